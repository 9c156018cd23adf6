"""The charts of weighing and games say what the answers say; where the nodes of a tree stand."""

from itertools import pairwise
from pathlib import Path

import pytest

from backchannel import api
from backchannel.audit.answers import Answers
from backchannel.knowledge.spread import Knowledge
from backchannel.reasoning.dependence import TREATMENTS
from backchannel.strategy.tree import read_tree
from backchannel.views.charts import CHARTS
from backchannel.views.charts.layout import BESIDE, MOST, layout, place
from backchannel.views.charts.wanted import Wanted
from tests.contract import rivals
from tests.knowledge.cases import case, explains, likely, seen
from tests.strategy.games import game, knowing

KOREA = Path(__file__).parents[2] / "cases" / "korea-1950"


@pytest.fixture(scope="module")
def korea():
    return Answers(api.open_case(KOREA).knowledge, draws=500)


def table(answers, chart, **wanted):
    picture = CHARTS[chart].draw(answers, Wanted(**wanted))
    return [dict(zip(picture.header, row, strict=True)) for row in picture.rows]


def two(**judged):
    """Return the answers of a case of two explanations; an item has its likelihoods under both, and a group."""
    rows = [explains("a"), explains("b")]
    for name, (own, other, group) in judged.items():
        rows += [seen(name, group=group), likely(name, "a", own), likely(name, "b", other)]
    return Answers(Knowledge(case(*rows)), draws=50)


def test_the_sums_of_decibels_count_a_group_as_each_treatment_does():
    answers = two(e1=("0.5", "0.05", "g"), e2=("0.5", "0.05", "g"), e3=("0.1", "0.8", ""))
    rows = {r["evidence"]: float(r["decibels"]) for r in table(answers, "decibels", hypothesis="a")}
    assert rows["e1"] == pytest.approx(10)
    assert rows["e3"] == pytest.approx(-9.03)
    counted = {"independent": 2, "sqrt": 2**0.5, "one-per-group": 1, "stated": 1.5}
    assert {t: rows[t] for t in TREATMENTS} == {
        t: pytest.approx(10 * k - 9.03, abs=0.011) for t, k in counted.items()
    }


def test_the_items_of_a_group_stand_together_the_heaviest_first():
    answers = two(
        e1=("0.5", "0.4", "g"), e2=("0.9", "0.1", ""), e3=("0.5", "0.1", "g"), e4=("0.1", "0.9", "h")
    )
    rows = [(r["evidence"], r["group"]) for r in table(answers, "decibels", hypothesis="a")]
    assert rows[:4] == [("e2", ""), ("e3", "g"), ("e1", "g"), ("e4", "")]


@pytest.mark.parametrize(
    ("wanted", "compared"),
    [
        ({}, "“A” against “B”"),
        ({"hypothesis": "b"}, "“B” against “A”"),
        ({"against": "a"}, "“B” against “A”"),
    ],
)
def test_the_most_probable_explanations_are_compared_where_none_are_named(wanted, compared):
    picture = CHARTS["decibels"].draw(two(e=("0.5", "0.4", "")), Wanted(**wanted))
    assert picture.title.endswith(compared)


def test_the_posterior_is_sorted_by_the_headline(korea):
    rows = table(korea, "posterior")
    mean = korea.weighed().mean()
    assert [r["hypothesis"] for r in rows] == sorted(mean, key=lambda h: -mean[h])
    for row in rows:
        assert float(row["sqrt"]) == pytest.approx(mean[row["hypothesis"]], rel=1e-5)


def test_it_is_said_when_the_leader_hangs_on_the_treatment():
    said = "Which explanation leads hangs on how dependent items are counted"
    torn = two(e1=("0.5", "0.3", "g"), e2=("0.5", "0.3", "g"), e3=("0.5", "0.3", "g"), e4=("0.3", "0.6", ""))
    assert said in CHARTS["posterior"].draw(torn, Wanted()).svg
    assert said not in CHARTS["posterior"].draw(two(e=("0.5", "0.4", "")), Wanted()).svg


def test_the_replay_ends_where_the_last_release_does(korea):
    rows = table(korea, "replay")
    last = korea.replayed()[-1]
    assert rows[-1]["items public"] == str(last.known)
    assert all(
        float(rows[-1][f"probability of {h}"]) == pytest.approx(x, rel=1e-5)
        for h, x in last.hypotheses.items()
    )


def test_the_tree_marks_the_path_of_history_and_the_equilibrium(korea):
    name = next(iter(korea.case.games))
    rows = table(korea, "tree")
    played = korea.played(name)
    assert tuple(r["action"] for r in rows if r["history"]) == played.path
    plays = {(r["move"], r["action"]) for r in rows if r["equilibrium"]}
    assert plays == {pair for e in played.equilibria for pair in e.strategy.items()}
    status = {s.at: s.status for s in played.staging if s.status != "counterfactual"}
    assert {r["move"]: r["staging"] for r in rows if r["staging"]} == status


def test_what_is_left_to_chance_has_the_range_that_the_rest_leaves():
    odds = "odds: {rain: rain, sun: rest, fog: 0.1}, choose: {rain: {outcome: o}, sun: {outcome: o}, fog: {outcome: o}}"
    made = game(
        f"players: [a]\nchances: {{rain: [0.1, 0.2, 0.4]}}\noutcomes: {{o: {{}}}}\ntree: {{chance: sky, {odds}}}"
    )
    rows = table(Answers(knowing(made), draws=50), "tree")
    assert [(r["probability"], r["low"], r["high"]) for r in rows] == [
        ("0.2", "0.1", "0.4"), ("0.7", "0.5", "0.8"), ("0.1", "0.1", "0.1")
    ]  # fmt: skip


def test_a_large_tree_is_folded_off_the_main_paths():
    tree = read_tree(rivals.large())
    main = {node.path for node in tree.on_path()}
    spot = layout(tree.root, main)
    assert sum(s.folded or 1 for s in spot.ends()) == sum(1 for _ in tree.leaves()) > MOST
    assert {s.node.path for s in spot.every() if s.node} >= main


def test_of_very_many_actions_a_few_are_drawn_beside_those_of_the_main_paths():
    choose = ", ".join(f"a{i}: {{outcome: o}}" for i in range(MOST + 1))
    tree = read_tree(
        game(f"players: [a]\noutcomes: {{o: {{}}}}\ntree: {{at: r, player: a, choose: {{{choose}}}}}")
    )
    main = dict(tree.root.actions)["a50"]
    spot = layout(tree.root, {tree.root.path, main.path})
    assert [s.action for s in spot.below] == [
        *(f"a{i}" for i in range(BESIDE - 1)), "a50", f"{MOST + 1 - BESIDE} other actions"
    ]  # fmt: skip


@pytest.mark.parametrize("room", [10, 40, 100])
def test_spots_of_one_level_have_the_room_they_need(room):
    spot = layout(read_tree(rivals.large()).root, ())
    lowest = place(spot, 31, lambda *_: room)
    ends = [s.y for s in spot.ends()]
    assert ends[-1] == lowest
    assert all(lower - upper >= 31 for upper, lower in pairwise(ends))
    for level in range(5):
        ys = [s.y for s in spot.every() if s.level == level]
        assert all(lower - upper >= room - 1e-9 for upper, lower in pairwise(ys))
