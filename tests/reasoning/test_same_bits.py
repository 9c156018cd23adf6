"""The same seed gives the same bits, whatever the order of the rows and however many processes draw."""

from __future__ import annotations

import multiprocessing
import random
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor

import numpy as np
import pytest

from backchannel.case.folder import load
from backchannel.case.when import iso
from backchannel.reasoning.bounds import bounds
from backchannel.reasoning.dependence import TREATMENTS
from backchannel.reasoning.ledger import ledger
from backchannel.reasoning.replay import replay
from backchannel.reasoning.streams import BLOCK
from backchannel.reasoning.weigh import weigh
from tests.strategies import build

DRAWS = 5000

RIVALS = ["h1", "h2", "h9", "h10"]
ITEMS = {"e1": "g1", "e2": "g1", "e9": "g2", "e10": "g2", "e11": "g2", "e12": ""}
YEARS = dict(zip(ITEMS, ("1993", "1993", "2001", "", "1999", "1995"), strict=True))

HYPOTHESES = "id,label,statement,prior_low,prior,prior_high,proponents,note\n"
EVIDENCE = "id,statement,kind,records,group,released,sources,note\n"
LIKELIHOODS = "evidence,hypothesis,low,mode,high,judge,after,given,rationale\n"


def tables(more=()):
    """Return the rows of three tables; the judgements begin with one of the first judge."""
    rng = random.Random(3)  # noqa: S311 - numbers for a test
    hypotheses = [f"{h},{h},It was {h}.,0.1,0.2,0.{3 + i},,\n" for i, h in enumerate([*RIVALS, *more])]
    evidence = [f"{e},Seen {e}.,presence,,{g},{YEARS[e]},,\n" for e, g in ITEMS.items()]
    likelihoods = []
    for judge in ("zeno", "adam"):
        for e in ITEMS:
            given = "e9" if (judge, e) == ("adam", "e10") else ""
            for h in RIVALS:
                low, mode, high = sorted(rng.sample(range(5, 95), 3))
                if judge == "zeno" or e in {"e2", "e10"}:
                    likelihoods.append(f"{e},{h},0.{low:02},0.{mode:02},0.{high:02},{judge},,{given},\n")
    likelihoods += [f"{e},{h},0.2,0.3,0.8,zeno,,,\n" for h in more for e in ITEMS]
    return hypotheses, evidence, likelihoods


def opened(folder, hypotheses, evidence, likelihoods):
    build(
        folder,
        hypotheses_csv=HYPOTHESES + "".join(hypotheses),
        evidence_csv=EVIDENCE + "".join(evidence),
        likelihoods_csv=LIKELIHOODS + "".join(likelihoods),
    )
    found = load(folder)
    assert not [p for p in found.problems if p.severity == "error"], found.problems
    return found.case


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    return opened(tmp_path_factory.mktemp("order") / "case", *tables())


@pytest.fixture(scope="module")
def whole(case):
    return weigh(ledger(case), draws=DRAWS)


def same(one, other):
    assert list(one.posterior) == list(other.posterior)
    assert np.array_equal(one.prior, other.prior)
    for judge, drawn in one.posterior.items():
        assert np.array_equal(drawn, other.posterior[judge]), judge
        assert np.array_equal(one.uniform[judge], other.uniform[judge]), judge


def everything(weighed):
    """Return all that is said of a weighing."""
    rivals = weighed.ledger.hypotheses
    return [
        *(weighed.mean(t, j) for t in TREATMENTS for j in ("", *weighed.ledger.judges)),
        *(weighed.logarithmic(t) for t in TREATMENTS),
        *(weighed.from_uniform(t) for t in TREATMENTS),
        *((weighed.interval(h), weighed.error(h), weighed.bounds(h)) for h in rivals),
    ]


@pytest.mark.parametrize("seed", range(5))
def test_rows_in_another_order(tmp_path, case, whole, seed):
    rng = random.Random(seed)  # noqa: S311 - an order for a test
    hypotheses, evidence, (first, *judged) = tables()
    for rows in (hypotheses, evidence, judged):
        rng.shuffle(rows)
    other = opened(tmp_path / "case", hypotheses, evidence, [first, *judged])
    assert ledger(other) == ledger(case)
    shuffled = weigh(ledger(other), draws=DRAWS)
    same(whole, shuffled)
    assert everything(shuffled) == everything(whole)
    one, two = (
        [(iso(r.date.latest), r.released, r.hypotheses, r.error) for r in replay(c, draws=500)]
        for c in (case, other)
    )
    assert one == two


