"""A property's text as it is read: plain words with links in them, without signs and attributes."""

import re
from collections.abc import Callable, Iterator
from typing import Final

from zettel.dialect import Dialect
from zettel.model import Link
from zettel.syntax import parse_text_links
from zettel.view.shape import Value

LinkValue = Callable[[Link], Value]
"""From a link to a value that leads where the link does, or to one that is only text."""


def split_text(text: str, to_value: LinkValue, dialect: Dialect) -> Value:
    """Convert a property's text to a value, which has parts where links stand among words."""
    if "[" not in text:
        return Value(_ATTRIBUTES.sub("", text))
    parts = [part for part in _split(text, to_value, dialect) if part.text]
    if len(parts) == 1:
        return parts[0]
    whole = "".join(part.text for part in parts)
    return Value(whole, parts=parts if any(map(_leads, parts)) else [])


_LINK: Final = re.compile(
    r"!?(?:\[\[[^\[\]]+\]\]"
    r"|\[(?:[^\[\]]|\[[^\[\]]*\])*\]\((?:<[^<>\n]*>|\([^()]*\)|\"[^\"]*\"|[^()<>])*\))"
)
_ATTRIBUTES: Final = re.compile(r"\{:[^{}\n]*\}")
_HTML: Final = re.compile(r"</?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?/?>")


def _split(text: str, to_value: LinkValue, dialect: Dialect) -> Iterator[Value]:
    """Cut a text at its links; what `syntax` takes for none stays text."""
    done = 0
    for match in _LINK.finditer(text):
        links = parse_text_links(match[0], "", lambda _: (0, 0), dialect)
        if len(links) == 1:
            yield Value(_to_plain(text[done : match.start()]))
            yield to_value(links[0])
            done = match.end()
    yield Value(_to_plain(text[done:]))


def _to_plain(text: str) -> str:
    return _ATTRIBUTES.sub("", _HTML.sub("", text))


def _leads(part: Value) -> bool:
    return part.node >= 0 or part.url != ""
