"""A link → its text, as one writes it in a dialect; read again, it is the same link.

What a link means is printed, not how it was once typed: place, sentence and key are left out.
"""

import re

from zettel.dialect import PLAIN, Dialect
from zettel.errors import NoteError
from zettel.model import Link, LinkKind

_NO_WIKI_TARGET = re.compile(r"[\[\]|\r\n\x7f]|%%")
_NO_DESTINATION = re.compile(r"[\x00-\x20\x7f%#<>()\[\]\\\"'`$&*_|]|^(?=//)|:")
_SPECIAL = re.compile(r"[\\`*_\[\]<&$~|!]|(?<=%)%|(?<=\{):")
_NO_DENDRON_LABEL = re.compile(r"[|>\[\]\r\n]+")
_NO_LABEL = re.compile(r"[\[\]\r\n]+")
_PLAIN_TAG = re.compile(r"[\w/-]*[^\W\d][\w/-]*")


def to_text(link: Link, dialect: Dialect = PLAIN, *, in_table: bool = False) -> str:
    r"""Print a link: `[[target#anchor|label]]`, `![[…]]`, `[label](target#anchor)`, `@key`, `#tag`.

    Args:
        link: what to print; its target keeps the type of `[[type:id]]`.
        dialect: whose reader it is for: Dendron's has the label first.
        in_table: whether it stands in a table, where the bar is written `\|`.

    Raises:
        NoteError: no text of that kind can hold the link.
    """
    match link.kind:
        case LinkKind.MARKDOWN:
            label = escape_label(link.label or link.target, in_table=in_table)
            return f"[{label}]({to_destination(link.target, link.anchor)})"
        case LinkKind.CITATION:
            return f"@{link.target}"
        case LinkKind.BLOCK:
            return f"(({link.target}))"
        case LinkKind.TAG:
            return _to_tag(link.target, dialect)
        case _:
            return _to_wiki(link, dialect, in_table=in_table)


def fits_wiki(target: str) -> bool:
    """Say whether a name can stand between `[[` and `]]`, and is read as that name there."""
    if not target.strip() or target != target.strip() or _NO_WIKI_TARGET.search(target):
        return False
    name, mark, anchor = target.partition("#")
    return not mark or (bool(name) and not anchor)


def to_destination(target: str, anchor: str = "") -> str:
    """Print the address of a Markdown link; what could end it or mean more is percent-encoded.

    >>> to_destination("My note.md", "A part")
    'My%20note.md#A%20part'
    """
    written = _NO_DESTINATION.sub(_encode, target)
    return f"{written}#{_NO_DESTINATION.sub(_encode, anchor)}" if anchor else written


def escape_label(text: str, *, in_table: bool = False) -> str:
    r"""Escape what Markdown would take for a sign of its own in a label; `|` in tables only."""
    return _SPECIAL.sub(lambda sign: _escape(sign[0], in_table=in_table), text)


def to_label(text: str, dialect: Dialect) -> str:
    """Return a text without the signs that no label between `[[` and `]]` can hold, as blanks.

    In Dendron those are `|`, `>` and brackets, elsewhere brackets, which would end the link.
    """
    signs = _NO_DENDRON_LABEL if dialect.label_first else _NO_LABEL
    return " ".join(signs.sub(" ", text).split()) if signs.search(text) else text


def _escape(sign: str, *, in_table: bool) -> str:
    if sign == "`":
        return "&#96;"  # a backslash does not keep it from closing code that the target opened
    return sign if sign == "|" and not in_table else f"\\{sign}"


def _encode(sign: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in sign[0].encode()) if sign[0] else "."


def _to_wiki(link: Link, dialect: Dialect, *, in_table: bool) -> str:
    target = f"{link.target}#{link.anchor}" if link.anchor else link.target
    is_held = fits_wiki(link.target) or (link.anchor and not link.target)
    if link.anchor and ("#" in link.target or _NO_WIKI_TARGET.search(link.anchor)):
        is_held = False
    if link.anchor and dialect.macros:  # in Logseq `a#b` is the name of a page
        is_held = False
    if not is_held:
        raise NoteError(f"a wiki link cannot hold {target!r}", "link to it by its id or its path")
    bar = r"\|" if in_table else "|"
    label = escape_label(link.label, in_table=in_table)
    if dialect.label_first:  # Dendron shows it as it is typed
        label = link.label
        if label != to_label(label, dialect):
            raise NoteError(f"a label of Dendron cannot hold {label!r}", "leave out |, >, [ and ]")
    sides = [label, target] if dialect.label_first else [target, label]
    mark = "!" if link.kind is LinkKind.EMBED else ""
    return f"{mark}[[{bar.join(sides) if link.label else target}]]"


def _to_tag(target: str, dialect: Dialect) -> str:
    users = dialect.user_notes
    if users and target.startswith(users):
        return f"@{target.removeprefix(users)}"
    name = target.removeprefix(dialect.tag_notes or "")
    if dialect.tag_notes == "" and not _PLAIN_TAG.fullmatch(name):
        return f"#[[{name}]]"
    return f"#{name}"
