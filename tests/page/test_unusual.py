"""Cases that lack something, the views of observers, and large cases."""

import os
import re
import time
from dataclasses import replace

import pytest

from backchannel import api
from backchannel.audit.answers import Answers
from backchannel.audit.verdicts import audit
from backchannel.case.expectations import read_test
from backchannel.case.inquiries import Knew
from backchannel.case.nouns import Thesis
from backchannel.case.when import When
from backchannel.views.page import figures, page
from tests.knowledge import cases
from tests.page.folders import write
from tests.page.reading import ROOT, made, of, section
from tests.page.strict import faults

GOLDEN = ROOT / "tests" / "golden" / "page" / "small.html"


def test_a_game_that_is_not_solved_is_said_so(small, monkeypatch):
    from backchannel.errors import UsageError

    def refuse(*_, **__):
        raise UsageError("a mover does not know <all>")

    monkeypatch.setattr(Answers, "played", refuse)
    part = section(of(small.case), 2, "games")
    assert "This game is not solved: a mover does not know &lt;all&gt;." in part


def test_an_empty_case():
    text = of(cases.case(actors=""))
    assert faults(text) == []
    for said in (
        "A case without a title",
        "No thesis stands in theses.csv",
        "no rival explanations",
        "The case has no game.",
        "The case has no record.",
    ):
        assert said in text


@pytest.mark.parametrize(
    "without",
    [
        ("theses.csv",),
        ("hypotheses.csv",),
        ("games",),
        ("hypotheses.csv", "games"),
        ("conveys.csv",),
        ("likelihoods.csv",),
    ],
)
def test_a_case_without_some_of_its_files(tmp_path, without):
    folder = write(tmp_path / "case", without=without)
    if "hypotheses.csv" in without and "games" not in without:
        game = folder / "games" / "g.yaml"
        game.write_text(
            game.read_text(encoding="utf-8").split("profiles:")[0].replace("uses: [e1]", ""), encoding="utf-8"
        )
    assert faults(made(api.open_case(folder))) == []


@pytest.mark.parametrize(("observer", "as_of"), [("public", "1993"), ("zhou-enlai", "1950-05-16")])
def test_the_view_of_an_observer(observer, as_of):
    opened = api.open_case(ROOT / "cases" / "korea-1950", observer=observer, as_of=as_of)
    text = made(opened, draws=100)
    assert faults(text) == []
    assert opened.seen[1:] in text
    assert "could have been shown from these records" in text


@pytest.mark.usefixtures("one_chart")
def test_of_a_hundred_thousand_records_only_the_cited_are_printed():
    first = cases.rec("r0", date="1950-02-01")
    many = [replace(first, id=f"n{i}") for i in range(100_000)]
    case = cases.case(first, *many, cases.fact(since="1950-01-01"), cases.says("r0"))
    who = Knew(id="q", claim="k", actors=("b",), by=When.parse("1950-06-01"))
    case = replace(
        case,
        settings=replace(case.settings, inquiries={"q": who}),
        theses={"t": Thesis(id="t", statement="S.", inquiries="q: b knew", source="", note="")},
        tests={"t": (read_test("q: b knew", {"q": who}, {"actors.csv": case.actors}),)},
    )
    text = of(case)
    assert text.count('<li id="record-') == 1
    assert "100,001 records" in text
    assert len(text) < 200_000


def test_korea_is_written_in_well_under_a_second(korea, korean):
    answers = Answers(korea.knowledge, draws=300)
    verdicts = audit(answers)
    kept = {}

    class Kept(figures.Figures):
        def __init__(self, *args):
            super().__init__(*args)
            self.drawn = kept

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("backchannel.views.page.Figures", Kept)
        page(answers, verdicts, (), "", "9.9")
        start = time.perf_counter()
        text = page(answers, verdicts, (), "", "9.9")
    assert time.perf_counter() - start < 1
    assert text == korean
    assert len(text) < 3_000_000


@pytest.mark.usefixtures("one_chart")
def test_the_page_of_a_small_case_is_as_it_was(small):
    text = re.sub(r"<td>3\.\d+\.\d+\w*, [\d.]+\w*</td>", "<td>PYTHON, NUMPY</td>", made(small))
    text = re.sub(r"<style>.*?</style>", "<style></style>", text, flags=re.DOTALL)
    if os.environ.get("RENEW"):
        GOLDEN.write_text(text, encoding="utf-8")
    assert text == GOLDEN.read_text(encoding="utf-8")


def test_an_item_that_nothing_cites_is_not_printed(small):
    kept = {t: small.case.tests[t] for t in ("t1", "t2", "t5")}
    theses = {t: small.case.theses[t] for t in kept}
    text = of(replace(small.case, hypotheses={}, likelihoods=(), games={}, theses=theses, tests=kept))
    assert faults(text) == []
    assert "No item of evidence is cited on this page." in text
    assert "evidence-e1" not in text
