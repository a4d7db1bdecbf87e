"""How well relations are read out of free-text logs: the bare Llama, and with the adapter.

    python -m gentwin_chat.eval.extraction [--adapter DIR] [--networks 12] [--output FILE.json]

Three sets of told networks: the paper's network in wordings that the adapter has learnt; the same
in wordings that were held out; and random networks of which kinds, relations and wordings were
all held out. Scored are all pairs that a log names together: what holds at its end, against what
has ended, was denied, or was only mentioned (eq. 9).

Beside the adapter stand the bare Llama; the bare Llama shown examples with their answers first, in
wordings that the adapter has learnt; both calibrated, each answer's chance divided by its chance
where no line is given (Zhao et al. 2021, "Calibrate before use"); and the guess that whatever is
named together is related. Names are masked, so that many pairs are asked about in the same words:
the number of distinct questions stands beside. The last line on stdout is JSON.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from gentwin_chat.completion import reading_by
from gentwin_chat.eval.record import RESULTS, record, save
from gentwin_chat.eval.told_city import told_city
from gentwin_chat.finetune import log_styles
from gentwin_chat.finetune.relation_logs import Log
from gentwin_chat.finetune.relations import Score, answer, questions, score, told_networks
from gentwin_chat.finetune.weights import WEIGHTS
from gentwin_chat.generation import NEITHER, NO, YES, Judge, Pair, Verdict, beliefs
from gentwin_chat.llama import Llama

RESULT = RESULTS / "extraction.json"
COLUMNS = ("accuracy", "l1", "precision", "recall", "f1")


def calibrated(prompts: Sequence[str], verdicts: Mapping[str, Verdict]) -> dict[str, Verdict]:
    """Each verdict divided by that on the question alone."""
    found = {}
    for prompt in prompts:
        said, blank = verdicts[prompt], verdicts[_blank(prompt)]
        odds = [
            s / max(b, 1e-9)
            for s, b in zip((*said, 1 - sum(said)), (*blank, 1 - sum(blank)), strict=True)
        ]
        found[prompt] = Verdict(odds[0] / sum(odds), odds[1] / sum(odds))
    return found


def _blank(prompt: str) -> str:
    return "\n" + prompt.rpartition("\n")[2]


def read_all(logs: Mapping[str, Sequence[Log]], judge: Judge) -> dict[str, Verdict]:
    """Every prompt of every log, and every question without its line, each read once."""
    prompts = {q.prompt for found in logs.values() for log in found for q in questions(log)}
    prompts |= {_blank(p) for p in prompts}
    ordered = sorted(prompts)
    return dict(zip(ordered, judge(ordered), strict=True))


def shown(seed: int, each: int = 2) -> str:
    """Examples to put before a prompt: so many of each answer, in turn, of a network of its own."""
    by_answer: dict[str, dict[str, None]] = {YES: {}, NO: {}, NEITHER: {}}
    for log in told_networks(4, 2000 + seed):
        for question in questions(log):
            by_answer[answer(log, question)][question.prompt] = None
    turns = zip(*(list(prompts)[:each] for prompts in by_answer.values()), strict=True)
    lines = [p + said for turn in turns for p, said in zip(turn, by_answer, strict=True)]
    return "\n\n".join([*lines, ""])


def together(log: Log) -> dict[Pair, float]:
    """The guess that what is named together is related."""
    return dict.fromkeys((q.pair for q in questions(log)), 1.0)


def figures(scores: Sequence[Score]) -> dict[str, Any]:
    """Means over networks, weighted by their pairs."""
    pairs = sum(s.pairs for s in scores)
    sorts = sorted({sort for s in scores for sort in s.by_sort})
    return {
        **{c: round(sum(getattr(s, c) * s.pairs for s in scores) / pairs, 4) for c in COLUMNS},
        "pairs": pairs,
        "accuracy_by_sort": {
            sort: round(statistics.mean(s.by_sort[sort] for s in scores if sort in s.by_sort), 4)
            for sort in sorts
        },
    }


def measure(adapter: Path, networks: int, seed: int) -> dict[str, Any]:
    """Every reader on every set; see the module."""
    begin = time.process_time()
    logs: dict[str, Sequence[Log]] = {
        "paper's network, wordings learnt": [told_city(seed)],
        "paper's network, wordings held out": [told_city(seed, log_styles.HELD_OUT)],
        "other networks, all held out": list(told_networks(networks, 1000 + seed, held_out=True)),
    }
    reads, examples = reading_by(Llama()), shown(seed)
    bare = read_all(logs, reads)
    taught = read_all(logs, lambda prompts: reads([examples + p for p in prompts]))
    tuned = read_all(logs, reading_by(Llama(adapter=adapter)))
    asked = [p for p in bare if p != _blank(p)]
    readers = {
        "Llama": bare,
        "Llama, calibrated": calibrated(asked, bare),
        "Llama, shown examples": taught,
        "Llama, shown examples, calibrated": calibrated(asked, taught),
        "Llama with the adapter": tuned,
    }
    results: dict[str, dict[str, Any]] = {}
    for name, found in logs.items():
        results[name] = {"named together": figures([score(log, together(log)) for log in found])}
        for reader, verdicts in readers.items():
            results[name][reader] = figures(
                [score(log, beliefs(questions(log), verdicts, log.ontology)) for log in found]
            )
    distinct = {
        name: len({q.prompt for log in found for q in questions(log)})
        for name, found in logs.items()
    }
    return record(
        {
            "results": results,
            "distinct_questions": distinct,
            "shown": examples,
            "cpu_seconds": round(time.process_time() - begin),
            "tables": [
                {
                    "title": f"{name}: {distinct[name]} distinct questions",
                    "columns": ["reader", "accuracy", "L1", "precision", "recall", "F1"],
                    "rows": [[r, *(row[c] for c in COLUMNS)] for r, row in rows.items()],
                }
                for name, rows in results.items()
            ],
        },
        what="relations read out of free-text logs, with the adapter and without",
        command=f"python -m gentwin_chat.eval.extraction --networks {networks} --seed {seed}",
        seed=seed,
    )


def main(argv: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        prog="python -m gentwin_chat.eval.extraction", description=__doc__
    )
    parser.add_argument("--adapter", type=Path, default=WEIGHTS, help="Folder of the adapter.")
    parser.add_argument("--networks", type=int, default=12)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--output", type=Path, default=RESULT, help="Result file.")
    options = parser.parse_args(argv)
    result = measure(options.adapter, options.networks, options.seed)
    save(options.output, result)
    sys.stdout.write(json.dumps(result) + "\n")


if __name__ == "__main__":
    main()
