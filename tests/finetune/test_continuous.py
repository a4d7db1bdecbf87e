"""The adapter follows its pools: what changed is learnt, the old is kept, the swap is at once."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import torch
from tiny_llama import write_tiny

from gentwin_chat.answer import Answer
from gentwin_chat.cli import live, main
from gentwin_chat.data import CITY
from gentwin_chat.domain import Entity, PutEntity, PutRelation, Relation, Triple
from gentwin_chat.errors import ModelError
from gentwin_chat.finetune import continuous
from gentwin_chat.finetune.batching import Sample
from gentwin_chat.finetune.continuous import ContinuousLearner, Experience, changed
from gentwin_chat.finetune.fit import FitConfig, History, Progress
from gentwin_chat.finetune.learner import Learner
from gentwin_chat.finetune.saving import lead
from gentwin_chat.generation import NEITHER, NO, YES, Pair
from gentwin_chat.indexing.graph.embedded import EmbeddedGraph
from gentwin_chat.indexing.ingest import open_source
from gentwin_chat.indexing.pooling import Pool
from gentwin_chat.indexing.pools import PriorityPools
from gentwin_chat.llama import Llama
from gentwin_chat.settings import settings
from gentwin_chat.twin import Twin
from gentwin_chat.verbaliser import Verbaliser

ANSWERS = ("yes", "no", "maybe")
CONFIG = FitConfig(epochs=60, batch=8, rate=0.01, precision="fp32", save_every=10**6)
OLD = {"X joined Y": "yes", "X left Y": "no"}
NEW = {"X quit Y!": "maybe"}

pytestmark = pytest.mark.filterwarnings("ignore:.*is_gradient_checkpointing.*:FutureWarning")


def network() -> PriorityPools:
    nodes = [Entity(id="g", kind="Gateway"), *(Entity(id=f"s{n}", kind="Sensor") for n in range(6))]
    links = [Relation(source=f"s{n}", type="on", target="g") for n in range(4)]
    return PriorityPools(nodes, links)


def as_samples(learner: Learner, said: dict[str, str]) -> list[Sample]:
    encode, choices = learner.tokenizer.encode, learner.answers
    return [Sample(encode(t), encode(a)[:1], choices=choices) for t, a in said.items()]


def right(llama: Llama, said: dict[str, str]) -> float:
    """The mean chance of the right answers."""
    found = llama.chances(list(said), ANSWERS)
    return sum(
        c[ANSWERS.index(a)] for c, a in zip(found, said.values(), strict=True)
    ) / len(said)  # fmt: skip


@pytest.fixture
def base(tmp_path: Path) -> Path:
    return write_tiny(tmp_path / "base")


@pytest.fixture
def learner(base: Path) -> Learner:
    return Learner(0, layers=2, bottleneck=8, base=base, answers=ANSWERS)


def test_pools_have_changed_where_alpha_passed_the_trigger() -> None:
    pools = network()
    before = pools.rebuild()
    pools.apply(PutRelation(relation=Relation(source="s4", type="on", target="g")))
    after = pools.rebuild()
    weights = {p: abs(before.pool_weights[p] - after.pool_weights[p]) for p in Pool}
    assert changed(before, after, 0.0) == {p for p in Pool if weights[p] > 0} != set()
    assert changed(before, after, max(weights.values())) == set()
    assert changed(None, after, 1.0) == set(Pool)


def test_an_update_learns_the_new_and_takes_the_place_of_the_old(
    learner: Learner, base: Path, tmp_path: Path
) -> None:
    learner.fit(as_samples(learner, OLD), CONFIG)
    learner.save(tmp_path / "first")
    reader = Llama(base, adapter=tmp_path / "first")
    old, new = right(reader, OLD), right(reader, NEW)
    pools = network()
    follower = ContinuousLearner(
        learner,
        as_samples(learner, OLD),
        publish=reader.adapt,
        folder=tmp_path / "updates",
        pools=pools.rebuild(),
        config=CONFIG,
    )
    for prompt, said in NEW.items():
        follower.observe(Experience(prompt, Pair("s4", "on", "g"), said))
    follower.project(pools.rebuild())  # nothing has changed
    follower.wait()
    assert follower.updates == 0
    pools.apply(PutRelation(relation=Relation(source="s4", type="on", target="g")))
    follower.project(pools.rebuild())
    follower.wait()
    assert follower.updates == 1
    assert reader.adapter == tmp_path / "updates" / "1"
    assert right(reader, NEW) > max(new, 0.5)
    assert right(reader, OLD) > min(old, 0.9) - 0.1


def test_what_the_reader_says_is_what_the_learner_says(
    learner: Learner, base: Path, tmp_path: Path
) -> None:
    learner.fit(as_samples(learner, OLD), CONFIG)
    learner.save(tmp_path / "saved")
    said = list(Llama(base, adapter=tmp_path / "saved").chances(list(OLD), ANSWERS))
    for (yes, no), chances in zip(learner.judge(list(OLD)), said, strict=True):
        assert (yes, no) == pytest.approx(tuple(chances[:2]), abs=5e-2)
    other = Learner(1, layers=2, bottleneck=8, base=base, answers=ANSWERS)
    other.take_up(tmp_path / "saved")
    for mine, theirs in zip(learner.judge(list(OLD)), other.judge(list(OLD)), strict=True):
        assert mine == pytest.approx(theirs, abs=5e-2)  # saved in bfloat16
    with pytest.raises(ModelError, match="bottleneck is 8, not 4"):
        Learner(0, layers=2, bottleneck=4, base=base, answers=ANSWERS).take_up(tmp_path / "saved")
    with pytest.raises(ModelError, match="other layers"):
        Learner(0, layers=1, bottleneck=8, base=base, answers=ANSWERS).take_up(tmp_path / "saved")


def test_a_failed_update_leaves_the_old_adapter_in_use(learner: Learner, tmp_path: Path) -> None:
    failures: list[ModelError] = []

    def refuse(folder: Path) -> None:
        raise ModelError("no room")

    follower = ContinuousLearner(
        learner, [], publish=refuse, folder=tmp_path, config=CONFIG, on_error=failures.append
    )
    follower.learn([Experience(p, Pair("s4", "on", "g"), a) for p, a in NEW.items()])
    assert follower.updates == 0
    assert [str(e) for e in failures] == ["no room"]


def test_the_loss_is_eq_9_by_the_graph(learner: Learner, tmp_path: Path) -> None:
    learner.fit(as_samples(learner, OLD), CONFIG)
    follower = ContinuousLearner(
        learner, [], publish=lambda _: None, folder=tmp_path, config=CONFIG
    )
    graph = EmbeddedGraph(None)
    assert follower.loss(graph) == 0.0
    graph.apply(
        [
            PutEntity(entity=Entity(id="s", kind="Sensor")),
            PutEntity(entity=Entity(id="g", kind="Gateway")),
            PutRelation(relation=Relation(source="s", type="on", target="g")),
        ]
    )
    joined, left = learner.judge(list(OLD))
    follower.observe(Experience("X joined Y", Pair("s", "on", "g"), "yes"))
    follower.observe(Experience("X left Y", Pair("t", "on", "g"), "no"))
    expected = ((1 - joined.yes) + left.yes) / 2
    assert follower.loss(graph) == pytest.approx(expected, abs=1e-5)


def test_prompts_have_what_they_speak_of_learnt_again(learner: Learner, tmp_path: Path) -> None:
    follower = ContinuousLearner(
        learner, [], publish=lambda _: None, folder=tmp_path, config=CONFIG
    )
    follower.observe(Experience("X joined Y", Pair("s", "on", "g"), "yes"))
    other = Answer(
        text="", status="answered", facts=[Triple(subject="t", predicate="on", object="h")]
    )
    follower.update([other])
    follower.wait()
    assert follower.updates == 0
    follower.update(
        [other.model_copy(update={"facts": [Triple(subject="s", predicate="on", object="g")]})]
    )
    follower.wait()
    assert follower.updates == 1


def test_another_base_is_refused_and_the_old_adapter_stays(
    learner: Learner, base: Path, tmp_path: Path
) -> None:
    learner.save(tmp_path / "saved")
    other = Llama(write_tiny(tmp_path / "other", seed=1))
    with pytest.raises(ModelError, match="another base model"):
        other.adapt(tmp_path / "saved")
    assert other.adapter is None


def test_an_update_keeps_what_is_replayed_of_another_task(learner: Learner, tmp_path: Path) -> None:
    """Whole answers beside judgements on lines, as the shipped adapter knows both."""
    encode = learner.tokenizer.encode
    texts = [Sample(encode(f"Q{n}?"), encode(f"It is {n}.")) for n in range(4)]
    learner.fit([*texts, *as_samples(learner, OLD)], CONFIG)
    learner.save(tmp_path / "both")
    before = learner.measures(texts).loss
    after: dict[bool, float] = {}
    for replayed in (True, False):
        learner.take_up(tmp_path / "both")
        follower = ContinuousLearner(
            learner,
            texts if replayed else [],
            publish=lambda _: None,
            folder=tmp_path / str(replayed),
            config=CONFIG,
        )
        new = {f"X quit Y {n}!": "maybe" for n in range(4)}
        follower.learn([Experience(p, Pair("s4", "on", "g"), a) for p, a in new.items()])
        after[replayed] = learner.measures(texts).loss
    assert after[True] < before + 0.05
    assert after[True] < after[False]


def test_updates_are_numbered_after_those_of_an_earlier_run(
    learner: Learner, tmp_path: Path
) -> None:
    published: list[Path] = []
    (tmp_path / "updates" / "7").mkdir(parents=True)
    follower = ContinuousLearner(
        learner, [], publish=published.append, folder=tmp_path / "updates", config=CONFIG
    )
    follower.learn([Experience(p, Pair("s4", "on", "g"), a) for p, a in NEW.items()])
    assert published == [tmp_path / "updates" / "8"]


def test_a_running_process_goes_on_with_the_newest_adapter(
    learner: Learner, base: Path, tmp_path: Path
) -> None:
    """What ``gentwin ask`` says of one question changes with the link, while it runs."""
    question = "What is the status of gw-01?"
    reader, _ = open_source(CITY)
    said: dict[str, Path] = {}
    for seed in range(20):  # adapters that choose different wordings
        torch.manual_seed(seed)
        for name, weight in learner.model.named_parameters():
            if "twin_adapter_up" in name:
                torch.nn.init.normal_(weight, std=1.0)
        learner.save(folder := tmp_path / str(seed))
        twin = Twin(reader, phraser=Verbaliser(Llama(base, adapter=folder)))
        said.setdefault(twin.ask(question).text, folder)
        if len(said) == 2:
            break
    link = tmp_path / "current"
    lead(link, next(iter(said.values())))
    process = subprocess.Popen(
        [sys.executable, "-m", "gentwin_chat.cli", "ask", str(CITY), "--batch", "-"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1,
        env=os.environ | {"GENTWIN_MODEL": str(base), "GENTWIN_ADAPTER": str(link)},
    )  # fmt: skip
    with process:
        assert process.stdin
        assert process.stdout
        for expected, folder in said.items():
            lead(link, folder)
            process.stdin.write(json.dumps({"id": 1, "question": question}) + "\n")
            assert json.loads(process.stdout.readline())["text"] == expected
        process.stdin.close()
    assert process.returncode == 0
    assert len(said) == 2


def test_however_much_was_read_an_update_is_small_and_has_every_wording(
    learner: Learner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(continuous, "AT_ONCE", 8)
    monkeypatch.setattr(continuous, "KEPT", 4)
    learnt: list[list[Sample]] = []
    fit = learner.fit

    def note(samples: Sequence[Sample], *options: Any) -> History:
        learnt.append(list(samples))
        return fit(samples, *options)

    monkeypatch.setattr(learner, "fit", note)
    known = as_samples(learner, OLD)
    brief = CONFIG.model_copy(update={"epochs": 1})
    follower = ContinuousLearner(
        learner, known, publish=lambda _: None, folder=tmp_path, config=brief
    )
    pair = Pair("s4", "on", "g")
    rare = [Experience(f"X {verb} Y", pair, "yes") for verb in ("met", "saw", "won")]
    often = [Experience("X quit Y!", pair, "maybe")] * 50
    follower.learn([*rare, *often])
    new = learnt[0][:8]
    prompts = {tuple(learner.tokenizer.encode(e.prompt)) for e in [*rare, *often]}
    assert {tuple(s.prompt) for s in new} == prompts
    assert len(learnt[0]) == 8 + len(known)
    follower.learn([Experience(f"X ate {n} Y", pair, "no") for n in range(6)])
    assert learner.frozen.held == len(known)
    assert [learner.judge([p])[0].yes for p in OLD]  # what was dropped is read again


def test_closing_breaks_an_update_off_and_leaves_the_old_adapter_in_use(
    learner: Learner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    published: list[Path] = []
    begun = threading.Event()
    endless = CONFIG.model_copy(update={"epochs": 100_000})
    follower = ContinuousLearner(
        learner, [], publish=published.append, folder=tmp_path / "updates", config=endless
    )
    go_on = follower._go_on

    def note(progress: Progress) -> None:
        begun.set()
        go_on(progress)

    monkeypatch.setattr(follower, "_go_on", note)
    follower.observe(Experience("X quit Y!", Pair("s4", "on", "g"), "maybe"))
    pools = network()
    follower.project(pools.rebuild())
    assert begun.wait(60)
    assert follower.busy
    follower.close()
    assert not follower.busy
    assert follower.updates == 0
    assert published == []
    follower.observe(Experience("X quit Y!", Pair("s4", "on", "g"), "maybe"))
    follower.project(pools.rebuild())
    assert not follower.busy


def test_a_feed_that_ends_finishes_the_update_and_leads_to_the_new_adapter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    base = write_tiny(tmp_path / "base", words=(YES, NO, NEITHER))
    Learner(0, layers=1, bottleneck=4, base=base).save(tmp_path / "first")
    monkeypatch.setenv("GENTWIN_MODEL", str(base))
    monkeypatch.setenv("GENTWIN_ADAPTER", str(tmp_path / "first"))
    monkeypatch.setattr(live, "_REPLAYED", 4)
    settings.cache_clear()
    log = tmp_path / "city.log"
    lines = [f"2026-05-04T08:00:0{n}Z sensor/s-{n} joined gw-1, connectedTo->gateway/gw-1"
             for n in range(8)]  # fmt: skip
    log.write_text("\n".join(lines) + "\n")
    words = ["feed", str(tmp_path / "twin.db"), "--follow", str(log)]
    words += ["--adapt", str(tmp_path / "adapters"), "--seconds", "2", "--json"]
    try:
        with pytest.raises(SystemExit) as ended:
            main(words)
    finally:
        settings.cache_clear()
    assert ended.value.code == 0, capsys.readouterr().err
    current = tmp_path / "adapters" / "current"
    assert current.resolve() == tmp_path / "adapters" / "1"
    Llama(base, adapter=current)
