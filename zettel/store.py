"""Oxigraph: the engine behind every query, filled from the notes' triples."""

import re
from collections.abc import Iterable, Mapping
from io import BufferedReader, RawIOBase
from typing import IO, TYPE_CHECKING

import pyoxigraph

from zettel.errors import QueryError
from zettel.rdf import Triple, to_lines

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

Results = pyoxigraph.QuerySolutions | pyoxigraph.QueryBoolean | pyoxigraph.QueryTriples
Graph = pyoxigraph.NamedNode | pyoxigraph.BlankNode | pyoxigraph.DefaultGraph
Term = pyoxigraph.NamedNode | pyoxigraph.BlankNode | pyoxigraph.Literal | pyoxigraph.Triple

_BUFFER = 1 << 20

_QUOTED = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""'
    r"|'''(?:[^'\\]|\\.|'(?!''))*'''"
    r'|"(?:[^"\\\n\r]|\\.)*"'
    r"|'(?:[^'\\\n\r]|\\.)*'"
    r"|<[^<>\"{}|^`\\\x00-\x20]*>"
    r"|#[^\n\r]*",
    re.DOTALL,
)
"""Strings, IRIs and comments: SPARQL 1.1, section 19.8, read from left to right."""
_NAMED = re.compile(r"[?$]\w+|:[\w.%-]+")  # variables, and what follows a prefix
_CODE_POINT = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_PROLOGUE = re.compile(r"\A(?:\s|PREFIX\s+[\w.-]*:|BASE\b)*", re.IGNORECASE)
_UPDATE = re.compile(
    r"(?:INSERT|DELETE|LOAD|CLEAR|DROP|CREATE|ADD|MOVE|COPY|WITH)\b", re.IGNORECASE
)
_BEGUN = re.compile(r"(?:SELECT|ASK|CONSTRUCT|DESCRIBE|PREFIX|BASE)\b", re.IGNORECASE)
_DECLARED = re.compile(r"\bPREFIX\s+([\w.-]*):", re.IGNORECASE)
_THING = re.compile(r"[?$]it\b")
_NO_THING = (
    "the query does not answer with ?it, which the note is to stand for",
    "SELECT ?it among others: it is what the note is about",
)
_PREFIXED = re.compile(r"(?<![\w?$:@])([A-Za-z][\w-]*):(?!//)")


def build_store(chunks: Iterable[bytes]) -> pyoxigraph.Store:
    """Load N-Quads, each chunk as it comes.

    Oxigraph can query the union of graphs, but finds a triple once for each graph that holds it,
    which makes every count wrong; so who wants one gives each triple of it in the default graph.
    """
    store = pyoxigraph.Store()
    with BufferedReader(_Chunks(chunks), _BUFFER) as reader:
        _load(store, reader)
    return store


def add_graph(store: pyoxigraph.Store, triples: Iterable[Triple], name: str) -> None:
    """Load triples into a graph of their own, outside the default one."""
    _load(store, to_lines(triples, f"<{name}>"))


def asks_graphs(sparql: str) -> bool:
    """Say whether a query may speak of named graphs, which cost as much again to load."""
    return _has_word("GRAPH|FROM", sparql)


def read_results(
    store: pyoxigraph.Store,
    sparql: str,
    prefixes: Mapping[str, str],
    *,
    added: str = "",
    it: str = "",
) -> Results:
    """Answer a query; `prefixes` hold where it declares none.

    Args:
        store: what to ask.
        sparql: the query.
        prefixes: prefix → namespace.
        added: a graph that is to be seen with the default one, with which it shares no triple.
        it: the IRI that the variable `?it` stands for.

    Raises:
        QueryError: it is malformed (the message has line and column), asks for another server, or
            does not answer with the `?it` that was given.
    """
    _refuse(sparql)
    if it and not _THING.search(_QUOTED.sub(" ", sparql)):
        raise QueryError(*_NO_THING)
    graphs: list[Graph] = [pyoxigraph.DefaultGraph()]
    graphs += [pyoxigraph.NamedNode(added)] if added else []
    given: dict[pyoxigraph.Variable, Term] = {}
    if it:
        given[pyoxigraph.Variable("it")] = pyoxigraph.NamedNode(it)
    try:
        return store.query(
            sparql,
            prefixes=dict(prefixes),
            default_graph=graphs if added else None,  # which would go before the query's own FROM
            substitutions=given,
        )
    except SyntaxError as error:
        raise QueryError(*_explain(str(error), sparql, prefixes)) from error
    except (ValueError, OSError, RuntimeError) as error:
        if it and "?it" in str(error):
            raise QueryError(*_NO_THING) from error
        raise QueryError(f"the query failed: {error}") from error


