"""Bytes of a file → text, whatever they are: UTF-8, UTF-16, something broken, or no text at all."""

import codecs
import re

from msgspec import Struct

from zettel.model import Issue, Severity

BROKEN_ENCODING = "Z109"

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # begins as the one of UTF-16 does
    (codecs.BOM_UTF32_BE, "utf-32-be"),
)
_STARTS = tuple(mark for mark, _ in _MARKS)
_BROKEN = re.compile("[\ud800-\udfff\x00]")
_LONE_CR = re.compile(r"\r(?!\n)")
_REPLACEMENT = "\ufffd"
_NUL = "\x00"
_CONTROLS = bytes({*range(32)} - {*b"\t\n\v\f\r\b\x1b"})
_SAMPLE = 8_192
_FAULTS = {
    "broken": (
        "bytes here are not UTF-8 text; they are shown as “\ufffd”",
        "save the file as UTF-8",
    ),
    "nul": (
        "a NUL character stands here; it is shown as “\ufffd”",
        "take it out, or fetch the file from a copy: such signs are what a failed save leaves",
    ),
    "unmarked": ("the file is UTF-16 without the mark that says so", "save the file as UTF-8"),
    "binary": (
        "the file is no text, so only its name is read",
        "give it the suffix of what it is, or fetch it from a copy",
    ),
}


class Text(Struct, frozen=True, gc=False):
    """A file's text, and what is needed to find a character of it in the file again."""

    text: str
    encoding: str = "utf-8"
    mark: int = 0  # bytes of the byte order mark
    broken: int = -1  # the first character that stands for bytes that are no text; -1 if none
    fault: str = ""  # what is wrong, a key of `_FAULTS`


def decode(data: bytes) -> Text:
    """Decode a file; bytes that are no text, and NULs, become U+FFFD, one for one. Never raises.

    A file that holds no text at all, such as a picture, gives "". CR alone, which ended lines
    before Mac OS X and does so for CommonMark and editors, becomes LF.
    """
    if data.startswith(_STARTS) or b"\x00" in data:
        return _decode_odd(data)
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return _decode_odd(data)
    return Text(_mend_lines(text) if b"\r" in data else text)


def report_encoding(decoded: Text) -> Issue | None:
    """Return the issue of a file that is not plain UTF-8 or marked UTF-16, without its path."""
    if not decoded.fault:
        return None
    at = max(0, decoded.broken)
    line = decoded.text.count("\n", 0, at) + 1
    column = at - decoded.text.rfind("\n", 0, at)
    return Issue("", line, column, BROKEN_ENCODING, Severity.ERROR, *_FAULTS[decoded.fault])


def decode_exactly(data: bytes) -> Text | None:
    """Decode a file so that `encode_exactly` gives its bytes again; None where that cannot be.

    Its characters are one for one those of `decode`; bytes that are no text are lone surrogates.
    """
    decoded = decode(data)
    if decoded.fault == "binary":
        return None
    try:
        text = data[decoded.mark :].decode(decoded.encoding, _find_errors(decoded.encoding))
    except UnicodeDecodeError:
        return None
    return Text(text, decoded.encoding, decoded.mark, decoded.broken, decoded.fault)


def encode_exactly(decoded: Text, text: str) -> bytes:
    """Return a text as bytes in the encoding that a file was decoded from, its mark before it."""
    mark = b""
    if decoded.mark:
        mark = next(mark for mark, encoding in _MARKS if encoding == decoded.encoding)
    return mark + text.encode(decoded.encoding, _find_errors(decoded.encoding))


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
    if offset <= decoded.mark or decoded.fault == "binary":
        return decoded.text
    errors = "surrogateescape" if decoded.encoding == "utf-8" else "replace"
    return decoded.text[len(data[decoded.mark : offset].decode(decoded.encoding, errors)) :]


def _decode_odd(data: bytes) -> Text:
    """Decode what is not plain UTF-8: by its mark, by its look, or as well as can be."""
    encoding, mark, fault = "utf-8", b"", ""
    for candidate, name in _MARKS:
        if data.startswith(candidate):
            encoding, mark = name, candidate
    if not mark and (guessed := _guess_wide(data)):
        encoding, fault = guessed, "unmarked"
    if encoding != "utf-8":
        text, broken = _decode_wide(data[len(mark) :], encoding)
        return _mark_broken(text, Text("", encoding, len(mark), broken, fault))
    if not mark and _is_binary(data):
        return Text("", broken=0, fault="binary")
    text = data[len(mark) :].decode("utf-8", "surrogateescape")
    return _mark_broken(text, Text("", encoding, len(mark)))


def _decode_wide(data: bytes, encoding: str) -> tuple[str, int]:
    """Return text of UTF-16 or UTF-32, and where it is broken first, -1 if nowhere."""
    try:
        return data.decode(encoding), -1
    except UnicodeDecodeError:
        text = data.decode(encoding, "replace")
        return text, text.find(_REPLACEMENT)


def _mark_broken(text: str, found: Text) -> Text:
    """Put U+FFFD for what is no text, and say where that begins."""
    broken, fault = found.broken, found.fault
    match = _BROKEN.search(text)
    if match and (broken < 0 or match.start() < broken):
        broken, fault = match.start(), fault or ("nul" if match[0] == _NUL else "broken")
    elif broken >= 0:
        fault = fault or "broken"
    text = _BROKEN.sub(_REPLACEMENT, text) if match else text
    return Text(_mend_lines(text), found.encoding, found.mark, broken, fault)


def _mend_lines(text: str) -> str:
    return _LONE_CR.sub("\n", text) if text.count("\r") != text.count("\r\n") else text


def _find_errors(encoding: str) -> str:
    return "surrogateescape" if encoding == "utf-8" else "surrogatepass"


def _guess_wide(data: bytes) -> str:
    """Return UTF-16's name for text whose Latin letters have a NUL beside each, else ""."""
    sample = data[:_SAMPLE]
    half = len(sample) // 2
    first, second = sample[0::2].count(0), sample[1::2].count(0)
    if half < 4 or max(first, second) < 0.4 * half or min(first, second) > 0.02 * half:
        return ""
    guessed = "utf-16-le" if second > first else "utf-16-be"
    letters = sample[: 2 * half].decode(guessed, "replace")
    odd = sum(ord(char) < 32 and char not in "\t\n\r" for char in letters)
    return guessed if odd <= 0.02 * half else ""


def _is_binary(data: bytes) -> bool:
    """Say whether bytes are no text in any encoding: control characters among them, and many."""
    sample = data[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    return controls > 8 and controls > 0.02 * len(sample)
