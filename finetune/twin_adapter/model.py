"""Puts Twin Adapter Layers into any Llama, in the manner of PEFT's other methods."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from peft import PeftConfig
from peft.tuners.tuners_utils import BaseTuner
from torch import Tensor, nn

from gentwin_chat.finetune.twin_adapter.config import TwinAdapterConfig
from gentwin_chat.finetune.twin_adapter.layer import TwinAdapterLayer


class TwinAdapterModel(BaseTuner):
    """A frozen language model with twin adapters (§II-B.2, Fig. 3)."""

    prefix = "twin_adapter_"
    tuner_layer_cls = TwinAdapterLayer
    target_module_mapping = {"llama": ["down_proj"]}  # noqa: RUF012 – PEFT's own convention

    def _create_and_replace(
        self,
        peft_config: PeftConfig,
        adapter_name: str,
        target: nn.Module,
        target_name: str,
        parent: nn.Module,
        current_key: str,
        parameter_name: str | None = None,
    ) -> None:
        assert isinstance(peft_config, TwinAdapterConfig)
        if isinstance(target, TwinAdapterLayer):
            target.update_layer(adapter_name, peft_config)
            return
        layer = TwinAdapterLayer(target, adapter_name, peft_config)
        if adapter_name not in self.active_adapters:
            layer.requires_grad_(False)
        self._replace_module(parent, target_name, layer, target)

    @contextmanager
    def pool(self, tokens: Tensor) -> Iterator[None]:
        """P(·) of eq. 8: within this context only the given tokens are adapted.

        Args:
            tokens: 1 for tokens drawn from a priority pool, 0 for the others, [B, T].
        """
        layers = [m for m in self.model.modules() if isinstance(m, TwinAdapterLayer)]
        for layer in layers:
            layer.pool = tokens
        try:
            yield
        finally:
            for layer in layers:
                layer.pool = None
