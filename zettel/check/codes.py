"""Every code that `zettel check` may give; a code never changes its meaning."""

from msgspec import Struct

from zettel.model import Issue, Severity


class Code(Struct, frozen=True):
    """A kind of issue: its code and name, how much it matters, what it means in one line."""

    code: str
    name: str
    severity: Severity
    meaning: str


CODES = (
    Code("Z101", "missing-target", Severity.ERROR, "a link leads to a note that is not there"),
    Code("Z102", "ambiguous-target", Severity.WARNING, "a link fits several notes"),
    Code("Z103", "malformed-front-matter", Severity.ERROR, "front matter cannot be read"),
    Code("Z104", "duplicate-id", Severity.ERROR, "two notes claim the same id"),
    Code("Z105", "duplicate-title", Severity.WARNING, "two notes have the same title"),
    Code("Z106", "dead-heading", Severity.WARNING, "the note has no such heading or block"),
    Code("Z107", "missing-attachment", Severity.ERROR, "a link leads to a file that is not there"),
    Code("Z108", "unknown-type", Severity.WARNING, "the ontology does not know the note's type"),
    Code("Z109", "broken-encoding", Severity.ERROR, "the file is not valid UTF-8 text"),
    Code(
        "Z110",
        "odd-id",
        Severity.WARNING,
        "an id is not one text, no time as its digits suggest, or no link can hold it",
    ),
    Code("Z111", "type-drift", Severity.WARNING, "one type is written in several ways"),
    Code("Z112", "orphan", Severity.INFO, "no link joins the note to another"),
    Code("Z113", "self-link", Severity.INFO, "a note links to itself"),
    Code("Z114", "unreadable-file", Severity.ERROR, "a file cannot be opened"),
    Code("Z115", "duplicate-key", Severity.WARNING, "front matter has the same key twice"),
    Code("Z116", "unquoted-value", Severity.WARNING, "a value is no YAML and is kept as typed"),
    Code("Z117", "shape-violation", Severity.ERROR, "a note is not as the shapes ask"),
    Code("Z118", "malformed-shapes", Severity.ERROR, "the shapes cannot be used"),
    Code("Z119", "undefined-term", Severity.WARNING, "a term's vocabulary does not define it"),
    Code("Z120", "unlabelled-term", Severity.WARNING, "an own term lacks a label or a comment"),
    Code("Z121", "clashing-term", Severity.WARNING, "a term or key is two things at once"),
    Code("Z122", "odd-value", Severity.WARNING, "a value is not what its key holds"),
    Code(
        "Z123",
        "unknown-key",
        Severity.WARNING,
        "a key is written almost like one that the context knows",
    ),
    Code("Z124", "unsupported-context", Severity.WARNING, "a part of the context is not read"),
    Code("Z125", "malformed-query", Severity.ERROR, "a query of the vault is no SPARQL"),
    Code("Z126", "link-only-in-code", Severity.INFO, "a note is named in code, and linked nowhere"),
    Code("Z127", "unescaped-pipe", Severity.WARNING, "a table cuts a link at its bar"),
    Code("Z128", "stale-title", Severity.WARNING, "a reference gives a note's old title"),
    Code("Z129", "odd-view", Severity.WARNING, "a view's address says what the page passes over"),
    Code("Z130", "odd-iri", Severity.WARNING, "an iri is no address, or not as it is written"),
    Code("Z131", "duplicate-iri", Severity.WARNING, "two notes are about the same address"),
)

SHAPE_VIOLATION = "Z117"  # the one code whose severity its shape decides

_BY_CODE = {code.code: code for code in CODES}
_BY_NAME = {code.name: code for code in CODES}


def find_code(name: str) -> Code | None:
    """Find a code by itself or by its name: `Z101` or `missing-target`."""
    return _BY_CODE.get(name.upper()) or _BY_NAME.get(name.lower())


def build_issue(
    name: str, place: tuple[str, int, int], message: str, hint: str = "", wanted: str = ""
) -> Issue:
    """Build the issue of a code's name at a path, line and column."""
    code = _BY_NAME[name]
    return Issue(*place, code.code, code.severity, message, hint, wanted)
