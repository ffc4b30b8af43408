"""A site that is brought up to date is, byte for byte, one that is made from nothing."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import zettel
from tests.site.sites import read_files
from tests.vaults import write_vault
from tests.warm.edits import Edit, append, delete, open_cold, wait, write
from tests.warm.test_histories import CONTEXT, edits
from zettel.site import press
from zettel.site.pages.note import write_note
from zettel.site.record import digest_program

NOTES = """=== keep.md
---
title: Keep
cover: pic.png
---
[[a]] says [[Alias]], as [@doe] has it.

suit:: [[b]]

key:: value
=== a.md
---
tags: [one/two]
---
# A
[[keep]] says
=== c.md
[[keep]] <img src="pic.png"> <img src="b">
=== zettel.toml
title = "Law"
base = "https://x.example/"
"""
TOMLS = ("", 'title = "Other"', 'base = "https://y.example/"\nlanguage = "fr"\nlicence = "CC0"')
WORKS = [{"id": "doe", "type": "book", "title": title} for title in ("One", "Two")]
LINES = (
    "key:: other", "<img src='pic.png'>", "[@doe]", "[[keep]]", "[[pic.png]]", "[[../../x]]",
    "#one", "[[a/index.html]]", "nothing:: ' '", "Cited [[a|so]] and [[a]] again.",
)  # fmt: skip
RING = (
    NOTES
    + "=== rest.md\n[[n1]]\n\nsuit:: [[n2]]\n\nof:: [[n2]]\n"
    + "".join(
        f"=== n{n}.md\n---\ntitle: N{n}\nkey: '1'\n---\nSays [[n{(n + 1) % 6}]] so.\n\n"
        for n in range(6)
    )
)
"""Notes that lead to one another in one direction, of which one edit concerns three."""
PARTS = {
    1: ("title: Keep", "title: Kept"),
    2: ("", "cover: pic.png", "key: value", "draft: true", "type: idea", "nothing: ''"),
    4: ("Says [[n0]] so.", "Tells [[n0]] so.", "[[n3]] [x](b)", "suit:: [[n4]]", "[[n3]]"),
    5: ("", "suit:: [[n1]]", "See [[Alias]] [@doe]", "Words.", "Nouns.", "of:: [[n3]]"),
}
"""What may stand on the lines of such a note, by their numbers."""


def put(number: int, line: int, part: str) -> Edit:
    """Change one line of a note of the ring, and nothing else."""

    def edit(folder: Path) -> None:
        file = folder / f"n{number}.md"
        lines = file.read_text("utf-8").split("\n")
        lines[line] = part
        file.write_text("\n".join(lines), "utf-8")

    return edit


puts = st.sampled_from(sorted(PARTS)).flatmap(
    lambda line: st.builds(put, st.integers(0, 5), st.just(line), st.sampled_from(PARTS[line]))
)
pictures = st.sampled_from([write("pic.png", "x"), write("pic.png", "y"), delete("pic.png")])
changes = st.one_of(
    edits,
    edits,
    st.builds(append, st.sampled_from(["keep.md", "a.md"]), st.sampled_from(LINES)),
    st.builds(write, st.sampled_from(["pic.png", "b"]), st.sampled_from(["x", "y", "GIF89a"])),
    st.builds(delete, st.sampled_from(["pic.png", "b"])),
    st.builds(write, st.just("zettel.toml"), st.sampled_from(TOMLS)),
    st.builds(write, st.just("works.json"), st.sampled_from([json.dumps([w]) for w in WORKS])),
    st.builds(write, st.just("ontology/context.jsonld"), st.sampled_from(CONTEXT)),
    st.builds(write, st.just("../site/note/keep.ttl"), st.just("spoilt")),
    st.builds(delete, st.sampled_from(["../site/dump.ttl", "../site/note/a/index.html"])),
)


@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.lists(changes, max_size=2), min_size=1, max_size=6), st.booleans())
def test_any_history_gives_the_site_of_a_first_run(history: list[list[Edit]], drafts: bool) -> None:
    """Whatever was edited, renamed, deleted, in the vault, beside it, or in the site itself."""
    publish_often(NOTES, history, drafts=drafts)


@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.one_of(puts, puts, puts, pictures), min_size=4, max_size=10))
def test_any_line_is_followed(history: list[Edit]) -> None:
    """A title, a sentence, a picture, a key of one note: where it matters, it is made again."""
    publish_often(RING, [[edit] for edit in history], drafts=False)


def publish_often(text: str, history: list[list[Edit]], *, drafts: bool) -> None:
    """Publish a vault after each step; compare with what a first run writes, byte for byte."""
    with tempfile.TemporaryDirectory() as place:
        vault, site, fresh = (Path(place) / name for name in ("vault", "site", "fresh"))
        write_vault(vault, text)
        (Path(place) / ".git").mkdir()
        for step in ([], *history):
            for edit in step:
                edit(vault)
            wait()
            zettel.open(vault).publish(site, drafts=drafts)
            open_cold(vault).publish(fresh, drafts=drafts)
            assert read_files(site) == read_files(fresh)
            shutil.rmtree(fresh)


def test_an_unchanged_vault_is_not_looked_at(vault: Path, tmp_path: Path) -> None:
    """Nothing is resolved, and all files count as unchanged."""
    site = tmp_path / "site"
    first = zettel.open(vault).publish(site)
    wait()
    again = zettel.open(vault)
    assert again.publish(site) == type(first)(0, first.written, 0)
    assert "resolved" not in again.__dict__


def test_only_what_an_edit_concerns_is_made_again(
    vault: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The note, where it leads and what leads to it; not the others."""
    made = []

    def count(world: object, site: object, number: int, *more: object) -> object:
        made.append(number)
        return write_note(world, site, number, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(press, "write_note", count)
    site = tmp_path / "site"
    zettel.open(vault).publish(site)
    assert len(made) == 13
    ids = [note.id for note in zettel.open(vault).notes]
    made.clear()
    write("n5.md", "# Other\n[[n6]] words\n")(vault)
    wait()
    zettel.open(vault).publish(site)
    assert [ids[number] for number in made] == ["n4", "n5", "n6"]


def test_another_place_or_other_options_are_published_whole(vault: Path, tmp_path: Path) -> None:
    """What is remembered is one site of one kind; any other is right all the same."""
    for name, options in (("one", {}), ("two", {}), ("one", {"infer": True}), ("one", {})):
        zettel.open(vault).publish(tmp_path / name, **options)
        open_cold(vault).publish(tmp_path / "fresh", **options)
        assert read_files(tmp_path / name) == read_files(tmp_path / "fresh")
        shutil.rmtree(tmp_path / "fresh")


def test_a_change_while_it_is_written_is_seen_by_the_next_run(
    vault: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was made of two states is not remembered as one of them."""
    site = tmp_path / "site"

    def edit(*all_of_it: object) -> object:
        write("ontology/context.jsonld", CONTEXT[0])(vault)
        write("n5.md", "# Later\n")(vault)
        return write_note(*all_of_it)  # type: ignore[arg-type]

    monkeypatch.setattr(press, "write_note", edit)
    zettel.open(vault).publish(site)
    monkeypatch.undo()
    wait()
    zettel.open(vault).publish(site)
    open_cold(vault).publish(tmp_path / "fresh")
    assert read_files(site) == read_files(tmp_path / "fresh")


def test_another_template_is_another_site(vault: Path, tmp_path: Path) -> None:
    """A copy of zettel in which one sentence of a template is another writes all pages anew."""
    package = Path(zettel.__file__).parent
    copy = tmp_path / "code" / "zettel"
    shutil.copytree(package, copy, ignore=shutil.ignore_patterns("web", "__pycache__"))
    before = digest_program(copy)
    call = [sys.executable, "-m", "zettel", "publish", str(vault), "-o", str(tmp_path / "site")]
    env = {**os.environ, "PYTHONPATH": str(copy.parent), "PYTHONDONTWRITEBYTECODE": "1"}
    for word in (b"<main", b'<main class="other"'):
        template = copy / "site" / "pages" / "templates" / "layout.html"
        template.write_bytes(template.read_bytes().replace(b"<main", word))
        subprocess.run(call, cwd=tmp_path, env=env, check=True, capture_output=True)
        for page in (tmp_path / "site" / "note").rglob("*.html"):
            assert word + b" id=" in page.read_bytes(), page
    assert digest_program(copy) != before
