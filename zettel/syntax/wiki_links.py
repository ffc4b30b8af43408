"""Wiki links: `[[note]]`, `[[note|label]]`, `[[note#heading]]`, `[[note#^block]]`, `![[embed]]`.

Also `[[#heading]]` within a note and Cosma's typed `[[type:id]]`, whose target keeps the type: only
`resolve` can tell a link type from a title with a colon in it.
"""

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from zettel.dialect import Dialect
from zettel.model import Link, LinkKind
from zettel.syntax.dendron_targets import parse_dendron_target
from zettel.syntax.macros import Macro, find_macro, find_macros
from zettel.syntax.passage import Passage, Span, Target
from zettel.syntax.tags import Tag

_BREAK = re.compile(r"\s*\n[\s>]*")
_PREFIX = re.compile(r"([^\W\d_][^:/\\|#\[\]]{0,59}?)\s*::?\s*(?=[^\s:/])")
_ADDRESS = re.compile(r"(?:[A-Za-z][A-Za-z0-9+.-]*://|(?:mailto|tel|urn|doi):)")


def parse_wiki_target(text: str) -> Target:
    r"""Take apart what stands between `[[` and `]]`.

    `type:id#heading|label` has prefix `type`, target `type:id`, anchor `heading`, label `label`.
    The backslash of `a\|b`, which tables need, belongs to neither side.
    """
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


def find_wiki_links(passage: Passage) -> Iterator[Link | Tag]:
    """Yield the wiki links and embeds of a passage, and `#[[tag]]` where tags lead to notes."""
    in_logseq = passage.source.dialect.macros
    macros = find_macros(passage) if in_logseq else ()
    for span in passage.spans:
        if span.form in {"wiki", "pothole"}:
            kind = _EMBED if span.image else _WIKI
            if in_logseq:
                kind = _find_kind(passage, span, macros) or kind
                if find_macro(macros, span.start) not in {"", "embed"}:
                    continue
            link = _to_link(passage, span, kind)
            if link.target or link.anchor:
                yield link
                if kind is LinkKind.TAG:
                    yield Tag(link.target)


_WIKI, _EMBED = LinkKind.WIKI, LinkKind.EMBED


def _find_kind(passage: Passage, span: Span, macros: Sequence[Macro]) -> LinkKind | None:
    """Say what else than a link or a picture a span is in Logseq: a tag, or an embedded page."""
    if passage.source.data[span.start - 1 : span.start] == b"#":
        return LinkKind.TAG
    return _EMBED if find_macro(macros, span.start) == "embed" else None


def _to_link(passage: Passage, span: Span, kind: LinkKind) -> Link:
    written = span.target
    if span.form == "pothole" and written.endswith("\\"):
        written = written[:-1]
    dialect = passage.source.dialect
    parts = (parse_dendron_target if dialect.label_first else parse_wiki_target)(written)
    if dialect.macros and parts.anchor:  # in Logseq `[[C# 8]]` is a page; none has parts
        parts = replace(parts, target=written.strip(), anchor="")
    start, end = passage.offsets[span.first_run], passage.offsets[span.last_run]
    if span.form == "pothole":
        parts = replace(parts, label=" ".join(passage.plain[start:end].split()))
    return passage.make_link(kind, (span.start, start, end), parts)
