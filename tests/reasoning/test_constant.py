"""Without doubt about any number the weighing is Bayes' rule, and must agree with the oracle to twelve digits."""

from __future__ import annotations

from math import inf, log10

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backchannel.case.view import view
from backchannel.case.when import When
from backchannel.reasoning.decibels import decibels, ratio_in_decibels
from backchannel.reasoning.dependence import TREATMENTS, weights
from backchannel.reasoning.ledger import ledger, with_path
from backchannel.reasoning.weigh import weigh
from tests.knowledge.cases import case, explains, likely, rec, seen
from tests.reasoning import oracle
from tests.reasoning.books import FEW, MORE, alike, books, case_of

DRAWS = 3


# --------------------------------------------------------------------------------------- random ledgers


@MORE
@given(books(constant=True))
def test_every_judge_under_every_treatment(book):
    weighed = weigh(ledger(case_of(book)), draws=DRAWS)
    assert list(weighed.ledger.judges) == book.judges
    for treatment in oracle.TREATMENTS:
        for judge in book.judges:
            expected = oracle.posterior(book, judge, treatment)
            assert weighed.mean(treatment, judge) == alike(expected)


@MORE
@given(books(constant=True, judges=3))
def test_judges_pooled_both_ways(book):
    weighed = weigh(ledger(case_of(book)), draws=DRAWS)
    for treatment in oracle.TREATMENTS if book.judges else ():
        assert weighed.mean(treatment) == alike(oracle.linear(book, treatment))
        assert weighed.logarithmic(treatment) == alike(oracle.logarithmic(book, treatment))
        assert weighed.from_uniform(treatment) == alike(oracle.linear(book, treatment, uniform=True))


@FEW
@given(books(constant=True, judges=2), st.data())
def test_a_few_of_the_hypotheses(book, data):
    few = data.draw(st.lists(st.sampled_from(list(book.priors)), min_size=1, unique=True))
    weighed = weigh(ledger(case_of(book), hypotheses=few), draws=DRAWS)
    for treatment in oracle.TREATMENTS:
        for judge in book.judges:
            assert weighed.mean(treatment, judge) == alike(oracle.posterior(book, judge, treatment, few))


@FEW
@given(books(constant=True, judges=3), st.data())
def test_reliability_takes_the_mean_over_all_hypotheses_of_the_case(book, data):
    few = data.draw(st.lists(st.sampled_from(list(book.priors)), min_size=1, unique=True))
    weighed = weigh(ledger(case_of(book), hypotheses=few, reliable=True), draws=DRAWS)
    for treatment in oracle.TREATMENTS:
        for judge in book.judges:
            expected = oracle.posterior(book, judge, treatment, few, reliable=True)
            assert weighed.mean(treatment, judge) == alike(expected)


@FEW
@given(books(constant=True, judges=3), st.data())
def test_one_judge_alone_borrows_as_he_does_in_company(book, data):
    if book.judges:
        judge = data.draw(st.sampled_from(book.judges))
        weighed = weigh(ledger(case_of(book), judge=judge), draws=DRAWS)
        assert weighed.ledger.judges == (judge,)
        assert weighed.mean() == alike(oracle.posterior(book, judge, "sqrt"))


@FEW
@given(books(constant=True, judges=2), st.data())
def test_a_few_of_the_items(book, data):
    some = data.draw(st.sets(st.sampled_from(list(book.group)))) if book.group else set()
    weighed = weigh(ledger(case_of(book), only=some), draws=DRAWS)
    for judge in book.judges:
        expected = oracle.posterior(book, judge, "sqrt", items=[e for e in book.group if e in some])
        assert weighed.mean("sqrt", judge) == alike(expected)


@MORE
@given(books(constant=True, judges=3))
def test_borrowed_cells_are_counted_and_items_nobody_judged_are_named(book):
    found = ledger(case_of(book))
    rivals = list(book.priors)
    assert set(found.evidence) == set(book.weighable(rivals))
    assert set(found.left_out) == set(book.group) - set(book.weighable(rivals))
    for judge in book.judges:
        assert (found.borrowed or {}).get(judge, 0) == book.borrowed(judge, rivals)
        for item in found.evidence:
            for h in rivals:
                assert found.cells[judge, item, h].judge == book.lender(judge, item, h)


def test_an_item_that_nobody_judged_is_named_also_where_nobody_judged_anything():
    assert set(ledger(case(explains("x"), explains("y"), seen("e"))).left_out) == {"e"}


def test_without_any_judgement_the_posterior_is_the_prior():
    weighed = weigh(ledger(case(explains("x", "0.2"), explains("y", "0.6"), seen("e"))), draws=DRAWS)
    assert weighed.mean() == alike({"x": 0.25, "y": 0.75})


# ------------------------------------------------------------------------------------------ dependence


