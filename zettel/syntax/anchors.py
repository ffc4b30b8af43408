"""Names of places in a text that addresses may lead to, beside its headings and named passages.

`<a name="x">` and `id="x"` of any element, `{#x}` after a heading and `{: #x .class}` of kramdown:
https://kramdown.gettalong.org/syntax.html#specifying-a-header-id
"""

import re
from collections.abc import Iterable

_HTML = re.compile(r"""<[^<>]*?\s(?:id|name)\s*=\s*["']?([^"'\s<>]+)""", re.IGNORECASE)
_ATTRIBUTES = re.compile(r"\{(?::[^{}\n]*?)?#([\w:.-]+)[^{}\n]*\}")


def find_anchors(text: str, html: Iterable[str]) -> tuple[str, ...]:
    """Return the names that a text gives, each once; `html` is the HTML that stands in it."""
    names = [name for part in html for name in _HTML.findall(part)]
    if "{" in text and "#" in text:
        names += _ATTRIBUTES.findall(text)
    return tuple(dict.fromkeys(names))
