"""`zettel show`: one note with what it says, where it leads, and who leads to it."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Annotated

import typer

from zettel.cli.notes import find_properties, mark_link, to_link_data, to_note_data, to_place_data
from zettel.cli.opening import LeadingFolder, count, find_note, open_vault
from zettel.cli.tables import build_pairs, build_table, indent, to_text
from zettel.cli.terminal import print_rich, to_shown_path, write_json
from zettel.model import (
    Ambiguous,
    Attachment,
    External,
    Found,
    Missing,
    Note,
    Resolution,
    ResolvedLink,
)

if TYPE_CHECKING:
    from rich.console import RenderableType

    from zettel.graph import Backlink
    from zettel.vault import Vault

EXAMPLES = """\
zettel show notes OGP
zettel show notes 20230924194130 --json"""
_MOST = 4  # line numbers told of one target


def show_note(
    vault: LeadingFolder,
    name: Annotated[
        str, typer.Argument(metavar="NOTE", help="An id, title, alias, file name or path.")
    ],
    as_json: Annotated[bool, typer.Option("--json", help="The same for programs.")] = False,
) -> None:
    """Read a note with its links and backlinks.

    Backlinks come with the sentence around them.
    """
    with open_vault(vault) as opened:
        note = find_note(opened, name)
        links = next(found.links for found in opened.resolved if found.note.id == note.id)
        backlinks = opened.find_backlinks(note)
        by_id = {other.id: other for other in opened.notes}
    if as_json:
        write_json(_to_data(note, links, backlinks, by_id))
        return
    print_rich(
        to_text(note.title or note.id, "bold"),
        to_text(f"{_show_place(opened, note)} · {note.id}", "dim"),
        *_lay_out_properties(note),
        *_lay_out_links(links, by_id),
        *_lay_out_backlinks(opened, backlinks, by_id),
    )


def _to_data(
    note: Note,
    links: Sequence[ResolvedLink],
    backlinks: Sequence["Backlink"],
    by_id: Mapping[str, Note],
) -> dict[str, object]:
    return {
        **to_note_data(note),
        "links": [to_link_data(link) for link in links],
        "backlinks": [
            {
                "note": backlink.source,
                "path": by_id[backlink.source].path,
                "title": by_id[backlink.source].title,
                "relation": backlink.link.relation,
                **to_place_data(backlink.link.link),
            }
            for backlink in backlinks
        ],
    }


def _lay_out_properties(note: Note) -> "Iterator[RenderableType]":
    pairs = find_properties(note)
    if pairs:
        yield ""
        yield build_pairs(pairs)


def _lay_out_links(
    links: Sequence[ResolvedLink], by_id: Mapping[str, Note]
) -> "Iterator[RenderableType]":
    yield ""
    yield to_text(count(len(links), "link"), "bold")
    lines: dict[tuple[str, str], list[str]] = {}
    for link in links:
        key = link.relation, _name_target(link.resolution, by_id)
        lines.setdefault(key, []).append(str(link.link.line))
    if links:
        rows = [(relation, name, _join_lines(at)) for (relation, name), at in lines.items()]
        yield indent(build_table(("relation", "leads to", "lines"), rows))


def _lay_out_backlinks(
    vault: "Vault", backlinks: Sequence["Backlink"], by_id: Mapping[str, Note]
) -> "Iterator[RenderableType]":
    groups = [(by_id[s], list(g)) for s, g in groupby(backlinks, lambda b: b.source)]
    told = count(len(backlinks), "backlink")
    yield ""
    yield to_text(f"{told} from {count(len(groups), 'note')}" if groups else told, "bold")
    for source, group in groups:
        yield indent(to_text(source.title or source.id))
        for backlink in group:
            place = f"{_show_place(vault, source)}:{backlink.link.link.line}"
            told = " · ".join(filter(None, (place, backlink.link.relation)))
            yield indent(to_text(told, "dim"), 4)
            sentence = mark_link(backlink.link.link)
            if sentence is not None:
                yield indent(sentence, 6)


def _join_lines(lines: Sequence[str]) -> str:
    shown = ", ".join(lines[:_MOST])
    return f"{shown} … ({len(lines)})" if len(lines) > _MOST else shown


def _name_target(resolution: Resolution, by_id: Mapping[str, Note]) -> str:
    match resolution:
        case Found(note):
            return by_id[note].title or note
        case Ambiguous(note, _, candidates):
            return f"{by_id[note].title or note} (one of {len(candidates)} by that name)"
        case Missing(name):
            return f"{name} (no such note yet)"
        case External(url):
            return url
        case Attachment(path, exists):
            return path if exists else f"{path} (no such file)"


def _show_place(vault: "Vault", note: Note) -> str:
    return to_shown_path(vault.settings.notes / note.path)
