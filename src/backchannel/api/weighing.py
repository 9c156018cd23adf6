"""The verbs of reasoning and strategy: weigh the rival explanations, replay the releases, play the game."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from os import cpu_count
from typing import TYPE_CHECKING

from backchannel.api.opening import Opened, enough, one_of
from backchannel.case.model import PUBLIC
from backchannel.errors import UsageError
from backchannel.reasoning.dependence import DEFAULT, TREATMENTS
from backchannel.reasoning.drawn import DRAWS, DRAWS_OF_AN_AUDIT, SEED

if TYPE_CHECKING:
    from backchannel.reasoning.replay import Release
    from backchannel.reasoning.weigh import Weighed
    from backchannel.strategy.play import Played

MOST_WORKERS = 64
LARGEST = 2_000_000_000
"""Bytes of the draws of a weighing."""


def weigh(
    opened: Opened,
    *,
    hypotheses: tuple[str, ...] = (),
    treatment: str = DEFAULT,
    judge: str = "",
    reference: str = "",
    path: str = "",
    seed: int = SEED,
    draws: int = DRAWS,
    workers: int = 0,
) -> Weighed:
    """Return what the evidence makes of the odds of the rival explanations.

    Args:
        opened: the case, or the view of an observer, who can use an item only if he could read all its records.
        hypotheses: ids of those that compete; none: all.
        treatment: how dependent items are counted for the headline: independent, sqrt, one-per-group or stated.
        judge: one judge; blank: the linear pool of all.
        reference: the hypothesis against which items are given in decibels; blank: every pair.
        path: a game; the path taken in it counts as one item, and the items from which its stakes were built do not.
        seed: of the draws.
        draws: how many.
        workers: threads, 0 for one a core; the numbers are the same with any.

    Raises:
        UsageError: an unknown name, nothing to weigh, or a number out of range.

    >>> from backchannel.api import open_case
    >>> korea = open_case("cases/korea-1950")
    >>> two = weigh(korea, hypotheses=("bind-china", "treaty-loss"), draws=2000)
    >>> round(sum(two.mean().values()), 12)
    1.0
    """
    from backchannel.audit.answers import Answers
    from backchannel.reasoning.ledger import judges_of

    case = opened.case
    one_of(treatment, TREATMENTS, "treatment")
    for name in hypotheses:
        one_of(name, case.hypotheses, "hypothesis")
    if judge:
        one_of(judge, judges_of(case), "judge")
    if reference:
        one_of(reference, hypotheses or case.hypotheses, "hypothesis")
    enough(draws)
    _rivals(opened, hypotheses)
    size = 8 * draws * len(TREATMENTS) * len(hypotheses or case.hypotheses) * max(len(judges_of(case)), 1)
    if size > LARGEST:
        raise UsageError(
            f"{draws:,} draws would take {size / 1e9:.0f} GB of memory; at most {draws * LARGEST // size:,} can be made here"
        )
    if path:
        one_of(path, case.games, "game")
    with _pool(workers) as executor:
        answers = Answers(opened.knowledge, seed=seed, draws=draws, executor=executor)
        found = answers.weighed(hypotheses, judge=judge, treatment=treatment, path=path)
    return replace(found, reference=reference)


def replay(
    opened: Opened,
    *,
    treatment: str = DEFAULT,
    judge: str = "",
    seed: int = SEED,
    draws: int = DRAWS_OF_AN_AUDIT,
) -> tuple[Release, ...]:
    """Return what a reader of all that was published could conclude, at each date of release.

    Args:
        opened: the case.
        treatment: how dependent items are counted.
        judge: one judge; blank: the linear pool of all.
        seed: of the draws.
        draws: how many at each date.

    Raises:
        UsageError: an unknown name, or a number out of range.

    >>> from backchannel.api import open_case
    >>> korea = open_case("cases/korea-1950")
    >>> replay(korea, draws=500)[0].released
    ('e36-asian-militancy',)
    """
    from backchannel.audit.answers import Answers
    from backchannel.reasoning.ledger import judges_of

    one_of(treatment, TREATMENTS, "treatment")
    if judge:
        one_of(judge, judges_of(opened.case), "judge")
    enough(draws)
    _rivals(opened)
    if opened.observer not in ("", PUBLIC):
        raise UsageError(
            "replay follows what was published, so its observer is the public; for an actor, ask weigh with --observer and --as-of"
        )
    answers = Answers(opened.knowledge, seed=seed, draws=draws)
    return answers.replayed(treatment=treatment, judge=judge)


def play(
    opened: Opened, game: str, *, variant: str = "", seed: int = SEED, draws: int = DRAWS, workers: int = 0
) -> Played:
    """Return the equilibria of a game, how the path taken fares over the ranges of its numbers, and its staging.

    Args:
        opened: the case.
        game: name of a file in games/, without ``.yaml``.
        variant: one of its variants; blank: the game itself.
        seed: of the draws.
        draws: how many.
        workers: threads, 0 for one a core; the numbers are the same with any.

    Raises:
        UsageError: no such game or variant, or one that cannot be solved yet.

    >>> from backchannel.api import open_case
    >>> korea = open_case("cases/korea-1950")
    >>> play(korea, "fait-accompli", draws=500).to_dict()["observed"]["path"][0]
    'approve-in-secret'
    """
    from backchannel.strategy.play import play as solved

    enough(draws)
    with _pool(workers) as executor:
        return solved(opened.knowledge, game, variant, seed=seed, draws=draws, executor=executor)


def _rivals(opened: Opened, hypotheses: tuple[str, ...] = ()) -> None:
    """Refuse to weigh what has no rival."""
    if not opened.case.hypotheses:
        raise UsageError("the case has nothing to weigh; add rival explanations to hypotheses.csv")
    chosen = set(hypotheses or opened.case.hypotheses)
    if len(chosen) == 1:
        raise UsageError(f"{chosen.pop()} has nothing to compete with; at least two hypotheses are needed")


@contextmanager
def _pool(workers: int) -> Iterator[ThreadPoolExecutor | None]:
    """Open threads, if more than one is wanted; NumPy works in them side by side."""
    if not 0 <= workers <= MOST_WORKERS:
        raise UsageError(f"{workers} workers; from 1 to {MOST_WORKERS}, or 0 for one a core")
    workers = workers or min(cpu_count() or 1, MOST_WORKERS)
    if workers == 1:
        yield None
        return
    with ThreadPoolExecutor(workers) as executor:
        yield executor
