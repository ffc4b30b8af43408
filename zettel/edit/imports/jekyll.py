"""A Jekyll site: its posts, drafts, pages and collections; layouts and machinery are none.

Which files a site is made of, and what their front matter means:
https://jekyllrb.com/docs/structure/, https://jekyllrb.com/docs/front-matter/
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from zettel.edit.imports.decoding import decode_source
from zettel.edit.imports.document import Document, Mapped, Remark, to_property
from zettel.formats.front_matter import HANDLER
from zettel.model import Property

MARKS = ("_config.yml", "_config.yaml", "_config.toml", "_posts", "_drafts")
"""Files and folders that tell a folder to be a Jekyll site."""

SUFFIXES = (".md", ".markdown", ".mkdown", ".mkdn", ".mkd", ".html", ".htm")

_MACHINERY = frozenset(
    {"_includes", "_layouts", "_sass", "_data", "_plugins", "_site", "_assets", "vendor"}
)
_DATED = re.compile(r"\d{4}-\d{1,2}-\d{1,2}-(.+)")
_HEADING = re.compile(r"^# \S|^[^\n-][^\n]*\n=+[ \t]*$", re.MULTILINE)
_LISTS = ("tags", "categories")
_SCALAR = re.compile(r"[^:]+:[ \t]+[^\s\[&*!|>]")
_LIQUID = re.compile(r"\{%.*?%\}|\{\{.*?\}\}")
_KNOWN_LIQUID = re.compile(
    r"\{%-?\s*(?:link|post_url)\s[^%]*%\}"
    r"|\{\{-?\s*(?:site\.(?:baseurl|url)|\S+\s*\|\s*(?:relative_url|absolute_url))\s*-?\}\}"
)


def find_documents(folder: Path, paths: Sequence[str]) -> list[str]:
    """Return those of a site's files that are documents, in the order given.

    HTML files are, where they have front matter: Jekyll copies the others as they are.
    """
    return [path for path in paths if _is_document(folder, path)]


def read_jekyll(path: str, data: bytes) -> Document:
    """Read a post, draft, page or member of a collection; see `Read`.

    Front matter is kept; tags and categories become tags. Liquid stays as written, and is told.
    """
    text, remarks = decode_source(data)
    match = HANDLER.FM_BOUNDARY.match(text)
    matter = HANDLER.parse(match[1], 2) if match else None
    properties = {prop.key: prop for prop in (matter.properties if matter else ())}
    lines = ["---", *(match[1] if match else "").split("\n")]
    found = [*_find_tags(properties, lines), *_find_title(path, properties, text)]
    return Document(
        text,
        tuple(prop for prop, _ in found),
        tuple(Mapped(prop.key, origin) for prop, origin in found),
        (*remarks, *_find_liquid(text)),
    )


def _is_document(folder: Path, path: str) -> bool:
    if not path.lower().endswith(SUFFIXES) or not _MACHINERY.isdisjoint(path.split("/")[:-1]):
        return False
    if not path.lower().endswith((".html", ".htm")):
        return True
    try:
        with (folder / path).open("rb") as file:
            return file.read(8).removeprefix(b"\xef\xbb\xbf").startswith((b"---\n", b"---\r\n"))
    except OSError:
        return False


def _find_tags(
    properties: Mapping[str, Property], lines: Sequence[str]
) -> Iterator[tuple[Property, str]]:
    """Yield tags and categories as one list, where it is not what `tags` says already."""
    found: dict[str, None] = {}
    origins = []
    for key in ("tags", "tag", "categories", "category"):
        prop = properties.get(key)
        values = [value for value in prop.values if isinstance(value, str)] if prop else []
        if prop and key in _LISTS and _SCALAR.match(lines[prop.line - 1]):
            values = _split(values[0]) if values else []
        origins += [key] if values else []
        found.update(dict.fromkeys(value.strip() for value in values if value.strip()))
    known = properties["tags"].values if "tags" in properties else ()
    if found and tuple(found) != known:
        yield to_property("tags", *found), " and ".join(origins)


def _split(value: str) -> list[str]:
    """Split a string at its blanks, as Jekyll does; at commas where they part phrases."""
    parts = [part.strip() for part in value.split(",")]
    has_phrases = len(parts) > 1 and any(" " in part for part in parts)
    return parts if has_phrases else value.replace(",", " ").split()


def _find_title(
    path: str, properties: Mapping[str, Property], text: str
) -> Iterator[tuple[Property, str]]:
    """Yield the title that Jekyll makes of a file's name, where the document has none."""
    if "title" in properties or _HEADING.search(text):
        return
    folders, _, name = path.rpartition("/")
    stem = name.rpartition(".")[0]
    dated = _DATED.fullmatch(stem)
    slug = dated[1] if dated else stem
    words = slug.split("-") if slug != "index" else [folders.rpartition("/")[2] or slug]
    yield to_property("title", " ".join(word.capitalize() for word in words)), "file name"


def _find_liquid(text: str) -> Iterator[Remark]:
    """Tell what Liquid would have put in place of a tag, and nobody does here."""
    for number, line in enumerate(text.split("\n"), 1):
        if "{%" in line or "{{" in line:
            yield from (Remark(number, f"{tag} stays as written") for tag in _find_unknown(line))


def _find_unknown(line: str) -> Iterable[str]:
    found = dict.fromkeys(_LIQUID.findall(line))
    return (tag for tag in found if not _KNOWN_LIQUID.fullmatch(tag))
