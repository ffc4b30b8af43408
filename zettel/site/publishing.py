"""A whole site into a folder: what has changed is written, what is gone is removed.

First it is found out which files there will be, so that nothing of the user's is in the way; then
they are written, each whole; at last those of an earlier site that are no more are removed. What is
ours is written down before and after, so that a run that was stopped can be taken up.
"""

from collections.abc import Callable, Iterable
from pathlib import Path

import msgspec

from zettel.errors import OutputError
from zettel.site.manifest import NAME, read_manifest, remove_stale, write_manifest
from zettel.site.press import Press
from zettel.site.record import Past, Record, Stamp, find_stamp, find_stamps
from zettel.site.world import World

Tell = Callable[[int, int], None]
"""Told how many notes are done, of how many."""


class Published(msgspec.Struct, frozen=True):
    """What a run did, in files."""

    written: int
    unchanged: int
    removed: int


def publish(
    world: World,
    folder: Path,
    explorer: Iterable[bytes],
    *,
    overwrite: bool = False,
    tell: Tell = lambda _done, _count: None,
    past: Past | None = None,
) -> Published:
    """Write the site of a vault into a folder, or bring the one that is there up to date.

    Args:
        world: the vault.
        folder: made where it is not there.
        explorer: the explorer's page, part by part.
        overwrite: whether files that are in the way and not ours may be replaced.
        tell: told how far the notes are.
        past: what an earlier run has left, so that only notes are written that are not as they
            were; it is told what this run leaves.

    Raises:
        OutputError: the folder holds what is not ours, or cannot be written.
    """
    old = _find_old(world, folder, overwrite=overwrite)
    press = Press(world, folder)
    names = press.list_names()
    if not overwrite:
        _refuse_foreign(folder, names, old)
    if past:
        press.recall(past, old)
    begun = {**dict.fromkeys(names, ""), **old}
    if begun != old:
        folder.mkdir(parents=True, exist_ok=True)
        write_manifest(folder, begun)
    copied = {path: find_stamp(world.settings.notes / path) for path in world.published}
    try:
        press.write(explorer, tell)
    except BaseException:
        write_manifest(folder, {**begun, **press.digests})
        raise
    removed = remove_stale(folder, old, sorted(old.keys() - press.digests.keys()))
    write_manifest(folder, press.digests)
    if past:
        past.keep(_build_record(world, folder, press, copied))
    return Published(press.written, len(press.digests) - press.written, removed)


def _build_record(world: World, folder: Path, press: Press, copied: dict[str, Stamp]) -> Record:
    """Return what is to be remembered of a site that has just been written."""
    ours = {NAME, *press.digests}
    return Record(
        frame=press.frame,
        place=str(folder.resolve()),
        stamps={name: stamp for name, stamp in find_stamps(folder).items() if name in ours},
        copied=copied,
        notes=press.notes,
    )


def _find_old(world: World, folder: Path, *, overwrite: bool) -> dict[str, str]:
    """Return the files of the site that is there already.

    Raises:
        OutputError: the folder is no place for a site.
    """
    if folder.exists() and not folder.is_dir():
        raise OutputError(f"{folder} is a file", "name a folder for the site")
    if world.settings.notes.is_relative_to(folder.resolve()):
        raise OutputError(f"{folder} holds the notes", "name a folder of its own for the site")
    manifest = read_manifest(folder)
    if manifest is not None:
        return manifest.files
    if folder.is_dir() and not overwrite:
        found = sorted(path.name for path in folder.iterdir() if path.name[0] != ".")
        if found:
            raise OutputError(
                f"{folder} holds files that are no site of ours: {_shorten(found)}",
                "name another folder, or let files of the same name be replaced by --overwrite",
            )
    return {}


def _refuse_foreign(folder: Path, names: Iterable[str], old: dict[str, str]) -> None:
    """Keep files from being written over that an earlier run has not written.

    Raises:
        OutputError: there are such files.
    """
    paths = {name: folder / name for name in names}
    found = [
        name
        for name, path in paths.items()
        if path.is_symlink() or (name not in old and path.exists())
    ]
    if found:
        raise OutputError(
            f"{folder} holds files of the site's names that are not ours: {_shorten(found)}",
            "move them away, or let them be replaced by --overwrite",
        )


def _shorten(names: list[str]) -> str:
    return ", ".join(names[:3]) + (" …" if len(names) > 3 else "")
