"""Result files: what was measured, by which command, from which seed, on which machine.

``docs/results.md`` and the report are made from these files alone, so each one says all that a
reader has to know about its figures.
"""

from __future__ import annotations

import json
import os
import platform
import statistics
import subprocess
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

RESULTS = Path(__file__).parent / "results"
PACKAGES = (
    *("gentwin-chat", "torch", "transformers", "peft", "sentence-transformers", "tokenizers"),
    *("llama-index-core", "neo4j", "numpy", "pydantic", "gradio", "matplotlib"),
)
T_95 = {2: 12.706, 3: 4.303, 4: 3.182, 5: 2.776, 6: 2.571, 7: 2.447, 8: 2.365, 9: 2.306, 10: 2.262}
"""Student's t for a two-sided 95 % interval of the mean of so many values."""


def environment() -> dict[str, Any]:
    """The machine and the versions that figures belong to."""
    return {
        "cpu": _cpu_model(),
        "cores": os.cpu_count(),
        "load_average": [round(x, 2) for x in os.getloadavg()] if hasattr(os, "getloadavg") else [],
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.release()}",
        "revision": _revision(),
        "versions": {name: version(name) for name in PACKAGES},
    }


def _revision() -> str:
    """The commit of the checkout that this file lies in, with "+" if anything but results and
    pages was changed since; empty outside of a checkout."""
    git = ["git", "-C", str(Path(__file__).parents[1])]
    others = ["--", ".", ":!eval/results", ":!docs"]
    try:
        head = subprocess.run(
            [*git, "rev-parse", "--short", "HEAD"], capture_output=True, text=True
        )
        same = subprocess.run([*git, "diff", "--quiet", "HEAD", *others], capture_output=True)
    except OSError:
        return ""
    return head.stdout.strip() + "+" * bool(same.returncode) if head.returncode == 0 else ""


def _cpu_model() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    names = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()


def quantiles(values: Sequence[float]) -> dict[str, float]:
    """``p50``, ``p95`` and ``p99`` by the nearest rank, in the unit of ``values``."""
    ranked = sorted(values)
    last = len(ranked) - 1
    return {f"p{p}": round(ranked[round(last * p / 100)], 2) for p in (50, 95, 99)}


def interval_of_mean(values: Sequence[float]) -> tuple[float, float, float]:
    """The mean of 1 to 10 values, and its 95 % interval by Student's t; the mean alone of one."""
    mean = statistics.mean(values)
    if len(values) == 1:
        return mean, mean, mean
    half = T_95[len(values)] * statistics.stdev(values) / len(values) ** 0.5
    return mean, mean - half, mean + half


def record(
    figures: dict[str, Any], *, what: str, command: str, seed: int | None = None
) -> dict[str, Any]:
    """``figures`` with what a reader has to know about them.

    Args:
        what: one line: what was measured.
        command: that makes them again.
        seed: of what is drawn; ``None`` if nothing is.
    """
    about = {"what": what, "command": command, "seed": seed}
    made = {"made": datetime.now(UTC).isoformat(timespec="seconds"), "environment": environment()}
    return about | figures | made


def save(path: Path, result: dict[str, Any]) -> None:
    """Write a result file; whoever reads it meanwhile sees the old one or the new one, whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.part")
    part.write_text(json.dumps(result, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    part.replace(path)
