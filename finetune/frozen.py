"""The frozen phase is read once: only what follows a prompt passes the adapted layers.

𝒫(·) of eq. 8 extracts what is adapted: the tokens from a prompt's last one on, each of which the
next token is learnt after. The tokens before them are the same to every adapter, so their keys and
values are computed once and kept, and a step costs the tokens that are learnt alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import takewhile
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, NamedTuple, cast

import torch
from torch import Tensor, nn

from gentwin_chat.finetune.batching import Sample

if TYPE_CHECKING:
    from peft import PeftModel

_GROUP = 16  # texts that are read together


class _Text(NamedTuple):
    """What is read: all tokens but the last of a completion, after which nothing is learnt."""

    prompt: tuple[int, ...]
    told: tuple[int, ...]


def _text(sample: Sample) -> _Text:
    return _Text(tuple(sample.prompt), tuple(sample.completion[:-1]))


class _Read(NamedTuple):
    """What the frozen layers have made of a text.

    Attributes:
        hidden: of the tokens from the prompt's last one on, below the lowest adapted layer, [T, d].
        past: keys and values of the tokens before, [layers, 2, G, P, D].
    """

    hidden: Tensor
    past: Tensor


class Frozen:
    """The texts that a Llama has read so far, for any adapter on it.

    Args:
        model: a Llama with adapters, the lowest of which decides what is kept.
    """

    def __init__(self, model: PeftModel) -> None:
        self.llama = cast(Any, model.get_base_model())
        self._model = model
        self._inner = self.llama.model
        self.lowest = min(
            i
            for i, layer in enumerate(self._inner.layers)
            if any(p.requires_grad for p in layer.parameters())
        )
        for layer in self._inner.layers:  # a cache that stays as it is may be read twice
            layer._can_checkpoint_with_cache = True
        self._rows: dict[_Text, int] = {}
        self._groups: list[tuple[int, Sequence[_Text]]] = []  # row → first row and texts of its own
        self._reads: dict[int, _Read] = {}

    def kept(self, samples: Sequence[Sample]) -> list[Sample]:
        """The samples with a row number for a prompt, as the model takes them when
        :meth:`attached`. A row is read when it is first asked for, with others of like length."""
        texts = [*map(_text, samples)]
        new = sorted(set(texts) - self._rows.keys(), key=lambda t: (len(t.prompt), t))
        for start in range(0, len(new), _GROUP):
            first, group = len(self._groups), new[start : start + _GROUP]
            for row, text in enumerate(group, first):
                self._rows[text] = row
                self._groups.append((first, group))
        return [
            replace(s, prompt=[self._rows[text]]) for s, text in zip(samples, texts, strict=True)
        ]

    @property
    def held(self) -> int:
        """Texts of which the states are held."""
        return len(self._reads)

    def trim(self, limit: int, but: Sequence[Sample]) -> None:
        """Where more than ``limit`` texts are held, drop all but those of some samples; what is
        asked for again is read again."""
        if self.held > limit:
            keep = {row for text in map(_text, but) if (row := self._rows.get(text)) is not None}
            self._reads = {row: read for row, read in self._reads.items() if row in keep}

    def reads(self, rows: Sequence[int]) -> list[_Read]:
        """What has been made of some texts; read now if they have not been."""
        for row in rows:
            if row not in self._reads:
                first, texts = self._groups[row]
                self._reads.update(enumerate(self._read(texts), first))
        return [self._reads[row] for row in rows]

    @torch.no_grad()
    def _read(self, texts: Sequence[_Text]) -> Iterator[_Read]:
        """The tokens that all texts begin with are read once; the layers from the lowest adapted
        one on read what comes before a prompt's last token, and no more."""
        inner, lowest = self._inner, self.lowest
        device = inner.embed_tokens.weight.device
        columns = zip(*(t.prompt[:-1] for t in texts), strict=False)
        shared = sum(1 for _ in takewhile(lambda column: len(set(column)) == 1, columns))
        rest = [[*t.prompt, *t.told][shared:] for t in texts]
        before = max(len(t.prompt) for t in texts) - 1 - shared
        ids = torch.zeros(len(texts), max(map(len, rest)), dtype=torch.long)
        for row, tokens in zip(ids, rest, strict=True):
            row[: len(tokens)] = torch.tensor(tokens)
        beginning = torch.tensor([texts[0].prompt[:shared]], dtype=torch.long)
        with self._model.disable_adapter():
            start = _Cache()
            self._through(range(len(inner.layers)), inner.embed_tokens(beginning.to(device)), start)
            cache = start.of(len(texts))
            hidden = self._through(range(lowest), inner.embed_tokens(ids.to(device)), cache)
            self._through(range(lowest, len(inner.layers)), hidden[:, :before], cache)
        past = torch.stack([cache.layers[i] for i in range(lowest, len(inner.layers))], 1)
        for i, text in enumerate(texts):
            last = len(text.prompt) - 1
            told = hidden[i, last - shared :][: 1 + len(text.told)]
            yield _Read(told.cpu().clone(), past[i, ..., :last, :].cpu().clone())

    def _through(self, layers: range, x: Tensor, cache: _Cache) -> Tensor:
        """Pass x [B, T, d] through some layers, after what they have in the cache."""
        count, start = x.shape[1], cache.length(layers.start)
        if not count:
            return x
        at = torch.arange(start, start + count, device=x.device).unsqueeze(0)
        seen = torch.arange(start + count, device=x.device) <= at.T  # [T, start + T]
        return _pass(self._inner, layers, x, at, seen[None, None], cache)

    @contextmanager
    def attached(self) -> Iterator[None]:
        """Within this context the model takes what :meth:`kept` gives."""
        llama = self.llama
        llama.model = _Tail(self)
        try:
            yield
        finally:
            llama.model = self._inner

    @torch.inference_mode()
    def chances(self, samples: Sequence[Sample], answers: Sequence[int], batch: int = 64) -> Tensor:
        """Probabilities [n, answers] that a token follows the prompts of :meth:`kept` samples, one
        of the answers being sure to."""
        tail = _Tail(self)
        head = self.llama.lm_head.weight[list(answers)].float()
        ids = torch.tensor([list(s.prompt) for s in samples], device=head.device)
        found = [
            tail(ids[at : at + batch]).last_hidden_state[:, 0].float() @ head.T
            for at in range(0, len(ids), batch)
        ]
        return torch.cat(found).softmax(-1).cpu()


