"""Two ways to ask the product a list of questions: as its users run it, and in this process.

In this process one start serves every network, parts of the product can be left out to see what
they are worth, and each answer tells the query that the planner made of its question.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from gentwin_chat.answer import Draft
from gentwin_chat.batch import answer_lines
from gentwin_chat.errors import SourceError
from gentwin_chat.eval.gold import Question
from gentwin_chat.indexing.graph.order import natural_key
from gentwin_chat.indexing.graph.protocol import Comparison, GraphReader, GraphStore, NameHit
from gentwin_chat.query import Question as Query
from gentwin_chat.twin import Phraser, Twin
from gentwin_chat.understanding.calibration import probability
from gentwin_chat.understanding.dialogue import Thread
from gentwin_chat.understanding.planner import Plan, Planner
from gentwin_chat.understanding.vocabulary import Encoder

GENTWIN = (str(Path(sys.executable).with_name("gentwin")),)
PARTS = {
    "llama": "drafts are said as they stand",
    "adapter": "the bare Llama phrases",
    "embeddings": "meaning is not compared",
    "priority": "ids come in natural order, not by eq. 3",
}
"""What can be left out → what is then."""

Answers = dict[str, dict[str, Any]]


def _line(question: Question) -> str:
    shown = question.model_dump(include={"id", "question", "thread"}, exclude_none=True)
    return json.dumps(shown) + "\n"


def by_command(
    source: Path,
    questions: Sequence[Question],
    folder: Path,
    command: Sequence[str] = GENTWIN,
    timeout: float = 1800,
) -> Answers:
    """Answers by question id, as one process gives them; what it did not answer is missing."""
    asked = folder / f"{questions[0].network}.questions.jsonl"
    asked.write_text("".join(map(_line, questions)), encoding="utf-8")
    done = subprocess.run(
        [*command, "ask", str(source), "--batch", str(asked)],
        capture_output=True,
        text=True,
        timeout=timeout,
        check=False,
    )
    if done.returncode:
        print(
            f"{questions[0].network}: exit status {done.returncode}\n{done.stderr[-2000:]}",
            file=sys.stderr,
        )
    found = {}
    for line in done.stdout.splitlines():
        if line.startswith("{"):
            answer = json.loads(line)
            found[str(answer["id"])] = answer
    return found


def in_process(twin: Twin, questions: Sequence[Question]) -> Answers:
    """Answers by question id as a batch gives them, each with its ``query``.

    Args:
        twin: as :func:`open_without` opens it.
    """
    planner = twin.planner
    found = {}
    lines = (_line(q).encode() for q in questions)
    for question, answer in zip(questions, answer_lines(twin, lines, "questions"), strict=True):
        if isinstance(answer, SourceError):
            print(f"{question.id}: {answer}", file=sys.stderr)
            continue
        plan = planner.last if isinstance(planner, RecordingPlanner) else None
        answer["query"] = _short(plan.question) if plan and plan.question else None
        answer["explained"] = plan.confidence if plan else None
        answer["confidence"] = probability(plan.confidence) if plan else None
        found[question.id] = answer
    return found


def _short(query: Query) -> str:
    """A typed query as far as it is not the default."""
    return f"{type(query).__name__} {query.model_dump_json(exclude_defaults=True)}"


class RecordingPlanner(Planner):
    """A planner that keeps its last plan."""

    last: Plan | None = None

    def plan(self, question: str, thread: Thread | None = None) -> Plan:
        self.last = super().plan(question, thread)
        return self.last


class Plain:
    """Says a draft as it stands."""

    def phrase(self, question: str, draft: Draft) -> Iterator[str]:
        yield str(draft)


def open_without(source: str | Path, without: Collection[str] = ()) -> Twin:
    """A twin of the newest version of ``source``, with some of :data:`PARTS` left out.

    Raises:
        SourceError, StoreError: as ``Twin.open``.
    """
    return twin_without(Twin.open(source).reader, without)


def twin_without(reader: GraphReader, without: Collection[str] = ()) -> Twin:
    """A twin of one version of a graph (the newest, if it has several), with some of
    :data:`PARTS` left out."""
    if isinstance(reader, GraphStore):
        reader = reader.at(reader.version)
    if "priority" in without:
        _forget_priority(reader)
    encoder: Encoder | None = None if "embeddings" in without else remembered
    twin = Twin(reader, phraser=_phraser(without), encoder=encoder)
    twin._planner = (reader.version, RecordingPlanner(reader, encoder))
    return twin


_vectors: dict[str, np.ndarray] = {}


def remembered(texts: Sequence[str]) -> np.ndarray:
    """The product's sentence embeddings, each made once: a run opens the same words many times."""
    if new := [t for t in dict.fromkeys(texts) if t not in _vectors]:
        from gentwin_chat.embedding import encode

        _vectors.update(zip(new, encode(new), strict=True))
    return np.stack([_vectors[t] for t in texts])


def _phraser(without: Collection[str]) -> Phraser:
    if "llama" in without:
        return Plain()
    from gentwin_chat.llama import load
    from gentwin_chat.settings import load as load_settings
    from gentwin_chat.verbaliser import Verbaliser, default_verbaliser

    if "adapter" in without:
        return Verbaliser(load(load_settings(adapter="none")))
    return default_verbaliser()


def _forget_priority(reader: GraphReader) -> None:
    """Make this one reader give ids in natural order, as a store without eq. 3 would."""
    select, named = reader.select, reader.named

    def by_nature(identifier: str) -> tuple[str, str]:
        return natural_key(identifier), identifier

    def select_in_natural_order(
        kinds: Sequence[str] = (),
        where: Sequence[Comparison] = (),
        ids: Collection[str] | None = None,
        limit: int | None = None,
    ) -> list[str]:
        return sorted(select(kinds, where, ids), key=by_nature)[:limit]

    def named_in_natural_order(keys: Collection[str]) -> dict[str, list[NameHit]]:
        found = named(keys)
        return {k: sorted(hits, key=lambda h: by_nature(h.id)) for k, hits in found.items()}

    vars(reader).update(select=select_in_natural_order, named=named_in_natural_order)
