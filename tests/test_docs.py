"""The documentation is true: what can be generated is compared, what is shown on a terminal is run.

``RENEW=1 .venv/bin/pytest tests/test_docs.py`` writes the generated parts and the shown outputs again, except
outputs that are cut with a line of three dots.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from backchannel import api, errors
from backchannel.case.expectations import PATTERNS, _form
from backchannel.case.inquiries import INQUIRY_KINDS, About, Dates
from backchannel.case.tables import TABLES, Table, describe
from backchannel.cli import cli, main

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = sorted(p for p in DOCS.rglob("*.md") if "_build" not in p.parts)
CASE_FORMAT = DOCS / "reference" / "case-format.md"
COMMANDS = DOCS / "reference" / "commands.md"
RENEW = bool(os.environ.get("RENEW"))
CUT = "..."


def short(path):
    return path.relative_to(ROOT).as_posix()


def text(path):
    return path.read_text(encoding="utf-8")


# ------------------------------------------------------------------------------------------ generated parts


def inquiries():
    return describe([Table(f"Inquiry of kind {kind}", noun, ()) for kind, noun in INQUIRY_KINDS.items()])


def sections():
    return describe([Table("case.toml: [case]", About, ()), Table("case.toml: [dates]", Dates, ())])


def expectations():
    rows = [
        f"| {kind} | {', '.join(f'`{_form(pattern)}`' for _, pattern in forms)} |"
        for kind, forms in PATTERNS.items()
    ]
    return "\n".join(["| inquiry | expectations |", "|---|---|", *rows]) + "\n"


GENERATED = {
    "sections": sections,
    "inquiries": inquiries,
    "expectations": expectations,
    "tables": describe,
}


@pytest.mark.parametrize("part", GENERATED)
def test_the_case_format_is_that_of_the_declarations(part):
    begin, end = f"<!-- begin generated: {part} -->\n\n", f"\n<!-- end generated: {part} -->"
    wanted = f"{begin}{GENERATED[part]()}{end}"
    if RENEW:
        old = re.compile(f"{re.escape(begin)}.*?{re.escape(end)}", re.DOTALL)
        CASE_FORMAT.write_text(old.sub(lambda _: wanted, text(CASE_FORMAT)), encoding="utf-8")
    assert wanted in text(CASE_FORMAT)


def test_the_case_format_names_every_file():
    page = text(CASE_FORMAT)
    assert [t.file for t in TABLES if f"`{t.file}`" not in page] == []


def help_of(command):
    words = [command, "--help"] if command else ["--help"]
    result = CliRunner().invoke(cli, words, prog_name="backchannel", terminal_width=100)
    assert result.exit_code == 0
    return "\n".join(line.rstrip() for line in result.output.rstrip().splitlines())


@pytest.mark.parametrize("command", ["", *sorted(cli.commands)])
def test_every_command_has_a_section_with_its_help(command):
    heading = f"## {command or 'backchannel'}\n\n"
    wanted = f"{heading}```text\n{help_of(command)}\n```\n"
    if RENEW:
        page = text(COMMANDS)
        old = re.compile(f"^{re.escape(heading)}```text\n.*?\n```\n", re.DOTALL | re.MULTILINE)
        page = old.sub(lambda _: wanted, page) if old.search(page) else f"{page.rstrip()}\n\n{wanted}"
        COMMANDS.write_text(page, encoding="utf-8")
    assert wanted in text(COMMANDS)


def test_no_section_is_left_of_a_command_that_is_gone():
    headings = re.findall(r"^## ([a-z]+)$", text(COMMANDS), re.MULTILINE)
    assert sorted(headings) == sorted(["backchannel", *cli.commands])


def test_every_exit_code_is_explained():
    kinds = [errors.BackchannelError]
    for kind in kinds:
        kinds += kind.__subclasses__()
    codes = {0} | {kind.exit_code for kind in kinds}
    for page in (COMMANDS, DOCS / "reference" / "errors.md"):
        rows = {int(code) for code in re.findall(r"^\| (\d+) \|", text(page), re.MULTILINE)}
        assert codes <= rows, short(page)


def test_every_exception_and_every_field_of_a_problem_is_explained():
    page = text(DOCS / "reference" / "errors.md")
    names = [kind.__name__ for kind in vars(errors).values() if isinstance(kind, type) and kind is not Path]
    ours = [name for name in names if getattr(errors, name).__module__ == errors.__name__]
    fields = list(errors.Problem.__dataclass_fields__)
    assert [name for name in [*ours, *fields] if f"`{name}`" not in page] == []


def test_every_verb_is_in_the_reference():
    page = text(DOCS / "reference" / "api.md")
    assert [name for name in api.__all__ if not re.search(rf"backchannel\.api\.{name}$", page, re.MULTILINE)] == []


# ------------------------------------------------------------------------------------------ shown on a terminal

FILE_BLOCK = re.compile(r"^\*\*([\w./-]+)\*\*\n\n```\w+\n(.*?)^```$", re.DOTALL | re.MULTILINE)
CONSOLE = re.compile(r"^```console\n(.*?)^```$", re.DOTALL | re.MULTILINE)
BLOCK = re.compile(f"{FILE_BLOCK.pattern}|{CONSOLE.pattern}", re.DOTALL | re.MULTILINE)


def printed(command):
    """Return what a command prints on a terminal, words and data together, or None if it is not ours."""
    words = shlex.split(command)
    if words == ["make", "explain"]:
        words = ["backchannel", "explain", "cases/korea-1950"]
    if words[0] != "backchannel" or {"|", ">", ">>"} & set(words):
        return None
    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out), contextlib.suppress(SystemExit):
        main(words[1:])
    return "\n".join(line.rstrip() for line in out.getvalue().strip("\n").splitlines())


def shows(shown, whole):
    """Return whether the shown output is the whole one, lines of three dots standing for what is left out."""
    parts = re.split(rf"^{re.escape(CUT)}$", shown.strip("\n"), flags=re.MULTILINE)
    pattern = ".*".join(re.escape(part) for part in parts)
    return re.fullmatch(pattern, whole, re.DOTALL) is not None


def run_console(block, wrong):
    """Run the commands of one block; return the block as it should be."""
    out = []
    for step in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        command, _, shown = step.partition("\n")
        while command.endswith("\\"):
            more, _, shown = shown.partition("\n")
            command = f"{command[:-1]}\n{more}"
        whole = printed(command.replace("\n", ""))
        shown = shown.rstrip("\n")
        if whole is not None and not shows(shown, whole):
            wrong.append(f"$ {command}\n{whole}")
            shown = shown if CUT in shown.splitlines() else whole
        lines = command.replace("\n", "\\\n")
        out.append(f"$ {lines}\n" + (f"{shown}\n" if shown else ""))
    return "".join(out)


@pytest.mark.parametrize("path", PAGES, ids=short)
def test_what_a_page_shows_on_the_terminal_is_what_is_printed(path, tmp_path, monkeypatch):
    page = text(path)
    if "```console" not in page:
        return
    shutil.copytree(ROOT / "cases", tmp_path / "cases", ignore=shutil.ignore_patterns("_out"))
    monkeypatch.chdir(tmp_path)
    wrong = []

    def step(match):
        name, content, block = match.groups()
        if block is None:
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_text(content, encoding="utf-8")
            return match[0]
        return f"```console\n{run_console(block, wrong)}```"

    renewed = BLOCK.sub(step, page)
    if RENEW:
        path.write_text(renewed, encoding="utf-8")
    assert not wrong, "\n\n".join(wrong)


# ------------------------------------------------------------------------------------------ links


def anchors(path):
    """Return the anchors of the headings of a page, as Sphinx and code hosts make them."""
    plain = re.sub(r"^```.*?^```$", "", text(path), flags=re.DOTALL | re.MULTILINE)
    headings = re.findall(r"^#{1,6} (.+)$", plain, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", h.lower()).replace(" ", "-") for h in headings}


@pytest.mark.parametrize("path", PAGES, ids=short)
def test_links_lead_to_a_page_and_a_heading(path):
    prose = re.sub(r"^```.*?^```$", "", text(path), flags=re.DOTALL | re.MULTILINE)
    missing = []
    for target, anchor in re.findall(r"\]\(([^)\s#]*)(?:#([^)\s]+))?\)", prose):
        if re.match(r"[a-z]+:", target):
            continue
        place = path.parent / target if target else path
        if not place.exists() or (anchor and anchor not in anchors(place)):
            missing.append(f"{target}#{anchor}")
    assert missing == []


def test_no_page_stands_alone():
    for folder in ("tutorials", "how-to", "reference", "explanation", "decisions"):
        assert len(list((DOCS / folder).glob("*.md"))) > 1, folder
