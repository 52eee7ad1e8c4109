"""Write one file, read it, look at what came of it."""

from __future__ import annotations

from pathlib import Path

from chronology.ingest.reading import Reading, read_documents
from chronology.model.document import Document, ZoneKind


def read_as(folder: Path, name: str, content: str | bytes) -> Reading:
    """What comes of one file of this name and content."""
    path = folder / name
    path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    (reading,) = read_documents([path])
    return reading


def read_document(folder: Path, name: str, content: str | bytes) -> Document:
    """The same, where a document is sure to come of it."""
    document = read_as(folder, name, content).document
    assert document is not None
    return document


def told(reading: Reading, folder: Path) -> list[str]:
    """Its problems as people see them, without the folder."""
    return [str(problem).replace(f"{folder}/", "") for problem in reading.problems]


def zones(document: Document) -> list[tuple[ZoneKind, str]]:
    """The kind and the words of each zone."""
    return [(zone.kind, document.quote(zone.span)) for zone in document.zones]


def build_pdf(pages: list[list[str]], info: str = "", compressed: bytes | None = None) -> bytes:
    """A PDF with these lines on its pages, or with one page whose content stream is the given compressed bytes."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{' '.join(f'{4 + 2 * i} 0 R' for i in range(len(pages)))}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for index, lines in enumerate(pages):
        shown = "\n".join(f"({line}) Tj T*" for line in lines)
        stream, coding = f"BT /F1 11 Tf 50 780 Td 14 TL\n{shown}\nET".encode("cp1252"), b""
        if compressed is not None:
            stream, coding = compressed, b"/Filter /FlateDecode "
        place = f"/Contents {5 + 2 * index} 0 R /Resources << /Font << /F1 3 0 R >> >>"
        objects.append(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] {place} >>".encode())
        objects.append(b"<< " + coding + b"/Length %d >>\nstream\n" % len(stream) + stream + b"\nendstream")
    objects.append(f"<< {info} >>".encode())
    return _numbered(objects)


def _numbered(objects: list[bytes]) -> bytes:
    out, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n" % number + content + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    tail = b"trailer << /Size %d /Root 1 0 R /Info %d 0 R >>\n" % (len(objects) + 1, len(objects))
    return out + head + table + tail + b"startxref\n%d\n%%%%EOF" % len(out)
