"""Writes the question sets: hand-written and grammar-made questions with computed gold.

    python -m gentwin_chat.eval.make_questions --set dev

Published networks are not shipped, and neither is their gold, which would hold their data:
:func:`make` computes it where the networks lie.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from gentwin_chat.data import CITY
from gentwin_chat.eval.gold import Question, gold
from gentwin_chat.eval.hand import hand_written
from gentwin_chat.eval.networks import SETS, build, domains
from gentwin_chat.eval.realdata import REAL, city, read
from gentwin_chat.eval.solver import Solver

QUESTIONS = Path(__file__).parent / "questions"


def make(which: str, data: Path | None = None) -> dict[str, list[Question]]:
    """Every question of a set, by network; of published networks too, if ``data`` holds them."""
    from gentwin_chat.eval.grammar import WORDED, compose

    made: dict[str, list[Question]] = {}
    solvers = {name: Solver(build(domain)) for name, domain in domains(which).items()}
    solvers["city"] = Solver(city(CITY))
    if data is not None:
        solvers |= {name: Solver(read(name, data)) for name in REAL}
    for hand in hand_written(which):
        if (solver := solvers.get(hand.network)) is None:
            continue
        own = made.setdefault(hand.network, [])
        try:
            right = gold(solver, hand.solve(solver))
        except (KeyError, ValueError) as e:
            e.add_note(f"{hand.network}: {hand.question}")
            raise
        own.append(
            Question(
                id=f"{hand.network}-h{len(own) + 1:02d}",
                network=hand.network,
                kind=hand.kind,
                question=hand.question,
                thread=hand.thread,
                wording="hand",
                gold=right,
            )
        )
    for name, domain in domains(which).items() if which in WORDED else ():
        if not domain.worded:
            continue
        made.setdefault(name, []).extend(compose(domain, solvers[name], which))
    return made


def main() -> None:
    parser = argparse.ArgumentParser(description="Write the question sets with computed gold.")
    parser.add_argument("--set", choices=SETS, required=True)
    args = parser.parse_args()
    kinds: Counter[str] = Counter()
    folder = QUESTIONS / args.set
    folder.mkdir(parents=True, exist_ok=True)
    for network, questions in make(args.set).items():
        text = "".join(q.line() + "\n" for q in questions)
        (folder / f"{network}.jsonl").write_text(text, encoding="utf-8")
        kinds.update(q.kind for q in questions)
        print(f"{network}\t{len(questions)}")
    print(dict(kinds), sum(kinds.values()))


if __name__ == "__main__":
    main()
