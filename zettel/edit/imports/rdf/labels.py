"""Names of a thing → `title` and `aliases` that are read as these names and no others."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from urllib.parse import unquote

from msgspec import Struct

from zettel.dialect import PLAIN
from zettel.edit.imports.document import to_property
from zettel.edit.imports.rdf.graph import Graph
from zettel.edit.imports.rdf.sorting import to_order
from zettel.edit.imports.rdf.values import has_links, to_record
from zettel.formats.fields import find_names, find_title
from zettel.model import Note, Property, Record
from zettel.rdf import RDF_TYPE, Triple, parse_literal
from zettel.rdf.documents import build_names, find_titles

_SKOS = "http://www.w3.org/2004/02/skos/core#"
_DC, _TERMS = "http://purl.org/dc/elements/1.1/", "http://purl.org/dc/terms/"
PREFERRED, ALTERNATIVE = f"<{_SKOS}prefLabel>", f"<{_SKOS}altLabel>"
TITLE = f"<{_TERMS}title>"
_LANGUAGE = f"<{_TERMS}language>"
_LABELS = (
    PREFERRED,
    "<http://www.w3.org/2000/01/rdf-schema#label>",
    "<http://xmlns.com/foaf/0.1/name>",
    "<https://schema.org/name>",
    "<http://schema.org/name>",
    TITLE,
    f"<{_DC}title>",
    "<http://www.w3.org/2006/vcard/ns#fn>",
    "<http://usefulinc.com/ns/doap#name>",
    "<http://www.w3.org/2008/05/skos-xl#literalForm>",
    "<https://schema.org/headline>",
    "<http://schema.org/headline>",
    "<http://xmlns.com/foaf/0.1/nick>",
    ALTERNATIVE,
    f"<{_SKOS}notation>",
    f"<{_TERMS}identifier>",
)
"""What things are called by, best first."""


class Names(Struct, frozen=True):
    """The title and aliases of a note to be: as keys, and which triples those say."""

    title: str
    properties: tuple[Property, ...]
    said: frozenset[Triple]
    origin: str  # the property that the title comes from, "" for an address


def find_language(graph: Graph, document: str) -> str:
    """Return the language that a note will name itself, "" if none: the first that is written."""
    literals = [v for v in graph.find(document, _LANGUAGE) if v[0] == '"']
    first = min(literals, key=lambda v: to_order((_LANGUAGE, v)), default='""')
    return parse_literal(first)[0]


def find_label(graph: Graph, node: str, language: str) -> tuple[str, str]:
    """Return what to call a thing as a literal, and the property that says so; ("", "") if none."""
    for predicate in _LABELS:
        literals = [v for v in graph.find(node, predicate) if v[0] == '"' and v[1:2] != '"']
        if literals:
            order = {language: 0, "": 1, "en": 2}
            tags = [parse_literal(literal)[1] for literal in literals]
            ranked = [(order.get(tag, 3), tag, v) for tag, v in zip(tags, literals, strict=True)]
            return min(ranked)[2], predicate[1:-1]
    return "", ""


def _find_other_name(graph: Graph, topic: str) -> str:
    """Return what to call a thing that has no label: its class, where it has no address either."""
    if "/.well-known/genid/" not in topic:
        return _find_local_name(topic)
    classes = sorted(node for node in graph.find(topic, RDF_TYPE) if node[0] == "<")
    return _find_local_name(classes[0]) if classes else "?"


def _find_local_name(node: str) -> str:
    """Return the last part of an address."""
    iri = node[1:-1].rstrip("/#")
    name = unquote(iri[max(iri.rfind("#"), iri.rfind("/"), iri.rfind(":")) + 1 :])
    return name.replace("_", " ").strip() or iri


def find_ours(graph: Graph, note: str, document: str, topic: str, language: str) -> Names:
    """Return the names of one of the vault's own notes, as its document and its topic have them."""
    titles = graph.find(document, TITLE)
    wanted = {(topic, p, v) for p, v in graph.said.get(topic, ()) if p in (PREFERRED, ALTERNATIVE)}
    wanted |= {(document, TITLE, title) for title in titles}
    if not titles:
        return find_foreign(graph, topic, language, note)
    proposals = [*_propose(titles, wanted, language), []]
    names, said = _choose(
        ((names, _read(note, names, document, topic, language)) for names in proposals), wanted
    )
    title = parse_literal(titles[0])[0]
    return Names(title, tuple(names), frozenset(said & wanted), TITLE[1:-1])


