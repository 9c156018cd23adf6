"""Every file of a case that uses every table, spoilt at random; `test_mutations` does it through the commands."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backchannel import api
from backchannel.case.folder import load
from backchannel.errors import CaseProblems, UnreadableCase
from tests.strategies import SMALL, build

bits = st.sampled_from(
    [b"", b",", b";", b'"', b"\n", b"\r", b"\0", b"\xff", b"\xe2\x80\xa8", b"=", b"[", b"{", b"]", b"}", b"&a ", b"*a ", b"? ",
     b"!!float inf ", b"\\ud800", b"true", b"null", b"1e999", b"9" * 30, b"\xef\xbb\xbf", "\u0301".encode(), b"../", b"{a: 1}"]
) | st.binary(max_size=4)  # fmt: skip
edits = st.lists(st.tuples(st.integers(0, 4000), st.integers(0, 25), bits), min_size=1, max_size=3)
lines = st.lists(st.tuples(st.integers(0, 80), st.integers(0, 80)), min_size=1, max_size=2)


def asked(case):
    """Load, check and open a case; what is wrong is well said."""
    try:
        problems = load(case).problems
    except UnreadableCase:
        return
    for p in (*problems, *api.check(case)):
        assert p.file
        assert p.found
        assert p.expected
        assert p.severity in ("error", "warning")
        assert len(str(p).splitlines()) == 1
        name = p.file
        text = (case / name).read_bytes() if (case / name).is_file() else b""
        ends = text.count(b"\n") + text.count(b"\r") + 1
        assert 0 <= p.line <= ends or text[:2] in (b"\xff\xfe", b"\xfe\xff")
    try:
        opened = api.open_case(case)
    except CaseProblems:
        return
    api.audit_theses(opened)
    api.turning_points(opened)
    api.missing_documents(opened)


@pytest.mark.parametrize("file", SMALL)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=edits)
def test_bytes_of_a_file_may_be_anything(tmp_path, file, changes):
    text = SMALL[file].encode()
    for place, cut, new in changes:
        at = place % (len(text) + 1)
        text = text[:at] + new + text[at + cut :]
    asked(build(tmp_path / "c", **{file.replace(".", "_").replace("/", "_"): text}))


@pytest.mark.parametrize("file", SMALL)
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(moves=lines)
def test_lines_of_a_file_may_stand_anywhere(tmp_path, file, moves):
    rows = SMALL[file].splitlines(keepends=True)
    for source, target in moves:
        rows.insert(target % len(rows), rows[source % len(rows)])
        del rows[(source * 7 + target) % len(rows)]
    asked(build(tmp_path / "c", **{file.replace(".", "_").replace("/", "_"): "".join(rows)}))
