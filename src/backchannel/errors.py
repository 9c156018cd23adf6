"""Every exception of backchannel, and the Problem: where, what was found, what was expected, what to do.

The tree::

    BackchannelError                 exit code
    ├── UsageError                   2   the question cannot be asked like that
    │   └── DateError                    a text is not a date
    ├── CaseProblems                 1   the case was read, and it has errors
    ├── UnreadableCase               3   there is no case to read
    └── MissingExtra                 4   an optional part is not installed
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from difflib import get_close_matches
from typing import Literal

Severity = Literal["error", "warning"]

LONGEST_QUOTE = 80
MOST_COMPARED = 2000
"""Words that are compared letter by letter with a misspelt one; of more, those next to it in the alphabet and those that end like it."""


def quote(found: object) -> str:
    """Return *found* as it is shown in a message: one line, cut after 80 characters.

    >>> quote("a" * 81).removeprefix("a" * 80)
    '… (81 characters)'
    """
    text = str(found)
    if len(text) <= LONGEST_QUOTE:
        return one_line(text)
    return f"{one_line(text[:LONGEST_QUOTE])}… ({len(text)} characters)"


def one_line(text: str) -> str:
    r"""Return a text in which nothing breaks the line, moves the cursor or cannot be encoded.

    >>> one_line("two\nlines")
    'two\\x0alines'
    """
    return text if text.isprintable() else "".join(c if c.isprintable() else f"\\x{ord(c):02x}" for c in text)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return a remedy that names the nearest of the *known* words, or the first few of them.

    >>> did_you_mean("stae", ["state", "summary"])
    "did you mean 'state'?"
    """
    choices = sorted(set(known))
    if len(word) <= LONGEST_QUOTE and (near := _nearest(word, choices)):
        return f"did you mean '{near}'?"
    if not choices:
        return "there is none yet; add it first"
    shown = ", ".join(choices[:12])
    return f"use one of: {shown}" + (f" … ({len(choices)} in all)" if len(choices) > 12 else "")


def _nearest(word: str, choices: list[str]) -> str:
    if len(choices) > MOST_COMPARED:
        at, some = bisect(choices, word), MOST_COMPARED // 2
        choices = [
            *choices[max(0, at - some) : at + some],
            *[c for c in choices if c[-3:] == word[-3:]][:some],
        ]
    within = [c for c in choices if len(word) > 3 and (word in c or c in word)]
    return next(iter([*get_close_matches(word, choices, n=1, cutoff=0.6), *within]), "")


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is wrong or odd in a case, and what to do about it.

    Whatever stands in the file, every field is one line that can be printed.

    Args:
        file: path inside the case folder, e.g. ``records.csv``.
        line: physical line, counted from 1; 0 where the file as a whole is meant.
        column: column of a table, or key path (``inquiry[3].by``) of a TOML, YAML or JSON file.
        found: what stands there, shortened for display.
        expected: what would be right.
        remedy: what the reader can do.
        severity: ``error`` (the case cannot be computed) or ``warning`` (it can).
    """

    file: str
    line: int
    column: str
    found: str
    expected: str
    remedy: str
    severity: Severity = "error"

    def __post_init__(self) -> None:
        for name in ("file", "column", "found", "expected", "remedy"):
            object.__setattr__(self, name, one_line(getattr(self, name)))
        if not self.found:
            object.__setattr__(self, "found", "nothing")

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        column = f" [{self.column}]" if self.column else ""
        remedy = f"; {self.remedy}" if self.remedy else ""
        return f"{self.severity}: {place}{column}: found {self.found}; expected {self.expected}{remedy}"

    def to_dict(self) -> dict[str, str | int]:
        """Return the fields under their names, ready for JSON."""
        return asdict(self)


class BackchannelError(Exception):
    """Anything that backchannel refuses, with a sentence for the person who asked."""

    exit_code = 2


class UsageError(BackchannelError):
    """The question cannot be asked like that: an unknown id, two options that exclude each other."""


class DateError(UsageError):
    """A text is not a date of the case format.

    Args:
        found: the text.
        expected: what a date looks like here.
        remedy: what to do.
    """

    def __init__(self, found: str, expected: str, remedy: str = "") -> None:
        self.found, self.expected, self.remedy = found, expected, remedy
        super().__init__(f"found {quote(found)!r}; expected {expected}" + (f"; {remedy}" if remedy else ""))


class CaseProblems(BackchannelError):
    """The case was read and has errors; all of them are in ``problems``."""

    exit_code = 1

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        errors = sum(p.severity == "error" for p in problems)
        super().__init__(f"the case has {errors} error{'s' * (errors != 1)}; `backchannel check` lists them")


class UnreadableCase(BackchannelError):
    """There is no case at that place, or it cannot be read."""

    exit_code = 3


class MissingExtra(BackchannelError):
    """An optional part is not installed; the message holds the install line."""

    exit_code = 4

    def __init__(self, extra: str, purpose: str) -> None:
        super().__init__(f"{purpose} needs an optional part: pip install 'backchannel[{extra}]'")
