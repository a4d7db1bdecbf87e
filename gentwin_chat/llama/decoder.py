"""A Llama's forward pass, cut down to what a CPU answers with.

transformers spends as long on its own bookkeeping as on the arithmetic of a model of this size,
and seconds on being imported; this reads the same safetensors and computes the same logits (pinned
by a test against ``LlamaForCausalLM``). The residual stream is kept in float32.

Shapes: B sequences, T new tokens, P tokens before them, H heads, G key-value heads, D per head,
d = hidden size.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor

from gentwin_chat.errors import ModelError
from gentwin_chat.finetune.projection import project
from gentwin_chat.llama.checkpoint import read_config, read_weights


@dataclass
class KvCache:
    """Keys and values of the tokens read so far: two tensors [layers, B, G, capacity, D]."""

    keys: Tensor
    values: Tensor
    length: int = 0

    def clone(self, extra: int, batch: int = 1) -> KvCache:
        """A copy with room for ``extra`` more tokens, for ``batch`` sequences."""
        layers, _, groups, _, dim = self.keys.shape
        copies = []
        for tensor in (self.keys, self.values):
            copy = tensor.new_empty(layers, batch, groups, self.length + extra, dim)
            copy[:, :, :, : self.length] = tensor[:, :, :, : self.length]
            copies.append(copy)
        return KvCache(copies[0], copies[1], self.length)

    def reserve(self, extra: int) -> None:
        """Make room for ``extra`` more tokens, at least doubling if there is none."""
        capacity = self.keys.shape[3]
        if self.length + extra > capacity:
            grown = self.clone(max(extra, capacity), self.keys.shape[1])
            self.keys, self.values = grown.keys, grown.values


@dataclass
class _Layer:
    attention_norm: Tensor  # [d]
    qkv: Tensor  # [(H + 2G)·D, d]
    out: Tensor  # [d, H·D]
    mlp_norm: Tensor  # [d]
    gate_up: Tensor  # [2·intermediate, d]
    down: Tensor  # [d, intermediate]
    adapt_out: tuple[Tensor, Tensor] | None = None  # W_D [l, d], W_U [d, l] of eq. 8
    adapt_down: tuple[Tensor, Tensor] | None = None


class Decoder:
    """A frozen Llama, and at most one twin adapter on its hidden states.

    Args:
        folder: ``config.json`` and ``*.safetensors``.
        dtype: of the weights; bfloat16 where the CPU computes in it, else float32.
        adapter: module name → (W_D, W_U), as ``checkpoint.read_adapter`` gives it.

    Raises:
        ModelError: the folder holds no Llama that can be run.
    """

    def __init__(
        self,
        folder: Path,
        *,
        dtype: torch.dtype | None = None,
        adapter: dict[str, tuple[Tensor, Tensor]] | None = None,
    ) -> None:
        config = read_config(folder)
        self.dtype = dtype or fast_dtype()
        self.heads: int = config["num_attention_heads"]
        self.groups: int = config.get("num_key_value_heads") or self.heads
        self.width: int = config["hidden_size"]
        self.dim: int = config.get("head_dim") or self.width // self.heads
        self.eps: float = config["rms_norm_eps"]
        self.limit: int = config["max_position_embeddings"]
        self._frequencies = _frequencies(config, self.dim)
        self._rotary(256)
        weights = read_weights(folder, self.dtype)
        try:
            self.embedding = weights["model.embed_tokens.weight"]  # [vocabulary, d]
            self.head = weights.get("lm_head.weight", self.embedding)  # [vocabulary, d]
            self.norm = weights["model.norm.weight"].float()
            self._layers = [self._layer(weights, i) for i in range(config["num_hidden_layers"])]
        except KeyError as e:
            raise ModelError(f"{folder}: weight {e} is missing; the folder is not whole.") from e
        self.adapt(adapter or {})

    def _layer(self, weights: dict[str, Tensor], i: int) -> _Layer:
        def get(*names: str) -> Tensor:
            parts = [weights.pop(f"model.layers.{i}.{name}.weight") for name in names]
            return parts[0] if len(parts) == 1 else torch.cat(parts)

        return _Layer(
            attention_norm=get("input_layernorm").float(),
            qkv=get("self_attn.q_proj", "self_attn.k_proj", "self_attn.v_proj"),
            out=get("self_attn.o_proj"),
            mlp_norm=get("post_attention_layernorm").float(),
            gate_up=get("mlp.gate_proj", "mlp.up_proj"),
            down=get("mlp.down_proj"),
        )

    def adapt(self, adapter: dict[str, tuple[Tensor, Tensor]]) -> None:
        """Put another twin adapter in the place of this one, at once: a pass that is under way ends
        with the old one.

        Args:
            adapter: as for the constructor.
        """

        def pair(i: int, name: str) -> tuple[Tensor, Tensor] | None:
            found = adapter.get(f"model.layers.{i}.{name}")
            return found and (found[0].to(self.dtype), found[1].to(self.dtype))

        self._layers = [
            replace(
                layer,
                adapt_out=pair(i, "self_attn.o_proj"),
                adapt_down=pair(i, "mlp.down_proj"),
            )
            for i, layer in enumerate(self._layers)
        ]

    def _rotary(self, length: int) -> None:
        angles = torch.outer(torch.arange(length).float(), self._frequencies)  # [length, D/2]
        self._cos = torch.cat([angles.cos(), angles.cos()], -1).to(self.dtype)
        self._sin = torch.cat([-angles.sin(), angles.sin()], -1).to(self.dtype)

    def cache(self, capacity: int = 0, batch: int = 1) -> KvCache:
        """An empty cache."""
        shape = (len(self._layers), batch, self.groups, capacity, self.dim)
        return KvCache(torch.empty(shape, dtype=self.dtype), torch.empty(shape, dtype=self.dtype))

    @torch.inference_mode()
    def forward(self, ids: Tensor, cache: KvCache, *, adapted: int | None = 0) -> Tensor:
        """Read ``ids`` [B, T] after what ``cache`` holds, and extend it.

        Args:
            ids: token ids.
            cache: of what was read before.
            adapted: the first of the T tokens in which the twin adapter takes part, 𝒫(·) of
                eq. 8; none if ``None``.

        Returns:
            Hidden states after the final norm, float32 [B, T, d].

        Raises:
            ModelError: the text is longer than the model can read.
        """
        (batch, count), start = ids.shape, cache.length
        first = count if adapted is None else adapted
        end = start + count
        if end > self.limit:
            raise ModelError(f"{end} tokens are more than the {self.limit} that this Llama reads.")
        if end > len(self._cos):
            self._rotary(min(self.limit, 2 * end))
        cache.reserve(count)
        cos, sin = self._cos[start:end], self._sin[start:end]
        mask = torch.ones(count, end, dtype=torch.bool).tril(start) if count > 1 else None
        x = F.embedding(ids, self.embedding).float()  # [B, T, d]
        for i, layer in enumerate(self._layers):
            h = F.rms_norm(x, (self.width,), layer.attention_norm, self.eps).to(self.dtype)
            qkv = F.linear(h, layer.qkv).view(batch, count, -1, self.dim).transpose(1, 2)
            rotated = qkv[:, : self.heads + self.groups]
            rotated = rotated * cos + rotated.roll(self.dim // 2, -1) * sin
            cache.keys[i, :, :, start:end] = rotated[:, self.heads :]
            cache.values[i, :, :, start:end] = qkv[:, self.heads + self.groups :]
            h = F.scaled_dot_product_attention(
                rotated[:, : self.heads],
                cache.keys[i, :, :, :end],
                cache.values[i, :, :, :end],
                attn_mask=mask,
                enable_gqa=self.groups != self.heads,
            )
            h = F.linear(h.transpose(1, 2).reshape(batch, count, -1), layer.out)
            x = x + _adapted(h, layer.adapt_out, first)
            h = F.rms_norm(x, (self.width,), layer.mlp_norm, self.eps).to(self.dtype)
            gate, up = F.linear(h, layer.gate_up).chunk(2, -1)
            h = F.linear(F.silu(gate) * up, layer.down)
            x = x + _adapted(h, layer.adapt_down, first)
        cache.length = end
        return F.rms_norm(x, (self.width,), self.norm, self.eps)

    @torch.inference_mode()
    def logits(self, hidden: Tensor, among: Tensor | None = None) -> Tensor:
        """Scores of the next token, float32 [..., vocabulary], or only of the ids ``among`` [n].

        A bfloat16 logit near 25 is a multiple of 1/8, too coarse to choose by; what is ``among``
        is computed in float32.
        """
        if among is not None:
            return hidden @ self.head[among].float().T
        coarse = F.linear(hidden.to(self.dtype), self.head).float()
        if self.dtype is torch.float32:
            return coarse
        best = coarse.topk(32, dim=-1).indices  # [..., 32]
        exact = (self.head[best].float() @ hidden.unsqueeze(-1)).squeeze(-1)
        return coarse.scatter(-1, best, exact)


def _adapted(h: Tensor, pair: tuple[Tensor, Tensor] | None, first: int) -> Tensor:
    """Eq. 8 on the tokens from ``first`` on, h [B, T, d]."""
    if pair is None or first >= h.shape[1]:
        return h
    return torch.cat([h[:, :first], project(h[:, first:], *pair)], 1)


def fast_dtype() -> torch.dtype:
    """bfloat16 where this CPU multiplies in it, else float32."""
    supported = getattr(torch.cpu, "_is_avx512_bf16_supported", lambda: False)
    return torch.bfloat16 if supported() else torch.float32


def _frequencies(config: dict[str, Any], dim: int) -> Tensor:
    """Rotary frequencies [D/2], with the stretching of Llama 3.1 where the model asks for it."""
    rope = config.get("rope_parameters") or config.get("rope_scaling") or {}
    theta = rope.get("rope_theta") or config.get("rope_theta", 10000.0)
    plain: Tensor = 1.0 / theta ** (torch.arange(0, dim, 2).float() / dim)
    kind = rope.get("rope_type") or rope.get("type", "default")
    if kind == "default":
        return plain
    if kind != "llama3":
        raise ModelError(f"Rotary embedding {kind!r} is not known. Use a Llama 2, 3 or SmolLM2.")
    original = rope["original_max_position_embeddings"]
    low, high = rope["low_freq_factor"], rope["high_freq_factor"]
    turns = original * plain / (2 * math.pi)  # within the original context
    blend = ((turns - low) / (high - low)).clamp(0, 1)  # 0: stretch wholly, 1: leave
    stretched: Tensor = plain * (blend + (1 - blend) / rope["factor"])
    return stretched
