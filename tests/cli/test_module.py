"""`python -m zettel`, for who has Python at hand and no command on the path."""

import subprocess
import sys

import zettel


def test_the_package_runs_as_the_command() -> None:
    """It is the same, and called by the same name; its status is told."""
    run = [sys.executable, "-m", "zettel"]
    told = subprocess.run([*run, "--version"], capture_output=True, text=True, check=True)
    assert told.stdout == f"zettel {zettel.__version__}\n"
    assert subprocess.run([*run, "nothing"], capture_output=True, check=False).returncode == 2
