"""The base that a vault and the data that it imports have to share, where that is zettel's own."""

import json
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from zettel.edit.changes import Change
from zettel.edit.imports.rdf.exports import find_base
from zettel.edit.imports.rdf.reading import Facts
from zettel.errors import VaultError
from zettel.rdf import parse_literal
from zettel.settings import FILE_NAME, Settings, parse_language

_DCTERMS = "http://purl.org/dc/terms/"
_HEAD = "# The settings of this vault, as the data that its notes were made of has them.\n"
_FOREIGN = "--foreign takes its things as things of elsewhere"


class Settled(Struct, frozen=True):
    """The settings that an import goes by, and the new file that is to say them, if any."""

    settings: Settings
    changes: tuple[Change, ...] = ()
    hints: tuple[str, ...] = ()


def settle_base(settings: Settings, facts: Sequence[Facts]) -> Settled:
    """Find the settings by which an export of zettel becomes the notes that it was made of.

    A folder without settings gets those that the data set names; a `zettel.toml` that is there is
    never changed.

    Raises:
        VaultError: the vault has a base other than the data, or the sources have several.
    """
    wanted = settings.base if settings.has_base else ""
    found = {one.source: base for one in facts if (base := find_base(one, wanted))}
    others = {base: source for source, base in found.items() if base != wanted}
    if not others:
        return Settled(settings)
    base, source = next(iter(others.items()))
    path = settings.root / FILE_NAME
    told = f"{source} is made of notes below {base}"
    if path.is_file():
        own = f"those of this vault are below {settings.base}"
        raise VaultError(f"{told}, and {own}", f'write base = "{base}" in {path}, or {_FOREIGN}')
    if len(others) > 1:
        second, beside = list(others.items())[1]
        message = f"{told}, and {beside} of notes below {second}"
        raise VaultError(message, f"import each into a folder of its own, or {_FOREIGN}")
    keys = _find_keys(facts, base)
    change = Change(FILE_NAME, None, _to_toml(keys).encode())
    hint = f"{FILE_NAME}: base is {base}, as in the data"
    return Settled(replace(settings, has_base=True, **keys), (change,), (hint,))


def _find_keys(facts: Sequence[Facts], base: str) -> dict[str, str]:
    """Return what the data set says of itself, by the keys of `zettel.toml`."""
    said: dict[str, str] = {}
    for one in facts:
        for subject, predicate, value in one.triples:
            if subject == f"<{base}>" and predicate.startswith(f"<{_DCTERMS}"):
                said.setdefault(predicate[len(_DCTERMS) + 1 : -1], value)
    title = said.get("title", '""')
    keys = {"base": base, "title": _to_text(title)}
    keys["language"] = parse_language(parse_literal(title)[1]) if title[0] == '"' else ""
    keys["licence"] = _to_text(said.get("license", '""'))
    keys["creator"] = _to_text(said.get("creator", '""'))
    return {key: text for key, text in keys.items() if text}


def _to_text(value: str) -> str:
    return parse_literal(value)[0] if value[0] == '"' else value[1:-1]


def _to_toml(keys: dict[str, str]) -> str:
    """Write keys as TOML 1.0, whose basic strings escape as JSON does, and DEL."""
    quoted = {key: json.dumps(text, ensure_ascii=False) for key, text in keys.items()}
    lines = (f"{key} = {text}\n" for key, text in quoted.items())
    return _HEAD + "".join(lines).replace("\x7f", "\\u007F")
