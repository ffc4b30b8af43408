"""Targets that are no notes: addresses on the web, and files such as pictures."""

import re

from zettel.model import LinkKind
from zettel.resolve.names import cut_suffix

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
    name = scheme[1].lower()
    if name in _SCHEMES or (name == "data" and kind is LinkKind.EMBED):  # a picture in itself
        return True
    return target.startswith("//", scheme.end()) or kind is LinkKind.MARKDOWN


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
