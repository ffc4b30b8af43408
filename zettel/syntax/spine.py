"""One walk over the events of the Markdown parser: text → passages.

The parser is pyromark (pulldown-cmark: CommonMark, with GitHub's tables, strikethrough, task lists
and footnotes, wiki links, mathematics). Code and HTML end here: no drawer sees them.
"""

from collections.abc import Iterable, Sequence
from typing import Any

import pyromark
from pyromark import Options

from zettel.syntax.filler import DOLLAR, FILLER
from zettel.syntax.html_blocks import find_enclosed_text, find_open_text
from zettel.syntax.passage import (
    BREAK,
    CODE,
    LABEL,
    TEXT,
    WIKI_FORMS,
    Passage,
    Run,
    Source,
    Span,
    join_runs,
)

OPTIONS = (
    Options.ENABLE_WIKILINKS
    | Options.ENABLE_TABLES
    | Options.ENABLE_FOOTNOTES
    | Options.ENABLE_TASKLISTS
    | Options.ENABLE_STRIKETHROUGH
    | Options.ENABLE_MATH
)

_LINKS = frozenset({"Link", "Image"})
_INLINE = frozenset({"Emphasis", "Strong", "Strikethrough", "Superscript", "Subscript"})
_CODE = frozenset({"Code", "InlineMath", "DisplayMath"})


def find_passages(source: Source) -> list[Passage]:
    """Return the passages of a text in order."""
    text = source.text
    passages = _walk(source, text)
    has_lists = "{" in text and "{:" in text  # one sign is sought far faster than two
    if has_lists or FILLER in text or DOLLAR in text or source.dialect.label_first:
        for passage in passages:
            passage.clean()
    return passages


def _walk(source: Source, text: str, *, in_html: bool = False) -> list[Passage]:  # noqa: PLR0912
    """Gather runs and links until a block begins or ends: what lies between is a passage.

    Kept flat, for it runs for every event of every note.
    """
    passages: list[Passage] = []
    runs: list[Run] = []
    spans: list[Span] = []
    opened: list[Span] = []
    level = depth = root = 0
    events: Iterable[Any] = pyromark.events_with_range(text, options=OPTIONS, merge_text=True)
    for event, place in events:
        start, end = place.values()
        if event.__class__ is str:
            if event != "Rule":
                runs.append(("\n", start, end, BREAK))
            continue
        name, value = event.popitem()
        if name == "Text":
            runs.append((value, start, end, LABEL if opened else TEXT))
        elif name != "Start" and name != "End":  # noqa: PLR1714 - faster than a tuple
            _read_inline(source, runs, name, value, place)
        elif (tag := value if value.__class__ is str else next(iter(value))) in _LINKS:
            if name == "Start":
                opened.append(_open_link(value[tag], tag, place, len(runs)))
                spans.append(opened[-1])
            else:
                opened.pop().last_run = len(runs)
        elif tag not in _INLINE:
            if tag == "CodeBlock" and name == "End":
                _keep_code(source, "".join([run[0] for run in runs]), place)
                runs = []
            if runs or spans:
                passages.append(Passage(source, level, root, runs, spans, join_runs(runs)))
                runs, spans = [], []
            is_start = name == "Start"
            if tag == "Table" and is_start and not in_html:
                source.tables.append((place["start"], place["end"]))
            elif tag == "HtmlBlock" and not is_start and not in_html:
                passages += _read_html_block(source, root, place)
            level = int(value[tag]["level"][1]) if is_start and tag == "Heading" else 0
            depth += 1 if is_start else -1
            root += depth == 0
    return passages  # the last block has ended, as all have


_Place = dict[str, int]
"""Where an event begins and ends, in bytes, as the parser tells it."""


def _open_link(link: dict[str, Any], tag: str, place: _Place, row: int) -> Span:
    form = link["link_type"]
    if form.__class__ is dict:
        form = "pothole" if form["WikiLink"]["has_pothole"] else "wiki"
    start, end = place.values()
    return Span(form, link["dest_url"], tag == "Image", start, end, row, row)


def _read_inline(source: Source, runs: list[Run], name: str, value: str, place: _Place) -> None:
    """Take in code, mathematics and `<br>`; a footnote's number, say, is no text."""
    start, end = place.values()
    if name in _CODE:
        runs.append((value, start, end, CODE))
        if name == "Code":
            _keep_code(source, value, place)
    elif name == "InlineHtml":
        if value.startswith("<br"):
            runs.append(("\n", start, end, BREAK))
        elif "=" in value:
            source.html.append(value)


def _keep_code(source: Source, code: str, place: _Place) -> None:
    if "[[" in code:
        source.codes.append((place["start"], place["end"]))


def _read_html_block(source: Source, root: int, place: _Place) -> list[Passage]:
    """Read on as Markdown what follows an element that has been closed, as kramdown does.

    Inside elements there are wiki links alone, in dialects that have them there.
    """
    start, end = place.values()
    html = source.data[start:end]
    if b"=" in html:
        source.html.append(html.decode("utf-8", "replace"))
    text = find_open_text(html)
    passages = _walk_part(source, text, start) if text else []
    if source.dialect.links_in_html and (text := find_enclosed_text(html)):
        passages += _keep_wiki_links(_walk_part(source, text, start))
    for passage in passages:
        passage.clean()
        passage.root = root
    return passages


def _walk_part(source: Source, text: str, start: int) -> list[Passage]:
    """Return the passages of a part of the source, which begins at a byte and is read by itself."""
    known = len(source.codes)
    passages = _walk(source, text, in_html=True)
    source.codes[known:] = [(first + start, last + start) for first, last in source.codes[known:]]
    for passage in passages:
        passage.move(start)
    return passages


def _keep_wiki_links(passages: Sequence[Passage]) -> list[Passage]:
    """Return the passages that have wiki links, with nothing else in them for a drawer."""
    for passage in passages:
        passage.spans = [span for span in passage.spans if span.form in WIKI_FORMS]
        passage.runs = [
            (text, start, end, CODE if kind == TEXT else kind)
            for text, start, end, kind in passage.runs
        ]
    return [passage for passage in passages if passage.spans]
