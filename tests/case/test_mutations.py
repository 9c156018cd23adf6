"""A small case, spoilt at random: whatever stands in a file, the answer is Problems and never a traceback."""

from __future__ import annotations

import contextlib
import io
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backchannel import api, cli
from backchannel.case.folder import load
from backchannel.errors import UnreadableCase

SMALL = {
    "case.toml": """[case]
title = "毛泽东 и Сталин"
period = "1949-01/1950-07"
[dates]
zone = "+09:00"
[transit]
telegram = "2d"
press = "2d"
[[inquiry]]
id = "q"
kind = "knew"
claim = "k"
actors = ["b"]
by = "1950-05-14"
[[inquiry]]
id = "s"
kind = "silence"
between = ["a", "b"]
topic = "t"
during = "1950-05"
""",
    "actors.csv": "id,name,kind\na,Сталин,person\nb,毛泽东,person\npublic,김일성,public\n",
    "records.csv": 'id,kind,date,from,to,summary\nr,telegram,1950-05-14T05:30+03:00,a,b,"two\nlines"\ns,press,195X~,b,public,\n',
    "claims.csv": "id,statement,kind,origin,since,topic\nk,It is so.,fact,a,1950-05-13,t\n",
    "conveys.csv": "record,claim,stance\nr,k,asserts\ns,k,denies\n",
    "theses.csv": "id,statement,inquiries\nt1,He knew.,q: b knew;s: none\n",
    "members.csv": "group,actor,from,to\npublic,a,1949,1950\n",
    "frames.csv": "id,series,actors,during,topics,completeness_low,completeness_high\nf,all,a;b,1950,t,0.5,0.9\n",
    "references.json": '[{"id": "x", "title": "y"}]',
    "games/g.yaml": "players: [a]\nstakes: {a: {w: {weight: [1, 2, 3]}}}\noutcomes: {o: {a: {w: 1}}}\n"
    "tree: {at: n, player: a, choose: {go: {outcome: o}}}\nobserved: [go]\n",
}


@pytest.fixture(scope="module")
def folder():
    place = Path(tempfile.mkdtemp())
    yield place
    shutil.rmtree(place)


def write(place: Path, file: str = "", content: bytes = b"") -> None:
    (place / "games").mkdir(exist_ok=True)
    for name, text in SMALL.items():
        (place / name).write_bytes(content if name == file else text.encode())


def told(*words: str) -> int:
    """Return the exit code of a command; anything but its own exit is a failure of the test."""
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        try:
            cli.main(list(words))
        except SystemExit as stop:
            return int(stop.code or 0)
    return 0


bits = st.sampled_from(
    [b",", b";", b'"', b"\n", b"\r", b"\0", b"\xff", b"\xe2\x80\xa8", b"=", b"[", b"{", b"]", b"&a ", b"*a ", b"- ", b"..", b"/", b"~",
     b"'''", b"!!python/name:os.system", b"1e999", b"-", b":", b"#", b"\t", "ё".encode(), "\u0301".encode(), b"null", b"9" * 30]
)  # fmt: skip
edits = st.lists(
    st.tuples(st.integers(0, 10_000), st.integers(0, 12), bits | st.binary(max_size=6)),
    min_size=1,
    max_size=4,
)


def mutated(text: bytes, changes: list[tuple[int, int, bytes]]) -> bytes:
    for place, cut, new in changes:
        at = place % (len(text) + 1)
        text = text[:at] + new + text[at + cut :]
    return text


def test_the_small_case_is_sound(folder):
    write(folder)
    assert load(folder).problems == ()
    assert [v.verdict for v in api.audit_theses(api.open_case(folder))] == ["contradicted"]


@settings(max_examples=300, deadline=None)
@given(file=st.sampled_from(sorted(SMALL)), changes=edits)
def test_a_mutated_file_answers_with_problems(folder, file, changes):
    write(folder, file, mutated(SMALL[file].encode(), changes))
    try:
        loaded = load(folder)
    except UnreadableCase:
        assert file == "case.toml"
        return
    for p in loaded.problems:
        assert p.file
        assert p.found
        assert p.expected
        assert p.line >= 0
        assert len(str(p).splitlines()) == 1
        str(p).encode()
    codes = [told(verb, str(folder)) for verb in ("check", "knew", "audit", "leads", "denials", "timeline")]
    codes += [
        told("knew", str(folder), "--observer", "b", "--as-of", "1950-05-20") if not loaded.errors else 1
    ]
    assert set(codes) <= ({1} if loaded.errors else {0, 2})


@settings(max_examples=100, deadline=None)
@given(
    file=st.sampled_from([f for f in SMALL if f.endswith("csv")]),
    cell=st.text(max_size=30),
    place=st.integers(0, 40),
)
def test_any_text_may_stand_in_a_cell(folder, file, cell, place):
    import csv

    rows = list(csv.reader(io.StringIO(SMALL[file], newline="")))
    row = rows[1 + place % (len(rows) - 1)]
    row[place % len(row)] = cell
    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows)
    write(folder, file, out.getvalue().encode("utf-8", "surrogatepass"))
    load(folder)
    assert told("check", str(folder)) in (0, 1)
