"""Links that would be read otherwise, rewritten before the Markdown parser sees them.

Dendron writes `[[label|target]]`, Logseq `[label]([[page]])`: both become `[[target|label]]`, as
many characters as before, so that every line and column after them stays where its author sees it.
Dendron shows a label as it is typed: stand-ins keep its signs from being Markdown. Without wiki
links, `[[8]](https://…)` is a link with the label [8], as footnotes of web pages are.
https://wiki.dendron.so/notes/3472226a-ff3c-432d-bf5d-10926f39f6c2/ (Wikilinks, labels)
https://github.com/dendronhq/dendron/blob/master/packages/common-all/src/util/regex.ts (ALIAS_NAME)
https://docs.logseq.com/#/page/term%2Fpage%20link
"""

import re
from bisect import bisect_right
from collections.abc import Callable
from operator import itemgetter

from zettel.dialect import Dialect
from zettel.syntax.filler import FILLER, hold_signs
from zettel.syntax.ranges import find_byte_ranges

_DENDRON = re.compile(
    rb"\[\[(?P<label>(?:(?!\[\[|\]\]|\\\|)[^|\n])+)(?P<bar>\\?\|)(?P<target>(?:(?!\]\])[^|\n])+)\]\]"
)
_LOGSEQ = re.compile(rb"\[(?P<label>[^\[\]|\n]+)\]\(\[\[(?P<target>[^\[\]|\n]+)\]\]\)")
_BRACKETED = re.compile(rb"(?<!!)\[\[(?P<label>[^\[\]\n]+)\]\](?=\(<?(?:https?:|mailto:))")
_FILLER = FILLER.encode()
_HIDDEN = bytes.maketrans(b"`$<", _FILLER * 3)
_CODE = frozenset({"Code", "CodeBlock", "InlineMath", "DisplayMath", "Html", "InlineHtml"})


def turn_links(text: str, dialect: Dialect) -> str:
    """Return a text whose links have their target first, as its dialect means them.

    What looks like a link and stands in code stays as it is.
    """
    if dialect.label_first and "|" in text:
        return _replace(text, _DENDRON, _turn_dendron)
    if dialect.macros and "([[" in text:
        return _replace(text, _LOGSEQ, _turn_logseq)
    if dialect.labels_in_brackets and "(" in text and "]](" in text:
        return _replace(text, _BRACKETED, _hide_brackets)
    return text


def _turn_dendron(match: re.Match[bytes]) -> bytes:
    label = hold_signs(match["label"].decode()).encode()
    return b"[[" + match["target"] + match["bar"] + label + b"]]"


def _hide_signs(match: re.Match[bytes]) -> bytes:
    """Hide what in a label would seem to open code that goes on behind it."""
    label = match["label"].translate(_HIDDEN)
    return b"[[" + label + match["bar"] + match["target"] + b"]]"


def _turn_logseq(match: re.Match[bytes]) -> bytes:
    turned = b"[[" + match["target"] + b"|" + match["label"] + b"]]"
    return turned + _FILLER * (len(match[0]) - len(turned))


def _hide_brackets(match: re.Match[bytes]) -> bytes:
    return b"[" + _FILLER + match["label"] + _FILLER + b"]"


def _replace(
    text: str, pattern: re.Pattern[bytes], turn: Callable[[re.Match[bytes]], bytes]
) -> str:
    data = text.encode("utf-8", "replace")
    if pattern.search(data) is None:
        return text
    shown = pattern.sub(_hide_signs, data).decode() if pattern is _DENDRON else text
    code = list(find_byte_ranges(shown, _CODE))

    def change(match: re.Match[bytes]) -> bytes:
        row = bisect_right(code, match.start(), key=itemgetter(0)) - 1
        return match[0] if row >= 0 and match.start() < code[row][1] else turn(match)

    return pattern.sub(change, data).decode("utf-8", "replace")
