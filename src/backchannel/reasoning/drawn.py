"""How often judged numbers are drawn, and from which seed, unless it is said otherwise."""

from __future__ import annotations

SEED = 1950
DRAWS = 100_000
"""Of a weighing or a game that is asked for alone: the Monte Carlo error of a share is at most 0.16 per cent."""
DRAWS_OF_AN_AUDIT = 20_000
"""Of every weighing and game of an audit, so that it answers in seconds: the error of a share is at most 0.35 per cent."""
FEWEST_DRAWS, MOST_DRAWS = 100, 10_000_000
"""Of fewer draws no error can be told."""
