"""What the page and the data of a note depend on, as a digest: while it is the same, so are they.

All that they are made from goes into it as it is: the note, what it is linked with, and where all
that they lead to stands. What is the same for all notes is in the frame.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any, Final

import msgspec
from xxhash import xxh3_128_digest

from zettel.model import Attachment, ResolvedLink
from zettel.rdf.subject import find_property
from zettel.site.pages import Site
from zettel.site.places import Files
from zettel.site.resources import Form
from zettel.site.search import find_limit
from zettel.site.world import World

_ELSEWHERE: Final = "~/"
"""What the names of files begin with whose own names were taken."""


def find_frame(world: World, site: Site, files: Files, about: bytes) -> bytes:
    """Return a digest of what the pages of all notes depend on.

    `about` is one of what is read of the vault beside its notes.
    """
    elsewhere = sorted(
        (path, form.value, name)
        for (path, form), name in files.items()
        if name.startswith(_ELSEWHERE)
    )
    vocabulary = world.vocabulary
    keys = [*sorted(vocabulary.thing), "", *sorted(vocabulary.document)]
    common = (site.title, site.language, site.creator, site.licence, site.has_tags)
    relations = [term.name for term in world.drawn.relations]
    return _digest((about, common, elsewhere, keys, relations, find_limit(world)))


def find_keys(world: World, files: Files, digests: Mapping[str, bytes]) -> list[bytes]:
    """Return the key of each note; `digests` are of what they were read from, by path.

    Of a note that names pictures as HTML it does not tell all: see `is_told`.
    """

    @cache
    def find_term(key: str) -> str:
        path = world.to_path(find_property(world.vocabulary, world.base, key).iri)
        return files.get((path, Form.HTML), "") if path else ""

    def find_key(number: int) -> bytes:
        resolved = world.notes[number]
        note = resolved.note
        return _digest(
            (
                digests[note.path],
                resolved,
                [files[world.paths[number], form] for form in Form],
                [_tell_target(world, files, link) for link in resolved.links],
                [find_term(one.key) for one in note.properties],
                [
                    (_tell(world, n), name, links)
                    for n, name, links in world.incoming.get(number, ())
                ],
                [(world.paths[n], name) for n, name, _ in world.outgoing.get(number, ())],
                world.find_portrait(number),
            )
        )

    return [find_key(number) for number in range(len(world.notes))]


def is_told(text: str) -> bool:
    """Say whether a key tells all of a note: what an `<img>` leads to only its text tells."""
    return "<img" not in text


def _tell_target(world: World, files: Files, link: ResolvedLink) -> Any:  # noqa: ANN401
    """Tell what a link leads to: a node, or a file that is published."""
    if isinstance(link.resolution, Attachment):
        path = link.resolution.path
        is_there = path in world.published
        return files.get((world.to_file_path(path), Form.HTML), "") if is_there else ""
    node = world.places.find(link.resolution)
    return _tell(world, node) if node >= 0 else ""


def _tell(world: World, node: int) -> tuple[str, str, bool]:
    """Tell how a node is called, and where it stands."""
    return world.places.titles[node], world.paths[node], node < len(world.notes)


def _digest(told: object) -> bytes:
    """Return a digest, b"" of what cannot be told: names of files that are no text."""
    try:
        return xxh3_128_digest(_encode(told))
    except UnicodeEncodeError:
        return b""


_encode = msgspec.msgpack.Encoder().encode
