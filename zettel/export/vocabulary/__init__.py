"""The vocabulary as one page of Markdown: what may be written in a note, and what it means."""

from zettel.export.vocabulary.page import to_markdown

__all__ = ["to_markdown"]
