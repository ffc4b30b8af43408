"""Laws of resolving, for any notes."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.resolve.notes import link, note
from zettel.model import (
    Ambiguous,
    Found,
    LinkKind,
    Missing,
    Note,
    Resolution,
)
from zettel.resolve import RULES, resolve_notes

NAMES = st.sampled_from(["a", "B", "é", "x y", "a/b", "1", "A", "b.md", "m:1"])
UNTYPED = NAMES.filter(lambda name: ":" not in name)
PATHS = st.builds(
    lambda folder, name: f"{folder}{name}.md",
    st.sampled_from(["", "f/", "f/g/"]),
    st.sampled_from(["a", "B", "é", "x y", "1"]),
)
LINKS = st.builds(
    lambda target, kind: link(target, kind, target.partition(":")[0] if ":" in target else ""),
    NAMES,
    st.sampled_from([kind for kind in LinkKind if kind is not LinkKind.BLOCK]),  # no name
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
    """Every note comes out once, sorted by its own id, with a result for each link in order."""
    resolved = resolve_notes(notes, (), bool)
    ids = [found.note.id for found in resolved]
    assert ids == sorted(set(ids))
    assert len(ids) == len(notes)
    for found in resolved:
        kept = [item.link for item in found.links]
        left_out = [link for link in found.note.links if link not in kept]
        assert all(link.kind is LinkKind.TAG for link in left_out)
        assert kept == [link for link in found.note.links if link not in left_out]


@given(NOTES)
def test_links_lead_to_notes_that_are_there(notes: list[Note]) -> None:
    """What is found is a note of the vault, and who is chosen is one of the candidates."""
    resolved = resolve_notes(notes, (), bool)
    ids = {found.note.id for found in resolved}
    for item in (item for found in resolved for item in found.links):
        if isinstance(item.resolution, Found):
            assert item.resolution.note in ids
        if isinstance(item.resolution, Ambiguous):
            assert set(item.resolution.candidates) <= ids
            assert item.resolution.note in item.resolution.candidates
            assert len(item.resolution.candidates) > 1


@given(NOTES)
def test_new_note_only_turns_placeholders_into_notes(notes: list[Note]) -> None:
    """Writing a missing note changes the links to it, and no other link."""
    before = _resolve_by_place(notes)
    missing = {x.name for x in before.values() if isinstance(x, Missing)}
    for name in sorted(missing):
        after = _resolve_by_place([*notes, note("fresh/zz.md", name, "zz")])
        for place, new in after.items():
            old = before.get(place)  # None: a tag that had no note
            if old is None or isinstance(old, Missing):
                assert new in (Found("zz", "title"), old)
            else:
                assert new == old


@given(NOTES, UNTYPED, st.lists(UNTYPED, max_size=2))
def test_new_note_never_takes_a_link_by_a_weaker_rule(
    notes: list[Note], title: str, aliases: list[str]
) -> None:
    """A link that was found stays, unless the new note answers on the same or a better rule.

    Only of `[[type:name]]` the whole, when it is a name, goes before the rest.
    """
    order = [rule.name for rule in RULES]
    before = _resolve_by_place(notes)
    after = _resolve_by_place([*notes, note("zz/zz.md", title, "zz", aliases)])
    for place, old in before.items():
        if not isinstance(old, Found | Ambiguous) or old.rule not in order:
            continue
        new = after[place]
        assert isinstance(new, Found | Ambiguous)
        if new != old:
            assert "zz" in _list_candidates(new)
            assert order.index(new.rule) <= order.index(old.rule)
            if new.rule == old.rule:
                assert set(_list_candidates(new)) == {*_list_candidates(old), "zz"}


def _resolve_by_place(notes: list[Note]) -> dict[tuple[str, int], Resolution]:
    """Tell what each link became, by the path of its note and its number there."""
    numbered = [
        replace(one, links=tuple(replace(x, line=n) for n, x in enumerate(one.links, 1)))
        for one in notes
    ]
    return {
        (found.note.path, item.link.line): item.resolution
        for found in resolve_notes(numbered, (), lambda _: False)
        for item in found.links
    }


def _list_candidates(found: Found | Ambiguous) -> tuple[str, ...]:
    return found.candidates if isinstance(found, Ambiguous) else (found.note,)
