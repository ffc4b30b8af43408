"""JSON-LD 1.1: one object a subject, names shortened by a context."""

from collections.abc import Iterable, Iterator
from itertools import chain, groupby, islice
from operator import itemgetter

from zettel.export.json_text import to_array, to_head, to_items
from zettel.export.material import Chunks, Material
from zettel.export.triples import find_stated
from zettel.inference import inferred_iri
from zettel.rdf import RDF_TYPE, Compactor, Triple, parse_literal

_INDENT = 1
_SOME = 1_000
"""Subjects that are written at once."""


def to_jsonld(material: Material) -> Chunks:
    """JSON-LD 1.1: one object a subject under `@graph`, names shortened by a `@context`."""
    prefixes = dict(sorted(material.vocabulary.prefixes.items()))
    compact = Compactor(prefixes)
    inferred = material.inferred  # first: the triples that it needs are then built once for all
    objects = _to_objects(map(_to_triple, chain.from_iterable(find_stated(material))), compact)
    if inferred:
        name = inferred_iri(material.settings.base)
        graph: dict[str, object] = {"@id": name, "@graph": list(_to_objects(inferred, compact))}
        objects = chain(objects, [graph])
    yield to_head({"@context": prefixes}, "@graph", _INDENT)
    yield from to_array(_write_some(objects), _INDENT)
    yield b"\n}\n"


def _write_some(objects: Iterator[dict[str, object]]) -> Iterator[bytes]:
    while some := list(islice(objects, _SOME)):
        yield to_items(some, _INDENT)


def _to_triple(line: bytes) -> Triple:
    subject, predicate, value = line.decode().split(" ", 2)
    return subject, predicate, value.removesuffix(" .\n")


def _to_objects(triples: Iterable[Triple], compact: Compactor) -> Iterator[dict[str, object]]:
    """Yield one JSON object a subject; the triples are sorted."""
    for node, said in groupby(triples, itemgetter(0)):
        entry: dict[str, object] = {"@id": _to_name(compact, node)}
        for predicate, found in groupby(said, itemgetter(1)):
            values = [value for _, _, value in found]
            if predicate == RDF_TYPE:
                entry["@type"] = [_to_name(compact, value) for value in values]
            else:
                name = _to_name(compact, predicate)
                entry[name] = [_to_json(value, compact) for value in values]
        yield entry


def _to_name(compact: Compactor, node: str) -> str:
    return node if node.startswith("_:") else compact[node].strip("<>")


def _to_json(value: str, compact: Compactor) -> dict[str, str]:
    if not value.startswith('"'):
        return {"@id": _to_name(compact, value)}
    text, language, datatype = parse_literal(value)
    if language:
        return {"@value": text, "@language": language}
    if datatype:
        return {"@value": text, "@type": _to_name(compact, f"<{datatype}>")}
    return {"@value": text}
