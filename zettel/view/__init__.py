"""The explorer: a vault as one page that holds everything, asks for nothing and works offline.

`shape` says what the page's data is, `document` builds it, `reading` and `prose` write what is read
of one note, `network` lets pyvis build the map, `page` puts it all into the template. The front end
is TypeScript in `web/`, compiled when the package is built.
"""

from collections.abc import Callable, Sequence

from pyvis.network import Network

from zettel.model import Note, ResolvedNote
from zettel.settings import Settings
from zettel.stats import find_positions
from zettel.view.document import Naming, build_document
from zettel.view.network import build_network, to_pyvis_html
from zettel.view.page import write_page

__all__ = ["build_page", "to_pyvis", "to_pyvis_html"]


def build_page(
    notes: Sequence[ResolvedNote],
    settings: Settings,
    find_label: Callable[[str, str], str],
    read_body: Callable[[Note], str] | None,
) -> str:
    """Build the whole explorer page.

    Args:
        notes: All notes, sorted by id.
        settings: Gives the title and the language; without a language the browser's is taken.
        find_label: From a note type, link type or key and a language ("fr", "en") to a label or "".
        read_body: From a note to its Markdown; None leaves the texts out of the page.

    Returns:
        HTML. The same notes give the same bytes.
    """
    naming = Naming(settings.name, settings.language, find_label)
    return write_page(build_document(notes, find_positions, naming, read_body))


def to_pyvis(
    notes: Sequence[ResolvedNote],
    title: str = "",
    find_label: Callable[[str, str], str] = lambda _term, _language: "",
    language: str = "",
) -> Network:
    """Build pyvis's network of the notes, to be shown in a notebook or edited further."""
    naming = Naming(title, language, find_label)
    return build_network(build_document(notes, find_positions, naming))
