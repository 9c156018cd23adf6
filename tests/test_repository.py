"""What the repository says in two places agrees, and the house rules that can be counted hold."""

import ast
import doctest
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

import backchannel

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "backchannel"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
MODULES = sorted(PACKAGE.rglob("*.py"))
PAGES = sorted(p for p in [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")] if "_build" not in p.parts)
FACES = {"cli", "web"}
LONGEST_MODULE = 400


def text(path):
    return path.read_text(encoding="utf-8")


def short(path):
    return path.relative_to(ROOT).as_posix()


def name_of(requirement):
    """Return the normalised name in a requirement: "PyYAML>=6.0" is "pyyaml"."""
    return re.sub(r"[-_.]+", "-", re.match(r"[A-Za-z0-9._-]+", requirement)[0]).lower()


def declared(*groups):
    """Return the names of the run-time dependencies and of those in the dependency groups."""
    lists = [PROJECT["project"]["dependencies"], *(PROJECT["dependency-groups"][group] for group in groups)]
    return {name_of(requirement) for requirements in lists for requirement in requirements}


def locked(lock):
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+)", text(ROOT / "requirements" / lock), re.MULTILINE))


def tracked():
    """Return the text files that git tracks or would track; all of them where there is no git."""
    git = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        names = subprocess.run(git, cwd=ROOT, check=True, capture_output=True).stdout.decode().split("\0")
    except (OSError, subprocess.CalledProcessError):
        hidden = {".venv", ".git", "_build", "__pycache__", "_out", "dist"}
        names = [short(p) for p in ROOT.rglob("*") if not hidden.intersection(p.relative_to(ROOT).parts)]
    files = [ROOT / name for name in names if name and (ROOT / name).is_file()]
    return sorted(path for path in files if b"\0" not in path.read_bytes())


# --------------------------------------------------------------------------------- said twice, must agree


def test_version_is_the_same_in_package_citation_and_changelog():
    citation = yaml.safe_load(text(ROOT / "CITATION.cff"))
    newest = re.search(r"^## \[(\d[^\]]*)\] - (\S+)$", text(ROOT / "CHANGELOG.md"), re.MULTILINE)
    assert newest, "CHANGELOG.md needs a heading such as '## [0.1.0] - 2026-11-24'"
    assert newest[1] == backchannel.__version__
    assert citation["version"] == backchannel.__version__
    assert str(citation["date-released"]) == newest[2]


def test_citation_has_what_the_format_requires():
    citation = yaml.safe_load(text(ROOT / "CITATION.cff"))
    assert citation["cff-version"] == "1.2.0"
    assert citation["type"] == "software"
    assert citation["license"] == PROJECT["project"]["license"] == "MIT"
    assert citation["message"]
    assert len(citation["abstract"]) > 100
    assert [author["name"] for author in citation["authors"]] == [
        author["name"] for author in PROJECT["project"]["authors"]
    ]
    assert not {key for key in citation if not re.fullmatch(r"[a-z-]+", key)}


def test_every_dependency_is_argued_for_in_the_decisions():
    pages = [p for p in PAGES if p.parent.name == "decisions"]
    # Only what was accepted counts: names under "Rejected" do not.
    accepted = " ".join(re.split(r"^## Rejected", text(p), flags=re.MULTILINE)[0] for p in pages).lower()
    rows = {name_of(name) for name in re.findall(r"^\| ([\w.-]+) \|", accepted, re.MULTILINE)}
    assert declared("build", "test", "lint", "docs") - rows == set()


def test_run_time_needs_click_numpy_yaml_and_where_missing_the_zones():
    assert declared() == {"click", "numpy", "pyyaml", "tzdata"}


@pytest.mark.parametrize(
    ("lock", "groups"), [("run.txt", ["build"]), ("test.txt", ["build", "test", "lint", "docs"])]
)
def test_lock_covers_what_is_declared(lock, groups):
    assert declared(*groups) - set(locked(lock)) == set(), "run make lock"


def test_locks_agree_and_each_release_has_a_hash():
    run, test = locked("run.txt"), locked("test.txt")
    assert run.items() <= test.items()
    for lock in ("run.txt", "test.txt"):
        entries = re.split(r"^(?=[a-z0-9])", text(ROOT / "requirements" / lock), flags=re.MULTILINE)[1:]
        assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []
        assert not re.search(r"://|^-", text(ROOT / "requirements" / lock), re.MULTILINE)


def test_build_group_is_what_the_build_system_requires():
    assert PROJECT["dependency-groups"]["build"] == PROJECT["build-system"]["requires"]


def test_each_stage_below_the_faces_is_under_the_contract_against_click():
    contracts = {contract["id"]: contract for contract in PROJECT["tool"]["importlinter"]["contracts"]}
    stages = {p.stem for p in PACKAGE.iterdir() if (p / "__init__.py").exists() or p.suffix == ".py"}
    expected = {f"backchannel.{stage}" for stage in stages if not stage.startswith("__")}
    expected -= {f"backchannel.{face}" for face in FACES}
    assert expected == set(contracts["no-face-below"]["source_modules"])


def test_heavy_libraries_are_not_loaded_at_the_start():
    heavy = {"duckdb", "lxml", "numba", "numpy", "pandas", "scipy"}
    code = "import sys, backchannel.cli, backchannel.api; print(*{m.split('.')[0] for m in sys.modules})"
    loaded = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout
    assert heavy & set(loaded.split()) == set()


# ------------------------------------------------------------------------------------------- house rules


@pytest.mark.parametrize("path", MODULES, ids=short)
def test_module_is_short_well_named_and_described(path):
    source = text(path)
    assert len(source.splitlines()) <= LONGEST_MODULE
    assert path.stem not in {"utils", "util", "helpers", "helper", "common", "misc"}
    assert ast.get_docstring(ast.parse(source)), f"{short(path)} needs a docstring"


def test_the_package_is_there_and_typed():
    assert (PACKAGE / "py.typed").exists()
    assert MODULES


def test_no_file_names_a_folder_of_somebodys_machine():
    # A path after a letter, a digit or a dot is part of a longer one: cases/work/…, https://host/home/…
    local = re.compile(r"(?<![\w.~*-])/(?:home|root|work|tmp|Users)/[A-Za-z]")
    found = [
        f"{short(path)}:{number}"
        for path in tracked()
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1)
        if local.search(line)
    ]
    assert found == []


