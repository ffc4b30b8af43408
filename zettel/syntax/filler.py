"""What hidden text is replaced by before the Markdown parser sees it.

A character that means nothing to Markdown, one byte for one byte or one character for one
character, so that every line and column stays where its author sees it.
"""

import re

FILLER = "\x7f"

DOLLAR = "\ufdd0"
"""Stands for a `$` that ends no formula, and is shown as one; no text has this character (Unicode
Standard, 23.7), and an address may hold it."""

_STAND_IN = re.compile("[\ufdd0-\ufddf]")
_HELD = {ord(sign): 0xFDD1 + row for row, sign in enumerate("\\`*_~<&$!{%[]")}
_SHOWN = {0xFDD0: "$", **{held: chr(sign) for sign, held in _HELD.items()}}
_ENTITIES = {held: f"&#{sign};" for sign, held in _HELD.items()}


def blank(text: str) -> str:
    """Hide a text; line ends stay, so that lines keep their numbers."""
    return "".join(char if char in "\r\n" else FILLER for char in text)


def hold_signs(text: str) -> str:
    """Put stand-ins, such as `DOLLAR`, for what would mean something to Markdown and does not."""
    return text.translate(_HELD)


def show_signs(text: str) -> str:
    """Put back what stand-ins stand for."""
    return text.translate(_SHOWN) if _STAND_IN.search(text) else text


def escape_held(text: str) -> str:
    """Write what stand-ins stand for so that Markdown shows it as it is."""
    return text.translate(_ENTITIES) if _STAND_IN.search(text) else text
