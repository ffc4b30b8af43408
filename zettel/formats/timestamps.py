"""Timestamps that notes have for ids, as they stand in the names of files."""

import re

TIMESTAMP = re.compile(r"(\d{14}|\d{12})(?!\d)")
"""To the second or the minute, where a name begins: `20200131120000 Title.md`."""

STAMP = re.compile(r"(?<!\d)(\d{14})(?!\d)")
"""One anywhere in a file's name: `Title 20200131120000.md`."""
