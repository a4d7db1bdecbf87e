"""Generating, scoring and choosing."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
import torch

from gentwin_chat.errors import ModelError
from gentwin_chat.finetune.weights import WEIGHTS
from gentwin_chat.llama import Llama, Message
from gentwin_chat.llama.model import _Text


def test_importing_costs_no_model_library() -> None:
    code = (
        "import sys, gentwin_chat.llama, gentwin_chat.verbaliser, gentwin_chat.finetune;"
        "print([m for m in ('torch', 'transformers', 'peft') if m in sys.modules])"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"


@pytest.mark.llama
def test_the_real_model_knows_the_capital_of_france(bare: Llama) -> None:
    question = [Message(role="user", content="What is the capital of France?")]
    pieces = list(bare.generate(question, max_tokens=24))
    assert "Paris" in "".join(pieces)
    assert len(pieces) > 3  # streamed


@pytest.mark.llama
def test_the_same_prompt_gives_the_same_text(bare: Llama) -> None:
    one, two = ("".join(bare.generate("A digital twin is", max_tokens=16)) for _ in range(2))
    assert one == two


def test_a_kept_beginning_changes_nothing_but_the_time(tiny: Llama) -> None:
    prompt = "some prompt that begins alike"
    whole = "".join(tiny.generate(prompt, max_tokens=8))
    length = len(tiny.tokenizer.encode(prompt))
    for kept in (1, length - 1, length, 10 * length):
        assert "".join(tiny.generate(prompt, max_tokens=8, kept=kept)) == whole


@pytest.mark.llama
def test_true_continuations_score_higher(bare: Llama) -> None:
    scores = bare.score("The capital of France is", [" Paris", " Oslo", " seventeen", ""])
    assert scores[0] > scores[1] > scores[2]
    assert scores[3] == 0.0
    assert all(s <= 0 for s in scores)


def test_scores_are_log_likelihoods_and_do_not_depend_on_the_batch(tiny: Llama) -> None:
    tails = ["a", "bcd", "bc", "xyzzy"]
    together = tiny.score("some prompt", tails)
    alone = [tiny.score("some prompt", [t])[0] for t in tails]
    assert together == pytest.approx(alone, abs=0.05)  # bfloat16 sums in another order
    assert tiny.score("prompt", tails, prefix="some ") == pytest.approx(together, abs=0.05)
    every = tiny.score("q", [chr(c) for c in range(32, 127)])
    assert sum(torch.tensor(every).exp()) < 1


@pytest.mark.llama
def test_the_adapter_stands_aside_unless_asked_for(bare: Llama) -> None:
    tuned = Llama(bare.folder, adapter=WEIGHTS)
    question = [Message(role="user", content="What is the capital of France?")]
    said, adapted, plain = (
        "".join(llama.generate(question, max_tokens=12, adapted=on))
        for llama, on in ((tuned, False), (tuned, True), (bare, False))
    )
    assert said == plain != adapted
    assert tuned.score("A", [" b"]) == bare.score("A", [" b"])
    assert tuned.score("A", [" b"], adapted=True) != bare.score("A", [" b"])


def test_sampling_follows_its_seed(tiny: Llama) -> None:
    def say(seed: int) -> str:
        return "".join(tiny.generate("x", max_tokens=12, temperature=1.0, seed=seed))

    assert say(1) == say(1)
    assert len({say(s) for s in range(5)}) > 1


def test_an_empty_prompt_is_refused(tiny: Llama) -> None:
    with pytest.raises(ModelError, match="leaves no room"):
        list(tiny.generate(""))
    with pytest.raises(ModelError, match="prompt is empty"):
        tiny.score("", ["a"])


def test_text_is_given_in_whole_characters_and_stops(tiny: Llama) -> None:
    text = _Text(tiny.tokenizer, ["END"])
    given = [text.push(i) for i in tiny.tokenizer.encode("é🙂 ENough END of it")]
    assert "".join(given) == "é🙂 ENough "
    assert text.stopped
    assert "\ufffd" not in "".join(given)


def test_narrowing_ends_with_the_branch_the_model_prefers(tiny: Llama) -> None:
    branches = [[*tiny.tokenizer.encode(t), 257] for t in ("abc", "abd", "axe", "b")]
    prompt = tiny.tokenizer.encode("hello")
    steps = list(tiny.narrow([], prompt, branches))
    assert [len(s) for s in steps] == sorted({len(s) for s in steps}, reverse=True)
    assert len(steps[-1]) == 1
    assert set(steps[-1]) <= set(steps[0])
    # A shared prefix that is read beforehand changes nothing.
    assert list(tiny.narrow(prompt[:2], prompt[2:], branches)) == steps


def test_a_folder_without_a_template_cannot_chat(tiny: Llama, tmp_path: Path) -> None:
    for file in tiny.folder.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    (tmp_path / "tokenizer_config.json").write_text(json.dumps({}))
    with pytest.raises(ModelError, match="no chat template"):
        list(Llama(tmp_path).generate([Message(role="user", content="hi")]))
