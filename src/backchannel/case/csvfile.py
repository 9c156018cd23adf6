"""A CSV file as it stands on the disk: physical lines, dialect, every cell."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from backchannel.case.texts import BOM, decode, line_break, physical_lines
from backchannel.errors import Problem, quote

__all__ = ["BOM", "RawRow", "Sheet", "decode", "read_csv", "write_csv"]


@dataclass(frozen=True, slots=True)
class RawRow:
    """One row: the physical line on which it begins, and its cells as written."""

    line: int
    cells: tuple[str, ...]

    @property
    def blank(self) -> bool:
        """Whether no cell holds anything."""
        return not any(cell.strip() for cell in self.cells)

    def value(self, place: int | None) -> str:
        """Return the cell at a place, composed (NFC) and trimmed; empty where there is none."""
        if place is None or place >= len(self.cells):
            return ""
        return unicodedata.normalize("NFC", self.cells[place]).strip()


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that stands in a CSV file, in the order and the dialect of the file.

    Args:
        names: the header, trimmed.
        rows: every row below it, blank ones too.
        delimiter: ``,``, ``;`` or a tab.
        newline: the line ending.
        bom: whether the file begins with a byte order mark.
        preamble: a first line such as ``sep=;`` that spreadsheets write.
        header: the header as written.
        header_line: its physical line.
        rest: the end of the file as written, from the first row on that is no well-formed CSV.
    """

    names: tuple[str, ...] = ()
    rows: tuple[RawRow, ...] = ()
    delimiter: str = ","
    newline: str = "\n"
    bom: bool = False
    preamble: str = ""
    header: tuple[str, ...] = ()
    header_line: int = 1
    rest: str = ""


def read_csv(data: bytes, file: str, known: Collection[str]) -> tuple[Sheet, tuple[Problem, ...]]:
    """Read the bytes of a CSV file.

    Args:
        data: the whole file.
        file: its name, for problems.
        known: the columns of its table; the separator is the one that finds most of them in the header.
    """
    problems: list[Problem] = []
    text = decode(data, file, problems)
    newline = line_break(text)
    preamble = ""
    if text[:4].lower() == "sep=":
        preamble, _, text = text.partition(newline)
    if not text.strip():
        expected = f"a header: {','.join(known)}"
        problems.append(Problem(file, 1, "", "an empty file", expected, "add the header or delete the file"))
        return Sheet(newline=newline, bom=data.startswith(BOM), preamble=preamble), tuple(problems)
    delimiter = _delimiter(text, known, preamble[4:5])
    rows, rest = _rows(text, delimiter, file, 1 if preamble else 0, problems)
    first = next((i for i, row in enumerate(rows) if not row.blank), len(rows))
    header = rows[first] if first < len(rows) else RawRow(1, ())
    sheet = Sheet(
        names=_names(header, rows),
        rows=tuple(rows[first + 1 :]),
        delimiter=delimiter,
        newline=newline,
        bom=data.startswith(BOM),
        preamble=preamble,
        header=header.cells,
        header_line=header.line,
        rest=rest,
    )
    return sheet, tuple(problems)


def write_csv(sheet: Sheet) -> bytes:
    """Return the bytes of a sheet in its own dialect; cells keep every character."""
    lines = [sheet.preamble] if sheet.preamble else []
    header = sheet.header or sheet.names
    if header:
        lines += [_line(header, sheet.delimiter), *(_line(r.cells, sheet.delimiter) for r in sheet.rows)]
    text = "".join(line + sheet.newline for line in lines) + sheet.rest
    return (BOM if sheet.bom else b"") + text.encode("utf-8", "surrogateescape")


def _line(cells: Iterable[str], delimiter: str) -> str:
    """Return a row as written; unlike the writer of Python 3.11, a lone carriage return is quoted."""
    special = {delimiter, '"', "\r", "\n"}
    out = [
        '"' + cell.replace('"', '""') + '"'
        if not special.isdisjoint(cell) or cell[:4].lower() == "sep="
        else cell
        for cell in cells
    ]
    return '""' if out == [""] else delimiter.join(out)


def _names(header: RawRow, rows: Iterable[RawRow]) -> tuple[str, ...]:
    """Return the header trimmed, without the empty columns with which spreadsheets widen a table."""
    names = tuple(unicodedata.normalize("NFC", name).strip() for name in header.cells)
    width = 0
    for cells in (names, *(row.cells for row in rows)):
        last = min(len(cells), len(names))
        width = next((i for i in range(last, width, -1) if cells[i - 1].strip()), width)
    return names[:width]


def _delimiter(text: str, known: Collection[str], stated: str) -> str:
    lines = physical_lines(text.lstrip()[:100_000])
    header = next((line for line in lines if re.search(r"\w", line)), lines[0])

    def hits(delimiter: str) -> int:
        return sum(name.strip().strip('"') in known for name in header.split(delimiter))

    return max((*([stated] if stated in set(",;\t|") else []), ",", ";", "\t"), key=hits)


def _rows(
    text: str, delimiter: str, file: str, offset: int, problems: list[Problem]
) -> tuple[list[RawRow], str]:
    """Return the rows, and what follows the last one that can be read."""
    limit = csv.field_size_limit()
    csv.field_size_limit(max(limit, len(text) + 1))
    rows: list[RawRow] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    start = 0
    try:
        for cells in reader:
            rows.append(RawRow(start + 1 + offset, tuple(cells)))
            start = reader.line_num
    except csv.Error as error:
        found = "quotation marks that never close" if "end of data" in str(error) else quote(str(error))
        remedy = "double the quotation marks inside a cell, and close those round it; the rows from here on were not read"
        problems.append(Problem(file, start + 1 + offset, "", found, "a well-formed row", remedy))
        return rows, "".join(list(io.StringIO(text, newline=""))[start:])
    finally:
        csv.field_size_limit(limit)
    return rows, ""
