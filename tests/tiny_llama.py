"""A Llama too small to know anything, for tests of what must hold whatever a model prefers."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

TEMPLATE = (
    "{% for m in messages %}<|im_start|>{{ m.role }}\n{{ m.content }}<|im_end|>\n{% endfor %}"
    "{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}"
)


def write_tiny(folder: Path, seed: int = 0, *, words: Sequence[str] = (), **config: object) -> Path:
    """Write a Llama of random weights, one token a byte and one for each of ``words``, into
    ``folder``."""
    import torch
    from safetensors.torch import save_file
    from tokenizers import AddedToken, Tokenizer, decoders, models, pre_tokenizers

    folder.mkdir(parents=True, exist_ok=True)
    alphabet = sorted(pre_tokenizers.ByteLevel.alphabet())
    tokenizer = Tokenizer(models.BPE({c: i for i, c in enumerate(alphabet)}, []))
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    tokenizer.add_special_tokens(
        [AddedToken(t, special=True) for t in ("<|im_start|>", "<|im_end|>")]
    )
    tokenizer.add_tokens([AddedToken(w, normalized=False) for w in words])
    tokenizer.save(str(folder / "tokenizer.json"))
    (folder / "tokenizer_config.json").write_text(json.dumps({"chat_template": TEMPLATE}))
    width, layers, heads, groups = 16, 2, 4, 2
    options = {
        "model_type": "llama", "hidden_size": width, "intermediate_size": 32, "hidden_act": "silu",
        "num_hidden_layers": layers, "num_attention_heads": heads, "num_key_value_heads": groups,
        "max_position_embeddings": 4096, "rms_norm_eps": 1e-5, "vocab_size": 258 + len(words),
        "rope_parameters": {"rope_type": "default", "rope_theta": 10000.0},
        "tie_word_embeddings": True, "eos_token_id": 257, "bos_token_id": 256, **config,
    }  # fmt: skip
    (folder / "config.json").write_text(json.dumps(options))
    generator = torch.Generator().manual_seed(seed)
    shapes = {"model.embed_tokens": (258 + len(words), width), "model.norm": (width,)}
    for i in range(layers):
        shapes |= {
            f"model.layers.{i}.{name}": shape
            for name, shape in {
                "input_layernorm": (width,),
                "self_attn.q_proj": (width, width),
                "self_attn.k_proj": (width // 2, width),
                "self_attn.v_proj": (width // 2, width),
                "self_attn.o_proj": (width, width),
                "post_attention_layernorm": (width,),
                "mlp.gate_proj": (32, width),
                "mlp.up_proj": (32, width),
                "mlp.down_proj": (width, 32),
            }.items()
        }
    weights = {f"{n}.weight": torch.randn(s, generator=generator) * 0.5 for n, s in shapes.items()}
    save_file(weights, folder / "model.safetensors", metadata={"format": "pt"})
    return folder
