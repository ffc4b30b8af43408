"""Terms of a vault's ontology that are undefined, without a name, or two things at once.

All are warnings: RDF takes any term, so nothing is lost; but what is misspelt is found by no query.
"""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches

from zettel.check.codes import build_issue
from zettel.check.ontology.contexts import find_context_issues
from zettel.check.ontology.sources import Key, Place, Sources, read_sources
from zettel.check.ontology.standard import suggest_standard
from zettel.model import Issue
from zettel.rdf import Compactor
from zettel.settings import Settings
from zettel.vocabulary import Vocabulary
from zettel.vocabulary.ontology import LABELS, RDF_TYPE, RDFS, SKOS, Ontology
from zettel.vocabulary.terms import (
    find_above,
    find_iris,
    find_kinds,
    find_own_terms,
    find_texts,
    is_class,
    split_iri,
)

_UNKNOWN = "correct it, or define it in a vocabulary of your own"
_COMMENTS = (f"{RDFS}comment", f"{SKOS}definition")


def find_ontology_issues(settings: Settings, vocabulary: Vocabulary) -> Iterator[Issue]:
    """Find what is wrong with a vault's own ontology; none where it has none.

    Each issue stands at the term as written, in a file whose path leads there from the notes.
    """
    if settings.ontology is None:
        return
    sources = read_sources(settings, vocabulary)
    compact = Compactor(vocabulary.prefixes)
    yield from find_context_issues(sources, vocabulary)
    yield from _find_undefined(sources, vocabulary.own, compact)
    yield from _find_unlabelled(sources, vocabulary.own, compact, settings.language)
    yield from _find_double_kinds(sources, vocabulary.own, compact)
    yield from _find_cycles(sources, vocabulary.own, compact)
    yield from _find_double_labels(sources, vocabulary.own, compact)
    yield from _find_alike_keys(sources.keys)
    yield from _find_double_keys(sources.keys, vocabulary.ontology)


def _find_undefined(sources: Sources, own: Ontology, compact: Compactor) -> Iterator[Issue]:
    """Tell each place of a term that its vocabulary does not have."""
    known = {iri for iri in (*own.triples, *sources.shaped) if not iri.startswith("_:")}
    used = [(place, found.iri, found.text) for place, found in sources.used]
    for key in sources.keys:
        terms = ((key.iri_place, key.term.iri), (key.kind_place, key.term.kind))
        used += [(place, iri, compact[f"<{iri}>"]) for place, iri in terms]
    for place, iri, written in used:
        namespace, name = split_iri(iri)
        if not name or iri in known:
            continue
        if namespace in sources.own:
            message = f"the ontology does not define {written}"
            local = sorted(term[len(namespace) :] for term in known if term.startswith(namespace))
            near = get_close_matches(name, local, 1, 0.7)
        elif (suggested := suggest_standard(namespace, name)) is not None:
            message = f"there is no term {written} in its vocabulary"
            near = list(suggested)
        else:
            continue
        hint = f"did you mean {written.replace(name, near[0])}?" if near else _UNKNOWN
        yield build_issue("undefined-term", place, message, hint)


def _find_unlabelled(
    sources: Sources, own: Ontology, compact: Compactor, language: str
) -> Iterator[Issue]:
    """Tell own terms without label or comment, or without one in a language that others have."""
    terms = find_own_terms(own)
    for what, predicates in (("label", LABELS), ("comment", _COMMENTS)):
        texts = {iri: find_texts(own, iri, *predicates) for iri in terms}
        used = {tag for found in texts.values() for tag in found}
        wanted = {tag for tag in used if tag} or used or {language}
        for iri in terms:
            missing = sorted(wanted.difference(texts[iri]))
            if missing and iri in sources.defined:
                where = f" in {', '.join(missing)}" if any(missing) else ""
                message = f"{compact[f'<{iri}>']} has no {what}{where}"
                yield build_issue("unlabelled-term", sources.defined[iri], message)


