"""Elements of a page → Markdown: markdownify's converter, with what it leaves out or breaks.

What Markdown has no sign for and a browser shows from elsewhere (`<iframe>`, `<video>` …) stays
HTML, which Markdown may hold.
"""

import re
from typing import TYPE_CHECKING, Any

from zettel.edit.imports.escaping import escape_running
from zettel.edit.imports.html_places import is_mark

if TYPE_CHECKING:
    from bs4 import Tag
    from markdownify import MarkdownConverter

KEPT = ("audio", "embed", "iframe", "math", "object", "svg", "video")
"""Elements that stay HTML."""

BLOCKS = (
    "address", "aside", "center", "details", "dialog", "fieldset", "figure", "footer", "form",
    "header", "hgroup", "legend", "main", "nav", "search", "select", "summary", "textarea",
)  # fmt: skip
"""Elements that a browser puts on lines of their own, and markdownify does not."""

_APART = ("button", "optgroup", "option")
_CELLS = ("td", "th")
_SPACED = re.compile(r"[\s()<>]")
_LANGUAGE = re.compile(r"lang(?:uage)?-([\w+#.-]+)")
_BACKTICKS = re.compile("`+")


def build_converter(base: "type[MarkdownConverter]") -> "MarkdownConverter":
    """Make markdownify's converter with our escapes and our elements."""

    class Converter(_Tables, _Words, base):  # type: ignore[misc, valid-type]
        pass

    for names, convert in ((KEPT, _keep), (BLOCKS, _set_apart), (_APART, _space)):
        for name in names:
            setattr(Converter, f"convert_{name}", convert)
    options: dict[str, Any] = {"heading_style": "ATX", "bullets": "-", "autolinks": False}
    return Converter(**options)


def to_address(written: str) -> str:
    """Percent-encode what ends an address in Markdown."""
    return _SPACED.sub(lambda found: f"%{ord(found[0]):02X}", written.strip())


class _Words:
    """Running text: links, pictures, code."""

    def escape(self, text: str, parent_tags: set[str]) -> str:
        return text if is_mark(text) else escape_running(text)

    def convert_a(self, el: "Tag", text: str, parent_tags: set[str]) -> str:
        label = " ".join(text.split())
        if not el.get("href") or not label or "_noformat" in parent_tags:
            return text
        before, after = (" " if text[at].isspace() else "" for at in (0, -1))
        address = to_address(str(el["href"]))
        return f"{before}[{label}]({address}{_to_title(el)}){after}"

    def convert_img(self, el: "Tag", text: str, parent_tags: set[str]) -> str:
        shown = " ".join(str(el.get("alt") or "").split())
        if not el.get("src") or "_noformat" in parent_tags:
            return shown if "_noformat" in parent_tags else escape_running(shown)
        return f"![{escape_running(shown)}]({to_address(str(el['src']))}{_to_title(el)})"

    def convert_br(self, el: "Tag", text: str, parent_tags: set[str]) -> str:
        if "pre" in parent_tags:
            return "\n"
        return " " if parent_tags & {"_inline", "_noformat", "a"} else "  \n"

    def convert_pre(self, el: "Tag", text: str, parent_tags: set[str]) -> str:
        """Write a block of code, with a fence that is longer than any inside it."""
        if not text.strip():
            return ""
        if "_inline" in parent_tags:
            return f" {self.convert_code(el, ' '.join(text.split()), parent_tags)} "
        fence = "`" * max(3, *(len(run) + 1 for run in (*_BACKTICKS.findall(text), "")))
        lines = text.removeprefix("\n").removesuffix("\n")
        return f"\n\n{fence}{_find_language(el)}\n{lines}\n{fence}\n\n"

    def convert_code(self, el: "Tag", text: str, parent_tags: set[str]) -> str:
        if "pre" in parent_tags:
            return text
        plain = parent_tags - {"_noformat"} if el.name == "pre" else parent_tags
        code = str(super().convert_code(el, text, plain))  # type: ignore[misc]
        return code.replace("|", "\\|") if parent_tags.intersection(_CELLS) else code

    convert_kbd = convert_code
    convert_samp = convert_code


class _Tables:
    """Tables that have a head and as many columns there as anywhere, or cells are not shown."""

    def convert_td(self, el: "Tag", text: str, parent_tags: set[str]) -> str:
        line = " ".join(text.split("\n")).strip()
        return f" {line} " if parent_tags.intersection(_CELLS) else f" {line} {'|' * _count(el)}"

    convert_th = convert_td

    def convert_tr(self, el: "Tag", text: str, parent_tags: set[str]) -> str:
        """Write a row; the first has the line below it that makes a table of them."""
        if parent_tags.intersection(_CELLS):  # Markdown has no table in a cell
            return f" {text.strip()} "
        table = el.find_parent("table")
        if table is None or table.find("tr") is not el:
            return f"|{text}\n"
        width = max(_find_width(row) for row in table.find_all("tr"))
        row = f"|{text}{' |' * (width - _find_width(el))}\n"
        line = f"|{' --- |' * width}\n"
        cells = el.find_all(_CELLS, recursive=False)
        is_head = (el.parent and el.parent.name == "thead") or all(c.name == "th" for c in cells)
        return row + line if is_head else f"|{'  |' * width}\n{line}{row}"


def _keep(self: object, el: "Tag", text: str, parent_tags: set[str]) -> str:
    return f"\n\n{' '.join(str(el).split())}\n\n"


def _set_apart(self: object, el: "Tag", text: str, parent_tags: set[str]) -> str:
    if "pre" in parent_tags or not text.strip():
        return text
    return f" {text.strip()} " if "_inline" in parent_tags else f"\n\n{text.strip()}\n\n"


def _space(self: object, el: "Tag", text: str, parent_tags: set[str]) -> str:
    return f" {text.strip()} "


def _to_title(el: "Tag") -> str:
    title = " ".join(str(el.get("title") or "").split())
    return ' "{}"'.format(re.sub(r'[\\"]', r"\\\g<0>", title)) if title else ""


def _find_language(el: "Tag") -> str:
    """Return the language of a block of code, by the class that HTML's rules give it.

    https://html.spec.whatwg.org/multipage/text-level-semantics.html#the-code-element
    """
    for one in (el, *el.find_all("code")):
        for name in one.get("class") or ():
            found = _LANGUAGE.fullmatch(name)
            if found:
                return found[1]
    return ""


def _count(cell: "Tag") -> int:
    """Return how many columns a cell takes."""
    written = str(cell.get("colspan") or "")
    return max(1, min(1000, int(written))) if written.isdecimal() else 1


def _find_width(row: "Tag") -> int:
    return sum(_count(cell) for cell in row.find_all(_CELLS, recursive=False))
