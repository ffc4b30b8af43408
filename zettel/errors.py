"""Exceptions for callers' mistakes. What a note says never raises: it becomes an `Issue`."""


class ZettelError(Exception):
    """A call that cannot be served; its text is one sentence for the person who called.

    `hint` says what to do about it and may be empty.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class VaultError(ZettelError):
    """The folder is missing, holds no notes, or its settings cannot be read."""


class EmptyVaultError(VaultError):
    """There is no such folder, or no note in it."""


class NoteError(ZettelError):
    """No note, or more than one, goes by the name given."""


class QueryError(ZettelError):
    """The SPARQL query is malformed, unknown by name, or asks for what is not allowed."""


class FormatError(ZettelError):
    """A choice is unknown, as of a format, or does not suit what is to be written."""


class CodeError(ZettelError):
    """No issue of `check` goes by the code or name given, or its baseline cannot be read."""


class OutputError(ZettelError):
    """The output cannot be written where it was asked for."""


class RevisionError(ZettelError):
    """Git has no such revision of the vault, or there is no git to ask."""


class RemoteError(ZettelError):
    """A server cannot be reached, refuses what is asked, or answers something else."""


class AddressError(ZettelError):
    """What was given as the address of a server is none."""


class MissingExtraError(ZettelError):
    """An optional part is not installed; the message says which extra brings it."""


class ServerError(ZettelError):
    """The server cannot be started where it was asked for."""
