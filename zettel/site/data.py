"""Triples as the Turtle and the JSON-LD of one resource."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import Any

import msgspec

from zettel.rdf import (
    RDF_TYPE,
    Compactor,
    Triple,
    parse_literal,
    to_blocks,
    to_header,
    write_credits,
)
from zettel.rdf.turtle import find_used
from zettel.site.schema_org import SCHEMA
from zettel.site.world import World


def to_turtle(world: World, path: str, triples: Iterable[Triple]) -> bytes:
    """Return sorted triples as a file: those of the document at a path come first."""
    return write_turtle(world, to_blocks(triples, world.compact, world.base + path))


def write_turtle(world: World, blocks: str) -> bytes:
    """Return blocks as a file."""
    header = to_header(find_used(world.prefixes, blocks), world.base)
    return f"{write_credits(world.settings)}{header}\n{blocks}".encode()


def to_jsonld(world: World, triples: Iterable[Triple], document: str = "") -> bytes:
    """Return sorted triples as JSON-LD 1.1: a line a subject, terms of schema.org bare.

    The document, and what it is about, come first.
    """
    namer = _find_namer(world)
    namer.used.clear()
    objects = {
        subject: _to_object(subject, said, namer)
        for subject, said in groupby(triples, itemgetter(0))
    }
    leading = (f"<{document}>", f"<{document}#it>")
    first = [objects.pop(name) for name in leading if name in objects]
    context = {"@vocab": SCHEMA, **{name: world.prefixes[name] for name in sorted(namer.used)}}
    lines = b",\n".join([_ENCODER.encode(one) for one in (*first, *objects.values())])
    return b'{"@context": %b,\n"@graph": [\n%b\n]}\n' % (_ENCODER.encode(context), lines)


_ENCODER = msgspec.json.Encoder()


class _Namer(dict[str, str]):
    """Names properties, classes and datatypes as the context has it: `namer[term]`."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        self._compact = Compactor({n: iri for n, iri in prefixes.items() if iri != SCHEMA})
        self.used: set[str] = set()

    def __missing__(self, node: str) -> str:
        """Find a name and remember it; the number of such terms is small."""
        local = node[len(SCHEMA) + 1 : -1] if node.startswith(SCHEMA, 1) else ""
        short = local if local.isalnum() else self._compact.shorten(node).strip("<>")
        self[node] = short
        return short

    def name(self, node: str) -> str:
        """Name a term, and remember the prefix that it takes."""
        short = self[node]
        prefix, colon, rest = short.partition(":")
        if colon and not rest.startswith("//"):
            self.used.add(prefix)
        return short


@lru_cache(maxsize=2)
def _find_namer(world: World) -> _Namer:
    return _Namer(world.prefixes)


def _to_object(subject: str, said: Iterable[Triple], namer: _Namer) -> dict[str, Any]:
    found: dict[str, Any] = {"@id": _to_id(subject)}
    for predicate, group in groupby(said, itemgetter(1)):
        if predicate == RDF_TYPE:
            values: list[Any] = [
                value if value[0] == "_" else namer.name(value) for _, _, value in group
            ]
            found["@type"] = values[0] if len(values) == 1 else values
            continue
        values = [
            {"@id": _to_id(value)} if value[0] != '"' else _to_value(value, namer)
            for _, _, value in group
        ]
        found[namer.name(predicate)] = values[0] if len(values) == 1 else values
    return found


def _to_id(node: str) -> str:
    return node if node[0] == "_" else node[1:-1]


def _to_value(value: str, namer: _Namer) -> str | dict[str, str]:
    text, language, datatype = parse_literal(value)
    if language:
        return {"@language": language, "@value": text}
    if datatype:
        return {"@type": namer.name(f"<{datatype}>"), "@value": text}
    return text
