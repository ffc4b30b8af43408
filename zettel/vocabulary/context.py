"""JSON-LD contexts: front-matter keys, link types, note types → terms (JSON-LD 1.1, 4.1)."""

import re
from collections.abc import Mapping
from types import MappingProxyType

import msgspec

_EMPTY: Mapping[str, str] = MappingProxyType({})


class Term(msgspec.Struct, frozen=True):
    """What a key means: its property or class, and how its values are to be read.

    `iri` is empty where the context says `null`: the key is left out of the data. It is empty too
    where what the context says is no IRI: the term is `unmapped`, and the key the vault's own.
    `kind` is "", "@id", "@vocab" or the IRI of a datatype; `language` None means "as the context".
    """

    iri: str
    kind: str = ""
    language: str | None = None
    container: tuple[str, ...] = ()
    reverse: bool = False
    scope: "Context | None" = None
    unmapped: bool = False


class Context(msgspec.Struct, frozen=True):
    """A JSON-LD context, expanded: terms by key, prefixes by name.

    `declared` are the keywords that it says something of itself, not by what stands around it.
    """

    terms: Mapping[str, Term] = MappingProxyType({})
    prefixes: Mapping[str, str] = _EMPTY
    language: str = ""
    vocabulary: str = ""
    declared: frozenset[str] = frozenset()


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
    if _KEYWORD.fullmatch(written):
        return written
    prefix, colon, rest = written.partition(":")
    if colon:
        if rest.startswith("//") or prefix not in context.prefixes:
            return written
        return context.prefixes[prefix] + rest
    return context.vocabulary + written if context.vocabulary and written else ""


def is_iri(text: str) -> bool:
    """Say whether an address holds no sign that no IRI has (RFC 3987)."""
    return _NO_IRI.search(text) is None


def _parse_mapping(source: dict[str, object], outer: Context) -> Context:
    context = msgspec.structs.replace(
        outer,
        prefixes=_find_prefixes(source, outer.prefixes),
        declared=outer.declared.union(key for key in source if key.startswith("@")),
    )
    if "@vocab" in source:
        namespace = source["@vocab"] if isinstance(source["@vocab"], str) else ""
        full = expand_iri(namespace, context) if ":" in namespace else ""
        context = msgspec.structs.replace(context, vocabulary=full)
    if "@language" in source:
        language = source["@language"] if isinstance(source["@language"], str) else ""
        context = msgspec.structs.replace(context, language=language)
    terms = dict(outer.terms)
    for key, definition in source.items():
        if not key.startswith("@"):
            terms[key] = _parse_term(key, definition, source, context)
    return msgspec.structs.replace(context, terms=terms)


def _find_prefixes(source: dict[str, object], outer: Mapping[str, str]) -> dict[str, str]:
    """Return the keys that may serve as prefixes, over those around (JSON-LD 1.1, section 4.1.5).

    They are simple terms whose IRI ends like a namespace, and terms with `@prefix`.
    """
    found = dict(outer)
    for key, definition in (*source.items(), *source.items()):  # one may use another below it
        name, is_prefix = definition, False
        if isinstance(definition, dict):
            name, is_prefix = definition.get("@id"), definition.get("@prefix") is True
        if key[:1] == "@" or not isinstance(name, str) or ":" not in name:
            continue
        iri = expand_iri(name, Context(prefixes=found))
        if is_prefix or (isinstance(definition, str) and _NAMESPACE.search(iri)):
            found[key] = iri
    return found


def _parse_term(key: str, definition: object, source: dict[str, object], context: Context) -> Term:
    if definition is None:
        return Term("")
    if isinstance(definition, str):
        return _name_term(definition, source, context, Term(""))
    if not isinstance(definition, dict):
        raise TypeError(f"the term {key!r} is neither an IRI nor a mapping")
    name = definition.get("@reverse", definition.get("@id", key))
    if name is None:
        return Term("")
    container = definition.get("@container") or []
    inner = definition.get("@context")
    return _name_term(
        str(name),
        source,
        context,
        Term(
            iri="",
            kind=_expand_kind(str(definition.get("@type") or ""), context),
            language=str(definition["@language"] or "") if "@language" in definition else None,
            container=tuple(container) if isinstance(container, list) else (str(container),),
            reverse="@reverse" in definition,
            scope=None if inner is None else _parse_scope(inner, context),
        ),
    )


def _name_term(name: str, source: dict[str, object], context: Context, term: Term) -> Term:
    """Give a term its IRI; a keyword other than `@type` is no property, nor is a bare word."""
    iri = _expand_name(name, source, context)
    is_property = iri == "@type" or _ABSOLUTE.match(iri)
    return msgspec.structs.replace(term, iri=iri if is_property else "", unmapped=not is_property)


def _expand_kind(name: str, context: Context) -> str:
    kind = _expand_name(name, {}, context)
    return kind if _KEYWORD.fullmatch(kind) or _ABSOLUTE.match(kind) else ""


def _parse_scope(source: object, context: Context) -> Context:
    """Parse a scoped context; it sees no terms of those around, which it is to be told from."""
    outer = msgspec.structs.replace(context, terms={}, declared=frozenset())
    return parse_context(source, outer)


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


_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_KEYWORD = re.compile(r"@[A-Za-z]+")
_NAMESPACE = re.compile(r"^[a-zA-Z][\w+.-]*:.*[/#?:=]$")
_NO_IRI = re.compile(r"[\x00-\x20<>\"{}|\\^`]|%(?![0-9A-Fa-f]{2})")
