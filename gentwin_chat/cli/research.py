"""``gentwin whatif``, ``gentwin finetune`` and ``gentwin eval``."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from gentwin_chat.cli.output import print_json
from gentwin_chat.cli.talk import Source, open_twin
from gentwin_chat.errors import ScenarioError

PASS_ON = {"allow_extra_args": True, "ignore_unknown_options": True, "help_option_names": []}


def whatif(
    scenario: Annotated[
        Path, typer.Argument(metavar="SCENARIO", help="YAML: name, actions, questions.")
    ],
    source: Source = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the comparison as JSON.")] = False,
) -> None:
    """Ask the same before and after a scenario."""
    from gentwin_chat.whatif import Scenario

    plan = Scenario.read(scenario)
    if not plan.questions:
        raise ScenarioError(f"{scenario}: asks nothing. List what to compare under questions.")
    compared: list[dict[str, Any]] = []
    with open_twin(source) as twin:
        fork = twin.what_if(plan)
        for question in plan.questions:
            before, after = twin.ask(question), fork.ask(question)
            changed = (before.status, before.values) != (after.status, after.values)
            sides = {"before": before, "after": after}
            compared.append(
                {
                    "question": question,
                    "changed": changed,
                    **{k: a.model_dump(mode="json") for k, a in sides.items()},
                }
            )
            if not as_json:
                print(f"{question}\n  now:   {before.text}")
                print(f"  then:  {after.text}" if changed else "  then:  the same")
    if as_json:
        print_json({"scenario": plan.name, "questions": compared})


def evaluate(context: typer.Context) -> int:
    """Ask question sets and score the answers."""
    return _module("gentwin_chat.eval.run", context)


def finetune(context: typer.Context) -> int:
    """Train the twin adapter on a frozen Llama."""
    return _module("gentwin_chat.finetune.train", context)


def _module(name: str, context: typer.Context) -> int:
    """Run a module of ours that has options of its own, with the words that are left."""
    return subprocess.run([sys.executable, "-m", name, *context.args], check=False).returncode
