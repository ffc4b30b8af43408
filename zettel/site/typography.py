"""Texts as readers of French and English expect them: dates in words, spaces that do not break."""

import re
from calendar import monthrange
from html import unescape
from typing import Final

_MONTHS: Final = {
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "en": "January February March April May June July August September October November December",
}
_ISO: Final = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?(?:[T ]\d{2}:\d{2}.*)?")


def write_date(text: str, language: str) -> str:
    """Write an ISO date out in words; any other text comes back as it is."""
    found = _ISO.fullmatch(text)
    if found is None or not 1 <= int(found[2]) <= 12 or int(found[1]) == 0:
        return text
    year, month = int(found[1]), int(found[2])
    if found[3] and not 1 <= int(found[3]) <= monthrange(year, month)[1]:
        return text
    words = f"{_MONTHS[language].split()[month - 1]} {year}"
    if not found[3]:
        return words
    day = "1er" if language == "fr" and found[3] == "01" else str(int(found[3]))
    return f"{day} {words}"


def is_date(text: str) -> bool:
    """Say whether a text is an ISO date, to the month at least."""
    return _ISO.fullmatch(text) is not None


def set_spaces(text: str) -> str:
    """Keep French punctuation with its word."""
    return _AFTER.sub("«\u00a0", _BEFORE.sub("\u00a0", text))


def set_spaces_in(html: str) -> str:
    """Keep French punctuation with its word in HTML, but in code and formulas."""
    if not _BEFORE.search(html) and "« " not in html:
        return html
    parts = _KEPT.split(html)
    return "".join(part if i % 2 else set_spaces(part) for i, part in enumerate(parts))


def to_plain(html: str) -> str:
    """Return the text of HTML on one line, without formulas' sources and marks of footnotes."""
    return " ".join(unescape(_TAG.sub("", _BLOCK.sub(r" \g<0>", _HIDDEN.sub("", html)))).split())


def find_first_words(html: str, longest: int = 200) -> str:
    """Return the words that a text begins with, cut after one of them."""
    whole = " ".join(filter(None, map(to_plain, _PARAGRAPH.findall(html[: longest * 40]))))
    return cut(whole, longest)


def cut(text: str, longest: int) -> str:
    """Cut a text after a word."""
    if len(text) <= longest:
        return text
    return f"{text[: longest + 1].rpartition(' ')[0] or text[:longest]}…"


_BEFORE: Final = re.compile(" (?=[:;?!»])")
_AFTER: Final = re.compile("« ")
_KEPT: Final = re.compile(
    r"(<(?:pre|code|math)\b.*?</(?:pre|code|math)>|<(?:\"[^\"]*\"|[^\">])*>)", re.DOTALL
)
_TAG: Final = re.compile(r"<(?:\"[^\"]*\"|[^\">])*>")
_HIDDEN: Final = re.compile(
    r"<annotation\b.*?</annotation>"
    r"|<sup class=\"footnote-(?:reference|definition-label)\">.*?</sup>",
    re.DOTALL,
)
_BLOCK: Final = re.compile(r"</?(?:p|li|ul|ol|h[1-6]|div|t[dhr]|d[dt]|blockquote|br|pre|summary)\b")
_PARAGRAPH: Final = re.compile(r"<(?:p|li|dd)>(.*?)</(?:p|li|dd)>", re.DOTALL)
