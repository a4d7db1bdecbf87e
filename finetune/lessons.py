"""What a feed teaches the adapter: log lines that state a relation, in the network's own words.

lessons = Lessons(store, follower.observe)
LivingTwin(store, now, on_taken=[lessons.take], on_rebuild=[lessons.refresh, follower.project])
"""

from __future__ import annotations

from collections.abc import Callable

from gentwin_chat.domain import PutRelation
from gentwin_chat.finetune.continuous import Experience
from gentwin_chat.generation import NEITHER, NO, YES, LogReader, Ontology, Pair
from gentwin_chat.indexing.feeds.decode import read_lines
from gentwin_chat.indexing.feeds.message import Message
from gentwin_chat.indexing.graph.protocol import GraphReader
from gentwin_chat.indexing.pools import PoolSnapshot


class Lessons:
    """Makes experiences of messages that state relations in text.

    Of every pair that a line names and that may be related, the line is asked about; by what it
    states the answer is known: it holds, or it does not as the source has another of a type of
    which it has one at a time, or the line says nothing of it.

    Args:
        graph: the network: whom lines may name, and what may be related to what.
        observe: takes an experience, as ``ContinuousLearner.observe`` does.
        answers: those of the ``Learner``.
    """

    def __init__(
        self,
        graph: GraphReader,
        observe: Callable[[Experience], None],
        answers: tuple[str, str, str] = (YES, NO, NEITHER),
    ) -> None:
        self._graph, self._observe = graph, observe
        self._yes, self._no, self._neither = answers
        self.refresh()

    def refresh(self, pools: PoolSnapshot | None = None) -> None:
        """The network has changed: learn its names and ontology anew."""
        self._entities = self._graph.entities(self._graph.select())
        self._ontology = Ontology.of(self._entities, self._graph.relations())
        self._reader = LogReader(self._entities, self._ontology)

    def take(self, message: Message) -> None:
        """Learn later from the lines of ``message`` that state a relation."""
        if not any(isinstance(event, PutRelation) for event in message.events):
            return
        if self._entities.keys().isdisjoint(message.heard):  # a part of the network that is new
            self.refresh()
        for line in message.raw.splitlines():
            if stated := self._stated(line):
                for question in self._reader.questions([line]):
                    answer = self._answer(question.pair, stated)
                    self._observe(Experience(question.prompt, question.pair, answer))

    def _stated(self, line: str) -> set[Pair]:
        """The relations that one line states; none if it is no line of a log."""
        message = read_lines(line, "")
        relations = [e.relation for e in message.events if isinstance(e, PutRelation)]
        return {self._ontology.pair(r.source, r.type, r.target) for r in relations}

    def _answer(self, pair: Pair, stated: set[Pair]) -> str:
        if pair in stated:
            return self._yes
        beside = any((s.source, s.type) == (pair.source, pair.type) for s in stated)
        return self._no if beside and pair.type in self._ontology.single else self._neither
