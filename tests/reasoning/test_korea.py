"""Korea with every range put on its most plausible number, against numbers that were written down beforehand."""

from __future__ import annotations

import shutil
from datetime import date

import pytest

from backchannel.case.folder import load
from backchannel.case.view import public_by
from backchannel.case.when import When, iso
from backchannel.reasoning.decibels import decibels
from backchannel.reasoning.ledger import ledger
from backchannel.reasoning.replay import replay
from backchannel.reasoning.weigh import weigh
from tests.reasoning import golden, oracle
from tests.reasoning.books import alike

DRAWS = 3


@pytest.fixture(scope="module")
def korea():
    return oracle.read(golden.KOREA)


@pytest.fixture(scope="module")
def collapsed(tmp_path_factory):
    """Return the Korean case with every range put on its most plausible number."""
    folder = tmp_path_factory.mktemp("collapsed") / "korea"
    shutil.copytree(golden.KOREA, folder, ignore=shutil.ignore_patterns("_out"))
    for name, columns in (
        ("likelihoods.csv", ("low", "mode", "high")),
        ("hypotheses.csv", ("prior_low", "prior", "prior_high")),
    ):
        rows = oracle.rows(folder / name)
        for row in rows:
            row[columns[0]] = row[columns[2]] = row[columns[1]]
        golden.write(folder / name, rows)
    return load(folder).case


def numbers(name):
    return oracle.rows(golden.HERE / name)


def written(variant):
    """Return the golden numbers of one variant: by judge or pool, treatment and hypothesis."""
    found = {}
    for row in numbers("korea_posteriors.csv"):
        if row["variant"] == variant:
            key = row["judge"], row["treatment"]
            found.setdefault(key, {})[row["hypothesis"]] = float(row["posterior"])
    return found


def test_the_numbers_written_down_are_those_of_the_case(korea):
    for made, name in (
        (golden.decibels(korea), "korea_decibels.csv"),
        (golden.posteriors(korea, oracle), "korea_posteriors.csv"),
    ):
        for now, then in zip(made, numbers(name), strict=True):
            *_, (_, last) = then.items()
            assert list(now.values())[:-1] == list(then.values())[:-1], f"{name}: the case has changed"
            assert float(list(now.values())[-1]) == pytest.approx(float(last), rel=1e-13)


CHINA = ("alliance-confidence", "china-as-substitute", "treaty-loss", "bind-china")


@pytest.mark.parametrize(
    ("variant", "how"),
    [
        ("", {}),
        ("uniform prior", {}),
        ("reliability", {"reliable": True}),
        ("china motives", {"hypotheses": CHINA}),
        ("china motives, reliability", {"hypotheses": CHINA, "reliable": True}),
        ("by 1992-12-31", {"only": "1992-12-31"}),
        ("by 1996-12-31", {"only": "1996-12-31"}),
    ],
)
def test_korea_at_the_modes(collapsed, variant, how):
    if "only" in how:
        how = {"only": public_by(collapsed, When.parse(how["only"]))}
    weighed = weigh(ledger(collapsed, **how), draws=DRAWS)
    expected = written(variant)
    judges = [judge for judge, treatment in expected if treatment == "sqrt"]
    assert (*weighed.ledger.judges, "linear pool", "logarithmic pool") == tuple(judges)
    for (judge, treatment), number in expected.items():
        if variant == "uniform prior":
            found = weighed.from_uniform(treatment) if judge == "linear pool" else number
        elif judge == "linear pool":
            found = weighed.mean(treatment)
        elif judge == "logarithmic pool":
            found = weighed.logarithmic(treatment)
        else:
            found = weighed.mean(treatment, judge)
        assert found == alike(number), (judge, treatment)


@pytest.mark.parametrize(
    "row", numbers("korea_decibels.csv"), ids=lambda r: f"{r['judge']}-{r['evidence'][:3]}-{r['hypothesis']}"
)
def test_decibels_by_hand(collapsed, row):
    found = ledger(collapsed)
    for hypothesis, mode in ((row["hypothesis"], "mode"), (row["against"], "mode_against")):
        assert found.cells[row["judge"], row["evidence"], hypothesis].judged.mode == float(row[mode])
    got = decibels(found, row["evidence"], row["hypothesis"], row["against"], row["judge"])
    assert got == pytest.approx(float(row["decibels"]), abs=1e-9)


# ---------------------------------------------------------------------------------------------- release


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("1994-07", date(1994, 7, 31)),
        ("2005~", date(2005, 12, 31)),
        ("1995-24", date(1996, 2, 29)),
        ("1994-23", date(1994, 11, 30)),
        ("199X", date(1999, 12, 31)),
        ("1970/1996", date(1996, 12, 31)),
        ("1952-12", date(1952, 12, 31)),
        ("", oracle.NEVER),
    ],
)
def test_the_oracle_reads_release_dates(text, day):
    assert oracle.last_day(text) == day
    if text:
        assert iso(When.parse(text).latest) == f"{day.isoformat()}T23:59"


def test_the_posterior_as_the_documents_came_out(korea, collapsed):
    days = sorted({day for day in korea.released.values() if day != oracle.NEVER})
    releases = replay(collapsed, draws=DRAWS)
    assert [iso(r.date.latest)[:10] for r in releases] == [day.isoformat() for day in days]
    for day, release in zip(days, releases, strict=True):
        public = oracle.public_by(korea, day)
        assert set(release.released) == {e for e in public if korea.released[e] == day}
        assert release.known == len(public)
        assert release.hypotheses == alike(oracle.linear(korea, "sqrt", items=public))


def test_one_judge_and_another_treatment_as_the_documents_came_out(korea, collapsed):
    for release in replay(collapsed, judge="sceptic", treatment="one-per-group", draws=DRAWS):
        day = date.fromisoformat(iso(release.date.latest)[:10])
        expected = oracle.posterior(korea, "sceptic", "one-per-group", items=oracle.public_by(korea, day))
        assert release.hypotheses == alike(expected)


def test_what_was_never_released_is_never_public(korea, collapsed):
    last = replay(collapsed, draws=DRAWS)[-1]
    assert last.known == len(korea.group) - 1
    assert "e38-absence-nsc48-proof" not in public_by(collapsed, When.parse("9999"))
