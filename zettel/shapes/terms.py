"""N-Triples terms ↔ rdflib's, with literals kept as written."""

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from zettel.rdf import to_literal, to_node

if TYPE_CHECKING:
    from rdflib.term import Node

SH = "http://www.w3.org/ns/shacl#"
_ESCAPED = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)
_SIGNS = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f"}


@lru_cache(maxsize=65_536)
def to_rdflib(term: str, mark: str = "") -> "Node":
    """Return an N-Triples term as rdflib's; `mark` tells blank nodes of several files apart."""
    from rdflib import BNode, Literal, URIRef

    if term[0] == "<":
        return URIRef(term[1:-1])
    if term[0] == "_":
        return BNode(mark + term[2:])
    end = term.rindex('"')
    text, rest = term[1:end], term[end + 1 :]
    if "\\" in text:
        text = _ESCAPED.sub(_unescape, text)
    if rest.startswith("@"):
        return Literal(text, lang=rest[1:])
    if rest.startswith("^^"):
        return Literal(text, datatype=URIRef(rest[3:-1]), normalize=False)
    return Literal(text)


def to_ntriples(term: "Node") -> str:
    """Return a term of rdflib's in N-Triples syntax, as `zettel.rdf` writes it."""
    from rdflib import BNode, Literal

    if isinstance(term, Literal):
        return to_literal(str(term), term.language or "", str(term.datatype or ""))
    return f"_:{term}" if isinstance(term, BNode) else to_node(str(term))


def _unescape(found: re.Match[str]) -> str:
    code = found[1] or found[2]
    return chr(int(code, 16)) if code else _SIGNS.get(found[3], found[3])
