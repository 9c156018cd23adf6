"""Judges: what is lent, how they are pooled, and how exact the stated error of a mean is."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from scipy.stats import chi2

from backchannel.reasoning.dependence import TREATMENTS
from backchannel.reasoning.ledger import ledger
from backchannel.reasoning.statements import Statement
from backchannel.reasoning.weigh import weigh
from tests.knowledge.cases import case, explains, likely, seen
from tests.reasoning.books import FEW, books, case_of, ledger_of


def rows(*more):
    """Return a case of two explanations and three items, all judged by zeno."""
    return [
        explains("x", "0.4", "0.2", "0.5"),
        explains("y", "0.5", "0.3", "0.6"),
        *(seen(e) for e in ("a", "b", "c")),
        *(likely(e, "x", "0.5 0.7 0.8", "zeno") for e in "abc"),
        *(likely(e, "y", "0.2 0.4 0.7", "zeno") for e in "abc"),
        *more,
    ]


def odds(drawn):
    return drawn[:, 0] / drawn[:, 1]


def test_borrowed_cells_are_the_draws_of_the_lender():
    own = [likely("a", h, "0.5", "adam", line=9) for h in ("x", "y")]
    weighed = weigh(ledger(case(*rows(*own))), draws=3000)
    assert weighed.ledger.judges == ("zeno", "adam")
    assert dict(weighed.ledger.borrowed) == {"zeno": 0, "adam": 4}
    # what adam judged himself is neutral, so he stands where zeno stands without it, draw by draw
    rest = weigh(ledger(case(*rows()), only=("b", "c")), draws=3000)
    np.testing.assert_allclose(weighed.posterior["adam"], rest.posterior["zeno"], rtol=1e-12)
    assert not np.allclose(weighed.posterior["adam"], weighed.posterior["zeno"])


def test_a_single_cell_can_be_borrowed():
    own = [likely("a", "x", "0.9", "adam", line=9)]
    weighed = weigh(ledger(case(*rows(*own))), draws=3000)
    assert weighed.ledger.borrowed["adam"] == 5
    zeno, adam = (odds(weighed.posterior[j]) for j in ("zeno", "adam"))
    # the two differ by one likelihood, 0.9 in place of a draw between 0.5 and 0.8
    ratio = adam / zeno
    assert 0.9 / 0.8 - 1e-9 <= ratio.min() <= ratio.max() <= 0.9 / 0.5 + 1e-9


def test_the_same_numbers_from_another_judge_are_drawn_anew():
    own = [likely("a", "x", "0.5 0.7 0.8", "adam", line=9)]
    weighed = weigh(ledger(case(*rows(*own))), draws=3000)
    assert not (weighed.posterior["adam"][0, 0] == weighed.posterior["zeno"][0, 0]).any()


def test_the_first_judge_of_the_file_borrows_from_nobody_before_him():
    """The first judge is he of the first row, whatever his name and however the rows are sorted."""
    later = [likely(e, h, "0.6", "adam", line=9) for e in "abc" for h in ("x", "y")]
    assert ledger(case(*rows(*later))).judges == ("zeno", "adam")
    sooner = [likely("c", "y", "0.6", "adam", line=1)]
    found = ledger(case(*rows(*sooner)))
    assert found.judges == ("adam", "zeno")
    assert dict(found.borrowed) == {"adam": 5, "zeno": 0}


def test_the_first_who_has_a_cell_lends_it():
    more = [seen("d")]
    more += [likely("d", h, p, "adam", line=9) for h, p in (("x", "0.8"), ("y", "0.2"))]
    more += [likely("d", h, p, "mira", line=10) for h, p in (("x", "0.3"), ("y", "0.3"))]
    found = ledger(case(*rows(*more)))
    assert found.judges == ("zeno", "adam", "mira")
    assert found.cells["zeno", "d", "x"].judge == "adam"
    assert dict(found.borrowed) == {"zeno": 2, "adam": 6, "mira": 6}


@FEW
@given(books(hypotheses=3, items=4, judges=3))
def test_the_pool_is_the_mean_of_the_judges(book):
    weighed = weigh(ledger(case_of(book)), draws=300)
    for t, treatment in enumerate(TREATMENTS):
        if book.judges:
            each = [weighed.mean(treatment, judge) for judge in book.judges]
            for i, h in enumerate(weighed.ledger.hypotheses):
                pooled = sum(m[h] for m in each) / len(each)
                assert weighed.mean(treatment)[h] == pytest.approx(pooled, rel=1e-12)
                for judge, mean in zip(book.judges, each, strict=True):
                    assert mean[h] == pytest.approx(weighed.posterior[judge][t, i].mean(), rel=1e-12)


def test_judges_who_disagree_widen_the_interval():
    own = [likely(e, h, p, "adam", line=9) for e in "abc" for h, p in (("x", "0.1"), ("y", "0.9"))]
    weighed = weigh(ledger(case(*rows(*own))), draws=20_000)
    together = np.concatenate([weighed.posterior[j][1, 0] for j in ("zeno", "adam")])
    assert weighed.interval("x") == pytest.approx(np.quantile(together, (0.05, 0.95)), abs=1e-3)
    assert weighed.interval("x")[0] < 0.01
    assert weighed.interval("x")[1] > 0.8


def test_a_statement_is_true_in_the_share_of_all_draws_of_all_judges():
    own = [likely(e, h, p, "adam", line=9) for e in "abc" for h, p in (("x", "0.1"), ("y", "0.9"))]
    weighed = weigh(ledger(case(*rows(*own))), draws=5000)
    leads = Statement("leads", ("x",))
    assert weighed.share(leads, judge="adam") == 0
    zeno = float((weighed.posterior["zeno"][1, 0] > weighed.posterior["zeno"][1, 1]).mean())
    assert weighed.share(leads, judge="zeno") == pytest.approx(zeno, abs=1e-12)
    assert 0.9 < zeno < 1
    assert weighed.share(leads) == pytest.approx(zeno / 2, abs=1e-12)


def test_the_logarithmic_pool_is_taken_draw_by_draw():
    own = [likely(e, h, p, "adam", line=9) for e in "ab" for h, p in (("x", "0.2 0.3 0.7"), ("y", "0.5"))]
    weighed = weigh(ledger(case(*rows(*own))), draws=2000)
    for t, treatment in enumerate(TREATMENTS):
        roots = np.sqrt(weighed.posterior["zeno"][t] * weighed.posterior["adam"][t])
        expected = (roots / roots.sum(axis=0)).mean(axis=1)
        assert list(weighed.logarithmic(treatment).values()) == pytest.approx(list(expected), rel=1e-12)


# ---------------------------------------------------------------------------------- Monte Carlo error

SEEDS = 40
BAND = [float(chi2.ppf(p, SEEDS - 1)) for p in (5e-7, 1 - 5e-7)]


def spread(made, hypothesis="x", draws=2000):
    """Return the spread of a mean over forty seeds, in units of the stated error: chi-square distributed."""
    weighed = [weigh(made, seed=seed, draws=draws) for seed in range(SEEDS)]
    means = np.array([w.mean()[hypothesis] for w in weighed])
    stated = np.array([w.error(hypothesis) for w in weighed])
    assert stated.max() < 1.3 * stated.min()
    return float(((means - means.mean()) ** 2).sum() / (stated**2).mean())


def test_the_error_of_one_judge():
    found = spread(ledger(case(*rows())))
    assert BAND[0] < found < BAND[1]


# Eight, so that taking shared draws for independent ones, or the other way round, is wrong by a factor of eight.
EIGHT = [f"judge-{i}" for i in range(8)]


def test_the_error_of_judges_who_share_most_of_their_draws():
    """Borrowed cells and priors go into all judges, so their means err together."""
    own = [likely("a", "x", "0.6 0.65 0.7", judge, line=9 + i) for i, judge in enumerate(EIGHT)]
    found = spread(ledger(case(*rows(*own))), draws=1500)
    assert BAND[0] < found < BAND[1]


def test_the_error_of_judges_who_share_nothing():
    made = [explains("x", "0.5"), explains("y", "0.5"), seen("a")]
    for i, judge in enumerate(EIGHT):
        made += [likely("a", h, f"0.1 0.{3 + i % 4} 0.9", judge, line=2 + i) for h in ("x", "y")]
    found = spread(ledger(case(*made)), draws=1500)
    assert BAND[0] < found < BAND[1]


def test_the_error_falls_with_the_root_of_the_draws():
    made = ledger(case(*rows()))
    few, many = (weigh(made, draws=draws).error("x") for draws in (1000, 100_000))
    assert few / many == pytest.approx(10, rel=0.1)


def test_without_doubt_there_is_no_error():
    weighed = weigh(ledger_of({"x": 0.4, "y": 0.6}, {"e": {"x": 0.5, "y": 0.1}}), draws=100)
    assert weighed.error("x") == pytest.approx(0, abs=1e-12)
