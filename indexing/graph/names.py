"""Near names: trigram search over folded names, for typos and parts of names.

Trigrams (as PostgreSQL's pg_trgm takes them, with padding that marks beginning and end) choose
candidates by the Dice coefficient; edit distance ranks them. All postings are numpy arrays, so a
search over 100 000 names takes milliseconds.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz

from gentwin_chat.domain import name_key

_CANDIDATES = 200
_FLOOR = 0.5  # below this, a name has hardly more in common with the text than its length
LOOK_ALIKE = str.maketrans("oilsb", "01158")  # "gw-21O" means gw-210


class NameIndex:
    """Folded names that only ever grow in number, searchable by likeness. Thread-safe."""

    def __init__(self) -> None:
        self._keys: list[str] = []
        self._indexed = 0
        self._codes = np.empty(0, np.int64)
        self._postings = np.empty(0, np.int32)
        self._sizes = np.empty(0, np.int32)
        self._lock = threading.Lock()

    def __len__(self) -> int:
        return len(self._keys)

    def add(self, keys: Sequence[str], *, after: int) -> None:
        """Learn ``keys``, which follow the first ``after`` ones; skips those known already."""
        with self._lock:
            self._keys += keys[len(self._keys) - after :]

    def nearest(self, text: str, limit: int = _CANDIDATES) -> list[tuple[str, float]]:
        """The names most like ``text`` with their likeness in (0, 1], best first."""
        query = name_key(text)
        if not query:
            return []
        scored = [(key, likeness(text, key)) for key in self._candidates(query)]
        good = [(key, score) for key, score in scored if near_enough(score)]
        return sorted(good, key=lambda hit: (-hit[1], len(hit[0]), hit[0]))[:limit]

    def _candidates(self, query: str) -> list[str]:
        with self._lock:
            # Rebuilding costs about a microsecond a name: worth it once many have come.
            if len(self._keys) - self._indexed > max(100, self._indexed // 20):
                self._build()
            keys, indexed, sizes = self._keys, self._indexed, self._sizes
            codes, postings = self._codes, self._postings
            recent = keys[indexed:]
        wanted = np.unique(_trigrams([query])[0])
        first = np.searchsorted(codes, wanted, "left")
        last = np.searchsorted(codes, wanted, "right")
        shared = np.zeros(indexed, np.int32)
        for begin, end in zip(first, last, strict=True):
            shared[postings[begin:end]] += 1  # a name holds a trigram once: no repeats in a slice
        met = np.flatnonzero(shared)
        dice = 2 * shared[met] / (len(wanted) + sizes[met])
        # Long names that hold the text as a part score low by Dice: also those that contain most.
        part = shared[met] / len(wanted)
        best = {int(met[i]) for score in (dice, part) for i in _top(score, _CANDIDATES)}
        return recent + [keys[i] for i in sorted(best)]

    def _build(self) -> None:
        codes, owners = _trigrams(self._keys)
        order = np.argsort(codes, kind="stable")  # owners ascend, and so they do within a code
        codes, owners = codes[order], owners[order]
        again = (codes[1:] == codes[:-1]) & (owners[1:] == owners[:-1])
        once = np.concatenate([[True], ~again])[: len(codes)]
        self._codes, self._postings = codes[once], owners[once]
        self._sizes = np.bincount(self._postings, minlength=len(self._keys)).astype(np.int32)
        self._indexed = len(self._keys)


def likeness(text: str, key: str) -> float:
    """How near the folded name ``key`` is to ``text``: 1.0 if it folds to the same.

    The better of the edit similarity of the wholes and that of each word of ``text`` to its best
    place in ``key`` (parts of a name, words in another order), the latter weighed below the former.
    """
    query = name_key(text)
    if query == key or not query:
        return float(bool(query))
    plain = fuzz.ratio(query, key)
    alike = fuzz.ratio(query.translate(LOOK_ALIKE), key.translate(LOOK_ALIKE))
    parts = [k for k in map(name_key, text.split()) if k]
    # A part longer than the name itself would find the name in it: the wrong way round.
    within = sum(
        len(part) * (fuzz.partial_ratio(part, key) if len(part) <= len(key) else plain)
        for part in parts
    ) / sum(map(len, parts))
    return min(0.99, max(plain, 0.99 * alike, 0.9 * within) / 100)


def near_enough(score: float) -> bool:
    """Whether a likeness is worth offering to a person."""
    return score >= _FLOOR


def _trigrams(keys: Sequence[str]) -> tuple[NDArray[np.int64], NDArray[np.int32]]:
    """Trigram codes of all ``keys``, and beside each the index of its key."""
    padded = [f"  {key.translate(LOOK_ALIKE)} " for key in keys]
    letters = np.frombuffer("".join(padded).encode("utf-32-le"), np.uint32).astype(np.int64)
    owners = np.repeat(np.arange(len(padded), dtype=np.int32), [len(key) for key in padded])
    codes = (letters[:-2] << 42) | (letters[1:-1] << 21) | letters[2:]
    inside = owners[:-2] == owners[2:]
    return codes[inside], owners[:-2][inside]


def _top(score: NDArray[np.float64], count: int) -> NDArray[np.intp]:
    return np.argpartition(-score, count)[:count] if len(score) > count else np.arange(len(score))
