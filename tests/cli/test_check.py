"""`zettel check`: every issue with its place, for people, for programs, for GitHub."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import Call, assert_one_sentence, write_vault

KEYS = {
    "path", "line", "column", "code", "name", "severity", "message", "hint", "fixable",
}  # fmt: skip
CELL = "| a |\n|---|\n| [[Two|x]] |\n"


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """Make a vault with a link that leads nowhere."""
    return write_vault(
        tmp_path / "broken",
        {"1.md": "---\nid: 1\ntitle: One\n---\n\nSee [[Nobody here]].\n", "2.md": "# Two\n"},
    )


def test_clean_vault(corpus: Path, call: Call) -> None:
    """The shipped notes are clean: nothing on stdout, status 0, a summary beside it."""
    outcome = call("check", corpus / "notes")
    assert (outcome.returncode, outcome.stdout) == (0, "")
    assert re.fullmatch(r"no issues in \d+ notes\n", outcome.stderr)


def test_place_can_be_opened(broken: Path, run: Call) -> None:
    """Each issue starts with file:line:column as seen from the current folder."""
    told = run("check", "broken", cwd=broken.parent).stdout
    assert re.search(r"^broken/1\.md:6:5\b.*\bZ\d+\b.*Nobody here", told, re.MULTILINE)
    inside = run("check", cwd=broken).stdout
    assert re.search(r"^1\.md:6:5\b", inside, re.MULTILINE)


def test_json(broken: Path, call: Call) -> None:
    """JSON is a list of issues with all that is known of each, paths relative to the notes."""
    outcome = call("check", broken, "--json")
    issues = json.loads(outcome.stdout)
    assert issues
    assert all(set(issue) == KEYS for issue in issues)
    assert {issue["path"] for issue in issues} <= {"1.md", "2.md"}
    assert call("check", broken, "--format", "json").stdout == outcome.stdout


def test_github(broken: Path, run: Call) -> None:
    """Annotations are workflow commands with paths as the repository sees them."""
    told = run("check", "broken", "--format", "github", cwd=broken.parent).stdout
    assert re.search(r"^::(error|warning|notice) file=broken/1\.md,line=6", told, re.MULTILINE)


def test_status(broken: Path, call: Call) -> None:
    """Status 1 needs an error, with --strict a warning; reading the list is no failure."""
    severities = {issue["severity"] for issue in json.loads(call("check", broken, "--json").stdout)}
    assert call("check", broken).returncode == int("error" in severities)
    strict = bool(severities & {"error", "warning"})
    assert call("check", broken, "--strict").returncode == int(strict)
    assert strict


def test_summary_counts(broken: Path, call: Call) -> None:
    """The summary tells how many of which kind, on stderr."""
    outcome = call("check", broken)
    assert re.search(r"\d+ (error|warning|info)s?.* in 2 notes", outcome.stderr)


def test_other_commands_say_it_in_one_line(tmp_path: Path, call: Call) -> None:
    """Elsewhere, issues of reading are one line on stderr that names the command to call."""
    folder = write_vault(tmp_path / "odd", {"1.md": "---\ntitle: [unclosed\n---\nText.\n"})
    outcome = call("stats", folder)
    assert outcome.returncode == 0
    (line,) = outcome.stderr.splitlines()
    assert re.search(r"reading met \d+ issues?: `zettel check .*odd` shows", line)


@pytest.mark.skipif(sys.platform == "win32", reason="no such file names there")
def test_names_cannot_split_a_line(tmp_path: Path, call: Call) -> None:
    """A file's name with a line end or an escape in it is shown escaped, on one line."""
    folder = write_vault(tmp_path / "v", {"a\n\x1b[2Jb.md": "[[Nobody]]\n", "2.md": ""})
    outcome = call("check", folder)
    assert "\x1b" not in outcome.stdout
    assert all(re.match(r".*\.md:\d+:\d+: ", line) for line in outcome.stdout.splitlines())
    assert r"a\n\x1b[2Jb.md:1:" in outcome.stdout


def test_two_formats_are_refused(broken: Path, call: Call) -> None:
    """`--json` and another format exclude each other; said twice, json is json."""
    outcome = call("check", broken, "--json", "--format", "github")
    assert_one_sentence(outcome)
    assert "--json and --format github" in outcome.stderr
    told = call("check", broken, "--json", "--format", "JSON").stdout
    assert told == call("check", broken, "--json").stdout


