"""Bytes of a source → text, with nothing lost: UTF-8, UTF-16 with its mark, else Windows-1252."""

import re

from zettel.edit.imports.document import Remark, UnreadableError
from zettel.formats.encoding import decode_exactly

_START = 8_192
_MULTIBYTE = re.compile(r"[\x80-\ud7ff\ue000-\U0010ffff]")
_BROKEN = re.compile("[\udc80-\udcff]")
_NOT_WINDOWS = bytes((0x81, 0x8D, 0x8F, 0x90, 0x9D))


def decode_source(data: bytes) -> tuple[str, tuple[Remark, ...]]:
    """Return a file's text, and what is to be said of its encoding.

    Bytes that are no text among others that are UTF-8 stay what they are: lone surrogates, which
    `encode_text` writes back. A text without any UTF-8 is taken for Windows-1252 (WHATWG Encoding,
    4.2, names it the one that is meant by Latin-1).

    Raises:
        UnreadableError: it is no text.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _decode_utf16(data), (Remark(0, "UTF-16 became UTF-8"),)
    if b"\0" in data[:_START]:
        raise UnreadableError("it is a binary file")
    exact = decode_exactly(data)
    text = exact.text if exact else ""
    broken = _BROKEN.search(text)
    if broken is None:
        return text, ()
    if not _MULTIBYTE.search(text) and not any(byte in data for byte in _NOT_WINDOWS):
        return data.decode("cp1252"), (Remark(0, "Windows-1252 became UTF-8"),)
    line = text.count("\n", 0, broken.start()) + 1
    return text, (Remark(line, "bytes that are no UTF-8 stay as they are"),)


def encode_text(text: str) -> bytes:
    """Return a text as UTF-8, with bytes that were none as they were."""
    return text.encode("utf-8", "surrogateescape")


def _decode_utf16(data: bytes) -> str:
    exact = decode_exactly(data)
    if exact is None or re.search("[\ud800-\udfff]", exact.text):
        raise UnreadableError("its UTF-16 is broken")
    return exact.text
