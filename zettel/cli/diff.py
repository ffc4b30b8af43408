"""`zettel diff`: what has changed in the graph between two revisions, or since one."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from msgspec import to_builtins

from zettel.cli.caching import USED
from zettel.cli.choices import find_choice, require_one
from zettel.cli.opening import LeadingFolder, count
from zettel.cli.progress import ProgressBar
from zettel.cli.terminal import (
    parse_output,
    tell,
    to_json,
    to_printable,
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
FORMATS = ("words", "turtle", "patch", "json")

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
        help="words, turtle (two files), json, patch (RDF Patch).",
    ),
]
Only = Annotated[
    str, typer.Option("--only", metavar="SIDE", help="Tell one side alone: added or removed.")
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
    tree stay as they are. A patch is for a store that `zettel push` has filled, where terms are in
    the graph <base>terms.
    """
    chosen = find_choice(chosen, FORMATS)
    require_one({"--json": as_json, f"--format {chosen}": chosen not in ("words", "json")})
    chosen = "json" if as_json else chosen
    side = find_choice(only, ("added", "removed"), "side") if only else ""
    if chosen == "turtle" and not side and output is None:
        raise FormatError("which facts as Turtle?", "--only added, --only removed, or -o FOLDER")
    from zettel.vault.comparing import compare_revisions

    old, new = _split(old, new)
    with ProgressBar() as progress:
        compared = compare_revisions(
            vault, old, new,
            links=not no_links, drafts=drafts, same_base=chosen == "words",
            cache=USED.get(), progress=progress,
        )  # fmt: skip
    _write(compared, chosen, side, output)
    _summarise(compared.difference, chosen)


def _split(old: str, new: str) -> tuple[str, str]:
    """Take `A..B` for two revisions, as git does; without the second it is `HEAD`.

    Raises:
        FormatError: there is a third.
    """
    for span, further in ((old, new), (new, old)):
        if ".." in span and further:
            told = f"the range {span!r} and the further revision {further!r} exclude each other"
            raise FormatError(told, "leave one of them out")
    first, dots, second = old.partition("..")
    if not dots:
        return old, new
    return first or "HEAD", second.removeprefix(".") or "HEAD"


def _write(compared: "Compared", chosen: str, side: str, output: Path | None) -> None:
    from zettel.compare import choose_side, to_patch, to_words
    from zettel.rdf import to_turtle

    difference = compared.difference
    if side:
        difference = choose_side(difference, added=side == "added")
    if chosen == "words":
        text = "".join(f"{to_printable(line)}\n" for line in to_words(difference, compared.naming))
        write_output(text.encode(), output) if output else write_text(text)
        return
    if chosen in ("patch", "json"):
        is_patch = chosen == "patch"
        data = to_patch(difference).encode() if is_patch else to_json(to_builtins(difference))
        write_output(data, output)
        return
    facts = {"removed": difference.removed, "added": difference.added}
    prefixes, base = compared.vocabulary.prefixes, compared.naming.base
    files = {name: to_turtle(facts[name], prefixes, base) for name in facts if side in ("", name)}
    if side:
        write_output(files[side].encode(), output)
        return
    assert output is not None
    replace_files(output, {f"{name}.ttl": text.encode() for name, text in files.items()})


def _summarise(difference: "Difference", chosen: str) -> None:
    is_renamed = difference.old_base != difference.new_base
    if is_renamed:
        told = f"the base was {difference.old_base} and is {difference.new_base}"
        as_if = "; facts are compared as if it had been so before"
        tell(told + (as_if if chosen == "words" else ": all that is below it has another name"))
    notes = sum(1 for change in difference.changes if change.old or change.new)
    added = sum(len(change.added) for change in difference.changes)
    removed = sum(len(change.removed) for change in difference.changes)
    facts = f"{count(added, 'fact')} added, {removed:,} removed"
    nothing = f"nothing {'else ' if is_renamed else ''}changed"
    tell(f"{count(notes, 'note')} changed, {facts}" if difference.changes else nothing)
