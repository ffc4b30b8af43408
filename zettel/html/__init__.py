"""A note's Markdown as safe HTML, for the page and for published sites.

pyromark turns the Markdown into HTML (`blocks`); one pass over that HTML then resolves links and
hides what belongs to other tools (`passages`, `links`); nh3 lets through what may stand in a page
(`cleaning`), so that nothing a note says can run, load or restyle anything. What nh3 does not know
or notes may not write is put in after that, from closed lists (`citations`, `formulas`).
"""

from zettel.dialect import PLAIN, Dialect
from zettel.html.blocks import to_raw_html
from zettel.html.callouts import write_callouts
from zettel.html.citations import Cite, write_citations
from zettel.html.cleaning import clean
from zettel.html.formulas import write_formulas
from zettel.html.links import Address, FindImage, Links, to_anchor
from zettel.html.passages import change_passages
from zettel.syntax.wiki_text import to_wiki_text

__all__ = ["Address", "Cite", "FindImage", "to_anchor", "to_html"]


def to_html(
    text: str,
    href: Address,
    label: Address | None = None,
    dialect: Dialect = PLAIN,
    *,
    find_image: FindImage = lambda _: -1,
    cite: Cite = lambda _: {},
) -> str:
    """Render a note's body as HTML that is safe to put into any page.

    Args:
        text: Markdown, without front matter.
        href: From a target as written (no label, no anchor; a Markdown link decoded) to where it
            leads, or None when nothing answers. It is asked before schemes are looked at, since
            `[[type:id]]` reads like one. An anchor is added as `&at=…` when the address has a
            fragment, else as a fragment.
        label: What to call a target whose link has no text of its own, or None to keep it.
        dialect: What the note was read as, which says what its links mean.
        find_image: From a picture's target as written to its number among the images that the page
            carries, or -1 when it is not among them.
        cite: From keys to the works that they stand for, as far as these are known.

    Returns:
        HTML in which links to notes are `<a class="note">`, links to nothing `<a class="missing">`,
        addresses outside `<a class="external" rel="noopener">`. Images that the page carries are
        `<img data-image="number">`; other pictures are links, never loaded. Formulas are
        MathML, citations lead to a list of works at the end.
    """
    text = to_wiki_text(text, dialect, lambda target: href(target) is not None)
    raw = write_callouts(to_raw_html(text), titled=dialect.callouts)
    numbered = raw.count('<div class="footnote-definition"')
    links = Links(href, label, find_image, [], numbered + 1)
    html = clean(change_passages(raw, links, inline_notes=dialect.inline_notes))
    return write_formulas(write_citations(html, cite))
