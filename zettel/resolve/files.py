"""The files of a vault that are no notes, by all the ways in which links name them."""

from collections.abc import Iterable, Sequence
from functools import cached_property

from zettel.resolve.names import fold_name, join_path


class Files:
    """The vault's files and folders, by their folded paths."""

    def __init__(
        self, files: Iterable[str], notes: Sequence[str], pages: Iterable[tuple[str, str]] = ()
    ) -> None:
        self._pages = {fold_name(address): path for address, path in pages}
        self._files = sorted(files, key=lambda path: (len(path), path))
        self._notes = notes
        self._paths: dict[str, str] = {}
        for path in self._files:
            self._paths.setdefault(fold_name(path), path)

    @cached_property
    def _ends(self) -> dict[str, str]:
        """The shortest path that ends in a name, or in a folder and a name, and so on."""
        ends: dict[str, str] = {}
        for folded, path in self._paths.items():
            cut = folded.rfind("/")
            while cut >= 0:
                ends.setdefault(folded[cut + 1 :], path)
                cut = folded.rfind("/", 0, cut)
        return ends

    @cached_property
    def _folders(self) -> dict[str, str]:
        """Every folder above a file or a note."""
        folders: dict[str, str] = {}
        for path in (*self._files, *self._notes):
            cut = path.rfind("/")
            while cut > 0 and path[:cut] not in folders:
                folders[path[:cut]] = path[:cut]
                cut = path.rfind("/", 0, cut)
        folded = {fold_name(f"{folder}/")[:-1]: folder for folder in sorted(folders, reverse=True)}
        return folded | {".": "."}

    def find(self, folded: str, folder: str) -> str:
        """Find a file by its path from `folder`, from the root, or by the end of its path."""
        root = join_path("", folded.lstrip("/"))
        found = self.find_beside(folded, folder) or self._paths.get(root)
        return found or self._ends.get(folded.lstrip("/"), "")

    def find_beside(self, folded: str, folder: str) -> str:
        """Find a file by its path from `folder`, or after `/` from the root."""
        path = join_path("" if folded.startswith("/") else folder, folded.lstrip("/"))
        return self._paths.get(path, "")

    def find_page(self, address: str) -> str:
        """Find a file by the address under which it is published."""
        return self._pages.get(address, "")

    def find_folder(self, folded: str) -> str:
        """Find a folder by its path from the root, "." for the root itself; else ""."""
        return self._folders.get(folded, "")
