"""Bytes of a file turned into text, and places of a text into physical lines."""

from __future__ import annotations

import re

from backchannel.errors import Problem

BOM = b"\xef\xbb\xbf"
_BREAK = re.compile(r"\r\n|\r|\n")


def decode(data: bytes, file: str, problems: list[Problem]) -> str:
    """Return a file's text; bytes that are not UTF-8, and NUL, are reported with their line."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        problems.append(
            Problem(file, 1, "", "UTF-16", "UTF-8", "save it as 'CSV UTF-8' from the spreadsheet")
        )
        return data.decode("utf-16", "replace").replace("\0", "")
    body = data.removeprefix(BOM)
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        text = body.decode("utf-8", "surrogateescape")
        line = line_at(body[: error.start].decode("utf-8"), error.start)
        found = f"the byte 0x{body[error.start]:02x}"
        remedy = "save it as UTF-8; it looks like an older encoding (Latin-1, Windows-1251, GBK)"
        problems.append(Problem(file, line, "", found, "UTF-8", remedy))
    if (place := text.find("\0")) >= 0:
        remedy = "the file is damaged or not a text: restore it"
        problems.append(Problem(file, line_at(text, place), "", "a NUL character", "text", remedy))
        text = text.replace("\0", "")
    return text


def line_at(text: str, place: int) -> int:
    r"""Return the physical line of a place in a text, counted from 1, whatever ends the lines.

    >>> line_at("a\r\nb\rc", 5)
    3
    """
    before = text[:place]
    return 1 + before.count("\n") + before.count("\r") - before.count("\r\n")


def line_break(text: str) -> str:
    r"""Return what ends the first line of a text; a newline where there is but one line.

    >>> line_break("a\r\nb\n")
    '\r\n'
    """
    found = _BREAK.search(text)
    return found[0] if found else "\n"


def physical_lines(text: str) -> list[str]:
    r"""Return the lines of a text without their ends; unlike ``str.splitlines`` nothing else divides them.

    >>> physical_lines("a\u2028b\r\nc")
    ['a\u2028b', 'c']
    """
    return _BREAK.split(text)
