"""Addresses and languages that RDF does not allow, as a lenient parser yields them → ones it does.

IRIs are those of RFC 3987, languages those of BCP 47, as strict parsers ask for them.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from urllib.parse import quote

from zettel.edit.imports.document import Remark
from zettel.rdf.names import to_iri

_ALLOWED = "%:/?#[]@!$&'()*+,;=~"


class Mender:
    """Mends the terms of one source, and remembers what was wrong, each once."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._mended: dict[tuple[str, str], str] = {}
        self._left: Counter[str] = Counter()

    def mend_iri(self, text: str) -> str:
        """Return an address with stray signs encoded, "" for what is none even so."""
        key = ("iri", text)
        if key not in self._mended:
            found = (text, to_iri(text), to_iri(quote(text, safe=_ALLOWED)))
            self._mended[key] = next(filter(_is_iri, found), "")
        return self._mended[key]

    def mend_language(self, tag: str) -> str:
        """Return a language as RDF spells it, "" for what is none even so."""
        key = ("language", tag)
        if key not in self._mended:
            found = (tag, tag.strip().replace("_", "-").lower())
            self._mended[key] = next(filter(_is_language, found), "")
        return self._mended[key]

    def leave(self, *texts: str) -> None:
        """Count a fact that is left out, by those of its addresses that are none."""
        self._left.update(text for text in dict.fromkeys(texts) if not self.mend_iri(text))

    def tell(self) -> Iterator[Remark]:
        """Yield what was wrong, in order of reading, with the line where it first stands."""
        for (kind, text), mended in self._mended.items():
            if mended != text:
                told = self._tell_language if kind == "language" else self._tell_iri
                yield Remark(self._find_line(text), told(text, mended))

    def _tell_iri(self, text: str, mended: str) -> str:
        if mended:
            return f"the address “{text}” has signs that none holds, and is {mended} now"
        number = self._left[text]
        facts = "the fact that names it is" if number == 1 else f"{number:,} facts that name it are"
        return f"“{text}” is no address, and {facts} left out"

    @staticmethod
    def _tell_language(text: str, mended: str) -> str:
        if mended:
            return f"“{text}” is no language, and is {mended} now"
        return f"“{text}” is no language, and its texts are kept without one"

    def _find_line(self, text: str) -> int:
        """Return the line of a text in the source, 0 where it is spelt otherwise."""
        place = self._data.find(text.encode())
        return self._data.count(b"\n", 0, place) + 1 if place >= 0 else 0


def _is_iri(text: str) -> bool:
    import pyoxigraph

    return _takes(lambda: pyoxigraph.NamedNode(text))


def _is_language(tag: str) -> bool:
    import pyoxigraph

    return _takes(lambda: pyoxigraph.Literal("", language=tag))


def _takes(build: Callable[[], object]) -> bool:
    try:
        build()
    except ValueError:
        return False
    return True
