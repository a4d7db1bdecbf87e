"""Fine-tuning of the frozen Llama by the twin adapter (§II-B.2, eq. 8)."""

from gentwin_chat.finetune.weights import WEIGHTS

__all__ = ["WEIGHTS"]
