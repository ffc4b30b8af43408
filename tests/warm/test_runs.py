"""What a warm run does, and what it leaves alone."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

import zettel
from tests.vaults import write_vault
from tests.warm.edits import append, open_cold, touch_back, wait, write
from zettel.dialect import Dialect
from zettel.model import Issue, Note
from zettel.reader import known, listing
from zettel.reader import parsed as parsed_notes


def export(folder: Path) -> bytes:
    """Write the vault's Turtle beside it, warm, and return it."""
    output = folder.parent / "out.ttl"
    zettel.open(folder).export("turtle", output)
    return output.read_bytes()


def test_nothing_is_written_where_nothing_changed(vault: Path) -> None:
    """A file that is right stays as it is, with its time."""
    output = vault.parent / "out.ttl"
    before = output.stat().st_ctime_ns
    assert export(vault) == open_cold(vault).export("turtle")
    assert output.stat().st_ctime_ns == before


def test_nothing_is_parsed_where_nothing_changed(vault: Path) -> None:
    """To tell that all is as it was no parser is loaded, nor anything that makes triples."""
    script = (
        "import sys; from pathlib import Path; import zettel; from zettel.reader import known\n"
        f"known.DOUBT = {known.DOUBT}\n"
        "vault = zettel.open(sys.argv[1]); vault.export('turtle', Path(sys.argv[2]))\n"
        "vault.stats() if len(sys.argv) > 3 else None\n"
        "print(*sys.modules)"
    )
    call = [sys.executable, "-c", script, str(vault), str(vault.parent / "out.ttl")]
    zettel.open(vault).stats()
    for more in ([], ["stats"]):
        told = subprocess.run([*call, *more], capture_output=True, check=True).stdout.decode()
        heavy = {
            "pyromark",
            "yaml",
            "rdflib",
            "networkx",
            "igraph",
            "pyoxigraph",
            "multiprocessing",
        }
        heavy |= {"zettel.formats", "zettel.syntax", "zettel.resolve", "zettel.rdf"}
        assert not heavy.intersection(told.split())


def test_only_what_changed_is_parsed(vault: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One note edited: its text alone is parsed, and the others stay in the cache."""
    parsed: list[str] = []
    parse = parsed_notes._parse_note

    def watch(path: str, data: bytes, dialect: Dialect) -> tuple[Note, tuple[Issue, ...]]:
        parsed.append(path)
        return parse(path, data, dialect)

    monkeypatch.setattr(parsed_notes, "_parse_note", watch)
    append("n3.md", "[[n9]]")(vault)
    wait()
    assert b"n9" in export(vault)
    assert parsed == ["n3.md"]


@pytest.mark.parametrize("harm", ["changed", "removed", "a folder's"])
def test_a_file_that_is_not_ours_any_more_is_written_anew(vault: Path, harm: str) -> None:
    """Whoever has edited, removed or replaced the output gets the whole of it."""
    output = vault.parent / "out.ttl"
    if harm == "changed":
        output.write_bytes(output.read_bytes().replace(b"words", b"WORDS"))
    else:
        output.unlink()
    if harm == "a folder's":
        write("other.ttl", "# mine\n")(vault.parent)
        (vault.parent / "other.ttl").replace(output)
    append("n3.md", "[[n9]]")(vault)
    wait()
    assert export(vault) == open_cold(vault).export("turtle")


def test_a_file_beside_the_vault_counts(vault: Path) -> None:
    """A link out of the vault is looked at again though no note has changed."""
    before = export(vault)
    write("outside.md", "x")(vault.parent)
    assert (after := export(vault)) != before
    assert after == open_cold(vault).export("turtle")


@pytest.mark.skipif(sys.platform == "win32", reason="keeps no time of change there")
def test_a_change_that_hides_its_time_is_seen(vault: Path) -> None:
    """Another text of the same length and the same time: the system knows all the same."""
    touch_back("n3.md", "# N3\n[[n9]]")(vault)
    wait()
    assert export(vault) == open_cold(vault).export("turtle")


def test_verify_finds_what_no_time_tells(vault: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nothing but the text differs, reading it finds that, and names the note."""
    monkeypatch.setattr(listing, "_to_entry", lambda path, found: (path, 1, 1, found.st_size, 1))
    zettel.open(vault)
    touch_back("n3.md", "# N3\n[[n9]]")(vault)
    assert zettel.open(vault).reading.unnoticed == ()
    seen = zettel.open(vault, verify=True)
    assert seen.reading.unnoticed == ("n3.md",)
    assert seen.notes == open_cold(vault).notes
    assert zettel.open(vault, verify=True).reading.unnoticed == ()


def test_without_a_cache_nothing_is_kept(tmp_path: Path) -> None:
    """`cache=False` neither reads nor writes one."""
    folder = write_vault(tmp_path / "vault", "=== a.md\n")
    open_cold(folder).export("turtle", tmp_path / "out.ttl")
    assert not (tmp_path / "cache").exists()


def test_what_another_process_has_put_there_is_not_mistaken(vault: Path) -> None:
    """A note that is in the cache with another text than the one we have seen is read anew."""
    ours = zettel.open(vault)
    write("n3.md", "# Other\n")(vault)
    wait()
    assert any(note.title == "Other" for note in zettel.open(vault).notes)
    write("n3.md", "# Third\n")(vault)
    assert {note.title for note in ours.notes if note.path == "n3.md"} == {"Third"}


def test_several_processes_at_once(vault: Path) -> None:
    """Each writes what a cold run would, while the notes change under them."""
    script = (
        "import sys; from pathlib import Path; import zettel\n"
        "for n in range(6): zettel.open(sys.argv[1]).export('turtle', Path(sys.argv[2]))\n"
    )
    outputs = [vault.parent / f"{n}.ttl" for n in range(3)]
    running = [
        subprocess.Popen([sys.executable, "-c", script, str(vault), str(output)])
        for output in outputs
    ]
    for number in range(8):
        append(f"n{number}.md", f"[[n{number + 2}]]")(vault)
        time.sleep(0.05)
    assert [one.wait() for one in running] == [0, 0, 0]
    cold = open_cold(vault).export("turtle")
    for output in outputs:
        zettel.open(vault).export("turtle", output)
        assert output.read_bytes() == cold
