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


def new(folder: str | Path, title: str = "") -> Path:
    """Make a case folder that can be opened at once and filled in a spreadsheet.

    It is made aside and put in place by a rename; nothing that exists is touched.

    Args:
        folder: a folder that does not exist yet, or is empty.
        title: title of the case; by default the name of the folder.

    Raises:
        UsageError: the folder holds something already, or cannot be made.
    """
    place = Path(folder)
    if place.exists() and (not place.is_dir() or any(place.iterdir())):
        raise UsageError(f"{folder} exists and is not empty; name a new folder")
    aside = place.with_name(f".{place.name}.part")
    try:
        aside.mkdir(parents=True)
        (aside / "case.toml").write_text(_toml(title or place.name), encoding="utf-8")
        for table in TABLES:
            (aside / table.file).write_bytes(write_csv(write_table(table, ())))
        (aside / ".gitignore").write_text("_out/\n", encoding="utf-8")
        if place.exists():
            place.rmdir()
        aside.rename(place)
    except OSError as error:
        shutil.rmtree(aside, ignore_errors=True)
        raise UsageError(f"cannot make {folder}: {error.strerror or error}") from None
    return place


def _toml(title: str) -> str:
    quoted = title.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")
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
