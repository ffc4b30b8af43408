"""The graph to text: a table of exporters, one row a format.

A package can add a format through the entry-point group `zettel.exporters`: the entry's name is the
format's, its value an `Exporter`.
"""

import difflib
from collections.abc import Callable
from functools import cache
from importlib.metadata import entry_points

import msgspec

from zettel.errors import FormatError
from zettel.export import network, tables, triples
from zettel.export.material import Chunks, Files, Material

__all__ = ["EXPORTERS", "Chunks", "Exporter", "Files", "Material", "find_exporter"]


class Exporter(msgspec.Struct, frozen=True):
    """A format: how its files end, what it is for, and the function that writes it.

    `to_chunks` gives one file's bytes; `to_files`, where set, gives a folder's files instead.
    `options` names those of `links` and `ontology` that make a difference to it.
    """

    suffix: str
    description: str
    to_chunks: Callable[[Material], Chunks] | None = None
    to_files: Callable[[Material], Files] | None = None
    options: tuple[str, ...] = ()


_BOTH = ("links", "ontology")

EXPORTERS: dict[str, Exporter] = {
    "turtle": Exporter(
        ".ttl", "RDF to read, to diff and to publish", triples.to_turtle, options=_BOTH
    ),
    "ntriples": Exporter(".nt", "RDF, one triple a line", triples.to_ntriples, options=_BOTH),
    "nquads": Exporter(".nq", "RDF, one named graph a note", triples.to_nquads, options=_BOTH),
    "trig": Exporter(".trig", "Turtle, one named graph a note", triples.to_trig, options=_BOTH),
    "jsonld": Exporter(".jsonld", "RDF as JSON", triples.to_jsonld, options=_BOTH),
    "rdfxml": Exporter(".rdf", "RDF as XML", triples.to_rdfxml, options=_BOTH),
    "graphml": Exporter(".graphml", "the network, for yEd, Gephi, igraph", network.to_graphml),
    "gexf": Exporter(".gexf", "the network, for Gephi", network.to_gexf),
    "json": Exporter(
        ".json", "notes and links as one JSON document", tables.to_json, options=("links",)
    ),
    "csv": Exporter(
        "", "a folder with notes.csv and links.csv", to_files=tables.to_csv, options=("links",)
    ),
    "pyvis": Exporter(".html", "a page made by pyvis", network.to_pyvis_page),
}
"""The formats that zettel brings."""


def find_exporter(name: str) -> Exporter:
    """Return the exporter of a format.

    Raises:
        FormatError: there is none of that name; the hint lists what there is.
    """
    exporters = {**EXPORTERS, **_find_plugins()} if name not in EXPORTERS else EXPORTERS
    if name in exporters:
        return exporters[name]
    near = difflib.get_close_matches(name, exporters, 1)
    hint = f"did you mean {near[0]}? " if near else ""
    raise FormatError(f"there is no format {name!r}", f"{hint}there are {', '.join(exporters)}")


@cache
def _find_plugins() -> dict[str, Exporter]:
    return {entry.name: entry.load() for entry in entry_points(group="zettel.exporters")}
