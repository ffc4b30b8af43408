"""What a context says that is no IRI, has no declared prefix, or is JSON-LD that is not read."""

import re
from collections.abc import Iterator

from zettel.check.codes import build_issue
from zettel.check.ontology.sources import Key, Place, Sources
from zettel.model import Issue
from zettel.vocabulary import Context, Ontology, Term, Vocabulary, expand_iri
from zettel.vocabulary.terms import find_kinds, is_noun, split_iri

_READ = frozenset(
    {"@container", "@context", "@id", "@language", "@prefix", "@protected", "@reverse", "@type",
     "@version", "@vocab"}
)  # fmt: skip
_CONTAINERS = frozenset({"@language", "@list", "@set"})
_KINDS = frozenset({"@id", "@none", "@vocab"})
_TYPE_NAME = re.compile(r"[A-Z][a-z]")
_SCHEMES = frozenset(
    {"about", "acct", "ark", "blob", "cid", "data", "did", "doi", "file", "ftp", "ftps", "geo",
     "git", "gopher", "hdl", "http", "https", "info", "ipfs", "ipns", "isbn", "issn", "ldap",
     "magnet", "mailto", "mid", "news", "ni", "nih", "oid", "orcid", "pkcs11", "sip", "sips",
     "sms", "ssh", "swh", "tag", "tel", "urn", "uuid", "wikidata", "ws", "wss", "x", "xmpp"}
)  # fmt: skip
"""Schemes of addresses that a context may well name without declaring them (IANA, and in use)."""


def find_context_issues(sources: Sources, vocabulary: Vocabulary) -> Iterator[Issue]:
    """Find what the context says that makes no term, or that nothing comes of."""
    for key in sources.keys:
        yield from _find_nameless(key)
        if key.term.scope is not None and _is_type(vocabulary.ontology, key.term):
            message = f"“{key.name}” is a note type, and its own context is not read"
            yield build_issue("unsupported-context", key.place, message, "give it to the keys")
    for place, entry in sources.context:
        inside, name = entry.path[:-1], entry.path[-1]
        if inside[:1] != ("@context",):
            continue
        if entry.is_key and name.startswith("@") and name not in _READ:
            yield _tell_unread(place, name)
        elif not entry.is_key and name == "@vocab":
            yield from _find_false_namespace(place, entry.text, vocabulary.context)
        elif not entry.is_key and not _is_read(name, entry.text):
            yield _tell_unread(place, entry.text)


def _find_false_namespace(place: Place, text: str, context: Context) -> Iterator[Issue]:
    if text and ":" not in text:
        message = f"“{text}” is no IRI, so it is no namespace"
        yield build_issue("undefined-term", place, message, "write a whole address")
    elif prefix := _find_prefix(f"{expand_iri(text, context)}…"):
        yield _tell_prefix(place, prefix)


def _is_read(keyword: str, text: str) -> bool:
    """Say whether a string after a keyword of a term means something here."""
    if keyword == "@container":
        return text in _CONTAINERS
    return keyword != "@type" or text[:1] != "@" or text in _KINDS


def _is_type(ontology: Ontology, term: Term) -> bool:
    """Say whether a term is a note type; without an ontology by its spelling (`ex:Club`)."""
    is_plain = not (term.kind or term.container or term.reverse)
    spelt = is_plain and _TYPE_NAME.match(split_iri(term.iri)[1])
    return is_noun(ontology, term.iri) or bool(spelt and not find_kinds(ontology, term.iri))


def _find_nameless(key: Key) -> Iterator[Issue]:
    """Tell a key that the context gives no IRI, and IRIs and datatypes that are none."""
    if key.term.unmapped:
        if key.iri_text.startswith("@"):
            yield _tell_unread(key.iri_place, key.iri_text)
        elif not (prefix := _find_prefix(key.iri_text)):
            message = f"“{key.iri_text or key.name}” is no IRI, so “{key.name}” has no meaning here"
            hint = "write prefix:name or a whole address, or declare @vocab"
            yield build_issue("undefined-term", key.iri_place, message, hint)
        else:
            yield _tell_prefix(key.iri_place, prefix)
    elif prefix := _find_prefix(key.term.iri):
        yield _tell_prefix(key.iri_place, prefix)
    if key.kind_text and not key.term.kind:
        message = f"“{key.kind_text}” is no IRI, so it is no datatype"
        yield build_issue("undefined-term", key.kind_place, message, "write xsd:… for instance")
    elif prefix := _find_prefix(key.term.kind):
        yield _tell_prefix(key.kind_place, prefix)


def _find_prefix(iri: str) -> str:
    """Return what stands before the colon of an IRI and is no scheme of addresses, else ""."""
    prefix, _, rest = iri.partition(":")
    known = rest.startswith("//") or prefix.casefold() in _SCHEMES
    return "" if not rest or known else prefix


def _tell_prefix(place: Place, prefix: str) -> Issue:
    message = f"the prefix {prefix}: is not declared"
    hint = f'write "{prefix}": and its namespace, which ends in # or /, in the context'
    return build_issue("undefined-term", place, message, hint)


def _tell_unread(place: Place, name: str) -> Issue:
    message = f"{name} is a part of JSON-LD that is not read here, so nothing comes of it"
    if not name.startswith("@"):
        message = f"“{name}” is nothing that JSON-LD has here, so nothing comes of it"
    return build_issue("unsupported-context", place, message)
