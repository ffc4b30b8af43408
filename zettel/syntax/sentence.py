"""The sentence around a link, for backlinks that can be read without opening the note."""

import re

LIMIT = 300
"""Characters of context at most; longer sentences are cut at word borders, with an ellipsis."""

_STOP = re.compile(r"[.!?…][\"'»”’)\]]*(?:\s+[»”])?\s+")
_SIGNS = ".!?…"

_ABBREVIATIONS = frozenset(
    {"mm", "mme", "mmes", "mlle", "dr", "mr", "mrs", "ms", "prof", "st", "ste", "mgr",
    "cf", "p", "pp", "art", "vol", "éd", "ed", "ch", "chap", "fig", "no", "nos", "al", "env",
    "av", "apr", "ex", "e.g", "i.e", "vs", "dir", "trad", "coll", "op", "cit", "ibid", "réf",
    "ref", "sq", "janv", "févr", "juil", "sept", "oct", "nov", "déc", "jan", "feb", "aug",
    "dec", "dept", "gov"}
)  # fmt: skip


def find_sentence(text: str, start: int, end: int) -> tuple[str, int, int]:
    """Return the sentence that holds `text[start:end]`, and where that stands in it.

    Both positions are -1 when there is nothing to see between them. Line ends become spaces.
    """
    first, last = _find_start(text, start), _find_end(text, end)
    first = start - len(text[first:start].lstrip())
    last = end + len(text[end:last].rstrip())
    context, shift = text[first:last], 0
    if last - first > LIMIT:
        context, shift = _shorten(context, start - first, end - first)
    if "\n" in context:
        context = context.replace("\n", " ")
    if start == end:
        return context, -1, -1
    return context, start - first + shift, min(end - first + shift, len(context))


def _find_start(text: str, start: int) -> int:
    """Search backwards: the nearest end of a sentence is found first."""
    first = max(0, start - LIMIT - 1)
    signs = [text.rfind(sign, first, start) for sign in _SIGNS]
    while (at := max(signs)) >= 0:
        stop = _STOP.match(text, at, start)
        if stop and _ends_sentence(text, at, stop.end(), start):
            return stop.end()
        signs[signs.index(at)] = text.rfind(text[at], first, at)
    return first


def _find_end(text: str, end: int) -> int:
    limit = min(len(text), end + LIMIT + 1)
    while stop := _STOP.search(text, end, limit):
        at, end = stop.span()
        if _ends_sentence(text, at, end, -1):
            return end
    return limit


def _ends_sentence(text: str, stop: int, after: int, link: int) -> bool:
    """Tell a sentence's end from an abbreviation: "M. Dupont", "p. 3", "etc. et".

    A sentence may begin with a small letter only where the link begins, as ids and names do.
    """
    if after != link and text[after : after + 1].islower():
        return False
    if text[stop] != "." or (stop > 4 and text[stop - 5 : stop].isalpha()):
        return True  # no abbreviation is as long
    words = text[max(0, stop - 12) : stop].rsplit(None, 1)
    word = words[-1].lstrip("([«“\"'’") if words else ""
    is_initial = len(word) == 1 and not word.isdigit() and not word.islower()
    return not is_initial and word.lower() not in _ABBREVIATIONS


def _shorten(text: str, start: int, end: int) -> tuple[str, int]:
    """Cut a long sentence around `text[start:end]`; also return how far that has moved."""
    end = min(end, start + LIMIT)
    room = LIMIT - (end - start)
    first = max(0, min(start - room // 2, len(text) - LIMIT))
    last = min(len(text), first + LIMIT)
    if first:
        border = text.find(" ", first, start)
        first = border + 1 if border >= 0 else first
    if last < len(text):
        border = text.rfind(" ", end, last)
        last = border if border >= 0 else last
    before, after = "…" if first else "", "…" if last < len(text) else ""
    return f"{before}{text[first:last]}{after}", len(before) - first
