"""The tables of a case, and what is made from their declarations: reading, writing, documentation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from backchannel.case import nouns
from backchannel.case.cells import LONGEST_CELL, MisreadError, Reading, Text
from backchannel.case.csvfile import RawRow, Sheet
from backchannel.case.nouns import Column, columns_of
from backchannel.case.order import out_of_order
from backchannel.errors import Problem, did_you_mean, quote

N = TypeVar("N")
SPREADSHEET_ERRORS = ("#REF!", "#NAME?", "#VALUE!", "#DIV/0!", "#N/A", "#NULL!", "#NUM!")


@dataclass(frozen=True, slots=True)
class Table(Generic[N]):
    """A table of the case: its file, the noun of its rows, and what makes a row unique.

    Args:
        file: name of the file in the case folder.
        noun: the class of ``case.nouns`` that declares the columns.
        key: columns that no two rows may share; empty where rows may repeat.
    """

    file: str
    noun: Callable[..., N]
    key: tuple[str, ...] = ("id",)

    @property
    def columns(self) -> tuple[Column, ...]:
        """The declared columns in the order of the file."""
        return columns_of(self.noun)


TABLES: tuple[Table[Any], ...] = (
    Table("actors.csv", nouns.Actor),
    Table("records.csv", nouns.Record),
    Table("claims.csv", nouns.Claim),
    Table("conveys.csv", nouns.Conveys, ("record", "claim", "stance", "speaker", "reader")),
    Table("hypotheses.csv", nouns.Hypothesis),
    Table("evidence.csv", nouns.Evidence),
    Table("likelihoods.csv", nouns.Likelihood, ("evidence", "hypothesis", "judge")),
    Table("members.csv", nouns.Member, ()),
    Table("frames.csv", nouns.Frame),
    Table("theses.csv", nouns.Thesis),
)


def read_table(table: Table[N], sheet: Sheet, how: Reading) -> tuple[tuple[N, ...], tuple[Problem, ...]]:
    """Read the rows of a sheet into nouns, and everything that is wrong with them into problems.

    A row that lacks a required cell becomes no noun; any other bad cell reads as blank. Both stay in the
    sheet as they are.

    Args:
        table: the declaration.
        sheet: what stands in the file.
        how: zone and widening of dates.
    """
    problems = list(_header_problems(table, sheet))
    places = {name: i for i, name in enumerate(sheet.names)}
    plan = [(c, places.get(c.name), c.cell.read("", how)) for c in table.columns]
    rows: list[N] = []
    seen: dict[tuple[str, ...], int] = {}
    for raw in sheet.rows:
        if raw.blank:
            continue
        problems += _shape_problems(table, sheet, raw)
        values, faults, complete = _read_row(table, raw, plan, how)
        problems += faults
        if not complete:
            continue
        row = table.noun(**values, line=raw.line)
        problems += _order_problems(table, row, raw)
        if key := tuple(raw.value(places.get(name)) for name in table.key):
            if key in seen:
                problems.append(_repeated(table, raw, key, seen[key]))
                continue
            seen[key] = raw.line
        rows.append(row)
    return tuple(rows), tuple(problems)


Plan = list[tuple[Column, int | None, Any]]
"""Each column, its place in the sheet, and the value of an empty cell."""


def _read_row(
    table: Table[Any], raw: RawRow, plan: Plan, how: Reading
) -> tuple[dict[str, Any], list[Problem], bool]:
    values: dict[str, Any] = {}
    problems: list[Problem] = []
    complete = True
    for col, place, blank in plan:
        text = raw.value(place)
        if not text:
            values[col.attribute] = blank
            if col.required:
                complete = False
                if place is not None:
                    remedy = f"fill in {col.name}: {col.about}"
                    problems.append(
                        Problem(table.file, raw.line, col.name, "nothing", col.cell.describe(), remedy)
                    )
            continue
        try:
            if len(text) > LONGEST_CELL:
                expected = f"a cell of at most {LONGEST_CELL:,} characters"
                raise MisreadError(quote(text), expected, "keep long texts in transcripts/ID.txt")  # noqa: TRY301
            if text.startswith(("=", "@")) or text in SPREADSHEET_ERRORS:
                problems.append(_formula(table, raw, col, text))
            values[col.attribute] = col.cell.read(text, how)
        except MisreadError as error:
            values[col.attribute] = blank
            problems.append(
                Problem(table.file, raw.line, col.name, error.found, error.expected, error.remedy)
            )
            complete &= not col.required
    return values, problems, complete


def _header_problems(table: Table[Any], sheet: Sheet) -> Iterator[Problem]:
    known = [c.name for c in table.columns]
    line = sheet.header_line
    for col in table.columns:
        if col.required and col.name not in sheet.names:
            yield Problem(
                table.file,
                line,
                col.name,
                f"no column {col.name}",
                f"the columns {','.join(known)}",
                f"add the column {col.name}: {col.about}",
            )
    for name, times in Counter(sheet.names).items():
        if times > 1 and name:
            yield Problem(
                table.file,
                line,
                quote(name),
                f"the column {quote(name)} {'twice' if times == 2 else f'{times} times'}",
                "every column once",
                "rename or remove one of them; only the last is read",
            )
        if name not in known:
            near = did_you_mean(name, known) if name else "give the column a name"
            remedy = near if near.startswith(("did", "give")) else "its cells are kept and not used"
            yield Problem(
                table.file,
                line,
                quote(name),
                f"the column '{quote(name)}'",
                f"one of {','.join(known)}",
                remedy,
                "warning",
            )


def _shape_problems(table: Table[Any], sheet: Sheet, raw: RawRow) -> Iterator[Problem]:
    width = len(sheet.names)
    beyond = [c for c in raw.cells[width:] if c.strip()]
    if beyond:
        yield Problem(
            table.file,
            raw.line,
            f"column {width + 1}",
            quote(beyond[0]),
            f"{width} cells, one for each column",
            "put quotation marks round a cell that holds the separator, or name the column",
        )
    if len(raw.cells) < width:
        yield Problem(
            table.file,
            raw.line,
            quote(sheet.names[len(raw.cells)]),
            f"{len(raw.cells)} cells",
            f"{width} cells",
            "the missing ones are taken as empty; add separators if a cell is missing in the middle",
            "warning",
        )


def _formula(table: Table[Any], raw: RawRow, col: Column, text: str) -> Problem:
    remedy = "a spreadsheet would compute it: write the value instead"
    return Problem(table.file, raw.line, col.name, quote(text), "a value, not a formula", remedy, "warning")


def _order_problems(table: Table[Any], row: object, raw: RawRow) -> Iterator[Problem]:
    for name, found, expected, remedy in out_of_order(row):
        yield Problem(table.file, raw.line, name, found, expected, remedy)


def _repeated(table: Table[Any], raw: RawRow, key: tuple[str, ...], first: int) -> Problem:
    shown = ", ".join(part for part in key if part)
    remedy = "give it another id" if table.key == ("id",) else "remove one of the two rows"
    return Problem(
        table.file,
        raw.line,
        table.key[0],
        quote(shown),
        f"each {' + '.join(table.key)} once (first on line {first})",
        remedy,
    )


def write_table(table: Table[N], rows: Iterable[N], texts: Callable[[Any], str] | None = None) -> Sheet:
    """Return the sheet that holds these nouns, with every declared column.

    Args:
        table: the declaration.
        rows: nouns of that table.
        texts: how one value is written; by default as the case format has it.
    """
    write = texts or cell_text
    header = tuple(c.name for c in table.columns)
    lines = (
        RawRow(i + 2, tuple(write(getattr(r, c.attribute)) for c in table.columns))
        for i, r in enumerate(rows)
    )
    return Sheet(names=header, rows=tuple(lines))


def cell_text(value: object) -> str:
    """Return a value as it stands in a cell.

    >>> cell_text(("shtykov", "zhou-enlai")), cell_text(None), cell_text(0.35)
    ('shtykov;zhou-enlai', '', '0.35')
    """
    if value is None:
        return ""
    if isinstance(value, tuple):
        return ";".join(str(v) for v in value)
    return str(value)


def describe(tables: Sequence[Table[Any]] = TABLES) -> str:
    """Return the reference page of the tables, in Markdown."""
    parts = []
    for table in tables:
        lines = [
            f"## {table.file}",
            "",
            (table.noun.__doc__ or "").strip(),
            "",
            "| column | holds | meaning |",
            "|---|---|---|",
        ]
        for col in table.columns:
            holds = "" if isinstance(col.cell, Text) else col.cell.describe()
            name = f"**{col.name}**" if col.required else col.name
            lines.append(f"| {name} | {holds or 'text'} | {col.about} |")
        if table.key:
            lines += ["", f"No two rows share the same {' + '.join(table.key)}."]
        parts.append("\n".join(lines))
    return "\n\n".join(parts) + "\n"
