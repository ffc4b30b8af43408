"""What is wrong by the ontology: keys, values, shapes, the ontology itself, its queries."""

from collections.abc import Iterator, Sequence

from zettel.check.keys import find_key_issues
from zettel.check.ontology import find_ontology_issues
from zettel.check.queries import find_query_issues
from zettel.check.shapes import find_shape_issues
from zettel.check.told import join_told
from zettel.check.values import find_value_issues
from zettel.model import Issue, ResolvedNote
from zettel.settings import Settings
from zettel.vocabulary import Vocabulary


def find_meaning_issues(
    notes: Sequence[ResolvedNote], settings: Settings, vocabulary: Vocabulary
) -> Iterator[Issue]:
    """Find what the ontology shows; what several finders tell of one key is told once."""
    of_keys = (find_key_issues, find_value_issues, find_shape_issues)
    yield from join_told([one for find in of_keys for one in find(notes, settings, vocabulary)])
    yield from find_ontology_issues(settings, vocabulary)
    yield from find_query_issues(settings, vocabulary)
