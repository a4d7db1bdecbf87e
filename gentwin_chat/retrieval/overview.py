"""Definitions of the graph's own words; summaries of an entity, of the network, of what is new."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from gentwin_chat.answer import Slot
from gentwin_chat.domain import Entity, Relation, Triple, short_id, words
from gentwin_chat.drafting import SHOWN, Part, draft, unit_symbol
from gentwin_chat.errors import VersionError
from gentwin_chat.evaluation import EVIDENCE, share
from gentwin_chat.indexing.graph.protocol import AttributeInfo, GraphHistory, KindInfo, Schema
from gentwin_chat.quantities import attribute_words
from gentwin_chat.query import Changed, Define, Step, Summary
from gentwin_chat.retrieval.context import Context, Result, refuse
from gentwin_chat.retrieval.entities import date_facts
from gentwin_chat.wording import (
    article,
    counted,
    join,
    one_line,
    plural,
    relation_form,
    say_number,
    say_reading,
    say_relation,
    say_value,
    third_person_plural,
)

_DESCRIPTION = 600  # characters of the source's own words on a term
_CLAUSES = 6  # kinds of neighbour that a summary speaks of

_Said = tuple[list[Part], list[Triple]]


def define(context: Context, q: Define) -> Result:
    """What a term means: the source's own description if there is one, and what the graph shows."""
    schema = context.reader.schema()
    parts: list[Part] = []
    facts: list[Triple] = []
    if described := schema.descriptions.get(q.term):
        text = one_line(described, _DESCRIPTION)
        parts += [Slot(text=text), "" if text.endswith((".", "!", "?", "…")) else ".", " "]
        facts.append(context.sets.fact(q.term, "description", text))
    match q.role:
        case "kind":
            kind = schema.kinds.get(q.term)
            said, shown = _kind(context, schema, kind) if kind else ([], [])
        case "relation":
            said, shown = _relation(context, schema, q.term)
        case "value":
            said, shown = _value(context, schema, q.term)
        case "attribute":
            said, shown = _attribute(context, schema, q.term)
    if not parts and not said:
        return refuse("the twin does not know what ", Slot(text=one_line(q.term)), " means.")
    return Result(facts=[*facts, *shown], draft=draft(parts, said, fixed=True))


def _kind(context: Context, schema: Schema, kind: KindInfo) -> _Said:
    noun, fact = words(kind.name), context.sets.fact
    parts: list[Part] = [
        f"In this network {article(noun)} {noun} is a kind of entity; there "
        f"{'is' if kind.count == 1 else 'are'} ",
        Slot(text=str(kind.count)),
    ]
    facts = [fact(kind.name, "count", kind.count, computed=True)]
    if attributes := list(kind.attributes)[:SHOWN]:
        parts += [", with ", join([attribute_words(a) for a in attributes])]
        facts += [fact(kind.name, "has attribute", a) for a in attributes]
    leading = [r for r in schema.relations if r.source_kind == kind.name]
    ends = []
    for r in leading[:4]:
        other = words(r.target_kind)
        ends.append(say_relation(r.type, f"{article(noun)} {noun}", f"{article(other)} {other}"))
    if ends:
        parts += ["; ", join(ends)]
    facts += [fact(kind.name, r.type, r.target_kind) for r in leading]
    return [*parts, "."], facts


def _relation(context: Context, schema: Schema, term: str) -> _Said:
    said, facts = [], []
    for r in schema.relations:
        if r.type == term:
            ends = f"{plural(words(r.source_kind))} to {plural(words(r.target_kind))}"
            said.append(f"{ends} ({r.count} {counted(r.count, 'time')})")
            pair = f"{r.source_kind} –{term}→ {r.target_kind}"
            facts.append(context.sets.fact(r.source_kind, term, r.target_kind))
            facts.append(context.sets.fact(pair, "count", r.count, computed=True))
    if not said:
        return [], []
    lead = f"In this network “{words(term)}” relates "
    return [lead, Slot(text=join(said[:SHOWN])), "."], facts


def _value(context: Context, schema: Schema, term: str) -> _Said:
    parts: list[Part] = []
    facts = []
    for holder, attributes in _holders(schema):
        for attribute in attributes.values():
            if term in attribute.values:
                whose = f"{attribute_words(attribute.name)} of {plural(words(holder))}"
                parts.append(f"In this network “{one_line(term)}” is a value of {whose}. ")
                facts.append(context.sets.fact(holder, attribute.name, term))
    return parts, facts


