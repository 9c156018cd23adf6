"""A folder on the disk: files that are missing, misnamed, unreadable; case.toml of every shape; a new case."""

import random
import time
import tomllib
from pathlib import Path

import pytest

from backchannel import api
from backchannel.case.folder import load
from backchannel.errors import UnreadableCase, UsageError
from tests.strategies import SMALL, build, problem_lines

TOML = SMALL["case.toml"]
TABLES = [name for name in SMALL if name.endswith(".csv")]


def test_the_small_case_fills_every_table_and_is_sound(tmp_path):
    loaded = load(build(tmp_path / "c"))
    assert loaded.problems == ()
    assert set(loaded.sheets) == set(TABLES)
    assert all(s.rows for s in loaded.sheets.values())


@pytest.mark.parametrize("seed", range(4))
def test_the_order_of_rows_changes_neither_the_case_nor_its_problems(tmp_path, seed):
    odd = {
        "members.csv": SMALL["members.csv"] + "politburo,сталин,1922,1953,once more\nnone,mao,x,,\n",
        "claims.csv": SMALL["claims.csv"] + "other,,fakt,nobody,,,,\n",
    }
    files = SMALL | odd
    moved = dict(files)
    for name in set(TABLES) - {"records.csv", "actors.csv"}:
        head, *rows = files[name].splitlines(keepends=True)
        random.Random(seed).shuffle(rows)  # noqa: S311
        moved[name] = head + "".join(rows)
    one, two = (
        load(build(tmp_path / where, **{n.replace(".", "_").replace("/", "_"): t for n, t in of.items()}))
        for where, of in (("a", files), ("b", moved))
    )

    def said(loaded):
        return sorted((p.file, p.column, p.found, p.expected, p.remedy) for p in loaded.problems)

    assert one.case == two.case
    assert said(one) == said(two)
    assert len(said(one)) == 4


# ---------------------------------------------------------------------------------------------- the files


def test_a_link_that_leads_nowhere_or_to_itself_is_said(tmp_path):
    case = build(tmp_path / "c", members_csv=None, references_json=None, games_g_yaml=None)
    for name in ("members.csv", "references.json", "games/g.yaml"):
        (case / name).symlink_to(case / name)
    said = {p.file for p in load(case).errors if "a link" in p.found or "symbolic" in p.found}
    assert said == {"members.csv", "references.json", "games/g.yaml"}
    (case / "case.toml").unlink()
    (case / "case.toml").symlink_to(case / "case.toml")
    with pytest.raises(UnreadableCase):
        load(case)


def test_a_device_is_not_read(tmp_path):
    case = build(tmp_path / "c", members_csv=None)
    (case / "members.csv").symlink_to("/dev/zero")
    assert [p.found for p in load(case).problems] == ["a folder or a device"]


def test_a_file_without_rights_is_said_once(tmp_path, monkeypatch):
    case, read = build(tmp_path / "c"), Path.read_bytes

    def refuse(path):
        if path.name in ("members.csv", "references.json"):
            raise PermissionError(13, "Permission denied")
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    said = [(p.file, p.found) for p in load(case).problems if p.line == 0]
    assert said == [("members.csv", "Permission denied"), ("references.json", "Permission denied")]


@pytest.mark.parametrize("name", ["x" * 5000, "nowhere", ""])
def test_a_folder_that_is_none_is_refused(name, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UnreadableCase):
        load(name)


def test_files_with_other_names_are_told_from_those_that_are_meant(tmp_path):
    case = build(tmp_path / "c", claims_csv=SMALL["claims.csv"])
    for name in ("claim.csv", "other.xlsx", "refrences.json", "g.yaml", "README.md", "package.json"):
        (case / name).write_text("")
    (case / "game").mkdir()
    said = {p.file: p.remedy for p in load(case).problems}
    assert said == {
        "claim.csv": "did you mean 'claims.csv'?",
        "other.xlsx": "it is kept and not used",
        "refrences.json": "did you mean 'references.json'?",
        "g.yaml": "move it to games/, or take it away",
        "game": "did you mean 'games'?",
    }


def test_two_files_of_one_game_and_a_name_in_capitals_are_said(tmp_path):
    case = build(tmp_path / "c")
    for name in ("g.YAML", "Bad Name.yaml", ".yaml"):
        (case / "games" / name).write_text(SMALL["games/g.yaml"], encoding="utf-8")
    (case / "games" / "h.YAML").write_text(SMALL["games/g.yaml"], encoding="utf-8")
    loaded = load(case)
    assert {p.file for p in loaded.errors} == {"games/g.yaml", "games/Bad Name.yaml"}
    assert set(loaded.case.games) == {"g", "h"}


