"""Note types, link types and keys as the page names them: in order, with labels by language."""

from collections.abc import Callable, Mapping

from zettel.view.shape import LANGUAGES, Labels, Term

FindLabel = Callable[[str, str], str]
"""From a term and a language ("fr", "en") to its label, "" where it has none."""


def order_terms(counts: Mapping[str, int], find_label: FindLabel) -> list[Term]:
    """Put terms that are counted in order: the most frequent first, the nameless one last."""
    ordered = sorted(counts, key=lambda name: (not name, -counts[name], name))
    return [Term(name, counts[name], find_labels(name, find_label)) for name in ordered]


def merge_terms(terms: list[Term]) -> tuple[list[Term], dict[str, str]]:
    """Make terms that are called the same in all languages one; say also what each became.

    Two keys may stand for one property: a reader sees one row in the legend, under the name of the
    more frequent.
    """
    groups: dict[tuple[tuple[str, str], ...] | str, list[Term]] = {}
    for term in terms:
        groups.setdefault(tuple(sorted(term.labels.items())) or term.name, []).append(term)
    merged = [Term(g[0].name, sum(t.count for t in g), g[0].labels) for g in groups.values()]
    merged.sort(key=lambda term: (not term.name, -term.count, term.name))
    return merged, {term.name: group[0].name for group in groups.values() for term in group}


def find_labels(name: str, find_label: FindLabel) -> Labels:
    """Find what a term is called in each language that has a label for it."""
    found = {language: find_label(name, language) for language in LANGUAGES} if name else {}
    return {language: label for language, label in found.items() if label}
