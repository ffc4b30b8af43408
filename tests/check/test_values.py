"""Values that are not what their key holds, told at the key."""

from pathlib import Path

import pytest

from tests.vaults import open_vault

CONTEXT = """\
=== ontology/context.jsonld
{"@context": {"ex": "https://e.example/ns#", "zettel": "https://zettel.example/terms#",
  "xsd": "http://www.w3.org/2001/XMLSchema#",
  "on": {"@id": "ex:on", "@type": "zettel:Date"},
  "size": {"@id": "ex:size", "@type": "xsd:integer"},
  "open": {"@id": "ex:open", "@type": "xsd:boolean"},
  "day": {"@id": "ex:day", "@type": "xsd:date"},
  "code": {"@id": "ex:code", "@type": "xsd:string"},
  "html": {"@id": "ex:html", "@type": "ex:Html"},
  "hall": {"@id": "ex:hall", "@type": "@id"},
  "rank": {"@id": "ex:rank", "@type": "@vocab"}, "leader": "ex:leader",
  "names": {"@id": "ex:name", "@container": "@language"},
  "lasts": {"@id": "ex:lasts", "@type": "xsd:duration"}, "free": "ex:free", "gone": null,
  "posts": {"@id": "ex:post", "@context": {
    "size": {"@id": "ex:seat", "@type": "zettel:Date"},
    "step": {"@id": "ex:step", "@type": "@vocab"}, "first": "ex:first"}}
}}
=== hall.md
# Great Hall
"""


def find(folder: Path, *lines: str) -> list[tuple[int, str, str]]:
    """Find line, message and hint of odd values in a note with these lines of front matter."""
    text = "\n".join(("---", *lines, "---", "[[hall]]"))
    vault = open_vault(folder, f"{CONTEXT}=== a.md\n{text}\n")
    return [(i.line, i.message, i.hint) for i in vault.issues if i.code == "Z122"]


@pytest.mark.parametrize(
    "line",
    [
        "on: autumn 2016", "on: 2016-10-07", 'on: ""', "on:", "size: -12", "open: true",
        "day: 2016-02-29", "code: anything at all", "html: <b>", 'hall: "[[Great Hall]]"',
        'hall: "[[nobody knows]]"', "hall: https://h.example/", "hall: ex:Hall", "rank: leader",
        'rank: "[[hall]]"', "names: {fr: Salle, en-GB: Hall}", 'free: "[[hall]]"',
        "gone: 12", "unheard: of", "source: The Times", "url: somewhere", 'created: "[[hall]]"',
        "posts: {size: 2016, step: first}", "posts: {step: leader}", "hall: {free: told below}",
        "types: [odd, code]", "lasts: [P2Y, PT1H30M, -P1M2DT0.5S]",
    ],
)  # fmt: skip
def test_values_that_fit(tmp_path: Path, line: str) -> None:
    """What a key holds, nothing at all, and what no type is told for give no issue."""
    assert not find(tmp_path, line)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("on: some day", "“some day” is no date"),
        ("on: 2016-02-30", "“2016-02-30” is no date"),
        ('on: "[[hall]]"', "[[hall]] is a link"),
        ("created: yesterday", "“yesterday” is no date"),
        ("size: a dozen", "“a dozen” is no whole number"),
        ("size: 1.5", "“1.5” is no whole number"),
        ("open: maybe", "“maybe” is no yes-or-no value"),
        ("day: 2015-02-29", "“2015-02-29” is no day"),
        ("lasts: two years", "“two years” is no length of time"),
        ("lasts: P", "“P” is no length of time"),
        ("size: {of: 12}", "a mapping stands here"),
        ("hall: Town Hall", "“Town Hall” is no link"),
        ('hall: "the [[hall]] of old"', "“the [[hall]] of old” is no link"),
        ("rank: ladder", "“ladder” is no word"),
        ("names: {not a tag: Hall}", "“not a tag” is no language"),
        ("posts: {size: 12}", "“12” is no date"),
        ("posts: {step: leder}", "“leder” is no word"),
    ],
)
def test_odd_values(tmp_path: Path, line: str, told: str) -> None:
    """What the key's type cannot hold is told, at the key's line, as its scope has it."""
    ((number, message, _),) = find(tmp_path, "free: text", line)
    assert number == 3
    assert message.startswith(told)


def test_hints(tmp_path: Path) -> None:
    """A near word, a near note, or how it is written."""
    found = find(tmp_path, "rank: laeder", "hall: Grate Hall", "hall2: x", "on: then", "posts:")
    assert [hint for _, _, hint in found] == [
        "did you mean leader?",
        "did you mean [[Great Hall]]?",
        'dates are written as 2016, 2016-10, 2016-10-07 or "autumn 2016"',
    ]


def test_each_value_of_a_list(tmp_path: Path) -> None:
    """Only the values that do not fit are told; mappings in lists at their own keys."""
    lines = ("size: [1, two, 3]", "posts:", "  - size: 2016", "  - first: x", "    size: soon")
    assert [(line, told[:6]) for line, told, _ in find(tmp_path, *lines)] == [
        (2, "“two” "),
        (6, "“soon”"),
    ]


def test_properties_in_the_text(tmp_path: Path) -> None:
    """`key:: value` is a property like any other."""
    vault = open_vault(tmp_path, f"{CONTEXT}=== a.md\n[[hall]]\n\nsize:: large\n")
    assert [(i.line, i.code) for i in vault.issues] == [(3, "Z122")]
