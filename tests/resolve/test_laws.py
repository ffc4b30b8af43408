"""Laws of resolving, for any notes."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from tests.resolve.notes import link, note
from zettel.model import (
    Found,
    LinkKind,
    Missing,
    Note,
)
from zettel.resolve import (
    fold_name,
    resolve_notes,
)

NAMES = st.sampled_from(["a", "B", "é", "x y", "a/b", "1", "A", "b.md", "m:1"])
PATHS = st.builds(
    lambda folder, name: f"{folder}{name}.md",
    st.sampled_from(["", "f/", "f/g/"]),
    st.sampled_from(["a", "B", "é", "x y", "1"]),
)
LINKS = st.builds(
    lambda target, kind: link(target, kind, target.partition(":")[0] if ":" in target else ""),
    NAMES,
    st.sampled_from(list(LinkKind)),
)
NOTES = st.lists(
    st.builds(
        lambda path, title, id, aliases, links: note(path, title, id, aliases, *links),
        PATHS, NAMES, st.sampled_from(["", "1", "a"]), st.lists(NAMES, max_size=2),
        st.lists(LINKS, max_size=4),
    ),
    max_size=7,
    unique_by=lambda note: note.path,
)  # fmt: skip


@given(NOTES, st.randoms())
def test_order_of_files_changes_nothing(notes: list[Note], random: Random) -> None:
    """The same notes in any order give the same result."""
    shuffled = list(notes)
    random.shuffle(shuffled)
    assert resolve_notes(shuffled, (), bool) == resolve_notes(notes, (), bool)


@given(NOTES)
def test_ids_are_unique_and_links_keep_their_order(notes: list[Note]) -> None:
    """Every note comes out once, sorted by its own id, with a result for each link."""
    resolved = resolve_notes(notes, (), bool)
    ids = [found.note.id for found in resolved]
    assert ids == sorted(set(ids))
    assert len(ids) == len(notes)
    assert all(tuple(x.link for x in found.links) == found.note.links for found in resolved)
    targets = {
        x.resolution.note for f in resolved for x in f.links if isinstance(x.resolution, Found)
    }
    assert targets <= set(ids)


@given(NOTES)
def test_new_note_only_turns_placeholders_into_notes(notes: list[Note]) -> None:
    """Writing a missing note changes the links to it, and no other link."""
    before = {found.note.path: found.links for found in resolve_notes(notes, (), bool)}
    names = {
        x.resolution.name
        for links in before.values()
        for x in links
        if isinstance(x.resolution, Missing)
    }
    for name in sorted(names):
        added = note("fresh/zz.md", name, "zz")
        for found in resolve_notes([*notes, added], (), bool):
            for old, new in zip(before.get(found.note.path, ()), found.links, strict=False):
                if isinstance(old.resolution, Missing) and fold_name(old.resolution.name) == name:
                    assert new.resolution in (Found("zz", "title"), old.resolution)
                else:
                    assert new == old
