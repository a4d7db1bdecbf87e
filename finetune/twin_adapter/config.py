"""The options of a twin adapter, as they are saved beside its weights."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from peft import PeftConfig
from peft.utils import PeftType


@dataclass
class TwinAdapterConfig(PeftConfig):
    """Configuration of a :class:`TwinAdapterModel`.

    Args:
        target_modules: names (or a regular expression) of the linear modules whose output, a
            hidden state, is adapted; if ``None``, chosen by the model's architecture.
        exclude_modules: names (or a regular expression) of modules to leave alone.
        bottleneck: l, the width between the down and the up projection.
        form: the reading of eq. 8; ``activation``: h + ReLU(h·W_D)·W_U.
        base_fingerprint: tells the base model that the adapter was trained on (see
            ``gentwin_chat.llama.checkpoint.fingerprint``); checked at loading.
    """

    target_modules: list[str] | str | None = field(
        default=None, metadata={"help": "Modules whose output is adapted."}
    )
    exclude_modules: list[str] | str | None = field(
        default=None, metadata={"help": "Modules to leave alone."}
    )
    bottleneck: int = field(default=64, metadata={"help": "Width l of the bottleneck."})
    form: Literal["activation"] = field(
        default="activation", metadata={"help": "The reading of eq. 8."}
    )
    base_fingerprint: str | None = field(
        default=None, metadata={"help": "The base model that the adapter belongs to."}
    )

    def __post_init__(self) -> None:
        super().__post_init__()  # type: ignore[no-untyped-call]
        self.peft_type = PeftType["TWIN_ADAPTER"]
        if isinstance(self.target_modules, list):
            self.target_modules = set(self.target_modules)  # type: ignore[assignment]
        if self.bottleneck < 1:
            raise ValueError(f"bottleneck is {self.bottleneck}; give at least 1.")
        if self.form != "activation":
            raise ValueError(f"form {self.form!r} is not known; give 'activation'.")
