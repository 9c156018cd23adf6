"""The commands as a person and as a script meet them: JSON keys, exit codes, words on standard error."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from backchannel import cli as program

ROOT = Path(__file__).parents[2]
KOREA = ROOT / "cases" / "korea-1950"

KEYS = {
    "knew": (["--claim", "operational-plan", "--actor", "mao", "--by", "1950-06-24"],
             {"claim", "actor", "by", "status", "possibly", "certainly", "records", "through"}),
    "channel": (["--claim", "north-may-attack", "--to", "mao"],
                {"claim", "to", "chains", "first_through", "gatekeepers", "passed_over"}),
    "silence": (["--between", "stalin", "mao", "--topic", "korea", "--during", "1950-01-30/1950-05-12"],
                {"records", "possible", "withheld", "contacts", "n", "k", "p_none", "power", "sentence"}),
    "shift": (["--actor", "stalin", "--claim", "north-may-attack"],
              {"from", "to", "last_old", "first_new", "median", "low", "high", "bayes_factor", "records"}),
    "referent": (["referent-in-may"], {"phrase", "candidates", "possible"}),
    "denials": ([], {"record", "teller", "claim", "knew_since", "by_record"}),
    "leads": ([], {"claim", "records", "tellers", "sentence"}),
    "audit": ([], {"thesis", "statement", "verdict", "because", "decides", "records", "exceptions", "judged", "inquiries"}),
    "weigh": (["--draws", "500"],
              {"treatment", "seed", "draws", "hypotheses", "treatments", "uniform", "logarithmic", "reliability", "judges", "evidence"}),
    "replay": (["--draws", "500"], {"date", "released", "hypotheses"}),
    "play": (["fait-accompli", "--draws", "500"], {"equilibria", "observed", "profiles", "staging", "plays"}),
    "draw": (["grid"], {"title", "description", "table", "svg"}),
}  # fmt: skip


def run(*words: object) -> tuple[int, str, str]:
    """Run the command line in this process: exit code, standard output, standard error."""
    result = CliRunner().invoke(_main, [str(w) for w in words])
    assert not isinstance(result.exception, Exception) or isinstance(result.exception, SystemExit), (
        result.exception
    )
    return result.exit_code, result.stdout, result.stderr


class _Main:
    """The program with its own handling of errors, as click's runner calls it."""

    name = "backchannel"

    def main(self, args, **_):
        program.main(list(args))


_main = _Main()


@pytest.fixture
def case(tmp_path):
    """A copy of the Korea case that a test may spoil."""
    return Path(shutil.copytree(KOREA, tmp_path / "korea", ignore=shutil.ignore_patterns("_out")))


@pytest.mark.parametrize("command", KEYS)
def test_json_has_the_documented_keys(command):
    words, keys = KEYS[command]
    code, out, _ = run(command, KOREA, *words, "--json")
    data = json.loads(out)
    first = data[0] if isinstance(data, list) else data
    assert code == 0
    assert keys <= set(first)


def test_nested_json_has_the_documented_keys():
    _, out, _ = run("channel", KOREA, "--claim", "north-may-attack", "--to", "mao", "--json")
    answer = json.loads(out)
    assert {"record", "from", "to", "sent", "received"} <= set(answer["chains"][0][0])
    assert {"record", "from", "date"} <= set(answer["passed_over"][0])
    _, out, _ = run("referent", KOREA, "referent-in-may", "--json")
    assert {"claim", "since", "known_from", "records"} <= set(json.loads(out)["candidates"][0])


