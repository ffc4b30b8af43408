"""What is wrong with a query, in a sentence, from what Oxigraph's parser says of it."""

import re
from collections.abc import Mapping

from zettel.store.words import PROLOGUE, blank_quoted, find_declared, find_undeclared

_BEGUN = re.compile(r"(?:SELECT|ASK|CONSTRUCT|DESCRIBE|PREFIX|BASE)\b", re.IGNORECASE)


def explain(message: str, sparql: str, prefixes: Mapping[str, str]) -> tuple[str, str]:
    """Turn the parser's message, an endless list of what it expected, into place and reason."""
    for prefix in find_undeclared(sparql):
        if prefix not in prefixes:
            known = sorted({*prefixes, *find_declared(sparql)})
            return f"the prefix {prefix}: is not declared", f"there are {', '.join(known)}"
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
    text = blank_quoted(sparql)
    head = PROLOGUE.match(text)
    body = head.end() if head else 0
    if _BEGUN.match(text, body):
        return None
    return body if text[body:].strip() else len(sparql)
