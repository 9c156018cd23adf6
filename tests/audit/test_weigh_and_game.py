"""Expectations of weighings and games: the 95/5 rule, the four treatments, judges, what is true by construction."""

from __future__ import annotations

import pytest
import yaml

from backchannel.audit.answers import Answers, likelihood
from backchannel.audit.checks import check
from backchannel.audit.finding import by_share
from backchannel.audit.verdicts import judge
from backchannel.case import expectations
from backchannel.case.games import Game
from backchannel.case.inquiries import Play, Weigh
from backchannel.case.located import read_yaml
from backchannel.case.when import When
from backchannel.knowledge.spread import Knowledge
from tests.knowledge.cases import case, explains, fact, likely, rec, row, says, seen

RIVALS = [explains("x"), explains("y")]
SURE = [*RIVALS, seen("e"), likely("e", "x", "0.9"), likely("e", "y", "0.1")]


def found(inquiry, expected, *rows):
    """Return the finding of one expectation in a case of these rows."""
    whole = case(*rows)
    known = {
        "actors.csv": whole.actors,
        "claims.csv": whole.claims,
        "hypotheses.csv": whole.hypotheses,
        "games": whole.games,
    }
    test = expectations.read_test(f"q: {expected}" if expected else "q", {"q": inquiry}, known)
    return check(Answers(Knowledge(whole), draws=400), inquiry, test)


def weigh(hypotheses="all", at=""):
    return row(Weigh, id="q", hypotheses=hypotheses, at=at or None)


@pytest.mark.parametrize(
    ("expected", "outcome"),
    [
        ("x leads", "holds"),
        ("y leads", "fails"),
        ("x raised", "holds"),
        ("y raised", "fails"),
        ("y lowered", "holds"),
        ("x over y", "holds"),
        ("y over x", "fails"),
        ("x above 0.89", "holds"),
        ("x above 0.91", "fails"),
        ("x|y above 0.99", "holds"),
    ],
)
def test_what_the_evidence_does_to_the_odds(expected, outcome):
    finding = found(weigh(), expected, *SURE)
    assert finding.outcome == outcome
    assert finding.evidence == ("e",)
    assert any("by first" in basis for basis in finding.rests_on)


def test_a_verdict_that_flips_with_the_treatment_is_open_fragile_and_names_it():
    rows = [*RIVALS, seen("a", "g"), seen("b", "g"), seen("c", "g"), seen("d", "g"), seen("z")]
    rows += [likely(e, h, "0.6" if h == "x" else "0.4") for e in "abcd" for h in "xy"]
    rows += [likely("z", "x", "0.2"), likely("z", "y", "0.5")]
    finding = found(weigh(), "x leads", *rows)
    assert finding.outcome == "open"
    assert "fragile" in finding.decides[0]
    assert "1.00 (independent), 0.00 (sqrt)" in finding.decides[0]


def test_judges_who_disagree_leave_it_open_and_are_named():
    rows = [*SURE, likely("e", "x", "0.1", "second", line=9), likely("e", "y", "0.9", "second", line=9)]
    finding = found(weigh(), "x leads", *rows)
    assert finding.outcome == "open"
    assert "1.00 to 1.00 by first" in finding.because
    assert "0.00 to 0.00 by second" in finding.because


def test_only_what_was_public_by_then_counts():
    rows = [*RIVALS, seen("e", released="1994"), likely("e", "x", "0.9"), likely("e", "y", "0.1")]
    assert found(weigh(at="1994"), "x leads", *rows).outcome == "holds"
    assert found(weigh(at="1994-06"), "x leads", *rows).outcome == "fails"


def test_an_inquiry_without_expectation_tells_the_ranking():
    finding = found(weigh(), "", *SURE)
    assert finding.outcome is None
    assert "“X” 0.90 and “Y” 0.10" in finding.because


def test_a_case_without_rivals_has_nothing_to_weigh():
    finding = found(weigh(), "")
    assert "no rival explanations" in finding.because


def test_an_item_not_judged_under_every_rival_is_left_out_and_named():
    finding = found(weigh(), "x leads", *RIVALS, seen("e"), likely("e", "x", "0.9"))
    assert finding.outcome == "fails"
    assert "left out, not judged under every hypothesis: e" in finding.rests_on


@pytest.mark.parametrize(
    ("low", "high", "outcome"),
    [(0.95, 1, "holds"), (0.949, 1, "open"), (0, 0.05, "fails"), (0, 0.051, "open"), (0.05, 0.95, "open")],
)
def test_the_rule_of_95_and_5(low, high, outcome):
    assert by_share(low, high) == outcome


# ------------------------------------------------------------------------------------------------------ game

