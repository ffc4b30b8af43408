"""The vault's images in the page: each once, of its own files only, as many as fit."""

import re
from base64 import b64decode
from pathlib import Path

import pytest

import zettel
from tests.view.conftest import OpenFile
from tests.view.dots import has_dot
from tests.view.texts import find_texts
from zettel.view import images

PIXEL = b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAA"
    "AABJRU5ErkJggg=="
)
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>'


def write_vault(folder: Path, notes: dict[str, str], files: dict[str, bytes]) -> Path:
    """Write notes and other files."""
    for path, content in ({k: v.encode() for k, v in notes.items()} | files).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return folder


def build(folder: Path, *, bodies: bool = True) -> str:
    """Build the page of a vault."""
    return b"".join(zettel.open(folder).build_html(bodies=bodies)).decode()


def find_images(html: str) -> list[tuple[str, bytes]]:
    """Find the images of a page, in order: their types and what they hold."""
    found = re.findall(
        r'<script type="text/plain" data-image="(\d+)" data-type="([^"]+)">([^<]*)</script>', html
    )
    assert [int(number) for number, _, _ in found] == list(range(len(found)))
    return [(kind, b64decode(data)) for _, kind, data in found]


def test_images_are_there_once_each(tmp_path: Path) -> None:
    """However often and in whatever way they are embedded."""
    notes = {
        "a.md": "![[x.png]] ![](img/x.png) ![[plan.svg|80]]",
        "b/c.md": "![Encore](../img/x.png) ![[absente.png]]",
    }
    folder = write_vault(tmp_path, notes, {"img/x.png": PIXEL, "plan.svg": SVG, "seul.png": PIXEL})
    html = build(folder)
    assert find_images(html) == [("image/png", PIXEL), ("image/svg+xml", SVG)]
    a, c = find_texts(html)[:2]
    assert re.findall(r'data-image="(\d)"', a) == ["0", "0", "1"]
    assert re.findall(r'data-image="(\d)"', c) == ["0"]
    assert 'class="missing embed"' in c


def test_what_is_no_picture_stays_a_link(tmp_path: Path) -> None:
    """Whatever it is called: a browser would show that something is broken."""
    notes = {"a.md": "![[x.png]] ![[plan.svg]] ![[vide.png]] ![[photo.jpg]]"}
    files = {"x.png": SVG, "plan.svg": PIXEL, "vide.png": b"", "photo.jpg": PIXEL}
    html = build(write_vault(tmp_path, notes, files))
    assert find_images(html) == [("image/jpeg", PIXEL)]  # which browsers show all the same
    assert find_texts(html)[0].count('class="external embed"') == 0
    assert find_texts(html)[0].count(" embed") == 3


def test_pictures_written_as_html_are_shown_too(tmp_path: Path) -> None:
    """To the graph they are no links; their paths are seen from the note, as those of others."""
    notes = {
        "b/a.md": 'Un <img src="../img/l%27%C3%A9t%C3%A9.png" width="40"> et\n\n'
        "<p align=center>\n<img alt='Plan' src='plan.svg'>\n</p>\n\n"
        '<img src="https://example.org/a.png"> <img src="../../secret.png">',
    }
    folder = write_vault(tmp_path, notes, {"img/l'été.png": PIXEL, "b/plan.svg": SVG})
    html = build(folder)
    assert [kind for kind, _ in find_images(html)] == ["image/png", "image/svg+xml"]
    assert re.findall(r"<img[^>]*>", find_texts(html)[0]) == [
        '<img data-image="0" alt="l\'été.png" width="40">',
        '<img data-image="1" alt="Plan">',
    ]


@pytest.mark.parametrize("key", images.THUMBNAIL_KEYS)
@pytest.mark.parametrize("written", ["x.png", "'[[x.png]]'", '"![[x.png|80]]"', "img/x.png"])
def test_a_thumbnail_is_an_image_of_the_note(tmp_path: Path, key: str, written: str) -> None:
    """Under any of the keys, as a name, a path or a link; it is no property then."""
    notes = {"a.md": f"---\n{key}: {written}\n---\n", "b.md": f"---\n{key}: autre.png\n---\n"}
    html = build(write_vault(tmp_path, notes, {"img/x.png": PIXEL}))
    document = html.partition('id="document">')[2]
    assert re.findall(r'"id":"(\w)"[^{}]*"image":(\d)', document) == [("a", "0")]


