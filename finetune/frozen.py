"""The frozen phase is read once: only the last token of a prompt passes the adapted layers.

𝒫(·) of eq. 8 extracts what is adapted. Where that is a prompt's last token, the tokens before it
are the same to every adapter, so their keys and values are computed once and kept, and an epoch
costs one token a sample.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import torch
from torch import Tensor, nn

from gentwin_chat.finetune.batching import Sample

if TYPE_CHECKING:
    from peft import PeftModel

_BATCH = 16


class _Read:
    """What the layers below and the tokens before have made of a prompt.

    Attributes:
        hidden: of the last token, before the lowest adapted layer, [d].
        past: keys and values of the tokens before, [layers, 2, G, T, D].
    """

    __slots__ = ("hidden", "past")

    def __init__(self, hidden: Tensor, past: Tensor) -> None:
        self.hidden, self.past = hidden, past


class Frozen:
    """The prompts that a Llama has read so far, for any adapter on it.

    Args:
        model: a Llama with adapters, the lowest of which decides what is kept.
        answers: the token ids among which the answers are.
    """

    def __init__(self, model: PeftModel, answers: Sequence[int]) -> None:
        self.llama = cast(Any, model.get_base_model())
        self._model = model
        self._whole, self._head = self.llama.model, self.llama.lm_head
        layers = self._whole.layers
        self.lowest = min(
            i for i, layer in enumerate(layers) if any(p.requires_grad for p in layer.parameters())
        )
        self._answers = {token: place for place, token in enumerate(answers)}
        self._rows: dict[tuple[int, ...], int] = {}
        self.reads: list[_Read] = []

    def rows(self, samples: Sequence[Sample]) -> list[Sample]:
        """The samples with a row number for a prompt and a place among the answers for a
        completion, as the model takes them when :meth:`attached`; what is new is read."""
        new = {tuple(s.prompt) for s in samples} - self._rows.keys()
        self._read(sorted(new, key=lambda p: (len(p), p)))
        return [
            replace(
                s,
                prompt=[self._rows[tuple(s.prompt)]],
                completion=[self._answers[t] for t in s.completion],
            )
            for s in samples
        ]

    @torch.no_grad()
    def _read(self, prompts: Sequence[tuple[int, ...]]) -> None:
        inner = self._whole
        caught: list[Tensor] = []
        hook = inner.layers[self.lowest].register_forward_pre_hook(
            lambda _, inputs: caught.append(inputs[0])
        )
        try:
            for start in range(0, len(prompts), _BATCH):
                batch = prompts[start : start + _BATCH]
                ids = torch.zeros(len(batch), max(map(len, batch)), dtype=torch.long)
                for row, prompt in zip(ids, batch, strict=True):
                    row[: len(prompt)] = torch.tensor(prompt)
                with self._model.disable_adapter():
                    cache = inner(ids, use_cache=True).past_key_values
                past = torch.stack(
                    [torch.stack([c.keys, c.values], 1) for c in cache.layers[self.lowest :]], 1
                )  # [B, layers, 2, G, T, D]
                hidden = caught.pop()
                for i, prompt in enumerate(batch):
                    last = len(prompt) - 1
                    self._rows[prompt] = len(self.reads)
                    self.reads.append(
                        _Read(hidden[i, last].clone(), past[i, ..., :last, :].clone())
                    )
        finally:
            hook.remove()

    @contextmanager
    def attached(self) -> Iterator[None]:
        """Within this context the model takes row numbers and scores the answers only."""
        llama = self.llama
        before = llama.model, llama.lm_head
        llama.model = _Tail(self._whole, self.lowest, self.reads)
        llama.lm_head = _Head(self._head.weight.detach()[list(self._answers)].float())
        try:
            yield
        finally:
            llama.model, llama.lm_head = before

    @torch.inference_mode()
    def chances(self, samples: Sequence[Sample], batch: int = 64) -> Tensor:
        """Probabilities of the answers [n, answers] after the prompts of :meth:`rows`."""
        with self.attached():
            found = [
                self.llama.lm_head(self.llama.model(ids).last_hidden_state[:, 0])
                for ids in torch.split(torch.tensor([list(s.prompt) for s in samples]), batch)
            ]
        return torch.cat(found).softmax(-1)


class _Head(nn.Module):
    """The rows of the output layer that stand for the answers [answers, d]."""

    def __init__(self, weight: Tensor) -> None:
        super().__init__()
        self.weight = weight  # not a parameter: nothing may train it

    def forward(self, hidden: Tensor) -> Tensor:
        return hidden.float() @ self.weight.T


class _Past:
    """Keys and values of the tokens before, in the manner of transformers' caches."""

    def __init__(self, past: Tensor, lowest: int) -> None:
        self.past, self.lowest = past, lowest  # [B, layers, 2, G, T, D]

    def update(
        self, keys: Tensor, values: Tensor, layer: int, *_: Any, **__: Any
    ) -> tuple[Tensor, Tensor]:
        before = self.past[:, layer - self.lowest]
        return torch.cat([before[:, 0], keys], 2), torch.cat([before[:, 1], values], 2)


class _Tail(nn.Module):
    """The adapted layers and what lies above, for the last token of kept prompts."""

    def __init__(self, inner: Any, lowest: int, reads: Sequence[_Read]) -> None:
        super().__init__()
        self.layers, self.norm, self.rotary = inner.layers[lowest:], inner.norm, inner.rotary_emb
        self.lowest, self.reads = lowest, reads

    def forward(self, ids: Tensor, **_: Any) -> SimpleNamespace:
        """Row numbers in the first column of [B, T] → states [B, T, d], zero but for the first.

        A row that is asked for several times is computed once.
        """
        distinct, places = torch.unique(ids[:, 0], return_inverse=True)
        reads = [self.reads[i] for i in distinct.tolist()]
        before = [r.past.shape[-2] for r in reads]
        longest = max(before)
        past = torch.stack(
            [nn.functional.pad(r.past, (0, 0, longest - r.past.shape[-2], 0)) for r in reads]
        )  # padded on the left
        x = torch.stack([r.hidden for r in reads]).unsqueeze(1)  # [B, 1, d]
        at = torch.tensor(before).unsqueeze(1)  # [B, 1]
        blocked = torch.arange(longest + 1) < longest - at  # [B, T + 1]
        mask = torch.zeros(blocked.shape).masked_fill(blocked, float("-inf"))[:, None, None]
        kept = _Past(past, self.lowest)
        rotated = self.rotary(x, position_ids=at)
        for layer in self.layers:
            x = layer(
                x, attention_mask=mask, position_embeddings=rotated, position_ids=at,
                past_key_values=kept,
            )  # fmt: skip
        x = self.norm(x)[places]
        rest = x.new_zeros(len(ids), ids.shape[1] - 1, x.shape[-1])
        return SimpleNamespace(last_hidden_state=torch.cat([x, rest], 1))
