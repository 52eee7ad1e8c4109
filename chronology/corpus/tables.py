"""Tables: what a job gives. Parquet where pyarrow is installed, else JSON Lines with the same columns."""

from __future__ import annotations

import dataclasses
import importlib.util
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any, Literal

from chronology.exports.json_text import dump_json

Row = Mapping[str, object]
_ROWS_AT_ONCE = 500
Suffix = Literal["parquet", "jsonl"]


@dataclasses.dataclass(frozen=True, slots=True)
class Table:
    """The columns of a table, each with what it holds: string, int, number, day or strings."""

    columns: tuple[tuple[str, str], ...]


def _table(**columns: str) -> Table:
    return Table(tuple(columns.items()))


# What `annotate` finds: a column for each of its lists, as JSON.
ANNOTATIONS = _table(
    id="string", place="string", dct="day", timexes="string", events="string", attributions="string", problems="string"
)
ARTICLES = _table(
    id="string", title="string", outlet="string", author="string", url="string", published="day", language="string",
    place="string", text="string", events="int", background="int",
)  # fmt: skip
ACTORS = _table(id="string", name="string", aliases="strings", part_of="string", because="strings")
PLACES = _table(
    id="string", name="string", aliases="strings", within="string", lat="number", lon="number", gazetteer="string",
    because="strings",
)  # fmt: skip
# One event a row; `record` has all of it as JSON, as an entry of content/events/ would.
EVENTS = _table(
    id="string", title="string", when="string", earliest="day", latest="day", place="string", actors="strings",
    topics="strings", modality="string", articles="strings", claims="int", record="string",
)  # fmt: skip


def choose_suffix() -> Suffix:
    """Parquet, or JSON Lines where nothing is installed that writes Parquet."""
    return "parquet" if importlib.util.find_spec("pyarrow") else "jsonl"


def write_table(file: Path, table: Table, rows: Iterable[Row]) -> int:
    """Write a table, by its suffix; how many rows it has. The same rows give the same bytes."""
    return _write_parquet(file, table, rows) if file.suffix == ".parquet" else _write_lines(file, table, rows)


def _write_lines(file: Path, table: Table, rows: Iterable[Row]) -> int:
    count = 0
    with file.open("w", encoding="utf-8", newline="\n") as lines:
        for row in rows:
            lines.write(dump_json({name: _plain(row.get(name)) for name, _ in table.columns}) + "\n")
            count += 1
    return count


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def _write_parquet(file: Path, table: Table, rows: Iterable[Row]) -> int:
    import pyarrow as pa
    import pyarrow.parquet as pq

    kinds: dict[str, Any] = {
        "string": pa.string(), "int": pa.int64(), "number": pa.float64(), "day": pa.date32(),
        "strings": pa.list_(pa.string()),
    }  # fmt: skip
    schema = pa.schema([(name, kinds[kind]) for name, kind in table.columns])
    count, waiting = 0, iter(rows)
    with pq.ParquetWriter(file, schema, compression="zstd") as writer:
        while some := list(islice(waiting, _ROWS_AT_ONCE)):
            writer.write_table(pa.Table.from_pylist([dict(row) for row in some], schema=schema))
            count += len(some)
    return count


def read_rows(files: Sequence[Path]) -> Iterable[dict[str, object]]:
    """The rows of tables, whatever their suffix: for tests and measurements."""
    import json

    for file in files:
        if file.suffix == ".parquet":
            import pyarrow.parquet as pq

            yield from pq.read_table(file).to_pylist()
        else:
            yield from map(json.loads, file.read_text("utf-8").splitlines())
