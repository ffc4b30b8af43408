"""What changed in the graph between revisions of a real git repository."""

import json
from pathlib import Path

import pyoxigraph
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import zettel
from tests.cli.conftest import Call, assert_one_sentence, call
from tests.compare.repositories import commit, git
from tests.vaults import write_vault
from zettel.compare import to_patch
from zettel.vault.comparing import compare_revisions

__all__ = ["call"]

FIRST = """
=== zettel.toml
base = "https://v.example/"
language = "en"
=== a.md
---
id: a
title: Alpha
tags: [x]
author: Zoé
---
Leads to [[b]].
=== b.md
---
id: b
title: Beta
---
Alone.
=== gone.md
---
id: g
title: Gone
---
Was here.
"""


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    """Make a repository that is a vault, of one commit."""
    folder = tmp_path / "vault"
    folder.mkdir()
    git(folder, "init", "-q")
    commit(folder, FIRST)
    return folder


def list_lines(call: Call, *words: str | Path) -> list[str]:
    """Return what `zettel diff` says."""
    outcome = call("diff", *words)
    assert outcome.returncode == 0, outcome.stderr
    return outcome.stdout.splitlines()


def test_facts_are_told_by_note(vault: Path, call: Call) -> None:
    """What a note lost and gained stands below its title, in words; a new note says that it is."""
    (vault / "gone.md").unlink()
    write_vault(vault, FIRST.partition("=== gone.md")[0].replace("Zoé", "Zoe"))
    write_vault(vault, "=== new.md\n---\nid: n\ntitle: New\n---\nSee [[Alpha]] and [[nobody]].\n")
    told = list_lines(call, vault, "HEAD")
    assert told[:4] == ["Alpha · a.md", "  - author: Zoé", "  + author: Zoe", ""]
    assert "Gone · gone.md (gone)" in told
    assert "New · new.md (new)" in told
    assert "  + link to Alpha “See Alpha and nobody.”" in told
    assert not [line for line in told if "Beta" in line]


def test_where_something_stands_is_no_fact(vault: Path, call: Call) -> None:
    """Lines that move change nothing; a file that moves is told, by the note's id."""
    text = (vault / "a.md").read_text(encoding="utf-8")
    (vault / "a.md").write_text(text.replace("Leads", "\n\n\nLeads"), encoding="utf-8")
    outcome = call("diff", vault, "HEAD")
    assert (outcome.stdout, outcome.stderr) == ("", "nothing changed\n")
    (vault / "sub").mkdir()
    (vault / "a.md").rename(vault / "sub" / "other.md")
    assert list_lines(call, vault, "HEAD") == ["Alpha · sub/other.md (was a.md)"]


def test_links_that_lead_elsewhere_are_counted(tmp_path: Path, call: Call) -> None:
    """A note that is gone changes all links to it: one line says how many, not one each."""
    folder = tmp_path / "vault"
    folder.mkdir()
    git(folder, "init", "-q")
    commit(folder, "=== a.md\n[[b]]\n\n[[b]] again\n\nand [[b]]\n=== b.md\nB\n")
    (folder / "b.md").unlink()
    told = list_lines(call, folder, "HEAD")
    assert "  - a link: target: b (3 times)" in told
    assert "  + a link: target: b (to be written) (3 times)" in told


def test_a_title_that_changes_is_told(vault: Path, call: Call) -> None:
    """A note keeps its place in the difference whatever it is called."""
    (vault / "a.md").write_text("---\nid: a\ntitle: Omega\n---\n", encoding="utf-8")
    told = list_lines(call, vault, "HEAD")
    assert told[0] == "Omega · a.md (was Alpha)"
    assert "  - title: Alpha" in [line.lower().replace("alpha", "Alpha") for line in told]