def find_foreign(graph: Graph, topic: str, language: str, note: str = "") -> Names:
    """Return names for a thing that is known elsewhere; its own labels stay what they are."""
    label, origin = find_label(graph, topic, language)
    text, tag, _ = parse_literal(label) if label else (_find_other_name(graph, topic), "", "")
    wanted = {(topic, p, v) for p, v in graph.said.get(topic, ()) if p in (PREFERRED, ALTERNATIVE)}
    preferred = [v for _, p, v in wanted if p == PREFERRED and not v.endswith(">")]
    plain = _to_name("title", [(text, "" if tag == language else tag)])
    ranked = sorted(preferred, key=lambda v: v != label)
    # In a vault with a language, names in others are aliases.
    alone = _propose([label], wanted, language) if label in preferred and tag == language else []
    proposals = [*alone, *_propose(ranked, wanted, language), [plain]]
    linkless = ([_to_linkless(prop, language) for prop in names] for names in proposals)
    read = ((names, _read(note, names, "", topic, language)) for names in linkless)
    names, said = _choose(
        ((names, {triple for triple in said if triple[1] != TITLE}) for names, said in read), wanted
    )
    return Names(" ".join(text.split()), tuple(names), frozenset(said & wanted), origin)


def _propose(
    titles: Sequence[str], wanted: Iterable[Triple], language: str
) -> list[list[Property]]:
    """Return ways to write names, the plainest first."""
    if not titles:
        return []
    chosen = {v for _, p, v in wanted if p == PREFERRED}
    titles = sorted(titles, key=lambda title: title not in chosen)
    parsed = [parse_literal(title) for title in titles]
    preferred = [parse_literal(v)[:2] for _, p, v in wanted if p == PREFERRED and v not in titles]
    others = [parse_literal(v)[:2] for _, p, v in wanted if p == ALTERNATIVE]
    plain = _to_name("title", [(parsed[0][0], "" if parsed[0][1] == language else parsed[0][1])])
    tagged = _to_name("title", [(text, tag or "@none") for text, tag, _ in parsed])
    aliases = [*sorted(preferred), *sorted(others)]
    settled = {tag for _, tag, _ in parsed} | {tag for _, tag in preferred}
    fewer = [*sorted(preferred), *(name for name in sorted(others) if name[1] in settled)]
    first = [plain] if len(titles) == 1 and (parsed[0][1] or not language) else []
    ways = []
    for title in (*first, tagged):
        ways += [[title, *_to_aliases(names)] for names in (aliases, fewer, ())]
    return [*([[]] if len(titles) == 1 and not aliases else []), *ways]


def _choose(
    read: Iterable[tuple[list[Property], set[Triple]]], wanted: set[Triple]
) -> tuple[list[Property], set[Triple]]:
    """Choose the first way that says what is wanted, else what says most of it and least beside."""
    ways = []
    for names, said in read:
        if said == wanted:
            return names, said
        ways.append((names, said))
    return min(ways, key=lambda way: (len(way[1] - wanted), -len(way[1] & wanted)))


def _to_aliases(names: Sequence[tuple[str, str]]) -> list[Property]:
    return [_to_name("aliases", names)] if names else []


def _to_name(key: str, names: Sequence[tuple[str, str]]) -> Property:
    """Return names as a key: bare where none has a language, else by their languages."""
    if not any(tag for _, tag in names):
        return to_property(key, *(text for text, _ in names))
    by_tag: dict[str, list[str]] = defaultdict(list)
    for text, tag in names:
        by_tag[tag or "@none"].append(text)
    entries = tuple(to_property(tag, *texts) for tag, texts in by_tag.items())
    return Property(key, (Record(0, 0, entries),), 0, 0)


def _to_linkless(prop: Property, language: str) -> Property:
    """Return a key of names in the full form that holds no links, where it would have some."""
    usual = language if prop.key == "title" else ""
    texts = [(value, usual) for value in prop.values if isinstance(value, str)]
    entries = [
        one for value in prop.values if isinstance(value, Record) for one in value.properties
    ]
    for one in entries:
        texts += [(v, one.key.replace("@none", "")) for v in one.values if isinstance(v, str)]
    if not any(has_links(text) for text, _ in texts):
        return prop
    said = ({"value": text} | ({"language": tag} if tag else {}) for text, tag in texts)
    return Property(prop.key, tuple(to_record(**one) for one in said), 0, 0)


def _read(
    note: str, properties: Sequence[Property], document: str, topic: str, language: str
) -> set[Triple]:
    """Return the names that properties give a note."""
    keys = {prop.key: prop for prop in properties}
    title = find_title(keys, (), f"{note}.md")
    read = Note(note, f"{note}.md", title, find_names(keys, ("aliases",), PLAIN))
    whole = Note(note, read.path, title, read.aliases, properties=tuple(properties))
    titles = find_titles(whole, language)
    said = set(build_names(whole, topic, titles))
    return said | {(document, TITLE, title) for title in titles}
