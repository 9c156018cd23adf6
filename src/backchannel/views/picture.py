"""A picture and what belongs to it: a title, a sentence that says what it shows, and the table behind it."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Picture:
    """An SVG drawing with its words and its numbers.

    Args:
        title: what it is.
        description: one sentence that says what it shows, for those who do not see it.
        svg: the drawing, whole and by itself; it asks nothing of another host.
        header: names of the columns of the table behind it.
        rows: the table, as text.
    """

    title: str
    description: str
    svg: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def to_dict(self) -> dict[str, Any]:
        """Return the picture under the keys of the JSON output."""
        table = [dict(zip(self.header, row, strict=True)) for row in self.rows]
        return {"title": self.title, "description": self.description, "table": table, "svg": self.svg}

    def table(self) -> str:
        """Return the table as CSV; a cell that a spreadsheet would take for a formula begins with an apostrophe."""
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(self.header)
        writer.writerows([_plain(cell) for cell in row] for row in self.rows)
        return out.getvalue()

    def _repr_svg_(self) -> str:
        return self.svg


def _plain(cell: str) -> str:
    numeric = cell[:1] == "-" and cell[1:].replace(".", "", 1).isdigit()
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t") and not numeric else cell
