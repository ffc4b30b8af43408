"""A note's links → triples: references, typed links between things, each link as a resource."""

from collections.abc import Iterator, Mapping, Sequence

from zettel.model import Ambiguous, External, Found, LinkKind, Missing, ResolvedLink, ResolvedNote
from zettel.rdf import names
from zettel.rdf.literals import to_literal, to_node
from zettel.rdf.subject import Subject, find_property, find_relations
from zettel.rdf.values import RDF_TYPE, Triple
from zettel.vocabulary import ZETTEL, Term, Vocabulary, find_term

_REFERENCES = "<http://purl.org/dc/terms/references>"
_LABEL = "<http://www.w3.org/2000/01/rdf-schema#label>"
_LINK, _PLACEHOLDER = f"<{ZETTEL}Link>", f"<{ZETTEL}Placeholder>"
_SOURCE, _TARGET, _RELATION, _CONTEXT, _KIND = (
    f"<{ZETTEL}{name}>" for name in ("source", "target", "relation", "context", "kind")
)
_KINDS = {kind.value: to_literal(kind) for kind in LinkKind}


def find_targets(resolved: ResolvedNote, base: str) -> list[str]:
    """Return what each link leads to, as a document; "" for an address that is no IRI."""
    iris = [names.target_iri(base, found.resolution, document=True) for found in resolved.links]
    return [to_node(iri) if iri else "" for iri in iris]


def build_references(
    resolved: ResolvedNote, document: str, targets: Sequence[str]
) -> Iterator[Triple]:
    """Say which documents the note refers to, and describe those that are still to be written."""
    for found, target in zip(resolved.links, targets, strict=True):
        match found.resolution:
            case Found() | Ambiguous():
                yield document, _REFERENCES, target
            case Missing(name=name):
                yield document, _REFERENCES, target
                yield target, RDF_TYPE, _PLACEHOLDER
                yield target, _LABEL, to_literal(name)


def build_relations(
    resolved: ResolvedNote, document: str, thing: str, base: str, vocabulary: Vocabulary
) -> Iterator[Triple]:
    """Turn typed links of the text into triples between things."""
    for found in resolved.links:
        if not found.relation or found.link.kind is LinkKind.PROPERTY:
            continue  # values of properties are facts, and said there
        target = names.target_iri(base, found.resolution)
        term = find_property(vocabulary, base, found.relation)
        if not target or not term.iri:
            continue
        subject = document if find_term(vocabulary, found.relation)[1] else thing
        ends = (to_node(target), subject) if term.reverse else (subject, to_node(target))
        yield ends[0], _to_predicate(term), ends[1]


def build_links(
    resolved: ResolvedNote,
    targets: Sequence[str],
    document: str,
    language: str,
    subject: Subject,
) -> Iterator[list[Triple]]:
    """Describe every link as a resource: from where, to what, by which relation, in which words."""
    meant = find_relations(subject)
    for found, target in zip(resolved.links, targets, strict=True):
        if not target:
            continue
        link, relation = found.link, found.relation
        stem = subject.fragments.name("link", relation, _find_target_name(found))
        node = f"{document[:-1]}#{stem}>"
        said = [(node, RDF_TYPE, _LINK)]
        if link.context:
            said.append((node, _CONTEXT, to_literal(link.context, language)))
        said.append((node, _KIND, _KINDS[link.kind]))
        if relation:
            term = _find_meant(meant, found) if meant else None
            term = term or find_property(subject.vocabulary, subject.base, relation)
            if term.iri:
                said.append((node, _RELATION, _to_predicate(term)))
        said += [(node, _SOURCE, document), (node, _TARGET, target)]
        yield said


def _to_predicate(term: Term) -> str:
    return RDF_TYPE if term.iri == "@type" else to_node(term.iri)


def _find_meant(
    meant: Mapping[str, Sequence[tuple[int, Term]]], found: ResolvedLink
) -> Term | None:
    """Return the term of the property that a link stands in: the last one begun before it."""
    terms = meant.get(found.relation, ()) if found.link.kind is LinkKind.PROPERTY else ()
    return next((term for line, term in reversed(terms) if line <= found.link.line), None)


def _find_target_name(found: ResolvedLink) -> str:
    match found.resolution:
        case Found(note=name) | Ambiguous(note=name) | Missing(name=name):
            return name
        case External(url=name):
            return name.partition("://")[2] or name
        case attachment:
            return attachment.path
