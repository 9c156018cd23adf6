"""What must fit between rows and tables: named ids exist, nothing goes in a circle, evidence can be weighed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from math import fsum
from typing import Any

from backchannel.case.cells import Ref, Refs, split
from backchannel.case.csvfile import Sheet
from backchannel.case.expectations import Test, UnreadableTestError, read_test
from backchannel.case.games import check_game
from backchannel.case.located import Located
from backchannel.case.model import Case, natural
from backchannel.case.nouns import Likelihood, Record, columns_of
from backchannel.case.settings import FILE
from backchannel.case.tables import Table
from backchannel.errors import Problem, did_you_mean, quote

Known = Mapping[str, Collection[str]]
MOST_GUESSES = 200
"""Misspelt ids of one table for which the nearest one is looked up; a table that is missing as a whole has more."""
ROUNDING = 1e-9
"""Within which a sum of numbers that a person wrote equals another."""


def known_ids(case: Case) -> dict[str, Collection[str]]:
    """Return the ids that other tables may name, by file."""
    return {
        "actors.csv": case.actors,
        "records.csv": case.records,
        "claims.csv": case.claims,
        "hypotheses.csv": case.hypotheses,
        "evidence.csv": case.evidence,
        "references.json": case.references,
        "games": case.games,
        "claims.csv: topic": case.topics,
        "all": ("all",),
    }


def dangling(
    rows: Iterable[Any], noun: Callable[..., Any], file: str, known: Known
) -> Iterator[tuple[Any, str, Problem]]:
    """Yield every id in these rows that no table holds: the row, the id, the Problem."""
    columns = [(c, c.cell.tables) for c in columns_of(noun) if isinstance(c.cell, Ref | Refs)]
    remedies: dict[tuple[str, tuple[str, ...]], str] = {}
    for row in rows:
        for col, tables in columns:
            value = getattr(row, col.attribute)
            for name in (value,) if isinstance(value, str) else value:
                if name and not any(name in known[t] for t in tables):
                    key = (name, tables)
                    if key not in remedies:
                        remedies[key] = _remedy(name, tables, known, guess=len(remedies) < MOST_GUESSES)
                    expected = "an id of " + " or ".join(tables)
                    yield (
                        row,
                        name,
                        Problem(file, row.line, col.name, quote(name), expected, remedies[key]),
                    )


def _remedy(name: str, tables: tuple[str, ...], known: Known, *, guess: bool) -> str:
    if guess:
        return did_you_mean(name, (i for t in tables for i in known[t]))
    return f"correct it, or add it to {' or '.join(tables)}"


def link_tables(
    rows: Mapping[str, tuple[Any, ...]], tables: Iterable[Table[Any]], known: Known
) -> Iterator[Problem]:
    """Yield every dangling id of the tables."""
    for table in tables:
        for _, _, problem in dangling(rows[table.file], table.noun, table.file, known):
            yield problem


def link_inquiries(case: Case, tree: Located, known: Known) -> Iterator[Problem]:
    """Yield every dangling id of the inquiries, at its key and line."""
    places = {tree.line(("inquiry", i)): i for i in range(_length(tree.value.get("inquiry")))}
    for inquiry in case.inquiries.values():
        for row, _, problem in dangling([inquiry], type(inquiry), FILE, known):
            path = ("inquiry", places.get(row.line, 0), problem.column)
            yield replace(problem, line=tree.line(path), column=f"inquiry {row.id}.{problem.column}")
        variant = getattr(inquiry, "variant", "")
        game = case.games.get(getattr(inquiry, "game", ""))
        if variant and game and variant not in game.variants:
            path = ("inquiry", places.get(inquiry.line, 0), "variant")
            remedy = did_you_mean(variant, game.variants)
            yield tree.problem(path, variant, f"a variant of {game.name}", remedy)


def _length(value: object) -> int:
    return len(value) if isinstance(value, list) else 0


def link_theses(case: Case) -> tuple[dict[str, tuple[Test, ...]], tuple[Problem, ...]]:
    """Read the tests of every thesis."""
    known: dict[str, Mapping[str, object]] = {
        "actors.csv": case.actors, "claims.csv": case.claims, "hypotheses.csv": case.hypotheses,
        "games": case.games,
    }  # fmt: skip
    tests: dict[str, tuple[Test, ...]] = {}
    problems: list[Problem] = []
    for thesis in case.theses.values():
        read: list[Test] = []
        for part in split(thesis.inquiries):
            try:
                read.append(read_test(part, case.inquiries, known, case.settings.reading))
            except UnreadableTestError as error:
                problems.append(
                    Problem(
                        "theses.csv",
                        thesis.line,
                        "inquiries",
                        quote(error.found),
                        error.expected,
                        error.remedy,
                    )
                )
        tests[thesis.id] = tuple(read)
    return tests, tuple(problems)


def circles(case: Case) -> Iterator[Problem]:
    """Yield every record that attests itself, or is a version of itself, directly or through others."""
    for name in ("attested_by", "version_of"):
        graph = {r.id: _next(r, name, case) for r in case.records.values()}
        for start in _in_circles(graph):
            record = case.records[start]
            found = f"{start} leads back to itself"
            yield Problem(
                "records.csv", record.line, name, quote(found), "no circle", f"take one of the {name} out"
            )


def _next(record: Record, name: str, case: Case) -> tuple[str, ...]:
    value = getattr(record, name)
    names = (value,) if isinstance(value, str) else value
    return tuple(n for n in names if n in case.records)


def check_priors(case: Case, said: Iterable[Problem]) -> Iterator[Problem]:
    """Yield limits without a prior, and priors that do not sum to 1.

    Args:
        case: the case.
        said: what is known to be wrong; a prior that could not be read is not called blank as well.
    """
    file, rows = "hypotheses.csv", case.hypotheses.values()
    faults = {(p.line, p.column) for p in said if p.file == file and p.severity == "error"}
    for row in rows:
        limits = [(n, v) for n in ("prior_low", "prior_high") if (v := getattr(row, n)) is not None]
        if row.prior is None and limits and (row.line, "prior") not in faults:
            found = "nothing, beside " + " and ".join(f"{n} {v:g}" for n, v in limits)
            remedy = "fill in prior, or take the limits out: without a prior they would count for nothing"
            yield Problem(file, row.line, "prior", found, "a prior between its limits", remedy)
    stated = [row.prior for row in rows if row.prior is not None]
    total, blank = fsum(stated), len(rows) - len(stated)
    if faults or not stated or (total < 1 - ROUNDING if blank else abs(total - 1) <= 0.01 + ROUNDING):
        return
    expected = "a sum below 1, as some are blank" if blank else "a sum of 1"
    shares = f"the blank ones get an equal share, 1/{len(rows)}, and all" if blank else "they"
    remedy = f"{shares} are made to sum to 1; correct them if that is not meant"
    yield Problem(file, 0, "prior", f"priors that sum to {total:.4g}", expected, remedy, "warning")


def given_circles(case: Case) -> Iterator[Problem]:
    """Yield every circle in which a judge took items as already seen when he judged each other."""
    judges: dict[str, list[Likelihood]] = {}
    for row in case.likelihoods:
        judges.setdefault(row.judge, []).append(row)
    for judge, rows in judges.items():
        after: dict[str, set[str]] = {}
        for row in rows:
            after.setdefault(row.evidence, set()).update(row.given)
        for circle in _circles({e: sorted(given & after.keys()) for e, given in after.items()}):
            inside = (r.line for r in rows if r.evidence in circle and not circle.isdisjoint(r.given))
            how = "given each other in a circle" if len(circle) > 1 else "given itself"
            found = f"{_listed(sorted(circle, key=natural))} {how} by {quote(judge)}"
            remedy = "take one of them out of given: of two items only one can be judged after the other"
            yield Problem("likelihoods.csv", min(inside), "given", found, "no circle", remedy)


def unjudged(case: Case, sheet: Sheet | None) -> Iterator[Problem]:
    """Yield every item of evidence that nobody judged under some hypothesis, where anything is judged at all.

    Args:
        case: the case.
        sheet: likelihoods.csv as it stands; a row that cannot be read is wrong, but not missing.
    """
    places = {name: i for i, name in enumerate(sheet.names)} if sheet else {}
    under: dict[str, set[str]] = {}
    for raw in sheet.rows if sheet else ():
        if not raw.blank:
            item = raw.value(places.get("evidence"))
            under.setdefault(item, set()).add(raw.value(places.get("hypothesis")))
    for row in case.evidence.values() if under else ():
        if missing := [h for h in case.hypotheses if h not in under.get(row.id, ())]:
            found = f"{row.id}, which nobody judged under {_listed(missing)}"
            remedy = "it is left out of every weighing that has them; add its rows to likelihoods.csv"
            yield Problem("evidence.csv", row.line, "id", found, "a judgement under each", remedy, "warning")


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names[:12]) + (f" … ({len(names)} in all)" if len(names) > 12 else "")


def _in_circles(graph: Mapping[str, Iterable[str]]) -> list[str]:
    """Return the nodes that lie on a circle, in order."""
    return sorted(node for circle in _circles(graph) for node in circle)


def _circles(graph: Mapping[str, Iterable[str]]) -> list[set[str]]:
    """Return the strongly connected components of more than one node, and the loops.

    Two passes (Sharir, "A strong-connectivity algorithm and its applications in data flow analysis", Computers
    and Mathematics with Applications 7, 1981, section 2), linear in the number of links.
    """
    finished: list[str] = []
    seen: set[str] = set()
    for start in graph:
        path = [(start, iter(graph[start]))] if start not in seen else []
        seen.add(start)
        while path:
            node, after = path[-1]
            new = next((n for n in after if n not in seen), None)
            if new is None:
                finished.append(path.pop()[0])
            else:
                seen.add(new)
                path.append((new, iter(graph[new])))
    named_by = _turned(graph)
    circles: list[set[str]] = []
    placed: set[str] = set()
    for start in reversed(finished):
        component: list[str] = []
        ready = [start]
        while ready:
            node = ready.pop()
            if node not in placed:
                placed.add(node)
                component.append(node)
                ready += named_by[node]
        if len(component) > 1 or (component and start in graph[start]):
            circles.append(set(component))
    return circles


def _turned(graph: Mapping[str, Iterable[str]]) -> dict[str, tuple[str, ...]]:
    out: dict[str, list[str]] = {n: [] for n in graph}
    for node, after in graph.items():
        for n in after:
            out.setdefault(n, []).append(node)
    return {n: tuple(before) for n, before in out.items()}


def link_games(case: Case, known: Known) -> Iterator[Problem]:
    """Yield what is wrong with the games."""
    for game in case.games.values():
        yield from check_game(game, known, case.settings.reading)
