"""A difference in words: what notes and terms are called, in the vault's language."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

import msgspec

from zettel.compare.difference import Change, Difference, Kind
from zettel.rdf import RDF_TYPE, Triple, parse_literal
from zettel.vocabulary import ZETTEL

_WORDS: Final[Mapping[str, Mapping[str, str]]] = {
    "en": {
        "added": "new", "removed": "gone", "changed": "", "moved": "",
        "from": "was {}", "terms": "Terms and data set", "missing": "{} (to be written)",
        "link": "link to {}", "some": "a link", "times": "{} ({} times)",
        "in": " ({})", "quote": " “{}”", "colon": ": ",
    },
    "fr": {
        "added": "nouvelle", "removed": "supprimée", "changed": "", "moved": "",
        "from": "auparavant {}", "terms": "Termes et jeu de données", "missing": "{} (à écrire)",
        "link": "lien vers {}", "some": "un lien", "times": "{} ({} fois)",
        "in": " ({})", "quote": " « {} »", "colon": " : ",
    },
}  # fmt: skip
_TARGET, _CONTEXT, _RELATION, _LINK = (
    f"<{ZETTEL}{name}>" for name in ("target", "context", "relation", "Link")
)
_OF_LINKS = frozenset({_TARGET, _CONTEXT, _RELATION, f"<{ZETTEL}kind>"})
_FOAF = "http://xmlns.com/foaf/0.1/"
_PLAIN = frozenset(
    {
        *(f"<{_FOAF}{name}>" for name in ("primaryTopic", "isPrimaryTopicOf", "Document")),
        f"<{ZETTEL}Note>",
    }
)
"""Properties and classes by which each note is told to be one, which says nothing of it."""
_LONGEST = 160  # characters of a value


class _Told(NamedTuple):
    """Facts in words."""

    facts: tuple[Triple, ...]
    text: str


class Naming(msgspec.Struct, frozen=True):
    """How to call things: notes by their documents, terms by their labels, other IRIs shortened."""

    base: str
    language: str
    notes: Mapping[str, str]  # titles, by the IRI of the document
    topics: Mapping[str, str]  # such IRIs, by that which a note gives to what it is about
    find_label: Callable[[str], str]  # of a term by its IRI, "" where it has none
    shorten: Callable[[str], str]  # an N-Triples term as Turtle has it


def to_words(difference: Difference, naming: Naming) -> list[str]:
    """Return lines: for each note a heading, then what it gained (+) and lost (-).

    Where the base is another, that is the first of them.
    """
    lines: list[str] = []
    if difference.old_base != difference.new_base:
        colon = _find_words(naming)["colon"]
        lines += ["", f"base{colon}{difference.old_base} → {difference.new_base}"]
    for change in difference.changes:
        lines += ["", _to_heading(change, naming), *_to_facts(change, naming)]
    return lines[1:]


def _to_heading(change: Change, naming: Naming) -> str:
    words = _find_words(naming)
    note = change.new or change.old
    if note is None:
        return words["terms"]
    kind: Kind = change.kind
    parts = [words[kind]] if words[kind] else []
    if change.old and change.new:
        olds = ((change.old.title, note.title), (change.old.path, note.path))
        parts += [words["from"].format(old) for old, new in olds if old != new]
    told = words["in"].format(", ".join(parts)) if parts else ""
    return f"{note.title} · {note.path}{told}"


def _to_facts(change: Change, naming: Naming) -> Iterator[str]:
    """Yield what is gone before what has come, by subject, the note's own first."""
    lost, gained = (_tell(change, part, naming) for part in (change.removed, change.added))
    same = {told.text for told in lost} & {told.text for told in gained}
    times = _find_words(naming)["times"]
    for sign, part in (("-", lost), ("+", gained)):
        texts = (_to_exact(told, naming) if told.text in same else told.text for told in part)
        for text, count in Counter(texts).items():
            yield f"  {sign} {times.format(text, count) if count > 1 else text}"


def _to_exact(told: _Told, naming: Naming) -> str:
    return "; ".join(" ".join(map(naming.shorten, fact)) for fact in told.facts)


