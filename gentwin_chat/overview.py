"""Definitions of the graph's own words, and summaries of an entity or of the whole network."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from gentwin_chat.answer import Slot
from gentwin_chat.domain import Triple, short_id, words
from gentwin_chat.drafting import SHOWN, Part, draft, unit_symbol
from gentwin_chat.evaluation import Evaluation
from gentwin_chat.indexing.graph.protocol import AttributeInfo, GraphReader
from gentwin_chat.query import Define, Step
from gentwin_chat.wording import (
    article,
    counted,
    join,
    plural,
    relation_form,
    say_number,
    say_reading,
    say_value,
    third_person_plural,
)

if TYPE_CHECKING:
    from gentwin_chat.retriever import Result, Retriever


def define(reader: GraphReader, q: Define, ev: Evaluation) -> Result:
    """What a term means: the source's own description if there is one, and what the graph shows."""
    from gentwin_chat.retriever import Result

    schema = reader.schema()
    parts: list[Part] = []
    facts: list[Triple] = []
    described = schema.descriptions.get(q.term)
    if described:
        text = " ".join(described.split())
        parts += [Slot(text=text), "" if text.endswith((".", "!", "?")) else ".", " "]
        facts.append(ev.fact(q.term, "description", text))
    if q.role == "kind" and q.term in schema.kinds:
        kind = schema.kinds[q.term]
        noun = words(q.term)
        parts += [
            f"In this network {article(noun)} {noun} is a kind of entity; there "
            f"{'is' if kind.count == 1 else 'are'} ",
            Slot(text=str(kind.count)),
        ]
        facts.append(ev.fact(q.term, "count", kind.count, computed=True))
        if kind.attributes:
            listed = [words(a) for a in list(kind.attributes)[:SHOWN]]
            parts += [", with ", join(listed)]
            facts += [ev.fact(q.term, "has attribute", a) for a in list(kind.attributes)[:SHOWN]]
        ends = []
        for r in schema.relations:
            if r.source_kind == q.term:
                ends.append(_clause(r.type, f"{article(noun)} {noun}", words(r.target_kind)))
                facts.append(ev.fact(q.term, r.type, r.target_kind))
        if ends:
            parts += ["; ", join(ends[:4])]
        parts.append(".")
    elif q.role == "relation":
        pairs = [
            (r.source_kind, r.target_kind, r.count) for r in schema.relations if r.type == q.term
        ]
        parts.append(f"In this network “{words(q.term)}” relates ")
        said = []
        for source, target, count in pairs:
            said.append(f"{plural(words(source))} to {plural(words(target))} ({count} times)")
            facts.append(ev.fact(source, q.term, target))
            facts.append(ev.fact(f"{source} –{q.term}→ {target}", "count", count, computed=True))
        parts += [Slot(text=join(said[:SHOWN])), "."]
    elif q.role == "value":
        for kind_name, kind in schema.kinds.items():
            for attribute in kind.attributes.values():
                if q.term in attribute.values:
                    parts += [
                        f"In this network “{q.term}” is a value of {words(attribute.name)} of "
                        f"{plural(words(kind_name))}. "
                    ]
                    facts.append(ev.fact(kind_name, attribute.name, q.term))
    else:
        holders = {
            k: i.attributes[q.term] for k, i in schema.kinds.items() if q.term in i.attributes
        }
        said = []
        for kind_name, info in holders.items():
            said.append(f"{plural(words(kind_name))} ({_range(info)})")
            facts.append(ev.fact(kind_name, "has attribute", q.term))
            facts += [ev.fact(f"{kind_name}.{q.term}", "value", v) for v in _extremes(info)]
        parts += [
            f"In this network “{words(q.term)}” is an attribute of ",
            Slot(text=join(said)),
            ".",
        ]
    return Result(facts=facts, draft=draft(parts, fixed=True))


def _extremes(info: AttributeInfo) -> list[float | str]:
    if info.minimum is not None and info.maximum is not None:
        return [info.minimum, info.maximum]
    return [str(v) for v in info.values[:5]]


def _range(info: AttributeInfo) -> str:
    if info.minimum is not None and info.maximum is not None and info.type == "number":
        unit = unit_symbol(info.units[0]) if info.units else ""
        return f"{say_number(info.minimum)} to {say_number(info.maximum)} {unit}".strip()
    if info.type == "boolean":
        return "yes or no"
    return "such as " + join(
        [say_value(v) for v in info.values[:5] if not isinstance(v, list)], "or"
    )


