"""``gentwin whatif``: a scenario tried on a fork, and what it would change."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from gentwin_chat.cli.output import print_json
from gentwin_chat.cli.talk import Source, open_twin
from gentwin_chat.domain import short_id
from gentwin_chat.errors import ScenarioError

if TYPE_CHECKING:
    from rich.console import Console

    from gentwin_chat.answer import Answer
    from gentwin_chat.whatif import Scenario
    from gentwin_chat.whatif.difference import Difference

SHOWN = 12  # ids named on a terminal; --json lists all


def whatif(
    scenario: Annotated[
        str,
        typer.Argument(metavar="SCENARIO", help="YAML file, or the name of one in the library."),
    ],
    source: Source = None,
    ask: Annotated[
        list[str] | None,
        typer.Option(metavar="QUESTION", help="Ask this before and after; may be repeated."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the comparison as JSON.")] = False,
) -> None:
    """Try a scenario, and say what it changes."""
    plan = read(scenario)
    with open_twin(source) as twin:
        outcome = twin.compare(plan)
        fork = twin.what_if(plan)
        asked = [(q, twin.ask(q), fork.ask(q)) for q in (ask or plan.questions)]
    if as_json:
        print_json(
            {
                "scenario": plan.name,
                "difference": outcome.model_dump(mode="json"),
                "questions": [
                    {
                        "question": question,
                        "changed": _changed(before, after),
                        "before": before.model_dump(mode="json"),
                        "after": after.model_dump(mode="json"),
                    }
                    for question, before, after in asked
                ],
            }
        )
        return
    from rich.console import Console

    show(Console(highlight=False), plan, outcome, asked)


def read(scenario: str) -> Scenario:
    """The scenario of a file, or of the library.

    Raises:
        ScenarioError: neither is there, or it says something that is no scenario.
    """
    from gentwin_chat.data import SCENARIOS
    from gentwin_chat.whatif import Scenario

    library = {path.stem: path for path in sorted(SCENARIOS.glob("*.yaml"))}
    path = Path(scenario)
    if not path.exists() and scenario in library:
        path = library[scenario]
    elif not path.exists():
        names = ", ".join(library)
        raise ScenarioError(f"{scenario}: no such file. Give one, or of the library: {names}.")
    return Scenario.read(path)


def show(
    console: Console,
    plan: Scenario,
    outcome: Difference,
    asked: list[tuple[str, Answer, Answer]],
) -> None:
    """Print the comparison."""
    from rich.markup import escape
    from rich.table import Table

    console.print(f"[bold]{escape(plan.name)}[/bold]  {escape(plan.about)}".rstrip())
    for said in outcome.readings:
        console.print(f"• {escape(said)}")
    table = Table("", "before", "after", box=None, pad_edge=False, header_style="dim")
    for what, now, then in _figures(outcome):
        table.add_row(what, now, then, style="bold" if now != then else "dim")
    console.print()
    console.print(table)
    for what, ids in _named(outcome):
        if ids:
            more = f" and {len(ids) - SHOWN} more" if len(ids) > SHOWN else ""
            names = ", ".join(map(short_id, ids[:SHOWN]))
            console.print(f"\n[bold]{len(ids)} {what}[/bold]: {escape(names)}{more}")
    for question, before, after in asked:
        console.print(f"\n[bold]{escape(question)}[/bold]")
        console.print(f"  now:   {escape(before.text)}")
        same = not _changed(before, after)
        console.print("  then:  [dim]the same[/dim]" if same else f"  then:  {escape(after.text)}")


def _figures(outcome: Difference) -> list[tuple[str, str, str]]:
    rows: list[tuple[str, str, str]] = []
    for what, (before, after) in (("entities", outcome.entities), ("relations", outcome.relations)):
        rows.append((what, str(before), str(after)))
    if outcome.working_before is not None and outcome.working_after is not None:
        now, then = f"{outcome.working_before:.1%}", f"{outcome.working_after:.1%}"
        rows.append(("sensors that work", now, then))
    for level, pool in outcome.pools.items():
        rows.append(
            (
                f"pool {level}: members, weight W",
                f"{pool.members_before}, {pool.weight_before:.3f}",
                f"{pool.members_after}, {pool.weight_after:.3f} (α {pool.alpha:.3f})",
            )
        )
    for service in [*outcome.services_lost, *outcome.services_weakened]:
        name = f"sensors at work for {short_id(service.id)}"
        lost = "" if service.after else " (lost)"
        rows.append((name, str(service.before), f"{service.after}{lost}"))
    return rows


def _named(outcome: Difference) -> list[tuple[str, list[str]]]:
    orphans: dict[tuple[str, str], list[str]] = {}
    for o in outcome.orphaned:
        orphans.setdefault((o.relation, o.lost), []).append(o.id)
    return [
        ("new", outcome.added),
        ("taken out", outcome.removed),
        ("off or silent", outcome.silent),
        *((f"left without any {lost} ({by})", ids) for (by, lost), ids in orphans.items()),
        ("cut off from the main part of the network", outcome.unreachable),
    ]


def _changed(before: Answer, after: Answer) -> bool:
    return (before.status, _folded(before)) != (after.status, _folded(after))


def _folded(answer: Answer) -> Counter[Any]:
    return Counter(map(str, answer.values))
