"""Faults planted in a copy of the Korea case, one at a time: each is a Problem at its place, never a traceback."""

from __future__ import annotations

import csv
import io
import shutil
from pathlib import Path

import pytest

from backchannel import api
from backchannel.case.cells import Date, Ref, Refs
from backchannel.case.csvfile import read_csv, write_csv
from backchannel.case.folder import load
from backchannel.case.tables import TABLES
from backchannel.errors import BackchannelError, UnreadableCase

ROOT = Path(__file__).parents[2]
KOREA = ROOT / "cases" / "korea-1950"
FILES = sorted(
    p.relative_to(KOREA).as_posix() for p in KOREA.rglob("*") if p.is_file() and "_out" not in p.parts
)
BY_FILE = {t.file: t for t in TABLES}


@pytest.fixture
def case(tmp_path):
    return Path(shutil.copytree(KOREA, tmp_path / "korea", ignore=shutil.ignore_patterns("_out")))


def edit(case: Path, file: str, row: int, column: str, value: str) -> int:
    """Put a value into one cell; row 0 is the first below the header. Returns the physical line of the row."""
    with (case / file).open(encoding="utf-8", newline="") as source:
        rows = list(csv.reader(source))
    rows[row + 1][rows[0].index(column)] = value
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    (case / file).write_text(out.getvalue(), encoding="utf-8")
    return 1 + sum(1 + "".join(r).count("\n") for r in rows[: row + 1])


def asked(case: Path) -> tuple[str, ...]:
    """Ask everything that a person may ask; whatever is wrong is said as an error of the program's own."""
    problems = load(case).problems
    for verb in (api.check, api.open_case):
        try:
            verb(case)
        except BackchannelError:
            continue
    for p in problems:
        assert p.file
        assert p.found
        assert p.expected
        assert p.severity in ("error", "warning")
        assert "\n" not in str(p)
    return tuple(str(p) for p in problems)


def test_the_case_as_it_is_has_no_problem(case):
    assert load(case).problems == ()


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize(
    "content",
    [
        b"", b"\n\n", b"\x00", b"\xff\xfe\x00", b"caf\xe9,na\xefve\n1,2\n", "ид,имя\n1,2\n".encode(), b'"', b"a,b\n" * 9,
        b"[" * 5000, b"{" * 5000, b"- " * 5000, b"&a [*a, *a]", b"a: &a [1]\nb: [*a, *a]", b"=1+1", b"\xef\xbb\xbf", b"null",
        b"!!python/object/apply:os.system ['true']", b"x" * 10_000_000,
    ],
    ids=range(18),
)  # fmt: skip
def test_a_file_may_hold_anything(case, file, content):
    (case / file).write_bytes(content)
    asked(case)


@pytest.mark.parametrize("file", FILES)
def test_a_file_may_be_missing(case, file):
    (case / file).unlink()
    if file == "case.toml":
        with pytest.raises(UnreadableCase):
            load(case)
    else:
        asked(case)


@pytest.mark.parametrize("file", FILES)
def test_a_file_may_be_a_folder(case, file):
    (case / file).unlink()
    (case / file).mkdir()
    if file == "case.toml":
        with pytest.raises(UnreadableCase):
            load(case)
    elif file != "README.md":
        assert any(file in p for p in asked(case))


@pytest.mark.parametrize(
    ("file", "column"),
    [(t.file, c.name) for t in TABLES for c in t.columns if isinstance(c.cell, Ref | Refs)],
)
def test_an_id_that_no_table_holds_is_named_with_line_and_column(case, file, column):
    line = edit(case, file, 0, column, "nobody-at-all")
    found = [p for p in load(case).problems if (p.file, p.line, p.column) == (file, line, column)]
    assert [p.severity for p in found] == ["error"]
    assert found[0].found == "nobody-at-all"
    assert found[0].remedy


@pytest.mark.parametrize(
    ("file", "column"), [(t.file, c.name) for t in TABLES for c in t.columns if isinstance(c.cell, Date)]
)
def test_an_impossible_date_is_named_with_line_and_column(case, file, column):
    line = edit(case, file, 1, column, "1950-02-30")
    found = [p for p in load(case).problems if (p.file, p.line, p.column) == (file, line, column)]
    assert [p.severity for p in found] == ["error"]
    assert "1950-02-30" in found[0].found


