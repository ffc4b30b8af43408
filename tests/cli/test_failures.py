"""Every wrong call ends with one sentence and status 2, and leaves no half-written file."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from zettel.cli import failures, main

from .conftest import Call, assert_one_sentence, list_files

ON_A_FOLDER = [
    ("view", "{}", "--no-open"),
    ("query", "{}", "ASK {{}}"),
    ("export", "{}", "--to", "turtle"),
    ("check", "{}"),
    ("stats", "{}"),
    ("show", "{}", "Alpha"),
    ("path", "{}", "Alpha", "Beta"),
]


@pytest.mark.parametrize("words", [*ON_A_FOLDER, ("new", "{}", "Title")], ids=lambda w: w[0])
def test_no_such_folder(words: tuple[str, ...], tmp_path: Path, call: Call) -> None:
    """A folder that is not there is named in the sentence."""
    outcome = call(*(word.format(tmp_path / "nowhere") for word in words))
    assert_one_sentence(outcome)
    assert "nowhere" in outcome.stderr
    assert list_files(tmp_path) == []


@pytest.mark.parametrize("words", ON_A_FOLDER, ids=lambda w: w[0])
def test_no_notes(words: tuple[str, ...], tmp_path: Path, call: Call) -> None:
    """A folder without notes is a wrong call, not an empty answer."""
    (tmp_path / "picture.png").write_bytes(b"")
    assert_one_sentence(call(*(word.format(tmp_path) for word in words)))


def test_file_for_a_folder(vault: Path, call: Call) -> None:
    """A note given where the vault belongs is told as such."""
    assert_one_sentence(call("check", vault / "1.md"))


def test_bad_settings(vault: Path, call: Call) -> None:
    """Settings that cannot be read are named."""
    (vault / "zettel.toml").write_text("base = ", encoding="utf-8")
    outcome = call("check", vault)
    assert_one_sentence(outcome)
    assert "zettel.toml" in outcome.stderr


@pytest.mark.parametrize(
    "words",
    [
        ("query", "{}", "SELECT WHERE"),
        ("query", "{}", "SELECT ?x WHERE {{ ?x ex:nothing ?y }}"),
        ("query", "{}", "no-such.rq"),
        ("query", "{}", "Q999"),
        ("query", "{}"),
    ],
    ids=["malformed", "unknown prefix", "no such file", "no such name", "none"],
)
def test_wrong_query(words: tuple[str, ...], vault: Path, call: Call) -> None:
    """A query that cannot be asked says why."""
    assert_one_sentence(call(*(word.format(vault) for word in words)))


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        (("export", "{}", "--to", "turtel"), "did you mean turtle"),
        (("export", "{}", "--to", "zzz"), "graphml"),
        (("export", "{}"), "--to"),
        (("query", "{}", "ASK {{}}", "--format", "jsn"), "did you mean json"),
        (("check", "{}", "--format", "githb"), "did you mean github"),
    ],
)
def test_unknown_format(words: tuple[str, ...], meant: str, vault: Path, call: Call) -> None:
    """A format that does not exist is answered with those that do, and the nearest."""
    outcome = call(*(word.format(vault) for word in words))
    assert_one_sentence(outcome)
    assert meant in outcome.stderr


def test_format_that_does_not_suit(vault: Path, call: Call) -> None:
    """Rows are no graph and a graph has no rows: saying so beats writing nonsense."""
    assert_one_sentence(call("query", vault, "SELECT ?s { ?s ?p ?o }", "--format", "turtle"))
    asked = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"
    assert_one_sentence(call("query", vault, asked, "--format", "csv"))
    assert_one_sentence(call("query", vault, "ASK {}", "-o", vault / "answer.odt"))
    assert_one_sentence(call("export", vault, "--to", "csv"))


WRITERS = [
    ("view", "{}", "--no-open", "-o"),
    ("export", "{}", "--to", "turtle", "-o"),
    ("export", "{}", "--to", "graphml", "-o"),
    ("export", "{}", "--to", "csv", "-o"),
    ("query", "{}", "SELECT ?s {{ ?s ?p ?o }}", "--format", "csv", "-o"),
]


@pytest.mark.parametrize("words", WRITERS, ids=" ".join)
def test_unwritable_output(words: tuple[str, ...], vault: Path, call: Call) -> None:
    """An output below a file can never be written; nothing is left behind."""
    before = list_files(vault)
    outcome = call(*(word.format(vault) for word in words), vault / "1.md" / "out")
    assert_one_sentence(outcome)
    assert "out" in outcome.stderr
    assert list_files(vault) == before


@pytest.mark.parametrize("words", [w for w in WRITERS if "csv" not in w], ids=" ".join)
def test_output_that_is_a_folder(words: tuple[str, ...], vault: Path, call: Call) -> None:
    """A folder is not replaced by a file, and nothing is left in or beside it."""
    (vault / "folder").mkdir()
    before = list_files(vault)
    assert_one_sentence(call(*(word.format(vault) for word in words), vault / "folder"))
    assert list_files(vault) == before


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        (("chek",), "check"),
        (("show", "."), "NOTE"),
        (("check", "--jsn"), "--json"),
        (("check", ".", "extra"), "extra"),
        (("export", "--to"), "--to"),
    ],
)
def test_wrong_words(words: tuple[str, ...], meant: str, call: Call) -> None:
    """A slip in the words themselves gets a sentence with the nearest word, and where to look."""
    outcome = call(*words)
    assert_one_sentence(outcome)
    assert meant in outcome.stderr
    assert "--help" in outcome.stderr


def test_unknown_note(vault: Path, call: Call) -> None:
    """A name that no note has is answered with a near one."""
    outcome = call("show", vault, "Alpa")
    assert_one_sentence(outcome)
    assert "Alpha" in outcome.stderr
    assert_one_sentence(call("path", vault, "Alpha", "Nobody"))


def test_no_path(vault: Path, call: Call) -> None:
    """Notes that do not hang together are told so in one sentence."""
    assert_one_sentence(call("path", vault, "Alpha", "Delta"))


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (OSError(28, "No space left on device"), failures.OUTSIDE),
        (ConnectionResetError(104, "Connection reset"), failures.OUTSIDE),
        (PermissionError(13, "Permission denied", "x"), failures.WRONG_CALL),
        (KeyboardInterrupt(), failures.INTERRUPTED),
        (KeyError("x"), failures.FAULT),
    ],
    ids=repr,
)
def test_status(error: BaseException, status: int, capsys: pytest.CaptureFixture[str]) -> None:
    """The status tells the caller's slip, the machine's trouble and our own fault apart."""
    assert failures.report_failure(error) == status
    told = capsys.readouterr().err
    assert told.startswith("zettel: ")
    assert "Traceback" not in told


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (("Q04",), "zettel query . Q04"),
        (("hubs",), "zettel query . hubs"),
        (("names.rq",), "zettel query . names.rq"),
        (("Q04", "{}"), "zettel query {} Q04"),
        (("hubs", "{}", "--format", "csv"), "zettel query {} hubs"),
        (("SELECT ?s {{ ?s ?p ?o }}",), "zettel query . 'SELECT …'"),
        (("ask {{}}", "{}"), "zettel query {} 'ask …'"),
        ((f"ASK {{{{ {'?s ?p ?o . ' * 99} }}}}",), "zettel query . 'ASK …'"),
    ],
)
def test_query_without_its_vault(
    words: tuple[str, ...], hint: str, vault: Path, call: Call
) -> None:
    """Who begins with the query is told where the folder goes, in a call that can be copied."""
    outcome = call("query", *(word.format(vault) for word in words))
    assert_one_sentence(outcome)
    assert outcome.stderr.endswith(f"hint: {hint.format(vault)}\n")


def test_folder_that_is_no_query(vault: Path, call: Call) -> None:
    """A slip in the folder's name is told as such."""
    for words in (("nowhere",), ("nowhere", "Q01"), ("no where", "Q01")):
        outcome = call("query", *words)
        assert_one_sentence(outcome)
        assert "does not exist" in outcome.stderr


