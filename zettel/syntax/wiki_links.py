"""Wiki links: `[[note]]`, `[[note|label]]`, `[[note#heading]]`, `[[note#^block]]`, `![[embed]]`.

Also `[[#heading]]` within a note and Cosma's typed `[[type:id]]`, whose target keeps the type: only
`resolve` can tell a link type from a title with a colon in it.
"""

import re
from collections.abc import Iterator

from msgspec.structs import replace

from zettel.model import Link, LinkKind
from zettel.syntax.passage import Passage, Span, Target

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
        name = target  # `[[C#]]` is the name of a note
    prefix = _PREFIX.match(name) if ":" in name else None
    return Target(name.strip(), anchor.strip(), label, prefix[1].strip() if prefix else "")


def find_wiki_links(passage: Passage) -> Iterator[Link]:
    """Yield the wiki links and embeds of a passage."""
    for span in passage.spans:
        if span.form in {"wiki", "pothole"}:
            link = _to_link(passage, span)
            if link.target or link.anchor:
                yield link


def _to_link(passage: Passage, span: Span) -> Link:
    written = span.target
    if span.form == "pothole" and written.endswith("\\"):
        written = written[:-1]
    parts = parse_wiki_target(written)
    start, end = passage.offsets[span.first_run], passage.offsets[span.last_run]
    if span.form == "pothole":
        parts = replace(parts, label=" ".join(passage.plain[start:end].split()))
    kind = LinkKind.EMBED if span.image else LinkKind.WIKI
    return passage.make_link(kind, (span.start, start, end), parts)
