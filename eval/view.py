"""What is shown of a result: tables and charts, as data. One function for each form of result.

A result file that no function knows shows its own ``tables`` and ``charts`` if it has any (lists of
the fields of :class:`Table` and :class:`Chart`), else its numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

Result: TypeAlias = Mapping[str, Any]
Cell: TypeAlias = str | float | int | None
ABOUT = ("what", "command", "seed", "made", "environment")


@dataclass
class Table:
    """Rows under columns; numbers as numbers."""

    title: str
    columns: list[str]
    rows: list[list[Cell]]


@dataclass
class Chart:
    """Lines or bars.

    Attributes:
        series: name → points ``(x, y)`` or ``(x, y, low, high)``; x is a text in a bar chart.
        y_from: lowest y shown; chosen from the data if ``None``.
    """

    title: str
    x: str
    y: str
    series: dict[str, list[tuple[Any, ...]]]
    bars: bool = False
    log_x: bool = False
    log_y: bool = False
    y_from: float | None = None


@dataclass
class View:
    tables: list[Table] = field(default_factory=list)
    charts: list[Chart] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def percent(share: float | None) -> str:
    return "–" if share is None else f"{share:.1%}".replace("%", " %")


_QUANTILES = ("p50", "p95", "p99")


def questions(result: Result) -> View:
    low, high = result["exact_95"]
    head: list[Cell] = [
        "all", result["n"], percent(result["exact"]), f"{percent(low)} – {percent(high)}",
    ]  # fmt: skip
    total = Table("Exactly right: status and values both", ["", "n", "exact", "95 %"], [head])
    tables = [total]
    for key in ("network", "kind", "wording"):
        rows: list[list[Cell]] = [
            [name, row["n"], percent(row["exact"]), round(row["f1"], 3)]
            for name, row in result[f"by_{key}"].items()
        ]
        tables.append(Table(f"By {key}", [key, "n", "exact", "F1 of values"], rows))
    chart = Chart(
        "Exactly right, by kind of question",
        "",
        "share",
        {"exact": [(k, row["exact"]) for k, row in result["by_kind"].items()]},
        bars=True,
        y_from=0.0,
    )
    notes = [
        f"Answers that name an entity or number absent from their facts: "
        f"{round((1 - result['faithful']) * result['given'])} of {result['given']}.",
        f"Text says its values: {percent(result['text_carries_values'])}.",
    ]
    return View(tables, [chart], notes)


def ablation(result: Result) -> View:
    rows: list[list[Cell]] = []
    for row in result["variants"]:
        low, high = row["exact_95"]
        rows.append(
            [
                row["name"],
                percent(row["exact"]),
                f"{percent(low)} – {percent(high)}",
                percent(row["status"]),
                percent(row["faithful"]),
                percent(row["text_carries_values"]),
                row["p50_ms"],
            ]
        )
    columns = ["variant", "exact", "95 %", "status", "faithful", "text says values", "p50 ms"]
    return View([Table(f"{result['n']} questions each", columns, rows)])


def reliability(result: Result) -> View:
    columns = ["confidence", "answers", "mean confidence", "right", "95 %"]
    tables: list[Table] = []
    series: dict[str, list[tuple[Any, ...]]] = {}
    for name, said in (("as stated", "stated"), ("by what was explained", "explained")):
        rows: list[list[Cell]] = []
        for row in result[said]["bins"]:
            low, high = row["right_95"]
            ends = f"{percent(row['from'])} – {percent(row['to'])}"
            interval = f"{percent(low)} – {percent(high)}"
            mean, right = percent(row["confidence"]), percent(row["right"])
            rows.append([ends, row["n"], mean, right, interval])
        series[name] = [
            (row["confidence"], row["right"], *row["right_95"]) for row in result[said]["bins"]
        ]
        error = percent(result[said]["calibration_error"])
        brier = result[said]["brier"]
        tables.append(Table(f"{name}: calibration error {error}, Brier {brier}", columns, rows))
    series["perfect"] = [(0.4, 0.4), (1.0, 1.0)]
    chart = Chart("Right answers by confidence", "confidence", "share right", series)
    low, high = result["exact_95"]
    notes = [
        f"{percent(result['exact'])} of {result['n']} questions are exactly right "
        f"({percent(low)} – {percent(high)}); of the {result['answered']} that were answered, "
        f"{percent(result['right_of_answered'])}."
    ]
    return View(tables, [chart], notes)


def fig6(result: Result) -> View:
    shown = by_itself(result)
    rows: list[list[Cell]] = [
        [reader, budget, arms, percent(g["mean"]), f"{percent(g['low'])} – {percent(g['high'])}"]
        for reader, of in result["gain"].items()
        for budget, found in of.items()
        for arms, g in found.items()
        if g is not None
    ]
    columns = ["reader", "budget of a round", "arms", "more relations", "95 %"]
    title = f"Relations extracted more, in the mean over rounds and {result['seeds']} seeds"
    return View([Table(title, columns, rows)], shown.charts, shown.notes)


def fig7(result: Result) -> View:
    shown = by_itself(result)
    seen = percent(result["share_of_validation_prompts_seen_in_training"])
    shown.notes.append(
        f"{seen} of the prompts on validation relations stand word for word among those learnt "
        "from: names are masked in a prompt, so that other relations told in the same wording are "
        "the same text. The curves of validation and test show that a relation is judged by what "
        "is said of it and not by its name; they do not show that new wordings are understood. The "
        "curve of held-out wordings does, and is what to expect of another log."
    )
    return shown


def latency(result: Result) -> View:
    warm: list[list[Cell]] = [
        [name, *(result[key][q] for q in _QUANTILES)]
        for name, key in (
            ("to the first piece of text", "first_token"),
            ("to the end of the answer", "total"),
            ("of these, to the values and facts", "retrieve"),
        )
    ]
    title = f"{result['asked']} answers to {result['distinct']} questions, warm, one user"
    stages: list[list[Cell]] = [
        ["share of all", *(percent(row["share"]) for row in result["stages"].values())],
        ["all, calm", *(row["mean"] for row in result["stages"].values())],
    ]
    others = [(f"{kind}, calm", row) for kind, row in result["kinds"].items()]
    others += [(row["when"], row) for row in result.get("changing", ())]
    for row in result.get("sizes", ()):
        others.append((f"{row['devices']:,} devices, about {row['about']}", row))
    stages += [[name, *row["stages"].values()] for name, row in others if row.get("stages")]
    kinds = (([kind], row) for kind, row in result["kinds"].items())
    tables = [
        Table(title, ["milliseconds", *_QUANTILES], warm),
        Table("Where the time goes, mean ms", ["asked", *result["stages"]], stages),
        _conditions("By kind of question", ["kind"], kinds),
    ]
    charts = []
    if load := result.get("load"):
        heads = ["users at once", "answers a second"]
        rows = (([r["users"], r["per_s"]], r) for r in load)
        tables.append(_conditions("Under load", heads, rows))
        series = {q: [(r["users"], r["total"][q]) for r in load] for q in _QUANTILES}
        title = "Full answer under load"
        charts.append(Chart(title, "users at once", "ms", series, log_x=True, log_y=True))
    if sizes := result.get("sizes"):
        rows = (([f"{r['devices']:,}", r["about"]], r) for r in sizes)
        tables.append(_conditions("By size of network", ["devices", "about"], rows))
        series = {
            about: [(r["devices"], r["total"]["p50"]) for r in sizes if r["about"] == about]
            for about in dict.fromkeys(r["about"] for r in sizes)
        }
        title = "Full answer by size of network, p50"
        charts.append(Chart(title, "devices", "ms", series, log_x=True))
    if changing := result.get("changing"):
        rows = (([r["when"]], r) for r in changing)
        tables.append(_conditions("While the network changes", ["when"], rows))
    fresh = result["process"]
    notes = [
        f"From process start to the end of the first answer: {fresh['first_answer_s']} s; "
        f"`import gentwin_chat`: {fresh['import_s']} s."
    ]
    return View(tables, charts, notes)


def _conditions(
    title: str, heads: list[str], rows: Iterable[tuple[list[Cell], Mapping[str, Any]]]
) -> Table:
    """Milliseconds to the first piece and to the end of answers, in each condition."""
    columns = [*heads, "asked", *(f"first piece {q}" for q in _QUANTILES)]
    columns += [f"end {q}" for q in _QUANTILES]
    cells = [
        [
            *name,
            row["asked"],
            *(row[k].get(q) for k in ("first_token", "total") for q in _QUANTILES),
        ]
        for name, row in rows
    ]
    return Table(f"{title}, ms", columns, cells)


def perturbation(result: Result) -> View:
    columns = ["change", "questions", "recall of values", "95 %", "exact", "gold moved", "exact"]
    columns += ["of these right before", "exact"]
    rows: list[list[Cell]] = []
    for row in result["changes"]:
        low, high = row["recall_95"]
        rows.append(
            [
                row["name"],
                row["n"],
                percent(row["recall"]),
                f"{percent(low)} – {percent(high)}",
                percent(row["exact"]),
                row["moved"],
                percent(row["moved_exact"]) if row["moved"] else "–",
                row["followed"],
                percent(row["followed_exact"]) if row["followed"] else "–",
            ]
        )
    differ = sum(row["live_and_what_if_disagree"] for row in result["changes"])
    notes = [
        f"Networks: {', '.join(result['networks'])}. Whoever worked on the planner has seen them: "
        "what counts here is not how many answers are right but whether they follow the change.",
        "The last two columns are of the questions that were answered exactly before the change "
        "and whose right answer the change moved: what they miss is a failure to follow.",
        "While the feed is cut the twin cannot know what changes; what is shown is how much of its "
        "answers is still so.",
        f"Answers in which the live twin and the what-if of the unchanged one differ: {differ}.",
    ]
    return View([Table("", columns, rows)], notes=notes)


def peers(result: Result) -> View:
    columns = ["system", "right", "95 %", "says nothing foreign", "CPU s an answer, p50", "p95"]
    columns += ["seconds passed, p50", "CPU s to index", "peak MB", "errors"]
    good = [s for s in result["systems"] if "failed" not in s]
    rows: list[list[Cell]] = []
    for s in good:
        low, high = s["right_95"]
        interval = f"{percent(low)} – {percent(high)}"
        rows.append([s["name"], percent(s["right"]), interval, percent(s["faithful"])])
        rows[-1] += [s["cpu_s"]["p50"], s["cpu_s"]["p95"], s["seconds"]["p50"]]
        rows[-1] += [s["index_s"], s["peak_mb"], s["errors"]]
    tables = [Table(f"{result['n']} questions, asked of all in turn", columns, rows)]
    ours, *others = good  # the product is the first that is asked
    ratios: list[list[Cell]] = [
        [
            s["name"],
            _times_as(ours["right"], s["right"]) if s["right"] else "it has none right",
            _times_as(s["cpu_s"]["p50"], ours["cpu_s"]["p50"]),
            _times_as(s["seconds"]["p50"], ours["seconds"]["p50"]),
            _times_as(s["peak_mb"], ours["peak_mb"]),
        ]
        for s in others
    ]
    heads = [f"{ours['name']} against", "as many right", "as fast (CPU, p50)"]
    heads += ["as fast (time passed, p50)", "its memory to ours"]
    tables.append(Table("Ratios", heads, ratios))
    kinds: list[list[Cell]] = [
        [kind, *(s["by_kind"][kind] for s in good)] for kind in ours["by_kind"]
    ]
    tables.append(Table("Right, by kind of question", ["kind", *(s["name"] for s in good)], kinds))
    bars = {"right": [(s["name"], s["right"], *s["right_95"]) for s in good]}
    chart = Chart("Right answers", "", "share", bars, bars=True, y_from=0.0)
    notes = list(result.get("notes", []))
    for s in result["systems"]:
        parts = [s.get("setup"), s.get("packages"), s.get("failed") and f"FAILED: {s['failed']}"]
        parts += [f"{s['errors']} questions ended in an error of it" if s.get("errors") else ""]
        parts += [f"the first: {e}" for e in _first_error(s)]
        if said := "; ".join(p for p in parts if p):
            notes.append(f"{s['name']}: {said}.")
    return View(tables, [chart], notes)


def _first_error(system: Mapping[str, Any]) -> list[str]:
    errors = [a["error"] for a in system.get("answers", ()) if "error" in a]
    return [" ".join(errors[0].split())[:160].rstrip(".")] if errors else []


def _times_as(a: float, b: float) -> str:
    return f"{a / b:.1f}×" if b else "–"


def by_itself(result: Result) -> View:
    """The ``tables`` and ``charts`` that a result brings, or a list of its numbers."""
    tables = [Table(**t) for t in result.get("tables", [])]
    charts = [Chart(**c) for c in result.get("charts", [])]
    if not tables and not charts:
        rest = {k: v for k, v in result.items() if k not in (*ABOUT, "notes")}
        rows: list[list[Cell]] = [[k, v] for k, v in _leaves(rest)]
        tables = [Table("", ["figure", "value"], rows)] if rows else []
    return View(tables, charts, list(result.get("notes", [])))


def _leaves(value: Mapping[str, Any], path: str = "") -> Iterator[tuple[str, Cell]]:
    for key, below in value.items():
        name = f"{path} {key}".strip()
        if isinstance(below, Mapping):
            yield from _leaves(below, name)
        elif isinstance(below, int | float | str) and not isinstance(below, bool):
            yield name, below


VIEWS: dict[str, Callable[[Result], View]] = {
    "ablation": ablation,
    "fig6": fig6,
    "fig7": fig7,
    "latency": latency,
    "reliability": reliability,
    "perturbation": perturbation,
    "peers": peers,
}


def view(name: str, result: Result) -> View:
    """What to show of the result of that name."""
    if name.startswith("questions-"):
        return questions(result)
    return VIEWS.get(name, by_itself)(result)


def lines(table: Table) -> Iterable[str]:
    """A table as lines of Markdown."""
    if table.title:
        yield f"**{table.title}**"
        yield ""
    yield "| " + " | ".join(map(_escaped, table.columns)) + " |"
    numeric = [all(isinstance(r[k], int | float) for r in table.rows) for k in _range(table)]
    yield "|" + "|".join("--:" if n else "---" for n in numeric) + "|"
    for row in table.rows:
        yield "| " + " | ".join(map(_escaped, row)) + " |"


def _escaped(cell: Cell) -> str:
    return shown(cell).replace("|", "\\|")


def _range(table: Table) -> range:
    return range(len(table.columns))


def shown(cell: Cell) -> str:
    """A cell as text: numbers to four places."""
    if cell is None:
        return "–"
    if isinstance(cell, float):
        return f"{cell:.4g}" if abs(cell) < 1000 else f"{cell:,.0f}"
    return f"{cell:,}" if isinstance(cell, int) else str(cell)
