"""The front end's build: what is locked, what is typed, what the page may do."""

import json
import re
import tomllib
from pathlib import Path

import pytest

from build_frontend import COMPILER, NODE
from tests.server.comunica import FOLDER
from tests.view.conftest import write_page
from tests.view.outside import WEB, run_node

PROJECTS = [WEB, FOLDER]
IMPORTED = re.compile(r"""^import (?!type)[^;]*?from "((?:@[^/"]+/)?[^./"][^/"]*)""", re.MULTILINE)


@pytest.mark.parametrize("folder", PROJECTS, ids=lambda folder: folder.name)
def test_the_lock_file_names_no_registry(folder: Path) -> None:
    """`npm ci` takes the registry from the user's settings; contents are held by their hashes."""
    packages = json.loads((folder / "package-lock.json").read_text())["packages"]
    assert not [name for name, package in packages.items() if "resolved" in package]
    assert all("integrity" in package for name, package in packages.items() if name)


@pytest.mark.parametrize("folder", PROJECTS, ids=lambda folder: folder.name)
def test_versions_are_exact(folder: Path) -> None:
    """The same sources give the same page, and the same client to the server's tests."""
    told = json.loads((folder / "package.json").read_text())
    wanted = [*told["dependencies"].values(), *told.get("devDependencies", {}).values()]
    assert [version for version in wanted if not re.fullmatch(r"[\d.]+", version)] == []


@pytest.mark.parametrize("project", [".", "tests"])
def test_types_hold(project: str) -> None:
    """TypeScript's strict check passes: the page's, which knows no Node, and its tests'."""
    run_node(COMPILER, "--noEmit", "--project", project)


def test_modules_keep_their_laws() -> None:
    """The tests of the TypeScript modules, in Node (`npm test`)."""
    run_node("test.mjs")


def test_tests_have_the_builds_node() -> None:
    """One version of Node is written down, in the build and for the tests."""
    project = tomllib.loads((WEB.parents[2] / "pyproject.toml").read_text(encoding="utf-8"))
    assert NODE in project["project"]["optional-dependencies"]["test"]


def test_modules_are_small() -> None:
    """One idea a file."""
    long = [path.name for path in WEB.glob("src/**/*.*") if len(path.read_text().split("\n")) > 300]
    assert long == []


def test_only_the_map_knows_how_it_is_drawn() -> None:
    """Panels speak to the map's interface, and know its colours; the page alone makes one."""
    known = {"map", "palette", "dress", "strokes"}
    knowing = {
        path.relative_to(WEB / "src").as_posix(): found
        for path in sorted(WEB.glob("src/**/*.ts"))
        if path.parent.name != "map"
        and (found := set(re.findall(r"/map/(\w+)\"", path.read_text())) - known)
    }
    assert knowing == {"page.ts": {"canvas"}}


def test_the_policy_allows_exactly_the_pages_scripts(tmp_path: Path) -> None:
    """No inline script of a note's could run, and nothing may connect anywhere."""
    html = write_page(tmp_path, {"a.md": "A"}).read_text()
    found = re.search(r'Content-Security-Policy" content="([^"]+)"', html)
    assert found
    policy = dict(part.strip().split(" ", 1) for part in found[1].split(";"))
    assert policy["connect-src"] == policy["default-src"] == "'none'"
    assert re.fullmatch(r"'sha256-[\w+/=]+'", policy["script-src"])
    assert html.count("\n<script>") == 1


def test_the_compiled_code_tells_the_licences_of_what_it_holds() -> None:
    """Each package that a module imports stands in a notice, with its version."""
    sources = "".join(path.read_text(encoding="utf-8") for path in WEB.glob("src/**/*.ts"))
    imported = set(
        re.findall(r"""^import (?!type)[^;]*?from "((?:@[^/"]+/)?[^./"][^/"]*)""", sources, re.M)
    )
    compiled = "".join(path.read_text(encoding="utf-8") for path in WEB.parent.glob("_page/*.js"))
    notices = " ".join(re.findall(r"/\*! (.+)", compiled))
    assert [name for name in imported if not re.search(rf"(^|[ ]){name} \d", notices)] == []


def test_the_page_says_how_to_get_its_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A source tree that was never built fails with one clear sentence."""
    from zettel.errors import OutputError
    from zettel.view import assets

    monkeypatch.setattr(assets, "ASSETS", "nowhere")
    with pytest.raises(OutputError, match="compiled code is missing"):
        write_page(tmp_path, {"a.md": "A"})
