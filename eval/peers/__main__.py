"""Ask every system the same questions in turn, and compare.

    python -m gentwin_chat.eval.peers [--network windfarm] [--count 6] [--system NAME]
        [--environments DIR] [--show] [--output FILE]

The systems run side by side and answer question by question, so that each meets the same load of
the machine. Neo4j is a server of its own (:mod:`gentwin_chat.eval.neo4j_server`), or that of
NEO4J_URI and NEO4J_PASSWORD, WHICH IS EMPTIED. A system that cannot be set up is reported as
failed. The last line on stdout is one JSON document.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import track

from gentwin_chat.errors import SettingsError
from gentwin_chat.eval.gold import Question
from gentwin_chat.eval.latency import spread
from gentwin_chat.eval.matching import Names
from gentwin_chat.eval.networks import SETS, build, domains
from gentwin_chat.eval.peers.environments import REQUIREMENTS, python_of
from gentwin_chat.eval.peers.judging import faithful, right
from gentwin_chat.eval.peers.side import ANSWER_TOKENS, STEP_TOKENS
from gentwin_chat.eval.record import quantiles, record, save
from gentwin_chat.eval.run import QUESTIONS
from gentwin_chat.eval.score import interval, read_questions
from gentwin_chat.settings import settings

OURS = "GenTwin chat"


@dataclass(frozen=True)
class System:
    """What takes part: its module in this package, and the environment that it needs."""

    name: str
    module: str
    environment: str | None = None
    server: bool = False
    setup: str = ""

    @property
    def packages(self) -> str:
        if self.environment is None:
            return ""
        lines = (REQUIREMENTS / f"{self.environment}.txt").read_text(encoding="utf-8").split()
        return ", ".join(lines)


SYSTEMS = (
    System(OURS, "gentwin"),
    System("whole graph in the prompt", "whole_graph"),
    System(
        "LlamaIndex PropertyGraphIndex",
        "llamaindex",
        setup="vector context and synonym retrievers over SimplePropertyGraphStore; its "
        "text-to-Cypher needs a Neo4j with the APOC plugin and took no part",
    ),
    System(
        "neo4j-graphrag, VectorCypherRetriever",
        "neo4j_vector",
        "neo4j_graphrag",
        server=True,
        setup="five nearest entities with all their relations, GraphRAG",
    ),
    System(
        "neo4j-graphrag, Text2CypherRetriever",
        "neo4j_cypher",
        "neo4j_graphrag",
        server=True,
        setup="schema given, GraphRAG",
    ),
    System(
        "LightRAG",
        "light_rag",
        "lightrag",
        setup="custom knowledge graph, mode mix, token budgets cut to the model's window",
    ),
)


@dataclass
class Side:
    """A system that runs, and what it has said so far."""

    system: System
    process: subprocess.Popen[str]
    index_s: float = 0.0
    peak_mb: int = 0
    answers: dict[str, dict[str, Any]] = field(default_factory=dict)
    failed: str = ""

    def read(self) -> dict[str, Any]:
        """The next line; empty once the process has ended, which is then its failure."""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            if line.startswith("{"):
                found: dict[str, Any] = json.loads(line)
                return found
        self.failed = f"its process ended with status {self.process.wait()}"
        return {}

    def ask(self, question: Question) -> None:
        """Ask one question and wait for its answer."""
        assert self.process.stdin is not None
        if self.failed:
            return
        with suppress(BrokenPipeError):
            asked = {"id": question.id, "question": question.question}
            self.process.stdin.write(json.dumps(asked) + "\n")
            self.process.stdin.flush()
        if answer := self.read():
            self.answers[question.id] = answer

    def finish(self) -> None:
        """Close the input and read the peak of its memory."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        with suppress(BrokenPipeError):
            self.process.stdin.close()
        if not self.failed:
            self.peak_mb = int(self.read().get("peak_mb", 0))
        self.process.stdout.close()
        self.process.wait()


@contextmanager
def server(needed: bool) -> Iterator[dict[str, str]]:
    """The environment variables of a Neo4j server that may be emptied."""
    if not needed:
        yield {}
    elif os.environ.get("NEO4J_URI"):
        yield {k: os.environ[k] for k in ("NEO4J_URI", "NEO4J_PASSWORD") if k in os.environ}
    else:
        from gentwin_chat.eval.neo4j_server import PASSWORD, running

        with running() as made:
            yield {"NEO4J_URI": made.bare_uri, "NEO4J_PASSWORD": PASSWORD}


