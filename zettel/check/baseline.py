"""The baseline: issues that an old vault has and will keep for now, so that new ones are seen.

An entry is known by its file, code and message, not by its line: what is written elsewhere in the
file changes nothing. Equal ones are counted. The file is sorted, one entry a line, made for git.
"""

import os
import posixpath
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from zettel import files
from zettel.check.codes import CODES
from zettel.errors import CodeError
from zettel.model import Issue
from zettel.settings import Settings

FILE_NAME = ".zettel-baseline.json"
_VERSION = 1

_ALL = frozenset(code.code for code in CODES)
_Entry = tuple[str, str, str, int]

Counts = dict[str, dict[str, dict[str, int]]]
"""Path from the vault's root → code → message → how many."""


class Baseline(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a baseline's file holds."""

    version: int = _VERSION
    issues: Counts = {}


class Compared(msgspec.Struct, frozen=True):
    """What is new, how many issues the baseline holds back, and how many of its own are gone."""

    new: tuple[Issue, ...]
    held: int = 0
    gone: int = 0


def read_baseline(path: Path) -> Baseline:
    """Read a baseline.

    Raises:
        CodeError: there is none, or it is no baseline.
    """
    hint = "write one with --write-baseline"
    try:
        found = msgspec.json.decode(path.read_bytes(), type=Baseline)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise CodeError(f"the baseline {path} cannot be read: {reason}", hint) from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise CodeError(f"{path} is no baseline: {error}", hint) from error
    if found.version != _VERSION:
        raise CodeError(f"{path} was written by another version of zettel", hint)
    return found


def write_baseline(
    path: Path, issues: Iterable[Issue], settings: Settings, codes: Collection[str] = _ALL
) -> int:
    """Write issues as the new baseline, in place of an old one; return how many old ones stay.

    What the old one holds of other codes and folders stays, for it was not looked for.

    Args:
        path: Of the file.
        issues: All that were found.
        settings: Where the notes are.
        codes: Those that were looked for.

    Raises:
        CodeError: some codes were not looked for, and the old baseline cannot be read.
        OutputError: it cannot be written.
    """
    kept = list(_find_kept(path, settings, codes))
    counts: Counts = {}
    found = ((*entry, 1) for entry in _to_entries(issues, settings))
    for file, code, message, number in (*kept, *found):
        messages = counts.setdefault(file, {}).setdefault(code, {})
        messages[message] = messages.get(message, 0) + number
    data = msgspec.json.encode(Baseline(issues=counts), order="deterministic")
    files.write_bytes(path, msgspec.json.format(data, indent=2) + b"\n")
    return sum(number for *_, number in kept)


def compare_baseline(
    issues: Sequence[Issue], baseline: Baseline, settings: Settings, codes: Collection[str]
) -> Compared:
    """Tell what is new from what the baseline holds.

    Args:
        issues: All that are found, in order; of several equal ones the first are the old ones.
        baseline: What was found before.
        settings: Where the notes are; what the baseline holds of other folders is not gone.
        codes: Those that were looked for; what the baseline holds of others is not gone either.
    """
    left = {(path, code, message): number for path, code, message, number in _list(baseline)}
    new = []
    for issue, entry in zip(issues, _to_entries(issues, settings), strict=True):
        if left.get(entry, 0) > 0:
            left[entry] -= 1
        else:
            new.append(issue)
    inside = _find_folders(settings)
    gone = sum(
        number
        for (path, code, _), number in left.items()
        if _is_looked_for(path, code, inside, codes)
    )
    return Compared(tuple(new), len(issues) - len(new), gone)


def _find_kept(path: Path, settings: Settings, codes: Collection[str]) -> Iterator[_Entry]:
    """Find what an old baseline holds and was not looked for; a broken one has nothing to keep."""
    if not path.is_file():
        return
    try:
        old = read_baseline(path)
    except CodeError:
        if frozenset(codes) >= _ALL:
            return
        raise
    inside = _find_folders(settings)
    for entry in _list(old):
        if not _is_looked_for(*entry[:2], inside, codes):
            yield entry


def _is_looked_for(path: str, code: str, inside: tuple[str, ...], codes: Collection[str]) -> bool:
    """Say whether an entry would have been found: codes that are no more count as looked for."""
    return (code in codes or code not in _ALL) and f"{path}/".startswith(inside)


def _list(baseline: Baseline) -> Iterator[_Entry]:
    for path, codes in baseline.issues.items():
        for code, messages in codes.items():
            for message, number in messages.items():
                yield path, code, message, number


def _to_entries(issues: Iterable[Issue], settings: Settings) -> Iterator[tuple[str, str, str]]:
    """Yield what issues are known by; paths from the root, whichever subfolder is checked."""
    folder = _to_root_path(settings.notes, settings)
    for issue in issues:
        yield posixpath.normpath(f"{folder}/{issue.path}"), issue.code, issue.message


def _find_folders(settings: Settings) -> tuple[str, ...]:
    """Find the folders that are looked at, as paths from the root begin."""
    folders = filter(None, (settings.notes, settings.ontology))
    paths = [_to_root_path(folder, settings) for folder in folders]
    return tuple("" if path == "." else f"{path}/" for path in paths)


def _to_root_path(path: Path, settings: Settings) -> str:
    return Path(os.path.relpath(path, settings.root)).as_posix()
