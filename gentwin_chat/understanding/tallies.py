"""How often each value occurs, and which most: "which manufacturer makes the most gateways"."""

from __future__ import annotations

from collections.abc import Sequence

from gentwin_chat.query import Group
from gentwin_chat.understanding.joining import Joining
from gentwin_chat.understanding.phrases import Item, NounPhrase

_SIMPLY_MOST = {"most", "the most", "fewest", "the fewest", "least"}


def commonest(sentence: Joining, phrases: list[NounPhrase]) -> Group | None:
    """The value that most (or fewest) members of a set have."""
    cue, attribute = _ranked_value(sentence, phrases)
    if cue is None or attribute is None:
        return None
    cue.used = attribute.used = True
    least = (cue.cue and cue.cue.value == "least") or cue.mention.text.lower() in (
        "fewest",
        "the fewest",
        "least",
    )
    of = next((p for p in phrases if p.is_set and set(p.all_kinds) & attribute.owners), None)
    if of is None:
        of = NounPhrase(0, 0, kinds=sentence.owners(attribute))
        phrases.append(of)
    asked = tally(sentence, of, phrases, attribute.name, largest=not least)
    return asked.model_copy(update={"k": sentence.k or 1})


def tally(
    sentence: Joining,
    of: NounPhrase,
    phrases: list[NounPhrase],
    attribute: str,
    *,
    largest: bool | None = None,
) -> Group:
    """A group for each value of ``attribute`` over a set, as the rest of the question limits it."""
    sentence._join(of, phrases)
    sentence._absorb(of)
    return Group(of=of.selection(), attribute=attribute, largest=largest)


def _ranked_value(
    sentence: Joining, phrases: Sequence[NounPhrase]
) -> tuple[Item | None, Item | None]:
    """The cue and the attribute of a question for the value that occurs most."""
    attributes = [a for a in sentence.free("attribute") if not a.of_edges]
    for cue in sentence.cues("mode"):
        near = sorted(attributes, key=lambda a: abs(a.start - cue.end))
        return cue, near[0] if near else None
    plain = not phrases and not any(sentence.type_of(a) == "number" for a in attributes)
    for cue in sentence.cues("most", "least") if plain else ():  # "which gas is used most"
        for a in attributes:
            asked = any(w.end == a.start for w in sentence.cues("which"))
            if asked and cue.mention.text.lower() in _SIMPLY_MOST and cue.start > a.end:
                return cue, a
    for cue in sentence.cues("most", "least"):  # "top 3 owners by number of lamps"
        for a in attributes:
            by = sentence.lower(a.end) in ("by", "for")
            counted = [p for p in phrases if p.is_set and 0 < p.start - a.end <= 4]
            text = sentence.type_of(a) in ("text", "boolean")
            if by and text and 0 <= a.start - cue.end <= 1 and counted:
                for number in sentence.cues("count"):
                    number.used |= a.end < number.end <= counted[0].start
                if set(counted[0].all_kinds) & a.owners:
                    return cue, a
    for cue in sentence.cues("most", "least"):
        counted = [p for p in phrases if p.is_set and 0 <= p.start - cue.end <= 1]
        if cue.mention.text.lower() not in _SIMPLY_MOST or not counted:
            continue
        for a in attributes:
            asked = any(0 <= a.start - w.end <= 1 for w in sentence.cues("which"))
            asked |= sentence.lower(a.end) in ("with", "having")  # "owner with the most lamps"
            text = sentence.type_of(a) in ("text", "boolean")
            if asked and text and set(counted[0].all_kinds) & a.owners:
                return cue, a
    return None, None
