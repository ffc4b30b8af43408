"""A real Chromium, and pages built from notes written in the tests."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from playwright.sync_api import BrowserContext, Dialog, Page

from tests.view.contexts import Contexts
from zettel.model import ResolvedNote
from zettel.reader import read_body, read_notes
from zettel.resolve import resolve_notes
from zettel.settings import Settings, View
from zettel.view import Contents, build_page
from zettel.vocabulary import read_vocabulary

Notes = Mapping[str, str]
OpenFile = Callable[..., Page]
OpenPage = Callable[..., Page]

Options = dict[str, Any]

DESKTOP: Options = {"viewport": {"width": 1280, "height": 800}}
PHONE: Options = {"viewport": {"width": 390, "height": 844}, "has_touch": True}


def resolve(folder: Path, notes: Notes) -> tuple[Settings, tuple[ResolvedNote, ...]]:
    """Write notes into a folder and read them as `zettel` does."""
    for name, text in notes.items():
        (folder / name).write_text(text, encoding="utf-8")
    settings = Settings(root=folder, notes=folder, title="Carnet", language="fr")
    reading = read_notes(settings)
    resolved = resolve_notes(reading.notes, reading.files, lambda name: name in {"membre", "suit"})
    return settings, tuple(resolved)


def write_page(
    folder: Path,
    notes: Notes,
    language: str = "fr",
    title: str = "Carnet",
    views: tuple[View, ...] = (),
) -> Path:
    """Build the page of some notes into a file."""
    vault = folder / "notes"
    vault.mkdir(exist_ok=True)
    settings, resolved = resolve(vault, notes)
    settings = replace(settings, title=title, language=language, views=views)
    page = folder / "page.html"
    contents = Contents(
        resolved, settings, read_vocabulary(settings), read_body=partial(read_body, settings)
    )
    page.write_bytes(b"".join(build_page(contents)))
    return page


@pytest.fixture
def open_file(contexts: Contexts) -> Iterator[OpenFile]:
    """Open a page, offline; nothing may be asked for, nothing go wrong, no other page come up."""
    requests: list[str] = []
    troubles: list[str] = []
    lent: list[tuple[Options, BrowserContext]] = []
    paths: set[str] = set()

    def refuse(dialog: Dialog) -> None:
        troubles.append(dialog.message)
        dialog.dismiss()

    def tell_of(page: Page) -> None:
        troubles.append(f"another page: {page.url}")

    def open_file(
        path: Path, *, address: str = "", before: str = "", options: Options = DESKTOP
    ) -> Page:
        options = {"offline": True, **options}
        context = contexts.lend(options)
        lent.append((options, context))
        page = context.new_page()
        page.add_init_script(before)
        page.on("request", lambda request: requests.append(request.url.partition("#")[0]))
        page.on("console", lambda m: troubles.append(m.text) if m.type == "error" else None)
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("dialog", refuse)
        context.on("page", tell_of)
        paths.add(path.as_uri())
        page.goto(path.as_uri() + address)
        page.wait_for_selector("html[data-ready]")
        return page

    yield open_file
    for options, context in lent:
        context.remove_listener("page", tell_of)
        contexts.take_back(options, context)
    outside = [url for url in requests if not url.startswith(("data:", "blob:"))]
    assert [url for url in outside if url not in paths] == []
    assert troubles == []


@pytest.fixture
def open_page(open_file: OpenFile, tmp_path: Path) -> OpenPage:
    """Open the page of some notes, as `open_file` does."""

    def open_page(
        notes: Notes,
        *,
        address: str = "",
        language: str = "fr",
        title: str = "Carnet",
        views: tuple[View, ...] = (),
        locale: str = "fr-FR",
        phone: bool = False,
    ) -> Page:
        path = write_page(tmp_path, notes, language, title, views)
        options = {**(PHONE if phone else DESKTOP), "locale": locale}
        return open_file(path, address=address, options=options)

    return open_page
