"""What may stand in a page: nh3 takes everything else out of a note's HTML."""

import re
from typing import Final

import nh3

from zettel.html.callouts import CALLOUT_CLASSES


def clean(html: str) -> str:
    """Return HTML in which nothing can run, load or restyle anything."""
    cleaned = _CLEANER.clean(_flatten(html) if html.count("<") > _DEEPEST else html)
    return _BY_HOST.sub(r"\1https://", cleaned)


# Without a scheme, in a page that is a file, `//host` is a share in the network, not a site.
_BY_HOST: Final = re.compile(r'(<a [^>]*?href=")\s*[/\\]{2,}')
_DEEPEST: Final = 500  # browsers stop at 512; for each element nh3 looks through all around it
_NESTING: Final = re.compile(
    r"<(?P<end>/?)(?!(?:a|br|d[dt]|h[1-6r]|img|input|li|p|t[dhr])\b)[A-Za-z][^\s<>/]*[^<>]*>"
)


def _flatten(html: str) -> str:
    """Leave out the elements that stand in too many others, not what is in them."""
    depth = 0

    def choose(tag: re.Match[str]) -> str:
        nonlocal depth
        if tag["end"]:
            depth = max(0, depth - 1)
            return tag[0] if depth < _DEEPEST else ""
        depth += 1
        return tag[0] if depth <= _DEEPEST else ""

    return _NESTING.sub(choose, html)


_TEXT_TAGS: Final = (
    "p br hr strong em b i u s del ins mark sub sup small abbr cite q kbd samp var code pre "
    "blockquote ul ol li dl dt dd table caption thead tbody tfoot tr th td h1 h2 h3 h4 h5 h6 "
    "a span div figure figcaption details summary ruby rt rp bdi bdo time img"
)
_CLEANER: Final = nh3.Cleaner(
    tags=set(_TEXT_TAGS.split()),
    clean_content_tags={"script", "style", "template", "iframe", "object", "svg", "math"},
    attributes={
        "a": {"href", "title", "id"},
        "div": {"id"},
        "details": {"open"},
        "img": {"data-image", "alt", "width"},  # without an address: the page fills in its own
        "ol": {"start"},
        "th": {"colspan", "rowspan", "scope"},
        "td": {"colspan", "rowspan"},
        "abbr": {"title"},
        "time": {"datetime"},
        **{f"h{level}": {"id"} for level in range(1, 7)},
    },
    allowed_classes={
        "a": {"note", "missing", "external", "embed"},
        "span": {"key", "task", "math", "math-inline", "math-display"},
        "sup": {"footnote-reference", "footnote-definition-label"},
        "div": {"footnote-definition", "callout-title", *CALLOUT_CLASSES},
        "details": {*CALLOUT_CLASSES},
        "th": {"left", "right", "center"},
        "td": {"left", "right", "center"},
    },
    url_schemes={"http", "https", "mailto", "tel"},
    link_rel="noopener",
)