def test_select_and_ignore(broken: Path, call: Call) -> None:
    """Codes and names choose what is shown, repeated or in one word, and what the status counts."""
    outcome = call("check", broken, "--select", "orphan")
    assert {line.split()[2] for line in outcome.stdout.splitlines()} == {"Z112"}
    assert outcome.returncode == 0
    assert "Z112" not in call("check", broken, "--ignore", "Z113", "--ignore", "Z112").stdout
    assert call("check", broken, "--ignore", "Z1").stdout == ""


def test_settings_select(broken: Path, call: Call) -> None:
    """`[check]` in zettel.toml does the same for every run."""
    with (broken / "zettel.toml").open("a", encoding="utf-8") as file:
        file.write('[check]\nselect = ["Z1"]\nignore = ["missing-target", "Z112"]\n')
    outcome = call("check", broken)
    assert (outcome.returncode, outcome.stdout) == (0, "")
    assert "Z101" in call("check", broken, "--select", "Z101").stdout


@pytest.mark.parametrize("line", ['selct = ["Z101"]', 'select = "Z101"', 'ignore = ["Z999"]'])
def test_wrong_settings(broken: Path, call: Call, line: str) -> None:
    """A slip in `[check]` is told, not passed over."""
    with (broken / "zettel.toml").open("a", encoding="utf-8") as file:
        file.write(f"[check]\n{line}\n")
    outcome = call("check", broken)
    assert_one_sentence(outcome)
    assert "zettel.toml" in outcome.stderr


def test_unknown_code(broken: Path, call: Call) -> None:
    """A wrong code is a wrong call, and the nearest is told."""
    outcome = call("check", broken, "--select", "orphans")
    assert_one_sentence(outcome)
    assert "did you mean orphan?" in outcome.stderr


def test_baseline(broken: Path, call: Call) -> None:
    """After `--write-baseline` only new issues are shown, and what has gone is counted."""
    written = call("check", broken, "--write-baseline")
    assert (written.returncode, written.stdout) == (0, "")
    assert (broken / ".zettel-baseline.json").is_file()
    outcome = call("check", broken)
    assert (outcome.returncode, outcome.stdout) == (0, "")
    assert re.search(r"^3 issues in the baseline are not shown$", outcome.stderr, re.MULTILINE)
    (broken / "1.md").write_text("Another line.\n\n[[Nobody else]]\n", encoding="utf-8")
    for form in ("text", "json", "github"):
        changed = call("check", broken, "--format", form)
        assert "Nobody else" in changed.stdout
        assert "Nobody here" not in changed.stdout
        assert changed.returncode == 1
        assert "1 of the baseline is gone" in changed.stderr
    assert "Z112" in call("check", broken, "--no-baseline").stdout


def test_baseline_of_some_codes_keeps_the_others(broken: Path, call: Call) -> None:
    """What was not looked for stays in the file, and is counted."""
    call("check", broken, "--write-baseline")
    written = call("check", broken, "--write-baseline", "--select", "orphan")
    assert "holds 3 issues now, 1 of them from before" in written.stderr
    assert (call("check", broken).returncode, call("check", broken).stdout) == (0, "")


def test_comments_without_effect_are_told(broken: Path, call: Call) -> None:
    """In one line on stderr, with their place; the issues stay."""
    (broken / "1.md").write_text("[[Nobody]] <!-- zettel-ignore Z999 -->\n", encoding="utf-8")
    outcome = call("check", broken)
    assert "Nobody" in outcome.stdout
    assert re.search(r"1\.md:1: check has no code 'Z999'", outcome.stderr)


def test_baseline_survives_other_lines(broken: Path, call: Call) -> None:
    """What is written above an issue does not make it new."""
    call("check", broken, "--write-baseline")
    text = (broken / "1.md").read_text(encoding="utf-8").replace("See", "More.\n\nAnd see")
    (broken / "1.md").write_text(text, encoding="utf-8")
    assert call("check", broken).stdout == ""


def test_baseline_of_another_name(broken: Path, tmp_path: Path, call: Call) -> None:
    """`--baseline` names the file, and so may zettel.toml; one that is not there is told."""
    file = tmp_path / "old.json"
    missing = call("check", broken, "--baseline", file)
    assert_one_sentence(missing)
    call("check", broken, "--baseline", file, "--write-baseline")
    assert file.is_file()
    assert call("check", broken, "--baseline", file).stdout == ""
    with (broken / "zettel.toml").open("a", encoding="utf-8") as settings:
        settings.write('[check]\nbaseline = "../old.json"\n')
    assert call("check", broken).stdout == ""
    file.unlink()
    assert_one_sentence(call("check", broken))


