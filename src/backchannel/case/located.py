"""TOML, YAML and JSON read into plain values, with the line on which each key path stands."""

from __future__ import annotations

import json
import re
import tomllib
import unicodedata
from bisect import bisect
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from backchannel.case.texts import line_at, physical_lines
from backchannel.errors import Problem, Severity, quote

Path = tuple[str | int, ...]
LARGEST_FILE = 5_000_000
"""Bytes of a YAML or TOML file."""
DEEPEST = 150
"""Levels of a YAML, TOML or JSON file."""
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
        severity: Severity = "warning" if warn else "error"
        shown = "nothing" if found is None else quote(found)
        return Problem(self.file, self.line(path), show(path), shown, expected, remedy, severity)


def show(path: Path) -> str:
    """Return a key path as it is printed; lists are counted from 1.

    >>> show(("inquiry", 0, "by"))
    'inquiry[1].by'
    """
    out = ""
    for part in path:
        out += f"[{part + 1}]" if isinstance(part, int) else f".{quote(part)}" if out else quote(part)
    return out


def plain_text(value: object) -> str:
    """Return a scalar as it stood in the file, composed (NFC): a whole number without a point.

    >>> plain_text(1950.0), plain_text(0.5), plain_text("a")
    ('1950', '0.5', 'a')
    """
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return unicodedata.normalize("NFC", str(value))


def number_meant(value: object) -> str:
    """Return what to do about a number that YAML reads as a text; nothing where no number is meant.

    >>> number_meant("1e5"), number_meant("many")
    ('YAML reads 1e5 as a text: write 1.0e+5, or all its digits', '')
    """
    text = value if isinstance(value, str) else ""
    if power := re.fullmatch(r"([-+]?\d+)(\.\d*)?[eE]([-+]?)(\d+)", text):
        whole, part, sign, size = power.groups()
        number = f"{whole}{'.0' if part in (None, '.') else part}e{sign or '+'}{size}"
        return f"YAML reads {quote(text)} as a text: write {quote(number)}, or all its digits"
    if re.fullmatch(r"[-+]?\d+(\.\d*)?", text):
        return f"{quote(text)} in quotation marks is a text: take them away"
    return ""


def _deeper_than(value: object, levels: int) -> bool:
    """Return whether lists and dicts stand more than so many levels deep in one another."""
    layer = [value]
    for _ in range(levels):
        layer = [
            inner
            for v in layer
            if isinstance(v, dict | list)
            for inner in (v.values() if isinstance(v, dict) else v)
        ]
    return any(isinstance(v, dict | list) for v in layer)


def read_toml(text: str, file: str) -> tuple[Located, tuple[Problem, ...]]:
    """Read TOML; a syntax error is a Problem at its line."""
    try:
        value = tomllib.loads(text)
    except ValueError as error:  # a number of 5000 digits is a ValueError, too
        place = re.search(r"at line (\d+)", str(error))
        end = "end of document" in str(error)
        line = int(place[1]) if place else line_at(text, len(text.rstrip())) if end else 1
        found = re.sub(r" \(at .*\)", "", str(error))
        return Located(file, {}), (
            Problem(file, line, "", found, "TOML", "correct the line; texts stand in quotation marks"),
        )
    except RecursionError:
        return Located(file, {}), (_too_nested(file, "TOML"),)
    if _deeper_than(value, DEEPEST):
        return Located(file, {}), (_too_nested(file, "TOML"),)
    return Located(file, value, dict(_toml_lines(text))), ()


def _too_nested(file: str, expected: str) -> Problem:
    return Problem(file, 1, "", f"values nested more than {DEEPEST} deep", expected, "flatten it")


_TOML_TABLE = re.compile(r"\s*(\[{1,2})\s*([^\]]+?)\s*\]{1,2}\s*(?:#.*)?$")
_TOML_KEY = re.compile(r"\s*(\"[^\"]*\"|'[^']*'|[\w.-]+)\s*=\s*(.*)$")