def test_each_revision_has_its_own_settings(vault: Path, call: Call) -> None:
    """Settings and ontology count as they were: what the new ones say of old notes is new."""
    context = '{"@context": {"author": "https://far.example/wrote", "n": "https://far.example/n"}}'
    commit(vault, f"=== ontology/context.jsonld\n{context}\n")
    told = list_lines(call, vault, "HEAD~1", "HEAD")
    assert "  + <https://far.example/wrote>: Zoé" in told
    assert list_lines(call, vault, "HEAD~1..HEAD") == told
    back = list_lines(call, vault, "HEAD", "HEAD~1")
    assert sorted(line.translate(str.maketrans("+-", "-+")) for line in back) == sorted(told)


def test_nothing_of_git_is_touched(vault: Path, call: Call) -> None:
    """Index, work tree and references stay byte for byte."""
    (vault / "b.md").write_text("---\nid: b\n---\nOther.\n", encoding="utf-8")

    def read() -> dict[str, bytes]:
        found = (path for path in sorted(vault.rglob("*")) if path.is_file())
        return {str(path): path.read_bytes() for path in found}

    before = read()
    list_lines(call, vault, "HEAD")
    assert read() == before


def test_a_vault_inside_a_repository(tmp_path: Path, call: Call) -> None:
    """The vault may be any folder of a repository, with its settings in it or above."""
    git(tmp_path, "init", "-q")
    text = '=== docs/zettel.toml\nnotes = "notes"\nbase = "https://v.example/"\n'
    text += "=== docs/notes/a.md\n# A\n"
    commit(tmp_path, f"{text}=== picture.png\nnone\n=== other.md\n# Other\n")
    write_vault(tmp_path, "=== docs/notes/a.md\n# B\n")
    for folder in ("docs", "docs/notes"):
        assert list_lines(call, tmp_path / folder, "HEAD")[0] == "B · a.md (was A)"


def test_private_notes_stay_out(vault: Path, call: Call) -> None:
    """A note that becomes private is gone, but for `--drafts`."""
    text = (vault / "b.md").read_text(encoding="utf-8")
    (vault / "b.md").write_text(text.replace("title", "private: true\ntitle"), encoding="utf-8")
    assert "Beta · b.md (gone)" in list_lines(call, vault, "HEAD")
    assert "Beta · b.md" in list_lines(call, vault, "HEAD", "--drafts")


def test_turtle_and_json(vault: Path, call: Call, tmp_path: Path) -> None:
    """Turtle is two files, or one side of it; JSON has the facts of each note."""
    (vault / "a.md").write_text("---\nid: a\ntitle: Omega\n---\n", encoding="utf-8")
    assert_one_sentence(call("diff", vault, "HEAD", "--format", "turtle"))
    assert call("diff", vault, "HEAD", "--format", "turtle", "-o", tmp_path / "d").returncode == 0
    added = (tmp_path / "d" / "added.ttl").read_text(encoding="utf-8")
    assert 'dcterms:title "Omega"@en' in added
    only = call("diff", vault, "HEAD", "--format", "turtle", "--only", "added")
    assert only.stdout == added
    told = json.loads(call("diff", vault, "HEAD", "--json").stdout)
    counts = [len(change["removed"]) for change in told["changes"]]
    assert call("diff", vault, "HEAD", "--format", "json", "-o", tmp_path / "j").returncode == 0
    assert json.loads((tmp_path / "j").read_text(encoding="utf-8")) == told
    gone = (tmp_path / "d" / "removed.ttl").read_bytes()
    assert sum(counts) >= len(list(pyoxigraph.parse(gone, pyoxigraph.RdfFormat.TURTLE))) > 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("nope",), "git knows no revision 'nope'"),
        (("--", "-x"), "git knows no revision '-x'"),
        (("HEAD", "nope"), "git knows no revision 'nope'"),
        (("HEAD:a.md",), "git knows no revision"),
        (("HEAD..HEAD", "HEAD"), "range 'HEAD..HEAD' and the further revision 'HEAD' exclude"),
        (("HEAD", "HEAD.."), "the range 'HEAD..' and the further revision 'HEAD' exclude"),
    ],
)
def test_a_bad_revision_is_told(vault: Path, call: Call, words: tuple[str, ...], said: str) -> None:
    """What git does not know is one sentence."""
    outcome = call("diff", vault, *words)
    assert_one_sentence(outcome)
    assert said in outcome.stderr


