"""Sites published in tests, served by Python's own static server, and read as files."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Final

from tests.vaults import write_vault
from zettel.cli import main

TOML: Final = """
=== zettel.toml
title = "Carnet"
base = "https://notes.example/x/"
language = "fr"
licence = "https://creativecommons.org/licenses/by/4.0/"
creator = "Zoé"
"""

NOTES: Final = f"""{TOML}
=== a.md
---
title: Alpha
tags: [un]
created: 2020-01-31
---
Voir [[Beta]].
=== b.md
---
title: Beta
---
Un texte.
=== c.md
---
title: Gamma
---
Rien ne mène ici.
"""


def publish(folder: Path, text: str, *options: str) -> Path:
    """Write a vault from a string and publish it by the command; return the site's folder."""
    write_vault(folder / "vault", text)
    return publish_again(folder, *options)


def publish_again(folder: Path, *options: str) -> Path:
    """Publish the vault of a folder."""
    site = folder / "site"
    assert main(["publish", str(folder / "vault"), "-o", str(site), *options]) == 0
    return site


def read_files(site: Path) -> dict[str, bytes]:
    """Read all files of a folder, by name."""
    found = (path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in found}


@contextmanager
def serve(site: Path, under: str = "") -> Iterator[str]:
    """Serve a folder as any static host does; gives the address it has, perhaps below a path."""
    folder = site.parent if under else site

    class Handler(SimpleHTTPRequestHandler):
        protocol_version = "HTTP/1.1"  # a browser asks for much at once

        def send_error(
            self, code: int, message: str | None = None, explain: str | None = None
        ) -> None:
            """Show the site's own page where nothing is."""
            lost = site / "404.html"
            if code != HTTPStatus.NOT_FOUND or not lost.is_file():
                super().send_error(code, message, explain)
                return
            self.send_response(code)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(lost.stat().st_size))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(lost.read_bytes())

        def log_message(self, *_words: Any) -> None:  # noqa: ANN401
            """Stay silent."""

    class Server(ThreadingHTTPServer):
        request_queue_size = 64
        daemon_threads = True
        block_on_close = False

    server = Server(("127.0.0.1", 0), partial(Handler, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/{under}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
