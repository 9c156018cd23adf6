"""A game file: every name, number and shape in it is checked before anything is solved."""

import pytest

from backchannel.case.folder import load
from tests.strategies import SMALL, build

GAME = SMALL["games/g.yaml"]


def found(tmp_path, text):
    return [p for p in load(build(tmp_path / "c", games_g_yaml=text)).problems if p.file == "games/g.yaml"]


@pytest.mark.parametrize(
    ("old", "new", "column"),
    [
        ("players: [сталин, mao]", "players: [сталин, mao, nobody]", "players[3]"),
        ("players: [сталин, mao]", "players: сталин", "players"),
        ("weight: [1, 2, 3], note", "weight: [3, 2, 1], note", "stakes.сталин.land.weight"),
        ("weight: [1, 2, 3], note", "weight: [1, 2, 1.0e+999], note", "stakes.сталин.land.weight"),
        ("weight: [1, 2, 3], note", "weight: many, note", "stakes.сталин.land.weight"),
        ("weight: [1, 2, 3], note", "weight: [1, 2, 1000001], note", "stakes.сталин.land.weight"),
        ("chances: {war: [0.1, 0.2, 0.3]}\nb", "chances: {war: [0.1, 0.2, 1.3]}\nb", "chances.war"),
        ("chances: {war: [0.1, 0.2, 0.3]}\nb", "chances: [war]\nb", "chances"),
        ("{mao: {war: [0.2", "{mao: {wra: [0.2", "beliefs.mao.wra"),
        ("calm: {mao: {peace: 1}}", "calm: {mao: {peace: 2}}", "outcomes.calm.mao.peace"),
        ("calm: {mao: {peace: 1}}", "calm: {mao: {piece: 1}}", "outcomes.calm.mao.piece"),
        ("calm: {mao: {peace: 1}}", "calm: {zhou: {peace: 1}}", "outcomes.calm.zhou"),
        ("calm: {mao: {peace: 1}}", "calm: 5", "outcomes.calm"),
        ("date: 1950", "date: 1950-02-30", "tree.date"),
        ("knows: [the-plan]", "knows: [the-plot]", "tree.knows[1]"),
        ("knows: [the-plan]", "knows: the-plan", "tree.knows"),
        ("player: сталин", "player: stalin", "tree.player"),
        ("tree:\n  at: start", "tree:\n  it: start", "tree"),
        ("{outcome: calm}\n    go", "{outcome: clam}\n    go", "tree.choose.wait.outcome"),
        ("bad: war, good", "bad: [war], good", "tree.choose.go.odds.bad"),
        ("bad: war, good", "bad: {war: 1}, good", "tree.choose.go.odds.bad"),
        ("bad: war, good", "bad: 1.5, good", "tree.choose.go.odds.bad"),
        ("observed: [go, bad]", "observed: [go, worse]", "observed[2]"),
        ("observed: [go, bad]", "observed: go", "observed"),
        ("uses: [e1]", "uses: [e9]", "uses[1]"),
        ("uses: [e1]", "uses: 5", "uses"),
        ("[start, wait]", "[start, stay]", "variants.v.remove[1]"),
        ("[[start, wait]]", "wait", "variants.v.remove"),
        ("{mao: {peace: [0, 0, 0]}}", "{mao: {peace: [0, 0]}}", "variants.v.set.stakes.mao.peace"),
        ("h1: {stakes", "h9: {stakes", "profiles.h9"),
        ("[2, 3, 4]", "[2, 3, x]", "profiles.h1.stakes.сталин.land"),
        ("title: A game", "title: [A, game]", "title"),
    ],
)
def test_a_fault_of_a_game_is_named_by_its_path_and_line(tmp_path, old, new, column):
    assert GAME.count(old) == 1
    wrong = GAME.replace(old, new)
    line = GAME[: GAME.index(old)].count("\n") + 1
    problems = [p for p in found(tmp_path, wrong) if p.severity == "error"]
    assert any(p.column.startswith(column) and p.line == line for p in problems), problems


