"""What links become that are no plain names: addresses, files, typed links, citations."""

import pytest

from tests.resolve.notes import EMBED, MARKDOWN, OGP, WIKI, become, follow, link, note
from zettel.model import (
    Attachment,
    Block,
    External,
    Found,
    Link,
    LinkKind,
    Missing,
    Note,
    ResolvedLink,
)
from zettel.resolve import resolve_notes


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


def test_pictures_in_themselves() -> None:
    """`![](data:…)` names no file; `[[data:x]]` is a name like any other."""
    assert become("data:image/png;base64,AAAA", kind=EMBED) == External(
        "data:image/png;base64,AAAA"
    )
    assert become("data:x") == Missing("data:x")


def test_a_file_goes_before_a_note_that_is_called_so_but_for_its_suffix() -> None:
    """`[x](OWNERS)` is the file, `[x](OWNERS.md)` the note; in neither case the other one."""
    owners, files = note("a/owners.md"), ["a/OWNERS", "b/OWNERS"]
    for target, source, became in (
        ("OWNERS", "a/x.md", Attachment("a/OWNERS", True)),
        ("/a/OWNERS", "x.md", Attachment("a/OWNERS", True)),
        ("OWNERS", "b/x.md", Attachment("b/OWNERS", True)),
        ("OWNERS.md", "a/x.md", Found("a/owners", "relative")),
    ):
        assert follow(link(target, MARKDOWN), [owners], source, files).resolution == became
    assert follow(link("OWNERS.md", MARKDOWN), [], "b/x.md", files).resolution == Missing("owners")


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


def test_type_beside_a_link() -> None:
    """`- member [[x]]` has the type when it is one; the whole target is the name."""
    known = follow(link("PGO", prefix="member"), [OGP])
    assert known == ResolvedLink(known.link, Found(OGP.id, "alias"), "member")
    unknown = follow(link("PGO", prefix="see"), [OGP])
    assert (unknown.resolution, unknown.relation) == (Found(OGP.id, "alias"), "")
    missing = follow(link("a: b", prefix="member"), [])
    assert (missing.resolution, missing.relation) == (Missing("a: b"), "member")
    own = follow(link("", prefix="member"), [])
    assert (own.resolution, own.relation) == (Found("holder", "self"), "member")


def test_two_colons_are_always_a_type() -> None:
    """`[[property::x]]` leads to x, unless a note has the whole name."""
    typed = follow(link("odd:: PGO", prefix="odd"), [OGP])
    assert (typed.resolution, typed.relation) == (Found(OGP.id, "alias"), "odd")
    missing = follow(link("odd::x", prefix="odd"), [])
    assert (missing.resolution, missing.relation) == (Missing("x"), "odd")
    named = follow(link("std::vector", prefix="std"), [note("1.md", "std::vector")])
    assert (named.resolution, named.relation) == (Found("1", "title"), "")
    outside = follow(link("source::https://example.org/a", prefix="source"), [])
    assert (outside.resolution, outside.relation) == (
        External("https://example.org/a"),
        "source",
    )


def test_several_properties_are_several_relations() -> None:
    """`[[a::b::x]]` says both; what is a name with colons stays one."""
    holder = note("h.md", "", "", (), link("a::b::x", prefix="a"), link("a::b::c", prefix="a"))
    known = [note("1.md", "x"), note("2.md", "b::c"), holder]
    (found,) = [one for one in resolve_notes(known, (), bool) if one.note.path == "h.md"]
    assert [(one.resolution, one.relation) for one in found.links] == [
        (Found("1", "title"), "a"),
        (Found("1", "title"), "b"),
        (Found("2", "title"), "a"),
    ]


def test_tag_that_has_a_note_is_a_link() -> None:
    """A tag leads to a note by name, title or alias; without one it is no link at all."""
    written = [link(name, LinkKind.TAG) for name in ("ogp", "PGO", OGP.id, "nobody")]
    holder = note("h.md", "", "", (), *written)
    (found,) = [one for one in resolve_notes([OGP, holder], (), bool) if one.note.path == "h.md"]
    assert [(one.link.target, one.resolution) for one in found.links] == [
        ("ogp", Found(OGP.id, "name")),
        ("PGO", Found(OGP.id, "alias")),
    ]


def test_passage_is_found_in_any_note() -> None:
    """`((uuid))` leads to the note that holds the passage of that name."""
    held = Note("a", "a.md", "a", blocks=(Block("0B-1", 3, "text"),))
    assert become("0b-1", held, kind=LinkKind.BLOCK) == Found("a", "block")
    assert become("0b-2", held, kind=LinkKind.BLOCK) == Missing("0b-2")


