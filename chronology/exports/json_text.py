"""JSON that keeps to one line where it must, and is valid UTF-8 whatever its strings hold."""

from __future__ import annotations

import json
import re

# RFC 8259 allows all of these bare, yet line readers split at some, terminals obey others, and a lone surrogate
# has no UTF-8: DEL and C1 controls, line and paragraph separators, bidi overrides and isolates.
_UNSAFE = re.compile("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def dump_json(value: object, *, indent: int | None = None) -> str:
    """``value`` as JSON (RFC 8259), keys in the order given, without a line break unless ``indent`` asks for it."""
    separators = (",", ": ") if indent is not None else (", ", ": ")
    text = json.dumps(value, ensure_ascii=False, indent=indent, separators=separators, allow_nan=False)
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
