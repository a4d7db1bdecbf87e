"""Puts Twin Adapter Layers into any Llama, in the manner of PEFT's other methods."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import torch
from peft import PeftConfig
from peft.tuners._buffer_dict import BufferDict
from peft.tuners.tuners_utils import BaseTuner
from torch import Tensor, nn

from gentwin_chat.finetune.twin_adapter.config import TwinAdapterConfig
from gentwin_chat.finetune.twin_adapter.layer import TwinAdapterLayer


class TwinAdapterModel(BaseTuner):
    """A frozen language model with twin adapters (§II-B.2, Fig. 3).

    Attributes:
        twin_adapter_pool: adapter → P of the weight form, [k, k], saved with the adapter; 1/k
            times the identity until :meth:`extract` is called.
    """

    prefix = "twin_adapter_"
    tuner_layer_cls = TwinAdapterLayer
    target_module_mapping = {"llama": ["down_proj"]}  # noqa: RUF012 – PEFT's own convention

    def inject_adapter(
        self, model: nn.Module, adapter_name: str, *args: Any, **options: Any
    ) -> Any:
        """Make room for P, of the first adapter as of every later one, before its layers are."""
        if not hasattr(self, "twin_adapter_pool"):
            self.twin_adapter_pool = BufferDict(persistent=True)
        config = self.peft_config[adapter_name]
        assert isinstance(config, TwinAdapterConfig)
        if config.form == "weight":
            llama: Any = model
            width: int = llama.get_input_embeddings().weight.shape[1]
            self.twin_adapter_pool[adapter_name] = torch.eye(width) / width
        return super().inject_adapter(model, adapter_name, *args, **options)

    def delete_adapter(self, adapter_name: str) -> None:
        """Remove an adapter, its P with it."""
        super().delete_adapter(adapter_name)
        if adapter_name in self.twin_adapter_pool:
            self.twin_adapter_pool.pop(adapter_name)  # type: ignore[no-untyped-call]

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
        layer = TwinAdapterLayer(target, adapter_name, peft_config, self.twin_adapter_pool)
        if adapter_name not in self.active_adapters:
            layer.requires_grad_(False)
        self._replace_module(parent, target_name, layer, target)

    def extract(self, pool: Tensor, adapter_name: str = "default") -> None:
        """P of eq. 8 in the weight form: what the increment to the weights is made of.

        Args:
            pool: as ``gentwin_chat.finetune.projection.pool_matrix`` makes it, [k, k].
            adapter_name: an adapter of the form ``weight``.

        Raises:
            ValueError: the adapter is of another form, or the shape does not fit.
        """
        if adapter_name not in self.twin_adapter_pool:
            raise ValueError(f"Adapter {adapter_name!r} has no weight form; its pool is a mask.")
        held = self.twin_adapter_pool[adapter_name]
        if pool.shape != held.shape:
            raise ValueError(f"The pool is {tuple(pool.shape)}; it must be {tuple(held.shape)}.")
        held.copy_(pool)

    @contextmanager
    def pool(self, tokens: Tensor) -> Iterator[None]:
        """P(·) of eq. 8 in the activation forms: in this context only the given tokens are adapted.

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
