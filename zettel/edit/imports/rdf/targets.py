"""What links of imported notes lead to: notes, placeholders, and passages of notes."""

from collections.abc import Iterable, Mapping
from urllib.parse import unquote

from zettel.edit.imports.rdf.graph import Graph
from zettel.edit.imports.rdf.homes import Home
from zettel.edit.imports.rdf.values import to_link
from zettel.rdf import parse_literal, placeholder_iri
from zettel.rdf.names import passage_iri, slugify
from zettel.vocabulary import ZETTEL

PASSAGE = f"<{ZETTEL}passage>"
_LABEL = "<http://www.w3.org/2000/01/rdf-schema#label>"


class Targets:
    """Notes by what they are about, with how links to them are written."""

    def __init__(
        self,
        graph: Graph,
        homes: Iterable[Home],
        titles: Mapping[str, str],
        base: str,
        *,
        label_first: bool,
    ) -> None:
        self._graph = graph
        self._homes = {home.topic: home for home in homes}
        self._documents = {home.document: home for home in self._homes.values()}
        self._titles = titles
        self._missing = f"<{placeholder_iri(base, '')}"
        self._base = base
        self._label_first = label_first

    def link(self, node: str, anchor: str = "") -> str:
        """Return a link to what a node stands for, "" if no link leads there."""
        home = self._homes.get(node)
        if home is not None:
            title = self._titles.get(home.topic, "")
            return to_link(home.id, title, anchor, label_first=self._label_first)
        if node.startswith(self._missing):
            name = unquote(node[len(self._missing) : -1])
            if f"<{placeholder_iri(self._base, name)}>" == node:
                return to_link(name, "")
        return ""

    def find_document(self, node: str) -> str:
        """Return the document of the note that a node is the topic of; else the node itself."""
        home = self._homes.get(node)
        return home.document if home else node

    def link_document(self, node: str) -> str:
        """Return a link to a note that is named by its document, or to one that is missing."""
        home = self._documents.get(node)
        return self.link(home.topic if home else node)

    def find_anchor(self, node: str, passage: str) -> str:
        """Return how a link to a node says that it means a passage; "" if none can."""
        home = self._homes.get(node)
        if home is None or not passage.startswith(f"{home.document[:-1]}#"):
            return ""
        fragment = passage[len(home.document) : -1]
        texts = [parse_literal(v)[0] for v in self._graph.find(passage, _LABEL) if v[0] == '"']
        if fragment.startswith("block-"):
            names = [*texts, fragment.removeprefix("block-")]
            anchors = [f"^{name}" for name in names if slugify(name)]
        else:
            anchors = [*texts, fragment.removeprefix("section-")]
        document = home.document[1:-1]
        found = (a for a in anchors if f"<{passage_iri(document, a)}>" == passage)
        return next((anchor for anchor in found if to_link("x", "", anchor)), "")
