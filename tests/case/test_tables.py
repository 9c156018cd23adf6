"""Tables made from declarations: written and read again, unknown columns kept, each fault with its column."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backchannel.case.cells import Reading
from backchannel.case.csvfile import read_csv, write_csv
from backchannel.case.tables import TABLES, read_table, write_table
from backchannel.errors import did_you_mean
from tests.strategies import nouns_of

MEMBERS = next(t for t in TABLES if t.file == "members.csv")


def members(text):
    sheet, problems = read_csv(text.encode(), MEMBERS.file, [c.name for c in MEMBERS.columns])
    rows, more = read_table(MEMBERS, sheet, Reading())
    return rows, (*problems, *more)


@pytest.mark.parametrize("table", TABLES, ids=lambda t: t.file)
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_nouns_are_written_and_read_again(table, data):
    nouns = data.draw(
        st.lists(
            nouns_of(table), max_size=4, unique_by=lambda n: tuple(str(getattr(n, k)) for k in table.key)
        )
        if table.key
        else st.lists(nouns_of(table), max_size=4)
    )
    sheet, problems = read_csv(
        write_csv(write_table(table, nouns)), table.file, [c.name for c in table.columns]
    )
    again, more = read_table(table, sheet, Reading())
    wrong = [p for p in (*problems, *more) if "<=" not in p.expected and "not before" not in p.expected]
    assert [p for p in wrong if p.severity == "error"] == []
    assert again == tuple(nouns)


def test_columns_that_are_not_known_are_kept_and_said_once():
    text = "group,colour,actor\ng,red,a\n,green,\n"
    rows, problems = members(text)
    assert [(r.group, r.actor) for r in rows] == [("g", "a")]
    assert [(p.line, p.column) for p in problems] == [(1, "colour"), (3, "group"), (3, "actor")]
    sheet = read_csv(text.encode(), "members.csv", ["group", "actor"])[0]
    assert write_csv(sheet) == text.encode()


@pytest.mark.parametrize(
    ("header", "column", "found", "remedy"),
    [
        ("group,actor,form", "form", "the column 'form'", "did you mean 'from'?"),
        ("group,actor,note,note", "note", "the column note twice", "only the last is read"),
        ("group,actor,note,note,note", "note", "the column note 3 times", "only the last is read"),
        ("group", "actor", "no column actor", "add the column actor"),
        ('group,actor,"a\nb"', "a\\x0ab", "the column 'a\\x0ab'", "not used"),
    ],
)
def test_a_header_that_is_wrong_is_named(header, column, found, remedy):
    problems = members(header + "\n")[1]
    assert [(p.column, p.found) for p in problems] == [(column, found)]
    assert remedy in problems[0].remedy
    assert len(str(problems[0]).splitlines()) == 1


def test_a_row_without_a_cell_that_it_needs_is_no_noun_and_a_bad_date_is_blank():
    rows, problems = members("group,actor,from\n,a,1950\ng,a,1950-02-30\n")
    assert [(r.group, r.from_) for r in rows] == [("g", None)]
    assert [(p.line, p.column, p.severity) for p in problems] == [(2, "group", "error"), (3, "from", "error")]


def test_the_nearest_of_very_many_words_is_found_at_once():
    words = [f"record-{i}" for i in range(100_000)]
    assert did_you_mean("record-9999x", words).startswith("did you mean 'record-9999")
