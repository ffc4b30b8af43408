"""What the vault's shapes find wrong with its notes, at the place and in the words of the note."""

from zettel.check.shapes.issues import find_shape_issues

__all__ = ["find_shape_issues"]
