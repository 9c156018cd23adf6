"""references.json: the literature as CSL-JSON, every item by its id, its shape checked as far as it is printed."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Any

from backchannel.case.located import Located
from backchannel.errors import Problem

EXPORT = "export the collection as CSL-JSON"


def read_references(tree: Located) -> tuple[dict[str, dict[str, Any]], tuple[Problem, ...]]:
    """Return the items by id, and what is wrong with them.

    A part that has the wrong shape is left out of its item; an item without an id is left out whole.

    Args:
        tree: the file.
    """
    if not isinstance(tree.value, list):
        found = type(tree.value).__name__
        return {}, (tree.problem((), found, "a list of CSL-JSON items", EXPORT),)
    items: dict[str, dict[str, Any]] = {}
    problems: list[Problem] = []
    for i, item in enumerate(tree.value):
        name = item.get("id") if isinstance(item, dict) else None
        if isinstance(name, bool) or not isinstance(name, str | int) or not str(name).strip():
            problems.append(tree.problem((i,), item, 'an item with an "id"', EXPORT))
            continue
        key = unicodedata.normalize("NFC", str(name)).strip()
        if key in items:
            first = tree.line((list(items).index(key),))
            problems.append(
                tree.problem((i, "id"), key, f"each id once (first on line {first})", "rename one")
            )
            continue
        wrong = dict(_misshapen(item))
        problems += [
            tree.problem((i, part), item[part], expected, EXPORT) for part, expected in wrong.items()
        ]
        items[key] = {k: v for k, v in item.items() if k not in wrong}
    return {name: items[name] for name in sorted(items)}, tuple(problems)


def _misshapen(item: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the parts of an item that are read by this program and have another shape than CSL-JSON gives them."""
    if not isinstance(item.get("title", ""), str | int | float):
        yield "title", "a text"
    author = item.get("author", [])
    if not isinstance(author, list) or not all(_is_name(a) for a in author):
        yield "author", 'a list of names, each with "family" or "literal"'
    if not _is_date(item.get("issued", {})):
        yield "issued", 'a date with "date-parts": [[year, month, day]]'


def _is_name(value: object) -> bool:
    return isinstance(value, dict) and all(
        isinstance(value.get(part, ""), str) for part in ("family", "given", "literal")
    )


def _is_date(value: object) -> bool:
    if not isinstance(value, dict):
        return False
    parts = value.get("date-parts", [])
    return isinstance(parts, list) and all(
        isinstance(p, list) and all(isinstance(n, str | int) for n in p) for p in parts
    )
