"""Every single failure of a network ranked by damage: how long it takes, against a fork for each.

    python -m gentwin_chat.eval.failures [--data DIR] [--forks N] [--seed N] [--output FILE]

The ranking at once (``whatif.failures``) is checked against forks of a sample of entities drawn by
the seed; what all forks would take is computed from that sample. Networks below ``--data`` take
part where they are there. The last line on stdout is the result as JSON.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Any

from rich.console import Console
from rich.progress import track

from gentwin_chat.data import CITY
from gentwin_chat.domain import RemoveEntity
from gentwin_chat.eval.record import RESULTS, record, save
from gentwin_chat.evaluation import Evaluation
from gentwin_chat.impact import impacted
from gentwin_chat.indexing.graph.fork import Fork
from gentwin_chat.indexing.graph.protocol import GraphReader
from gentwin_chat.indexing.ingest import open_source
from gentwin_chat.query import Impact, Selection
from gentwin_chat.whatif.failures import Damage, failures

PUBLISHED = ("nycmesh", "campusiot-grenoble")
SHOWN = 10


def measure(reader: GraphReader, forks: int, seed: int, console: Console) -> dict[str, Any]:
    """One network: the time of both ways, whether they agree, and the worst failures."""
    ids = reader.select()
    started = time.process_time()
    found = failures(reader, ids)
    at_once = time.process_time() - started
    sample = Random(seed).sample(found, min(forks, len(found)))
    sample += sorted(found, key=lambda d: -d.hurt)[:SHOWN]
    started = time.process_time()
    agreeing = 0
    for damage in track(sample, "Forks", console=console, transient=True):
        agreeing += _cut_off(reader, damage) == damage.cut_off
    one_by_one = (time.process_time() - started) / len(sample) * len(ids)
    ranked = sorted(found, key=lambda d: -d.hurt)[:SHOWN]
    keys = reader.keys([d.id for d in ranked])
    return {
        "entities": len(ids),
        "relations": reader.schema().relation_count,
        "at_once_s": round(at_once, 3),
        "a_fork_for_each_s": round(one_by_one, 1),
        "faster": round(one_by_one / at_once, 1),
        "forks_checked": len(sample),
        "forks_agreeing": agreeing,
        "harmless": sum(not d.hurt for d in found),
        "worst": [
            {"id": keys[d.id], "hurt": d.hurt, "cut_off": d.cut_off, "orphaned": d.orphaned}
            for d in ranked
        ],
    }


def _cut_off(reader: GraphReader, damage: Damage) -> int:
    """How many a fork without it finds cut off."""
    changes = [RemoveEntity(id=damage.id)]
    before, after = Evaluation(reader), Evaluation(Fork(reader, changes))
    ids, _ = impacted(before, after, changes, Impact(of=Selection(), effect="unreachable"))
    return len(ids)


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--data", type=Path, help="folder of published networks")
    parser.add_argument("--forks", type=int, default=20, help="drawn for the check")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--output", type=Path, default=RESULTS / "failures.json")
    args = parser.parse_args(argv)
    console = Console(stderr=True)
    sources = {"city": CITY}
    if args.data is not None:
        sources |= {n: args.data / n for n in PUBLISHED if (args.data / n).is_dir()}
    networks: dict[str, Any] = {}
    for name, path in sources.items():
        reader, _ = open_source(path)
        networks[name] = measure(reader, args.forks, args.seed, console)
    columns = ["network", "entities", "relations", "at once, s", "a fork for each, s", "agree"]
    rows = [
        [
            name,
            n["entities"],
            n["relations"],
            n["at_once_s"],
            n["a_fork_for_each_s"],
            f"{n['forks_agreeing']} of {n['forks_checked']}",
        ]
        for name, n in networks.items()
    ]
    result = record(
        {
            "networks": networks,
            "tables": [{"title": "All single failures", "columns": columns, "rows": rows}],
        },
        what="All single failures ranked, at once and by a fork for each (processor time)",
        command=f"python -m gentwin_chat.eval.failures --data DIR --forks {args.forks}",
        seed=args.seed,
    )
    save(args.output, result)
    print(json.dumps(result))
    return 0


if __name__ == "__main__":
    sys.exit(main())
