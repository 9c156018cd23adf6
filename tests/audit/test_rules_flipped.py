"""Every rule is turned the other way once, and the page that says what changes is true."""

from __future__ import annotations

import importlib.util
import os
import re
import sys
from pathlib import Path

import pytest

from backchannel.case.folder import load

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
PAGE = ROOT / "docs" / "explanation" / "rules-flipped.md"

spec = importlib.util.spec_from_file_location("flips", HERE / "flips.py")
flips = importlib.util.module_from_spec(spec)
sys.modules["flips"] = flips
spec.loader.exec_module(flips)


@pytest.fixture(scope="module")
def korea():
    return load(ROOT / "cases" / "korea-1950").case


def test_the_page_holds_the_table(korea):
    table = flips.table(korea)
    page = PAGE.read_text(encoding="utf-8")
    if os.environ.get("RENEW"):
        PAGE.write_text(
            re.sub(r"\| rule \|.*?\n\n", lambda _: table + "\n\n", page, flags=re.DOTALL), encoding="utf-8"
        )
    assert table in PAGE.read_text(encoding="utf-8")


def test_a_flip_leaves_the_program_as_it_was(korea):
    before = flips.verdicts(korea)
    for flip in flips.FLIPS:
        flips.verdicts(korea, flip)
    assert flips.verdicts(korea) == before
