"""Citations in clean HTML: `[see @key, p. 3; @other]`, `[-@key]`, `@key [p. 3]`, `@key`.

As Pandoc has them (https://pandoc.org/MANUAL.html#citation-syntax), in text that no link, code or
formula holds and no markup parts; a key is what `syntax.citations` takes for one. Keys without a
work stay as they are written. What is written here is escaped here: nh3 has been before.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from html import escape, unescape
from typing import Final

from msgspec import Struct

from zettel.bibliography import Reference

Cite = Callable[[Iterable[str]], Mapping[str, Reference]]
"""From the keys that a note cites to the works among them, in the order of a list of references."""


def write_citations(html: str, cite: Cite) -> str:
    """Return HTML in which works are cited, with the list of these at its end."""
    if "@" not in html:
        return html
    pieces = list(_split(html))
    keys = [key for text, is_text in pieces if is_text for key in _KEY.findall(unescape(text))]
    works = cite(keys) if keys else {}
    if not works:
        return html
    cited = _Cited(works, {key: number for number, key in enumerate(works, 1)})
    shown = (cited.write(text) if is_text and "@" in text else text for text, is_text in pieces)
    entries = (f'<li id="work-{n}">{works[key].entry}</li>\n' for key, n in cited.numbers.items())
    return f'{"".join(shown).rstrip()}\n<ol class="works">\n{"".join(entries)}</ol>\n'


_PIECE: Final = re.compile(
    r"""<(?:(?P<held>a|code|pre)(?=[\s>])|(?P<formula>span)(?=\ class="math\ ))(?:"[^"]*"|[^">])*>
        .*? </(?:(?P=held)|(?P=formula))>
      | </?[A-Za-z](?:"[^"]*"|[^">])*>""",
    re.VERBOSE | re.DOTALL,
)
_KEY: Final = re.compile(r"(?<![\w\\@/.+:&=])@(\w+(?:[:.#$%&\-+?<>~/]\w+)*)")
_CITED: Final = re.compile(
    r"\[(?P<cluster>[^\[\]@]*@[^\[\]]*)\]"
    rf"|(?P<work>{_KEY.pattern})(?:[ ]\[(?P<suffix>[^\[\]@]+)\])?"
)


def _split(html: str) -> Iterator[tuple[str, bool]]:
    """Cut HTML at tags and at what is not searched; say of each piece whether it is text."""
    done = 0
    for match in _PIECE.finditer(html):
        yield html[done : match.start()], True
        yield match[0], False
        done = match.end()
    yield html[done:], True


class _Cited(Struct, frozen=True):
    """The works that a note cites, and their numbers in its list."""

    works: Mapping[str, Reference]
    numbers: Mapping[str, int]

    def write(self, html: str) -> str:
        """Write a piece of text, which may hold citations."""
        text = unescape(html)
        parts: list[str] = []
        done = 0
        for match in _CITED.finditer(text):
            shown = self._write_match(match)
            if shown:
                parts += [escape(text[done : match.start()], quote=False), shown]
                done = match.end()
        return "".join((*parts, escape(text[done:], quote=False)))

    def _write_match(self, match: re.Match[str]) -> str:
        """Write a citation, "" where none of its keys has a work."""
        if match["work"] is None:
            items = [self._write_item(item) for item in match["cluster"].split(";")]
            is_known = any(key in self.works for key in _KEY.findall(match["cluster"]))
            return f'<span class="citation">({"; ".join(items)})</span>' if is_known else ""
        key = match["work"][1:]
        if key not in self.works:
            return ""
        author = escape(self.works[key].author, quote=False)
        suffix = f", {escape(match['suffix'].strip(), quote=False)}" if match["suffix"] else ""
        return f'<span class="citation">{author} ({self._write_link(key, "")}{suffix})</span>'

    def _write_item(self, item: str) -> str:
        """Write what stands between two semicolons: words, a key, and where in the work."""
        key = _KEY.search(item)
        if key is None or key[1] not in self.works:
            return escape(item.strip(), quote=False)
        before, after = item[: key.start()].lstrip(), item[key.end() :].strip()
        is_year_only = before.endswith("-")
        before = before.removesuffix("-")
        after = f", {after.removeprefix(',').lstrip()}" if after else ""
        author = "" if is_year_only else self.works[key[1]].author
        link = self._write_link(key[1], author)
        return f"{escape(before, quote=False)}{link}{escape(after, quote=False)}"

    def _write_link(self, key: str, author: str) -> str:
        words = escape(f"{author} {self.works[key].year}".strip(), quote=False)
        return f'<a class="work" href="#work-{self.numbers[key]}">{words}</a>'
