"""Changes to files: exact, shown, written whole."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zettel.edit.changes import Change, Edit, apply_edits, to_diff, write_changes
from zettel.errors import NoteError
from zettel.formats.encoding import decode
from zettel.settings import read_settings


@given(st.binary(max_size=60), st.data())
def test_an_edit_undone_gives_the_same_bytes(data: bytes, draw: st.DataObject) -> None:
    """Whatever the encoding, line ends and broken bytes, what an edit spares stays as it was."""
    text = decode(data).text
    start = draw.draw(st.integers(0, len(text)))
    try:
        changed = apply_edits(data, [Edit(start, start, "abc")])
    except NoteError:
        return  # broken UTF-16 is not changed at all
    if decode(changed).encoding == decode(data).encoding:
        assert apply_edits(changed, [Edit(start, start + 3, "")]) == data


def test_edits_that_overlap_are_refused() -> None:
    """Of two edits of one place neither is silently lost."""
    with pytest.raises(NoteError):
        apply_edits(b"abcdef", [Edit(0, 3, "x"), Edit(2, 4, "y")])


def test_a_diff_names_files_that_come_and_go() -> None:
    """A new file comes from /dev/null, as git has it."""
    assert to_diff([Change("a.md", None, b"x\n")]) == "--- /dev/null\n+++ a.md\n@@ -0,0 +1 @@\n+x\n"
    assert to_diff([Change("a.md", b"x", b"x")]) == ""


def test_a_file_changed_meanwhile_is_not_written(tmp_path: Path) -> None:
    """What someone else wrote after the change was planned is kept, and no other file changes."""
    (tmp_path / "a.md").write_bytes(b"newer")
    (tmp_path / "b.md").write_bytes(b"b")
    changes = [Change("b.md", b"b", b"B"), Change("a.md", b"old", b"planned")]
    with pytest.raises(NoteError):
        write_changes(read_settings(tmp_path), changes)
    assert (tmp_path / "a.md").read_bytes() == b"newer"
    assert (tmp_path / "b.md").read_bytes() == b"b"


def test_a_file_moves_with_its_new_text(tmp_path: Path) -> None:
    """The old name is gone and the folder of the new one is made."""
    (tmp_path / "a.md").write_bytes(b"a")
    write_changes(read_settings(tmp_path), [Change("a.md", b"a", b"A", "deep/b.md")])
    assert not (tmp_path / "a.md").exists()
    assert (tmp_path / "deep/b.md").read_bytes() == b"A"
