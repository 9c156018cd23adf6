"""The door to a case on the disk: a folder is read into a Case, with everything that is wrong with it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from backchannel.case import links
from backchannel.case.cells import MisreadError, Reading, Slug
from backchannel.case.csvfile import Sheet, decode, read_csv
from backchannel.case.games import Game
from backchannel.case.hours import meeting_hours
from backchannel.case.located import LARGEST_FILE, Located, read_json, read_toml, read_yaml
from backchannel.case.model import Case, by_id, in_order
from backchannel.case.references import read_references
from backchannel.case.settings import FILE, read_settings
from backchannel.case.tables import TABLES, read_table
from backchannel.errors import Problem, UnreadableCase, did_you_mean, quote

REFERENCES_FILE = "references.json"
FOLDERS = ("games", "transcripts", "_out")


@dataclass(frozen=True, slots=True)
class Loaded:
    """A folder as it was read.

    Args:
        case: the case; what could not be read is left out of it.
        problems: everything that is wrong or odd, by file and line.
        sheets: the tables as they stand in the files, unknown columns and broken rows too.
    """

    case: Case
    problems: tuple[Problem, ...]
    sheets: Mapping[str, Sheet]

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that keep the case from being computed."""
        return tuple(p for p in self.problems if p.severity == "error")


def load(folder: str | Path) -> Loaded:
    """Read a case folder and collect all that is wrong with it.

    Args:
        folder: the folder that holds case.toml.

    Raises:
        UnreadableCase: there is no such folder, no case.toml in it, or it may not be read.
    """
    try:
        return _load(Path(folder), folder)
    except OSError as error:
        raise UnreadableCase(
            f"cannot read {folder}: {error.strerror}; check the name and the rights of the folder"
        ) from None


def _load(root: Path, folder: str | Path) -> Loaded:
    if not root.is_dir():
        raise UnreadableCase(
            f"no case folder at {folder}; expected a folder with case.toml; `backchannel new FOLDER` makes one"
        )
    if not (root / FILE).is_file():
        raise UnreadableCase(
            f"no case.toml in {folder}; expected a case folder; `backchannel new FOLDER` makes one"
        )
    problems: list[Problem] = list(_strangers(root))
    before = len(problems)
    tree, found = read_toml(_text(root / FILE, FILE, problems) or "", FILE)
    settings, more = read_settings(tree)
    if tree.value or len(problems) == before:
        problems += found or more
    rows, sheets = _tables(root, settings.reading, problems)
    case = Case(
        settings=settings,
        actors=by_id(rows["actors.csv"]),
        records=by_id(rows["records.csv"]),
        claims=by_id(rows["claims.csv"]),
        conveys=in_order(rows["conveys.csv"], "record", "claim", "stance", "speaker", "reader"),
        members=in_order(rows["members.csv"], "group", "actor", "from_", "to", "note"),
        frames=by_id(rows["frames.csv"]),
        hypotheses=by_id(rows["hypotheses.csv"]),
        evidence=by_id(rows["evidence.csv"]),
        likelihoods=in_order(rows["likelihoods.csv"], "judge", "evidence", "hypothesis"),
        theses=by_id(rows["theses.csv"]),
        references=_references(root, problems),
        games=_games(root, problems),
    )
    known = links.known_ids(case)
    problems += links.link_tables(rows, TABLES, known)
    problems += links.link_inquiries(case, tree, known)
    tests, more = links.link_theses(case)
    problems += [*more, *links.circles(case), *links.link_games(case, known)]
    problems += [*links.check_priors(case, problems), *links.given_circles(case)]
    problems += links.unjudged(case, sheets.get("likelihoods.csv"))
    problems += [*_transit(case, tree), *meeting_hours(case)]
    return Loaded(replace(case, tests=tests), tuple(sorted(problems)), sheets)


def _tables(
    root: Path, how: Reading, problems: list[Problem]
) -> tuple[dict[str, tuple[Any, ...]], dict[str, Sheet]]:
    rows: dict[str, tuple[Any, ...]] = {}
    sheets: dict[str, Sheet] = {}
    for table in TABLES:
        path = root / table.file
        rows[table.file] = ()
        data = _bytes(path, table.file, problems)
        if data is None:
            continue
        sheet, found = read_csv(data, table.file, [c.name for c in table.columns])
        problems += found
        sheets[table.file] = sheet
        if sheet.names:
            rows[table.file], found = read_table(table, sheet, how)
            problems += found
    return rows, sheets


