"""Which issues are shown: by code, by name, by settings, by comments in the notes."""

from pathlib import Path

import pytest

from tests.vaults import open_vault
from zettel.check import CODES, find_selected, select_issues
from zettel.check.selection import parse_codes
from zettel.check.silence import read_silence
from zettel.errors import CodeError
from zettel.settings import Check
from zettel.vault import Vault

ALL = {code.code for code in CODES}


def list_left(vault: Vault) -> list[str]:
    """Return the codes of what no comment silences."""
    selected = select_issues(vault.issues, find_selected(Check()), vault.settings)
    return [issue.code for issue in selected.issues]


def test_everything_is_wanted_unless_something_is_said() -> None:
    """Without selection and settings, every code is shown."""
    assert find_selected(Check()) == ALL


@pytest.mark.parametrize("written", ["Z101", "z101", "missing-target", " Z101 ", "Missing-Target"])
def test_a_code_goes_by_its_name_too(written: str) -> None:
    """Codes and names are the same, whatever their case."""
    assert find_selected(Check(), [written]) == {"Z101"}


def test_beginnings_and_commas() -> None:
    """`Z11` means all codes that begin so; several stand in one text or in several."""
    assert find_selected(Check(), ["Z11"]) == {code for code in ALL if code.startswith("Z11")}
    assert find_selected(Check(), ["orphan,Z101", "Z102"]) == {"Z101", "Z102", "Z112"}


def test_what_is_ignored_goes_from_what_is_selected() -> None:
    """Ignoring comes last."""
    assert find_selected(Check(), ["Z1"], ["Z112,Z113"]) == ALL - {"Z112", "Z113"}


def test_a_selection_on_the_command_line_replaces_the_settings() -> None:
    """What `zettel.toml` ignores can be asked for; what it selects can be narrowed."""
    settings = Check(select=("Z1",), ignore=("orphan",))
    assert find_selected(settings) == ALL - {"Z112"}
    assert find_selected(settings, ["orphan"]) == {"Z112"}
    assert find_selected(settings, ignore=["Z101"]) == ALL - {"Z101", "Z112"}


@pytest.mark.parametrize(
    ("written", "near"),
    [("mising-target", "missing-target"), ("orphans", "orphan"), ("ORPHANS", "orphan")],
)
def test_an_unknown_code_is_a_mistake_of_the_caller(written: str, near: str) -> None:
    """It says which code may be meant."""
    with pytest.raises(CodeError, match=f"did you mean {near}"):
        find_selected(Check(), [written])


def test_an_unknown_code_in_the_settings_says_where() -> None:
    """The file is named."""
    with pytest.raises(CodeError, match=r"zettel\.toml"):
        find_selected(Check(ignore=("Z999",)))


def test_a_comment_silences_its_line(tmp_path: Path) -> None:
    """Only the codes that it names, and only on its line."""
    vault = open_vault(
        tmp_path,
        "=== a.md\n[[X]] ![[y.png]] <!-- zettel-ignore Z101 -->\n[[X]]\n=== b.md\n[[a]]\n",
    )
    found = select_issues(vault.issues, find_selected(Check()), vault.settings).issues
    assert [(issue.line, issue.code) for issue in found] == [(1, "Z107"), (2, "Z101")]


@pytest.mark.parametrize(
    "comment",
    [
        "<!-- zettel-ignore-note missing-target, Z107 -->",
        "%% zettel-ignore-note: Z107, Z101 %%",
        "<!--\nzettel-ignore-note Z10\n-->",
    ],
)
def test_a_comment_silences_its_note(tmp_path: Path, comment: str) -> None:
    """Wherever it stands, by codes or names."""
    vault = open_vault(tmp_path, f"=== a.md\n[[X]] ![[y.png]] [[b]]\n\n{comment}\n=== b.md\n")
    assert vault.issues
    assert not list_left(vault)


