"""`zettel view`: the whole vault as one page, opened in the browser."""

import os
import tempfile
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from msgspec.structs import replace

from zettel.cli.browser import open_browser
from zettel.cli.opening import Drafts, Folder, open_vault, refuse_note, tell_private
from zettel.cli.terminal import (
    STDOUT,
    parse_output,
    tell,
    to_shown_path,
    write_bytes,
    write_text,
)

if TYPE_CHECKING:
    from zettel.vault import Vault

EXAMPLES = """\
zettel view notes
zettel view notes --no-open -o ogp.html
zettel view notes --no-open --no-bodies -o ogp.html"""


def view_vault(  # noqa: PLR0917 - the options of a command
    vault: Folder = Path(),
    output: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            parser=parse_output,
            metavar="FILE",
            help="Write the page there; `-` is standard output.",
        ),
    ] = None,
    no_open: Annotated[bool, typer.Option("--no-open", help="Only write the page.")] = False,
    no_bodies: Annotated[
        bool,
        typer.Option("--no-bodies", help="Leave out the notes' texts, for a lighter page."),
    ] = False,
    no_sparql: Annotated[
        bool,
        typer.Option(
            "--no-sparql", help="Leave out the graph (SPARQL, Turtle), which quotes the notes too."
        ),
    ] = False,
    drafts: Drafts = False,
) -> None:
    """Explore the notes as a map in the browser.

    The page is one file that holds everything and needs no network. Without -o it is kept in your
    cache folder, and its path is printed. A page written with -o may go to others: drafts and
    private notes stay out of it, unless --drafts is given.
    """
    with open_vault(vault) as opened:
        refuse_note(opened, output)
        drafts = drafts or output is None
        if not drafts:
            tell_private(opened)
        _tell_views(opened)
        place = output or _find_place(vault)
        parts = {"bodies": not no_bodies, "sparql": not no_sparql}
        _write(opened.build_html(drafts=drafts, **parts), place)
    if place == STDOUT:
        return
    if output is None:
        write_text(f"{place}\n")
    if not no_open:
        open_browser(place.resolve().as_uri())


def _tell_views(vault: "Vault") -> None:
    """Say which of the views in `zettel.toml` would not show what they ask for."""
    if not vault.settings.views:
        return
    from zettel.check import find_view_issues, to_text

    for issue in find_view_issues(vault.resolved, vault.settings, vault.vocabulary):
        tell(to_text(replace(issue, path=to_shown_path(vault.settings.notes / issue.path))))


def _write(page: Iterable[bytes], place: Path) -> None:
    """Write the page as it is built, to a file whole or not at all."""
    if place == STDOUT:
        for part in page:
            write_bytes(part)
        return
    from zettel.files import write_chunks

    write_chunks(place, page)


def _find_place(vault: Path) -> Path:
    """Find a file for the page that stays the same for the same vault."""
    whole = vault.resolve()
    digest = sha256(os.fsencode(whole)).hexdigest()[:8]
    name = f"{whole.name or 'vault'}-{digest}.html"
    from zettel.cache import find_cache_folder

    try:
        folder = find_cache_folder()
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except (OSError, RuntimeError):  # nobody may write there, or there is no home
        folder = Path(tempfile.mkdtemp(prefix="zettel-"))
    return (folder if os.access(folder, os.W_OK) else Path(tempfile.mkdtemp())) / name
