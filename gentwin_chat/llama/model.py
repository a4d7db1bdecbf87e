"""A Llama that answers: streams text, scores continuations, keeps what prompts have in common."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from gentwin_chat.errors import ModelError
from gentwin_chat.llama.source import locate
from gentwin_chat.llama.tokens import ChatTokenizer, Message
from gentwin_chat.settings import Settings, settings

if TYPE_CHECKING:
    from gentwin_chat.llama.decoder import KvCache

_BATCH = 16  # prompts read together
_PREFIXES = 8  # unchanging beginnings whose keys and values are kept


class Llama:
    """A frozen Llama with at most one twin adapter. Safe to share between threads.

    The adapter takes part from a prompt's last token on, after which the answer is told (𝒫(·) of
    eq. 8 extracts those tokens); what comes before is read by the frozen Llama.

    Args:
        folder: of the base model; found and if need be fetched by :func:`locate` if ``None``.
        adapter: folder of a twin adapter trained on this base; none if ``None``. If it is a link,
            the Llama goes on with what the link leads to whenever it begins to read.
        threads: CPU threads; all cores if ``None``.

    Raises:
        ModelError: the model or the adapter cannot be loaded, or they do not belong together.
    """

    def __init__(
        self,
        folder: Path | None = None,
        *,
        adapter: Path | None = None,
        threads: int | None = None,
    ) -> None:
        import torch

        from gentwin_chat.llama.checkpoint import fingerprint, read_adapter
        from gentwin_chat.llama.decoder import Decoder

        if threads:
            torch.set_num_threads(threads)
        self.folder = folder or locate()
        self.adapter = adapter and adapter.resolve()
        self._link = adapter if adapter and adapter.is_symlink() else None
        self.fingerprint = fingerprint(self.folder)
        self.tokenizer = ChatTokenizer(self.folder)
        self.decoder = Decoder(
            self.folder,
            adapter=read_adapter(self.adapter, self.fingerprint) if self.adapter else None,
        )
        self._prefixes: OrderedDict[tuple[int, ...], KvCache] = OrderedDict()
        self._lock = threading.Lock()

    def adapt(self, adapter: Path) -> None:
        """Go on with another twin adapter, at once and safely while others read.

        Raises:
            ModelError: it cannot be loaded or belongs to another base; the old one stays.
        """
        from gentwin_chat.llama.checkpoint import read_adapter

        found = read_adapter(adapter, self.fingerprint)
        with self._lock:
            self.decoder.adapt(found)
            self.adapter = adapter

    def _follow(self) -> None:
        """Go on with another twin adapter if the link to it leads elsewhere now."""
        if self._link and (target := self._link.resolve()) != self.adapter:
            self.adapt(target)

    def primed(self, prefix: Sequence[int], extra: int) -> KvCache:
        """A cache that has read ``prefix``, with room for ``extra`` tokens.

        The prefix is read once and remembered; the copy is the caller's own.
        """
        import torch

        key = tuple(prefix)
        with self._lock:
            known = self._prefixes.get(key)
            if known is None:
                known = self.decoder.cache(len(prefix))
                if prefix:
                    self.decoder.forward(torch.tensor([list(prefix)]), known, adapted=None)
                self._prefixes[key] = known
                if len(self._prefixes) > _PREFIXES:
                    self._prefixes.popitem(last=False)
            self._prefixes.move_to_end(key)
        return known.clone(extra)

    def prime(self, prefix: Sequence[int]) -> None:
        """Read an unchanging beginning now, so that the first use does not wait for it."""
        self.primed(prefix, 0)

    def generate(
        self,
        prompt: str | Sequence[Message],
        *,
        max_tokens: int = 256,
        temperature: float = 0.0,
        seed: int | None = None,
        stop: Sequence[str] = (),
        adapted: bool = False,
        kept: int = 0,
    ) -> Iterator[str]:
        """Stream a continuation of a text, or the assistant's reply to a conversation.

        Args:
            prompt: text to continue, or messages (rendered by the model's chat template).
            max_tokens: at most so many are generated.
            temperature: 0 takes the likeliest token each time; the same prompt, the same text.
            seed: of the sampling, where there is any.
            stop: texts before which the answer ends.
            adapted: whether the twin adapter takes part; it knows how to phrase facts and read
                relations, and has forgotten how to talk about anything else.
            kept: so many tokens are an unchanging beginning, read once and remembered.

        Yields:
            Pieces of text as they come, always whole characters.

        Raises:
            ModelError: the prompt is longer than the model can read.
        """
        import torch

        self._follow()
        tokens = self.tokenizer
        ids = tokens.encode(prompt) if isinstance(prompt, str) else tokens.chat(prompt)
        room = min(max_tokens, self.decoder.limit - len(ids))
        if not ids or room < 1:
            raise ModelError(f"A prompt of {len(ids)} tokens leaves no room. Shorten it.")
        generator = torch.Generator().manual_seed(seed) if seed is not None else None
        kept = min(kept, len(ids) - 1)
        cache = self.primed(ids[:kept], len(ids) - kept + room)
        ids = ids[kept:]
        text = _Text(tokens, stop)
        for _ in range(room):
            last = len(ids) - 1 if adapted else None
            hidden = self.decoder.forward(torch.tensor([ids]), cache, adapted=last)[0, -1]
            scores = self.decoder.logits(hidden)
            if temperature > 0:
                chances = torch.softmax(scores / temperature, -1)
                token = int(torch.multinomial(chances, 1, generator=generator))
            else:
                token = int(scores.argmax())
            if token in tokens.eos:
                break
            if piece := text.push(token):
                yield piece
            if text.stopped:
                return
            ids = [token]
        if piece := text.flush():
            yield piece

    def narrow(
        self, prefix: Sequence[int], prompt: Sequence[int], branches: Sequence[Sequence[int]]
    ) -> Iterator[list[int]]:
        """Walk a trie of token sequences, taking the likeliest token wherever it forks.

        What the branches share is never decided, and is read in one pass at the next fork.

        Args:
            prefix: an unchanging beginning, read once and remembered.
            prompt: what follows it; must not be empty.
            branches: distinct sequences, none of which begins another.

        Yields:
            After each fork the indices of the branches that are still open; the last has one.

        Raises:
            ModelError: the text is longer than the model can read.
        """
        import torch

        self._follow()
        live = list(range(len(branches)))
        cache: KvCache | None = None
        unread, last, at = list(prompt), len(prompt) - 1, 0
        while len(live) > 1:
            choices = sorted({branches[i][at] for i in live})
            token = choices[0]
            if len(choices) > 1:
                if cache is None:
                    cache = self.primed(prefix, len(prompt) + max(map(len, branches)))
                hidden = self.decoder.forward(torch.tensor([unread]), cache, adapted=last)[0, -1]
                scores = self.decoder.logits(hidden, torch.tensor(choices))
                token, unread, last = choices[int(scores.argmax())], [], 0
                live = [i for i in live if branches[i][at] == token]
                yield live
            unread.append(token)
            at += 1

    def score(
        self,
        prompt: str,
        continuations: Sequence[str],
        *,
        prefix: str = "",
        adapted: bool = False,
    ) -> list[float]:
        """Log-likelihood (natural) of each continuation after ``prefix + prompt``.

        Args:
            prompt: what changes from call to call.
            continuations: texts to weigh; read as one batch.
            prefix: an unchanging beginning, read once and remembered.
            adapted: whether the twin adapter takes part.

        Returns:
            One sum of token log-probabilities each, ≤ 0; 0.0 for an empty continuation.

        Raises:
            ModelError: prefix and prompt are both empty.
        """
        import torch

        self._follow()
        start = self.tokenizer.encode(prompt)
        head = self.tokenizer.encode(prefix)
        if not start and not head:
            raise ModelError("Nothing to continue: the prompt is empty. Give it some text.")
        if not start:
            head, start = head[:-1], head[-1:]
        tails = [self.tokenizer.encode(text) for text in continuations]
        longest = max(map(len, tails), default=0)
        if not longest:
            return [0.0] * len(tails)
        read = self.decoder.forward
        prompt_cache = self.primed(head, len(start))
        last = len(start) - 1 if adapted else None
        first = read(torch.tensor([start]), prompt_cache, adapted=last)[:, -1:]  # [1, 1, d]
        batch = torch.zeros(len(tails), longest, dtype=torch.long)
        for row, tail in zip(batch, tails, strict=True):
            row[: len(tail)] = torch.tensor(tail)
        with torch.inference_mode():
            hidden = first.expand(len(tails), -1, -1)  # [B, 1, d]
            if longest > 1:
                cache = prompt_cache.clone(longest, len(tails))
                told = read(batch[:, :-1], cache, adapted=0 if adapted else None)
                hidden = torch.cat([hidden, told], 1)
            result = []
            for row, tail in zip(hidden, tails, strict=True):
                chances = self.decoder.logits(row[: len(tail)]).log_softmax(-1)
                picked = chances.gather(-1, torch.tensor(tail, dtype=torch.long).unsqueeze(-1))
                result.append(float(picked.sum()))
        return result

    def chances(self, prompts: Sequence[str], choices: Sequence[str]) -> Iterator[list[float]]:
        """How likely each choice is to follow each prompt, one of them being sure to.

        Prompts of one length share a batch.

        Args:
            prompts: texts; none may be empty.
            choices: continuations that begin with different tokens.

        Yields:
            For each prompt, in order, one probability a choice; they add up to 1.

        Raises:
            ModelError: a prompt is empty or too long, or two choices begin alike.
        """
        import torch

        self._follow()
        firsts = [(self.tokenizer.encode(c) or [-1])[0] for c in choices]
        if len(set(firsts)) < len(firsts) or -1 in firsts:
            raise ModelError(f"{list(choices)} do not begin with different tokens. Reword them.")
        among = torch.tensor(firsts)
        read = [self.tokenizer.encode(p) for p in prompts]
        if not all(read):
            raise ModelError("A prompt is empty: there is nothing to follow. Give it some text.")
        by_length: dict[int, list[int]] = {}
        for number, ids in enumerate(read):
            by_length.setdefault(len(ids), []).append(number)
        found: dict[int, list[float]] = {}
        waiting = 0
        for length, numbers in sorted(by_length.items()):
            for start in range(0, len(numbers), _BATCH):
                group = numbers[start : start + _BATCH]
                batch = torch.tensor([read[n] for n in group])  # [B, T]
                cache = self.decoder.cache(length, len(group))
                hidden = self.decoder.forward(batch, cache, adapted=length - 1)[:, -1]
                scores = self.decoder.logits(hidden, among).softmax(-1)
                found.update(zip(group, scores.tolist(), strict=True))
                while waiting in found:
                    yield found.pop(waiting)
                    waiting += 1


class _Text:
    """Tokens to text, holding back half characters and what may become a stop text."""

    def __init__(self, tokens: ChatTokenizer, stop: Sequence[str]) -> None:
        self._tokens, self._stop = tokens, [s for s in stop if s]
        self._ids: list[int] = []
        self._given = 0
        self.stopped = False

    def push(self, token: int) -> str:
        self._ids.append(token)
        text = self._tokens.decode(self._ids)
        whole = len(text.rstrip("\ufffd"))
        for stop in self._stop:
            if (at := text.find(stop)) >= 0:
                self.stopped = True
                return self._give(text, at)
            for size in range(min(len(stop), whole), 0, -1):
                if text[:whole].endswith(stop[:size]):
                    whole -= size
                    break
        return self._give(text, whole)

    def flush(self) -> str:
        text = self._tokens.decode(self._ids)
        return self._give(text, len(text))

    def _give(self, text: str, end: int) -> str:
        piece = text[self._given : end]
        self._given = max(self._given, end)
        return piece


def load(options: Settings | None = None) -> Llama:
    """The Llama that the settings ask for, loaded once a process for the same settings.

    Without ``GENTWIN_ADAPTER`` the shipped twin adapter is used with the default base model, and
    none with another base; ``none`` asks for the bare Llama.

    Raises:
        ModelError: model or adapter cannot be loaded, or they do not belong together.
    """
    from gentwin_chat.finetune.weights import WEIGHTS

    options = options or settings()
    said = options.adapter
    if said is None:
        adapter = WEIGHTS if options.model is None else None
    else:
        adapter = None if said == "none" else Path(said).expanduser()
    return _load(locate(options), adapter, options.threads)


@cache
def _load(folder: Path, adapter: Path | None, threads: int | None) -> Llama:
    return Llama(folder, adapter=adapter, threads=threads)
