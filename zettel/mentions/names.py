"""The names that are sought: titles, aliases and file names that say something."""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from zettel.mentions.folding import fold_name
from zettel.model import Note
from zettel.resolve.names import cut_suffix
from zettel.syntax.dates import parse_date

UNSPACED = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"
)
"""Letters of scripts that put no blanks between words: Han, Kana, Thai, Lao, Burmese, Khmer."""

MOST = 200
"""Characters of a name; what is longer is a sentence, and would make each text dear to search."""

_LEAST = 3  # letters; two where a letter is a syllable or a word


class Name(Struct, frozen=True):
    """A name as its note has it, and the ids of all notes that go by it, in order of path."""

    text: str
    targets: tuple[str, ...]


def find_names(notes: Sequence[Note]) -> dict[str, Name]:
    """Return the names of all notes by their folded form, in order.

    Where notes write one name differently, the form of the first in order of path is kept.
    """
    texts: dict[str, str] = {}
    targets: dict[str, dict[str, None]] = {}
    for note in sorted(notes, key=lambda note: note.path):
        for text in find_own_names(note):
            folded = fold_name(text)
            if folded:
                texts.setdefault(folded, text)
                targets.setdefault(folded, {})[note.id] = None
    return {folded: Name(texts[folded], tuple(targets[folded])) for folded in sorted(texts)}


def find_own_names(note: Note) -> Iterator[str]:
    """Yield the names of a note that are sought: those that say something, and are no sentence."""
    stem = cut_suffix(note.path).rpartition("/")[2]
    for name in dict.fromkeys((note.title, *note.aliases, stem)):
        text = " ".join(name.split())
        if len(text) <= MOST and _says_something(text):
            yield text


def _says_something(name: str) -> bool:
    """Tell a name from an id, a number, a date and what is too short to mean one thing."""
    letters = sum(map(str.isalpha, name))
    least = 2 if UNSPACED.search(name) else _LEAST
    return (letters >= least or _is_sign(name)) and parse_date(name) is None


def _is_sign(name: str) -> bool:
    """Tell `UE`, `H2O`, `F-16`, `C++` and `T1059.001` from `Go`, `ap`, `v1.2.3` and `2023-W05`."""
    return name.isupper() and name[0].isalpha() and len(name) >= (2 if name.isalpha() else _LEAST)
