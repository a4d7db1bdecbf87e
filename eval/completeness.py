"""How complete the twin stays while messages are missing: Tab. IV, and the curves beyond it.

    python -m gentwin_chat.eval.completeness [--seeds N] [--output FILE]

The simulated city runs for five minutes at the paper's two seconds. At each beat the entries of the
twin are compared with the devices that really are there, whatever was delivered:

    completeness = (|truth ∩ held present| − |held present \\ truth|) / |truth|

so an entry that is wrong costs as much as one that is missing. Beside the presence filter stands
eq. 1 alone, by which a device is present while it was heard within one and a half intervals.

    scenario 1    nothing is cut                 scenario 2    the feed is cut for 10 s
    outage        the feed is cut for longer     loss          each message is lost at random
    unseen        sensors join, and as many leave, while the feed is cut for a minute

The last line on stdout is one JSON document; everything else goes to stderr.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
from rich.console import Console
from rich.progress import track
from rich.table import Table

from gentwin_chat.domain import Observation, PutRelation, RemoveEntity
from gentwin_chat.eval.record import RESULTS, record, save
from gentwin_chat.indexing.physical_space import PhysicalSpace
from gentwin_chat.indexing.pooling import Role
from gentwin_chat.indexing.pools import PriorityPools
from gentwin_chat.indexing.presence import PresenceFilter

INTERVAL = 2.0  # s, the paper's
LENGTH = 300.0  # s of simulated time a run
BEGIN = 120.0  # s, when the feed is cut
SIZES = (30, 100, 250)
MIDDLE = 100  # sensors of the curves


@dataclass(frozen=True)
class Conditions:
    """What a run is put through.

    Attributes:
        sensors: at the start.
        outage: seconds for which the feed is cut.
        loss: probability that a message is lost.
        unseen: sensors that join, and as many that leave, during the outage.
    """

    sensors: int
    outage: float = 0.0
    loss: float = 0.0
    unseen: int = 0


@dataclass(frozen=True)
class Score:
    """Means over the beats of one run.

    Attributes:
        completeness: with the presence filter.
        missing, wrong: of the devices that are there, held absent; held present and not there.
        eq1: completeness by eq. 1 alone.
    """

    completeness: float
    missing: float
    wrong: float
    eq1: float


def run(conditions: Conditions, seed: int) -> Score:
    """One city under these conditions, and how complete its twin was."""
    space = PhysicalSpace(conditions.sensors, seed=seed, interval=INTERVAL, loss=conditions.loss)
    if conditions.outage:
        space.cut(BEGIN, conditions.outage)
    for k in range(conditions.unseen):
        moment = BEGIN + (k + 1) * conditions.outage / (conditions.unseen + 1)
        space.join(moment)
        space.leave(moment)
    network = space.topology()
    pools = PriorityPools(network.entities.values(), network.relations)
    gateways = {i for i in network.entities if pools.role(i) is Role.GATEWAY}
    ways = dict(zip(gateways, gateways, strict=True))
    ways |= {r.source: r.target for r in network.relations if r.target in gateways
             and r.source not in gateways}  # fmt: skip
    presence = PresenceFilter(INTERVAL)
    held = set(space.devices())
    last = dict.fromkeys(held, 0.0)
    for device in held:
        presence.watch(device, space.now, ways.get(device))
    beats: list[tuple[float, float, float]] = []
    while space.clock < LENGTH:
        for event in space.run(INTERVAL):
            match event:
                case Observation(entity=device) if last.get(device) != space.clock:
                    last[device] = space.clock
                    held.add(device)
                    for _ in presence.hear(device, space.now, way=ways.get(device)):
                        pass  # it is held already
                case PutRelation(relation=r) if r.target in gateways:
                    ways[r.source] = r.target
                case RemoveEntity(id=device):
                    presence.forget(device)
                    held.discard(device)
                    last.pop(device, None)
        held -= {change.id for change in presence.expire(space.now)}
        truth = space.devices()
        fresh = {i for i, heard in last.items() if space.clock - heard <= 1.5 * INTERVAL}
        beats.append(
            (
                len(truth - held) / len(truth),
                len(held - truth) / len(truth),
                (len(truth & fresh) - len(fresh - truth)) / len(truth),
            )
        )
    missing, wrong, eq1 = np.mean(beats, axis=0).tolist()
    return Score(1 - missing - wrong, missing, wrong, eq1)


def measure(conditions: Conditions, seeds: int) -> dict[str, Any]:
    """The conditions with their scores over ``seeds`` cities, in percent."""
    scores = [run(conditions, seed) for seed in range(seeds)]
    columns = {name: [asdict(s)[name] for s in scores] for name in asdict(scores[0])}
    means = {name: round(100 * float(np.mean(column)), 3) for name, column in columns.items()}
    return asdict(conditions) | means | {"interval95": interval95(columns["completeness"])}


def interval95(values: Sequence[float]) -> list[float]:
    """95 % bootstrap interval of a mean, in percent (Efron 1979; 10 000 resamples)."""
    drawn = np.random.default_rng(0).choice(values, (10_000, len(values))).mean(axis=1)
    return [round(100 * float(q), 3) for q in np.quantile(drawn, (0.025, 0.975))]


def plan() -> Iterator[tuple[str, Conditions]]:
    """Every set of conditions, with the part of the result to which it belongs."""
    for sensors in SIZES:
        yield "scenario 1", Conditions(sensors)
        yield "scenario 2", Conditions(sensors, outage=10)
    for outage in (10, 30, 60, 90, 120):
        yield "outage", Conditions(MIDDLE, outage=outage)
    for loss in (0.0, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5):
        yield "loss", Conditions(MIDDLE, loss=loss)
    for unseen in (0, 1, 2, 5, 10):
        yield "unseen", Conditions(MIDDLE, outage=60, unseen=unseen)


AXES = {
    "outage": ("The feed is cut", "seconds"),
    "loss": ("Messages are lost at random", "share lost"),
    "unseen": ("Sensors join and leave while the feed is cut for a minute", "of each"),
}


def shown(parts: dict[str, list[dict[str, Any]]]) -> dict[str, Any]:
    """The tables and charts of a result, as the fields of ``view.Table`` and ``view.Chart``."""
    rows = []
    for part, measured in parts.items():
        for row in measured:
            said = f"{part} {row[part]:g}" if part in AXES else part
            low, high = row["interval95"]
            rows.append([said, row["sensors"], row["completeness"], f"{low} – {high}", row["eq1"]])
    columns = ["conditions", "sensors", "completeness %", "95 %", "by eq. 1 alone %"]
    charts = []
    for part, (title, x) in AXES.items():
        ours = [[r[part], r["completeness"], *r["interval95"]] for r in parts[part]]
        series = {
            "presence filter": ours,
            "eq. 1 alone": [[r[part], r["eq1"]] for r in parts[part]],
        }
        charts.append({"title": title, "x": x, "y": "completeness %", "series": series})
    table = {"title": "Completeness against the city's truth", "columns": columns, "rows": rows}
    return {"tables": [table], "charts": charts}


def main(argv: Sequence[str] | None = None) -> int:
    """The command; see the module."""
    parser = argparse.ArgumentParser(prog="python -m gentwin_chat.eval.completeness")
    parser.add_argument("--seeds", type=int, default=10, help="cities of each size")
    parser.add_argument("--output", type=Path, default=RESULTS / "completeness.json")
    options = parser.parse_args(argv)
    console = Console(stderr=True)
    parts: dict[str, list[dict[str, Any]]] = {}
    wanted = list(plan())
    for part, conditions in track(wanted, "Simulating", console=console, transient=True):
        parts.setdefault(part, []).append(measure(conditions, options.seeds))
    said = shown(parts)
    table = Table(*said["tables"][0]["columns"])
    for row in said["tables"][0]["rows"]:
        table.add_row(*map(str, row))
    console.print(table)
    result = record(
        {"seeds": options.seeds, "seconds": LENGTH, "interval": INTERVAL, "percent": parts, **said},
        what="Tab. IV: completeness of the twin against the simulated city's truth",
        command=f"python -m gentwin_chat.eval.completeness --seeds {options.seeds}",
        seed=0,
    )
    save(options.output, result)
    print(json.dumps(result))
    return 0


if __name__ == "__main__":
    main()
