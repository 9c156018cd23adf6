"""A game played over its judged numbers: shares, profiles, variants, and the same bits on any number of processes."""

import json
from concurrent.futures import ProcessPoolExecutor
from math import sqrt

import pytest
from scipy.stats import beta

from backchannel.errors import UsageError
from backchannel.strategy.play import play
from tests.strategy.games import end, game, knowing, luck, move, whole

TEXT = """
players: [a, b]
stakes:
  a: {land: {weight: [0, 5, 10]}, sure: {weight: [6, 6, 6]}}
  b: {peace: {weight: [1, 2, 3]}, face: {weight: [0, 2, 6]}}
chances: {war: [0.2, 0.4, 0.9]}
outcomes:
  keep: {a: {sure: 1}}
  take: {a: {land: 1}, b: {peace: 1}}
  fight: {a: {land: 1}, b: {face: 1}}
  lose: {}
tree:
  at: choose
  player: a
  choose:
    stay: {outcome: keep}
    go:
      at: answer
      player: b
      choose:
        give: {outcome: take}
        resist:
          chance: battle
          odds: {won: war, lost: rest}
          choose: {won: {outcome: fight}, lost: {outcome: lose}}
observed: [go, give]
variants:
  harmless: {note: Nothing changes.}
  certain: {set: {stakes: {a: {land: [7, 8, 9]}}}}
  shut: {remove: [[choose, go]]}
profiles:
  h1: {stakes: {a: {land: [7, 8, 9]}}}
  h2: {stakes: {a: {land: [0, 1, 2]}}}
  h3: {chances: {war: [0, 0, 0]}}
"""
KNOWN = knowing(game(TEXT))


def pert(low, mode, high):
    a = 1 + 4 * (mode - low) / (high - low)
    return beta(a, 6 - a, low, high - low)


def test_the_share_of_an_action_is_the_probability_that_it_is_the_better_one():
    # b gives if peace > face x war; a goes if land > 6 where b gives: the two are independent.
    n = 40_000
    played = play(KNOWN, "g", draws=n)
    give = played.plays["answer"]["give"][0]
    go = pert(0, 5, 10).sf(6)
    assert abs(played.share - go * give) < 4 * sqrt(0.25 / n)
    assert 0.6 < give < 0.99
    certain = play(KNOWN, "g", "certain", draws=n)
    assert certain.share == certain.plays["answer"]["give"][0] == give
    assert played.mc_error == sqrt(played.share * (1 - played.share) / n)


def test_the_share_by_scipy_of_a_single_choice():
    tree = move("m", "a", go={"outcome": "land"}, stay={"outcome": "sure"})
    data = {
        "players": ["a"], "tree": tree, "observed": ["go"],
        "stakes": {"a": {"land": {"weight": [0, 2, 10]}, "sure": {"weight": [1, 1, 1]}}},
        "outcomes": {"land": {"a": {"land": 0.5}}, "sure": {"a": {"sure": 1}}},
    }  # fmt: skip
    played = play(knowing(game(data)), "g", draws=40_000)
    assert abs(played.share - pert(0, 2, 10).sf(2)) < 4 * sqrt(0.25 / 40_000)
    assert played.plays["m"]["stay"] == pytest.approx((1 - played.share, 1 - played.share))


def test_profiles_lie_over_the_variant_and_use_the_same_draws():
    base, certain = (play(KNOWN, "g", v, draws=2000) for v in ("", "certain"))
    assert base.profiles["h1"] == certain.share
    assert base.profiles["h2"] == 0.0
    assert base.profiles["h3"] >= base.share
    assert certain.profiles["h2"] == 0.0
    assert certain.profiles["h3"] == 1.0


def test_a_variant_that_changes_nothing_gives_the_same_numbers():
    base, harmless = (play(KNOWN, "g", v, draws=2000).to_dict() for v in ("", "harmless"))
    assert {**base, "variant": ""} == {**harmless, "variant": ""}


def test_a_path_that_a_variant_takes_away_never_holds():
    played = play(KNOWN, "g", "shut", draws=100)
    assert (played.holds, played.share, played.path) == (False, 0.0, ("go", "give"))
    assert [e.path for e in played.equilibria] == [("stay",)]
    assert set(played.profiles.values()) == {0.0}


def test_processes_change_no_bit():
    with ProcessPoolExecutor(2) as executor:
        many = play(KNOWN, "g", draws=40_000, executor=executor)
    assert many.to_dict() == play(KNOWN, "g", draws=40_000).to_dict()


