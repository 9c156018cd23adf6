"""The numerical answers of a case, each computed once: the weighings, the replay, the games.

Inquiries of several theses ask for the same weighing, and the pictures show it again. All draws come from the same
streams, so two weighings differ by their evidence and never by chance.
"""

from __future__ import annotations

from collections.abc import Collection
from concurrent.futures import Executor
from dataclasses import replace

from backchannel.case.model import Case, natural
from backchannel.case.view import public_by
from backchannel.case.when import When
from backchannel.knowledge.spread import Knowledge
from backchannel.reasoning.dependence import DEFAULT
from backchannel.reasoning.drawn import DRAWS_OF_AN_AUDIT, SEED
from backchannel.reasoning.ledger import Ledger, ledger, with_path
from backchannel.reasoning.posterior import Draws
from backchannel.reasoning.replay import Release, replay
from backchannel.reasoning.weigh import Weighed, weigh
from backchannel.strategy.play import Played, play

KEPT = 25_000_000
"""Up to so many drawn numbers are kept in memory for the next weighing: 200 MB."""


class Answers:
    """What a case answers; every answer is kept.

    Args:
        knowledge: who knew what when in the case.
        seed: of all draws.
        draws: how many for every answer.
        executor: runs the blocks of draws on several processes.
    """

    def __init__(
        self,
        knowledge: Knowledge,
        *,
        seed: int = SEED,
        draws: int = DRAWS_OF_AN_AUDIT,
        executor: Executor | None = None,
    ) -> None:
        self.knowledge, self.seed, self.draws, self.executor = knowledge, seed, draws, executor
        self._weighed: dict[tuple[object, ...], Weighed] = {}
        self._played: dict[tuple[str, str], Played] = {}
        self._replayed: dict[tuple[str, str], tuple[Release, ...]] = {}
        self._made: dict[int, Draws] = {}

    @property
    def case(self) -> Case:
        """The case, or the view of an observer."""
        return self.knowledge.case

    def weighed(
        self,
        hypotheses: Collection[str] = (),
        at: When | None = None,
        *,
        judge: str = "",
        treatment: str = DEFAULT,
        path: str = "",
        beside: bool = True,
    ) -> Weighed:
        """Return the rival explanations weighed.

        Args:
            hypotheses: ids; none, or ``all``: all.
            at: only what was public by the end of this date.
            judge: one judge; blank: all.
            treatment: how dependent items are counted for the headline.
            path: a game; the path taken in it counts as an item, and what its stakes were built from does not.
            beside: whether the means with items weakened by the reliability of their sources are wanted too.

        Raises:
            UsageError: the game cannot be solved.
        """
        names = tuple(
            h for h in self.case.hypotheses if h in hypotheses or "all" in hypotheses or not hypotheses
        )
        key = (names, at.latest if at else None, judge, treatment, path)
        if key not in self._weighed:
            self._weighed[key] = self._weigh(names, at, judge, treatment, path)
        if beside and not self._weighed[key].reliable:
            checked = self._weigh(names, at, judge, treatment, path, reliable=True)
            self._weighed[key] = replace(self._weighed[key], reliable=checked.mean())
        return self._weighed[key]

    def _weigh(
        self,
        names: tuple[str, ...],
        at: When | None,
        judge: str,
        treatment: str,
        path: str,
        *,
        reliable: bool = False,
    ) -> Weighed:
        return weigh(
            self._ledger(names, at, judge, path, reliable=reliable),
            treatment=treatment,
            seed=self.seed,
            draws=self.draws,
            executor=self.executor,
            made=self._kept(),
        )

    def _kept(self) -> dict[int, Draws] | None:
        """Return the draws made before; of a ledger too large to be kept None."""
        return self._made if len(self.case.likelihoods) * self.draws <= KEPT else None

    def _ledger(
        self, names: tuple[str, ...], at: When | None, judge: str, path: str, *, reliable: bool
    ) -> Ledger:
        only = public_by(self.case, at) if at else set(self.case.evidence)
        uses = sorted(only.intersection(self.case.games[path].uses), key=natural) if path else []
        only.difference_update(uses)
        found = ledger(self.case, hypotheses=names, judge=judge, only=only, reliable=reliable)
        if not path:
            return found
        played = self.played(path)
        likelihoods = {h: likelihood(played.profiles.get(h, played.share), played.draws) for h in names}
        return with_path(found, f"path-of-{path}", likelihoods, uses)

    def replayed(self, *, treatment: str = DEFAULT, judge: str = "") -> tuple[Release, ...]:
        """Return the posterior at each date on which evidence became public.

        Args:
            treatment: how dependent items are counted.
            judge: one judge; blank: all.
        """
        key = (treatment, judge)
        if key not in self._replayed:
            self._replayed[key] = replay(
                self.case,
                treatment=treatment,
                judge=judge,
                seed=self.seed,
                draws=self.draws,
                made=self._kept(),
            )
        return self._replayed[key]

    def played(self, game: str, variant: str = "") -> Played:
        """Return a game solved and held against the documents.

        Args:
            game: name of the game.
            variant: name of one of its variants; blank: the game itself.

        Raises:
            UsageError: there is no such game or variant, or it cannot be solved.
        """
        key = (game, variant)
        if key not in self._played:
            self._played[key] = play(
                self.knowledge, game, variant, seed=self.seed, draws=self.draws, executor=self.executor
            )
        return self._played[key]


def likelihood(share: float, draws: int) -> float:
    """Return the probability of the path from the share of draws in which it is one of equilibrium.

    By the rule of succession (Laplace 1774), so that no finite number of draws makes it impossible or certain.

    >>> likelihood(0.0, 998)
    0.001
    """
    return (share * draws + 1) / (draws + 2)