def test_no_repository_no_folder_no_history(vault: Path, tmp_path: Path, call: Call) -> None:
    """A folder outside git, a file in its place, one of no state, a clone without its history."""
    write_vault(tmp_path / "plain", "=== a.md\n# A\n")
    outcome = call("diff", tmp_path / "plain", "HEAD")
    assert_one_sentence(outcome)
    assert "is in no git repository" in outcome.stderr
    commit(vault, "=== later.md\n# A\n")
    for words, said in (
        (("none", "HEAD"), "neither in HEAD nor now"),
        (("none", "HEAD~1", "HEAD"), "neither in HEAD~1 nor HEAD"),
        (("later.md", "HEAD"), "later.md is no folder in HEAD"),
    ):
        outcome = call("diff", vault / words[0], *words[1:])
        assert_one_sentence(outcome)
        assert said in outcome.stderr
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{vault}", str(tmp_path / "shallow"))
    outcome = call("diff", tmp_path / "shallow", "HEAD~1")
    assert_one_sentence(outcome)
    assert "git fetch --unshallow" in outcome.stderr


def test_without_git_that_is_told(vault: Path, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    """Revisions need git."""
    monkeypatch.setenv("PATH", "")
    outcome = call("diff", vault, "HEAD")
    assert_one_sentence(outcome)
    assert "git is not installed" in outcome.stderr


Written = dict[str, list[str]]
NOTES = st.dictionaries(
    st.sampled_from("abcd"),
    st.lists(
        st.sampled_from(["[[a]]", "[[b]]", "[[none]]", "#t/u", "author:: Zoé", "- x [[c]]"]),
        max_size=4,
    ),
    min_size=1,
)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(before=NOTES, now=NOTES)
def test_a_patch_makes_the_old_graph_the_new_one(
    before: dict[str, list[str]],
    now: dict[str, list[str]],
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    """The old quads, less what is removed, with what is added, are the new quads."""
    folder = tmp_path_factory.mktemp("vault")
    git(folder, "init", "-q")
    quads = []
    for notes in (before, now):
        for path in folder.glob("*.md"):
            path.unlink()
        for name, lines in notes.items():
            (folder / f"{name}.md").write_text("\n\n".join(lines) + "\n", encoding="utf-8")
        commit(folder, '=== zettel.toml\nbase = "https://v.example/"\n')
        quads.append(set((zettel.open(folder).export("nquads") or b"").decode().splitlines()))
    difference = compare_revisions(folder, "HEAD~1", "HEAD").difference
    patched = {"D": set[str](), "A": set[str]()}
    for line in to_patch(difference).splitlines()[1:-1]:
        sign, _, quad = line.partition(" ")
        patched[sign].add(quad.replace(" <https://v.example/terms> .", " ."))
    assert patched["D"] <= quads[0]
    assert (quads[0] - patched["D"]) | patched["A"] == quads[1]


def test_a_thing_goes_by_its_note(vault: Path, call: Call) -> None:
    """Also where the note calls it by an address of its own."""
    alpha = "---\nid: a\ntitle: Alpha\niri: http://x.example/a\nfoaf:nick: {}\n---\n"
    (vault / "a.md").write_text(alpha.format("one"), encoding="utf-8")
    commit(vault)
    (vault / "a.md").write_text(alpha.format("two"), encoding="utf-8")
    (vault / "b.md").write_text('---\nid: b\nrelated: "[[a]]"\n---\n', encoding="utf-8")
    told = list_lines(call, vault, "HEAD", "--no-links")
    assert told[:3] == ["Alpha · a.md", "  - foaf:nick: one", "  + foaf:nick: two"]
    assert "  + related to: Alpha" in told
