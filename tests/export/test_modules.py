"""An export loads the libraries that write it and no others; told by the modules of a process."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.vaults import write_vault
from zettel.export import EXPORTERS

HEAVY = {
    "ahocorasick_rs",
    "igraph",
    "jinja2",
    "lxml",
    "markdownify",
    "networkx",
    "nh3",
    "pathspec",
    "pyoxigraph",
    "pyshacl",
    "pyvis",
    "rdflib",
    "reasonable",
    "rich",
    "typer",
}
RDF = {"pyoxigraph"}  # by which the vocabulary is read from Turtle
NEEDED = {
    "turtle": RDF,
    "ntriples": RDF,
    "nquads": RDF,
    "trig": RDF,
    "jsonld": RDF,
    "rdfxml": RDF,
    "json": RDF,
    "csv": RDF,
    "graphml": {*RDF, "networkx"},
    "gexf": {*RDF, "networkx"},
    "pyvis": {*RDF, "networkx", "pyvis", "igraph", "jinja2", "nh3"},
    "vocabulary": RDF,
}
SCRIPT = """
import sys, pathlib, zettel
sys.modules["numpy"] = None  # which networkx and igraph load where it happens to be installed
folder, name, output = sys.argv[1:]
zettel.open(folder, cache=False).export(name, pathlib.Path(output))
print(*sys.modules)
"""


@pytest.mark.parametrize("name", EXPORTERS)
def test_an_export_loads_what_it_needs(tmp_path: Path, name: str) -> None:
    """A fresh process that exports has none of the heavy libraries beside those of the format."""
    folder = write_vault(tmp_path / "vault", "=== a.md\n[[b]] #x\n=== b.md\n# B\n")
    command = [sys.executable, "-c", SCRIPT, str(folder), name, str(tmp_path / "out")]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert HEAVY.intersection(done.stdout.split()) <= NEEDED[name]


def test_the_exporters_load_no_heavy_library() -> None:
    """What a format alone needs is loaded when it is written."""
    command = [sys.executable, "-c", "import sys, zettel.export; print(*sys.modules)"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert not HEAVY.intersection(done.stdout.split())
