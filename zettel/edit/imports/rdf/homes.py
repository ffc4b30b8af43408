"""Which subjects become notes, and which note everything else belongs to."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from urllib.parse import unquote

from msgspec import Struct

from zettel.edit.imports.rdf.graph import Graph
from zettel.rdf import RDF_TYPE, Triple, document_iri, placeholder_iri, tag_iri
from zettel.vocabulary import ZETTEL

_NOTE = f"<{ZETTEL}Note>"
_PASSAGE = f"<{ZETTEL}Passage>"
TOPIC = "<http://xmlns.com/foaf/0.1/primaryTopic>"
_REPLACED_BY = "<http://purl.org/dc/terms/isReplacedBy>"


class Home(Struct):
    """A note to be, or one that is there: its document, its topic, and what hangs below them.

    `id` is "" as long as none is given; `iri` is what the note is to call its topic. One that is
    named goes by the name of its file, and writes no other id.
    """

    document: str  # in N-Triples syntax; "" until there is an id
    topic: str
    id: str = ""
    iri: str = ""
    parts: list[str] = []  # further subjects: fragments of the document
    is_named: bool = False
    is_ours: bool = False  # a note of this vault, by its address
    path: str = ""
    plain: set[Triple] = set()  # what is to be written in full


def find_homes(
    graph: Graph, base: str, known: Mapping[str, str], terms: Collection[str]
) -> list[Home]:
    """Find the notes that subjects are to become, in order of their addresses.

    Args:
        graph: what is imported.
        base: of the vault; what lies below `<base>note/` are its own notes, by their ids.
        known: topic → document of the notes that the vault has.
        terms: what the vocabulary describes, which is no matter of notes.
    """
    finder = _Finder(graph, base, known, terms)
    for subject in graph.said:
        finder.place(subject)
    finder.join_parts()
    homes = [home for home in finder.homes.values() if not _is_mentioned(home, graph)]
    return sorted(homes, key=lambda home: (not home.is_ours, home.topic))


def find_orphans(
    graph: Graph, homes: Iterable[Home], said: Collection[Triple], base: str
) -> list[str]:
    """Find the subjects with an address that no note is about, where notes do not describe them.

    What is stated of the data set as a whole is a matter of the vault's settings.
    """
    placed = {node for home in homes for node in _find_nodes(home)}
    free = (node for node in graph.said if node[0] == "<" and node not in placed)
    return [
        node
        for node in free
        if node != f"<{base}>" and any((node, p, v) not in said for p, v in graph.said[node])
    ]


def _find_nodes(home: Home) -> tuple[str, ...]:
    return home.document, home.topic, *home.parts


def _is_mentioned(home: Home, graph: Graph) -> bool:
    """Say whether of a note nothing is known but passages that another note refers to."""
    if not home.is_ours or home.document in graph.said or home.topic in graph.said:
        return False
    return all((RDF_TYPE, _PASSAGE) in graph.said[part] for part in home.parts)


class _Finder:
    """The homes so far, by topic or document."""

    def __init__(
        self, graph: Graph, base: str, known: Mapping[str, str], terms: Collection[str]
    ) -> None:
        self.homes: dict[str, Home] = {}
        self._graph = graph
        self._notes = f"<{base}note/"
        self._base = base
        self._known = known
        self._terms = terms
        self._topics = dict(self._find_topics())
        self._about: dict[str, list[str]] = defaultdict(list)
        for topic, document in self._topics.items():
            self._about[document].append(topic)

    def _find_topics(self) -> Iterator[tuple[str, str]]:
        """Yield what documents of the vault are about, where that has an address of its own."""
        yield from self._known.items()
        for topic, leading in self._graph.leading.items():
            for subject, predicate in leading:
                if predicate == TOPIC and subject.startswith(self._notes) and "#" not in subject:
                    yield topic, subject

    def place(self, subject: str) -> None:
        """Find the home of a subject that has an address."""
        if subject[:2] == "_:" or subject in self._terms or self._is_ours(subject):
            return
        document = self._topics.get(subject, "")
        if not document and subject.startswith(self._notes):
            document = f"{subject[:-1].partition('#')[0]}>"
        note = self._to_id(document) if document else ""
        if not note:
            self.homes[subject] = Home("", subject, iri=subject[1:-1])
        elif not self._is_moved(subject, document):
            self._add(subject, document, note)

    def join_parts(self) -> None:
        """Leave with a note of ours what it describes, as one does that has been exported whole.

        That is what leads to nothing but the note, too, as by a key that is read backwards.
        """
        whole = {home.topic: home for home in self.homes.values() if self._is_whole(home)}
        for topic, other in [*self.homes.items()] if whole else ():
            owners = [whole.get(value) for _, value in self._graph.said.get(topic, ())]
            if not other.is_ours and owners and owners[0] and all(owners):
                owners[0].parts.append(topic)
                del self.homes[topic]
        waiting = [(home, node) for home in whole.values() for node in _find_nodes(home)]
        for home, node in waiting:
            for _, value in self._graph.said.get(node, ()):
                if value in self.homes and not self.homes[value].is_ours:
                    home.parts.append(value)
                    waiting.append((home, value))
                    del self.homes[value]

    def _is_whole(self, home: Home) -> bool:
        return home.is_ours and (RDF_TYPE, _NOTE) in self._graph.said.get(home.document, ())

    def _add(self, subject: str, document: str, note: str) -> None:
        home = self.homes.get(document)
        if home is None:
            topics = self._about.get(document, [])
            own = f"{document[:-1]}#it>"
            topic = topics[0] if topics and own not in topics else own
            iri = topic[1:-1] if topic != own else ""
            home = self.homes[document] = Home(document, topic, note, iri, [], is_ours=True)
        if subject not in (document, home.topic):
            home.parts.append(subject)

    def _to_id(self, document: str) -> str:
        note = unquote(document[len(self._notes) : -1])
        return note if f"<{document_iri(self._base, note)}>" == document else ""

    def _is_ours(self, subject: str) -> bool:
        """Say whether a subject is one that the vault makes by itself: a tag, a placeholder."""
        for make, start in ((tag_iri, "tag/"), (placeholder_iri, "missing/")):
            before = f"<{self._base}{start}"
            if subject.startswith(before):
                return f"<{make(self._base, unquote(subject[len(before) : -1]))}>" == subject
        return subject == f"<{self._base}>" or subject.startswith(f"<{self._base}type/")

    def _is_moved(self, subject: str, document: str) -> bool:
        """Say whether a document is but the old address of another."""
        said = self._graph.said[subject]
        return subject == document and {name for name, _ in said} == {_REPLACED_BY}