def test_what_is_not_read_in_the_folder_of_games_is_said(tmp_path):
    case = build(tmp_path / "c")
    for name in ("x.yml", "notes.txt", "g.yaml.bak", ".g.yaml.swp", "._g.yaml", "_old.yaml"):
        (case / "games" / name).write_text("kept: aside\n")
    for name in ("old", ".git", "_out", "__pycache__"):
        (case / "games" / name).mkdir()
    loaded = load(case)
    said = {p.file: (p.severity, p.remedy) for p in loaded.problems if p.file.startswith("games/")}
    rename = "not read; rename it to {}.yaml if it is a game, or move it away"
    assert said == {
        "games/x.yml": ("warning", rename.format("x")),
        "games/notes.txt": ("warning", rename.format("notes")),
        "games/g.yaml.bak": ("warning", rename.format("g")),
        "games/old": ("warning", "not read; move its games up to games/"),
    }
    assert set(loaded.case.games) == {"g"}


@pytest.mark.parametrize("file", ["games/g.yaml", "case.toml", "references.json"])
@pytest.mark.parametrize("coded", ["utf-16", "utf-16-le", "cp1251", b"\xff\xfe\x00", b"\0"])
def test_a_file_in_another_encoding_is_said_once_and_without_a_spreadsheet(tmp_path, file, coded):
    case = build(tmp_path / "c")
    text = SMALL[file].replace("A game", "Игра").replace('"Book"', '"Книга"')
    (case / file).write_bytes(coded if isinstance(coded, bytes) else text.encode(coded, "replace"))
    said = [p for p in load(case).errors if p.file == file and not p.column.startswith("inquiry")]
    assert said or text.isascii()
    for problem in said:
        assert problem.expected in {"UTF-8", "text"}
        assert "CSV" not in problem.remedy


def test_a_syntax_error_of_case_toml_is_not_followed_by_keys_that_are_missing(tmp_path):
    case = build(tmp_path / "c", case_toml=TOML + "\nwrong\n")
    assert [p.expected for p in load(case).errors if p.file == "case.toml"] == ["TOML"]


# ---------------------------------------------------------------------------------------- references.json


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ('{"id": "book"}', [(1, "")]),
        ('[{"id": "book"},\n5]', [(2, "[2]")]),
        ('[{"id": "book"},\n{"title": "x"},\n{"id": true}, {"id": ""}]', [(2, "[2]"), (3, "[3]"), (3, "[4]")]),
        ('[{"id": "book"},\n\n{"id": "book"}]', [(3, "[2].id")]),
        ('[{"id": "book", "author": 5, "issued": [], "title": {}}]',
         [(1, "[1].author"), (1, "[1].issued"), (1, "[1].title")]),
        ('[{"id": "book", "author": [{"family": 5}], "issued": {"date-parts": [5]}}]',
         [(1, "[1].author"), (1, "[1].issued")]),
    ],
)  # fmt: skip
def test_literature_of_another_shape_is_said(tmp_path, text, places):
    problems = load(build(tmp_path / "c", references_json=text)).errors
    assert [(p.line, p.column) for p in problems if p.file == "references.json"] == places


# ---------------------------------------------------------------------------------------------- case.toml


@pytest.mark.parametrize(
    ("old", "new", "column"),
    [
        ('title = "毛泽东 и Сталин"', "title = { a = 1 }", "case.title"),
        ('title = "毛泽东 и Сталин"', "title = true", "case.title"),
        ('period = "1949-01/1950-07"', 'period = ["1949", "1950"]', "case.period"),
        ('authors = ["A", "B"]', "authors = [[1], 2]", "case.authors"),
        ('approximate = "5d"', "approximate = 5", "dates.approximate"),
        ('telegram = "2d"', "telegram = [2]", "transit.telegram"),
        ('telegram = "2d"', 'telegram = "-2d"', "transit.telegram"),
        ("g1 = 0.4", "g1 = 1.4", "groups.g1"),
        ("g1 = 0.4", "g1 = true", "groups.g1"),
        ('kind = "knew"', 'kind = ["knew"]', "inquiry[1].kind"),
        ('kind = "knew"', "kind = { a = 1 }", "inquiry[1].kind"),
        ('id = "who-knew"', 'id = ["who-knew"]', "inquiry[1].id"),
        ('id = "way"', 'id = "who-knew"', "inquiry[2].id"),
        ('actors = ["mao", "김일성"]', 'actors = ["mao", "nobody"]', "inquiry who-knew.actors"),
        ('actors = ["mao", "김일성"]', "actors = [{ a = 1 }]", "inquiry[1].actors"),
        ("by = 1950-05-14", "by = 07:32:00", "inquiry[1].by"),
        ('topic = "korea"', 'topic = "kore"', "inquiry quiet.topic"),
        ('variant = "v"', 'variant = "w"', "inquiry[7].variant"),
    ],
)
def test_a_value_of_the_wrong_kind_is_named_by_its_key_and_line(tmp_path, old, new, column):
    assert TOML.count(old) == 1
    line = TOML[: TOML.index(old)].count("\n") + 1
    problems = load(build(tmp_path / "c", case_toml=TOML.replace(old, new))).errors
    assert ("case.toml", line, column) in problem_lines(problems)


