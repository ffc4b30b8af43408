"""Dialects: what one application's notes mean by signs that another's read otherwise.

Most syntax is the same everywhere and needs no dialect. A dialect holds only what would be wrong in
another application's notes; `reader` finds out which one a folder is written in, and hands it to
parsing as a value.
"""

from collections.abc import Mapping

from msgspec import Struct


class Dialect(Struct, frozen=True):
    """How one application's notes are read where applications differ."""

    name: str
    label_first: bool = False  # [[label|target]], not [[target|label]]
    tag_notes: str | None = None  # what a tag's note is called before the tag's name; None: no note
    user_notes: str | None = None  # the same for @name; None: a citation
    page_names: bool = False  # `A___B.md` is the page A/B, `2022_11_21.md` the journal of that day
    dotted_names: bool = False  # of those, `A.B.md` is A/B too, as Logseq wrote before 2023
    journal_title: str = "MMM do, yyyy"  # how a journal's date becomes its title
    page_properties: bool = False  # the first block's `key:: value` lines are the note's own
    macros: bool = False  # {{embed [[page]]}} embeds; any other macro holds no links
    liquid: bool = False  # {% link … %}, {% post_url … %}, {{ site.baseurl }} in addresses
    addresses: str = ""  # how notes' published addresses are made, as Jekyll's `permalink`
    baseurl: str = ""  # what the server puts before every address, as `/project`
    site: str = ""  # the site's folder as the notes folder sees it, "" for the same
    within: str = ""  # the notes folder as the site's folder sees it, "" for the same
    ids_in_text: bool = False  # an id may stand anywhere in the text or in the file's name
    labels_in_brackets: bool = False  # [[8]](https://…) is a link to there, as CommonMark has it
    links_by_name: bool = False  # no link is written by a title that is not the file's name
    links_in_html: bool = False  # [[links]] are made before HTML is looked at, and count inside it
    typed_lists: bool = False  # `- type [[note]]` is a link of that type, whatever the type
    callouts: bool = False  # a quote that begins with `[!type] Title` is a box with a title
    inline_notes: bool = False  # `^[text]` is a footnote


PLAIN = Dialect("plain", labels_in_brackets=True)

DIALECTS: Mapping[str, Dialect] = {
    dialect.name: dialect
    for dialect in (
        Dialect("cosma"),
        Dialect("obsidian", links_by_name=True, callouts=True, inline_notes=True),
        Dialect("foam", links_by_name=True),
        Dialect("logseq", tag_notes="", page_names=True, page_properties=True, macros=True),
        Dialect(
            "dendron",
            label_first=True,
            tag_notes="tags.",
            user_notes="user.",
            links_by_name=True,
        ),
        Dialect("zettlr", ids_in_text=True, links_by_name=True, inline_notes=True),
        Dialect(
            "jekyll",
            liquid=True,
            links_in_html=True,
            addresses="date",
            labels_in_brackets=True,
            links_by_name=True,
        ),
        PLAIN,
    )
}
"""The dialects by name."""
