"""`zettel publish`: the vault as a web site that any static host can serve."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from zettel.cli.export import Infer
from zettel.cli.opening import Drafts, Folder, count, open_vault, tell_private
from zettel.cli.terminal import parse_output, tell, write_json

if TYPE_CHECKING:
    from zettel.settings import Settings
    from zettel.site.publishing import Published

EXAMPLES = """\
zettel publish notes -o public
zettel publish notes -o public --json"""


def publish_vault(  # noqa: PLR0917 - the options of a command
    vault: Folder = Path(),
    output: Annotated[
        Path,
        typer.Option(
            "-o", "--output", parser=parse_output, metavar="FOLDER", help="Write the site there."
        ),
    ] = Path("site"),
    overwrite: Annotated[
        bool,
        typer.Option(
            "--overwrite", help="Write into a folder of yours; files of the same name are replaced."
        ),
    ] = False,
    infer: Infer = False,
    drafts: Drafts = False,
    as_json: Annotated[bool, typer.Option("--json", help="Tell in JSON what was done.")] = False,
) -> None:
    """Make a web site of the notes, with their linked data.

    Every note has a page, Turtle and JSON-LD at its address below `base` of zettel.toml; tags,
    types, the vocabulary and the whole graph are there, too. Only what has changed is written, and
    only files that an earlier run wrote are removed. Drafts and private notes stay out.
    """
    with open_vault(vault) as opened:
        if not drafts:
            tell_private(opened)
        done = opened.publish(output, drafts=drafts, infer=infer, overwrite=overwrite)
        _tell_lacking(opened.settings)
    if as_json:
        write_json(_to_json(done))
    else:
        told = f"{count(done.written, 'file')} written, {done.unchanged:,} unchanged"
        tell(f"{told}, {done.removed:,} removed" if done.removed else told)


def _to_json(done: "Published") -> dict[str, int]:
    return {"written": done.written, "unchanged": done.unchanged, "removed": done.removed}


def _tell_lacking(settings: "Settings") -> None:
    """Say what `zettel.toml` should tell of a site, and does not."""
    if not settings.has_base:
        tell(
            "hint: without `base` in zettel.toml, the address of the site, it has no feed, no "
            "sitemap, and its IRIs lead nowhere"
        )
    if not settings.licence:
        tell(
            "hint: without `licence` in zettel.toml nobody may reuse the data: "
            'licence = "https://creativecommons.org/licenses/by/4.0/"'
        )
