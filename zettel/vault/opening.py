"""From a folder to a vault."""

from pathlib import Path

from zettel.errors import EmptyVaultError
from zettel.reader import Progress, read_notes
from zettel.settings import read_settings
from zettel.vault.vault import Vault


def open_vault(
    folder: str | Path = ".",
    progress: Progress | None = None,
    *,
    cache: bool = True,
    verify: bool = False,
) -> Vault:
    """Read a folder of notes.

    Args:
        folder: the notes' folder, or one with a `zettel.toml` that says where they are.
        progress: called with a stage's name, how much of it is done, and how much there is.
        cache: whether what earlier runs have worked out is used, and kept for later ones, in a
            file outside the notes (`ZETTEL_CACHE`, else the user's cache folder).
        verify: whether every file is read all the same, to see whether it is what the cache knows.

    Raises:
        VaultError: no such folder, no notes in it, or its settings or ontology cannot be read.
    """
    settings = read_settings(Path(folder))
    found = None
    if cache:
        from zettel.cache import find_cache

        found = find_cache(settings.notes, settings.root)
    reading = read_notes(settings, progress, found, verify=verify)
    return _require_notes(Vault(settings, reading, progress, found), folder)


def renew_vault(vault: Vault, folder: str | Path) -> Vault:
    """Read a folder of notes again: what has changed of settings, vocabulary and notes.

    Notes that are still the same are the same records; without a cache all are read anew.

    Args:
        vault: what was read of it before.
        folder: as it was given to `open_vault`.

    Raises:
        VaultError: as `open_vault`.
    """
    from zettel.vault.renewal import take_links  # a vault that is read once resolves only if asked

    settings = read_settings(Path(folder))
    reading = read_notes(settings, None, vault.cache, before=vault.reading)
    renewed = Vault(settings, reading, None, vault.cache)
    if settings == vault.settings and renewed.ontology == vault.ontology:
        renewed.vocabulary = vault.vocabulary
        take_links(vault, renewed)
    return _require_notes(renewed, folder)


def _require_notes(vault: Vault, folder: str | Path) -> Vault:
    """Return a vault that has notes, and a vocabulary that can be read.

    Raises:
        VaultError: it has not.
    """
    if not vault.reading.notes:
        raise EmptyVaultError(
            f"there are no notes in {folder}",
            f"a note is a file that ends in {' or '.join(vault.settings.suffixes)}",
        )
    if vault.settings.ontology is not None:
        _ = vault.vocabulary  # so that what is wrong with it is told at once
    return vault
