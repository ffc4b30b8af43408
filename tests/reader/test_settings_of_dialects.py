"""`zettel.toml` has the last word on dialects."""

from pathlib import Path

import pytest

from tests.vaults import open_vault, write_vault
from zettel.errors import VaultError
from zettel.model import Attachment, Found, Missing, Resolution
from zettel.settings import read_settings

MARKED = (
    "=== a.md\n=== sub/b.md\n=== sub/deep/c.md\n=== sub/logseq/config.edn\n{}\n=== .obsidian/x\n"
)


def find(folder: Path, toml: str) -> list[tuple[str, str, str, int]]:
    """Open a marked vault under settings and return its dialects."""
    vault = open_vault(folder, f"{MARKED}=== zettel.toml\n{toml}\n")
    return [(one.folder, one.dialect.name, one.evidence, one.notes) for one in vault.dialects]


def test_one_for_all(tmp_path: Path) -> None:
    """`dialect` holds for the whole vault, whatever is found in it."""
    assert find(tmp_path, 'dialect = "Foam"') == [("", "foam", "`zettel.toml` says so", 3)]


def test_some_by_name(tmp_path: Path) -> None:
    """`[dialects]` holds for its folders, however deep; the others are looked at as ever."""
    told = "`zettel.toml` says so"
    assert find(tmp_path, '[dialects]\n"sub/deep" = "plain"') == [
        ("", "obsidian", "`.obsidian/` folder", 1),
        ("sub", "logseq", "`logseq/config.edn`", 1),
        ("sub/deep", "plain", told, 1),
    ]


def test_both(tmp_path: Path) -> None:
    """A folder named by itself counts more than the whole."""
    found = find(tmp_path, 'dialect = "zettlr"\n[dialects]\nsub = "dendron"')
    assert [one[:2] for one in found] == [("", "zettlr"), ("sub", "dendron")]


def test_settings_of_the_application_stay(tmp_path: Path) -> None:
    """To name the dialect does not undo what the application's own settings say."""
    config = '=== logseq/config.edn\n{:journal/page-title-format "yyyy"}\n=== a.md\n'
    vault = open_vault(tmp_path, f'{config}=== zettel.toml\ndialect = "logseq"\n')
    assert vault.dialects[0].dialect.journal_title == "yyyy"


@pytest.mark.parametrize(
    ("toml", "hint"),
    [
        ('dialect = "obsidean"', "did you mean 'obsidian'?"),
        ('dialect = "org"', "it is one of cosma, obsidian,"),
        ('[dialects]\nsub = "logsec"', "did you mean 'logseq'?"),
        ('[dialects]\nnowhere = "logseq"', ""),
    ],
)
def test_what_is_unknown_is_told(tmp_path: Path, toml: str, hint: str) -> None:
    """A dialect or folder that is not there is a mistake, with what may have been meant."""
    write_vault(tmp_path, f"{MARKED}=== zettel.toml\n{toml}\n")
    with pytest.raises(VaultError, match=r"zettel\.toml") as caught:
        read_settings(tmp_path)
    assert caught.value.hint.startswith(hint)


def test_figures_tell_the_dialects(tmp_path: Path) -> None:
    """`stats` has folder, name, evidence and number of notes."""
    figures = open_vault(tmp_path, MARKED).stats().dialects
    assert [(one.folder, one.name, one.evidence, one.notes) for one in figures] == [
        ("", "obsidian", "`.obsidian/` folder", 1),
        ("sub", "logseq", "`logseq/config.edn`", 2),
    ]


SITE = (
    "=== _config.yml\nbaseurl: /base\n=== docs/a.md\n---\npermalink: /docs/structure/\n---\n"
    "=== _posts/2020-01-31-p.md\n=== arch.html\n---\npermalink: /archive/\n---\n<p>\n"
    "=== img/c.png\n=== tags.html\n---\n---\n"
    "=== plain.html\n<p>\n=== _layouts/page.html\n---\n---\n"
)


@pytest.mark.parametrize(
    ("address", "became"),
    [
        ("/base/docs/structure/", Found("docs/a", "address")),
        ("/docs/structure/", Found("docs/a", "address")),
        ("/base/2020/01/31/p.html", Found("_posts/2020-01-31-p", "address")),
        ("/archive/", Attachment("arch.html", exists=True)),
        ("/base/archive", Attachment("arch.html", exists=True)),
        ("/base/img/c.png", Attachment("img/c.png", exists=True)),
        ("/base/tags.html", Attachment("tags.html", exists=True)),
        ("/layouts/page/", Missing("layouts/page/")),
    ],
)
@pytest.mark.parametrize("folder", ["", "site/"])
def test_addresses_of_a_site(tmp_path: Path, address: str, became: Resolution, folder: str) -> None:
    """They may begin with the site's `baseurl`, and lead to pages that are no notes."""
    text = SITE.replace("=== ", f"=== {folder}") + f"=== {folder}x.md\n[t]({address})\n"
    vault = open_vault(tmp_path, text)
    (link,) = next(one.links for one in vault.resolved if one.note.path == f"{folder}x.md")
    if isinstance(became, Found):
        became = Found(folder + became.note, became.rule)
    elif isinstance(became, Attachment):
        became = Attachment(folder + became.path, became.exists)
    assert link.resolution == became
