"""Callouts: quotes that begin with `[!type] Title`, as boxes with a title, or to be opened.

They are looked for in the HTML as the parser writes it; what stands in code is escaped there.
"""

import re
from typing import Final

_KINDS: Final = {
    name: kind
    for kind, names in {
        "note": "note info todo abstract summary tldr",
        "tip": "tip hint important success check done",
        "question": "question help faq",
        "warning": "warning caution attention",
        "danger": "danger error bug failure fail missing",
        "example": "example quote cite",
    }.items()
    for name in names.split()
}
"""From a callout's type to how it looks; any other looks like a note."""

CALLOUT_CLASSES: Final = frozenset({"callout", *_KINDS.values()})


def write_callouts(html: str, *, titled: bool) -> str:
    """Return HTML with its callouts as boxes; `titled` where they may have a title or be folded."""
    if "<blockquote" not in html or not ("[!" in html or "markdown-alert-" in html):
        return html
    parts: list[str] = []
    ends: list[str] = []  # of the quotes that are open
    done = 0
    for match in _QUOTE.finditer(html):
        parts.append(html[done : match.start()])
        done = match.end()
        if match["end"]:
            parts.append(ends.pop() if ends else match[0])
        elif match["alert"] or (match["type"] and titled):
            start, end = _write_box(match)
            parts.append(start)
            ends.append(end)
        else:
            done = match.start() + len("<blockquote>") if match["plain"] else done
            parts.append(html[match.start() : done])
            ends.append("</blockquote>")
    return "".join((*parts, html[done:]))


_QUOTE: Final = re.compile(
    r"""(?P<end></blockquote>)
      | <blockquote\ class="markdown-alert-(?P<alert>\w+)">
      | (?P<plain><blockquote>)
        (?: \n<p>\[!(?P<type>[\w\ -]{1,40})(?:\|[^\[\]\n]*)?\](?P<fold>[+-]?)[ \t]*
            (?P<title>(?:[^\n<]|<(?!/p>)[^<>]*>)*)(?P<rest>\n|</p>) )?""",
    re.VERBOSE,
)


def _write_box(match: re.Match[str]) -> tuple[str, str]:
    """Write what begins and what ends a callout; its first paragraph goes on after its title."""
    name = match["alert"] or match["type"]
    kind = _KINDS.get(name.strip().casefold(), "note")
    title = (match["title"] or "").strip() or name.strip().capitalize()
    body = "\n<p>" if match["rest"] == "\n" else ""
    if match["fold"]:
        opened = " open" if match["fold"] == "+" else ""
        head = f'<details class="callout {kind}"{opened}><summary>{title}</summary>{body}'
        return head, "</details>"
    return f'<div class="callout {kind}"><div class="callout-title">{title}</div>{body}', "</div>"
