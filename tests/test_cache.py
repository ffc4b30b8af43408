"""The cache file: safe to delete, to damage, to share, and never in anybody's way."""

import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from zettel import cache
from zettel.cache import Cache, find_cache, find_cache_folder

ROWS = [("a.md", b"1", b"one"), ("b.md", b"2", b"two")]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Return where a cache may be."""
    return tmp_path / "cache" / "vault.sqlite3"


def damage(path: Path, how: str) -> None:
    """Do to a file what disks and people do."""
    data = path.read_bytes()
    harm = {
        "emptied": b"",
        "cut": data[: len(data) // 2],
        "text": b"this is no data base\n" * 500,
        "garbled": data[:100] + bytes(reversed(data[100:])),
    }
    path.write_bytes(harm[how])


def test_what_is_written_is_read(place: Path) -> None:
    """Parts by name and notes by path; what is gone is gone, what is not there is empty."""
    known = Cache(place)
    known.write({"x": b"1", "y": b""}, ROWS)
    known.write({"x": b"3"}, [("b.md", b"4", b"four")], gone=["a.md"])
    again = Cache(place)
    assert again.read("x", "y", "z") == [b"3", b"", b""]
    assert [*again.read_notes()] == [("b.md", b"4", b"four")]
    assert again.read_note("b.md") == (b"4", b"four")
    assert again.read_note("a.md") == (b"", b"")


def test_the_folder_says_what_it_is(place: Path) -> None:
    """Backups know it by its tag, people by the text; nobody else may look into it."""
    Cache(place).write({"x": b"1"})
    tag = (place.parent / cache.TAG).read_text(encoding="utf-8")
    assert tag.startswith("Signature: 8a477f597d28d172789f06886806bc55\n")
    assert "safe to delete" in tag
    if os.name == "posix":
        assert place.parent.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("how", ["emptied", "cut", "text", "garbled"])
def test_a_damaged_file_is_made_anew(place: Path, how: str) -> None:
    """Nothing is read from it that was not written, and the next writing puts it right."""
    rows = [(f"{n}.md", b"d", bytes(2000)) for n in range(50)]
    Cache(place).write({"x": b"1"}, rows)
    damage(place, how)
    assert Cache(place).read("x") in ([b""], [b"1"])
    Cache(place).write({"x": b"2"}, ROWS)
    assert Cache(place).read("x") == [b"2"]
    assert set(ROWS) <= set(Cache(place).read_notes())


def test_another_version_leaves_nothing(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What other code has made is neither read nor kept."""
    monkeypatch.setattr(cache, "find_version", lambda: b"old")
    Cache(place).write({"x": b"1"}, ROWS)
    monkeypatch.undo()
    new = Cache(place)
    assert new.read("x") == [b""]
    new.write({"y": b"2"})
    assert new.read("x", "y") == [b"", b"2"]
    assert not [*new.read_notes()]


def test_code_that_changes_is_another_version(tmp_path: Path) -> None:
    """A file of the package that is edited, or only has another time, is noticed."""
    copy = tmp_path / "copy"
    script = "import zettel.cache as c; print(c.find_version().hex())"

    def ask() -> str:
        call = [sys.executable, "-c", script]
        environment = {**os.environ, "PYTHONPATH": str(copy)}
        return subprocess.run(
            call, capture_output=True, check=True, env=environment, cwd=tmp_path
        ).stdout.decode()

    (copy / "zettel" / "syntax").mkdir(parents=True)
    source = Path(cache.__file__)
    for name in ("cache.py", "cache.sql", "cache.tag"):
        (copy / "zettel" / name).write_bytes((source.parent / name).read_bytes())
    (copy / "zettel" / "__init__.py").touch()
    deep = copy / "zettel" / "syntax" / "deep.py"
    deep.write_text("one = 1\n", encoding="utf-8")
    first = ask()
    assert ask() == first
    deep.write_text("one = 2\n", encoding="utf-8")
    assert ask() != first


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_is_no_trouble(tmp_path: Path) -> None:
    """Everything goes on without a cache."""
    tmp_path.chmod(0o500)
    known = Cache(tmp_path / "none" / "x.sqlite3")
    known.write({"x": b"1"}, ROWS)
    assert known.read("x") == [b""]


def test_a_place_that_is_no_folder_is_no_trouble(tmp_path: Path) -> None:
    """Where a file stands in the way there is no cache."""
    (tmp_path / "file").touch()
    known = Cache(tmp_path / "file" / "x.sqlite3")
    known.write({"x": b"1"}, ROWS)
    assert known.read("x") == [b""]
    assert not [*known.read_notes()]


