"""`zettel diff`: what has changed in the graph between two revisions, or since one."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from zettel.cli.caching import USED
from zettel.cli.choices import find_choice, require_one
from zettel.cli.opening import LeadingFolder, count
from zettel.cli.progress import ProgressBar
from zettel.cli.terminal import (
    parse_output,
    tell,
    to_printable,
    write_json,
    write_output,
    write_text,
)
from zettel.errors import FormatError
from zettel.files import replace_files

if TYPE_CHECKING:
    from zettel.compare import Difference
    from zettel.vault.comparing import Compared

EXAMPLES = """\
zettel diff notes HEAD~1
zettel diff notes v1.0 v2.0 --format patch"""
FORMATS = ("words", "turtle", "patch")

Old = Annotated[
    str, typer.Argument(metavar="REV", help="The older state: a commit, branch or tag; `A..B`.")
]
New = Annotated[
    str, typer.Argument(metavar="REV", help="The newer one.", show_default="the notes as they are")
]
Format = Annotated[
    str,
    typer.Option(
        "--format",
        metavar="FORMAT",
        help="words, turtle (two files), patch (RDF Patch).",
    ),
]
Only = Annotated[
    str, typer.Option("--only", metavar="SIDE", help="Of Turtle, what was added or removed.")
]
Output = Annotated[
    Path | None,
    typer.Option(
        "-o", "--output", parser=parse_output, metavar="FILE",
        help="Write there; turtle into a folder, as removed.ttl and added.ttl.",
    ),
]  # fmt: skip
NoLinks = Annotated[bool, typer.Option("--no-links", help="Leave out link resources.")]
Drafts = Annotated[bool, typer.Option("--drafts", help="Look at drafts and private notes, too.")]
AsJson = Annotated[bool, typer.Option("--json", help="Facts by note, for programs.")]


def show_difference(  # noqa: PLR0913, PLR0917 - the options of a command
    vault: LeadingFolder,
    old: Old,
    new: New = "",
    chosen: Format = "words",
    only: Only = "",
    output: Output = None,
    no_links: NoLinks = False,
    drafts: Drafts = False,
    as_json: AsJson = False,
) -> None:
    """See what has changed in the graph between two revisions, or since one.

    Facts added (+) and removed (-) are told by note; notes are known by their ids, wherever their
    files are. Each revision is read by its own settings and ontology; git's index and the work
    tree stay as they are.
    """
    chosen = find_choice(chosen, FORMATS)
    require_one({"--json": as_json, f"--format {chosen}": chosen != "words"})
    side = find_choice(only, ("added", "removed")) if only else ""
    if chosen == "turtle" and not side and output is None:
        raise FormatError("which facts as Turtle?", "--only added, --only removed, or -o FOLDER")
    from zettel.vault.comparing import compare_revisions

    old, new = _split(old, new)
    with ProgressBar() as progress:
        compared = compare_revisions(
            vault, old, new,
            links=not no_links, drafts=drafts, cache=USED.get(), progress=progress,
        )  # fmt: skip
    if as_json:
        write_json(msgspec.to_builtins(compared.difference))
    else:
        _write(compared, chosen, side, output)
    _summarise(compared.difference)


def _split(old: str, new: str) -> tuple[str, str]:
    """Take `A..B` for two revisions, as git does; without the second it is `HEAD`."""
    first, dots, second = old.partition("..")
    if not dots or new:
        return old, new
    return first or "HEAD", second.removeprefix(".") or "HEAD"


def _write(compared: "Compared", chosen: str, side: str, output: Path | None) -> None:
    from zettel.compare import to_patch, to_words
    from zettel.rdf import to_turtle

    difference = compared.difference
    if chosen == "words":
        text = "".join(f"{to_printable(line)}\n" for line in to_words(difference, compared.naming))
        write_output(text.encode(), output) if output else write_text(text)
        return
    if chosen == "patch":
        write_output(to_patch(difference).encode(), output)
        return
    facts = {"removed": difference.removed, "added": difference.added}
    prefixes, base = compared.vocabulary.prefixes, compared.naming.base
    files = {name: to_turtle(facts[name], prefixes, base) for name in facts if side in ("", name)}
    if side:
        write_output(files[side].encode(), output)
        return
    assert output is not None
    replace_files(output, {f"{name}.ttl": text.encode() for name, text in files.items()})


def _summarise(difference: "Difference") -> None:
    notes = sum(1 for change in difference.changes if change.old or change.new)
    added = sum(len(change.added) for change in difference.changes)
    removed = sum(len(change.removed) for change in difference.changes)
    facts = f"{count(added, 'fact')} added, {removed:,} removed"
    tell(f"{count(notes, 'note')} changed, {facts}" if difference.changes else "nothing changed")
