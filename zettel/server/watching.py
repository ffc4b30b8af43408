"""The files of a vault, watched: which of them have changed, each time that some have."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import suppress
from pathlib import Path

from watchfiles import DefaultFilter, awatch

from zettel.settings import Settings

STEP = 60
"""Milliseconds of rest after which changes are taken for one."""
LONGEST = 2_000
"""Milliseconds that one waits for such a rest."""


async def watch_files(settings: Settings) -> AsyncIterator[set[Path]]:
    """Yield what has changed of notes, ontology, settings and what else is read of a vault.

    At first it yields at once, and nothing: files may have changed since they were read.
    """
    changed = asyncio.Event()
    changed.set()
    found: set[Path] = set()
    watches = [
        asyncio.create_task(_watch(folders, found, changed, is_deep=is_deep))
        for folders, is_deep in _find_folders(settings)
    ]
    try:
        while True:
            await changed.wait()
            changed.clear()
            paths = set(found)
            found.clear()
            yield paths
    finally:
        for watch in watches:
            watch.cancel()


def _find_folders(settings: Settings) -> list[tuple[Sequence[Path], bool]]:
    """Return the folders to watch, and whether with all that is below them."""
    deep = {settings.notes, *([settings.ontology] if settings.ontology else [])}
    outer = [one for one in deep if not any(other in one.parents for other in deep)]
    found: list[tuple[Sequence[Path], bool]] = [(sorted(outer), True)]
    if settings.root not in outer:
        found.append(
            ([settings.root], False)
        )  # for zettel.toml, with no look at what else is there
    return found


async def _watch(
    folders: Sequence[Path], found: set[Path], changed: asyncio.Event, *, is_deep: bool
) -> None:
    """Add what changes, and set the event, for as long as the folders are there."""
    with suppress(FileNotFoundError):
        async for changes in awatch(
            *folders,
            watch_filter=DefaultFilter(),
            step=STEP,
            debounce=LONGEST,
            recursive=is_deep,
            ignore_permission_denied=True,
        ):
            found.update([Path(path) for _, path in changes])
            changed.set()
