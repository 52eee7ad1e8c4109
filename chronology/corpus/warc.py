"""Pages in a WARC file, as crawlers keep them (ISO 28500; Common Crawl News). Needs the extra `cluster`.

Files are untrusted: a record says how long it is, and may lie; what is compressed may be small and unpack to much.
"""

from __future__ import annotations

import dataclasses
import hashlib
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO
from urllib.parse import urlsplit

from chronology.corpus.parts import PART_BYTES, Part
from chronology.errors import IngestError, Problem, SetupError
from chronology.ingest.html import read_html
from chronology.ingest.slugs import make_slug
from chronology.ingest.sources import Reading, SourceFile

MAX_PAGE_BYTES = 10_000_000
_MAX_HEADER_BYTES = 64_000
_BLOCK_BYTES = 1 << 20
_MOST_DAMAGES = 100
_MEMBER = b"\x1f\x8b\x08"  # a gzip member begins so
_BROKEN = (OSError, ValueError, UnicodeError)
_PAGES = frozenset({"text/html", "application/xhtml+xml"})


@dataclasses.dataclass(frozen=True, slots=True)
class Page:
    """A page of HTML as it was fetched; ``fault`` says why there is none."""

    number: int
    url: str
    data: bytes
    fault: str = ""


def _open(path: str, file: BinaryIO, *, parse_http: bool) -> Any:
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType
    except ImportError:
        raise SetupError(
            f"{path}: reading WARC needs a package more: pip install 'chronology-timeline[cluster]'"
        ) from None
    return ArchiveIterator(
        file,  # never a name: the library would fetch what looks like an address
        record_types=WarcRecordType.response,
        parse_http=parse_http,
        auto_decode="transfer" if parse_http else "none",
        max_header_len=_MAX_HEADER_BYTES,
    )


def _responses(path: str, start: int, stop: int, *, parse_http: bool) -> Iterator[Any]:
    """The responses that begin in a stretch of the file; where it is damaged, an error in their place.

    Behind the damage it goes on at the next record, which a compressed file marks.
    """
    at: int | None = start
    with Path(path).open("rb") as file:
        for count in range(_MOST_DAMAGES):
            file.seek(at or 0)
            last = at or 0
            whole = at == start
            try:
                for record in _open(path, file, parse_http=parse_http):
                    if record.stream_pos >= stop:
                        return
                    last, whole = record.stream_pos, True
                    yield record
            except _BROKEN as error:
                if count == _MOST_DAMAGES - 1:
                    yield ValueError(f"in {_MOST_DAMAGES} places, what comes behind is not looked for")
                elif whole:  # else it is the same damage still
                    yield error
                at = _find_member(file, last + 1, stop)
            else:
                return
            if at is None:
                return


def _find_member(file: BinaryIO, start: int, stop: int) -> int | None:
    """The first byte from ``start`` on where a compressed record may begin."""
    file.seek(start)
    kept = b""
    while start < stop and (block := file.read(min(_BLOCK_BYTES, stop - start))):
        found = (kept + block).find(_MEMBER)
        if found >= 0:
            return start - len(kept) + found
        start += len(block)
        kept = (kept + block)[1 - len(_MEMBER) :]
    return None


def split_records(path: str, records: int) -> Iterator[tuple[int, int, int]]:
    """Stretches of the file: first byte, byte after the last, number of the first response in it.

    Raises IngestError when it is no WARC file, or has no response.
    """
    size = Path(path).stat().st_size
    start, first, number, whole = 0, 1, 0, 0
    damage = ""
    for record in _responses(path, 0, size, parse_http=False):
        number += 1
        if isinstance(record, Exception):
            damage = damage or f"this is no WARC file ({record}); fetch it anew"
            continue
        whole += 1
        if number - first >= records or record.stream_pos - start >= PART_BYTES:
            yield start, record.stream_pos, first
            start, first = record.stream_pos, number
    if not whole:
        raise _fault(path, damage or "there is no response in this WARC file; give one with fetched pages")
    yield start, size, first


def _fault(path: str, message: str) -> IngestError:
    return IngestError([Problem(path, None, None, None, message)])


def find_pages(part: Part) -> Iterator[Page]:
    """The pages of HTML in a part; what is damaged is a page that says so."""
    number = part.first - 1
    for record in _responses(part.path, part.start, part.stop, parse_http=True):
        number += 1
        if isinstance(record, Exception):
            yield Page(number, "", b"", f"the file is damaged here ({record}), some records are lost; fetch it anew")
        elif not record.is_http_parsed or (record.http_content_type or "").lower() in _PAGES:
            yield _read_record(number, record)


def _read_record(number: int, record: Any) -> Page:
    url = (record.headers.get("WARC-Target-URI") or "").strip("<>")
    if not record.is_http_parsed or record.http_headers is None:
        return Page(number, url, b"", "the record is torn, or no answer of a web server; it is left out")
    status = str(record.http_headers.status_code or "")
    if status and not status.startswith("2"):
        return Page(number, url, b"", f"the server answered {status}, no page; it is left out")
    try:
        data = record.reader.read(MAX_PAGE_BYTES + 1)
    except _BROKEN as error:
        return Page(number, url, b"", f"the record is damaged ({error}); fetch the file anew")
    if len(data) < min(record.content_length, MAX_PAGE_BYTES) and not record.http_headers.get("Transfer-Encoding"):
        return Page(number, url, b"", f"the record is torn: {len(data):,} of {record.content_length:,} bytes are there")
    return _unpack(number, url, data, (record.http_headers.get("Content-Encoding") or "").strip().lower())


def _unpack(number: int, url: str, data: bytes, coding: str) -> Page:
    """The page of the bytes that were sent; never more of it than a page may have."""
    if len(data) <= MAX_PAGE_BYTES and coding in {"gzip", "x-gzip", "deflate"}:
        try:
            data = zlib.decompressobj(zlib.MAX_WBITS | 32).decompress(data, MAX_PAGE_BYTES + 1)
        except zlib.error as error:
            return Page(number, url, b"", f"the page cannot be unpacked ({error}); it is left out")
    elif coding not in {"", "identity", "gzip", "x-gzip", "deflate"}:
        return Page(number, url, b"", f"the page is packed as {coding[:20]!r}, which is not read; it is left out")
    if len(data) > MAX_PAGE_BYTES:
        return Page(number, url, b"", f"the page is larger than {MAX_PAGE_BYTES:,} bytes; it is left out")
    return Page(number, url, data)


def read_page(path: str, *, page: Page) -> Reading:
    """A page as a Document: its address is kept, and its host stands for the outlet where the page names none."""
    source = SourceFile(f"{path}:{page.number}", page.data)
    if page.fault:
        raise source.fault(page.fault + (f" ({page.url})" if page.url else ""))
    reading = read_html(source)
    document = reading.document
    if document is None:
        return reading
    host, path_of_page = _parts_of(page.url)
    digest = hashlib.sha256(page.url.encode("utf-8", "surrogateescape")).hexdigest()[:8]
    name = make_slug(f"{host} {Path(path_of_page).stem}")
    document = dataclasses.replace(
        document,
        id=f"{name}-{digest}",
        url=page.url or document.url,
        outlet=document.outlet or host.removeprefix("www.") or None,
        path=None,
    )
    return Reading(document, reading.problems)


def _parts_of(url: str) -> tuple[str, str]:
    """Host and path of an address; nothing of one that is none."""
    try:
        address = urlsplit(url)
        return address.hostname or "", address.path
    except ValueError:
        return "", ""
