"""Bytes become text: UTF-8, UTF-16 and UTF-32 by their mark, what a page declares, then Windows-1252 with a warning."""

from __future__ import annotations

import codecs
import re

from chronology.errors import Problem
from chronology.ingest.sources import SourceFile

EMPTY = "the file is empty; put the article's text into it, or delete it"
_MARKS = (  # the longer mark first: UTF-32-LE begins like UTF-16-LE
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_KINDS = (  # what a file really is when its name says that it is text
    (b"%PDF-", "a PDF; give it a name that ends in .pdf"),
    (b"PK\x03\x04", "an archive or an office document; save its text as .txt or .html"),
    (b"\x1f\x8b", "compressed; unpack it first"),
    (b"\x89PNG", "an image; save the article's text as .txt"),
    (b"\xff\xd8\xff", "an image; save the article's text as .txt"),
    (b"GIF8", "an image; save the article's text as .txt"),
    (b"\xd0\xcf\x11\xe0", "an old office document; save its text as .txt or .html"),
)
# Declared encodings that are taken; all of them decode in linear time.
_DECLARABLE = re.compile(
    r"(?:iso-?8859-?\d{1,2}|latin-?\d|windows-?125\d|cp125\d|koi8-[ru]|gb2312|gbk|gb18030|big5|euc-(?:jp|kr)|shift_jis"
    r"|us-ascii|macintosh)",
    re.IGNORECASE,
)
_CONTROLS = bytes({*range(32)} - set(b"\t\n\v\f\r\x1b"))
_MAX_CONTROL_SHARE = 0.02


def decode(source: SourceFile, declared: str | None = None) -> tuple[str, tuple[Problem, ...]]:
    """The text of a file, and a warning where its encoding had to be guessed.

    Raises IngestError when the file is empty or no text, naming the first bad byte.
    """
    _refuse_no_text(source)
    for mark, encoding in _MARKS:
        if source.data.startswith(mark):
            return _decode_strictly(source, encoding, len(mark)), ()
    _refuse_binary(source)
    try:
        return source.data.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        return _decode_otherwise(source, declared, error.start)


def _refuse_no_text(source: SourceFile) -> None:
    if not source.data.strip():
        raise source.fault(EMPTY)
    for magic, kind in _KINDS:
        if source.data.startswith(magic):
            raise source.fault(f"this is no text but {kind}")


def _refuse_binary(source: SourceFile) -> None:
    if (offset := source.data.find(0)) >= 0:
        line, column = _place(source.data, offset)
        what = "this is a binary file"
        if len(source.data) >= 4 and source.data[:400].count(0) * 3 > len(source.data[:400]):
            what = "this looks like UTF-16 without a byte-order mark"
        raise source.fault(f"there is a NUL byte; {what}; save the article as UTF-8 text", line=line, column=column)
    controls = len(source.data) - len(source.data.translate(None, _CONTROLS))
    if controls > len(source.data) * _MAX_CONTROL_SHARE:
        raise source.fault(f"this is a binary file ({controls} control characters); save the article as UTF-8 text")


def _decode_strictly(source: SourceFile, encoding: str, skipped: int) -> str:
    data = source.data[skipped:]
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        before = data[: error.start].decode(encoding, "ignore")
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        raise source.fault(
            f"the byte-order mark says {encoding.upper()}, but this is not; save the article as UTF-8",
            line=line,
            column=column,
        ) from None
    if not text.strip():
        raise source.fault(EMPTY)
    return _refuse_nul(source, text)


def _refuse_nul(source: SourceFile, text: str) -> str:
    if (offset := text.find("\0")) >= 0:
        line, column = text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
        raise source.fault(
            "there is a NUL character; this is a binary file; save the article as UTF-8 text", line=line, column=column
        )
    return text


def _decode_otherwise(source: SourceFile, declared: str | None, bad: int) -> tuple[str, tuple[Problem, ...]]:
    line, column = _place(source.data, bad)
    byte = f"0x{source.data[bad]:02X}"
    if declared and _DECLARABLE.fullmatch(declared.strip()):
        try:
            return source.data.decode(declared.strip().replace("macintosh", "mac_roman")), ()
        except (UnicodeDecodeError, LookupError):
            pass  # a wrong declaration is common: guess as if there were none
    try:
        text = source.data.decode("cp1252")
    except UnicodeDecodeError:
        raise source.fault(
            f"byte {byte} is neither UTF-8 nor Windows-1252; save the article as UTF-8", line=line, column=column
        ) from None
    message = f"byte {byte} is not UTF-8; read as Windows-1252; check the letters, or save the article as UTF-8"
    return text, (source.problem(message, line=line, column=column),)


def _place(data: bytes, offset: int) -> tuple[int, int]:
    line_start = data.rfind(b"\n", 0, offset) + 1
    column = len(data[line_start:offset].decode("utf-8", "replace")) + 1
    return data.count(b"\n", 0, offset) + 1, column
