"""Ask every system the same questions in turn, and compare.

    python -m gentwin_chat.eval.peers [--network NAME] [--count 24] [--system NAME]
        [--environments DIR] [--show] [--output FILE.json]

The systems run side by side and answer question by question, so that each meets the same load of
the machine. A system that cannot be set up is reported as failed. With ``--output`` each answer is
kept in ``FILE.partial`` as it comes, and a run that was cut goes on with those that are missing.
The last line on stdout is one JSON document.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import track

from gentwin_chat.domain import Topology
from gentwin_chat.errors import SettingsError
from gentwin_chat.eval.gold import Question
from gentwin_chat.eval.latency import spread
from gentwin_chat.eval.matching import Names
from gentwin_chat.eval.neo4j_server import NotAvailableError
from gentwin_chat.eval.networks import SETS, build, domains
from gentwin_chat.eval.peers.journal import Journal, Said
from gentwin_chat.eval.peers.judging import faithful, right
from gentwin_chat.eval.peers.side import ANSWER_TOKENS, STEP_TOKENS
from gentwin_chat.eval.peers.systems import SYSTEMS, Side, System, start
from gentwin_chat.eval.record import quantiles, record, save
from gentwin_chat.eval.run import QUESTIONS
from gentwin_chat.eval.score import interval, read_questions
from gentwin_chat.settings import settings


def chosen(which: str, network: str, count: int) -> list[Question]:
    """So many questions of a network that stand alone, of all kinds, a person's before others."""
    asked = read_questions(QUESTIONS / which / f"{network}.jsonl")
    clear = [q for q in asked if q.gold.status != "ambiguous"]
    ranked = sorted(clear, key=lambda q: q.wording != "hand")
    return list({q.id: q for q in spread(ranked, count)}.values())


def ask_all(
    systems: Sequence[System],
    topology: Topology,
    questions: Sequence[Question],
    journal: Journal,
    environments: Path,
) -> dict[str, str]:
    """Ask each system what it has not answered yet.

    Returns:
        Why a system failed, by its module.
    """
    console, failed = Console(stderr=True), dict[str, str]()
    every = {q.id for q in questions}
    missing = {s.module: every - set(journal.said[s.module].answers) for s in systems}
    needed = [s for s in systems if missing[s.module]]
    with tempfile.TemporaryDirectory() as temporary, ExitStack() as stack:
        network, logs = Path(temporary) / "network.json", Path(temporary)
        network.write_text(topology.model_dump_json(), encoding="utf-8")
        sides: list[Side] = []
        for system in track(needed, "setting up", console=console):
            log = stack.enter_context((logs / f"{system.module}.log").open("w"))
            try:
                side = start(system, network, environments, log, stack)
            except (SettingsError, NotAvailableError) as e:
                failed[system.module] = str(e)
                continue
            journal.indexed(system.module, side.ready())
            sides.append(side)
        turns = [(q, side) for q in questions for side in sides]
        for question, side in track(turns, "asking", console=console):
            module = side.system.module
            if question.id in missing[module] and (answer := side.ask(question)):
                journal.answered(module, answer)
        for side in sides:
            module = side.system.module
            side.finish()
            if side.failed:
                failed[module] = side.failed
                text = (logs / f"{module}.log").read_text("utf-8")
                print(f"{side.system.name}: {text[-1500:]}", file=sys.stderr)
    return failed


def row(
    system: System, said: Said, failed: str, questions: Sequence[Question], names: Names
) -> dict[str, Any]:
    """How one system fared."""
    about = {"name": system.name, "packages": system.packages, "setup": system.setup}
    if failed:
        return about | {"failed": failed}
    hits, held, seconds, worked, errors = [], [], [], [], 0
    kinds: dict[str, list[bool]] = {}
    for q in questions:
        got = said.answers[q.id]
        hits.append(right(q.question, q.gold, got["text"], names))
        held.append(faithful(q.question, q.gold, got["text"], got["context"], names))
        seconds.append(float(got["seconds"]))
        worked.append(float(got["cpu_s"]) + float(got.get("server_cpu_s", 0)))
        errors += "error" in got
        kinds.setdefault(q.kind, []).append(hits[-1])
    low, high = interval([float(h) for h in hits])
    answers = [said.answers[q.id] for q in questions]
    server_mb = max(int(a.get("server_mb", 0)) for a in answers)
    return about | {
        "right": round(sum(hits) / len(hits), 4),
        "right_95": [round(low, 4), round(high, 4)],
        "faithful": round(sum(held) / len(held), 4),
        "said_something": sum(bool(a["text"]) for a in answers),
        "errors": errors,
        "seconds": quantiles(seconds),
        "cpu_s": quantiles(worked),
        "index_s": said.index_s,
        "peak_mb": max(int(a["peak_mb"]) for a in answers) + server_mb,
        "server_mb": server_mb,
        "by_kind": {k: f"{sum(v)}/{len(v)}" for k, v in sorted(kinds.items())},
        "answers": [
            {"text": a["text"], "right": r, "faithful": h}
            | ({"error": a["error"]} if "error" in a else {})
            for a, r, h in zip(answers, hits, held, strict=True)
        ],
    }


