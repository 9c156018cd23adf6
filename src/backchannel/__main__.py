"""Run the command line with ``python -m backchannel``."""

from backchannel.cli import main

main()