def _tell(change: Change, triples: Sequence[Triple], naming: Naming) -> list[_Told]:
    """Return facts in words, each with the triples that it stands for."""
    groups: dict[str, list[Triple]] = defaultdict(list)
    for triple in triples:
        groups[triple[0]].append(triple)
    topics = (node for node in groups if naming.topics.get(node[1:-1]) == change.graph)
    own = (*topics, f"<{change.graph}#it>", f"<{change.graph}>")
    said = [triple for subject in own for triple in groups.pop(subject, ())]
    # What the note says by a part of itself is told with that part.
    inside = f"<{change.graph}#"
    leads = {fact[2]: fact for fact in said if fact[2] in groups and fact[2].startswith(inside)}
    led = set(leads.values())
    plain = [fact for fact in said if fact not in led and not _PLAIN.intersection(fact[1:])]
    told = [_Told((fact,), _tell_facts([fact], naming)) for fact in plain]
    for subject, facts in groups.items():
        lead = leads.get(subject)
        text = _tell_part(change.graph, subject, facts, lead, naming)
        told.append(_Told((*((lead,) if lead else ()), *facts), text))
    return told


def _tell_part(
    graph: str, subject: str, facts: Sequence[Triple], lead: Triple | None, naming: Naming
) -> str:
    """Tell in one sentence what is said of a part of a note, or of what notes share."""
    values: dict[str, list[str]] = defaultdict(list)
    for _, predicate, value in facts:
        values[predicate].append(value)
    words = _find_words(naming)
    if _TARGET in values and _LINK in values[RDF_TYPE]:
        text = words["link"].format(_name(values[_TARGET][0], naming))
        for relation in values[_RELATION]:
            text += words["in"].format(_name(relation, naming))
        return text + "".join(words["quote"].format(_name(v, naming)) for v in values[_CONTEXT])
    is_own = subject.startswith(f"<{graph}#")
    kinds = ", ".join(_name(kind, naming) for kind in values[RDF_TYPE] if is_own)
    some = words["some"] if is_own and _OF_LINKS.issuperset(fact[1] for fact in facts) else ""
    name = _name(lead[1], naming) if lead else kinds or some or _name_part(graph, subject, naming)
    rest = [fact for fact in facts if fact[1] != RDF_TYPE or not is_own]
    return f"{name}{words['colon']}{_tell_facts(rest, naming)}" if rest else name


def _tell_facts(facts: Iterable[Triple], naming: Naming) -> str:
    """Tell facts of one subject, each property once."""
    values: dict[str, list[str]] = defaultdict(list)
    for _, predicate, value in facts:
        values[_name(predicate, naming)].append(_name(value, naming))
    colon = _find_words(naming)["colon"]
    return "; ".join(f"{name}{colon}{', '.join(several)}" for name, several in values.items())


def _name_part(graph: str, subject: str, naming: Naming) -> str:
    inside = subject.removeprefix(f"<{graph}#")
    if inside != subject:
        return f"#{inside[:-1]}"
    return _name_below(subject[1:-1], naming) or naming.shorten(subject)


def _name(term: str, naming: Naming) -> str:
    """Return what to call a term: a text as it is, a note by its title, a term by its label."""
    if term.startswith('"'):
        text, language, _ = parse_literal(term)
        text = " ".join(text.split())
        shown = text if len(text) <= _LONGEST else f"{text[:_LONGEST]} …"
        return shown if language in ("", naming.language) else f"{shown} @{language}"
    iri = naming.topics.get(term[1:-1], term[1:-1])
    document = iri.partition("#")[0]
    if document in naming.notes:
        part = iri.removeprefix(document).removeprefix("#it")
        return f"{naming.notes[document]} {part}".rstrip()
    if term == RDF_TYPE:
        return "type"
    return naming.find_label(iri) or _name_below(iri, naming) or naming.shorten(term)


def _name_below(iri: str, naming: Naming) -> str:
    """Name what has no label and lies below the base: tags, keys, types, notes to be written."""
    from urllib.parse import unquote

    match = re.match(r"(tag|key|type|missing|file)/(.+)", iri.removeprefix(naming.base))
    if not match or not iri.startswith(naming.base):
        return ""
    name = unquote(match[2])
    if match[1] == "missing":
        return _find_words(naming)["missing"].format(name)
    return f"#{name}" if match[1] == "tag" else name


def _find_words(naming: Naming) -> Mapping[str, str]:
    return _WORDS["fr" if naming.language.startswith("fr") else "en"]
