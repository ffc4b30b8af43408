"""Two notes of one title are told where links may be written by it."""

from pathlib import Path

import pytest

from tests.vaults import open_vault

NOTES = "=== a.md\n# Titre\n[b](b.md)\n=== b.md\n# Titre\n[a](a.md)\n"
NAMES = "=== x/a.md\n[b](../y/a.md)\n=== y/a.md\n[a](../x/a.md)\n"


@pytest.mark.parametrize(
    ("dialect", "told"),
    [
        ("plain", True), ("cosma", True), ("logseq", False),  # which calls pages by their files
        ("obsidian", False), ("foam", False), ("dendron", False), ("zettlr", False),
        ("jekyll", False),
    ],
)  # fmt: skip
def test_titles_matter_where_links_are_written_by_them(
    tmp_path: Path, dialect: str, told: bool
) -> None:
    """Where a link names a file, two headings alike mislead nobody."""
    vault = open_vault(tmp_path, f'{NOTES}=== zettel.toml\ndialect = "{dialect}"\n')
    codes = [issue.code for issue in vault.issues]
    assert codes == (["Z105"] if told else [])


@pytest.mark.parametrize("dialect", ["plain", "obsidian", "dendron"])
def test_names_alike_matter_everywhere(tmp_path: Path, dialect: str) -> None:
    """Two files of one name are two notes of one title in every application."""
    vault = open_vault(tmp_path, f'{NAMES}=== zettel.toml\ndialect = "{dialect}"\n')
    assert [issue.code for issue in vault.issues] == ["Z105"]