@pytest.mark.parametrize("value", ["0", "1", "1.2", "-0.1", "0,35", "many", "nan", "inf"])
@pytest.mark.parametrize("column", ["low", "mode", "high"])
def test_a_likelihood_lies_between_0_and_1_without_the_ends(case, column, value):
    line = edit(case, "likelihoods.csv", 3, column, value)
    assert ("likelihoods.csv", line, column) in {(p.file, p.line, p.column) for p in load(case).errors}


def test_low_mode_and_high_stand_in_order(case):
    line = edit(case, "hypotheses.csv", 0, "prior_low", "0.9")
    assert any(p.line == line and "prior_low <= prior <= prior_high" in p.expected for p in load(case).errors)


@pytest.mark.parametrize("file", [t.file for t in TABLES if t.key == ("id",)])
def test_an_id_stands_once(case, file):
    with (case / file).open(encoding="utf-8", newline="") as source:
        first = next(csv.DictReader(source))["id"]
    line = edit(case, file, 1, "id", first)
    found = [p for p in load(case).errors if (p.file, p.line, p.column) == (file, line, "id")]
    assert "first on line 2" in found[0].expected


@pytest.mark.parametrize(
    "value", ["../../etc/passwd", "/etc/passwd", "..\\x", "A B", "Mao", "a/b", "", "-", "con:", "x" * 200]
)
def test_an_id_is_a_slug(case, value):
    line = edit(case, "actors.csv", 4, "id", value)
    assert ("actors.csv", line, "id") in {(p.file, p.line, p.column) for p in load(case).errors}


@pytest.mark.parametrize("name", ["../x.yaml", "Fait Accompli.yaml", "a..b.yaml"])
def test_a_game_has_the_name_of_an_id(case, name):
    (case / "games" / Path(name).name).write_text("title: x\n", encoding="utf-8")
    asked(case)


@pytest.mark.parametrize("column", ["attested_by", "version_of"])
@pytest.mark.parametrize("size", [1, 2, 3])
def test_records_that_lead_back_to_themselves_are_named(case, column, size):
    with (case / "records.csv").open(encoding="utf-8", newline="") as source:
        ids = [r["id"] for r in csv.DictReader(source)]
    for i in range(size):
        edit(case, "records.csv", i, column, ids[(i + 1) % size])
    edit(case, "records.csv", 5, column, ids[0])
    named = {p.found.split()[0] for p in load(case).errors if p.column == column}
    assert named == set(ids[:size])


def test_a_record_between_two_circles_is_not_on_one(case):
    with (case / "records.csv").open(encoding="utf-8", newline="") as source:
        ids = [r["id"] for r in csv.DictReader(source)]
    for row, target in ((0, 1), (1, 0), (2, 3), (3, 2)):
        edit(case, "records.csv", row, "attested_by", ids[target])
    edit(case, "records.csv", 1, "attested_by", f"{ids[0]};{ids[4]}")
    edit(case, "records.csv", 4, "attested_by", ids[2])
    assert {p.found.split()[0] for p in load(case).errors} == set(ids[:4])


@pytest.mark.parametrize("cell", ["=HYPERLINK(1)", "@SUM(A1)", "#REF!", "#NAME?"])
def test_a_formula_is_named(case, cell):
    line = edit(case, "claims.csv", 2, "note", cell)
    assert ("claims.csv", line, "note") in {(p.file, p.line, p.column) for p in load(case).problems}


def test_a_cell_of_ten_megabytes_is_named_and_the_rest_is_read(case):
    line = edit(case, "records.csv", 2, "summary", "x" * 10_000_000)
    loaded = load(case)
    assert [(p.line, p.column) for p in loaded.errors] == [(line, "summary")]
    assert len(loaded.case.records) == 244


def test_a_misspelt_column_is_guessed_and_its_cells_are_kept(case):
    text = (case / "records.csv").read_text(encoding="utf-8").replace("verified,state", "verified,stae", 1)
    (case / "records.csv").write_text(text, encoding="utf-8")
    loaded = load(case)
    assert [p.remedy for p in loaded.problems] == ["did you mean 'state'?"]
    assert "stae" in loaded.sheets["records.csv"].names
    assert write_csv(loaded.sheets["records.csv"]) == (case / "records.csv").read_bytes()


def test_a_misspelt_file_is_guessed(case):
    (case / "frames.csv").rename(case / "frame.csv")
    assert [(p.file, p.remedy) for p in load(case).problems] == [("frame.csv", "did you mean 'frames.csv'?")]


