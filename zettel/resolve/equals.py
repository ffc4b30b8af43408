"""Notes that answer to one name, and the choice among them; worked out once for each name."""

from collections.abc import Mapping

from msgspec import Struct

from zettel.resolve.names import find_folder


class Equals(Struct, frozen=True):
    """Several notes of one name: whoever asks from any folder has an answer at once."""

    notes: tuple[str, ...]  # their ids, sorted
    first: str  # shortest path, then least path
    by_folder: Mapping[str, str]  # the first of those in a folder

    def choose(self, folder: str) -> str:
        """Choose as Obsidian does for a link in `folder`: own folder, then the first of all."""
        return self.by_folder.get(folder, self.first)


def build_equals(ids: tuple[str, ...], places: Mapping[str, str]) -> Equals:
    """Order the notes of one name; `places` says at which path each stands."""
    ranked = sorted(ids, key=lambda note: (len(places[note]), places[note]))
    by_folder: dict[str, str] = {}
    for note in ranked:
        by_folder.setdefault(find_folder(places[note]), note)
    return Equals(tuple(sorted(ids)), ranked[0], by_folder)
