"""SHACL shapes over the notes, with every violation at the line of the note that causes it."""