def test_definition_goes_before_the_name() -> None:
    """`[x]: far/x.md` says which x is meant, as long as the file is there."""
    near, far = note("x.md"), note("far/x.md")
    written = Link("x", WIKI, 1, 1, definition="../far/x.md")
    assert follow(written, [near, far], "sub/s.md").resolution == Found("far/x", "definition")
    assert follow(written, [near], "sub/s.md").resolution == Found("x", "name")
    picture = Link("x", WIKI, 1, 1, definition="x.png")
    assert follow(picture, [near], files=["x.png"]).resolution == Attachment("x.png", True)


def test_folder_is_its_index() -> None:
    """A link to a folder leads to its index, else its README, else to the folder itself."""
    index, readme = note("a/index.md"), note("a/README.md")
    inner = note("b/README.md")
    for target, source in [
        ("a/", "s.md"),
        ("../a", "b/s.md"),
        ("/a/", "b/s.md"),
        ("..", "a/c/s.md"),
    ]:
        found = become(target, readme, index, inner, kind=MARKDOWN, source=source)
        assert found == Found("a/index", "folder"), target
    assert become(".", inner, kind=MARKDOWN, source="b/s.md") == Found("b/README", "folder")
    assert become("./", note("README.md"), kind=MARKDOWN) == Found("README", "folder")
    bare = note("c/d/e.md")
    assert become("c/D", bare, kind=MARKDOWN) == Attachment("c/d", True)
    assert become("c/f", bare, kind=MARKDOWN) == Missing("c/f")


def test_bare_name_is_a_folder_in_foam_only() -> None:
    """There `[[a]]` may be the folder a."""
    index = note("x/a/index.md")
    holder = Note("h", "h.md", "h", links=(link("a"),), dialect="foam")
    *_, found = sorted(resolve_notes([index, holder], (), bool), key=lambda one: one.note.id == "h")
    assert found.links[0].resolution == Found("x/a/index", "folder")
    assert become("a", index) == Missing("a")


def test_files_beside_the_vault() -> None:
    """A file that is no part of the vault is there all the same, if the caller says so."""
    seen = []

    def is_file(path: str) -> bool:
        seen.append(path)
        return path in {"../LICENSE", ".github/a b.yml", "../notes.md"}

    targets = ["../LICENSE", ".github/a%20b.yml", "/.github/a b.yml", "../notes.md", "../x.md"]
    holder = note("s.md", "", "", (), *(link(target, MARKDOWN) for target in targets))
    (found,) = resolve_notes([holder], (), bool, is_file)
    assert [one.resolution for one in found.links] == [
        Attachment("../LICENSE", True),
        Attachment(".github/a b.yml", True),
        Attachment(".github/a b.yml", True),
        Attachment("../notes.md", True),
        Missing("../x"),
    ]
    assert len(seen) == len(targets)
    assert isinstance(become("../x", kind=WIKI), Missing)


def test_a_note_is_no_folder() -> None:
    """`b.md/#part` leads nowhere, although the disk knows `b.md`; a folder of that name is one."""
    holder = note("s.md", "", "", (), link("b.md/", MARKDOWN), link("c.md/", MARKDOWN))
    found = resolve_notes([holder, note("b.md")], ["c.md/x.png"], bool, lambda _path: True)
    resolved = next(one for one in found if one.note is holder)
    assert [one.resolution for one in resolved.links] == [
        Missing("b.md/"),
        Attachment("c.md", True),
    ]


def test_file_is_found_by_the_end_of_its_path() -> None:
    """As in Obsidian; the shortest path is taken, and letter case does not matter."""
    files = ["far/away/img/A.PNG", "far/img/a.png", "c.py"]
    assert follow(link("img/a.png", EMBED), [], files=files).resolution == Attachment(
        "far/img/a.png", True
    )
    assert follow(link("away/img/a.png"), [], files=files).resolution == Attachment(
        "far/away/img/A.PNG", True
    )
    assert follow(link("c.py"), [], files=files).resolution == Attachment("c.py", True)


def test_page_of_a_site_is_its_note() -> None:
    """`a.html`, which is made from `a.md`, leads to the note when there is no such file."""
    found = follow(link("../n/a.html", MARKDOWN), [note("n/a.md")], "m/s.md")
    assert found.resolution == Found("n/a", "relative")
    there = follow(link("a.html", MARKDOWN), [note("a.md")], files=["a.html"])
    assert there.resolution == Attachment("a.html", True)


def test_table_of_contents_is_no_link() -> None:
    """`[[toc]]` and `[[_TOC_]]` are marks of publishers, unless there is such a note."""
    assert not _resolve_all(link("toc"), link("_TOC_"))
    assert become("TOC", note("toc.md")) == Found("toc", "name")


def _resolve_all(*links: Link) -> tuple[ResolvedLink, ...]:
    (found,) = resolve_notes([note("s.md", "", "", (), *links)], (), bool)
    return found.links
