"""Any bytes in any file: nothing raises, and every record stands inside its file."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import zettel
from zettel.dialect import DIALECTS, Dialect
from zettel.formats import parse_note
from zettel.formats.encoding import decode
from zettel.model import Issue, Note, Property, Record

SIGNS = st.sampled_from(
    [
        *(
            "---\n",
            "+++\n",
            "\n",
            "\r\n",
            "\r",
            "[[",
            "]]",
            "|",
            "#",
            "%%",
            "::",
            "^",
            "@",
            "(",
            ")",
        ),
        *(
            "((",
            "))",
            "{{embed ",
            "}}",
            "{% link ",
            "%}",
            "- ",
            "* ",
            "\t- ",
            "id:: ",
            "key:: ",
            "!",
        ),
        *(
            "`",
            "```\n",
            "$",
            "é",
            "a",
            " ",
            "> ",
            ":",
            ": ",
            "{",
            "}",
            "{:",
            '"',
            "'",
            "\t",
            "[",
            "]",
        ),
        *("\\", "<b>", "</b>", "<!--", "-->", "&amp;", "***", "|a|b|\n|-|-|\n", "\x00", "\ufeff"),
        *(
            "𝄞",
            "\u2028",
            "\x85",
            "\x0c",
            "20200101120000",
            '[a]: b.md "T"\n',
            "<<: *x\n",
            "&x ",
            "~",
        ),
        *("title: ", "tags: ", "a = ", "'''", '"""', "[table]\n", "e\u0301"),
    ]
)
STARTS = st.sampled_from([b"", b"---\n", b"+++\n", b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf---\n"])
FILES = st.one_of(
    st.lists(SIGNS, max_size=30).map(lambda signs: "".join(signs).encode()),
    st.tuples(STARTS, st.binary(max_size=200)).map(b"".join),
)


def find_places(note: Note, issues: Iterable[Issue]) -> Iterator[tuple[int, int]]:
    """Yield line and column of everything that a reading gives."""
    yield from ((link.line, link.column) for link in (*note.links, *note.code_links))
    yield from ((issue.line, issue.column) for issue in issues)
    yield from ((heading.line, 1) for heading in note.headings)
    yield from ((block.line, 1) for block in note.blocks)
    yield from find_property_places(note.properties)


def find_property_places(properties: Iterable[Property]) -> Iterator[tuple[int, int]]:
    """Yield line and column of properties and of all in them."""
    for item in properties:
        yield item.line, item.column
        for value in item.values:
            if isinstance(value, Record):
                yield value.line, value.column
                yield from find_property_places(value.properties)


@pytest.mark.parametrize("dialect", DIALECTS.values(), ids=lambda dialect: dialect.name)
@given(data=FILES, name=st.sampled_from(["a.md", "journals/2020_01_31.md", "x.y/a___b%2f.md"]))
def test_every_place_is_inside_the_file(dialect: Dialect, data: bytes, name: str) -> None:
    """Lines and columns start at 1 and end with the text, in every dialect."""
    note, issues = parse_note(name, data, dialect)
    lines = decode(data).text.split("\n")
    for line, column in find_places(note, issues):
        assert 1 <= line <= len(lines)
        assert 1 <= column <= len(lines[line - 1]) + 1


@settings(max_examples=60, deadline=None)
@given(
    files=st.lists(FILES, min_size=1, max_size=4),
    marker=st.sampled_from(["", ".obsidian/x", "logseq/config.edn", "dendron.yml", "_config.yml"]),
    said=FILES,
)
def test_any_vault_is_read_resolved_and_checked(
    files: list[bytes], marker: str, said: bytes
) -> None:
    """Notes and the settings of their application may hold anything; each file is a note."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        for number, data in enumerate(files):
            (folder / f"n{number}.md").write_bytes(data)
        if marker:
            (folder / marker).parent.mkdir(exist_ok=True)
            (folder / marker).write_bytes(said)
        vault = zettel.open(folder)
        assert len(vault.notes) == len(files)
        assert all(issue.line >= 1 for issue in vault.issues)
