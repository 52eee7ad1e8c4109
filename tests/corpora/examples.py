"""Corpora for tests: short articles of our own, as JSON Lines, Parquet and WARC; and some that do harm."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
# Runs in every process that is started while it is on the path: what a document says, happens.
_HARM = """
import os, signal, time
import chronology.pipeline as pipeline

_annotate = pipeline.annotate

def annotate(document, *more):
    if "CRASH" in document.text:
        os.kill(os.getpid(), signal.SIGSEGV)
    if "HANG" in document.text:
        time.sleep(600)
    if "RAISE" in document.text:
        raise ValueError("such a text")
    if "EAT" in document.text:
        bytearray(1 << 40)
    flag = {flag!r}
    if "KILL" in document.text and not os.path.exists(flag):
        open(flag, "w").close()
        os.kill(os.getppid(), signal.SIGKILL)  # the worker whose reader this is
        time.sleep(600)
    return _annotate(document, *more)

pipeline.annotate = annotate
"""


def do_harm(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let documents that say so crash, hang, raise, eat memory, or kill a worker, this once; the flag of the kill."""
    flag = folder / "killed"
    (folder / "sitecustomize.py").write_text(_HARM.format(flag=str(flag)))
    monkeypatch.setenv("PYTHONPATH", str(folder), prepend=":")
    return flag


def text(number: int) -> str:
    day = WEEKDAYS[number % 5]
    return f"Rebels seized post {number} at Ostrow on {day}, officials said. The army denied it two days later."


def write_lines(file: Path, texts: list[str]) -> Path:
    records = ({"id": f"a{n}", "text": one, "dct": f"2031-03-{n % 28 + 1:02}"} for n, one in enumerate(texts))
    file.write_text("".join(json.dumps(record) + "\n" for record in records))
    return file


def page(number: int, words: str = "") -> bytes:
    """A page with a date; ``words`` stand in it."""
    head = f"<title>Post {number}</title><meta property='article:published_time' content='2031-03-20'>"
    told = f"<p>{text(number)}</p><p>{words or 'The mayor told reporters that nobody was hurt at the bridge.'}</p>"
    return f"<html lang='en'><head>{head}</head><body><article>{told * 2}</article></body></html>".encode()


def response(number: int, body: bytes, head: str = "Content-Type: text/html", status: str = "200 OK") -> bytes:
    """A record of a WARC file, as it stands in a compressed one."""
    http = f"HTTP/1.1 {status}\r\n{head}\r\n\r\n".encode() + body
    fields = (
        "WARC/1.0",
        "WARC-Type: response",
        f"WARC-Record-ID: <urn:uuid:{number:032x}>",
        "WARC-Date: 2031-04-01T00:00:00Z",
        f"WARC-Target-URI: https://news.example/2031/post-{number}.html",
        "Content-Type: application/http; msgtype=response",
        f"Content-Length: {len(http)}",
    )
    return gzip.compress("\r\n".join(fields).encode() + b"\r\n\r\n" + http + b"\r\n\r\n")
