"""Paths through the network, and what a change would do to it."""

from __future__ import annotations

from gentwin_chat.answer import Slot
from gentwin_chat.domain import Scalar
from gentwin_chat.drafting import Part, draft
from gentwin_chat.impact import impacted, shortest_path
from gentwin_chat.query import Impact, Path, WhatIf
from gentwin_chat.retrieval.context import Context, Result, plain
from gentwin_chat.wording import counted, join, relation_form


def path(context: Context, q: Path) -> Result:
    """A shortest path: its nodes, its length, or whether there is one."""
    walk = shortest_path(context.sets, q.source, q.target, q.step)
    ends = context.wording.names([q.source, q.target])
    if walk is None:
        none: list[Part] = ["there is no path between ", Slot(text=ends[q.source]), " and "]
        none.append(Slot(text=ends[q.target]))
        fact = context.sets.fact(q.source, "path", f"none to {q.target}", computed=True)
        if q.wanted == "exists":
            return context.truth(False, none, [fact])
        return Result(facts=[fact], draft=draft(none, "."))
    ids = [q.source, *(other for _, other, _ in walk)]
    names = context.wording.names(ids)
    hops = len(walk)
    said: list[Part] = [
        "the shortest path from ",
        Slot(text=ends[q.source]),
        " to ",
        Slot(text=ends[q.target]),
        " takes ",
        Slot(text=str(hops)),
        f" {counted(hops, 'hop')}: ",
        Slot(text=" → ".join(names[i] for i in ids)),
    ]
    facts = [context.sets.relation_fact(r) for _, _, r in walk]
    facts.append(context.sets.fact(q.source, f"hops to {q.target}", hops, computed=True))
    if q.wanted == "exists":
        return context.truth(True, said, facts, focus=tuple(ids))
    values: list[Scalar] = [hops]
    if q.wanted == "nodes":
        keys = context.keys(ids)
        values = [keys[i] for i in ids]
    return Result(values=values, facts=facts, draft=draft(said, "."), focus=tuple(ids))


def supposing(context: Context, q: WhatIf, result: Result) -> Result:
    """An answer that was found on a fork, with what was supposed told first."""
    first, *rest = result.draft.parts
    if isinstance(first, str):
        first = first[:1].lower() + first[1:]
    elif first.text in ("Yes", "No"):
        first = Slot(text=first.text.lower())
    said = draft("if ", Slot(text=q.said), ", ", [first, *rest], fixed=result.draft.fixed)
    facts = [*result.facts, context.computed("what if", q.said)]
    return result.model_copy(update={"draft": said, "facts": facts})


def damage(context: Context, fork: Context, q: WhatIf, then: Impact) -> Result:
    """Whom the changes of a what-if cut off."""
    ids, facts = impacted(context.sets, fork.sets, q.changes, then)
    n = len(ids)
    said = context.wording.selection(then.of, n)
    goal = context.wording.selection(then.target) if then.target else []
    effect: list[Part]
    if then.effect == "isolated" and then.target and then.target.ids and not then.step.types:
        if len(then.target.ids) > 3:
            goal = ["what is down"]
        effect = [f" {'loses' if n == 1 else 'lose'} the connection to ", *goal]
    elif then.effect == "isolated":
        form, text = context.wording.step(then.step) if then.step.types else ("noun", "relation")
        verb = "is" if n == 1 else "are"
        if form == "participle":
            effect = [f" {verb} left not {text} ", *(goal or ["anything"])]
        else:
            noun = text if form == "noun" else "relation"
            effect = [f" {verb} left without any {noun}", *([" to ", *goal] if goal else [])]
    else:
        verb = "loses" if n == 1 else "lose"
        effect = [f" {verb} all connection to ", *(goal or ["the main part of the network"])]
        if then.step.types and not goal:
            said_of = join([relation_form(t)[1] for t in then.step.types], "or")
            effect.append(f" (going by “{said_of}” alone)")
    facts += context.tally([*said, *effect], n)
    facts.append(context.computed("what if", q.said))
    sentence = draft(
        "if ",
        Slot(text=q.said),
        ", ",
        Slot(text=str(n) if n else "no"),
        " ",
        said,
        effect,
        [": ", *context.wording.listed(ids)] if n else "",
        ".",
    )
    values: list[Scalar]
    match then.wanted:
        case "list":
            values = list(context.keys(ids).values())
        case "count":
            values = [n]
        case "exists":
            values = [n > 0]
            facts.append(context.computed(f"exists({plain(said)}{plain(effect)})", n > 0))
    return Result(values=values, facts=facts, draft=sentence, focus=tuple(ids))
