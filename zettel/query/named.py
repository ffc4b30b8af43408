"""Queries with a name: the vault's `ontology/queries/*.rq`, and those that suit any vault."""

import re
from itertools import takewhile
from pathlib import Path

import msgspec

from zettel.errors import QueryError
from zettel.settings import Settings

_PACKAGE = Path(__file__).parent / "queries"


class NamedQuery(msgspec.Struct, frozen=True):
    """A query kept in a file: `Q01-names.rq` is `Q01`, and `Q1` finds it too."""

    name: str
    title: str
    description: str
    path: Path
    text: str

    @property
    def comments(self) -> tuple[str, ...]:
        """The comment lines that the text begins with."""
        lines = takewhile(lambda line: line.startswith("#"), self.text.splitlines())
        return tuple(line.lstrip("#").strip() for line in lines)


def find_queries(settings: Settings) -> tuple[NamedQuery, ...]:
    """Return the vault's queries, then the package's that it does not replace, by file name."""
    folder = settings.ontology / "queries" if settings.ontology else None
    own = sorted(folder.glob("*.rq")) if folder else []
    found: dict[str, NamedQuery] = {}
    for path in (*own, *sorted(_PACKAGE.glob("*.rq"))):
        query = read_query(path)
        found.setdefault(query.name, query)
    return tuple(found.values())


def read_query(path: Path) -> NamedQuery:
    """Read a query file: its first comment line is the title, those that follow describe it.

    Raises:
        QueryError: the file cannot be read.
    """
    try:
        # What is no UTF-8 is told by the parser when the query is run; the others stay usable.
        text = path.read_text(encoding="utf-8-sig", errors="replace")
    except OSError as error:
        raise QueryError(f"the query file {path} cannot be read: {error.strerror}") from error
    comments: list[str] = []
    for line in text.splitlines():
        if not line.startswith("#"):
            break
        comments.append(line.lstrip("#").strip())
    name = re.match(r"Q\d+", path.stem)
    return NamedQuery(
        name=name[0] if name else path.stem,
        title=comments[0] if comments else path.stem,
        description=" ".join(comments[1:]).strip(),
        path=path,
        text=text,
    )


def find_query(queries: tuple[NamedQuery, ...], name: str) -> NamedQuery | None:
    """Return the query of that name, whatever its case and leading zeros (`q1` is `Q01`)."""
    wanted = _fold(name)
    for query in queries:
        if wanted in (_fold(query.name), _fold(query.path.stem)):
            return query
    return None


def _fold(name: str) -> str:
    return re.sub(r"^q0*(?=\d)", "q", name.strip().casefold())
