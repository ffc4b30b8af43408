"""What follows from what the notes state: hierarchy, inverses, transitivity of their terms.

The reasoner (OWL 2 RL) is asked about terms, not about data: by one sample triple a property and
one a class it tells what any of theirs implies; what is left is to say so of each triple, and to
follow transitive properties. So what nobody asked for never arises, literals stay exactly as they
are written, and a large vault costs little more than a small one.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from zettel.rdf import RDF_TYPE, Triple

_OWL = "http://www.w3.org/2002/07/owl#"
_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_TRANSITIVE = f"<{_OWL}TransitiveProperty>"
_ON_CLASSES = frozenset({f"<{_RDFS}subClassOf>", f"<{_OWL}equivalentClass>"})
_ON_PROPERTIES = frozenset(
    {f"<{_RDFS}subPropertyOf>", f"<{_OWL}equivalentProperty>", f"<{_OWL}inverseOf>"}
)
_KINDS = frozenset({_TRANSITIVE, f"<{_OWL}SymmetricProperty>"})
_A = "a"
"""The type of a sample, told from `rdf:type` where that is a property like any other."""
_EVERYTHING = frozenset({f"<{_OWL}Thing>", f"<{_RDFS}Resource>"})

Implied = Mapping[str, Sequence[str]]
"""Term → terms, in N-Triples syntax."""
Edges = dict[str, dict[str, list[str]]]
"""Property → subject → values."""


def inferred_iri(base: str) -> str:
    """Return the name of the graph of what no note states."""
    return f"{base}inferred"


def infer_triples(stated: Iterable[Triple], axioms: Iterable[Triple]) -> tuple[Triple, ...]:
    """Return what follows from `stated` and is not in it, sorted.

    The rules are prp-spo1, prp-eqp, prp-inv, prp-symp, prp-trp, cax-sco and cax-eqc of OWL 2 RL
    (W3C OWL 2 Profiles, section 4.3). That a thing is related to itself, or is an `owl:Thing`,
    tells nobody anything, and is left out.

    Args:
        stated: triples in N-Triples syntax.
        axioms: on sub-classes, sub-properties, equivalents, inverses, symmetric and transitive
            properties; others are passed over.
    """
    rules = _Rules(axioms)
    known = set(stated)
    found: set[Triple] = set()
    while True:
        new = {triple for triple in rules.apply(chain(known, found)) if triple[0] != triple[2]}
        new -= known
        new -= found
        found |= new
        if not new or not rules.lead_to_types:
            return tuple(sorted(found))


class _Rules:
    """What a triple implies by its property or class."""

    def __init__(self, axioms: Iterable[Triple]) -> None:
        known = sorted({axiom for axiom in axioms if "_:" not in (axiom[0][:2], axiom[2][:2])})
        self._on_classes = [axiom for axiom in known if axiom[1] in _ON_CLASSES]
        self._on_properties = [
            (s, p, o) for s, p, o in known if p in _ON_PROPERTIES or (p == RDF_TYPE and o in _KINDS)
        ]
        self.forward, self.backward = self._ask_properties()
        self.above = self._ask_classes()
        self.transitive = {s for s, _, o in self._on_properties if o == _TRANSITIVE}
        self.touched = {*self.forward, *self.backward, *self.transitive}

    @property
    def lead_to_types(self) -> bool:
        """Whether types follow from properties, or properties from types: a round is not enough."""
        implied = (self.forward, self.backward)
        names = {name for found in implied for key in found for name in (key, *found[key])}
        return RDF_TYPE in names

    def apply(self, triples: Iterable[Triple]) -> Iterator[Triple]:
        """Yield what follows from triples, and maybe some of themselves."""
        chains: Edges = defaultdict(lambda: defaultdict(list))
        for subject, predicate, value in triples:
            if predicate == RDF_TYPE:
                yield from ((subject, predicate, name) for name in self.above.get(value, ()))
            if predicate not in self.touched:
                continue
            for name in (predicate, *self.forward.get(predicate, ())):
                yield subject, name, value
                if name in self.transitive and value[0] != '"':
                    chains[name][subject].append(value)
            if value[0] == '"':
                continue  # a literal stands at no other end
            for name in self.backward.get(predicate, ()):
                yield value, name, subject
                if name in self.transitive:
                    chains[name][value].append(subject)
        for name, edges in chains.items():
            yield from self._follow(name, edges)

    def _follow(self, name: str, edges: Mapping[str, Sequence[str]]) -> Iterator[Triple]:
        """Yield what follows from all that is reached along a transitive property."""
        forward, backward = (name, *self.forward.get(name, ())), self.backward.get(name, ())
        for start in edges:
            reached: set[str] = set()
            waiting = [*edges[start]]
            while waiting:
                end = waiting.pop()
                if end not in reached:
                    reached.add(end)
                    waiting.extend(edges.get(end, ()))
            for end in reached.difference(edges[start]):
                yield from ((start, implied, end) for implied in forward)
                yield from ((end, implied, start) for implied in backward)

    def _ask_properties(self) -> tuple[Implied, Implied]:
        """Return what each property implies between the same two, and the other way round."""
        properties = {s for s, _, _ in self._on_properties}
        properties |= {o for _, p, o in self._on_properties if p != RDF_TYPE}
        samples = [(f"from {name}", name, f"to {name}") for name in sorted(properties)]
        forward: dict[str, list[str]] = defaultdict(list)
        backward: dict[str, list[str]] = defaultdict(list)
        for start, implied, end in _reason(self._on_properties, samples):
            side, _, name = start.partition(" ")
            if side == "to" and end == f"from {name}":
                backward[name].append(implied)
            elif end == f"to {name}" and implied != name:
                forward[name].append(implied)
        return forward, backward

    def _ask_classes(self) -> Implied:
        """Return the classes above each."""
        classes = {name for s, _, o in self._on_classes for name in (s, o)}
        samples = [(f"one {name}", _A, name) for name in sorted(classes)]
        above: dict[str, list[str]] = defaultdict(list)
        for sample, _, implied in _reason(self._on_classes, samples):
            name = sample.partition(" ")[2]
            if name and implied != name and implied not in _EVERYTHING:
                above[name].append(implied)
        return above


def _reason(axioms: Sequence[Triple], samples: Sequence[Triple]) -> list[Triple]:
    """Return what the reasoner makes of axioms and samples, these included.

    It sees numbers for names: what `owl:sameAs` or any other term means to it by itself is not what
    was asked.
    """
    if not axioms:
        return []
    from reasonable import PyReasoner  # brings rdflib, and most commands never need it

    tokens: dict[str, str] = {}

    def name(term: str) -> str:
        return tokens.setdefault(term, f"t:{len(tokens)}")

    given = [(name(s), p[1:-1], o[1:-1] if o in _KINDS else name(o)) for s, p, o in axioms]
    # A sample of a class is told by its type, which the reasoner has to understand.
    given += [(name(s), RDF_TYPE[1:-1] if p == _A else name(p), name(o)) for s, p, o in samples]
    reasoner = PyReasoner()
    reasoner.from_graph(given)
    terms = {token: term for term, token in tokens.items()}
    terms[RDF_TYPE[1:-1]] = _A
    triples = (tuple(map(str, triple)) for triple in reasoner.reason())
    return [
        (terms[s], terms[p], terms[o])
        for s, p, o in triples
        if s in terms and p in terms and o in terms
    ]
