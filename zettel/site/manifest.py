"""Which files of a site's folder are ours, and what was written into them.

Nothing else in the folder is ever changed or removed.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath
from typing import Final

import msgspec
from xxhash import xxh3_64_hexdigest

from zettel.errors import OutputError
from zettel.files import write_bytes

NAME: Final = ".zettel-site.json"


class Manifest(msgspec.Struct, frozen=True):
    """The files that earlier runs have written, each with a digest of what is in it.

    The digest is "" where a run has begun to write it, and perhaps not ended.
    """

    version: int = 1
    files: dict[str, str] = {}


def read_manifest(folder: Path) -> Manifest | None:
    """Read the manifest of a folder; None where there is none.

    Raises:
        OutputError: it cannot be read, or names what no site of ours has.
    """
    path = folder / NAME
    try:
        found = msgspec.json.decode(path.read_bytes(), type=Manifest)
    except FileNotFoundError:
        return None
    except (OSError, msgspec.MsgspecError) as error:
        raise OutputError(f"{path} cannot be read", "publish into another folder") from error
    if found.version != 1 or not all(map(_is_inside, found.files)):
        raise OutputError(f"{path} is not of this version of zettel", "publish into another folder")
    return found


def write_manifest(folder: Path, files: Mapping[str, str]) -> None:
    """Write the manifest of a folder, where it is another."""
    data = msgspec.json.format(msgspec.json.encode(Manifest(files=dict(sorted(files.items())))))
    path = folder / NAME
    if not path.is_file() or path.read_bytes() != data:
        write_bytes(path, data)


def remove_stale(folder: Path, old: Mapping[str, str], names: Iterable[str]) -> int:
    """Remove files that an earlier run has written, and folders that are empty then.

    What somebody has changed since stays. Returns how many files were removed.
    """
    removed = 0
    for name in names:
        path = folder / name
        try:
            if old[name] and xxh3_64_hexdigest(path.read_bytes()) != old[name]:
                continue
            path.unlink()
        except FileNotFoundError:
            continue
        except OSError as error:
            raise OutputError(f"cannot remove {path}: {error.strerror}") from error
        removed += 1
        _remove_empty(folder, path.parent)
    return removed


def _remove_empty(folder: Path, inner: Path) -> None:
    while inner != folder:
        try:
            inner.rmdir()
        except OSError:  # something stands in it
            return
        inner = inner.parent


def _is_inside(name: str) -> bool:
    path = PurePosixPath(name)
    return bool(path.name) and not path.is_absolute() and ".." not in path.parts
