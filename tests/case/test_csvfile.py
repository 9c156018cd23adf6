"""CSV as spreadsheets write it: every dialect, physical lines, nothing lost on the way back."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backchannel.case.csvfile import RawRow, Sheet, read_csv, write_csv

KNOWN = ["id", "name", "note"]
cells = st.text(st.sampled_from('a;,\t "\r\n=ж毛\u2028\u0301\ufeff'), max_size=5)


def read(text):
    return read_csv(text if isinstance(text, bytes) else text.encode(), "t.csv", KNOWN)


@settings(max_examples=200, deadline=None)
@given(
    rows=st.lists(st.lists(cells, min_size=1, max_size=5).map(tuple), max_size=5),
    delimiter=st.sampled_from(",;\t"),
    newline=st.sampled_from(["\n", "\r\n", "\r"]),
    bom=st.booleans(),
    preamble=st.booleans(),
)
def test_what_is_written_is_read_again_cell_by_cell(rows, delimiter, newline, bom, preamble):
    sheet = Sheet(
        tuple(KNOWN),
        tuple(RawRow(0, r) for r in rows),
        delimiter,
        newline,
        bom,
        f"sep={delimiter}" if preamble else "",
    )
    again, problems = read(write_csv(sheet))
    assert problems == ()
    assert [r.cells for r in again.rows] == rows
    assert (again.names, again.newline, again.bom, again.preamble) == (
        tuple(KNOWN), newline, bom, sheet.preamble,
    )  # fmt: skip
    assert write_csv(again) == write_csv(sheet)


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("preamble", ["", "sep=;"])
def test_a_row_stands_on_the_line_on_which_it_begins(newline, preamble):
    lines = ([preamble] if preamble else []) + ["id;name", 'a;"two', 'lines"', "", "b;c\u2028d"]
    sheet, problems = read(newline.join(lines))
    first = 3 if preamble else 2
    assert problems == ()
    assert [r.line for r in sheet.rows if not r.blank] == [first, first + 3]
    assert sheet.header_line == first - 1


def test_blank_lines_above_the_header_are_passed_over():
    sheet, problems = read("\n\n;;\nid;name\na;b\n")
    assert (sheet.names, sheet.header_line, problems) == (("id", "name"), 4, ())


def test_the_separator_that_is_stated_is_used():
    assert read("sep=|\nid|name\na|b,c\n")[0].rows[0].cells == ("a", "b,c")


def test_empty_columns_at_the_end_of_the_header_count_only_if_something_stands_below():
    assert read("id,name,,\na,b,,\n")[0].names == ("id", "name")
    assert read("id,name,,\na,b,c,\n")[0].names == ("id", "name", "")


@pytest.mark.parametrize("broken", ['b,"never closed\nc,d\n', 'b,"closed"badly\nc,d\n'])
def test_rows_after_a_broken_one_are_kept_as_they_are(broken):
    data = ("id,name\r\na,b\r\n" + broken).encode()
    sheet, problems = read(data)
    assert [(p.line, p.severity) for p in problems] == [(3, "error")]
    assert sheet.rest == broken
    assert write_csv(sheet) == data


@pytest.mark.parametrize(
    ("data", "line", "found"),
    [
        (b"id,name\ra,b\rcaf\xe9,1\r", 3, "0xe9"),
        (b"id,name\r\na,b\r\nx\0y,1\r\n", 3, "NUL"),
        ("id,name\na,b\n".encode("utf-16"), 1, "UTF-16"),
        (b"", 1, "empty"),
        (b"\xef\xbb\xbf\r\n  \r\n", 1, "empty"),
    ],
)
def test_bytes_that_are_no_text_are_named_with_their_line(data, line, found):
    problems = read(data)[1]
    assert [p.line for p in problems] == [line]
    assert found in problems[0].found


def test_bytes_of_an_old_encoding_are_written_back_as_they_were():
    data = b"id,name\nx,caf\xe9\n"
    assert write_csv(read(data)[0]) == data
