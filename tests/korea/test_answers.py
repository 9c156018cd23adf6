"""The program against answers that were written by reading the records.

The tables beside this file were made by hand, each row with its reason, before the audit was coded.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from backchannel import api
from backchannel.audit.answers import Answers
from backchannel.audit.checks import check
from backchannel.audit.checks.game import _shares
from backchannel.audit.checks.weigh import statement
from backchannel.case import expectations
from backchannel.case.when import iso
from backchannel.reasoning.dependence import TREATMENTS

HERE = Path(__file__).parent
ROOT = HERE.parents[1]


def table(name: str) -> list[dict[str, str]]:
    with (HERE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def listed(cell: str) -> set[str]:
    return {part.strip() for part in cell.split(";") if part.strip()}


@pytest.fixture(scope="module")
def korea():
    return api.open_case(ROOT / "cases" / "korea-1950")


@pytest.mark.parametrize("row", table("knew"), ids=lambda r: f"{r['actor']}-{r['claim']}-{r['by']}")
def test_who_knew_by_then(korea, row):
    (answer,) = api.knew(korea, claim=row["claim"], actor=row["actor"], by=row["by"])
    assert answer.status == row["status"], row["why"]


@pytest.mark.parametrize("row", table("dates"), ids=lambda r: f"{r['actor']}-{r['claim']}")
def test_since_when(korea, row):
    (answer,) = api.knew(korea, claim=row["claim"], actor=row["actor"])
    assert (iso(answer.possibly) or "", iso(answer.certainly) or "") == (row["possibly"], row["certainly"])
    if answer.certainly < float("inf"):
        by = {w.record for w in answer.ways if w.certainly == answer.certainly}
        assert row["by_record"] in by


@pytest.mark.parametrize("row", table("silences"), ids=lambda r: r["inquiry"])
def test_what_passed_between_them(korea, row):
    asked = korea.case.inquiries[row["inquiry"]]
    between = asked.between
    answer = api.quiet(
        korea, between=between, from_=asked.from_, to=asked.to, topic=asked.topic, during=asked.during.text
    )
    assert set(answer.records) == listed(row["on_topic"])
    assert set(answer.possible) == listed(row["possible_on_topic"])
    assert set(answer.withheld) == listed(row["withheld"])
    assert (answer.n, answer.k, answer.contacts) == (int(row["n"]), int(row["k"]), int(row["n_w"]))
    none = expectations.Test(row["inquiry"], (expectations.Expectation("none", {}, None, "none"),))
    assert check(Answers(korea.knowledge), asked, none).outcome == row["outcome"], row["why"]


@pytest.mark.parametrize("row", table("turns"), ids=lambda r: f"{r['inquiry']}-{r['reading']}")
def test_when_a_stance_turned(row):
    korea = api.open_case(ROOT / "cases" / "korea-1950", reading=row["reading"])
    asked = korea.case.inquiries[row["inquiry"]]
    answer = api.turned(korea, actor=asked.actor, claim=asked.claim)
    stances = {f"{s.record}:{'asserts' if s.asserts else 'denies'}" for s in answer.stances}
    assert stances == listed(row["records"])
    assert (answer.last_old.record if answer.last_old and answer.first_new else "") == row["last_old"]
    assert (answer.first_new.record if answer.first_new else "") == row["first_new"]
    if answer.first_new:
        shown = answer.to_dict()
        assert (shown["last_old"][:10], shown["first_new"][:10]) == (row["from"], row["to"])


@pytest.mark.parametrize("row", table("channels"), ids=lambda r: r["inquiry"])
def test_by_whom_it_came(korea, row):
    asked = korea.case.inquiries[row["inquiry"]]
    answer = api.channel(korea, claim=asked.claim, to=asked.to)
    assert set(answer.first) == listed(row["first_record"])
    assert set(answer.first_through) == listed(row["first_through"])
    assert set(answer.gatekeepers) == listed(row["gatekeepers"])


def test_who_denies_what_he_knew(korea):
    found = {(d.record, d.teller, d.claim) for d in api.contradicted_by_knowledge(korea)}
    assert found == {(r["record"], r["teller"], r["claim"]) for r in table("denials")}


@pytest.mark.parametrize("row", table("verdicts"), ids=lambda r: r["thesis"])
def test_the_verdict_on_each_thesis(korea, row):
    (verdict,) = api.audit_theses(korea, row["thesis"])
    assert verdict.verdict == row["verdict"], row["reason"]


def test_every_thesis_has_an_expected_verdict(korea):
    assert {r["thesis"] for r in table("verdicts")} == set(korea.case.theses)


# ------------------------------------------------------------------------------- weighing and the game, by other draws


@pytest.fixture(scope="module")
def answers(korea):
    return Answers(korea.knowledge, draws=100_000)


NEAR = 0.007
"""Four standard errors of a share of one half in these draws and in the 400,000 of the tables, rounded up."""


@pytest.mark.parametrize("row", table("shares"), ids=lambda r: f"{r['thesis'][:3]}-{r['expectation']}")
def test_in_what_share_of_the_draws_an_expectation_is_true(korea, answers, row):
    asked = korea.case.inquiries[row["inquiry"]]
    test = next(
        t for t in korea.case.tests[row["thesis"]] if [e.text for e in t.expectations] == [row["expectation"]]
    )
    weighed = answers.weighed(asked.hypotheses, asked.at)
    for treatment in TREATMENTS:
        share = weighed.share(statement(test.expectations[0]), treatment)
        assert share == pytest.approx(float(row[treatment]), abs=NEAR), row["why"]
    assert check(answers, asked, test).outcome == row["outcome"], row["why"]


@pytest.mark.parametrize("row", table("plays"), ids=lambda r: f"{r['thesis'][:3]}-{r['expectation']}")
def test_in_what_share_of_the_draws_a_move_is_played(korea, answers, row):
    asked = korea.case.inquiries[row["inquiry"]]
    test = next(t for t in korea.case.tests[row["thesis"]] if t.inquiry == asked.id and [e.text for e in t.expectations] == [row["expectation"]])  # fmt: skip
    played = answers.played(asked.game, asked.variant)
    low, _ = _shares(played, test.expectations[0])
    assert low == pytest.approx(float(row["share"]), abs=NEAR), row["why"]
    assert check(answers, asked, test).outcome == row["outcome"], row["why"]


@pytest.mark.parametrize("row", table("profiles"), ids=lambda r: r["hypothesis"])
def test_the_path_under_the_stakes_of_each_explanation(answers, row):
    share = answers.played("fait-accompli").profiles[row["hypothesis"]]
    assert share == pytest.approx(float(row["share"]), abs=NEAR)


@pytest.mark.parametrize(
    ("at", "status"),
    [
        ("stalin-answers-kim", "held"),
        ("stalin-chooses-channel", "open"),
        ("mao-told-by-kim", "open"),
        ("kim-after-veiled-consent", "held"),
        ("mao-rescue-veiled", "open"),
        ("mao-told-by-stalin", "counterfactual"),
    ],
)
def test_the_game_held_against_the_documents(answers, at, status):
    assert {s.at: s.status for s in answers.played("fait-accompli").staging}[at] == status


@pytest.mark.parametrize(
    ("variant", "first"),
    [("no-treaty-cost", "approve-in-secret"), ("taiwan-aid-delivered", "refuse"), ("autumn-1949", "refuse")],
)
def test_what_is_played_at_the_most_plausible_numbers(answers, variant, first):
    assert {found.path[0] for found in answers.played("fait-accompli", variant).equilibria} == {first}
