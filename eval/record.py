"""Result files: what was measured, by which command, from which seed, on which machine.

``docs/results.md`` and the report are made from these files alone, so each one says all that a
reader has to know about its figures.
"""

from __future__ import annotations

import json
import os
import platform
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


def environment() -> dict[str, Any]:
    """The machine and the versions that figures belong to."""
    return {
        "cpu": _cpu_model(),
        "cores": os.cpu_count(),
        "load_average": [round(x, 2) for x in os.getloadavg()] if hasattr(os, "getloadavg") else [],
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.release()}",
        "versions": {name: version(name) for name in PACKAGES},
    }


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
