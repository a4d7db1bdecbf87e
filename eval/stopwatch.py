"""Where the time of an answer goes.

The parts are timed by wrapping public calls from outside, so that what is measured is what users
run:

    link      ``Linker.link``: words → mentions
    plan      ``Planner.plan`` without the link: mentions → typed query
    query     ``Retriever.retrieve``: typed query → values, facts, draft
    prefill   the Llama reads the question and the facts
    decode    the Llama chooses the words
    phrase    ``Phraser.phrase`` without the Llama: the wordings of the draft
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from gentwin_chat.answer import Answer, Draft
from gentwin_chat.retriever import Retriever
from gentwin_chat.twin import Phraser, Twin
from gentwin_chat.understanding.linking import Linker
from gentwin_chat.understanding.planner import Planner

STAGES = ("link", "plan", "query", "prefill", "decode", "phrase")
_WITHIN = {"plan": ("link",), "phrase": ("prefill", "decode")}


class Stopwatch:
    """Milliseconds spent in each stage while it is attached."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = dict.fromkeys(STAGES, 0.0)
        self._read = False  # whether the Llama has read this question

    @contextmanager
    def attached(self, twin: Twin) -> Iterator[Stopwatch]:
        """Time the stages of ``twin``; the classes are as before when this ends."""
        from gentwin_chat.llama.decoder import Decoder

        wrapped: list[tuple[type, str, Callable[[], str]]] = [
            (Linker, "link", lambda: "link"),
            (Planner, "plan", lambda: "plan"),
            (Retriever, "retrieve", lambda: "query"),
            (Decoder, "forward", self._reading),
        ]
        before = [(cls, name, getattr(cls, name)) for cls, name, _ in wrapped]
        phraser = twin.phraser
        twin._phraser = _TimedPhraser(phraser, self.spent)
        for cls, name, stage in wrapped:
            setattr(cls, name, self._timed(getattr(cls, name), stage))
        try:
            yield self
        finally:
            twin._phraser = phraser
            for cls, name, original in before:
                setattr(cls, name, original)

    def take(self) -> dict[str, float]:
        """What was spent since the last time; a stage does not hold those within it."""
        taken = dict(self.spent)
        for stage, parts in _WITHIN.items():
            taken[stage] = max(0.0, taken[stage] - sum(taken[p] for p in parts))
        self.spent.update(dict.fromkeys(STAGES, 0.0))
        self._read = False
        return {stage: round(ms, 3) for stage, ms in taken.items()}

    def _reading(self) -> str:
        """The first pass of the Llama in an answer reads; those after it decide."""
        stage = "decode" if self._read else "prefill"
        self._read = True
        return stage

    def _timed(self, call: Callable[..., Any], stage: Callable[[], str]) -> Callable[..., Any]:
        depth = 0  # a what-if query retrieves within a retrieval: count the outer call only

        def timed(*args: Any, **kwargs: Any) -> Any:
            nonlocal depth
            started = time.perf_counter()
            depth += 1
            try:
                return call(*args, **kwargs)
            finally:
                depth -= 1
                if not depth:
                    self.spent[stage()] += (time.perf_counter() - started) * 1000

        return timed


def mean_stages(taken: Sequence[dict[str, float]]) -> dict[str, float]:
    """Milliseconds of each stage, on average over what was taken after each answer."""
    return {s: round(sum(t[s] for t in taken) / len(taken), 2) for s in STAGES} if taken else {}


class _TimedPhraser:
    def __init__(self, phraser: Phraser, spent: dict[str, float]) -> None:
        self._phraser, self._spent = phraser, spent

    def phrase(self, question: str, draft: Draft) -> Iterator[str]:
        started = time.perf_counter()
        pieces = self._phraser.phrase(question, draft)
        while True:
            piece = next(pieces, None)
            self._spent["phrase"] += (time.perf_counter() - started) * 1000
            if piece is None:
                return
            yield piece
            started = time.perf_counter()


def timed(twin: Twin, question: str) -> tuple[Answer, dict[str, float]]:
    """An answer, and the milliseconds of each stage; one question at a time."""
    with Stopwatch().attached(twin) as watch:
        return twin.ask(question), watch.take()
