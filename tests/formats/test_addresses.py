"""Where notes are published, by Jekyll's rules: https://jekyllrb.com/docs/permalinks/."""

import pytest
from msgspec.structs import replace

from zettel.dialect import DIALECTS, PLAIN, Dialect
from zettel.formats import parse_note
from zettel.formats.addresses import to_address
from zettel.model import Note

JEKYLL = DIALECTS["jekyll"]


def read(path: str, matter: str = "", style: str = "date", dialect: Dialect = JEKYLL) -> Note:
    """Read a note with some front matter on a site of a style."""
    text = f"---\n{matter}\n---\n" if matter else ""
    published = replace(dialect, addresses=style) if dialect.addresses else dialect
    return parse_note(path, text.encode(), published)[0]


@pytest.mark.parametrize(
    ("style", "address"),
    [
        ("date", "/2020/01/31/My-post"),
        ("pretty", "/2020/01/31/My-post"),
        ("ordinal", "/2020/031/My-post"),
        ("weekdate", "/2020/W05/Fri/My-post"),
        ("none", "/My-post"),
        ("/blog/:year-:i_month-:i_day/:slug.html", "/blog/2020-1-31/My-post"),
        ("/:short_year/:short_month/:long_day/:unknown/:title/", "/20/Jan/Friday/My-post"),
    ],
)
def test_styles_of_posts(style: str, address: str) -> None:
    """A style has a name or is a template."""
    assert read("_posts/2020-01-31-My post.md", style=style).addresses == (address,)


def test_categories_are_folders_and_keys() -> None:
    """Folders above `_posts`, then `categories`, then `category`, in lower case, each once."""
    post = read("A/b/_posts/x/2020-1-2-c.md", "categories: D b\ncategory: e f", "none")
    assert post.addresses == ("/a/b/d/e f/c",)
    listed = read("_posts/2020-1-2-c.md", "categories: [D E, f]", "none")
    assert listed.addresses == ("/d e/f/c",)


def test_keys_go_before_the_name_of_the_file() -> None:
    """`date`, `slug`, `permalink` and `redirect_from` say where a note is."""
    path = "_posts/2020-01-31-a.md"
    assert read(path, "date: 2021-02-03 10:00\nslug: b").addresses == ("/2021/02/03/b",)
    assert read(path, "permalink: /c/:year/").addresses == ("/c/2020",)
    assert read(path, "permalink: pretty").addresses == ("/pretty",)  # a style of the site only
    moved = read("a.md", "permalink: /b.html\nredirect_from:\n  - /c/\n  - /d/index.html")
    assert moved.addresses == ("/b", "/c", "/d")


@pytest.mark.parametrize(
    ("path", "style", "addresses"),
    [
        ("about.md", "date", ("/about",)),
        ("docs/index.md", "pretty", ("/docs",)),
        ("index.md", "pretty", ("/",)),
        ("docs/README.md", "date", ("/docs/README", "/docs")),
        ("_docs/a/b.md", "/:year/:title/", ("/docs/a/b",)),
        ("_notes/My note.md", "/:slug", ("/My-note", "/notes/My note")),
        ("_notes/a/b.md", "/:collection/x/:path", ("/notes/x/a/b", "/notes/a/b")),
        ("_drafts/a.md", "date", ()),
    ],
)
def test_pages_and_collections(path: str, style: str, addresses: tuple[str, ...]) -> None:
    """They have the path of their file, without underscores; a collection may have a template."""
    assert read(path, style=style).addresses == addresses


def test_drafts_are_private() -> None:
    """What lies in `_drafts` is not published; elsewhere the folder says nothing."""
    assert read("_drafts/a.md").is_private
    assert not read("a.md").is_private
    assert not read("_drafts/a.md", dialect=PLAIN).is_private


def test_notes_without_a_publisher_have_the_addresses_that_they_write() -> None:
    """`permalink` is read in any dialect; nothing is made up."""
    assert read("a.md", dialect=PLAIN).addresses == ()
    assert read("a.md", "permalink: b/c", dialect=PLAIN).addresses == ("/b/c",)


def test_a_wrong_date_is_left_out() -> None:
    """A post of 31 February is read all the same."""
    assert read("_posts/2020-02-31-a.md").addresses == ("/a",)


@pytest.mark.parametrize(
    "written", ["/a/b", "a/b/", "/a/b.html", "/a//b/index.html", "/a/b/index", "%2Fa/b"]
)
def test_addresses_of_one_page_are_one(written: str) -> None:
    """Suffix, index, slashes and percent signs never matter."""
    assert to_address(written) == "/a/b"
