"""Folder → notes; the only module that walks the disk and opens notes."""

from zettel.reader.notes import (
    SKIPPED_FOLDERS,
    Listing,
    Progress,
    Reading,
    find_files,
    read_body,
    read_notes,
)

__all__ = [
    "SKIPPED_FOLDERS",
    "Listing",
    "Progress",
    "Reading",
    "find_files",
    "read_body",
    "read_notes",
]
