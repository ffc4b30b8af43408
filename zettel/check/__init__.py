"""What is worth telling the author of the notes: one table of codes, a finder for each, two texts.

Errors are what no reader of the vault can follow or keep; warnings are what it guesses; remarks
are neither right nor wrong.
"""

from zettel.check.codes import CODES, Code, find_code
from zettel.check.issues import find_issues, find_note_issues
from zettel.check.notes import suggest_type
from zettel.check.text import to_github, to_text

__all__ = [
    "CODES",
    "Code",
    "find_code",
    "find_issues",
    "find_note_issues",
    "suggest_type",
    "to_github",
    "to_text",
]