def _attribute(context: Context, schema: Schema, term: str) -> _Said:
    said, facts = [], []
    for holder, attributes in _holders(schema):
        if info := attributes.get(term):
            said.append(f"{plural(words(holder))} ({_range(info)})")
            facts.append(context.sets.fact(holder, "has attribute", term))
            owner = f"{holder}.{term}"
            unit = info.units[0] if len(info.units) == 1 else None
            facts += [context.sets.fact(owner, "value", v, unit) for v in _examples(info)]
    if not said:
        return [], []
    lead = f"In this network “{words(term)}” is an attribute of "
    return [lead, Slot(text=join(said)), "."], facts


def _holders(schema: Schema) -> Iterator[tuple[str, dict[str, AttributeInfo]]]:
    """What can have attributes, and which: each kind, then each relation between two kinds."""
    yield from ((kind.name, kind.attributes) for kind in schema.kinds.values())
    yield from ((r.type, r.attributes) for r in schema.relations if r.attributes)


def _examples(info: AttributeInfo) -> list[float | str]:
    if info.minimum is not None and info.maximum is not None:
        return [info.minimum, info.maximum]
    return [str(v) for v in info.values[:5]]


def _range(info: AttributeInfo) -> str:
    if info.minimum is not None and info.maximum is not None and info.type == "number":
        unit = unit_symbol(info.units[0]) if len(info.units) == 1 else ""
        return f"{say_number(info.minimum)} to {say_number(info.maximum)} {unit}".strip()
    if info.type == "boolean":
        return "yes or no"
    few = [say_value(v) for v in info.values[:5] if not isinstance(v, list)]
    return f"such as {join(few, 'or')}" if few else "of many values"


def summarise(context: Context, q: Summary) -> Result:
    """One entity, or the whole network."""
    if q.id is None:
        return _network(context)
    entity = context.reader.entities([q.id]).get(q.id)
    if entity is None:
        return refuse("the twin holds no ", Slot(text=one_line(short_id(q.id))), ".")
    parts, facts = _own(context, entity)
    around, of_it = _neighbourhood(context, entity)
    text = draft(parts, around, fixed=True)
    return Result(facts=[*facts, *of_it], draft=text, focus=(entity.id,))


def _own(context: Context, entity: Entity) -> _Said:
    """What an entity is and holds."""
    noun = one_line(words(entity.kind))
    facts = [context.sets.fact(entity.id, "kind", entity.kind)]
    parts: list[Part] = [Slot(text=one_line(entity.label)), f" is {article(noun)} "]
    parts.append(Slot(text=noun))
    if entity.name:
        facts.append(context.sets.fact(entity.id, "name", entity.name))
        if entity.name != str(entity.key):
            parts += [" (", Slot(text=one_line(short_id(entity.id))), ")"]
    said = []
    for attribute, reading in list(entity.attributes.items())[: SHOWN + 2]:
        said.append(f"{attribute_words(attribute)} {say_reading(reading)}")
        facts += context.sets.reading_facts(entity.id, attribute, reading)
        facts += date_facts(context.sets, entity.id, attribute, reading)
    if said:
        parts += [": ", Slot(text="; ".join(said))]
    return [*parts, ". "], facts


