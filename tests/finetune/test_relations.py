"""Told networks are true to themselves, and what is learnt of them is measured as eq. 9 says."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any, cast

import pytest
import torch
from tiny_llama import write_tiny

from gentwin_chat.domain import Entity, Relation, Topology
from gentwin_chat.eval.fig6 import ARMS, BUDGETS, rounds
from gentwin_chat.eval.told_city import split, told_city
from gentwin_chat.finetune import log_styles
from gentwin_chat.finetune.base import load_base
from gentwin_chat.finetune.batching import Sample
from gentwin_chat.finetune.fit import FitConfig, fit
from gentwin_chat.finetune.frozen import Frozen
from gentwin_chat.finetune.relation_logs import Log, tell
from gentwin_chat.finetune.relations import answer, questions, score, told_networks
from gentwin_chat.finetune.twin_adapter import TwinAdapterConfig
from gentwin_chat.generation import NEITHER, NO, YES, Pair, Verdict, beliefs

PERFECT = {YES: Verdict(1, 0), NO: Verdict(0, 1), NEITHER: Verdict(0, 0)}


def read_perfectly(log: Log) -> dict[Pair, float]:
    asked = questions(log)
    return beliefs(asked, {q.prompt: PERFECT[answer(log, q)] for q in asked}, log.ontology)


@pytest.mark.parametrize("held_out", [False, True])
def test_whoever_understands_each_line_knows_what_holds_at_the_end(held_out: bool) -> None:
    for log in told_networks(12, seed=5, held_out=held_out):
        found = score(log, read_perfectly(log))
        assert (found.accuracy, found.l1, found.f1) == (1.0, 0.0, 1.0)


def test_the_papers_network_is_told_whole() -> None:
    log = told_city(0)
    assert len(log.holds) == 580
    assert score(log, read_perfectly(log)).accuracy == 1.0
    parts = split(log, 0)
    assert [len(p) for p in (parts.train, parts.validation, parts.test)] == [700, 150, 150]
    assert not parts.train & parts.validation
    assert parts.train | parts.validation | parts.test >= log.holds


def test_what_does_not_hold_is_named_together_and_of_the_right_kinds() -> None:
    log = told_city(1)
    asked = {q.pair for q in questions(log)}
    assert set(log.fails) <= asked
    assert set(log.fails.values()) == {"ended", "denied", "idle"}
    assert not log.fails.keys() & log.holds
    kinds = {i: e.kind for i, e in log.network.entities.items()}
    assert {(kinds[p.source], p.type, kinds[p.target]) for p in log.fails} <= {
        tuple(s) for s in log.ontology.signatures
    }


def test_no_wording_is_both_learnt_and_held_out() -> None:
    def said(styles: dict[str, log_styles.Wordings]) -> set[str]:
        return {t for w in styles.values() for part in vars(w).values() for t in part}

    assert not said(log_styles.TRAIN) & said(log_styles.HELD_OUT)
    own = {q.prompt for log in told_networks(6, 1) for q in questions(log)}
    other = {q.prompt for log in told_networks(6, 1, held_out=True) for q in questions(log)}
    assert not own & other


def test_the_score_is_eq_9() -> None:
    entities = {i: Entity(id=i, kind=i[0]) for i in ("s1", "s2", "g1", "g2")}
    relations = [Relation(source=s, type="on", target="g1") for s in ("s1", "s2")]
    network = Topology(entities=entities, relations=relations)
    log = tell(network, log_styles.TRAIN, random.Random(0), churn=0, chatter=0)
    log = Log(log.network, log.ontology, log.lines, {Pair("s1", "on", "g2"): "idle"})
    held = {Pair("s1", "on", "g1"): 0.9, Pair("s1", "on", "g2"): 0.7}
    found = score(log, held)
    assert found.l1 == pytest.approx((0.1 + 0.7 + 1.0) / 3)
    assert found.accuracy == pytest.approx(1 / 3)
    assert (found.precision, found.recall) == (0.5, 0.5)
    assert found.by_sort == {"true": 0.5, "idle": 0.0}


@pytest.mark.parametrize("budget", BUDGETS)
@pytest.mark.parametrize("arm", ARMS)
def test_eighteen_rounds_read_every_line_once(arm: str, budget: str) -> None:
    log = told_city(2)
    asked = questions(log)
    read = [n for lines in rounds(log, asked, arm, budget, 18, 0) for n in lines]  # type: ignore[arg-type]
    assert sorted(read) == sorted({q.line for q in asked})


@pytest.mark.filterwarnings("ignore:.*is_gradient_checkpointing.*:FutureWarning")
def test_kept_prompts_give_what_the_whole_model_gives(tmp_path: Path) -> None:
    from peft import get_peft_model

    torch.manual_seed(0)
    config = TwinAdapterConfig(
        task_type="CAUSAL_LM", bottleneck=4, target_modules=r".*layers\.1\.mlp\.down_proj"
    )
    model = get_peft_model(load_base(write_tiny(tmp_path / "base"), torch.float32), config)
    answers = (7, 3, 9)
    frozen = Frozen(model)
    prompts = [[5, 6, 8], [1, 2, 3, 4, 5, 6], [9, 1], [5, 6, 8]]
    samples = [Sample(p, [a], choices=answers) for p, a in zip(prompts, (7, 3, 9, 7), strict=True)]
    rows = frozen.kept(samples)
    assert rows[0] == rows[3]
    before = frozen.chances(rows, answers)
    with frozen.attached():
        fit(model, rows, {}, FitConfig(epochs=60, batch=4, rate=0.01, precision="fp32"))
    model.eval()
    after = frozen.chances(rows, answers)
    right = torch.tensor([[0], [1], [2], [0]])
    assert (after.gather(1, right) > before.gather(1, right)).all()
    # the whole model, its adapter at the last token only, as 𝒫(·) has it
    for prompt, expected in zip(prompts, after, strict=True):
        chosen = torch.zeros(1, len(prompt))
        chosen[0, -1] = 1
        with torch.no_grad(), cast(Any, model.base_model).pool(chosen):
            logits = model(torch.tensor([prompt])).logits[0, -1, list(answers)]
        assert torch.allclose(logits.softmax(-1), expected, atol=1e-5)


@pytest.mark.filterwarnings("ignore:.*is_gradient_checkpointing.*:FutureWarning")
@pytest.mark.parametrize("checkpointing", [False, True])
def test_kept_texts_have_the_states_and_gradients_of_whole_ones(
    tmp_path: Path, checkpointing: bool
) -> None:
    """Prompts that begin alike, of several lengths, with answers of one token and of more."""
    from peft import get_peft_model

    torch.manual_seed(0)
    config = TwinAdapterConfig(
        task_type="CAUSAL_LM", bottleneck=4, target_modules=r".*\.layers\.1\.mlp\.down_proj"
    )
    base = load_base(
        write_tiny(tmp_path / "base"), torch.float32, gradient_checkpointing=checkpointing
    )
    model = get_peft_model(base, config).train()
    learning = {n: p for n, p in model.named_parameters() if p.requires_grad}
    for name, parameter in learning.items():
        if "twin_adapter_up" in name:
            torch.nn.init.normal_(parameter, std=0.3)
    texts = [([1, 2, 5, 6], [7]), ([1, 2, 9], [3, 4, 8]), ([1, 2, 3, 4, 5, 6, 7], [9, 1])]
    frozen, llama = Frozen(model), cast(Any, model.get_base_model())
    kept = frozen.kept([Sample(p, c) for p, c in texts])
    ids = torch.zeros(3, 4, dtype=torch.long)
    for row, sample in zip(ids, kept, strict=True):
        row[: len(sample)] = torch.tensor([*sample.prompt, *sample.completion])
    with frozen.attached():
        found = llama.model(ids).last_hidden_state
    states = [state[: len(c)] for state, (_, c) in zip(found, texts, strict=True)]
    torch.autograd.backward(torch.cat(states).square().sum())
    gradients = {n: p.grad.clone() for n, p in learning.items() if p.grad is not None}
    model.zero_grad()
    wholes = []
    for prompt, completion in texts:
        whole = torch.tensor([[*prompt, *completion[:-1]]])
        extracted = (torch.arange(whole.shape[1]) >= len(prompt) - 1).float().unsqueeze(0)
        with cast(Any, model.base_model).pool(extracted):
            whole = llama.model(whole, use_cache=False).last_hidden_state[0, len(prompt) - 1 :]
            whole.square().sum().backward()
        wholes.append(whole)
    torch.testing.assert_close(torch.cat(states), torch.cat(wholes), atol=1e-5, rtol=1e-4)
    assert gradients.keys() == learning.keys()
    for name, parameter in learning.items():
        torch.testing.assert_close(gradients[name], parameter.grad, atol=1e-4, rtol=1e-3)
