"""Attribute lists of kramdown (`{: .class}`, `{:target="_blank"}`, `{#id}` after a heading).

They are instructions to a publisher, no text: contexts, headings and passages go without them.
Rules: https://kramdown.gettalong.org/syntax.html#attribute-list-definitions
"""

import re

_LIST = re.compile(r"\{:[^{}\n]*\}")
_HEADING_ID = re.compile(r"\s*\{#[^{}\n]*\}\s*$")


def strip_attributes(text: str) -> str:
    """Remove attribute lists from a run of text."""
    return _LIST.sub("", text) if "{:" in text else text


def strip_heading_id(text: str) -> str:
    """Remove the name that `# Heading {#name}` gives to a heading."""
    return _HEADING_ID.sub("", text)
