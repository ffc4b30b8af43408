"""What stands around a name in an address stays when the name is respelled."""

from pathlib import Path

import pytest

from tests.edit.renaming import move
from tests.vaults import write_vault


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("[q](b.md?raw=1#L3)", "[q](sub/c.md?raw=1#L3)"),
        ("see {% link b.md %}", "see {% link sub/c.md %}"),
        ('<a href="{% link b.md#titre %}">x</a>', '<a href="{% link sub/c.md#titre %}">x</a>'),
        ("[z](/base/b/)", "[z](/base/sub/c/)"),
    ],
)
def test_what_is_around_a_name_stays(tmp_path: Path, before: str, after: str) -> None:
    """Queries, tags of Jekyll, and the address of its site."""
    text = "=== _config.yml\nbaseurl: /base\n=== b.md\n# Titre\n"
    write_vault(tmp_path, f"{text}=== a.md\n{before}\n")
    move(tmp_path, "b.md", "sub/c.md")
    assert (tmp_path / "a.md").read_text(encoding="utf-8") == f"{after}\n"
