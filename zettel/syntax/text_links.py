"""Links inside a string of front matter: `[[note|label]]` and `[label](address)`, several possible.

In Dendron's notes the label stands first there as it does in their text.
Such a string is no Markdown document (it has no blocks, and may hold HTML), so it is scanned.
"""

import re
from collections.abc import Callable, Iterator

from zettel.dialect import PLAIN, Dialect
from zettel.model import Link, LinkKind
from zettel.syntax.attributes import strip_attributes
from zettel.syntax.markdown_links import parse_address
from zettel.syntax.sentence import find_sentence
from zettel.syntax.wiki_links import parse_written_target

Place = Callable[[int], tuple[int, int]]
"""Line and column in the file of the nth `[` of the string, counted from 0."""

_LINK = re.compile(
    r"!?\[\[(?P<wiki>[^\[\]]+)\]\]"
    r"|!?\[(?P<label>(?:[^\[\]]|\[[^\[\]]*\])*)\]"
    r"\(\s*(?:<(?P<angled>[^<>\n]*)>|(?P<address>[^\s()<>]+(?:\([^\s()]*\)[^\s()<>]*)*))"
    r"(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)(?:\{:[^{}\n]*\})*"
)
_HTML = re.compile(r"<[^<>]*>")
_WHOLE = re.compile(r"\[\[([^\[\]]+)\]\]|\[([^\[\]]*)\]\(([^\s()<>]+)\)")


def parse_text_links(
    text: str, relation: str, place: Place, dialect: Dialect = PLAIN
) -> tuple[Link, ...]:
    """Return the links of a string that stands under the key `relation`."""
    if "[" not in text:
        return ()
    return tuple(_find_links(text, relation, place, dialect))


def parse_whole_link(value: str, dialect: Dialect = PLAIN) -> Link | None:
    """Return the link that a value consists of, and None when it is anything else.

    `[[id]]`, `[[type:id#^block|label]]` and `[label](note.md)` are whole links. The link has no
    place of its own (line 0): it is compared with others by target, anchor and prefix.
    """
    value = value.strip()
    match = _WHOLE.fullmatch(value) if value.startswith("[") else None
    if match is None:
        return None
    return _to_link(match[1] or "", match[2] or "", match[3] or "", dialect)


def _find_links(text: str, relation: str, place: Place, dialect: Dialect) -> Iterator[Link]:
    plain, parts, done, length, brackets, counted = [], [], 0, 0, 0, 0
    for match in _LINK.finditer(text):
        address = match["angled"] if match["angled"] is not None else match["address"]
        link = _to_link(match["wiki"] or "", match["label"] or "", address or "", dialect)
        if not link.target and not link.anchor:
            continue
        before = _to_plain(text[done : match.start()])
        brackets += text.count("[", counted, match.start())
        counted = match.start()
        shown = link.label or (match["wiki"] or "").strip()
        plain += [before, shown]
        length += len(before)
        parts.append((link, brackets, length, length + len(shown)))
        length += len(shown)
        done = match.end()
    plain.append(_to_plain(text[done:]))
    whole = "".join(plain)
    for link, number, start, end in parts:
        line, column = place(number)
        context = find_sentence(whole, start, end)
        yield Link(
            link.target, LinkKind.PROPERTY, line, column, relation,
            link.prefix, link.label, link.anchor, *context,
        )  # fmt: skip


def _to_link(wiki: str, label: str, address: str, dialect: Dialect) -> Link:
    if wiki:
        parts = parse_written_target(wiki, dialect)
        return Link(
            parts.target, LinkKind.PROPERTY, 0, 0, "", parts.prefix, parts.label, parts.anchor
        )
    target, anchor = parse_address(address)
    return Link(target, LinkKind.PROPERTY, 0, 0, "", "", " ".join(label.split()), anchor)


def _to_plain(text: str) -> str:
    return strip_attributes(_HTML.sub("", text) if "<" in text else text)
