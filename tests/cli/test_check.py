"""`zettel check`: every issue with its place, for people, for programs, for GitHub."""

import json
import re
import sys
from pathlib import Path

import pytest

from .conftest import Call, assert_one_sentence, write_vault

KEYS = {"path", "line", "column", "code", "severity", "message", "hint"}


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
    assert re.search(r"\d+ issues? in the notes: `zettel check .*odd` shows", line)


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
