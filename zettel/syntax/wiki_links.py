"""Wiki links: `[[note]]`, `[[note|label]]`, `[[note#heading]]`, `[[note#^block]]`, `![[embed]]`.

Also `[[#heading]]` within a note and Cosma's typed `[[type:id]]`, whose target keeps the type: only
`resolve` can tell a link type from a title with a colon in it.
"""

import re
from collections.abc import Sequence

from zettel.dialect import Dialect
from zettel.model import Link, LinkKind
from zettel.syntax.dendron_targets import parse_dendron_target
from zettel.syntax.macros import Macro, find_macro, find_macros
from zettel.syntax.passage import WIKI_FORMS, Passage, Span, Target
from zettel.syntax.tags import Tag

_BREAK = re.compile(r"\s*\n[\s>]*")
_PREFIX = re.compile(r"([^\W\d_][^:/\\|#\[\]]{0,59}?)\s*::?\s*(?=[^\s:/])")
_ADDRESS = re.compile(r"(?:[A-Za-z][A-Za-z0-9+.-]*://|(?:mailto|tel|urn|doi):)")


def parse_wiki_target(text: str) -> Target:
    r"""Take apart what stands between `[[` and `]]`.

    `type:id#heading|label` has prefix `type`, target `type:id`, anchor `heading`, label `label`.
    The backslash of `a\|b`, which tables need, belongs to neither side.
    """
    if text.isalnum():  # most ids
        return Target(text)
    target, _, label = text.partition("|")
    if label and target.endswith("\\"):
        target = target[:-1]
    target = _BREAK.sub(" ", target).strip() if "\n" in target else target.strip()
    label = label.strip()
    if ":" in target and _ADDRESS.match(target):
        return Target(target, "", label)
    name, mark, anchor = target.partition("#")
    if mark and not anchor:
        name = target if name else ""  # `[[C#]]` is the name of a note, `[[#]]` of none
    prefix = _PREFIX.match(name) if ":" in name else None
    return Target(name.strip(), anchor.strip(), label, prefix[1].strip() if prefix else "")


def parse_written_target(text: str, dialect: Dialect) -> Target:
    """Take apart what an author writes between `[[` and `]]`, in Dendron with its label first."""
    if not dialect.label_first:
        return parse_wiki_target(text)
    label, bar, target = text.partition("|")
    return parse_dendron_target(f"{target}|{label}" if bar else text)


def find_wiki_links(passage: Passage) -> list[Link | Tag]:
    """Find the wiki links and embeds of a passage, and `#[[tag]]` where tags lead to notes."""
    if passage.source.dialect.macros:
        return _find_in_logseq(passage)
    found: list[Link | Tag] = []
    for span in passage.spans:
        if span.form in WIKI_FORMS:
            link = _to_link(passage, span, _EMBED if span.image else _WIKI)
            if link.target or link.anchor:
                found.append(link)
    return found


_WIKI, _EMBED = LinkKind.WIKI, LinkKind.EMBED


def _find_in_logseq(passage: Passage) -> list[Link | Tag]:
    found: list[Link | Tag] = []
    macros = find_macros(passage)
    for span in passage.spans:
        if span.form in WIKI_FORMS and find_macro(macros, span.start) in {"", "embed"}:
            link = _to_link(passage, span, _find_kind(passage, span, macros))
            if link.target or link.anchor:
                found.append(link)
                if link.kind is LinkKind.TAG:
                    found.append(Tag(link.target))
    return found


def _find_kind(passage: Passage, span: Span, macros: Sequence[Macro]) -> LinkKind:
    """Say what a span is in Logseq: a link, a picture, a tag, or an embedded page."""
    if passage.source.data[span.start - 1 : span.start] == b"#":
        return LinkKind.TAG
    is_embed = span.image or find_macro(macros, span.start) == "embed"
    return _EMBED if is_embed else _WIKI


def _to_link(passage: Passage, span: Span, kind: LinkKind) -> Link:
    written, dialect, offsets = span.target, passage.source.dialect, passage.offsets
    start, end = offsets[span.first_run], offsets[span.last_run]
    is_labelled = span.form == "pothole"
    if is_labelled and written.endswith("\\"):
        written = written[:-1]
    parts = (parse_dendron_target if dialect.label_first else parse_wiki_target)(written)
    target, anchor, label = parts.target, parts.anchor, parts.label
    if is_labelled:
        label = " ".join(passage.plain[start:end].split())
    if dialect.macros and anchor:  # in Logseq `[[C# 8]]` is a page; none has parts
        target, anchor = written.strip(), ""
    return passage.make_link(
        kind, (span.start, start, end), Target(target, anchor, label, parts.prefix)
    )
