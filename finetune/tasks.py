"""The adapter's tasks as samples: to phrase answers, and to read relations out of lines of text."""

from __future__ import annotations

from gentwin_chat.finetune import relations
from gentwin_chat.finetune.batching import Sample
from gentwin_chat.finetune.phrasebook import Example, examples
from gentwin_chat.finetune.vocabulary import HELD_OUT, TRAIN
from gentwin_chat.llama import ChatTokenizer
from gentwin_chat.verbaliser import messages


def samples(
    tokenizer: ChatTokenizer, phrasings: int, lines: int, seed: int, *, held_out: bool = False
) -> dict[str, list[Sample]]:
    """Samples of each task by its name; the same seed gives the same ones.

    Args:
        tokenizer: of the Llama.
        phrasings: how many questions with drafts; the task is left out if 0.
        lines: how many questions on lines of text; likewise.
        seed: of the networks that are spoken of.
        held_out: of the words and wordings that are never trained on.
    """
    found: dict[str, list[Sample]] = {}
    if phrasings:
        drawn = examples(HELD_OUT if held_out else TRAIN, phrasings, seed)
        found["phrasing"] = [phrasing(tokenizer, e) for e in drawn]
    if lines:
        found["relations"] = relations.examples(lines, seed, tokenizer, held_out=held_out)
    return found


def phrasing(tokenizer: ChatTokenizer, example: Example) -> Sample:
    """A phrasing example: the conversation is read, the answer learnt."""
    prompt = tokenizer.chat(messages(example.question, str(example.draft)))
    return Sample(prompt, [*tokenizer.encode(example.target), min(tokenizer.eos)])
