"""Where a published site has what stands below the base: files by names that IRIs lead to.

A static host decodes the path of an address and opens the file of that name; for a folder, its
`index.html`. So `note/a%20b` is `note/a b/index.html`, with its data beside it, `note/a b.ttl`.
What cannot be had so (`..`, a name that is too long, one that is taken) gets a name near it: links
lead there, the IRI itself does not.
"""

import os
import re
import sys
import unicodedata
from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Final
from urllib.parse import quote, unquote

from msgspec import Struct

from zettel.site.resources import Form, Kind, Resource

INDEX: Final = "index.html"


class Own(Struct, frozen=True):
    """The pages and files that a site has beside what IRIs name, by what stands for their paths.

    No IRI has a `^`, so none is taken for one of them.
    """

    style: str = "^site.css"
    script: str = "^search.js"
    search: str = "^search"
    map: str = "^map"
    notes: str = "^note/"
    tags: str = "^tag/"
    types: str = "^type/"
    missing: str = "^missing/"
    feed: str = "^feed.xml"
    sitemap: str = "^sitemap.xml"
    robots: str = "^robots.txt"
    dump: str = "^dump.ttl"
    packed: str = "^dump.ttl.gz"
    lost: str = "^404.html"
    sparql: str = "^sparql"  # this and what follows: where a server keeps the site
    queries: str = "^queries"
    status: str = "^status"


OWN: Final = Own()
OPTIONAL: Final = (OWN.feed, OWN.sitemap, OWN.robots)
"""What only some sites have."""
_FILES: Final = (OWN.style, OWN.script, OWN.dump, OWN.packed, OWN.lost, *OPTIONAL)
_PAGES: Final = (OWN.search, OWN.map, OWN.notes, OWN.tags, OWN.types, OWN.missing)


PAGES: Final = f"../note/{{}}/{INDEX}"
"""Where the explorer finds the page of a note, by its id as IRIs have it."""


def name_own(path: str) -> str:
    """Return how a file of the site's own is called."""
    return path.removeprefix("^")


class Limits(Struct, frozen=True):
    """What a file system does not allow."""

    forbidden: str = "\0"  # signs in names
    folds: bool = False  # whether `A` and `a` are one file
    longest: int = 240  # bytes of a name, with some to spare for endings


def find_limits() -> Limits:
    """Return the limits of this machine's files."""
    if os.name == "nt":
        return Limits('\0<>:"|?*\\' + "".join(map(chr, range(1, 32))), folds=True)
    return Limits(folds=sys.platform == "darwin")


Files = Mapping[tuple[str, Form], str]
"""From the path of a resource, and a form of it, to a file below the site's folder."""


def find_files(resources: Iterable[Resource], limits: Limits) -> Files:
    """Choose a file for each form of each resource; earlier ones get the better names."""
    ordered = list(resources)
    taken = _Taken(limits)
    found: dict[tuple[str, Form], str] = {}
    for path, place in _list_own():
        found[path, Form.HTML] = taken.take(place, "")
    for resource in ordered:
        if resource.kind is Kind.FILE:
            found[resource.path, Form.HTML] = taken.take(_to_name(resource.path, limits), "")
    for resource in ordered:
        if resource.kind not in (Kind.FILE, Kind.DATASET):
            name = _to_name(resource.path, limits)
            found[resource.path, Form.HTML] = taken.take(name, f"/{INDEX}")
    for resource in ordered:
        if resource.kind is not Kind.FILE:
            name = _to_name(resource.path, limits) or "void"
            for form in (Form.TURTLE, Form.JSON_LD):
                found[resource.path, form] = taken.take(name, form.value)
    return found


def to_address(file: str) -> str:
    """Return a file as an address has it, percent-encoded."""
    return quote(file, safe="/-._~", errors="surrogateescape")


def _list_own() -> Iterable[tuple[str, str]]:
    yield "", INDEX
    for path in _FILES:
        yield path, name_own(path)
    for path in _PAGES:
        yield path, f"{name_own(path).rstrip('/')}/{INDEX}"


class _Taken:
    """The names that are taken: files, and the folders that they stand in."""

    def __init__(self, limits: Limits) -> None:
        self._folds = limits.folds
        self._files: set[str] = set()
        self._folders: set[str] = set()

    def take(self, name: str, ending: str) -> str:
        """Take a name with an ending, or one in a folder for those whose names are taken."""
        file, number = name + ending, 1
        while not self._take(file):
            file, number = f"~/{_digest(name)}-{number}{ending}", number + 1
        return file

    def _take(self, file: str) -> bool:
        key = unicodedata.normalize("NFC", file).casefold() if self._folds else file
        above = [key[: found.start()] for found in re.finditer("/", key)]
        is_taken = key in self._files or key in self._folders
        if is_taken or not self._files.isdisjoint(above):
            return False
        self._files.add(key)
        self._folders.update(above)
        return True


_DEEPEST: Final = 700  # bytes of a whole path; systems allow 1,024 and more


def _to_name(path: str, limits: Limits) -> str:
    """Return the name that a host makes of a path, as far as files can have it."""
    parts = [part for part in unquote(path, errors="surrogateescape").split("/") if part]
    name = "/".join(_to_part(part, limits) for part in parts)
    if len(os.fsencode(name)) > _DEEPEST:
        name = f"{parts[0]}/{_digest(path)}"
    return name


def _to_part(part: str, limits: Limits) -> str:
    """Return one step of a path as a file can have it: signs that it cannot have are encoded."""
    if part in (".", ".."):
        return part.replace(".", "%2E")
    if any(sign in limits.forbidden for sign in part):
        part = "".join(quote(c, safe="") if c in limits.forbidden else c for c in part)
    if "<" in limits.forbidden and part[-1] in ". ":  # Windows drops them
        part = part[:-1] + part[-1].replace(".", "%2E").replace(" ", "%20")
    data = os.fsencode(part)
    if len(data) <= limits.longest:
        return part
    short = data[: limits.longest // 2].decode(errors="ignore")
    return f"{short}~{_digest(part)}"


def _digest(name: str) -> str:
    return sha256(os.fsencode(name)).hexdigest()[:16]
