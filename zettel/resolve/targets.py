"""Targets that are no notes: addresses on the web, and files such as pictures."""

import re
from collections.abc import Iterable

from zettel.model import LinkKind
from zettel.resolve.names import cut_suffix, fold_name, join_path

_SCHEMES = frozenset({"http", "https", "mailto", "ftp", "ftps", "file"})
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+):")  # RFC 3986, 3.1; one letter is a Windows drive

# What vaults hold beside notes. A wiki link to `Node.js` is a name all the same.
_MEDIA = frozenset({
    "png", "jpg", "jpeg", "gif", "bmp", "svg", "webp", "avif", "tif", "tiff", "ico", "heic",
    "mp3", "wav", "m4a", "ogg", "oga", "opus", "flac", "3gp", "mp4", "webm", "ogv", "mov", "mkv",
    "avi", "pdf", "canvas", "base", "excalidraw", "epub", "doc", "docx", "odt", "rtf", "xls",
    "xlsx", "ods", "ppt", "pptx", "odp", "csv", "tsv", "zip", "gz", "tgz", "tar", "7z", "rar",
    "bib", "drawio",
})  # fmt: skip
_ANY_SUFFIX = re.compile(r"[a-z][a-z0-9]{0,4}")


def is_address(target: str, kind: LinkKind) -> bool:
    """Say whether a target leads out of the vault: `scheme:…`, as http or mailto, or `//…`.

    `[[type:id]]` looks like a scheme too, so others than the usual ones need `://` there.
    """
    if ":" not in target:
        return target.startswith("//")
    scheme = _SCHEME.match(target)
    if scheme is None:
        return False
    if scheme[1].lower() in _SCHEMES:
        return True
    return target.startswith("//", scheme.end()) or kind is LinkKind.MARKDOWN


class Files:
    """The vault's files that are no notes, by their folded paths and names."""

    def __init__(self, files: Iterable[str]) -> None:
        self._paths: dict[str, str] = {}
        self._names: dict[str, str] = {}
        for path in sorted(files, key=lambda path: (len(path), path)):
            folded = fold_name(path)
            self._paths.setdefault(folded, path)
            self._names.setdefault(folded.rpartition("/")[2], path)

    def find(self, folded: str, folder: str) -> str:
        """Find a file by its path from `folder`, from the root, or by its bare name; else ""."""
        relative = "" if folded.startswith("/") else join_path(folder, folded)
        root = join_path("", folded.lstrip("/"))
        found = self._paths.get(relative) or self._paths.get(root)
        return found or ("" if "/" in folded else self._names.get(folded, ""))


def has_file_suffix(folded: str, kind: LinkKind, note_suffixes: frozenset[str]) -> bool:
    """Say whether a target is named like a file that is no note.

    Wiki links name notes, so there only the suffixes of media count.
    """
    if "." not in folded:
        return False
    suffix = folded[len(cut_suffix(folded)) + 1 :]
    if not suffix or f".{suffix}" in note_suffixes:
        return False
    if suffix in _MEDIA:
        return True
    return kind in {LinkKind.MARKDOWN, LinkKind.EMBED} and bool(_ANY_SUFFIX.fullmatch(suffix))
