"""What hidden text is replaced by before the Markdown parser sees it.

A character that means nothing to Markdown, one byte for one byte or one character for one
character, so that every line and column stays where its author sees it.
"""

FILLER = "\x7f"

DOLLAR = "\ufdd0"
"""Stands for a `$` that ends no formula, and is shown as one; no text has this character (Unicode
Standard, 23.7), and an address may hold it."""
