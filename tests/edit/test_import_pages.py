"""What a page of HTML shows and where it leads, element by element."""

from pathlib import Path

import pytest

import zettel
from tests.edit.imports import cut_matter, find_outcome, import_text, plan_text, show


def convert(tmp_path: Path, page: str) -> str:
    """Return the Markdown that the body of a page becomes."""
    return cut_matter(import_text(tmp_path, f"=== a.html\n{page}\n")["a.html"]).strip()


def test_code_with_a_fence(tmp_path: Path) -> None:
    """A fence is longer than any in the code, so what follows is no code."""
    page = "<pre>x\n```\ny\n</pre><p><a href='b.html'>b</a> <img src='p.png' alt='pic'></p>"
    text = f"=== a.html\n{page}\n=== b.html\n<p>B\n=== p.png\nP\n"
    assert "````\nx\n```\ny\n````\n\n[[20260301120001|b]] ![pic](p.png)" in cut_matter(
        import_text(tmp_path, text)["a.html"]
    )
    assert (tmp_path / "vault/p.png").exists()


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ('<pre class="language-python">x</pre>', "```python\nx\n```"),
        ('<pre><code class="hl lang-c++">x\n</code></pre>', "```c++\nx\n```"),
        ('<pre><code class="hl">x<br>y</code></pre>', "```\nx\ny\n```"),
        ("<code><a href='https://x.org/'>f</a></code>", "[`f`](https://x.org/)"),
    ],
)
def test_code(tmp_path: Path, page: str, expected: str) -> None:
    """Code keeps its language, its lines, and a link around all of it."""
    assert convert(tmp_path, page) == expected


def test_links_in_code_are_told(tmp_path: Path) -> None:
    """Markdown has no links in code; their words stay, and the report says which are gone."""
    plan = plan_text(tmp_path, "=== a.html\n<p>x\n<pre>f(<a href='b.html'>y</a>)</pre>\n")
    (remark,) = find_outcome(plan, "a.html").remarks
    assert (remark.line, remark.text.partition("”")[0]) == (2, "the link to “b.html")


@pytest.mark.parametrize("alt", ["al]t", "a [b", "![x](y)", "`a", "a\n\nb", "a\\"])
def test_any_text_of_a_picture(tmp_path: Path, alt: str) -> None:
    """Whatever its text says, a picture stays one, and comes along."""
    import_text(tmp_path, f'=== a.html\n<p><img src="p.png" alt="{alt}"> x\n=== p.png\nP\n')
    assert (tmp_path / "vault/p.png").exists()


def test_pictures_in_tables_and_headings(tmp_path: Path) -> None:
    """There, too, a picture is more than its text."""
    page = "<h2><img src=p.png alt=a></h2><table><tr><td><img src=p.png alt=b></table>"
    text = convert(tmp_path, page)
    assert "## ![a](p.png)" in text
    assert "| ![b](p.png) |" in text


@pytest.mark.parametrize(
    "page",
    [
        "<details><summary>one</summary>two</details>",
        "<select><option>one</option><option>two</option></select>",
        "<button>one</button><button>two</button>",
        "<p>one<textarea>two</textarea>",
        "<header>one</header><main>two</main>",
        "<fieldset><legend>one</legend>two</fieldset>",
        "<table><td>one<td>two</table>",
        "<table><tr><td>one<table><tr><td>two</table></table>",
        "<a href='https://x.org/'><div>one</div><div>two</div></a>",
    ],
)
def test_neighbours_are_apart(tmp_path: Path, page: str) -> None:
    """Words that a browser shows apart are no single word."""
    words = convert(tmp_path, page).replace("[", " ").replace("]", " ").split()
    assert {"one", "two"} <= set(words)


def test_every_cell_is_shown(tmp_path: Path) -> None:
    """Rows may be longer than the first, and bodies several: nothing is cut off."""
    page = (
        "<table><tr><td>a</tr><tr><td>b<td>c|d<td><code>e|f</code></table>"
        "<table><thead><tr><th>g</thead><tbody><tr><td>h<tbody><tr><td>i<tfoot><tr><td>j</table>"
    )
    text = convert(tmp_path, page)
    assert show(text) == "abc|de|fghij"
    assert text.count("---") == 4


PLACES = """
=== a.html
<h1>A</h1>
<h2 id=first>First</h2>
<h2 id=sec>The second</h2>
<section id=s3><h2>Third</h2></section>
<p><a name=anch></a>x</p><p id=unused>y</p>
<pre id=code>z</pre><ul id=list><li>i</ul><table><tr id=row><td>r</table>
<p><a href="#sec">own</a></p>
=== b.html
<p><a href="a.html#first">1</a> <a href="a.html#sec">2</a> <a href="a.html#s3">3</a>
<a href="a.html#anch">4</a> <a href="a.html#code">5</a> <a href="a.html#list">6</a>
<a href="a.html#row">7</a></p>
"""


def test_places_are_kept(tmp_path: Path) -> None:
    """A link to a place of a page leads to that place of its note."""
    texts = import_text(tmp_path, PLACES)
    assert "## The second {#sec}\n" in texts["a.html"]
    assert '<a id="anch"></a>x' in texts["a.html"]
    assert "unused" not in texts["a.html"]
    assert "\0" not in texts["a.html"]
    assert "[[20260301120000#s3|3]]" in texts["b.html"]
    assert not [i for i in zettel.open(tmp_path / "vault").issues if i.code == "Z106"]


def test_files_in_html_are_found(tmp_path: Path) -> None:
    """What stays HTML leads to the files that came along; what does not is told with its line."""
    page = '<p>x\n<video src="../v.mp4"></video>\n<video src="no.mp4"></video>\n'
    plan = plan_text(tmp_path, f"=== sub/a.html\n{page}=== v.mp4\nV\n")
    notes = [(change.after or b"").decode() for change in plan.changes]
    assert '<video src="v.mp4"></video>' in notes[0]
    assert [(r.line, r.text) for r in find_outcome(plan, "a.html").remarks] == [
        (3, "“no.mp4” in HTML stays as written")
    ]


def test_html_in_code_stays(tmp_path: Path) -> None:
    """A sample of HTML in a Markdown document is no HTML: nothing of it is changed or told."""
    text = '```\n<img src="../p.png">\n```\n'
    plan = plan_text(tmp_path, f"=== sub/a.md\n{text}=== p.png\nP\n")
    assert text in (plan.changes[0].after or b"").decode()
    assert not find_outcome(plan, "a.md").remarks
