"""Which issues are wanted: `--select` and `--ignore`, and comments in the notes (`silence`)."""

import re
from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from msgspec import Struct

from zettel.check.codes import CODES, find_code
from zettel.check.silence import WHOLE, read_silence
from zettel.errors import CodeError
from zettel.model import Issue
from zettel.settings import FILE_NAME, Check, Settings

_ALL = frozenset(code.code for code in CODES)
_PREFIX = re.compile(r"Z\d{0,2}")


class Selected(Struct, frozen=True):
    """The issues that are wanted, and what is wrong with comments: path, line, what."""

    issues: tuple[Issue, ...]
    odd_comments: tuple[tuple[str, int, str], ...] = ()


def find_selected(
    settings: Check, select: Iterable[str] = (), ignore: Iterable[str] = ()
) -> frozenset[str]:
    """Return the codes that are wanted.

    What is selected here takes the place of all that the settings say; what is ignored here goes
    from what is left. Without either, every code is wanted.

    Args:
        settings: What `[check]` in `zettel.toml` selects and ignores.
        select: Codes, names, or beginnings of codes (`Z1`), several in one text with commas.
        ignore: The same.

    Raises:
        CodeError: there is no such code.
    """
    selected = parse_codes(select)
    if not selected:
        told = (parse_codes(words, FILE_NAME) for words in (settings.select, settings.ignore))
        chosen, left_out = told
        selected = (chosen or _ALL) - left_out
    return selected - parse_codes(ignore)


def parse_codes(written: Iterable[str], file: str = "") -> frozenset[str]:
    """Return the codes that are named, each by itself, by its name, or by how it begins.

    `file` is where they are written, for the exception to tell.

    Raises:
        CodeError: there is no such code.
    """
    words = [word.strip() for text in written for word in text.split(",")]
    return frozenset(code for word in words if word for code in _parse_code(word, file))


def select_issues(
    issues: Sequence[Issue], selected: frozenset[str], settings: Settings
) -> Selected:
    """Select the issues whose codes are wanted, without those that a comment silences."""
    wanted = [issue for issue in issues if issue.code in selected]
    silent = {
        path: read_silence(
            settings.notes / path,
            parse_codes,
            is_note=path.lower().endswith(tuple(settings.suffixes)),
        )
        for path in dict.fromkeys(issue.path for issue in wanted)
    }
    kept = [
        issue
        for issue in wanted
        if not {(issue.line, issue.code), (WHOLE, issue.code)} & silent[issue.path].codes
    ]
    odd = ((path, line, told) for path, found in silent.items() for line, told in found.odd)
    return Selected(tuple(kept), tuple(odd))


def _parse_code(word: str, file: str) -> frozenset[str]:
    code = find_code(word)
    if code is not None:
        return frozenset({code.code})
    if _PREFIX.fullmatch(word.upper()):
        found = frozenset(code for code in _ALL if code.startswith(word.upper()))
        if found:
            return found
    names = [name for code in CODES for name in (code.code, code.name)]
    folds = (word.lower(), word.upper())
    near = next(filter(None, (get_close_matches(fold, names, n=1) for fold in folds)), ())
    where = f", of which {file} speaks" if file else ""
    meant = f"; did you mean {near[0]}?" if near else ""
    hint = "name it as Z101 or missing-target; Z1 means all that begin so"
    raise CodeError(f"check has no code {word!r}{where}{meant}", hint)
