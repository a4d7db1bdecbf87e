"""Questions, drafts and how the answer is best said: what the adapter learns to phrase from.

Each example is drawn for a network that exists only in it. The target is one of the wordings that
the verbaliser allows (:mod:`gentwin_chat.phrasing`): the one whose form takes up the question's.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from gentwin_chat.answer import Draft, Slot
from gentwin_chat.finetune.vocabulary import Vocabulary, name, plural
from gentwin_chat.phrasing import wordings

Part = str | Slot


@dataclass(frozen=True)
class Example:
    """A question, the draft of its answer, and the text that answers it best."""

    question: str
    draft: Draft
    target: str


def examples(words: Vocabulary, count: int, seed: int) -> Iterator[Example]:
    """Draw ``count`` examples; the same seed gives the same ones."""
    rng = random.Random(seed)
    for _ in range(count):
        kind = rng.choices(list(_KINDS), weights=list(_KINDS.values()))[0]
        question, parts, wanted = kind(rng, words)
        draft = Draft(parts=tuple(parts))
        target = str(draft) if wanted is None else "".join(map(_text, wanted))
        question = _roughen(rng, question)
        if target not in wordings(question, draft):
            raise AssertionError(f"{target!r} is no wording of {draft!s} asked {question!r}")
        yield Example(question, draft, target)


_Drawn = tuple[str, list[Part], list[Part] | None]  # question, draft, target if not the draft


def _text(part: Part) -> str:
    return part.text if isinstance(part, Slot) else part


def _roughen(rng: random.Random, question: str) -> str:
    """People type in lower case, without a mark, with courtesies."""
    if rng.random() < 0.3:
        question = question.rstrip("?.")
    if rng.random() < 0.25:
        question = question[0].lower() + question[1:]
    if rng.random() < 0.1:
        question = f"{question.rstrip('?.')}, please"
    return question


def _value(rng: random.Random, words: Vocabulary) -> tuple[str, Slot]:
    """An attribute and a value of it."""
    if rng.random() < 0.5:
        attribute, unit = rng.choice(words.measures)
        return attribute, Slot(text=_number(rng, unit))
    value = rng.choice([rng.choice(words.states), name(rng, "entry"), f"20{rng.randint(10, 26)}-0"
                        f"{rng.randint(1, 9)}-{rng.randint(10, 28)}"])  # fmt: skip
    return rng.choice(words.attributes), Slot(text=value)


def _number(rng: random.Random, unit: str) -> str:
    number = rng.choice([str(rng.randint(0, 900)), f"{rng.uniform(-5, 90):.1f}"])
    return f"{number} {unit}".rstrip()


def _names(rng: random.Random, kind: str, count: int) -> Slot:
    found = [name(rng, kind) for _ in range(min(count, 10))]
    return Slot(text=found[0] if count == 1 else ", ".join(found[:-1]) + f" and {found[-1]}")


def _set(rng: random.Random, words: Vocabulary, count: int) -> tuple[str, str, list[Part]]:
    """A kind of nodes, how a question says the set, and how the draft does."""
    kind = rng.choice(words.kinds)
    noun = kind if count == 1 else plural(kind)
    many = plural(kind)
    form = rng.randrange(4)
    if form == 0:
        return kind, many, [f" {noun}"]
    if form == 1:
        attribute, state = rng.choice(words.attributes), rng.choice(words.states)
        said = rng.choice([f"{state} {many}", f"{many} with {attribute} {state}"])
        return kind, said, [f" {noun} with {attribute} ", Slot(text=state)]
    if form == 2:
        (attribute, unit), (asked, drafted) = rng.choice(words.measures), rng.choice(
            [("over", "above"), ("above", "above"), ("under", "below"), ("less than", "below"),
             ("at least", "at least")])  # fmt: skip
        value = _number(rng, unit)
        return kind, f"{many} with {attribute} {asked} {value}", [
            f" {noun} with {attribute} {drafted} ", Slot(text=value)]  # fmt: skip
    other = rng.choice(words.kinds)
    whom = name(rng, other)
    return kind, f"{many} connected to {whom}", [f" {noun} connected to ", Slot(text=whom)]


def _lookup(rng: random.Random, words: Vocabulary) -> _Drawn:
    attribute, value = _value(rng, words)
    kind = rng.choice(words.kinds)
    who = Slot(text=name(rng, kind))
    called = f"node {who.text}" if rng.random() < 0.2 else who.text
    subject: list[Part] = ["Node ", who] if called != who.text else [who]
    draft: list[Part] = [f"The {attribute} of ", who, " is ", value, "."]
    form = rng.randrange(4)
    if form == 0:
        question = rng.choice([
            f"What is the {attribute} of {called}?", f"{attribute} of {called}?",
            f"Tell me the {attribute} of {called}.", f"Which {attribute} is set for {called}?",
            f"What {attribute} was recorded for {called}?",
            f"Give the {attribute} of {called}"])  # fmt: skip
        return question, draft, None
    if form == 1:
        question = rng.choice([f"What is {called}'s {attribute}?", f"{called}'s {attribute}?",
                               f"Tell me {called}'s {attribute}", f"Do you know {called}'s "
                               f"{attribute}?", f"{called} {attribute}?"])  # fmt: skip
        return question, draft, [*subject, f"'s {attribute} is ", value, "."]
    if form == 2:
        question = rng.choice([f"For {called}, what is the {attribute}?",
                               f"{called}: what is the {attribute}?", f"{called}: {attribute}?",
                               f"As for {called}, which {attribute}?"])  # fmt: skip
        return question, draft, ["For ", who, f", the {attribute} is ", value, "."]
    question = rng.choice([f"What {attribute} does {called} have?",
                           f"Which {attribute} has {called}?",
                           f"{called} has which {attribute}?", f"What does {called} have as "
                           f"{attribute}?"])  # fmt: skip
    article = "an" if _vowel(attribute) else "a"
    return question, draft, [*subject, f" has {article} {attribute} of ", value, "."]


def _vowel(noun: str) -> bool:
    return noun[0].lower() in "aeio" or noun.startswith("up")


def _list(rng: random.Random, words: Vocabulary) -> _Drawn:
    count = rng.choice([1, 2, 2, 3, 3, 4, 5, 6])
    _, asked, said = _set(rng, words, count)
    n, members = Slot(text=str(count)), _names(rng, "node", count)
    verb = "is" if count == 1 else "are"
    draft: list[Part] = [f"There {verb} ", n, *said, ": ", members, "."]
    form = rng.randrange(3)
    if form == 0:
        question = rng.choice([f"Which {asked} are there?", f"What are the {asked}?",
                               f"Which are the {asked}?", f"Which {asked} exist?"])  # fmt: skip
        return question, draft, ["The ", n, *said, " are ", members, "."] if count > 1 else None
    if form == 1:
        question = rng.choice([f"List the {asked}.", f"Name all {asked}.", f"Show me {asked}",
                               f"Give me the {asked}", f"all {asked}"])  # fmt: skip
        return question, draft, [f"There {verb} ", n, *said, ", namely ", members, "."]
    question = rng.choice([f"How many {asked} are there, and which?", f"Are there any {asked}?",
                           f"Do {asked} exist?", f"Count and list {asked}"])  # fmt: skip
    return question, draft, None


def _count(rng: random.Random, words: Vocabulary) -> _Drawn:
    count = rng.choice([1, rng.randint(2, 40), rng.randint(2, 5000)])
    _, asked, said = _set(rng, words, count)
    verb, n = "is" if count == 1 else "are", Slot(text=str(count))
    draft: list[Part] = [f"There {verb} ", n, *said, "."]
    form = rng.randrange(3)
    if form == 0:
        question = rng.choice([f"How many {asked} are there?", f"Count the {asked}",
                               f"What is the number of {asked}?",
                               f"number of {asked}"])  # fmt: skip
        return question, draft, None
    if form == 1:
        question = rng.choice([f"How many {asked} do we have?",
                               f"Do we have {asked}, and how many?",
                               f"{asked}: how many have we got?"])  # fmt: skip
        return question, draft, ["We have ", n, *said, "."]
    question = rng.choice([f"How many {asked} are there in total?", f"Total of {asked}?",
                           f"How many {asked} altogether?", f"{asked} overall?"])  # fmt: skip
    return question, draft, [f"In total, there {verb} ", n, *said, "."]


def _none(rng: random.Random, words: Vocabulary) -> _Drawn:
    _, asked, said = _set(rng, words, 2)
    draft: list[Part] = ["There are no", *said, "."]
    if rng.random() < 0.5:
        question = rng.choice([f"Which {asked} are there?", f"Are there {asked}?", f"List {asked}"])
        return question, draft, None
    return f"Do we have {asked}?", draft, ["We have no", *said, "."]


def _aggregate(rng: random.Random, words: Vocabulary) -> _Drawn:
    count = rng.randint(2, 300)
    _, asked, said = _set(rng, words, count)
    attribute, unit = rng.choice(words.measures)
    function = rng.choice(["average", "minimum", "maximum", "total"])
    n, value = Slot(text=str(count)), Slot(text=_number(rng, unit))
    draft: list[Part] = [f"The {function} {attribute} of ", n, *said, " is ", value, "."]
    if rng.random() < 0.5:
        question = rng.choice([f"What is the {function} {attribute} of {asked}?",
                               f"{function} {attribute} of all {asked}?"])  # fmt: skip
        return question, draft, None
    question = rng.choice([f"What {function} {attribute} do {asked} have?",
                           f"Which {function} {attribute} do the {asked} have?"])  # fmt: skip
    article = "an" if function == "average" else "a"
    target = ["The ", n, *said, f" have {article} {function} {attribute} of ", value, "."]
    return question, draft, target


def _relation(rng: random.Random, words: Vocabulary) -> _Drawn:
    kind, other = rng.choice(words.kinds), rng.choice(words.kinds)
    relation, who = rng.choice(words.relations), Slot(text=name(rng, kind))
    count = rng.randint(1, 6)
    draft: list[Part] = [who, f" {relation} ", _names(rng, other, count), "."]
    if count > 1 and rng.random() < 0.3:
        draft[-1:] = [" (", Slot(text=f"{count} of {count}"), ")."]
    called = f"node {who.text}" if rng.random() < 0.35 else who.text
    question = rng.choice([f"What {relation.split()[0]} {called} {' '.join(relation.split()[1:])}?",
                           f"Which {plural(other)} does {called} relate to?",
                           f"{plural(other)} of {called}?",
                           f"Name the {plural(other)} that {called} {relation}."])  # fmt: skip
    return question, draft, ["Node ", *draft] if called != who.text else None


def _yes_no(rng: random.Random, words: Vocabulary) -> _Drawn:
    a, b = (Slot(text=name(rng, rng.choice(words.kinds))) for _ in range(2))
    link = rng.choice(words.links)
    holds = rng.random() < 0.5
    said = f" has {'a' if holds else 'no'} {link} to "
    draft: list[Part] = [Slot(text="Yes" if holds else "No"), ", ", a, said, b, "."]
    question = rng.choice([f"Is there a {link} from {a.text} to {b.text}?",
                           f"Does {a.text} have a {link} to {b.text}?",
                           f"{a.text} and {b.text}: any {link}?"])  # fmt: skip
    return question, draft, None


def _values_of(rng: random.Random, words: Vocabulary) -> _Drawn:
    count = rng.randint(2, 6)
    kind, attribute = rng.choice(words.kinds), rng.choice(words.attributes)
    n = Slot(text=str(count))
    lead: list[Part] = [n, f" {plural(attribute)} of {plural(kind)}"]
    values = Slot(text=", ".join(rng.choice(words.states) for _ in range(count)))
    draft: list[Part] = [*lead, ": ", values, "."]
    if rng.random() < 0.5:
        return f"List the {plural(attribute)} of {plural(kind)}.", draft, None
    question = f"{rng.choice(['What', 'Which'])} {plural(attribute)} do {plural(kind)} have?"
    return question, draft, ["The ", *lead, " are ", values, "."]


def _path(rng: random.Random, words: Vocabulary) -> _Drawn:
    hops = rng.randint(1, 4)
    stops = [name(rng, rng.choice(words.kinds)) for _ in range(hops + 1)]
    a, b = Slot(text=stops[0]), Slot(text=stops[-1])
    noun = "hop" if hops == 1 else "hops"
    draft: list[Part] = ["The shortest path from ", a, " to ", b, " takes ", Slot(text=str(hops)),
                         f" {noun}: ", Slot(text=" → ".join(stops)), "."]  # fmt: skip
    return rng.choice([f"How do I get from {a.text} to {b.text}?",
                       f"Path between {a.text} and {b.text}?"]), draft, None  # fmt: skip


def _superlative(rng: random.Random, words: Vocabulary) -> _Drawn:
    kind, asked, said = _set(rng, words, 2)
    attribute, unit = rng.choice(words.measures)
    most, value = rng.choice(["highest", "lowest"]), Slot(text=_number(rng, unit))
    best, among = Slot(text=name(rng, kind)), [str(said[0]).lstrip(), *said[1:]]
    draft: list[Part] = [f"The {most} {attribute} among ", *among, ": ", best, " with ", value, "."]
    if rng.random() < 0.5:
        question = rng.choice([f"What is the {most} {attribute} of {asked}?",
                               f"{most} {attribute} among {asked}"])  # fmt: skip
        return question, draft, None
    question = rng.choice([f"Which of the {asked} has the {most} {attribute}?",
                           f"Who has the {most} {attribute} among {asked}?"])  # fmt: skip
    target = ["Among ", *among, ", ", best, f" has the {most} {attribute} with ", value, "."]
    return question, draft, target


_KINDS: dict[Callable[[random.Random, Vocabulary], _Drawn], int] = {
    _lookup: 6, _list: 5, _count: 4, _none: 1, _aggregate: 3, _relation: 3, _yes_no: 1,
    _values_of: 2, _path: 1, _superlative: 2,
}  # fmt: skip
