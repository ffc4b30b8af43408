"""Laws of renaming and moving, over small vaults with links of every spelling."""

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import zettel
from tests.edit.renaming import FOLDERS, TITLES, move, read_all, rename, vaults
from zettel.edit.renaming.remembered import FILE_NAME
from zettel.errors import NoteError
from zettel.model import Ambiguous, Found

EXAMPLES = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def write(files: dict[str, str]) -> Path:
    """Write a vault into a new folder."""
    folder = Path(tempfile.mkdtemp())
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(text.encode())
    return folder


def find_ends(folder: Path, moved: dict[str, str]) -> list[list[str]]:
    """Tell where each link of each note leads, by paths, which `moved` brings up to date."""
    vault = zettel.open(folder)
    paths = {note.id: moved.get(note.path, note.path) for note in vault.notes}
    ends = {}
    for item in vault.resolved:
        own = [
            paths[link.resolution.note] if isinstance(link.resolution, Found | Ambiguous) else ""
            for link in item.links
            if link.link.kind != "tag"
        ]
        ends[moved.get(item.note.path, item.note.path)] = own
    return [ends[path] for path in sorted(ends)]


@EXAMPLES
@given(
    vaults(), st.sampled_from((*TITLES, "New name", "beta", "Ünï cödé")), st.data(), st.booleans()
)
def test_a_title_given_back_restores_every_byte(
    files: dict[str, str], title: str, data: st.DataObject, keep_file: bool
) -> None:
    """Rename, then rename back: every file has its name and its bytes again.

    In between every link that led to a note leads to the same one, and what is kept for the way
    back holds nothing of the text.
    """
    folder = write(files)
    before = read_all(folder)
    path = data.draw(st.sampled_from(sorted(files)))
    (old,) = (note.title for note in zettel.open(folder).notes if note.path == path)
    try:
        plan = rename(folder, path, title, keep_file=keep_file)
    except NoteError:
        assert read_all(folder) == before
        return
    (note,) = (note for note in zettel.open(folder).notes if note.path == plan.path)
    assert note.title == title
    kept = folder / FILE_NAME
    assert not kept.exists() or b"text" not in kept.read_bytes()
    there = find_ends(folder, {})
    rename(folder, plan.path, old, keep_file=keep_file)
    assert read_all(folder) == before
    for was, now in zip(find_ends(folder, {path: plan.path}), there, strict=True):
        assert [end for end, new in zip(was, now, strict=True) if end and end != new] == []


@EXAMPLES
@given(
    vaults(), st.sampled_from(FOLDERS), st.sampled_from((*TITLES[:4], "new", "New name")), st.data()
)
def test_a_file_moved_back_restores_every_byte(
    files: dict[str, str], target: str, name: str, data: st.DataObject
) -> None:
    """Move, then move back: every file has its name and its bytes again."""
    folder = write(files)
    before = read_all(folder)
    path = data.draw(st.sampled_from(sorted(files)))
    try:
        plan = move(folder, path, f"{target}{name}")
    except NoteError:
        assert read_all(folder) == before
        return
    there = find_ends(folder, {})
    move(folder, plan.path, path)
    assert read_all(folder) == before
    for was, now in zip(find_ends(folder, {path: plan.path}), there, strict=True):
        assert [end for end, new in zip(was, now, strict=True) if end and end != new] == []
