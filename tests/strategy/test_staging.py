"""The staging of a game: what each mover is said to have known, against what the documents show."""

import pytest

from backchannel.case.view import view
from backchannel.case.when import When
from backchannel.knowledge.spread import Knowledge
from backchannel.strategy.play import play
from backchannel.strategy.staging import staging
from backchannel.strategy.tree import read_tree
from tests.knowledge.cases import fact, rec, says
from tests.strategy.games import end, game, knowing, move, whole

# a is the origin of k since 1 May; a telegram (2 days) tells b on 10 May: b knows possibly from the 10th, certainly after the 12th.
ROWS = (fact("k"), fact("never", origin=""), rec("r1"), says("r1", "k"))


def staged(date="", knows=(), unaware=(), player="b", observed=("go",), rows=ROWS):
    node = move("m", player, go=end(a=1), stay=end(a=0))
    node |= {"date": date} if date else {}
    of = game(whole(node | {"knows": list(knows), "unaware": list(unaware)}, observed=list(observed)))
    return staging(knowing(of, rows=rows), read_tree(of))[0]


@pytest.mark.parametrize(
    ("date", "knows", "unaware", "status", "word", "records"),
    [
        ("1950-05-13", ["k"], [], "held", "knew", ("r1",)),
        ("1950-05-12", ["k"], [], "open", "may have known", ("r1",)),
        ("1950-05-10", ["k"], [], "open", "may have known", ("r1",)),
        ("1950-05-09", ["k"], [], "broken", "no path", ()),
        ("1950-05-01/1950-05-20", ["k"], [], "open", "may have known", ("r1",)),
        ("1950-05-20", ["never"], [], "broken", "no path", ()),
        ("", ["k"], [], "open", "may have known", ("r1",)),
        ("", ["never"], [], "broken", "no path", ()),
        ("1950-05-09", [], ["k"], "held", "no path", ()),
        ("1950-05-11", [], ["k"], "open", "may have known", ("r1",)),
        ("1950-05-13", [], ["k"], "broken", "knew", ("r1",)),
        ("1950-05-01/1950-05-20", [], ["k"], "held", "no path", ()),
        ("../1950-05-09", [], ["k"], "held", "no path", ()),
        ("../1950-05-20", [], ["k"], "open", "may have known", ("r1",)),
        ("", [], ["k"], "open", "may have known", ("r1",)),
        ("", [], ["never"], "held", "no path", ()),
    ],
)
def test_status_by_both_ends_of_the_date(date, knows, unaware, status, word, records):
    found = staged(date, knows, unaware)
    assert (found.status, found.records) == (status, records)
    assert [*found.knows.values(), *found.unaware.values()] == [word]


def test_one_broken_claim_breaks_and_one_open_claim_leaves_open():
    assert staged("1950-05-13", ["k"], ["never"]).status == "held"
    assert staged("1950-05-11", ["k"], ["never"]).status == "open"
    assert staged("1950-05-11", ["k", "never"], []).status == "broken"
    assert staged("1950-05-13").status == "held"


def test_the_origin_knows_without_a_record():
    found = staged("1950-05-02", ["k"], player="a")
    assert (found.status, found.knows, found.records) == ("held", {"k": "knew"}, ())


def test_records_of_several_claims_stand_in_natural_order_once():
    rows = (
        *ROWS,
        fact("l"),
        rec("r10", "1950-05-09"),
        rec("r2", "1950-05-09"),
        says("r10", "l"),
        says("r2", "l"),
        says("r1", "l"),
    )
    assert staged("1950-05-20", ["k", "l"], rows=rows).records == ("r1", "r2", "r10")


def test_off_the_path_nothing_is_judged():
    found = staged("1950-05-09", ["k"], ["never"], observed=())
    assert (found.status, found.records) == ("counterfactual", ())
    assert (found.knows, found.unaware) == ({"k": "not judged"}, {"never": "not judged"})


def test_the_move_at_which_a_variant_cuts_the_path_was_reached_and_those_below_are_gone():
    tree = move("m", "a", stay=end(a=0), other=move("o", "b", x=end(a=0)), go=move("n", "b", y=end(a=1)))
    of = game(whole(tree, observed=["go", "y"], variants={"v": {"remove": [["m", "go"]]}}))
    known = knowing(of)
    assert [(s.at, s.status) for s in staging(known, read_tree(of))] == [
        ("m", "held"), ("o", "counterfactual"), ("n", "held"),
    ]  # fmt: skip
    assert [(s.at, s.status) for s in staging(known, read_tree(of, "v"))] == [
        ("m", "held"),
        ("o", "counterfactual"),
    ]


def test_a_claim_that_the_case_as_seen_does_not_have_is_open():
    found = staged("1950-05-13", ["k", "stranger"], ["outsider"])
    assert (found.status, found.knows["stranger"]) == ("open", "not in the case as seen")


def test_a_mover_that_the_case_does_not_have_knows_nothing():
    assert staged("1950-05-13", ["k"], player="z").status == "broken"


def test_an_observer_stages_a_game_by_what_he_could_see():
    node = move("m", "b", go=end(a=1), stay=end(a=0)) | {"date": "1950-05-13", "knows": ["k"]}
    of = game(whole(node, observed=["go"]))
    known = knowing(of, rows=ROWS)
    assert play(known, "g", draws=1).staging[0].status == "held"
    outsider = Knowledge(view(known.case, "d", When.parse("1950-12")))
    assert play(outsider, "g", draws=1).staging[0].status == "broken"


def test_a_date_is_read_as_the_case_reads_dates(tmp_path):
    from backchannel.case.folder import load
    from tests.strategies import SMALL, build

    wide = SMALL["games/g.yaml"].replace("date: 1950\n", "date: 1950-06-10~\n")
    opened = load(build(tmp_path / "c", games_g_yaml=wide))
    (found,) = play(Knowledge(opened.case), "g", draws=1).staging
    assert found.date == When.parse("1950-06-10~", approximate=5 * 24 * 60)
