"""``gentwin finetune`` and ``gentwin eval``."""

from __future__ import annotations

import subprocess
import sys

import typer

PASS_ON = {"allow_extra_args": True, "ignore_unknown_options": True, "help_option_names": []}


def evaluate(context: typer.Context) -> int:
    """Measure the product: answers, latency, completeness, peers, the paper's figures."""
    return _module("gentwin_chat.eval", context)


def finetune(context: typer.Context) -> int:
    """Train a twin adapter to phrase answers and to read relations.

    The words after it are options of their own: see gentwin finetune --help.
    """
    return _module("gentwin_chat.finetune.train", context)


def _module(name: str, context: typer.Context) -> int:
    """Run a module of ours that has options of its own, with the words that are left."""
    return subprocess.run([sys.executable, "-m", name, *context.args], check=False).returncode