@pytest.mark.parametrize(
    ("treatment", "expected"),
    [("independent", 1), ("sqrt", 1 / 3**0.5), ("one-per-group", 1 / 3), ("stated", (1 + 2 * 0.8) / 3)],
)
def test_the_weight_of_one_item_of_three(treatment, expected):
    groups = {"a": "g", "b": "g", "c": "g", "d": "", "e": "", "f": "k"}
    found = weights(groups, {"g": 0.2, "k": 0.9}, treatment)
    assert found == alike({**dict.fromkeys("abc", expected), **dict.fromkeys("def", 1)})


@pytest.mark.parametrize(("strength", "equal_to"), [(0, "independent"), (1, "one-per-group")])
def test_the_ends_of_a_stated_strength(strength, equal_to):
    groups = dict.fromkeys("abcde", "g")
    assert weights(groups, {"g": strength}, "stated") == alike(weights(groups, {"g": 0.5}, equal_to))


def test_an_item_that_takes_others_as_seen_leaves_its_group_for_that_judge_only():
    rows = [explains("x"), explains("y"), *(seen(e, "g") for e in "abc")]
    rows += [likely(e, h, p, "first") for e in "abc" for h, p in (("x", "0.8"), ("y", "0.4"))]
    rows += [
        likely(e, h, p, "second", "b" if e == "a" else "", 9)
        for e in "abc"
        for h, p in (("x", "0.8"), ("y", "0.4"))
    ]
    weighed = weigh(ledger(case(*rows)), draws=DRAWS)
    assert weighed.mean("one-per-group", "first")["x"] == alike(2 / 3)
    assert weighed.mean("one-per-group", "second")["x"] == alike(4 / 5)  # a, and b with c as one
    assert weighed.mean("independent", "first") == alike(weighed.mean("independent", "second"))
    odds = 2 ** (1 + 2**0.5)
    assert weighed.mean("sqrt", "second")["x"] == alike(odds / (1 + odds))


def test_an_item_that_is_left_out_does_not_count_in_its_group():
    rows = [explains("x"), explains("y"), *(seen(e, "g") for e in "abc")]
    rows += [likely(e, h, p) for e in "ab" for h, p in (("x", "0.8"), ("y", "0.4"))]
    rows.append(likely("c", "x", "0.9"))
    found = ledger(case(*rows))
    assert set(found.left_out or {}) == {"c"}
    assert weigh(found, draws=DRAWS).mean("one-per-group")["x"] == alike(2 / 3)


def test_an_item_whose_judgement_assumes_what_is_not_weighed_counts_as_judged_and_is_named():
    rows = [explains("x"), explains("y"), *(seen(e, "g") for e in "abc")]
    rows += [likely(e, h, p, given="b" * (e == "a")) for e in "abc" for h, p in (("x", "0.8"), ("y", "0.4"))]
    found = ledger(case(*rows), only=("a", "c"))
    assert found.assumed == {"a": ("b",)}
    assert weigh(found, draws=DRAWS).mean("one-per-group")["x"] == alike(4 / 5)
    assert not ledger(case(*rows)).assumed


@pytest.mark.parametrize("asked", [{"judge": "adam"}, {"hypotheses": ("x", "y")}])
def test_only_a_judgement_that_is_used_assumes_anything(asked):
    rows = [explains("x"), explains("y"), explains("z"), *(seen(e) for e in "ab")]
    rows += [likely("a", h, "0.5", "zeno", "b" * (h == "z")) for h in "xyz"]
    rows += [likely("a", h, "0.6", "adam", line=9) for h in "xyz"]
    assert ledger(case(*rows), only=("a",)).assumed == {"a": ("b",)}
    assert not ledger(case(*rows), only=("a",), **asked).assumed


def test_who_borrows_a_judgement_borrows_what_it_assumes():
    rows = [explains("x"), explains("y"), *(seen(e, "g") for e in "abc")]
    rows += [
        likely(e, h, p, "zeno", "b" * (e == "a")) for e in "abc" for h, p in (("x", "0.8"), ("y", "0.4"))
    ]
    rows += [likely("c", h, p, "adam", line=9) for h, p in (("x", "0.8"), ("y", "0.4"))]
    found = ledger(case(*rows), only=("a", "c"), judge="adam")
    assert found.assumed == {"a": ("b",)}
    assert weigh(found, draws=DRAWS).mean("one-per-group")["x"] == alike(4 / 5)


def test_given_under_a_hypothesis_that_does_not_compete_counts_for_nothing():
    rows = [explains("x"), explains("y"), explains("z"), *(seen(e, "g") for e in "abc")]
    rows += [likely(e, h, p) for e in "abc" for h, p in (("x", "0.8"), ("y", "0.4"))]
    rows += [likely(e, "z", "0.5", given="b" * (e == "a")) for e in "abc"]
    two, three = (weigh(ledger(case(*rows), hypotheses=h), draws=DRAWS) for h in (("x", "y"), ()))
    assert two.mean("one-per-group")["x"] == alike(2 / 3)
    odds = three.mean("one-per-group")
    assert odds["x"] / odds["y"] == alike(4)


# ---------------------------------------------------------------------------------------- priors, trust


