"""The options of a twin adapter, as they are saved beside its weights."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import get_args

from peft import PeftConfig
from peft.utils import PeftType

from gentwin_chat.finetune.projection import Form


@dataclass
class TwinAdapterConfig(PeftConfig):
    """Configuration of a :class:`TwinAdapterModel`.

    Args:
        target_modules: names (or a regular expression) of the linear modules that are adapted; if
            ``None``, chosen by the model's architecture. The form ``weight`` needs modules whose
            output is as wide as the hidden state.
        exclude_modules: names (or a regular expression) of modules to leave alone.
        bottleneck: l, the width between the down and the up projection.
        form: the reading of eq. 8 (see ``gentwin_chat.finetune.projection``). ``activation`` and
            ``printed`` change what a module hands on, ``weight`` its weights, and can be merged.
        base_fingerprint: tells the base model that the adapter was trained on (see
            ``gentwin_chat.llama.checkpoint.fingerprint``); checked at loading.
    """

    target_modules: list[str] | str | None = field(
        default=None, metadata={"help": "Modules that are adapted."}
    )
    exclude_modules: list[str] | str | None = field(
        default=None, metadata={"help": "Modules to leave alone."}
    )
    bottleneck: int = field(default=64, metadata={"help": "Width l of the bottleneck."})
    form: Form = field(default="activation", metadata={"help": "The reading of eq. 8."})
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
        if self.form not in get_args(Form):
            raise ValueError(f"form {self.form!r} is not known; give {', '.join(get_args(Form))}.")