def test_all_faults_of_all_files_are_said_at_once(case):
    for file, row, column, value in (
        ("actors.csv", 0, "kind", "persn"), ("records.csv", 7, "date", "May 1949"), ("claims.csv", 3, "kind", "fakt"),
        ("conveys.csv", 9, "stance", "assert"), ("theses.csv", 2, "inquiries", "nothing: at all"),
        ("evidence.csv", 1, "records", "no-such"), ("members.csv", 1, "to", "1900"),
    ):  # fmt: skip
        edit(case, file, row, column, value)
    (case / "case.toml").write_text(
        (case / "case.toml").read_text(encoding="utf-8").replace('kind = "shift"', 'kind = "shfit"', 1),
        encoding="utf-8",
    )
    (case / "references.json").write_text("[", encoding="utf-8")
    files = {p.file for p in load(case).errors}
    assert files == {
        "actors.csv", "records.csv", "claims.csv", "conveys.csv", "theses.csv", "evidence.csv", "members.csv", "case.toml",
        "references.json", "frames.csv", "likelihoods.csv",
    } - {"frames.csv"}  # fmt: skip


@pytest.mark.parametrize("file", [t.file for t in TABLES])
def test_a_table_is_written_as_it_was_read(file):
    data = (KOREA / file).read_bytes()
    sheet, problems = read_csv(data, file, [c.name for c in BY_FILE[file].columns])
    assert problems == ()
    assert write_csv(sheet) == data


@pytest.mark.parametrize(
    ("bom", "newline", "delimiter", "preamble"),
    [
        (b"\xef\xbb\xbf", "\r\n", ";", ""), (b"", "\r\n", ";", "sep=;\r\n"), (b"", "\n", "\t", ""), (b"", "\r", ",", ""),
        (b"\xef\xbb\xbf", "\n", ",", ""),
    ],
)  # fmt: skip
def test_the_case_is_the_same_in_every_dialect_of_a_spreadsheet(case, bom, newline, delimiter, preamble):
    plain = load(case)
    for file in BY_FILE:
        with (case / file).open(encoding="utf-8", newline="") as source:
            rows = list(csv.reader(source))
        out = io.StringIO()
        csv.writer(out, delimiter=delimiter, lineterminator=newline).writerows(rows)
        (case / file).write_bytes(bom + (preamble + out.getvalue()).encode())
    loaded = load(case)
    assert loaded.problems == ()
    assert loaded.case == plain.case


def test_a_name_is_the_same_composed_or_not(case):
    edit(case, "actors.csv", 0, "id", "the\u0301o")
    edit(case, "members.csv", 0, "actor", "th\u00e9o")
    assert not [p for p in load(case).errors if "th" in p.found]
    assert "th\u00e9o" in load(case).case.actors


def test_rows_may_be_ragged_or_blank(case):
    with (case / "members.csv").open("a", encoding="utf-8") as file:
        file.write("\n,,,,\nccp-cc,mao\nccp-cc,mao,1945,1946,note,,\nccp-cc,mao,1945,1946,note,too much\n")
    found = [(p.line, p.severity) for p in load(case).problems]
    assert found == [(55, "warning"), (57, "error")]


def test_an_order_of_rows_changes_nothing(case):
    plain = load(case)
    for file in BY_FILE:
        with (case / file).open(encoding="utf-8", newline="") as source:
            header, *rows = csv.reader(source)
        out = io.StringIO()
        csv.writer(out, lineterminator="\n").writerows([header, *reversed(rows)])
        (case / file).write_text(out.getvalue(), encoding="utf-8")
    assert load(case).case == plain.case


def test_a_hundred_thousand_rows_are_read_and_the_broken_one_is_named(case):
    with (case / "records.csv").open(encoding="utf-8", newline="") as file:
        names = next(csv.reader(file))
    with (case / "records.csv").open("a", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, names, lineterminator="\n")
        for i in range(100_000):
            date = "1950-05-32" if i == 70_000 else f"1950-05-{1 + i % 28:02}"
            row = {
                "id": f"r-{i}",
                "kind": "telegram",
                "date": date,
                "from": "stalin",
                "to": "mao",
                "title": f"Письмо 信 {i}",
            }
            writer.writerow(row)
    loaded = load(case)
    assert len(loaded.case.records) == 100_244
    assert [(p.line, p.column, p.found) for p in loaded.errors] == [(245 + 70_001, "date", "1950-05-32")]
