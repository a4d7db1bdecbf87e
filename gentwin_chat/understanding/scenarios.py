"""What-if questions: the change that is supposed, and what is asked of its consequence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from gentwin_chat.domain import Change, RemoveEntity
from gentwin_chat.query import (
    Count,
    Impact,
    ListAll,
    Question,
    Selection,
    Step,
    WhatIf,
)
from gentwin_chat.understanding.asked import Asked
from gentwin_chat.understanding.lexicon import AUXILIARIES
from gentwin_chat.understanding.phrases import Item, NounPhrase

_MAIN = ("main", "largest", "core")
_PARTS = ("mesh", "network", "net", "part", "component", "cluster", "grid", "island")
_AFFECTED = {
    *("affected", "be affected", "impacted", "impact", "hit"),
    *("suffer", "suffers", "in trouble"),
}


@dataclass
class Scenarios(Asked):
    """Composes questions of a changed network.

    Attributes:
        victims: who is known to fail, where the question is of the consequence alone.
    """

    victims: tuple[str, ...] = ()

    def _scenario(self) -> Question | None:
        """``if gw-12 fails, …`` / ``take away 1340. …``: the change, then what is asked of it."""
        fails = self.cues("fail")
        victims = [e for f in fails for e in [self._beside(f, "entity")] if e is not None]
        for v in list(victims):
            for e in self.free("entity"):
                near = min(abs(e.start - v.end), abs(v.start - e.end))
                joined = set(self.between(min(e.end, v.end), max(e.start, v.start)))
                if e not in victims and near <= 3 and joined & {"and", "both", "plus"}:
                    victims.append(e)
        opens = self.lower(0) == "without"
        if not victims and (w := self._without()) is not None and (opens or self.has("suppose")):
            victims = [w]
        if not victims and (w := self._supposed()) is not None:
            victims = [w]
        if not victims:
            return None
        asked = self.has(
            "when",
            "suppose",
            "isolated",
            "unreachable",
            "count",
            "which",
            "list",
            "exists",
            "alone",
        )
        modal = any(
            t.lower in ("would", "will", "could", "happens", "happen") for t in self.linked.tokens
        )
        if not (
            asked or modal or self.linked.tokens[0].lower in ("take", "remove", "without", "kill")
        ):
            return None
        victims = [v for k, v in enumerate(victims) if v not in victims[:k]]
        ids = [i for v in victims for i in self._one(v)]
        for v in victims:
            v.used = True
            for k in self.free("kind", "value"):
                if k.end == v.start and set(k.names if k.role == "kind" else k.owners) & set(
                    self.kinds_of(self._one(v))
                ):
                    k.used = True
                    self.items.remove(k)
        changes: tuple[Change, ...] = tuple(RemoveEntity(id=i) for i in ids)
        names = [self.known[i].label for i in ids]
        said = " and ".join(names) + (" fails" if len(names) == 1 else " fail")
        causes = [f for f in fails if self._beside(f, "entity", used=True) in victims]
        for f in [*causes, *self.cues("suppose")]:
            f.used = True
            self.items.remove(f)
        for n in self.cues("negation"):
            if n.mention.text.lower() == "without" and any(
                0 <= v.start - n.end <= 1 for v in victims
            ):
                self.items.remove(n)  # it named the victim
        self.items = [i for i in self.items if i not in victims]
        then = self._consequence(ids)
        return WhatIf(changes=changes, said=said, then=then)

    def _without(self) -> Item | None:
        for n in self.cues("negation"):
            if n.mention.text.lower() == "without" and (
                e := self.next_item(n.end, "entity", reach=2)
            ):
                return e
        return None

    def _supposed(self) -> Item | None:
        """ "When CH3 is serviced, which … have none left?": whatever happens to it, it is out."""
        entity = next(iter(self.free("entity")), None)
        effects = self.cues("isolated", "unreachable", "negation", "alone")
        starts = [c.end for c in self.cues("suppose", "when")] + [
            1 if self.lower(0) == "with" else 99
        ]
        if entity is None or not any(e.start > entity.end for e in effects):
            return None
        opens = any(0 <= entity.start - s <= 2 for s in starts)
        clause = self.linked.question[self.linked.tokens[entity.end - 1].end :]
        return entity if opens and re.search(r"[,:;.]\s", clause) else None

    def _beside(self, cue: Item, role: str, *, used: bool = False) -> Item | None:
        """The item just before the cue ("gw-12 fails"), else just after it ("take away gw-12")."""
        left = [
            i for i in self.items if i.role == role and i.end <= cue.start and (used or not i.used)
        ]
        right = [
            i for i in self.items if i.role == role and i.start >= cue.end and (used or not i.used)
        ]
        before = left[-1] if left and cue.start - left[-1].end <= 3 else None
        after = right[0] if right and right[0].start - cue.end <= 3 else None
        if before and any(
            i.role == "kind" and before.end <= i.start < cue.start for i in self.items
        ):
            before = None
        transitive = cue.mention.text.lower().split()[-1] in (
            "of",
            "away",
            "out",
            "off",
            "down",
            "remove",
            "kill",
            "delete",
            "unplug",
            "at",
            "on",
            "pull",
            "retire",
            "decommission",
            "dismantle",
            "break",
            "without",
        )
        if before and after:
            return after if transitive and cue.end + 1 >= after.start else before
        return before or after

    def _leaves_the_main_part(self) -> bool:
        """ "Drop out of the main network", "no longer in the largest component"."""
        said = pairwise(t.lower for t in self.linked.tokens)
        return any(a in _MAIN and b in _PARTS for a, b in said)

    def _consequence(self, ids: list[str]) -> Question:
        """What is asked of the changed network: who is cut off, who loses what, or else."""
        affected = [c for c in self.cues("unreachable") if c.mention.text.lower() in _AFFECTED]
        cut = [c for c in self.cues("unreachable") if c not in affected]
        lose = self.cues("isolated", "alone", "fail") or affected
        marks = cut or lose or self.cues("negation")
        wanted = "count" if self.has("count") else "list"
        if not self.has("which", "count", "list") and (
            self.linked.tokens[0].lower in AUXILIARIES or self.has("exists")
        ):
            wanted = "exists"
        if self._leaves_the_main_part():
            named = self.free("kind")
            for item in (*named, *self.free("relation", "attribute", "value")):
                item.used = True
            of = Selection(kinds=named[0].names) if named else Selection()
            return Impact(of=of, effect="unreachable", wanted=wanted)
        victim = Selection(kinds=self.kinds_of(ids))
        if affected:  # what hangs on the victim itself
            victim = Selection(ids=tuple(ids))
        if not marks and self.free("kind", "attribute", "relation", "value", "entity"):
            self._bind_conditions()
            then = self._wanted(self._phrases())
            if (
                isinstance(then, ListAll | Count)
                and isinstance(then.of, Selection)
                and not (then.of.where or then.of.related or then.of.ids)
            ):
                return Impact(of=then.of, effect="isolated", target=victim, wanted=wanted)
            return then
        self._bind_conditions()
        mark = marks[0] if marks else None
        subject: NounPhrase | None = None
        target: NounPhrase | None = None
        step = Step()
        by_step = False
        for item in self.free("kind", "entity", "value", "relation"):
            after = mark is not None and item.start >= mark.start
            item.used = True
            if item.role == "relation":
                only = self.lower(item.start - 1) in ("by", "via", "over", "using", "through")
                if after or only or (mark and self.free("kind")):
                    step = Step(types=item.names)
                by_step = by_step or only
                continue
            phrase = self._phrase(item)
            if after and target is None:
                target = phrase
            elif subject is None:
                subject = phrase
        if target is not None and subject is None and not target.ids:
            subject, target = target, None
        of = subject.selection() if subject else Selection()
        goal = target.selection() if target else None
        near = goal is not None and goal.kinds and self.joins.step(of.kinds, goal.kinds) is not None
        if goal is None and not step.types and (affected or not marks):
            goal = Selection(ids=tuple(ids))  # "what happens if …": what hangs on the victim
        elif (cut and not near) or not marks:
            over = step if by_step else Step()
            return Impact(of=of, effect="unreachable", step=over, wanted=wanted, target=goal)
        if (
            goal is None
            and not step.types
            and subject is not None
            and self.joins.step(of.kinds, victim.kinds)
        ):
            goal = victim
        return Impact(of=of, effect="isolated", step=step, wanted=wanted, target=goal)