def _bytes(path: Path, name: str, problems: list[Problem]) -> bytes | None:
    """Return what stands in a file; None where there is none or it cannot be read, which is said."""
    found = "a folder or a device"
    try:
        if not path.exists() and not path.is_symlink():
            return None
        if path.is_file():
            return path.read_bytes()
        if not path.exists():
            found = "a link that leads to no file"
    except OSError as error:
        found = error.strerror or "no access"
    problems.append(Problem(name, 0, "", found, "a file that can be read", "check the file and its rights"))
    return None


def _text(path: Path, name: str, problems: list[Problem]) -> str | None:
    """Return the text of a file; None where there is none or it cannot be read, which is said."""
    data = _bytes(path, name, problems)
    if data is None:
        return None
    if len(data) > LARGEST_FILE:
        problems.append(
            Problem(
                name,
                0,
                "",
                f"{len(data):,} bytes",
                f"at most {LARGEST_FILE:,} bytes",
                "this is not a file that a person wrote; check it",
            )
        )
        return None
    found: list[Problem] = []
    text = decode(data, name, found).encode("utf-8", "replace").decode()
    remedy = "save it as UTF-8 from the text editor"
    problems += [replace(p, remedy=remedy) if p.found == "UTF-16" else p for p in found]
    return text


def _references(root: Path, problems: list[Problem]) -> dict[str, dict[str, Any]]:
    before = len(problems)
    text = _text(root / REFERENCES_FILE, REFERENCES_FILE, problems)
    if text is None:
        return {}
    tree, found = read_json(text, REFERENCES_FILE)
    items, more = read_references(tree)
    if tree.value or len(problems) == before:
        problems += found or more
    return items


def _games(root: Path, problems: list[Problem]) -> dict[str, Game]:
    games: dict[str, Game] = {}
    folder = root / "games"
    if not folder.is_dir():
        return games
    for path in sorted(folder.iterdir()):
        if path.name.startswith((".", "_")):
            continue
        name, stem = f"games/{path.name}", unicodedata.normalize("NFC", path.stem)
        if path.suffix.lower() != ".yaml":
            problems.append(_no_game(path, name))
            continue
        try:
            Slug().read(stem, Reading())
        except MisreadError as error:
            problems.append(Problem(name, 0, "", error.found, error.expected, "rename the file"))
            continue
        if stem in games:
            problems.append(Problem(name, 0, "", stem, "one file for each game", "rename one of the two"))
            continue
        before = len(problems)
        text = _text(path, name, problems)
        if text is None:
            continue
        tree, found = read_yaml(text, name)
        whole = len(problems) == before
        problems += found if whole else ()
        if not found and (whole or isinstance(tree.value, dict)):
            games[stem] = Game(stem, tree)
    return games


def _no_game(path: Path, name: str) -> Problem:
    """Return what is odd about a file or folder of games/ that is not read."""
    expected = "games in files that end in .yaml"
    if path.is_dir():
        return Problem(name, 0, "", "a folder", expected, "not read; move its games up to games/", "warning")
    remedy = f"not read; rename it to {path.stem.removesuffix('.yaml')}.yaml if it is a game, or move it away"
    return Problem(name, 0, "", quote(path.name), expected, remedy, "warning")


def _strangers(root: Path) -> Iterator[Problem]:
    """Yield what looks like a part of the case but bears another name."""
    names = [t.file for t in TABLES]
    others = (FILE, REFERENCES_FILE, *FOLDERS)
    for path in sorted(root.iterdir()):
        if path.name in (*names, *others):
            continue
        suffix = path.suffix.lower()
        remedy = did_you_mean(path.name, (*names, *others))
        if suffix in {".csv", ".tsv", ".xlsx", ".xls"}:
            expected = f"one of {', '.join(names)}"
            remedy = remedy if remedy.startswith("did") else "it is kept and not used"
        elif suffix in {".yaml", ".yml"}:
            expected, remedy = "games in the folder games", "move it to games/, or take it away"
        elif remedy.startswith("did") and (suffix in {".json", ".toml"} or path.is_dir()):
            expected = f"one of {', '.join(others)}"
        else:
            continue
        yield Problem(path.name, 0, "", quote(path.name), expected, remedy, "warning")


def _transit(case: Case, tree: Located) -> Iterator[Problem]:
    kinds = {r.kind for r in case.records.values() if r.kind and r.received is None}
    for kind in sorted(kinds - set(case.settings.transit)):
        expected = "how long a message of that kind may take"
        remedy = f'add {kind} = "2d" under [transit]; until then its receipt is never certain'
        yield tree.problem(("transit", kind), f"no transit time for {kind}", expected, remedy, warn=True)