def test_a_comment_in_utf_16_silences_too(tmp_path: Path) -> None:
    """The encoding of a note makes no difference."""
    for encoding in ("utf-16-le", "utf-16-be"):
        text = "\ufeff[[X]] [[b]] <!-- zettel-ignore Z101 -->\n"
        (tmp_path / "a.md").write_bytes(text.encode(encoding))
        vault = open_vault(tmp_path, "=== b.md\n")
        assert [issue.code for issue in vault.issues] == ["Z101"]
        assert not list_left(vault)


SILENT = "zettel-ignore-note Z101 Z112"


@pytest.mark.parametrize(
    "text",
    [
        f"```\n<!-- {SILENT} -->\n```\n\n[[Nope]]\n",
        f"    <!-- {SILENT} -->\n\n[[Nope]]\n",
        f"Write `%% {SILENT} %%` or `<!-- {SILENT} -->`.\n\n[[Nope]]\n",
        f"\\<!-- {SILENT} -->\n\n[[Nope]]\n",
        f"# {SILENT}\n\n[[Nope]]\n",
        f"[[Nope]] # {SILENT}\n",
        f'---\ntitle: "x # {SILENT}"\n---\n[[Nope]]\n',
        f"---\nd: |\n  # {SILENT}\n---\n[[Nope]]\n",
        f"---\nd: x#{SILENT}\n---\n[[Nope]]\n",
        f'+++\nd = "x # {SILENT}"\n+++\n[[Nope]]\n',
    ],
)
def test_what_is_no_comment_silences_nothing(tmp_path: Path, text: str) -> None:
    """In code, headings, text and values the words are only words."""
    vault = open_vault(tmp_path, f"=== a.md\n{text}=== b.md\n[[a]]\n")
    assert list_left(vault) == ["Z101"]


@pytest.mark.parametrize(
    "matter",
    [
        f"---\ntitle: x # {SILENT}\n---",
        f"---\n# {SILENT}\ntitle: x\n---",
        f"---\nd: |\n  text\n# {SILENT}\ntitle: x\n---",
        f"---\n# {SILENT}\na: {{x\n---",
        f"+++\ntitle = 'x' # {SILENT}\n+++",
    ],
)
def test_a_comment_in_front_matter_silences(tmp_path: Path, matter: str) -> None:
    """YAML and TOML have `#`, also where the YAML is broken elsewhere."""
    vault = open_vault(tmp_path, f"=== a.md\n{matter}\n[[Nope]]\n=== b.md\n[[a]]\n")
    assert "Z101" in {issue.code for issue in vault.issues}
    assert "Z101" not in list_left(vault)


@pytest.mark.parametrize(
    ("comment", "told"),
    [
        ("zettel-ignore Z999", "check has no code 'Z999', of which zettel-ignore speaks"),
        ("zettel-ignore", "zettel-ignore names no code, and silences nothing"),
        ("zettel-ignore-file Z101", "there is no comment zettel-ignore-file"),
    ],
)
def test_a_comment_without_effect_is_told(tmp_path: Path, comment: str, told: str) -> None:
    """Codes that are none, or left out, with the line of the comment."""
    vault = open_vault(tmp_path, f"=== a.md\n\n[[X]] <!-- {comment} -->\n=== b.md\n[[a]]\n")
    found = select_issues(vault.issues, find_selected(Check()), vault.settings)
    assert [issue.code for issue in found.issues] == ["Z101"]
    ((path, line, message),) = found.odd_comments
    assert (path, line) == ("a.md", 2)
    assert message.startswith(told)


def test_a_comment_in_turtle_silences(tmp_path: Path) -> None:
    """Other files than notes have `#`, at the end of a line."""
    path = tmp_path / "a.ttl"
    path.write_text("<http://x#zettel-ignore> a <y> . # zettel-ignore Z119\n")
    found = read_silence(path, parse_codes, is_note=False)
    assert found.codes == {(1, "Z119")}
