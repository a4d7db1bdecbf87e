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
import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from random import Random
from typing import Any

import networkx as nx
from rich.console import Console
from rich.table import Table

from gentwin_chat.domain import Scalar, Topology, entity_keys, name_key, short_id
from gentwin_chat.eval.gold import Gold, Question

_NUMBER = re.compile(r"(?<![\w.])[-+−]?\d[\d,]*(?:\.\d+)?(?:[eE][-+]?\d+)?(?![\w])")
_STATED_WITHOUT_FACT = {0.0, 1.0, 2.0, 3.0}  # "of the two", "first 3": counting words, not readings


class Names:
    """Which entities a value may mean.

    Args:
        topology: the network asked about; without it, values are compared as they stand.
    """

    def __init__(self, topology: Topology | None = None) -> None:
        self._ids: dict[str, set[str]] = {}
        self._spoken: dict[str, set[str]] = {}
        for entity in topology.entities.values() if topology else ():
            for key in entity_keys(entity):
                self._ids.setdefault(key, set()).add(entity.id)
            for name in (entity.name, short_id(entity.id)):
                # bare numbers and short words name entities too, but also everything else
                if name and len(name_key(name)) > 2 and not name.replace(".", "").isdigit():
                    self._spoken.setdefault(name.casefold(), set()).add(entity.id)
        ordered = sorted(self._spoken, key=len, reverse=True)
        self._pattern = (
            re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, ordered)) + r")(?!\w)")
            if ordered
            else None
        )

    def ids(self, value: object) -> set[str]:
        return (
            set() if isinstance(value, bool | float) else self._ids.get(name_key(str(value)), set())
        )

    def spoken(self, text: str) -> dict[str, set[str]]:
        """Names found in ``text`` (longest first) → entities that bear them."""
        if self._pattern is None:
            return {}
        return {m.group(): self._spoken[m.group()] for m in self._pattern.finditer(text.casefold())}


def _number(value: object) -> float | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return float(value)
    if isinstance(value, str):
        try:
            return float(value.replace(",", "").replace("−", "-"))
        except ValueError:
            return None
    return None


def _truth(value: object) -> bool | None:
    if isinstance(value, bool):
        return value
    return {"true": True, "yes": True, "false": False, "no": False}.get(str(value).casefold())


def same(gold: Scalar, got: object, names: Names, tolerance: float = 1e-6) -> bool:
    """Whether two values are one: numbers by relative tolerance (320 is "320"), booleans, text
    but for case and surrounding space, entities by any of their names."""
    if isinstance(gold, bool) or isinstance(got, bool):
        return _truth(gold) is not None and _truth(gold) == _truth(got)
    a, b = _number(gold), _number(got)
    if a is not None and b is not None:
        return math.isclose(a, b, rel_tol=tolerance, abs_tol=1e-9)
    if str(gold).strip().casefold() == str(got).strip().casefold():
        return True
    return bool(names.ids(gold) & names.ids(got))


def _distinct(values: Sequence[Scalar], names: Names) -> list[Scalar]:
    """Values without repeats; a name that several entities bear may stand several times."""
    kept: list[Scalar] = []
    for value in values:
        if len(names.ids(value)) > 1 or not any(same(value, other, names) for other in kept):
            kept.append(value)
    return kept


def matched(gold: Sequence[Scalar], got: Sequence[Scalar], names: Names, tolerance: float) -> int:
    """The most pairs of equal values between two lists, each value used once."""
    graph: nx.Graph[tuple[str, int]] = nx.Graph()
    left = [("gold", i) for i in range(len(gold))]
    graph.add_nodes_from(left)
    for i, a in enumerate(gold):
        for j, b in enumerate(got):
            if same(a, b, names, tolerance):
                graph.add_edge(("gold", i), ("got", j))
    return len(nx.bipartite.maximum_matching(graph, left)) // 2


