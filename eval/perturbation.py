"""Do answers follow a change of the network at once, and are they complete?

    python -m gentwin_chat.eval.perturbation [--set SET] [--network X] [--seed N] [--show]
        [--output FILE]

The hand-written questions are asked again after each change of :mod:`eval.perturbing`, once of the
live twin, to which the change was written, and once of a what-if of the unchanged one; the two must
agree. Gold is computed anew by ``eval/solver.py`` on the changed network. A cut feed is the change
that happens while nothing arrives: answers are then scored against the truth, and again when what
was missed has arrived.

Drafts are said as they stand; the Llama changes no value. The last line on stdout is one JSON
document.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from rich.console import Console
from rich.progress import track

from gentwin_chat.data import CITY
from gentwin_chat.domain import Change, RemoveEntity, Topology
from gentwin_chat.eval.answering import Answers, in_process, twin_without
from gentwin_chat.eval.gold import Gold, Hand, Question, gold
from gentwin_chat.eval.hand import hand_written
from gentwin_chat.eval.matching import Names, matched
from gentwin_chat.eval.networks import SETS, build, domains
from gentwin_chat.eval.perturbing import PERTURBATIONS, applied, measure
from gentwin_chat.eval.realdata import city
from gentwin_chat.eval.record import record, save
from gentwin_chat.eval.score import interval, mark, show_wrong
from gentwin_chat.eval.solver import Solver
from gentwin_chat.indexing.graph.embedded import EmbeddedGraph
from gentwin_chat.indexing.graph.fork import Fork
from gentwin_chat.indexing.graph.protocol import GraphReader

LEFT_OUT = ("llama",)  # it changes no value
CUT, BACK = "feed cut, readings change unseen (20 %)", "feed back, what was missed has arrived"


@dataclass
class Tally:
    """What one kind of change has come to, over all networks."""

    recall: list[float] = field(default_factory=list)
    exact: list[float] = field(default_factory=list)
    moved: list[float] = field(default_factory=list)  # exactness where the change moved the gold
    followed: list[float] = field(default_factory=list)  # the same, of those right before it
    skipped: int = 0
    disagreed: int = 0

    def row(self, name: str) -> dict[str, Any]:
        low, high = interval(self.recall)
        return {
            "name": name,
            "n": len(self.exact),
            "recall": _mean(self.recall),
            "recall_95": [round(low, 4), round(high, 4)],
            "exact": _mean(self.exact),
            "moved": len(self.moved),
            "moved_exact": _mean(self.moved),
            "followed": len(self.followed),
            "followed_exact": _mean(self.followed),
            "no_gold": self.skipped,
            "live_and_what_if_disagree": self.disagreed,
        }


def _mean(values: Sequence[float]) -> float:
    return round(sum(values) / len(values), 4) if values else 0.0


def topologies(which: str) -> dict[str, Topology]:
    """The networks of a set, by name, as the solver sees them."""
    found = {name: build(domain) for name, domain in domains(which).items()}
    return found | ({"city": city(CITY)} if which == "dev" else {})


def asked(hands: Sequence[Hand], topology: Topology, gone: frozenset[str]) -> Iterator[Question]:
    """The questions with gold computed on ``topology``; those about what is ``gone``, and those
    that have no one answer any more, are left out."""
    solver = Solver(topology)
    for k, hand in enumerate(hands):
        if gone & set(re.findall(r"\w+", hand.question.casefold())):
            continue
        try:
            right = gold(solver, hand.solve(solver))
        except (KeyError, ValueError, IndexError, ZeroDivisionError):
            continue
        if not right.values and right.status == "answered" and not right.text_must:
            right = right.model_copy(update={"status_accept": [*right.status_accept, "unknown"]})
        yield Question(
            id=f"{hand.network}-{k}",
            network=hand.network,
            kind=hand.kind,
            question=hand.question,
            thread=hand.thread,
            wording="hand",
            gold=right,
        )


def recall(right: Gold, answer: dict[str, Any], names: Names, exact: bool) -> float:
    """Share of the gold values that the answer holds; where there are none, exactness."""
    if exact or not right.values or right.status != "answered":
        return float(exact)
    got = answer.get("values") or []
    return matched(right.values, got, names, right.tolerance) / len(right.values)


class Network:
    """One network, its questions, and the twin that is asked."""

    def __init__(self, topology: Topology, hands: Sequence[Hand]) -> None:
        self.topology, self.hands = topology, hands
        self.before = {q.id: q.gold for q in asked(hands, topology, frozenset())}
        self.right: set[str] = set()  # questions answered exactly before any change

    def store(self, changes: Sequence[Change] = ()) -> EmbeddedGraph:
        graph = EmbeddedGraph(None)
        graph.apply(self.topology.changes(), descriptions=self.topology.descriptions)
        if changes:
            graph.apply(changes)
        return graph

    def answers(self, reader: GraphReader) -> Answers:
        every = [
            Question.model_validate(
                {"id": f"{h.network}-{k}", "network": h.network, "kind": h.kind, "wording": "hand"}
                | {"question": h.question, "thread": h.thread, "gold": {}}
            )
            for k, h in enumerate(self.hands)
        ]
        return in_process(twin_without(reader, LEFT_OUT), every)

    def score(
        self, answers: Answers, truth: Topology, changes: Sequence[Change], tally: Tally, show: Any
    ) -> None:
        """Add to ``tally`` how answers compare with gold computed on ``truth``."""
        removed = {c.id for c in changes if isinstance(c, RemoveEntity)}
        spoken = Names(self.topology)
        gone = frozenset(i.casefold() for i in removed)
        names = Names(truth)
        questions = [
            q
            for q in asked(self.hands, truth, gone)
            if not removed & set().union(*spoken.spoken(q.question).values())
        ]
        tally.skipped += len(self.hands) - len(questions)
        marks = []
        for question in questions:
            answer = answers.get(question.id, {})
            own = mark(question, answer, names)
            marks.append(own)
            tally.exact.append(float(own.exact))
            tally.recall.append(recall(question.gold, answer, names, own.exact))
            before = self.before.get(question.id)
            if not changes and own.exact:
                self.right.add(question.id)
            if changes and (before is None or before.values != question.gold.values):
                tally.moved.append(float(own.exact))
                if question.id in self.right:
                    tally.followed.append(float(own.exact))
        if show is not None:
            show_wrong(questions, answers, marks, show)


def main(argv: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        prog="gentwin eval perturbation", description="Ask again after the network has changed."
    )
    parser.add_argument("--set", action="append", choices=SETS, help="default: dev")
    parser.add_argument("--network", action="append", help="only this one (may be repeated)")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--show", action="store_true", help="print wrong answers")
    parser.add_argument("--output", type=Path, help="write the JSON here too")
    args = parser.parse_args(argv)
    console = Console(stderr=True)
    networks: dict[str, Network] = {}
    for which in args.set or ("dev",):
        for name, topology in topologies(which).items():
            hands = [h for h in hand_written(which) if h.network == name]
            if hands and (not args.network or name in args.network):
                networks[name] = Network(topology, hands)
    if not networks:
        parser.error("no network of the sets is called so")
    tallies = {name: Tally() for name in (*PERTURBATIONS, CUT, BACK)}
    for name, network in track(networks.items(), "changing", console=console):
        show = Console(width=110) if args.show else None
        for change, draw in PERTURBATIONS.items():
            tally = tallies[change]
            changes = draw(network.topology, Random(f"{args.seed}/{name}/{change}"))
            truth = applied(network.topology, changes)
            live = network.answers(network.store(changes))
            network.score(live, truth, changes, tally, show)
            if changes:
                fork = network.answers(Fork(network.store(), changes))
                tally.disagreed += sum(
                    (live[i]["status"], live[i]["values"]) != (fork[i]["status"], fork[i]["values"])
                    for i in live
                )
        missed = measure(network.topology, Random(f"{args.seed}/{name}/cut"))
        truth = applied(network.topology, missed)
        store = network.store()
        network.score(network.answers(store), truth, missed, tallies[CUT], None)
        store.apply(missed)
        network.score(network.answers(store), truth, missed, tallies[BACK], show)
    words = [f"--set {s}" for s in args.set or ()]
    words += [f"--network {n}" for n in args.network or ()]
    words += [f"--seed {args.seed}"] if args.seed else []
    result = record(
        {
            "networks": list(networks),
            "changes": [tally.row(name) for name, tally in tallies.items()],
        },
        what="recall of the values asked for, after changes of the network",
        command=" ".join(["python -m gentwin_chat.eval.perturbation", *words]),
        seed=args.seed,
    )
    if args.output:
        save(args.output, result)
    print(json.dumps(result))


if __name__ == "__main__":
    main()
