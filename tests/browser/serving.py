"""A local server that sends the policy as a header, as a careful host would."""

from __future__ import annotations

import contextlib
import functools
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
)


class _Handler(SimpleHTTPRequestHandler):
    def __init__(self, *args: Any, policy: bool, **more: Any) -> None:
        self._policy = policy
        super().__init__(*args, **more)

    def end_headers(self) -> None:
        if self._policy:
            self.send_header("Content-Security-Policy", POLICY)
        self.send_header("X-Content-Type-Options", "nosniff")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name it has there
        """Say nothing."""


@contextlib.contextmanager
def serve_folder(folder: Path, *, policy: bool = True) -> Iterator[str]:
    """Serve ``folder`` on a free port; yields its address with a slash at the end."""
    handler = functools.partial(_Handler, directory=str(folder), policy=policy)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}/"
        finally:
            server.shutdown()
            thread.join()
