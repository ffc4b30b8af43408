"""Links of a Jekyll site lead to notes by the addresses under which they are published."""

import pytest
from msgspec.structs import replace

from zettel.dialect import DIALECTS
from zettel.formats import parse_note
from zettel.model import Attachment, Found, Missing, Resolution
from zettel.resolve import resolve_notes

SITE = {
    "_posts/2020-01-31-a.md": "",
    "x/_posts/2020-02-01-b.md": "",
    "about.md": "---\npermalink: /who/\nredirect_from: /old.html\n---\n",
    "docs/index.md": "",
    "docs/one.md": "",
    "docs/two.md": "",
    "_notes/my-note.md": "---\ntitle: Une note\n---\n",
}


def resolve(text: str, path: str = "docs/here.md") -> tuple[Resolution, ...]:
    """Return what the links of a text lead to on the site above."""
    files = {**SITE, path: text}
    notes = [parse_note(p, body.encode(), DIALECTS["jekyll"])[0] for p, body in files.items()]
    found = {one.note.path: one for one in resolve_notes(notes, ["c.png"], lambda _: False)}
    return tuple(link.resolution for link in found[path].links)


POST = "_posts/2020-01-31-a"


@pytest.mark.parametrize(
    ("link", "became"),
    [
        ("[t](/2020/01/31/a.html)", Found(POST, "address")),
        ("[t](/2020/01/31/a/)", Found(POST, "address")),
        ("[t](/x/2020/02/01/b#h)", Found("x/_posts/2020-02-01-b", "address")),
        ("[t](/who)", Found("about", "address")),
        ("[t](/old/)", Found("about", "address")),
        ("[t](/about/)", Found("about", "path")),
        ("[t](../one)", Found("docs/one", "address")),
        ("[t](../../who/)", Found("about", "address")),
        ("[t](two.html)", Found("docs/two", "address")),
        ("[t](/docs/)", Found("docs/index", "address")),
        ("[t](/notes/my-note)", Found("_notes/my-note", "address")),
        ("[t]({% link _posts/2020-01-31-a.md %})", Found(POST, "path")),
        ("[t]({% post_url 2020-01-31-a %})", Found(POST, "name")),
        ("[t]({% post_url x/2020-02-01-b %})", Found("x/_posts/2020-02-01-b", "name")),
        ("[t]({{ '/who/' | relative_url }})", Found("about", "address")),
        ("[t]({{ site.baseurl }}/who.html)", Found("about", "address")),
        ("![t]({{ '/c.png' | relative_url }})", Attachment("c.png", True)),
        ("[[my note]]", Found("_notes/my-note", "name")),
        ("[[Une note]]", Found("_notes/my-note", "title")),
        ("[t](/nowhere/)", Missing("nowhere/")),
    ],
)
def test_links_of_a_site(link: str, became: Resolution) -> None:
    """Each way in which a site's author writes a link to a page."""
    assert resolve(link) == (became,)


@pytest.mark.parametrize(("site", "within", "before"), [("docs", "", "docs/"), ("", "_guide", "")])
def test_addresses_begin_at_the_site(site: str, within: str, before: str) -> None:
    """A site may stand in a folder of the vault, or the vault in one of the site."""
    dialect = replace(DIALECTS["jekyll"], addresses="/:collection/:path/", site=site, within=within)
    folder = before + ("" if within else "_guide/")
    text = b"[t](/guide/a/b/) [t](../b/) [t](../../c/)"
    files = {f"{folder}a/b.md": b"", f"{folder}c.md": b"", f"{folder}a/here.md": text}
    notes = [parse_note(path, body, dialect)[0] for path, body in files.items()]
    found = {one.note.path: one for one in resolve_notes(notes, (), lambda _: False)}
    became = [link.resolution for link in found[f"{folder}a/here.md"].links]
    ids = [f"{folder}a/b", f"{folder}a/b", f"{folder}c"]
    assert became == [Found(note_id, "address") for note_id in ids]


def test_draft_has_no_address() -> None:
    """It is found by its path alone."""
    draft = "[t](/drafts/a/) [t]({% link _drafts/a.md %})"
    notes = [
        parse_note(path, text.encode(), DIALECTS["jekyll"])[0]
        for path, text in (("_drafts/a.md", ""), ("b.md", draft))
    ]
    *_, holder = resolve_notes(notes, (), lambda _: False)
    became = [link.resolution for link in holder.links]
    assert became == [Missing("drafts/a/"), Found("_drafts/a", "relative")]
