"""Markdown of any dialect: the text stays as it is, front matter and all."""

from zettel.edit.imports.decoding import decode_source
from zettel.edit.imports.document import Document


def read_markdown(path: str, data: bytes) -> Document:
    """Read a Markdown file; see `Read`. What its fields are is told by reading it as a note."""
    text, remarks = decode_source(data)
    return Document(text, remarks=remarks)