def test_the_json_of_weighing_and_playing_is_nested_as_documented():
    weighed = json.loads(run("weigh", KOREA, "--json", "--draws", "500", "--reference", "us-stays-out")[1])
    keys = {"id", "prior", "mean", "low", "high", "robust_low", "robust_high", "mc_error"}
    assert {key for h in weighed["hypotheses"] for key in h} == keys
    assert set(weighed["treatments"]) == {"independent", "sqrt", "one-per-group", "stated"}
    for means in weighed["treatments"].values():
        assert sum(means.values()) == pytest.approx(1)
    assert {pair.partition("/")[2] for item in weighed["evidence"] for pair in item["decibels"]} == {
        "us-stays-out"
    }
    every = json.loads(run("weigh", KOREA, "--json", "--draws", "500")[1])["evidence"][0]["decibels"]
    assert len(every) == 8 * 7
    assert every["bind-china/other"] == pytest.approx(-every["other/bind-china"])
    played = json.loads(run("play", KOREA, "fait-accompli", "--json", "--draws", "500")[1])
    assert set(played["equilibria"][0]) == {"strategy", "path"}
    assert {"path", "holds", "share", "mc_error"} == set(played["observed"])
    assert {"at", "status", "records"} <= set(played["staging"][0])
    assert len(played["profiles"]) == 8


def test_the_order_of_the_rows_and_the_number_of_threads_change_no_bit(case):
    first = run("weigh", case, "--json", "--draws", "70000", "--workers", "1")[1]
    assert run("weigh", case, "--json", "--draws", "70000", "--workers", "2")[1] == first
    for name in ("evidence.csv", "likelihoods.csv", "hypotheses.csv"):
        head, *rows = (case / name).read_text(encoding="utf-8").splitlines()
        compiler = [r for r in rows if ",sceptic," not in r]
        sceptic = [r for r in rows if ",sceptic," in r]
        turned = [head, *reversed(compiler), *reversed(sceptic)]
        (case / name).write_text("\n".join(turned) + "\n", encoding="utf-8")
    assert run("weigh", case, "--json", "--draws", "70000")[1] == first


def test_mao_in_may_weighs_only_what_he_could_read():
    public = json.loads(
        run("weigh", KOREA, "--json", "--draws", "200", "--observer", "public", "--as-of", "1996")[1]
    )
    assert {"e18-april-stated-reasons", "e10-1945-port-memo"} <= {e["id"] for e in public["evidence"]}
    assert "e14-secrecy-order-2-feb" not in {e["id"] for e in public["evidence"]}
    shown = run("weigh", KOREA, "--json", "--draws", "200", "--observer", "mao", "--as-of", "1950-05-16")[1]
    items = {e["id"] for e in json.loads(shown)["evidence"]}
    assert "e03-us-afraid-of-war-dec" not in items  # its minutes are the Soviet ones
    assert "e10-1945-port-memo" not in items  # an item without records only the public can use


def test_the_printable_page_is_one_file_that_asks_nothing_of_the_network(case):
    code, out, _ = run("report", case, "--draws", "500")
    page = (case / "_out" / "report.html").read_text(encoding="utf-8")
    assert (code, str(case / "_out" / "report.html") in out) == (0, True)
    assert "<script" not in page
    assert "500 draws with seed 1950" in page
    assert run("report", case, "--draws", "500")[0] == 0
    assert (case / "_out" / "report.html").read_text(encoding="utf-8") == page


def test_json_dates_are_minutes_or_null():
    _, out, _ = run("knew", KOREA, "--claim", "keep-it-from-the-chinese", "--json")
    answers = {a["actor"]: a for a in json.loads(out)}
    assert answers["stalin"]["possibly"] == "1950-02-02T00:00"
    assert answers["stalin"]["by"] is None
    assert answers["stalin"]["status"] is None


@pytest.mark.parametrize("command", [*(c for c in KEYS if c != "replay"), "explain", "report", "timeline"])
def test_every_question_can_be_asked_as_an_observer(command):
    words = KEYS.get(command, ([], None))[0] if command != "referent" else ["referent-for-mao"]
    code, out, err = run(command, KOREA, *words, "--observer", "mao", "--as-of", "1950-05-16")
    assert code == 0, err
    assert out.strip()


def test_mao_on_13_may_sees_neither_the_telegram_of_30_january_nor_that_of_14_may():
    _, out, _ = run("timeline", KOREA, "--observer", "mao", "--as-of", "1950-05-13", "--json")
    seen = {row["record"] for row in json.loads(out)}
    assert "1950-05-13-mao-kim-meeting" in seen
    assert not {"1950-01-30-stalin-shtykov", "1950-05-14-vyshinsky-mao-8600"} & seen


