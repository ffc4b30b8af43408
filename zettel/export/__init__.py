"""The graph to text: a table of exporters, one row a format.

A package can add a format through the entry-point group `zettel.exporters`: the entry's name is the
format's, its value an `Exporter`.
"""

from collections.abc import Callable
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from zettel.errors import FormatError, OutputError
from zettel.files import write_chunks

if TYPE_CHECKING:
    from zettel.export.material import Chunks, Files, Material

__all__ = ["EXPORTERS", "Exporter", "find_exporter", "write_export"]


class Exporter(msgspec.Struct, frozen=True):
    """A format: how its files end, what it is for, and the function that writes it.

    `to_chunks` gives one file's bytes; `to_files`, where set, gives a folder's files instead.
    `options` names those of `links`, `ontology` and `infer` that make a difference to it.
    """

    suffix: str
    description: str
    to_chunks: "Callable[[Material], Chunks] | None" = None
    to_files: "Callable[[Material], Files] | None" = None
    options: tuple[str, ...] = ()


def _later(place: str) -> "Callable[[Material], Any]":
    """Return a function of one of the modules here, which is imported when it is called."""

    def run(material: "Material") -> object:
        module, function = place.split(":")
        return getattr(import_module(f"zettel.export.{module}"), function)(material)

    return run


_BOTH = ("links", "ontology")
_ALL = (*_BOTH, "infer")

EXPORTERS: dict[str, Exporter] = {
    "turtle": Exporter(
        ".ttl", "RDF to read, to diff and to publish", _later("turtle:to_turtle"), options=_ALL
    ),
    "ntriples": Exporter(
        ".nt", "RDF, one triple a line", _later("triples:to_ntriples"), options=_ALL
    ),
    "nquads": Exporter(
        ".nq", "RDF, one named graph a note", _later("triples:to_nquads"), options=_ALL
    ),
    "trig": Exporter(
        ".trig", "Turtle, one named graph a note", _later("triples:to_trig"), options=_ALL
    ),
    "jsonld": Exporter(".jsonld", "RDF as JSON", _later("jsonld:to_jsonld"), options=_ALL),
    "rdfxml": Exporter(".rdf", "RDF as XML", _later("triples:to_rdfxml"), options=_BOTH),
    "graphml": Exporter(
        ".graphml", "the network, for yEd, Gephi, igraph", _later("network:to_graphml")
    ),
    "gexf": Exporter(".gexf", "the network, for Gephi", _later("network:to_gexf")),
    "json": Exporter(
        ".json",
        "notes and links as one JSON document",
        _later("tables:to_json"),
        options=("links",),
    ),
    "csv": Exporter(
        "",
        "a folder with notes.csv and links.csv, and what their columns mean (CSV on the Web)",
        to_files=_later("tables:to_csv"),
        options=("links",),
    ),
    "pyvis": Exporter(".html", "a page made by pyvis", _later("network:to_pyvis_page")),
    "vocabulary": Exporter(
        ".md", "a page on keys, note types, terms and queries", _later("vocabulary:to_markdown")
    ),
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
    from difflib import get_close_matches

    near = get_close_matches(name, exporters, 1)
    hint = f"did you mean {near[0]}? " if near else ""
    raise FormatError(f"there is no format {name!r}", f"{hint}there are {', '.join(exporters)}")


def write_export(exporter: Exporter, material: "Material", output: Path | None) -> bytes | None:
    """Write the material to a file or folder, each file whole or not at all; without one return it.

    Raises:
        FormatError: the format is several files, and no folder is given.
        OutputError: the output cannot be written.
    """
    if exporter.to_files is not None:
        _write_folder(exporter.to_files(material), output)
        return None
    assert exporter.to_chunks is not None
    chunks = exporter.to_chunks(material)
    if output is None:
        return b"".join(chunks)
    write_chunks(output, chunks)
    return None


def _write_folder(files: "Files", output: Path | None) -> None:
    if output is None:
        raise FormatError("this format is several files", "name the folder for them with -o FOLDER")
    if output.exists() and not output.is_dir():
        raise OutputError(f"cannot write {output}: it is a file, and the format needs a folder")
    try:
        output.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"cannot make the folder {output}: {error.strerror}") from error
    for name, chunks in files.items():
        write_chunks(output / name, chunks)


@cache
def _find_plugins() -> dict[str, Exporter]:
    from importlib.metadata import entry_points

    return {entry.name: entry.load() for entry in entry_points(group="zettel.exporters")}
