"""The only code that changes a vault's notes.

changes        what is to be written, as edits: shown as a diff, written all or none
halves         which of several changes can be made together
new            a note begun
rename, move   another title, another place; `renaming` keeps what leads there
mentions       mentions become links
fixes          what `check` can mend
imports        other documents become notes
init           settings and a context for a folder of notes
"""

from zettel.edit.new import create_note

__all__ = ["create_note"]
