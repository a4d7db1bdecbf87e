"""Actions become changes: each is read in the light of those before it, and its reading is said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from gentwin_chat.domain import Change, PutRelation, Relation, RemoveRelation, SetPresence
from gentwin_chat.errors import ScenarioError, StoreError
from gentwin_chat.indexing.graph.fork import Fork
from gentwin_chat.indexing.graph.protocol import GraphReader
from gentwin_chat.whatif import growing, setting, wiring
from gentwin_chat.whatif.choosing import choose, inside
from gentwin_chat.whatif.reading import agreeing, listed, number
from gentwin_chat.whatif.scenario import Action, Target
from gentwin_chat.wording import join


class Applied:
    """A list of actions, applied to the version that ``reader`` reads.

    Attributes:
        changes: what the actions come to.
        clauses: for each action, how it was understood, in short.
        readings: the same with what follows from it.
        fork: the outcome.
        down: ids that the actions switch off or take out.

    Raises:
        ScenarioError: an action names an entity or relation that is not there, or one name of
            several.
    """

    def __init__(self, actions: Iterable[Action], reader: GraphReader) -> None:
        self.changes: list[Change] = []
        self.clauses: list[str] = []
        self.readings: list[str] = []
        self.down: dict[str, None] = {}
        self.fork: GraphReader = reader
        self._cut: dict[str, list[Relation]] = {}  # failed id → the relations that went with it
        for action in actions:
            self.changes += self._changes(action)
            try:
                self.fork = Fork(reader, self.changes)
            except StoreError as e:
                raise ScenarioError(str(e)) from e

    def _changes(self, action: Action) -> list[Change]:
        now = self.fork
        if action.fail is not None:
            return self._fail(choose(now, action.fail))
        if action.blackout is not None:
            return self._blackout(action.blackout)
        if action.remove is not None:
            return self._remove(choose(now, action.remove))
        if action.off is not None:
            ids = choose(now, action.off)
            self.down |= dict.fromkeys(ids)
            self._say(ids, "falls silent", "links stay as they are")
            return [SetPresence(id=i, active=False) for i in ids]
        if action.restore is not None:
            return self._restore(choose(now, action.restore))
        if action.cut is not None:
            silent, said, more = setting.cut(action.cut, now)
            self.down |= dict.fromkeys(change.id for change in silent)
            self._note(said, more)
            return list(silent)
        if action.merge is not None:
            changes, said, gone = wiring.merge(action.merge, now)
            self.down |= dict.fromkeys(gone)
        elif action.add is not None:
            changes, said = growing.add(action.add, now)
        elif action.roll_out is not None:
            changes, said = growing.roll_out(action.roll_out, now)
        elif action.grow is not None:
            changes, said = growing.grow(action.grow, now)
        elif action.move is not None:
            changes, said = wiring.move(action.move, now)
        elif action.set is not None:
            changes, said = setting.set_attribute(action.set, now)
        elif action.rollback is not None:
            changes, said = setting.roll_back(action.rollback, now)
        elif action.rate is not None:
            changes, said = setting.rate(action.rate, now)
        elif action.link is not None:
            changes, said = wiring.link(action.link, now)
        else:
            assert action.unlink is not None
            changes, said = wiring.unlink(action.unlink, now)
        self._note(said)
        return changes

    def _fail(self, ids: list[str]) -> list[Change]:
        changes, links = self._off(ids)
        self._say(
            ids, "fails", f"{'it stays' if len(ids) == 1 else 'they stay'} in the twin, {links}"
        )
        return changes

    def _blackout(self, target: Target) -> list[Change]:
        places = choose(self.fork, target)
        held = [i for i in inside(self.fork, places) if i not in places]
        changes, links = self._off([*held, *places])
        kinds = Counter(e.kind for e in self.fork.entities(held).values())
        what = join([number(n, kind) for kind, n in kinds.most_common()])
        self._say(places, "loses power", f"so do {what} there, {links}" if held else links)
        return changes

    def _off(self, ids: list[str]) -> tuple[list[Change], str]:
        """``ids`` off, by their own word for it where they have one, and their links gone."""
        lost = touching(self.fork, ids)
        for i in ids:
            self._cut[i] = [r for r in lost if i in (r.source, r.target)]
        self.down |= dict.fromkeys(ids)
        links = f"{number(len(lost), 'link')} {agreeing('carries nothing any more', len(lost))}"
        changes: list[Change] = [SetPresence(id=i, active=False) for i in ids]
        changes += setting.reporting_off(ids, self.fork)
        return [*changes, *unlinking(lost)], f"off, and {links}"

    def _remove(self, ids: list[str]) -> list[Change]:
        lost = touching(self.fork, ids)
        self.down |= dict.fromkeys(ids)
        self._say(ids, "is removed", f"with {number(len(lost), 'link')}")
        return list(wiring.removing(ids))

    def _restore(self, ids: list[str]) -> list[Change]:
        back = {r.identity: r for i in ids for r in self._cut.pop(i, [])}
        still_off = self._cut.keys()
        links = [r for r in back.values() if not {r.source, r.target} & still_off]
        there = self.fork.entities({end for r in links for end in (r.source, r.target)})
        links = [r for r in links if r.source in there and r.target in there]
        for i in ids:
            self.down.pop(i, None)
        self._say(ids, "is active again", f"{number(len(links), 'link')} come back")
        return [
            *(SetPresence(id=i, active=True) for i in ids),
            *(PutRelation(relation=r) for r in links),
        ]

    def _say(self, ids: Sequence[str], what: str, more: str) -> None:
        self._note(f"{listed(self.fork, ids)} {agreeing(what, len(ids))}", more)

    def _note(self, clause: str, more: str = "") -> None:
        self.clauses.append(clause)
        self.readings.append(f"{clause}: {more}" if more else clause)


def touching(reader: GraphReader, ids: Sequence[str]) -> list[Relation]:
    """Every relation that touches one of ``ids``."""
    found = {r.identity: r for r in reader.relations(sources=ids)}
    return list((found | {r.identity: r for r in reader.relations(targets=ids)}).values())


def unlinking(relations: Iterable[Relation]) -> Iterator[RemoveRelation]:
    """Changes that take relations away; all that one type has between two go together."""
    for source, type_, target in dict.fromkeys((r.source, r.type, r.target) for r in relations):
        yield RemoveRelation(source=source, target=target, type=type_)
