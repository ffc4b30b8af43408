"""Which link a mention would be: in the way of its note, leading to the note that is meant.

Every form is resolved before it is chosen, and only forms that the note's own application would
resolve alike are taken first: Obsidian finds a file by its name, never by an alias.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from posixpath import relpath

from msgspec import Struct
from msgspec.structs import replace

from zettel.dialect import DIALECTS, PLAIN
from zettel.errors import NoteError
from zettel.mentions import Mention
from zettel.mentions.folding import spell
from zettel.model import Found, Link, LinkKind, Note, Resolution, ResolvedNote
from zettel.resolve.names import cut_suffix, find_folder
from zettel.syntax import parse_wiki_target
from zettel.syntax.writing import escape_label, fits_wiki, to_text

Resolve = Callable[[Sequence[Note]], Sequence[ResolvedNote]]
"""Says what the links of notes lead to, as `resolve.resolve_notes` does for one vault."""

SHARED = "several notes go by that name"
BROKEN = "its words do not stand together in the text"
SPLIT = "a line ends inside of it"
UNREACHED = "no link to that note can be written here"


class LinkedMention(Struct, frozen=True):
    """A mention with the link that it would become, or the reason why it becomes none."""

    mention: Mention
    link: Link | None = None
    text: str = ""  # the link as it is to be written
    reason: str = ""


def choose_links(
    notes: Sequence[ResolvedNote], mentions: Sequence[Mention], resolve: Resolve
) -> tuple[LinkedMention, ...]:
    """Say of each mention which link it would be, in the same order.

    `[[text]]` where that leads to the note, else `[[name|text]]`; `[text](path.md)` in notes that
    link in that way only.
    """
    by_id = {resolved.note.id: resolved.note for resolved in notes}
    markdown = _find_markdown_notes(notes)
    forms = [list(_find_forms(one, by_id, in_markdown=one.note in markdown)) for one in mentions]
    leads = _resolve_forms(by_id, mentions, forms, resolve)
    return tuple(
        _choose_link(
            by_id[mention.note], mention, [(one, next(leads[mention.note])) for one in some]
        )
        for mention, some in zip(mentions, forms, strict=True)
    )


def _find_markdown_notes(notes: Sequence[ResolvedNote]) -> set[str]:
    """Find the notes that link to others as `[text](path.md)`; one without links does as most."""
    styles = {resolved.note.id: _count_styles(resolved) for resolved in notes}
    total = Counter[bool]()
    for counted in styles.values():
        total.update(counted)
    most = total[True] > total[False]
    return {
        resolved.note.id
        for resolved in notes
        if resolved.note.dialect not in _WIKI_ONLY
        and (not counted[False] if (counted := styles[resolved.note.id]) else most)
    }


def _count_styles(resolved: ResolvedNote) -> Counter[bool]:
    """Count a note's links to notes, those written as Markdown links under True."""
    kinds = (one.link.kind for one in resolved.links if isinstance(one.resolution, Found))
    return Counter(kind is LinkKind.MARKDOWN for kind in kinds if kind in _IN_TEXT)


def _find_forms(
    mention: Mention, by_id: Mapping[str, Note], *, in_markdown: bool
) -> Iterator[Link]:
    """Yield the links that a mention could be, as they would be read, the simplest first."""
    text = " ".join(mention.context[mention.start : mention.end].split())
    if len(mention.targets) > 1 or spell(_QUOTED.sub(" ", mention.text)) != spell(text):
        return
    source, target = by_id[mention.note], by_id[mention.targets[0]]
    if in_markdown:
        path = relpath(target.path, find_folder(source.path) or ".")
        yield Link(path, LinkKind.MARKDOWN, 1, 1, label=text)
        return
    stem = cut_suffix(target.path)
    own = [target.id] if target.id not in (target.path, stem) else []
    for name in dict.fromkeys((text, *own, stem.rpartition("/")[2], stem)):
        parts = parse_wiki_target(name)
        if fits_wiki(name) and parts.target == name:
            label = "" if name == text else text
            yield Link(name, LinkKind.WIKI, 1, 1, prefix=parts.prefix, label=label)


def _resolve_forms(
    by_id: Mapping[str, Note],
    mentions: Sequence[Mention],
    forms: Sequence[Sequence[Link]],
    resolve: Resolve,
) -> dict[str, Iterator[Resolution]]:
    """Resolve all forms at once, each in its note; per note in order."""
    asked: dict[str, list[Link]] = {mention.note: [] for mention in mentions}
    for mention, some in zip(mentions, forms, strict=True):
        asked[mention.note] += some
    notes = [replace(note, links=tuple(asked.get(name, ()))) for name, note in by_id.items()]
    return {
        resolved.note.id: iter([one.resolution for one in resolved.links])
        for resolved in resolve(notes)
        if resolved.note.id in asked
    }


def _choose_link(
    note: Note, mention: Mention, forms: Sequence[tuple[Link, Resolution]]
) -> LinkedMention:
    if len(mention.targets) > 1:
        return LinkedMention(mention, reason=SHARED)
    if not forms:
        return LinkedMention(mention, reason=BROKEN)
    if _LINE_END.search(mention.text):
        return LinkedMention(mention, reason=SPLIT)
    rules = _OWN_RULES.get(note.dialect)
    found = [
        (bool(rules) and lead.rule not in (rules or ()), row)
        for row, (form, lead) in enumerate(forms)
        if isinstance(lead, Found) and lead.note == mention.targets[0]
    ]
    if not found:
        return LinkedMention(mention, reason=UNREACHED)
    link = forms[min(found)[1]][0]
    try:
        return LinkedMention(mention, link, _write_link(link, note, in_table=mention.in_table))
    except NoteError:
        return LinkedMention(mention, reason=UNREACHED)


def _write_link(link: Link, note: Note, *, in_table: bool) -> str:
    if note.dialect == "logseq" and link.label and link.kind is LinkKind.WIKI:
        page = to_text(replace(link, label=""))
        return f"[{escape_label(link.label, in_table=in_table)}]({page})"
    return to_text(link, DIALECTS.get(note.dialect, PLAIN), in_table=in_table)


_LINE_END = re.compile(r"[\r\n]")
_QUOTED = re.compile(r"\r?\n[ \t>]*")  # the end of a line, in a quotation too
_IN_TEXT = frozenset({LinkKind.WIKI, LinkKind.MARKDOWN})
_WIKI_ONLY = frozenset({"cosma", "dendron", "logseq", "zettlr"})
_OWN_RULES = {
    "obsidian": frozenset({"name", "path", "relative"}),
    "foam": frozenset({"name", "path", "relative"}),
    "dendron": frozenset({"name", "path"}),
    "cosma": frozenset({"id"}),
}  # by which an application itself finds a note, where those are fewer than ours