# ---------------------------------------------------------------------------------------------- documents


@pytest.mark.parametrize("path", PAGES, ids=short)
def test_examples_in_the_page_run(path, monkeypatch):
    monkeypatch.chdir(ROOT)
    # A closing fence would be read as expected output; blank lines keep the line numbers.
    plain = re.sub(r"^[ \t]*(```|~~~|:::).*$", "", text(path), flags=re.MULTILINE)
    examples = doctest.DocTestParser().get_doctest(plain, {}, path.stem, short(path), 0)
    report = []
    flags = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE | doctest.REPORT_NDIFF
    doctest.DocTestRunner(optionflags=flags, verbose=False).run(examples, out=report.append)
    assert not report, "".join(report)


@pytest.mark.parametrize("path", [*PAGES, ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md"], ids=short)
def test_links_to_files_lead_somewhere(path):
    prose = re.sub(r"```.*?```", "", text(path), flags=re.DOTALL)
    links = re.findall(r"\]\(([^)\s#]+)(?:#[^)\s]*)?\)", prose)
    local = [link for link in links if not re.match(r"[a-z]+:", link)]
    assert [link for link in local if not (path.parent / link).exists()] == []


def test_readme_names_the_two_commands():
    readme = text(ROOT / "README.md")
    assert "make explain" in readme
    assert "make test" in readme


def test_make_explain_and_make_test_are_the_targets_that_readers_are_told():
    makefile = text(ROOT / "Makefile")
    for target in ("explain", "test", "lock", "docs", "clean", "help"):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target
    assert ".DEFAULT_GOAL := explain" in makefile