def test_seeds_differ_and_are_repeated():
    one, again, other = (play(KNOWN, "g", draws=5000, seed=s).to_dict() for s in (1, 1, 2))
    assert one == again
    assert one["observed"]["share"] != other["observed"]["share"]


def test_more_draws_begin_with_the_same_draws():
    few, more = (play(KNOWN, "g", draws=n).share * n for n in (16_384, 16_385))
    assert round(more) - round(few) in {0, 1}


@pytest.mark.parametrize(
    ("observed", "odds", "holds"),
    [
        (["go", "up", "on"], {"up": 0.25, "down": "rest"}, True),
        (["go", "up", "off"], {"up": 0.25, "down": "rest"}, False),
        (["go", "down"], {"up": 0.25, "down": "rest"}, True),
        (["go", "up", "on"], {"up": 0, "down": "rest"}, False),
        (["go", "down"], {"up": 1, "down": "rest"}, False),
        (["go", "down"], {"up": 1, "down": 0}, False),
        (["go"], {"up": 1, "down": 0}, True),
        (["stay"], {"up": 1, "down": 0}, False),
        ([], {"up": 1, "down": 0}, True),
    ],
)
def test_the_path_holds_if_all_players_move_so_and_chance_can(observed, odds, holds):
    tree = move("m", "a", stay=end(a=0), go=luck("x", odds,
        up=move("n", "a", on=end(a=2), off=end(a=1)), down=end(a=1)))  # fmt: skip
    played = play(knowing(game(whole(tree, observed=observed))), "g", draws=10)
    assert (played.holds, played.share) == (holds, float(holds))


@pytest.mark.parametrize(
    ("observed", "path"),
    [
        (["go", "up", "on"], ("go", "up", "on")),
        (["go", "down"], ("go", "down")),
        (["go"], ("go", "down")),
        (["stay"], ("go", "down")),
        (["go", "up", "off"], ("go", "up", "on")),
    ],
)
def test_a_path_follows_the_chance_of_history_and_else_the_most_probable(observed, path):
    tree = move("m", "a", stay=end(a=0), go=luck("x", {"up": 0.25, "down": "rest"},
        up=move("n", "a", on=end(a=2), off=end(a=1)), down=end(a=1)))  # fmt: skip
    played = play(knowing(game(whole(tree, observed=observed))), "g", draws=1)
    assert [e.path for e in played.equilibria] == [path]


def test_a_game_in_which_a_mover_does_not_know_all_is_refused():
    def twice(at):
        return move(at, "b", l=end(b=0), r=end(b=1))

    one = whole(move("m", "a", x=twice("n"), y=twice("n")))
    two = whole(move("m", "a", x=twice("n"), y=twice("n"), z=twice("o"), w=twice("o")))
    with pytest.raises(
        UsageError,
        match="the information set n stands in more than one place, so that a mover does not know all earlier moves, and such games are not solved yet",
    ):
        play(knowing(game(one)), "g", draws=1)
    with pytest.raises(UsageError, match="the information sets n and o stand in more than one place"):
        play(knowing(game(two)), "g", draws=1)
    # A variant that leaves only one of the two places can be solved.
    one["variants"] = {"v": {"remove": [["m", "x"]]}}
    assert play(knowing(game(one)), "g", "v", draws=1).equilibria


@pytest.mark.parametrize(
    ("name", "variant", "draws", "message"),
    [
        ("h", "", 1, "there is no game 'h'; use one of: g"),
        ("g", "certian", 1, "the game g has no variant 'certian'; did you mean 'certain'?"),
        ("g", "", 0, "0 draws; at least 1 is needed"),
    ],
)
def test_what_cannot_be_asked_is_refused(name, variant, draws, message):
    with pytest.raises(UsageError) as error:
        play(KNOWN, name, variant, draws=draws)
    assert str(error.value) == message


def test_the_answer_for_machines():
    played = play(KNOWN, "g", draws=10)
    found = json.loads(json.dumps(played.to_dict()))
    assert set(found) == {"game", "variant", "seed", "draws", "equilibria", "capped", "observed", "plays", "profiles", "staging"}  # fmt: skip
    assert found["equilibria"] == [{"strategy": {"choose": "stay", "answer": "give"}, "path": ["stay"]}]
    assert set(found["observed"]) == {"path", "holds", "share", "mc_error"}
    assert found["staging"][0].keys() == {"at", "player", "date", "status", "records", "knows", "unaware"}
    assert list(found["plays"]) == ["choose", "answer"]
    assert set(found["profiles"]) == {"h1", "h2", "h3"}
