"""Files beside the notes, which links may lead to."""

from pathlib import Path

import pytest

from tests.vaults import open_vault, write_vault
from zettel.model import Attachment, Missing
from zettel.reader import has_file
from zettel.settings import read_settings

REPOSITORY = """
=== .gitignore
=== LICENSE
=== src/x.py
=== docs/zettel.toml
=== docs/a.md
[l](../LICENSE) [x](../src/x.py) [y](../src/y.py) [s](../src) [h](.hidden/z.md) [o](../../secret)
=== docs/.hidden/z.md
"""


def test_links_to_files_of_the_repository_are_good(tmp_path: Path) -> None:
    """They lead to what is there: beside the notes or hidden, never outside of the repository."""
    (tmp_path / "secret").touch()
    write_vault(tmp_path / "repository", REPOSITORY)
    vault = open_vault(tmp_path / "repository" / "docs", "=== b.md\n")
    (found,) = [one for one in vault.resolved if one.note.path == "a.md"]
    assert [link.resolution for link in found.links] == [
        Attachment("../LICENSE", True),
        Attachment("../src/x.py", True),
        Attachment("../src/y.py", False),
        Attachment("../src", True),
        Attachment(".hidden/z.md", True),
        Missing("../../secret"),
    ]


@pytest.mark.parametrize("mark", [".git", ".github", ".gitattributes"])
def test_what_a_repository_is_told_by(tmp_path: Path, mark: str) -> None:
    """Git's own folder, or what is left of it in a copy."""
    write_vault(tmp_path, "=== repo/notes/a.md\n=== repo/b.md\n=== c.md\n")
    (tmp_path / "repo" / mark).mkdir()
    settings = read_settings(tmp_path / "repo" / "notes")
    assert has_file(settings, "../b.md")
    assert has_file(settings, "a.md")
    assert not has_file(settings, "../../c.md")
    assert not has_file(settings, "../none.md")
    assert not has_file(settings, "a\0b")
