"""The build of the package: when the page is compiled, what that depends on, what it says."""

import shutil
import sys
from pathlib import Path

import pytest
from hatchling.builders.config import BuilderConfig

import build_frontend
from build_frontend import NODE, STAMP, FrontendHook

ROOT = Path(__file__).parent.parent


@pytest.fixture
def hook(tmp_path: Path) -> FrontendHook:
    """Copy the page's sources, with a compiled page that is current."""
    web = tmp_path / "zettel" / "view" / "web"
    shutil.copytree(
        ROOT / "zettel" / "view" / "web", web, ignore=shutil.ignore_patterns("node_modules")
    )
    config: BuilderConfig = BuilderConfig(None, str(tmp_path), "wheel", {}, {})  # type: ignore[arg-type]
    hook = FrontendHook(str(tmp_path), {}, config, None, str(tmp_path), "wheel")  # type: ignore[arg-type]
    output = tmp_path / "zettel" / "view" / "_page"
    output.mkdir()
    (output / STAMP).write_text(hook._read_stamp(), encoding="utf-8")
    return hook


def touch(hook: FrontendHook, name: str) -> None:
    """Write into a file of the page's sources."""
    path = Path(hook.root) / "zettel" / "view" / "web" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        file.write("\n// other\n")


def test_a_current_page_needs_no_node(hook: FrontendHook) -> None:
    """Nothing is asked of pip, and nothing is run: a wheel or an sdist carries the page."""
    assert hook.dependencies() == []
    hook.initialize("standard", {})


@pytest.mark.parametrize(
    "name", ["src/page.ts", "src/style/base.css", "build.mjs", "package-lock.json", "src/new.ts"]
)
def test_a_page_is_stale_when_its_sources_change(hook: FrontendHook, name: str) -> None:
    """Sources, lock file, the way it is bundled: then Node is asked for."""
    touch(hook, name)
    assert hook.dependencies() == [NODE]


@pytest.mark.parametrize("name", ["tests/page.test.ts", "test.mjs", "node_modules/a/index.js"])
def test_a_page_does_not_depend_on_its_tests(hook: FrontendHook, name: str) -> None:
    """Nor on what npm has put beside it."""
    touch(hook, name)
    assert hook.dependencies() == []


def test_line_ends_make_no_page_stale(hook: FrontendHook) -> None:
    """A checkout on Windows has the same page."""
    path = Path(hook.root) / "zettel" / "view" / "web" / "build.mjs"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert hook.dependencies() == []


def test_without_npm_there_is_one_reason(
    hook: FrontendHook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A registry that cannot be reached ends the build with a sentence that says ways out."""
    failing = tmp_path / "npm.py"
    failing.write_text("print('ECONNREFUSED'); raise SystemExit(1)", encoding="utf-8")
    monkeypatch.setattr(build_frontend, "find_node", lambda: (Path(sys.executable), failing))
    touch(hook, "src/page.ts")
    with pytest.raises(SystemExit) as told:
        hook.initialize("standard", {})
    *output, reason = str(told.value).splitlines()
    assert output[0] == "ECONNREFUSED"
    assert reason.startswith("zettel: npm could not install the page's build tools.")
    assert hook.dependencies() == [NODE]  # and it is tried again next time
