"""The program against answers that were written by reading the records.

The tables beside this file were made by hand, each row with its reason, before the audit was coded.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from backchannel import api
from backchannel.audit.checks import check
from backchannel.case import expectations
from backchannel.case.when import iso

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
    assert check(korea.knowledge, asked, none).outcome == row["outcome"], row["why"]


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
