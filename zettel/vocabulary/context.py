"""JSON-LD contexts: front-matter keys, link types, note types → terms (JSON-LD 1.1, 4.1)."""

import re
from collections.abc import Mapping
from types import MappingProxyType

import msgspec

KEYWORDS = frozenset({"@id", "@vocab", "@json", "@none", "@type"})
_EMPTY: Mapping[str, str] = MappingProxyType({})


class Term(msgspec.Struct, frozen=True):
    """What a key means: its property or class, and how its values are to be read.

    `iri` is empty where the context says `null`: the key is left out of the data.
    `kind` is "", "@id", "@vocab" or the IRI of a datatype; `language` None means "as the context".
    """

    iri: str
    kind: str = ""
    language: str | None = None
    container: tuple[str, ...] = ()
    reverse: bool = False
    scope: "Context | None" = None


class Context(msgspec.Struct, frozen=True):
    """A JSON-LD context, expanded: terms by key, prefixes by name."""

    terms: Mapping[str, Term] = MappingProxyType({})
    prefixes: Mapping[str, str] = _EMPTY
    language: str = ""
    vocabulary: str = ""


def parse_context(source: object, outer: Context | None = None) -> Context:
    """Return the context that a JSON value describes, laid over `outer`.

    Args:
        source: the value of `@context`: a mapping, or a list of them.
        outer: the context that holds where `source` is silent; its prefixes may be used.

    Raises:
        TypeError: it is not a context.
        ValueError: it refers to a context elsewhere (nothing is fetched).
    """
    context = outer or Context()
    for part in source if isinstance(source, list) else [source]:
        if part and isinstance(part, str):
            raise ValueError(f"the context refers to {part!r}, and nothing is fetched")
        if not isinstance(part, dict):
            raise TypeError('"@context" is to be a mapping from keys to terms')
        context = _parse_mapping(part, context)
    return context


def expand_iri(written: str, context: Context) -> str:
    """Return a compact IRI or absolute IRI in full, "" when it is neither.

    JSON-LD 1.1 Processing Algorithms, section 5.2, without relative IRIs.
    """
    if written in KEYWORDS:
        return written
    prefix, colon, rest = written.partition(":")
    if colon:
        if rest.startswith("//") or prefix not in context.prefixes:
            return written
        return context.prefixes[prefix] + rest
    return context.vocabulary + written if context.vocabulary and written else ""


def _parse_mapping(source: dict[str, object], outer: Context) -> Context:
    vocabulary = source.get("@vocab", outer.vocabulary)
    language = source.get("@language", outer.language)
    context = Context(
        prefixes={**outer.prefixes, **_find_prefixes(source)},
        language=language if isinstance(language, str) else "",
        vocabulary=vocabulary if isinstance(vocabulary, str) else "",
    )
    terms = dict(outer.terms)
    for key, definition in source.items():
        if not key.startswith("@"):
            terms[key] = _parse_term(key, definition, source, context)
    return msgspec.structs.replace(context, terms=terms)


def _find_prefixes(source: dict[str, object]) -> dict[str, str]:
    """Return the keys that may serve as prefixes: simple terms whose IRI ends like a namespace."""
    return {
        key: iri
        for key, iri in source.items()
        if key[:1] != "@" and isinstance(iri, str) and _NAMESPACE.search(iri)
    }


def _parse_term(key: str, definition: object, source: dict[str, object], context: Context) -> Term:
    if definition is None:
        return Term("")
    if isinstance(definition, str):
        return Term(_expand_name(definition, source, context))
    if not isinstance(definition, dict):
        raise TypeError(f"the term {key!r} is neither an IRI nor a mapping")
    name = definition.get("@reverse", definition.get("@id", key))
    if name is None:
        return Term("")
    container = definition.get("@container", [])
    inner = definition.get("@context")
    language = definition.get("@language") if "@language" in definition else None
    return Term(
        iri=_expand_name(str(name), source, context),
        kind=_expand_name(str(definition.get("@type", "")), {}, context),
        language=str(language or "") if "@language" in definition else None,
        container=tuple(container) if isinstance(container, list) else (str(container),),
        reverse="@reverse" in definition,
        # The scope sees the prefixes only: its terms are told apart from those around it.
        scope=None if inner is None else parse_context(inner, context),
    )


def _expand_name(name: str, source: dict[str, object], context: Context) -> str:
    """Return a term's IRI; it may be the name of another simple term of the same context."""
    seen = {name}
    while isinstance(other := source.get(name), str | dict) and ":" not in name:
        target = other if isinstance(other, str) else other.get("@id", "")
        if not isinstance(target, str) or not target or target in seen:
            break
        seen.add(target)
        name = target
    iri = expand_iri(name, context)
    if _NO_IRI.search(iri):
        raise ValueError(f"{iri!r} is no IRI")
    return iri


_NAMESPACE = re.compile(r"^[a-zA-Z][\w+.-]*:.*[/#?:=]$")
_NO_IRI = re.compile(r"[\x00-\x20<>\"{}|\\^`]|%(?![0-9A-Fa-f]{2})")
