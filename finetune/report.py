"""What a training run shows: a bar while it lasts, figures and a picture at its end."""

from __future__ import annotations

import json
import os
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bar

from gentwin_chat.errors import ModelError

if TYPE_CHECKING:
    from gentwin_chat.finetune.fit import History, Measures, Progress


class ProgressBar:
    """Shows loss, L1, accuracy and the time left after each step; give it to ``fit``.

    Without a terminal it writes ten lines over the run.

    Args:
        console: where to; stderr if ``None``.
    """

    def __init__(self, console: Console | None = None) -> None:
        self._console = console or Console(stderr=True)
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(),
                   TimeElapsedColumn(), TextColumn("{task.fields[left]}"))  # fmt: skip
        self._bar = Bar(*columns, console=self._console, disable=not self._console.is_terminal)
        self._task = self._bar.add_task("reading the data", total=None, left="")

    def __enter__(self) -> ProgressBar:
        self._bar.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._bar.stop()

    def __call__(self, progress: Progress) -> None:
        step, steps = progress.step, progress.steps
        said, left = said_of(progress.recent), f"{progress.left:.0f} s left"
        self._bar.update(self._task, completed=step, total=steps, description=said, left=left)
        if not self._console.is_terminal and (step % max(1, steps // 10) == 0 or step == steps):
            self._console.print(f"step {step} of {steps}: {said}, {left}")


def said_of(measures: Measures) -> str:
    """``loss 0.123  L1 0.045  accuracy 98.7 %``."""
    loss, l1, accuracy = measures
    return f"loss {loss:.3f}  L1 {l1:.3f}  accuracy {accuracy:.1%}"


def figures(history: History) -> dict[str, Any]:
    """A history as JSON: per step and per epoch loss, L1 and accuracy; tokens, seconds, cores."""

    def rows(found: list[Measures]) -> dict[str, list[float]]:
        return {
            name: [round(getattr(m, name), 4) for m in found] for name in ("loss", "l1", "accuracy")
        }

    return {
        "tokens": history.tokens,
        "seconds": round(history.seconds, 1),
        "cpu_seconds": round(history.cpu_seconds, 1),
        "cores": os.cpu_count(),
        "train": rows(history.train),
        "validation": {name: rows(found) for name, found in history.validation.items()},
    }


def write(folder: Path, report: dict[str, Any]) -> None:
    """Write ``training.json`` and ``training.svg``, the curves of a report made by ``figures``.

    Raises:
        ModelError: they cannot be written.
    """
    try:
        (folder / "training.json").write_text(json.dumps(report) + "\n", encoding="utf-8")
        _curves(report, folder / "training.svg")
    except OSError as e:
        raise ModelError(f"{folder}: cannot be written: {e}. Name another folder.") from e


def _curves(report: dict[str, Any], file: Path) -> None:
    """Training as it went (means of a fiftieth of the steps) and validation after each epoch."""
    import matplotlib as mpl
    from matplotlib.figure import Figure

    train, validation = report["train"], report["validation"]
    steps = len(train["loss"])
    width = max(1, steps // 50)
    figure = Figure(figsize=(10, 3), layout="constrained")
    for axis, name in zip(figure.subplots(1, 3), ("loss", "l1", "accuracy"), strict=True):
        blocks = [train[name][i : i + width] for i in range(0, steps, width)]
        at = [min(steps, (i + 1) * width) for i in range(len(blocks))]
        axis.plot(at, [sum(b) / len(b) for b in blocks], label="training")
        for held_out, rows in validation.items():
            epochs = max(1, len(rows[name]) - 1)
            ends = [steps * i / epochs for i in range(len(rows[name]))]
            axis.plot(ends, rows[name], "o-", label=f"{held_out}, held out")
        axis.set(title=name.replace("l1", "L1"), xlabel="step", ylim=(0, None))
    axis.legend()
    with mpl.rc_context({"svg.hashsalt": "training"}):  # the same figures, the same file
        figure.savefig(file, metadata={"Date": None})
