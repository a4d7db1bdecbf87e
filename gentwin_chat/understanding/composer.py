"""One reading of every mention → one typed query, put together as English puts it together.

The composer sees a sequence of items (entities, kinds, attributes, relations, values, numbers,
cues). It first binds conditions (an attribute to its comparison), then builds noun phrases, joins
them by relations that the graph has, and last asks what is wanted of the result. Whatever item
finds no place lowers the score; the planner keeps the composition that places the most.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from gentwin_chat.domain import Change, Entity, RemoveEntity, Scalar, name_key, words
from gentwin_chat.indexing.graph.protocol import Comparison, GraphReader, Operator
from gentwin_chat.query import (
    Aggregate,
    AttributeMeasure,
    Compare,
    Count,
    Define,
    DegreeMeasure,
    Edges,
    Exists,
    Function,
    Group,
    Impact,
    ListAll,
    Lookup,
    Measure,
    Path,
    Question,
    Related,
    Selection,
    Step,
    Summary,
    Top,
    WhatIf,
)
from gentwin_chat.understanding.lexicon import AUXILIARIES, DIMENSIONS, Cue
from gentwin_chat.understanding.linking import Linked, Mention
from gentwin_chat.understanding.phrases import Item, Joins, NounPhrase, edge_set, has_agent
from gentwin_chat.understanding.units import convert, measures
from gentwin_chat.understanding.vocabulary import Vocabulary
from gentwin_chat.wording import singular


class Unplaced(Exception):
    """The items do not make a question; the reading is dropped."""


@dataclass
class Composition:
    """A query and how much of the question it leaves unexplained."""

    question: Question
    score: float
    notes: list[str] = field(default_factory=list)


@dataclass
class Composer:
    """Composes one question on one graph.

    Args:
        linked: the question.
        items: one reading per mention, in order.
        joins: the graph's relations.
        reader: to look entities up.
        known: the entities mentioned, by id.
    """

    linked: Linked
    items: list[Item]
    joins: Joins
    reader: GraphReader
    known: dict[str, Entity]
    vocabulary: Vocabulary
    penalty: float = 0.0

    # --- small helpers over the item sequence --------------------------------------------------

    def cues(self, *kinds: str) -> list[Item]:
        return [i for i in self.items if i.role == "cue" and i.cue and i.cue.kind in kinds]

    def has(self, *kinds: str) -> bool:
        return bool(self.cues(*kinds))

    def free(self, *roles: str) -> list[Item]:
        return [i for i in self.items if i.role in roles and not i.used]

    def lower(self, k: int) -> str:
        return self.linked.tokens[k].lower if 0 <= k < len(self.linked.tokens) else ""

    def between(self, a: int, b: int) -> list[str]:
        return [t.lower for t in self.linked.tokens[a:b]]

    def next_item(self, end: int, *roles: str, reach: int = 3) -> Item | None:
        """The first unused item of these roles that starts within ``reach`` words after ``end``."""
        for i in self.items:
            if i.start >= end and i.role in roles and not i.used:
                return i if i.start - end <= reach else None
        return None

    def previous_item(self, start: int, *roles: str, reach: int = 4) -> Item | None:
        for i in reversed(self.items):
            if i.end <= start and i.role in roles and not i.used:
                return i if start - i.end <= reach else None
        return None

    def kinds_of(self, ids: Iterable[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self.known[i].kind for i in ids if i in self.known))

    def owners(self, item: Item) -> tuple[str, ...]:
        return tuple(sorted(item.owners))

    def type_of(self, item: Item) -> str:
        infos = (
            self.joins.edge_attributes(tuple(item.owners), item.name)
            if item.of_edges
            else self.joins.attributes(tuple(item.owners), item.name)
        )
        return infos[0].type if infos else "text"

    # --- the whole -----------------------------------------------------------------------------

    def compose(self) -> Composition:
        """Put the question together.

        Raises:
            Unplaced: this reading makes no question.
        """
        question = self._compose()
        leftover = [
            i
            for i in self.items
            if not i.used and i.role not in ("cue", "pronoun", "vague") and i.score >= 0.5
        ]
        scores = [i.score for i in self.items if i.role not in ("cue", "number")]
        quality = sum(scores) / len(scores) if scores else 0.9
        for left, right in pairwise(self.items):  # "zone 3" after an attribute is its value
            if right.role == "entity" and right.mention.text.isdigit() and right.start == left.end:
                self.penalty += 0.35 if left.role == "attribute" and left.score > 0.6 else 0.0
            for number, cue in ((right, left), (left, right)):
                if (
                    number.role == "entity"
                    and number.mention.text.isdigit()
                    and cue.role == "cue"
                    and cue.cue
                ):
                    self.penalty += (
                        0.2 if cue.cue.kind in ("op", "most", "least", "degree") else 0.0
                    )
        self.penalty += self._ignored(question)
        numbers = sum(i.role == "number" and i.mention.text.isdigit() for i in leftover)
        score = quality - 0.3 * len(leftover) - 0.2 * numbers - self.penalty
        return Composition(question, score)

    def _ignored(self, question: Question) -> float:
        """What the question would change but the query does not hold: a superlative, a "not"."""
        loss = 0.0
        asked = question.ask
        if asked == "whatif":
            return loss
        if self.has("most", "least", "old", "new") and asked not in (
            "top",
            "aggregate",
            "compare",
            "group",
            "path",
        ):
            loss += 0.4
        if self.has("average") and asked not in ("aggregate", "group", "define"):
            loss += 0.4
        if self.has("per") and asked not in ("group", "aggregate", "lookup"):
            loss += 0.3
        ignored = [
            n for n in self.cues("negation") if not n.used and n.mention.text.lower() in _NEGATIONS
        ]
        return loss + (0.4 if ignored and asked not in ("summary", "define") else 0.0)

    def _compose(self) -> Question:
        self._mark_groups()
        if (scenario := self._scenario()) is not None:
            return scenario
        if (special := self._path() or self._definition() or self._summary()) is not None:
            return special
        self._bind_conditions()
        if (special := self._comparison()) is not None:
            return special
        phrases = self._phrases()
        return self._wanted(phrases)

    def _mark_groups(self) -> None:
        """ "… by role" makes groups; "each role once" does not."""
        for per in self.cues("per"):
            term = self.next_item(per.end, "attribute", "kind", reach=1)
            if term is not None and self.lower(term.end) == "once":
                self.items = [i for i in self.items if i is not per and i is not term]
        for k, i in enumerate(self.items):
            if (
                i.role not in ("attribute", "kind")
                or self.lower(i.start - 1) != "by"
                or i.start < 2
            ):
                continue
            ranked = any(n.role == "number" for n in self.items) or self.has(
                "most", "least", "old", "new"
            )
            verb = self.previous_item(i.start, "relation", reach=1)
            if verb is None and not ranked and len(self.linked.tokens) - i.end <= 4:
                mention = Mention(i.start - 1, i.start, "by", cue=Cue("per"))
                self.items.insert(k, Item("cue", mention, 0.9))
                return

    # --- what if -------------------------------------------------------------------------------

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
        if not victims and self.has("suppose") and (w := self._without()) is not None:
            victims = [w]
        if not victims:
            return None
        asked = self.has(
            "suppose", "isolated", "unreachable", "count", "which", "list", "exists", "alone"
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
        victims_pos = [v.start for v in victims]
        self.items = [i for i in self.items if i not in victims]
        then = self._consequence(ids, victims_pos)
        return WhatIf(changes=changes, said=said, then=then)

    def _without(self) -> Item | None:
        for n in self.cues("negation"):
            if n.mention.text.lower() == "without" and (
                e := self.next_item(n.end, "entity", reach=2)
            ):
                return e
        return None

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
            "of", "away", "out", "off", "down", "remove", "kill", "delete", "unplug", "at", "on", "pull", "retire",
            "decommission", "dismantle", "break", "without",
        )  # fmt: skip
        if before and after:
            return after if transitive and cue.end + 1 >= after.start else before
        return before or after

    def _consequence(self, ids: list[str], positions: list[int]) -> Question:
        """What is asked of the changed network: who is cut off, who loses what, or anything else."""
        cut = self.cues("unreachable")
        lose = self.cues("isolated", "alone", "fail")
        marks = cut or lose or self.cues("negation")
        wanted = "count" if self.has("count") else "list"
        if not self.has("which", "count", "list") and (
            self.linked.tokens[0].lower in AUXILIARIES or self.has("exists")
        ):
            wanted = "exists"
        victim = Selection(kinds=self.kinds_of(ids))
        if not marks and self.free("kind", "attribute", "relation", "value", "entity"):
            self._bind_conditions()
            then = self._wanted(self._phrases())
            bare = isinstance(then, ListAll | Count) and isinstance(then.of, Selection) and not (
                then.of.where or then.of.related or then.of.ids
            )  # fmt: skip
            if not bare:
                return then
            return Impact(of=then.of, effect="isolated", target=victim, wanted=wanted)  # type: ignore[union-attr,arg-type]
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
        if (cut and not near) or not marks:
            over = step if by_step else Step()
            return Impact(of=of, effect="unreachable", step=over, wanted=wanted, target=goal)  # type: ignore[arg-type]
        if (
            goal is None
            and not step.types
            and subject is not None
            and self.joins.step(of.kinds, victim.kinds)
        ):
            goal = victim
        return Impact(of=of, effect="isolated", step=step, wanted=wanted, target=goal)  # type: ignore[arg-type]

    # --- questions with a form of their own ------------------------------------------------------

    def _one(self, item: Item) -> tuple[str, ...]:
        """The ids of an entity item."""
        return tuple(h.id for h in item.mention.entities)

    def _path(self) -> Question | None:
        ends = self.free("entity")
        cue = self.cues("path", "hops")
        if len(ends) != 2 or not cue:
            return None
        if any(
            c.mention.text.lower() in ("way", "ways", "walk", "step", "steps", "travel")
            for c in cue
        ) and (self.free("attribute")):
            return None
        source, target = (self._one(e)[0] for e in ends)
        for i in ends:
            i.used = True
        types: list[str] = []
        for r in self.free("relation", "kind", "attribute", "value", "number"):
            if r.role == "relation" and self.joins.direct(self.kinds_of([source]), (), r.names):
                types += r.names
            if r.role in ("relation", "number") or r.score < 0.7:
                r.used = True
        wanted = "nodes"
        walks = {"route", "path", "walk", "get", "way", "trace", "travel", "go"} & {
            t.lower for t in self.linked.tokens
        }
        counted = (
            self.has("count")
            or (self.has("hops") and not walks)
            or any(
                t.lower in ("many", "length", "distance", "far", "count")
                for t in self.linked.tokens
            )
        )
        if counted and not any(t.lower in ("via", "through") for t in self.linked.tokens):
            wanted = "hops"
        elif self.linked.tokens[0].lower in AUXILIARIES or self.has("exists"):
            wanted = "exists"
        return Path(source=source, target=target, step=Step(types=tuple(dict.fromkeys(types))),
                    wanted=wanted)  # type: ignore[arg-type]  # fmt: skip

    def _definition(self) -> Question | None:
        terms = self.free("kind", "attribute", "relation", "value")
        if not terms or self.free("entity", "number", "pronoun"):
            return None
        tokens = [t.lower for t in self.linked.tokens]
        explicit = self.has("define") or (tokens[:2] == ["what", "does"] and "mean" in tokens[2:])
        asks = (
            tokens[:2] in (["what", "is"], ["what", "are"], ["what", "does"])
            or tokens[0] == "whats"
        )
        first = terms[0]
        article = self.lower(first.start - 1) in ("a", "an")
        bare = asks and first.start <= 2 and len(terms) == 1 and first.role in ("kind", "attribute")
        others = self.cues(
            "count", "average", "sum", "most", "least", "old", "new", "per", "distinct", "negation", "list", "op",
            "between", "every",
        )  # fmt: skip
        if self.lower(first.start - 1) == "the" and not explicit:
            return None
        others = [o for o in others if not (explicit and o.mention.text.lower() == "mean")]
        if not (explicit or (asks and article) or bare) or others:
            return None
        if not explicit and len(terms) > 1 and terms[-1].end < len(tokens) - 1:
            return None
        for t in terms:
            t.used = True
        roles = {"kind": 0, "attribute": 1, "relation": 2, "value": 3}
        best = min(terms, key=lambda t: (-round(t.score, 1), roles[t.role]))
        term = str(best.value) if best.role == "value" else best.name
        return Define(term=term, role=best.role)  # type: ignore[arg-type]

    def _summary(self) -> Question | None:
        entities = self.free("entity")
        rest = self.free("kind", "attribute", "relation", "value", "number")
        apposed = [k for k in rest if k.role == "kind" and entities
                   and set(k.names) & set(self.kinds_of(self._one(entities[0])))]  # fmt: skip
        busy = self.cues("count", "average", "sum", "most", "least", "per", "negation", "same", "difference",
                         "where", "when", "hops", "path")  # fmt: skip
        if self.linked.unknown or busy or (self.linked.vague and not self.has("summary")):
            return None
        if len(entities) == 1 and len(rest) == len(apposed):
            if self.linked.tokens[0].lower in AUXILIARIES and not self.has("summary"):
                return None
            for i in [*apposed, *entities]:
                i.used = True
            return Summary(id=self._one(entities[0])[0])
        if not entities and not rest and self.has("summary"):
            return Summary()
        words_ = {t.lower for t in self.linked.tokens}
        if not entities and not rest and words_ & {"network", "twin", "system", "graph"} and self.has(
            "which", "list", "summary", "exists"
        ):  # fmt: skip
            return Summary()
        return None

    # --- conditions ------------------------------------------------------------------------------

    def _bind_conditions(self) -> None:
        """Numbers to their comparison and attribute; values to the attribute named beside them."""
        self.conditions: list[tuple[Item | None, Comparison, tuple[str, ...], int, bool]] = []
        self.counts: list[tuple[int, str, int, Item]] = []  # position, op, n, the counted item
        self.k: int | None = None
        for number in self.free("number"):
            self._bind_number(number)
        for value in self.free("value"):
            self._bind_value(value)

    def _bind_number(self, number: Item) -> None:
        before = self.previous_item(number.start, "cue", reach=2)
        op: Operator | None = None
        m = number.mention
        amount = m.number
        assert amount is not None
        if before and before.cue and before.cue.kind == "op" and before.end >= number.start - 1:
            op = before.cue.value  # type: ignore[assignment]
            before.used = True
        after = self.next_item(number.end, "cue", reach=1)
        if after and after.cue and after.cue.kind == "op" and after.mention.text.startswith("or "):
            op = after.cue.value  # type: ignore[assignment]
            after.used = True
        near_rank = [c for c in self.cues("most", "least", "old", "new", "degree")
                     if abs(c.start - number.end) <= 1 or abs(number.start - c.end) <= 1]  # fmt: skip
        first = self.lower(number.start - 1) in ("top", "first", "bottom", "the") and op is None
        if op is None and (
            near_rank or (first and self.has("most", "least", "old", "new", "degree"))
        ):
            self.k, number.used = int(amount), True
            return
        counted = self.next_item(number.end, "kind", "relation", "entity", reach=1)
        attribute = self._attribute_for(number)
        if m.unit and (attribute is None or not any(
            measures(i, m.unit) for i in self.joins.attributes(self.owners(attribute), attribute.name)
        )):  # fmt: skip
            attribute = self._measured_in(number, m.unit) or attribute
        elif attribute is None and op and op not in ("=", "!="):
            attribute = self._measured_in(number, None)
        if (
            counted is not None
            and counted.role != "entity"
            and attribute is None
            and m.unit is None
        ):
            if op is None and m.text.lower() in ("one", "single"):
                number.used = True
                return
            number.used = True
            self.counts.append((number.start, op or "=", int(amount), counted))
            return
        if attribute is None:
            return
        between = next((c for c in self.cues("between") if 0 <= number.start - c.end <= 1), None)
        upper = self.next_item(number.end, "number", reach=2)
        unit = m.unit
        if between and upper is not None and upper.mention.number is not None:
            low = self._in_units(attribute, amount, unit or upper.mention.unit)
            high = self._in_units(attribute, upper.mention.number, upper.mention.unit)
            number.used = upper.used = attribute.used = True
            self._condition(attribute, ">=", low, number.start)
            self._condition(attribute, "<=", high, number.start)
            return
        number.used = attribute.used = True
        if self._negated_before(before.start if before else number.start) and op in (">", "<"):
            op = "<=" if op == ">" else ">="
        self._condition(attribute, op or "=", self._in_units(attribute, amount, unit), number.start)

    def _condition(self, attribute: Item, op: Operator, value: Scalar, at: int) -> None:
        c = Comparison(attribute=attribute.name, op=op, value=value)
        self.conditions.append((attribute, c, self.owners(attribute), at, attribute.of_edges))

    def _attribute_for(self, number: Item) -> Item | None:
        """The numeric attribute that a number is compared with: the nearest one named."""
        numeric = [
            a
            for a in self.items
            if a.role == "attribute" and self.type_of(a) in ("number", "datetime", "mixed")
        ]

        def distance(a: Item) -> tuple[int, int]:
            gap = number.start - a.end if a.end <= number.start else a.start - number.end + 2
            return (gap, a.start)

        near = sorted((a for a in numeric if distance(a)[0] <= 6), key=distance)
        return near[0] if near else None

    def _measured_in(self, number: Item, unit: str | None) -> Item | None:
        """The attribute of a kind in the question that is held in ``unit``; without a unit, the one
        that the kind is there to measure."""
        if self.next_item(number.end, "kind", "relation", reach=1):
            return None
        kinds = [k for i in self.items if i.role in ("kind", "value") for k in (
            i.names if i.role == "kind" else i.owners)]  # fmt: skip
        kinds = list(dict.fromkeys(kinds))
        name = None
        if unit is not None:
            fits = [
                info.name
                for kind in kinds
                for info in self.joins.schema.kinds[kind].attributes.values()
                if info.type in ("number", "mixed") and measures(info, unit)
            ]
            name = fits[0] if len(set(fits)) == 1 else None
        name = name or self._main_attribute(kinds)
        if name is None:
            return None
        owners = frozenset(k for k in kinds if name in self.joins.schema.kinds[k].attributes)
        return Item("attribute", number.mention, 0.8, (name,), owners)

    def _main_attribute(self, kinds: Sequence[str]) -> str | None:
        """What a kind of sensor is there to measure: the number named like the kind, or "value",
        "reading", or the only number that is not about the device itself."""
        numbers = {
            info.name
            for kind in kinds
            for info in self.joins.schema.kinds[kind].attributes.values()
            if info.type == "number"
        }
        named = [n for n in numbers if any(name_key(n) in name_key(k) for k in kinds)]
        generic = [
            n for n in numbers if set(words(n).split()) & {"value", "reading", "measurement"}
        ]
        own = [n for n in numbers if not set(words(n).split()) & _HOUSEKEEPING]
        for choice in (named, generic, own):
            if len(choice) == 1:
                return choice[0]
        return None

    def _in_units(self, attribute: Item, amount: float, unit: str | None) -> float:
        infos = (
            self.joins.edge_attributes(tuple(attribute.owners), attribute.name)
            if attribute.of_edges
            else self.joins.attributes(tuple(attribute.owners), attribute.name)
        )
        if self.type_of(attribute) == "datetime":
            return amount
        return convert(amount, unit, infos)

    def _negated_before(self, position: int) -> bool:
        return any(
            0 <= position - n.end <= 1 and n.mention.text.lower() == "not"
            for n in self.cues("negation")
        )

    def _bind_value(self, value: Item) -> None:
        """A value takes the attribute named beside it ("role of kiosk", "status installed")."""
        for a in self.free("attribute"):
            if a.name == value.name and a.of_edges == value.of_edges:
                gap = (
                    self.between(a.end, value.start)
                    if a.end <= value.start
                    else self.between(value.end, a.start)
                )
                if len(gap) <= 3:
                    a.used = True
        op: Operator = "="
        negation = next(
            (n for n in self.cues("negation") if 0 <= value.start - n.end <= 1
             and n.mention.text.lower() in ("not", "non", "neither", "nor", "except", "excluding")), None
        )  # fmt: skip
        other = next((c for c in self.cues("op") if c.cue and c.cue.value == "!=" and 0 <= value.start - c.end <= 1),
                     None)  # fmt: skip
        if negation or other:
            op = "!="
            (negation or other).used = True  # type: ignore[union-attr]
        c = Comparison(attribute=value.name, op=op, value=value.value)
        self.conditions.append((value, c, self.owners(value), value.start, value.of_edges))

    # --- comparison of two entities ----------------------------------------------------------------

    def _comparison(self) -> Question | None:
        entities = self.free("entity")
        cue = self.cues("more", "less", "same", "difference", "most", "least", "old", "new", "op")
        cue = [c for c in cue if not c.used]
        if len(entities) < 2 or not cue:
            return None
        kinds = {c.cue.kind for c in cue if c.cue}
        ids = [self._one(e) for e in entities]
        measure = self._measure(cue, self.kinds_of(i for group in ids for i in group))
        if measure is None:
            return None
        values = [c for c in self.conditions]
        if values:
            return None
        for e in entities:
            e.used = True
        for kind in self.free("kind"):
            if set(kind.names) & set(self.kinds_of(i for group in ids for i in group)):
                kind.used = True
        how = "more"
        if "same" in kinds:
            how = "same"
        elif "difference" in kinds:
            how = "difference"
        elif kinds & {"less", "least", "old"} or any(c.cue and c.cue.value == "<" for c in cue):
            how = "less"
        tokens = [t.lower for t in self.linked.tokens]
        claim = tokens[0] in AUXILIARIES and "or" not in tokens and how in ("more", "less")
        return Compare(ids=tuple(g[0] for g in ids), measure=measure, how=how, claim=claim)  # type: ignore[arg-type]

    def _measure(
        self, cues: Sequence[Item], kinds: Sequence[str], skip: Item | None = None
    ) -> Measure | None:
        """What is compared or ranked: the attribute, or the counted relation, nearest the cue."""
        if not cues:
            return None
        at = cues[0]
        options: list[tuple[int, Item]] = []
        for i in self.free("attribute", "relation", "kind"):
            if i is skip or i.of_edges:
                continue
            if i.role == "attribute":
                if self.type_of(i) in ("boolean", "text", "list") and not any(
                    c.cue and c.cue.kind == "same" for c in cues
                ):
                    continue
                fits = not kinds or not i.owners or bool(set(kinds) & i.owners)
                if not fits:
                    continue
            if i.role == "kind" and (not kinds or self.joins.step(kinds, i.names) is None):
                continue
            if (
                i.role == "kind"
                and set(i.names) & set(kinds)
                and not self.joins.direct(kinds, i.names)
            ):
                continue
            gap = i.start - at.end if i.start >= at.end else at.start - i.end + 3
            if i is at:
                gap = 0
            options.append((gap, i))
        dates = {c.cue.kind for c in cues if c.cue} & {"old", "new"}
        if not options and dates and (date := self._date_measure(kinds)) is not None:
            return date
        if not options and (dimension := self._dimension(cues, kinds)) is not None:
            return dimension
        if not options:
            if any(c.cue and c.cue.kind == "degree" for c in cues):
                return DegreeMeasure(step=Step())
            if at.mention.terms:  # "hottest" names temperature by itself
                for m in at.mention.terms:
                    if m.term.role == "attribute" and (not kinds or set(kinds) & m.term.owners):
                        return AttributeMeasure(attribute=m.term.name)
            return None
        _, best = min(options, key=lambda o: o[0])
        best.used = True
        if best.role == "attribute":
            return AttributeMeasure(attribute=best.name)
        if best.role == "relation":
            return DegreeMeasure(
                step=self.joins.step(kinds, (), best.names) or Step(types=best.names)
            )
        step = self.joins.step(kinds, best.names)
        assert step is not None
        where = [c for item, c, owners, *_ in self.conditions if item and item.end == best.start
                 and set(owners) & set(best.names)]  # fmt: skip
        if where:
            self.conditions = [x for x in self.conditions if x[1] not in where]
            for i in self.items:
                if i.role == "value" and i.end == best.start:
                    i.used = True
        return DegreeMeasure(step=step, target=Selection(kinds=best.names, where=tuple(where)))

    def _dimension(self, cues: Sequence[Item], kinds: Sequence[str]) -> Measure | None:
        """What "busiest", "louder", "most populous" measure, if the kinds have such a number."""
        tokens = self.linked.tokens
        said = [tokens[k].lower for c in cues for k in range(c.start, min(c.end + 1, len(tokens)))]
        nouns = [n for w in said for n in DIMENSIONS.get(w, ())]
        numeric = [
            name
            for kind in kinds or self.joins.schema.kinds
            for name, info in self.joins.schema.kinds[kind].attributes.items()
            if info.type in ("number", "mixed", "datetime") and name.lower() not in _GEOGRAPHY
        ]
        numeric = list(dict.fromkeys(numeric))
        found = self.vocabulary.dimension(nouns, numeric) if nouns else None
        if found is None:
            return None
        return AttributeMeasure(attribute=found)

    def _date_measure(self, kinds: Sequence[str]) -> Measure | None:
        for kind in kinds or self.joins.schema.kinds:
            for info in self.joins.schema.kinds[kind].attributes.values():
                if info.type == "datetime":
                    return AttributeMeasure(attribute=info.name)
        return None

    # --- noun phrases --------------------------------------------------------------------------------

    def _phrase(self, item: Item) -> NounPhrase:
        if item.role == "entity":
            ids = self._one(item)
            return NounPhrase(item.start, item.end, ids=ids, other_kinds=self.kinds_of(ids))
        if item.role == "kind":
            noun = singular(item.mention.text.lower())
            return NounPhrase(item.start, item.end, kinds=item.names, noun=noun)
        condition = Comparison(attribute=item.name, op="=", value=item.value)
        return NounPhrase(item.start, item.end, kinds=self.owners(item), where=[condition])

    def _phrases(self) -> list[NounPhrase]:
        """Noun phrases in order of appearance, with their own conditions."""
        phrases: list[NounPhrase] = []
        negations = [n for n in self.cues("negation", "alone") if not n.used]
        for item in self.free("entity", "kind"):
            phrase = self._phrase(item)
            item.used = True
            previous = phrases[-1] if phrases else None
            if previous is not None and self._apposed(previous, phrase):
                continue
            phrase.per = any(0 <= item.start - p.end <= 1 for p in self.cues("per"))
            phrase.negated = any(
                n.mention.text.lower() not in ("missing",) and 0 <= item.start - n.end <= 2
                for n in negations if n.cue and n.cue.kind == "negation"
            )  # fmt: skip
            for n in negations:
                if phrase.negated and 0 <= item.start - n.end <= 2:
                    n.used = True
            for position, op, count, counted in self.counts:
                if counted is item or position == item.start:
                    phrase.count = (op, count)
            for other in self.cues("other"):
                if 0 <= item.start - other.end <= 1 and phrase.ids is not None and phrases:
                    phrases[0].excluding = phrase.ids
                    other.used = True
                    break
            else:
                phrases.append(phrase)
        self._give_conditions(phrases)
        phrases.sort(key=lambda p: p.start)
        return phrases

    def _apposed(self, left: NounPhrase, right: NounPhrase) -> bool:
        """ "node 48", "gw-12 gateway": the kind only says what the entity is."""
        if right.start - left.end > 1 or (
            right.start - left.end == 1
            and self.lower(left.end) not in ("called", "named", "number", "no", "with")
        ):
            return False
        named, kind = (left, right) if left.ids is not None else (right, left)
        if named.ids is None or not kind.kinds or kind.ids is not None:
            return False
        fitting = tuple(
            i for i in named.ids if i in self.known and self.known[i].kind in kind.kinds
        )
        if not fitting:
            return False
        left.ids, left.kinds, left.end = fitting, (), right.end
        left.other_kinds = self.kinds_of(fitting)
        return True

    def _give_conditions(self, phrases: list[NounPhrase]) -> None:
        """Each condition goes to the nearest phrase whose kind has the attribute."""
        self.edge_conditions: list[Comparison] = []
        yes_no = self._is_yes_no([t.lower for t in self.linked.tokens])
        by_value: dict[tuple[int, str], NounPhrase] = {}
        for item, condition, owners, at, of_edges in self.conditions:
            if item is not None and item.role == "value":
                item.used = True
            if of_edges:
                self.edge_conditions.append(condition)
                continue
            fits = [p for p in phrases if set(p.all_kinds) & set(owners) and not p.per]
            if item is not None and item.role == "value":
                if item.end in [p.start for p in fits if p.ids is not None]:  # "supernode 713"
                    continue
                if not yes_no:
                    fits = [p for p in fits if p.ids is None]
            before = [p for p in fits if p.end <= at]
            after = [p for p in fits if p.start >= at]
            size = item.end if item is not None else at + 1
            adjective = next(
                (p for p in after if p.start - size <= 1 and self.lower(size) not in _BREAKS), None
            )
            home = adjective or (before[-1] if before else after[0] if after else None)
            if home is None:
                home = by_value.get((0, condition.attribute)) if condition.op != "=" else None
            if home is None:
                home = NounPhrase(at, size, kinds=tuple(owners))
                by_value[0, condition.attribute] = home
                self._mark_phrase(home, at)
                phrases.append(home)
            same = [
                c
                for c in home.where
                if c.attribute == condition.attribute and c.op == condition.op == "="
            ]
            if (
                same
                and same[0].value != condition.value
                and home is not None
                and not self._listed(home, at)
            ):
                other = NounPhrase(at, size, kinds=tuple(owners), where=[condition])
                phrases.append(other)
                continue
            if same and same[0].value != condition.value:  # "installed or planned": either
                home.where.remove(same[0])
                merged = same[0].value if isinstance(same[0].value, list) else [same[0].value]
                home.where.append(same[0].model_copy(update={"value": [*merged, condition.value]}))
            else:
                home.where.append(condition)

    def _listed(self, home: NounPhrase, at: int) -> bool:
        """Whether the words before ``at`` go on with a list: "installed or planned"."""
        before = [i for i in self.items if i.role == "value" and i.end <= at]
        gap = self.between(before[-1].end, at) if before else ["?"]
        return set(gap) <= {"or", "and", "either", "the", "in", "to", "nor"} and len(gap) <= 3

    def _mark_phrase(self, phrase: NounPhrase, at: int) -> None:
        for n in self.cues("negation"):
            if (
                n.mention.text.lower() in ("no", "without", "lack", "lacks")
                and 0 <= at - n.end <= 1
            ):
                phrase.negated = n.used = True
        phrase.per = any(0 <= at - p.end <= 1 for p in self.cues("per"))
        for position, op, count, _ in self.counts:
            if position == at - 1:
                phrase.count = (op, count)

    # --- joining ---------------------------------------------------------------------------------------

    def _join(self, root: NounPhrase, phrases: list[NounPhrase]) -> None:
        """Hang every other phrase on the root, each on the nearest phrase that it relates to."""
        others = [p for p in phrases if p is not root]
        order = sorted([root, *others], key=lambda p: p.start)
        at = next(k for k, p in enumerate(order) if p is root)
        parents: list[tuple[NounPhrase, NounPhrase, bool]] = []
        for k, phrase in enumerate(order):
            if phrase is root or phrase.per:
                continue
            if k > at:
                options = [p for p in reversed(order[at:k]) if not p.per]
                named = [p for p in options if p.ids is not None and p is not root]
                options = [p for p in options if p not in named] + named
            else:
                options = [p for p in order[k + 1 : at + 1] if not p.per]
            parent = next((p for p in options if self._related(p, phrase, dry=True)), None)
            far = parent is None
            if parent is None:
                parent = next(
                    (p for p in options if self._related(p, phrase, dry=True, far=True)), None
                )
            if parent is None:
                self.penalty += 0.35
                continue
            parents.append((parent, phrase, far))
        # Innermost first, so that a phrase is complete before it becomes a condition of another.
        while parents:
            ready = [x for x in parents if not any(x[1] is parent for parent, _, _ in parents)]
            for pair in ready or parents[:1]:
                parents = [x for x in parents if x is not pair]
                self._related(pair[0], pair[1], far=pair[2])

    def _between_relation(self, a: NounPhrase, b: NounPhrase) -> Item | None:
        """The relation said between two phrases, or else the nearest one that could join them."""
        relations = [i for i in self.items if i.role == "relation" and not i.of_edges]
        usable = [r for r in relations if self.joins.direct(a.all_kinds, b.all_kinds, r.names)]
        lo, hi = min(a.end, b.end), max(a.start, b.start)
        inside = [r for r in usable if lo <= r.start <= hi]
        return (inside or [r for r in usable if not r.used] or [None])[0]  # type: ignore[list-item]

    def _related(
        self, parent: NounPhrase, child: NounPhrase, *, dry: bool = False, far: bool = False
    ) -> bool:
        here, there = parent.all_kinds, child.all_kinds
        said = self._between_relation(parent, child)
        subject = self._is_subject(parent, child, said)
        step = self.joins.step(here, there, said.names if said else (), subject)
        target = child.selection()
        if step is not None:
            if dry:
                return True
            if said is not None:
                said.used = True
                step = step.model_copy(update={"where": tuple(self.edge_conditions)})
                if self.edge_conditions:
                    self.edge_conditions = []
            op, count = child.count or (">=", 1)
            if child.negated:
                op, count = "=", 0
            elif self._relation_negated(said, child):
                op, count = "=", 0
            parent.related.append(Related(step=step, target=target, op=op, count=count))  # type: ignore[arg-type]
            return True
        if not far:
            return False
        chains = self.joins.route(here, there)
        if not chains:
            return False
        if dry:
            return True
        chain = chains[0]
        inner = target
        for k in range(len(chain) - 2, -1, -1):
            hop = self.joins.step((chain[k],), (chain[k + 1],)) or Step()
            op, count = (child.count or (">=", 1)) if k == 0 else (">=", 1)
            if k == 0 and (child.negated or self._relation_negated(said, child)):
                op, count = "=", 0
            related = Related(step=hop, target=inner, op=op, count=count)  # type: ignore[arg-type]
            if k == 0:
                parent.related.append(related)
            else:
                inner = Selection(kinds=(chain[k],), related=(related,))
        self.penalty += 0.05 * (len(chain) - 2)
        return True

    def _relation_negated(self, said: Item | None, child: NounPhrase) -> bool:
        """ "not connected to …", "that do not serve …": a negation just before the relation."""
        at = said.start if said is not None and said.start <= child.start else child.start
        for n in self.cues("negation"):
            if 0 <= at - n.end <= 2 and n.mention.text.lower() in (
                "not",
                "never",
                "without",
                "no",
                "lack",
                "lacks",
                "lacking",
            ):
                n.used = True
                return True
        return False

    def _is_subject(self, parent: NounPhrase, child: NounPhrase, said: Item | None) -> bool | None:
        """Whether ``parent`` does what the relation says, where the word order shows it.

        "pumps that feed T1": yes. "pumps that T1 feeds", "what does T1 feed", "fed by T1": no.
        """
        if said is None:
            return None
        passive = self.lower(said.end) == "by" or (
            "by" in self.between(said.start, said.end) and not said.name.lower().endswith("by")
        )
        if said.start >= max(parent.end, child.end):
            last = max((parent, child), key=lambda p: p.end)
            return last is parent
        first = min((parent, child), key=lambda p: p.start)
        active = first is parent
        if passive:
            return not active
        if self.lower(said.end) == "from" and not said.name.lower().endswith("from"):
            return not active
        return active

    # --- what is wanted -----------------------------------------------------------------------------------

    def _root(self, phrases: list[NounPhrase]) -> NounPhrase | None:
        """The phrase that the question is about."""
        candidates = [p for p in phrases if not p.per]
        if not candidates:
            return phrases[0] if phrases else None
        starts = [c.end for c in self.cues("count", "which", "list") if c.cue]
        sets = [p for p in candidates if p.ids is None and not p.negated and p.count is None]
        for s in starts:
            near = [p for p in sets if 0 <= p.start - s <= 3]
            if near:
                return near[0]
        if (
            len(sets) > 1
            and sets[1].start - sets[0].end == 1
            and self.lower(sets[0].end).endswith(("ing", "ed", "less", "equipped"))
        ):  # "sector-bearing nodes"
            return sets[1]
        return sets[0] if sets else candidates[0]

    def _wanted(self, phrases: list[NounPhrase]) -> Question:
        tokens = [t.lower for t in self.linked.tokens]
        yes_no = self._is_yes_no(tokens)
        ranks = [c for c in self.cues("most", "least", "old", "new", "degree") if not c.used]
        averages = self.cues("average")
        sums = self.cues("sum")
        root = self._root(phrases)

        if edges := self._edges(phrases):
            return edges
        if averages or (sums and self.free("attribute")):
            function: Function = "average" if averages else "sum"
            return self._aggregate(function, phrases, (averages or sums)[0])
        if ranks and (ranked := self._ranked(ranks, phrases, root)) is not None:
            return ranked
        projected = self._projection(phrases, yes_no)
        groups = [p for p in phrases if p.per]
        grouped = [a for a in projected if any(0 <= a.start - p.end <= 1 for p in self.cues("per"))]
        if grouped and (self.has("count") or not groups):
            return self._group("count", phrases)
        if self.has("per") and not projected:
            return self._group(
                "count" if not self.has("list") or self.has("count") else "list", phrases
            )
        if groups and projected:
            phrases = [p for p in phrases if p is not groups[0]] or phrases
            root = self._root(phrases)
            groups[0].per = False
        if root is None:
            return self._no_phrase(projected, yes_no)
        if yes_no:
            return self._yes_no(root, phrases, projected)
        self._implicit(phrases, projected)
        root = self._root(phrases)
        assert root is not None
        if projected and not any(set(p.all_kinds) & a.owners for p in phrases for a in projected):
            root = NounPhrase(projected[0].start, projected[0].end, kinds=self.owners(projected[0]))
            phrases = sorted([*phrases, root], key=lambda p: p.start)
        elif projected:
            holders = [p for p in phrases if set(p.all_kinds) & projected[0].owners]
            if root not in holders:
                root = holders[0]
        if not projected and root.ids is not None and len(phrases) == 1:
            return self._around(root)
        self._join(root, phrases)
        self._absorb(root)
        if projected:
            names = tuple(dict.fromkeys(a.name for a in projected))
            for a in projected:
                a.used = True
            if self.has("count") and root.ids is None and self.has("distinct"):
                return Count(of=root.selection(), distinct=names[0])
            distinct = root.ids is None and not root.related or self.has("distinct")
            return Lookup(of=root.selection(), attributes=names, distinct=distinct)
        if self.has("count"):
            return Count(of=root.selection())
        if root.ids is not None and (root.where or root.related) and not self.has("which", "list"):
            return Exists(of=root.selection())  # "Hanne is moored at berth-2, right?"
        return ListAll(of=root.selection())

    def _is_yes_no(self, tokens: list[str]) -> bool:
        if tokens[0] in AUXILIARIES or "whether" in tokens:
            return True
        return bool(self.cues("exists")) and not self.has("which", "count", "list")

    def _projection(self, phrases: list[NounPhrase], yes_no: bool) -> list[Item]:
        """Attributes that are asked for, rather than part of a condition."""
        projected = [a for a in self.free("attribute") if not a.of_edges]
        kept: list[Item] = []
        for a in projected:
            boolean = self.type_of(a) == "boolean"
            holders = [p for p in phrases if set(p.all_kinds) & a.owners]
            prefix = self.lower(a.start - 1), self.lower(a.start - 2)
            conditional = bool(
                {"with", "without", "having", "no", "lack", "lacks", "lacking", "not"} & set(prefix)
            )
            conditional |= bool({"has", "have", "are", "is"} & set(prefix)) and self.has(
                "which", "count", "list"
            )
            set_holders = [p for p in holders if p.ids is None]
            conditional |= boolean and any(p.start == a.end for p in set_holders)
            negated = bool({"without", "no", "lack", "lacks", "not", "lacking"} & set(prefix))
            if set_holders and (boolean or (conditional and negated)) and not (
                self.has("per") and not conditional
            ) and (boolean or not yes_no):  # fmt: skip
                op: Operator = ("=" if boolean else "missing") if True else "="
                value = (not negated) if boolean else None
                set_holders[0].where.append(Comparison(attribute=a.name, op=op, value=value))
                a.used = True
                for n in self.cues("negation"):
                    if 0 <= a.start - n.end <= 1:
                        n.used = True
                continue
            kept.append(a)
        return kept

    def _no_phrase(self, projected: list[Item], yes_no: bool) -> Question:
        """No entity and no kind is named: an attribute or a relation stands alone."""
        if projected:
            a = projected[0]
            a.used = True
            of = Selection(kinds=self.owners(a))
            if self.has("count"):
                return Count(of=of, distinct=a.name)
            return Lookup(of=of, attributes=(a.name,), distinct=True)
        if relation := next(iter(self.free("relation")), None):
            relation.used = True
            of = Edges(
                step=Step(types=relation.names, direction="out", where=tuple(self._edge_where()))
            )
            if self.has("count") or not self.has("list", "which"):
                return Count(of=of)
            return ListAll(of=of)
        everything = {
            "device",
            "devices",
            "entities",
            "nodes",
            "things",
            "items",
            "entity",
            "node",
            "objects",
        }
        if self.has("count", "list") and everything & {t.lower for t in self.linked.tokens}:
            return Count(of=Selection()) if self.has("count") else ListAll(of=Selection())
        raise Unplaced("nothing named")

    def _edge_where(self) -> list[Comparison]:
        where, self.edge_conditions = self.edge_conditions, []
        return where

    def _edges(self, phrases: list[NounPhrase]) -> Question | None:
        """The relations themselves are counted or listed: "60GHz links", "links from hubs to X"."""
        for r in self.free("relation"):
            counted = [c for c in self.cues("count", "list", "which", "average", "sum", "most", "least", "distinct")
                       if 0 <= r.start - c.end <= 2 + len(self.edge_conditions)]  # fmt: skip
            edge_attributes = [
                a for a in self.free("attribute") if a.of_edges and set(r.names) & a.owners
            ]
            plural = self.linked.tokens[r.end - 1].lower != self.linked.tokens[r.end - 1].stem
            ends = [p for p in phrases if not p.per and p.count is None]
            ends = [
                p
                for k, p in enumerate(ends)
                if p.selection() not in [e.selection() for e in ends[:k]]
            ]
            pair = [p for p in ends if p.ids is None]
            named = [p for p in ends if p.ids is not None]
            if edge_attributes and len(named) == 2:
                pass
            elif edge_attributes and (named or not phrases):
                pass
            elif self.edge_conditions and (counted or plural) and not named:
                pass
            elif counted and self.has("count") and plural and len(pair) == 2 and not named:
                pass
            else:
                continue
            if any(self.has(x) for x in ("per",)):
                continue
            r.used = True
            step = Step(
                types=r.names, direction="both" if ends else "out", where=tuple(self._edge_where())
            )
            if len(ends) == 2 and self.joins.direct(ends[0].all_kinds, ends[1].all_kinds, r.names):
                found = self.joins.step(ends[0].all_kinds, ends[1].all_kinds, r.names, subject=True)
                assert found is not None
                step = step.model_copy(update={"direction": found.direction})
            selections = [p.selection() for p in ends[:2]] + [None, None]
            of = edge_set(step, selections[0], selections[1])
            if edge_attributes:
                a = edge_attributes[0]
                a.used = True
                ranks = self.cues("most", "least", "old", "new")
                measure = AttributeMeasure(attribute=a.name)
                if self.has("average"):
                    return Aggregate(of=of, function="average", measure=measure)
                if self.has("sum"):
                    return Aggregate(of=of, function="sum", measure=measure)
                if ranks and ranks[0].cue:
                    largest = ranks[0].cue.kind in ("most", "new")
                    if ranks[0].end <= r.start and a.start > r.end:
                        return Top(of=of, measure=measure, k=self.k or 1, largest=largest)
                    return Aggregate(
                        of=of, function="maximum" if largest else "minimum", measure=measure
                    )
                return Lookup(of=of, attributes=(a.name,), distinct=not named)
            if self._is_yes_no([t.lower for t in self.linked.tokens]):
                return Exists(of=of)
            return (
                Count(of=of)
                if self.has("count", "sum") or not self.has("list", "which")
                else ListAll(of=of)
            )
        return None

    def _ranked(
        self, ranks: list[Item], phrases: list[NounPhrase], root: NounPhrase | None
    ) -> Question | None:
        cue = ranks[0]
        assert cue.cue is not None
        largest = cue.cue.kind in ("most", "new", "degree") and not (
            cue.cue.kind == "degree" and "least" in cue.mention.text.lower()
        )
        sets = [p for p in phrases if p.ids is None and not p.per and not p.negated]
        whos = self.cues("which")
        explicit_who = any(w.mention.text.lower() in ("who", "which", "whose") for w in whos)
        before = [p for p in sets if p.end <= cue.start]
        after = [p for p in sets if p.start >= cue.end]
        attributes = self.free("attribute")
        subject: NounPhrase | None = None
        if before:
            subject = before[0]
        elif after and not (attributes and min(a.start for a in attributes) < after[0].start):
            subject = after[0]
        if subject is not None and subject in after and not explicit_who:
            # "largest sector radius": the set stands between the cue and its attribute
            tail = [a for a in attributes if a.start >= subject.end and a.start - subject.end <= 1
                    and set(subject.all_kinds) & a.owners]  # fmt: skip
            if tail and self.k is None and self.lower(tail[0].start - 1) != "by":
                return self._extreme(tail[0], largest, phrases, subject)
        if subject is None and attributes and not explicit_who and self.k is None:
            holder = next((p for p in phrases if set(p.all_kinds) & attributes[0].owners), None)
            return self._extreme(attributes[0], largest, phrases, holder)
        if subject is None and attributes:
            subject = next(
                (p for p in after if set(p.all_kinds) & attributes[0].owners), None
            ) or NounPhrase(cue.start, cue.end, kinds=self.owners(attributes[0]))
            if subject not in phrases:
                phrases.append(subject)
        if subject is None and (relation := next(iter(self.free("relation")), None)):
            kinds = tuple(
                dict.fromkeys(
                    r.source_kind for r in self.joins.schema.relations if r.type in relation.names
                )
            )
            subject = NounPhrase(cue.start, cue.end, kinds=kinds)
            phrases.append(subject)
        if subject is None and cue.cue.kind == "degree":
            subject = NounPhrase(cue.start, cue.end)
            phrases.append(subject)
        if subject is None:
            return None
        # The phrase counted ("the most sensors") is the measure, not a condition.
        measured = next((p for p in phrases if p is not subject and p.ids is None and p.start >= cue.end
                         and p.start - cue.end <= 3 and not p.per), None)  # fmt: skip
        measure: Measure | None = None
        if measured is not None and not any(
            a.start >= cue.end and a.start < measured.start for a in attributes
        ):
            step = self.joins.step(subject.all_kinds, measured.all_kinds)
            if step is not None:
                measure = DegreeMeasure(step=step, target=measured.selection())
                phrases.remove(measured)
                for r in self.free("relation"):
                    if set(r.names) & set(step.types):
                        r.used = True
        if measure is None:
            measure = self._measure(ranks, subject.all_kinds)
        if measure is None and (main := self._main_attribute(subject.all_kinds)):
            measure = AttributeMeasure(attribute=main)
        if measure is None:
            return None
        self._join(subject, [p for p in phrases])
        self._absorb(subject)
        return Top(of=subject.selection(), measure=measure, k=self.k or 1, largest=largest)

    def _per_attributes(self) -> list[Item]:
        return [
            a
            for a in self.free("attribute")
            if any(0 <= a.start - p.end <= 1 for p in self.cues("per"))
        ]

    def _extreme(
        self, attribute: Item, largest: bool, phrases: list[NounPhrase], holder: NounPhrase | None
    ) -> Question:
        attribute.used = True
        if holder is None:
            holder = NounPhrase(attribute.start, attribute.end, kinds=self.owners(attribute))
            phrases.append(holder)
        groups = [p for p in phrases if p.per] or self._per_attributes()
        function: Function = "maximum" if largest else "minimum"
        measure = AttributeMeasure(attribute=attribute.name)
        if groups:
            return self._group(function, phrases, measure, holder)
        self._join(holder, phrases)
        return Aggregate(of=holder.selection(), function=function, measure=measure)

    def _aggregate(self, function: Function, phrases: list[NounPhrase], cue: Item) -> Question:
        groups = [p for p in phrases if p.per]
        attributes = [a for a in self.free("attribute")
                      if self.type_of(a) in ("number", "mixed")]  # fmt: skip
        if attributes:
            a = attributes[0]
            a.used = True
            measure: Measure = AttributeMeasure(attribute=a.name)
            holder = next((p for p in phrases if set(p.all_kinds) & a.owners and not p.per), None)
            if holder is None:
                holder = NounPhrase(a.start, a.end, kinds=self.owners(a))
                phrases.append(holder)
            if groups or self.has("per"):
                if groups and groups[0].kinds and set(groups[0].kinds) & a.owners and not [
                    p for p in phrases if p is not groups[0] and set(p.all_kinds) & a.owners
                ]:  # fmt: skip
                    pass
                else:
                    return self._group(function, phrases, measure, holder)
            self._join(holder, phrases)
            self._absorb(holder)
            return Aggregate(of=holder.selection(), function=function, measure=measure)
        # "how many sensors does a gateway have on average", "links per node on average"
        sets = [p for p in phrases if p.ids is None]
        if sets and not groups and not self.has("count") and not self.free("relation"):
            main = self._main_attribute(sets[0].kinds)
            if main is not None:
                self._join(sets[0], phrases)
                return Aggregate(
                    of=sets[0].selection(),
                    function=function,
                    measure=AttributeMeasure(attribute=main),
                )
        heads = groups or sets[-1:]
        if not heads:
            raise Unplaced("nothing to average")
        head = heads[0]
        head.per = False
        counted = next((p for p in sets if p is not head), None)
        relation = next(iter(self.free("relation")), None)
        if counted is not None and (step := self.joins.step(head.all_kinds, counted.all_kinds)):
            measure = DegreeMeasure(step=step, target=counted.selection())
            phrases = [p for p in phrases if p is not counted]
        elif relation is not None:
            measure = DegreeMeasure(
                step=self.joins.step(head.all_kinds, (), relation.names)
                or Step(types=relation.names)
            )
        else:
            raise Unplaced("nothing counted")
        for r in self.free("relation"):
            r.used = True
        extra = [p for p in phrases if p is not head and p.ids is None]
        tokens = {t.lower for t in self.linked.tokens}
        present = bool({"only", "counting"} & tokens and {"with", "any", "having", "at"} & tokens)
        self._join(head, [p for p in phrases if p not in extra])
        return Aggregate(of=head.selection(), function=function, measure=measure, present=present)

    def _group(
        self,
        function: str,
        phrases: list[NounPhrase],
        measure: Measure | None = None,
        of: NounPhrase | None = None,
    ) -> Question:
        head = next((p for p in phrases if p.per), None)
        attribute = None
        per = self.cues("per")
        if head is None:
            for a in self.free("attribute"):
                if any(0 <= a.start - p.end <= 1 for p in per) or not phrases or measure is None:
                    attribute = a
                    break
            if attribute is None:
                raise Unplaced("no group")
            attribute.used = True
            of = of or next((p for p in phrases if set(p.all_kinds) & attribute.owners), None)
            if of is None:
                of = NounPhrase(0, 0, kinds=self.owners(attribute))
                phrases.append(of)
            self._join(of, phrases)
            self._absorb(of)
            return Group(
                of=of.selection(), attribute=attribute.name, function=function, measure=measure
            )  # type: ignore[arg-type]
        others = [p for p in phrases if p is not head]
        of = of or next((p for p in others if p.ids is None), None)
        if of is None or of is head:
            relation = next(iter(self.free("relation")), None)
            if relation is None:
                raise Unplaced("nothing to count per group")
            relation.used = True
            step = self.joins.step(head.all_kinds, (), relation.names)
            if step is None:
                raise Unplaced("relation does not fit")
            kinds = self.joins.reachable(head.all_kinds, relation.names, step.direction)
            of = NounPhrase(relation.start, relation.end, kinds=kinds)
        said = self._between_relation(of, head)
        step = self.joins.step(of.all_kinds, head.all_kinds, said.names if said else ())
        if step is None:
            raise Unplaced("groups are not related")
        if said:
            said.used = True
        if measure is None and function != "list":
            function = "count"
        self._join(of, [p for p in others if p is not head])
        self._absorb(of)
        return Group(
            of=of.selection(),
            step=step,
            target=head.selection(),
            function=function,
            measure=measure,
        )  # type: ignore[arg-type]

    def _implicit(self, phrases: list[NounPhrase], projected: list[Item]) -> None:
        """ "peers of 115", "what feeds T1": the set asked for is only named by its relation."""
        relations = self.free("relation")
        where = self.cues("where")
        sets = [p for p in phrases if p.ids is None]
        unused = [r for r in relations if not any(
            self.joins.direct(a.all_kinds, b.all_kinds, r.names)
            for a in phrases for b in phrases if a is not b)]  # fmt: skip
        for phrase in phrases:
            if phrase.ids is None and sets and phrase is not sets[-1]:
                continue
            for r in unused:
                if r.used or not self.joins.direct(phrase.all_kinds, (), r.names):
                    continue
                if phrase.ids is None and (projected or self.has("count", "list", "which", "negation", "alone")) and not (
                    projected and self.joins.reachable(phrase.all_kinds, r.names, "both")
                    and not any(set(phrase.all_kinds) & a.owners for a in projected)
                ):  # fmt: skip
                    continue
                subject = self._implied_subject(phrase, r)
                found = self.joins.direct(phrase.all_kinds, (), r.names)
                ways = set().union(*found.values())
                direction = "both"
                if len(ways) == 1:
                    direction = next(iter(ways))
                elif subject is not None and "both" not in ways and has_agent(r.names):
                    direction = "out" if subject else "in"
                kinds = self.joins.reachable(phrase.all_kinds, r.names, direction)  # type: ignore[arg-type]
                back = {"out": "in", "in": "out", "both": "both"}[direction]
                step = Step(types=r.names, direction=back, where=tuple(self._edge_where()))  # type: ignore[arg-type]
                r.used = True
                implied = NounPhrase(r.start, r.end, kinds=kinds)
                implied.related.append(Related(step=step, target=phrase.selection()))
                phrases[phrases.index(phrase)] = implied
                return
        if where and not projected and len(phrases) == 1 and phrases[0].ids is not None:
            self._locate(phrases)

    def _implied_subject(self, phrase: NounPhrase, relation: Item) -> bool | None:
        """Whether the named phrase does the relation: "what does P1 feed" yes, "what feeds P1" no."""
        passive = self.lower(relation.end) in ("by", "from") or "by" in self.between(
            relation.start, relation.end
        )
        if relation.start < phrase.start:
            active = False
        else:
            active = True
        if self.lower(relation.end) == "of" or self.lower(relation.start - 1) in ("the", "a"):
            return None if relation.start > phrase.start else True
        return not active if passive else active

    def _locate(self, phrases: list[NounPhrase]) -> None:
        """ "where is X": what a relation of place leads to, else its attributes of place."""
        phrase = phrases[0]
        for r in self.joins.schema.relations:
            if r.source_kind in phrase.all_kinds and any(
                w in r.type.lower()
                for w in (
                    "locat",
                    "place",
                    "within",
                    "partof",
                    "part_of",
                    "inside",
                    "situated",
                    "site",
                )
            ):
                implied = NounPhrase(phrase.start, phrase.end, kinds=(r.target_kind,))
                implied.related.append(
                    Related(step=Step(types=(r.type,), direction="in"), target=phrase.selection())
                )
                phrases[0] = implied
                return

    def _around(self, root: NounPhrase) -> Question:
        """One entity and nothing that is asked of it could be placed."""
        if self.has("where"):
            places = [
                n
                for kind in root.all_kinds
                for n in self.joins.schema.kinds[kind].attributes
                if any(
                    w in n.lower()
                    for w in (
                        "location",
                        "address",
                        "place",
                        "site",
                        "latitude",
                        "longitude",
                        "position",
                    )
                )
            ]
            if places:
                return Lookup(of=root.selection(), attributes=tuple(places[:4]))
        if self.has("when"):
            dates = [
                n
                for kind in root.all_kinds
                for n, info in self.joins.schema.kinds[kind].attributes.items()
                if info.type == "datetime"
            ]
            if dates:
                return Lookup(of=root.selection(), attributes=tuple(dates[:1]))
        assert root.ids is not None
        if self.lower(0) == "how" and (nouns := DIMENSIONS.get(self.lower(1))):
            numbers = [
                n for kind in root.all_kinds for n in self.joins.schema.kinds[kind].attributes
            ]
            if (found := self.vocabulary.dimension(nouns, numbers)) is not None:
                return Lookup(of=root.selection(), attributes=(found,))
        self.penalty += 0.15 if not (self.linked.unknown or self.linked.vague) else 0.45
        if root.where or root.related:
            return Exists(of=root.selection())
        return Summary(id=root.ids[0])

    def _absorb(self, root: NounPhrase) -> None:
        """A relation left over that the root's kind has: "hubs without a link", "linked nodes"."""
        for r in self.free("relation"):
            step = self.joins.step(root.all_kinds, (), r.names)
            if step is None:
                continue
            step = step.model_copy(update={"where": tuple(self._edge_where())})
            op: Operator = ">="
            count = 1
            for position, said_op, n, counted in self.counts:
                if counted is r or position == r.start - 1:
                    op, count = said_op, n  # type: ignore[assignment]
            near = [
                n
                for n in self.cues("negation")
                if 0 <= r.start - n.end <= 3 and n.mention.text.lower() != "missing"
            ]
            if near:
                op, count = "=", 0
                near[0].used = True
            root.related.append(Related(step=step, op=op, count=count))
            r.used = True
        if self.has("alone") and not root.related:
            root.related.append(Related(step=Step(), op="=", count=0))

    def _yes_no(
        self, root: NounPhrase, phrases: list[NounPhrase], projected: list[Item]
    ) -> Question:
        named = [p for p in phrases if p.ids is not None and not p.per]
        subject = named[0] if named else root
        if named and projected and not (subject.where or len(phrases) > 1):
            attribute = projected[0]
            attribute.used = True
            if self.type_of(attribute) == "boolean":
                return Lookup(of=subject.selection(), attributes=(attribute.name,))
            subject.where.append(Comparison(attribute=attribute.name, op="exists"))
            return Exists(of=subject.selection())
        either = [c for c in subject.where if isinstance(c.value, list)]
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
        if named and len(kinds) == 1 and len(phrases) == 2 and not self.free("relation"):
            kind = kinds[0]
            gap = self.between(subject.end, kind.start)
            if gap and gap[0] in ("a", "an", "one") and len(gap) == 1 or not self.joins.step(
                subject.all_kinds, kind.kinds
            ):  # fmt: skip
                merged = Selection(
                    kinds=kind.kinds, ids=subject.ids, where=tuple([*subject.where, *kind.where])
                )
                return Exists(of=merged)
        self._join(subject, phrases)
        self._absorb(subject)
        return Exists(of=subject.selection())


_HOUSEKEEPING = {
    "latitude", "longitude", "lat", "lon", "altitude", "battery", "rssi", "snr", "uptime", "year", "height", "mounting",
    "interval", "port", "floor",
}  # fmt: skip
_GEOGRAPHY = {"latitude", "longitude", "lat", "lon", "lng", "altitude"}
_NEGATIONS = {
    "no",
    "not",
    "without",
    "never",
    "lack",
    "lacks",
    "lacking",
    "none",
    "neither",
    "cannot",
}
_BREAKS = {"and", "or", "in", "on", "at", "of", "for", "to", "from", "with", "by", "than"}
