"""The retriever R of eq. 10: run a typed query on one version and bring back values and facts.

Values are computed here, never by the model. Facts come in priority order (eq. 3: the store
gives ids by N·⊥) and every value that an answer holds stands in one of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from pydantic import BaseModel, Field

from gentwin_chat import drafting
from gentwin_chat.answer import Draft, Slot, Status
from gentwin_chat.domain import Entity, Scalar, Triple, words
from gentwin_chat.drafting import Part, Wording, draft, shown
from gentwin_chat.evaluation import Evaluation
from gentwin_chat.impact import impacted, shortest_path
from gentwin_chat.indexing.graph.fork import Fork
from gentwin_chat.indexing.graph.protocol import GraphReader
from gentwin_chat.query import (
    Aggregate,
    AttributeMeasure,
    Changed,
    Compare,
    Count,
    Define,
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
    Selection,
    Summary,
    Top,
    WhatIf,
)
from gentwin_chat.wording import (
    article,
    counted,
    join,
    relation_form,
    say_reading,
    say_value,
)

_FUNCTION_WORDS: dict[Function, str] = {
    "count": "number",
    "average": "average",
    "sum": "total",
    "minimum": "lowest",
    "maximum": "highest",
}


class Result(BaseModel):
    """What a query came to.

    Attributes:
        status, values, rows, facts: as in ``Answer``.
        draft: the sentence to phrase.
        focus: the entities that the answer is about, for follow-up questions.
    """

    status: Status = "answered"
    values: list[Scalar] = Field(default_factory=list)
    rows: list[list[Scalar]] = Field(default_factory=list)
    facts: list[Triple] = Field(default_factory=list)
    draft: Draft
    focus: tuple[str, ...] = ()


class Retriever:
    """Runs typed queries on one version of a twin.

    Args:
        reader: the version.
    """

    def __init__(self, reader: GraphReader) -> None:
        self.reader = reader
        self.wording = Wording(reader)

    def retrieve(self, question: Question) -> Result:
        """Run one query.

        Raises:
            QueryError: it names something that the graph does not have.
            StoreError: the store cannot be read.
        """
        run: dict[type, Callable[[Any, Evaluation], Result]] = {
            Lookup: self._lookup,
            ListAll: self._list,
            Count: self._count,
            Exists: self._exists,
            Aggregate: self._aggregate,
            Top: self._top,
            Group: self._group,
            Compare: self._compare,
            Path: self._path,
            Define: self._define,
            Summary: self._summary,
            Changed: self._changed,
            Impact: self._impact,
            WhatIf: self._what_if,
        }
        return run[type(question)](question, Evaluation(self.reader))

    # --- what entities hold -------------------------------------------------------------------

    def _lookup(self, q: Lookup, ev: Evaluation) -> Result:
        if isinstance(q.of, Edges):
            return self._lookup_edges(q, q.of, ev)
        ids = ev.members(q.of)
        found = {a: self.reader.readings(a, ids) for a in q.attributes}
        holders = [i for i in ids if any(i in found[a] for a in q.attributes)]
        facts = [
            fact
            for i in holders
            for a in q.attributes
            if i in found[a]
            for fact in ev.reading_facts(i, a, found[a][i])
        ]
        for a in q.attributes:  # a date that is said in another form than it is stored
            for i in holders:
                r = found[a].get(i)
                if r and r.datatype == "datetime" and isinstance(r.value, int | float):
                    facts.append(ev.fact(i, f"{a} as a date", say_reading(r), computed=True))
        values = [f.object for f in facts if not f.computed]
        if not holders:
            return self._nothing_known(q, q.of)
        if q.distinct or (len(ids) > 1 and len(q.attributes) == 1 and self._ask_values(q.of)):
            values = list(dict.fromkeys(values))
            unit = self.wording.unit(q.attributes[0], q.of.kinds)
            names = [say_value(v, unit) for v in values]
            noun = counted(len(values), words(q.attributes[0]))
            text = draft(
                Slot(text=str(len(values))),
                f" {noun} of ",
                self.wording.selection(q.of),
                ": ",
                shown(names),
                ".",
            )
            if len(values) == 1:
                text = draft(
                    f"the {words(q.attributes[0])} of ",
                    self.wording.selection(q.of),
                    " is ",
                    Slot(text=names[0]),
                    ".",
                )
            # The rows stay, so that a list of values loses nothing of who has which.
            return Result(values=values, facts=facts, draft=text, focus=tuple(holders))
        names_of = self.wording.names(holders)
        if len(holders) == 1:
            i = holders[0]
            parts: list[Part] = []
            for k, a in enumerate(a for a in q.attributes if i in found[a]):
                reading = found[a][i]
                if k:
                    parts.append(", and ")
                if isinstance(reading.value, bool):
                    parts += self._boolean(names_of[i], a, reading.value, lead=not k)
                else:
                    parts += [f"the {words(a)} of ", Slot(text=names_of[i]), " is "]
                    parts.append(Slot(text=say_reading(reading)))
            return Result(values=values, facts=facts, draft=draft(parts, "."), focus=(i,))
        rows = [
            [self._key(i), *(self._cell(found[a].get(i)) for a in q.attributes)] for i in holders
        ]
        said = [
            f"{names_of[i]}: "
            + join([say_reading(found[a][i]) for a in q.attributes if i in found[a]])
            for i in holders[: drafting.SHOWN]
        ]
        more = len(holders) - len(said)
        text = draft(
            f"{join([words(a) for a in q.attributes])} of ",
            Slot(text=str(len(holders))),
            " ",
            counted(len(holders), self._noun(q.of)),
            ": ",
            Slot(text="; ".join(said)),
            [" and ", Slot(text=f"{more} more")] if more else "",
            ".",
        )
        return Result(values=values, rows=rows, facts=facts, draft=text, focus=tuple(holders))

    def _lookup_edges(self, q: Lookup, of: Edges, ev: Evaluation) -> Result:
        facts: list[Triple] = []
        said: list[str] = []
        attribute = q.attributes[0]
        for source, target, relation in ev.edges(of):
            if attribute in relation.attributes:
                reading = relation.attributes[attribute]
                between = self.wording.names([source, target])
                facts += ev.reading_facts(
                    f"{source} –{relation.type}– {target}", attribute, reading
                )
                said.append(
                    f"{between[source]}–{between[target]}: {say_reading(reading)}"
                    if not q.distinct
                    else say_reading(reading)
                )
        if not facts:
            return self._nothing_known(q, of)
        values = [f.object for f in facts]
        if q.distinct:
            values, said = list(dict.fromkeys(values)), list(dict.fromkeys(said))
        text = draft(
            f"the {words(attribute)} of ",
            self.wording.edges(of, len(said)),
            " is " if len(said) == 1 else ": ",
            shown(said),
            ".",
        )
        return Result(values=values, facts=facts, draft=text)

    @staticmethod
    def _ask_values(of: Selection) -> bool:
        """A set that is not spelt out entity by entity is asked for its values, each once."""
        return of.ids is None

    def _boolean(self, name: str, attribute: str, value: bool, *, lead: bool) -> list[Part]:
        text = words(attribute)
        is_state = text.startswith("is ") or text.endswith(("ed", "able", "ible", "open", "active"))
        text = text.removeprefix("is ").removeprefix("has ")
        verb = ("is" if value else "is not") if is_state else ("has" if value else "has no")
        say = [Slot(text="Yes" if value else "No"), ", "] if lead else []
        return [*say, Slot(text=name), f" {verb} {text}"]

    def _nothing_known(self, q: Lookup, of: Selection | Edges) -> Result:
        said = self.wording.edges(of) if isinstance(of, Edges) else self.wording.selection(of, 1)
        return Result(
            status="unknown",
            draft=draft(
                "the twin holds no ",
                join([words(a) for a in q.attributes], "or"),
                " for ",
                said,
                ".",
                fixed=True,
            ),
        )

    # --- sets ---------------------------------------------------------------------------------

    def _list(self, q: ListAll, ev: Evaluation) -> Result:
        if isinstance(q.of, Edges):
            return self._list_edges(q.of, ev)
        ids = ev.members(q.of)
        facts = ev.support(ids)
        n = len(ids)
        names = list(self.wording.names(ids[: drafting.SHOWN]).values())
        names += [""] * (n - len(names))  # only the first few are said
        said = self.wording.selection(q.of, n)
        if not ids:
            facts = [ev.fact("twin", f"count({_plain(said)})", 0, computed=True)]
            return Result(facts=facts, draft=draft("there are no ", said, "."))
        facts.append(ev.fact("twin", f"count({_plain(said)})", n, computed=True))
        lead: list[Part] = ["there is " if n == 1 else "there are ", Slot(text=str(n)), " ", *said]
        text = draft(lead, ": ", shown(names), ".")
        return Result(values=self._keys(ids), facts=facts, draft=text, focus=tuple(ids))

    def _list_edges(self, of: Edges, ev: Evaluation) -> Result:
        edges = ev.edges(of)
        names = self.wording.names({i for s, t, _ in edges for i in (s, t)})
        keys = self._key_of({i for s, t, _ in edges for i in (s, t)})
        rows: list[list[Scalar]] = [[keys[s], r.type, keys[t]] for s, t, r in edges]
        facts = [ev.relation_fact(r) for _, _, r in edges]
        facts.append(
            ev.fact("twin", f"count({_plain(self.wording.edges(of))})", len(edges), computed=True)
        )
        said = [f"{names[s]}–{names[t]}" for s, t, _ in edges]
        lead: list[Part] = ["there are ", Slot(text=str(len(edges))), " "]
        text = draft(
            lead, self.wording.edges(of, len(edges)), [": ", *shown(said)] if said else "", "."
        )
        values = [f"{keys[s]}–{keys[t]}" for s, t, _ in edges]
        return Result(values=list(values), rows=rows, facts=facts, draft=text)

    def _count(self, q: Count, ev: Evaluation) -> Result:
        focus: tuple[str, ...] = ()
        if isinstance(q.of, Edges):
            edges = ev.edges(q.of)
            n, said = len(edges), self.wording.edges(q.of, len(edges))
            facts = [ev.relation_fact(r) for _, _, r in edges]
        else:
            ids = ev.members(q.of)
            n, focus = len(ids), tuple(ids)
            said = self.wording.selection(q.of, n)
            facts = ev.support(ids)
            if q.distinct:
                readings = self.reader.readings(q.distinct, ids)
                facts = [f for i, r in readings.items() for f in ev.reading_facts(i, q.distinct, r)]
                n = len({f.object for f in facts})
                said = [f"different {counted(n, words(q.distinct))} among ", *said]
        facts.append(ev.fact("twin", f"count({_plain(said)})", n, computed=True))
        verb = "there is " if n == 1 else "there are "
        return Result(
            values=[n],
            facts=facts,
            draft=draft(verb, Slot(text=str(n)), " ", said, "."),
            focus=focus,
        )

    def _exists(self, q: Exists, ev: Evaluation) -> Result:
        if isinstance(q.of, Edges):
            edges = ev.edges(q.of)
            holds, said = bool(edges), self.wording.edges(q.of)
            facts = [ev.relation_fact(r) for _, _, r in edges]
            text = self._yes_no(holds, ["there is " if holds else "there is no ", *said])
            return self._truth(ev, holds, facts, text, said)
        ids = ev.members(q.of)
        if q.every is not None:
            inside = set(ev.members(q.every))
            outside = [i for i in ids if i not in inside]
            holds = bool(ids) and not outside
            said = [*self.wording.selection(q.every)]
            names = list(self.wording.names(outside).values())
            tail: list[Part] = (
                ["all ", Slot(text=str(len(ids)))]
                if holds
                else [Slot(text=f"{len(outside)} of {len(ids)}"), " do not: ", *shown(names)]
            )
            facts = [
                *ev.support(outside or ids),
                ev.fact("twin", "count(members)", len(ids), computed=True),
                ev.fact("twin", "count(exceptions)", len(outside), computed=True),
            ]
            return self._truth(ev, holds, facts, self._yes_no(holds, tail), said, tuple(outside))
        said = self.wording.selection(q.of, len(ids))
        if q.of.ids is not None and len(q.of.ids) == 1:
            return self._entity_truth(q.of, ids, ev)
        holds = bool(ids)
        facts = [
            *ev.support(ids),
            ev.fact("twin", f"count({_plain(said)})", len(ids), computed=True),
        ]
        names = list(self.wording.names(ids[: drafting.SHOWN]).values())
        names += [""] * (len(ids) - len(names))
        tail = (
            ["there is " if len(ids) == 1 else "there are ", Slot(text=str(len(ids))), " ", *said]
            if holds
            else ["there are no ", *said]
        )
        if holds:
            tail += [": ", *shown(names)]
        return self._truth(ev, holds, facts, self._yes_no(holds, tail), said, tuple(ids))

    def _entity_truth(self, of: Selection, ids: list[str], ev: Evaluation) -> Result:
        """Yes or no about one entity, with what is so instead where it is no."""
        assert of.ids is not None
        identifier, holds = of.ids[0], bool(ids)
        name = self.wording.name(identifier)
        facts = ev.support(ids) if holds else []
        for condition in of.where:
            reading = self.reader.readings(condition.attribute, [identifier]).get(identifier)
            if reading is None and condition.op != "missing":
                return self._nothing_known(
                    Lookup(of=of, attributes=(condition.attribute,)), Selection(ids=of.ids)
                )
            if reading is not None and not holds:
                facts += ev.reading_facts(identifier, condition.attribute, reading)
        parts: list[Part] = []
        if of.where and not of.related:
            for k, condition in enumerate(of.where):
                reading = self.reader.readings(condition.attribute, [identifier]).get(identifier)
                if reading is None:
                    parts += [Slot(text=name), f" has no {words(condition.attribute)}"]
                elif isinstance(reading.value, bool):
                    parts += self._boolean(name, condition.attribute, reading.value, lead=False)
                else:
                    parts += [
                        " and " if k else "",
                        f"the {words(condition.attribute)} of ",
                        Slot(text=name),
                        " is ",
                        Slot(text=say_reading(reading)),
                    ]
        elif of.kinds and not of.related:
            entity = self.reader.entities([identifier])[identifier]
            noun = words(entity.kind)
            parts = [Slot(text=name), f" is {article(noun)} {noun}"]
            facts.append(ev.fact(identifier, "kind", entity.kind))
        else:
            parts = [Slot(text=name), " is" if holds else " is not"]
            for k, related in enumerate(of.related):
                form, _ = self.wording.step(related.step)
                said = self.wording.related(related)
                if form == "noun" and related.op == ">=" and related.count == 1:
                    parts[1] = " has" if holds else " has no"
                    said = [str(said[0]).removeprefix("with "), *said[1:]]
                parts += [" and " if k else " ", *said]
        return self._truth(ev, holds, facts, self._yes_no(holds, parts), parts, of.ids)

    @staticmethod
    def _yes_no(holds: bool, tail: Sequence[Part]) -> Draft:
        return draft(Slot(text="Yes" if holds else "No"), ", ", tail, ".")

    @staticmethod
    def _truth(
        ev: Evaluation,
        holds: bool,
        facts: list[Triple],
        text: Draft,
        said: Sequence[Part],
        focus: tuple[str, ...] = (),
    ) -> Result:
        fact = ev.fact("twin", f"exists({_plain(said)})", holds, computed=True)
        return Result(values=[holds], facts=[*facts, fact], draft=text, focus=focus)

    # --- measures -----------------------------------------------------------------------------

    def _measure(
        self, of: Selection | Edges, measure: Measure, ev: Evaluation
    ) -> tuple[dict[str, float], list[Triple], str | None]:
        """member → number, the facts behind, and the unit if all share one."""
        if isinstance(of, Edges):
            assert isinstance(measure, AttributeMeasure)
            numbers, facts = {}, []
            for s, t, r in ev.edges(of):
                reading = r.attributes.get(measure.attribute)
                if reading and isinstance(reading.value, int | float):
                    member = f"{s} –{r.type}– {t}" + (f" {r.key}" if r.key else "")
                    numbers[member] = reading.value
                    facts += ev.reading_facts(member, measure.attribute, reading)
            return numbers, facts, None
        ids = ev.members(of)
        if isinstance(measure, AttributeMeasure):
            readings = self.reader.readings(measure.attribute, ids)
            held = {
                i: readings[i].value
                for i in ids
                if i in readings
                and isinstance(readings[i].value, int | float)
                and not isinstance(readings[i].value, bool)
            }
            facts = [f for i in held for f in ev.reading_facts(i, measure.attribute, readings[i])]
            units = {readings[i].unit for i in held}
            return held, facts, units.pop() if len(units) == 1 else None
        found = ev.neighbours(measure.step, None if of == Selection() else ids, measure.target)
        label = f"count({self._degree_noun(measure)})"
        counts = {i: len(found.get(i, ())) for i in ids}
        return (
            dict(counts),
            [ev.fact(i, label, n, computed=True) for i, n in counts.items()],
            None,
        )

    def _degree_noun(self, measure: Measure, n: int | None = None) -> str:
        if isinstance(measure, AttributeMeasure):
            return words(measure.attribute)
        if measure.target and measure.target.kinds:
            return _plain(self.wording.selection(measure.target, n))
        noun = join([relation_form(t)[1] for t in measure.step.types], "or") or "relation"
        return counted(2 if n is None else n, noun)

    def _aggregate(self, q: Aggregate, ev: Evaluation) -> Result:
        numbers, facts, unit = self._measure(q.of, q.measure, ev)
        if q.present:
            numbers = {i: v for i, v in numbers.items() if v}
        said = self.wording.edges(q.of) if isinstance(q.of, Edges) else self.wording.selection(q.of)
        noun = self._degree_noun(q.measure)
        if not numbers:
            return Result(
                status="unknown",
                draft=draft("the twin holds no ", noun, " for ", said, ".", fixed=True),
            )
        value = _aggregate(q.function, numbers.values())
        facts.append(
            ev.fact("twin", f"{q.function}({noun} of {_plain(said)})", value, unit, computed=True)
        )
        facts.append(ev.fact("twin", f"count({_plain(said)})", len(numbers), computed=True))
        text = draft(
            f"the {_FUNCTION_WORDS[q.function]} {noun} of ",
            [Slot(text=str(len(numbers))), " "] if q.present or len(numbers) > 1 else "",
            said,
            [" with any"] if q.present else "",
            " is ",
            Slot(text=say_value(value, unit)),
            ".",
        )
        extreme = [i for i, v in numbers.items() if v == value]
        focus = tuple(extreme) if isinstance(q.of, Selection) and len(extreme) <= 5 else ()
        return Result(values=[value], facts=facts, draft=text, focus=focus)

    def _top(self, q: Top, ev: Evaluation) -> Result:
        numbers, facts, unit = self._measure(q.of, q.measure, ev)
        noun = self._degree_noun(q.measure)
        said = (
            self.wording.edges(q.of)
            if isinstance(q.of, Edges)
            else self.wording.selection(q.of, q.k)
        )
        if not numbers:
            return Result(
                status="unknown",
                draft=draft("the twin holds no ", noun, " for ", said, ".", fixed=True),
            )
        ranked = sorted(numbers, key=lambda i: -numbers[i] if q.largest else numbers[i])
        chosen = ranked[: q.k]
        if q.k == 1:
            chosen = [i for i in ranked if numbers[i] == numbers[ranked[0]]]
        facts = [f for f in facts if f.subject in set(chosen)]
        names = self.wording.names(chosen)
        superlative = (
            ("most" if q.largest else "fewest")
            if q.measure.by == "degree"
            else ("highest" if q.largest else "lowest")
        )
        tail: list[Part] = []
        for k, i in enumerate(chosen[: drafting.SHOWN]):
            tail += [", " if k else "", Slot(text=names[i])]
            if len(chosen) == 1 or q.k > 1:
                tail += [" with ", Slot(text=say_value(numbers[i], unit))]
        if len(chosen) > drafting.SHOWN:
            tail += [" and ", Slot(text=f"{len(chosen) - drafting.SHOWN} more")]
            facts.append(ev.fact("twin", "count(tied)", len(chosen), computed=True))
        tie = (
            [", all with ", Slot(text=say_value(numbers[chosen[0]], unit))]
            if (q.k == 1 and len(chosen) > 1)
            else []
        )
        text = draft(f"the {superlative} {noun} among ", said, ": ", tail, tie, ".")
        keys: list[Scalar] = self._keys(chosen) if isinstance(q.of, Selection) else [*chosen]
        rows = [[key, numbers[i]] for key, i in zip(keys, chosen, strict=True)]
        return Result(
            values=keys,
            rows=rows,
            facts=facts,
            draft=text,
            focus=tuple(chosen) if isinstance(q.of, Selection) else (),
        )

    def _group(self, q: Group, ev: Evaluation) -> Result:
        ids = ev.members(q.of)
        groups: dict[Scalar, list[str]] = {}
        focus: tuple[str, ...] = ()
        if q.attribute is not None:
            by = words(q.attribute)
            for i, reading in self.reader.readings(q.attribute, ids).items():
                many = reading.value if isinstance(reading.value, list) else [reading.value]
                for v in many:
                    groups.setdefault(v, []).append(i)
            names = {g: say_value(g) for g in groups}
        else:
            assert q.step is not None
            target = q.target or Selection()
            heads = ev.members(target)
            by = self._noun(target)
            members: dict[str, list[str]] = {h: [] for h in heads}
            for i, others in ev.neighbours(q.step, ids, target).items():
                for other in others:
                    members.setdefault(other, []).append(i)
            keys = self._key_of(members)
            groups = {keys[h]: m for h, m in members.items()}
            said_names = self.wording.names(members)
            names = {keys[h]: said_names[h] for h in members}
            focus = tuple(members)
        noun = self._noun(q.of)
        rows: list[list[Scalar]] = []
        facts: list[Triple] = []
        measured: dict[str, float] = {}
        if q.measure is not None:
            measured, _, _ = self._measure(q.of, q.measure, ev)
            noun = (
                f"{_FUNCTION_WORDS[q.function]} {self._degree_noun(q.measure)}"
                if (q.function != "list")
                else noun
            )
        for group, members_ in groups.items():
            if q.function == "list":
                rows += [[group, key] for key in self._keys(members_)]
                continue
            numbers = [measured[i] for i in members_ if i in measured]
            if q.function != "count" and not numbers:
                continue
            value = len(members_) if q.function == "count" else _aggregate(q.function, numbers)
            rows.append([group, value])
            facts.append(ev.fact(str(group), f"{q.function}({noun})", value, computed=True))
        if q.function == "list":
            facts = ev.support(ids)
        else:
            rows.sort(key=lambda row: -float(row[1]))
        if q.largest is not None and rows:
            best = (max if q.largest else min)(float(r[1]) for r in rows)
            rows = [r for r in rows if float(r[1]) == best]
            facts = [f for f in facts if f.object == rows[0][1]]
        said = [f"{names[r[0]]}: {say_value(r[1])}" for r in rows]
        values: list[Scalar] = (
            [r[0] for r in rows] if q.largest is not None else [cell for r in rows for cell in r]
        )
        more = len(said) - drafting.SHOWN
        text = draft(
            f"{noun if q.measure else counted(2, noun)} per {by}: ",
            Slot(text="; ".join(said[: drafting.SHOWN])),
            [" and ", Slot(text=f"{more} more")] if more > 0 else "",
            ".",
        )
        return Result(values=values, rows=rows, facts=facts, draft=text, focus=focus)

    def _compare(self, q: Compare, ev: Evaluation) -> Result:
        names = self.wording.names(q.ids)
        of = Selection(ids=q.ids)
        noun = self._degree_noun(q.measure)
        if q.how == "same" and isinstance(q.measure, AttributeMeasure):
            readings = self.reader.readings(q.measure.attribute, q.ids)
            facts = [
                f for i, r in readings.items() for f in ev.reading_facts(i, q.measure.attribute, r)
            ]
            if len(readings) < len(q.ids):
                return self._nothing_known(Lookup(of=of, attributes=(q.measure.attribute,)), of)
            said = {i: say_reading(readings[i]) for i in q.ids}
            same = len({str(r.value) for r in readings.values()}) == 1
            parts: list[Part] = ["the ", noun, " of "]
            for k, i in enumerate(q.ids):
                parts += [
                    " and that of " if k else "",
                    Slot(text=names[i]),
                    " is ",
                    Slot(text=said[i]),
                ]
            return self._truth(ev, same, facts, self._yes_no(same, parts), parts, q.ids)
        numbers, facts, unit = self._measure(of, q.measure, ev)
        if set(numbers) < set(q.ids):
            return self._nothing_known(
                Lookup(of=of, attributes=(getattr(q.measure, "attribute", "relations"),)), of
            )
        parts = []
        for k, i in enumerate(q.ids):
            parts += [
                " and " if k else "",
                Slot(text=names[i]),
                " has ",
                Slot(text=say_value(numbers[i], unit)),
            ]
        if q.how == "same":
            same = len(set(numbers.values())) == 1
            return self._truth(
                ev, same, facts, self._yes_no(same, [noun, ": ", *parts]), parts, q.ids
            )
        if q.how == "difference":
            value = _tidy(abs(numbers[q.ids[0]] - numbers[q.ids[1]]))
            facts.append(
                ev.fact(q.ids[0], f"difference({noun}, {q.ids[1]})", value, unit, computed=True)
            )
            text = draft(
                "the difference in ",
                noun,
                " is ",
                Slot(text=say_value(value, unit)),
                ": ",
                parts,
                ".",
            )
            return Result(values=[value], facts=facts, draft=text, focus=q.ids)
        best = (max if q.how == "more" else min)(numbers.values())
        winners = [i for i in q.ids if numbers[i] == best]
        if q.claim:
            holds = winners == [q.ids[0]]
            return self._truth(
                ev, holds, facts, self._yes_no(holds, [noun, ": ", *parts]), parts, q.ids
            )
        word = "more" if q.how == "more" else "less"
        text = draft(
            Slot(text=join([names[i] for i in winners])),
            f" has {word} {noun}: " if len(winners) == 1 else f" have the same {noun}: ",
            parts,
            ".",
        )
        return Result(values=self._keys(winners), facts=facts, draft=text, focus=tuple(winners))

    # --- shape of the network -----------------------------------------------------------------

    def _path(self, q: Path, ev: Evaluation) -> Result:
        walk = shortest_path(ev, q.source, q.target, q.step)
        ends = self.wording.names([q.source, q.target])
        if walk is None:
            parts: list[Part] = [
                "there is no path between ",
                Slot(text=ends[q.source]),
                " and ",
                Slot(text=ends[q.target]),
            ]
            fact = ev.fact(q.source, "path", f"none to {q.target}", computed=True)
            if q.wanted == "exists":
                return self._truth(ev, False, [fact], self._yes_no(False, parts), parts)
            return Result(facts=[fact], draft=draft(parts, "."))
        ids = [q.source, *(other for _, other, _ in walk)]
        names = self.wording.names(ids)
        facts = [ev.relation_fact(r) for _, _, r in walk]
        hops = len(walk)
        facts.append(ev.fact(q.source, f"hops to {q.target}", hops, computed=True))
        text = draft(
            "the shortest path from ",
            Slot(text=ends[q.source]),
            " to ",
            Slot(text=ends[q.target]),
            " takes ",
            Slot(text=str(hops)),
            f" {counted(hops, 'hop')}: ",
            Slot(text=" → ".join(names[i] for i in ids)),
            ".",
        )
        values: list[Scalar] = [hops] if q.wanted == "hops" else self._keys(ids)
        if q.wanted == "exists":
            values = [True]
        return Result(values=values, facts=facts, draft=text, focus=tuple(ids))

    def _impact(self, q: Impact, ev: Evaluation) -> Result:
        raise NotImplementedError  # only ever asked of a fork, through WhatIf

    def _what_if(self, q: WhatIf, ev: Evaluation) -> Result:
        fork = Fork(self.reader, q.changes)
        lead: list[Part] = ["if ", Slot(text=q.said), ", "]
        if not isinstance(q.then, Impact):
            result = Retriever(fork).retrieve(q.then)
            body = result.draft.parts
            first = body[0]
            if isinstance(first, str):
                body = (first[:1].lower() + first[1:], *body[1:])
            changed = draft(lead, body, fixed=result.draft.fixed)
            fact = ev.fact("twin", "what if", q.said, computed=True)
            return result.model_copy(update={"draft": changed, "facts": [*result.facts, fact]})
        then = q.then
        ids, facts = impacted(ev, Evaluation(fork), q.changes, then)
        n = len(ids)
        said = self.wording.selection(then.of, n)
        target = [" to ", *self.wording.selection(then.target)] if then.target else []
        noun = self.wording.step(then.step)[1] if then.step.types else "relation"
        reading: list[Part] = (
            [f" {'is' if n == 1 else 'are'} left without any {noun}", *target]
            if then.effect == "isolated"
            else [
                " can no longer reach ",
                *(
                    self.wording.selection(then.target)
                    if then.target
                    else ["the main part of the network"]
                ),
            ]
        )
        facts.append(ev.fact("twin", f"count({_plain(said)}{_plain(reading)})", n, computed=True))
        facts.append(ev.fact("twin", "what if", q.said, computed=True))
        names = list(self.wording.names(ids).values())
        text = draft(
            lead,
            Slot(text=str(n) if n else "no"),
            " ",
            said,
            reading,
            [": ", *shown(names)] if n else "",
            ".",
        )
        values: list[Scalar] = {
            "list": self._keys(ids), "count": [n], "exists": [n > 0],
        }[then.wanted]  # fmt: skip
        return Result(values=values, facts=facts, draft=text, focus=tuple(ids))

    # --- words and overviews ------------------------------------------------------------------

    def _define(self, q: Define, ev: Evaluation) -> Result:
        from gentwin_chat.overview import define

        return define(self.reader, q, ev)

    def _summary(self, q: Summary, ev: Evaluation) -> Result:
        from gentwin_chat.overview import summarise, summarise_network

        return summarise_network(self.reader, ev) if q.id is None else summarise(self, q.id, ev)

    def _changed(self, q: Changed, ev: Evaluation) -> Result:
        changed = getattr(self.reader, "changed", None)
        ids: list[str] = changed(q.since) if changed else []
        names = list(self.wording.names(ids).values())
        facts = [ev.fact(i, "changed since version", q.since, computed=True) for i in ids]
        facts.append(ev.fact("twin", "count(changed)", len(ids), computed=True))
        text = draft(
            Slot(text=str(len(ids))),
            f" {counted(len(ids), 'entity')} changed since version ",
            Slot(text=str(q.since)),
            [": ", *shown(names)] if ids else "",
            ".",
        )
        return Result(values=self._keys(ids), facts=facts, draft=text, focus=tuple(ids))

    # --- keys ---------------------------------------------------------------------------------

    def _key_of(self, ids: Iterable[str]) -> dict[str, Scalar]:
        ids = list(ids)
        known: dict[str, Entity] = self.reader.entities(ids)
        return {i: known[i].key if i in known else i for i in ids}

    def _keys(self, ids: Iterable[str]) -> list[Scalar]:
        return list(self._key_of(ids).values())

    def _key(self, identifier: str) -> Scalar:
        return self._key_of([identifier])[identifier]

    def _noun(self, of: Selection) -> str:
        return self.wording.noun(of, 1)

    @staticmethod
    def _cell(reading: Any) -> Scalar:
        if reading is None:
            return ""
        return (
            join([str(v) for v in reading.value])
            if isinstance(reading.value, list)
            else reading.value
        )


def _aggregate(function: str, numbers: Iterable[float]) -> float:
    values = list(numbers)
    match function:
        case "sum":
            return _tidy(sum(values))
        case "minimum":
            return min(values)
        case "maximum":
            return max(values)
        case "count":
            return len(values)
        case _:
            return _tidy(sum(values) / len(values))


def _tidy(value: float) -> float:
    """Six significant digits, so that the text, the facts and the values say the same number."""
    if isinstance(value, int) or value.is_integer():
        return int(value) if abs(value) < 1e15 else value
    return float(f"{value:.6g}")


def _plain(parts: Iterable[Part]) -> str:
    return "".join(p.text if isinstance(p, Slot) else p for p in parts)
