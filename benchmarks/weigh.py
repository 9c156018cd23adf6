"""How long it takes to weigh and to play, beside NumPy's own beta sampler on the same judged numbers.

Run it by hand after installation: ``.venv/bin/python benchmarks/weigh.py [draws] [runs]``. Ours and the peer run in
turn on the same cells, and the medians are compared. The peer draws from the beta distribution and does nothing
with the draws. Ours is timed drawing alone, on one core like the peer, and weighing under four treatments of
dependence, on one core and on two. The Korean game is solved with one set of stakes, and with the nine that ``play``
solves: its own and those of eight rival explanations.
"""

from __future__ import annotations

import platform
import statistics
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import numpy as np

from backchannel import __version__, api
from backchannel.reasoning.judged import Range
from backchannel.reasoning.ledger import Cell, Ledger
from backchannel.reasoning.pert import LAMBDA, log_table
from backchannel.reasoning.streams import blocks, draw
from backchannel.reasoning.weigh import weigh
from backchannel.strategy.numbers import Payoffs, Values, numbers
from backchannel.strategy.solve import equilibria, holds, plan
from backchannel.strategy.tree import read_tree

ITEMS, HYPOTHESES, GROUP = 40, 8, 4
KOREA = Path(__file__).parents[1] / "cases" / "korea-1950"


def made_up(seed: int = 7) -> Ledger:
    """Return a ledger of forty items in groups of four, eight hypotheses, one judge."""
    rng = np.random.default_rng(seed)
    hypotheses = tuple(f"h{i}" for i in range(HYPOTHESES))
    evidence = tuple(f"e{i:02}" for i in range(ITEMS))
    cells = {
        ("judge", e, h): Cell(Range(*map(float, np.sort(rng.uniform(0.1, 0.9, 3)))), "judge")
        for e in evidence
        for h in hypotheses
    }
    return Ledger(
        hypotheses,
        dict.fromkeys(hypotheses, Range(0.08, 0.125, 0.2)),
        evidence,
        ("judge",),
        cells,
        {"judge": {e: f"g{i // GROUP}" for i, e in enumerate(evidence)}},
        {f"g{i}": 0.5 for i in range(ITEMS // GROUP)},
    )


def beta(ledger: Ledger, draws: int) -> None:
    """Draw every cell with NumPy's beta sampler, block by block, and forget it."""
    rng = np.random.default_rng(1950)
    for cell in ledger.cells.values():
        low, mode, high = (np.log(p / (1 - p)) for p in cell.judged)
        a = 1 + LAMBDA * (mode - low) / (high - low)
        rng.beta(a, 2 + LAMBDA - a, draws)


def tables(ledger: Ledger, draws: int) -> None:
    """Draw every cell as the program does, block by block, and forget it."""
    for block in blocks(draws):
        for (judge, e, h), cell in ledger.cells.items():
            draw(log_table(cell.judged), ("1950", judge, e, h), block)


def induction(korea: api.Opened, draws: int) -> None:
    """Solve the Korean game for every draw of its stakes and chances."""
    game = korea.case.games["fait-accompli"]
    laid, own = plan(read_tree(game)), numbers(game)
    for block in blocks(draws):
        payoffs = Payoffs(own, Values(1950, block))
        for chosen in equilibria(laid, payoffs):
            holds(laid, payoffs, chosen)


def main(draws: int, runs: int) -> None:
    """Print medians and ratios."""
    print(
        f"backchannel {__version__}, Python {platform.python_version()}, NumPy {np.__version__}, {platform.machine()}, {runs} runs"
    )
    print(f"{draws:,} draws x {ITEMS} items x {HYPOTHESES} hypotheses")
    ledger, korea = made_up(), api.open_case(KOREA)
    with ProcessPoolExecutor(2) as pool:
        weigh(ledger, draws=2 * 16384, executor=pool)
        tasks = {
            "numpy beta": lambda: beta(ledger, draws),
            "drawing alone": lambda: tables(ledger, draws),
            "weigh, 1 process": lambda: weigh(ledger, draws=draws),
            "weigh, 2 processes": lambda: weigh(ledger, draws=draws, executor=pool),
            "Korean game": lambda: induction(korea, draws),
            "Korean game, 9 stakes": lambda: api.play(korea, "fait-accompli", draws=draws),
        }
        times: dict[str, list[float]] = {name: [] for name in tasks}
        for _ in range(runs):
            for name, task in tasks.items():
                start = time.perf_counter()
                task()
                times[name].append(time.perf_counter() - start)
    peer = statistics.median(times["numpy beta"])
    for name, found in times.items():
        median = statistics.median(found)
        ratio = (
            f", {peer / median:.1f} times as fast as numpy beta" if name.startswith(("weigh", "draw")) else ""
        )
        print(f"{name:22} median {median:6.2f} s, slowest {max(found):6.2f} s{ratio}")


main(*(int(word) for word in (sys.argv[1:] + ["1000000", "3"][len(sys.argv) - 1 :])))
