"""A note's text as HTML in a page of its own: links and pictures lead to what is on the site."""

import re
from collections.abc import Callable
from typing import Final

from msgspec import Struct

from zettel.bibliography import write_references
from zettel.dialect import DIALECTS, PLAIN
from zettel.html import to_html
from zettel.model import Attachment, ResolvedNote
from zettel.site.addresses import Addresses
from zettel.site.typography import set_spaces_in
from zettel.site.world import World
from zettel.view.images import find_sources, find_type
from zettel.view.reading import drop_title


class _Targets(Struct, frozen=True):
    """What a note's links lead to, by target as written."""

    nodes: dict[str, int]
    files: dict[str, str]  # addresses of what is published
    pictures: list[str]  # addresses, by number
    numbers: dict[str, int]  # of pictures


def write_body(world: World, number: int, addresses: Addresses) -> str:
    """Render a note's text; "" where it has none."""
    if world.contents.read_body is None:
        return ""
    resolved = world.notes[number]
    note = resolved.note
    text = world.contents.read_body(note)
    targets = _find_targets(world, resolved, text, addresses)
    bibliography, language = world.contents.bibliography, world.settings.language
    html = to_html(
        text,
        _find_href(world, targets, addresses),
        lambda target: _find_label(world, targets, target),
        DIALECTS.get(note.dialect, PLAIN),
        find_image=lambda target: targets.numbers.get(target.strip(), -1),
        cite=lambda keys: write_references(bibliography, keys, language),
    ).strip()
    shown = _show_pictures(drop_title(html, note.title), targets.pictures)
    return _open_scrolling(set_spaces_in(shown))


def _find_targets(
    world: World, resolved: ResolvedNote, text: str, addresses: Addresses
) -> _Targets:
    named = {
        link.link.target: link.resolution.path
        for link in resolved.links
        if isinstance(link.resolution, Attachment)
    }
    named.update(find_sources(resolved.note, text, world.contents.resolve_link))
    files = {
        target: addresses.to(world.to_file_path(path))
        for target, path in named.items()
        if path in world.published
    }
    pictures = {target: files[target] for target in files if find_type(named[target])}
    numbers = {target: number for number, target in enumerate(pictures)}
    nodes = world.places.find_targets(resolved.links)
    return _Targets(nodes, files, list(pictures.values()), numbers)


def _find_href(
    world: World, targets: _Targets, addresses: Addresses
) -> Callable[[str], str | None]:
    def find(target: str) -> str | None:
        name = target.strip()
        node = targets.nodes.get(name, -1)
        if node >= 0:
            return addresses.to(world.paths[node])
        return targets.files.get(name)

    return find


def _find_label(world: World, targets: _Targets, target: str) -> str:
    node = targets.nodes.get(target.strip(), -1)
    return world.places.titles[node] if node >= 0 else ""


def _show_pictures(html: str, pictures: list[str]) -> str:
    """Give pictures their addresses; nh3 lets only numbers through."""

    def write(found: re.Match[str]) -> str:
        return f'<img loading="lazy" src="{pictures[int(found[1])]}"'

    return _PICTURE.sub(write, html) if pictures else html


def _open_scrolling(html: str) -> str:
    """Let the keyboard scroll what may be wider than the page."""
    for written, opened in _SCROLLING:
        html = html.replace(written, opened)
    return html


_SCROLLING: Final = (
    ("<pre>", '<pre tabindex="0">'),
    ("<table>", '<div class="scroll" tabindex="0" role="group"><table>'),
    ("</table>", "</table></div>"),
    ('<span class="formula">', '<span class="formula" tabindex="0" role="group">'),
)
_PICTURE: Final = re.compile(r'<img data-image="(\d+)"')
