"""Questions that are answered by yes or no, or by one of the choices they offer."""

from __future__ import annotations

from dataclasses import dataclass

from gentwin_chat.indexing.graph.protocol import Comparison
from gentwin_chat.query import Exists, Lookup, Question, Selection
from gentwin_chat.understanding.phrases import Item, NounPhrase
from gentwin_chat.understanding.surroundings import Surroundings


@dataclass
class YesNo(Surroundings):
    """Composes what is answered by yes or no."""

    def _asks_existence(self) -> bool:
        words = {t.lower for t in self.linked.tokens}
        return self.has("exists") or bool(
            words & {"exist", "exists", "have", "know", "known", "twin"}
        )

    def _alternative(self) -> bool:
        """ "Is it on days or nights?": an "or" beside the value asks which of the two."""
        values = [i for i in self.items if i.role == "value"]
        return any("or" in (self.lower(v.start - 1), self.lower(v.end)) for v in values)

    def _any_of(self, phrases: list[NounPhrase]) -> NounPhrase | None:
        """The set of which it is asked whether it has any member."""
        return next(
            (
                p
                for p in phrases
                for c in self.cues("exists")
                if p.is_set and not p.per and 0 <= p.start - c.end <= 1
            ),
            None,
        )

    def _yes_no(
        self, root: NounPhrase, phrases: list[NounPhrase], projected: list[Item]
    ) -> Question:
        named = [p for p in phrases if p.ids is not None and not p.per]
        if any_of := self._any_of(phrases):  # "do any gateways in Northgate have …"
            named, root = [], any_of
        subject = named[0] if named else root
        if named and projected and not (subject.where or len(phrases) > 1):
            attribute = projected[0]
            attribute.used = True
            if self.type_of(attribute) == "boolean":
                return Lookup(of=subject.selection(), attributes=(attribute.name,))
            subject.where.append(Comparison(attribute=attribute.name, op="exists"))
            return Exists(of=subject.selection())
        if (
            len(subject.ids or ()) > 1
            and len(phrases) == 1
            and subject.where
            and "or" not in self.said
        ):
            everyone = Selection(ids=subject.ids)
            return Exists(of=everyone, every=subject.selection())
        either = [c for c in subject.where if isinstance(c.value, list)]
        if named and not either and len(subject.where) == 1 and self._alternative():
            return Lookup(of=Selection(ids=subject.ids), attributes=(subject.where[0].attribute,))
        if named and either and "or" in [t.lower for t in self.linked.tokens]:  # "is it on or off?"
            return Lookup(of=Selection(ids=subject.ids), attributes=(either[0].attribute,))
        kinds = [p for p in phrases if p.kinds and p is not subject and p.ids is None]
        if self.has("every") and not named:
            where, related = root.where, root.related
            root.where, root.related = [], []
            everyone = root.selection()
            root.where, root.related = where, related
            self._join(root, phrases)
            self._absorb(root)
            return Exists(of=everyone, every=root.selection())
        if named and len(phrases) == 1 and not (subject.where or self.free("relation")):
            if (activity := self._activity(subject.all_kinds)) is not None:
                return Lookup(of=Selection(ids=subject.ids), attributes=(activity,))
            if not self._asks_existence():
                self.penalty += 0.6  # what is asked of it was not understood
        state = subject.where[0] if len(subject.where) == 1 else None
        they = any(i.mention.pronoun == "they" for i in self.items)
        if named and they and len(phrases) == 1 and isinstance(state and state.value, bool):
            assert state is not None
            return Lookup(of=Selection(ids=subject.ids), attributes=(state.attribute,))
        if named and len(kinds) == 1 and len(phrases) == 2 and not self.free("relation"):
            kind = kinds[0]
            gap = self.between(subject.end, kind.start)
            owns = {"have", "has", "contain", "got", "with"} & set(gap)
            if (gap and gap[0] in ("a", "an", "one") and len(gap) == 1) or not (
                owns or self.joins.step(subject.all_kinds, kind.kinds)
            ):
                merged = Selection(
                    kinds=kind.kinds, ids=subject.ids, where=(*subject.where, *kind.where)
                )
                return Exists(of=merged)
        self._join(subject, phrases)
        self._absorb(subject)
        return Exists(of=subject.selection())
