"""What a change does to those around it: the answer to "what if gw-3 fails?"."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from gentwin_chat.answer import Slot
from gentwin_chat.domain import Relation, Scalar, Triple, words
from gentwin_chat.drafting import Part, draft
from gentwin_chat.impact import impacted
from gentwin_chat.query import Consequence, Impact, Selection, Step, WhatIf
from gentwin_chat.retrieval.context import Context, Result
from gentwin_chat.whatif.choosing import kinds_of
from gentwin_chat.wording import counted

Tie = tuple[str, str, str]  # entity, relation type, kind of the other end


def consequences(context: Context, fork: Context, q: WhatIf, then: Consequence) -> Result:
    """Who keeps no relation of a sort, who is cut off, and of what there is more or less now.

    Reads what lies around the changed entities, and all edges for who is cut off.
    """
    about = _around(context, fork, then.ids)
    before, after = _ties(context, about), _ties(fork, about)
    gone = set(then.ids) - set(fork.reader.select(ids=then.ids))
    down = gone | {i for i in then.ids if not _active(fork, i) and _active(context, i)}
    places = set(kinds_of(context.reader.schema(), "place"))
    kinds = {i: e.kind for i, e in context.reader.entities(about).items()}
    wanted = None if then.of is None else set(context.sets.members(then.of))
    lost = {
        tie: n
        for tie, n in before.items()
        if not after[tie]
        and tie[0] not in down
        and kinds.get(tie[0]) not in places  # a place without devices is a place still
        and (wanted is None or tie[0] in wanted)
    }
    unreachable = Impact(of=then.of or Selection(), effect="unreachable")
    cut, _ = impacted(context.sets, fork.sets, q.changes, unreachable)
    hurt = context.reader.select(ids={t[0] for t in lost if kinds[t[0]] != t[2]} | set(cut))
    clauses: list[list[Part]] = []
    facts: list[Triple] = []
    groups: defaultdict[tuple[str, str, str], list[str]] = defaultdict(list)
    for i, type_, kind in lost:
        groups[kinds[i], type_, kind].append(i)
    for (kind, type_, other), some in groups.items():
        ids = context.reader.select(ids=some)
        n = len(ids)
        verb = "keeps" if n == 1 else "keep"
        clauses.append(
            [
                Slot(text=str(n)),
                f" {counted(n, words(kind))} {verb} no {words(other)} ({words(type_)}): ",
                *context.wording.listed(ids),
            ]
        )
        facts += [context.sets.fact(i, f"{type_} {other} then", 0, computed=True) for i in ids]
        facts.append(context.computed(f"count({words(kind)} without {words(other)})", n))
    if cut:
        clauses.append(
            [
                Slot(text=str(len(cut))),
                f" {counted(len(cut), 'entity')} ",
                "is" if len(cut) == 1 else "are",
                " cut off from the main part of the network: ",
                *context.wording.listed(cut),
            ]
        )
        facts += [context.sets.fact(i, "cut off", True, computed=True) for i in cut]
        facts.append(context.computed("count(cut off)", len(cut)))
    changed, numbers = _more_or_less(context, then.ids, wanted, before, after, down)
    clauses += changed[: max(0, 4 - len(clauses))]
    facts += numbers
    facts.append(context.computed("what if", q.said))
    values: list[Scalar] = list(context.keys(hurt).values())
    if not values and not down and numbers:
        values = [fact.object for fact in numbers[1:2] if not isinstance(fact.object, list)]
    if not clauses:
        whom = [] if then.of is None else ["for ", *context.wording.selection(then.of)]
        clauses = [["nothing changes ", *whom] if whom else ["nobody else loses a connection"]]
    said: list[Part] = []
    for k, clause in enumerate(clauses):
        said += ["; " if k else "", *clause]
    text = draft("if ", Slot(text=q.said), ", ", said, ".")
    return Result(values=values, facts=facts, draft=text, focus=tuple(hurt) or then.ids)


def _more_or_less(
    context: Context,
    then_ids: tuple[str, ...],
    wanted: set[str] | None,
    before: Counter[Tie],
    after: Counter[Tie],
    down: set[str],
) -> tuple[list[list[Part]], list[Triple]]:
    """Of whom the number of relations of a sort changes, but not to none."""
    clauses: list[list[Part]] = []
    facts: list[Triple] = []
    about = set(then_ids)
    for tie in sorted(
        {*before, *after}, key=lambda t: (t[0] not in about, -abs(after[t] - before[t]))
    ):
        i, type_, kind = tie
        old, new = before[tie], after[tie]
        if (
            i in down
            or (wanted is not None and i not in wanted)
            or not (old and new)
            or old == new
            or len(clauses) >= 4
        ):
            continue
        noun = counted(new, words(kind))
        clauses.append(
            [
                Slot(text=context.wording.name(i)),
                " has ",
                Slot(text=str(new)),
                f" {noun} ({words(type_)}) instead of ",
                Slot(text=str(old)),
            ]
        )
        facts.append(context.sets.fact(i, f"{type_} {kind}", old, computed=True))
        facts.append(context.sets.fact(i, f"{type_} {kind} then", new, computed=True))
    return clauses, facts


def _around(context: Context, fork: Context, ids: Iterable[str]) -> list[str]:
    """``ids`` and whoever is related to them on either side."""
    about = dict.fromkeys(ids)
    asked = list(about)
    for side in (context, fork):
        for ends in side.sets.neighbours(Step(), asked).values():
            about |= dict.fromkeys(ends)
    return list(about)


def _ties(context: Context, ids: list[str]) -> Counter[Tie]:
    """How many relations of each sort each of ``ids`` has."""
    relations: dict[tuple[str, str, str, str], Relation] = {
        r.identity: r for r in context.reader.relations(sources=ids)
    }
    relations |= {r.identity: r for r in context.reader.relations(targets=ids)}
    ends = {r.source for r in relations.values()} | {r.target for r in relations.values()}
    kinds = {i: e.kind for i, e in context.reader.entities(ends).items()}
    asked = set(ids)
    ties: Counter[Tie] = Counter()
    for r in relations.values():
        for here, there in ((r.source, r.target), (r.target, r.source)):
            if here in asked and here != there:
                ties[here, r.type, kinds[there]] += 1
    return ties


def _active(context: Context, identifier: str) -> bool:
    found = context.reader.entities([identifier]).get(identifier)
    return found is not None and found.active
