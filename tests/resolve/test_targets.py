"""What links become that are no plain names: addresses, files, typed links, citations."""

import pytest

from tests.resolve.notes import EMBED, MARKDOWN, OGP, WIKI, become, follow, link, note
from zettel.model import (
    Attachment,
    External,
    Found,
    LinkKind,
    Missing,
    ResolvedLink,
)


def test_link_into_the_same_note() -> None:
    """`[[#heading]]` leads to the note it stands in."""
    assert become("") == Found("holder", "self")


@pytest.mark.parametrize(
    ("target", "kind"),
    [
        ("https://example.org/a.md", MARKDOWN),
        ("HTTP://example.org", WIKI),
        ("mailto:a@example.org", MARKDOWN),
        ("//example.org/x", MARKDOWN),
        ("tel:+33", MARKDOWN),
        ("zotero://select/1", WIKI),
    ],
)
def test_address(target: str, kind: LinkKind) -> None:
    """What has a scheme or begins with // leads out of the vault."""
    assert become(target, kind=kind) == External(target)


def test_attachment_that_is_there() -> None:
    """Files are found by path from the source, from the root, or by their bare name."""
    files = ["img/a b.png", "notes/img/c.pdf"]
    for target, source, path in [
        ("img/a%20b.png", "s.md", "img/a b.png"),
        ("../img/A b.png", "notes/s.md", "img/a b.png"),
        ("/img/a b.png", "notes/s.md", "img/a b.png"),
        ("a b.png", "notes/s.md", "img/a b.png"),
        ("img/c.pdf", "notes/s.md", "notes/img/c.pdf"),
    ]:
        assert follow(link(target, EMBED), [], source, files).resolution == Attachment(path, True)


def test_attachment_that_is_not_there() -> None:
    """A missing picture is no missing note."""
    assert become("a.png", kind=EMBED) == Attachment("a.png", False)
    assert become("script.py", kind=MARKDOWN) == Attachment("script.py", False)


def test_name_with_a_dot_is_a_note() -> None:
    """A wiki link to `Node.js` or `v1.2` names a note."""
    assert become("Node.js") == Missing("node.js")
    assert become("Node.js", note("1.md", "Node.js")) == Found("1", "title")


def test_file_goes_before_the_note_named_after_it() -> None:
    """`![[a.pdf]]` is the file, though `a.pdf.md` is a note."""
    notes = [note("a.pdf.md")]
    assert follow(link("a.pdf", EMBED), notes, files=["a.pdf"]).resolution == Attachment(
        "a.pdf", True
    )


def test_typed_link() -> None:
    """`[[member:x]]` leads to x by a known link type, or by any when x is an id."""
    known = follow(link("member:PGO", prefix="member"), [OGP])
    assert known == ResolvedLink(known.link, Found(OGP.id, "alias"), "member")
    by_id = follow(link(f"odd:{OGP.id}", prefix="odd"), [OGP])
    assert (by_id.resolution, by_id.relation) == (Found(OGP.id, "id"), "odd")
    unknown = follow(link("odd:PGO", prefix="odd"), [OGP])
    assert (unknown.resolution, unknown.relation) == (Missing("odd:pgo"), "")
    not_yet = follow(link("odd:20991231235959", prefix="odd"), [OGP])
    assert (not_yet.resolution, not_yet.relation) == (Missing("20991231235959"), "odd")


def test_title_with_a_colon_is_no_typed_link() -> None:
    """A whole target that names a note is that name, whatever stands before its colon."""
    cwe = note("1.md", "member: an introduction")
    found = follow(link("member: an introduction", prefix="member"), [cwe])
    assert (found.resolution, found.relation) == (Found("1", "title"), "")


def test_key_of_a_property_goes_before_the_prefix() -> None:
    """Under a key, the key is the relation."""
    found = follow(link("member:PGO", LinkKind.PROPERTY, "member", "related"), [OGP])
    assert found.relation == "related"


def test_citation() -> None:
    """`@key` finds a note by id, name or alias, never by title; else it is `@key`."""
    for known in (
        note("1.md", id="doe2020"),
        note("@doe2020.md"),
        note("2.md", aliases=["@Doe2020"]),
    ):
        assert isinstance(become("doe2020", known, kind=LinkKind.CITATION), Found)
    titled = note("3.md", "doe2020")
    assert become("@doe2020", titled, kind=LinkKind.CITATION) == External("@doe2020")


def test_placeholders_of_one_name_are_one() -> None:
    """A missing note has one name, however it is written, and from wherever."""
    assert become("Not%20Yet.md") == become("not yet") == Missing("not yet")
    assert become("../x.md", source="a/s.md") == become("./x", source="t.md") == Missing("x")
