"""Whose failure alone would hurt most."""

from __future__ import annotations

from gentwin_chat.answer import Slot
from gentwin_chat.domain import Scalar, words
from gentwin_chat.drafting import SHOWN, Part, draft
from gentwin_chat.query import Failures
from gentwin_chat.retrieval.context import Context, Result
from gentwin_chat.whatif.failures import Damage, failures
from gentwin_chat.wording import counted, join


def rank(context: Context, q: Failures) -> Result:
    """The worst single failures with their damage; the others of the same damage as the last of
    ``q.k`` are named too."""
    ids = context.sets.members(q.of)
    counted_ids = None if q.hurt is None else context.sets.members(q.hurt)
    found = failures(context.reader, ids, types=q.step.types, counted=counted_ids)
    damage: dict[str, int] = {d.id: getattr(d, q.effect) for d in found}
    ranked = sorted((i for i in ids if damage[i]), key=lambda i: -damage[i])  # ties by priority
    chosen = ranked
    if q.k is not None and len(ranked) > q.k:
        least = damage[ranked[q.k - 1]]
        chosen = [i for i in ranked if damage[i] >= least]
    effect = _effect(context, q)
    of = context.wording.selection(q.of, 1)
    if not ranked:
        nothing = draft("the failure of no single ", of, " would leave any ", effect, ".")
        fact = context.computed("worst single failure", 0)
        return Result(draft=nothing, facts=[fact], values=[0] if q.wanted == "count" else [])
    if q.wanted == "count":
        n = len(ranked)
        said: list[Part] = [Slot(text=str(n)), " ", *context.wording.selection(q.of, n)]
        text = draft("the failure of any of ", said, " alone would leave some ", effect, ".")
        return Result(
            draft=text, facts=[context.computed("harmful single failures", n)], values=[n]
        )
    names = context.wording.names(chosen[:SHOWN])
    keys = context.keys(chosen)
    measure = f"{q.effect.replace('_', ' ')} if it fails"
    facts = [context.sets.fact(i, measure, damage[i], computed=True) for i in chosen]
    worst: list[Part]
    if len(chosen) == 1:
        i = chosen[0]
        worst = ["the failure of ", Slot(text=names[i]), " would hurt most: it would leave "]
        worst += [Slot(text=str(damage[i])), " ", effect]
        worst += _parts(next(d for d in found if d.id == i), q)
    else:
        listed = [f"{names[i]} ({damage[i]})" for i in chosen[:SHOWN]]
        worst = ["the failures that would hurt most, by how many they would leave ", effect, ": "]
        worst.append(Slot(text=join(listed)))
        if len(chosen) > SHOWN:
            facts.append(context.computed("count(not named)", len(chosen) - SHOWN))
            worst += [" and ", Slot(text=f"{len(chosen) - SHOWN} more")]
    values: list[Scalar] = [keys[i] for i in chosen]
    rows: list[list[Scalar]] = [[keys[i], damage[i]] for i in chosen]
    return Result(
        values=values, rows=rows, facts=facts, draft=draft(worst, "."), focus=tuple(chosen[:SHOWN])
    )


def _effect(context: Context, q: Failures) -> str:
    whom = "others" if q.hurt is None else context.wording.noun(q.hurt)
    kinds = [words(k) for k in q.of.kinds]
    alone = f"without {join(kinds, 'or')}" if 0 < len(kinds) <= 3 else "without the like of it"
    match q.effect:
        case "orphaned":
            return f"{whom} {alone}"
        case "cut_off":
            return f"{whom} cut off from the main part of the network"
        case _:
            return f"{whom} {alone} or cut off"


def _parts(damage: Damage, q: Failures) -> list[Part]:
    """The two sorts of damage, where both are counted and both occur."""
    if q.effect != "hurt" or not (damage.orphaned and damage.cut_off):
        return []
    return [
        " (",
        Slot(text=str(damage.orphaned)),
        f" {counted(damage.orphaned, 'orphan')}, ",
        Slot(text=str(damage.cut_off)),
        " cut off)",
    ]
