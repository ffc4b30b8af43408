"""Drafts and private notes on the command line."""

from pathlib import Path

from tests.cli.conftest import Call

SECRET = "---\nid: 5\ntitle: Epsilon\ndraft: true\n---\nA secret: xyzzy. See [[Alpha]].\n"


def test_an_export_leaves_them_out_and_says_so(call: Call, vault: Path) -> None:
    """The author is told how many stay out, and by which option they come along."""
    (vault / "5.md").write_text(SECRET, encoding="utf-8")
    outcome = call("export", vault, "--to", "turtle")
    assert "Epsilon" not in outcome.stdout
    assert "1 private note stays out" in outcome.stderr
    outcome = call("export", vault, "--to", "turtle", "--drafts")
    assert "Epsilon" in outcome.stdout
    assert "private" not in outcome.stderr


def test_a_page_for_others_leaves_them_out(call: Call, vault: Path, tmp_path: Path) -> None:
    """A page written with -o may be published; `zettel show`, for the author alone, tells all."""
    (vault / "5.md").write_text(SECRET, encoding="utf-8")
    page = tmp_path / "page.html"
    assert call("view", vault, "--no-open", "-o", page).returncode == 0
    assert "Epsilon" not in page.read_text(encoding="utf-8")
    assert call("view", vault, "--no-open", "-o", page, "--drafts").returncode == 0
    assert "Epsilon" in page.read_text(encoding="utf-8")
    assert "xyzzy" not in call("check", vault).stderr
    assert call("show", vault, "Epsilon").returncode == 0


def test_the_page_of_ones_own_has_them(run: Call, vault: Path, tmp_path: Path) -> None:
    """Without -o the page stays in the user's cache folder."""
    (vault / "5.md").write_text(SECRET, encoding="utf-8")
    outcome = run("view", vault, "--no-open", XDG_CACHE_HOME=str(tmp_path))
    assert "Epsilon" in Path(outcome.stdout.strip()).read_text(encoding="utf-8")
