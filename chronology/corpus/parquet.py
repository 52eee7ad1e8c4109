"""Articles in a Parquet file, one a row, with the columns that lines of JSON have. Needs the extra `cluster`."""

from __future__ import annotations

import dataclasses
import datetime
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from chronology.corpus.parts import PART_BYTES, Part
from chronology.errors import IngestError, Problem, SetupError
from chronology.ingest.records import MAX_LINE_BYTES, read_line
from chronology.ingest.sources import Reading

COLUMNS = ("id", "text", "dct", "published", "date", "title", "author", "outlet", "url", "lang", "language")
_ROWS_AT_ONCE = 16
_MOST_BYTES_A_ROW = MAX_LINE_BYTES


def _open(path: str, texts: Sequence[str] = ()) -> Any:
    try:
        import pyarrow.parquet as pq
    except ImportError:
        raise SetupError(
            f"{path}: reading Parquet needs a package more: pip install 'chronology-timeline[cluster]'"
        ) from None
    try:
        # Text stays coded by its dictionary: a page that says one long text a million times stays small.
        return pq.ParquetFile(path, read_dictionary=texts or None, thrift_string_size_limit=PART_BYTES)
    except (ValueError, OSError) as error:
        if isinstance(error, OSError) and error.errno is not None:
            raise
        raise _fault(path, f"this is no whole Parquet file ({_one_line(error)}); fetch it or write it anew") from None


def _fault(path: str, message: str) -> IngestError:
    return IngestError([Problem(path, None, None, None, message)])


def _one_line(error: Exception) -> str:
    return str(error).partition("\n")[0][:200].rstrip(".")


def split_rows(path: str, records: int) -> Iterator[tuple[int, int, int]]:
    """Stretches of rows: the first, the one after the last, and the number of the first, counted from 1.

    Raises IngestError where the columns are not those of articles.
    """
    with _open(path) as file:
        _refuse_schema(path, file.schema_arrow)
        total: int = file.metadata.num_rows
    size = Path(path).stat().st_size
    if total > size:
        raise _fault(path, f"it says that it has {total:,} rows, in {size:,} bytes; write one article a row")
    for start in range(0, total, records):
        yield start, min(start + records, total), start + 1


def _refuse_schema(path: str, schema: Any) -> None:
    names = [str(name) for name in schema.names]
    if "text" not in names:
        shown = ", ".join(map(repr, names[:20])) or "none"
        raise _fault(path, f"there is no column 'text' (there are: {shown}); name the column of the articles' text so")
    for name in COLUMNS:
        if names.count(name) > 1:
            raise _fault(path, f"there are several columns {name!r}; keep one")
    if not _holds_strings(schema, "text"):
        raise _fault(path, f"column 'text' holds {schema.field('text').type}, no strings; write it as strings (UTF-8)")


def _holds_strings(schema: Any, name: str) -> bool:
    import pyarrow.types as types

    kind = schema.field(name).type
    kind = kind.value_type if types.is_dictionary(kind) else kind
    return bool(types.is_string(kind) or types.is_large_string(kind))


def find_rows(part: Part) -> Iterator[tuple[int, dict[str, object] | str]]:
    """The rows of a part with their numbers; what is wrong with one that cannot be read. Raises ValueError, OSError."""
    with _open(part.path) as file:
        schema = file.schema_arrow
    texts = [name for name in COLUMNS if name in schema.names and _holds_strings(schema, name)]
    with _open(part.path, texts) as file:
        names = [name for name in COLUMNS if name in file.schema_arrow.names]
        seen = 0
        for group in range(file.num_row_groups):
            rows = file.metadata.row_group(group).num_rows
            if seen < part.stop and seen + rows > part.start:
                yield from _find_in_group(file, group, names, part, seen)
            seen += rows


def _find_in_group(
    file: Any, group: int, names: list[str], part: Part, seen: int
) -> Iterator[tuple[int, dict[str, object] | str]]:
    for batch in file.iter_batches(_ROWS_AT_ONCE, row_groups=[group], columns=names):
        for row in range(len(batch)):
            if part.start <= seen + row < part.stop:
                yield seen + row + 1, _row(batch, row)
        seen += len(batch)
        if seen >= part.stop:
            return


def _row(batch: Any, row: int) -> dict[str, object] | str:
    text = batch.column(batch.schema.get_field_index("text"))[row]
    buffer = (text.value if hasattr(text, "dictionary") else text).as_buffer()
    if buffer is not None and buffer.size > _MOST_BYTES_A_ROW:
        return f"the text is longer than {_MOST_BYTES_A_ROW:,} bytes; write one article a row"
    try:
        return {name: batch.column(at)[row].as_py() for at, name in enumerate(batch.schema.names)}
    except UnicodeDecodeError as error:
        return f"byte 0x{error.object[error.start]:02X} is not UTF-8; texts have to be UTF-8"


def read_row(path: str, *, number: int, row: dict[str, object] | str) -> Reading:
    """A row as a Document, by the rules for a line of JSON."""
    if isinstance(row, str):
        return Reading(None, (Problem(path, number, None, "text", row),))
    values = {name: _plain(value) for name, value in row.items()}
    values["id"] = values.get("id")
    reading = read_line(path, number, json.dumps(values, default=str).encode())
    return without_file(reading)


def _plain(value: object) -> object:
    if isinstance(value, datetime.datetime):
        return value.isoformat(timespec="minutes")[:16]
    return value.isoformat() if isinstance(value, datetime.date) else value


def without_file(reading: Reading) -> Reading:
    """The reading with a document that is kept as a file of its own: its file holds many, and is no text."""
    if reading.document is None:
        return reading
    return Reading(dataclasses.replace(reading.document, path=None), reading.problems)
