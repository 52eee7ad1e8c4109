"""JSON that keeps to one line where it must, and is valid UTF-8 whatever its strings hold."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

# RFC 8259 allows all of these bare, yet line readers split at some, terminals obey others, and a lone surrogate
# has no UTF-8: DEL and C1 controls, line and paragraph separators, bidi overrides and isolates.
_UNSAFE = re.compile("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def dump_json(value: object) -> str:
    """``value`` as JSON (RFC 8259) on one line, keys in the order given."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False)
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def dump_document(fields: Mapping[str, object]) -> str:
    """An object as JSON that people can compare: a key a line, and an item a line for lists."""
    lines = (f"{dump_json(key)}: {_dump_lines(value)}" for key, value in fields.items())
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _dump_lines(value: object) -> str:
    if not isinstance(value, list) or not value:
        return dump_json(value)
    return "[\n" + ",\n".join(dump_json(item) for item in value) + "\n]"
