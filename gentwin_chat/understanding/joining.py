"""Noun phrases hung on one another by relations that the graph has.

Word order decides who does what to whom; a relation that is not said is the one that the schema
has between the kinds, over up to three hops.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import combinations, pairwise
from typing import cast

from gentwin_chat.domain import words
from gentwin_chat.indexing.graph.protocol import Operator
from gentwin_chat.query import (
    OPPOSITE,
    Direction,
    Related,
    Selection,
    Step,
)
from gentwin_chat.understanding.lexicon import IRREGULAR, LIGHT
from gentwin_chat.understanding.nouns import Nouns
from gentwin_chat.understanding.phrases import Item, NounPhrase, Range, has_agent
from gentwin_chat.understanding.speech import is_participle, is_verb
from gentwin_chat.understanding.vocabulary import SYNONYM, is_connection
from gentwin_chat.wording import singular

_AT = ("at", "in", "on")
_CHAINING = {"of", "the", "s", "'s"}
_NOBODY = ("nobody", "nothing", "no one", "none")
_THOSE = {"those", "the", "ones", "that", "which", "who", "are", "is", "any"}
_PERSONS = ("nobody", "no one")


@dataclass
class Joining(Nouns):
    """Joins noun phrases into one tree.

    Attributes:
        owned: the relations said that join two of the phrases directly.
    """

    owned: list[Item] = field(default_factory=list)

    def _join(self, root: NounPhrase, phrases: list[NounPhrase]) -> None:
        """Hang every other phrase on the root, each on the nearest phrase that it relates to."""
        others = [p for p in phrases if p is not root]
        order = sorted([root, *others], key=lambda p: p.start)
        self.owned = [
            r
            for r in self.free("relation")
            if any(
                self.joins.direct(p.all_kinds, q.all_kinds, r.names)
                for p, q in combinations(order, 2)
            )
        ]
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
            options = [p for p in options if not any(c is p and q is phrase for q, c, _ in parents)]
            parent = next((p for p in options if self._related(p, phrase, dry=True)), None)
            if k > at and self._stands_at(order[k - 1], phrase) and options[0] is order[k - 1]:
                parents.append((options[0], phrase, True))  # "a callout at Sky Plaza"
                continue
            if parent is None and k > at:  # "zones in which Heron empties bins": of the bins
                later = [p for p in order[k + 1 :] if p.ids is None and not p.per]
                parent = next((p for p in later if self._related(p, phrase, dry=True)), None)
            far = parent is None
            if parent is None:
                parent = next(
                    (p for p in options if self._related(p, phrase, dry=True, far=True)), None
                )
            if parent is None:
                self.penalty += 0.5
                continue
            parents.append((parent, phrase, far))
        # Innermost first, so that a phrase is complete before it becomes a condition of another.
        while parents:
            ready = [x for x in parents if not any(x[1] is parent for parent, _, _ in parents)]
            for pair in ready or parents[:1]:
                parents = [x for x in parents if x is not pair]
                if not self._related(pair[0], pair[1], far=pair[2]):
                    self.penalty += 0.5  # what it was hung on has lost the kinds that relate to it

    def _stands_at(self, a: NounPhrase, b: NounPhrase) -> bool:
        """ "A callout at Sky Plaza": whether ``b`` says where ``a`` is, one thing between them."""
        between = [w for w in self.between(a.end, b.start) if w != "the"]
        if a.ids is not None or len(between) != 1 or between[0] not in _AT:
            return False
        if self.joins.direct(a.all_kinds, b.all_kinds):
            return False
        return any(len(chain) == 3 for chain in self.joins.route(a.all_kinds, b.all_kinds, 2))

    def _between_relation(self, a: NounPhrase, b: NounPhrase) -> Item | None:
        """The relation said between two phrases, or else the nearest one that could join them."""
        relations = [i for i in self.items if i.role == "relation" and not i.of_edges]
        usable = [r for r in relations if self.joins.direct(a.all_kinds, b.all_kinds, r.names)]
        lo, hi = min(a.end, b.end), max(a.start, b.start)
        inside = [r for r in usable if lo <= r.start <= hi]
        return next(iter(inside or [r for r in usable if not r.used]), None)

    def _related(
        self, parent: NounPhrase, child: NounPhrase, *, dry: bool = False, far: bool = False
    ) -> bool:
        here, there = parent.all_kinds, child.all_kinds
        if self.range is not None and child.start == self.range.entity.start:
            return dry or self._ranged(parent, child, self.range)
        said = self._between_relation(parent, child)
        led: list[tuple[str, ...]] = []
        direct = bool(self.joins.direct(here, there))  # "modems sitting in VM024"
        if said is None and (found := self._led(parent, child, sure=direct)) is not None:
            (said, led), far = found, True
        subject = self._is_subject(parent, child, said)
        step = None if led else self.joins.step(here, there, said.names if said else (), subject)
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
            if child.negated or self._relation_negated(said, child):
                op, count = "=", 0
            parent.add(Related(step=step, target=target, op=op, count=count), child.start)
            if len(parent.kinds) > 1:  # of several kinds, those that can be so related
                fits = [k for k in parent.kinds if self.joins.step((k,), there, step.types)]
                parent.kinds = tuple(fits) or parent.kinds
            return True
        if not far:
            return False
        chains = led or self.joins.route(here, there)
        if not chains:
            return False
        if dry:
            return True
        chain = max(chains, key=lambda c: self._aptness(c, parent, child))
        over = said.names if led and said is not None else ()
        if led and said is not None:
            said.used = True
        inner = target
        for k in range(len(chain) - 2, -1, -1):
            ends = (chain[k],), (chain[k + 1],)
            hop = self.joins.step(*ends, over) or self.joins.step(*ends) or Step()
            op, count = (child.count or (">=", 1)) if k == 0 else (">=", 1)
            if k == 0 and (child.negated or self._relation_negated(said, child)):
                op, count = "=", 0
            related = Related(step=hop, target=inner, op=op, count=count)
            if k == 0:
                parent.add(related, child.start)
            else:
                inner = Selection(kinds=(chain[k],), related=(related,))
        self.penalty += (0.02 if led else 0.05 if said else 0.15) * (len(chain) - 2)
        self.penalty += 0.3 if chain[0] == chain[-1] else 0.0  # there and back, and nobody said so
        return True

    def _led(
        self, a: NounPhrase, b: NounPhrase, *, sure: bool = False
    ) -> tuple[Item, list[tuple[str, ...]]] | None:
        """The verb said of two things that it does not join directly, but one of which does it to
        what leads to the other, and the chains of kinds from ``a`` to ``b``: "which rooms does the
        fan serve", where fans serve boxes, and these serve rooms."""
        lo, hi = min(a.start, b.start), max(a.end, b.end)
        for r in self.free("relation"):
            if r.of_edges or is_connection(r.mention.text) or not has_agent(r.names):
                continue
            if r.start > hi or r.end < lo or r in self.owned or (sure and _idle(r)):
                continue
            doing = bool(self._is_subject(a, b, r))
            if chains := self.joins.led(a.all_kinds, b.all_kinds, r.names, doing):
                return r, chains
        return None

    def _aptness(
        self, chain: tuple[str, ...], parent: NounPhrase, child: NounPhrase
    ) -> tuple[int, int]:
        """How well a chain of kinds fits what is said: by the words between the two that name its
        relations ("finds from the Granary" come ``FROM_CONTEXT``, and are not found by those who
        work there), and by not leading over a kind that is spoken of besides."""
        said = {*self.between(parent.end, child.start)} | {*self.between(child.end, parent.start)}
        hops = [self.joins.direct((a,), (b,)) for a, b in pairwise(chain)]
        named = sum(any(said & {*words(t).split()} for t in hop) for hop in hops)
        besides = {k for i in self.items if i.role == "kind" for k in i.names}
        return -len(besides & {*chain[1:-1]}), named

    def _ranged(self, parent: NounPhrase, child: NounPhrase, so_far: Range) -> bool:
        """So many hops from ``child``: over the relation said, else those by which things of one
        kind are joined among themselves, else any."""
        alike = parent.all_kinds if {*parent.all_kinds} <= {*child.all_kinds} else ()
        types = so_far.types or (tuple(self.joins.direct(alike, alike)) if alike else ())
        step = Step(types=types, where=tuple(self._edge_where()))
        parent.add(so_far.of(child, step), child.start)
        return True

    def _relation_negated(self, said: Item | None, child: NounPhrase) -> bool:
        """ "not connected to …", "that do not serve …": a negation just before the relation."""
        at = said.start if said is not None and said.start <= child.start else child.start
        for n in self.cues("negation"):
            stated = any(n.end <= i.start < at for i in self.items if i.role != "pronoun")
            if (
                0 <= at - n.end <= (2 if stated else 4)
                and not n.used
                and n.mention.text.lower()
                in (
                    "not",
                    "never",
                    "without",
                    "no",
                    "lack",
                    "lacks",
                    "lacking",
                    *_NOBODY,
                )
            ):
                n.used = True
                return True
        for n in self.cues("other"):  # "excluding those heard by gw-1"
            between = set(self.between(n.end, at))
            if not n.used and n.end <= at and between and between <= _THOSE:
                n.used = True
                return True
        for n in self.cues("op"):  # "not under any hive"
            if n.mention.text.lower().startswith("not ") and 0 <= at - n.end <= 2 and not n.used:
                n.used = True
                return True
        return False

    def _is_subject(self, parent: NounPhrase, child: NounPhrase, said: Item | None) -> bool | None:
        """Whether ``parent`` does what the relation says, where the word order shows it.

        "pumps that feed T1": yes. "pumps that T1 feeds", "what does T1 feed", "fed by T1": no.
        """
        if said is None or is_connection(said.mention.text):
            return None
        passive = self.lower(said.end) == "by" or (
            "by" in self.between(said.start, said.end) and not said.name.lower().endswith("by")
        )
        active_verb = _said_actively(said) and self.lower(said.end) not in ("of", "by")
        if said.start >= max(parent.end, child.end):
            last = max((parent, child), key=lambda p: p.end)
            return (last is parent) != active_verb
        first = min((parent, child), key=lambda p: p.start)
        active = first is parent
        if passive or active_verb:
            return not active
        if self.lower(said.end) == "from" and not said.name.lower().endswith("from"):
            return not active
        return active

    def _implicit(self, phrases: list[NounPhrase], projected: list[Item]) -> None:
        """ "peers of 115", "what feeds T1": the set asked for is only named by its relation."""
        if self.range is not None and all(p.ids for p in phrases) and len(phrases) == 1:
            kinds = phrases[0].all_kinds
            alike = kinds if self.joins.direct(kinds, kinds) else ()
            phrases.insert(0, NounPhrase(0, 0, kinds=alike))
            return
        relations = self.free("relation")
        if self.has("common") and relations and all(p.ids for p in phrases):
            self._common_to(phrases, relations[0])
            return
        where = self.cues("where")
        sets = [p for p in phrases if p.ids is None]
        unused = [
            r
            for r in relations
            if not any(
                self.joins.direct(a.all_kinds, b.all_kinds, r.names)
                for a in phrases
                for b in phrases
                if a is not b
            )
        ]
        self.owned = [r for r in relations if r not in unused]
        unused = [
            r for r in unused if not any(self._led(a, b) for a, b in combinations(phrases, 2))
        ]
        pairs = combinations(phrases, 2)
        together = any(self.joins.direct(a.all_kinds, b.all_kinds) for a, b in pairs)
        for phrase in phrases:
            if phrase.ids is None and sets and phrase is not sets[-1]:
                continue
            for r in unused:
                if r.used or not self.joins.direct(phrase.all_kinds, (), r.names):
                    continue
                if _idle(r) and together:  # "modems sitting in VM024", built into it
                    r.used = True
                    continue
                if phrase.ids is None and any(counted is r for *_, counted in self.counts):
                    continue  # "nodes with more than 30 links"
                first = phrase.end <= r.start and not self._before(phrase)
                first |= r.end == phrase.start  # "top-mounted probes"
                if (
                    phrase.ids is None
                    and (
                        projected
                        or first
                        or self.has("count", "list", "which", "negation", "alone")
                    )
                    and not (
                        projected
                        and self.joins.reachable(phrase.all_kinds, r.names, "both")
                        and not any(set(phrase.all_kinds) & a.owners for a in projected)
                    )
                ):
                    continue
                subject = self._implied_subject(phrase, r)
                found = self.joins.direct(phrase.all_kinds, (), r.names)
                ways = set().union(*found.values())
                direction: Direction = "both"
                if len(ways) == 1:
                    direction = next(iter(ways))
                elif subject is not None and "both" not in ways and has_agent(r.names):
                    direction = "out" if subject else "in"
                elif subject is not None and "both" not in ways and self._acts(phrase, r):
                    direction = "in" if subject else "out"
                kinds = self.joins.reachable(phrase.all_kinds, r.names, direction)
                back = OPPOSITE[direction]
                step = Step(types=r.names, direction=back, where=tuple(self._edge_where()))
                r.used = True
                implied = NounPhrase(r.start, r.end, kinds=kinds)
                implied.related.append(Related(step=step, target=phrase.selection()))
                phrases[phrases.index(phrase)] = self._again(implied, step, phrase)
                return
        if where and not projected and len(phrases) == 1 and phrases[0].ids is not None:
            self._locate(phrases)

    def _acts(self, phrase: NounPhrase, r: Item) -> bool:
        """Whether a relation that is called after its target is said as what that does: "whom does
        Rhona mentor", "who mentors Rhona", where everybody has a ``mentor``."""
        asked = any(w in ("do", "does", "did") for w in self.between(0, phrase.start))
        does = asked and phrase.end == r.start
        word = r.mention.text.lower()
        does |= self.lower(r.start - 1) == "who" and word != singular(word)
        return does

    def _again(self, phrase: NounPhrase, step: Step, named: NounPhrase) -> NounPhrase:
        """ "The mother of the mother of Ruby", "Ruby's mother's mother": the same, twice."""
        kinds = self.joins.reachable(phrase.all_kinds, step.types, OPPOSITE[step.direction])
        for again in self.free("relation") if kinds else ():
            gap = set(self.between(min(phrase.end, again.end), max(phrase.start, again.start)))
            gap -= set(self.between(named.start, named.end))
            if set(again.names) & set(step.types) and gap <= _CHAINING:
                again.used = True
                longer = NounPhrase(again.start, again.end, kinds=kinds)
                longer.related.append(Related(step=step, target=phrase.selection()))
                return longer
        return phrase

    def _common_to(self, phrases: list[NounPhrase], relation: Item) -> None:
        """ "Common neighbours of A and B": a set that is related to each of them."""
        kinds = self.joins.reachable(phrases[0].all_kinds, relation.names, "both")
        phrases.insert(0, NounPhrase(relation.start, relation.end, kinds=kinds))

    def _before(self, phrase: NounPhrase) -> bool:
        """Whether anything but a describing word is said before a phrase."""
        said = [i for i in self.items if i.end <= phrase.start]
        return any(i.role != "value" and i.role != "vague" for i in said)

    def _implied_subject(self, phrase: NounPhrase, relation: Item) -> bool | None:
        """Whether the named phrase is the doer: "what does P1 feed" yes, "what feeds P1" no."""
        passive = self.lower(relation.end) in ("by", "from") or "by" in self.between(
            relation.start, relation.end
        )
        active = not relation.start < phrase.start
        if self.lower(relation.start - 1) == "whose":  # "whose daughter is Hilde"
            return True
        if self.lower(relation.end) == "of" or self.lower(relation.start - 1) in ("the", "a"):
            return None if relation.start > phrase.start else True
        if relation.name.lower().endswith("by"):  # its source is the one to whom it is done
            return active if passive or not _said_actively(relation) else not active
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
                    op, count = cast(Operator, said_op), n
            near = [
                n
                for n in self.cues("negation")
                if (0 <= r.start - n.end <= 3 and n.mention.text.lower() != "missing")
                or (0 <= n.start - r.end <= 1 and n.mention.text.lower() in _NOBODY)
            ]
            if near:
                op, count = "=", 0
                near[0].used = True
                before = near[0].mention.text.lower() in _NOBODY and near[0].end <= r.start
                if before and step.direction == "both":  # "belts that nothing discharges to"
                    step = step.model_copy(update={"direction": "in"})
            root.related.append(Related(step=step, op=op, count=count))
            r.used = True
            said = r.mention.text.lower()
            again = [i for i in self.items if i is not r and i.role == "relation"]
            if any(i.names == r.names and i.mention.text.lower() == said for i in again):
                self.penalty += 0.6  # "her mother's mother" is no mother of somebody
        for nobody in self.cues("negation"):  # "cabinets that have nobody on call"
            ends = {k: way for k, way, _ in self.joins.around(root.all_kinds)}
            people = self.vocabulary.people(sorted(ends)) if not nobody.used else []
            if people and nobody.mention.text.lower() in _PERSONS and nobody.start >= root.end:
                nobody.used = True
                target = Selection(kinds=tuple(people))
                root.related.append(Related(step=Step(), target=target, op="=", count=0))
        self._never(root)
        if self.edge_conditions:  # "which sailors are at the helm": of what they crew
            held = {c.attribute for c in self.edge_conditions}
            types = [r.type for r in self.joins.schema.relations if held <= r.attributes.keys()]
            if (step := self.joins.step(root.all_kinds, (), types)) is not None and types:
                where = tuple(self.edge_conditions)
                root.related.append(Related(step=step.model_copy(update={"where": where})))
                self.edge_conditions = []
        if self.has("alone") and not root.related:
            root.related.append(Related(step=Step(), op="=", count=0))

    def _never(self, root: NounPhrase) -> None:
        """ "Devices that were never heard", where all that devices can have is one relation."""
        types = {r.type for _, _, r in self.joins.around(root.all_kinds)}
        last = len(self.linked.tokens) - 1
        for never in self.cues("negation"):
            said = [t for t in self.linked.vague if t is self.linked.tokens[min(never.end, last)]]
            verb = any(is_verb(t.lower) or is_participle(t.lower) for t in said)
            if verb and not never.used and len(types) == 1 and not root.related:
                never.used = True
                root.related.append(Related(step=Step(types=tuple(types)), op="=", count=0))


def _idle(said: Item) -> bool:
    """Whether a relation is said by words that stand for many, such as "sitting in"."""
    return said.score <= SYNONYM and {*said.mention.text.lower().split()} <= LIGHT


def _said_actively(said: Item) -> bool:
    """Whether a relation with a passive name is said by its verb: "who mentors Elsa" over
    ``mentored_by``, whose source is the one who is mentored."""
    name, text = words(said.name).split(), said.mention.text.lower().split()
    verb = text[-1].endswith(("s", "ed")) or text[-1] in IRREGULAR
    return name[-1] == "by" and text[-1] != "by" and verb and len(text) == 1
