"""The vault's images that a page shows: which, by what numbers, and as data blocks of HTML.

Only files of the vault's own list are read, one at a time. What is too large, comes after the page
has enough, or does not begin as a picture does, stays a link. A page that a server keeps carries
none, and asks for each.
"""

import re
import sys
from base64 import b64encode
from collections.abc import Collection, Iterator, Mapping, Sequence
from html import unescape
from pathlib import Path
from typing import Final
from urllib.parse import unquote

from msgspec import Struct

from zettel.model import Attachment, Link, LinkKind, Note, ResolvedLink
from zettel.view.contents import Contents, ResolveLink

TYPES: Final = {
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "webp": "image/webp",
    "avif": "image/avif",
    "svg": "image/svg+xml",  # as an image it runs nothing and loads nothing (SVG 2, 2.2)
}
LARGEST: Final = 512 * 1024
MOST: Final = 16 * 1024 * 1024
LARGEST_SERVED: Final = 32 * 1024 * 1024
THUMBNAIL_KEYS: Final = ("thumbnail", "image", "cover", "banner")


class Images(Struct, frozen=True):
    """The images of a page, in order of their numbers, and which note shows which on the map."""

    numbers: Mapping[str, int] = {}  # by path, in order
    thumbnails: tuple[int, ...] = ()  # by note, -1 for most
    sources: Mapping[int, Mapping[str, str]] = {}  # by note: what its HTML names, and the paths

    def list_targets(self, number: int, links: Sequence[ResolvedLink]) -> dict[str, int]:
        """List the targets of a note, as it writes them, that lead to an image, by number."""
        known = self.numbers
        found = {link.link.target: _find_path(link) for link in links} if known else {}
        found |= self.sources.get(number, {})
        return {target: known[path] for target, path in found.items() if path in known}


def choose_images(contents: Contents, *, is_served: bool = False) -> Images:
    """Choose the images of a page: those that notes name or embed, in order, as far as they fit."""
    listed = {path for path in contents.files if find_type(path)}
    limits = (LARGEST_SERVED, sys.maxsize) if is_served else (LARGEST, MOST)
    chosen = _Choice(contents.settings.notes, listed, *limits)
    thumbnails, sources = [], {}
    for number, resolved in enumerate(contents.notes if listed else ()):
        note = resolved.note
        thumbnails.append(chosen.choose(find_thumbnail(note, contents.resolve_link)))
        if contents.read_body is None:
            continue
        for link in resolved.links:
            if link.link.kind is LinkKind.EMBED:
                chosen.choose(_find_path(link))
        named = find_sources(note, contents.read_body(note), contents.resolve_link)
        if named:
            sources[number] = {source: path for source, path in named if chosen.choose(path) >= 0}
    return Images(chosen.numbers, tuple(thumbnails), sources)


def write_images(images: Images, folder: Path) -> Iterator[bytes]:
    """Write each image as a data block of HTML; one that is gone meanwhile has none."""
    for path, number in images.numbers.items():
        data = read_image(folder, path, LARGEST)
        if data:
            yield b'<script type="text/plain" data-image="%d" data-type="%b">%b</script>\n' % (
                number,
                find_type(path).encode(),
                b64encode(data),
            )


def read_image(folder: Path, path: str, most: int, *, is_whole: bool = True) -> bytes:
    """Read an image of at most so many bytes, or so many of its first ones.

    Returns:
        b"" where it has gone, grown beyond that, or come to lead out of the vault.
    """
    try:
        place = (folder / path).resolve()
        if not place.is_relative_to(folder.resolve()):
            return b""
        with place.open("rb") as file:
            data = file.read(most + is_whole)
    except (OSError, ValueError):
        return b""
    return data if len(data) <= most else b""


class _Choice:
    """What has been chosen so far: the numbers of paths, and how many bytes are left."""

    def __init__(self, folder: Path, listed: Collection[str], largest: int, most: int) -> None:
        self.folder = folder
        self.listed = listed
        self.largest = largest
        self.left = most
        self.numbers: dict[str, int] = {}
        self.refused: set[str] = set()

    def choose(self, path: str) -> int:
        """Give an image a number if it can be had, else -1."""
        if path in self.numbers or path not in self.listed or path in self.refused:
            return self.numbers.get(path, -1)
        size = _find_size(self.folder / path)
        if not 0 < size <= min(self.largest, self.left) or not _is_picture(self.folder, path):
            self.refused.add(path)
            return -1
        self.left -= size
        return self.numbers.setdefault(path, len(self.numbers))


def find_type(path: str) -> str:
    """Return the media type of an image by its name, "" for what is none."""
    return TYPES.get(path.rpartition(".")[2].lower(), "")


def _find_size(path: Path) -> int:
    try:
        return path.stat().st_size
    except (OSError, ValueError):
        return 0


def _is_picture(folder: Path, path: str) -> bool:
    """Say whether a file begins as a picture does; of pixels browsers find out which one."""
    begins = read_image(folder, path, _HEAD, is_whole=False)
    if find_type(path) == TYPES["svg"]:
        return begins.removeprefix(_MARK).lstrip().startswith(b"<")
    return bool(_PIXELS.match(begins))


def _find_path(link: ResolvedLink) -> str:
    found = link.resolution
    return found.path if isinstance(found, Attachment) else ""


def find_thumbnail(note: Note, resolve: ResolveLink) -> str:
    """Find the file that a note's front matter names as its picture."""
    for written in _list_named(note):
        match = _LINK.fullmatch(written)
        target = (match["name"] or match["address"]) if match else written
        if path := _resolve(note, target.strip(), resolve):
            return path
    return ""


def find_sources(note: Note, text: str, resolve: ResolveLink) -> list[tuple[str, str]]:
    """Find the files that pictures written as HTML name; to the graph these are no links."""
    written = _SOURCE.findall(text) if "<img" in text else ()
    targets = dict.fromkeys(unquote(unescape(source)).strip() for source in written)
    return [(target, _resolve(note, target, resolve)) for target in targets]


def _resolve(note: Note, target: str, resolve: ResolveLink) -> str:
    found = resolve(note, Link(target, LinkKind.EMBED, note.body_line, 1))
    return _find_path(found) if found else ""


def _list_named(note: Note) -> Iterator[str]:
    """Yield what stands under the keys of thumbnails, in the order of these."""
    front = {p.key.casefold(): p for p in note.properties if p.line < note.body_line}
    for key in THUMBNAIL_KEYS:
        for value in front[key].values[:1] if key in front else ():
            if isinstance(value, str) and value:
                yield value.strip()


_HEAD: Final = 256  # bytes
_MARK: Final = b"\xef\xbb\xbf"  # of UTF-8
_PIXELS: Final = re.compile(
    rb"\x89PNG\r\n\x1a\n|\xff\xd8\xff|GIF8[79]a|RIFF.{4}WEBP|.{4}ftypavi[fs]", re.DOTALL
)
_SOURCE: Final = re.compile(r"""<img\b[^<>]*?\ssrc\s*=\s*["']([^"'<>#]+)""")
_LINK: Final = re.compile(
    r"!?\[\[(?P<name>[^\[\]|#]+)[^\[\]]*\]\]|!?\[[^\[\]]*\]\(<?(?P<address>[^()<>]+)>?\)"
)
