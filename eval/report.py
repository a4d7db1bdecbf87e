"""The results as pages: ``docs/results.md`` from the files that ship, and one HTML file of a run.

Both show the same tables and charts (:mod:`gentwin_chat.eval.view`). A result that is not there is
named with the command that makes it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment

from gentwin_chat.eval.experiments import BY_NAME
from gentwin_chat.eval.figures import svg
from gentwin_chat.eval.glance import glance
from gentwin_chat.eval.record import environment
from gentwin_chat.eval.view import Table, View, lines, shown, view

_INTRODUCTION = """\
# Results

Written by `python docs/generate.py` from the files in `eval/results/`; do not edit. Each section
names the command that makes its figures again; `gentwin eval all` runs them all and writes one HTML
report. Times are from a shared machine: compare them within one section.
"""

READING = (
    "Intervals are 95 %.",
    "An answer is exact if its status (answered, unknown, ambiguous) and all of its values are "
    "right; F1 of values gives credit for some of them. What is right is computed by a solver that "
    "shares no code with the product.",
    "An answer is faithful if it names no entity or number that is absent from its facts.",
    "Networks are dev, heldout or practice if whoever worked on the planner has seen its wrong "
    "answers there, and sealed if not.",
    "p50, p95 and p99: half, 95 % and 99 % of the times are no longer.",
)
"""How to read the page."""


@dataclass
class Section:
    """One experiment, measured or not."""

    name: str
    title: str
    command: str
    paper: str
    difference: str
    result: dict[str, Any] | None
    view: View

    @property
    def machine(self) -> str:
        """What the figures were measured on, in one line."""
        about = (self.result or {}).get("environment") or {}
        parts = [f"{about['cores']} cores" if "cores" in about else "", about.get("cpu", "")]
        parts += [f"Python {about['python']}"] if "python" in about else []
        parts += [f"at {about['revision']}"] if about.get("revision") else []
        load = (about.get("load_average") or [0.0])[0]
        if load > about.get("cores", 1) + 1:  # its own work is one or two of them
            parts.append(f"shared: load average {load:g} at the end")
        return ", ".join(p for p in parts if p)


def sections(results: Path) -> list[Section]:
    """Every experiment in its order, then result files that belong to none, by name."""
    names = list(BY_NAME)
    names += sorted(p.stem for p in results.glob("*.json") if p.stem not in BY_NAME)
    found = []
    for name in names:
        path = results / f"{name}.json"
        result = json.loads(path.read_text(encoding="utf-8")) if path.exists() else None
        e = BY_NAME.get(name)
        title = e.title if e else str((result or {}).get("what") or name.replace("-", " "))
        command = str((result or {}).get("command") or (e.command if e else ""))
        shown = view(name, result) if result is not None else View()
        paper = e.paper if e else _said(result, "paper")
        # a result says itself what holds of that one run
        parts = (e.difference if e else "", _said(result, "difference"))
        difference = " ".join(p for p in parts if p)
        found.append(Section(name, title, command, paper, difference, result, shown))
    return found


def _said(result: dict[str, Any] | None, key: str) -> str:
    said = (result or {}).get(key)
    return said if isinstance(said, str) else ""


def results_page(results: Path, figures: str = "figures") -> str:
    """``docs/results.md``; charts are linked as ``<figures>/<name>-<number>.svg``."""
    return "\n".join(_markdown(sections(results), figures)) + "\n"


def _markdown(parts: Sequence[Section], figures: str) -> Iterator[str]:
    yield _INTRODUCTION
    yield from lines(_beside_paper(parts))
    yield "\nHow to read what follows:\n"
    yield from (f"- {said}" for said in READING)
    yield ""
    for part in parts:
        yield f"## {part.title[:1].upper()}{part.title[1:]}\n"
        if part.result is None:
            yield f"Not measured yet: `{part.command}`.\n"
            continue
        facts = [f"`{part.command}`" if part.command else "", part.machine]
        if part.result.get("seed") is not None:
            facts.append(f"seed {part.result['seed']}")
        yield "; ".join(f for f in facts if f) + f"; file `eval/results/{part.name}.json`.\n"
        if part.paper:
            yield f"The paper: {part.paper}.\n"
        if part.difference:
            yield f"Difference: {part.difference}\n"
        for table in part.view.tables:
            yield from lines(table)
            yield ""
        for k, chart in enumerate(part.view.charts):
            yield f"![{chart.title}]({figures}/{part.name}-{k + 1}.svg)\n"
        for note in part.view.notes:
            yield f"- {note}"
        if part.view.notes:
            yield ""


def _beside_paper(parts: Sequence[Section]) -> Table:
    return glance({part.name: part.result for part in parts if part.result is not None})


def write_figures(results: Path, folder: Path) -> list[Path]:
    """Draw every chart of the results page into ``folder``; pictures of nothing are removed."""
    folder.mkdir(parents=True, exist_ok=True)
    drawn = []
    for part in sections(results):
        for k, chart in enumerate(part.view.charts):
            path = folder / f"{part.name}-{k + 1}.svg"
            path.write_text(svg(chart), encoding="utf-8")
            drawn.append(path)
    for path in set(folder.glob("*.svg")) - set(drawn):
        path.unlink()
    return drawn


_HTML = """\
{% macro table(t) %}
<table>{% if t.title %}<caption>{{ t.title }}</caption>{% endif %}
<tr>{% for c in t.columns %}<th>{{ c }}</th>{% endfor %}</tr>
{% for row in t.rows %}<tr>{% for c in row %}
<td{% if c is number %} class="number"{% endif %}>{{ c | shown }}</td>
{% endfor %}</tr>{% endfor %}
</table>
{% endmacro %}
<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>GenTwin chat: what was measured</title>
<style>
body { font: 15px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
table { border-collapse: collapse; margin: .5rem 0 1.5rem }
caption { text-align: left; font-weight: 600; padding: .3rem 0 }
th, td { padding: .15rem .7rem; border-bottom: 1px solid #ddd; text-align: left }
td.number { text-align: right; font-variant-numeric: tabular-nums }
svg { max-width: 100%; height: auto }
.failed { color: #b00 }
</style>
<h1>GenTwin chat: what was measured</h1>
<p>{{ about.cores }} cores, {{ about.cpu }}, Python {{ about.python }}, {{ about.system }};
{% for name, version in about.versions.items() %}{{ name }} {{ version }}{{ ", " if not loop.last }}
{% endfor %}</p>
{{ table(beside) }}
<ul>{% for said in reading %}<li>{{ said }}</li>{% endfor %}</ul>
<ol>{% for s in sections %}<li><a href="#{{ s.name }}">{{ s.title }}</a></li>{% endfor %}</ol>
{% for s in sections %}
<h2 id="{{ s.name }}">{{ s.title }}</h2>
{% if s.name in failed %}<p class="failed">The last run failed; see its output.</p>{% endif %}
{% if s.result is none %}<p>Not measured: <code>{{ s.command }}</code></p>{% else %}
<p><code>{{ s.command }}</code>{% if s.machine %}; {{ s.machine }}{% endif %}
{% if s.result.made %}; {{ s.result.made }}{% endif %}
{% if s.result.seed is number %}; seed {{ s.result.seed }}{% endif %}</p>
{% if s.paper %}<p>The paper: {{ s.paper }}.</p>{% endif %}
{% if s.difference %}<p>Difference: {{ s.difference }}</p>{% endif %}
{% for t in s.view.tables %}{{ table(t) }}{% endfor %}
{% for picture in pictures[s.name] %}{{ picture | safe }}{% endfor %}
{% if s.view.notes %}<ul>{% for n in s.view.notes %}<li>{{ n }}</li>{% endfor %}</ul>{% endif %}
{% endif %}
{% endfor %}
</html>
"""


def write_report(path: Path, results: Path, failed: Sequence[str] = ()) -> Path:
    """Write one HTML file that needs no other: tables, charts inline, environment, versions.

    Args:
        results: folder of result files.
        failed: experiments whose last run failed.
    """
    parts = sections(results)
    pictures = {
        s.name: [drawing[drawing.index("<svg") :] for drawing in map(svg, s.view.charts)]
        for s in parts
    }
    templates = Environment(autoescape=True)
    templates.filters["shown"] = shown
    text = templates.from_string(_HTML).render(
        sections=parts,
        pictures=pictures,
        failed=failed,
        about=environment(),
        beside=_beside_paper(parts),
        reading=READING,
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path
