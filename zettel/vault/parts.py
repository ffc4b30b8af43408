"""How the parts of a vault are built from one another, when they are asked for."""

from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from typing import TYPE_CHECKING

import msgspec

from zettel.export.options import Options
from zettel.model import Issue, Link, Note, ResolvedLink, ResolvedNote
from zettel.reader import Outside, Progress
from zettel.resolve import find_duplicate_ids, hide_keys, hide_views, resolve_indexed
from zettel.vault.memory import Memory, encode
from zettel.vocabulary import find_label, is_relation

# Imported by the part that needs it: one command asks for one part.
if TYPE_CHECKING:
    from zettel.export.material import Material
    from zettel.graph import Pairs
    from zettel.resolve import Resolver
    from zettel.stats import Stats, Structure
    from zettel.stats.positions import Point
    from zettel.vault.vault import Vault
    from zettel.view import Contents


def resolve_vault(vault: "Vault", outside: Outside) -> tuple[ResolvedNote, ...]:
    """Say of each link of each note what it leads to; the notes in order of id."""
    reading, known = vault.reading, partial(is_relation, vault.vocabulary)
    return resolve_indexed(vault.index, reading.files, known, outside.has_file, reading.pages)


def build_figures(vault: "Vault") -> "Stats":
    """Return the figures of a vault."""
    from zettel.check import count_issues
    from zettel.stats import build_stats

    found = (*vault.reading.issues, *find_duplicate_ids(vault.reading.notes))
    known = vault.settings, vault.vocabulary
    counts = count_issues(vault.resolved, found, *known, index=vault.index)
    return build_stats(vault.resolved, counts, vault.dialects)


def find_issues(vault: "Vault") -> tuple[Issue, ...]:
    """Return everything that is wrong with a vault, in order of path and line."""
    from zettel.check import find_issues as find_all_issues

    reading, known = vault.reading, (vault.settings, vault.vocabulary)
    found = (*reading.issues, *find_duplicate_ids(reading.notes))
    return find_all_issues(vault.resolved, found, *known, files=reading.files, index=vault.index)


def build_material(
    vault: "Vault", options: Options, progress: Progress | None, *, drafts: bool
) -> "Material":
    """Return what exporters are given; without `drafts` nothing tells of private notes."""
    from zettel.export.material import Material

    notes, known = vault.choose(drafts=drafts), vault.vocabulary
    if notes is not vault.resolved:
        known = hide_keys(known, vault.resolved, notes)
    if progress is None:
        return Material(notes, vault.settings, known, options)
    tell, total = progress, len(notes)
    return Material(
        notes, vault.settings, known, options, on_note=lambda done: tell("write", done, total)
    )


def build_html(
    vault: "Vault", *, drafts: bool, bodies: bool = True, sparql: bool = True, pages: str = ""
) -> Iterator[bytes]:
    """Return the explorer's page, part by part; `pages` is where notes have their own."""
    from zettel.vault.turtle import build_turtle
    from zettel.view import build_page

    contents = build_contents(vault, drafts=drafts, bodies=bodies, pages=pages)
    if sparql:
        graph = build_turtle(vault, drafts=drafts)
        contents = msgspec.structs.replace(contents, turtle=graph)
    return build_page(contents)


def build_contents(
    vault: "Vault", *, drafts: bool, bodies: bool = True, pages: str = ""
) -> "Contents":
    """Return what pages are made from, without the graph; without `drafts` nothing private."""
    from zettel.bibliography import read_bibliography
    from zettel.view import Contents

    notes, settings = vault.choose(drafts=drafts), vault.settings
    if notes is not vault.resolved and settings.views:
        views = hide_views(settings.views, vault.resolved, notes)
        settings = msgspec.structs.replace(settings, views=views)
    return Contents(
        notes=notes,
        settings=settings,
        vocabulary=vault.vocabulary,
        find_label=partial(find_label, vault.vocabulary),
        read_body=vault.read_body if bodies else None,
        find_positions=partial(find_known_positions, vault.memory),
        find_structure=partial(find_known_structure, vault.memory),
        files=vault.files,
        resolve_link=_find_resolving(vault),
        bibliography=read_bibliography(vault.settings) if bodies else {},
        pages=pages,
    )


def _find_resolving(vault: "Vault") -> Callable[[Note, Link], ResolvedLink | None]:
    """Return what says of a link that might stand in a note what it becomes."""
    from zettel.resolve import build_resolver, resolve_note

    @cache
    def build() -> "Resolver":
        reading, known = vault.reading, partial(is_relation, vault.vocabulary)
        has_file = Outside(vault.settings).has_file
        return build_resolver(vault.index, reading.files, known, has_file, reading.pages)

    def resolve(note: Note, link: Link) -> ResolvedLink | None:
        resolved = resolve_note(build(), msgspec.structs.replace(note, links=(link,)))
        return resolved.links[0] if resolved.links else None

    return resolve


def find_known_positions(
    memory: Memory | None, pairs: Sequence[tuple[int, int]], count: int
) -> "list[Point]":
    """Return where nodes stand that pairs of their numbers join; the same pairs are laid out once.

    An edit that changes no link changes no place.
    """
    from zettel.stats import find_positions

    def build() -> "list[Point]":
        return find_positions(pairs, count)

    if memory is None:
        return build()
    about = encode((pairs, count))
    return memory.remember("positions", list[tuple[float, float]], build, about)


def find_known_structure(memory: Memory | None, pairs: "Pairs") -> "Structure":
    """Return how notes hang together; the same links are looked through once."""
    from zettel.stats import Structure, find_structure

    def build() -> Structure:
        return find_structure(pairs)

    return memory.remember("structure", Structure, build, encode(pairs)) if memory else build()
