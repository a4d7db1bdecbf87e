"""Every option in one place: the environment variables ``GENTWIN_…``.

A command-line flag of the same name wins over the variable, the variable over the default.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from pydantic import AliasChoices, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from gentwin_chat.errors import SettingsError


class Settings(BaseSettings):
    """The options of GenTwin chat, each with its environment variable ``GENTWIN_<NAME>``."""

    model_config = SettingsConfigDict(
        env_prefix="GENTWIN_",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        populate_by_name=True,
    )

    cache: Path = Field(
        default=Path.home() / ".cache" / "gentwin",
        description="Folder for the converted Llama; may be deleted, costs one download.",
    )
    model: str | None = Field(
        default=None,
        description="Folder or hub id of another Llama; unset: SmolLM2-135M-Instruct.",
    )
    adapter: str | None = Field(
        default=None,
        description='Folder of another twin adapter; "none": the bare Llama; unset: the shipped.',
    )
    allow_hub: bool = Field(
        default=False, description="Whether models may be fetched from the Hugging Face hub."
    )
    threads: int | None = Field(
        default=None, ge=1, description="CPU threads of the Llama; unset: every core."
    )
    source: str | None = Field(
        default=None, description="Network to open when none is named; unset: the example city."
    )
    generated: Path | None = Field(
        default=None,
        description="File of generated relations that answers may rest on; unset: observed only.",
    )
    neo4j_user: str = Field(
        default="neo4j",
        validation_alias=AliasChoices("GENTWIN_NEO4J_USER", "NEO4J_USERNAME"),
        description="User of a neo4j:// or bolt:// source that names none; also NEO4J_USERNAME.",
    )
    neo4j_password: SecretStr = Field(
        default=SecretStr(""),
        validation_alias=AliasChoices("GENTWIN_NEO4J_PASSWORD", "NEO4J_PASSWORD"),
        description="Its password; also NEO4J_PASSWORD.",
    )
    neo4j_database: str | None = Field(
        default=None,
        validation_alias=AliasChoices("GENTWIN_NEO4J_DATABASE", "NEO4J_DATABASE"),
        description="Its database; also NEO4J_DATABASE; unset: the server's default.",
    )
    host: str = Field(default="127.0.0.1", description="Address on which the chat listens.")
    port: int | None = Field(
        default=None, ge=1, le=65535, description="Its port; unset: the first free one from 7860."
    )


@cache
def settings() -> Settings:
    """The settings of this process, read once.

    Raises:
        SettingsError: a variable has a value without meaning; the text names it.
    """
    return load()


def load(**overrides: object) -> Settings:
    """Read the environment; ``overrides`` that are not ``None`` win.

    Raises:
        SettingsError: an option has a value without meaning.
    """
    given = {k: v for k, v in overrides.items() if v is not None}
    try:
        return Settings(**given)  # type: ignore[arg-type]  # pydantic checks them
    except ValidationError as e:
        first = e.errors(include_url=False)[0]
        name = "GENTWIN_" + "_".join(map(str, first["loc"])).upper()
        raise SettingsError(
            f"{name} is {first['input']!r}: {first['msg']}. Correct it or unset it."
        ) from e