def test_hypotheses_named_in_another_order(case):
    one = weigh(ledger(case, hypotheses=("h10", "h2", "h1")), draws=DRAWS)
    other = weigh(ledger(case, hypotheses=["h1", "h10", "h2"]), draws=DRAWS)
    assert one.ledger.hypotheses == ("h1", "h2", "h10")
    same(one, other)


def test_natural_order_of_ids(whole):
    assert whole.ledger.hypotheses == tuple(RIVALS)
    assert whole.ledger.evidence == ("e1", "e2", "e9", "e10", "e11", "e12")
    assert whole.ledger.judges == ("zeno", "adam")


def test_a_hypothesis_that_does_not_compete_changes_nothing(tmp_path, case, whole):
    more = opened(tmp_path / "case", *tables(more=("h0", "h5", "z")))
    few = tuple(RIVALS)
    wider = weigh(ledger(more, hypotheses=few), draws=DRAWS)
    same(whole, wider)
    assert everything(whole) == everything(wider)
    for judge in ("zeno", "adam"):
        assert bounds(ledger(more, hypotheses=few), judge, "sqrt") == bounds(ledger(case), judge, "sqrt")


def test_an_item_more_leaves_the_draws_of_the_others_alone(case):
    without = weigh(ledger(case, only=("e1", "e12")), draws=DRAWS)
    again = weigh(ledger(case, only=("e12", "e1")), draws=DRAWS)
    same(without, again)
    more = weigh(ledger(case, only=("e1", "e9", "e12")), draws=DRAWS)
    assert np.array_equal(without.prior, more.prior)
    # the factor by which the third item moves the odds is the same in every treatment: it is alone
    factors = [
        more.posterior["zeno"][t, 0] / more.posterior["zeno"][t, 1]
        / (without.posterior["zeno"][t, 0] / without.posterior["zeno"][t, 1])
        for t in range(len(TREATMENTS))
    ]  # fmt: skip
    alone = weigh(ledger(case, only=("e9",)), draws=DRAWS)
    factors.append(
        alone.posterior["zeno"][0, 0] / alone.posterior["zeno"][0, 1] / (alone.prior[0] / alone.prior[1])
    )
    for factor in factors[1:]:
        np.testing.assert_allclose(factor, factors[0], rtol=1e-10)


def test_a_judge_alone_is_the_judge_in_company(case, whole):
    for judge in ("zeno", "adam"):
        alone = weigh(ledger(case, judge=judge), draws=DRAWS)
        assert np.array_equal(alone.posterior[judge], whole.posterior[judge])


# -------------------------------------------------------------------------------------------- processes

BLOCKS = 2 * BLOCK + 1234


@pytest.fixture(scope="module")
def few(case):
    return ledger(case, hypotheses=("h1", "h2", "h9"), only=("e1", "e2", "e10"))


@pytest.fixture(scope="module")
def in_order(few):
    return weigh(few, draws=BLOCKS)


def test_threads(few, in_order):
    for workers in (1, 3):
        with ThreadPoolExecutor(workers) as pool:
            drawn = weigh(few, draws=BLOCKS, executor=pool)
        same(in_order, drawn)
        assert everything(drawn) == everything(in_order)


def test_processes(few, in_order):
    with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("spawn")) as pool:
        drawn = weigh(few, draws=BLOCKS, executor=pool)
    same(in_order, drawn)
    assert everything(drawn) == everything(in_order)


def test_draws_made_before_are_used_again(case, few, in_order):
    made = {}
    weigh(ledger(case), draws=BLOCKS, made=made)
    same(in_order, weigh(few, draws=BLOCKS, made=made))


@pytest.mark.parametrize("draws", [1, 1000, BLOCK - 1, BLOCK, BLOCK + 1, 2 * BLOCK + 1])
def test_fewer_draws_are_the_first_ones(few, in_order, draws):
    shorter = weigh(few, draws=draws)
    assert shorter.prior.shape[-1] in {1, draws}
    assert np.array_equal(in_order.prior[:, :draws], shorter.prior)
    for judge, drawn in shorter.posterior.items():
        assert drawn.shape == (len(TREATMENTS), 3, draws)
        assert np.array_equal(in_order.posterior[judge][..., :draws], drawn)


def test_another_seed_draws_anew(few):
    drawn = [weigh(few, seed=seed, draws=400).posterior["zeno"][1, 0] for seed in (1950, 1951, 0)]
    assert np.array_equal(drawn[0], weigh(few, seed=1950, draws=400).posterior["zeno"][1, 0])
    for one, other in ((0, 1), (0, 2), (1, 2)):
        assert not (drawn[one] == drawn[other]).any()
        assert abs(np.corrcoef(drawn[one], drawn[other])[0, 1]) < 5 / 400**0.5
