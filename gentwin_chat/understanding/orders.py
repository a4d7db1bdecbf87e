"""A whole set in order: "sorted by load", "from fullest to emptiest", "oldest first"."""

from __future__ import annotations

from dataclasses import dataclass

from gentwin_chat.query import Question, Top
from gentwin_chat.understanding.phrases import Item, NounPhrase
from gentwin_chat.understanding.superlatives import Superlatives

_RANKS = ("most", "least", "old", "new", "degree", "more", "less")
_RISING = {"ascending", "increasing", "rising"}


@dataclass
class Orders(Superlatives):
    """Composes rankings of all members."""

    def _in_order(
        self, ranks: list[Item], phrases: list[NounPhrase], root: NounPhrase | None
    ) -> Question | None:
        """The ranking, of all members unless the question says how many; the largest first unless
        it says otherwise."""
        orders = [c for c in self.cues("order") if self._goes_by_a_number(c)]
        if not orders and not self._names_both_ends(ranks):
            return None
        ranked = self._ranked(ranks or orders, phrases, root)
        if not isinstance(ranked, Top):
            return ranked
        largest = ranked.largest if ranks else not _RISING & set(self.said)
        return ranked.model_copy(update={"k": self.k, "largest": largest})

    def _said_last(self, ranks: list[Item]) -> list[Item]:
        """ "Which two pens are fullest, fullest one first": the order said last repeats which end
        is meant; where it names what is measured, "…, lowest stock first", it alone tells."""
        last = next((c for c in reversed(self.items) if c.cue and c.cue.kind in _RANKS), None)
        if last is None or self.said[-1] != "first":
            return ranks
        earlier = [r for r in ranks if r is not last and not self.same_clause(r.start, last.start)]
        if not earlier:
            return ranks
        told = any(a.start == last.end for a in self.free("attribute"))
        dropped = earlier if told else [last]
        for cue in dropped:
            cue.used = True
        return [r for r in ranks if not any(r is d for d in dropped)]

    def _goes_by_a_number(self, cue: Item) -> bool:
        """ "Ordered by weight", which "ordered by Polar Foods" and "ordered the pies" are not."""
        beside = [i for i in self.items if 0 <= i.start - cue.end <= 1]
        word = cue.mention.text.lower()
        if not word.endswith((" by", " of")):
            return word[-2:] != "ed" or not any(i.role in ("kind", "entity") for i in beside)
        return any(i.role == "attribute" or (i.cue and i.cue.kind == "count") for i in beside)

    def _names_both_ends(self, ranks: list[Item]) -> bool:
        """ "From fullest to emptiest", "…, heaviest first"."""
        if not ranks:
            return False
        last = self.lower(ranks[-1].end)
        return self.between(ranks[0].end, ranks[-1].start) == ["to"] or (
            last == "first" and self.lower(ranks[-1].start - 1) not in ("the", "is", "was")
        )
