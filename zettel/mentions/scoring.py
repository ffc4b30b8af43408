"""What a mention is worth: a score from 0 to 1, from the vault's own figures."""

from math import log

from msgspec import Struct

from zettel.mentions.folding import is_acronym, spell


class Use(Struct, frozen=True):
    """How the vault uses a name."""

    spoken: int  # notes in which it stands and that do not link to its note
    linked: int  # notes in which it is the text of a link


def score_mention(
    name: str, written: str, use: Use, notes: int, *, is_near: bool, is_shared: bool = False
) -> float:
    """Say how likely an author would make a link of a mention, from 0 to 1.

    It is the mean of five figures, the first two of which count twice:

    - how much the name says by itself: several words, many letters, an acronym;
    - how often the vault makes a link of it where it stands: links with that text, against
      mentions without (the "keyphraseness" of Mihalcea and Csomai, "Wikify!", CIKM 2007), so that
      a common word that nobody links goes down, whatever the language;
    - how rare it is among the notes;
    - whether it is written as the note is called, or only its capitals differ;
    - whether the two notes share a tag or a neighbour.

    A name that several notes share gets half of it: someone has to choose first.

    Args:
        name: the name that was found, as its note has it.
        written: the text as it stands in the note.
        use: how the vault uses the name.
        notes: the number of notes of the vault.
        is_near: whether the two notes share a tag or a neighbour.
        is_shared: whether several notes go by the name.
    """
    says = _weigh_name(name)
    habit = (use.linked + 1) / (use.linked + use.spoken + 2)
    rarity = 1 - log(max(1, use.spoken)) / log(max(2, notes))
    parts = (2 * says, 2 * habit, rarity, _weigh_spelling(name, written), float(is_near))
    return round(sum(parts) / (14 if is_shared else 7), 3)


def _weigh_name(name: str) -> float:
    """Say how much a name says by itself: 0 for a short word, 1 for several or for a long one."""
    if is_acronym(name):
        return 0.7
    words = name.split()
    letters = sum(map(str.isalnum, name))
    whole = min(1.0, letters / 16)
    return min(1.0, whole + 0.3) if len(words) > 1 else 0.7 * whole


def _weigh_spelling(name: str, written: str) -> float:
    """Say how surely the text means the name: 1 as written, less where only capitals differ."""
    called, found = spell(name), spell(written)
    has_capital = called != called.lower()
    if called == found:
        return 1.0 if has_capital or " " in called else 0.5
    if found == found.lower() and has_capital:
        return 0.6 if " " in called else 0.1
    return 0.6
