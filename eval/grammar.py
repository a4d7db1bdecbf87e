"""Makes questions about a made network, with gold, in many wordings.

A generator picks something to ask and computes the answer; a phrase of the set in use
(:mod:`phrases_dev`, :mod:`phrases_heldout`, :mod:`phrases_practice`, no wording in common) says
it; then some questions lose their capitals and marks, gain politeness, or get a typo in a common
word (never in a name or value). Which phrases exist is the only thing that the sets do not share.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from random import Random
from typing import Any

from gentwin_chat.eval import asks_links as links
from gentwin_chat.eval import asks_measures as measures
from gentwin_chat.eval import asks_sets as sets
from gentwin_chat.eval.draws import Ask, Made, Slots, Unsuitable
from gentwin_chat.eval.gold import Gold, Question
from gentwin_chat.eval.networks import Domain
from gentwin_chat.eval.solver import Solver

GENERATORS: tuple[Callable[[Ask], Made], ...] = (
    sets.lookup,
    sets.lookup_flag,
    sets.relation_out,
    sets.relation_in,
    sets.count_kind,
    sets.count_related,
    sets.count_value,
    sets.list_kind,
    sets.list_values,
    sets.filter_value,
    sets.filter_number,
    sets.filter_related,
    measures.superlative,
    measures.most_related,
    measures.topk,
    measures.aggregate,
    measures.aggregate_related,
    measures.group_related,
    measures.group_value,
    links.compare,
    links.compare_same,
    links.hop_value,
    links.hop_two,
    links.hop_filter,
    links.path,
    links.hops,
    links.exists,
    links.negation,
    links.negation_in,
    links.negation_value,
    links.whatif,
    links.whatif_count,
    links.unknown_entity,
    links.unknown_attribute,
    links.unknown_reading,
    links.ambiguous,
)


# the sets that have phrases; others are written by hand alone
WORDED = ("dev", "heldout", "practice")

_ORDERS = ("list", "show", "give", "tell", "count", "name", "find", "add", "work", "walk", "say")


@dataclass(frozen=True)
class Phrases:
    """The wordings of one set.

    Attributes:
        say: generator name (``aggregate_average`` and so on for aggregates) → patterns.
        over, under: words for comparisons.
        thread: three lists of patterns, one for each turn.
        polite: patterns around a whole question ``{q}`` (its first letter in lower case).
        seed: what is drawn is drawn from this: the name of the set when its wordings were written,
            so that a set that has become another keeps its questions.
    """

    say: dict[str, tuple[str, ...]]
    over: tuple[str, ...]
    under: tuple[str, ...]
    thread: tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]
    polite: tuple[str, ...]
    seed: str


def _typo(word: str, r: Random) -> str:
    """Swap or drop one inner letter of a long word."""
    words = word.split(" ")
    long = [i for i, w in enumerate(words) if len(w) >= 6 and w.isalpha()]
    if not long:
        return word
    i = r.choice(long)
    at = r.randint(1, len(words[i]) - 3)
    w = words[i]
    words[i] = (
        w[:at] + w[at + 1] + w[at] + w[at + 2 :] if r.random() < 0.5 else w[:at] + w[at + 1 :]
    )
    return " ".join(words)


def _worded(name: str, slots: Slots, phrases: Phrases, r: Random) -> str:
    slots = dict(slots)
    if cmp := slots.get("cmp"):
        slots["cmp"] = r.choice(phrases.over if cmp == "over" else phrases.under)
    style = r.random()
    if style < 0.15:
        hit = r.choice([k for k in ("k", "ks", "a", "tk", "tks") if k in slots] or ["e"])
        if hit != "e":
            slots[hit] = _typo(slots[hit], r)
    pattern = r.choice(phrases.say[name])
    if slots.get("e", "").lower().startswith(slots.get("k", "\0").lower()):
        pattern = pattern.replace("{k} {e}", "{e}")
    return _styled(pattern.format(**slots), r, style, phrases)


def _styled(text: str, r: Random, style: float, phrases: Phrases) -> str:
    text = (
        text[0].upper() + text[1:]
        if style < 0.6 and text[0].islower() and r.random() < 0.7
        else text
    )
    if 0.6 <= style < 0.8:
        return text.lower().rstrip("?.")
    if style >= 0.88:
        bare = text.rstrip("?.")
        first = bare.split(" ")[0]
        plain = first[:1].isupper() and first[1:].islower()
        bare = bare[0].lower() + bare[1:] if plain else bare
        if first in ("I", "I'm"):
            return text
        if first.lower() in _ORDERS:
            return f"Please {bare}."
        return r.choice(phrases.polite).format(q=bare)
    return text


def _draws(a: Ask, make: Callable[[Ask], Any], tries: int = 60) -> Iterator[Any]:
    for _ in range(tries):
        try:
            yield make(a)
        except Unsuitable:
            continue


def compose(domain: Domain, solver: Solver, which: str, share: float = 0.55) -> list[Question]:
    """Grammar-made questions on one network: each generator with chance ``share``, one thread."""
    phrases: Phrases = import_module(f"gentwin_chat.eval.phrases_{which}").PHRASES
    r = Random(f"{phrases.seed}/{domain.name}/questions")
    a = Ask(domain, solver, r)
    made: list[Question] = []

    def add(kind: str, text: str, right: Gold, thread: str | None = None) -> None:
        made.append(
            Question(
                id=f"{domain.name}-g{len(made) + 1:02d}",
                network=domain.name,
                kind=kind,
                question=text,
                thread=thread,
                wording="grammar",
                gold=right,
            )
        )

    for generator in GENERATORS:
        if r.random() > share:
            continue
        for kind, slots, right in _draws(a, generator):
            name = kind if kind.startswith("aggregate_") else generator.__name__
            kind = kind.split("_")[0] if name == kind != generator.__name__ else kind
            add(kind, _worded(name, slots, phrases, r), right)
            break
    for turns in _draws(a, links.thread):
        label = f"{domain.name}-t"
        for (kind, slots, right), patterns in zip(turns, phrases.thread, strict=True):
            text = _styled(r.choice(patterns).format(**slots), r, r.random() * 0.8, phrases)
            add(kind, text, right, label)
        break
    return made
