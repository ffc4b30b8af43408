"""Files of a site that are no notes: `.html` pages with front matter, which Jekyll publishes, too.

Where its `baseurl` stands before every address, it stands before those of all files.

https://jekyllrb.com/docs/pages/ and https://jekyllrb.com/docs/permalinks/
"""

from collections.abc import Callable, Iterable
from pathlib import Path

from zettel.dialect import Dialect
from zettel.reader.detection import FoundDialect

_PAGES = (".html", ".htm")
_PARTS = ("/_layouts/", "/_includes/")
_HEAD = 1 << 16  # bytes in which front matter has to end


def read_pages(
    folder: Path, files: Iterable[str], find: Callable[[str], FoundDialect]
) -> tuple[tuple[str, str], ...]:
    """Return the addresses that files are published under, each with the path of its file.

    Args:
        folder: The notes folder.
        files: Paths of the files that are no notes.
        find: Returns the dialect that holds for a path.
    """
    found: dict[str, str] = {}
    for path in files:
        dialect = find(path).dialect
        if not dialect.baseurl and not dialect.addresses:
            continue
        from zettel.formats.addresses import to_address, to_site_path

        if dialect.baseurl:
            address = f"{dialect.baseurl}/{to_site_path(path, dialect)}"
            found.setdefault(to_address(address), path)
        is_page = dialect.addresses and path.lower().endswith(_PAGES)
        if is_page and not any(part in f"/{path}" for part in _PARTS):
            for address in _read_addresses(folder, path, dialect):
                found.setdefault(address, path)
    return tuple(found.items())


def _read_addresses(folder: Path, path: str, dialect: Dialect) -> tuple[str, ...]:
    from zettel.formats.addresses import find_addresses
    from zettel.formats.encoding import decode
    from zettel.formats.front_matter import HANDLER

    try:
        with (folder / path).open("rb") as file:
            text = decode(file.read(_HEAD)).text
    except OSError:
        return ()
    match = HANDLER.FM_BOUNDARY.match(text) if text.startswith("---") else None
    if match is None:
        return ()
    properties = {item.key: item for item in HANDLER.parse(match[1], 2).properties}
    return find_addresses(path, properties, dialect)
