"""Marker files: whose notes they are is told by what their application leaves beside them."""

from pathlib import Path

import pytest

from tests.vaults import write_vault
from zettel.reader import FoundDialect, read_notes
from zettel.settings import read_settings


def find(folder: Path) -> list[FoundDialect]:
    """Read a folder and return its dialects."""
    return list(read_notes(read_settings(folder)).dialects)


def name(folder: Path) -> list[tuple[str, str, int]]:
    """Read a folder and return its dialects by folder and name, with the number of notes."""
    return [(one.folder, one.dialect.name, one.notes) for one in find(folder)]


NOTE = "=== a.md\ntext\n"


@pytest.mark.parametrize(
    ("files", "dialect", "evidence"),
    [
        ("=== .obsidian/app.json\n{}\n", "obsidian", "`.obsidian/` folder"),
        ("=== .foam/templates/t.txt\n", "foam", "`.foam/` folder"),
        ("=== .vscode/foam.json\n{}\n", "foam", "`.vscode/foam.json` of Foam"),
        (
            '=== .vscode/extensions.json\n{"recommendations": ["foam.foam-vscode"]}\n',
            "foam",
            "`.vscode/extensions.json` of Foam",
        ),
        (
            '=== .vscode/settings.json\n{"foam.openDailyNote.directory": "j"}\n',
            "foam",
            "`.vscode/settings.json` of Foam",
        ),
        ("=== .vscode/settings.json\n{}\n", "plain", "no sign"),
        ("=== logseq/config.edn\n{}\n", "logseq", "`logseq/config.edn`"),
        (
            "=== logseq/custom.css\n=== pages/p.txt\n=== journals/j.txt\n",
            "logseq",
            "`pages/` and `journals/` beside `logseq/`",
        ),
        ("=== logseq/notes.txt\n", "plain", "no sign"),
        ("=== dendron.yml\nversion: 5\n", "dendron", "`dendron.yml`"),
        ("=== root.schema.yml\n", "dendron", "`root.schema.yml`"),
        ("=== root.md\n=== x.schema.yml\n", "dendron", "`root.md` beside schemas"),
        ("=== root.md\n", "plain", "no sign"),
        ("=== _config.yml\ntitle: T\n", "jekyll", "`_config.yml`"),
        ("=== _config.yml\n=== _toc.yml\n", "plain", "no sign"),
        ("=== _posts/x.txt\n", "jekyll", "`_posts/` folder"),
        ("=== .ztr-directory\n{}\n", "zettlr", "`.ztr-directory`"),
        (
            "=== config.yml\nfiles_origin: .\nrecord_types:\n  undefined: {}\n",
            "cosma",
            "`config.yml` of Cosma",
        ),
        ("=== config.yml\nblank_issues_enabled: false\n", "plain", "no sign"),
        ("=== cosmoscope.html\n", "cosma", "`cosmoscope.html`"),
    ],
)
def test_each_application_is_known_by_its_files(
    tmp_path: Path, files: str, dialect: str, evidence: str
) -> None:
    """What shows it is said in words; a file that others have too shows nothing."""
    write_vault(tmp_path, NOTE + files)
    (found,) = find(tmp_path)
    assert (found.folder, found.dialect.name) == ("", dialect)
    assert found.evidence.startswith(evidence)


@pytest.mark.parametrize(
    ("config", "title"),
    [
        ('{:journal/page-title-format "yyyy-MM-dd"}', "yyyy-MM-dd"),
        ('{;; :journal/page-title-format "EEE"\n :journal/page-title-format "MM/dd"}', "MM/dd"),
        ('{#_:journal/page-title-format "EEE"}', "MMM do, yyyy"),
        ('{:url "a;b" :journal/page-title-format "yyyy"}', "yyyy"),
        ("{", "MMM do, yyyy"),
    ],
)
def test_titles_of_journals_are_as_logseq_is_set(tmp_path: Path, config: str, title: str) -> None:
    """The pattern comes from `config.edn`, but not from its comments."""
    write_vault(tmp_path, f"=== journals/2022_11_21.md\n- a\n=== logseq/config.edn\n{config}\n")
    assert find(tmp_path)[0].dialect.journal_title == title


