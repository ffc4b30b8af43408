"""Repositories of git for tests."""

import os
import subprocess
from pathlib import Path

from tests.vaults import write_vault


def git(folder: Path, *words: str) -> str:
    """Run git in a folder, as nobody in particular."""
    names = {"GIT_AUTHOR_NAME": "n", "GIT_COMMITTER_NAME": "n"}
    mails = {"GIT_AUTHOR_EMAIL": "n@v.example", "GIT_COMMITTER_EMAIL": "n@v.example"}
    call = ["git", "-c", "init.defaultBranch=main", "-C", str(folder), *words]
    environment = {**os.environ, **names, **mails}
    done = subprocess.run(call, check=True, capture_output=True, env=environment)
    return done.stdout.decode()


def commit(folder: Path, text: str = "", tag: str = "") -> None:
    """Write files and commit all there is."""
    if text:
        write_vault(folder, text)
    git(folder, "add", "-A")
    git(folder, "commit", "--allow-empty", "-qm", "state")
    if tag:
        git(folder, "tag", tag)
