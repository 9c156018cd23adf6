"""What is wrong with a game beyond its shape is named by its line, and nothing that YAML holds raises."""

import copy

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from backchannel.case.folder import load
from backchannel.errors import UsageError
from backchannel.strategy.checks import check_tree
from backchannel.strategy.tree import by_construction, read_tree
from tests.knowledge.cases import MORE
from tests.strategies import SMALL, build
from tests.strategy.games import game

TEXT = """\
players: [a, b]
stakes:
  a: {land: {weight: [1, 2, 3]}}
  b: {peace: {weight: [1, 2, 3]}}
chances:
  war: [0.1, 0.2, 0.3]
  rain: [0.1, 0.3, 0.5]
  coin: [0.5, 0.5, 0.5]
beliefs:
  b: {war: [0.2, 0.3, 0.4]}
outcomes:
  calm: {a: {land: 1}}
  fight: {b: {peace: -1}}
tree:
  at: start
  player: a
  choose:
    wait: {outcome: calm}
    go:
      chance: luck
      odds: {bad: war, worse: rain, good: rest}
      choose:
        bad: {outcome: fight}
        worse: {outcome: fight}
        good: {outcome: calm}
    ask:
      at: reply
      player: b
      choose:
        yes: {outcome: calm}
        no: {outcome: fight}
    tell:
      at: answer
      player: b
      choose:
        yes: {outcome: calm}
        no:
          at: last
          player: a
          choose:
            on: {outcome: fight}
            off: {outcome: calm}
variants:
  v:
    remove:
      - [start, wait]
      - [answer, no]
    set:
      stakes: {a: {land: [0, 0, 0]}}
      chances: {war: [0.2, 0.3, 0.4]}
profiles:
  h1:
    stakes: {a: {land: [2, 3, 4]}}
    chances:
      war: [0.1, 0.2, 0.4]
"""


def found(old="", new="", text=TEXT):
    assert not old or text.count(old) == 1, old
    return list(check_tree(game(text.replace(old, new) if old else text)))


def test_a_right_game_has_no_problems():
    assert found() == []


SETS = "one name is one information set"


@pytest.mark.parametrize(
    ("old", "new", "line_of", "column", "message"),
    [
        ("good: rest}", "good: 0.5}", "odds:", "tree.choose.go.odds", "no rest, and 0.3 (bad) + 0.5 (worse) + 0.5 (good)"),
        ("worse: rain, good: rest}", "worse: rest, good: rest}", "odds:", "tree.choose.go.odds", "rest at worse and good"),
        ("bad: war, worse: rain, good: rest}", "bad: 0.5, worse: 0.2, good: 0.2}", "odds:", "tree.choose.go.odds", "0.5 (bad) + 0.2 (worse) + 0.2 (good) = 0.9"),
        ("bad: war, worse: rain, good: rest}", "bad: coin, worse: 0.2, good: 0.2}", "odds:", "tree.choose.go.odds", "0.5 (bad) + 0.2 (worse) + 0.2 (good) = 0.9"),
        ("bad: war, worse: rain, good: rest}", "bad: 0.9, worse: 0.2, good: rest}", "odds:", "tree.choose.go.odds", "0.9 (bad) + 0.2 (worse) = 1.1"),
        ("rain: [0.1, 0.3, 0.5]", "rain: [0.1, 0.3, 0.8]", "odds:", "tree.choose.go.odds", "0.3 (bad) + 0.8 (worse) = 1.1"),
        ("b: {war: [0.2, 0.3, 0.4]}", "b: {war: [0.2, 0.3, 0.6]}", "b: {war", "beliefs.b.war", "0.6 (bad) + 0.5 (worse) = 1.1"),
        ("      chances: {war: [0.2, 0.3, 0.4]}", "      chances: {war: [0.2, 0.3, 0.6]}", "      chances: {war", "variants.v.set.chances.war", "0.6 (bad) + 0.5 (worse) = 1.1"),
        ("war: [0.1, 0.2, 0.4]", "war: [0.1, 0.2, 0.6]", "      war:", "profiles.h1.chances.war", "0.6 (bad) + 0.5 (worse) = 1.1"),
        ("at: answer\n      player: b", "at: reply\n      player: a", "      player: a", "tree.choose.tell.player", "expected b, who moves at reply on line 27: " + SETS),
        ("at: answer\n      player: b\n      choose:\n        yes", "at: reply\n      player: b\n      choose:\n        aye", "      choose:\n        aye", "tree.choose.tell.choose", "reply with aye, no; expected the actions on line 27, yes, no: " + SETS),
        ("at: last\n          player: a", "at: start\n          player: a", "          at: start", "tree.choose.tell.choose.no.at", "start again on a path that has passed it on line 15"),
        ("  fight: {b", "  idle: {}\n  fight: {b", "  idle", "outcomes.idle", "idle, which no path reaches"),
        ("- [start, wait]", "- [answer, yes]", "- [answer, no]", "variants.v.remove[2]", "every action at answer removed"),
        ("stakes: {a: {land: [0, 0, 0]}}", "stakes: {a: {lnad: [0, 0, 0]}}", "      stakes: {a: {lnad", "variants.v.set.stakes.a.lnad", "did you mean 'land'?"),
        ("stakes: {a: {land: [2, 3, 4]}}", "stakes: {a: {lnad: [2, 3, 4]}}", "    stakes: {a: {lnad", "profiles.h1.stakes.a.lnad", "a stake of a"),
    ],
)  # fmt: skip
def test_each_fault_is_named_by_its_line(old, new, line_of, column, message):
    text = TEXT.replace(old, new)
    (problem,) = found(old, new)
    assert (problem.column, problem.line) == (column, text[: text.index(line_of)].count("\n") + 1)
    assert message in str(problem)
    assert problem.severity == ("warning" if "idle" in message else "error")
    assert problem.expected
    assert problem.remedy


