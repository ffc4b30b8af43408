"""Links of Dendron lead to notes by their names, whose dots make a hierarchy."""

import pytest

from zettel.dialect import DIALECTS
from zettel.formats import parse_note
from zettel.model import Attachment, Found, Missing, Resolution
from zettel.resolve import resolve_notes

NOTES = {
    "a.md": "",
    "a.b.md": "---\nid: xyz\n---\n",
    "a.markdown.md": "",
    "a.b.c.md": "",
    "tags.x.y.md": "",
}


def resolve(text: str) -> tuple[Resolution, ...]:
    """Return what the links of a text lead to among the notes above."""
    files = {**NOTES, "z.md": text}
    others = ["src/build.ts"]
    dialect = DIALECTS["dendron"]
    notes = [parse_note(path, body.encode(), dialect)[0] for path, body in files.items()]
    found = {note.note.path: note for note in resolve_notes(notes, others, lambda _: False)}
    return tuple(link.resolution for link in found["z.md"].links)


@pytest.mark.parametrize(
    ("link", "became"),
    [
        ("[[a|a.b]]", Found("xyz", "name")),
        ("[[un mot|dendron://vault/a.b.c#d]]", Found("a.b.c", "name")),
        ("[[a]]", Found("a", "name")),
        ("[[a.markdown]]", Found("a.markdown", "name")),
        ("![[a.markdown]]", Found("a.markdown", "name")),
        ("![[a.b.*]]", Found("a.b.c", "below")),
        ("![[a.x.*]]", Missing("a.x.*")),
        ("[[b.markdown]]", Missing("b.markdown")),
        ("#x.y", Found("tags.x.y", "name")),
        ("[[src/build.ts]]", Attachment("src/build.ts", exists=True)),
        ("[[le code|../src/gone.ts]]", Attachment("../src/gone.ts", exists=False)),
    ],
)
def test_links_lead_by_name(link: str, became: Resolution) -> None:
    """A label leads nowhere, a name with dots is one name, `*` means all below, `/` a file."""
    assert resolve(link) == (became,)


def test_tags_and_persons_without_notes_are_no_links() -> None:
    """Nobody misses the note of a tag."""
    assert resolve("#z @ana") == ()