def start(system: System, network: Path, folder: Path, extra: dict[str, str], log: Any) -> Side:
    """Start a system and wait until it is ready.

    Raises:
        SettingsError: its environment cannot be made.
    """
    python = sys.executable
    if system.environment is not None:
        python = str(python_of(system.environment, folder))
    process = subprocess.Popen(
        [python, "-m", f"gentwin_chat.eval.peers.{system.module}", str(network)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=log,
        text=True,
        env=os.environ | extra | {"TOKENIZERS_PARALLELISM": "false"},
    )
    side = Side(system, process)
    side.index_s = float(side.read().get("index_s", 0.0))
    return side


def row(side: Side, questions: Sequence[Question], names: Names) -> dict[str, Any]:
    """How one system fared."""
    about = {"name": side.system.name, "packages": side.system.packages, "setup": side.system.setup}
    if side.failed:
        return about | {"failed": side.failed}
    hits, held, seconds, worked, errors = [], [], [], [], 0
    kinds: dict[str, list[bool]] = {}
    for q in questions:
        got = side.answers[q.id]
        hits.append(right(q.question, q.gold, got["text"], names))
        held.append(faithful(q.question, got["text"], got["context"], names))
        seconds.append(float(got["seconds"]))
        worked.append(float(got["cpu_s"]))
        errors += "error" in got
        kinds.setdefault(q.kind, []).append(hits[-1])
    low, high = interval([float(h) for h in hits])
    return about | {
        "right": round(sum(hits) / len(hits), 4),
        "right_95": [round(low, 4), round(high, 4)],
        "faithful": round(sum(held) / len(held), 4),
        "errors": errors,
        "seconds": quantiles(seconds),
        "cpu_s": quantiles(worked),
        "index_s": side.index_s,
        "peak_mb": side.peak_mb,
        "by_kind": {k: f"{sum(v)}/{len(v)}" for k, v in sorted(kinds.items())},
    }


def show(sides: Sequence[Side], questions: Sequence[Question], names: Names) -> None:
    for q in questions:
        print(f"\n{q.question}\n  gold {q.gold.status} {q.gold.values or q.gold.text_must}")
        for side in sides:
            got = side.answers.get(q.id, {})
            text = str(got.get("error") or got.get("text", "")).replace("\n", " ")
            good = "right" if got and right(q.question, q.gold, got["text"], names) else "wrong"
            print(f"  {good} {got.get('seconds', 0):5.1f} s  {side.system.module}: {text[:220]}")


def main(argv: Sequence[str] | None = None) -> None:
    modules = [s.module for s in SYSTEMS]
    parser = argparse.ArgumentParser(
        prog="gentwin eval peers", description="Compare with other ways to ask a graph."
    )
    parser.add_argument("--network", default="windfarm", help="one of the made networks")
    parser.add_argument("--count", type=int, default=6, help="questions, of all kinds")
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
    asked = read_questions(QUESTIONS / which / f"{args.network}.jsonl")
    hand = [q for q in asked if q.wording == "hand" and q.gold.status != "ambiguous"]
    questions = list({q.id: q for q in spread(hand, args.count)}.values())
    names, console = Names(topology), Console(stderr=True)
    chosen = [s for s in SYSTEMS if not args.system or s.module in (*args.system, "gentwin")]
    with tempfile.TemporaryDirectory() as temporary, ExitStack() as stack:
        network = Path(temporary) / "network.json"
        network.write_text(topology.model_dump_json(), encoding="utf-8")
        extra = stack.enter_context(server(any(s.server for s in chosen)))
        sides, rows = [], []
        for system in track(chosen, "setting up", console=console):
            log = stack.enter_context((Path(temporary) / f"{system.module}.log").open("w"))
            try:
                sides.append(start(system, network, args.environments, extra, log))
            except SettingsError as e:
                rows.append({"name": system.name, "setup": system.setup, "failed": str(e)})
        turns = [(q, side) for q in questions for side in sides]
        for question, side in track(turns, "asking", console=console):
            side.ask(question)
        for side in sides:
            side.finish()
            if side.failed:
                log_text = (Path(temporary) / f"{side.system.module}.log").read_text("utf-8")
                print(f"{side.system.name}: {log_text[-1500:]}", file=sys.stderr)
        rows = [row(side, questions, names) for side in sides] + rows
        if args.show:
            show(sides, questions, names)
    result = record(
        {
            "network": args.network,
            "entities": len(topology.entities),
            "relations": len(topology.relations),
            "n": len(questions),
            "questions": [q.question for q in questions],
            "systems": rows,
            "notes": [
                f"Hand-written questions on {args.network} ({len(topology.entities)} entities, "
                f"{len(topology.relations)} relations), a network that the planner was not "
                "developed on; every text is judged alike, by the values that it says.",
                f"The same SmolLM2-135M-Instruct, greedy, {ANSWER_TOKENS} tokens to an answer and "
                f"{STEP_TOKENS} to keywords or Cypher. It is far smaller than the models that the "
                "other systems are written for; with a large one they would do better.",
                "CPU seconds are those of the asked process, without the Neo4j server's; on a busy "
                "machine they tell more than the seconds that passed.",
            ],
        },
        what="other ways to ask a graph, with the same Llama, graph and questions",
        command=f"python -m gentwin_chat.eval.peers --network {args.network} --count {args.count}",
    )
    if args.output:
        save(args.output, result)
    print(json.dumps(result, ensure_ascii=False))


if __name__ == "__main__":
    main()