TREE = """
players: [a, b]
stakes: {a: {peace: {weight: [1, 2, 3]}}, b: {honour: {weight: [0, 1, 2]}}}
outcomes: {war: {a: {peace: -1}, b: {honour: 0.5}}, deal: {a: {peace: 1}, b: {honour: -0.5}}, quiet: {}}
tree:
  at: offer
  player: a
  date: 1950-05-20
  knows: [k]
  choose:
    nothing: {outcome: quiet}
    threaten: {at: answer, player: b, choose: {fight: {outcome: war}, yield: {outcome: deal}}}
observed: [nothing]
variants: {gagged: {remove: [[answer, fight]]}, meek: {remove: [[offer, nothing]]}}
"""


def game(text=TREE):
    tree, problems = read_yaml(text, "games/g.yaml")
    assert not problems
    return Game("g", tree)


def play(variant=""):
    return row(Play, id="q", game="g", variant=variant)


@pytest.mark.parametrize(
    ("variant", "expected", "outcome"),
    [
        ("", "path holds", "holds"),
        ("", "path fails", "fails"),
        ("", "answer plays fight", "holds"),
        ("", "answer plays yield", "fails"),
        ("", "offer plays nothing", "holds"),
        ("gagged", "offer plays threaten", "holds"),
        ("gagged", "path fails", "holds"),
    ],
)
def test_what_is_played(variant, expected, outcome):
    finding = found(play(variant), expected, game(), fact())
    assert finding.outcome == outcome
    assert any("judged numbers: stakes" in basis for basis in finding.rests_on)


@pytest.mark.parametrize(
    ("variant", "expected", "outcome", "word"),
    [
        ("gagged", "answer plays yield", None, "true by construction"),
        ("meek", "path fails", None, "true by construction"),
        ("meek", "path holds", "fails", "false by construction"),
        ("gagged", "answer plays fight", "fails", "false by construction"),
    ],
)
def test_what_a_variant_makes_true_by_removing_the_action_does_not_count(variant, expected, outcome, word):
    finding = found(play(variant), expected, game(), fact())
    assert (finding.outcome, word in finding.because) == (outcome, True)


def test_a_thesis_of_nothing_but_what_is_true_by_construction_is_not_testable():
    finding = found(play("meek"), "path fails", game(), fact())
    assert judge("t", "It failed.", (finding,)).verdict == "not testable here"


def test_staging_that_the_documents_contradict_is_told():
    told = [fact(), rec("r", "1950-06-01", to="c"), says("r")]
    assert "contradict the staging" not in found(play(), "", game(), *told).because
    nobody = fact(origin="b", since="1950-05-01")
    assert "contradict the staging of offer" in found(play(), "", game(), nobody).because


def test_imperfect_information_stays_open_with_the_sentence():
    hidden = TREE.replace("nothing: {outcome: quiet}", "nothing: {at: answer, player: b, choose: {fight: {outcome: war}, yield: {outcome: deal}}}")  # fmt: skip
    finding = found(play(), "path holds", game(hidden), fact())
    assert finding.outcome == "open"
    assert "answer" in finding.because


def test_a_move_that_the_game_does_not_have_is_refused():
    with pytest.raises(expectations.UnreadableTestError) as refused:
        found(play(), "anser plays fight", game(), fact())
    assert "did you mean 'answer'?" in str(refused.value)
    with pytest.raises(expectations.UnreadableTestError) as refused:
        found(play(), "answer plays fite", game(), fact())
    assert "did you mean 'fight'?" in str(refused.value)


# -------------------------------------------------------------------------------------- the path as evidence


def test_the_path_taken_counts_as_an_item_and_what_its_stakes_were_built_from_does_not():
    text = TREE + yaml.safe_dump(
        {
            "uses": ["e"],
            "profiles": {"y": {"stakes": {"b": {"honour": [0, 0, 0]}, "a": {"peace": [0, 0, 0]}}}},
        }
    )
    answers = Answers(Knowledge(case(*SURE, game(text), fact())), draws=400)
    plain, path = answers.weighed(), answers.weighed(path="g")
    assert plain.ledger.evidence == ("e",)
    assert path.ledger.evidence == ("path-of-g",)
    shares = answers.played("g").profiles
    own, other = (likelihood(shares.get(h, answers.played("g").share), 400) for h in "xy")
    assert path.mean()["x"] == pytest.approx(own / (own + other))


def test_answers_are_kept_and_share_their_draws():
    answers = Answers(Knowledge(case(*SURE)), draws=400)
    assert answers.weighed() is answers.weighed(("x", "y"))
    assert answers.weighed(at=When.parse("1994")).ledger.evidence == ()
