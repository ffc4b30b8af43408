"""Help says what a command is for, then shows examples that work."""

import shlex
from importlib import import_module
from pathlib import Path

import pytest

from tests.compare.repositories import commit, git
from tests.server.servers import start_server
from zettel.cli.commands import COMMANDS

from .conftest import Call

EXAMPLES = [
    example
    for place, _ in COMMANDS.values()
    for example in import_module(f"zettel.cli.{place.split(':')[0]}").EXAMPLES.splitlines()
    if "://" not in example  # servers that are not there
]


def test_every_command_is_listed(call: Call) -> None:
    """`zettel --help` names each command with what it is for."""
    told = call("--help").stdout
    listed = [line.split(maxsplit=1) for line in told.partition("Commands:")[2].splitlines()]
    assert {words[0]: len(words) for words in listed if words} == dict.fromkeys(COMMANDS, 2)


def test_bare_call_shows_help(call: Call) -> None:
    """`zettel` alone is answered with its help, as an answer and not as a reproach."""
    bare = call()
    assert bare.returncode == 0
    assert bare.stdout == call("--help").stdout
    assert bare.stderr == ""


def test_version(call: Call) -> None:
    """`--version` tells one."""
    outcome = call("--version")
    assert outcome.returncode == 0
    assert outcome.stdout.startswith("zettel ")


@pytest.mark.parametrize("name", COMMANDS)
def test_help_begins_with_the_purpose(name: str, call: Call) -> None:
    """A sentence on what for, examples, then usage and options, within 100 columns."""
    lines = call(name, "--help").stdout.splitlines()
    assert lines[0][0].isupper()
    assert lines.index("Examples:") < next(i for i, s in enumerate(lines) if s.startswith("Usage:"))
    assert sum(line.startswith("  zettel ") for line in lines) in (2, 3)
    assert max(map(len, lines)) <= 100


@pytest.mark.parametrize("example", EXAMPLES)
def test_examples_work_as_they_stand(
    example: str, corpus: Path, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each example in the help succeeds beside the shipped notes and answers something."""
    monkeypatch.chdir(corpus)
    monkeypatch.setenv("XDG_CACHE_HOME", str(corpus / "cache"))
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER"):
        monkeypatch.delenv(name, raising=False)
    words = shlex.split(example)
    if words[1] == "serve":
        with start_server(corpus / words[2], *words[3:]) as server:
            assert server.get("status").status_code == 200
        return
    if words[1] == "diff":
        git(corpus, "init", "-q")
        commit(corpus, tag="v1.0")
        commit(corpus, "=== notes/new.md\n# New\n", tag="v2.0")
    outcome = call(*words[1:])
    assert outcome.returncode == 0, outcome.stderr
    written = "-o" in words and (corpus / words[-1]).exists()
    assert outcome.stdout or written or words[1] == "check"
