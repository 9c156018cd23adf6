"""TOML, YAML and JSON: values with their lines, and whatever is hostile in them refused."""

import time

import pytest

from backchannel.case import located
from backchannel.case.located import read_json, read_toml, read_yaml

LAUGHS = "a0: &a0 x\n" + "".join(f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]\n" for i in range(1, 12))
BOMB_AS_KEY = LAUGHS + "? *a11\n: 1\n"


def faults(read, text):
    began = time.perf_counter()
    problems = read(text, "f")[1]
    assert time.perf_counter() - began < 5
    for p in problems:
        assert p.found
        assert len(str(p).splitlines()) == 1
        assert 1 <= p.line <= text.count("\n") + text.count("\r") + 1
    return [(p.line, p.found) for p in problems]


@pytest.mark.parametrize(
    ("text", "line", "found"),
    [
        (LAUGHS, 1, "more than 100,000 values"),
        (BOMB_AS_KEY, 1, "more than 100,000 values"),
        ("a: &a x\n? [*a, b]\n: 1\n", 2, "a list or mapping as a key"),
        ("a: &a\n  b: *a\n", 1, "an alias inside itself"),
        ("a: 1\nb: 2\na: 3\n", 3, "the key a twice"),
        ("a: [1\nb: 2\n", 2, ""),
        ("a: 1\nb: \x07\n", 2, "control characters"),
        ("é: 1\n--- \nb: 2\n", 2, "another document"),
        ("a: 'x\u2028y'\nb: *c\n", 2, "undefined alias"),
        ("- " * 2000 + "x", 1, "nested more than 150"),
        ("[" * 2000, 1, "nested more than 150"),
        ("{a: " * 2000, 1, "nested more than 150"),
        ("".join("  " * i + "a:\n" for i in range(400)), 150, "nested more than 150"),
    ],
)
@pytest.mark.parametrize("pure", [False, True])
def test_hostile_or_broken_yaml_is_said_at_its_line(text, line, found, pure, monkeypatch):
    if pure:
        monkeypatch.delattr("yaml.CSafeLoader", raising=False)
    [(at, said)] = faults(read_yaml, text)
    assert at == line or "nested" in said
    assert pure or found in said


def test_tags_of_yaml_run_nothing(tmp_path):
    trap = tmp_path / "trap"
    tree, problems = read_yaml(f"a: !!python/object/apply:os.mkdir ['{trap}']\n", "f")
    assert problems == ()
    assert not trap.exists()
    assert tree.value == {"a": [str(trap)]}


def test_yaml_keys_have_physical_lines_whatever_else_breaks_lines_in_yaml():
    tree, _ = read_yaml("a: 'x\u2028y\u0085z'\r\nb:\r\n  c: 1\r\n", "f")
    assert [tree.line(p) for p in (("a",), ("b",), ("b", "c"), ("b", "d"))] == [1, 2, 3, 2]


def test_yaml_words_are_texts_and_numbers_are_numbers():
    assert read_yaml("[yes, no, 1, 0.5, ~, 1950-05-14, '1']", "f")[0].value == [
        "yes", "no", 1.0, 0.5, None, "1950-05-14", "1",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a = 1\nb = \n", 2),
        ("a = 1\r\nb = 1950-13-01\r\n", 2),
        ("a = '''\nnever\n\n", 2),
        ("a = " + "9" * 5000, 1),
        ("a = " + "[" * 5000, 1),
        (".".join("a" * 2000) + " = 1", 1),
    ],
)
def test_broken_toml_is_said_at_its_line(text, line):
    assert [at for at, _ in faults(read_toml, text)] == [line]


def test_toml_keys_have_their_lines_past_texts_of_many_lines():
    text = '[case]\nsummary = """\nx = 1\u2028y = 2\n"""\ntitle = "t"\n[[inquiry]]\nid = "a"\n[[inquiry]]\nid = "b"\n'
    tree, _ = read_toml(text, "f")
    assert tree.line(("case", "title")) == 5
    assert tree.line(("inquiry", 1, "id")) == 9
    assert tree.line(("inquiry", 1, "by")) == 8


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("[\n{\n]", 3),
        ('[{"id":\r1\rx}]', 3),
        ("[" * 100_000, 1),
        ("[" * 300 + "]" * 300, 1),
        ("[\n" + "9" * 5000 + "]", 1),
        ('[{"id": "a"},\n{"id": "b", "title": "\\ud800"}]', 2),
    ],
)
def test_broken_json_is_said_at_its_line(text, line):
    assert [at for at, _ in faults(read_json, text)] == [line]


def test_json_items_have_the_line_on_which_they_begin():
    tree, _ = read_json('[\n {"a": {"id":\n 1}},\n\n {"id": 2}, {"id": 3}\n]', "f")
    assert [tree.line((i,)) for i in range(3)] == [2, 5, 5]


def test_problems_name_places_that_can_be_printed():
    tree = located.Located("f", {}, {("a\nb",): 3})
    problem = tree.problem(("a\nb", 0), None, "x")
    assert (problem.line, problem.column, problem.found) == (3, "a\\x0ab[1]", "nothing")


@pytest.mark.parametrize("pure", [False, True])
@pytest.mark.parametrize(
    "text",
    ["a: %b", "a: [1, 2", "a: {b: 1", "a: b: c", "a: 'x", "a:\n- b\n c", "a\nb: c", "a: ]", 'a: "\\q"', "a: @", "a: *", "&a &b c",
     "a: 1\n---\nb: 2", "? a\n: b\n- c", "a: !<x", "\ta: 1", "[1, 2}", "a: [b c: d", "- a\nb: c", "%YAML 9.9\n--- a", "%x"],
)  # fmt: skip
def test_what_the_yaml_reader_says_can_follow_the_word_found(text, pure, monkeypatch):
    if pure:
        monkeypatch.delattr("yaml.CSafeLoader", raising=False)
    for _, said in faults(read_yaml, text):
        assert not said.startswith(("found", "but found", "did not find", "could not find", "expected"))


def test_what_the_yaml_reader_missed_is_named(monkeypatch):
    assert faults(read_yaml, "a: [1\nb: 2\n") == [(2, "no ',' or ']'")]
    monkeypatch.delattr("yaml.CSafeLoader", raising=False)
    [(_, said)] = faults(read_yaml, "a: ]")
    assert said == "']' where the node content should stand"
