"""What the author of a link that leads nowhere may have meant, spelled so that it would lead there.

Everything is found once: a name that a thousand links hold costs what one costs.
"""

import posixpath
import re
from collections.abc import Sequence
from difflib import get_close_matches
from functools import cached_property

from zettel.model import LinkKind, Note
from zettel.resolve import NameIndex, build_index, find_candidates, fold_name, suggest_names
from zettel.resolve.grams import build_grams
from zettel.resolve.names import cut_suffix, find_folder
from zettel.resolve.suggest import find_near
from zettel.resolve.targets import is_address
from zettel.syntax import parse_wiki_target

MOST = 5_000
"""Names that hints are sought for; who misses more needs no hint, but an import."""

_HEADINGS = 200  # of a note, that are compared
_SHOWN = 3
_BY_FILE_NAME = frozenset({"obsidian", "foam", "dendron"})
_TIMESTAMP = re.compile(r"(\d{14}|\d{12})[ _.–-]")


class Near:
    """Finds near names of notes, files and headings."""

    def __init__(
        self, notes: Sequence[Note], files: Sequence[str], index: NameIndex | None = None
    ) -> None:
        self._notes = notes
        self._paths = files
        self._index = index
        self._spellings: dict[tuple[str, str], str] = {}
        self._names: dict[str, tuple[str, ...]] = {}
        self._candidates: dict[str, tuple[str, ...]] = {}
        self._anchors: dict[tuple[str, str], str] = {}

    @cached_property
    def index(self) -> NameIndex:
        """The names of all notes."""
        return build_index(self._notes) if self._index is None else self._index

    @cached_property
    def by_id(self) -> dict[str, Note]:
        """All notes by their ids."""
        return {note.id: note for note in self._notes}

    def suggest_notes(self, name: str, source: Note, kind: LinkKind) -> str:
        """Return the hint for a link to a note that is not there, "" without one."""
        if name not in self._names:
            full = len(self._names) >= MOST
            self._names[name] = () if full else suggest_names(self.index, name, _SHOWN)
        found: dict[str, None] = {}
        for near in self._names[name]:
            for note in self._find_first(near):
                spelling = self.spell(note, self._prefer(near, note, source))
                if kind is LinkKind.MARKDOWN:
                    found[_to_address(self.by_id[note].path, source)] = None
                elif spelling:
                    found[f"[[{spelling}]]"] = None
        return _ask(list(found)[:_SHOWN])

    def spell(self, note: str, near: str = "") -> str:
        """Return the first spelling that leads to a note and no other: a name, a path, its id.

        "" when there is none, as when its name is taken and its path holds a `]`.
        """
        key = note, near
        if key not in self._spellings:
            stem = cut_suffix(self.by_id[note].path)
            parts = stem.split("/")
            ends = ["/".join(parts[at:]) for at in range(len(parts) - 1, -1, -1)]
            tried = (near, *ends, f"/{stem}", note)
            leading = (text for text in tried if text and self._leads_to(text, note))
            self._spellings[key] = next(leading, "")
        return self._spellings[key]

    def find_renamed(self, target: str) -> str:
        """Return how a note's file is called that `[[<id> <old title>]]` knew by another name.

        Its 12 or 14 digits must be those of one note alone, whose file name begins with them, too.
        """
        written = _TIMESTAMP.match(target.rpartition("/")[2])
        if written is None:
            return ""
        found = self._find_first(written[1])
        if len(found) != 1 or fold_name(found[0]) != written[1]:
            return ""
        stem = cut_suffix(self.by_id[found[0]].path)
        name = stem.rpartition("/")[2]
        spelling = stem if "/" in target else name
        is_led = name.startswith(written[1]) and self._leads_to(spelling, found[0])
        return spelling if is_led and name != written[1] else ""

    def suggest_files(self, path: str, source: Note, kind: LinkKind) -> str:
        """Return the hint for a link to a file that is not there, "" without one."""
        names, grams = self._files
        wanted = fold_name(path).rpartition("/")[2]
        found = [path for name in find_near(grams, wanted)[:_SHOWN] for path in names[name]]
        if kind is LinkKind.MARKDOWN or "/" in path:
            return _ask([_to_address(path, source) for path in found[:_SHOWN]])
        short = [path.rpartition("/")[2] for path in found[:_SHOWN]]
        is_alone = len(found) == len({fold_name(path) for path in short})
        return _ask(short if is_alone else found[:_SHOWN])

    def suggest_anchor(self, note: Note, anchor: str) -> str:
        """Return the hint for a heading or block that a note does not have, "" without one."""
        key = note.id, anchor
        if key not in self._anchors and len(self._anchors) < MOST:
            is_block = anchor.startswith("^")
            blocks = [f"^{block.name}" for block in note.blocks[:_HEADINGS]]
            headings = [" ".join(h.text.split()) for h in note.headings[:_HEADINGS]]
            known = {fold_name(text): text for text in (blocks if is_block else headings)}
            last = anchor if is_block else anchor.rpartition("#")[2]
            near = get_close_matches(fold_name(last), known, n=1, cutoff=0.72)
            self._anchors[key] = _ask([f"#{known[near[0]]}"]) if near else ""
        return self._anchors.get(key, "")

    def _prefer(self, near: str, note: str, source: Note) -> str:
        """Return the near name, "" where the note's application does not know notes by titles."""
        found = self.by_id[note]
        is_title = fold_name(near) == fold_name(found.title) and near not in found.aliases
        return "" if is_title and source.dialect in _BY_FILE_NAME else near

    @cached_property
    def _files(self) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
        """Return the files by their folded names, and those by runs of letters."""
        names: dict[str, list[str]] = {}
        for path in self._paths:
            names.setdefault(fold_name(path).rpartition("/")[2], []).append(path)
        return names, build_grams(names)

    def _leads_to(self, text: str, note: str) -> bool:
        parts = parse_wiki_target(text)
        is_whole = parts.target == text and not parts.anchor and not set(text) & set("[]\n")
        is_name = is_whole and not is_address(text, LinkKind.WIKI)
        return is_name and self._find_first(text) == (note,)

    def _find_first(self, name: str) -> tuple[str, ...]:
        """Find the first notes that go by a name; there may be thousands, which are sorted once."""
        if name not in self._candidates:
            self._candidates[name] = find_candidates(self.index, name)[:_SHOWN]
        return self._candidates[name]


class Silent(Near):
    """Suggests nothing: for who only counts what is wrong."""

    def _say_nothing(self, *_: object, **__: object) -> str:
        return ""

    suggest_notes = suggest_files = suggest_anchor = spell = find_renamed = _say_nothing


def _to_address(path: str, source: Note) -> str:
    """Return a path as seen from a note's folder, as a Markdown link writes it."""
    relative = posixpath.relpath(path, find_folder(source.path) or ".")
    return relative.replace("%", "%25").replace(" ", "%20")


def _ask(found: Sequence[str]) -> str:
    return f"did you mean {' or '.join(found)}?" if found else ""