def _find_double_kinds(sources: Sources, own: Ontology, compact: Compactor) -> Iterator[Issue]:
    for iri, place in sources.defined.items():
        kinds = find_kinds(own, iri)
        for one, other in (("class", "property"), ("object", "datatype")):
            if one in kinds and other in kinds:
                names = {"object": "a property of things", "datatype": "one of values"}
                what = f"{names.get(one, f'a {one}')} and {names.get(other, f'a {other}')}"
                message = f"{compact[f'<{iri}>']} is both {what}"
                yield build_issue("clashing-term", place, message, "make two terms of it")


def _find_cycles(sources: Sources, own: Ontology, compact: Compactor) -> Iterator[Issue]:
    """Tell classes that stand above themselves: all of such a ring would mean the same."""
    for iri, place in sources.defined.items():
        above = find_iris(own, iri, f"{RDFS}subClassOf")
        if iri in find_above(own, above):
            name, next_above = compact[f"<{iri}>"], compact[f"<{above[0]}>"]
            message = f"{name} is a sub-class of itself, by way of {next_above}"
            yield build_issue("clashing-term", place, message, "one of the two is the wider")


def _find_double_labels(sources: Sources, own: Ontology, compact: Compactor) -> Iterator[Issue]:
    """Tell own terms of one kind with one label; values count as of one kind by their class."""
    owners: dict[tuple[str, str, str], str] = {}
    terms = [iri for iri in find_own_terms(own) if iri in sources.defined]
    for iri in sorted(terms, key=lambda iri: sources.defined[iri]):
        clashes: dict[str, list[str]] = {}
        for kind in _find_sorts(own, iri):
            for tag, label in find_texts(own, iri, *LABELS).items():
                owner = owners.setdefault((kind, tag, label.casefold()), iri)
                if owner != iri:
                    clashes.setdefault(owner, []).append(f"“{label}”{f' ({tag})' if tag else ''}")
        for owner, labels in clashes.items():
            told = ", ".join(dict.fromkeys(labels))
            message = f"{compact[f'<{iri}>']} has the label {told}, as has {compact[f'<{owner}>']}"
            yield build_issue("clashing-term", sources.defined[iri], message, "tell them apart")


def _find_sorts(own: Ontology, iri: str) -> list[str]:
    kinds = find_kinds(own, iri)
    if kinds & {"class", "property"}:
        return sorted(kinds & {"class", "property"})
    return find_iris(own, iri, RDF_TYPE)


def _find_alike_keys(keys: Sequence[Key]) -> Iterator[Issue]:
    """Tell keys of one scope that only case, accents, spaces, `_` or `-` tell apart."""
    owners: dict[tuple[tuple[str, ...], str], Key] = {}
    for key in sorted(keys, key=lambda key: key.place):
        if not split_iri(key.term.iri)[1]:
            continue  # a prefix, or a key that is left out
        owner = owners.setdefault((key.inside, _fold(key.name)), key)
        if (owner.term.iri, owner.term.reverse) != (key.term.iri, key.term.reverse):
            message = (
                f"the keys “{key.name}” and “{owner.name}” are almost one, but mean two things"
            )
            yield build_issue("clashing-term", key.place, message, "rename one of them")


def _find_double_keys(keys: Sequence[Key], ontology: Ontology) -> Iterator[Issue]:
    """Tell keys that are a note type in one scope and a property in another."""
    types: Mapping[str, Place] = {
        key.name: key.place for key in keys if not key.inside and is_class(ontology, key.term)
    }
    for key in keys:
        if key.inside and key.name in types and not is_class(ontology, key.term):
            message = f"“{key.name}” is a note type, and a property in “{key.inside[-1]}”"
            yield build_issue("clashing-term", key.place, message, "rename one of them")


def _fold(name: str) -> str:
    plain = unicodedata.normalize("NFD", name).casefold()
    return "".join(sign for sign in plain if sign.isalnum())
