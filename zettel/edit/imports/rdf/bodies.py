"""What of a note stands in its body: passages that have a name, and links that no key holds."""

from collections.abc import Collection

from zettel.edit.imports.escaping import escape_running
from zettel.edit.imports.rdf.facts import REFERENCES
from zettel.edit.imports.rdf.graph import Graph
from zettel.edit.imports.rdf.homes import Home
from zettel.edit.imports.rdf.targets import Targets
from zettel.rdf import RDF_TYPE, Triple, parse_literal
from zettel.rdf.names import passage_iri
from zettel.vocabulary import ZETTEL

_PASSAGE, _TEXT = f"<{ZETTEL}Passage>", f"<{ZETTEL}text>"
_LABEL = "<http://www.w3.org/2000/01/rdf-schema#label>"
_PART_OF = "<http://purl.org/dc/terms/isPartOf>"
_SAID = {RDF_TYPE, _LABEL, _PART_OF, _TEXT}


def find_said(home: Home, graph: Graph, targets: Targets, plain: Collection[Triple]) -> set[Triple]:
    """Return the triples that the body says, or the links of other notes to its sections."""
    said = {
        (home.document, REFERENCES, node)
        for node in graph.find(home.document, REFERENCES)
        if targets.link_document(node)
    }
    for node in home.parts:
        if is_passage(graph, node):
            said |= {(node, predicate, value) for predicate, value in graph.said[node]}
    return said.difference(plain)


def write_body(
    home: Home, graph: Graph, targets: Targets, said: Collection[Triple], linked: Collection[str]
) -> str:
    """Return the text of a note: its passages in order of name, then a list of links."""
    passages = [node for node in home.parts if any(triple[0] == node for triple in said)]
    parts = [
        part for node in sorted(passages, key=_to_order) if (part := _write(home, graph, node))
    ]
    told = {targets.link(node) for node in linked}
    wanted = (targets.link_document(node) for _, name, node in sorted(said) if name == REFERENCES)
    links = [f"- {link}" for link in dict.fromkeys(wanted) if link not in told]
    parts += ["\n".join(links)] if links else []
    return "".join(f"\n{part}\n" for part in parts)


def is_passage(graph: Graph, node: str) -> bool:
    """Say whether a part is a passage and nothing more, as a block or a heading is one."""
    said = graph.said[node]
    names = {name for name, _ in said}
    return (
        (RDF_TYPE, _PASSAGE) in said
        and len(names) == len(said)
        and {RDF_TYPE, _LABEL, _PART_OF} <= names <= _SAID
    )


def _write(home: Home, graph: Graph, node: str) -> str:
    """Return a passage with its name; a heading that others refer to has none of its own."""
    said = dict(graph.said[node])
    name = parse_literal(said[_LABEL])[0]
    if _TEXT not in said or f"<{passage_iri(home.document[1:-1], f'^{name}')}>" != node:
        return ""
    text = escape_running(" ".join(parse_literal(said[_TEXT])[0].split()))
    return f"{text} ^{name}"


def _to_order(node: str) -> tuple[int, str]:
    digits = "".join(sign if sign.isdecimal() else " " for sign in node).split()
    return int(digits[-1]) if digits else 0, node
