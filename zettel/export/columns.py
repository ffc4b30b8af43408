"""The columns of the CSV tables: what each holds, for writer and metadata alike."""

from collections.abc import Collection, Iterator, Sequence
from itertools import count
from typing import Final

from msgspec import Struct


class Column(Struct, frozen=True):
    """A column: its name, what its cells say, their datatype (XML Schema), and whether many."""

    name: str
    meaning: str
    datatype: str = "string"
    is_list: bool = False


NOTE_COLUMNS: Final = (
    Column("id", "what the note is known by"),
    Column("path", "its file, below the folder of the notes"),
    Column("title", "its title"),
    Column("types", "what kinds of thing it is about", is_list=True),
    Column("tags", "its tags", is_list=True),
    Column("aliases", "other names of what it is about", is_list=True),
    Column("created", "when it was written, as far as it says"),
    Column("modified", "when it was changed last, as far as it says"),
    Column("words", "how many words its text has", "integer"),
    Column("iri", "the address of the document", "anyURI"),
)
LINK_COLUMNS: Final = (
    Column("source", "the id of the note that it stands in"),
    Column("target", "the id of the note that it leads to, else what is written"),
    Column("status", "found, ambiguous, missing, external, attachment or missing-attachment"),
    Column("rule", "how the note was found: by its id, its path, its title …"),
    Column("relation", "the type of the link"),
    Column("kind", "how it is written: wiki, embed, markdown, property …"),
    Column("label", "the words that stand for it"),
    Column("anchor", "the heading or passage that it leads to"),
    Column("line", "its line, from 1", "integer"),
    Column("column", "its column in characters, from 1", "integer"),
    Column("context", "the sentence around it"),
)


def find_separator(lists: Collection[Sequence[str]]) -> str:
    """Return what stands between the values of cells that hold several: `; ` where it can.

    CSV on the Web knows no escape in lists, but any separator that the metadata name. So it is the
    first by which all cells can be taken apart again.
    """
    several = [list(values) for values in lists if values]
    return next(
        separator
        for separator in _list_separators()
        if all(separator.join(values).split(separator) == values for values in several)
    )


def _list_separators() -> Iterator[str]:
    yield "; "
    yield " | "
    yield from (f"; {number}; " for number in count(1))