def _neighbourhood(context: Context, entity: Entity) -> _Said:
    """How an entity hangs together with the rest."""
    links = list(context.sets.hop(Step(), [entity.id]))
    entities = context.reader.entities({other for _, other, _ in links})
    ends: dict[tuple[str, bool, str], dict[str, Relation]] = defaultdict(dict)
    for _, other, relation in links:
        if other in entities and other != entity.id:
            forward = relation.source == entity.id or not relation.directed
            key = (relation.type, forward, entities[other].kind)
            ends[key].setdefault(other, relation)
    own, of_others, counts = [], [], []
    for (relation_type, forward, kind), others in list(ends.items())[:_CLAUSES]:
        n = len(others)
        one = context.wording.name(next(iter(others)))
        whom = one if n == 1 else f"{n} {counted(n, words(kind))}"
        form, text = relation_form(relation_type)
        if forward:
            lead = {"participle": f"is {text}", "verb": text}.get(form, f"has {text}:")
            own.append(f"{lead} {whom}")
        elif form == "noun":
            of_others.append(f"{whom} {'has' if n == 1 else 'have'} it as {text}")
        else:
            copula = "" if form == "verb" else "is " if n == 1 else "are "
            verb = third_person_plural(text) if form == "verb" and n > 1 else text
            of_others.append(f"{whom} {copula}{verb} it")
        label = f"count({relation_type} {kind})"
        counts.append(context.sets.fact(entity.id, label, n, computed=True))
    parts: list[Part] = ["It ", Slot(text=join(own)), ". "] if own else []
    if of_others:
        text = join(of_others)
        parts += [Slot(text=text[:1].upper() + text[1:]), "."]
    related = share(
        [
            fact
            for other, relation in list(others.items())[:EVIDENCE]
            for fact in (
                context.sets.relation_fact(relation),
                context.sets.fact(other, "kind", kind),
            )
        ]
        for (_, _, kind), others in ends.items()
    )
    return parts, [*counts, *related]


def _network(context: Context) -> Result:
    """How many of what, how they are related, and who is best connected."""
    schema, computed, fact = context.reader.schema(), context.computed, context.sets.fact
    kinds = sorted(schema.kinds.values(), key=lambda k: -k.count)
    totals: dict[str, int] = defaultdict(int)
    for r in schema.relations:
        totals[r.type] += r.count
    facts = [
        computed("count(entities)", schema.entity_count),
        computed("count(relations)", schema.relation_count),
        *(fact(k.name, "count", k.count, computed=True) for k in kinds),
        *(fact(t, "count", n, computed=True) for t, n in totals.items()),
    ]
    said = [f"{k.count} {counted(k.count, words(k.name))}" for k in kinds[:SHOWN]]
    ranked = sorted(totals.items(), key=lambda pair: -pair[1])[:SHOWN]
    relations = [f"{n} “{words(t)}”" for t, n in ranked]
    parts: list[Part] = ["The network has ", Slot(text=str(schema.entity_count))]
    parts += [" entities: ", Slot(text=join(said)), "."] if said else [" entities."]
    if relations:
        parts += [" They are joined by ", Slot(text=str(schema.relation_count))]
        parts += [" relations: ", Slot(text=join(relations)), "."]
    hubs = context.reader.select(limit=3)
    degrees = context.reader.degrees(hubs)
    hubs = [i for i in hubs if degrees[i]]
    if hubs:
        names = context.wording.names(hubs)
        listed = join([f"{names[i]} ({degrees[i]})" for i in hubs])
        parts += [" The best connected are ", Slot(text=listed), "."]
        facts += [fact(i, "count(relations)", degrees[i], computed=True) for i in hubs]
    return Result(facts=facts, draft=draft(parts, fixed=True))


def changed(context: Context, q: Changed) -> Result:
    """What is new, gone or different since a version."""
    store = context.reader
    if not isinstance(store, GraphHistory):  # a what-if
        return refuse("this state of the twin holds no history of its own.")
    try:
        ids, before = store.changed(q.since), store.at(q.since)
    except VersionError:
        newest = context.computed("version", store.version)
        told = Slot(text=str(q.since)), Slot(text=str(store.version))
        asked = context.computed("missing version", q.since)
        return refuse(
            "the twin holds no version ", told[0], "; its newest is ", told[1], ".",
            facts=[newest, asked],
        )  # fmt: skip
    then, now = set(before.select(ids=ids)), set(store.select(ids=ids))
    label = f"since version {q.since}"
    how = {i: "gone" if i not in now else "different" if i in then else "new" for i in ids}
    facts = [context.sets.fact(i, label, how[i], computed=True) for i in ids[:EVIDENCE]]
    facts.append(context.computed("count(changed)", len(ids)))
    facts.append(context.computed("since version", q.since))
    text = draft(
        Slot(text=str(len(ids))),
        f" {counted(len(ids), 'entity')} changed since version ",
        Slot(text=str(q.since)),
        [": ", *context.wording.listed(ids)] if ids else "",
        ".",
    )
    values = list(context.keys(ids).values())
    return Result(values=values, facts=facts, draft=text, focus=tuple(ids))
