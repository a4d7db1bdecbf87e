"""Conditions that several words make together: "the same model as gw-12", "how many are online and
how many offline"."""

from __future__ import annotations

from itertools import pairwise

from gentwin_chat.indexing.graph.protocol import Comparison
from gentwin_chat.understanding.sentence import Sentence

_JOINTS = {"as", "with", "like", "of", "that", "has", "is"}


def bind_likeness(sentence: Sentence) -> tuple[str, ...]:
    """Make "the same model as gw-12" a condition on the model, by what gw-12 has.

    Returns:
        The entity that others are likened to and that is not one of them; a kind in place of the
        attribute ("the same district as gw-12") is left for the relations to join.
    """
    entities, cues = sentence.free("entity"), sentence.cues("same")
    if len(entities) != 1 or not cues:
        return ()
    entity, same = entities[0], cues[0]
    ids = sentence._one(entity)
    shared = sentence.next_item(same.end, "attribute", "kind", reach=1)
    if len(ids) != 1 or shared is None or not same.end <= shared.start < entity.start:
        return ()
    joint = sentence.between(shared.end, entity.start)
    if not joint or not set(joint) <= _JOINTS:
        return ()
    if shared.role == "attribute":
        reading = sentence.known[ids[0]].attributes.get(shared.name)
        if reading is None or isinstance(reading.value, list):
            return ()
        condition = Comparison(attribute=shared.name, op="=", value=reading.value)
        owners = sentence.owners(shared)
        sentence.conditions.append((shared, condition, owners, shared.start, shared.of_edges))
        shared.used = entity.used = True
    same.used = True
    return ids


def bind_tally(sentence: Sentence) -> str | None:
    """The attribute of which several values are counted, each for itself; they become a condition.

    "Online or offline" is one number of both, and is left alone.
    """
    values = [v for v in sentence.free("value") if v.score > 0.6]
    said = values[1:] and len({(v.name, v.of_edges) for v in values}) == 1
    if not said or not sentence.has("count") or sentence.has("per", "negation", "more", "less"):
        return None
    joints = [set(sentence.between(a.end, b.start)) for a, b in pairwise(values)]
    if any("or" in j for j in joints) or not any("and" in j for j in joints):
        return None
    first = values[0]
    wanted = Comparison(attribute=first.name, op="=", value=[v.value for v in values])
    owners = sentence.owners(first)
    sentence.conditions.append((first, wanted, owners, first.start, first.of_edges))
    for item in (*values, *sentence.cues("count")):
        item.used = True
    return None if first.of_edges else first.name
