"""Keys that notes use → a JSON-LD context that gives each a term, standard where it has one.

Standard terms are those that the package has for common keys (`vocabulary/context.jsonld`); they
are read from there. All others become terms of the vault's own. Rules for what may be a term:
JSON-LD 1.1, section 4.1 (https://www.w3.org/TR/json-ld11/#the-context).
"""

import json
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from importlib import resources
from typing import Any

from msgspec import Struct

from zettel.edit.init.usage import Usage
from zettel.formats import fields
from zettel.rdf.names import term_iri

_MOST_FIT = 0.8  # of a key's values that are links, or dates, before the key is said to hold them
_TYPE_KEYS = frozenset({"type", "types"})
_DATE = "zettel:Date"
_DOCUMENT = "document"

Definition = str | dict[str, Any]


class Terms(Struct, frozen=True):
    """A context as a JSON value, and its keys: with standard terms, with own ones, and without."""

    context: dict[str, Any]
    standard: tuple[str, ...]
    own: tuple[str, ...]
    unmapped: tuple[str, ...]


def build_terms(usage: Mapping[str, Usage], base: str, forbidden: Collection[str]) -> Terms:
    """Build the context of a vault.

    Args:
        usage: what stands under each key.
        base: where the names of the vault begin; its own terms are `<base>vocab#key`.
        forbidden: keys that mean something else in the vault, and are to be left without a term.
    """
    builder = _Builder(base, usage, forbidden)
    things, documents = builder.build_tops(usage)
    template = resources.files("zettel.edit.init") / "context.jsonld"
    whole = json.loads(template.read_text(encoding="utf-8"))
    context = whole["@context"]
    if documents:
        things[_DOCUMENT] = {"@id": builder.default[_DOCUMENT]["@id"], "@context": documents}
    used = json.dumps(things)
    prefixes = {**builder.prefixes, builder.prefix: f"{base}vocab#"}
    context |= {name: iri for name, iri in sorted(prefixes.items()) if f'"{name}:' in used}
    context.setdefault(builder.prefix, f"{base}vocab#")
    context |= dict(sorted(things.items()))
    return Terms(
        whole, tuple(builder.standard), tuple(builder.own), tuple(sorted(builder.unmapped))
    )


class _Builder:
    """The default context, and what has become of the keys so far."""

    def __init__(self, base: str, usage: Mapping[str, Usage], forbidden: Collection[str]) -> None:
        source = resources.files("zettel.vocabulary") / "context.jsonld"
        self.default: dict[str, Any] = json.loads(source.read_text(encoding="utf-8"))["@context"]
        self.prefixes = {
            name: iri
            for name, iri in self.default.items()
            if isinstance(iri, str) and iri.endswith(("/", "#"))
        }
        self.documents: dict[str, Any] = self.default[_DOCUMENT]["@context"]
        self.things = {
            key: value
            for key, value in self.default.items()
            if key not in self.prefixes and key != _DOCUMENT and not key.startswith("@")
        }
        self.base = base
        taken = {*_find_keys(usage), *self.prefixes}
        self.prefix = next(name for name in ("vocab", "own", "my", "vocab_") if name not in taken)
        self.forbidden = {*forbidden, *self.prefixes, self.prefix, _DOCUMENT}
        self.standard: list[str] = []
        self.own: list[str] = []
        self.unmapped: set[str] = set()

    def build_tops(
        self, usage: Mapping[str, Usage]
    ) -> tuple[dict[str, Definition], dict[str, Definition]]:
        """Define the keys outside mappings: those of what notes are about, and of notes."""
        things: dict[str, Definition] = {}
        documents: dict[str, Definition] = {}
        seen: dict[str, str] = {}
        for key, used in usage.items():
            if not self.may_be_term(key):
                self.unmapped.add(key)
                continue
            name = self.find_default(key, {**self.things, **self.documents})
            known = self.documents.get(name) or self.things.get(name)
            (self.standard if known else self.own).append(key)
            definition = self.define(seen.setdefault(_fold(key), key), used, known)
            (documents if name in self.documents else things)[key] = definition
        return things, documents

    def define(self, key: str, usage: Usage, known: Definition | None) -> Definition:
        """Return what a key means; its type is that of most of its values."""
        given: dict[str, Any] = {"@id": known} if isinstance(known, str) else dict(known or {})
        iri = given.get("@id") or self.name_own(key)
        told = {k: v for k, v in given.items() if k not in ("@id", "@type", "@context")}
        kind = _find_kind(usage, str(given.get("@type", "")))
        if kind:
            told["@type"] = kind
            told.pop("@language", None)
        scope = self.build_scope(usage.inner, given.get("@context", {}))
        if scope:
            told["@context"] = scope
        return {"@id": iri, **told} if told else iri

    def build_scope(
        self, usage: Mapping[str, Usage], given: Mapping[str, Any]
    ) -> dict[str, Definition]:
        """Define the keys of mappings below a key; `given` is what the package says of them."""
        scope: dict[str, Definition] = {}
        seen: dict[str, str] = {}
        known = {**self.things, **self.documents, **given}
        for key, used in sorted(usage.items()):
            if key in _TYPE_KEYS:
                continue
            if self.may_be_term(key):
                name = self.find_default(key, known)
                scope[key] = self.define(seen.setdefault(_fold(key), key), used, known.get(name))
            else:
                self.unmapped.add(key)
        return scope

    def find_default(self, key: str, known: Mapping[str, Any]) -> str:
        """Return the common key that a key is another spelling of, "" if it is none."""
        if key in known:
            return key
        for name, keys in (("created", fields.CREATED_KEYS), ("modified", fields.MODIFIED_KEYS)):
            if key in keys:
                return name
        folded = _fold(key)
        return next((name for name in known if _fold(name) == folded), "")

    def name_own(self, key: str) -> str:
        """Return the vault's own term for a key, as a compact IRI."""
        namespace = f"{self.base}vocab#"
        return f"{self.prefix}:{term_iri(namespace, key).removeprefix(namespace)}"

    def may_be_term(self, key: str) -> bool:
        """Say whether JSON-LD lets a key be a term, and the vault has no other use for it."""
        is_word = bool(_fold(key)) and not key.startswith("@") and not {":", "/"} & set(key)
        return is_word and key not in self.forbidden


def _find_kind(usage: Usage, known: str) -> str:
    """Return the type of a key's values: that of most of them, or the known one if it fits any."""
    if not usage.count:
        return known
    # A number is a year only where dates are.
    dates = usage.dates + (usage.years if known == _DATE or usage.dates else 0)
    for kind, fitting in (("@id", usage.links), (_DATE, dates)):
        if fitting >= _MOST_FIT * usage.count or (kind == known and fitting):
            return kind
    return ""


def _find_keys(usage: Mapping[str, Usage]) -> Iterator[str]:
    for key, used in usage.items():
        yield key
        yield from _find_keys(used.inner)


def _fold(key: str) -> str:
    plain = unicodedata.normalize("NFD", key).casefold()
    return "".join(sign for sign in plain if sign.isalnum())