def test_a_key_that_is_not_known_is_a_warning(tmp_path):
    problems = found(tmp_path, GAME.replace("title:", "titel:"))
    assert [(p.column, p.severity, p.remedy) for p in problems] == [
        ("titel", "warning", "did you mean 'title'?")
    ]


@pytest.mark.parametrize("text", ["", "5", "[1, 2]", "players:\n", "tree: [[]]", "variants: 5", "null"])
def test_a_file_that_is_no_game_is_said(tmp_path, text):
    assert [p for p in found(tmp_path, text) if p.severity == "error"]


def test_names_of_a_game_may_be_decomposed(tmp_path):
    import unicodedata

    assert found(tmp_path, unicodedata.normalize("NFD", GAME)) == []


def errors(tmp_path, old, new):
    assert GAME.count(old) == 1
    return [(p.column, p.found) for p in found(tmp_path, GAME.replace(old, new)) if p.severity == "error"]


def test_a_weight_may_be_a_million_and_no_more(tmp_path):
    assert errors(tmp_path, "weight: [1, 2, 3], note", "weight: [1, 2, 1000000], note") == []
    wrong = GAME.replace("weight: [1, 2, 3], note", "weight: [1, 2, 1000000.5], note")
    [problem] = [p for p in found(tmp_path / "more", wrong) if p.severity == "error"]
    assert "one common scale, from 0 to at most 1,000,000" in problem.expected


@pytest.mark.parametrize(
    ("old", "new", "remedy"),
    [
        ("weight: [1, 2, 3], note", "weight: [1, 2, 1e5], note", "write 1.0e+5, or all its digits"),
        ("weight: [1, 2, 3], note", "weight: [1e308, 2, 3], note", "write 1.0e+308, or all its digits"),
        ("weight: [1, 2, 3], note", "weight: [1.5e-7, 2.e5, '3'], note", "write 2.0e+5, or all its digits"),
        ("weight: [1, 2, 3], note", "weight: [1, 2, '3'], note", "in quotation marks"),
        ("calm: {mao: {peace: 1}}", "calm: {mao: {peace: 1e-1}}", "write 1.0e-1, or all its digits"),
        ("bad: war, good", "bad: 5E-1, good", "write 5.0e-1, or all its digits"),
        ("{mao: {war: [0.2", "{mao: {war: [2e-1", "write 2.0e-1, or all its digits"),
    ],
)
def test_a_number_that_yaml_reads_as_a_text_is_shown_as_it_must_be_written(tmp_path, old, new, remedy):
    assert GAME.count(old) == 1
    [problem] = [p for p in found(tmp_path, GAME.replace(old, new)) if p.severity == "error"]
    assert remedy in problem.remedy


@pytest.mark.parametrize(
    "more", ["at: start", "chance: luck", "player: mao", "choose: {}", "odds: {a: rest}"]
)
def test_a_node_ends_the_game_or_goes_on(tmp_path, more):
    said = errors(tmp_path, "{outcome: calm}\n    go", f"{{outcome: calm, {more}}}\n    go")
    key = more.partition(":")[0]
    assert said == [(f"tree.choose.wait.{key}", f"outcome and {key}")]


@pytest.mark.parametrize(
    ("players", "said"),
    [("[]", "an empty list"), ("", "nothing"), ("mao", "mao"), ("{mao: 1}", "{'mao': 1.0}"), ("5", "5.0")],
)
def test_a_list_of_players_that_is_none_is_said_once(tmp_path, players, said):
    assert errors(tmp_path, "players: [сталин, mao]", f"players: {players}") == [("players", said)]


@pytest.mark.parametrize(
    ("old", "new", "column", "said"),
    [
        ("{outcome: calm}\n    go", "{outcome: clam}\n    go", "tree.choose.wait.outcome", "clam"),
        ("{outcome: calm}\n    go", "{outcome: }\n    go", "tree.choose.wait.outcome", "nothing"),
        ("player: сталин", "player: stalin", "tree.player", "stalin"),
        ("player: сталин", "player:", "tree.player", "nothing"),
    ],
)
def test_a_single_name_is_said_at_its_key_and_not_as_an_item_of_a_list(tmp_path, old, new, column, said):
    assert errors(tmp_path, old, new) == [(column, said)]
