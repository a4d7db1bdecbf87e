"""Turn a GGUF Llama with a byte-level BPE vocabulary into safetensors and ``tokenizer.json``.

Weights are dequantised by the ``gguf`` library and kept in bfloat16. The tokenizer is rebuilt from
the file's own vocabulary and merges. Its pre-tokenizer is named, not contained, in a GGUF file:
only the one that SmolLM uses is known here, and any other is refused rather than guessed.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gentwin_chat.errors import ModelError

if TYPE_CHECKING:
    import torch
    from gguf import GGUFReader

_CONTROL = 3  # gguf TokenType.CONTROL
_TOP = {
    "token_embd": "model.embed_tokens",
    "output_norm": "model.norm",
    "output": "lm_head",
}
_IN_BLOCK = {
    "attn_norm": "input_layernorm",
    "attn_q": "self_attn.q_proj",
    "attn_k": "self_attn.k_proj",
    "attn_v": "self_attn.v_proj",
    "attn_output": "self_attn.o_proj",
    "ffn_norm": "post_attention_layernorm",
    "ffn_gate": "mlp.gate_proj",
    "ffn_up": "mlp.up_proj",
    "ffn_down": "mlp.down_proj",
}


def convert(gguf: Path, folder: Path) -> None:
    """Write ``config.json``, ``model.safetensors`` and the tokenizer's files into ``folder``.

    Raises:
        ModelError: the file is no Llama, or its tokenizer is of a kind not known here.
    """
    from gguf import GGUFReader
    from safetensors.torch import save_file

    reader = GGUFReader(gguf)
    field = {name: f.contents() for name, f in reader.fields.items() if "tokens" not in name}
    if (kind := field.get("general.architecture")) != "llama":
        raise ModelError(f"{gguf}: holds a {kind} model. Name a Llama.")
    if (pre := field.get("tokenizer.ggml.pre")) != "smollm":
        raise ModelError(f"{gguf}: pre-tokenizer {pre!r} is not known. Use a safetensors folder.")

    weights = _weights(reader, field)
    _write_tokenizer(reader, field, folder)
    config = _config(field, tied="lm_head.weight" not in weights)
    _write(folder / "generation_config.json", {"eos_token_id": config["eos_token_id"]})
    save_file(weights, folder / "model.safetensors", metadata={"format": "pt"})
    _write(folder / "config.json", config)  # last: its presence says that the folder is whole


def _weights(reader: GGUFReader, field: dict[str, Any]) -> dict[str, torch.Tensor]:
    """Every tensor by its transformers name, bfloat16, shapes (out, in)."""
    import torch
    from gguf import dequantize

    heads = {
        "attn_q": field["llama.attention.head_count"],
        "attn_k": field["llama.attention.head_count_kv"],
    }
    weights = {}
    for tensor in reader.tensors:
        stem = tensor.name.removesuffix(".weight")
        value = torch.from_numpy(dequantize(tensor.data, tensor.tensor_type).copy())
        if stem in _TOP:
            name = _TOP[stem]
        else:
            _, block, part = stem.split(".")
            name = f"model.layers.{block}.{_IN_BLOCK[part]}"
            if part in heads:
                value = _unpermute(value, heads[part])
        weights[f"{name}.weight"] = value.to(torch.bfloat16).contiguous()
    return weights


def _unpermute(weight: torch.Tensor, heads: int) -> torch.Tensor:
    """GGUF pairs rotary dimensions (0,1),(2,3)…; transformers pairs i with i + head_dim/2."""
    out, inner = weight.shape
    return weight.view(heads, out // heads // 2, 2, inner).transpose(1, 2).reshape(out, inner)


def _config(field: dict[str, Any], *, tied: bool) -> dict[str, Any]:
    heads = field["llama.attention.head_count"]
    return {
        "architectures": ["LlamaForCausalLM"],
        "model_type": "llama",
        "hidden_act": "silu",
        "hidden_size": field["llama.embedding_length"],
        "intermediate_size": field["llama.feed_forward_length"],
        "num_hidden_layers": field["llama.block_count"],
        "num_attention_heads": heads,
        "num_key_value_heads": field["llama.attention.head_count_kv"],
        "head_dim": field["llama.embedding_length"] // heads,
        "max_position_embeddings": field["llama.context_length"],
        "rms_norm_eps": round(field["llama.attention.layer_norm_rms_epsilon"], 9),
        "rope_parameters": {"rope_type": "default", "rope_theta": field["llama.rope.freq_base"]},
        "tie_word_embeddings": tied,
        "vocab_size": field["llama.vocab_size"],
        "bos_token_id": field["tokenizer.ggml.bos_token_id"],
        "eos_token_id": field["tokenizer.ggml.eos_token_id"],
        "pad_token_id": field["tokenizer.ggml.padding_token_id"],
        "dtype": "bfloat16",
    }


def _write_tokenizer(reader: GGUFReader, field: dict[str, Any], folder: Path) -> None:
    from tokenizers import AddedToken, Tokenizer, decoders, models, pre_tokenizers

    vocabulary: list[str] = reader.fields["tokenizer.ggml.tokens"].contents()
    types: list[int] = field["tokenizer.ggml.token_type"]
    merges = [tuple(m.split(" ")) for m in field["tokenizer.ggml.merges"]]
    tokenizer = Tokenizer(models.BPE({t: i for i, t in enumerate(vocabulary)}, merges))
    # SmolLM cuts every digit off before the byte-level split; a GGUF reader that forgets it
    # tokenises "  12" and "x1 2" in ways the model has never seen.
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Digits(individual_digits=True),
            pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=True),
        ]
    )
    tokenizer.decoder = decoders.ByteLevel()
    tokenizer.add_special_tokens(
        [
            AddedToken(token, special=True, normalized=False)
            for token, kind in zip(vocabulary, types, strict=True)
            if kind == _CONTROL
        ]
    )
    tokenizer.save(str(folder / "tokenizer.json"))
    names = {"bos": "bos", "eos": "eos", "unk": "unknown", "pad": "padding"}
    _write(
        folder / "tokenizer_config.json",
        {
            "tokenizer_class": "PreTrainedTokenizerFast",
            "clean_up_tokenization_spaces": False,
            "model_max_length": field["llama.context_length"],
            "chat_template": field["tokenizer.chat_template"],
            **{
                f"{short}_token": vocabulary[field[f"tokenizer.ggml.{long}_token_id"]]
                for short, long in names.items()
            },
        },
    )


def _write(path: Path, content: dict[str, Any]) -> None:
    path.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
