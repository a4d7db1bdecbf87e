"""How well a Llama phrases: ``python -m gentwin_chat.finetune.quality [--adapter FOLDER]``.

Measured on a vocabulary that no training example uses. With the constraint: how often the wording
chosen is the one that takes up the question. Without it, to see what the weights have learnt by
themselves: how often a freely generated text holds every slot and nothing foreign.
"""

from __future__ import annotations

import json
import re
import statistics
import sys
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from gentwin_chat.eval.record import record, save
from gentwin_chat.eval.score import wilson
from gentwin_chat.finetune.phrasebook import Example, examples
from gentwin_chat.finetune.vocabulary import HELD_OUT
from gentwin_chat.finetune.weights import WEIGHTS
from gentwin_chat.llama import Llama
from gentwin_chat.phrasing import ADDED, wordings
from gentwin_chat.verbaliser import Verbaliser, messages

_SHOWN = 8  # free texts that a result file quotes
_FUNCTION_WORDS = ADDED | {
    *("all", "and", "as", "at", "by", "can", "do", "does", "from", "here", "i", "it", "its", "on"),
    *("or", "that", "there", "these", "they", "this", "to", "was", "were", "which", "with", "you"),
}


class Quality(BaseModel):
    """Shares are of 1.

    Attributes:
        choices: examples with more than one wording.
        by_chance: share of right choices that a coin would make there.
        chosen: share of right choices of the constrained model there.
        free: examples generated without the constraint.
        faithful: share of those texts that hold every slot in order and nothing foreign.
        exact: share of those texts that are the very target.
        texts: the first few of them.
    """

    choices: int
    by_chance: float
    chosen: float
    free: int
    faithful: float
    exact: float
    texts: list[str]


def measure(llama: Llama, *, count: int = 150, free: int = 60, seed: int = 11) -> Quality:
    """Measure a Llama on ``count`` examples, ``free`` of them without the constraint too."""
    drawn = list(examples(HELD_OUT, count, seed))
    voice = Verbaliser(llama)
    right: list[bool] = []
    chance: list[float] = []
    for example in drawn:
        options = wordings(example.question, example.draft)
        if len(options) > 1:
            text = "".join(voice.phrase(example.question, example.draft))
            right.append(text == example.target)
            chance.append(1 / len(options))
    texts = [
        "".join(llama.generate(messages(e.question, str(e.draft)), max_tokens=96, adapted=True))
        for e in drawn[:free]
    ]
    return Quality(
        choices=len(right),
        by_chance=round(statistics.mean(chance), 3),
        chosen=round(statistics.mean(right), 3),
        free=len(texts),
        faithful=round(statistics.mean(map(faithful, drawn, texts)), 3),
        exact=round(statistics.mean(t == e.target for t, e in zip(texts, drawn, strict=False)), 3),
        texts=texts[:_SHOWN],
    )


def faithful(example: Example, text: str) -> bool:
    """Whether a free text holds every slot once and in order, and between them no number and no
    word that is neither of the draft, nor of the question, nor a function word."""
    between: list[str] = []
    rest = text
    for slot in example.draft.slots:
        before, found, rest = rest.partition(slot)
        if not found:
            return False
        between.append(before)
    between.append(rest)
    said = _words(between)
    own = _words(p for p in example.draft.parts if isinstance(p, str))
    if any(c.isdigit() for w in said - own for c in w):
        return False
    negations = {"no", "not", "none", "never", "without", "isn't", "doesn't"}
    if said & negations != own & negations:
        return False
    return said <= own | _words([example.question]) | _FUNCTION_WORDS


def _words(texts: Iterable[str]) -> set[str]:
    found = re.findall(r"[\w'.]*\w", " ".join(texts).lower())
    return {w.removesuffix("'s") for w in found} - {"", "s"}


def main(argv: Sequence[str] | None = None) -> None:
    """Print base and adapter, then one line of JSON."""
    import argparse

    parser = argparse.ArgumentParser(prog="python -m gentwin_chat.finetune.quality")
    parser.add_argument("--adapter", type=Path, default=WEIGHTS, help="Folder of the adapter.")
    parser.add_argument("--count", type=int, default=150, help="Examples drawn.")
    parser.add_argument("--free", type=int, default=60, help="Of them also without constraint.")
    parser.add_argument("--seed", type=int, default=11, help="Of the examples.")
    parser.add_argument("--output", type=Path, help="Write the JSON here too.")
    options = parser.parse_args(argv)
    found: dict[str, Quality] = {}
    for name, adapter in (("base", None), ("tuned", options.adapter)):
        llama = Llama(adapter=adapter)
        found[name] = measure(llama, count=options.count, free=options.free, seed=options.seed)
        print(name, found[name], file=sys.stderr)
    result = record(
        told(found),
        what="how well the Llama phrases, without the adapter and with it",
        command=f"{parser.prog} --count {options.count} --free {options.free}",
        seed=options.seed,
    )
    if options.output:
        save(options.output, result)
    print(json.dumps(result, ensure_ascii=False))


def told(found: Mapping[str, Quality]) -> dict[str, Any]:
    """The figures of several models, and a table of them, a column each."""
    one = next(iter(found.values()))
    lines = {
        f"constraint off, of {one.free}: every value and nothing foreign": "faithful",
        f"constraint off, of {one.free}: the very target": "exact",
        f"constraint on, of {one.choices} with a choice (a coin: {one.by_chance:.0%}): the wording "
        "that takes up the question": "chosen",
    }
    of = {"faithful": one.free, "exact": one.free, "chosen": one.choices}
    rows = [
        [said, *chain(*(_with_interval(getattr(q, key), of[key]) for q in found.values()))]
        for said, key in lines.items()
    ]
    columns = ["", *chain(*((name, "95 %") for name in found))]
    table = {"title": "Shares on a vocabulary never seen", "columns": columns, "rows": rows}
    return {**{name: q.model_dump() for name, q in found.items()}, "tables": [table]}


def _with_interval(share: float, of: int) -> tuple[float, str]:
    low, high = wilson(round(share * of), of)
    return share, f"{low:.3f} – {high:.3f}"


if __name__ == "__main__":
    main()
