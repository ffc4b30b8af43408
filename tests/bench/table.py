"""The figures as Markdown tables."""

from collections.abc import Mapping, Sequence

from tests.bench.figures import (
    USUAL,
    Figures,
    Links,
    LoadCost,
    PageCost,
    QueryCost,
    StageCost,
)
from tests.bench.growth import FLAT, Growth, find_growth
from tests.bench.rows import Row, find_rows


def to_tables(figures: Figures, labels: Mapping[str, str]) -> str:
    """Return everything that was measured, a table for each kind."""
    parts = [f"{figures.machine}."]
    usual = [cost for cost in figures.stages if cost.vault == USUAL]
    if usual:
        unit = f"µs of processor time a note; where it is [{FLAT}], a call"
        parts += [unit, to_stage_table(usual, labels)]
    grown = list(find_growth(figures.stages, labels))
    if {growth.vault for growth in grown} - {USUAL}:
        times = f"µs a note with {grown[0].times:.0f} times the notes, over that before"
        parts += [times, to_growth_table(grown, labels)]
    rows = list(find_rows(figures))
    if rows:
        parts.append(to_row_table(rows))
    if figures.pages:
        parts.append(to_page_table(figures.pages))
    if figures.queries:
        parts += [to_load_table(figures.loads), to_query_table(figures.queries)]
    parts += [
        f"An ASK over HTTP, {one.notes:,} notes: {one.median:.2f} ms, 95 of 100 {one.slow:.2f} ms"
        for one in figures.served
    ]
    parts += [
        f"Saved → answered, {one.notes:,} notes: {one.median:.0f} ms, at most {one.slow:.0f} ms"
        for one in figures.live
    ]
    if figures.links:
        parts.append(to_links_table(figures.links))
    return "\n\n".join(parts) + "\n"


def to_stage_table(costs: Sequence[StageCost], labels: Mapping[str, str]) -> str:
    """Return a row a stage: µs at each size, how they grow, megabytes at the largest size."""
    sizes = sorted({cost.notes for cost in costs})
    grown = {growth.stage: growth for growth in find_growth(costs, labels)}
    head = ["stage", "grows", *(f"{size:,} notes" for size in sizes), "×", "MB"]
    by_stage: dict[str, dict[int, StageCost]] = {}
    for cost in costs:
        by_stage.setdefault(cost.stage, {})[cost.notes] = cost
    rows = []
    for stage, at in by_stage.items():
        micros = [f"{at[size].micros:,.1f}" if size in at else "" for size in sizes]
        memory = f"{at[max(at)].megabytes:,.0f}"
        rows.append([stage, f"[{labels[stage]}]", *micros, _to_ratio(grown.get(stage)), memory])
    return _to_table(head, rows, left=2)


def to_growth_table(grown: Sequence[Growth], labels: Mapping[str, str]) -> str:
    """Return a row a stage, with how it grows on vaults of each shape."""
    shapes = list(dict.fromkeys(growth.vault for growth in grown))
    found = {(growth.vault, growth.stage): growth for growth in grown}
    stages = [stage for stage in labels if any((shape, stage) in found for shape in shapes)]
    rows = [
        [stage, f"[{labels[stage]}]", *(_to_ratio(found.get((shape, stage))) for shape in shapes)]
        for stage in stages
    ]
    return _to_table(["stage", "grows", *shapes], rows, left=2)


def to_row_table(rows: Sequence[Row]) -> str:
    """Return whole against what: how much was reached at each size, and how much must be."""
    sizes = sorted({row.notes for row in rows})
    by_name: dict[tuple[str, str], dict[int, Row]] = {}
    for row in rows:
        by_name.setdefault((row.name, row.against), {})[row.notes] = row
    head = ["what", "against", *(f"{size:,} notes" for size in sizes)]
    cells = [
        [name, against, *(_to_cell(at[size]) if size in at else "" for size in sizes)]
        for (name, against), at in by_name.items()
    ]
    return _to_table(head, cells, left=2)


def to_page_table(pages: Sequence[PageCost]) -> str:
    """Return a row a page: weight, seconds until it is interactive, milliseconds of its frames."""
    head = ["notes", "page", "MB", "interactive, s", "a frame, ms", "95 of 100", "at work"]
    rows = []
    for page in sorted(pages, key=lambda page: page.notes):
        told = page.ready, page.frame, page.slow, page.work
        cells = ["–" if figure is None else f"{figure:,.1f}" for figure in told]
        rows.append([f"{page.notes:,}", page.page, f"{page.weight / 1e6:,.2f}", *cells])
    return _to_table(head, rows, left=2)


def to_load_table(loads: Sequence[LoadCost]) -> str:
    """Return a row a store: how many triples it holds, and seconds until it can be asked."""
    rows = [
        [f"{one.notes:,}", one.store, f"{one.triples:,}", f"{one.seconds:,.1f}"] for one in loads
    ]
    return _to_table(["notes", "loaded", "triples", "s"], rows, left=2)


def to_query_table(queries: Sequence[QueryCost]) -> str:
    """Return a row a query: milliseconds of ours and of rdflib's, and how often ours go in those.

    Where rdflib was given up, both are marked as what it is at least.
    """
    head = ["notes", "query", "rows", "Oxigraph, ms", "rdflib, ms", "times faster"]
    rows = []
    for one in queries:
        least = "> " if one.is_given_up else ""
        theirs, ratio = f"{least}{one.theirs * 1000:,.0f}", f"{least}{one.ratio:,.0f}"
        cells = [f"{one.rows:,}", f"{one.seconds * 1000:,.1f}", theirs, ratio]
        rows.append([f"{one.notes:,}", one.query, *cells])
    return _to_table(head, rows, left=2)


def to_links_table(found: Sequence[Links]) -> str:
    """Return how many pairs of notes a peer joins in each vault, and how many we do.

    Then, of what only the peer joins: the words that we read as leading elsewhere or nowhere; what
    stands in code or in comments; the rest.
    """
    head = ["vault", "peer", "ours", "theirs", "led elsewhere", "in code", "only theirs"]
    rows = []
    for one in found:
        numbers = one.ours, one.theirs, one.elsewhere, one.unseen, len(one.only_theirs)
        rows.append([one.vault, one.peer, *(f"{number:,}" for number in numbers)])
    return _to_table(head, rows, left=2)


def _to_cell(row: Row) -> str:
    reached = f"{row.reached:.3g} {row.unit}"
    if not row.must:
        return reached
    sign, mark = "≥" if row.is_least else "≤", "✓" if row.is_met else "✗"
    return f"{reached} (must {sign} {row.must:g}) {mark}"


def _to_ratio(growth: Growth | None) -> str:
    if growth is None:
        return ""
    return f"{growth.ratio:.2f}" + ("" if growth.ratio <= growth.allowed else " ✗")


def _to_table(head: Sequence[str], rows: Sequence[Sequence[str]], left: int) -> str:
    """Return a table; all columns but the first ones are aligned to the right."""
    line = ["---" if place < left else "---:" for place in range(len(head))]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in [head, line, *rows])