def test_logseqs_own_copies_are_not_read(tmp_path: Path) -> None:
    """Neither what Logseq keeps of older texts, nor what its owner hides."""
    write_vault(
        tmp_path,
        '=== logseq/config.edn\n{:hidden ["/old" "/pages/secret.md"]}\n=== logseq/bak/pages/a.md\n'
        "=== logseq/version-files/a.md\n=== logseq/note.md\n=== pages/a.md\n"
        "=== pages/secret.md\n=== old/b.md\n=== pages/old/c.md\n",
    )
    reading = read_notes(read_settings(tmp_path))
    assert [note.path for note in reading.notes] == [
        "logseq/note.md",
        "pages/a.md",
        "pages/old/c.md",
    ]


def test_what_jekyll_builds_is_not_read(tmp_path: Path) -> None:
    """Neither the site nor its libraries, nor folders that are excluded; single files are kept."""
    write_vault(
        tmp_path,
        "=== _config.yml\nexclude: [tools/, README.md, 'gen*']\n=== _site/a.md\n=== README.md\n"
        "=== vendor/bundle/b.md\n=== tools/c.md\n=== generated/d.md\n=== sub/vendor/e.md\n",
    )
    reading = read_notes(read_settings(tmp_path))
    assert [note.path for note in reading.notes] == ["README.md", "sub/vendor/e.md"]


def test_jekyll_tells_where_notes_are_published(tmp_path: Path) -> None:
    """A site has one pattern of addresses, a collection may have its own."""
    write_vault(
        tmp_path,
        "=== _config.yml\npermalink: pretty\ncollections:\n  notes:\n    permalink: /:slug\n"
        "  other:\n    output: true\n=== index.md\n=== _notes/a.md\n=== _other/b.md\n",
    )
    found = {one.folder: (one.dialect.addresses, one.dialect.liquid) for one in find(tmp_path)}
    assert found == {"": ("pretty", True), "_notes": ("/:slug", True)}


@pytest.mark.parametrize(
    ("opened", "site", "within"),
    [(".", "docs", ""), ("docs", "", ""), ("docs/_notes", "", "_notes")],
)
def test_jekyll_s_addresses_begin_at_its_folder(
    tmp_path: Path, opened: str, site: str, within: str
) -> None:
    """Wherever the vault is opened, it knows where the site stands."""
    write_vault(tmp_path, "=== docs/_config.yml\ntitle: T\n=== docs/_notes/a.md\n")
    (tmp_path / ".git").mkdir()
    (found,) = find(tmp_path / opened)
    assert (found.dialect.name, found.dialect.site) == ("jekyll", site)
    assert found.dialect.within == within


@pytest.mark.parametrize(
    ("config", "name", "is_old"),
    [
        ("{:hidden []}", "a.b.md", True),
        ("{:file/name-format :triple-lowbar}", "a.b.md", False),
        ("{:hidden []}", "a___b.md", False),
        ("", "a.b.md", False),
    ],
)
def test_old_graphs_have_dots_for_slashes(
    tmp_path: Path, config: str, name: str, is_old: bool
) -> None:
    """Logseq's settings say how files are named, or the names themselves do."""
    write_vault(tmp_path, f"=== logseq/config.edn\n{config}\n=== pages/{name}\n")
    (found,) = find(tmp_path)
    assert found.dialect.dotted_names == is_old


def test_a_publisher_adds_to_what_an_editor_does(tmp_path: Path) -> None:
    """Notes written in Obsidian and published by Jekyll are Obsidian's, with Jekyll's tags."""
    write_vault(tmp_path, f"{NOTE}=== .obsidian/x\n=== _config.yml\npermalink: /:title/\n")
    (found,) = find(tmp_path)
    assert (found.dialect.name, found.dialect.liquid) == ("obsidian", True)
    assert found.dialect.addresses == "/:title/"
    assert found.evidence == "`.obsidian/` folder, published by `_config.yml`"


