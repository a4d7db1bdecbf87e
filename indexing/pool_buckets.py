"""The partition of eq. 4, kept up to date by moving whole buckets.

M cancels out of eq. 4: pᵢ > c·avg(p) ⇔ xᵢ > c·S/m, with the integers xᵢ = Nᵢ·⊥ᵢ, S = Σxᵢ and m
nodes. So nodes lie in buckets of equal x, each with its Σ(1+d), and a node's pool is that of its
bucket: a comparison with two integer thresholds, ⌊½·S/m⌋ and ⌊¾·S/m⌋. When S or m moves a
threshold, the buckets that it crosses change pool as a whole; their members are not looked at.
"""

from __future__ import annotations

from collections.abc import Iterator

from gentwin_chat.indexing.pooling import Pool


class PoolBuckets:
    """Nodes by x = N·⊥.

    Attributes:
        mass: pool → Σ(1+d) of its members, the numerator of eq. 6.
    """

    def __init__(self) -> None:
        self.mass: dict[Pool, int] = dict.fromkeys(Pool, 0)
        self._members: dict[int, set[str]] = {}
        self._masses: dict[int, int] = {}  # x → Σ(1+d) of its bucket
        self._sum = 0  # S
        self._count = 0  # m
        self._medium_above = self._high_above = 0  # x above them is in P_M, P_H

    def add(self, identifier: str, x: int, mass: int) -> None:
        """Put a node with x and 1+d = ``mass`` into its bucket. O(1)."""
        self._members.setdefault(x, set()).add(identifier)
        self._masses[x] = self._masses.get(x, 0) + mass
        self.mass[self.pool(x)] += mass
        self._sum += x
        self._count += 1

    def remove(self, identifier: str, x: int, mass: int) -> None:
        """Take a node out; ``x`` and ``mass`` are those with which it was added. O(1)."""
        self.mass[self.pool(x)] -= mass
        self._masses[x] -= mass
        self._members[x].remove(identifier)
        if not self._members[x]:
            del self._members[x], self._masses[x]
        self._sum -= x
        self._count -= 1

    def settle(self) -> int:
        """Move the thresholds to where S and m put them; return the number of buckets moved.

        Costs O(1) per value of x that a threshold crosses. A threshold moves by at most
        ⌈¾·|Δ(S/m)|⌉: by one at most when a single relation changes among two nodes or more.
        """
        m = self._count
        medium, high = (self._sum // (2 * m), 3 * self._sum // (4 * m)) if m else (0, 0)
        if (medium, high) == (self._medium_above, self._high_above):
            return 0
        crossed = {
            *self._between(self._medium_above, medium),
            *self._between(self._high_above, high),
        }
        for x in crossed:
            self.mass[self.pool(x)] -= self._masses[x]
        self._medium_above, self._high_above = medium, high
        for x in crossed:
            self.mass[self.pool(x)] += self._masses[x]
        return len(crossed)

    def pool(self, x: int) -> Pool:
        """The pool of the nodes with this x."""
        if x > self._high_above:
            return Pool.HIGH
        return Pool.MEDIUM if x > self._medium_above else Pool.LOW

    def members(self) -> dict[Pool, set[str]]:
        """The nodes of each pool."""
        result: dict[Pool, set[str]] = {pool: set() for pool in Pool}
        for x, members in self._members.items():
            result[self.pool(x)] |= members
        return result

    def descending(self) -> Iterator[set[str]]:
        """The buckets, highest x first."""
        for x in sorted(self._members, reverse=True):
            yield self._members[x]

    def _between(self, a: int, b: int) -> Iterator[int]:
        """The values of x that a threshold passes on its way from ``a`` to ``b``."""
        low, high = min(a, b), max(a, b)
        if high - low <= len(self._members):
            return (x for x in range(low + 1, high + 1) if x in self._members)
        return (x for x in self._members if low < x <= high)
