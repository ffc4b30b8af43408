"""What is stated of a note, its topic and its parts → keys with their values, each triple once."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from msgspec.structs import replace

from zettel.edit.imports.document import to_property
from zettel.edit.imports.rdf import values
from zettel.edit.imports.rdf.graph import FIRST, REST, Graph
from zettel.edit.imports.rdf.homes import Home
from zettel.edit.imports.rdf.keys import Keys
from zettel.edit.imports.rdf.sorting import arrange, join_languages, to_order
from zettel.edit.imports.rdf.targets import PASSAGE, Targets
from zettel.model import Property, Record
from zettel.rdf import RDF_TYPE, Triple
from zettel.rdf.forms import has_languages
from zettel.rdf.names import Fragments
from zettel.rdf.subject import OPEN, Subject, enter, find_usual
from zettel.vocabulary import ZETTEL, Term

REFERENCES = "<http://purl.org/dc/terms/references>"
NOTE = f"<{ZETTEL}Note>"

_Values = dict[str, list[values.Value]]


class Writer:
    """Writes facts of one note.

    `left` are triples that are said elsewhere: by names, by the body. `plain` are those that are to
    be written in full, because no shorter way gives them back. `linked` is filled with what the
    keys lead to by links, which count as references of the note.
    """

    def __init__(  # noqa: PLR0917 - all that a note is made of
        self,
        home: Home,
        graph: Graph,
        keys: Keys,
        targets: Targets,
        left: Collection[Triple],
        plain: Collection[Triple],
    ) -> None:
        self.said: set[Triple] = set(left)
        self.linked: set[str] = set()
        self.plain = plain
        self._home, self._graph, self._keys, self._targets = home, graph, keys, targets
        self._stated = {(home.document, p, v) for p, v in graph.said.get(home.document, ())}
        self._parts = frozenset(home.parts)
        self._written: set[str] = {home.document, home.topic}

    def write_facts(self, subject: Subject, kind: str) -> list[Property]:
        """Write the triples of a subject that are not said yet, grouped by key."""
        anchors = self._find_anchors(subject.node)
        found: _Values = defaultdict(list)
        stated = self._graph.said.get(subject.node, ())
        bounds = self._keys.vocabulary.ontology.bounds
        ordered = sorted(stated, key=to_order)
        for predicate, value in sorted(ordered, key=lambda said: said[0][1:-1] not in bounds):
            triple = (subject.node, predicate, value)
            if triple in self.said:
                continue
            keys = self._keys.find(subject, predicate[1:-1], kind)
            if triple in self.plain:
                keys = keys[-1:] if kind != "document" else []
            if not keys:
                continue  # what the document cannot say by a key is included
            self.said.add(triple)
            for key, written in self._write_value(subject, keys, triple, anchors):
                found[key].append(written)
        return [Property(key, tuple(join_languages(w)), 0, 0) for key, w in found.items()]

    def write_types(self, subject: Subject) -> list[str]:
        """Return the names of a subject's classes, as far as a class has a name."""
        names = []
        for node in self._graph.find(subject.node, RDF_TYPE):
            triple = (subject.node, RDF_TYPE, node)
            is_free = triple not in self.said and triple not in self.plain
            name = self._keys.find_type(node[1:-1]) if node[0] == "<" and is_free else ""
            if name and not self._targets.link(node):
                names.append(name)
                self.said.add(triple)
        return names

    def write_named(self, subject: Subject) -> Record:
        """Write a mapping that says by its address what it is about."""
        self._written.add(subject.node)
        name = self._to_name(subject.node)
        return Record(0, 0, (to_property("iri", name), *self._write_part(subject, "")))

    def _write_value(
        self,
        subject: Subject,
        keys: Sequence[values.Key],
        triple: Triple,
        anchors: Mapping[str, list[str]],
    ) -> Iterator[tuple[str, values.Value]]:
        value = triple[2]
        if value[0] == '"':
            chosen, written = values.choose_literal(
                subject, keys, value, may_link=self._home.is_ours
            )
            self.said |= {*values.find_beside(subject, chosen, written)}.difference(self.plain)
            yield chosen[0], written
            return
        if cells := self._find_cells(triple, keys):
            yield from self._write_list(subject, keys, triple, cells)
            return
        key, term = values.choose_node(keys)
        links = [self._targets.link(value, anchor) for anchor in anchors.get(value, [""])]
        if all(links) and triple not in self.plain and self._may_link(value):
            self.linked.add(value)
            yield from ((key, link) for link in links)
        elif self._is_part(value) and value not in self._written and triple[1] != REST:
            key, term = self._choose_named(keys, value)
            yield key, self._write_record(subject, key, term, value)
        elif value[:2] == "_:":
            yield key, values.to_reference(f"#{value[2:]}")
        else:
            chosen, written = values.choose_address(subject, keys, value)
            yield chosen[0], written

    def _may_link(self, node: str) -> bool:
        """Say whether a link may stand here: one that a whole note had not would be a reference.

        What a note is about is no link of the note, but an address.
        """
        if node == self._home.topic and not self._home.is_ours:
            return False
        document, target = self._home.document, self._targets.find_document(node)
        is_whole = (document, RDF_TYPE, NOTE) in self._stated
        return not is_whole or (document, REFERENCES, target) in self._stated

    def _choose_named(self, keys: Sequence[values.Key], node: str) -> values.Key:
        """Choose the key that a part is named by."""
        fragment = node[len(self._home.document) : -1]
        fitting = [key for key in keys if fragment.startswith(Fragments().name(key[0]))]
        chosen = values.choose_node([*fitting, keys[-1]])
        return chosen if chosen in fitting else values.choose_node(keys)

    def _is_part(self, node: str) -> bool:
        """Say whether a node hangs below this note."""
        if node[:2] == "_:":
            return not self._targets.link(node)
        return node in self._parts

    def _to_name(self, node: str) -> str:
        document = self._home.document[:-1]
        if node in (self._home.document, f"{document}>"):
            return ""
        return node[len(document) : -1] if node.startswith(f"{document}#") else node[1:-1]

    def _write_part(self, subject: Subject, usual: str) -> list[Property]:
        """Write what is stated of a part; its class is left out where its key gives it anyway."""
        names = self.write_types(subject)
        if [f"<{usual}>"] == self._graph.find(subject.node, RDF_TYPE):
            names = []
        facts = self.write_facts(subject, "part")
        kinds = [to_property("type", *names)] if names else []
        return [*sorted(facts, key=self._keys.find_rank), *kinds]

    def _write_record(self, subject: Subject, key: str, term: Term, node: str) -> Record:
        """Write a part as a mapping, whose name follows from it where that is possible."""
        self._written.add(node)
        inner = enter(subject, term, node)
        usual = find_usual(self._keys.vocabulary, term)
        stated = [(node, p, v) for p, v in self._graph.said.get(node, ())]
        properties = self._write_part(inner, usual)
        if node[:2] == "_:":
            is_text = self._is_text(subject, term, properties)
            if properties and self._has_class(node, usual, properties) and not is_text:
                return Record(0, 0, tuple(properties))
            return Record(0, 0, (to_property("iri", f"#{node[2:]}"), *properties))
        arranged = arrange(key, properties, node[len(self._home.document) : -1])
        is_plain = any(triple in self.plain for triple in stated)
        has_class = self._has_class(node, usual, properties)
        if (
            not properties
            or arranged is None
            or is_plain
            or not has_class
            or self._is_text(subject, term, properties)
        ):
            named = (to_property("iri", self._to_name(node)), *properties)
            return Record(0, 0, self._restate(named, usual, node))
        return Record(0, 0, tuple(arranged))

    def _has_class(self, node: str, usual: str, properties: Sequence[Property]) -> bool:
        """Say whether a mapping has its classes right, as its key gives it one if it says none."""
        is_usual = self._graph.find(node, RDF_TYPE) == [f"<{usual}>"]
        return not usual or is_usual or any(prop.key == "type" for prop in properties)

    def _is_text(self, subject: Subject, term: Term, properties: Sequence[Property]) -> bool:
        """Say whether a mapping would be taken for texts by language."""
        return term.scope is OPEN and has_languages(subject, Record(0, 0, tuple(properties)))

    def _restate(self, named: tuple[Property, ...], usual: str, node: str) -> tuple[Property, ...]:
        """Add the class that only a mapping without a name has by its key."""
        types = self._graph.find(node, RDF_TYPE)
        if types == [f"<{usual}>"] and not any(prop.key == "type" for prop in named):
            return (*named, to_property("type", self._keys.find_type(usual)))
        return named

    def _find_cells(self, triple: Triple, keys: Sequence[values.Key]) -> list[str] | None:
        """Find the list that begins at an object; of a named one the names must follow again."""
        subject, predicate, head = triple
        if not self._is_part(head) or predicate == REST:
            return None
        cells = self._graph.find_list(head)
        said = [(cell, p, v) for cell in cells or () for p, v in self._graph.said[cell]]
        if any(one in self.plain for one in (triple, *said)):
            return None
        if head[:2] != "_:" and not self._choose_list_key(subject, keys, triple):
            return None
        return cells

    def _choose_list_key(
        self, subject: str, keys: Sequence[values.Key], triple: Triple
    ) -> values.Key | None:
        """Choose the key that a list is named by; one for lists holds nothing beside it."""
        node = triple[2]
        fragment = node[len(self._home.document) : -1]
        others = (v for p, v in self._graph.said[subject] if p == triple[1] and v != node)
        alone = next(others, None) is None
        for key, term in keys:
            fits = node[:2] == "_:" or fragment.startswith(Fragments().name(key))
            if fits and ("@list" not in term.container or (alone and node[:2] != "_:")):
                return key, term
        return None

    def _write_list(
        self, subject: Subject, keys: Sequence[values.Key], triple: Triple, cells: Sequence[str]
    ) -> Iterator[tuple[str, values.Value]]:
        """Write a list by its values, in order."""
        key, term = self._choose_list_key(subject.node, keys, triple) or keys[-1]
        members: list[values.Value] = []
        member = replace(term, iri=FIRST[1:-1], container=())
        for cell in cells:
            self._written.add(cell)
            inner = replace(subject, node=cell)
            for predicate, value in self._graph.said[cell]:
                self.said.add((cell, predicate, value))
                if predicate == FIRST:
                    found = self._write_value(inner, [(key, member)], (cell, FIRST, value), {})
                    members += (written for _, written in found)
        if "@list" in term.container:
            yield from ((key, written) for written in members)
        else:
            yield key, Record(0, 0, (Property("@list", tuple(members), 0, 0),))

    def _find_anchors(self, node: str) -> dict[str, list[str]]:
        """Return the passages that links of a node are to mean, by what the links lead to."""
        found: dict[str, list[str]] = {}
        objects = [v for _, v in self._graph.said.get(node, ()) if v[0] == "<"]
        for passage in sorted(self._graph.find(node, PASSAGE)):
            for value in dict.fromkeys(objects):
                anchor = self._targets.find_anchor(value, passage)
                if anchor and (node, PASSAGE, passage) not in self.plain:
                    found.setdefault(value, []).append(anchor)
                    self.said.add((node, PASSAGE, passage))
                    break
        return found
