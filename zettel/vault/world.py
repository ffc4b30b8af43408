"""A vault as its site shows it, and that site in a folder."""

from pathlib import Path
from typing import TYPE_CHECKING

from zettel.export.options import Options
from zettel.reader import Progress, read_moved
from zettel.site import World
from zettel.site.places import PAGES
from zettel.site.publishing import Published, publish
from zettel.vault.parts import build_contents, build_html, build_material
from zettel.vault.runs import Run

if TYPE_CHECKING:
    from zettel.vault.vault import Vault


def build_world(vault: "Vault", *, drafts: bool = False, infer: bool = False) -> World:
    """Return what pages and data of a site are made from; without `drafts` nothing private.

    `infer` lets what follows from the notes go with them, as a resource of its own.
    """
    contents = build_contents(vault, drafts=drafts, bodies=True)
    material = build_material(vault, Options(), None, drafts=drafts)
    return World(contents, material, read_moved(vault.settings), infer=infer)


def publish_vault(
    vault: "Vault",
    folder: Path,
    progress: Progress | None,
    *,
    drafts: bool = False,
    infer: bool = False,
    overwrite: bool = False,
) -> Published:
    """Write the site of a vault, or bring the one that is there up to date.

    Args:
        vault: whose notes.
        folder: where the site is to be.
        progress: told how far it is.
        drafts: whether drafts and private notes go too; else links to them are placeholders.
        infer: whether what follows from the notes goes too, as a resource of its own.
        overwrite: whether files in the way that are not ours may be replaced.

    Raises:
        OutputError: the folder holds what is not ours, or cannot be written.
    """
    run = Run(vault, folder, drafts=drafts, infer=infer)
    if (count := run.count_current()) and not overwrite:
        return Published(0, count, 0)
    world = build_world(vault, drafts=drafts, infer=infer)
    tell = progress or (lambda _stage, _done, _total: None)
    return publish(
        world,
        folder,
        build_html(vault, drafts=drafts, pages=PAGES),
        overwrite=overwrite,
        tell=lambda done, total: tell("publish", done, total),
        past=run.past,
    )
