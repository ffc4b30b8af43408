"""Markdown links: `[label](note.md#heading)`, `![](file.png)`, `[label][reference]`, `<https://…>`.

Addresses outside the vault are links too, whole as written; `resolve` tells them apart. Targets
inside it are decoded: `My%20Note.md` is `My Note.md`.
"""

import re
from urllib.parse import unquote

from zettel.model import Link, LinkKind
from zettel.syntax.block_links import parse_block_address
from zettel.syntax.passage import WIKI_FORMS, Passage, Span, Target

_SUFFIXES = (".md", ".markdown")
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:|//")


def find_markdown_links(passage: Passage) -> list[Link]:
    """Find the links and pictures of a passage that are written as CommonMark has them."""
    found = []
    for span in passage.spans:
        if span.form not in WIKI_FORMS:
            link = _to_link(passage, span)
            if link.target or link.anchor:
                found.append(link)
    return found


def parse_address(address: str) -> tuple[str, str]:
    """Split an address into target and anchor; one outside the vault stays whole."""
    if _ADDRESS.match(address):
        return address, ""
    target, _, anchor = address.partition("#")
    if "%" in address:
        return unquote(cut_query(target)).strip(), unquote(anchor).strip()
    return cut_query(target).strip(), anchor.strip()


def cut_query(target: str) -> str:
    """Return the path of a note without what a server is asked about it: `a.md?raw=1` is `a.md`.

    RFC 3986, 3.4; elsewhere `?` is taken for a part of the name, as people write it in titles.
    """
    if "?" not in target:
        return target
    path = target.partition("?")[0]
    return path if path.lower().endswith(_SUFFIXES) else target


def _to_link(passage: Passage, span: Span) -> Link:
    address = f"mailto:{span.target}" if span.form == "Email" else span.target
    if "{" in address and passage.source.dialect.liquid:
        from zettel.syntax.liquid import parse_liquid_address  # few notes are Jekyll's

        address = parse_liquid_address(address)
    target, anchor = parse_address(address)
    offsets = passage.offsets
    start, end = offsets[span.first_run], offsets[span.last_run]
    label = " ".join(passage.plain[start:end].split())
    if address.startswith("((") and (block := parse_block_address(address, label)):
        return passage.make_link(LinkKind.BLOCK, (span.start, start, end), block)
    kind = LinkKind.EMBED if span.image else LinkKind.MARKDOWN
    return passage.make_link(kind, (span.start, start, end), Target(target, anchor, label))
