"""Circles against the plain definition, a node that leads back to itself; priors and judgements that fit together."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backchannel.case.folder import load
from backchannel.case.links import _in_circles
from tests.strategies import build

nodes = st.integers(0, 7).map(str)
graphs = st.dictionaries(nodes, st.lists(nodes, max_size=3)).map(
    lambda links: {str(i): tuple(links.get(str(i), ())) for i in range(8)}
)


def beyond(start, graph):
    seen, ready = set(), list(graph[start])
    while ready:
        node = ready.pop()
        if node not in seen:
            seen.add(node)
            ready += graph[node]
    return seen


@settings(deadline=None)
@given(graphs)
def test_a_node_on_a_circle_leads_back_to_itself(graph):
    assert _in_circles(graph) == [node for node in sorted(graph) if node in beyond(node, graph)]


def test_a_long_chain_between_two_circles_is_walked_once():
    graph = {str(i): (str(i + 1),) for i in range(1, 100_000)}
    graph |= {"0": ("1", "x"), "x": ("0",), "100000": ("99999",)}
    assert _in_circles(graph) == ["0", "100000", "99999", "x"]


# ------------------------------------------------------------------------------------------------ priors


def priors(tmp_path, *rows):
    """What is said of hypotheses with these limits and priors: line, column, found, expected, severity, remedy."""
    text = "id,prior_low,prior,prior_high\n" + "".join(f"h{i},{row}\n" for i, row in enumerate(rows, 1))
    problems = load(build(tmp_path / "c", hypotheses_csv=text, likelihoods_csv=None)).problems
    return [p for p in problems if p.file == "hypotheses.csv"]


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ("0.1,,", "nothing, beside prior_low 0.1"),
        (",,0.2", "nothing, beside prior_high 0.2"),
        ("0.1,,0.2", "nothing, beside prior_low 0.1 and prior_high 0.2"),
    ],
)
def test_limits_without_a_prior_are_an_error(tmp_path, row, found):
    [problem] = priors(tmp_path, ",0.4,", row)
    assert (problem.line, problem.column, problem.found, problem.severity) == (3, "prior", found, "error")
    assert "fill in prior" in problem.remedy


def test_a_prior_that_cannot_be_read_is_not_called_blank(tmp_path):
    assert [(p.line, p.found) for p in priors(tmp_path, ",0.4,", '0.1,"0,2",0.3')] == [(3, "0,2")]


def test_a_row_out_of_order_is_said_once(tmp_path):
    [problem] = priors(tmp_path, "0.6,0.5,0.4", ",0.5,")
    assert (problem.line, problem.column) == (2, "prior")
    assert problem.found == "prior_low 0.6, prior 0.5, prior_high 0.4"


@pytest.mark.parametrize(
    ("rows", "total"),
    [
        ((",0.5,", ",0.5,"), ""),
        ((",0.33,", ",0.33,", ",0.33,"), ""),
        ((",0.335,", ",0.335,", ",0.34,"), ""),
        ((",0.5,", ",0.489,"), "0.989"),
        ((",0.7,", ",0.7,"), "1.4"),
        ((",,", ",,"), ""),
        ((",0.5,", ",,"), ""),
        ((",0.9,", ",0.099,", ",,"), ""),
        ((",0.7,", ",0.2,", ",0.1,", ",,"), "1"),
        ((",0.7,", ",0.7,", ",,"), "1.4"),
    ],
)
def test_priors_that_do_not_sum_to_1_are_a_warning_on_the_file(tmp_path, rows, total):
    problems = priors(tmp_path, *rows)
    assert [(p.line, p.column, p.found, p.severity) for p in problems] == (
        [(0, "prior", f"priors that sum to {total}", "warning")] if total else []
    )
    for problem in problems:
        assert "made to sum to 1" in problem.remedy
        assert (f"an equal share, 1/{len(rows)}" in problem.remedy) == (",," in rows)


@pytest.mark.parametrize("prior", ["1e-10", "0.9999999999"])
def test_a_prior_next_to_0_or_1_is_refused(tmp_path, prior):
    [problem] = priors(tmp_path, f",{prior},", ",0.5,")
    assert (problem.line, problem.column, problem.found) == (2, "prior", prior)
    assert "write 0.001 or 0.999" in problem.remedy


# ----------------------------------------------------------------------------------------- judgements


def judged(tmp_path, *rows, items="abcd"):
    """Return what is said of rows of likelihoods.csv (evidence, hypothesis, judge, given), by file."""
    head = "evidence,hypothesis,low,mode,high,judge,given\n"
    rows = ["{},{},0.2,0.3,0.4,{},{}".format(*row.split(",")) for row in rows]
    case = build(
        tmp_path / "c",
        evidence_csv="id,group\n" + "".join(f"{e},\n" for e in items),
        likelihoods_csv=head + "\n".join(rows) + "\n",
    )
    return [p for p in load(case).problems if p.file in {"likelihoods.csv", "evidence.csv"}]


def circles(tmp_path, *rows):
    problems = [p for p in judged(tmp_path, *rows) if p.file == "likelihoods.csv"]
    assert all(p.severity == "error" and p.column == "given" and p.remedy for p in problems)
    return [(p.line, p.found) for p in problems]


def test_an_item_given_itself_is_named(tmp_path):
    assert circles(tmp_path, "a,h1,me,", "a,h2,me,b;a") == [(3, "a given itself by me")]


def test_items_given_each_other_are_named_once(tmp_path):
    rows = ("d,h1,me,a", "b,h1,me,c", "a,h1,me,b", "c,h2,me,a")
    assert circles(tmp_path, *rows) == [(3, "a, b, c given each other in a circle by me")]


def test_two_circles_are_two_errors(tmp_path):
    rows = ("a,h1,me,b", "b,h1,me,a;c", "c,h1,me,d", "d,h1,me,c")
    assert [line for line, _ in circles(tmp_path, *rows)] == [2, 4]


def test_two_judges_may_take_the_items_in_another_order(tmp_path):
    assert circles(tmp_path, "a,h1,me,b", "b,h1,me,", "b,h1,you,a", "a,h1,you,") == []
    assert circles(tmp_path / "2", "a,h1,me,b", "b,h1,you,a", "a,h1,you,b") == [
        (3, "a, b given each other in a circle by you")
    ]


def test_an_item_that_nobody_judged_under_a_hypothesis_is_a_warning_at_its_line(tmp_path):
    rows = ("a,h1,me,", "a,h2,you,", "b,h2,me,", "d,h1,me,", "d,h2,me,")
    said = [(p.file, p.line, p.column, p.found, p.severity) for p in judged(tmp_path, *rows)]
    assert said == [
        ("evidence.csv", 3, "id", "b, which nobody judged under h1", "warning"),
        ("evidence.csv", 4, "id", "c, which nobody judged under h1, h2", "warning"),
    ]


def test_nothing_is_missed_where_nobody_judged_anything(tmp_path):
    assert judged(tmp_path) == []


def test_a_judgement_that_cannot_be_read_is_wrong_and_not_missing(tmp_path):
    case = build(
        tmp_path / "c",
        likelihoods_csv='evidence,hypothesis,low,mode,high,judge\ne1,h1,"0,1",0.2,0.3,me\ne1,h2,0.1,0.2,0.3,me\n'
        "e2,h1,0.1,0.2,0.3,me\ne2,h2,0.1,0.2,0.3,me\n",
    )
    assert [(p.file, p.column) for p in load(case).problems] == [("likelihoods.csv", "low")]


@pytest.mark.parametrize("value", ["9e-10", "0.9999999995"])
def test_a_likelihood_next_to_0_or_1_is_refused(tmp_path, value):
    columns = {"low": (value, "0.5", "0.6"), "high": ("0.1", "0.2", value)}
    for name, numbers in columns.items():
        case = build(
            tmp_path / name,
            likelihoods_csv=f"evidence,hypothesis,low,mode,high,judge\ne1,h1,{','.join(numbers)},me\n",
        )
        [problem] = load(case).errors
        assert (problem.file, problem.line, problem.column, problem.found) == (
            "likelihoods.csv",
            2,
            name,
            value,
        )
        assert problem.remedy == "nothing here is that nearly impossible or certain: write 0.001 or 0.999"


@pytest.mark.parametrize("value", ["0.000000001", "0.999999999", "1e-9"])
def test_the_nearest_to_0_and_1_that_may_stand(tmp_path, value):
    assert not [p for p in priors(tmp_path, f",{value},") if p.severity == "error"]


def test_ten_thousand_items_under_eight_hypotheses_are_compared_quickly(tmp_path):
    items = [f"i{i}" for i in range(10_000)]
    rows = [
        f"{e},h{h},0.1,0.2,0.3,me,{items[i - 1]}" for i, e in enumerate(items) for h in range(8) if h != i % 9
    ]
    case = build(
        tmp_path / "c",
        hypotheses_csv="id,prior\n" + "".join(f"h{h},0.125\n" for h in range(8)),
        evidence_csv="id,group\n" + "".join(f"{e},\n" for e in items),
        likelihoods_csv="evidence,hypothesis,low,mode,high,judge,given\n" + "\n".join(rows) + "\n",
    )
    began = time.perf_counter()
    problems = load(case).problems
    assert time.perf_counter() - began < 20
    assert sum(p.file == "evidence.csv" for p in problems) == sum(i % 9 < 8 for i in range(10_000))
    [circle] = [p for p in problems if p.file == "likelihoods.csv"]
    assert "… (10000 in all) given each other in a circle by me" in circle.found
