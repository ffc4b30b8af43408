"""Citations: `[@key]`, `[see @key, p. 3; -@other]`, `@key` in running text; an address is none.

Keys as Pandoc reads them: https://pandoc.org/MANUAL.html#citation-syntax. In Dendron `@name` is a
person, whose note is `user.name`.
"""

import re
from collections.abc import Iterator

from zettel.model import Link, LinkKind
from zettel.syntax.passage import TEXT, Passage, Target

_KEY = re.compile(r"(?<![\w\\@/.+:&=])@(\w+(?:[:.#$%&\-+?<>~/]\w+)*)")
_USER = re.compile(r"(?<!\S)@(\w+(?:[.\-+/&]+\w+)*)")


def find_citations(passage: Passage) -> Iterator[Link]:
    """Yield the works cited in a passage; the target is the key without `@`.

    Where `@name` is a person, yield links to the notes of persons.
    """
    users = passage.source.dialect.user_notes
    for row, (text, start, end, kind) in enumerate(passage.runs):
        if kind != TEXT or "@" not in text:
            continue
        raw = passage.source.slice_text(start, end)
        seen = 0
        is_escaped = start > 0 and passage.source.data[start - 1 : start] == b"\\"
        for match in (_KEY if users is None else _USER).finditer(raw, int(is_escaped)):
            seen = max(text.find(match[0], seen), 0)
            at = passage.offsets[row] + seen
            seen += len(match[0])
            byte = start + len(raw[: match.start()].encode())
            span = (byte, at, at + len(match[0]))
            if users is None:
                yield passage.make_link(LinkKind.CITATION, span, Target(match[1]))
            else:
                yield passage.make_link(LinkKind.TAG, span, Target(users + match[1], "", match[0]))
