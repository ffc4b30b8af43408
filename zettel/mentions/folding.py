"""Text and names in the form in which they are compared, with the way back to each character.

Case, accents, typographic apostrophes and hyphens, ligatures, escapes and runs of blanks are
folded away: the search then finds more than it should, and `is_spelled` tells what really fits.
"""

import re
import unicodedata
from bisect import bisect_right
from html import unescape

from msgspec import Struct

# Frequent and of one length folded and not: for these no way back is needed.
_FREQUENT = tuple(zip("éèêëàâçîïôûù’\n\u00a0\u202f", "eeeeaaciiouu'   ", strict=True))
_APOSTROPHES = "’‘ʼ＇′"
_HYPHENS = "\u2010\u2011\u2012\u2013\u2212"
_SPELLED = {
    **dict.fromkeys(map(ord, _APOSTROPHES), "'"),
    **dict.fromkeys(map(ord, _HYPHENS), "-"),
    **dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"), ""),
    **{ord("œ"): "oe", ord("Œ"): "Oe", ord("æ"): "ae", ord("Æ"): "Ae"},
}
_ESCAPE = r"\\[!-/:-@\[-`{-~]|&(?:[A-Za-z]{2,8}|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});"
_ODD = re.compile(rf"{_ESCAPE}|\s{{2,}}|[^ -~\x7f«»“”…—]")
_ESCAPES = re.compile(_ESCAPE)
_STRANGE = re.compile(r"[^ -~\x7f«»“”…—]")
_SIGNS = ("\\", "&", "  ")


class Folded(Struct, frozen=True):
    """A folded text; where its length changed, the ends of what was replaced."""

    text: str
    starts: tuple[int, ...] = ()  # in the folded text
    ends: tuple[int, ...] = ()
    sources: tuple[int, ...] = ()  # the same ends in the source

    def find_source(self, offset: int) -> int:
        """Return where a character of the folded text stands in the source, -1 inside another."""
        row = bisect_right(self.ends, offset)
        if row < len(self.starts) and self.starts[row] < offset:
            return -1
        return offset + self.sources[row - 1] - self.ends[row - 1] if row else offset


def fold(text: str) -> Folded:
    """Fold a text as it stands in a note, and remember where each of its characters was."""
    lowered = text.replace("İ", "I").lower()  # of all letters only İ is longer when lowered
    if not text.isascii():
        for char, plain in _FREQUENT:
            lowered = lowered.replace(char, plain)
    else:
        lowered = lowered.replace("\n", " ")
    if not _STRANGE.search(lowered) and not any(sign in lowered for sign in _SIGNS):
        return Folded(lowered)
    starts: list[int] = []
    ends: list[int] = []
    sources: list[int] = []
    moved = 0

    def replace(match: re.Match[str]) -> str:
        nonlocal moved
        written = match[0]
        plain = _PLAIN.get(written)
        if plain is None:
            plain = _PLAIN.setdefault(written, _to_plain(written))
        if len(plain) != len(written):
            starts.append(match.start() + moved)
            moved += len(plain) - len(written)
            ends.append(starts[-1] + len(plain))
            sources.append(match.end())
        return plain

    folded = _ODD.sub(replace, lowered)
    return Folded(folded, tuple(starts), tuple(ends), tuple(sources))


def fold_name(name: str) -> str:
    """Fold a name, which has no escapes and no blanks at its ends."""
    return fold(" ".join(name.split()).replace("\\", "").replace("&", "&amp;")).text


def is_spelled(name: str, written: str) -> bool:
    """Say whether a text is a name as it may be written, given that both fold to the same.

    Accents count, but a capital may lack its own (ETAT, Ecole); an acronym counts only as it is
    written: `OGP` is not `ogp`.
    """
    a, b = spell(name), spell(written)
    if is_acronym(a) and not b.isupper():
        return False
    if a.casefold() == b.casefold():
        return True
    return len(a) == len(b) and all(map(_is_same_letter, a, b))


def spell(text: str) -> str:
    """Return a text as its letters are: NFC, without escapes, typography and runs of blanks."""
    text = unescape_text(text)
    if not text.isascii():
        text = unicodedata.normalize("NFC", text).translate(_SPELLED)
    return " ".join(text.split())


def unescape_text(text: str) -> str:
    r"""Return a text without the backslashes of `\*` and with `&amp;` as `&`, as it is read."""
    if "\\" in text or "&" in text:
        return _ESCAPES.sub(lambda match: _unescape(match[0]), text)
    return text


def is_acronym(name: str) -> bool:
    """Say whether a name is short and all capitals, so that in small letters it is another word."""
    return len(name) <= 5 and name.isupper()


_PLAIN: dict[str, str] = {}


def _to_plain(written: str) -> str:
    if written.isspace():
        return " "
    plain = _unescape(written) if len(written) > 1 else written
    letters = unicodedata.normalize("NFD", plain.translate(_SPELLED)).casefold()
    letters = unicodedata.normalize("NFD", letters)
    return "".join(" " if c.isspace() else c for c in letters if not unicodedata.combining(c))


def _unescape(written: str) -> str:
    return written[1:] if written[0] == "\\" else unescape(written)


def _is_same_letter(a: str, b: str) -> bool:
    return a.casefold() == b.casefold() or _lacks_accent(a, b) or _lacks_accent(b, a)


def _lacks_accent(capital: str, letter: str) -> bool:
    """Say whether a capital stands for an accented letter; both fold to the same anyhow."""
    bare = unicodedata.normalize("NFD", letter)[0]
    return capital.isupper() and capital.casefold() == bare.casefold()
