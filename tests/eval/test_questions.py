"""The shipped question sets: reproducible, disjoint, and with gold that is still right."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest

from gentwin_chat.domain import Topology, short_id
from gentwin_chat.eval.gold import KINDS
from gentwin_chat.eval.make_questions import QUESTIONS, make
from gentwin_chat.eval.networks import SETS, build, domains, write_all
from gentwin_chat.eval.score import known_names, mark, read_questions
from gentwin_chat.indexing.sources import load


def flat(topology: Topology) -> tuple[object, ...]:
    """What a reader must give back: entities, their readings, and who is joined to whom.

    Ends are compared without order: not every form can say that a cable has no direction.
    """
    entities = {
        e.id: (short_id(e.kind), e.name, {k: v.value for k, v in e.attributes.items()})
        for e in topology.entities.values()
    }
    ends = sorted(sorted((r.source, r.target)) for r in topology.relations)
    return entities, ends


@pytest.mark.parametrize("name", sorted(domains()))
def test_a_seed_gives_one_network(name: str) -> None:
    domain = domains()[name]
    assert build(domain) == build(domain)
    assert build(domain, seed=1) != build(domain, seed=2)
    assert 30 <= len(build(domain).entities) <= 300


@pytest.mark.parametrize("which", SETS)
def test_written_networks_read_back(which: str, tmp_path: Path) -> None:
    for name, path in write_all(tmp_path, which).items():
        read = load(path)
        assert not read.rejects, name
        assert flat(read) == flat(build(domains()[name])), name


@pytest.mark.parametrize("which", SETS)
def test_shipped_lines_are_what_the_maker_makes(which: str) -> None:
    for network, questions in make(which).items():
        shipped = read_questions(QUESTIONS / which / f"{network}.jsonl")
        assert [q.line() for q in shipped] == [q.line() for q in questions], network


def test_sets_share_neither_network_nor_wording() -> None:
    lines = {
        w: [q for p in (QUESTIONS / w).glob("*.jsonl") for q in read_questions(p)] for w in SETS
    }
    for one, other in combinations(lines.values(), 2):
        assert not {q.network for q in one} & {q.network for q in other}
        assert not {q.question.casefold() for q in one} & {q.question.casefold() for q in other}
    for questions in lines.values():
        assert len({q.id for q in questions}) == len(questions) >= 200
        assert {q.kind for q in questions} == set(KINDS)
        assert sum(q.wording == "hand" for q in questions) >= 120


@pytest.mark.parametrize("which", SETS)
def test_the_gold_itself_is_right_and_silence_is_not(which: str) -> None:
    for path in (QUESTIONS / which).glob("*.jsonl"):
        names = known_names([path.stem])[path.stem]
        for question in read_questions(path):
            gold = question.gold
            text = " ".join(must.split("|")[0] for must in gold.text_must)
            perfect = {"status": gold.status, "text": text, "values": gold.values, "facts": []}
            assert mark(question, perfect, names).exact, question.id
            assert not mark(question, None, names).exact, question.id
            evasive = "unknown" if gold.status != "unknown" else "answered"
            if evasive not in gold.status_accept:
                wrong = {"status": evasive, "text": "", "values": [], "facts": []}
                assert not mark(question, wrong, names).exact, question.id


# What makes questions and gold, and judges answers; all else in the folder runs the product.
JUDGES = {
    "asks_links",
    "asks_measures",
    "asks_sets",
    "domains_dev",
    "domains_heldout",
    "domains_practice",
    "domains_practice_opened",
    "draws",
    "faithfulness",
    "gold",
    "grammar",
    "hand",
    "make_questions",
    "matching",
    "networks",
    "perturbing",
    "phrases_dev",
    "phrases_heldout",
    "phrases_practice",
    "realdata",
    "score",
    "solver",
    "writers",
}


def test_questions_gold_and_scores_know_nothing_of_how_answers_are_found() -> None:
    """Gold that came from the code it judges would only show that the code agrees with itself."""
    folder = QUESTIONS.parent
    judging = [p for p in folder.glob("*.py") if p.stem in JUDGES] + [
        *folder.glob("domains_*.py"),
        *folder.glob("hand/*.py"),
    ]
    assert {p.stem for p in judging} >= JUDGES - {"hand"}
    allowed = ("gentwin_chat.domain", "gentwin_chat.data", "gentwin_chat.indexing.sources")
    for path in judging:
        for module in imported(path):
            parts = module.split(".")
            if parts[:2] == ["gentwin_chat", "eval"]:
                assert parts[2] in JUDGES, f"{path.name}: {module}"
            elif parts[0] == "gentwin_chat":
                assert module.startswith(allowed), f"{path.name}: {module}"


def imported(path: Path) -> Iterator[str]:
    """Every module that a file imports, at its top or further in."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
