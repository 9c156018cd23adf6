"""Random draws that depend on what is drawn and never on the order in which it is asked for.

Every judged number has its own stream, keyed by its names (seed, judge, evidence, hypothesis), and every block of
a stream is found by its number alone: a counter-based generator (Salmon et al., "Parallel random numbers: as easy
as 1, 2, 3", SC 2011: Philox). Rows, hypotheses and blocks may be computed in any order, on any number of
processes, and give the same bits.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import blake2b
from typing import NamedTuple

import numpy as np

from backchannel.reasoning.pert import SIZE, Floats

BLOCK = 32768
"""Draws of a block: its arrays fit a cache."""
BITS = 16
"""Random bits of a draw, of which the highest choose the place in the table."""
SPARE = BITS - (SIZE - 1).bit_length()
"""Random bits of a draw that are not needed."""


class Block(NamedTuple):
    """A run of draws: its number among the blocks, and how many draws it holds."""

    number: int
    size: int

    @property
    def start(self) -> int:
        """Number of the first of its draws."""
        return self.number * BLOCK


def blocks(draws: int) -> Iterator[Block]:
    """Yield the blocks of so many draws.

    >>> [block.size for block in blocks(40_000)]
    [32768, 7232]
    """
    for number, start in enumerate(range(0, draws, BLOCK)):
        yield Block(number, min(BLOCK, draws - start))


def draw(values: Floats, key: tuple[str, ...], block: Block) -> Floats:
    """Return the draws of one block of one stream from a table of quantiles.

    Args:
        values: a table of ``SIZE`` equally probable values, or a single value.
        key: the names of the stream; the first is the seed.
        block: which draws.

    Returns:
        as many values as the block holds, or the single value.

    >>> from backchannel.reasoning.judged import Range
    >>> from backchannel.reasoning.pert import table
    >>> weights = table(Range(1, 2, 3))
    >>> first = draw(weights, ("1950", "korea"), Block(0, 5))
    >>> again = draw(weights, ("1950", "korea"), Block(0, 3))
    >>> bool((first[:3] == again).all())
    True
    """
    if len(values) == 1:
        return values
    name = "\x1f".join(key).encode()
    seed = int.from_bytes(blake2b(name, digest_size=16).digest(), "little")
    words = np.random.Philox(key=seed, counter=block.number << 64).random_raw(-(-block.size * BITS // 64))
    bits = words.astype("<u8", copy=False).view("<u2")[: block.size]
    places = (bits >> SPARE).astype(np.intp)
    return np.asarray(values.take(places, mode="clip"))
