"""The paper's figures beside ours, one line each, from the result files."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from gentwin_chat.eval.view import Cell, Result, Table, percent

Row = tuple[str, str, str, str]  # what, the paper, here, how they compare


def glance(results: Mapping[str, Result]) -> Table:
    """What the paper measured, and what was measured here of the same.

    Args:
        results: by the experiment's name; those that are missing are said to be.
    """
    rows: list[list[Cell]] = []
    for name, (figure, told) in _FIGURES.items():
        found = results.get(name)
        rows += [[*row] for row in told(found)] if found else [[figure, "", "not measured", ""]]
    return Table("The paper's figures, and ours", ["figure", "the paper", "here", ""], rows)


def _fig6(result: Result) -> Iterator[Row]:
    for budget, gains in result["gain"]["trained"].items():
        if gain := gains["pools over off"]:
            here = f"{_signed(gain['mean'])} ({_signed(gain['low'])} to {_signed(gain['high'])})"
            what = f"Fig. 6: relations extracted more with pools, as many {budget} a round"
            yield what, "+19 %", here, _compared(gain["mean"] * 100, 19)


def _fig7(result: Result) -> Iterator[Row]:
    last = list(result["curves"].values())[-1]
    seen = result["share_of_validation_prompts_seen_in_training"]
    train, held, new = (last[k]["accuracy"] for k in ("train", "validation", "held_out_wordings"))
    yield "Fig. 7: training accuracy", "1", f"{train:.3f}", _compared(train, 1.0)
    told = f"no comparison: {percent(seen)} of its prompts were learnt from, with names masked"
    what = "Fig. 7: validation accuracy, relations held out"
    yield what, "about 0.9", f"{held:.3f}", told if seen else _compared(held, 0.9)
    what = "Fig. 7: the same, wordings held out as well"
    yield what, "about 0.9", f"{new:.3f}", _compared(new, 0.9)


def _fig8(result: Result) -> Iterator[Row]:
    moments = {"found": "to values and facts", "told": "to the last word"}
    for end, row in (("lowest", result["curve"][0]), ("highest", result["curve"][-1])):
        paper = result["paper_percent"][end]
        for moment, words in moments.items():
            if moment not in row:  # a result of an earlier form
                continue
            ours = row[moment]["difference_percent"]
            low, high = ours["mean_95"]
            what = f"Fig. 8: response time against the traditional twin's, {end} α, {words}"
            here = f"{_minus(ours['mean'])} % ({_minus(low)} to {_minus(high)})"
            yield what, f"{_minus(paper)} %", here, _compared(-ours["mean"], -paper)
    for row in result["curve"]:
        if row["alpha"] == 0.2 and "told" in row:
            ours, theirs = (row["told"][side]["mean"] for side in ("gentwin_ms", "traditional_ms"))
            what = "Fig. 8: response time at α 0.2, to the last word, GenTwin / traditional twin"
            yield what, "400 / 550 ms", f"{ours:.0f} / {theirs:.0f} ms", _compared(400, ours)


def _table4(result: Result) -> Iterator[Row]:
    of_paper = {"scenario 1": (99.8, 99.8, 99.7), "scenario 2": (99.7, 99.7, 99.6)}
    for scenario, paper in of_paper.items():
        ours = [row["completeness"] for row in result["percent"][scenario]]
        what = f"Tab. IV: completeness, {scenario}, 30 / 100 / 250 sensors"
        verdicts = {_compared(a, b) for a, b in zip(ours, paper, strict=True)}
        verdict = verdicts.pop() if len(verdicts) == 1 else "some better, some worse"
        yield what, _percents(paper), _percents(ours), verdict


_FIGURES: dict[str, tuple[str, Callable[[Result], Iterator[Row]]]] = {
    "fig6": ("Fig. 6", _fig6),
    "fig7": ("Fig. 7", _fig7),
    "fig8": ("Fig. 8", _fig8),
    "completeness": ("Tab. IV", _table4),
}


def _compared(ours: float, paper: float) -> str:
    if ours == paper:
        return "the same"
    return "better" if ours > paper else "worse"


def _signed(share: float) -> str:
    return _minus(percent(share) if share < 0 else f"+{percent(share)}")


def _minus(number: Any) -> str:
    return str(number).replace("-", "−")


def _percents(values: Any) -> str:
    return " / ".join(f"{v:g}" for v in values) + " %"
