"""How long the commands of a person take, each in a process of its own: median of several runs.

Run it by hand after installation: ``.venv/bin/python benchmarks/commands.py [runs]``. The budgets are those the
project holds itself to: help 0.2 s, knew 0.5 s, explain 3 s.
"""

from __future__ import annotations

import platform
import statistics
import subprocess
import sys
import time

from backchannel import __version__

CASE = "cases/korea-1950"
COMMANDS = (
    ("--help", 0.2, ["--help"]),
    ("knew", 0.5, ["knew", CASE, "--actor", "mao", "--by", "1950-05-12"]),
    ("explain", 3.0, ["explain", CASE]),
)


def main(runs: int) -> None:
    """Print the median of each command and its share of the budget."""
    print(f"backchannel {__version__}, Python {platform.python_version()}, {platform.machine()}, {runs} runs")
    for name, budget, words in COMMANDS:
        times = []
        for _ in range(runs):
            start = time.perf_counter()
            subprocess.run([sys.executable, "-m", "backchannel", *words], check=True, capture_output=True)
            times.append(time.perf_counter() - start)
        median = statistics.median(times)
        print(
            f"{name:8} median {median:.3f} s, slowest {max(times):.3f} s, {median / budget:.0%} of {budget} s"
        )


main(int(sys.argv[1]) if len(sys.argv) > 1 else 9)
