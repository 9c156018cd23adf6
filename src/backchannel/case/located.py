"""TOML, YAML and JSON read into plain values, with the line on which each key path stands."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from backchannel.errors import Problem, quote

Path = tuple[str | int, ...]
LARGEST_FILE = 5_000_000
"""Bytes of a YAML or TOML file."""
DEEPEST = 150
"""Levels of a YAML file."""
MOST_NODES = 100_000
"""Values of a YAML file after its aliases are followed."""


@dataclass(frozen=True, slots=True)
class Located:
    """A tree of plain values and the line of each key path.

    Args:
        file: name of the file.
        value: dicts, lists and scalars.
        lines: physical line by path; a path that is not there takes the line of its parent.
    """

    file: str
    value: Any = None
    lines: Mapping[Path, int] = field(default_factory=dict)

    def line(self, path: Path) -> int:
        """Return the line of a path, or of the nearest path above it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)

    def problem(
        self, path: Path, found: object, expected: str, remedy: str = "", *, warn: bool = False
    ) -> Problem:
        """Return a Problem at a path of this file."""
        severity = "warning" if warn else "error"
        return Problem(self.file, self.line(path), show(path), quote(found), expected, remedy, severity)  # type: ignore[arg-type]


def show(path: Path) -> str:
    """Return a key path as it is printed; lists are counted from 1.

    >>> show(("inquiry", 0, "by"))
    'inquiry[1].by'
    """
    out = ""
    for part in path:
        out += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if out else part
    return out


def read_toml(text: str, file: str) -> tuple[Located, tuple[Problem, ...]]:
    """Read TOML; a syntax error is a Problem at its line."""
    try:
        value = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"at line (\d+)", str(error))
        line = int(place[1]) if place else text.count("\n") + 1
        found = re.sub(r" \(at .*\)", "", str(error))
        return Located(file, {}), (
            Problem(file, line, "", found, "TOML", "correct the line; texts stand in quotation marks"),
        )
    except RecursionError:
        return Located(file, {}), (Problem(file, 1, "", "values nested too deeply", "TOML", "flatten it"),)
    return Located(file, value, dict(_toml_lines(text))), ()


_TOML_TABLE = re.compile(r"\s*(\[{1,2})\s*([^\]]+?)\s*\]{1,2}\s*(?:#.*)?$")
_TOML_KEY = re.compile(r"\s*(\"[^\"]*\"|'[^']*'|[\w.-]+)\s*=\s*(.*)$")


def _toml_lines(text: str) -> Iterator[tuple[Path, int]]:
    """Yield the line of every table header and key that begins a line."""
    base: Path = ()
    counts: dict[str, int] = {}
    fence = ""
    for number, line in enumerate(text.splitlines(), 1):
        if fence:
            fence = "" if line.count(fence) % 2 else fence
        elif match := _TOML_TABLE.match(line):
            name = match[2].strip("\"'")
            if match[1] == "[[":
                counts[name] = counts.get(name, -1) + 1
                base = (name, counts[name])
                yield (name,), number
            else:
                base = (name,)
            yield base, number
        elif match := _TOML_KEY.match(line):
            yield (*base, match[1].strip("\"'")), number
            opening = re.match(r'"""|\'\'\'', match[2])
            fence = opening[0] if opening and match[2].count(opening[0]) % 2 else ""


def read_json(text: str, file: str) -> tuple[Located, tuple[Problem, ...]]:
    """Read a JSON list of objects; the line of item i is that of its ``"id"``."""
    try:
        value = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        line = getattr(error, "lineno", 1)
        found = getattr(error, "msg", "values nested too deeply")
        return Located(file, []), (
            Problem(file, line, "", found, "JSON", "export it again, or mend the line"),
        )
    lines: dict[Path, int] = {}
    if isinstance(value, list):
        ids = re.finditer(r'"id"\s*:', text)
        for i, match in zip(range(len(value)), ids, strict=False):
            lines[(i,)] = text.count("\n", 0, match.start()) + 1
    return Located(file, value, lines), ()


def read_yaml(text: str, file: str) -> tuple[Located, tuple[Problem, ...]]:
    """Read YAML without running anything in it; aliases are followed up to a limit."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    lines: dict[Path, int] = {}
    try:
        if deep := _too_deep(yaml.parse(text, Loader=loader)):
            found = f"values nested more than {DEEPEST} deep"
            return Located(file), (Problem(file, deep, "", found, "a game", "flatten it"),)
        root = yaml.compose(text, Loader=loader)
        value = _plain(root, (), lines, [MOST_NODES], yaml) if root else None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        found = getattr(error, "problem", None) or str(error)
        return Located(file), (
            Problem(file, line, "", quote(found), "YAML", "correct the line; mind the indentation"),
        )
    except RecursionError:
        return Located(file), (
            Problem(file, 1, "", "an alias inside itself", "a tree", "write the node out"),
        )
    except _TooLargeError:
        found = f"more than {MOST_NODES:,} values once aliases are followed"
        return Located(file), (
            Problem(file, 1, "", found, "a game", "write the tree without aliases of aliases"),
        )
    return Located(file, value, lines), ()


def _too_deep(events: Any) -> int:  # noqa: ANN401
    """Return the line on which the nesting passes the limit, or 0."""
    depth = 0
    for event in events:
        name = type(event).__name__
        depth += name.endswith("StartEvent") - name.endswith("EndEvent")
        if depth > DEEPEST:
            return int(event.start_mark.line) + 1
    return 0


class _TooLargeError(Exception):
    pass


def _plain(node: Any, path: Path, lines: dict[Path, int], left: list[int], yaml: Any) -> Any:  # noqa: ANN401
    left[0] -= 1
    if left[0] < 0:
        raise _TooLargeError
    lines.setdefault(path, node.start_mark.line + 1)
    if isinstance(node, yaml.MappingNode):
        out: dict[str, Any] = {}
        for key, item in node.value:
            name = str(getattr(key, "value", ""))
            lines[(*path, name)] = key.start_mark.line + 1
            if name in out:
                raise yaml.constructor.ConstructorError(None, None, f"the key {name} twice", key.start_mark)
            out[name] = _plain(item, (*path, name), lines, left, yaml)
        return out
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, (*path, i), lines, left, yaml) for i, item in enumerate(node.value)]
    return _scalar(node)


def _scalar(node: Any) -> Any:  # noqa: ANN401
    text = str(node.value)
    tag = str(node.tag)
    if tag.endswith(":null"):
        return None
    if tag.endswith((":int", ":float")):
        try:
            return float(text)
        except ValueError:
            return text
    return text