def _clause(relation: str, subject: str, other: str) -> str:
    form, text = relation_form(relation)
    other = f"{article(other)} {other}"
    if form == "verb":
        return f"{subject} {text} {other}"
    return (
        f"{subject} is {text} {other}" if form == "participle" else f"{subject} has {text} {other}"
    )


def summarise(retriever: Retriever, identifier: str, ev: Evaluation) -> Result:
    """One entity: its kind, its attributes, and how it hangs together with the rest."""
    from gentwin_chat.retriever import Result

    entity = retriever.reader.entities([identifier])[identifier]
    name = entity.label
    noun = words(entity.kind)
    facts = [ev.fact(identifier, "kind", entity.kind)]
    parts: list[Part] = [Slot(text=name), f" is {article(noun)} ", Slot(text=noun)]
    if entity.name and entity.name != str(entity.key):
        parts += [" (", Slot(text=short_id(entity.id)), ")"]
        facts.append(ev.fact(identifier, "name", entity.name))
    said = []
    for attribute, reading in list(entity.attributes.items())[: SHOWN + 2]:
        said.append(f"{words(attribute)} {say_reading(reading)}")
        facts += ev.reading_facts(identifier, attribute, reading)
        if reading.datatype == "datetime" and not isinstance(reading.value, str):
            facts.append(
                ev.fact(identifier, f"{attribute} as a date", say_reading(reading), computed=True)
            )
    if said:
        parts += [": ", Slot(text="; ".join(said))]
    parts.append(". ")
    ends: dict[tuple[str, bool, str], list[str]] = defaultdict(list)
    relations = list(ev.hop(Step(direction="both"), [identifier]))
    kinds = retriever.reader.entities({other for _, other, _ in relations})
    for _, other, relation in relations:
        if other in kinds and other != identifier:
            ends[
                relation.type,
                relation.source == identifier or not relation.directed,
                kinds[other].kind,
            ].append(other)
            facts.append(ev.relation_fact(relation))
    own, of_others = [], []
    for (relation_type, forward, kind), many in list(ends.items())[:6]:
        others = list(dict.fromkeys(many))
        n = len(others)
        single = retriever.wording.name(others[0])
        whom = single if n == 1 else f"{n} {counted(n, words(kind))}"
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
        facts.append(ev.fact(identifier, f"count({relation_type} {kind})", n, computed=True))
        facts += [ev.fact(other, "kind", kind) for other in others]
    if own:
        parts += ["It ", Slot(text=join(own)), ". "]
    if of_others:
        text = join(of_others)
        parts += [Slot(text=text[:1].upper() + text[1:]), "."]
    return Result(facts=facts, draft=draft(parts, fixed=True), focus=(identifier,))


def summarise_network(reader: GraphReader, ev: Evaluation) -> Result:
    """The whole network: how many of what, and how they are related."""
    from gentwin_chat.retriever import Result

    schema = reader.schema()
    kinds = sorted(schema.kinds.values(), key=lambda k: -k.count)
    facts = [
        ev.fact("twin", "count(entities)", schema.entity_count, computed=True),
        ev.fact("twin", "count(relations)", schema.relation_count, computed=True),
    ]
    facts += [ev.fact(k.name, "count", k.count, computed=True) for k in kinds]
    said = [f"{k.count} {counted(k.count, words(k.name))}" for k in kinds[:SHOWN]]
    totals: dict[str, int] = defaultdict(int)
    for r in schema.relations:
        totals[r.type] += r.count
    facts += [ev.fact(t, "count", n, computed=True) for t, n in totals.items()]
    relations = [
        f"{n} “{words(t)}”" for t, n in sorted(totals.items(), key=lambda x: -x[1])[:SHOWN]
    ]
    parts: list[Part] = [
        "The network has ",
        Slot(text=str(schema.entity_count)),
        " entities: ",
        Slot(text=join(said)),
        ".",
    ]
    if relations:
        parts += [
            " They are joined by ",
            Slot(text=str(schema.relation_count)),
            " relations: ",
            Slot(text=join(relations)),
            ".",
        ]
    hubs = reader.select(limit=3)
    degrees = reader.degrees(hubs)
    if hubs and degrees.get(hubs[0]):
        names = reader.entities(hubs)
        parts += [
            " The best connected are ",
            Slot(text=join([f"{names[i].label} ({degrees[i]})" for i in hubs])),
            ".",
        ]
        facts += [ev.fact(i, "count(relations)", degrees[i], computed=True) for i in hubs]
    return Result(facts=facts, draft=draft(parts, fixed=True))
