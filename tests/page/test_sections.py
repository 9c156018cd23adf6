"""What the sections behind the theses say, and where their links lead."""

from backchannel import api
from backchannel.audit.answers import Answers
from backchannel.errors import Problem
from tests.page.reading import by_id, made, section, tree, words


def test_only_what_is_cited_is_printed_numbered_by_date(small, plain):
    entries = by_id(tree(plain), "records")
    root = tree(plain)
    shown = [li for li in root.iter("li") if (li.get("id") or "").startswith("record-")]
    assert [li.get("id") for li in shown] == ["record-r3", "record-r1", "record-r2", "record-r4"]
    assert [li.get("value") for li in shown] == ["1", "2", "3", "4"]
    assert "r-never-cited" not in section(plain, 3, "records")
    numbers = {
        a.get("href"): words(a)
        for a in root.iter("a")
        if a.get("class") == "r" and "#record-" in a.get("href")
    }
    assert numbers == {"#record-r3": "1", "#record-r1": "2", "#record-r2": "3", "#record-r4": "4"}
    assert entries.tag == "h3"
    assert "r-never-cited" in small.case.records


def test_a_record_says_what_it_is_where_it_lies_and_where_it_is_cited(korean):
    row = by_id(tree(korean), "record-1950-01-30-stalin-shtykov")
    for said in (
        "Joseph Stalin to Terenty Shtykov",
        "30 January 1950",
        "APRF",
        "Released",
        "Text read.",
        "Cited in: ",
    ):
        assert said in words(row), words(row)
    places = {a.get("href") for a in row.iter("a")}
    assert "#thesis-t02-sudden-approval" in places
    assert any(p.startswith("https://") for p in places)


def test_every_weight_leads_to_judgements_with_judge_and_reason(korea, korean):
    root = tree(korean)
    rows = by_id(root, "evidence-e01-refusal-sept-1949").findall(".//tbody/tr")
    judged = [r for r in korea.case.likelihoods if r.evidence == "e01-refusal-sept-1949"]
    assert len(rows) == len(judged)
    first = next(r for r in judged if r.hypothesis == "us-stays-out" and r.judge == "compiler")
    shown = [" ".join(map(words, r)) for r in rows]
    assert any(
        f"{first.low:.2f}–{first.mode:.2f}–{first.high:.2f} compiler {first.rationale} After" in s
        for s in shown
    )
    cells = [
        a
        for a in root.iter("a")
        if a.get("href") == "#evidence-e01-refusal-sept-1949" and words(a)[0] in "+−0"
    ]
    assert len(cells) == len(korea.case.hypotheses) - 1


def test_the_weighing_shows_what_was_computed(small, plain):
    w = Answers(small.knowledge, draws=300).weighed()
    part = section(plain, 2, "weighing")
    assert f'href="#ratios">{w.mean()["one"]:.2f}</a>' in part
    low, high = w.interval("one")
    assert f'<td class="n">{low:.2f} to {high:.2f}</td>' in part
    for said in (
        "Uniform prior",
        "Judge B alone",
        "geometric mean",
        "how far the records were checked",
        "Each item counted in full",
    ):
        assert said in part


def test_the_game_shows_path_profiles_variants_and_staging(small, plain):
    part = section(plain, 2, "games")
    played = Answers(small.knowledge, draws=300).played("g")
    for said in (
        "fight → good", f"{100 * played.share:.1f} %", "no-war", "The path taken as evidence", "The game held against the documents",
        f"{100 * played.profiles['two']:.2f} %", "knows “plan: Plain &amp; simple”", 'href="#evidence-e1"',
    ):  # fmt: skip
        assert said in part, said


def test_leads_and_denials_are_linked(korean):
    part = section(korean, 2, "knowing")
    leads = part[part.index('id="leads"') : part.index('id="denials"')]
    assert leads.count("<tr>") > 5
    assert leads.count('href="#record-') >= leads.count("<tr>") - 1


def test_the_method_names_the_rules_settings_and_oddities(small):
    odd = Problem("records.csv", 3, "date", "<b>", "a date", "", "warning")
    part = section(made(small, (odd,)), 2, "method")
    for said in (
        "telegram 2 d",
        "300",
        "1950",
        "backchannel 9.9",
        "95 %",
        "5 %",
        "recalled 0.6",
        "found &lt;b&gt;; expected a date",
    ):
        assert said in part


def test_a_turning_point_shows_what_changed(korea, korean):
    root = tree(korean)
    grid = api.turning_points(korea)
    shown = [t for t in root.iter("table") if (t.get("class") or "").startswith("grid ")]
    rows, before = [], {}
    for point in grid:
        rows.append([r for r in point.rows if before.get(r[0]) != r[1]])
        before = dict(point.rows)
    assert sum(map(len, rows)) < sum(len(p.rows) for p in grid)
    assert [len(t.findall("tbody/tr")) for t in shown] == [len(r) for r in rows if r]
    signs = {"knew": "●", "may have known": "◐", "told otherwise": "✗", "within reach": "○", "no path": "·"}
    first = shown[0].find("tbody/tr")
    assert [words(td) for td in first.findall("td")] == [signs[s] for s in rows[0][0][1]]
