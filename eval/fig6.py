"""Fig. 6: relations extracted, training round by training round, with priority pools and without.

    python -m gentwin_chat.eval.fig6 [--seeds 5] [--rounds 18] [--output FILE.json]

The paper's network is told as a log, which is read in rounds. In each round the adapter learns from
what is new to it, with as much replayed of what was before; then the graph is generated from all
lines read so far. Extracted is what the graph holds rightly. Every arm has the same log, budget,
initial weights and steps; they differ in the order of reading alone:

    off       the lines as they came
    pools     entity by entity, by pool and priority (eq. 3, 4), all lines that name it
    weight    entity by entity, by weight (eq. 5), which is the paper's other criterion
    shuffled  entity by entity, the pools' members drawn at random

Priorities are counted from the entities' occurrence in the log, not from the relations sought. The
budget of a round is counted in two ways:

    lines     each line is read once, by the first entity whose turn it is; a round reads as many
              lines in every arm
    entities  a round takes as many entities in every arm, as pools of (k, v) pairs do (eq. 2);
              ``off`` takes them in the order in which they first occur

Beside the trained reader stands a perfect one, which shows what the order alone is worth.
An interrupted run goes on after its last finished arm, and arms that the result file already has
are not run again. The last line on stdout is JSON.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

from rich.console import Console
from rich.progress import track

from gentwin_chat.domain import Relation
from gentwin_chat.eval.record import RESULTS, interval_of_mean, record, save
from gentwin_chat.eval.told_city import LAYERS, told_city
from gentwin_chat.finetune.batching import Sample
from gentwin_chat.finetune.fit import FitConfig, Progress
from gentwin_chat.finetune.learner import Learner
from gentwin_chat.finetune.relation_logs import Log
from gentwin_chat.finetune.relations import answer, questions, samples
from gentwin_chat.generation import NEITHER, NO, YES, Pair, Question, Verdict, beliefs, judged
from gentwin_chat.indexing.pools import PriorityPools

RESULT = RESULTS / "fig6.json"
Arm = Literal["off", "pools", "weight", "shuffled"]
ARMS: tuple[Arm, ...] = ("off", "pools", "weight", "shuffled")
BUDGETS = ("entities", "lines")
MEASURES = ("extracted", "wrong", "lines")

SAMPLES = 96  # learnt from in each round, in every arm
PERFECT = {YES: Verdict(1, 0), NO: Verdict(0, 1), NEITHER: Verdict(0, 0)}


def entity_order(log: Log, asked: Sequence[Question], arm: Arm, seed: int) -> list[str]:
    """Whose turn it is; entities that no line relates to another are left out."""
    occurring = list(dict.fromkeys(i for q in asked for i in (q.pair.source, q.pair.target)))
    if arm == "off":
        return occurring
    if arm == "shuffled":
        random.Random(f"shuffled:{seed}").shuffle(occurring)
        return occurring
    named = {q.pair for q in asked}
    pools = PriorityPools(
        log.network.entities.values(),
        [Relation(source=p.source, type=p.type, target=p.target) for p in sorted(named)],
    )
    chosen, known = pools.by_weight() if arm == "weight" else pools.by_priority(), set(occurring)
    return [i for i in chosen if i in known]


def rounds(
    log: Log, asked: Sequence[Question], arm: Arm, budget: str, count: int, seed: int
) -> Iterator[set[int]]:
    """The lines that each round is the first to read."""
    of_entity: defaultdict[str, list[int]] = defaultdict(list)
    for q in asked:
        of_entity[q.pair.source].append(q.line)
        of_entity[q.pair.target].append(q.line)
    order = entity_order(log, asked, arm, seed)
    if budget == "lines":
        lines = sorted({q.line for q in asked})
        if arm != "off":
            lines = list(dict.fromkeys(n for i in order for n in of_entity[i]))
        for k in range(count):
            yield set(lines[len(lines) * k // count : len(lines) * (k + 1) // count])
        return
    read: set[int] = set()
    for k in range(count):
        turn = order[len(order) * k // count : len(order) * (k + 1) // count]
        new = {n for i in turn for n in of_entity[i]} - read
        read |= new
        yield new


def run(
    learner: Learner, log: Log, arm: Arm, budget: str, count: int, seed: int
) -> dict[str, list[float]]:
    """One arm: per round the relations extracted, those wrongly so, and the lines read so far."""
    learner.reset(seed)
    asked = questions(log)
    rng = random.Random(seed)
    readings: list[list[Question]] = []  # by the end of each round, in the log's order
    fed: list[Sample] = []
    for k, lines in enumerate(rounds(log, asked, arm, budget, count, seed)):
        new = [q for q in asked if q.line in lines]
        before = readings[-1] if readings else []
        readings.append(sorted([*before, *new], key=lambda q: q.line))
        drawn = rng.sample(new, min(len(new), SAMPLES // 2))
        drawn += rng.choices(readings[-1], k=SAMPLES - len(drawn))
        fed += [replace(s, weight=float(count - k)) for s in samples(log, drawn, learner.tokenizer)]
    found: dict[str, list[float]] = {measure: [] for measure in MEASURES}

    def after(progress: Progress) -> None:
        if progress.step % (progress.steps // count):
            return
        read = readings[progress.step * count // progress.steps - 1]
        graph = _graph(log, read, judged(read, learner.judge))
        found["extracted"].append(len(graph & log.holds))
        found["wrong"].append(len(graph - log.holds))
        found["lines"].append(len({q.line for q in read}))

    # the heaviest first: a window of eight batches is a round
    config = FitConfig(
        batch=SAMPLES // 8, rate=1e-3, selection="weight", seed=seed, save_every=10**6
    )
    learner.fit(fed, config, after)
    return found


def perfect(log: Log, arm: Arm, budget: str, count: int, seed: int) -> list[int]:
    """What a reader without fault would have extracted after each round: what the order of reading
    alone is worth."""
    asked = questions(log)
    truth = {q.prompt: PERFECT[answer(log, q)] for q in asked}
    read: list[Question] = []
    found = []
    for lines in rounds(log, asked, arm, budget, count, seed):
        read = sorted([*read, *(q for q in asked if q.line in lines)], key=lambda q: q.line)
        found.append(len(_graph(log, read, truth) & log.holds))
    return found


def _graph(log: Log, read: Sequence[Question], verdicts: Mapping[str, Verdict]) -> set[Pair]:
    held = beliefs(read, verdicts, log.ontology)
    return {p for p, chance in held.items() if chance > 0.5}


def gain(
    runs: Sequence[dict[str, Any]], budget: str, arm: str, over: str
) -> dict[str, float] | None:
    """By how much ``arm`` extracts more than ``over``, in the mean over rounds and seeds, with its
    95 % interval over seeds; ``None`` where no seed has both."""
    mean = {
        (r["arm"], r["seed"]): statistics.mean(r["extracted"])
        for r in runs
        if r["budget"] == budget
    }
    seeds = sorted({s for a, s in mean if a == arm} & {s for a, s in mean if a == over})
    if not seeds:
        return None
    each = [mean[arm, s] / mean[over, s] - 1 for s in seeds]
    names = ("mean", "low", "high") if len(each) > 1 else ("mean",)
    found = zip(names, interval_of_mean(each), strict=False)
    return {k: round(v, 4) for k, v in found} | {"seeds": len(each)}


def compare(seeds: int, count: int, output: Path, *, run_more: bool = True) -> dict[str, Any]:
    """Every arm on every seed; see the module.

    Args:
        run_more: whether to run the arms that are not finished, or to report on those that are.
    """
    partial = output.with_suffix(".partial")
    runs: list[dict[str, Any]] = []
    if partial.exists():
        runs = json.loads(partial.read_text())
    elif output.exists():
        known = json.loads(output.read_text())["runs"]
        runs = [r for r in known if r["seed"] < seeds and len(r["extracted"]) == count]
    done = {(r["budget"], r["arm"], r["seed"]) for r in runs}
    arms = [(b, a, s) for b in BUDGETS for s in range(seeds) for a in ARMS]
    missing = [w for w in arms if w not in done] if run_more else []
    learner = Learner(layers=LAYERS) if missing else None
    begin = time.process_time()
    for budget, arm, seed in track(missing, "Reading", console=Console(stderr=True)):
        assert learner is not None
        found = run(learner, told_city(seed), arm, budget, count, seed)
        runs.append({"budget": budget, "arm": arm, "seed": seed, **found})
        partial.write_text(json.dumps(runs))
    if done | set(missing) >= set(arms):
        partial.unlink(missing_ok=True)
    ideal = [
        {"budget": b, "arm": a, "seed": s, "extracted": perfect(told_city(s), a, b, count, s)}
        for b, a, s in arms
    ]
    pairs = [("pools", "off"), ("pools", "weight"), ("pools", "shuffled"), ("weight", "off")]
    gains = {
        reader: {b: {f"{x} over {y}": gain(of, b, x, y) for x, y in pairs} for b in BUDGETS}
        for reader, of in (("trained", runs), ("perfect", ideal))
    }
    curves = {
        budget: {
            **{arm: _mean_curve(runs, budget, arm) for arm in ARMS},
            **{f"{arm}, perfect reader": _mean_curve(ideal, budget, arm) for arm in ARMS},
        }
        for budget in BUDGETS
    }
    rows = [
        [reader, budget, names, g.get("mean"), g.get("low"), g.get("high"), g.get("seeds")]
        for reader, of in gains.items()
        for budget, found in of.items()
        for names, g in found.items()
        if g is not None
    ]
    columns = ["reader", "budget of a round", "arms", "gain", "95 % from", "to", "seeds"]
    return record(
        {
            "seeds": seeds,
            "relations": len(told_city(0).holds),
            "gain": gains,
            "curves": curves,
            "cpu_seconds_of_this_run": round(time.process_time() - begin),
            "runs": runs,
            "tables": [
                {
                    "title": "Relations extracted more, in the mean over rounds and seeds",
                    "columns": columns,
                    "rows": rows,
                }
            ],
            "charts": [
                {
                    "title": f"Relations extracted, as many {budget} a round",
                    "x": "training round",
                    "y": "relations",
                    "y_from": 0.0,
                    "series": {
                        name: list(enumerate(curve["extracted"], 1))
                        for name, curve in curves[budget].items()
                        if curve
                    },
                }
                for budget in BUDGETS
            ],
        },
        what="relations extracted by training round, with priority pools and without",
        command=f"python -m gentwin_chat.eval.fig6 --seeds {seeds} --rounds {count}",
        seed=0,
    )


def _mean_curve(runs: Sequence[dict[str, Any]], budget: str, arm: str) -> dict[str, list[float]]:
    """The mean over seeds, measure by measure; empty where no run was made."""
    own = [r for r in runs if (r["budget"], r["arm"]) == (budget, arm)]
    return {
        measure: [
            round(statistics.mean(column), 1)
            for column in zip(*(r[measure] for r in own), strict=True)
        ]
        for measure in MEASURES
        if own and measure in own[0]
    }


def main(argv: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m gentwin_chat.eval.fig6", description=__doc__)
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--rounds", type=int, default=18)
    parser.add_argument("--output", type=Path, default=RESULT, help="Result file.")
    parser.add_argument(
        "--report", action="store_true", help="Run no more arms: report on those that are finished."
    )
    options = parser.parse_args(argv)
    result = compare(options.seeds, options.rounds, options.output, run_more=not options.report)
    save(options.output, result)
    sys.stdout.write(json.dumps({k: v for k, v in result.items() if k != "runs"}) + "\n")


if __name__ == "__main__":
    main()
