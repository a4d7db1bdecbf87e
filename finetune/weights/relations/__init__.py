"""The shipped adapter that reads relations out of text: its model card is ``README.md`` here."""

from pathlib import Path

RELATIONS: Path = Path(__file__).parent
"""Folder of the adapter (``adapter_config.json``, ``adapter_model.safetensors``)."""

__all__ = ["RELATIONS"]
