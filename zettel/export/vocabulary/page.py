"""The page: note types, keys, words, own terms, named queries, prefixes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from zettel.export.material import Chunks, Material
from zettel.export.vocabulary.hosts import find_hosts
from zettel.export.vocabulary.markdown import to_code, to_heading, to_link, to_table, to_text
from zettel.export.vocabulary.terms import (
    Shown,
    build_anchors,
    show_comment,
    show_label,
    show_section,
    show_term,
)
from zettel.export.vocabulary.values import show_holds
from zettel.export.vocabulary.words import find_words
from zettel.rdf import Compactor
from zettel.resolve import fold_name
from zettel.resolve.grams import strip_accents
from zettel.settings import Settings
from zettel.vocabulary import DOCUMENT, ZETTEL, Term, Vocabulary, find_scope, read_default
from zettel.vocabulary.ontology import LABELS, RDF_TYPE, RDFS
from zettel.vocabulary.terms import (
    find_above,
    find_headers,
    find_kinds,
    find_own_terms,
    find_texts,
    is_class,
    split_iri,
)

_DCTERMS = "http://purl.org/dc/terms/"
_DC = "http://purl.org/dc/elements/1.1/"

_SKOS = "http://www.w3.org/2004/02/skos/core#"
_FIELDS: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = (
    ("id", (f"{_DCTERMS}identifier",), ()),
    ("title", (f"{_DCTERMS}title",), (f"{_SKOS}prefLabel",)),
    ("aliases, alias", (), (f"{_SKOS}prefLabel", f"{_SKOS}altLabel")),
    ("types, type", (), (RDF_TYPE,)),
    ("tags, tag", (f"{_DCTERMS}subject",), ()),
    ("created", (f"{_DCTERMS}created",), ()),
    ("modified", (f"{_DCTERMS}modified",), ()),
    ("[[…]]", (f"{_DCTERMS}references",), ()),
)
"""What the fields of every note become, on the document and on the thing that it is about."""

Section = tuple[str, list[str]]
"""The word that heads a section, and its lines; without lines it is left out."""


def to_markdown(material: Material) -> Chunks:
    """One page: note types, keys, words, own terms, zettel's terms, named queries, prefixes."""
    settings, vocabulary = material.settings, material.vocabulary
    shown = _build_shown(settings, vocabulary)
    sections = [
        ("types", _list_types(shown, vocabulary)),
        ("keys", _list_keys(shown, vocabulary)),
        ("words", _list_words(shown, vocabulary)),
        *_describe_own(shown),
        ("common", _list_common(shown, vocabulary)),
        ("fields", _list_fields(shown)),
        ("engine", _list_engine(shown)),
        ("queries", _list_queries(shown, settings)),
        ("prefixes", _list_prefixes(shown, vocabulary)),
    ]
    filled = [(word, lines) for word, lines in sections if lines]
    lines = _head(shown, settings)
    links = (to_link(shown.words[word], f"section-{word}") for word, _ in filled)
    lines += [" · ".join(links), ""]
    for word, found in filled:
        lines += to_heading(2, shown.words[word], f"section-{word}")
        lines += [shown.words[f"{word}_told"], ""] if f"{word}_told" in shown.words else []
        lines += found
    yield ("\n".join(lines).rstrip("\n") + "\n").encode()


def _build_shown(settings: Settings, vocabulary: Vocabulary) -> Shown:
    ontology, compact = vocabulary.ontology, Compactor(vocabulary.prefixes)
    names: dict[str, list[str]] = {}
    for key, _, term in _find_keys(vocabulary, own=True):
        names.setdefault(term.iri, []).append(key)
    return Shown(
        ontology=ontology,
        own=vocabulary.own,
        languages=_find_languages(settings, vocabulary),
        language=vocabulary.context.language,
        words=find_words(settings.language),
        compact=compact,
        anchors=build_anchors(find_own_terms(vocabulary.own), compact),
        names={iri: sorted(set(found), key=_to_key) for iri, found in names.items()},
        classes=find_above(ontology, (i for i in names if "class" in find_kinds(ontology, i))),
    )


def _find_languages(settings: Settings, vocabulary: Vocabulary) -> list[str]:
    """Return the languages of labels, the vault's own first; zettel's own labels know but two."""
    for ontology in (vocabulary.own, vocabulary.ontology):
        found = {tag for labels in ontology.labels.values() for tag in labels if tag}
        if found:
            break
    first = settings.language.partition("-")[0]
    return sorted(found, key=lambda tag: (tag != settings.language, tag != first, tag))


def _head(shown: Shown, settings: Settings) -> list[str]:
    """Title and description of the vault's ontology in each language, where it has a header."""
    header = next(iter(find_headers(shown.own)), "")
    titles = _find_told(shown, header, f"{_DCTERMS}title", f"{_DC}title", *LABELS)
    told = [f"{_DCTERMS}description", f"{_DC}description", f"{RDFS}comment"]
    texts = _find_told(shown, header, *told)
    name = f"{shown.words['vocabulary']} – {settings.name}"
    lines = to_heading(1, to_text(titles[0] if titles else name))
    lines += chain.from_iterable([f"*{to_text(title)}*", ""] for title in titles[1:])
    for number, text in enumerate(texts):
        lines += [to_text(text) if number == 0 else f"*{to_text(text)}*", ""]
    return [*lines, shown.words["made"], ""]


def _find_told(shown: Shown, iri: str, *predicates: str) -> list[str]:
    texts = find_texts(shown.own, iri, *predicates)
    return [texts[tag] for tag in (*shown.languages, "") if tag in texts]


