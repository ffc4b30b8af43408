"""What is read of the notes in the page: all there, in order, in blocks of bounded size."""

from collections.abc import Sequence
from pathlib import Path

import pytest

import zettel
from tests.view.conftest import Notes, OpenPage, resolve
from tests.view.texts import find_details, find_texts
from zettel import workers
from zettel.view import Contents, details
from zettel.view.blocks import Block, Packing, write_block
from zettel.view.details import build_blocks
from zettel.view.prepared import prepare
from zettel.vocabulary import read_vocabulary


def build(folder: Path, notes: Notes) -> list[Block]:
    """Build the blocks of some notes."""
    settings, resolved = resolve(folder, notes)
    texts = {name: text.split("---\n", 2)[-1] for name, text in notes.items()}
    contents = Contents(
        resolved, settings, read_vocabulary(settings), read_body=lambda note: texts[note.path]
    )
    return list(build_blocks(prepare(contents)))


def open_blocks(blocks: Sequence[Block]) -> list[str]:
    """Read the texts of blocks from a page."""
    return find_texts(b"".join(write_block("details", block) for block in blocks).decode())


def test_a_heading_that_repeats_the_title_is_left_out(tmp_path: Path) -> None:
    """The panel shows the title already."""
    blocks = build(tmp_path, {"b.md": "---\ntitle: B\n---\n# B\n\nTexte.\n"})
    assert open_blocks(blocks) == ["<p>Texte.</p>"]


def test_blocks_are_cut_at_their_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """To open a note costs the same in a vault of any size; a long text ends its block."""
    monkeypatch.setattr(details, "_PACKING", Packing(75, 1))
    notes = {f"{i}.md": f"Texte {i}." for i in range(7)} | {"3.md": "long " * 100}
    blocks = build(tmp_path, notes)
    assert [block.name for block in blocks] == ["0", "3", "4"]
    assert len(open_blocks(blocks)) == 7


def test_processes_do_not_change_the_blocks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same notes give the same bytes, whoever renders them."""
    monkeypatch.setattr(workers, "CHUNK", 3)
    notes = {f"{i}.md": f"[[{i + 1}]] é" for i in range(10)}
    alone = build(tmp_path, notes)
    monkeypatch.setattr(workers, "WORTHWHILE", 1)
    assert build(tmp_path, notes) == alone
    assert len(alone) == 4


def test_the_page_opens_any_note(open_page: OpenPage) -> None:
    """The first, one in the middle of a block, and the last, each with its own text."""
    notes = {f"{i:03}.md": f"# Note {i}\n\nTexte {i} : {'mot ' * 200}" for i in range(200)}
    page = open_page(notes)
    for i in (0, 77, 199):
        page.evaluate(f"location.hash = '#note={i:03}'")
        page.locator(".body", has_text=f"Texte {i}\u00a0:").wait_for()


def test_a_passage_is_called_by_its_note_in_a_sentence(tmp_path: Path) -> None:
    """As in the text: nobody reads `((uuid))`."""
    name = "692d8283-7f1d-44cf-81b0-bb25c469a64f"
    files = {
        "logseq/config.edn": "{}",
        "pages/a.md": f"- Un fait\n  id:: {name}\n",
        "pages/b.md": f"- Voir (({name})) ici.\n",
    }
    for path, text in files.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    html = b"".join(zettel.open(tmp_path).build_html()).decode()
    (mentions,) = find_details(html)[0].mentions
    (sentence,) = mentions.sentences
    assert (sentence.text, sentence.start, sentence.end) == ("Voir a ici.", 5, 6)