def test_a_guest_makes_no_graph(tmp_path: Path) -> None:
    """Where both have been, the notes are Logseq's when they stand in its folders."""
    both = "=== .obsidian/x\n=== logseq/config.edn\n{}\n"
    write_vault(tmp_path / "a", f"{both}=== 1.md\n=== 2.md\n=== journals/3.md\n")
    write_vault(tmp_path / "b", f"{both}=== 1.md\n=== pages/2.md\n=== journals/3.md\n")
    assert [one.dialect.name for one in find(tmp_path / "a")] == ["obsidian"]
    assert [one.dialect.name for one in find(tmp_path / "b")] == ["logseq"]


def test_juggl_makes_lists_typed(tmp_path: Path) -> None:
    """The plugin's syntax counts where the plugin is."""
    write_vault(tmp_path, f"{NOTE}=== .obsidian/plugins/juggl/main.js\n")
    assert find(tmp_path)[0].dialect.typed_lists


DENDRON = """
=== dendron.yml
workspace:
  vaults:
    - fsPath: vault
    - fsPath: deps/other
      name: o
=== vault/a.md
=== deps/other/notes/b.md
=== README.md
"""


@pytest.mark.parametrize("git", [False, True])
def test_a_workspace_of_dendron_names_its_vaults(tmp_path: Path, git: bool) -> None:
    """Only they are Dendron's; a vault opened by itself is known by the file above, in one git."""
    write_vault(tmp_path, DENDRON)
    if git:
        (tmp_path / ".git").mkdir()
    expected = [("", "plain", 1), ("deps/other", "dendron", 1), ("vault", "dendron", 1)]
    assert name(tmp_path) == expected
    assert name(tmp_path / "vault") == [("", "dendron" if git else "plain", 1)]
    older = write_vault(tmp_path / "x", "=== dendron.yml\nvaults:\n- fsPath: v\n=== v/a.md\n")
    assert name(older) == [("v", "dendron", 1)]
    vaults = "=== dendron.yml\nvaults:\n- fsPath: ../elsewhere\n=== docs/a.md\n"
    assert name(write_vault(tmp_path / "copy", vaults)) == [("", "dendron", 1)]


def test_top_folders_may_differ(tmp_path: Path) -> None:
    """The nearest marker counts, and that of the whole for the rest."""
    write_vault(
        tmp_path,
        "=== .obsidian/x\n=== a.md\n=== sub/b.md\n=== graph/logseq/config.edn\n{}\n"
        "=== graph/pages/c.md\n=== site/_config.yml\n=== site/d.md\n=== site/deep/e.md\n",
    )
    assert name(tmp_path) == [("", "obsidian", 2), ("graph", "logseq", 1), ("site", "jekyll", 2)]
    notes = {note.path: note.dialect for note in read_notes(read_settings(tmp_path)).notes}
    assert notes["sub/b.md"] == "obsidian"
    assert notes["graph/pages/c.md"] == "logseq"
    assert notes["site/deep/e.md"] == "jekyll"


def test_markers_above_count_up_to_the_git_root(tmp_path: Path) -> None:
    """A folder inside a vault is that application's too; beyond its repository nothing counts."""
    write_vault(tmp_path, "=== .obsidian/x\n=== repo/logseq/config.edn\n{}\n=== repo/pages/a.md\n")
    assert name(tmp_path / "repo" / "pages") == [("", "plain", 1)]
    (tmp_path / "repo" / ".git").mkdir()
    assert name(tmp_path / "repo" / "pages") == [("", "logseq", 1)]
    write_vault(tmp_path, "=== alone/.git/x\n=== alone/notes/a.md\n")
    assert name(tmp_path / "alone" / "notes") == [("", "plain", 1)]


def test_a_mark_that_zettlr_leaves_anywhere_counts_least(tmp_path: Path) -> None:
    """Zettlr marks each folder that it shows, as one of an Obsidian vault."""
    write_vault(tmp_path, "=== .obsidian/x\n=== book/.ztr-directory\n=== book/a.md\n")
    assert name(tmp_path) == [("", "obsidian", 1)]