def _find_keys(vocabulary: Vocabulary, *, own: bool) -> Iterator[tuple[str, str, Term]]:
    """Yield key, place and term: of the vault's own context, or of what any vault knows beside.

    The place is "note", "document", or the path of keys that a key stands in.
    """
    default = read_default()
    for place, terms, common in (
        ("note", vocabulary.thing, default.terms),
        ("document", vocabulary.document, find_scope(default)),
    ):
        for key, term in terms.items():
            if term.iri != DOCUMENT and (common.get(key) == term) is not own:
                yield key, place, term
                yield from _find_inner(term, key)


def _find_inner(term: Term, path: str) -> Iterator[tuple[str, str, Term]]:
    for key, inner in term.scope.terms.items() if term.scope else ():
        yield key, path, inner
        yield from _find_inner(inner, f"{path} › {key}")


def _list_types(shown: Shown, vocabulary: Vocabulary) -> list[str]:
    found = {
        key: term.iri
        for key, place, term in _find_keys(vocabulary, own=True)
        if place == "note" and is_class(shown.ontology, term)
    }
    return _to_rows(shown, ("name", "class", "label", "comment"), found)


def _list_words(shown: Shown, vocabulary: Vocabulary) -> list[str]:
    found = {
        key: term.iri
        for key, place, term in _find_keys(vocabulary, own=True)
        if place == "note" and find_kinds(shown.ontology, term.iri) == {"value"}
    }
    return _to_rows(shown, ("name", "term", "label", "comment"), found)


def _to_rows(shown: Shown, columns: Sequence[str], terms: Mapping[str, str]) -> list[str]:
    rows = [
        (to_code(name), show_term(shown, iri), show_label(shown, iri), show_comment(shown, iri))
        for name, iri in sorted(terms.items(), key=lambda item: _to_key(item[0]))
    ]
    return to_table([shown.words[column] for column in columns], rows) if rows else []


def _list_keys(shown: Shown, vocabulary: Vocabulary) -> list[str]:
    return _to_key_rows(shown, _find_keys(vocabulary, own=True))


def _list_common(shown: Shown, vocabulary: Vocabulary) -> list[str]:
    return _to_key_rows(shown, _find_keys(vocabulary, own=False))


def _to_key_rows(shown: Shown, keys: Iterable[tuple[str, str, Term]]) -> list[str]:
    """Return the table of keys: those of the note first, then those inside others, by place."""
    rows = []
    found = sorted(keys, key=lambda item: (_rank(item[1]), _to_key(item[0])))
    on_note = [(key, term) for key, place, term in found if place == "note"]
    for key, place, term in found:
        if is_class(shown.ontology, term) or find_kinds(shown.ontology, term.iri) == {"value"}:
            continue
        hosts = find_hosts(shown, term, on_note) if place == "note" else []
        inside = hosts or ([] if _rank(place)[0] < 2 else [place])
        where = f"{shown.words['inside']} {', '.join(map(to_code, inside))}" if inside else ""
        rows.append(
            (
                to_code(key),
                where or shown.words[place],
                show_term(shown, term.iri) if term.iri else "–",
                show_holds(shown, term),
                show_label(shown, term.iri),
                show_comment(shown, term.iri),
            )
        )
    columns = ("key", "place", "property", "holds", "label", "comment")
    return to_table([shown.words[column] for column in columns], rows) if rows else []


def _rank(place: str) -> tuple[int, str, str]:
    places = ("note", "document")
    return places.index(place) if place in places else len(places), *_to_key(place)


def _describe_own(shown: Shown) -> Iterator[Section]:
    sections: dict[str, list[str]] = {"classes": [], "properties": [], "values": []}
    for iri in shown.anchors:
        kinds = find_kinds(shown.own, iri)
        word = "classes" if "class" in kinds else "properties" if "property" in kinds else "values"
        sections[word] += show_section(shown, iri)
    yield from sections.items()


def _list_fields(shown: Shown) -> list[str]:
    columns = [shown.words[word] for word in ("key", "said_of_document", "said_of_thing")]
    rows = [
        (
            ", ".join(map(to_code, keys.split(", "))),
            *(", ".join(show_term(shown, iri) for iri in iris) for iris in (document, thing)),
        )
        for keys, document, thing in _FIELDS
    ]
    return to_table(columns, rows)


def _list_engine(shown: Shown) -> list[str]:
    terms = [i for i in shown.ontology.triples if split_iri(i)[0] == ZETTEL and i != ZETTEL]
    columns = [shown.words[word] for word in ("term", "label", "comment")]
    rows = [(show_term(shown, i), show_label(shown, i), show_comment(shown, i)) for i in terms]
    return to_table(columns, sorted(rows))


def _list_queries(shown: Shown, settings: Settings) -> list[str]:
    from zettel.query import find_queries  # with the engine, which no other format needs

    columns = [shown.words[word] for word in ("name", "title", "description")]
    rows = [
        (to_code(q.name), to_text(q.title), to_text(q.description)) for q in find_queries(settings)
    ]
    return to_table(columns, rows)


def _list_prefixes(shown: Shown, vocabulary: Vocabulary) -> list[str]:
    columns = [shown.words[word] for word in ("prefix", "namespace")]
    rows = [
        (to_code(f"{name}:"), to_code(iri)) for name, iri in sorted(vocabulary.prefixes.items())
    ]
    return to_table(columns, rows)


def _to_key(text: str) -> tuple[str, str]:
    """Order as a reader looks things up: case and accents last."""
    return strip_accents(fold_name(text)), text
