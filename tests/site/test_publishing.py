"""`zettel publish`: what is written, what stays, what goes; never anything of the user's."""

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
import rdflib

import zettel
from tests.site.sites import NOTES, publish, publish_again, read_files
from tests.vaults import open_vault
from zettel.cli import main
from zettel.errors import OutputError
from zettel.site import manifest
from zettel.site.publishing import publish as publish_world
from zettel.vault.world import build_world

OURS = {manifest.NAME, ".zettelignore", ".nojekyll"}


def read_times(site: Path) -> dict[str, int]:
    """Read when each file was written."""
    return {name: (site / name).stat().st_mtime_ns for name in read_files(site)}


def list_written(site: Path, before: dict[str, int]) -> set[str]:
    """List the files that were written since."""
    return {name for name, time in read_times(site).items() if before.get(name) != time}


def test_each_note_has_page_and_data(tmp_path: Path) -> None:
    """`note/<id>/index.html`, `.ttl` and `.jsonld`; lists, dump, description, sitemap, feed."""
    names = set(read_files(publish(tmp_path, NOTES)))
    for path in ("note/a", "note/b", "tag/un"):
        assert {f"{path}/index.html", f"{path}.ttl", f"{path}.jsonld"} <= names
    assert names >= {
        "index.html", "void.ttl", "void.jsonld", "dump.ttl", "sitemap.xml", "feed.xml", "site.css",
        "search.js", "search/index.html", "map/index.html", "note/index.html", "tag/index.html",
        *OURS,
    }  # fmt: skip


def test_the_same_notes_give_the_same_bytes(tmp_path: Path) -> None:
    """Nothing in a site depends on when or where it is made."""
    first, second = (publish(tmp_path / name, NOTES) for name in ("one", "two"))
    assert read_files(first) == read_files(second)


