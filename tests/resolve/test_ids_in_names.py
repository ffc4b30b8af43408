"""Ids that applications find elsewhere than at the beginning of a file's name."""

import pytest

from zettel.dialect import DIALECTS
from zettel.formats import parse_note
from zettel.model import Ambiguous, Found, Missing, ResolvedLink
from zettel.resolve import resolve_notes

STAMP = "20200131120000"


def resolve(text: str, *paths: str, dialect: str = "plain") -> list[ResolvedLink]:
    """Return what the links of a text become beside notes at some paths."""
    files = {**dict.fromkeys(paths, ""), "z.md": text}
    notes = [parse_note(p, body.encode(), DIALECTS[dialect])[0] for p, body in files.items()]
    found = {note.note.path: note for note in resolve_notes(notes, (), lambda _: False)}
    return list(found["z.md"].links)


@pytest.mark.parametrize("name", [f"Un titre - {STAMP}", f"Un titre{STAMP}", f"id{STAMP}"])
def test_an_id_may_stand_anywhere_in_a_name(name: str) -> None:
    """In Zettlr it is the note's id; elsewhere links find the note by it all the same.

    https://docs.zettlr.com/en/advanced/zkn-method/
    """
    (found,) = resolve(f"[[{STAMP}]]", f"a/{name}.md", dialect="zettlr")
    assert found.resolution == Found(STAMP, "id")
    (found,) = resolve(f"[[{STAMP}]]", f"a/{name}.md")
    assert found.resolution == Found(f"a/{name}", "id")


def test_longer_numbers_are_no_ids() -> None:
    """Fourteen digits within fifteen name nothing."""
    (found,) = resolve(f"[[{STAMP}]]", f"a1{STAMP}.md", f"b{STAMP}1.md")
    assert found.resolution == Missing(STAMP)


def test_an_id_of_a_note_goes_before_one_in_a_name() -> None:
    """A copy that is named after a note is not taken for it; two copies are ambiguous."""
    (found,) = resolve(f"[[{STAMP}]]", f"{STAMP}.md", f"copy {STAMP}.md")
    assert found.resolution == Found(STAMP, "id")
    (found,) = resolve(f"[[{STAMP}]]", f"a {STAMP}.md", f"copy {STAMP}.md")
    notes = (f"a {STAMP}", f"copy {STAMP}")
    assert found.resolution == Ambiguous(notes[0], "id", notes)


@pytest.mark.parametrize(
    ("dialect", "target", "relation"), [("cosma", "a", "odd kind"), ("plain", "", "")]
)
def test_to_cosma_all_before_a_colon_is_a_type(dialect: str, target: str, relation: str) -> None:
    """`[[type:Title]]` leads to the title there, whatever the type; elsewhere it is a title.

    https://cosma.arthurperret.fr/user-manual.html
    """
    link, other = resolve("[[odd kind:a]] [[CWE-259: x]]", "a.md", dialect=dialect)
    became = Found(target, "name") if target else Missing("odd kind:a")
    assert (link.resolution, link.relation) == (became, relation)
    assert other.resolution == Missing("cwe-259: x")


def test_a_sharp_is_part_of_a_name_in_logseq() -> None:
    """`[[C# 8]]` is a page; where there is none, it is a part of a note as others write it."""
    whole, part = resolve("[[C# 8]] [[C#Notes]]", "C# 8.md", "C.md", dialect="logseq")
    assert whole.resolution == Found("C# 8", "name")
    assert part.resolution == Found("C", "name")