def _load(store: pyoxigraph.Store, quads: bytes | IO[bytes]) -> None:
    """Load N-Quads of our own writing, which need no second look at every IRI."""
    store.bulk_load(quads, format=pyoxigraph.RdfFormat.N_QUADS, lenient=True)


class _Chunks(RawIOBase):
    """Chunks of bytes as a file to read."""

    def __init__(self, chunks: Iterable[bytes]) -> None:
        self._chunks = iter(chunks)
        self._left = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        while not self._left and (chunk := next(self._chunks, None)) is not None:
            self._left = memoryview(chunk)
        taken = memoryview(buffer)
        count = min(len(taken), len(self._left))
        taken[:count] = self._left[:count]
        self._left = self._left[count:]
        return count


def _refuse(sparql: str) -> None:
    """Refuse what would change the data, or fetch from whatever address stands in the query."""
    if _UPDATE.match(_PROLOGUE.sub("", _QUOTED.sub(" ", sparql))):
        raise QueryError("queries only read", "the notes are changed in their files")
    if _has_word("SERVICE", sparql):
        raise QueryError(
            "the query asks another server (SERVICE), and queries never leave this machine",
            "copy the data you need into the notes",
        )


def _has_word(word: str, sparql: str) -> bool:
    """Say whether a keyword stands in a query, outside strings, IRIs, comments and names.

    When in doubt it does: Oxigraph asks for no space around keywords (`1SERVICE<…>`), and code
    points may be escaped anywhere (SPARQL 1.1, section 19.2).
    """
    plain = _CODE_POINT.sub(_to_character, sparql)
    texts = (_NAMED.sub(" ", _QUOTED.sub(" ", text)) for text in (sparql, plain))
    return any(re.search(word, text, re.IGNORECASE) for text in texts)


def _to_character(escape: re.Match[str]) -> str:
    code = int(escape[1] or escape[2], 16)
    return chr(code) if code < 0x110000 else ""


def _explain(message: str, sparql: str, prefixes: Mapping[str, str]) -> tuple[str, str]:
    """Turn the parser's message, an endless list of what it expected, into place and reason."""
    text = _QUOTED.sub(" ", sparql)
    declared = {*prefixes, *_DECLARED.findall(text)}
    for prefix in _PREFIXED.findall(_PROLOGUE.sub("", text)):
        if prefix not in declared:
            return (
                f"the prefix {prefix}: is not declared",
                f"there are {', '.join(sorted(declared))}",
            )
    found = re.search(r"at (\d+):(\d+): (.*)", message, re.DOTALL)
    if not found:
        return f"the query is malformed: {message.partition('expected one of')[0].strip()}", ""
    line, column, reason = int(found[1]), int(found[2]), found[3]
    lines = sparql.splitlines()
    body = _find_formless(sparql)
    if body is not None:
        before = sparql[:body].split("\n")
        line, column = len(before), len(before[-1]) + 1
        reason = "expected SELECT, ASK, CONSTRUCT, DESCRIBE"
    rest = lines[line - 1][column - 1 :].strip() if line <= len(lines) else ""
    near = f"near {rest[:30]!r}" if rest else "at its end"
    expected = re.search(r"expected (?!one of|.* failed$)(.+)", reason)
    hint = f"expected {expected[1].splitlines()[0]}" if expected else "see the SPARQL 1.1 grammar"
    return f"the query is malformed at {line}:{column}, {near}", hint


def _find_formless(sparql: str) -> int | None:
    """Find where a text goes on after its declarations with no word that begins a query."""
    text = _QUOTED.sub(_to_blank, sparql)
    head = _PROLOGUE.match(text)
    body = head.end() if head else 0
    if _BEGUN.match(text, body):
        return None
    return body if text[body:].strip() else len(sparql)


def _to_blank(quoted: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", quoted[0])
