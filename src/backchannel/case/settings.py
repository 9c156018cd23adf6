"""case.toml read into typed settings and inquiries, with every problem at its key and line."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from backchannel.case.cells import Cell, Duration, MisreadError, Number, Reading, Refs, Text, Texts
from backchannel.case.inquiries import INQUIRY_KINDS, KIND_CELL, About, Dates, Inquiry, Silence
from backchannel.case.located import Located, Path
from backchannel.case.nouns import RECORD_KINDS, columns_of
from backchannel.case.when import When
from backchannel.errors import Problem, did_you_mean, quote

FILE = "case.toml"
SECTIONS = ("case", "dates", "transit", "groups", "inquiry")


@dataclass(frozen=True, slots=True)
class Settings:
    """What case.toml says.

    Args:
        about: title, question, period.
        reading: how dates are read.
        transit: minutes that a message may take where ``received`` is blank, by kind of record.
        groups: stated strength of dependence by group of evidence, 0 to 1.
        inquiries: what is asked of the case, by id.
    """

    about: About
    reading: Reading = Reading()
    transit: Mapping[str, int] = field(default_factory=dict)
    groups: Mapping[str, float] = field(default_factory=dict)
    inquiries: Mapping[str, Inquiry] = field(default_factory=dict)


def read_settings(tree: Located) -> tuple[Settings, tuple[Problem, ...]]:
    """Read the tree of case.toml; what is wrong is left out and reported."""
    problems: list[Problem] = list(_unknown(tree, (), SECTIONS))
    dates = _fields(tree, ("dates",), Dates, Reading(), problems)
    reading = Reading(dates.get("zone"), dates.get("approximate") or 0)
    about = _fields(tree, ("case",), About, reading, problems)
    about["period"] = about.get("period") or When.parse("../..")
    transit = dict(_named(tree, "transit", Duration(), problems, RECORD_KINDS))
    groups = dict(_named(tree, "groups", Number(0, 1), problems, None))
    inquiries: dict[str, Inquiry] = {}
    for i, entry in enumerate(_list(tree, "inquiry", problems)):
        inquiry = _inquiry(tree, ("inquiry", i), entry, reading, problems)
        if inquiry is None:
            continue
        if inquiry.id in inquiries:
            first = inquiries[inquiry.id].line
            problems.append(
                tree.problem(
                    ("inquiry", i, "id"), inquiry.id, f"each id once (first on line {first})", "rename one"
                )
            )
        else:
            inquiries[inquiry.id] = inquiry
    return Settings(About(**about), reading, transit, groups, inquiries), tuple(problems)


def _inquiry(
    tree: Located, path: Path, entry: object, how: Reading, problems: list[Problem]
) -> Inquiry | None:
    if not isinstance(entry, dict):
        problems.append(tree.problem(path, entry, "an [[inquiry]] with id, kind and its keys"))
        return None
    kind = entry.get("kind", "")
    if not isinstance(kind, str) or kind not in INQUIRY_KINDS:
        expected = KIND_CELL.describe()
        problems.append(
            tree.problem((*path, "kind"), kind or "no kind", expected, did_you_mean(str(kind), INQUIRY_KINDS))
        )
        return None
    before = len(problems)
    noun = INQUIRY_KINDS[kind]
    values = _fields(tree, path, noun, how, problems, also=("kind", "note"))
    if sum(p.severity == "error" for p in problems[before:]):
        return None
    inquiry: Inquiry = noun(**values, line=tree.line(path))
    if isinstance(inquiry, Silence) and (len(inquiry.between) == 2) == bool(inquiry.from_ and inquiry.to):
        problems.append(
            tree.problem(
                path, "neither or both", 'between = ["a", "b"], or from and to', "name the two actors"
            )
        )
        return None
    return inquiry


def _fields(
    tree: Located, path: Path, noun: type, how: Reading, problems: list[Problem], also: tuple[str, ...] = ()
) -> dict[str, Any]:
    """Read one table of the file by the declaration of a noun."""
    entry: Any = tree.value
    for part in path:
        entry = entry[part] if isinstance(part, int) else entry.get(part, {})
    if not isinstance(entry, dict):
        problems.append(tree.problem(path, entry, "a table of keys", f"write [{path[0]}]"))
        entry = {}
    columns = columns_of(noun)
    problems += _unknown(tree, path, (*(c.name for c in columns), *also))
    values: dict[str, Any] = {}
    for col in columns:
        value = entry.get(col.name, "")
        text = _text(value)
        try:
            _fits(value, col.cell)
            values[col.attribute] = col.cell.read(text, how)
        except MisreadError as error:
            values[col.attribute] = col.cell.read("", how)
            problems.append(tree.problem((*path, col.name), error.found, error.expected, error.remedy))
        else:
            if col.required and not text:
                problems.append(
                    tree.problem(
                        (*path, col.name), "nothing", col.cell.describe(), f"add {col.name}: {col.about}"
                    )
                )
    return values


def _text(value: object) -> str:
    """Return a TOML value as a cell would hold it; native dates and numbers are welcome."""
    if isinstance(value, list):
        return ";".join(_text(v) for v in value)
    isoformat = getattr(value, "isoformat", None)
    return unicodedata.normalize("NFC", str(isoformat() if isoformat else value)).strip()


def _fits(value: object, cell: Cell) -> None:
    """Refuse a table, a truth value, and a list where one value is wanted."""
    many = isinstance(cell, Texts | Refs)
    if isinstance(value, list) and many:
        for item in value:
            _fits(item, Text())
    elif isinstance(value, list | dict | bool):
        remedy = 'write ["first", "second"]' if many else "write one value in quotation marks"
        raise MisreadError(quote(value), cell.describe(), remedy)


def _named(
    tree: Located,
    section: str,
    cell: Duration | Number,
    problems: list[Problem],
    names: tuple[str, ...] | None,
) -> Iterator[tuple[str, Any]]:
    entry = tree.value.get(section, {})
    if not isinstance(entry, dict):
        problems.append(tree.problem((section,), entry, "a table of keys", f"write [{section}]"))
        return
    if names:
        problems += _unknown(tree, (section,), names)
    for name, value in entry.items():
        try:
            _fits(value, cell)
            yield name, cell.read(_text(value), Reading())
        except MisreadError as error:
            problems.append(tree.problem((section, name), error.found, error.expected, error.remedy))


def _list(tree: Located, section: str, problems: list[Problem]) -> list[Any]:
    entry = tree.value.get(section, [])
    if isinstance(entry, list):
        return entry
    problems.append(
        tree.problem((section,), "one table", "a list of tables", f"write [[{section}]] with two brackets")
    )
    return []


def _unknown(tree: Located, path: Path, names: tuple[str, ...]) -> Iterator[Problem]:
    entry: Any = tree.value
    for part in path:
        entry = entry[part] if isinstance(part, int) else entry.get(part, {})
    for name in entry if isinstance(entry, dict) else ():
        if name not in names:
            yield tree.problem(
                (*path, name), name, f"one of {', '.join(names)}", did_you_mean(name, names), warn=True
            )
