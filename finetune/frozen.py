"""The frozen phase is read once: only the last token of a prompt passes the adapted layers.

𝒫(·) of eq. 8 extracts what is adapted. Where that is a prompt's last token, the tokens before it
are the same to every adapter, so their keys and values are computed once and kept, and an epoch
costs one token a sample. Prompts so kept may be trained on together with whole texts, all of whose
tokens are adapted.
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
        return [
            replace(s, prompt=[row], completion=[self._answers[t] for t in s.completion])
            for s, row in zip(samples, self._rows_of(samples), strict=True)
        ]

    def among_texts(self, samples: Sequence[Sample]) -> list[Sample]:
        """The samples with their row r as the token −1 − r for a prompt and the answers as the
        only choices, as the model takes them when :meth:`beside_texts`; what is new is read."""
        found = zip(samples, self._rows_of(samples), strict=True)
        choices = tuple(self._answers)
        return [
            replace(s, prompt=[-1 - row], completion=s.completion[:1], choices=choices)
            for s, row in found
        ]

    def _rows_of(self, samples: Sequence[Sample]) -> list[int]:
        new = {tuple(s.prompt) for s in samples} - self._rows.keys()
        self._read(sorted(new, key=lambda p: (len(p), p)))
        return [self._rows[tuple(s.prompt)] for s in samples]

    @torch.no_grad()
    def _read(self, prompts: Sequence[tuple[int, ...]]) -> None:
        inner = self._whole
        device = inner.embed_tokens.weight.device
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
                    cache = inner(ids.to(device), use_cache=True).past_key_values
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

    @contextmanager
    def beside_texts(self) -> Iterator[None]:
        """Within this context the model takes whole texts as ever, and a row r as −1 − r."""
        llama = self.llama
        llama.model = _Beside(self._whole, _Tail(self._whole, self.lowest, self.reads))
        try:
            yield
        finally:
            llama.model = self._whole

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
        device = ids.device
        distinct, places = torch.unique(ids[:, 0], return_inverse=True)
        reads = [self.reads[i] for i in distinct.tolist()]
        before = [r.past.shape[-2] for r in reads]
        longest = max(before)
        past = torch.stack(
            [nn.functional.pad(r.past, (0, 0, longest - r.past.shape[-2], 0)) for r in reads]
        ).to(device)  # padded on the left
        x = torch.stack([r.hidden for r in reads]).unsqueeze(1).to(device)  # [B, 1, d]
        at = torch.tensor(before, device=device).unsqueeze(1)  # [B, 1]
        blocked = torch.arange(longest + 1, device=device) < longest - at  # [B, T + 1]
        mask = x.new_zeros(blocked.shape).masked_fill(blocked, float("-inf"))[:, None, None]
        kept = _Past(past, self.lowest)
        rotated = self.rotary(x, position_ids=at)
        for layer in self.layers:
            x = layer.forward(  # one token is not worth a checkpoint, which would drop what is kept
                x, attention_mask=mask, position_embeddings=rotated, position_ids=at,
                past_key_values=kept,
            )  # fmt: skip
        x = self.norm(x)[places]
        rest = x.new_zeros(len(ids), ids.shape[1] - 1, x.shape[-1])
        return SimpleNamespace(last_hidden_state=torch.cat([x, rest], 1))


class _Beside(nn.Module):
    """Whole texts and kept prompts in one batch."""

    def __init__(self, whole: Any, tail: _Tail) -> None:
        super().__init__()
        self.whole, self.tail = whole, tail

    def forward(self, ids: Tensor, **kwargs: Any) -> SimpleNamespace:
        """Ids [B, T], −1 − r at the head of what is a row → states [B, T, d]."""
        kept = ids[:, 0] < 0
        states: list[Tensor] = []
        if kept.any():
            states.append(self.tail(-1 - ids[kept]).last_hidden_state)
        if not kept.all():
            states.append(self.whole(ids[~kept], **kwargs).last_hidden_state)
        order = torch.cat([kept.nonzero(), (~kept).nonzero()]).squeeze(1).argsort()
        return SimpleNamespace(last_hidden_state=torch.cat(states)[order])
