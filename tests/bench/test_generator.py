"""The generator keeps its promises: the same bytes, the sizes and links of real notes."""

import hashlib
import re
import statistics
from pathlib import Path

import pytest

import zettel
from tests.bench.edits import age_files, change_names, change_text
from tests.bench.generate import generate_vault
from tests.bench.writing import LONGEST
from zettel.model import Ambiguous, Missing
from zettel.vault import Vault

COUNT = 600


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write a vault that has folders."""
    folder = tmp_path_factory.mktemp("vault")
    generate_vault(folder, COUNT, folders=True)
    return folder


@pytest.fixture(scope="module")
def vault(folder: Path) -> Vault:
    """Open it."""
    return zettel.open(folder)


def digest(folder: Path) -> str:
    """Return a digest of all paths and bytes below a folder."""
    found = hashlib.sha256()
    for path in sorted(folder.rglob("*.md")):
        found.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return found.hexdigest()


@pytest.mark.parametrize("folders", [False, True])
def test_a_seed_always_gives_the_same_bytes(tmp_path: Path, folders: bool) -> None:
    """The same arguments give the same vault, another seed gives another."""
    for name, seed in (("a", 7), ("b", 7), ("c", 8)):
        generate_vault(tmp_path / name, 60, seed, folders=folders)
    assert digest(tmp_path / "a") == digest(tmp_path / "b") != digest(tmp_path / "c")


def test_notes_are_as_large_as_those_people_keep(folder: Path) -> None:
    """2.7 KB on the average, half of the notes shorter, a few many times as long."""
    sizes = sorted(path.stat().st_size for path in folder.rglob("*.md"))
    assert 2_300 < statistics.mean(sizes) < 3_100
    assert statistics.median(sizes) < statistics.mean(sizes) * 0.8
    assert statistics.mean(sizes) * 4 < sizes[-1] < LONGEST * 1.3


def test_zettel_finds_every_link_that_was_written(tmp_path: Path) -> None:
    """About four links a note; those in code are none, and one in fifty leads nowhere."""
    written = generate_vault(tmp_path, COUNT)
    vault = zettel.open(tmp_path)
    links = [
        link for note in vault.resolved for link in note.links if "://" not in link.link.target
    ]
    assert len(vault.notes) == written.notes == COUNT
    assert len(links) == written.links
    assert 3.5 < written.links / COUNT < 4.7
    missing = [link for link in links if isinstance(link.resolution, Missing)]
    assert len(missing) == written.broken
    assert 0.005 < written.broken / written.links < 0.035


def test_false_links_in_code_are_none(tmp_path: Path) -> None:
    """What stands in fences and between backticks is known as such, and counted apart."""
    written = generate_vault(tmp_path, COUNT)
    vault = zettel.open(tmp_path)
    wiki = sum(len(note.code_links) for note in vault.notes)
    assert COUNT / 4 < wiki <= written.false


def test_every_syntax_is_there(folder: Path, vault: Vault) -> None:
    """Each kind of link, each rule, anchors, types, tags, tables, lists, code, French."""
    links = [link for note in vault.resolved for link in note.links]
    kinds = {link.link.kind for link in links}
    assert {"wiki", "embed", "markdown", "property", "inline"} <= kinds
    rules = {getattr(link.resolution, "rule", "") for link in links}
    assert {"id", "title", "alias", "path", "relative"} <= rules
    assert {"related", "contexte"} <= {link.relation for link in links}
    anchors = {link.link.anchor for link in links}
    assert any(anchor.startswith("^") for anchor in anchors)
    assert any(anchor and not anchor.startswith("^") for anchor in anchors)
    assert any(link.link.label for link in links)
    text = "".join(path.read_text(encoding="utf-8") for path in folder.rglob("*.md"))
    for sign in (r"^\|---", r"^- ", r"^> ", r"^```python", r"^### ", r" #\w", "œ", "É"):
        assert re.search(sign, text, re.MULTILINE), sign


def test_some_titles_are_shared(vault: Vault) -> None:
    """Some links fit several notes."""
    links = [link for note in vault.resolved for link in note.links]
    ambiguous = [link for link in links if isinstance(link.resolution, Ambiguous)]
    assert 0 < len(ambiguous) < len(links) / 20


def test_folders_are_asked_for(tmp_path: Path, folder: Path) -> None:
    """Notes stand side by side, or in folders inside folders."""
    generate_vault(tmp_path, 30)
    assert not [path for path in tmp_path.iterdir() if path.is_dir()]
    depths = {len(path.relative_to(folder).parts) for path in folder.rglob("*.md")}
    assert depths == {1, 3}


def test_a_changed_text_changes_no_name(tmp_path: Path) -> None:
    """`change_text` leaves ids, titles and links as they are; `change_names` a title only."""
    generate_vault(tmp_path, 30)
    age_files(tmp_path)
    before = zettel.open(tmp_path)
    times = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.md")}
    changed = change_text(tmp_path)
    assert [path for path in times if path.stat().st_mtime_ns != times[path]] == [changed]
    after = zettel.open(tmp_path)
    names = [(note.id, note.title, len(note.links)) for note in before.notes]
    assert [(note.id, note.title, len(note.links)) for note in after.notes] == names
    change_names(tmp_path)
    titles = [note.title for note in zettel.open(tmp_path).notes]
    assert sum(a != b[1] for a, b in zip(titles, names, strict=True)) == 1
