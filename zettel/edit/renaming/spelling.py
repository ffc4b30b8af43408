"""How a name is spelled in a link, carried over from an old name to a new one.

`[[old title]]` becomes `[[new title]]`, `Old%20title.md` becomes `New%20title.md`: the same style
of another name. What no style explains gets the new name as it is.
"""

import re
import unicodedata
from collections.abc import Callable
from itertools import product
from urllib.parse import quote

Style = Callable[[str], str]

_NOT_IN_SLUG = re.compile(r"[^\w\- ]")


def carry_spelling(written: str, old: str, new: str) -> str | None:
    """Spell `new` as `written` spells `old`; None where `written` is no spelling of `old`.

    >>> carry_spelling("old%20title", "Old title", "New title")
    'new%20title'
    """
    style = find_style(written, old)
    return style(new) if style else None


def find_style(written: str, name: str) -> Style | None:
    """Return the first style in which a name reads as it is written, the plainest first."""
    for form, case, sign in product(_FORMS, _CASES, _SIGNS):
        if sign(case(form(name))) == written:
            return lambda other: sign(case(form(other)))
    return None


def to_slug(text: str) -> str:
    """Return a heading as sites name it: small letters, digits, `-` for blanks (as GitHub does)."""
    return _NOT_IN_SLUG.sub("", text.strip().lower()).replace(" ", "-")


def _to_first_lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _to_first_upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def _to_words_upper(text: str) -> str:
    return " ".join(map(_to_first_upper, text.split(" ")))


def _to_composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _to_decomposed(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def _to_encoded_blanks(text: str) -> str:
    return text.replace(" ", "%20")


def _to_encoded(text: str) -> str:
    return quote(text, safe="/")


def _to_encoded_signs(text: str) -> str:
    return quote(text, safe="/()!$&'*+,;=:@~")


_FORMS: tuple[Style, ...] = (str, _to_composed, _to_decomposed)
_CASES: tuple[Style, ...] = (
    str,
    str.lower,
    str.upper,
    _to_first_lower,
    _to_first_upper,
    str.capitalize,
    _to_words_upper,
)
_SIGNS: tuple[Style, ...] = (str, _to_encoded_blanks, _to_encoded_signs, _to_encoded, to_slug)
