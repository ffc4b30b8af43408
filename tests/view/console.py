"""The console in the page: opened, asked and read as a person would."""

import re
import zlib
from base64 import b64decode
from pathlib import Path

from playwright.sync_api import Page, expect

import zettel
from tests.view.conftest import DESKTOP, Notes, OpenFile
from zettel.vault import Vault

NOTES = {
    "1.md": "---\nid: '1'\ntitle: France\ntypes: [pays]\nrejoint: '[[2]]'\n---\n[[2]], [[3]].\n",
    "2.md": "---\nid: '2'\ntitle: PGO\ntypes: [partenariat]\n---\nFondé en 2011.\n",
    "3.md": "---\nid: '3'\ntitle: Été, « ouvert »\naliases: [Ouverture]\n---\nA \\ \"b\" é.\n",
    "4.md": "---\nid: '4'\ntitle: Secret\nprivate: true\n---\nRien à voir.\n",
}
"""Three notes that link, with signs that need care, and a private one."""


def write_vault(folder: Path, notes: Notes = NOTES) -> Vault:
    """Write notes into a folder and open it."""
    folder.mkdir(exist_ok=True)
    for name, text in notes.items():
        (folder / name).write_text(text, encoding="utf-8")
    return zettel.open(folder)


def write_page(vault: Vault, file: Path, **options: bool) -> Path:
    """Write a vault's page into a file."""
    file.write_bytes(b"".join(vault.build_html(**options)))
    return file


def open_console(
    open_file: OpenFile, folder: Path, notes: Notes | None = None, locale: str = "fr-FR"
) -> Page:
    """Open the page of some notes, and its console."""
    vault = write_vault(folder / "notes", notes or NOTES)
    page = open_file(write_page(vault, folder / "page.html"), options={**DESKTOP, "locale": locale})
    page.keyboard.press("q")
    page.locator(".console .cm-content").wait_for()
    return page


def ask(page: Page, query: str) -> None:
    """Write a query in place of what is there, and send it by the keyboard."""
    editor = page.locator(".console .cm-content")
    editor.click()
    page.keyboard.press("Control+A")
    page.keyboard.insert_text(query)
    page.keyboard.press("Control+Enter")
    expect(page.locator(".console")).not_to_have_attribute("aria-busy", "", timeout=20_000)


def find_rows(page: Page) -> list[list[str]]:
    """Read the table as it is shown."""
    rows = page.locator(".console tbody tr")
    cells = [row.locator("td").all_inner_texts() for row in rows.all()]
    return [[" ".join(text.split()) for text in row] for row in cells]


def find_turtle(html: str) -> dict[str, str]:
    """Find the blocks of the graph in a page, by name."""
    blocks = re.findall(r'<script type="text/plain" data-turtle="(\w+)">([^<]*)</script>', html)
    return {name: zlib.decompress(b64decode(data)).decode() for name, data in blocks}
