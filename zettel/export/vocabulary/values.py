"""What a key may hold, in plain words."""

from zettel.export.vocabulary.markdown import to_code
from zettel.export.vocabulary.terms import Shown, show_term
from zettel.rdf.literals import XSD
from zettel.vocabulary import ZETTEL, Term
from zettel.vocabulary.ontology import OWL, RDF_TYPE, RDFS
from zettel.vocabulary.terms import find_iris

_DATATYPES = {
    f"{ZETTEL}Date": "date",
    f"{XSD}date": "day",
    f"{XSD}dateTime": "moment",
    f"{XSD}gYear": "year",
    f"{XSD}gYearMonth": "month",
    f"{XSD}time": "time",
    f"{XSD}duration": "duration",
    f"{XSD}decimal": "decimal",
    f"{XSD}double": "decimal",
    f"{XSD}float": "decimal",
    f"{XSD}boolean": "boolean",
    f"{XSD}anyURI": "address",
    f"{XSD}string": "text",
}
_WHOLE = ("integer", "int", "long", "short", "nonNegativeInteger", "positiveInteger")
_DATATYPES.update({f"{XSD}{name}": "integer" for name in _WHOLE})


def show_holds(shown: Shown, term: Term) -> str:
    """Say what values of a key are, such as `link`, `whole number` or `text in French`."""
    words = shown.words
    if not term.iri:
        return words["left_out"]
    told = [_show_kind(shown, term)]
    if "@list" in term.container:
        told.append(words["ordered"])
    if term.reverse:
        told.append(words["turned"])
    return ", ".join(told)


def _show_kind(shown: Shown, term: Term) -> str:
    words = shown.words
    if term.scope is not None:
        return words["mapping_or_link" if term.kind == "@id" else "mapping"]
    if "@language" in term.container:
        return words["texts"]
    if term.kind == "@vocab":
        chosen = ", ".join(map(to_code, _find_choice(shown, term)))
        return f"{words['word']} ({chosen})" if chosen else words["word"]
    if term.kind == "@id":
        return words["mapping_or_link" if _leads_to_mapping(shown, term) else "link"]
    if term.kind:
        word = _DATATYPES.get(term.kind)
        return words[word] if word else show_term(shown, term.kind)
    return _show_text(shown, term)


def _leads_to_mapping(shown: Shown, term: Term) -> bool:
    """Say whether no note can be what a property leads to, going by its range.

    A mapping is then the usual way to write it, even where the context gives it no scope.
    """
    ranges = set(find_iris(shown.ontology, term.iri, f"{RDFS}range"))
    return bool(ranges and shown.classes) and not ranges & {*shown.classes, f"{OWL}Thing"}


def _show_text(shown: Shown, term: Term) -> str:
    tag = shown.language if term.language is None else term.language
    if not tag:
        return shown.words["text"]
    name = shown.words.get(tag.partition("-")[0].lower()) or to_code(tag)
    return shown.words["text_in"].format(name)


def _find_choice(shown: Shown, term: Term) -> list[str]:
    """Return the words that stand for values of a property's range."""
    ranges = set(find_iris(shown.ontology, term.iri, f"{RDFS}range"))
    chosen = [
        name
        for iri, names in shown.names.items()
        if ranges.intersection(find_iris(shown.ontology, iri, RDF_TYPE))
        for name in names
    ]
    return sorted(chosen)
