"""How names are compared: case, Unicode form, `%20`, blanks and the note suffix never matter."""

import posixpath
import unicodedata
from urllib.parse import unquote

NOTE_SUFFIXES = (".md", ".markdown")
"""Left out or written, it is the same note."""


def fold_name(text: str) -> str:
    """Return the form in which a name is looked up.

    Percent-decoded, NFC, case folded (Unicode Standard, 3.13: canonical caseless matching), with
    single blanks, without `.md` or `.markdown`.

    >>> fold_name("Données%20Ouvertes.md")
    'données ouvertes'
    """
    if text.isascii():
        if text.isalnum():
            return text.lower()
        folded = (unquote(text, errors="replace") if "%" in text else text).lower()
    else:
        folded = unquote(text, errors="replace") if "%" in text else text
    if not folded.isascii():
        folded = _to_nfc(_to_nfc(folded).casefold())
    if "." in folded and folded.endswith(NOTE_SUFFIXES):
        stem = folded.rpartition(".")[0]
        folded = stem if stem and stem[-1] != "/" else folded
    return " ".join(folded.split())


def _to_nfc(text: str) -> str:
    # The check costs a tenth of the conversion, and most text passes.
    is_nfc = unicodedata.is_normalized("NFC", text)
    return text if is_nfc else unicodedata.normalize("NFC", text)


def cut_suffix(path: str) -> str:
    """Return a path without the suffix of its file name.

    >>> cut_suffix("a.b/note.md")
    'a.b/note'
    """
    cut = path.rfind(".")
    return path[:cut] if cut > path.rfind("/") + 1 else path


def find_folder(path: str) -> str:
    """Return the folder of a path, "" at the top."""
    return path.rpartition("/")[0]


def join_path(folder: str, path: str) -> str:
    """Return a relative path as seen from the vault's root, "" when it leads out of the vault.

    >>> join_path("people/fr", "../en/note")
    'people/en/note'
    """
    joined = posixpath.normpath(f"{folder}/{path}" if folder else path)
    if joined in {".", ".."} or joined.startswith("../"):
        return ""
    return joined.lstrip("/")
