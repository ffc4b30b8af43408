"""`zettel suggest`: where notes are named without a link, and links in place of that."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Annotated

import typer
from msgspec.structs import asdict

from zettel.cli.choices import require_one
from zettel.cli.diffs import to_shown_diff
from zettel.cli.opening import LeadingFolder, count, find_note, open_vault
from zettel.cli.progress import ProgressBar
from zettel.cli.tables import indent, to_text
from zettel.cli.terminal import (
    print_rich,
    tell,
    to_shown_path,
    write_json,
    write_text,
)
from zettel.model import Note

if TYPE_CHECKING:
    from pathlib import Path

    from rich.console import RenderableType

    from zettel.edit.mention_links import LinkedMention
    from zettel.edit.mentions import Linking
    from zettel.mentions import Wanted
    from zettel.vault import Vault

EXAMPLES = """\
zettel suggest notes
zettel suggest notes --to France --all --linked
zettel suggest notes --linked --limit 5 --diff"""
_MOST = 50

In = Annotated[
    str, typer.Option("--note", metavar="NOTE", help="Only in this note.", show_default="any")
]
To = Annotated[
    str, typer.Option("--to", metavar="NOTE", help="Only of this note.", show_default="any")
]
Limit = Annotated[
    int, typer.Option("--limit", metavar="N", min=0, help="So many of the best; 0 for all.")
]
Every = Annotated[
    bool, typer.Option("--all", help="Every place, not only the first of a name in a note.")
]
Linked = Annotated[
    bool, typer.Option("--linked", help="Also in notes that link to that note elsewhere.")
]
Apply = Annotated[
    bool, typer.Option("--apply", help="Write the links that are shown; tell them as a diff.")
]
Diff = Annotated[bool, typer.Option("--diff", help="Show what --apply would do, write nothing.")]


def suggest_links(  # noqa: PLR0913, PLR0917 - the options of a command
    vault: LeadingFolder,
    note: In = "",
    to: To = "",
    limit: Limit = _MOST,
    every: Every = False,
    linked: Linked = False,
    as_json: Annotated[bool, typer.Option("--json", help="The same for programs.")] = False,
    diff: Diff = False,
    apply: Apply = False,
) -> None:
    """Find where notes are named in others without a link.

    Titles, aliases and file names count. The likeliest come first, by what the vault makes links
    of elsewhere; a name that several notes share is told, and never linked.
    """
    require_one({"--json": as_json, "--apply": apply, "--diff": diff})
    from zettel.edit.mentions import link_mentions
    from zettel.mentions import Wanted

    with open_vault(vault) as opened:
        ids = [find_note(opened, name).id if name else "" for name in (note, to)]
        chosen, total = _choose(opened, Wanted(ids[0], ids[1], every, linked, limit))
        linking = link_mentions(opened.settings, opened.notes, chosen)
    by_id = {known.id: known for known in opened.notes}
    if as_json:
        write_json([_to_data(one, by_id) for one in linking.told])
    elif diff or apply:
        _link(opened, linking, write=apply)
        return
    else:
        print_rich(*_lay_out(linking.told, by_id, opened.settings.notes))
    tell(_summarise(len(chosen), total, by_id.get(ids[1])))


def _choose(vault: "Vault", wanted: "Wanted") -> "tuple[Sequence[LinkedMention], int]":
    """Find the mentions with the link that each would be, and how many there are in all."""
    from zettel.edit.mention_links import choose_links
    from zettel.mentions import find_mentions
    from zettel.resolve import resolve_notes
    from zettel.vocabulary import is_relation

    with ProgressBar() as progress:
        found = find_mentions(vault.resolved, vault.settings, wanted, progress)

    def is_known(word: str) -> bool:
        return is_relation(vault.vocabulary, word)

    chosen = choose_links(
        vault.resolved,
        found.shown,
        lambda notes: resolve_notes(notes, vault.files, is_known),
    )
    return chosen, found.total


def _link(vault: "Vault", linking: "Linking", *, write: bool) -> None:
    from zettel.edit.changes import write_changes

    write_text(to_shown_diff(linking.changes, vault.settings.notes))
    if write:
        write_changes(vault.settings, linking.changes)
    for one in linking.left:
        mention = one.mention
        place = f"{to_shown_path(vault.settings.notes / mention.path)}:{mention.line}"
        tell(f"{place}: “{mention.name}” is left: {one.reason}")
    told = count(len(linking.linked), "mention")
    done = "became links" if write else "would become links with --apply"
    tell(f"{told} in {count(len(linking.changes), 'note')} {done}")


def _to_data(one: "LinkedMention", by_id: Mapping[str, Note]) -> dict[str, object]:
    told = asdict(one.mention)
    del told["in_table"]
    told["targets"] = [
        {"id": target, "path": by_id[target].path, "title": by_id[target].title}
        for target in one.mention.targets
    ]
    return {**told, "link": one.text, "reason": one.reason}


def _lay_out(
    chosen: "Sequence[LinkedMention]", by_id: Mapping[str, Note], notes: "Path"
) -> "Iterator[RenderableType]":
    """Yield the mentions by the note that they name, in the order of the best of each."""
    groups: dict[tuple[str, ...], list[LinkedMention]] = {}
    for one in chosen:
        groups.setdefault(one.mention.targets, []).append(one)
    for targets, group in groups.items():
        paths = " or ".join(to_shown_path(notes / by_id[target].path) for target in targets)
        name = by_id[targets[0]].title if len(targets) == 1 else group[0].mention.name
        yield to_text(name, "bold") + to_text(f" · {paths}", "dim")
        for one in group:
            mention = one.mention
            place = f"{to_shown_path(notes / mention.path)}:{mention.line}:{mention.column}"
            told = f"{place} · {mention.score:.2f} · {one.text or one.reason}"
            yield indent(to_text(told, "dim"))
            before, after = mention.context[: mention.start], mention.context[mention.end :]
            inside = mention.context[mention.start : mention.end]
            yield indent(to_text(before) + to_text(f"[[{inside}]]", "bold") + to_text(after), 4)


def _summarise(shown: int, total: int, target: Note | None) -> str:
    if target and not total:
        from zettel.mentions import MOST, find_own_names

        if not any(find_own_names(target)):
            why = f"too short, a number, a date, or longer than {MOST} characters"
            return f"no name of “{target.title}” is sought, for each is {why}"
    if not total:
        return "no note is named without a link"
    told = count(total, "mention")
    return told if shown == total else f"the best {shown:,} of {told}: --limit 0 shows all"
