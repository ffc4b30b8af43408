"""`zettel import`: what it prints, what it writes, and how it fails."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Call, assert_one_sentence, list_files


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Make a Jekyll site of one post and one draft."""
    folder = tmp_path / "site"
    for name, text in {
        "_posts/2020-01-31-hello.md": "---\ncategories: news\n---\nHi ![p](/p.png) {{ x }}\n",
        "_drafts/soon.md": "# Soon\n[hi]({% post_url 2020-01-31-hello %})\n",
        "p.png": "P",
        "q.png": "Q",
    }.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_report(call: Call, vault: Path, source: Path) -> None:
    """Each document is told with its note, where its fields come from, and what was not read."""
    told = call("import", vault, source)
    assert told.returncode == 0
    assert "_posts/2020-01-31-hello.md → " in told.stdout
    assert "20200131000000.md  Hello\n" in told.stdout
    assert "  jekyll: id ← its date" in told.stdout
    assert "tags ← categories" in told.stdout
    assert "  line 4: {{ x }} stays as written\n" in told.stdout
    assert "Soon (private)\n" in told.stdout
    assert told.stderr == "2 notes and 1 file imported, 1 other file not referred to\n"
    assert (vault / "20200131000000.md").is_file()
    assert (vault / "p.png").is_file()
    assert call("check", vault).returncode == 0


def test_second_import(call: Call, vault: Path, source: Path) -> None:
    """What is there already is told with its note, and nothing is written."""
    call("import", vault, source)
    before = list_files(vault)
    told = call("import", vault, source)
    assert "2020-01-31-hello.md was imported as " in told.stdout
    assert told.stderr.startswith("0 notes imported, 2 there already")
    assert list_files(vault) == before


@pytest.mark.parametrize("option", ["--dry-run", "--diff"])
def test_nothing_is_written(call: Call, vault: Path, source: Path, option: str) -> None:
    """To look first, one can have the report or the diff alone."""
    before = list_files(vault)
    told = call("import", vault, source, option)
    assert told.returncode == 0
    assert "would be imported" in told.stderr
    assert list_files(vault) == before
    if option == "--diff":
        assert "--- /dev/null\n+++ 20200131000000.md\n" in told.stdout
        assert "p.png\n+++" not in told.stdout


def test_json(call: Call, vault: Path, source: Path) -> None:
    """The report for programs has every document, file and remark."""
    report = json.loads(call("import", vault, source, "--json", "--no-files").stdout)
    posts = [one for one in report["documents"] if one["source"].endswith("hello.md")]
    assert posts[0]["id"] == "20200131000000"
    assert posts[0]["status"] == "imported"
    assert {"field": "tags", "origin": "categories"} in posts[0]["mapped"]
    assert posts[0]["remarks"] == [
        {"line": 4, "text": "{{ x }} stays as written"},
        {"line": 4, "text": "the file “p.png” is not copied"},
    ]
    assert report["files"] == []


def test_kind_can_be_forced(call: Call, vault: Path, tmp_path: Path) -> None:
    """`--from` reads a file as another kind than its suffix says."""
    (tmp_path / "a.md").write_text("# no heading\n", encoding="utf-8")
    told = call("import", vault, tmp_path / "a.md", "--from", "TEXT")
    assert "  text: " in told.stdout
    assert "# no heading\n" in told.stdout  # its title is the line as it stands


def test_failures(call: Call, vault: Path, tmp_path: Path) -> None:
    """A missing source, an unknown suffix or kind, the vault itself: one sentence each."""
    (tmp_path / "a.docx").touch()
    for arguments in (
        (vault, tmp_path / "gone"),
        (vault, tmp_path / "a.docx"),
        (vault, tmp_path / "a.docx", "--from", "word"),
        (vault, vault),
        (vault, vault, "--json", "--diff"),
        (tmp_path / "gone", tmp_path / "a.docx"),
    ):
        assert_one_sentence(call("import", *arguments))


def test_what_is_left_is_status_1(call: Call, vault: Path, tmp_path: Path) -> None:
    """Of a folder, whose other documents are imported; a file that is named keeps all back."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.md").write_bytes(b"\x00")
    (tmp_path / "in/b.md").write_text("B\n")
    before = list_files(vault)
    told = call("import", vault, tmp_path / "in/b.md", tmp_path / "in/a.md")
    assert_one_sentence(told)
    assert "a.md cannot be imported: it is a binary file" in told.stderr
    assert list_files(vault) == before
    told = call("import", vault, tmp_path / "in")
    assert told.returncode == 1
    assert told.stderr.startswith("1 note imported, 1 left\n")


def test_dead_links_are_told(call: Call, vault: Path, tmp_path: Path) -> None:
    """Links and pictures that lead to nothing are in both reports, on the line of the source."""
    page = "<p>a\n<p><a href='no.html'>b</a>\n<p><img src='no.png'>\n"
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    told = call("import", vault, tmp_path / "a.html", "--dry-run")
    assert "  line 2: the link to “no.html” leads to nothing that is there\n" in told.stdout
    report = json.loads(call("import", vault, tmp_path / "a.html", "--json").stdout)
    assert {"line": 3, "text": "the file “no.png” is not there"} in report["documents"][0][
        "remarks"
    ]
