"""Charts as SVG text, the same bytes for the same data and version of matplotlib."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from io import StringIO
from typing import Any

from gentwin_chat.eval.view import Chart

_STYLE: Any = {
    "svg.hashsalt": "gentwin",
    "svg.fonttype": "none",  # text stays text: small files, readable by screen readers
    "font.family": "sans-serif",
    "font.size": 9,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.grid": True,
    "grid.alpha": 0.3,
}


def fingerprint(chart: Chart) -> str:
    """Stands in the SVG, so that a picture of older data can be told."""
    data = json.dumps(asdict(chart), sort_keys=True, default=str)
    return hashlib.sha256(data.encode()).hexdigest()[:16]


def svg(chart: Chart) -> str:
    """The chart as an SVG document."""
    import matplotlib as mpl
    from matplotlib.figure import Figure

    with mpl.rc_context(_STYLE):
        figure = Figure(figsize=(7, 3.2), layout="constrained")
        axes = figure.add_subplot()
        width = 0.8 / max(1, len(chart.series))
        for k, (name, points) in enumerate(chart.series.items()):
            xs, ys = [p[0] for p in points], [p[1] for p in points]
            ranges = [(p[1] - p[2], p[3] - p[1]) if len(p) > 3 else (0, 0) for p in points]
            errors = list(zip(*ranges, strict=True)) if any(len(p) > 3 for p in points) else None
            if chart.bars:
                places = [i + k * width for i in range(len(xs))]
                axes.bar(places, ys, width, yerr=errors, label=name, capsize=2)
                axes.set_xticks(range(len(xs)), [str(x) for x in xs], rotation=30, ha="right")
            else:
                axes.errorbar(xs, ys, yerr=errors, marker="o", markersize=3, label=name, capsize=2)
        if chart.log_x:
            axes.set_xscale("log")
            if len(values := sorted({p[0] for s in chart.series.values() for p in s})) <= 12:
                axes.set_xticks(values, [f"{v:g}" for v in values])
                axes.minorticks_off()
        if chart.log_y:
            axes.set_yscale("log")
        if chart.y_from is not None:
            axes.set_ylim(bottom=chart.y_from)
        axes.set_title(chart.title)
        axes.set_xlabel(chart.x)
        axes.set_ylabel(chart.y)
        if len(chart.series) > 1:
            axes.legend(frameon=False)
        text = StringIO()
        about = {"Date": None, "Identifier": fingerprint(chart)}
        figure.savefig(text, format="svg", metadata=about)
    return text.getvalue()