@pytest.mark.parametrize("words", WRITERS, ids=" ".join)
def test_empty_output_name(words: tuple[str, ...], vault: Path, call: Call) -> None:
    """`-o ''`, as from a variable that is not set, is no name for a file."""
    outcome = call(*(word.format(vault) for word in words), "")
    assert_one_sentence(outcome)
    assert "the name of the output is empty" in outcome.stderr


def test_output_that_tells_no_format(vault: Path, call: Call) -> None:
    """An ending that no format has is answered with the formats."""
    outcome = call("export", vault, "-o", vault / "graph.odt")
    assert_one_sentence(outcome)
    assert "graph.odt" in outcome.stderr
    assert "--to" in outcome.stderr


@pytest.fixture
def closed(vault: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give the vault to somebody who is bound by permissions, as root is not, and be them."""
    if not hasattr(os, "geteuid"):
        pytest.skip("needs permissions as POSIX has them")
    assert main(["stats", str(vault)]) == 0  # all modules are loaded while they can be
    monkeypatch.chdir(vault.parent)
    before = os.geteuid()
    if before == 0:
        vault.parent.chmod(0o755)
        os.chown(vault, 65534, -1)
        os.seteuid(65534)
    yield Path(vault.name)
    os.seteuid(before)
    vault.chmod(0o755)


@pytest.mark.parametrize("mode", [0o000, 0o311, 0o644])
def test_closed_folder(mode: int, closed: Path, call: Call) -> None:
    """A folder that one may not list or enter is told as such, not as one without notes."""
    closed.chmod(mode)
    outcome = call("check", closed)
    assert_one_sentence(outcome)
    assert f"no permission to read the folder {closed}\n" in outcome.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a disk that is always full is rare")
def test_a_full_disk_is_no_wrong_call(vault: Path, call: Call) -> None:
    """What the machine cannot do has the status of that, also where a file is written."""
    outcome = call("export", vault, "--to", "turtle", "-o", "/dev/full")
    assert "No space left" in outcome.stderr
    assert outcome.returncode == failures.OUTSIDE


@pytest.mark.skipif(os.name == "nt", reason="signals are others there")
def test_an_interrupt_is_told(vault: Path, tmp_path: Path) -> None:
    """Ctrl-C in the middle of a command ends it with a word, and the status of shells."""
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    program = "import sys; from zettel.cli import main; sys.exit(main(sys.argv[1:]))"
    call = [sys.executable, "-c", program, "import", str(vault), str(pipe)]
    with subprocess.Popen(call, stderr=subprocess.PIPE, encoding="utf-8") as running:
        with pipe.open("wb"):  # opens when the other side reads
            running.send_signal(signal.SIGINT)
            assert running.wait(30) == failures.INTERRUPTED
        assert running.stderr is not None
        assert running.stderr.read() == "zettel: interrupted\n"


@pytest.mark.parametrize("words", [("view", "--no-open"), ("export", "--to", "turtle")])
def test_output_that_is_a_note(words: tuple[str, ...], vault: Path, call: Call) -> None:
    """No note is written over, also under a name that a link gives it."""
    note = next(iter(sorted(vault.glob("*.md"))))
    text = note.read_bytes()
    beside = vault.parent / "beside.html"
    beside.symlink_to(note)
    for output in (note, beside):
        outcome = call(words[0], vault, *words[1:], "-o", output)
        assert outcome.returncode == 2
        assert "is one of the notes" in outcome.stderr
        assert note.read_bytes() == text