def test_another_process_that_writes_is_not_waited_for_ever(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who keeps the file loses nothing, and the other goes on without writing."""
    monkeypatch.setattr(cache, "WAIT", 0.05)
    Cache(place).write({"x": b"1"})
    other = sqlite3.connect(place, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    Cache(place).write({"x": b"2"})
    other.execute("COMMIT")
    other.close()
    assert Cache(place).read("x") == [b"1"]


def test_each_folder_has_its_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """By the notes' folder and by that of the settings; `off` means none."""
    monkeypatch.setenv(cache.PLACE, str(tmp_path))
    told = [
        (tmp_path / "a", tmp_path),
        (tmp_path / "b", tmp_path),
        (tmp_path / "a", tmp_path / "a"),
    ]
    found = [find_cache(notes, root) for notes, root in told]
    assert len({one.path for one in found if one}) == 3
    assert all(one and one.path.parent == tmp_path for one in found)
    monkeypatch.setenv(cache.PLACE, "off")
    assert find_cache(*told[0]) is None


def test_the_users_cache_folder_is_the_place(monkeypatch: pytest.MonkeyPatch) -> None:
    """As the platform has it, unless the environment says otherwise."""
    monkeypatch.delenv(cache.PLACE)
    if sys.platform.startswith("linux"):
        monkeypatch.setenv("XDG_CACHE_HOME", "/somewhere")
        assert find_cache_folder() == Path("/somewhere/zettel")
        monkeypatch.setenv("XDG_CACHE_HOME", "relative")
        assert find_cache_folder() == Path.home() / ".cache" / "zettel"
    assert find_cache_folder().is_absolute()


def test_writers_at_once_leave_a_whole_state(place: Path) -> None:
    """Of several processes that write the same names each leaves all of its own, or none."""
    script = (
        "import sys; from pathlib import Path; from zettel.cache import Cache\n"
        "known, me = Cache(Path(sys.argv[1])), sys.argv[2].encode()\n"
        "for _ in range(20):\n"
        "    known.write({'x': me, 'y': me}, [('a.md', me, me)])\n"
        "    x, y = known.read('x', 'y'); assert x == y\n"
    )
    calls: Sequence[list[str]] = [
        [sys.executable, "-c", script, str(place), name] for name in "pqr"
    ]
    running = [subprocess.Popen(call, stderr=subprocess.PIPE) for call in calls]
    assert [one.communicate()[1] for one in running] == [b"", b"", b""]
    x, y = Cache(place).read("x", "y")
    assert x == y in (b"p", b"q", b"r")


def test_a_damaged_letter_is_noticed(place: Path) -> None:
    """Where the file is whole and its content is not, nothing is handed out."""
    Cache(place).write({"x": b"a long enough text"}, [("a.md", b"digest", b"another long text")])
    place.write_bytes(place.read_bytes().replace(b"long", b"lonk"))
    assert Cache(place).read("x") == [b""]
    assert Cache(place).read_note("a.md") == (b"digest", b"")
    assert [*Cache(place).read_notes()] == [("a.md", b"digest", b"")]


@pytest.mark.skipif(os.name != "posix", reason="as POSIX has it")
def test_the_file_is_for_its_user_alone(tmp_path: Path) -> None:
    """Also in a folder that others may enter: it holds sentences of private notes."""
    tmp_path.chmod(0o755)
    Cache(tmp_path / "x.sqlite3").write({"x": b"1"})
    assert (tmp_path / "x.sqlite3").stat().st_mode & 0o077 == 0


def test_a_place_that_cannot_be_asked_is_no_trouble(tmp_path: Path) -> None:
    """What the system refuses to look at is as if it were not there."""
    known = Cache(tmp_path / ("x" * 300))
    known.write({"x": b"1"}, ROWS)
    assert known.read("x") == [b""]


def test_another_process_is_waited_for_once(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After that the run goes on as if there were no cache."""
    monkeypatch.setattr(cache, "WAIT", 0.01)
    Cache(place).write({"x": b"1"})
    other = sqlite3.connect(place, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    opened: list[str] = []
    connect = sqlite3.connect

    def watch(path: str, **options: float) -> sqlite3.Connection:
        opened.append(path)
        return connect(path, isolation_level=None, timeout=options["timeout"])

    monkeypatch.setattr(sqlite3, "connect", watch)
    known = Cache(place)
    for _ in range(3):
        assert known.read("x") == [b""]
        known.write({"x": b"2"})
    other.execute("COMMIT")
    other.close()
    assert len(opened) == 1


def test_caches_that_nobody_uses_are_removed(place: Path) -> None:
    """A new vault's cache takes the place of those that were not written to for months."""
    for name in ("old", "used"):
        Cache(place.with_name(f"{name}.sqlite3")).write({"x": b"1"})
    long_ago = time.time() - 2 * cache.KEPT
    os.utime(place.with_name("old.sqlite3"), (long_ago, long_ago))
    Cache(place).write({"x": b"1"})
    assert sorted(file.stem for file in place.parent.glob("*.sqlite3")) == ["used", "vault"]


def test_other_columns_are_made_anew(place: Path) -> None:
    """A file that some other program made, under our name, does not last."""
    place.parent.mkdir()
    other = sqlite3.connect(place)
    other.execute("CREATE TABLE parts (one TEXT)")
    other.execute("CREATE TABLE notes (one TEXT, two TEXT)")
    other.commit()
    other.close()
    assert Cache(place).read("x") == [b""]
    Cache(place).write({"x": b"1"}, ROWS)
    assert Cache(place).read("x") == [b"1"]
