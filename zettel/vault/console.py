"""What a SPARQL console knows beside the graph: prefixes, named queries, the terms in use."""

from collections.abc import Iterable, Iterator, Mapping

from zettel.query import NamedQuery
from zettel.rdf import Compactor
from zettel.view.shape import LANGUAGES, Console, GraphTerm, Query
from zettel.vocabulary import Vocabulary, find_labels
from zettel.vocabulary.terms import is_class

Counts = Mapping[tuple[str, str], int]
"""How often terms are used: by "class" or "property", and the IRI in angle brackets."""


def build_console(
    vocabulary: Vocabulary, language: str, queries: Iterable[NamedQuery], counts: Counts
) -> Console:
    """Return what the console of a vault in a language knows."""
    return Console(
        prefixes=dict(sorted(vocabulary.prefixes.items())),
        queries=[_to_query(named, language) for named in queries],
        terms=list(_list_terms(vocabulary, counts)),
    )


def _list_terms(vocabulary: Vocabulary, counts: Counts) -> Iterator[GraphTerm]:
    """Yield the terms that the notes use, the most used first, then others that keys stand for."""
    compact = Compactor(vocabulary.prefixes)
    ordered = sorted(counts, key=lambda term: (-counts[term], term))
    others = (term for term in _find_keyed(vocabulary) if term not in counts)
    for kind, node in (*ordered, *others):
        labels = find_labels(vocabulary, node[1:-1])
        kept = {language: labels[language] for language in LANGUAGES if language in labels}
        yield GraphTerm(compact.shorten(node), kind, kept)


def _find_keyed(vocabulary: Vocabulary) -> list[tuple[str, str]]:
    """Return the classes and properties that keys and note types stand for, sorted."""
    terms = (*vocabulary.thing.values(), *vocabulary.document.values())
    named = [term for term in terms if "://" in term.iri]
    kinds = ("class" if is_class(vocabulary.ontology, term) else "property" for term in named)
    return sorted({(kind, f"<{term.iri}>") for kind, term in zip(kinds, named, strict=True)})


def _to_query(named: NamedQuery, language: str) -> Query:
    """Return a query for the page.

    Two questions at its head are the same one in two languages, the vault's own first.
    """
    first, *rest = named.comments or (named.title,)
    titles = {"": first}
    if rest and first.endswith("?") and rest[0].endswith("?") and language[:2] in LANGUAGES:
        other = LANGUAGES[1 - LANGUAGES.index(language[:2])]
        titles = {language[:2]: first, other: rest.pop(0)}
    return Query(named.name, titles, named.text, " ".join(rest))
