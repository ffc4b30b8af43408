"""What the page's tests need beside Python: without it they are left out, and in CI they fail."""

import os
import shutil
import subprocess
from pathlib import Path
from typing import Final, NoReturn

import pytest

import zettel.view
from build_frontend import COMPILER, find_node

WEB: Final = Path(zettel.view.__file__).parent / "web"
AXE: Final = WEB / "node_modules" / "axe-core" / "axe.min.js"
NOT_INSTALLED: Final = "no `npm ci` in zettel/view/web"


def leave_out(reason: str) -> NoReturn:
    """Leave a test out, and say why; in CI, let it fail."""
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


def run_node(program: str, *arguments: str) -> None:
    """Run a program of the front end's; show what it says when it fails."""
    try:
        node = shutil.which("node") or str(find_node()[0])
    except ModuleNotFoundError:
        leave_out("no Node")
    if not (WEB / COMPILER).is_file():
        leave_out(NOT_INSTALLED)
    call = [node, program, *arguments]
    done = subprocess.run(
        call, cwd=WEB, check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    assert done.returncode == 0, done.stdout


def read_axe() -> str:
    """Read axe-core, which checks pages for accessibility."""
    if not AXE.is_file():
        leave_out(NOT_INSTALLED)
    return AXE.read_text(encoding="utf-8")
