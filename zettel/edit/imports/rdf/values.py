"""One object of a triple → the value of a key that is read as that object."""

import re
from collections.abc import Iterator, Sequence

from zettel.edit.imports.document import to_linkless, to_property
from zettel.model import IRI_KEYS, Record
from zettel.rdf import Compactor, Triple, parse_literal
from zettel.rdf.subject import OPEN, Subject
from zettel.rdf.values import build_value
from zettel.settings import parse_language
from zettel.syntax import parse_text_links, parse_whole_link
from zettel.vocabulary import Term

Value = str | Record
Key = tuple[str, Term]


def _place(_: int) -> tuple[int, int]:
    return 0, 0


_LANGUAGE = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})*")
_SAFE = re.compile(r"""(?![\s@!%])[^\[\]|#^<>\n:{}\\`*"]+(?<!\s)""")


def to_record(**said: str) -> Record:
    """Return a mapping whose keys are keywords of JSON-LD, without their `@`."""
    properties = (to_property(f"@{key}", text) for key, text in said.items() if text is not None)
    return Record(0, 0, tuple(properties))


def to_reference(iri: str) -> Record:
    """Return a mapping that stands for a thing by its address."""
    return Record(0, 0, (to_property("iri", iri),))


def to_link(note: str, title: str, anchor: str = "", *, label_first: bool = False) -> str:
    """Return a link to a note, "" where its id is not one that a link can hold."""
    if not _SAFE.fullmatch(note) or (anchor and not _SAFE.fullmatch(anchor.lstrip("^"))):
        return ""
    place = f"{note}#{anchor}" if anchor else note
    label = " ".join(to_linkless(title).translate(_UNLABELLED).split())
    if not label or label == note or label_first:
        return f"[[{place}]]"
    return f"[[{place}|{label}]]"


_UNLABELLED = str.maketrans(dict.fromkeys("[]|\\`<>", " "))


def has_links(text: str) -> bool:
    """Say whether a text would be read as one with links."""
    return "[" in text and any(parse_text_links(text, "", _place))


def is_language(tag: str) -> bool:
    """Say whether a tag may stand as a key that says in which language texts are."""
    return _LANGUAGE.fullmatch(tag) is not None and parse_language(tag) == tag


def choose_literal(
    subject: Subject, keys: Sequence[Key], literal: str, *, may_link: bool
) -> tuple[Key, Value]:
    """Choose among the keys of a property one that can hold a literal, and how it is written.

    The last key is one that can hold anything. `may_link` says that brackets in the text may be
    taken for links, as they are where the text comes from notes.
    """
    text, language, datatype = parse_literal(literal)
    is_plain = may_link or not has_links(text)
    for key, term in keys if is_plain else ():
        if _says(subject, term, text, literal):
            return (key, term), text
    if is_plain and language not in IRI_KEYS and is_language(language):
        for key, term in keys:
            if "@language" in term.container or term.scope is OPEN:
                return (key, term), Record(0, 0, (to_property(language, text),))
    chosen = _find_plain(keys)
    if language:
        return chosen, to_record(value=text, language=language)
    if not datatype:
        return chosen, to_record(value=text)
    short = Compactor(subject.vocabulary.prefixes).shorten(f"<{datatype}>").strip("<>")
    return chosen, to_record(value=text, type=short)


def choose_address(subject: Subject, keys: Sequence[Key], node: str) -> tuple[Key, Value]:
    """Choose among the keys of a property one that can hold an address, and how it is written."""
    for key, term in keys:
        for text in _find_texts(subject, term, node):
            if _says(subject, term, text, node):
                return (key, term), text
    return _find_plain(keys), to_reference(node[1:-1])


def choose_node(keys: Sequence[Key]) -> Key:
    """Choose among the keys of a property one that can hold a link or a mapping."""
    return _find_plain(keys)


def find_beside(subject: Subject, chosen: Key, written: Value) -> Sequence[Triple]:
    """Return all that a text under a key says: of a date the days between which it lies, too."""
    return build_value(subject, chosen[1], written) if isinstance(written, str) else ()


def _find_plain(keys: Sequence[Key]) -> Key:
    plain = (key for key in keys if not {"@language", "@list"} & {*key[1].container})
    return next(plain, keys[-1])


def _find_texts(subject: Subject, term: Term, node: str) -> Iterator[str]:
    if term.kind == "@vocab":
        for words in (subject.vocabulary.thing, *subject.scopes):
            yield from (word for word, meant in words.items() if f"<{meant.iri}>" == node)
    if term.kind in ("@id", "@vocab"):
        yield node[1:-1]
    elif term.scope is OPEN:
        yield node


def _says(subject: Subject, term: Term, text: str, wanted: str) -> bool:
    """Say whether a text under a term is read as the object wanted."""
    if {"@language", "@list"} & {*term.container} or parse_whole_link(text) is not None:
        return False
    if term.kind == "" and term.scope is not OPEN and wanted[0] == "<":
        return False
    found = build_value(subject, term, text)
    return bool(found) and found[0] == (subject.node, f"<{term.iri}>", wanted)
