"""Facts imported and exported again, to be compared as graphs."""

from datetime import datetime
from pathlib import Path

from rdflib import BNode, Graph, URIRef
from rdflib.compare import graph_diff, to_isomorphic
from rdflib.namespace import FOAF, SKOS
from rdflib.term import Node

import zettel
from zettel.edit.changes import write_changes
from zettel.edit.imports import Options, Plan, plan_import
from zettel.settings import read_settings

BASE = "https://v.example/"
NOON = datetime(2026, 3, 1, 12)
FILES = Path(__file__).parent / "rdf_files"
TOML = f'base = "{BASE}"\n'


def settle(folder: Path, toml: str = TOML) -> Path:
    """Make an empty vault."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "zettel.toml").write_text(toml, encoding="utf-8")
    return folder


def import_files(vault: Path, *sources: Path, options: Options | None = None) -> Plan:
    """Import files into a vault."""
    settings = read_settings(vault)
    plan = plan_import(settings, sources, options or Options(now=NOON))
    write_changes(settings, plan.changes)
    return plan


def import_turtle(vault: Path, turtle: str) -> Plan:
    """Import a text of Turtle into a vault."""
    source = vault.parent / "data.ttl"
    source.write_text(turtle, encoding="utf-8")
    return import_files(vault, source)


def read_export(vault: Path) -> Graph:
    """Return the graph of a vault without link resources."""
    turtle = zettel.open(vault, cache=False).to_turtle(links=False, drafts=True)
    return Graph().parse(data=turtle, format="turtle")


def find_difference(stated: Graph, vault: Path) -> tuple[set[object], set[object]]:
    """Return which stated facts an export has not, and which it has besides.

    What zettel says on its own account is left out: of documents, tags and placeholders, labels of
    terms, the bounds of dates, that a thing is the topic of its document, and its title as a
    preferred label where no label of the kind was stated. What it named was blank: fragments of
    documents, and addresses under `.well-known/genid/`.
    """
    exported, kept = read_export(vault), Graph()
    topics = set(exported.objects(None, FOAF.primaryTopic))
    for subject, predicate, value in exported:
        is_label = predicate == SKOS.prefLabel and subject in topics
        if not _is_own(stated, subject, predicate, is_label=is_label):
            kept.add((_unname(subject), predicate, _unname(value)))
    _, lost, added = graph_diff(to_isomorphic(stated), to_isomorphic(kept))
    return set(lost), set(added)


def _is_own(stated: Graph, subject: Node, predicate: Node, *, is_label: bool) -> bool:
    """Say whether zettel says something on its own account."""
    if _is_unnamed(subject) or (subject, None, None) in stated:
        usual = is_label or predicate == FOAF.isPrimaryTopicOf
        is_bound = str(predicate).endswith(("Earliest", "Latest"))
        return (usual or is_bound) and (subject, predicate, None) not in stated
    return True  # a document, a tag, a placeholder, a term


def _unname(node: Node) -> Node:
    return BNode(str(node)) if _is_unnamed(node) else node


def _is_unnamed(node: Node) -> bool:
    name = str(node)
    is_part = name.startswith(f"{BASE}note/") and "#" in name
    return isinstance(node, URIRef) and (is_part or "/.well-known/genid/" in name)