def test_statistics(broken: Path, call: Call) -> None:
    """Each code is counted once, the most frequent first."""
    (broken / "3.md").write_text("[[Nobody]] [[Nobody]]\n", encoding="utf-8")
    outcome = call("check", broken, "--statistics")
    assert outcome.stdout == "3  Z101 missing-target\n3  Z112 orphan\n"
    assert outcome.returncode == 1
    rows = json.loads(call("check", broken, "--statistics", "--json").stdout)
    assert [(row["code"], row["count"]) for row in rows] == [("Z101", 3), ("Z112", 3)]


@pytest.fixture
def fixable(tmp_path: Path) -> Path:
    """Make a vault with a link that a table cuts."""
    return write_vault(tmp_path / "fixable", {"1.md": CELL, "2.md": "# Two\n\n[[1]]\n"})


def test_fixable_issues_are_marked(fixable: Path, call: Call) -> None:
    """Text shows `[*]`, JSON says `fixable`."""
    assert "warning Z127 unescaped-pipe [*]: " in call("check", fixable).stdout
    assert [issue["fixable"] for issue in json.loads(call("check", fixable, "--json").stdout)] == [
        True
    ]


def test_diff_writes_nothing(fixable: Path, run: Call) -> None:
    """`--diff` shows on stdout what `--fix` would do."""
    outcome = run("check", "fixable", "--diff", cwd=fixable.parent)
    assert outcome.returncode == 0
    assert outcome.stdout.startswith("--- fixable/1.md\n+++ fixable/1.md\n")
    assert "\n-| [[Two|x]] |\n+| [[Two\\|x]] |\n" in outcome.stdout
    assert (fixable / "1.md").read_text(encoding="utf-8") == CELL


@pytest.mark.parametrize("form", ["text", "json", "github"])
def test_fix(fixable: Path, call: Call, form: str) -> None:
    """`--fix` tells its diff on stderr, writes it, and reports what is left, twice the same."""
    (fixable / "3.md").write_text("[[Nobody]] [[Two]]\n", encoding="utf-8")
    outcome = call("check", fixable, "--fix", "--format", form)
    assert "\n+| [[Two\\|x]] |" in outcome.stderr
    assert "Nobody" in outcome.stdout
    assert "unescaped-pipe" not in outcome.stdout
    assert outcome.returncode == 1
    assert (fixable / "1.md").read_text(encoding="utf-8") == CELL.replace("Two|", "Two\\|")
    again = call("check", fixable, "--fix", "--format", form)
    assert again.stdout == outcome.stdout
    assert "+++" not in again.stderr


def test_fix_mends_what_is_shown(fixable: Path, call: Call) -> None:
    """What is ignored, or in the baseline, stays as it is."""
    call("check", fixable, "--fix", "--ignore", "Z127")
    call("check", fixable, "--write-baseline")
    call("check", fixable, "--fix")
    assert (fixable / "1.md").read_text(encoding="utf-8") == CELL
    call("check", fixable, "--fix", "--no-baseline")
    assert (fixable / "1.md").read_text(encoding="utf-8") != CELL


@pytest.mark.parametrize(
    "words",
    [
        ("--fix", "--diff"),
        ("--diff", "--json"),
        ("--diff", "--statistics"),
        ("--fix", "--write-baseline"),
        ("--no-baseline", "--write-baseline"),
        ("--no-baseline", "--baseline", "x.json"),
    ],
)
def test_what_excludes_each_other(fixable: Path, call: Call, words: tuple[str, ...]) -> None:
    """Two wishes that cannot both be met are a wrong call."""
    outcome = call("check", fixable, *words)
    assert_one_sentence(outcome)
    assert "exclude each other" in outcome.stderr


def test_a_vault_without_an_ontology_loads_no_engine(fixable: Path) -> None:
    """Neither shapes nor RDF cost anything where there are none."""
    program = (
        "import sys; from zettel.cli import main; main(['check', sys.argv[1]]);"
        "print([name for name in ('pyshacl', 'rdflib', 'networkx') if name in sys.modules])"
    )
    told = subprocess.run(
        [sys.executable, "-c", program, str(fixable)], capture_output=True, text=True, check=True
    )
    assert told.stdout.splitlines()[-1] == "[]"