def equal_lists(
    gold: Sequence[Scalar], got: Sequence[Scalar], names: Names, tolerance: float, ordered: bool
) -> bool:
    if ordered:
        return len(gold) == len(got) and all(
            same(a, b, names, tolerance) for a, b in zip(gold, got, strict=True)
        )
    a, b = _distinct(gold, names), _distinct(got, names)
    return len(a) == len(b) == matched(a, b, names, tolerance)


def _equal_rows(gold: Gold, rows: Sequence[Sequence[Scalar]], names: Names) -> bool:
    if len(gold.rows) != len(rows):
        return False
    left = list(rows)
    for row in gold.rows:
        hit = next((r for r in left if equal_lists(row, r, names, gold.tolerance, True)), None)
        if hit is None:
            return False
        left.remove(hit)
    return True


def _chunks(values: Sequence[Scalar], width: int) -> list[list[Scalar]]:
    if not values or len(values) % width:
        return []
    return [list(values[i : i + width]) for i in range(0, len(values), width)]


def right_values(gold: Gold, answer: Mapping[str, Any], names: Names) -> bool:
    """Whether the values (or rows, or for a definition the text) are those of the gold."""
    got: list[Scalar] = answer.get("values") or []
    text = name_key(str(answer.get("text", "")))
    for must in gold.text_must:
        if not any(name_key(option) in text for option in must.split("|")):
            return False
    if gold.text_must and not gold.values:
        return True
    if gold.rows:
        rows = answer.get("rows") or []
        accepted = [
            gold,
            *(gold.model_copy(update={"rows": _chunks(a, len(gold.rows[0]))}) for a in gold.accept),
        ]
        width = len(gold.rows[0])
        return any(
            _equal_rows(g, rows, names) or _equal_rows(g, _chunks(got, width), names)
            for g in accepted
        )
    return any(
        equal_lists(values, got, names, gold.tolerance, gold.order_matters)
        for values in (gold.values, *gold.accept)
    )


def f1(gold: Gold, got: Sequence[Scalar], names: Names) -> float:
    """Set F1 of the values against the gold (the best of it and what it accepts)."""
    scores = []
    for values in (gold.values, *gold.accept):
        a, b = _distinct(values, names), _distinct(got, names)
        hit = matched(a, b, names, gold.tolerance)
        scores.append(1.0 if not a and not b else 2 * hit / (len(a) + len(b)) if a or b else 0.0)
    return max(scores)


def _near(number: float, known: Iterable[float]) -> bool:
    """Whether a number is one of ``known``, perhaps rounded for saying."""
    return any(
        math.isclose(number, k, rel_tol=0.006, abs_tol=0.051) if k != int(k) else number == k
        for k in known
    )


def unfaithful(question: str, answer: Mapping[str, Any], names: Names) -> list[str]:
    """What ``text`` and ``values`` name that the facts do not hold: entities, then numbers.

    What the question itself says may be repeated. Numbers that only count what is shown (how many
    facts or values there are) are derived from the facts and allowed; a rounded reading is too.
    """
    facts: list[Mapping[str, Any]] = answer.get("facts") or []
    cells = [
        c
        for fact in facts
        for c in (fact.get("subject"), fact.get("predicate"), fact.get("object"))
    ]
    flat = [m for c in cells for m in (c if isinstance(c, list) else [c]) if m is not None]
    known_ids = {i for c in flat for i in names.ids(c)}
    known_text = " ".join([question, *(str(c) for c in flat)])
    known_folded = name_key(known_text)
    for found in names.spoken(known_text).values():
        known_ids |= found
    counts = {len(facts), len(answer.get("values") or []), len(answer.get("rows") or [])}
    for position in ("subject", "object"):
        counts.add(len({str(f.get(position)) for f in facts}))
    shown = len(answer.get("values") or [])
    known_numbers = {n for c in flat if (n := _number(c)) is not None}
    known_numbers |= {n for m in _NUMBER.findall(known_text) if (n := _number(m)) is not None}
    known_numbers |= _STATED_WITHOUT_FACT | {float(c) for c in counts}
    known_numbers |= {float(shown - k) for k in range(min(shown, 12))}
    if units := {f.get("unit") for f in facts if f.get("unit")}:
        known_folded += name_key(" ".join(map(str, units)))

    text = str(answer.get("text", ""))
    strange = [
        n
        for n, ids in names.spoken(text).items()
        if not ids & known_ids and name_key(n) not in known_folded
    ]
    masked = text.casefold()
    for name in sorted(names.spoken(text), key=len, reverse=True):
        masked = masked.replace(name, " ")
    for word in re.findall(r"[^\s,;()]*\d[^\s,;()]*", masked):
        if name_key(word) and name_key(word) in known_folded:
            continue
        for token in _NUMBER.findall(word.strip(".:")):
            number = _number(token)
            if number is not None and not _near(number, known_numbers):
                strange.append(token)
    for value in answer.get("values") or []:
        number = _number(value)
        if isinstance(value, bool) or (number is not None and _near(number, known_numbers)):
            continue
        if not (names.ids(value) & known_ids) and name_key(str(value)) not in known_folded:
            strange.append(str(value))
    return strange


