"""How fast zettel is: every stage, whole commands, the floors below them, and the peers beside.

    python -m tests.bench --sizes 1000 10000 100000 [--runs 3] [--only stages whole …]
                          [--json FILE] [--plot FILE] [--from FILE …] [VAULT …]

    python -m tests.bench --only pages --sizes 300 1000 3000 10000

Vaults are generated, the same ones each time. Tables go to stdout, what is being done to stderr.
Status 1, and a sentence on stderr, where a stage grows faster than its label says. `--json` keeps
the figures, and `--from` takes them from such files, so that one may measure piece by piece.
`queries` asks Oxigraph and rdflib the same, a server one thing five hundred times, and saves notes.
`pages` opens our page, pyvis's and Cosma's in Chromium: which answers first, and keeps up best.
"""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from tests.bench.clock import describe_machine
from tests.bench.costs import measure_costs
from tests.bench.edits import age_files
from tests.bench.figures import USUAL, Figures, merge
from tests.bench.floors import find_paths, read_all
from tests.bench.generate import generate_vault
from tests.bench.growth import LABELS, find_broken
from tests.bench.links import compare_links
from tests.bench.live import measure_live
from tests.bench.peer_times import measure_peers
from tests.bench.peers import PLACE, tell_missing
from tests.bench.plot import to_plot
from tests.bench.shapes import SHAPES
from tests.bench.sparql import compare_queries, measure_served
from tests.bench.table import to_tables
from tests.bench.whole import measure_whole

PARTS = ("stages", "shapes", "whole", "peers", "links", "pages", "queries")
LARGEST_SHAPE = 10_000
"""Notes of the largest unkind vault; such shapes grow dear, and ten times the notes tell enough."""

LARGEST_PAGE = 10_000
"""Notes of the largest page that is opened: beyond, no peer comes up in minutes."""


def main() -> int:
    """Measure what is asked and print it; return the status."""
    asked = parse_arguments()
    if asked.given:
        parts = [msgspec.json.decode(path.read_bytes(), type=Figures) for path in asked.given]
    else:
        with TemporaryDirectory() as folder:
            parts = [measure_size(asked, size, Path(folder)) for size in sorted(asked.sizes)]
        parts.append(measure_own(asked))
    figures = merge(parts)
    sys.stdout.write(to_tables(figures, LABELS))
    if asked.json:
        asked.json.write_bytes(msgspec.json.format(msgspec.json.encode(figures)))
    if asked.plot:
        asked.plot.write_text(to_plot(figures), encoding="utf-8")
    broken = find_broken(figures.stages, LABELS)
    for sentence in broken:
        tell(sentence)
    return 1 if broken else 0


def parse_arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--sizes", type=to_count, nargs="+", default=[1_000, 10_000], metavar="NOTES"
    )
    parser.add_argument("--runs", type=to_count, default=3, help="of which the median counts")
    parser.add_argument("--only", nargs="+", choices=PARTS, default=PARTS)
    parser.add_argument("--json", type=Path, metavar="FILE")
    parser.add_argument("--plot", type=Path, metavar="FILE", help="write the plot, as SVG")
    parser.add_argument("--from", type=to_file, metavar="FILE", nargs="+", dest="given")
    parser.add_argument("--peers", type=Path, metavar="DIR", default=PLACE)
    parser.add_argument(
        "vaults", type=Path, nargs="*", metavar="VAULT", help="compare links here, too"
    )
    asked = parser.parse_args()
    if not asked.given and {"peers", "links", "pages"} & set(asked.only):
        for line in tell_missing(asked.peers):
            tell(line)
    return asked


def to_count(text: str) -> int:
    """Read a number of notes or runs."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text} is no number from 1 on")
    return int(text)


def to_file(text: str) -> Path:
    """Read the path of a file that is there."""
    if not Path(text).is_file():
        raise argparse.ArgumentTypeError(f"{text} is no file")
    return Path(text)


def measure_size(asked: argparse.Namespace, size: int, folder: Path) -> Figures:
    """Measure all that is asked on generated vaults of one size."""
    tell(f"{size:,} notes: writing the vault")
    vault = folder / f"{USUAL}-{size}"
    build_vault(generate_vault, vault, size)
    known = f"generated, {size:,}", size
    figures = Figures(describe_machine(), vaults={size: read_all(find_paths(vault))})
    parts = [figures]
    if "links" in asked.only:
        links = tuple(compare_links(vault, known[0], asked.peers))
        parts.append(Figures(figures.machine, links=links))
    if "peers" in asked.only:
        peers = tuple(measure_peers(vault, known, asked.peers, asked.runs, tell))
        parts.append(Figures(figures.machine, peers=peers))
    if "pages" in asked.only and size <= LARGEST_PAGE:
        from tests.bench.page_times import measure_pages  # Playwright, which other parts never need

        about = size, asked.peers, folder / f"pages-{size}"
        pages = tuple(measure_pages(vault, about, asked.runs, tell))
        parts.append(Figures(figures.machine, pages=pages))
    if "queries" in asked.only:
        parts.append(measure_sparql(vault, size, asked.runs))
    if "stages" in asked.only:
        costs = tuple(measure_costs(vault, USUAL, size, asked.runs, tell))
        parts.append(Figures(figures.machine, stages=costs))
    if "shapes" in asked.only and size <= LARGEST_SHAPE:
        parts += [measure_shape(name, size, folder, asked.runs) for name in SHAPES]
    if "whole" in asked.only:
        whole, floors = measure_whole(vault, folder / f"output-{size}", asked.runs, tell)
        parts.append(Figures(figures.machine, whole=tuple(whole), floors={size: floors}))
    return merge(parts)


def measure_shape(name: str, size: int, folder: Path, runs: int) -> Figures:
    """Measure every stage on a vault of an unkind shape."""
    vault = folder / f"{name}-{size}"
    build_vault(SHAPES[name], vault, size)
    return Figures(describe_machine(), stages=tuple(measure_costs(vault, name, size, runs, tell)))


def measure_sparql(vault: Path, size: int, runs: int) -> Figures:
    """Measure queries of a vault beside rdflib's, and over HTTP."""
    told, served = compare_queries(vault, (size, runs), tell), measure_served(vault, tell)
    live = measure_live(vault, tell)
    return Figures(
        describe_machine(), loads=told.loads, queries=told.queries, served=(served,), live=(live,)
    )


def measure_own(asked: argparse.Namespace) -> Figures:
    """Compare links on the vaults that were named."""
    compared = [(vault, vault.name) for vault in asked.vaults]
    found = [one for vault, name in compared for one in compare_links(vault, name, asked.peers)]
    return Figures(describe_machine(), links=tuple(found))


def build_vault(generate: Callable[[Path, int], object], vault: Path, size: int) -> None:
    """Write a vault that has not been changed of late."""
    generate(vault, size)
    age_files(vault)


def tell(line: str) -> None:
    """Say on stderr what is going on."""
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
