"""Turtle (W3C RDF 1.1 Turtle), written to be read and to be diffed: sorted, one block a subject."""

import re
from collections.abc import Iterable, Mapping

from zettel.rdf.values import RDF_TYPE, Triple

_NEXT = " ;\n    "
_REMEMBERED = 100_000  # terms, some 20 MB
_LOCAL = re.compile(r"[A-Za-z_](?:[\w-]*)", re.ASCII)


class Compactor(dict[str, str]):
    """Shortens N-Triples terms by prefixes and the base: `compact[term]`.

    A dictionary, for the same terms come again and again; it forgets them when they become many.
    """

    def __init__(self, prefixes: Mapping[str, str], base: str = "") -> None:
        # The longest namespace wins; equal ones are told apart by the name of the prefix.
        ordered = sorted(prefixes.items(), key=lambda item: (-len(item[1]), item[0]))
        self._prefixes = ordered
        self._namespaces = tuple(prefixes.values())
        self._base = f"<{base}" if base else "<>"  # "<>" begins no IRI
        self._below = [item for item in ordered if base and item[1].startswith(base)]

    def __missing__(self, term: str) -> str:
        if len(self) > _REMEMBERED:
            self.clear()
        self[term] = short = self.shorten(term)
        return short

    def shorten(self, term: str) -> str:
        """Shorten a term that need not be remembered."""
        if term.startswith(self._base):
            name = _find_name(term, self._below) if self._below else ""
            return name or f"<{term[len(self._base) :]}"
        if term[0] == '"':
            text, mark, datatype = term.rpartition("^^") if term[-1] == ">" else (term, "", "")
            return f"{text}^^{self[datatype]}" if mark else term
        if not term.startswith(self._namespaces, 1):
            return term
        return _find_name(term, self._prefixes) or term


def to_header(prefixes: Mapping[str, str], base: str = "") -> str:
    """Return the directives that open a Turtle file."""
    lines = [f"@base <{base}> ."] if base else []
    lines += [f"@prefix {name}: <{prefixes[name]}> ." for name in sorted(prefixes)]
    return "\n".join(lines) + "\n"


def to_blocks(triples: Iterable[Triple], compact: Compactor, first: str = "") -> str:
    """Return triples as blocks, one a subject, each closed by an empty line.

    Args:
        triples: sorted, in N-Triples syntax.
        compact: shortens their terms.
        first: the IRI of the document whose block comes first, and its topic's next.
    """
    blocks: dict[str, str] = {}
    subject = predicate = ""
    kinds: list[str] = []
    rest: list[str] = []
    for node, name, value in triples:
        if node != subject:
            blocks[subject] = _to_block(compact, subject, kinds, rest)
            subject, predicate, kinds, rest = node, "", [], []
        short = value if value[0] == '"' and value[-1] != ">" else compact[value]
        if name == predicate:
            rest.append(f",\n        {short}")
        elif name == RDF_TYPE:
            kinds.append(short)
        else:
            predicate = name
            rest.append(f"{_NEXT}{compact[name]} {short}")
    blocks[subject] = _to_block(compact, subject, kinds, rest)
    leading = [blocks.pop(node, "") for node in ("", f"<{first}>", f"<{first}#it>")]
    return "".join((*leading, *blocks.values()))


def to_turtle(triples: Iterable[Triple], prefixes: Mapping[str, str], base: str = "") -> str:
    """Return a whole Turtle file; only the prefixes that it uses are declared."""
    compact = Compactor(prefixes, base)
    blocks = to_blocks(sorted(set(triples)), compact)
    return f"{to_header(find_used(prefixes, blocks), base)}\n{blocks}"


def find_used(prefixes: Mapping[str, str], text: str) -> dict[str, str]:
    """Return the prefixes that may stand in a text of Turtle."""
    return {name: iri for name, iri in prefixes.items() if f"{name}:" in text}


def _find_name(term: str, prefixes: Iterable[tuple[str, str]]) -> str:
    """Return the prefixed name of a term, "" where it has none."""
    for prefix, namespace in prefixes:
        if term.startswith(namespace, 1):
            local = term[len(namespace) + 1 : -1]
            if _LOCAL.fullmatch(local):
                return f"{prefix}:{local}"
    return ""


def _to_block(compact: Compactor, subject: str, kinds: list[str], rest: list[str]) -> str:
    if not subject:
        return ""
    said = f"{_NEXT}a {', '.join(kinds)}" if kinds else ""
    said += "".join(rest)
    return f"{compact.shorten(subject)} {said[len(_NEXT) :]} .\n\n"
