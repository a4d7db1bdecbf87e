"""The Twin Adapter Layer of Fig. 3: a frozen linear layer, and eq. 8 beside it."""

from __future__ import annotations

from typing import Any

import torch
import torch.nn.functional as F
from peft.tuners._buffer_dict import BufferDict
from peft.tuners.tuners_utils import BaseTunerLayer, check_adapters_to_merge
from torch import Tensor, nn

from gentwin_chat.finetune.projection import Form, increment, project, project_printed
from gentwin_chat.finetune.twin_adapter.config import TwinAdapterConfig


class TwinAdapterLayer(nn.Module, BaseTunerLayer):
    """Frozen phase: the base layer and its frozen parameters. Tunable phase: down projection W_D,
    ReLU, up projection W_U.

    Several adapters may be active; their increments add up.

    Args:
        base_layer: the frozen linear layer (also a quantised one), k outputs.
        adapter_name: name of the first adapter.
        config: its options.
        pools: adapter → P of the weight form, [k, k]; held by the model, one for all its layers.

    Attributes:
        form: adapter → its reading of eq. 8.
        pool: P(·) of the activation forms: 1 for the tokens drawn from a priority pool, [B, T];
            all if ``None``.
    """

    adapter_layer_names = ("twin_adapter_down", "twin_adapter_up")
    other_param_names = ("form",)

    def __init__(
        self,
        base_layer: nn.Module,
        adapter_name: str,
        config: TwinAdapterConfig,
        pools: BufferDict,
    ) -> None:
        super().__init__()
        read, width = (getattr(base_layer, f"{end}_features", None) for end in ("in", "out"))
        if not isinstance(read, int) or not isinstance(width, int):
            raise TypeError(f"{type(base_layer).__name__} is no linear layer; target one.")
        self.base_layer = base_layer
        self.in_features, self.out_features = read, width
        # W_D and W_U; [l, k] and [k, l], or [k, l] and [l, in] in the weight form
        self.twin_adapter_down = nn.ParameterDict()
        self.twin_adapter_up = nn.ParameterDict()
        self.form: dict[str, Form] = {}
        self.merged_adapters: list[str] = []
        self.pool: Tensor | None = None
        self._pools = (pools,)  # in a tuple, so that no layer counts it as its own
        self._active_adapter = adapter_name
        self.update_layer(adapter_name, config)

    def update_layer(self, adapter_name: str, config: TwinAdapterConfig) -> None:
        """Add an adapter, which changes nothing until it is trained, or next to nothing.

        W_U is 0 in the form ``activation``; in the others it is tiny, as ReLU has no slope at 0.
        """
        k, l, n = self.out_features, config.bottleneck, self.in_features  # noqa: E741
        if config.form == "weight":
            moment = self._pools[0][adapter_name]
            if k != len(moment):
                raise ValueError(
                    f"A module with {k} outputs has no weight form in a model of width "
                    f"{len(moment)}; target modules such as o_proj and down_proj."
                )
            down, up = torch.empty(k, l), torch.empty(l, n)
        else:
            down, up = torch.empty(l, k), torch.empty(k, l)
        nn.init.kaiming_uniform_(down, a=5**0.5)
        nn.init.normal_(up, std=0.0 if config.form == "activation" else 1e-4)
        self.form[adapter_name] = config.form
        self.twin_adapter_down[adapter_name] = nn.Parameter(down)
        self.twin_adapter_up[adapter_name] = nn.Parameter(up)
        self._move_adapter_to_device_of_base_layer(adapter_name)
        self.set_adapter(self.active_adapters, inference_mode=config.inference_mode)

    def get_delta_weight(self, adapter_name: str) -> Tensor:
        """ΔW_A of an adapter of the form ``weight``, [k, in]."""
        w_down, w_up = self.twin_adapter_down[adapter_name], self.twin_adapter_up[adapter_name]
        return increment(self._pools[0][adapter_name].to(w_down), w_down, w_up)

    def merge(self, safe_merge: bool = False, adapter_names: list[str] | None = None) -> None:
        """Take the increments up into the frozen weights.

        Raises:
            ValueError: an adapter's form has no weights that could hold it, the base is quantised,
                or ``safe_merge`` finds an increment that is not finite.
        """
        names = check_adapters_to_merge(self, adapter_names)
        for name in [n for n in names if n in self.form]:
            if self.form[name] != "weight":
                raise ValueError(
                    f"The {self.form[name]} form of the twin adapter cannot be merged: its ReLU "
                    "works on what the layer hands on. Only the form 'weight' can."
                )
            weight = self._plain_weight()
            delta = self.get_delta_weight(name)
            if safe_merge and not torch.isfinite(delta).all():
                raise ValueError(f"The increment of adapter {name!r} is not finite.")
            weight.data = (weight.data.to(delta) + delta).to(weight.dtype)
            self.merged_adapters.append(name)

    def unmerge(self) -> None:
        """Take the increments out again; the weights are as before but for rounding."""
        weight = self._plain_weight()
        while self.merged_adapters:
            delta = self.get_delta_weight(self.merged_adapters.pop())
            weight.data = (weight.data.to(delta) - delta).to(weight.dtype)

    def _plain_weight(self) -> Tensor:
        base: Any = self.get_base_layer()
        weight: Tensor = base.weight
        if not weight.dtype.is_floating_point:
            raise ValueError("Quantised weights take up no increment: load the base in bfloat16.")
        return weight

    def forward(self, x: Tensor, *args: Any, **kwargs: Any) -> Tensor:
        if self.disable_adapters and self.merged:
            self.unmerge()
        h: Tensor = self.base_layer(x, *args, **kwargs)  # frozen phase, [B, T, k]
        if self.disable_adapters:
            return h
        adapted = h
        for name in self.active_adapters:
            if name not in self.form or name in self.merged_adapters:
                continue
            if self.form[name] == "weight":
                delta = self.get_delta_weight(name)
                adapted = adapted + F.linear(x.to(delta.dtype), delta).to(h.dtype)
            else:
                form = project if self.form[name] == "activation" else project_printed
                w_down, w_up = self.twin_adapter_down[name], self.twin_adapter_up[name]
                adapted = adapted + (form(h, w_down, w_up, self.pool) - h)
        return adapted

    def __repr__(self) -> str:
        return "twin_adapter." + super().__repr__()
