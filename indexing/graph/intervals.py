"""Which rows held in an earlier version, found by an index: the relational interval tree.

Every interval of versions is filed under its *fork*: of the versions in it, the one that stands
highest in a binary tree over all numbers, which is the one divisible by the highest power of two.
The intervals that hold at v lie at the nodes on the way from the root to v, so one look at each of
these log₂(newest) nodes finds them all, however many intervals ended before or began after.

H.-P. Kriegel, M. Pötke, T. Seidl: Managing Intervals Efficiently in Object-Relational Databases,
VLDB 2000.
"""

from __future__ import annotations


def fork(since: int, until: int) -> int:
    """The node under which the versions ``since ≤ v < until`` are filed; ``since`` is 1 or more."""
    last = until - 1
    level = ((since - 1) ^ last).bit_length() - 1
    return last >> level << level


def way(version: int, newest: int) -> list[int]:
    """The nodes that hold every interval which contains ``version`` and began by ``newest``."""
    lowest = (version & -version).bit_length() - 1
    return [
        (version >> level + 1 << level + 1) | 1 << level
        for level in range(max(0, lowest), newest.bit_length())
    ]


def forks(until: int) -> list[int]:
    """The nodes under which intervals that end before ``until`` may be filed, the lowest first.

    Each is filed under the last of them that is not before its ``since``: what :func:`fork` says,
    in a form that a database can look up without arithmetic on bits.
    """
    last = until - 1
    return [last >> level << level for level in range(last.bit_length())]
