"""Scores answers against gold, without looking at how they were found.

    python -m gentwin_chat.eval.score GOLD.jsonl ANSWERS.jsonl [--networks DIR] [--json] [--show]

``ANSWERS.jsonl`` is what ``gentwin ask --batch`` prints. A right answer has the right status and
the right values; ids and names of one entity are the same value if the network is at hand.
Faithfulness asks another thing: does the answer say only what its own facts hold? The last line
on stdout is one JSON document.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from rich.console import Console
from rich.table import Table

from gentwin_chat.eval.faithfulness import carries, unfaithful
from gentwin_chat.eval.gold import Question
from gentwin_chat.eval.matching import Names, f1, right_values


@dataclass
class Mark:
    """How one answer fared."""

    id: str
    network: str
    kind: str
    wording: str
    exact: bool
    status: bool
    f1: float
    given: bool
    faithful: bool
    carried: bool
    strange: list[str] = field(default_factory=list)


def mark(
    question: Question, answer: Mapping[str, Any] | None, names: Names, before: Sequence[str] = ()
) -> Mark:
    """Compare one answer (None: there was none) with the gold.

    Args:
        before: the questions that came before in the same conversation.
    """
    gold, got = question.gold, answer or {}
    status = got.get("status") in (gold.status, *gold.status_accept)
    answered = gold.status == "answered" and got.get("status") == "answered"
    exact = status and (right_values(gold, got, names) if answered else not got.get("values"))
    said = " ".join([*before, question.question])
    strange = unfaithful(said, got, names) if answer else []
    judged_by_text = bool(gold.text_must) and not gold.values
    return Mark(
        id=question.id,
        network=question.network,
        kind=question.kind,
        wording=question.wording,
        exact=exact,
        status=status,
        f1=float(exact)
        if not answered or judged_by_text
        else f1(gold, got.get("values") or [], names),
        given=answer is not None,
        faithful=not strange,
        carried=carries(got, names),
        strange=strange,
    )


def mark_all(
    questions: Sequence[Question],
    answers: Mapping[str, Mapping[str, Any]],
    names: Mapping[str, Names],
) -> list[Mark]:
    """Compare every answer with its gold; ``names`` by network."""
    threads: dict[str, list[str]] = {}
    marks = []
    for question in questions:
        before = threads.setdefault(question.thread, []) if question.thread else []
        marks.append(mark(question, answers.get(question.id), names[question.network], before))
        before.append(question.question)
    return marks


def interval(hits: Sequence[float], draws: int = 1000, seed: int = 0) -> tuple[float, float]:
    """95 % bootstrap interval of the mean."""
    if not hits:
        return (0.0, 0.0)
    r = Random(seed)
    means = sorted(sum(r.choices(hits, k=len(hits))) / len(hits) for _ in range(draws))
    return means[int(0.025 * draws)], means[int(0.975 * draws)]


def wilson(hits: int, n: int) -> tuple[float, float]:
    """95 % interval of a share by Wilson's score, which holds where all or nearly all are hits and
    a bootstrap has nothing to draw (https://doi.org/10.1214/ss/1009213286)."""
    z = 1.96
    middle, spread = hits + z * z / 2, z * (hits * (n - hits) / n + z * z / 4) ** 0.5
    return (middle - spread) / (n + z * z), (middle + spread) / (n + z * z)


def summary(marks: Sequence[Mark]) -> dict[str, Any]:
    """Means over all, and exactness by kind, wording and network."""

    def mean(values: Iterable[float]) -> float:
        listed = list(values)
        return round(sum(listed) / len(listed), 4) if listed else 0.0

    def by(attribute: str) -> dict[str, dict[str, float]]:
        groups: dict[str, list[Mark]] = {}
        for m in marks:
            groups.setdefault(getattr(m, attribute), []).append(m)
        return {
            key: {
                "n": len(group),
                "exact": mean(m.exact for m in group),
                "f1": mean(m.f1 for m in group),
            }
            for key, group in sorted(groups.items())
        }

    low, high = interval([float(m.exact) for m in marks])
    given = [m for m in marks if m.given]
    return {
        "n": len(marks),
        "given": len(given),
        "exact": mean(m.exact for m in marks),
        "exact_95": [round(low, 4), round(high, 4)],
        "f1": mean(m.f1 for m in marks),
        "status": mean(m.status for m in marks),
        "faithful": mean(m.faithful for m in given),
        "text_carries_values": mean(m.carried for m in given),
        "by_kind": by("kind"),
        "by_wording": by("wording"),
        "by_network": by("network"),
    }


def report(marks: Sequence[Mark], console: Console) -> None:
    """Print the summary as a table."""
    total = summary(marks)
    low, high = total["exact_95"]
    grid = Table(title=f"{total['n']} questions")
    for column in ("", "n", "exact", "95 %", "F1"):
        grid.add_column(column, justify="left" if not column else "right")
    grid.add_row(
        "all",
        str(total["n"]),
        f"{total['exact']:.1%}",
        f"{low:.1%} – {high:.1%}",
        f"{total['f1']:.3f}",
    )
    for part, attribute in (
        ("by_wording", "wording"),
        ("by_network", "network"),
        ("by_kind", "kind"),
    ):
        grid.add_section()
        for key, row in total[part].items():
            own = interval([float(m.exact) for m in marks if getattr(m, attribute) == key])
            grid.add_row(
                key,
                str(row["n"]),
                f"{row['exact']:.1%}",
                f"{own[0]:.0%} – {own[1]:.0%}",
                f"{row['f1']:.3f}",
            )
    console.print(grid)
    console.print(
        f"status {total['status']:.1%} · faithful {total['faithful']:.1%} · "
        f"text carries values {total['text_carries_values']:.1%}"
    )


def show_wrong(
    questions: Sequence[Question],
    answers: Mapping[str, Mapping[str, Any]],
    marks: Sequence[Mark],
    console: Console,
) -> None:
    """Print each wrong or unfaithful answer beside its gold."""
    by_id = {q.id: q for q in questions}

    def say(text: str) -> None:
        console.print(text, markup=False, highlight=False, soft_wrap=True)

    for m in marks:
        if not m.given or (m.exact and m.faithful):
            continue
        question, got = by_id[m.id], answers[m.id]
        gold = question.gold
        flag = "UNFAITHFUL" if m.exact else "WRONG"
        say(f"{flag} {m.id} ({m.kind}) {question.question!r}")
        say(f"   gold {gold.status} {_short(gold.rows or gold.values or gold.text_must)}")
        say(f"   got  {got.get('status')} {_short(got.get('rows') or got.get('values'))}")
        say(f"   text {got.get('text')}")
        if "query" in got:
            say(f"   query ({got['explained']:.2f}) {_short(got['query'], 1000)}")
        if m.strange:
            say(f"   not in its facts: {m.strange}")
    if missing := [m.id for m in marks if not m.given]:
        say(f"NOT ANSWERED {', '.join(missing)}")


def _short(value: object, width: int = 300) -> str:
    text = str(value)
    return text if len(text) <= width else text[:width] + " …"


def read_questions(path: Path) -> list[Question]:
    """Question lines; ``wording`` may be missing in sets that others wrote (taken as hand)."""
    lines = [
        json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()
    ]
    return [Question.model_validate({"wording": "hand"} | line) for line in lines]


def read_answers(path: Path) -> dict[str, dict[str, Any]]:
    """Answer lines by question id."""
    lines = [
        json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()
    ]
    return {str(line["id"]): line for line in lines}


def known_names(
    networks: Iterable[str], sources: Mapping[str, Path] | None = None
) -> dict[str, Names]:
    """The entity names of each network: made ones by themselves, others from ``sources``."""
    from gentwin_chat.eval.networks import build, domains

    made = domains("all")
    found = {}
    for network in set(networks):
        if network in made:
            found[network] = Names(build(made[network]))
        elif sources and network in sources:
            from gentwin_chat.indexing.sources import load

            found[network] = Names(load(sources[network]))
        else:
            found[network] = Names()
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description="Score batch answers against gold.")
    parser.add_argument("gold", type=Path)
    parser.add_argument("answers", type=Path)
    parser.add_argument(
        "--source", type=Path, help="the network's file or folder, if it is not a made one"
    )
    parser.add_argument("--json", action="store_true", help="print the JSON line only")
    parser.add_argument("--show", action="store_true", help="print wrong answers")
    args = parser.parse_args()
    questions, answers = read_questions(args.gold), read_answers(args.answers)
    networks = {q.network for q in questions}
    names = known_names(networks, dict.fromkeys(networks, args.source) if args.source else None)
    marks = mark_all(questions, answers, names)
    console = Console(width=110)
    if args.show:
        show_wrong(questions, answers, marks, console)
    if not args.json:
        report(marks, console)
    print(
        json.dumps(
            summary(marks) | {"marks": [asdict(m) for m in marks]} if args.json else summary(marks)
        )
    )


if __name__ == "__main__":
    main()