class _Cache:
    """Keys and values by layer, [B, 2, G, T, D], in the manner of transformers' caches."""

    def __init__(self, layers: dict[int, Tensor] | None = None) -> None:
        self.layers = layers or {}

    def of(self, batch: int) -> _Cache:
        """The same for several texts that begin alike."""
        return _Cache({i: kept.expand(batch, -1, -1, -1, -1) for i, kept in self.layers.items()})

    def length(self, layer: int) -> int:
        return self.layers[layer].shape[3] if layer in self.layers else 0

    def update(
        self, keys: Tensor, values: Tensor, layer: int, *_: Any, **__: Any
    ) -> tuple[Tensor, Tensor]:
        new = torch.stack([keys, values], 1)
        if layer in self.layers:
            new = torch.cat([self.layers[layer], new], 3)
        self.layers[layer] = new
        return new[:, 0], new[:, 1]


class _Past:
    """Keys and values that stay as they are, [B, layers, 2, G, P, D], from the lowest layer on."""

    def __init__(self, past: Tensor, lowest: int) -> None:
        self.past, self.lowest = past, lowest

    def update(
        self, keys: Tensor, values: Tensor, layer: int, *_: Any, **__: Any
    ) -> tuple[Tensor, Tensor]:
        before = self.past[:, layer - self.lowest]
        return torch.cat([before[:, 0], keys], 2), torch.cat([before[:, 1], values], 2)


def _pass(inner: Any, layers: range, x: Tensor, at: Tensor, seen: Tensor, cache: Any) -> Tensor:
    """x [B, T, d] at positions ``at`` [B, T] through layers of a Llama, each token seeing what
    ``seen`` [B, 1, T, P + T] allows."""
    mask = x.new_zeros(seen.shape).masked_fill(~seen, float("-inf"))
    rotated = inner.rotary_emb(x, position_ids=at)
    for layer in inner.layers[layers.start : layers.stop]:
        x = layer(
            x, attention_mask=mask, position_embeddings=rotated, position_ids=at,
            past_key_values=cache,
        )  # fmt: skip
    return x


class _Tail(nn.Module):
    """The adapted layers and what lies above, for the tokens from a prompt's last one on."""

    def __init__(self, frozen: Frozen) -> None:
        super().__init__()
        self.inner = frozen._inner
        self._frozen = (frozen,)

    def forward(self, ids: Tensor, **_: Any) -> SimpleNamespace:
        """Row numbers in the first column of [B, T] → states [B, T, d], zero behind a text's end.

        A row that is asked for several times is computed once.
        """
        inner, (frozen,), device = self.inner, self._frozen, ids.device
        distinct, places = torch.unique(ids[:, 0], return_inverse=True)
        reads = frozen.reads(distinct.tolist())
        before = torch.tensor([r.past.shape[-2] for r in reads], device=device)
        longest = int(before.max())
        past = torch.stack(
            [nn.functional.pad(r.past, (0, 0, longest - r.past.shape[-2], 0)) for r in reads]
        ).to(device)  # padded on the left
        x = nn.utils.rnn.pad_sequence([r.hidden for r in reads], batch_first=True).to(device)
        count = x.shape[1]
        steps = torch.arange(count, device=device)
        at = before.unsqueeze(1) + steps  # [B, T]
        known = torch.arange(longest, device=device) >= longest - before.unsqueeze(1)  # [B, P]
        seen = torch.cat(
            [
                known[:, None, None].expand(-1, -1, count, -1),
                (steps <= steps.unsqueeze(1)).expand(len(reads), 1, -1, -1),
            ],
            -1,
        )
        layers = range(frozen.lowest, len(inner.layers))
        x = inner.norm(_pass(inner, layers, x, at, seen, _Past(past, frozen.lowest)))[places]
        rest = x.new_zeros(len(ids), max(0, ids.shape[1] - count), x.shape[-1])
        return SimpleNamespace(last_hidden_state=torch.cat([x, rest], 1)[:, : ids.shape[1]])
