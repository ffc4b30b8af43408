"""kglite: `build` the graph of a vault, build it and write `trig`, or tell its `links`."""

import importlib
import json
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

NOT_LINKS = {"CONTAINS", "CHILD_OF", "TAGGED"}
PAIRS = """
MATCH (a)-[r]->(b) WHERE a.file_path IS NOT NULL AND b.file_path IS NOT NULL
RETURN a.file_path AS source, b.file_path AS target, type(r) AS kind
"""


def main(folder: str, asked: str = "build") -> None:
    """Do what is asked, and print what it took and which links were found."""
    okf = importlib.import_module("kglite.okf")
    with TemporaryDirectory() as place:
        start = time.perf_counter()
        graph = okf.build(folder, dialect="obsidian")
        if asked == "trig":
            graph.export_rdf(str(Path(place) / "graph.trig"), format="trig")
        seconds = time.perf_counter() - start
    rows = graph.cypher(PAIRS) if asked == "links" else []
    links = [(row["source"], row["target"]) for row in rows if row["kind"] not in NOT_LINKS]
    json.dump({"seconds": seconds, "links": links}, sys.stdout)


if __name__ == "__main__":
    main(*sys.argv[1:])
