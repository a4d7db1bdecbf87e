"""The shipped twin adapter: its model card is ``README.md`` in this folder."""

from pathlib import Path

WEIGHTS: Path = Path(__file__).parent
"""Folder of the shipped twin adapter (``adapter_config.json``, ``adapter_model.safetensors``)."""

__all__ = ["WEIGHTS"]
