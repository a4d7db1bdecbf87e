"""Fine-tuning of the frozen Llama by the twin adapter (§II-B.2, eq. 8)."""

from pathlib import Path

WEIGHTS: Path = Path(__file__).parent / "weights"
"""Folder of the shipped twin adapter."""

__all__ = ["WEIGHTS"]
