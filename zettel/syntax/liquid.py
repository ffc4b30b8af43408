"""Liquid, which Jekyll runs before it reads Markdown: comments, code, and links made by its tags.

`[t]({% link a.md %})`, `[t]({% post_url 2020-01-31-a %})`, `[t]({{ '/a/' | relative_url }})`: as
blanks would end an address, they are hidden from the Markdown parser. What only the running site
knows, such as `{{ post.url }}`, leads nowhere that could be told here.
https://jekyllrb.com/docs/liquid/tags/#links
"""

import re

from zettel.syntax.filler import FILLER, blank

_BLOCK = re.compile(
    r"\{%-?\s*(?P<name>comment|highlight|raw)\b.*?\{%-?\s*end(?P=name)\s*-?%\}", re.DOTALL
)
_LIQUID = r"\{%[^\n]*?%\}|\{\{[^\n]*?\}\}"
_ADDRESS = re.compile(
    rf"(?:\]\(|^ {{0,3}}\[[^\[\]\n]+\]:)[ \t]*(?:{_LIQUID}|[^\s()<>])+", re.MULTILINE
)
_TAG = re.compile(r"\{%.*?%\}", re.DOTALL)
_PART = re.compile(_LIQUID)
_LINK = re.compile(r"\{%-?\s*(?:link|post_url)\s+(.+?)\s*-?%\}")
_VALUE = re.compile(
    r"\{\{-?\s*(?:(?P<mark>[\"'])(?P<text>.*?)(?P=mark)|(?P<name>[\w.]+))(?P<rest>.*?)-?\}\}"
)
_ROOT = frozenset({"site.baseurl", "site.url", "site.github.url", "site.github.baseurl"})
_UNKNOWN = re.compile(r"[{}%\n]")
_BLANK = re.compile(r"[ \t|]")


def hide_liquid(text: str) -> str:
    """Return a text as Markdown has to see it, every character where it was.

    Comments and highlighted code are blanked out, and so are tags in running text. Addresses keep
    their tags, with blanks and bars hidden, which would end them or the cell of a table.
    """
    if "{%" not in text and "{{" not in text:
        return text
    if "{%" in text:
        text = _BLOCK.sub(_hide_block, text)
    if "]" in text:
        text = _ADDRESS.sub(_hide_blanks, text)
    return _TAG.sub(_hide_tag, text) if "{%" in text else text


def parse_liquid_address(address: str) -> str:
    """Return the address that Liquid makes, as far as it can be told without the site, else "".

    Tags give the path of a file, as written there; what is said of the site's own address is left
    out, so that `{{ site.baseurl }}/a/` is `/a/`.
    """
    address = address.replace(FILLER, " ")
    is_known = True

    def fill(part: re.Match[str]) -> str:
        nonlocal is_known
        link, value = _LINK.fullmatch(part[0]), _VALUE.fullmatch(part[0])
        if link and "{" not in link[1]:
            return link[1].strip("\"'")
        if value and (value["text"] is not None or value["name"] in _ROOT):
            return value["text"] or ""
        is_known = False
        return ""

    filled = _PART.sub(fill, address).strip()
    return filled if is_known else ""


def find_tags(text: str) -> list[tuple[int, str]]:
    """Find the tags outside of addresses that lead to files: where they begin, and the path.

    In comments, highlighted code and raw text there are none.
    """
    text = _BLOCK.sub(lambda match: blank(match[0]), text)
    if "]" in text:
        text = _ADDRESS.sub(_hide_blanks, text)
    found = ((match.start(), match[1].strip("\"'")) for match in _LINK.finditer(text))
    return [(start, path) for start, path in found if not _UNKNOWN.search(path)]


def _hide_block(match: re.Match[str]) -> str:
    return match[0] if match["name"] == "raw" else blank(match[0])


def _hide_blanks(match: re.Match[str]) -> str:
    return _PART.sub(lambda part: _BLANK.sub(FILLER, part[0]), match[0])


def _hide_tag(match: re.Match[str]) -> str:
    return match[0] if FILLER in match[0] else blank(match[0])
