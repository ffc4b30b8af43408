"""Peers: programs that read vaults, too, installed outside of the project and timed beside us.

    python -m tests.bench.peers --install DIR
    python -m tests.bench.peers --at DIR VAULT …

kglite and obsidiantools come from PyPI into a virtual environment in DIR, foam-cli and Cosma from
npm into a folder there. The second form compares the links that each finds with ours. What is not
installed is left out, with a line that says so.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from msgspec import Struct

from tests.bench import whole

PLACE = Path(tempfile.gettempdir()) / "zettel-bench-peers"
"""Where peers are sought when nothing else is said."""

FROM_PYPI = ("kglite==0.21.2", "obsidiantools==0.11.0")
FROM_NPM = ("foam-cli@0.46.0", "@graphlab-fr/cosma@2.6.1")
PROGRAMS = Path(__file__).parent / "peer_programs"
ENVIRONMENT = {"FOAM_TELEMETRY": "0", "XDG_STATE_HOME": str(Path(tempfile.gettempdir()) / "state")}


class Peer(Struct, frozen=True):
    """A peer: the call that times it, and which command of ours does what it does.

    Where `is_whole` its time is that of the whole command, start-up included, and so is ours; else
    it is what the call tells, without start-up on either side. From `most` notes on it takes
    minutes, or gives up.
    """

    name: str
    tool: str  # its file below the folder of peers
    call: Callable[[Path, Path], list[str | Path]]  # from folder of peers and vault
    case: str = whole.COLD
    is_whole: bool = False
    most: int = 1_000_000
    links: Callable[[Path, Path], list[str | Path]] | None = None  # the call that tells its links


def _call_python(name: str, *more: str) -> Callable[[Path, Path], list[str | Path]]:
    program = PROGRAMS / f"run_{name}.py"
    return lambda place, vault: [_find_python(place), program, vault, *more]


def _call_foam(place: Path, vault: Path) -> list[str | Path]:
    return [place / FOAM, "graph", "--format", "json", "--workspace", vault]


def _call_cosma(place: Path, vault: Path) -> list[str | Path]:
    return [sys.executable, PROGRAMS / "run_cosma.py", place / COSMA, vault]


FOAM = "npm/node_modules/.bin/foam"
COSMA = "npm/node_modules/.bin/cosma"
KGLITE = "venv/lib/python*/site-packages/kglite"
OBSIDIANTOOLS = "venv/lib/python*/site-packages/obsidiantools"

PEERS = (
    Peer("kglite", KGLITE, _call_python("kglite"), links=_call_python("kglite", "links")),
    Peer("kglite-rdf", KGLITE, _call_python("kglite", "trig")),
    Peer(
        "obsidiantools",
        OBSIDIANTOOLS,
        _call_python("obsidiantools"),
        most=1_000,
        links=_call_python("obsidiantools"),
    ),
    Peer("foam-cli", FOAM, _call_foam, is_whole=True, most=10_000, links=_call_foam),
    Peer(
        "cosma", COSMA, _call_cosma, whole.VIEW_COLD, is_whole=True, most=1_000, links=_call_cosma
    ),
)


def find_peers(place: Path) -> list[Peer]:
    """Return the peers that are installed in a folder."""
    return [peer for peer in PEERS if any(place.glob(peer.tool))]


def tell_missing(place: Path) -> Iterator[str]:
    """Yield a line for what is not installed, which says how it can be."""
    missing = [peer.name for peer in PEERS if not any(place.glob(peer.tool)) and peer.links]
    if missing:
        yield (
            f"not installed, and left out: {', '.join(missing)}; "
            f"`python -m tests.bench.peers --install {place}` installs them"
        )


def install_peers(place: Path) -> Iterator[str]:
    """Install every peer into a folder outside of the project; yield what could not be.

    npm packages are installed without running their scripts.
    """
    place.mkdir(parents=True, exist_ok=True)
    subprocess.run([sys.executable, "-m", "venv", place / "venv"], check=True)
    calls: list[list[str | Path]] = [
        [_find_python(place), "-m", "pip", "install", "--quiet", *FROM_PYPI]
    ]
    npm = shutil.which("npm")
    if npm:
        quiet = ("--no-fund", "--no-audit", "--ignore-scripts", "--loglevel=error")
        calls.append([npm, "install", "--prefix", place / "npm", *quiet, *FROM_NPM])
    else:
        yield "there is no npm here, so that foam-cli and Cosma are left out"
    for call in calls:
        if subprocess.run(call, check=False, env={**os.environ, **ENVIRONMENT}).returncode:
            yield f"failed: {' '.join(map(str, call))}"


def main() -> None:
    """Install peers, or compare the links that they find."""
    from tests.bench.links import compare_links
    from tests.bench.table import to_links_table

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--install", type=Path, metavar="DIR")
    parser.add_argument("--at", type=Path, metavar="DIR", default=PLACE)
    parser.add_argument("--examples", type=int, default=0, help="links to show that only they find")
    parser.add_argument("vaults", type=Path, nargs="*")
    asked = parser.parse_args()
    for line in install_peers(asked.install) if asked.install else tell_missing(asked.at):
        print(line, file=sys.stderr)
    found = [
        links
        for vault in asked.vaults
        for links in compare_links(vault, vault.name, asked.install or asked.at)
    ]
    if found:
        print(to_links_table(found))
    for links in found:
        for source, target in links.only_theirs[: asked.examples]:
            print(f"{links.vault} · {links.peer} · {source} → {target}")


def _find_python(place: Path) -> Path:
    return place / "venv" / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")


if __name__ == "__main__":
    main()
