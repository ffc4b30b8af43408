"""What an import did, or would do: the records that its report is made of."""

from enum import StrEnum

from msgspec import Struct

from zettel.edit.imports.document import Mapped, Remark


class Status(StrEnum):
    """What became of a document."""

    IMPORTED = "imported"
    KNOWN = "known"  # it was imported before, and has not changed since
    LEFT = "left"  # it cannot be read; the remark says why


class Outcome(Struct, frozen=True):
    """What became of one document. `note` is the path of its note in the vault."""

    source: str
    kind: str
    status: Status
    note: str = ""
    id: str = ""
    title: str = ""
    private: bool = False
    links: int = 0  # that lead to an imported note, and were rewritten
    mapped: tuple[Mapped, ...] = ()
    remarks: tuple[Remark, ...] = ()


class Copied(Struct, frozen=True):
    """A file that notes refer to, with its path in the vault."""

    source: str
    path: str
    status: Status = Status.IMPORTED


class Report(Struct, frozen=True):
    """What became of all documents, in order of their sources, and of the files beside them.

    `others` are files that are no documents and that none refers to. `hints` say what to do so that
    all is read as it was.
    """

    documents: tuple[Outcome, ...] = ()
    files: tuple[Copied, ...] = ()
    others: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
