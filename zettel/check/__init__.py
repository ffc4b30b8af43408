"""What is worth telling the author of the notes: one table of codes, a finder for each, two texts.

What is found may be selected by code, silenced in a note, or held back by a baseline (`selection`,
`baseline`); `edit.fixes` mends some of it.

Errors are what no reader of the vault can follow or keep; warnings are what it guesses; remarks
are neither right nor wrong.
"""

from zettel.check.baseline import (
    Baseline,
    compare_baseline,
    read_baseline,
    write_baseline,
)
from zettel.check.codes import CODES, Code, find_code
from zettel.check.issues import count_issues, find_issues, find_note_issues
from zettel.check.notes import suggest_type
from zettel.check.selection import find_selected, select_issues
from zettel.check.text import to_data, to_github, to_text
from zettel.check.views import find_view_issues

__all__ = [
    "CODES",
    "Baseline",
    "Code",
    "compare_baseline",
    "count_issues",
    "find_code",
    "find_issues",
    "find_note_issues",
    "find_selected",
    "find_view_issues",
    "read_baseline",
    "select_issues",
    "suggest_type",
    "to_data",
    "to_github",
    "to_text",
    "write_baseline",
]
