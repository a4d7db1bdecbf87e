"""The miniature of the shipped training: what it compares is alike but for method and way."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tiny_llama import write_tiny

from gentwin_chat.eval.adapter_speed import METHODS, WAYS, Trainer, speed, told
from gentwin_chat.generation import NEITHER, NO, YES
from gentwin_chat.settings import settings

# transformers 5 deprecates a name that PEFT 0.21 still uses.
pytestmark = pytest.mark.filterwarnings("ignore:.*is_gradient_checkpointing.*:FutureWarning")


@pytest.fixture(autouse=True)
def tiny_base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    folder = write_tiny(tmp_path / "base", words=(YES, NO, NEITHER))
    monkeypatch.setenv("GENTWIN_MODEL", str(folder))
    settings.cache_clear()
    yield
    settings.cache_clear()


def test_lora_has_as_many_parameters_on_the_same_modules() -> None:
    trainer = Trainer()
    sizes, places = [], []
    for method in METHODS:
        model = trainer.adapted(method)
        learning = {n: p for n, p in model.named_parameters() if p.requires_grad}
        sizes.append(sum(p.numel() for p in learning.values()))
        places.append({n.partition("down_proj")[0] for n in learning})
        model.unload()
    assert places[0] == places[1] != set()
    assert sizes[1] == pytest.approx(sizes[0], rel=0.02)


def test_each_method_is_timed_in_both_ways_and_lora_is_the_measure() -> None:
    found = speed(1)
    assert {method: set(ways) for method, ways in found.items()} == {m: {*WAYS} for m in METHODS}
    for way in WAYS:
        assert found["LoRA"][way]["of_lora"] == 1
    assert found["LoRA"][WAYS[0]]["of_lora_on_whole_texts"] == 1
    assert all(f["tokens_per_second"] > 0 for ways in found.values() for f in ways.values())
    peaks = {method: dict.fromkeys(WAYS, 1.0) for method in METHODS}
    (table,) = told(found, peaks)["tables"]
    assert [row[:2] for row in table["rows"]] == [[m, w] for w in WAYS for m in METHODS]
