"""What is wrong, in a sentence for each constraint of SHACL (W3C SHACL, section 4)."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from zettel.check.shapes.names import Namer, name_values
from zettel.check.shapes.places import Spot
from zettel.shapes import Violation, find_predicates

_KINDS = {
    "IRI": "a link or an address",
    "Literal": "text, not a link",
    "BlankNode": "something without a name",
    "IRIOrLiteral": "a link or text",
    "BlankNodeOrIRI": "a link or a mapping",
    "BlankNodeOrLiteral": "text or something without a name",
}
_PASSAGE = "https://zettel.example/terms#passage"
_LIMITS = {
    "MinInclusive": "at least",
    "MaxInclusive": "at most",
    "MinExclusive": "more than",
    "MaxExclusive": "less than",
}


def describe(
    violation: Violation, spot: Spot | None, namer: Namer, *, is_hint: bool = False
) -> str:
    """Return a sentence on what is wrong, with the key and the value as the author wrote them.

    A hint stands beside the message of a shape, and leaves it to that to say what should be: what
    the shapes below it say would read as if it were so.
    """
    tell = _SENTENCES.get(violation.component, _tell_other)
    if is_hint and tell in (_tell_node, _tell_choice) and _has_own(violation, namer):
        tell = _tell_value
    return tell(violation, _find_key(violation, spot, namer), namer)


def _find_key(violation: Violation, spot: Spot | None, namer: Namer) -> str:
    """Return the key that the wrong value stands under, else those of the path."""
    if spot and spot.triple and spot.place.key:
        known = {f"<{iri}>" for iri, _ in find_predicates(violation.path)} if violation.path else ()
        if violation.focus in spot.triple or spot.triple[1] in known:
            return f"“{spot.place.key}”"
    if violation.path:
        return namer.name_path(violation.path, violation.focus)
    return namer.name_place(violation.focus)


def _tell_min(v: Violation, key: str, namer: Namer) -> str:
    dates = namer.find_dates(v)
    if dates:
        return f"{key} is {namer.name_node(dates[0])}, which cannot be read as a date"
    where, least = namer.name_place(v.focus), _to_text(v, namer)
    if v.path and v.path.kind == "inverse":
        return f"{where} needs a note that leads to it by {key}"
    return f"{where} needs {key}" if least == "1" else f"{where} needs {least} times {key}"


def _tell_max(v: Violation, key: str, namer: Namer) -> str:
    most = _to_text(v, namer)
    if v.path and v.path.kind == "inverse":
        count = "one note leads" if most == "1" else f"{most} notes lead"
        return f"more than {count} to {namer.name_place(v.focus)} by {key}"
    if most == "0":
        return f"{namer.name_place(v.focus)} is to have no {key}"
    allowed = "once is enough" if most == "1" else f"{most} values are enough"
    return f"{key} stands more than {_to_times(most)}, {allowed}"


def _tell_class(v: Violation, key: str, namer: Namer) -> str:
    wanted = name_values(namer.name_class(asked) for asked in v.asked)
    if v.value[:1] != "<" and key.strip("“”") in namer.mapping_keys:
        return f"{key} is {namer.name_node(v.value)}; it holds mappings, each with keys of its own"
    if v.value[:1] != "<":
        return f"{key} is {namer.name_node(v.value)}, no link; it should lead to: {wanted}"
    kinds = namer.name_types(v.value)
    what = f", which is {kinds}" if kinds else ", which has no type"
    if v.value == v.focus:
        return f"{namer.name_place(v.focus)} should be {wanted}{what.replace('which', 'but it')}"
    return f"{key} leads to {namer.name_node(v.value)}{what}; it should be {wanted}"


def _tell_datatype(v: Violation, key: str, namer: Namer) -> str:
    wanted = name_values(namer.name_datatype(asked) for asked in v.asked)
    if "#langString>" in "".join(v.asked):
        wanted = "text in a language"
    return f"{key} is {namer.name_node(v.value)}, not {wanted}"


def _tell_kind(v: Violation, key: str, namer: Namer) -> str:
    names = [asked.rpartition("#")[2].rstrip(">") for asked in v.asked]
    wanted = name_values(_KINDS.get(name, name) for name in names)
    return f"{key} is {namer.name_node(v.value)}; it should be {wanted}"


def _tell_limit(v: Violation, key: str, namer: Namer) -> str:
    word = _LIMITS[v.component]
    return f"{key} is {namer.name_node(v.value)}; it should be {word} {_to_text(v, namer)}"


def _tell_length(v: Violation, key: str, namer: Namer) -> str:
    word = "at least" if v.component == "MinLength" else "at most"
    count = _to_text(v, namer)
    return f"{key} is {namer.name_node(v.value)}; it should have {word} {count} characters"


def _tell_pattern(v: Violation, key: str, namer: Namer) -> str:
    return f"{key} is {namer.name_node(v.value)}, which does not have the form {_to_text(v, namer)}"


def _tell_language_in(v: Violation, key: str, namer: Namer) -> str:
    return f"{key} is {namer.name_node(v.value)}; its language should be {_to_text(v, namer)}"


def _tell_unique(v: Violation, key: str, namer: Namer) -> str:
    return f"{key} has two values in one language, one is enough"


def _tell_equals(v: Violation, key: str, namer: Namer) -> str:
    """Tell which side has the value, and which has not."""
    steps = find_predicates(v.path) if v.path else []
    if (_PASSAGE, False) in steps and v.value not in namer.find_steps(v):
        if v.value[:1] != "<":
            return f"{key} is {namer.name_node(v.value)}, no link to a passage ([[note#^passage]])"
        return f"{key} leads to {namer.name_node(v.value)}, but to no passage that it has"
    is_other = v.value in namer.find_steps(v)
    lacking = _name_other(v, namer) if is_other else namer.name_path(v.path, v.focus)
    if lacking == key:
        return f"{key} says {namer.name_node(v.value)} in one place, and not in another"
    return f"{key} says {namer.name_node(v.value)}, but {lacking} does not"


def _tell_disjoint(v: Violation, key: str, namer: Namer) -> str:
    return f"{key} and {_name_other(v, namer)} both have {namer.name_node(v.value)}"


def _tell_less(v: Violation, key: str, namer: Namer) -> str:
    """Dates are told as written, not as the bounds by which they are compared."""
    iri = v.path.iri if v.path else ""
    mine = namer.find_values(v.focus, iri) if iri else []
    others = [value for asked in v.asked for value in namer.find_values(v.focus, asked[1:-1])]
    written = name_values(_to_bare(value, namer) for value in mine or [v.value])
    later = name_values(dict.fromkeys(_to_bare(value, namer) for value in others))
    word = "is not before" if v.component == "LessThan" else "comes after"
    return f"{key} {written} {word} {_name_other(v, namer)} {later}"


def _tell_in(v: Violation, key: str, namer: Namer) -> str:
    if not v.asked:
        return f"{namer.name_place(v.focus)} is to have no {key}"
    allowed = name_values(namer.name_node(asked) for asked in v.asked)
    return f"{key} is {namer.name_node(v.value)}; it should be {allowed}"


def _tell_has_value(v: Violation, key: str, namer: Namer) -> str:
    wanted = name_values(namer.name_node(asked) for asked in v.asked)
    return f"{namer.name_place(v.focus)} needs {key}: {wanted}"


def _tell_closed(v: Violation, key: str, namer: Namer) -> str:
    near = namer.suggest_key(key.strip("“”"))
    hint = f"; did you mean “{near}”?" if near else ""
    return f"{namer.name_place(v.focus)} has no key {key}{hint}"


def _tell_not(v: Violation, key: str, namer: Namer) -> str:
    if v.value == v.focus:
        return f"{namer.name_place(v.focus)} is what it should not be"
    return f"{key} should not be {namer.name_node(v.value)}"


def _tell_node(v: Violation, key: str, namer: Namer) -> str:
    """Tell what is wrong with the value, in the words of the details."""
    told = _tell_details(v, namer, "; ")
    if v.value == v.focus or not told:
        return told or f"{key} is {namer.name_node(v.value)}, which is not as it should be"
    return f"{key} is {namer.name_node(v.value)}: {told}"


def _tell_choice(v: Violation, key: str, namer: Namer) -> str:
    if v.component == "Xone" and not all(v.details):
        names = [key for iri in v.asked for key in namer.find_written(v.focus, iri[1:-1])]
        both = name_values(dict.fromkeys(names), "and") if len(names) > 1 else "two things"
        return f"{namer.name_place(v.focus)} has {both}, of which one is enough"
    told = _tell_details(v, namer, ", or ")
    return f"either {told}" if told else f"{key} fits none of what is allowed"


def _tell_value(v: Violation, key: str, namer: Namer) -> str:
    """Tell what stands there, and leave it at that."""
    if not v.value or v.value == v.focus:
        return ""
    kinds = namer.name_types(v.value) if v.value[:1] == "<" else ""
    return f"{key} is {namer.name_node(v.value)}" + (f", which is {kinds}" if kinds else "")


def _has_own(v: Violation, namer: Namer) -> bool:
    return any(namer.choose_message(d) or _has_own(d, namer) for g in v.details for d in g)


def _tell_qualified(v: Violation, key: str, namer: Namer) -> str:
    number = _to_text(v, namer)
    word = "at least" if v.component.endswith("MinCount") else "at most"
    where, tags = namer.name_place(v.focus), [t for g in v.details for d in g for t in d.asked]
    if not tags:
        return f"{where} needs {word} {number} of {key} of the right kind"
    languages = name_values(_to_bare(tag, namer) for tag in tags)
    key = namer.name_label(v, [_to_bare(tag, namer) for tag in tags]) or key
    count = "" if (word, number) == ("at least", "1") else f"{word} {number} of "
    return f"{where} needs {count}{key} in {languages}"


def _tell_other(v: Violation, key: str, namer: Namer) -> str:
    if v.value and v.value != v.focus:
        odd = "" if v.messages else ", which is not as it should be"
        return f"{key} is {namer.name_node(v.value)}{odd}"
    return f"{namer.name_place(v.focus)} is not as it should be"


def _tell_details(v: Violation, namer: Namer, word: str) -> str:
    groups = []
    for group in v.details:
        told = [namer.choose_message(d) or describe(d, None, namer) for d in group]
        groups.append(" and ".join(dict.fromkeys(told)))
    return word.join(dict.fromkeys(filter(None, groups)))


def _name_other(v: Violation, namer: Namer) -> str:
    keys = [key for iri in v.asked for key in namer.find_written(v.focus, iri[1:-1])]
    return name_values(dict.fromkeys(keys))


def _to_text(v: Violation, namer: Namer) -> str:
    return name_values(_to_bare(asked, namer) for asked in v.asked)


def _to_bare(value: str, namer: Namer) -> str:
    return namer.name_node(value).strip("“”")


def _to_times(number: str) -> str:
    return {"1": "once", "2": "twice"}.get(number, f"{number} times")


_SENTENCES: Mapping[str, Callable[[Violation, str, Namer], str]] = MappingProxyType(
    {
        "MinCount": _tell_min,
        "MaxCount": _tell_max,
        "Class": _tell_class,
        "Datatype": _tell_datatype,
        "NodeKind": _tell_kind,
        "MinInclusive": _tell_limit,
        "MaxInclusive": _tell_limit,
        "MinExclusive": _tell_limit,
        "MaxExclusive": _tell_limit,
        "MinLength": _tell_length,
        "MaxLength": _tell_length,
        "Pattern": _tell_pattern,
        "LanguageIn": _tell_language_in,
        "UniqueLang": _tell_unique,
        "Equals": _tell_equals,
        "Disjoint": _tell_disjoint,
        "LessThan": _tell_less,
        "LessThanOrEquals": _tell_less,
        "In": _tell_in,
        "HasValue": _tell_has_value,
        "Closed": _tell_closed,
        "Not": _tell_not,
        "Node": _tell_node,
        "And": _tell_node,
        "Or": _tell_choice,
        "Xone": _tell_choice,
        "QualifiedMinCount": _tell_qualified,
        "QualifiedMaxCount": _tell_qualified,
    }
)
