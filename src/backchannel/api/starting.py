"""Begin a case: a folder with case.toml and the empty tables."""

from __future__ import annotations

import shutil
from pathlib import Path

from backchannel.case.csvfile import write_csv
from backchannel.case.inquiries import INQUIRY_KINDS
from backchannel.case.nouns import RECORD_KINDS
from backchannel.case.tables import TABLES, write_table
from backchannel.errors import UsageError

TRANSIT = {
    "telegram": "2d",
    "letter": "30d",
    "report": "3d",
    "minutes": "15d",
    "memoir": "0d",
    "meeting": "0d",
    "conversation": "0d",
    "treaty": "0d",
}
MADE_ASIDE = ".new.part"


def new(folder: str | Path, title: str = "") -> Path:
    """Make a case folder that can be opened at once and filled in a spreadsheet.

    It is made aside and put in place by a rename, file by file in an empty folder; nothing that exists is
    touched.

    Args:
        folder: a folder that does not exist yet, or is empty.
        title: title of the case; by default the name of the folder.

    Raises:
        UsageError: the folder holds something already, or cannot be made.
    """
    place = Path(folder).absolute()
    try:
        aside = place / MADE_ASIDE if place.is_dir() else place.with_name(f".{place.name}.part")
        if place.exists() and (not place.is_dir() or any(place.iterdir())):
            raise UsageError(f"{folder} exists and is not empty; name a new folder")
        aside.mkdir(parents=True)
    except (OSError, ValueError) as error:
        raise _cannot(folder, error) from None
    try:
        _fill(aside, title or place.name)
        if aside.parent != place:
            aside.rename(place)
        else:
            for path in aside.iterdir():
                path.rename(place / path.name)
            aside.rmdir()
    except OSError as error:
        shutil.rmtree(aside, ignore_errors=True)
        raise _cannot(folder, error) from None
    return Path(folder)


def _cannot(folder: str | Path, error: OSError | ValueError) -> UsageError:
    found = getattr(error, "strerror", None) or str(error)
    return UsageError(f"cannot make {folder}: {found}; name another folder, or take away what is in the way")


def _fill(folder: Path, title: str) -> None:
    (folder / "case.toml").write_text(_toml(title), encoding="utf-8", newline="\n")
    for table in TABLES:
        (folder / table.file).write_bytes(write_csv(write_table(table, ())))
    (folder / ".gitignore").write_text("_out/\n", encoding="utf-8", newline="\n")


def _toml(title: str) -> str:
    plain = "".join(c if c.isprintable() else " " for c in title).strip() or "A case"
    quoted = plain.replace("\\", "\\\\").replace('"', '\\"')
    transit = "\n".join(f'{kind} = "{TRANSIT.get(kind, "2d")}"' for kind in RECORD_KINDS)
    kinds = ", ".join(INQUIRY_KINDS)
    return f"""[case]
title = "{quoted}"
question = ""
period = "../.."        # the time that the case covers, e.g. "1949-01/1950-07"
authors = []
licence = ""
summary = ""

[transit]               # how long a message may take where received is blank
{transit}

# What is asked of the case: one [[inquiry]] each, of kind {kinds}.
# [[inquiry]]
# id = "knew-plan"
# kind = "knew"
# claim = "the-plan"
# actors = ["somebody"]
# by = "1950-06-24"
"""
