"""References to a passage of any note, as Logseq writes them: `((uuid))`.

https://docs.logseq.com/#/page/block%20reference
"""

import re
from collections.abc import Iterator

from zettel.model import Link, LinkKind
from zettel.syntax.macros import find_macro, find_macros
from zettel.syntax.passage import TEXT, Passage, Target

_HEX = "[0-9A-Fa-f]"
UUID = f"{_HEX}{{8}}-{_HEX}{{4}}-{_HEX}{{4}}-{_HEX}{{4}}-{_HEX}{{12}}"
"""What a passage is called in Logseq (RFC 9562, 4)."""

_REFERENCE = re.compile(rf"\(\(({UUID})\)\)")


def find_block_links(passage: Passage) -> Iterator[Link]:
    """Yield the references to passages in running text."""
    macros = find_macros(passage)
    for row, (text, *_, kind) in enumerate(passage.runs):
        if kind != TEXT or "((" not in text:
            continue
        for match in _REFERENCE.finditer(text):
            at = passage.offsets[row] + match.start()
            byte = passage.find_byte(at)
            if find_macro(macros, byte) in {"", "embed"}:
                span = (byte, at, at + len(match[0]))
                yield passage.make_link(LinkKind.BLOCK, span, to_block_target(match[1]))


def parse_block_address(address: str, label: str) -> Target | None:
    """Return what `[label](((uuid)))` leads to, from its address; None for any other address."""
    match = _REFERENCE.fullmatch(address)
    return to_block_target(match[1], label) if match else None


def to_block_target(uuid: str, label: str = "") -> Target:
    """Convert the name of a passage to what a link to it says; letter case never matters."""
    return Target(uuid.lower(), f"^{uuid.lower()}", label)