def carries(answer: Mapping[str, Any], names: Names, shown: int = 3) -> bool:
    """Whether the text says the values: all of a short list, else at least ``shown`` or their
    number; yes or no for a truth."""
    values: list[Scalar] = answer.get("values") or []
    text = str(answer.get("text", ""))
    folded = name_key(text)
    numbers = [n for m in _NUMBER.findall(text) if (n := _number(m)) is not None]
    spoken = {i for ids in names.spoken(text).values() for i in ids}

    def said(value: Scalar) -> bool:
        if isinstance(value, bool):
            return bool(text)
        number = _number(value)
        if number is not None and any(_near(n, [number]) for n in numbers):
            return True
        return (
            name_key(str(value)) in folded
            or name_key(short_id(str(value))) in folded
            or bool(names.ids(value) & spoken)
        )

    hits = sum(said(v) for v in values)
    return hits == len(values) or hits >= shown or float(len(values)) in numbers


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


def mark(question: Question, answer: Mapping[str, Any] | None, names: Names) -> Mark:
    """Compare one answer (None: there was none) with the gold."""
    gold, got = question.gold, answer or {}
    status = got.get("status") in (gold.status, *gold.status_accept)
    answered = gold.status == "answered" and got.get("status") == "answered"
    exact = status and (right_values(gold, got, names) if answered else not got.get("values"))
    strange = unfaithful(question.question, got, names) if answer else []
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


def interval(hits: Sequence[float], draws: int = 1000, seed: int = 0) -> tuple[float, float]:
    """95 % bootstrap interval of the mean."""
    if not hits:
        return (0.0, 0.0)
    r = Random(seed)
    means = sorted(sum(r.choices(hits, k=len(hits))) / len(hits) for _ in range(draws))
    return means[int(0.025 * draws)], means[int(0.975 * draws)]


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
    for m in marks:
        if m.exact and m.faithful:
            continue
        question, got = by_id[m.id], answers.get(m.id, {})
        gold = question.gold
        flag = "WRONG" if not m.exact else "UNFAITHFUL"
        console.print(
            f"{flag} {m.id} ({m.kind}) {question.question!r}", markup=False, highlight=False
        )
        console.print(
            f"   gold {gold.status} {_short(gold.rows or gold.values or gold.text_must)}",
            markup=False,
            highlight=False,
        )
        console.print(
            f"   got  {got.get('status')} {_short(got.get('rows') or got.get('values'))}",
            markup=False,
            highlight=False,
        )
        console.print(f"   text {got.get('text')}", markup=False, highlight=False)
        if m.strange:
            console.print(f"   not in its facts: {m.strange}", markup=False, highlight=False)


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
    marks = [mark(q, answers.get(q.id), names[q.network]) for q in questions]
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
