"""Markdown text → links, headings, tags, inline properties; each syntax in a file of its own.

parse_body(text) → Body             what a note's text holds
parse_text_links(text, …) → links   the same for one string of front matter
parse_whole_link(value)             the link that a value consists of, if it is one
parse_wiki_target(text)             what stands between [[ and ]]
wiki_text.to_wiki_text(text, …)     a text of any dialect with plain links, to be shown
dates.parse_date(text)              a date as people write it, with its bounds
"""

from zettel.syntax.body import DRAWERS, Body, Drawer, parse_body
from zettel.syntax.passage import Target
from zettel.syntax.text_links import parse_text_links, parse_whole_link
from zettel.syntax.wiki_links import parse_wiki_target

__all__ = [
    "DRAWERS",
    "Body",
    "Drawer",
    "Target",
    "parse_body",
    "parse_text_links",
    "parse_whole_link",
    "parse_wiki_target",
]
