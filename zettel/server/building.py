"""What is built of a state by a copy of the server: the explorer's page, its details, issues.

server: Wanted → copy: build → Built, or why it could not be
"""

import gzip
import socket
import traceback
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from functools import cached_property

import msgspec

from zettel.errors import ZettelError
from zettel.model import Issue
from zettel.server.engine.frames import GoneError, receive_frame, send_frame
from zettel.server.snapshot import Snapshot
from zettel.vault.issues import find_shown_issues
from zettel.vault.parts import build_contents
from zettel.view import Prepared, Served, build_details, build_served_page, prepare

_PAGES = "/note/{}"
"""Where notes have pages of their own, by their ids as IRIs have them."""

_LEVEL = 1
"""Of compression: more takes long, and saves little."""
_MANY = 1000
"""Issues that are told one by one; `zettel check` tells all."""


class Page(msgspec.Struct, frozen=True, tag=True):
    """The explorer's page is wanted, or is here: as it is, compressed, and the paths of images."""

    plain: bytes = b""
    packed: bytes = b""
    images: tuple[str, ...] = ()


class Details(msgspec.Struct, frozen=True, tag=True):
    """What is read of some nodes in a row, each as JSON; fewer than were asked for at the end."""

    first: int
    count: int
    found: tuple[bytes, ...] = ()


class Issues(msgspec.Struct, frozen=True, tag=True):
    """How many issues there are, by severity, the worst first, and the first of them."""

    counts: dict[str, int] = {}
    first: tuple[Issue, ...] = ()


class Fault(msgspec.Struct, frozen=True, tag=True):
    """Why something could not be built; without a message it is a fault of ours."""

    message: str = ""
    hint: str = ""


Wanted = Page | Details | Issues
Built = Wanted | Fault

encode = msgspec.msgpack.Encoder().encode
decode_wanted: Callable[[bytes], Wanted] = msgspec.msgpack.Decoder(Wanted).decode
decode_built: Callable[[bytes], Built] = msgspec.msgpack.Decoder(Built).decode


class Building:
    """Builds what is wanted of one state."""

    def __init__(self, snapshot: Snapshot, name: str) -> None:
        """Take a state, and the name that it goes by in addresses."""
        self._snapshot = snapshot
        self._name = name

    def work(self, channel: socket.socket) -> None:
        """Build what is asked for at a socket, until it is closed."""
        with suppress(GoneError):
            while True:
                wanted = decode_wanted(receive_frame(channel))
                send_frame(channel, encode(self.build(wanted)))

    def build(self, wanted: Wanted) -> Built:
        """Build something; nothing is raised."""
        try:
            if isinstance(wanted, Page):
                return self._build_page()
            if isinstance(wanted, Details):
                return self._build_details(wanted)
            return self._find_issues()
        except ZettelError as error:
            return Fault(str(error), error.hint)
        except Exception:
            traceback.print_exc()
            return Fault()

    @cached_property
    def _known(self) -> Prepared:
        assert self._snapshot.vault is not None
        drafts = self._snapshot.drafts
        contents = build_contents(self._snapshot.vault, drafts=drafts, pages=_PAGES)
        return prepare(contents, is_served=True)

    def _build_page(self) -> Page:
        place = f"explorer/{self._name}"
        served = Served(
            state=self._name,
            details=f"{place}/details",
            images=f"{place}/images",
            turtle=f"{place}/turtle",
            console=f"{place}/console",
            sparql="sparql",
            events="events",
        )
        plain = b"".join(build_served_page(self._known, served))
        return Page(plain, gzip.compress(plain, _LEVEL, mtime=0), tuple(self._known.images.numbers))

    def _build_details(self, wanted: Details) -> Details:
        last = min(wanted.first + wanted.count, len(self._known.places.ids))
        found = build_details(self._known, range(wanted.first, last))
        return Details(wanted.first, wanted.count, tuple(map(msgspec.json.encode, found)))

    def _find_issues(self) -> Issues:
        vault = self._snapshot.vault
        found = find_shown_issues(vault, drafts=self._snapshot.drafts) if vault else ()
        counts = Counter(issue.severity for issue in found)
        named = {str(severity): counts[severity] for severity in sorted(counts)}
        return Issues(named, found[:_MANY])
