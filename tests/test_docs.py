"""The documentation is true: what can be generated is compared, what is shown on a terminal is run.

``RENEW=1 .venv/bin/pytest tests/test_docs.py`` writes the generated parts and the shown outputs again, except
outputs that are cut with a line of three dots.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from backchannel import api, errors
from backchannel.case.expectations import PATTERNS, _form
from backchannel.case.inquiries import INQUIRY_KINDS, About, Dates
from backchannel.case.tables import TABLES, Table, describe
from backchannel.cli import cli, main
from backchannel.views.charts import CHARTS

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


def below(described, first="column"):
    """Return a description one level of headings deeper, with this word over its first column."""
    return described.replace("## ", "### ").replace("| column |", f"| {first} |")


def tables():
    return below(describe())


def inquiries():
    kinds = [Table(f"Inquiry of kind {kind}", noun, ()) for kind, noun in INQUIRY_KINDS.items()]
    return below(describe(kinds), "key")


def sections():
    return below(describe([Table("[case]", About, ()), Table("[dates]", Dates, ())]), "key")


def expectations():
    rows = [
        f"| {kind} | {', '.join(f'`{_form(pattern)}`' for _, pattern in forms)} |"
        for kind, forms in PATTERNS.items()
    ]
    return "\n".join(["| inquiry | expectations |", "|---|---|", *rows]) + "\n"


KOREA = "cases/korea-1950"
IN_JSON = {
    "check": [],
    "explain": [KOREA],
    "audit": [KOREA],
    "knew": [KOREA, "--by", "1950-05-13"],
    "channel": [KOREA, "--claim", "north-may-attack", "--to", "mao"],
    "silence": [KOREA, "--between", "stalin", "mao", "--topic", "korea", "--during", "1950-02/1950-04"],
    "shift": [KOREA, "--actor", "stalin", "--claim", "north-may-attack"],
    "referent": [KOREA, "referent-by-january"],
    "denials": [KOREA],
    "leads": [KOREA],
    "timeline": [KOREA],
    "weigh": [KOREA, "--as-of", "1996", "--draws", "100"],
    "replay": [KOREA, "--draws", "100"],
    "play": [KOREA, "fait-accompli", "--draws", "100"],
    "draw": [KOREA, "since", "--draws", "100"],
    "report": [KOREA, "--draws", "100"],
}
BY_ID = {
    "first": ["RECORD"],
    "treatments": ["TREATMENT", "HYPOTHESIS"],
    "uniform": ["TREATMENT", "HYPOTHESIS"],
    "logarithmic": ["TREATMENT", "HYPOTHESIS"],
    "reliability": ["HYPOTHESIS"],
    "judges": ["JUDGE", "TREATMENT", "HYPOTHESIS"],
    "borrowed": ["JUDGE"],
    "left_out": ["EVIDENCE"],
    "assumed": ["EVIDENCE"],
    "decibels": ["HYPOTHESIS/HYPOTHESIS"],
    "hypotheses": ["HYPOTHESIS"],
    "strategy": ["MOVE"],
    "plays": ["MOVE", "ACTION"],
    "profiles": ["HYPOTHESIS"],
    "knows": ["CLAIM"],
    "unaware": ["CLAIM"],
}
"""Keys under which values stand by their ids, which differ from case to case."""


def paths(value, path="", by_id=()):
    """Yield the path of every value in a JSON answer, lists marked with [], ids by what they are."""
    if isinstance(value, dict):
        for key, item in value.items():
            name = by_id[0] if by_id else key
            yield from paths(item, f"{path}.{name}" if path else name, by_id[1:] or BY_ID.get(name, ()))
        if not value and by_id:
            yield f"{path}.{by_id[0]}"
    elif isinstance(value, list) and value:
        for item in value:
            yield from paths(item, f"{path}[]")
    elif isinstance(value, list):
        yield f"{path}[]"
    else:
        yield path


def json_keys():
    """Return which keys each command prints, found by running it on the case of Korea."""
    rows = []
    for command, words in IN_JSON.items():
        if command == "check":
            values = [dict.fromkeys(errors.Problem.__dataclass_fields__, "")]
        else:
            values = json.loads(CliRunner().invoke(cli, [command, *words, "--json"]).stdout)
        found = dict.fromkeys(paths(values))
        # an empty list in one answer and a full one in another are one path
        deeper = [
            p
            for p in found
            if not (p.endswith("[]") and any(q.startswith((f"{p}.", f"{p}[")) for q in found))
        ]
        rows.append(f"| {command} | {', '.join(f'`{p}`' for p in deeper)} |")
    return "\n".join(["| command | values |", "|---|---|", *rows]) + "\n"


SINGULAR = {"claims": "claim", "actors": "actor"}


def charts():
    """Return what each chart shows, and the options that it reads."""
    rows = []
    for name, chart in CHARTS.items():
        options = (f"`--{SINGULAR.get(use, use)}`" for use in chart.uses)
        rows.append(f"| {name} | {chart.about} | {', '.join(options)} |")
    return "\n".join(["| chart | shows | options |", "|---|---|---|", *rows]) + "\n"


GENERATED = {
    "sections": (CASE_FORMAT, sections),
    "inquiries": (CASE_FORMAT, inquiries),
    "expectations": (CASE_FORMAT, expectations),
    "tables": (CASE_FORMAT, tables),
    "json": (DOCS / "how-to" / "json-and-notebooks.md", json_keys),
    "charts": (DOCS / "how-to" / "pictures-and-report.md", charts),
}


@pytest.mark.parametrize("part", GENERATED)
def test_the_generated_part_is_what_the_program_says(part, tmp_path, monkeypatch):
    shutil.copytree(ROOT / "cases", tmp_path / "cases", ignore=shutil.ignore_patterns("_out"))
    monkeypatch.chdir(tmp_path)
    page, make = GENERATED[part]
    begin, end = f"<!-- begin generated: {part} -->\n\n", f"\n<!-- end generated: {part} -->"
    wanted = f"{begin}{make()}{end}"
    if RENEW:
        old = re.compile(f"{re.escape(begin)}.*?{re.escape(end)}", re.DOTALL)
        page.write_text(old.sub(lambda _: wanted, text(page)), encoding="utf-8")
    assert wanted in text(page)


def test_every_command_with_json_is_in_the_table_of_keys():
    with_json = {name for name, command in cli.commands.items() if "--json" in help_of(name) and command}
    assert with_json == set(IN_JSON)


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
    headings = re.findall(r"^## (.+)\n\n```text$", text(COMMANDS), re.MULTILINE)
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
    names = [kind.__name__ for kind in vars(errors).values() if isinstance(kind, type)]
    ours = [name for name in names if getattr(errors, name).__module__ == errors.__name__]
    fields = list(errors.Problem.__dataclass_fields__)
    assert [name for name in [*ours, *fields] if f"`{name}`" not in page] == []


def test_every_verb_is_in_the_reference():
    page = text(DOCS / "reference" / "api.md")
    assert [
        name for name in api.__all__ if not re.search(rf"backchannel\.api\.{name}$", page, re.MULTILINE)
    ] == []


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
            if RENEW and CUT not in shown.splitlines():
                shown = whole
            else:
                wrong.append(f"$ {command}\n{whole}")
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


def test_no_built_page_asks_anything_of_another_host(tmp_path):
    build = [sys.executable, "-m", "sphinx", "-q", "-d", tmp_path / "trees", DOCS, tmp_path / "html"]
    subprocess.run(build, check=True, capture_output=True)
    asking = re.compile(r"<(?:script|link|img|iframe)\b[^>]*(?:src|href)=\"(?:https?:)?//")
    pages = list((tmp_path / "html").rglob("*.html"))
    assert len(pages) > len(PAGES)
    assert [p.name for p in pages if asking.search(p.read_text(encoding="utf-8"))] == []
