"""Whatever is edited while notes are served, the engine comes to hold what a new one would."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import zettel
from tests.vaults import write_vault
from zettel.cache import PLACE
from zettel.errors import VaultError
from zettel.server.engine.holding import Holding
from zettel.server.live import find_update
from zettel.server.snapshot import VaultContents, take_snapshot
from zettel.vault import Vault

VAULT = """
=== zettel.toml
base = "https://v.example/"
=== ontology/own.ttl
@prefix ex: <https://v.example/own#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
ex:inside owl:inverseOf ex:holds ; a owl:TransitiveProperty .
=== ontology/context.jsonld
{"@context": {"ex": "https://v.example/own#", "inside": {"@id": "ex:inside", "@type": "@id"}}}
=== a.md
# A
[[b#Part]] [[later]] #shared ^p1
=== sub/b.md
---
inside: "[[a]]"
tags: [shared]
---
# B
## Part
[[a#^p1]]
=== c.md
---
private: true
---
# C
[[a]]
"""
_NAMES = st.sampled_from(["a.md", "sub/b.md", "later.md", "b.md", "c.md"])
_TEXTS = st.sampled_from(
    [
        None,
        "",
        "# A\n[[b#Part]] #shared\n\nAnother passage. ^p1\n",
        "# A\n## Part\n[[later]] and [[c]]\n",
        "---\nid: a\ntitle: Other\naliases: [later, b]\n---\n[[b]]\n",
        '---\ninside: "[[b]]"\ntags: [shared]\noffices: {role: "[[later]]", start: 2020}\n---\n',
        '---\ninside: ["[[a]]", "[[later]]"]\nprivate: true\n---\n[[a#^p1]]\n',
        "---\ntypes: [place]\nnew key: [1, two]\niri: http://x.example/it\n---\n# B\n## Part\n",
    ]
)
_SETTINGS = st.sampled_from([None, "https://v.example/", "https://w.example/"])
_STEPS = st.lists(
    st.tuples(st.lists(st.tuples(_NAMES, _TEXTS), max_size=3), _SETTINGS), min_size=1, max_size=3
)


def hold(contents: VaultContents) -> Holding:
    """Load all that a state holds, as an engine does."""
    holding = Holding()
    holding.load(contents.number, list(contents.write_quads()), contents.write_terms())
    return holding


def open_contents(vault: Vault, *, drafts: bool, infer: bool) -> VaultContents:
    """Return what a server that is started now serves."""
    return VaultContents(take_snapshot(vault, 1, drafts=drafts, infer=infer))


def edit(folder: Path, edits: list[tuple[str, str | None]], base: str | None) -> None:
    """Write notes and settings as a user does; None takes a note away."""
    for name, text in edits:
        (folder / name).unlink(missing_ok=True)
        if text is not None:
            (folder / name).write_text(text)
    if base is not None:
        (folder / "zettel.toml").write_text(f'base = "{base}"\n')


@settings(
    deadline=None, max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(_STEPS, st.booleans(), st.booleans(), st.booleans())
def test_an_update_leads_where_loading_would(
    tmp_path_factory: pytest.TempPathFactory,
    steps: list[tuple[list[tuple[str, str | None]], str | None]],
    drafts: bool,
    infer: bool,
    is_cached: bool,
) -> None:
    """With and without a cache, private notes, and what follows."""
    folder = write_vault(tmp_path_factory.mktemp("steps") / "vault", VAULT)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(PLACE, str(folder.parent / "cache") if is_cached else "off")
        contents = open_contents(zettel.open(folder), drafts=drafts, infer=infer)
        holding = hold(contents)
        for edits, base in steps:
            edit(folder, edits, base)
            try:
                update = find_update(contents, folder)
            except VaultError:  # no note is left: what was served stays
                continue
            new = hold(open_contents(zettel.open(folder, cache=False), drafts=drafts, infer=infer))
            if update is not None:
                contents = update.contents
                if update.is_whole:
                    holding = hold(contents)
                else:
                    holding.replace(contents.number, sorted(update.removed), sorted(update.added))
            assert set(map(str, holding.store)) == set(map(str, new.store))
            assert (holding.quads, holding.triples) == (new.quads, new.triples)
