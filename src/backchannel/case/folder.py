"""The door to a case on the disk: a folder is read into a Case, with everything that is wrong with it."""

from __future__ import annotations

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
    root = Path(folder)
    if not root.is_dir():
        raise UnreadableCase(
            f"no case folder at {folder}; expected a folder with case.toml; `backchannel new FOLDER` makes one"
        )
    if not (root / FILE).is_file():
        raise UnreadableCase(
            f"no case.toml in {folder}; expected a case folder; `backchannel new FOLDER` makes one"
        )
    problems: list[Problem] = list(_strangers(root))
    tree, found = read_toml(_text(root / FILE, FILE, problems), FILE)
    settings, more = read_settings(tree)
    problems += [*found, *more]
    rows, sheets = _tables(root, settings.reading, problems)
    case = Case(
        settings=settings,
        actors=by_id(rows["actors.csv"]),
        records=by_id(rows["records.csv"]),
        claims=by_id(rows["claims.csv"]),
        conveys=in_order(rows["conveys.csv"], "record", "claim", "stance", "speaker", "reader"),
        members=in_order(rows["members.csv"], "group", "actor", "from_", "to"),
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
        if not path.exists():
            continue
        sheet, found = read_csv(
            _bytes(path, table.file, problems), table.file, [c.name for c in table.columns]
        )
        problems += found
        sheets[table.file] = sheet
        if sheet.names:
            rows[table.file], found = read_table(table, sheet, how)
            problems += found
    return rows, sheets


def _bytes(path: Path, name: str, problems: list[Problem]) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        problems.append(
            Problem(
                name,
                0,
                "",
                error.strerror or "no access",
                "a file that can be read",
                "check the file and its rights",
            )
        )
        return b""


def _text(path: Path, name: str, problems: list[Problem]) -> str:
    data = _bytes(path, name, problems)
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
        return ""
    return decode(data, name, problems).encode("utf-8", "replace").decode()


def _references(root: Path, problems: list[Problem]) -> dict[str, dict[str, Any]]:
    path = root / REFERENCES_FILE
    if not path.exists():
        return {}
    tree, found = read_json(_text(path, REFERENCES_FILE, problems), REFERENCES_FILE)
    problems += found
    if not isinstance(tree.value, list):
        problems.append(
            tree.problem(
                (), type(tree.value).__name__, "a list of CSL-JSON items", "export the collection as CSL-JSON"
            )
        )
        return {}
    items: dict[str, dict[str, Any]] = {}
    for i, item in enumerate(tree.value):
        name = item.get("id") if isinstance(item, dict) else None
        if not isinstance(name, str | int) or name == "":
            problems.append(
                tree.problem((i,), item, 'an item with an "id"', "export the collection as CSL-JSON")
            )
        elif str(name) in items:
            problems.append(tree.problem((i,), name, "each id once", "rename one of the two"))
        else:
            items[str(name)] = item
    return {name: items[name] for name in sorted(items)}


def _games(root: Path, problems: list[Problem]) -> dict[str, Game]:
    games: dict[str, Game] = {}
    for path in sorted((root / "games").glob("*.y*ml")):
        name = f"games/{path.name}"
        try:
            Slug().read(path.stem, Reading())
        except MisreadError as error:
            problems.append(Problem(name, 0, "", error.found, error.expected, "rename the file"))
            continue
        tree, found = read_yaml(_text(path, name, problems), name)
        problems += found
        if not found:
            games[path.stem] = Game(path.stem, tree)
    return games


def _strangers(root: Path) -> Iterator[Problem]:
    """Yield the files that look like tables of the case but bear another name."""
    names = [t.file for t in TABLES]
    for path in sorted(root.iterdir()):
        if path.suffix.lower() in {".csv", ".tsv", ".xlsx", ".xls"} and path.name not in names:
            remedy = did_you_mean(path.name, names)
            yield Problem(
                path.name,
                0,
                "",
                quote(path.name),
                f"one of {', '.join(names)}",
                remedy if remedy.startswith("did") else "it is kept and not used",
                "warning",
            )


def _transit(case: Case, tree: Located) -> Iterator[Problem]:
    kinds = {r.kind for r in case.records.values() if r.kind and r.received is None}
    for kind in sorted(kinds - set(case.settings.transit)):
        expected = "how long a message of that kind may take"
        remedy = f'add {kind} = "2d" under [transit]; until then its receipt is never certain'
        yield tree.problem(("transit", kind), f"no transit time for {kind}", expected, remedy, warn=True)
