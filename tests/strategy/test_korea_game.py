"""The game of the bundled case runs in every variant, and says what its numbers make it say."""

from pathlib import Path

import pytest

from backchannel.case.folder import load
from backchannel.knowledge.spread import Knowledge
from backchannel.strategy.checks import check_tree
from backchannel.strategy.play import play

ROOT = Path(__file__).parents[2]
NAME = "fait-accompli"
DRAWS = 4000


@pytest.fixture(scope="module")
def korea():
    return Knowledge(load(ROOT / "cases" / "korea-1950").case)


def test_the_tree_is_right(korea):
    assert list(check_tree(korea.case.games[NAME])) == []


def test_the_path_of_history_is_the_only_equilibrium_path_at_the_most_plausible_numbers(korea):
    played = play(korea, NAME, draws=DRAWS)
    assert [e.path for e in played.equilibria] == [played.path]
    assert played.holds
    assert abs(played.share - 0.506) < 0.04
    assert 0.45 < played.plays["mao-told-by-kim"]["consent"][0] < 0.56
    assert played.plays["mao-told-by-stalin"]["object"][0] > 0.99
    assert played.plays["mao-asked-in-january"]["object"][0] > 0.99
    assert set(played.profiles) == set(korea.case.hypotheses)


@pytest.mark.parametrize(
    ("variant", "paths", "low", "high"),
    [
        ("no-treaty-cost", {"approve-in-secret > through-kim > consent > attack > intervenes > enter"}, 0.46, 0.55),
        ("us-commitment-certain", {"consult-mao-now > consent > wait", "approve-in-secret > tell-mao-himself > consent > wait", "approve-in-secret > through-kim > consent > wait"}, 0, 0.01),
        ("taiwan-aid-delivered", {"refuse"}, 0, 0.01),
        ("autumn-1949", {"refuse"}, 0, 0.01),
    ],
)  # fmt: skip
def test_variants(korea, variant, paths, low, high):
    played = play(korea, NAME, variant, draws=DRAWS)
    assert {" > ".join(e.path) for e in played.equilibria} == paths
    assert low <= played.share <= high
    assert not played.capped


def test_staging_by_the_records_of_the_case(korea):
    staged = {s.at: s for s in play(korea, NAME, draws=1).staging}
    assert {at: s.status for at, s in staged.items() if s.status != "counterfactual"} == {
        "stalin-answers-kim": "held",
        "stalin-chooses-channel": "open",
        "mao-told-by-kim": "open",
        "kim-after-veiled-consent": "held",
        "mao-rescue-veiled": "open",
    }
    assert "1950-05-13-mao-kim-meeting" in staged["mao-told-by-kim"].records
    assert staged["mao-told-by-kim"].unaware["operational-plan"] == "within reach"
