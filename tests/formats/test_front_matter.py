"""Front matter: string-first, with lines and columns, and never a reason to lose a note."""

import unicodedata

import frontmatter
import pytest
from hypothesis import given
from hypothesis import strategies as st

from zettel.formats.front_matter import HANDLER
from zettel.formats.matter_text import to_dict, to_text
from zettel.formats.yaml_nodes import Matter
from zettel.model import Property, Record


def parse(text: str) -> Matter:
    """Read front matter as that of a file, which begins on line 2."""
    return HANDLER.parse(text, 2)


def read(text: str) -> dict[str, object]:
    """Return front matter as plain data."""
    return to_dict(parse(text).properties)


@pytest.mark.parametrize(
    "written", ["0123", "12:30", "2016-10-01", "no", "1.10", "0x1F", "1e3", "20230924194130"]
)
def test_scalars_stay_as_written(written: str) -> None:
    """Nothing is taken for a number, a date or a truth value."""
    assert read(f"a: {written}") == {"a": written}


@pytest.mark.parametrize("written", ["", "~", "null"])
def test_null_keeps_the_key(written: str) -> None:
    """A key without a value is there, with no values."""
    assert parse(f"a: {written}\n").properties == (Property("a", (), 2, 1),)


def test_keys_have_places() -> None:
    """Lines count from the top of the file, columns in characters."""
    found = parse("été: a\nb:\n  - c: d\n    e: f\n").properties
    assert [(item.key, item.line, item.column) for item in found] == [("été", 2, 1), ("b", 3, 1)]
    record = found[1].values[0]
    assert isinstance(record, Record)
    assert (record.line, record.column) == (4, 5)
    assert [(item.key, item.line, item.column) for item in record.properties] == [
        ("c", 4, 5),
        ("e", 5, 5),
    ]


def test_lists_are_flattened() -> None:
    """A list in a list is one list of values."""
    assert read("a: [b, [c, d]]") == {"a": ["b", "c", "d"]}


def test_bare_wiki_links_are_text() -> None:
    """`[[A]]` without quotes, which YAML reads as a list in a list, is the link."""
    matter = parse("a: [[A]]\nb:\n  - [[type:B|le b]]\n  - [[C, D]]\n")
    assert to_dict(matter.properties) == {"a": "[[A]]", "b": ["[[type:B|le b]]", "[[C, D]]"]}
    assert [(link.target, link.line, link.column) for link in matter.links] == [
        ("A", 2, 4),
        ("type:B", 4, 5),
        ("C, D", 5, 5),
    ]


def test_links_in_strings() -> None:
    """Wiki and Markdown links inside a string stand under its key, inner keys first."""
    text = 'a: "Voir [[A|un]] et [deux](B%20b.md#h){:target=\\"_blank\\"}."\nb:\n  c: "[[C]]"\n'
    links = parse(text).links
    assert [(link.relation, link.target, link.anchor, link.label) for link in links] == [
        ("a", "A", "", "un"),
        ("a", "B b.md", "h", "deux"),
        ("c", "C", "", ""),
    ]
    assert links[1].context == "Voir un et deux."
    assert links[1].context[links[1].start : links[1].end] == "deux"


@pytest.mark.parametrize(
    "text",
    [
        "a: |\n  un\n  deux [[B]]\n",
        "a: >\n  un\n  deux [[B]]\n",
        'a: "un\n  deux [[B]]"\n',
        "a: un\n  deux [[B]]\n",
        "a: un\r\n  deux [[B]]\r\n",
    ],
)
def test_links_in_long_strings_have_places(text: str) -> None:
    """A link in a string over several lines stands where it is written."""
    line = 2 + text[: text.index("[[")].count("\n")
    found = parse(text).links[0]
    assert found.line == line
    assert found.column == len("  deux ") + 1


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("created: {{date}}", {"created": "{{date}}"}),
        ("a: 1\ndied: -\nb: 2", {"a": "1", "died": "-", "b": "2"}),
        ("t: Sujet : détail\nb: 2", {"t": "Sujet : détail", "b": "2"}),
        ("a: @x\nb: [[B]]", {"a": "@x", "b": "[[B]]"}),
        ("a: [[A]], [[B]]", {"a": "[[A]], [[B]]"}),
        ("a:\n  - @x\n  - y\nb: 2", {"a": ["@x", "y"], "b": "2"}),
        ("a: x\x07y\nb: 2", {"a": "x\x07y", "b": "2"}),
        ("a: 1\na: 2", {"a": "2"}),
    ],
)
def test_broken_lines_cost_nothing_else(text: str, values: dict[str, object]) -> None:
    """What cannot be read is a warning at its line, its text is kept, other keys are read."""
    matter = parse(text)
    assert to_dict(matter.properties) == values
    assert len(matter.issues) == 1


