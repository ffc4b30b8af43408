"""What a folder of notes tells of itself: title, language, licence, creator.

A guess that is not sure is none. Each comes with its evidence, which `zettel.toml` repeats.
"""

import re
import subprocess
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from zettel.model import Note


class Guess(Struct, frozen=True):
    """A value, "" where nothing is sure, and a sentence that says what it is taken from."""

    value: str
    evidence: str


_HOMES = ("index", "readme", "home", "_index", "accueil")
_LICENCES = re.compile(r"(licen[cs]e|copying|unlicense)([-_.].*)?", re.IGNORECASE)
_CC = re.compile(r"creativecommons\.org/(licenses/[a-z-]+/\d\.\d|publicdomain/zero/1\.0)")
_CC_NAME = re.compile(
    r"attribution(?P<nc>-noncommercial)?(?:-(?P<more>sharealike|noderiv)\w*)? (?P<version>\d\.\d)"
)
_SPDX = (
    ("AGPL-3.0-only", ("gnu affero general public license", "version 3")),
    ("LGPL-3.0-only", ("gnu lesser general public license", "version 3")),
    ("GPL-3.0-only", ("gnu general public license", "version 3")),
    ("GPL-2.0-only", ("gnu general public license", "version 2")),
    ("Apache-2.0", ("apache license", "version 2.0")),
    ("MPL-2.0", ("mozilla public license", "2.0")),
    ("MIT", ("permission is hereby granted, free of charge", "the above copyright notice")),
    ("ISC", ("permission to use, copy, modify, and/or distribute this software", "all copies")),
    ("BSD-3-Clause", ("redistribution and use in source and binary forms", "neither the name")),
    ("BSD-2-Clause", ("redistribution and use in source and binary forms",)),
    ("Unlicense", ("this is free and unencumbered software",)),
    ("ODbL-1.0", ("open database license", "odbl")),
    ("etalab-2.0", ("licence ouverte", "2.0")),
)
"""Phrases of licences by their identifiers in SPDX's list (https://spdx.org/licenses/)."""

_WORDS = {
    "de": "der die und das ist nicht mit den von auch",
    "en": "the and of is that with this are for you",
    "es": "los las una del para con por como más pero",
    "fr": "les des une est dans pour qui sur pas avec",
    "it": "che della per una con sono gli nel anche più",
    "nl": "het een van niet dat voor met zijn ook maar",
    "pt": "uma não com para os dos mais são pelo você",
}
_LEAST, _LEAD = 100, 3  # words of a language before it is sure, and how many times the next one's


def guess_title(folder: Path, notes: Iterable[Note]) -> Guess:
    """Return the title of the note that introduces the others, else the folder's name."""
    tops = {note.path.rpartition(".")[0].casefold(): note for note in notes}
    for name in _HOMES:
        note = tops.get(name)
        if note and note.title.casefold() not in _HOMES:
            return Guess(note.title, f"This one is that of {note.path}.")
    return Guess(folder.name or "notes", "This one is the folder's name.")


def guess_language(texts: Iterable[str]) -> Guess:
    """Return the language whose commonest words stand in texts far more often than others'."""
    words = Counter(word for text in texts for word in re.findall(r"[^\W\d_]+", text.lower()))
    counts = Counter(
        {tag: sum(words[word] for word in common.split()) for tag, common in _WORDS.items()}
    )
    (best, most), (_, next_most) = counts.most_common(2)
    if most < _LEAST or most < _LEAD * next_most:
        return Guess("", "None is sure.")
    return Guess(best, "Its commonest words are those of the notes.")


def guess_licence(folders: Iterable[Path]) -> Guess:
    """Return the address of the first licence in folders that is a known one."""
    for path in _find_licences(folders):
        try:
            text = path.read_text(encoding="utf-8", errors="replace")[:40_000]
        except OSError:
            continue
        found = parse_licence(text)
        if found:
            return Guess(found, f"This one is that of the file {path.name}.")
    return Guess("", "No file tells a known one.")


def parse_licence(text: str) -> str:
    """Return the address of the licence that a text is, "" if it is none that is known."""
    plain = " ".join(text.lower().split())
    address = _CC.search(plain)
    if address:
        return f"https://creativecommons.org/{address[1]}/"
    if "cc0 1.0" in plain:
        return "https://creativecommons.org/publicdomain/zero/1.0/"
    named = _CC_NAME.search(plain)
    if named and "creative commons" in plain:
        more = {"sharealike": "-sa", "noderiv": "-nd"}.get(named["more"] or "", "")
        kind = f"by{'-nc' if named['nc'] else ''}{more}"
        return f"https://creativecommons.org/licenses/{kind}/{named['version']}/"
    for name, phrases in _SPDX:
        if all(phrase in plain for phrase in phrases):
            return f"https://spdx.org/licenses/{name}"
    return ""


def guess_creator(folder: Path) -> Guess:
    """Return whom the git repository around a folder names as its user, by its own settings."""
    call = ["git", "-C", str(folder), "config", "--local", "--get", "user.name"]
    try:
        told = subprocess.run(
            call, capture_output=True, encoding="utf-8", errors="replace", timeout=10, check=False
        )
    except (OSError, subprocess.SubprocessError):
        return Guess("", "Nothing tells who.")
    name = " ".join(told.stdout.split())
    return Guess(name, "git knows this one." if name else "Nothing tells who.")


def _find_licences(folders: Iterable[Path]) -> Iterator[Path]:
    for folder in dict.fromkeys(folders):
        try:
            names = sorted(path.name for path in folder.iterdir() if path.is_file())
        except OSError:
            continue
        yield from (folder / name for name in names if _LICENCES.fullmatch(name))
