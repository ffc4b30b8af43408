"""What a query's text is told by without parsing it: keywords, and what queries may not do."""

import re
from collections.abc import Iterable

from zettel.errors import QueryError

QUOTED = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""'
    r"|'''(?:[^'\\]|\\.|'(?!''))*'''"
    r'|"(?:[^"\\\n\r]|\\.)*"'
    r"|'(?:[^'\\\n\r]|\\.)*'"
    r"|<[^<>\"{}|^`\\\x00-\x20]*>"
    r"|#[^\n\r]*",
    re.DOTALL,
)
"""Strings, IRIs and comments: SPARQL 1.1, section 19.8, read from left to right."""
PROLOGUE = re.compile(r"\A(?:\s|PREFIX\s+[\w.-]*:|BASE\b)*", re.IGNORECASE)
"""What comes before a query, once strings, IRIs and comments are blanks."""

_DECLARED = re.compile(r"\bPREFIX\s+([\w.-]*):", re.IGNORECASE)
_PREFIXED = re.compile(r"(?<![\w?$:@])([A-Za-z][\w-]*):(?!//)")
_NAMED = re.compile(r"[?$]\w+|:[\w.%-]+")  # variables, and what follows a prefix
_BRACKETS = re.compile(r"[()\[\]{}]")
_DEEPEST = 500  # the stack of a thread has room for some 2,000
_CODE_POINT = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_UPDATE = re.compile(
    r"(?:INSERT|DELETE|LOAD|CLEAR|DROP|CREATE|ADD|MOVE|COPY|WITH)\b", re.IGNORECASE
)


def is_update(sparql: str) -> bool:
    """Say whether a text asks for data to be changed."""
    return bool(_UPDATE.match(PROLOGUE.sub("", QUOTED.sub(" ", sparql))))


def blank_quoted(sparql: str) -> str:
    """Return a query without its strings, IRIs and comments; all else stays in its place."""
    return QUOTED.sub(lambda quoted: re.sub(r"[^\n]", " ", quoted[0]), sparql)


def find_declared(sparql: str) -> list[str]:
    """Return the prefixes that a query declares."""
    return _DECLARED.findall(QUOTED.sub(" ", sparql))


def find_undeclared(sparql: str) -> list[str]:
    """Return the prefixes that a query uses and does not declare, in order."""
    declared = set(find_declared(sparql))
    used = _PREFIXED.findall(PROLOGUE.sub("", QUOTED.sub(" ", sparql)))
    return [prefix for prefix in dict.fromkeys(used) if prefix not in declared]


def refuse(sparql: str, services: Iterable[str] | None = ()) -> None:
    """Refuse what would change the data, or fetch from whatever address stands in the query.

    Args:
        sparql: the query.
        services: endpoints that it may ask all the same, where it names them whole: `<IRI>`; None:
            it may do all that.

    Raises:
        QueryError: it would, or it would end the process: see `_refuse_nesting`.
    """
    _refuse_nesting(sparql)
    if services is None:
        return
    if is_update(sparql):
        raise QueryError("queries only read", "the notes are changed in their files")
    if has_word("SERVICE", _drop_services(sparql, services)):
        raise QueryError(
            "the query asks another server (SERVICE), and queries never leave this machine",
            "copy the data you need into the notes; `zettel serve` has --allow-service",
        )


def _refuse_nesting(sparql: str) -> None:
    """Refuse brackets within brackets without end: Oxigraph's parser would end the process.

    Raises:
        QueryError: there are.
    """
    depth = deepest = 0
    for bracket in _BRACKETS.findall(QUOTED.sub(" ", sparql)):
        depth += 1 if bracket in "([{" else -1
        deepest = max(deepest, depth)
    if deepest > _DEEPEST:
        error = SyntaxError(f"{deepest} brackets within one another")  # no grammar's, but ours
        raise QueryError("the query is nested too deeply", f"at most {_DEEPEST} deep") from error


def _drop_services(sparql: str, services: Iterable[str]) -> str:
    """Blank what asks one of some endpoints; line ends stay, for they end comments."""
    names = "|".join(re.escape(f"<{service}>") for service in services)
    if not names:
        return sparql
    asked = rf"(?i:\bSERVICE\s+(?:SILENT\s+)?)(?:{names})"
    return re.sub(asked, lambda found: re.sub(r"[^\r\n]", " ", found[0]), sparql)


def has_word(word: str, sparql: str) -> bool:
    """Say whether a keyword stands in a query, outside strings, IRIs, comments and names.

    When in doubt it does: Oxigraph asks for no space around keywords (`1SERVICE<…>`), and code
    points may be escaped anywhere (SPARQL 1.1, section 19.2).
    """
    plain = _CODE_POINT.sub(_to_character, sparql)
    texts = (_NAMED.sub(" ", QUOTED.sub(" ", text)) for text in (sparql, plain))
    return any(re.search(word, text, re.IGNORECASE) for text in texts)


def _to_character(escape: re.Match[str]) -> str:
    code = int(escape[1] or escape[2], 16)
    return chr(code) if code < 0x110000 else ""
