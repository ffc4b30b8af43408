"""Jekyll sites as notes: posts, drafts, pages, collections, and the links between them."""

from pathlib import Path

import pytest

import zettel
from tests.edit.imports import cut_matter, find_outcome, import_text, plan_text
from zettel.edit.imports import Options
from zettel.formats import parse_note
from zettel.model import Note

SITE = """
=== _config.yml
title: A site
baseurl: /blog
collections:
  notes:
    output: true
=== _layouts/default.html
---
---
{{ content }}
=== _includes/a.md
included
=== _posts/2020-01-31-hello-world.md
---
layout: post
categories: news [x]
tags: [red, dark blue]
permalink: /hello/
---
Hi, see [the other]({% post_url 2020-02-01-other %}), [about](/about/),
[about]({{ site.baseurl }}/about/), [a note]({% link _notes/one.md %}) and ![pic](/assets/pic.png).
{% include figure.html %}
=== _posts/2020-02-01-other.md
---
title: Other
date: 2020-02-01 10:20:30 +0100
categories: one two
published: false
---
Back to [hello](/hello/).
=== _drafts/soon.md
Not yet.
=== _notes/one.md
# One
=== about.md
---
title: About
---
Us.
=== contact.html
---
title: Contact
---
<p class="x">Write to <a href="/about/">us</a>. <img src="{{ site.baseurl }}/assets/two.png"></p>
=== static.html
<p>as it is</p>
=== assets/pic.png
P
=== assets/two.png
T
=== assets/unused.png
U
"""


def read(tmp_path: Path, name: str) -> tuple[Note, str]:
    """Import the site; return the note that a document became, and its text."""
    text = import_text(tmp_path, SITE)[name]
    note, issues = parse_note("x.md", text.encode())
    assert not issues
    return note, cut_matter(text)


def test_documents(tmp_path: Path) -> None:
    """Posts, drafts, pages and collections are imported; layouts, includes and HTML as is not."""
    names = sorted(import_text(tmp_path, SITE))
    assert names == [
        "_drafts/soon.md", "_notes/one.md", "_posts/2020-01-31-hello-world.md",
        "_posts/2020-02-01-other.md", "about.md", "contact.html",
    ]  # fmt: skip


def test_post(tmp_path: Path) -> None:
    """The date of its name gives the id; keys stay, categories join the tags, its address too."""
    note, text = read(tmp_path, "_posts/2020-01-31-hello-world.md")
    values = {prop.key: prop.values for prop in note.properties}
    assert note.id == "20200131000000"
    assert note.title == "Hello World"
    assert note.tags == ("red", "dark blue", "news", "[x]")
    assert values["layout"] == ("post",)
    assert values["categories"] == ("news [x]",)
    assert values["permalink"] == ("/hello/",)
    assert values["source"] == ("_posts/2020-01-31-hello-world.md",)
    assert "{% include figure.html %}" in text


def test_links(tmp_path: Path) -> None:
    """Liquid tags, site addresses and addresses with the base lead to notes by their ids."""
    _, text = read(tmp_path, "_posts/2020-01-31-hello-world.md")
    assert "[[20200201102030|the other]]" in text
    assert text.count("|about]]") == 2
    assert "|a note]]" in text
    assert "![pic](/assets/pic.png)" in text
    _, other = read(tmp_path / "again", "_posts/2020-02-01-other.md")
    assert other.strip() == "Back to [[20200131000000|hello]]."


def test_no_link_is_lost(tmp_path: Path) -> None:
    """All links of the site lead somewhere in the vault, pictures too."""
    import_text(tmp_path, SITE)
    vault = zettel.open(tmp_path / "vault")
    assert not [issue for issue in vault.issues if issue.code in {"Z101", "Z107"}]


def test_private(tmp_path: Path) -> None:
    """`published: false` stays; what stands among the drafts is one in the vault too."""
    for name in ("_posts/2020-02-01-other.md", "_drafts/soon.md"):
        note, _ = read(tmp_path / name[1:5], name)
        assert note.is_private


def test_categories_are_words(tmp_path: Path) -> None:
    """A string of tags or categories is a list of words, as Jekyll has it."""
    note, _ = read(tmp_path, "_posts/2020-02-01-other.md")
    assert note.tags == ("one", "two")


def test_lists_are_phrases(tmp_path: Path) -> None:
    """A list of one category that holds a blank stays one."""
    post = "=== _posts/2020-01-01-a.md\n---\ncategories:\n- Open data\n---\nX\n"
    text = import_text(tmp_path, post)["_posts/2020-01-01-a.md"]
    assert parse_note("x.md", text.encode())[0].tags == ("Open data",)


def test_html_is_kept(tmp_path: Path) -> None:
    """A page in HTML stays as it is; its links are told, its pictures come along."""
    _, text = read(tmp_path, "contact.html")
    assert text in SITE
    outcome = find_outcome(plan_text(tmp_path / "b", SITE), "contact.html")
    assert any("“/about/”" in remark.text and remark.line == 4 for remark in outcome.remarks)


def test_files(tmp_path: Path) -> None:
    """Files that notes refer to are copied to the paths that they had; others are counted."""
    report = plan_text(tmp_path, SITE).report
    assert [copied.path for copied in report.files] == ["assets/pic.png", "assets/two.png"]
    assert str(tmp_path / "source/assets/unused.png") in report.others
    none = plan_text(tmp_path / "b", SITE, Options(files=False))
    assert not none.report.files


def test_liquid_is_told(tmp_path: Path) -> None:
    """What Liquid would have replaced is told with its line; links that were understood are not."""
    outcome = find_outcome(plan_text(tmp_path, SITE), "hello-world.md")
    assert [(one.line, one.text) for one in outcome.remarks] == [
        (9, "{% include figure.html %} stays as written")
    ]


@pytest.mark.parametrize(
    ("name", "title"), [("about-us.md", "About Us"), ("sub/index.md", "sub".capitalize())]
)
def test_title_from_name(tmp_path: Path, name: str, title: str) -> None:
    """A page without title and heading is called by its file, index by its folder, as in Jekyll."""
    plan = plan_text(tmp_path, f"=== _config.yml\nx: y\n=== {name}\nText\n")
    assert find_outcome(plan, name).title == title


def test_forced(tmp_path: Path) -> None:
    """A folder without any mark of Jekyll is read as a site when asked to."""
    text = "=== 2020-01-01-a.md\n---\ncategories: x y\n---\nA\n"
    plan = plan_text(tmp_path, text, Options(kind="jekyll"))
    assert find_outcome(plan, "a.md").kind == "jekyll"
