"""The Twin Adapter Layer of Fig. 3: a frozen linear layer, then eq. 8 on what it hands on."""

from __future__ import annotations

from typing import Any

import torch
from peft.tuners.tuners_utils import BaseTunerLayer
from torch import Tensor, nn

from gentwin_chat.finetune.projection import project
from gentwin_chat.finetune.twin_adapter.config import TwinAdapterConfig


class TwinAdapterLayer(nn.Module, BaseTunerLayer):
    """Frozen phase: the base layer. Tunable phase: down projection, ReLU, up projection.

    Several adapters may be active; their increments add up.

    Args:
        base_layer: the frozen linear layer (also a quantised one), k outputs.
        adapter_name: name of the first adapter.
        config: its options.

    Attributes:
        pool: P(·) of eq. 8: 1 for the tokens drawn from a priority pool, [B, T]; all if ``None``.
    """

    adapter_layer_names = ("twin_adapter_down", "twin_adapter_up")

    def __init__(self, base_layer: nn.Module, adapter_name: str, config: TwinAdapterConfig) -> None:
        super().__init__()
        width = getattr(base_layer, "out_features", None)
        if not isinstance(width, int):
            raise TypeError(f"{type(base_layer).__name__} is no linear layer; target one.")
        self.base_layer = base_layer
        self.in_features, self.out_features = base_layer.in_features, width
        self.twin_adapter_down = nn.ParameterDict()  # adapter → W_D, [l, k]
        self.twin_adapter_up = nn.ParameterDict()  # adapter → W_U, [k, l]
        self.pool: Tensor | None = None
        self._active_adapter = adapter_name
        self.update_layer(adapter_name, config)

    def update_layer(self, adapter_name: str, config: TwinAdapterConfig) -> None:
        """Add an adapter; it changes nothing until it is trained, as W_U starts at zero."""
        down = torch.empty(config.bottleneck, self.out_features)
        nn.init.kaiming_uniform_(down, a=5**0.5)
        self.twin_adapter_down[adapter_name] = nn.Parameter(down)
        self.twin_adapter_up[adapter_name] = nn.Parameter(
            torch.zeros(self.out_features, config.bottleneck)
        )
        self._move_adapter_to_device_of_base_layer(adapter_name)
        self.set_adapter(self.active_adapters, inference_mode=config.inference_mode)

    def merge(self, safe_merge: bool = False, adapter_names: list[str] | None = None) -> None:
        """Refused: ReLU stands between the projections, so no weight matrix can hold them."""
        raise ValueError("The activation form of the twin adapter cannot be merged.")

    def forward(self, x: Tensor, *args: Any, **kwargs: Any) -> Tensor:
        h: Tensor = self.base_layer(x, *args, **kwargs)  # frozen phase, [B, T, k]
        if self.disable_adapters:
            return h
        adapted = h
        for name in self.active_adapters:
            if name in self.twin_adapter_down:
                w_down, w_up = self.twin_adapter_down[name], self.twin_adapter_up[name]
                adapted = adapted + (project(h, w_down, w_up, self.pool) - h)
        return adapted

    def __repr__(self) -> str:
        return "twin_adapter." + super().__repr__()
