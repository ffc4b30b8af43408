"""The vault's own queries that are no SPARQL, told before anybody asks them."""

import re
from collections.abc import Iterator

from zettel.check.codes import build_issue
from zettel.errors import QueryError
from zettel.model import Issue
from zettel.settings import Settings, to_relative
from zettel.vocabulary import Vocabulary

_PLACE = re.compile(r"the query is malformed at (\d+):(\d+), ")
_PREFIX = re.compile(r"the prefix (\S+:) is not declared")


def find_query_issues(settings: Settings, vocabulary: Vocabulary) -> Iterator[Issue]:
    """Parse each `ontology/queries/*.rq`; the prefixes of the context hold where it has none.

    Each issue stands at its line in a file whose path leads there from the notes.
    """
    folder = settings.ontology / "queries" if settings.ontology else None
    files = sorted(folder.glob("*.rq")) if folder else []
    if not files:
        return
    import pyoxigraph

    from zettel.query.named import read_query
    from zettel.store import read_results

    store = pyoxigraph.Store()  # an empty one, in which every query is answered at once
    for file in files:
        path = to_relative(file, settings)
        try:
            text = read_query(file).text
            read_results(store, text, vocabulary.prefixes)
        except QueryError as error:
            if isinstance(error.__cause__, SyntaxError):
                line, column, message = _find_place(str(error), text)
                place = (path, line, column)
                yield build_issue("malformed-query", place, message, error.hint)


def _find_place(message: str, text: str) -> tuple[int, int, str]:
    """Return line, column and reason of a parser's message."""
    if found := _PLACE.match(message):
        return int(found[1]), int(found[2]), f"this is no SPARQL {message[found.end() :]}"
    if found := _PREFIX.match(message):
        for number, line in enumerate(text.splitlines(), 1):
            written = re.search(rf"(?<![\w?$:@]){re.escape(found[1])}", line.partition("# ")[0])
            if written:
                return number, written.start() + 1, message
    return 1, 1, message