def test_the_map_shows_a_note_by_its_thumbnail(tmp_path: Path, open_file: OpenFile) -> None:
    """Inside its disc, in the colours of the picture."""
    green = SVG.replace(b"<path", b'<path fill="#12ab34"')
    notes = {f"{i}.md": "[[hub]]" for i in range(20)} | {"hub.md": "---\ncover: x.svg\n---\n"}
    page = tmp_path / "page.html"
    page.write_text(build(write_vault(tmp_path / "vault", notes, {"x.svg": green})))
    shown = open_file(page)
    for _ in range(50):
        if has_dot(shown, (0x12, 0xAB, 0x34)):
            return
        shown.wait_for_timeout(100)
    pytest.fail("the picture is not on the map")


def test_thumbnails_are_there_without_texts(tmp_path: Path) -> None:
    """The map shows them; what only texts embed is left out."""
    notes = {"a.md": "---\nimage: x.png\n---\n![[y.png]]"}
    folder = write_vault(tmp_path, notes, {"x.png": PIXEL, "y.png": PIXEL + b"y"})
    assert find_images(build(folder, bodies=False)) == [("image/png", PIXEL)]


def test_what_is_too_large_stays_a_link(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each has a limit, and all have one together."""
    monkeypatch.setattr(images, "LARGEST", 100)
    monkeypatch.setattr(images, "MOST", 150)
    notes = {"a.md": "![[a.png]] ![[b.png]] ![[c.png]] ![[d.png]] ![[leer.png]]"}
    sizes = {"a.png": 101, "b.png": 100, "c.png": 60, "d.png": 50, "leer.png": 0}
    html = build(
        write_vault(tmp_path, notes, {name: PIXEL[:8].ljust(n) for name, n in sizes.items()})
    )
    assert [len(data) for _, data in find_images(html)] == [100, 50]
    assert find_texts(html)[0].count("<img") == 2


def test_nothing_outside_of_the_vault_is_read(tmp_path: Path) -> None:
    """Neither by a path that leads out, nor by a link of the file system, nor from the web."""
    (tmp_path / "secret.png").write_bytes(PIXEL)
    (tmp_path / ".git").mkdir()
    notes = {
        "a.md": "---\ncover: ../secret.png\n---\n![[../secret.png]] ![](../secret.png)"
        " ![[lien.png]] ![](/etc/passwd.png) ![](https://example.org/a.png) ![](file:///secret.png)"
    }
    folder = write_vault(tmp_path / "vault", notes, {})
    (folder / "lien.png").symlink_to(tmp_path / "secret.png")
    html = build(folder)
    assert find_images(html) == []
    assert "<img" not in find_texts(html)[0]


def test_a_file_that_becomes_a_way_out_is_not_read(tmp_path: Path) -> None:
    """Between choosing and reading a file may be replaced."""
    (tmp_path / "secret.png").write_bytes(PIXEL)
    folder = write_vault(tmp_path / "vault", {}, {"x.png": PIXEL})
    chosen = images.Images({"x.png": 0})
    assert len(list(images.write_images(chosen, folder))) == 1
    (folder / "x.png").unlink()
    assert list(images.write_images(chosen, folder)) == []
    (folder / "x.png").symlink_to(tmp_path / "secret.png")
    assert list(images.write_images(chosen, folder)) == []


def test_images_of_private_notes_are_left_out(tmp_path: Path) -> None:
    """A page for others tells nothing of drafts."""
    notes = {"a.md": "A", "b.md": "---\ndraft: true\nimage: x.png\n---\n![[x.png]]"}
    assert find_images(build(write_vault(tmp_path, notes, {"x.png": PIXEL}))) == []
