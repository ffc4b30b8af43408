"""Tags in running text: `#tag`, `#a/b`, with accents; `#1` and what stands in an address are none.

Rules as in Obsidian: letters of any script, digits, `_`, `-`, `/`, pictures; not digits alone.
https://help.obsidian.md/tags. In Dendron `#a.b` has dots, and leads to the note `tags.a.b`; in
Logseq `#a` leads to the page `a`, and may have any sign that ends no sentence: `#C++17`, `#v1.2`.
https://wiki.dendron.so/notes/8bc9b3f1-8508-4d3a-a2de-be9f12ef1821/
https://github.com/logseq/mldoc/blob/master/lib/syntax/extended/hash_tag.ml
"""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from zettel.model import Link, LinkKind
from zettel.syntax.macros import Macro, find_macro, find_macros
from zettel.syntax.passage import TEXT, Passage, Target

_WORD = r"\w/\-\u0300-\u036f\u200d\ufe0f\U0001f000-\U0001faff"
_TAG = re.compile(rf"[A-Za-z][A-Za-z0-9+.-]*://\S+|(?<![{_WORD}#&\\:=?.@{{])#([{_WORD}]+)")
_DOTTED_TAG = rf"[A-Za-z][A-Za-z0-9+.-]*://\S+|(?<!\S)#([{_WORD}.]+)"
_PAGE_TAG = (
    rf"[A-Za-z][A-Za-z0-9+.-]*://\S+"
    rf"|(?<![{_WORD}#&\\:=?.@{{])#(?!\+)((?:[{_WORD}+&%@$=~]|[.:!?'](?=\w))+)"
)
"""Of dialects; compiled, and kept by Python, when the first note of one is read."""

_PRIORITIES = frozenset({"[#A]", "[#B]", "[#C]"})  # of Logseq's tasks
_ADJOINING = re.compile(rf"[{_WORD}#&\\:=?.@{{]")


class Tag(Struct, frozen=True, gc=False):
    """A tag as written, without its `#`."""

    name: str


def find_tags(passage: Passage) -> Iterator[Tag | Link]:
    """Yield the tags of a passage, in order, each with its link where tags lead to notes."""
    notes = passage.source.dialect.tag_notes
    macros = find_macros(passage)
    for row, (text, start, end, kind) in enumerate(passage.runs):
        if kind == TEXT and "#" in text:
            # The source, not the text: `\#tag` is no tag.
            raw = passage.source.slice_text(start, end)
            if notes is not None:
                yield from _find_linked_tags(passage, row, raw, macros)
                continue
            for match in _TAG.finditer(raw):
                name = (match[1] or "").strip("/-")
                if name and not name.isdigit() and not _adjoins(passage, match, start):
                    yield Tag(name)


def _find_linked_tags(
    passage: Passage, row: int, raw: str, macros: Sequence[Macro]
) -> Iterator[Tag | Link]:
    """Yield the tags of a run as its source has it, with links to the notes named after them."""
    text, start, *_ = passage.runs[row]
    notes = passage.source.dialect.tag_notes or ""
    seen = 0
    for match in re.finditer(_DOTTED_TAG if notes.endswith(".") else _PAGE_TAG, raw):
        name = (match[1] or "").strip("/-.")
        around = raw[max(0, match.start() - 1) : match.end() + 1]
        if not name or name.isdigit() or around in _PRIORITIES or _adjoins(passage, match, start):
            continue
        byte = start + len(raw[: match.start()].encode())
        if find_macro(macros, byte) in {"", "embed"}:
            yield Tag(name)
            seen = max(text.find(f"#{name}", seen), 0)
            at = passage.offsets[row] + seen
            target = Target(notes + name, "", f"#{name}")
            yield passage.make_link(LinkKind.TAG, (byte, at, at + len(name) + 1), target)


def _adjoins(passage: Passage, match: re.Match[str], start: int) -> bool:
    """Say whether the run begins with this tag right after a letter: `*a*#b` is none, `(#b)` is."""
    if match.start() or start == 0:
        return False
    before = passage.source.data[max(0, start - 4) : start].decode("utf-8", "replace")
    return bool(_ADJOINING.match(before[-1]))
