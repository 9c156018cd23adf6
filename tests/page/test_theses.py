"""The head, the audit, the theses opened, and the figures that they call for."""

from dataclasses import replace

from backchannel.audit.answers import Answers
from backchannel.audit.verdicts import audit
from tests.page.reading import made, of, tree, words
from tests.page.strict import faults


def test_the_head_says_what_was_read_and_how_it_was_computed(korean):
    top = words(tree(korean).find(".//header"))
    for said in (
        "What made the difference between", "the backchannel project (compilation)", "CC-BY-4.0",
        "January 1949 to July 1950", "244 records", "24 theses", "backchannel 9.9, 300 draws with seed 1950",
    ):  # fmt: skip
        assert said in top


def test_the_audit_has_a_row_a_thesis_with_sign_and_word_that_leads_to_it(korea, korean):
    answers = Answers(korea.knowledge, draws=300)
    verdicts = audit(answers)
    rows = tree(korean).findall(".//table[@class='audit']/tbody/tr")
    assert len(rows) == len(verdicts) == 24
    signs = {"borne out": "✓", "borne out with exceptions": "✓*", "open": "?", "contradicted": "✗"}
    for row, v in zip(rows, verdicts, strict=True):
        assert row.find("th/a").get("href") == f"#thesis-{v.thesis}"
        assert words(row[2]) == f"{signs[v.verdict]} {v.verdict}"
        assert words(row[3]).endswith((".", "…"))


def test_every_test_of_a_thesis_is_opened(korea, korean):
    root = tree(korean)
    answers = Answers(korea.knowledge, draws=300)
    sections = [s for s in root.iter("section") if s.get("class") == "thesis"]
    for part, v in zip(sections, audit(answers), strict=True):
        tests = [s for s in part.iter("section") if s.get("class") == "test"]
        assert len(tests) == len(v.findings)
        for test, f in zip(tests, v.findings, strict=True):
            assert words(test[0]).endswith("?")
            written = f"{f.inquiry}: {f.expectation}" if f.expectation else f.inquiry
            assert words(test.find(".//code")) == written
            outcome = f.outcome or ("true by construction" if f.expectation else "informs")
            assert outcome in words(test[1])
            linked = {a.get("href").removeprefix("#record-") for a in test.iter("a") if a.get("class") == "r"}
            assert linked.issuperset(r for r in f.records if r in korea.case.records)


def test_what_hangs_on_judged_numbers_is_marked(plain):
    root = tree(plain)
    marked = {}
    for part in (s for s in root.iter("section") if s.get("class") == "thesis"):
        found = [words(p) for p in part.iter("p") if "judged" in (p.get("class") or "")]
        marked[part.find("h3").get("id")] = found
    assert marked["thesis-t1"] == marked["thesis-t2"] == marked["thesis-t5"] == []
    assert marked["thesis-t3"] == [
        "Hangs on judged numbers: likelihoods by Plain & simple. and B; priors by Plain & simple.."
    ]
    assert "stakes, chances and amounts of g" in marked["thesis-t4"][0]


def test_what_only_informs_is_said_to_hang_beside(small):
    tests = {**small.case.tests, "t5": (replace(small.case.tests["t3"][1], expectations=()),)}
    text = of(replace(small.case, tests=tests))
    part = text[text.index('id="thesis-t5"') :]
    assert "Judged numbers beside the verdict" in part[: part.index("<h2")]


def test_a_variant_that_decides_is_said_to_be_true_by_construction(plain):
    part = plain[plain.index('id="thesis-t4"') :]
    assert "true by construction" in part
    assert "at the node ann-moves the move is wait" in part


def test_a_figure_stands_once_where_it_is_first_needed(small, one_chart):
    text = made(small)
    root = tree(text)
    assert faults(text) == []
    ids = [f.get("id") for f in root.iter("figure")]
    assert ids == [f"figure-{n}" for n in range(1, len(ids) + 1)]
    assert len(ids) == len(one_chart), "a figure was drawn twice"
    home = {
        f.get("id"): s.find("h3").get("id")
        for s in root.iter("section")
        if s.get("class") == "thesis"
        for f in s.iter("figure")
    }
    assert home == {
        "figure-1": "thesis-t2",
        "figure-2": "thesis-t3",
        "figure-3": "thesis-t3",
        "figure-4": "thesis-t4",
    }
    part = text[text.index('id="thesis-t1"') : text.index('id="thesis-t2"')]
    assert 'See <a href="#figure-5">figure 5</a>' in part, "the grid stands later and is linked"


def test_a_figure_and_its_table_lead_to_each_other(small, one_chart):
    root = tree(made(small))
    for n, figure in enumerate(root.iter("figure"), 1):
        assert figure.find(f"figcaption/a[@href='#table-{n}']") is not None
        assert figure.find("div/{*}svg/{*}title").get("id") == f"figure-{n}-x-title"
    backs = {a.get("href") for a in root.iter("a") if words(a).startswith("figure ")}
    assert backs.issuperset(f"#figure-{n}" for n in range(1, len(one_chart) + 1))