def show(
    systems: Sequence[System], journal: Journal, questions: Sequence[Question], names: Names
) -> None:
    for q in questions:
        print(f"\n{q.question}\n  gold {q.gold.status} {q.gold.values or q.gold.text_must}")
        for system in systems:
            got = journal.said[system.module].answers.get(q.id, {})
            text = str(got.get("error") or got.get("text", "")).replace("\n", " ")
            good = "right" if got and right(q.question, q.gold, got["text"], names) else "wrong"
            print(f"  {good} {got.get('seconds', 0):5.1f} s  {system.module}: {text[:220]}")


def main(argv: Sequence[str] | None = None) -> None:
    modules = [s.module for s in SYSTEMS]
    parser = argparse.ArgumentParser(
        prog="gentwin eval peers", description="Compare with other ways to ask a graph."
    )
    parser.add_argument(
        "--network",
        default=next(iter(domains("sealed") | domains("practice"))),
        help="one of the made networks; default: one of the sealed set if it has any",
    )
    parser.add_argument("--count", type=int, default=24, help="questions, of all kinds")
    parser.add_argument("--system", action="append", choices=modules, help="only this (repeatable)")
    parser.add_argument(
        "--environments",
        type=Path,
        default=settings().cache / "peers",
        help="folder of the virtual environments; made the first time",
    )
    parser.add_argument("--show", action="store_true", help="print what each system says")
    parser.add_argument("--output", type=Path, help="write the JSON here too")
    args = parser.parse_args(argv)
    which = next((s for s in SETS if args.network in domains(s)), None)
    if which is None:
        parser.error(f"no made network is called {args.network}")
    topology = build(domains(which)[args.network])
    questions = chosen(which, args.network, args.count)
    systems = [s for s in SYSTEMS if not args.system or s.module in (*args.system, "gentwin")]
    conditions = {
        "network": args.network,
        "tokens": [ANSWER_TOKENS, STEP_TOKENS],
        "packages": {s.module: s.packages for s in SYSTEMS},
    }
    journal = Journal(args.output.with_suffix(".partial") if args.output else None, conditions)
    failed = ask_all(systems, topology, questions, journal, args.environments)
    names = Names(topology)
    rows = [
        row(s, journal.said[s.module], failed.get(s.module, ""), questions, names) for s in systems
    ]
    rows.sort(key=lambda r: "failed" in r)
    if args.show:
        show(systems, journal, questions, names)
    by_hand = sum(q.wording == "hand" for q in questions)
    result = record(
        {
            "network": args.network,
            "seen_by_planner": which != "sealed",
            "entities": len(topology.entities),
            "relations": len(topology.relations),
            "n": len(questions),
            "questions": [q.question for q in questions],
            "systems": rows,
            "notes": [
                f"{by_hand} hand-written questions and {len(questions) - by_hand} of a grammar, on "
                f"{args.network} ({len(topology.entities)} entities, {len(topology.relations)} "
                "relations). Every text is judged alike, by the values that it says.",
                f"The same SmolLM2-135M-Instruct, greedy, {ANSWER_TOKENS} tokens to an answer and "
                f"{STEP_TOKENS} to keywords or Cypher. It is far smaller than the models that the "
                "other systems are written for; with a large one they would do better.",
                "Right is a text that says every value of the answer and no other entity. A text "
                "says nothing foreign if each entity and number in it stands in the question or in "
                "what its system had retrieved, can be reckoned from that (how many, sum, mean, "
                "difference), or is right. What the product has computed itself does not count as "
                "retrieved. The result file holds every text with its marks.",
                "The planner of the product was developed without this network."
                if which == "sealed"
                else "The planner of the product was developed with this network at hand, which "
                "its share of right answers has to be read with.",
                "CPU seconds and memory are those of the asked process and of its Neo4j server; on "
                "a busy machine CPU seconds tell more than the seconds that passed.",
            ],
        },
        what="other ways to ask a graph, with the same Llama, graph and questions",
        command=f"python -m gentwin_chat.eval.peers --network {args.network} --count {args.count}",
    )
    if args.output:
        save(args.output, result)
    if not failed:
        journal.close()
    print(json.dumps(result, ensure_ascii=False))


if __name__ == "__main__":
    main()
