"""Line and column of a record → character of its file's text.

Lines of front matter end as YAML has them read here, with a line feed; those of the body end as
Markdown has them: with a line feed, a carriage return, or both.
"""

from zettel.edit.changes import Lines
from zettel.model import Note


class Places:
    """The places of one note's text, whole as `encoding.decode` gives it."""

    def __init__(self, text: str, note: Note) -> None:
        self._text = text
        self._body_line = note.body_line
        self._starts = [0]
        for _ in range(note.body_line - 1):
            found = text.find("\n", self._starts[-1])
            self._starts.append(found + 1 if found >= 0 else len(text))
        self.body = self._starts[-1]
        self._lines = Lines(text[self.body :])

    def find_offset(self, line: int, column: int) -> int:
        """Return the character at a line and column, both from 1 on, kept within the text."""
        if line < self._body_line:
            return min(self._starts[max(line, 1) - 1] + column - 1, len(self._text))
        return self.body + self._lines.find_offset(line - self._body_line + 1, column)
