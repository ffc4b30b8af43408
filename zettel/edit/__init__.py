"""The only code that changes a vault's notes."""

from zettel.edit.new import create_note

__all__ = ["create_note"]
