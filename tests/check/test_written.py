"""Terms found in files as written, with their places."""

import json

from zettel.check.ontology.written import find_entries, find_written

TURTLE = '''\
@prefix ex: <https://e.example/> .   # ex:no and <https://no.example/>
PREFIX : <#>
BASE <https://b.example/v>
ex:A a ex:B ; ex:says "ex:no # ex:no", """ex:no " ex:no"""@en, 'ex:no'^^ex:T .
# ex:no
:x\\-y ex:p 3.5 , _:ex , [ ex:q <rest> ] .ex:é ex:p ex:a.b. <https://e.example/C>
  ex:p unknown:z, ex:A .
'''


def test_terms_outside_strings_and_comments() -> None:
    """Prefixed names and IRIs in full are found, whatever is around them, at their places."""
    found = [(w.text, w.line, w.column) for w in find_written(TURTLE, {})]
    assert [text for text, _, _ in found] == [
        "ex:A", "ex:B", "ex:says", "ex:T", ":x\\-y", "ex:p", "ex:q", "<rest>", "ex:é", "ex:p",
        "ex:a.b", "<https://e.example/C>", "ex:p", "ex:A",
    ]  # fmt: skip
    lines = TURTLE.splitlines()
    assert all(lines[line - 1].startswith(text, column - 1) for text, line, column in found)


def test_subjects_begin_statements() -> None:
    """What stands after a full stop, a directive or nothing is a subject."""
    subjects = [w.text for w in find_written(TURTLE, {}) if w.is_subject]
    assert subjects == ["ex:A", ":x\\-y", "ex:é", "<https://e.example/C>"]


def test_prefixes_and_base_are_expanded() -> None:
    """Declared prefixes go before those given; escapes and relative IRIs are resolved."""
    iris = [w.iri for w in find_written(TURTLE, {"ex": "https://no.example/"})]
    assert iris[0] == "https://e.example/A"
    assert "#x-y" in iris
    assert "https://b.example/rest" in iris
    (given,) = find_written("SELECT * { ?ex:no a ex:A }", {"ex": "https://e.example/"})
    assert given.iri == "https://e.example/A"


def test_json_entries_have_paths_and_places() -> None:
    """Keys and strings are found with the keys that they stand in, through lists too."""
    text = '{"a": [1, {"b": "x", "b,": {"c\\"": "y"}}, "z"],\n "d": {"e": null, "f": "g"}}'
    entries = list(find_entries(text))
    assert [(".".join(e.path), e.text) for e in entries if not e.is_key] == [
        ("a.b", "x"), ('a.b,.c"', "y"), ("a", "z"), ("d.f", "g"),
    ]  # fmt: skip
    assert [e.text for e in entries if e.is_key] == ["a", "b", "b,", 'c"', "d", "e", "f"]
    lines = text.splitlines()
    assert all(lines[e.line - 1][e.column - 1 :].startswith(json.dumps(e.text)) for e in entries)
