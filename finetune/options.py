"""The options of ``gentwin finetune``: one pydantic model, read from flags and a YAML file."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any, get_origin

import yaml
from pydantic import Field, ValidationError

from gentwin_chat.errors import SettingsError
from gentwin_chat.finetune.fit import FitConfig
from gentwin_chat.finetune.projection import Form


class FinetuneConfig(FitConfig):
    """The options of a training run; with the code and the base model they determine its result."""

    output: Path = Field(description="Folder for the adapter, made if need be.")
    phrasings: int = Field(
        default=2400, ge=0, description="Questions with drafts, to learn phrasing from."
    )
    relations: int = Field(
        default=4800, ge=0, description="Questions on log lines, to learn relations from."
    )
    repeats: int = Field(
        default=2, ge=1, description="Times that an epoch has each of these: they cost little."
    )
    epochs: int = Field(default=2, ge=1, description="Times that each example is seen.")
    held_out: int = Field(default=96, ge=1, description="Examples of each task's validation.")
    rate: float = Field(default=1.5e-3, gt=0, description="Peak learning rate.")
    layers: int | None = Field(
        default=None, ge=1, description="Upper layers that are adapted; unset: half of them."
    )
    form: Form = Field(
        default="activation", description="Reading of eq. 8: activation, printed, or weight."
    )
    bottleneck: int = Field(default=64, ge=1, description="Width l of eq. 8.")
    target_modules: list[str] = Field(
        default=["down_proj"], description="Modules that are adapted."
    )
    pool: str | None = Field(
        default=None,
        description="Network whose pools the weight form is made of; unset: the example city.",
    )
    quantised: bool = Field(default=False, description="Keep the frozen weights in 4 bits.")
    gradient_checkpointing: bool = Field(
        default=False, description="Compute hidden states twice to save memory."
    )
    threads: int | None = Field(default=None, ge=1, description="CPU threads; unset: every core.")


def read_config(words: list[str] | None) -> tuple[FinetuneConfig, bool]:
    """The options of a command line, and whether it asks for JSON.

    Raises:
        SettingsError: an option has no meaning, or the YAML file cannot be read.
    """
    parser = argparse.ArgumentParser(prog="gentwin finetune")
    parser.add_argument("--config", type=Path, help="YAML of the options below; flags win over it.")
    for name, field in FinetuneConfig.model_fields.items():
        said = str(field.description).replace("%", "%%")
        said += "" if field.is_required() else f" (default: {field.default})"
        flag: dict[str, Any] = {"action": argparse.BooleanOptionalAction} if (
            field.annotation is bool) else {}  # fmt: skip
        if get_origin(field.annotation) is list:
            flag = {"nargs": "+"}
        parser.add_argument(f"--{name.replace('_', '-')}", default=None, help=said, **flag)
    parser.add_argument("--json", action="store_true", help="Print the report as JSON.")
    given = vars(parser.parse_args(words))
    file, as_json = given.pop("config"), given.pop("json")
    options = {**(_yaml(file) if file else {}), **{k: v for k, v in given.items() if v is not None}}
    try:
        return FinetuneConfig.model_validate(options), as_json
    except ValidationError as e:
        first = e.errors(include_url=False)[0]
        name = str(first["loc"][0]).replace("_", "-")
        raise SettingsError(f"--{name}: {first['msg']}. See gentwin finetune --help.") from e


def _yaml(file: Path) -> dict[str, Any]:
    try:
        found = yaml.safe_load(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as e:
        raise SettingsError(f"{file}: cannot be read: {e}. Name a YAML file of options.") from e
    if not isinstance(found, dict):
        raise SettingsError(f"{file}: holds no options. Write lines such as “epochs: 2”.")
    return {str(k).replace("-", "_"): v for k, v in found.items()}