def test_blank_priors_share_what_the_others_leave_whoever_competes():
    rows = [explains("a", "0.4"), explains("b", "0.2"), explains("c", ""), explains("d", "")]
    every = weigh(ledger(case(*rows)), draws=DRAWS).mean()
    assert every == alike({"a": 0.4, "b": 0.2, "c": 0.2, "d": 0.2})
    two = weigh(ledger(case(*rows), hypotheses=("a", "c")), draws=DRAWS).mean()
    assert two == alike({"a": 2 / 3, "c": 1 / 3})


@pytest.mark.parametrize(
    ("verified", "trust"),
    [
        ("text", 0.95),
        ("abstract", 0.85),
        ("secondary", 0.8),
        ("recalled", 0.6),
        ("recalled abstract secondary", 0.85),
        ("", 0.8),
    ],
)
def test_an_item_is_trusted_as_its_best_record(verified, trust):
    names = [f"r{i}" for i, _ in enumerate(verified.split())]
    rows = [rec(name, verified=word) for name, word in zip(names, verified.split(), strict=True)]
    rows += [explains("x"), explains("y"), explains("z"), seen("e", "", ";".join(names))]
    rows += [likely("e", "x", "0.9"), likely("e", "y", "0.2"), likely("e", "z", "0.1")]
    weighed = weigh(ledger(case(*rows), hypotheses=("x", "y"), reliable=True), draws=DRAWS)
    x, y = (trust * p + (1 - trust) * 0.4 for p in (0.9, 0.2))
    assert weighed.mean()["x"] == alike(x / (x + y))


# --------------------------------------------------------------------------------- decibels, the path


@pytest.mark.parametrize(
    ("ratio", "expected"),
    [(1.25, 0.969), (2, 3.01), (3, 4.771), (5, 6.99), (10, 10), (20, 13.01), (100, 20), (1000, 30)],
)
def test_the_scale_of_decibels(ratio, expected):
    assert ratio_in_decibels(0.9, 0.9 / ratio) == pytest.approx(expected, abs=5e-4)
    assert ratio_in_decibels(0.9 / ratio, 0.9) == pytest.approx(-expected, abs=5e-4)


def test_an_impossible_item_weighs_without_end():
    assert (ratio_in_decibels(0.5, 0), ratio_in_decibels(0, 0.5)) == (inf, -inf)
    assert ratio_in_decibels(0.3, 0.3) == 0


def test_decibels_do_not_depend_on_groups_and_judges_pool_their_probabilities():
    rows = [explains("x"), explains("y"), *(seen(e, "g") for e in "ab")]
    rows += [likely(e, h, p, "zeno") for e in "ab" for h, p in (("x", "0.1 0.8 0.9"), ("y", "0.1 0.4 0.9"))]
    rows += [likely("a", h, p, "adam", line=9) for h, p in (("x", "0.1"), ("y", "0.5"))]
    found = ledger(case(*rows))
    assert decibels(found, "a", "x", "y", "zeno") == alike(10 * log10(2))
    assert decibels(found, "a", "x", "y", "adam") == alike(-10 * log10(5))
    assert decibels(found, "b", "x", "y", "adam") == alike(10 * log10(2))
    assert decibels(found, "a", "x", "y") == alike(10 * log10(0.45 / 0.45))
    assert decibels(found, "b", "y", "x") == alike(-10 * log10(2))


@FEW
@given(books(constant=True, judges=2), st.data())
def test_the_path_of_a_game_is_one_item_more_for_every_judge(book, data):
    chances = {h: data.draw(st.integers(1, 999)) / 1000 for h in book.priors}
    if not book.judges:
        return
    weighed = weigh(with_path(ledger(case_of(book)), "path", chances), draws=DRAWS)
    for treatment in oracle.TREATMENTS:
        for judge in book.judges:
            before = oracle.posterior(book, judge, treatment)
            total = sum(before[h] * chances[h] for h in before)
            expected = {h: before[h] * chances[h] / total for h in before}
            assert weighed.mean(treatment, judge) == alike(expected)


def test_the_path_of_a_game_can_be_the_only_item():
    alone = with_path(ledger(case(explains("x"), explains("y"))), "path", {"x": 0.6, "y": 0.2})
    assert weigh(alone, draws=DRAWS).mean() == alike({"x": 0.75, "y": 0.25})


def test_the_four_treatments_are_these():
    assert TREATMENTS == oracle.TREATMENTS


def test_an_item_is_worth_the_same_in_the_view_of_the_public_as_by_its_release():
    rows = [explains("x"), explains("y"), seen("e", records="r", released="1994")]
    rows += [rec("r", verified="text"), likely("e", "x", "0.9"), likely("e", "y", "0.1")]
    whole = case(*rows)
    seen_by_all = view(whole, "public", When.parse("1995"))
    assert "r" not in seen_by_all.records
    plain, viewed = (ledger(c, reliable=True).cells["first", "e", "x"] for c in (whole, seen_by_all))
    assert plain.reliability == viewed.reliability == 0.95
