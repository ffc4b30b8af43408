"""Types that stand beside a wiki link, as Juggl and Neuron write them.

`- type [[a]], [[b|label]]`, an item of a list that holds nothing else, gives its links that type:
https://juggl.io/Features/Typed+Links. `[[a]]#` says that a is a child of the note, `#[[a]]` that it
is its parent: https://neuron.zettel.page/folgezettel
"""

import re

from zettel.model import Link
from zettel.syntax.passage import LABEL, TEXT, WIKI_FORMS, Passage

CHILD, PARENT = "folgezettel", "folgezettel-of"
"""The types of `[[a]]#` and of `#[[a]]`."""

_TYPE = re.compile(r"([^\W\d_][\w-]{0,59})[ \t]+")
_BULLET = re.compile(rb"(?:^|[\r\n])(?:[ \t>]|[-*+][ \t]|\d{1,9}[.)][ \t])*[-*+][ \t]+\Z")
_AFTER = re.compile(rb"#(?![\w#\[(-]|[\x80-\xff])")
_BEFORE = re.compile(rb"(?:^|[\s(,;])#\Z")
_MARGIN = 100  # bytes before an item that are looked at


def find_link_types(passage: Passage) -> tuple[Link, ...]:
    """Note in a passage which of its wiki links have a type; yields nothing by itself."""
    if passage.spans[0].first_run == 1:
        text, _, _, kind = passage.runs[0]
        is_word = kind == TEXT and len(text.split(None, 1)) == 1
        if is_word and (match := _TYPE.fullmatch(text)):
            _read_item(passage, match[1])
    if not passage.level and "#" in passage.plain:
        _read_folgezettel(passage)
    return ()


def _read_item(passage: Passage, name: str) -> None:
    between = (run[0].strip() for run in passage.runs[1:] if run[3] != LABEL)
    if any(span.form not in WIKI_FORMS for span in passage.spans):
        return
    if any(text not in {"", ","} for text in between) or any(s.image for s in passage.spans):
        return
    start, source = passage.start, passage.source
    if _BULLET.search(source.data[max(0, start - _MARGIN) : start]):
        typed = (name, "") if source.dialect.typed_lists else ("", name)
        passage.types = {span.start: typed for span in passage.spans}


def _read_folgezettel(passage: Passage) -> None:
    source = passage.source
    for span in passage.spans:
        if span.image or span.form not in WIKI_FORMS:
            continue
        before = source.data[max(0, span.start - 2) : span.start]
        if _AFTER.match(source.data, span.end):
            passage.types = {**(passage.types or {}), span.start: (CHILD, "")}
        elif source.dialect.tag_notes is None and _BEFORE.search(before):
            passage.types = {**(passage.types or {}), span.start: (PARENT, "")}
