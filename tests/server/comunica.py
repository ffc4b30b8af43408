"""Comunica, installed once by npm from its lock file, as a process that is asked."""

import json
import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from build_frontend import find_node
from tests.view.outside import leave_out

FOLDER: Final = Path(__file__).parent / "comunica"
_MARK: Final = FOLDER / "node_modules" / ".zettel"
"""What was installed: a digest of the lock file."""

Ask = Callable[..., Any]
"""Given a query and its sources, returns rows, triples or a verdict."""


@contextmanager
def start_comunica() -> Iterator[Ask]:
    """Start it; without Node or npm's registry the tests are left out, in CI they fail."""
    call = [str(_install()), "ask.mjs"]
    with subprocess.Popen(
        call, cwd=FOLDER, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None

        def ask(query: str, *sources: object) -> Any:  # noqa: ANN401 - as the query has it
            asked = json.dumps({"query": query, "sources": sources})
            print(asked, file=process.stdin, flush=True)
            told = json.loads(process.stdout.readline())  # type: ignore[union-attr]
            if "error" in told:
                raise ValueError(told["error"])
            return told["answer"]

        yield ask
        process.stdin.close()


def _install() -> Path:
    """Let npm install what the lock file names, unless it is there; return the Node to run it."""
    try:
        node, npm = find_node()
    except ModuleNotFoundError:
        leave_out("no Node")
    wanted = sha256((FOLDER / "package-lock.json").read_bytes()).hexdigest()
    if not _MARK.is_file() or _MARK.read_text() != wanted:
        env = {**os.environ, "PATH": f"{node.parent}{os.pathsep}{os.environ.get('PATH', '')}"}
        call = [str(node), str(npm), "ci", "--prefer-offline"]
        done = subprocess.run(
            call, cwd=FOLDER, env=env, check=False, capture_output=True, text=True
        )
        if done.returncode != 0:
            leave_out(f"npm cannot install Comunica: {done.stderr[-500:]}")
        _MARK.write_text(wanted)
    return node
