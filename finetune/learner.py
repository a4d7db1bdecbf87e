"""An adapter that goes on learning, on a Llama that has read every prompt once."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import torch

from gentwin_chat.errors import ModelError
from gentwin_chat.finetune.base import load_base, upper_modules
from gentwin_chat.finetune.batching import Sample
from gentwin_chat.finetune.fit import FitConfig, History, Measures, Progress, fit, measures
from gentwin_chat.finetune.frozen import Frozen
from gentwin_chat.finetune.saving import save_adapter
from gentwin_chat.finetune.twin_adapter import TwinAdapterConfig, TwinAdapterLayer
from gentwin_chat.generation import NEITHER, NO, YES, Verdict
from gentwin_chat.llama import ChatTokenizer, locate
from gentwin_chat.llama.checkpoint import fingerprint, read_adapter

if TYPE_CHECKING:
    from peft import PeftModel


class Learner:
    """A frozen Llama with a twin adapter on its upper layers.

    Args:
        seed: of the adapter's initial weights.
        layers: how many of the upper layers are adapted; half of them if ``None``.
        bottleneck: l of eq. 8.
        base: folder of the Llama; the default one if ``None``.
        answers: what may follow a prompt: that the relation holds, does not, neither.

    Raises:
        ModelError: the Llama cannot be loaded.
    """

    def __init__(
        self,
        seed: int = 0,
        *,
        layers: int | None = None,
        bottleneck: int = 64,
        base: Path | None = None,
        answers: tuple[str, str, str] = (YES, NO, NEITHER),
    ) -> None:
        from peft import get_peft_model

        base = base or locate()
        self.tokenizer = ChatTokenizer(base)
        llama = load_base(base, torch.float32)
        self._config = TwinAdapterConfig(
            task_type="CAUSAL_LM",
            bottleneck=bottleneck,
            base_fingerprint=fingerprint(base),
            target_modules=upper_modules(llama, ["down_proj"], layers),
        )
        self.model: PeftModel = get_peft_model(llama, self._config)
        self.answers = tuple(self.tokenizer.encode(a)[0] for a in answers)
        self.frozen = Frozen(self.model)
        self.reset(seed)

    @classmethod
    def of(cls, adapter: Path) -> Learner:
        """A learner that goes on from a saved adapter of the default Llama.

        Raises:
            ModelError: it cannot be read, or was not saved by a learner.
        """
        try:
            options = json.loads((adapter / "adapter_config.json").read_text(encoding="utf-8"))
            layers = options["target_modules"].count("|") + 1
            learner = cls(layers=layers, bottleneck=options["bottleneck"])
        except (OSError, ValueError, LookupError, AttributeError) as e:
            raise ModelError(f"{adapter}: no twin adapter: {e}. Name a folder of one.") from e
        learner.take_up(adapter)
        return learner

    def reset(self, seed: int) -> None:
        """Begin anew with an untrained adapter; what the Llama has read is kept."""
        torch.manual_seed(seed)
        for layer in self.model.modules():
            if isinstance(layer, TwinAdapterLayer):
                layer.update_layer("default", self._config)
        self.model.eval()

    def fit(
        self,
        samples: Sequence[Sample],
        config: FitConfig,
        on_progress: Callable[[Progress], None] | None = None,
        *,
        resume: Path | None = None,
    ) -> History:
        """Learn from samples; see :func:`gentwin_chat.finetune.fit.fit`."""
        rows = self.frozen.kept(samples)
        with self.frozen.attached():
            history = fit(self.model, rows, {}, config, on_progress, resume=resume)
        self.model.eval()
        return history

    def measures(self, samples: Sequence[Sample]) -> Measures:
        """Loss, L1 and accuracy on samples of any task now."""
        with self.frozen.attached():
            return measures(self.model, self.frozen.kept(samples), FitConfig(precision="fp32"))

    def judge(self, prompts: Sequence[str]) -> list[Verdict]:
        """What the adapter makes of prompts now: a :data:`gentwin_chat.generation.Judge`."""
        if not prompts:
            return []
        asked = [Sample(self.tokenizer.encode(p), self.answers[-1:]) for p in prompts]
        chances = self.frozen.chances(self.frozen.kept(asked), self.answers)
        return [Verdict(yes, no) for yes, no, _ in chances.tolist()]

    def take_up(self, folder: Path) -> None:
        """Go on from an adapter that was saved before.

        Raises:
            ModelError: it cannot be read, or is of another base, shape or layers.
        """
        known = read_adapter(folder, self._config.base_fingerprint or "")
        layers = {
            name.removeprefix("base_model.model."): module
            for name, module in self.model.named_modules()
            if isinstance(module, TwinAdapterLayer)
        }
        if layers.keys() != known.keys():
            raise ModelError(f"{folder}: adapts other layers. Name one trained by this command.")
        with torch.no_grad():
            for name, (down, up) in known.items():
                held = layers[name].twin_adapter_down["default"]
                if held.shape != down.shape:
                    raise ModelError(f"{folder}: its bottleneck is {len(down)}, not {len(held)}.")
                held.copy_(down)
                layers[name].twin_adapter_up["default"].copy_(up)

    def save(self, folder: Path) -> None:
        """Write the adapter; see :func:`gentwin_chat.finetune.saving.save_adapter`.

        Raises:
            ModelError: it cannot be written.
        """
        save_adapter(self.model, folder)
