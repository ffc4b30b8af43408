"""One file → one `Note`, whatever its format; a table says which function reads which suffix.

parse_note(path, data)      a note and its issues; never raises
decode_text(data, offset)   a file's text from a byte on, such as a note's `body_offset`
matter_text.to_text(…)      front matter for a new note
"""

from collections.abc import Callable, Mapping

from zettel.dialect import PLAIN, Dialect
from zettel.formats.encoding import decode_text
from zettel.model import Issue, Note

Format = Callable[[str, bytes, Dialect], tuple[Note, tuple[Issue, ...]]]
"""Reads one file: its path relative to the notes folder, its bytes, and its dialect."""


def _parse_markdown(path: str, data: bytes, dialect: Dialect) -> tuple[Note, tuple[Issue, ...]]:
    from zettel.formats import markdown  # and its parsers, which a new note has no need of

    return markdown.parse_note(path, data, dialect)


FORMATS: Mapping[str, Format] = {".md": _parse_markdown, ".markdown": _parse_markdown}
"""The formats by suffix; a suffix that is not here is read as Markdown."""

__all__ = ["FORMATS", "Format", "decode_text", "parse_note"]


def parse_note(path: str, data: bytes, dialect: Dialect = PLAIN) -> tuple[Note, tuple[Issue, ...]]:
    """Read one file as a note, with what its author should know about it. Never raises.

    `path` is relative to the notes folder, with `/` between its parts.
    """
    suffix = path[path.rfind(".") :].lower() if "." in path else ""
    return FORMATS.get(suffix, _parse_markdown)(path, data, dialect)