def test_an_issue_names_its_line() -> None:
    """The line of an issue is that of the file."""
    (issue,) = parse("a: 1\nb: 2\nc: @x\nd: 4").issues
    assert (issue.line, issue.column, issue.code) == (4, 4, "Z116")


@pytest.mark.parametrize(
    ("text", "place", "code"),
    [
        ("a: 1\nb:\n  c: @x\n", (4, 6), "Z103"),
        ("é: [x\nb: 2\n", (2, 6), "Z116"),
        ("a: 1\n  b: 2\n", (3, 4), "Z103"),
        ("a: 1\nno key\nb: 2\n", (3, 1), "Z103"),
        ("𝄞: 'x\nb: 2\n", (2, 6), "Z116"),
        ("a: @x\n\nb: {{date}}\n", (2, 4), "Z116"),
        ("é: x\x07y\n", (2, 5), "Z116"),
        ("a: x\u2028y\nb: - z\n", (3, 4), "Z116"),
        ("a: *b\n", (2, 4), "Z116"),
        ("a: &b [*b]\nc: d\n", (2, 4), "Z103"),
        ("a: @x\nb: 1\nb: 2\n", (2, 4), "Z116"),
        ("{{a}}: b\nc: d\n", (2, 1), "Z103"),
        ("a: 1\na: 2\n", (3, 1), "Z115"),
    ],
)
def test_an_issue_stands_where_the_mistake_is(text: str, place: tuple[int, int], code: str) -> None:
    """Line and column, in characters, of the first thing that is wrong."""
    issue = parse(text).issues[0]
    assert (issue.line, issue.column, issue.code) == (*place, code)


def test_keys_written_twice_are_told_in_broken_front_matter_too() -> None:
    """A line that is no YAML hides no other mistake."""
    issues = parse("a: @x\nb: 1\nb: 2\n").issues
    assert [(issue.line, issue.code) for issue in issues] == [(2, "Z116"), (4, "Z115")]


@pytest.mark.parametrize("sign", ["\x85", "\u2028", "\u2029"])
def test_line_breaks_of_old_yaml_are_letters(sign: str) -> None:
    """They end no line for YAML 1.2 or an editor, and stay in the value."""
    matter = parse(f"a: x{sign}y\nb: [[C]]\nd{sign}: |\n  e{sign}f\n")
    assert not matter.issues
    assert [(item.line, item.values) for item in matter.properties] == [
        (2, (f"x{sign}y",)),
        (3, ("[[C]]",)),
        (4, (f"e{sign}f\n",)),
    ]
    assert (matter.links[0].line, matter.links[0].column) == (3, 4)


@pytest.mark.parametrize(
    ("text", "values", "told"),
    [
        ("tags: #a, [[B]]\nb: 1", {"tags": "#a, [[B]]", "b": "1"}, 1),
        ("color: #ff0000\r\nb: 1", {"color": "#ff0000", "b": "1"}, 1),
        ("m: {'c': #x\n }", {"m": {"c": "#x"}}, 1),
        ("a: # a comment\nb: #! no value\nc: ## none", {"a": None, "b": None, "c": None}, 0),
        ("a: #list\n  - b", {"a": "b"}, 0),
        ("a: b #c", {"a": "b"}, 0),
    ],
)
def test_a_hash_without_a_blank_is_a_value(text: str, values: dict[str, object], told: int) -> None:
    """YAML takes tags and colours for comments; no author means an empty value."""
    matter = parse(text)
    assert to_dict(matter.properties) == values
    assert [issue.code for issue in matter.issues] == ["Z116"] * told
    assert all((link.target, link.line, link.column) == ("B", 2, 11) for link in matter.links)


def test_a_value_that_goes_wrong_below_keeps_its_first_line() -> None:
    """What can be read of it is kept, and the line that cannot is an error."""
    matter = parse("a: kept\n  b: 2\nc: 3\n")
    assert to_dict(matter.properties) == {"a": "kept", "c": "3"}


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("a: !!python/object/apply:os.system [ls]", {"a": "ls"}),
        ("a: !!int '3'\nb: !x {c: d}", {"a": "3", "b": {"c": "d"}}),
        ("? a\n: b", {"a": "b"}),
        ("'a b': c", {"a b": "c"}),
        ("a : b", {"a": "b"}),
        ("{a: b, c: [d]}", {"a": "b", "c": "d"}),
    ],
)
def test_yaml_that_few_write_is_read(text: str, values: dict[str, object]) -> None:
    """Tags of programming languages build nothing; every notation of a mapping is one."""
    matter = parse(text)
    assert not matter.issues
    assert to_dict(matter.properties) == values


