"""Comments in the files themselves that silence codes: `<!-- zettel-ignore Z101 -->`.

They count where they are comments, not in code or in a value: in notes `<!-- … -->` and `%% … %%`,
in front matter, Turtle and SPARQL `# …`. A comment silences its own line; `zettel-ignore-note` the
whole file.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from zettel.errors import CodeError
from zettel.formats import decode_text, parse_note
from zettel.formats.encoding import decode
from zettel.formats.matter_comments import find_matter_comments
from zettel.syntax.comments import find_comments

Parse = Callable[[Iterable[str], str], frozenset[str]]
"""Returns the codes that words name, or raises a `CodeError` that tells where they stand."""

WHOLE = 0
"""The line that stands for all lines of a file."""

_LINE, _NOTE = "zettel-ignore", "zettel-ignore-note"
_SIGNS = (b"zettel-ignore", "zettel-ignor".encode("utf-16-le"))  # its bytes stand in -be, too
_SAID = re.compile(r"\s*(zettel-ignore[\w-]*)(?![\w-])[:\s]*(.*)", re.DOTALL)
_LINE_END = re.compile(r"\r\n|\r|\n")
_HASH = re.compile(r"(?:^|(?<=\s))#(.*)")


class Silence(Struct, frozen=True):
    """The lines of a file with the codes that are silent there, and comments without effect."""

    codes: frozenset[tuple[int, str]] = frozenset()
    odd: tuple[tuple[int, str], ...] = ()  # lines, and what is wrong there


def read_silence(path: Path, parse_codes: Parse, *, is_note: bool) -> Silence:
    """Read which codes a file silences; none where it cannot be read.

    Args:
        path: Of the file.
        parse_codes: As `selection.parse_codes`.
        is_note: Whether it is Markdown, or a file where `#` begins a comment.
    """
    try:
        data = path.read_bytes()
    except OSError:
        return Silence()
    if not any(sign in data for sign in _SIGNS):
        return Silence()
    codes, odd = set[tuple[int, str]](), list[tuple[int, str]]()
    for line, said in _find_in_note(data) if is_note else _find_in_lines(data):
        match = _SAID.match(said)
        if match is None:
            continue
        name, words = match[1], [word for word in re.split(r"[,\s]+", match[2]) if word]
        try:
            found = _find_codes(name, words, parse_codes)
        except CodeError as error:
            odd.append((line, str(error)))
        else:
            codes.update((line if name == _LINE else WHOLE, code) for code in found)
    return Silence(frozenset(codes), tuple(odd))


def _find_codes(name: str, words: list[str], parse_codes: Parse) -> frozenset[str]:
    if name not in (_LINE, _NOTE):
        raise CodeError(f"there is no comment {name}; write {_LINE} or {_NOTE}")
    if not words:
        raise CodeError(f"{name} names no code, and silences nothing")
    return parse_codes(words, name)


def _find_in_note(data: bytes) -> Iterator[tuple[int, str]]:
    note, _ = parse_note("note.md", data)
    text = decode(data).text
    body = decode_text(data, note.body_offset)
    yield from find_matter_comments(text[: len(text) - len(body)])
    for line, said in find_comments(body):
        yield note.body_line + line - 1, said


def _find_in_lines(data: bytes) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(_LINE_END.split(decode(data).text), 1):
        for said in _HASH.findall(line):
            yield number, said
