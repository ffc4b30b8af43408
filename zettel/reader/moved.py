"""`moved.csv`: ids that notes had before their files moved, as `edit` writes them down.

Only a note that is known by its path alone gets another id when its file moves. The file stands
beside `zettel.toml` and has a line `old,new` for each such id.
"""

import csv

from zettel.settings import Settings

MOVED_FILE = "moved.csv"


def read_moved(settings: Settings) -> dict[str, str]:
    """Return the new id of each old one; nothing where there is no such file."""
    try:
        return parse_moved((settings.root / MOVED_FILE).read_bytes())
    except OSError:
        return {}


def parse_moved(data: bytes) -> dict[str, str]:
    """Read the file's text; lines that are no pairs are left out."""
    text = data.decode("utf-8", "replace").removeprefix("\ufeff")
    rows = [row for row in csv.reader(text.splitlines()) if len(row) == 2]
    return {old: new for old, new in rows if (old, new) != ("old", "new")}
