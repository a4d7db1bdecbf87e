"""A frozen Llama for comparisons of adapters: one after the other, all of the same size."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

import torch
from torch import Tensor, nn

from gentwin_chat.data.build import city
from gentwin_chat.finetune.base import load_base
from gentwin_chat.finetune.batching import Sample
from gentwin_chat.finetune.extraction import extract
from gentwin_chat.finetune.fit import FitConfig, Measures, fit
from gentwin_chat.finetune.phrasebook import examples
from gentwin_chat.finetune.projection import Form
from gentwin_chat.finetune.tasks import phrasing
from gentwin_chat.finetune.vocabulary import Vocabulary
from gentwin_chat.llama import ChatTokenizer, locate

MODULES = ["down_proj"]
WIDTH = 64  # l of the activation forms; the others get the width with as many parameters


class _Recalled(nn.Module):
    """The lower layers, none of which is adapted: what they make of a batch is computed once."""

    def __init__(self, inner: Any, count: int) -> None:
        super().__init__()
        self._layers = (*inner.layers[:count],)  # in a tuple: no adapter is to find them
        self._seen: dict[bytes, Tensor] = {}
        self._ids = b""
        inner.embed_tokens.register_forward_pre_hook(self._note)

    def _note(self, module: nn.Module, args: tuple[Tensor, ...]) -> None:
        self._ids = args[0].numpy().tobytes() + bytes(args[0].shape)

    @torch.no_grad()
    def forward(self, hidden: Tensor, **kwargs: Any) -> Tensor:
        if self._ids not in self._seen:
            for layer in self._layers:
                hidden = layer(hidden, **kwargs)
            self._seen[self._ids] = hidden
        return self._seen[self._ids]


class Bench:
    """The frozen Llama, onto which one adapter after the other is put.

    Args:
        upper: adapt so many layers from above, and read those below once a batch; all if ``None``.
        checkpointing: whether hidden states are computed twice.
    """

    def __init__(self, upper: int | None = None, *, checkpointing: bool = False) -> None:
        self.folder = locate()
        self.tokenizer = ChatTokenizer(self.folder)
        self.config = FitConfig(batch=4)
        self.llama = load_base(self.folder, self.config.dtype, gradient_checkpointing=checkpointing)
        if upper is not None:
            inner = self.llama.model
            count = len(inner.layers) - upper
            recalled = _Recalled(inner, count)
            inner.layers = nn.ModuleList([recalled, *inner.layers[count:]])
        self.fresh = Measures(0, 0, 0)

    def samples(self, words: Vocabulary, count: int, seed: int) -> list[Sample]:
        return [phrasing(self.tokenizer, e) for e in examples(words, count, seed)]

    def adapted(self, form: str, seed: int) -> Any:
        """The Llama with a new adapter; ``unload`` it before the next."""
        from peft import LoraConfig, get_peft_model

        from gentwin_chat.finetune.twin_adapter import TwinAdapterConfig

        torch.manual_seed(seed)
        k, n = self.llama.config.hidden_size, self.llama.config.intermediate_size
        matched = round(WIDTH * 2 * k / (k + n))
        if form == "lora":
            return get_peft_model(
                self.llama,
                LoraConfig(
                    task_type="CAUSAL_LM", r=matched, lora_alpha=matched, target_modules=MODULES
                ),
            )
        width = matched if form == "weight" else WIDTH
        config = TwinAdapterConfig(
            task_type="CAUSAL_LM",
            form=cast(Form, form),
            bottleneck=width,
            target_modules=MODULES,
        )
        model: Any = get_peft_model(self.llama, config)
        if form == "weight":
            network = city().topology()
            table = self.llama.get_input_embeddings().weight
            pool = extract(network.entities.values(), network.relations, self.tokenizer, table)
            model.base_model.extract(pool)
        return model

    def run(
        self, form: str, seed: int, rate: float, train: Sequence[Sample], held_out: Sequence[Sample]
    ) -> dict[str, Any]:
        """Train a new adapter once over ``train``; what it then makes of ``held_out``."""
        model = self.adapted(form, seed)
        config = self.config.model_copy(update={"seed": seed, "rate": rate})
        history = fit(model, train, {"held out": held_out}, config)
        learning = sum(p.numel() for p in model.parameters() if p.requires_grad)
        model.unload()
        self.fresh, after = history.validation["held out"]
        return {
            "parameters": learning,
            "tokens": history.tokens,
            "seconds": history.seconds,
            **after._asdict(),
        }