def test_explain_writes_a_report_in_which_every_footnote_is_defined(case):
    import re

    code, out, _ = run("explain", case)
    report = (case / "_out" / "report.md").read_text(encoding="utf-8")
    assert code == 0
    assert str(case / "_out" / "report.md") in out
    assert len(out.splitlines()) <= 90
    assert all(len(line) <= 120 for line in out.splitlines()[:-1])
    cited, defined = (
        set(re.findall(r"\[\^(\d+)\](?!:)", report)),
        set(re.findall(r"^\[\^(\d+)\]:", report, re.MULTILINE)),
    )
    assert cited == defined
    assert len(defined) == 244
    for part in (
        "Audit",
        "The theses",
        "Exceptions",
        "Who knew what at the turning points",
        "Leads",
        "Timeline",
        "Method",
    ):
        assert f"\n## {part}\n" in report
    assert "AP RF f.3" in report


def test_the_report_of_an_observer_leaves_the_whole_one_alone(case):
    run("explain", case)
    whole = (case / "_out" / "report.md").read_bytes()
    run("explain", case, "--observer", "public", "--as-of", "1993")
    assert (case / "_out" / "report.md").read_bytes() == whole
    assert (case / "_out" / "report-public-1993.md").exists()


def test_no_command_changes_a_file_of_the_case(case):
    before = {p: p.read_bytes() for p in case.rglob("*") if p.is_file()}
    for command in [*KEYS, "explain", "timeline", "check"]:
        run(command, case, *KEYS.get(command, ([], None))[0])
    after = {p: p.read_bytes() for p in case.rglob("*") if p.is_file() and "_out" not in p.parts}
    assert after == before


def test_a_case_with_errors_answers_1_and_names_them_all(case):
    with (case / "records.csv").open("a", encoding="utf-8") as file:
        file.write("Bad Id,telegramm,1950-13-01\n")
    (case / "members.csv").write_text("group,actor,from\nnobody,mao,\n", encoding="utf-8")
    for command in ("knew", "explain", "audit"):
        code, out, err = run(command, case)
        assert code == 1
        assert not out
        assert "records.csv:246" in err
        assert "members.csv:2" in err
    code, out, _ = run("check", case, "--json")
    assert code == 1
    assert {"file", "line", "column", "found", "expected", "remedy", "severity"} == set(json.loads(out)[0])


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["knew", KOREA, "--claim", "nort-may-attack"], 2, "did you mean 'north-may-attack'"),
        (["knew", KOREA, "--by", "14.5.1950"], 2, "write '1950-05-14'"),
        (["knew", KOREA, "--observer", "mao"], 2, "--as-of"),
        (["knew", KOREA, "--nonsense"], 2, "No such option"),
        (["knew", KOREA, "--reading", "nobody"], 2, "no reading 'nobody'"),
        (["channel", KOREA, "--claim", "north-may-attack"], 2, "--to"),
        (["silence", KOREA, "--topic", "korea", "--during", "1950"], 2, "name the two actors"),
        (
            ["silence", KOREA, "--between", "stalin", "mao", "--topic", "kore", "--during", "1950"],
            2,
            "did you mean 'korea'",
        ),
        (["referent", KOREA, "referent-in-june"], 2, "did you mean 'referent-in-may'"),
        (["audit", KOREA, "--thesis", "t99"], 2, "no thesis 't99'"),
        (["weigh", KOREA, "--judge", "septic"], 2, "did you mean 'sceptic'"),
        (["weigh", KOREA, "--hypothesis", "other"], 2, "at least two hypotheses"),
        (["weigh", KOREA, "--reference", "nope"], 2, "no hypothesis 'nope'"),
        (["weigh", KOREA, "--path", "chess"], 2, "no game 'chess'"),
        (["weigh", KOREA, "--draws", "0"], 2, "from 100 to 10,000,000"),
        (["weigh", KOREA, "--draws", "10000000"], 2, "GB of memory; at most"),
        (["report", KOREA, "--draws", "1"], 2, "from 100"),
        (["draw", KOREA, "tree", "--variant", "autumn"], 2, "did you mean 'autumn-1949'"),
        (["draw", KOREA, "decibels", "--hypothesis", "other", "--against", "other"], 2, "with itself"),
        (["weigh", KOREA, "--workers", "-1"], 2, "workers"),
        (["weigh", KOREA, "--treatment", "cubic"], 2, "is not one of"),
        (["replay", KOREA, "--observer", "mao", "--as-of", "1950-05-13"], 2, "observer is the public"),
        (["play", KOREA, "fait-acompli"], 2, "did you mean 'fait-accompli'"),
        (["play", KOREA, "fait-accompli", "--variant", "autum-1949"], 2, "did you mean 'autumn-1949'"),
        (["draw", KOREA, "timelin"], 2, "did you mean 'timeline'"),
        (["draw", KOREA, "posterior", "--claim", "north-may-attack"], 2, "takes no such option"),
        (["draw", KOREA, "since", "--during", "1950/.."], 2, "open end"),
        (["knew", "/nowhere"], 3, "no case folder"),
        (["check", ROOT / "docs"], 3, "no case.toml"),
        (["new", KOREA], 2, "not empty"),
    ],
)
def test_a_wrong_word_answers_with_its_exit_code_and_what_to_do(words, code, said):
    got, out, err = run(*words)
    assert (got, out) == (code, "")
    assert said in err


