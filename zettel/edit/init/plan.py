"""A folder of notes → the files that make a vault of it, each planned before any is written."""

import json
import tomllib
from collections.abc import Iterator, Sequence
from functools import partial
from importlib import resources
from pathlib import Path
from string import Template

from msgspec import Struct
from msgspec.structs import replace

from zettel.dialect import DIALECTS
from zettel.edit.changes import Change, write_changes
from zettel.edit.init import guesses
from zettel.edit.init.guesses import Guess
from zettel.edit.init.terms import Terms, build_terms
from zettel.edit.init.usage import find_titles, find_types, find_usage
from zettel.errors import VaultError
from zettel.model import ResolvedNote
from zettel.rdf import names
from zettel.reader import Progress, Reading, read_body, read_notes
from zettel.resolve import resolve_notes
from zettel.settings import FILE_NAME, Settings, read_settings
from zettel.vocabulary import is_relation, read_vocabulary

CONTEXT = "context.jsonld"
_SAMPLE = 60  # notes whose language is looked at


class NewVault(Struct, frozen=True):
    """What is to be written into a folder, and what was found out about it.

    `there` are files that are there already, and stay as they are.
    """

    root: Path
    files: tuple[tuple[str, bytes], ...]
    there: tuple[str, ...]
    notes: int
    dialects: tuple[tuple[str, str, str], ...]  # folder, name, evidence
    terms: Terms


def plan_vault(folder: Path, progress: Progress | None = None) -> NewVault:
    """Plan the `zettel.toml` and the `context.jsonld` of a folder, from the notes that it holds.

    A folder that is not there yet, or is empty, becomes an empty vault.

    Raises:
        VaultError: the folder is none, or a part of another vault; or both files are there already.
    """
    settings = _find_settings(folder)
    reading = read_notes(settings, progress) if settings.notes.is_dir() else Reading((), (), ())
    known = partial(is_relation, read_vocabulary(replace(settings, ontology=None)))
    notes = resolve_notes(reading.notes, reading.files, known)
    forbidden = find_types(notes) | find_titles(notes)
    terms = build_terms(find_usage(notes), settings.base, forbidden)
    context = f"{_find_ontology(settings.root)}/{CONTEXT}"
    wanted = {
        FILE_NAME: _render_settings(settings, reading, notes).encode(),
        context: f"{json.dumps(terms.context, indent=2, ensure_ascii=False)}\n".encode(),
    }
    there = tuple(name for name in wanted if (settings.root / name).exists())
    if len(there) == len(wanted):
        message = f"{folder} is a vault already: {' and '.join(there)} are there"
        raise VaultError(message, "nothing is written; move one of them away to have it made anew")
    files = tuple((name, data) for name, data in wanted.items() if name not in there)
    return NewVault(settings.root, files, there, len(notes), tuple(_find_dialects(reading)), terms)


def write_vault(planned: NewVault) -> None:
    """Write the files, all or none, and never over one that is there.

    Raises:
        NoteError: one is there by now.
        OutputError: one cannot be written.
    """
    planned.root.mkdir(parents=True, exist_ok=True)
    settings = Settings(planned.root, planned.root)
    write_changes(settings, [Change(name, None, data) for name, data in planned.files])


def _find_settings(folder: Path) -> Settings:
    """Return the settings that the vault has, or is to have."""
    if not folder.exists():
        root = folder.absolute()
        return Settings(root, root, base=f"https://{names.slugify(root.name) or 'notes'}.example/")
    settings = read_settings(folder)
    root = folder.resolve()
    if (settings.root / FILE_NAME).is_file():
        if settings.root != root:
            raise VaultError(f"{folder} is a part of the vault {settings.root}")
        return settings
    return replace(settings, notes=root)


def _find_ontology(root: Path) -> str:
    """Return the folder of the vocabulary as seen from the root, whether it is there or not."""
    path = root / FILE_NAME
    told = tomllib.loads(path.read_text(encoding="utf-8-sig")) if path.is_file() else {}
    return str(told.get("ontology", "ontology")).strip("/") or "."


def _render_settings(settings: Settings, reading: Reading, notes: Sequence[ResolvedNote]) -> str:
    inside = settings.notes.relative_to(settings.root).as_posix()
    texts = (read_body(settings, resolved.note) for resolved in notes[:_SAMPLE])
    git = next((p for p in (settings.root, *settings.root.parents) if (p / ".git").exists()), None)
    folders = [settings.notes, settings.root, *([git] if git else [])]
    dialects = list(_find_dialects(reading))
    parts = {
        "names": ", ".join(DIALECTS),
        "notes": _quote(inside),
        "base": _quote(settings.base),
        **_to_parts("title", guesses.guess_title(settings.root, reading.notes), "Notes"),
        **_to_parts("language", guesses.guess_language(texts), "en"),
        **_to_parts("licence", guesses.guess_licence(folders), _LICENCE),
        **_to_parts("creator", guesses.guess_creator(settings.root), "…"),
        **_to_dialect_parts(dialects),
    }
    template = resources.files("zettel.edit.init") / FILE_NAME
    return Template(template.read_text(encoding="utf-8")).substitute(parts)


_LICENCE = "https://creativecommons.org/licenses/by/4.0/"


def _to_parts(key: str, guess: Guess, example: str) -> dict[str, str]:
    """Return the parts of the template for a key; one that is not sure is commented out."""
    return {
        key: _quote(guess.value or example),
        f"{key}_off": "" if guess.value else "# ",
        f"{key}_evidence": _to_comment(guess.evidence),
    }


def _to_dialect_parts(dialects: Sequence[tuple[str, str, str]]) -> dict[str, str]:
    whole = next((one for one in dialects if not one[0]), ("", "plain", ""))
    folders = {folder: name for folder, name, _ in dialects if folder and name != whole[1]}
    # One name for all would hide what an application says of a folder, as Jekyll of a collection.
    is_sure = whole[1] != "plain" and all(
        name != whole[1] for folder, name, _ in dialects if folder
    )
    told = [f"{folder or 'The notes'}: {evidence}" for folder, _, evidence in dialects if evidence]
    inline = ", ".join(f"{_quote(folder)} = {_quote(name)}" for folder, name in folders.items())
    return {
        "dialect": _quote(whole[1]),
        "dialect_off": "" if is_sure else "# ",
        "dialect_evidence": _to_comment(f"{'; '.join(told) or 'Nothing shows a special one'}."),
        "dialects": f"{{ {inline or _EXAMPLE} }}",
        "dialects_off": "" if inline else "# ",
    }


_EXAMPLE = '"folder" = "obsidian"'


def _find_dialects(reading: Reading) -> Iterator[tuple[str, str, str]]:
    for found in reading.dialects:
        yield found.folder, found.dialect.name, found.evidence


def _to_comment(text: str) -> str:
    """Return a text as it may stand behind `#`, on one line and without control characters."""
    return "".join(char if char.isprintable() else " " for char in text)


def _quote(text: str) -> str:
    """Return a text as a TOML string (TOML 1.0: basic strings escape as JSON does, and DEL)."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007F")
