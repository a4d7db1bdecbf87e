"""The twin as programs use it: open a source, ask, chat, stream, ask what if.

question ── plan ──► typed query ── retrieve ──► values, facts, draft ── phrase ──► text
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from functools import cached_property, lru_cache
from pathlib import Path
from time import perf_counter
from types import TracebackType
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from gentwin_chat.aging import aged
from gentwin_chat.answer import Answer, Draft, Status, Timing
from gentwin_chat.completion import completed, read_relations
from gentwin_chat.domain import Reject, Relation
from gentwin_chat.errors import VersionError
from gentwin_chat.indexing.graph.diff import VersionDiff
from gentwin_chat.indexing.graph.fork import Fork
from gentwin_chat.indexing.graph.protocol import GraphHistory, GraphReader, GraphStore, Moment
from gentwin_chat.indexing.graph.retention import Retention
from gentwin_chat.retriever import Result, Retriever
from gentwin_chat.understanding.calibration import probability
from gentwin_chat.understanding.dialogue import Thread
from gentwin_chat.understanding.planner import Planner
from gentwin_chat.understanding.vocabulary import Encoder
from gentwin_chat.whatif import Scenario

if TYPE_CHECKING:
    from gentwin_chat.whatif.difference import Difference


class Phraser(Protocol):
    """Turns a draft into text, piece by piece (the verbaliser g of eq. 10)."""

    def phrase(self, question: str, draft: Draft) -> Iterator[str]: ...


@runtime_checkable
class _Closing(Protocol):
    """A reader that holds files or connections."""

    def close(self) -> None: ...


class Twin:
    """A digital twin of one network.

    Args:
        reader: the graph, or one version of it.
        phraser: says drafts in fluent text; the default is the Llama with the twin adapter.
        encoder: sentence embeddings for understanding; the default is all-MiniLM-L6-v2.
        rejects: what the source held and could not be read.
    """

    def __init__(
        self,
        reader: GraphReader,
        *,
        phraser: Phraser | None = None,
        encoder: Encoder | None = None,
        rejects: Sequence[Reject] = (),
    ) -> None:
        self.reader = reader
        self.rejects = tuple(rejects)
        self._phraser = phraser
        self._encoder = encoder
        self._planner: tuple[int, Planner] | None = None
        self._newest: Twin | None = None
        self._under: Twin | None = None  # what is closed with this twin

    @classmethod
    def open(cls, source: str | Path, *, generated: Path | None = None) -> Twin:
        """Open a file, a folder, a store, or a ``neo4j://`` / ``bolt://`` URI.

        Args:
            source: what to open.
            generated: a file of ``gentwin generate``, whose relations are to count as well.

        Raises:
            SourceError: nothing in the source can be read as a network.
            StoreError: a store cannot be opened.
        """
        from gentwin_chat.indexing.ingest import open_source

        reader, rejects = open_source(source)
        twin = cls(reader, rejects=rejects)
        if generated is None:
            return twin
        whole = twin.with_generated(read_relations(generated))
        whole._under = twin
        return whole

    @property
    def version(self) -> int:
        """The number of the version that answers are about."""
        return self.reader.version

    def at(self, version: Moment) -> Twin:
        """This twin as it was: the same questions on one version, which later changes do not move.

        Args:
            version: its number, or a time (``datetime`` or ISO text, UTC if it names no zone).

        Raises:
            VersionError: there is no such version, or it was retired.
        """
        rest = {"phraser": self._phraser, "encoder": self._encoder, "rejects": self.rejects}
        return Twin(self._history.at(version), **rest)  # type: ignore[arg-type]

    def diff(self, since: Moment, until: Moment | None = None) -> VersionDiff:
        """What differs between two versions, the later one being this twin's own if ``None``.

        Raises:
            VersionError: as :meth:`at`.
        """
        return self._history.diff(since, until)

    def compact(self, retention: Retention) -> list[int]:
        """Retire the versions that ``retention`` does not keep, and return their numbers.

        Raises:
            VersionError: this twin is one version or a what-if, and keeps none.
        """
        if not isinstance(self.reader, GraphStore):
            raise VersionError("This twin is one state of another. Compact that one.")
        return self.reader.compact(retention)

    @property
    def _history(self) -> GraphHistory:
        if isinstance(self.reader, GraphHistory):
            return self.reader
        raise VersionError("This twin holds no history of its own. Ask the one that it is of.")

    def _pinned(self) -> Twin:
        """This twin as of the newest version, so that one question never reads two."""
        if not isinstance(self.reader, GraphStore):
            return self
        newest = self.reader.version
        if self._newest is None or self._newest.version != newest:
            self._newest = self.at(newest)
        return self._newest

    def _aged(self, result: Result, pinned: Twin) -> Result:
        """A result of ``pinned``, with what is to be said of its age if this twin is fed."""
        if not isinstance(self.reader, GraphStore):
            return result
        return aged(result, pinned.reader, self.reader, datetime.now(UTC))

    # --- asking -------------------------------------------------------------------------------

    def ask(self, question: str) -> Answer:
        """Answer one question.

        Raises:
            ModelError: the language model cannot be loaded.
            StoreError: the store cannot be read.
        """
        return self.chat().ask(question)

    def stream(self, question: str) -> Iterator[str]:
        """The text of the answer, piece by piece."""
        return self.chat().stream(question)

    def chat(self) -> Conversation:
        """A conversation that remembers what was said."""
        return Conversation(self)

    def what_if(self, scenario: Scenario) -> Twin:
        """A fork with the scenario applied; this twin is not touched.

        Use it as a context manager or as it is: a fork holds nothing that needs closing.

        Raises:
            ScenarioError: the scenario names something that the twin does not have.
        """
        base = self._pinned().reader
        fork = Fork(base, scenario.changes(base))
        return Twin(fork, phraser=self._phraser, encoder=self._encoder)

    def compare(self, scenario: Scenario) -> Difference:
        """What a scenario would change in the network; this twin is not touched.

        Raises:
            ScenarioError: the scenario names something that the twin does not have.
        """
        from gentwin_chat.whatif.difference import difference

        return difference(scenario, self._pinned().reader)

    def with_generated(self, relations: Iterable[Relation]) -> Twin:
        """This twin, as it is now, with relations that a model has generated; they are marked with
        their probability in :attr:`Answer.facts`. This twin itself holds what was observed only.

        Raises:
            StoreError: a relation names an entity that is not there, or was not generated.
        """
        fork = completed(self._pinned().reader, relations)
        return Twin(fork, phraser=self._phraser, encoder=self._encoder, rejects=self.rejects)

    def retrieve(self, question: str, thread: Thread | None = None) -> Result:
        """Values, facts and draft for a question, without phrasing."""
        if (pinned := self._pinned()) is not self:
            return self._aged(pinned.retrieve(question, thread), pinned)
        plan = self.planner.plan(question, thread)
        if plan.question is None:
            assert plan.refusal is not None
            if thread is not None:
                thread.mention(plan.named)
            status: Status = "ambiguous" if plan.ambiguous else "unknown"
            return Result(status=status, draft=plan.refusal, facts=plan.facts)
        result = Retriever(self.reader).retrieve(plan.question)
        if result.status == "answered":
            result.confidence = probability(plan.confidence)
        if thread is not None and result.status == "answered":
            thread.remember(plan.question, result.focus)
        return result

    # --- parts --------------------------------------------------------------------------------

    @property
    def planner(self) -> Planner:
        """The planner for the newest version; rebuilt when the version has moved on."""
        if (pinned := self._pinned()) is not self:
            return pinned.planner
        if self._planner is None or self._planner[0] != self.version:
            self._planner = (self.version, Planner(self.reader, self.encoder))
        return self._planner[1]

    @cached_property
    def encoder(self) -> Encoder:
        if self._encoder is None:
            from gentwin_chat.embedding import encode

            self._encoder = encode
        return self._encoder

    @property
    def phraser(self) -> Phraser:
        if self._phraser is None:
            from gentwin_chat.verbaliser import default_verbaliser

            self._phraser = default_verbaliser()
        return self._phraser

    def warm_up(self) -> None:
        """Load the models now, so that the first question does not wait for them."""
        self.retrieve("how many are there?")
        self.encoder(["warm up"])
        list(self.phraser.phrase("hello", Draft(parts=("Ready.",))))

    def close(self) -> None:
        """Close the store underneath."""
        if isinstance(self.reader, _Closing):
            self.reader.close()
        if self._under is not None:
            self._under.close()

    def __enter__(self) -> Twin:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


class Conversation:
    """Questions in one thread: each is read in the light of those before.

    Args:
        twin: whom to ask.
    """

    def __init__(self, twin: Twin) -> None:
        self.twin = twin
        self.thread = Thread()
        self.answer: Answer | None = None

    def ask(self, question: str) -> Answer:
        """Answer the next question of the thread."""
        for _ in self.stream(question):
            pass
        assert self.answer is not None
        return self.answer

    def stream(self, question: str) -> Iterator[str]:
        """The text of the answer, piece by piece; ``self.answer`` holds all of it at the end."""
        start = perf_counter()
        twin = self.twin._pinned()
        result = self.twin._aged(twin.retrieve(question, self.thread), twin)
        timing = Timing(retrieve=_ms(start))
        pieces: list[str] = []
        for piece in self.twin.phraser.phrase(question, result.draft):
            if not pieces:
                timing.first_token = _ms(start)
            pieces.append(piece)
            yield piece
        timing.total = _ms(start)
        self.answer = Answer(
            text="".join(pieces).strip(),
            status=result.status,
            values=result.values if result.status == "answered" else [],
            rows=result.rows if result.status == "answered" else [],
            facts=result.facts,
            confidence=result.confidence,
            version=twin.version,
            timing=timing,
        )


def _ms(start: float) -> float:
    return round((perf_counter() - start) * 1000, 2)


@lru_cache(maxsize=8)
def _opened(source: str) -> Twin:
    return Twin.open(source)


def ask(question: str, *, twin: str | Path | Twin) -> Answer:
    """Ask one question of a source; the opened twin is kept for the next.

    Args:
        question: in plain language.
        twin: a twin, or any source that ``Twin.open`` takes.
    """
    opened = twin if isinstance(twin, Twin) else _opened(str(twin))
    return opened.ask(question)


__all__ = ["Conversation", "Twin", "ask"]
