"""A CSV file as it stands on the disk: physical lines, dialect, every cell."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from backchannel.errors import Problem, quote

BOM = b"\xef\xbb\xbf"


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
    """

    names: tuple[str, ...] = ()
    rows: tuple[RawRow, ...] = ()
    delimiter: str = ","
    newline: str = "\n"
    bom: bool = False
    preamble: str = ""
    header: tuple[str, ...] = ()
    header_line: int = 1


def read_csv(data: bytes, file: str, known: Collection[str]) -> tuple[Sheet, tuple[Problem, ...]]:
    """Read the bytes of a CSV file.

    Args:
        data: the whole file.
        file: its name, for problems.
        known: the columns of its table; the separator is the one that finds most of them in the header.
    """
    problems: list[Problem] = []
    text = decode(data, file, problems)
    preamble = ""
    if text[:4].lower() == "sep=":
        preamble, _, text = text.partition("\n")
    newline = "\r\n" if "\r\n" in text else "\r" if "\r" in text and "\n" not in text else "\n"
    if not text.strip():
        problems.append(
            Problem(
                file,
                1,
                "",
                "an empty file",
                f"a header: {','.join(known)}",
                "add the header or delete the file",
            )
        )
        return Sheet(bom=data.startswith(BOM)), tuple(problems)
    delimiter = _delimiter(text, known)
    offset = 1 if preamble else 0
    rows = list(_rows(text, delimiter, file, offset, problems))
    header, line = (rows[0].cells, rows[0].line) if rows else ((), 1)
    names = tuple(unicodedata.normalize("NFC", name).strip() for name in header)
    while (
        names
        and not names[-1]
        and not any(len(r.cells) >= len(names) and r.cells[len(names) - 1].strip() for r in rows)
    ):
        names = names[:-1]
    sheet = Sheet(
        names, tuple(rows[1:]), delimiter, newline, data.startswith(BOM), preamble.rstrip("\r"), header, line
    )
    return sheet, tuple(problems)


def write_csv(sheet: Sheet) -> bytes:
    """Return the bytes of a sheet in its own dialect; cells keep every character."""
    out = io.StringIO(newline="")
    if sheet.preamble:
        out.write(sheet.preamble + sheet.newline)
    writer = csv.writer(out, delimiter=sheet.delimiter, lineterminator=sheet.newline)
    writer.writerow(sheet.header or sheet.names)
    writer.writerows(row.cells for row in sheet.rows)
    return (BOM if sheet.bom else b"") + out.getvalue().encode("utf-8", "surrogateescape")


def decode(data: bytes, file: str, problems: list[Problem]) -> str:
    """Return a file's text; bytes that are not UTF-8, and NUL, are reported with their line."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        problems.append(
            Problem(file, 1, "", "UTF-16", "UTF-8", "save it as 'CSV UTF-8' from the spreadsheet")
        )
        return data.decode("utf-16", "replace")
    body = data.removeprefix(BOM)
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        line = body.count(b"\n", 0, error.start) + 1
        found = f"the byte 0x{body[error.start]:02x}"
        remedy = "save it as UTF-8; it looks like an older encoding (Latin-1, Windows-1251, GBK)"
        problems.append(Problem(file, line, "", found, "UTF-8", remedy))
        text = body.decode("utf-8", "surrogateescape")
    if (place := text.find("\0")) >= 0:
        line = text.count("\n", 0, place) + 1
        problems.append(
            Problem(
                file, line, "", "a NUL character", "text", "the file is damaged or not a text: restore it"
            )
        )
        text = text.replace("\0", "")
    return text


def _delimiter(text: str, known: Collection[str]) -> str:
    header = next(line for line in text.splitlines() if line.strip())[:100_000]

    def hits(delimiter: str) -> int:
        return sum(name.strip().strip('"') in known for name in header.split(delimiter))

    return max((",", ";", "\t"), key=hits)


def _rows(text: str, delimiter: str, file: str, offset: int, problems: list[Problem]) -> Iterator[RawRow]:
    limit = csv.field_size_limit()
    csv.field_size_limit(max(limit, len(text) + 1))
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        while True:
            line = reader.line_num + 1 + offset
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                found = (
                    "quotation marks that never close" if "end of data" in str(error) else quote(str(error))
                )
                remedy = "double the quotation marks inside a cell, and close those round it; the rows from here on were not read"
                problems.append(Problem(file, line, "", found, "a well-formed row", remedy))
                return
            if cells or line > 1 + offset:
                yield RawRow(line, tuple(cells))
    finally:
        csv.field_size_limit(limit)