@pytest.mark.parametrize("text", ["a:\tb", "a:\n\t- b", "a:\n\t\tb: c"])
def test_tabs_are_tolerated(text: str) -> None:
    """Tabs, which YAML forbids, are read as their author meant them."""
    matter = parse(text)
    assert not matter.issues
    assert [item.key for item in matter.properties] == ["a"]
    assert matter.properties[0].values


def test_a_list_is_no_front_matter() -> None:
    """Front matter that is a list is a warning."""
    matter = parse("- a\n- b\n")
    assert not matter.properties
    assert [issue.code for issue in matter.issues] == ["Z103"]


def test_aliases_and_merges_are_followed() -> None:
    """`*alias` and `<<` mean what they mean in YAML."""
    assert read("a: &x [1, 2]\nb: *x\nc: &y {d: 3}\ne:\n  <<: *y\n  f: 4\n")["e"] == {
        "d": "3",
        "f": "4",
    }


def test_a_thousand_laughs_are_cut_short() -> None:
    """Aliases of aliases cannot fill the memory."""
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 10)]
    matter = parse("\n".join(lines))
    assert sum(len(item.values) for item in matter.properties) <= 20_000
    assert matter.issues


@pytest.mark.parametrize(
    "text", ["a: " + "[" * 100_000, "a: " + "{" * 100_000, "- " * 100_000, "&a [*a]", "? " * 50_000]
)
def test_nesting_cannot_break_the_parser(text: str) -> None:
    """However deep a value is nested, reading ends with a warning."""
    assert parse(text).issues


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20).filter(
    lambda text: text.isprintable() and unicodedata.is_normalized("NFC", text)
)


@given(st.dictionaries(TEXTS.filter(lambda key: key == key.strip() != "<<"), TEXTS, max_size=4))
def test_written_strings_are_read_again(values: dict[str, str]) -> None:
    """What `to_text` writes is read as the same keys and strings."""
    text = to_text(Property(key, (value,), 0, 0) for key, value in values.items())
    assert HANDLER.load(HANDLER.split(text)[0]) == values


def test_to_text_quotes_what_others_would_take_for_numbers() -> None:
    """Ids stay strings for any YAML reader."""
    properties = (Property("id", ("20230924194130",), 0, 0), Property("types", ("a", "b"), 0, 0))
    assert to_text(properties) == "---\nid: '20230924194130'\ntypes:\n- a\n- b\n---\n"


def test_the_handler_serves_python_frontmatter() -> None:
    """`frontmatter.loads` and `dumps` work with the handler."""
    post = frontmatter.loads("---\nid: 0123\nb: [c, d]\n---\n\ntext\n", handler=HANDLER)
    assert (post.metadata, post.content) == ({"id": "0123", "b": ["c", "d"]}, "text")
    assert frontmatter.loads(frontmatter.dumps(post), handler=HANDLER).metadata == post.metadata


@pytest.mark.parametrize(
    ("lines", "reason", "hint"),
    [
        ("m:\n  - a: 1\n  b: 2", "the indentation fits", "no tabs"),
        ("m:\n    a: 1\n  - b: 2", "the indentation fits", "no tabs"),
        ("m:\n  - a: 1\n\tb: 2", "the indentation fits", "no tabs"),
        ("m: A\n  b: 2", "a key stands below one that has a value", "no tabs"),
        ("m: A : b", "“: ” stands on the line twice", "in quotes"),
        ("m: @a", "no value begins so", "in quotes"),
        ("m: [[a]] b", "more stands here than one value", "in quotes"),
        ("m: [a, b", "a “[” is opened and not closed", "in quotes"),
        ("m: 'a", "a quote is opened and not closed", "close it"),
        ("m: - a", "a list begins on the line of its key", "on the next line"),
        ("m", "this line has no key", "key: value"),
    ],
)
def test_what_is_no_yaml_is_told_in_plain_words(lines: str, reason: str, hint: str) -> None:
    """The reason is not the parser's, and the hint is one that helps."""
    (issue,) = HANDLER.parse(f"id: a\n{lines}\n", 2).issues
    assert reason in issue.message
    assert hint in issue.hint
