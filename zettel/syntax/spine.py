"""One walk over the events of the Markdown parser: text → passages.

The parser is pyromark (pulldown-cmark: CommonMark, with GitHub's tables, strikethrough, task lists
and footnotes, wiki links, mathematics). Code and HTML end here: no drawer sees them.
"""

from collections.abc import Iterable
from typing import Any

import pyromark
from pyromark import Options

from zettel.syntax.filler import DOLLAR, FILLER
from zettel.syntax.html_blocks import find_open_text
from zettel.syntax.passage import BREAK, CODE, LABEL, TEXT, Passage, Run, Source, Span

OPTIONS = (
    Options.ENABLE_WIKILINKS
    | Options.ENABLE_TABLES
    | Options.ENABLE_FOOTNOTES
    | Options.ENABLE_TASKLISTS
    | Options.ENABLE_STRIKETHROUGH
    | Options.ENABLE_MATH
)

_INLINE = frozenset({"Emphasis", "Strong", "Strikethrough", "Superscript", "Subscript"})
_CODE = frozenset({"Code", "InlineMath", "DisplayMath"})


def find_passages(source: Source) -> list[Passage]:
    """Return the passages of a text in order."""
    text = source.text
    passages = _Walk(source).read(text)
    if "{:" in text or FILLER in text or DOLLAR in text or source.dialect.label_first:
        for passage in passages:
            passage.clean()
    return passages


class _Walk:
    """The state of one walk: the passage being gathered, and where in the document it stands."""

    def __init__(self, source: Source, html: int = -1) -> None:
        self.source = source
        self.html = html  # where the block of HTML begins that this walk is inside of
        self.passages: list[Passage] = []
        self.runs: list[Run] = []
        self.spans: list[Span] = []
        self.opened: list[Span] = []
        self.level = self.depth = self.root = 0

    def read(self, text: str) -> list[Passage]:  # noqa: PLR0912 - flat, for speed
        """Gather runs and links until a block begins or ends: what lies between is a passage.

        Kept flat, for it runs for every event of every note.
        """
        runs, opened = self.runs, self.opened
        events: Iterable[Any] = pyromark.events_with_range(text, options=OPTIONS, merge_text=True)
        for event, span in events:
            start, end = span.values()
            if event.__class__ is str:
                if event != "Rule":
                    runs.append(("\n", start, end, BREAK))
                continue
            name, value = event.popitem()
            if name == "Text":
                runs.append((value, start, end, LABEL if opened else TEXT))
            elif name in _CODE:
                runs.append((value, start, end, CODE))
                if name == "Code" and "[[" in value:
                    self.keep_code(start, end)
            elif value.__class__ is str and value in _INLINE:
                continue
            elif name == "Start":
                if value.__class__ is dict and ("Link" in value or "Image" in value):
                    self.open_link(value, start, end)
                else:
                    self.enter(value)
                    runs = self.runs
            elif name == "End":
                if value == "Link" or value == "Image":  # noqa: PLR1714 - faster than a tuple
                    opened.pop().last_run = len(runs)
                else:
                    self.leave(value, start, end)
                    runs = self.runs
            elif name == "InlineHtml":
                if value.startswith("<br"):
                    runs.append(("\n", start, end, BREAK))
                elif "=" in value:
                    self.source.html.append(value)
        self.end_passage()
        return self.passages

    def enter(self, tag: str | dict[str, Any]) -> None:
        if self.runs or self.spans:
            self.end_passage()
        self.depth += 1
        if isinstance(tag, dict):
            if "Heading" in tag:
                self.level = int(tag["Heading"]["level"][1])
            elif "Table" in tag:
                self.source.has_tables = True

    def leave(self, tag: str | dict[str, Any], start: int, end: int) -> None:
        if tag == "CodeBlock":
            if any("[[" in run[0] for run in self.runs):
                self.keep_code(start, end)
            self.runs.clear()
        elif self.runs or self.spans:
            self.end_passage()
        self.level = 0
        self.depth -= 1
        if tag == "HtmlBlock" and self.html < 0:
            self.read_html_block(start, end)
        if self.depth == 0:
            self.root += 1

    def open_link(self, tag: dict[str, Any], start: int, end: int) -> None:
        is_image = "Image" in tag
        link = tag["Image"] if is_image else tag["Link"]
        form = link["link_type"]
        if form.__class__ is dict:
            form = "pothole" if form["WikiLink"]["has_pothole"] else "wiki"
        row = len(self.runs)
        span = Span(form, link["dest_url"], is_image, start, end, row, row)
        self.spans.append(span)
        self.opened.append(span)

    def end_passage(self) -> None:
        if not self.runs and not self.spans:
            return
        self.passages.append(Passage(self.source, self.level, self.root, self.runs, self.spans))
        self.runs, self.spans = [], []

    def keep_code(self, start: int, end: int) -> None:
        shift = max(self.html, 0)
        self.source.codes.append((start + shift, end + shift))

    def read_html_block(self, start: int, end: int) -> None:
        """Read on as Markdown what follows an element that has been closed, as kramdown does."""
        html = self.source.data[start:end]
        if b"=" in html:
            self.source.html.append(html.decode("utf-8", "replace"))
        text = find_open_text(html)
        if not text:
            return
        for passage in _Walk(self.source, start).read(text):
            passage.move(start)
            passage.clean()
            passage.root = self.root
            self.passages.append(passage)
