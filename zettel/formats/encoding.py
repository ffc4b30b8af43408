"""Bytes of a file → text, whatever they are: UTF-8, UTF-16 with its mark, or something broken."""

import codecs
import re

from msgspec import Struct

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BROKEN = re.compile("[\ud800-\udfff]")
_REPLACEMENT = "\ufffd"


class Text(Struct, frozen=True, gc=False):
    """A file's text, and what is needed to find a character of it in the file again."""

    text: str
    encoding: str = "utf-8"
    mark: int = 0  # bytes of the byte order mark
    broken: int = -1  # the first character that stands for bytes that are no text; -1 if none


def decode(data: bytes) -> Text:
    """Decode a file; bytes that are no text become U+FFFD, one for one. Never raises."""
    try:
        if not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
            return Text(data.decode())
    except UnicodeDecodeError:
        pass
    encoding, mark = "utf-8", b""
    for candidate, name in _MARKS:
        if data.startswith(candidate):
            encoding, mark = name, candidate
    errors = "surrogateescape" if encoding == "utf-8" else "replace"
    text = data[len(mark) :].decode(encoding, errors)
    broken = _BROKEN.search(text)
    if broken:
        return Text(_BROKEN.sub(_REPLACEMENT, text), encoding, len(mark), broken.start())
    return Text(text, encoding, len(mark), text.find(_REPLACEMENT) if errors == "replace" else -1)


def decode_exactly(data: bytes) -> Text | None:
    """Decode a file so that `encode_exactly` gives its bytes again; None where that cannot be.

    Its characters are one for one those of `decode`; bytes that are no text are lone surrogates.
    """
    decoded = decode(data)
    errors = "surrogateescape" if decoded.encoding == "utf-8" else "surrogatepass"
    try:
        text = data[decoded.mark :].decode(decoded.encoding, errors)
    except UnicodeDecodeError:
        return None
    return Text(text, decoded.encoding, decoded.mark, decoded.broken)


def encode_exactly(decoded: Text, text: str) -> bytes:
    """Return a text as bytes in the encoding that a file was decoded from, its mark before it."""
    mark = b""
    if decoded.mark:
        mark = next(mark for mark, encoding in _MARKS if encoding == decoded.encoding)
    errors = "surrogateescape" if decoded.encoding == "utf-8" else "surrogatepass"
    return mark + text.encode(decoded.encoding, errors)


def find_offset(data: bytes, decoded: Text, characters: int) -> int:
    """Return the byte of the file at which a character of its text begins."""
    if decoded.encoding != "utf-8":
        before = decoded.text[:characters].encode(decoded.encoding, "surrogatepass")
    elif decoded.broken >= 0:
        raw = data[decoded.mark :].decode("utf-8", "surrogateescape")
        before = raw[:characters].encode("utf-8", "surrogateescape")
    else:
        before = decoded.text[:characters].encode()
    return decoded.mark + len(before)


def decode_text(data: bytes, offset: int = 0) -> str:
    """Return a file's text from a byte offset on, such as a note's `body_offset`."""
    decoded = decode(data)
    if offset <= decoded.mark:
        return decoded.text
    if decoded.encoding != "utf-8":
        return data[offset:].decode(decoded.encoding, "replace")
    if decoded.broken >= 0:
        return _BROKEN.sub(_REPLACEMENT, data[offset:].decode("utf-8", "surrogateescape"))
    return data[offset:].decode("utf-8", "replace")
