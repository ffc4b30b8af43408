"""How a page writes the addresses of others."""

from collections.abc import Callable
from urllib.parse import quote

from msgspec import Struct

from zettel.site.places import OWN, Files, name_own, to_address
from zettel.site.resources import Form

Locate = Callable[[str, Form], str]
"""From what stands below the base, and a form of it, to its address from there."""


class Addresses(Struct, frozen=True):
    """The addresses that one page writes."""

    root: str  # what leads from the page to the base: "../../", or "/"
    locate: Locate

    def to(self, path: str, form: Form = Form.HTML, fragment: str = "") -> str:
        """Return the address of a resource, or of a place in it."""
        mark = f"#{fragment}" if fragment else ""
        return f"{self.root}{self.locate(path, form)}{mark}" or "./"

    @property
    def is_served(self) -> bool:
        """Whether a server of ours answers there, which has pages of its own beside."""
        return self.locate is locate_served

    def to_map(self, note: str = "") -> str:
        """Return the address of the explorer, or of a note in it."""
        return self.to(OWN.map, fragment=f"note={quote(note, safe='')}" if note else "")


def locate_served(path: str, form: Form) -> str:
    """Locate a resource where a server answers: by its IRI, or that and how its form ends."""
    if path.startswith("^"):
        return name_own(path)
    return f"{path or 'void'}{form.value}" if form is not Form.HTML else path


def locate_files(files: Files) -> Locate:
    """Return what locates resources in files, whole, so that they are found without a server."""
    known = {key: to_address(file) for key, file in files.items()}

    def locate(path: str, form: Form) -> str:
        return known.get((path, form)) or known["", Form.HTML]

    return locate


def find_root(file: str) -> str:
    """Return what leads from a file to the site's folder."""
    return "../" * file.count("/")