def test_chances_of_belief_and_profile_together_are_looked_at_and_named_once():
    text = TEXT.replace("rain: [0.1, 0.3, 0.5]", "rain: [0.1, 0.3, 0.45]")
    text = text.replace("b: {war: [0.2, 0.3, 0.4]}", "b: {rain: [0.2, 0.3, 0.65]}")
    (one, two) = found(text=text)  # with the profile's war of 0.4, and with the variant's, which is as high
    assert (one.column, two.column) == ("beliefs.b.rain", "variants.v.set.chances.war")
    where = "1 at most, so that something is left for rest (at luck on line 21, together with "
    assert (one.expected, two.expected) == (where + "profiles.h1.chances.war)", where + "beliefs.b.rain)")


def test_a_player_who_forgets_what_he_did_is_named():
    text = """\
players: [a, b]
tree:
  at: first
  player: a
  choose:
    left: {at: middle, player: b, choose: {l: {at: again, player: a, choose: {x: {outcome: o}, y: {outcome: o}}}}}
    right:
      at: again
      player: a
      choose: {x: {outcome: o}, y: {outcome: o}}
outcomes: {o: {}}
"""
    (problem,) = found(text=text)
    assert (problem.line, problem.column) == (8, "tree.choose.right.at")
    assert problem.found == "again after right at first"
    assert (
        problem.expected == "the moves of a before again on line 6, left at first: he remembers his own moves"
    )


def test_an_information_set_of_a_mover_who_remembers_is_right():
    text = """\
players: [a, b]
tree:
  at: first
  player: a
  choose:
    left: {at: second, player: b, choose: {x: {outcome: o}, y: {outcome: o}}}
    right: {at: second, player: b, choose: {y: {outcome: o}, x: {outcome: o}}}
outcomes: {o: {}}
"""
    assert found(text=text) == []


def test_constants_that_sum_to_one_need_no_rest():
    assert found("bad: war, worse: rain, good: rest}", "bad: coin, worse: 0.2, good: 0.3}") == []
    (problem,) = found(text=TEXT.replace("bad: war, worse: rain, good: rest}", "bad: coin, worse: 0.2, good: 0.3}").replace("      war: [0.1, 0.2, 0.4]", "      coin: [0.4, 0.5, 0.6]"))  # fmt: skip
    assert problem.column == "profiles.h1.chances.coin"
    assert "no rest" in problem.found


