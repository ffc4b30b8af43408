"""What a site has beside its pages: feed, sitemap, what is searched."""

import json
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.site.sites import TOML, publish, read_files
from zettel.site.typography import find_first_words, set_spaces_in, to_plain, write_date
from zettel.site.words import WORDS

NOTES = f"""{TOML}
=== one.md
---
title: "Un & <deux> \\u0001"
created: 2020-01-31
modified: 2021-02-03
---
Premières phrases. ==Suite== du texte.

| a | b |
|---|---|
| x | y |
=== two.md
---
title: Deux
created: 2022-05-06 07:08:09
---
=== year.md
---
title: Année
created: "2019"
---
=== undated.md
Sans date.
"""
ATOM = {"a": "http://www.w3.org/2005/Atom"}
SITES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def test_the_feed_tells_new_notes(tmp_path: Path) -> None:
    """The newest first, with the dates that notes tell themselves; those without are not there."""
    site = publish(tmp_path, NOTES)
    feed = ElementTree.fromstring((site / "feed.xml").read_bytes())
    entries = feed.findall("a:entry", ATOM)
    told = [
        [entry.findtext(f"a:{name}", None, ATOM) for name in ("title", "published", "updated")]
        for entry in entries
    ]
    assert told == [
        ["Deux", "2022-05-06T07:08:09Z", "2022-05-06T07:08:09Z"],
        ["Un & <deux> ", "2020-01-31T00:00:00Z", "2021-02-03T00:00:00Z"],
        ["Année", "2019-01-01T00:00:00Z", "2019-01-01T00:00:00Z"],
    ]
    assert feed.findtext("a:updated", None, ATOM) == "2022-05-06T07:08:09Z"
    assert entries[1].findtext("a:id", None, ATOM) == "https://notes.example/x/note/one"
    assert entries[1].findtext("a:summary", None, ATOM) == "Premières phrases. Suite du texte."


def test_the_sitemap_has_what_is_worth_finding(tmp_path: Path) -> None:
    """Absolute addresses below the base, with the days that notes tell."""
    site = publish(tmp_path, NOTES + "=== last.md\n[[nothing]]\n")
    root = ElementTree.fromstring((site / "sitemap.xml").read_bytes())
    found = {
        str(place.findtext("s:loc", None, SITES)): place.findtext("s:lastmod", None, SITES)
        for place in root.findall("s:url", SITES)
    }
    start = "https://notes.example/x/"
    assert found[f"{start}note/one"] == "2021-02-03"
    assert found[f"{start}note/undated"] is None
    assert start in found
    assert not [address for address in found if "missing" in address]


def test_a_large_sitemap_is_cut(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No file has more addresses than the protocol allows; the first says which there are."""
    monkeypatch.setattr("zettel.site.feed._MOST", 2)
    site = publish(tmp_path, NOTES)
    names = sorted(name for name in read_files(site) if name.startswith("sitemap"))
    assert names == ["sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml", "sitemap.xml"]
    assert (site / "sitemap.xml").read_text("utf-8").count("<loc>") == 3


def test_robots_are_told_where_they_look(tmp_path: Path) -> None:
    """Only at the root of a host."""
    assert "robots.txt" not in read_files(publish(tmp_path / "one", NOTES))
    root = NOTES.replace("notes.example/x/", "notes.example/")
    site = publish(tmp_path / "two", root)
    assert "Sitemap: https://notes.example/sitemap.xml" in (site / "robots.txt").read_text()


def test_what_is_searched_is_in_the_page(tmp_path: Path) -> None:
    """Titles, and texts without markup."""
    page = (publish(tmp_path, NOTES) / "search" / "index.html").read_text("utf-8")
    (text,) = re.findall(r'<script type="application/json" id="index">(.*?)</script>', page)
    rows = {row[1]: row for row in json.loads(text)}
    assert rows["Année"][0] == "../note/year/index.html"
    assert rows["Un & <deux> \u0001"][5] == "Premières phrases. Suite du texte. a b x y"


def test_both_languages_have_all_words() -> None:
    """None is missing in either, and none is left empty."""
    assert set(WORDS["fr"]) == set(WORDS["en"])
    assert all(all(words.values()) for words in WORDS.values())


@pytest.mark.parametrize(
    ("written", "fr", "en"),
    [
        ("2016-12-07", "7 décembre 2016", "7 December 2016"),
        ("2016-03-01T10:00:00", "1er mars 2016", "1 March 2016"),
        ("2016-10", "octobre 2016", "October 2016"),
        ("2016", "2016", "2016"),
        ("2023-02-30", "2023-02-30", "2023-02-30"),
        ("automne 2016", "automne 2016", "automne 2016"),
    ],
)
def test_dates_are_written_out(written: str, fr: str, en: str) -> None:
    """As their readers write them; what is no day stays as it is."""
    assert (write_date(written, "fr"), write_date(written, "en")) == (fr, en)


def test_spaces_keep_signs_with_their_words() -> None:
    """In text, not in tags and code."""
    html = '<p title="a : b">« a » : <code>x ; y</code> !</p>'
    assert set_spaces_in(html) == (
        '<p title="a : b">«\u00a0a\u00a0»\u00a0: <code>x ; y</code>\u00a0!</p>'
    )


def test_plain_text_of_html() -> None:
    """Entities are signs, blocks are apart, marks of footnotes are gone."""
    html = '<p>a &lt;b&gt;<sup class="footnote-reference"><a>1</a></sup></p><ul><li>c</li></ul>'
    assert to_plain(html) == "a <b> c"
    assert find_first_words("<h2>x</h2><p>one two three</p>", 8) == "one two…"


def test_a_tag_that_only_stands_above_others_has_no_figure(tmp_path: Path) -> None:
    """A nought beside it would say that nothing is there; its page leads to what is below."""
    site = publish(tmp_path, "=== a.md\n---\ntags: [up/down]\n---\nText.\n")
    for name in ("index.html", "tag/index.html"):
        text = (site / name).read_text("utf-8")
        assert '<span class="count">1</span>' in text
        assert '<span class="count">0</span>' not in text
        assert '<span class="count"></span>' not in text
    above = (site / "tag" / "up" / "index.html").read_text("utf-8")
    assert "No note" not in above
    assert "up/down" in above
