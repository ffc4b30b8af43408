"""Folder → notes; the only floor that walks the disk and opens notes.

read_notes(settings)        every note, each in the dialect of its folder
read_body(settings, note)   a note's text below its front matter
has_file(settings, path)    whether a link out of the vault leads to a file
find_files(folder, …)       which files are notes, which are others
read_moved(settings)        ids that notes had before their files moved

`listing` walks, `ignoring` obeys `.zettelignore`, `detection` finds dialects by `markers` (files of
an application, whose settings `configurations` reads) or by `signs` in the notes. `known` is what
the cache knows of a folder, `renewal` reads what is new since, by `parsed`; `stored` are the notes
that stay in the cache until they are asked for, as `messages` with their `digests`.
"""

from zettel.reader.detection import (
    FoundDialect,
    Marked,
    build_finder,
    find_dialects,
    find_marked,
    tell_dialects,
)
from zettel.reader.digests import cut_digests, find_differing
from zettel.reader.listing import SKIPPED_FOLDERS, Listing, find_files
from zettel.reader.moved import MOVED_FILE, read_moved
from zettel.reader.notes import Progress, Reading, read_body, read_notes
from zettel.reader.outside import Outside, has_file

__all__ = [
    "MOVED_FILE",
    "SKIPPED_FOLDERS",
    "FoundDialect",
    "Listing",
    "Marked",
    "Outside",
    "Progress",
    "Reading",
    "build_finder",
    "cut_digests",
    "find_dialects",
    "find_differing",
    "find_files",
    "find_marked",
    "has_file",
    "read_body",
    "read_moved",
    "read_notes",
    "tell_dialects",
]