def test_sums_are_wrong_beyond_a_billionth_only():
    third = "bad: 0.3333333333, worse: 0.3333333333, good: 0.3333333333}"
    assert found("bad: war, worse: rain, good: rest}", third) == []
    assert found("bad: war, worse: rain, good: rest}", third.replace("0.3333333333}", "0.33333333}"))


def test_a_removal_inside_what_is_removed_is_right():
    text = TEXT.replace("- [answer, no]", "- [start, tell]\n      - [answer, yes]\n      - [answer, no]")
    assert found(text=text) == []


def test_a_chance_whose_every_action_is_removed_is_named():
    gone = "- [luck, bad]\n      - [luck, worse]\n      - [luck, good]"
    (problem,) = found("- [start, wait]", gone)
    assert (problem.found, problem.column) == ("every action at luck removed", "variants.v.remove[3]")


def test_ends_are_not_counted_where_a_part_of_the_tree_cannot_be_read():
    text = TEXT.replace("tell:\n      at: answer", "tell:\n      aat: answer")
    assert found("  fight: {b", "  idle: {}\n  fight: {b", text=text) == []


def test_a_chance_in_two_places_whose_every_action_is_removed_is_named_once():
    text = """\
players: [a]
outcomes: {o: {}}
tree:
  at: m
  player: a
  choose:
    x: {chance: c, odds: {l: 1}, choose: {l: {outcome: o}}}
    y: {chance: c, odds: {l: 1}, choose: {l: {outcome: o}}}
variants:
  v: {remove: [[c, l]]}
"""
    assert [p.line for p in found(text=text)] == [10]


def test_a_fault_of_the_game_is_not_repeated_unless_it_is_made_anew():
    # Too much already in the game: the profile sets one of the two chances, the variant both and again too high.
    text = TEXT.replace("rain: [0.1, 0.3, 0.5]", "rain: [0.1, 0.3, 0.9]")
    assert [p.column for p in found(text=text)] == ["tree.choose.go.odds"]
    both = text.replace(
        "      chances: {war: [0.2, 0.3, 0.4]}", "      chances: {war: [0.2, 0.3, 0.4], rain: [0, 0, 0.7]}"
    )
    assert [p.column for p in found(text=both)] == ["tree.choose.go.odds", "variants.v.set.chances.war"]


def test_the_loader_reports_nothing_more_on_the_small_case(tmp_path):
    opened = load(build(tmp_path / "c"))
    assert [p for g in opened.case.games.values() for p in check_tree(g)] == []


# ----------------------------------------------------------------------------------------------- anything

JUNK = st.recursive(
    st.none() | st.integers(-2, 2) | st.floats(-1, 2) | st.sampled_from(["rest", "war", "start", "a", ""]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["at", "chance", "odds", "choose", "outcome", "remove", "set", "x"]),
            inner,
            max_size=3,
        )
    ),
    max_leaves=6,
)


def places(value, path=()):
    yield path
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        yield from places(inner, (*path, key))


@MORE
@given(st.data())
def test_nothing_that_yaml_holds_raises(data):
    source = data.draw(st.sampled_from([TEXT, SMALL["games/g.yaml"]]))
    content = yaml.safe_load(source)
    for _ in range(data.draw(st.integers(1, 3))):
        path = data.draw(st.sampled_from(sorted(places(content), key=str)))
        junk = copy.deepcopy(data.draw(JUNK))
        if not path:
            content = junk
            continue
        inner = content
        for key in path[:-1]:
            inner = inner[key]
        inner[path[-1]] = junk
    of = game(content)
    list(check_tree(of))
    assert isinstance(of.moves, dict)
    for variant in ("", *of.variants):
        read_tree(of, variant)
        by_construction(of, variant, "path holds")
        by_construction(of, variant, "plays", "start", "wait")
    with pytest.raises(UsageError):
        read_tree(of, "no such variant")