def _toml_lines(text: str) -> Iterator[tuple[Path, int]]:
    """Yield the line of every table header and key that begins a line."""
    base: Path = ()
    counts: dict[str, int] = {}
    fence = ""
    for number, line in enumerate(physical_lines(text), 1):
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
    """Read a JSON list of objects; the line of item i is that on which it begins."""
    try:
        value = json.loads(text)
    except RecursionError:
        return Located(file, []), (_too_nested(file, "JSON"),)
    except ValueError as error:  # a number of 5000 digits is a ValueError, too
        line = line_at(text, getattr(error, "pos", 0))
        found = getattr(error, "msg", str(error))
        return Located(file, []), (
            Problem(file, line, "", found, "JSON", "export it again, or mend the line"),
        )
    if _deeper_than(value, DEEPEST):
        return Located(file, []), (_too_nested(file, "JSON"),)
    lines: dict[Path, int] = {(): line_at(text, len(text) - len(text.lstrip()))}
    if isinstance(value, list):
        lines |= {(i,): line for i, line in enumerate(_item_lines(text))}
    try:
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError as error:
        found = f"half of a character (\\u{ord(error.object[error.start]):04x})"
        place = re.search(r"\\u[dD][89a-fA-F]", text)
        line = line_at(text, place.start() if place else 0)
        return Located(file, [], lines), (
            Problem(file, line, "", found, "whole characters", "export it again as UTF-8"),
        )
    return Located(file, value, lines), ()


def _item_lines(text: str) -> Iterator[int]:
    """Yield the line on which each item of a JSON list begins."""
    decoder, skip = json.JSONDecoder(), re.compile(r"[\s,]*")
    place, line, end = text.index("[") + 1, 1, 0
    while True:
        found = skip.match(text, place)
        place = found.end() if found else place
        if text[place] == "]":
            return
        line += line_at(text[end:place], place) - 1
        yield line
        line += line_at(text[place : (end := decoder.raw_decode(text, place)[1])], end) - 1
        place = end


def read_yaml(text: str, file: str) -> tuple[Located, tuple[Problem, ...]]:
    """Read YAML without running anything in it; aliases are followed up to a limit."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    places: dict[Path, int] = {}
    try:
        if deep := _too_deep(yaml.parse(text, Loader=loader)):
            return Located(file), (replace(_too_nested(file, "a game"), line=line_at(text, deep)),)
        root = yaml.compose(text, Loader=loader)
        value = _plain(root, (), places, [MOST_NODES], yaml) if root else None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        character = getattr(error, "character", None)
        place = mark.index if mark else text.find(chr(character)) if isinstance(character, int) else 0
        line = line_at(text, max(0, min(place, len(text.rstrip()))))
        found = _said(getattr(error, "problem", None) or str(error))
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
    starts = [m.end() for m in re.finditer(r"\r\n|\r|\n", text)]
    return Located(file, value, {path: bisect(starts, place) + 1 for path, place in places.items()}), ()


def _said(message: str) -> str:
    """Return a message of the YAML reader so that it can follow the word *found*.

    >>> _said("did not find expected key"), _said("expected the node content, but found '?'")
    ('no key', "'?' where the node content should stand")
    """
    message = re.sub(r"^(?:did|could) not find (?:the )?expected ", "no ", message)
    message = re.sub(r"^expected (.+), but (?:found|got) (.+)$", r"\2 where \1 should stand", message)
    return re.sub(r"^(?:but )?found ", "", message)


def _too_deep(events: Any) -> int:  # noqa: ANN401
    """Return the place in the text at which the nesting passes the limit, or 0."""
    depth = 0
    for event in events:
        name = type(event).__name__
        depth += name.endswith("StartEvent") - name.endswith("EndEvent")
        if depth > DEEPEST:
            return int(event.start_mark.index)
    return 0


class _TooLargeError(Exception):
    pass


def _plain(node: Any, path: Path, places: dict[Path, int], left: list[int], yaml: Any) -> Any:  # noqa: ANN401
    left[0] -= 1
    if left[0] < 0:
        raise _TooLargeError
    places.setdefault(path, node.start_mark.index)
    if isinstance(node, yaml.MappingNode):
        out: dict[str, Any] = {}
        for key, item in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise yaml.constructor.ConstructorError(
                    None, None, "a list or mapping as a key", key.start_mark
                )
            name = plain_text(key.value)
            places[(*path, name)] = key.start_mark.index
            if name in out:
                raise yaml.constructor.ConstructorError(None, None, f"the key {name} twice", key.start_mark)
            out[name] = _plain(item, (*path, name), places, left, yaml)
        return out
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, (*path, i), places, left, yaml) for i, item in enumerate(node.value)]
    return _scalar(node)


def _scalar(node: Any) -> Any:  # noqa: ANN401
    text = plain_text(node.value)
    tag = str(node.tag)
    if tag.endswith(":null"):
        return None
    if tag.endswith((":int", ":float")):
        try:
            return float(text)
        except ValueError:
            return text
    return text
