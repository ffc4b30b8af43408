"""A file of Logseq or Dendron becomes the note that its application shows."""

from datetime import date

import pytest
from msgspec.structs import replace

from zettel.dialect import DIALECTS
from zettel.formats import parse_note
from zettel.formats.page_names import format_day
from zettel.model import Link, LinkKind, Note

UUID = "61024cd6-1951-47cc-8050-25f68960d729"
LOGSEQ = DIALECTS["logseq"]


def parse(text: str, path: str = "pages/a.md", dialect: str = "logseq") -> Note:
    """Read a text as a file of a dialect."""
    return parse_note(path, text.encode(), DIALECTS[dialect])[0]


def list_links(note: Note) -> list[tuple[str, str]]:
    """Return kinds and targets of a note's links."""
    return [(link.kind.value, link.target) for link in note.links]


@pytest.mark.parametrize("bullet", ["", "- "])
def test_first_lines_are_front_matter(bullet: str) -> None:
    """Title, aliases, types and tags stand in the first lines, in a list item or not."""
    lines = ["title:: Un titre", "alias:: B, [[C, D]]", "type:: [[Outil]]", "tags:: x, #y, [[z]]"]
    text = bullet + ("\n" + " " * len(bullet)).join(lines)
    note = parse(f"\n{text}\n\n- Suite\n  type:: autre\n")
    assert note.title == "Un titre"
    assert note.aliases == ("B", "C, D")
    assert note.types == ("Outil",)
    assert note.tags == ("x", "y", "z")


def test_names_of_a_page_are_no_links() -> None:
    """What a page calls itself leads nowhere; its types and tags lead to pages."""
    note = parse("title:: [[T]]\nalias:: [[B]]\ntype:: [[Outil]]\ntags:: x, #y, [[z]]\n")
    assert note.title == "T"
    assert note.aliases == ("B",)
    assert sorted(list_links(note)) == [
        ("inline", "Outil"), ("inline", "z"), ("tag", "x"), ("tag", "y"),
    ]  # fmt: skip


def test_later_properties_are_of_blocks() -> None:
    """A property below the first lines says nothing of the page."""
    note = parse("- Texte\n- title:: X\n  alias:: Y\n")
    assert (note.title, note.aliases) == ("a", ())


def test_front_matter_goes_before_first_lines() -> None:
    """Where both say something, front matter is believed."""
    note = parse("---\ntitle: Un\n---\ntitle:: Deux\nalias:: B\n")
    assert (note.title, note.aliases) == ("Un", ("B",))


def test_id_of_a_block_is_no_property() -> None:
    """`id::` names a block and leaves the note its own id; other properties are kept."""
    note = parse(f"- id:: {UUID}\n  collapsed:: true\n- Texte\n")
    assert note.id == "pages/a"
    assert [item.key for item in note.properties] == ["collapsed"]
    assert [block.name for block in note.blocks] == [UUID]


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("A___B.md", "A/B"),
        ("A%2FB.md", "A/B"),
        ("Quoi%3F.md", "Quoi?"),
        ("a.b.md", "a.b"),
        ("A___b...___.md", "A/b..."),
        ("2022_11_21.md", "Nov 21st, 2022"),
        ("2022-11-02.md", "Nov 2nd, 2022"),
        ("2022_13_21.md", "2022_13_21"),
    ],
)
def test_page_is_called_by_its_file(name: str, title: str) -> None:
    """A file's name says the page's, whatever its headings say."""
    assert parse("# Un titre\n", f"pages/{name}").title == title


def test_names_in_front_matter_stand_between_commas() -> None:
    """Front matter lists aliases and tags as first lines do, also with Chinese commas."""
    note = parse("---\nalias: DOF,自由度， x\ntags: #a, [[b c]], #d #e, f\n---\nalias:: y\n")
    assert note.aliases == ("DOF", "自由度", "x")
    assert note.tags == ("a", "b c", "d", "e", "f")
    assert sorted(list_links(note)) == [
        ("property", "b c"), ("tag", "a"), ("tag", "d"), ("tag", "e"), ("tag", "f"),
    ]  # fmt: skip


def test_front_matter_of_logseq_is_no_yaml() -> None:
    """Any text is a value there, and no issue; elsewhere it is told."""
    text = b"---\ntags: #a, [[b]]\nauthors: [[A]], [[B]]\n---\n"
    assert not parse_note("pages/a.md", text, LOGSEQ)[1]
    assert parse_note("pages/a.md", text)[1]


def test_a_title_further_down_is_not_the_page_s() -> None:
    """What a block or an example calls a title leaves the page its file's name."""
    assert parse("- Exemple\n  title:: X\n", "pages/A___B.md").title == "A/B"


def test_dots_in_old_names_are_slashes_too() -> None:
    """A graph of before 2023 answers to both; its titles stay as they look."""
    old = replace(LOGSEQ, dotted_names=True)
    note, _ = parse_note("pages/a.b.md", b"", old)
    assert (note.title, note.aliases) == ("a.b", ("a/b",))
    assert parse("", "pages/a.b.md").aliases == ()


def test_journal_answers_to_its_dates() -> None:
    """A journal goes by its title, and by its date in the usual forms."""
    dialect = replace(LOGSEQ, journal_title="EEEE, dd.MM.yyyy")
    note, _ = parse_note("journals/2022_11_21.md", b"- a\n", dialect)
    assert note.title == "Monday, 21.11.2022"
    assert note.aliases == ("Nov 21st, 2022", "2022-11-21", "2022_11_21")
    assert note.created == "2022-11-21"


@pytest.mark.parametrize(
    ("pattern", "written"),
    [
        ("MMM do, yyyy", "Jun 3rd, 2021"),
        ("E, dd-MM-yy", "T, 03-06-21"),
        ("EE d.M.yyyy", "Th 3.6.2021"),
        ("EEE, MM/dd/yyyy", "Thu, 06/03/2021"),
        ("MMMM do, yyyy", "June 3rd, 2021"),
        ("yyyy年MM月dd日", "2021年06月03日"),
        ("'le' d", "le 3"),
    ],
)
def test_days_are_written_by_patterns(pattern: str, written: str) -> None:
    """The letters are Joda-Time's."""
    assert format_day(date(2021, 6, 3), pattern) == written


@pytest.mark.parametrize(("day", "ordinal"), [(1, "1st"), (11, "11th"), (22, "22nd"), (13, "13th")])
def test_ordinals(day: int, ordinal: str) -> None:
    """English ordinals end in st, nd, rd or th."""
    assert format_day(date(2021, 6, day), "do") == ordinal


def test_tags_of_front_matter_lead_to_notes_in_dendron() -> None:
    """A tag in front matter leads where `#tag` does."""
    note = parse("---\ntags: [a.b, c]\n---\n#d\n", "x.md", "dendron")
    assert note.tags == ("a.b", "c", "d")
    assert list_links(note) == [("tag", "tags.a.b"), ("tag", "tags.c"), ("tag", "tags.d")]


@pytest.mark.parametrize("dialect", ["plain", "obsidian", "foam", "cosma", "zettlr", "jekyll"])
def test_elsewhere_nothing_of_this_counts(dialect: str) -> None:
    """No other dialect reads first lines, names of files or tags so."""
    note = parse("title:: T\ntags:: x\n\n#y [[a|b]]\n", "A___B.md", dialect)
    assert (note.title, note.tags) == ("A___B", ("y",))
    assert [(link.kind, link.target) for link in note.links] == [(LinkKind.WIKI, "a")]
    assert isinstance(note.links[0], Link)