@pytest.mark.parametrize(
    "text", ["case = 5", "inquiry = 5", "[inquiry]\nid = 'a'", "inquiry = [1, []]", "dates = []"]
)
def test_a_section_of_the_wrong_kind_is_said(tmp_path, text):
    assert {p.file for p in load(build(tmp_path / "c", case_toml=text)).errors} >= {"case.toml"}


def test_a_date_may_be_written_as_toml_has_dates(tmp_path):
    for native in ("1950-05-14", "1950-05-14T05:30:00", "1950-05-14 05:30:00+09:00"):
        text = TOML.replace("by = 1950-05-14", f"by = {native}")
        assert load(build(tmp_path / "c", case_toml=text)).errors == ()


def test_names_in_case_toml_may_be_decomposed(tmp_path):
    import unicodedata

    case = build(tmp_path / "c", case_toml=unicodedata.normalize("NFD", TOML))
    assert load(case).problems == ()


# ------------------------------------------------------------------------------------------ theses and hours


@pytest.mark.parametrize(
    ("test", "found"),
    [
        ("who-knew:", "nothing"),
        ("who-knwe: mao knew", "who-knwe"),
        ("who-knew: zhou knew", "zhou"),
        ("who-knew: сталин knew", "сталин"),
        ("who-knew: mao forgot", "mao forgot"),
        ("turn: asserts within 1950-02-30", "asserts within 1950-02-30"),
        ("odds: h1|h9 above 0.5", "h9"),
        ("odds: h1 above 1.5", "h1 above 1.5"),
        ("meant: the-plot alone", "the-plot"),
    ],
)
def test_a_test_that_cannot_be_read_is_said(tmp_path, test, found):
    text = f"id,inquiries\nt1,quiet: none;{test}\n"
    problems = load(build(tmp_path / "c", theses_csv=text)).problems
    assert [(p.file, p.line, p.column, p.found) for p in problems] == [("theses.csv", 2, "inquiries", found)]


def test_dates_of_expectations_are_as_wide_as_the_case_says(tmp_path):
    text = "id,inquiries\nt1,turn: asserts within 1950-01~\n"
    loaded = load(build(tmp_path / "c", theses_csv=text))
    span = loaded.case.tests["t1"][0].expectations[0].span
    assert span.latest - span.earliest + 1 == (31 + 10) * 1440


def test_hours_of_other_places_are_said_once_for_each_record(tmp_path):
    rows = "a,1950-05-01T10:00,X\nb,1950-05-01T11:00,Y\nc,1950-05-01T12:00,X\nd,1950-05-09T12:00,Y\n"
    case = build(tmp_path / "c", records_csv="id,date,place\n" + rows, conveys_csv=None)
    said = [(p.line, p.found) for p in load(case).problems if p.expected == "hours of one zone"]
    assert [line for line, _ in said] == [3, 4]
    assert "1950-05-01T10:00 at X (a)" in said[0][1]


# ------------------------------------------------------------------------------------------------- new cases


def test_a_new_case_checks_clean_and_can_be_opened(tmp_path):
    place = api.new(tmp_path / "deep" / "мао-毛", 'A "title"\\ of\r\ntwo\x7flines')
    assert api.check(place) == ()
    assert api.open_case(place).case.settings.about.title == 'A "title"\\ of  two lines'
    assert [p.name for p in (tmp_path / "deep").iterdir()] == ["мао-毛"]


def test_a_new_case_fills_an_empty_folder_also_the_one_that_one_stands_in(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    api.new(".")
    assert api.check(".") == ()
    assert (
        tomllib.loads((tmp_path / "case.toml").read_text(encoding="utf-8"))["case"]["title"] == tmp_path.name
    )
    assert not [p for p in tmp_path.iterdir() if p.name.endswith(".part")]


def test_a_new_case_touches_nothing_that_exists(tmp_path):
    full, aside = tmp_path / "full", tmp_path / ".c.part"
    for folder in (full, aside):
        folder.mkdir()
        (folder / "mine.txt").write_text("mine")
    (tmp_path / "file").write_text("mine")
    before = sorted((p, p.is_file() and p.read_bytes()) for p in tmp_path.rglob("*"))
    for name in ("full", "c", "file", "file/c", "x" * 300, "nul\0"):
        with pytest.raises(UsageError):
            api.new(tmp_path / name)
    assert sorted((p, p.is_file() and p.read_bytes()) for p in tmp_path.rglob("*")) == before


# ------------------------------------------------------------------------------------------------- many rows


def test_many_ids_that_no_table_holds_are_all_said_in_reasonable_time(tmp_path):
    many = 30_000
    case = build(
        tmp_path / "c",
        records_csv="id,title\nr1,\n" + "".join(f"x-{i},T\n" for i in range(many)),
        conveys_csv="record,claim,stance\n" + "".join(f"y-{i},the-plan,asserts\n" for i in range(many)),
    )
    began = time.perf_counter()
    assert sum(p.file == "conveys.csv" for p in load(case).errors) == many
    assert time.perf_counter() - began < 20