def test_check_of_the_korea_case_finds_nothing_wrong():
    code, out, _ = run("check", KOREA, "--json")
    assert code == 0
    assert [p for p in json.loads(out) if p["severity"] == "error"] == []


def test_new_makes_a_case_that_checks_clean(tmp_path):
    code, _, err = run("new", tmp_path / "куба-1962", "--title", 'The "missiles" of Cuba')
    assert code == 0
    assert "backchannel check" in err
    assert run("check", tmp_path / "куба-1962")[0] == 0
    for command in ("explain", "audit", "knew", "leads", "denials", "timeline"):
        code, out, _ = run(command, tmp_path / "куба-1962")
        assert code == 0
        assert out.strip()


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_prints_a_script(shell):
    code, out, _ = run("completion", shell)
    assert code == 0
    assert "_BACKCHANNEL_COMPLETE" in out


def test_completion_offers_the_claims_of_the_case():
    from click.shell_completion import ShellComplete

    complete = ShellComplete(program.cli, {}, "backchannel", "_BACKCHANNEL_COMPLETE")
    found = complete.get_completions(["knew", str(KOREA), "--claim"], "north-")
    assert {c.value for c in found} == {"north-may-attack", "north-army-is-superior"}


def test_every_command_has_help_with_an_example():
    for name, command in program.cli.commands.items():
        code, out, _ = run(name, "--help")
        assert code == 0
        assert f"backchannel {name} " in out
        assert command.help


def test_the_program_runs_as_a_module_and_survives_a_closed_pipe():
    done = subprocess.run(
        [sys.executable, "-m", "backchannel", "--version"], capture_output=True, text=True, check=True
    )
    assert done.stdout.startswith("backchannel, version")
    shell = f"'{sys.executable}' -m backchannel timeline '{KOREA}' --json | head -1"
    piped = subprocess.run(["bash", "-c", shell], capture_output=True, text=True, check=True)
    assert "Traceback" not in piped.stderr


def test_a_full_disk_is_said_in_one_line():
    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    with Path("/dev/full").open("w") as full:
        done = subprocess.run([sys.executable, "-m", "backchannel", "leads", str(KOREA)], stdout=full, stderr=subprocess.PIPE, text=True, check=False)  # fmt: skip
    assert done.returncode == 3
    assert "cannot write the output" in done.stderr
    assert "Traceback" not in done.stderr


def test_replay_without_rivals_says_what_is_missing(tmp_path):
    run("new", tmp_path / "c")
    (tmp_path / "c" / "evidence.csv").write_text("id,statement,released\ne1,s,1950\n", encoding="utf-8")
    code, _, err = run("replay", tmp_path / "c")
    assert code == 2
    assert "add rival explanations to hypotheses.csv" in err
