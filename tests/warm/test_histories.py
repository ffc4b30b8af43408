"""Whatever has happened to the files since, a warm run gives the bytes of a cold one."""

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import zettel
from tests.vaults import write_vault
from tests.warm.edits import Edit, append, delete, open_cold, rename, touch, touch_back, wait, write

NAMES = ("a", "b", "B", "sub/a", "sub/index", "20200101120000", "x.y")
PATHS = tuple(f"{name}.md" for name in NAMES)
LINES = (
    "[[a]]", "[[b|label]]", "[[sub/a]]", "[[Alias]]", "[[missing]]", "[[suit:b]]", "[[Titre]]",
    "![[pic.png]]", "[x](../outside.md)", "[y](sub/a.md#h)", "suit:: [[a]]", "#tag/deep",
    "# Titre", "## h", "text ^block", "((block))", "[[20200101120000]]", "plain words",
)  # fmt: skip
MATTER = (
    "", "title: Titre", "aliases: [Alias]", "id: b", "id: z", "draft: true", "type: concept",
    "suit: '[[a]]'", "of: '[[b]]'", "date: 2020-01-01",
)  # fmt: skip
CONTEXT = (
    '{"@context": {"suit": {"@id": "https://t.example/suit", "@type": "@id"}}}',
    '{"@context": {"suit": {"@reverse": "https://t.example/suit", "@type": "@id"}}}',
)

contents = st.builds(
    lambda keys, lines: f"---\n{chr(10).join(keys)}\n---\n" + "\n\n".join(lines) + "\n",
    st.lists(st.sampled_from(MATTER), max_size=2, unique=True),
    st.lists(st.sampled_from(LINES), max_size=4),
)
paths = st.sampled_from(PATHS)
edits = st.one_of(
    st.builds(append, st.sampled_from(["keep.md", "a.md"]), st.sampled_from(LINES)),
    st.builds(append, st.sampled_from(["keep.md", "a.md"]), st.sampled_from(LINES)),
    st.builds(write, paths, contents),
    st.builds(delete, paths),
    st.builds(rename, paths, paths),
    st.builds(touch_back, paths, contents),
    st.builds(touch, paths),
    st.builds(write, st.sampled_from(["pic.png", "../outside.md"]), st.just("x")),
    st.builds(delete, st.sampled_from(["pic.png", "../outside.md"])),
    st.builds(write, st.just("ontology/context.jsonld"), st.sampled_from(CONTEXT)),
    st.builds(write, st.just("zettel.toml"), st.sampled_from(["", 'base = "https://x.example/"'])),
    st.builds(write, st.just("moved.csv"), st.sampled_from(["", "old,new\nq,a\n"])),
    st.builds(write, st.just(".zettelignore"), st.sampled_from(["", "sub/\n"])),
)


@settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.lists(edits, max_size=2), min_size=1, max_size=8), st.booleans())
def test_any_history_gives_the_bytes_of_a_cold_run(history: list[list[Edit]], drafts: bool) -> None:
    """Edit, rename, delete, touch back: Turtle, figures and issues are as if read anew."""
    with tempfile.TemporaryDirectory() as place:
        vault, output = Path(place) / "vault", Path(place) / "out.ttl"
        write_vault(vault, "=== keep.md\n[[a]] [[Alias]]\n\nsuit:: [[b]]\n=== a.md\n# A\n")
        (Path(place) / ".git").mkdir()
        for step in ([], *history):
            for edit in step:
                edit(vault)
            wait()
            warm, cold = zettel.open(vault), open_cold(vault)
            warm.export("turtle", output, drafts=drafts)
            assert output.read_bytes() == cold.export("turtle", drafts=drafts)
            assert zettel.open(vault).stats() == cold.stats()
            assert zettel.open(vault).notes == cold.notes
            assert warm.reading.issues == cold.reading.issues