def test_what_is_right_stays(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A second run writes nothing; after an edit, only what tells of it."""
    site = publish(tmp_path, NOTES)
    before = read_times(site)
    capsys.readouterr()
    publish_again(tmp_path, "--json")
    assert json.loads(capsys.readouterr().out) == {
        "written": 0, "unchanged": len(before) - 1, "removed": 0,
    }  # fmt: skip
    assert list_written(site, before) == set()
    (tmp_path / "vault" / "b.md").write_text("---\ntitle: Beta\n---\nUn autre.\n", "utf-8")
    publish_again(tmp_path)
    # Its page, the page that searches, the explorer; the graph does not hold texts.
    changed = {"note/b/index.html", "search/index.html", "map/index.html", manifest.NAME}
    assert list_written(site, before) == changed


def test_what_is_gone_goes(tmp_path: Path) -> None:
    """Files of a note that is no more are removed, with the folders that are empty then."""
    site = publish(tmp_path, NOTES)
    (tmp_path / "vault" / "a.md").unlink()
    publish_again(tmp_path)
    names = set(read_files(site))
    assert not [name for name in names if name.startswith(("note/a", "tag/un"))]
    assert not (site / "note" / "a").exists()
    assert "note/b/index.html" in names


def test_nothing_of_the_users_is_touched(tmp_path: Path) -> None:
    """Not what was added to a site, nor a file of ours that somebody has changed since."""
    site = publish(tmp_path, NOTES)
    (site / "CNAME").write_text("notes.example")
    (site / "note" / "a" / "mine.txt").write_text("mine")
    (site / "note" / "a.ttl").write_text("changed")
    (tmp_path / "vault" / "a.md").unlink()
    publish_again(tmp_path)
    assert (site / "CNAME").read_text() == "notes.example"
    assert (site / "note" / "a" / "mine.txt").read_text() == "mine"
    assert (site / "note" / "a.ttl").read_text() == "changed"
    assert not (site / "note" / "a" / "index.html").exists()


@pytest.mark.parametrize("name", ["holiday.jpg", "index.html"])
def test_a_folder_that_is_not_ours_is_refused(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Unless it is asked for; then files of other names stay."""
    site = tmp_path / "site"
    site.mkdir()
    (site / name).write_text("mine")
    open_vault(tmp_path / "vault", NOTES)
    call = ["publish", str(tmp_path / "vault"), "-o", str(site)]
    assert main(call) == 2
    assert name in capsys.readouterr().err
    assert list(read_files(site)) == [name]
    assert main([*call, "--overwrite"]) == 0
    assert ((site / name).read_text() == "mine") == (name == "holiday.jpg")


def test_a_file_in_the_way_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that the user has put where a new note's page goes is told, and nothing is written."""
    site = publish(tmp_path, NOTES)
    (site / "note" / "d.ttl").write_text("mine")
    (tmp_path / "vault" / "d.md").write_text("New.")
    before = read_times(site)
    assert main(["publish", str(tmp_path / "vault"), "-o", str(site)]) == 2
    assert "note/d.ttl" in capsys.readouterr().err
    assert list_written(site, before) == set()


def test_links_in_the_site_are_not_followed(tmp_path: Path) -> None:
    """A folder or file of the site that has become a link leads no writing elsewhere."""
    site = publish(tmp_path, NOTES)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (site / "note").rename(site / "gone")
    (site / "note").symlink_to(elsewhere)
    with pytest.raises(OutputError, match="leads out"):
        zettel.open(tmp_path / "vault").publish(site, overwrite=True)
    assert list(elsewhere.iterdir()) == []
    (site / "note").unlink()
    (site / "dump.ttl").unlink()
    (site / "dump.ttl").symlink_to(elsewhere / "x")
    with pytest.raises(OutputError, match=r"dump\.ttl"):
        zettel.open(tmp_path / "vault").publish(site)


def test_the_notes_are_no_place_for_a_site(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Neither their folder nor one around it; a folder in theirs is, and its files are no notes."""
    vault = tmp_path / "vault"
    open_vault(vault, NOTES)
    for folder in (vault, tmp_path):
        assert main(["publish", str(vault), "-o", str(folder), "--overwrite"]) == 2
        assert "holds the notes" in capsys.readouterr().err
    for _ in range(2):
        assert main(["publish", str(vault), "-o", str(vault / "site")]) == 0
    opened = zettel.open(vault)
    assert len(opened.notes) == 3
    assert not [name for name in opened.files if name.startswith("site")]


def test_a_run_that_was_stopped_is_taken_up(tmp_path: Path) -> None:
    """What it has written is whole and ours; the next run leaves what one at once does."""

    def stop() -> Iterator[bytes]:
        yield b"half"
        raise KeyboardInterrupt

    vault = open_vault(tmp_path / "vault", NOTES)
    site = tmp_path / "site"
    with pytest.raises(KeyboardInterrupt):
        publish_world(build_world(vault), site, stop())
    assert "note/a/index.html" in read_files(site)
    assert not (site / "map" / "index.html").exists()
    assert not [name for name in read_files(site) if name.endswith(".tmp")]
    (tmp_path / "vault" / "c.md").unlink()
    publish_again(tmp_path)
    (tmp_path / "whole").mkdir()
    zettel.open(tmp_path / "vault").publish(tmp_path / "whole")
    assert read_files(site) == read_files(tmp_path / "whole")


def test_a_manifest_cannot_lead_out(tmp_path: Path) -> None:
    """One that names files elsewhere is refused, and none of them is removed."""
    site = publish(tmp_path, NOTES)
    (tmp_path / "mine").write_text("mine")
    for name in ("../mine", str(tmp_path / "mine")):
        (site / manifest.NAME).write_text(json.dumps({"version": 1, "files": {name: ""}}))
        with pytest.raises(OutputError):
            zettel.open(tmp_path / "vault").publish(site)
    assert (tmp_path / "mine").read_text() == "mine"


def test_who_may_use_what_is_told(tmp_path: Path) -> None:
    """Title, creator and licence stand in VoID, DCAT, and at the foot of each page."""
    site = publish(tmp_path, NOTES)
    about = (site / "void.ttl").read_text("utf-8")
    assert about.startswith("# title: Carnet\n# creator: Zoé\n# licence: https://creativecommons")
    graph = rdflib.Graph().parse(data=about, format="turtle")
    base = rdflib.URIRef("https://notes.example/x/")
    licence = rdflib.URIRef("https://creativecommons.org/licenses/by/4.0/")
    assert (base, rdflib.RDF.type, rdflib.DCAT.Dataset) in graph
    assert (base, rdflib.DCTERMS.license, licence) in graph
    dumps = list(graph.objects(base, rdflib.DCAT.distribution))
    assert all((dump, rdflib.DCTERMS.license, licence) in graph for dump in dumps)
    places = {graph.value(dump, rdflib.DCAT.downloadURL) for dump in dumps}
    assert places == {base + "dump.ttl", base + "dump.ttl.gz"}
    assert not list(graph.objects(base, rdflib.VOID.sparqlEndpoint))
    for name, data in read_files(site).items():
        if name.endswith(".html") and not name.startswith("map/"):
            assert b"CC BY 4.0" in data, name


def test_what_is_lacking_is_told_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without a licence nobody may reuse the data; without a base nobody can find them."""
    site = publish(tmp_path, "=== a.md\nText.\n")
    told = capsys.readouterr().err
    assert told.count("nobody may reuse the data") == 1
    assert told.count("without `base`") == 1
    page = (site / "note" / "a" / "index.html").read_text("utf-8")
    assert "No licence: nobody may reuse" in page
    assert "canonical" not in page
    assert not {"feed.xml", "sitemap.xml", "robots.txt"} & set(read_files(site))
    publish(tmp_path / "other", NOTES)
    assert "hint" not in capsys.readouterr().err


def test_private_notes_stay_out(tmp_path: Path) -> None:
    """Nowhere in a site is a word of them: pages, data, search, feed, explorer, backlinks."""
    secret = NOTES + (
        "=== s.md\n---\ntitle: Xyzzy\ntags: [plugh]\nprivate: true\nplover: x\n---\n"
        "A [[Beta]] secret.\n=== pic.png\nPNG\n=== t.md\n---\ndraft: true\n---\n![](pic.png)\n"
    )
    site = publish(tmp_path, secret)
    words = (b"Xyzzy", b"plugh", b"plover", b"secret", b"note/s", b"pic.png")
    for name, data in read_files(site).items():
        assert not [word for word in words if word in data or word.decode() in name], name
    publish_again(tmp_path, "--drafts")
    assert "note/s/index.html" in read_files(site)
    assert "file/pic.png" in read_files(site)
    publish_again(tmp_path)
    assert not [name for name in read_files(site) if name.startswith(("note/s", "file/"))]


def test_an_old_address_leads_on(tmp_path: Path) -> None:
    """A note that has moved is found where it was; its data say where it is now."""
    moved = NOTES + "=== moved.csv\nold,new\nfolder/before,b\nc,b\ngone,nobody\n"
    site = publish(tmp_path, moved)
    page = (site / "note" / "folder" / "before" / "index.html").read_text("utf-8")
    assert '<meta http-equiv="refresh" content="0; url=../../../note/b/index.html">' in page
    assert '<link rel="canonical" href="https://notes.example/x/note/b">' in page
    graph = rdflib.Graph().parse(site / "note" / "folder" / "before.ttl", format="turtle")
    base = "https://notes.example/x/note/"
    old, new = (rdflib.URIRef(base + name) for name in ("folder/before", "b"))
    assert list(graph) == [(old, rdflib.DCTERMS.isReplacedBy, new)]
    assert "Rien ne m" in (site / "note" / "c" / "index.html").read_text("utf-8")


@pytest.mark.skipif(os.geteuid() == 0, reason="for root, nothing is write-protected")
def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    """One sentence says so."""
    tmp_path.chmod(0o500)
    with pytest.raises(OutputError):
        open_vault(tmp_path / "vault", NOTES).publish(tmp_path / "site")
