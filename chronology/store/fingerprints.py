"""By what the machine knows again what it once wrote: evidence, not titles or ids."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable

from chronology.store.plain import Plain

_STRAIGHT = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "\xad": "", "\u200b": "", "–": "-", "—": "-"})


def normalise_quote(quote: str) -> str:
    """A quote as it is compared: NFKC, straight quotation marks, single spaces, no case."""
    return " ".join(unicodedata.normalize("NFKC", quote).translate(_STRAIGHT).casefold().split())


def fingerprint_quote(source: str, quote: str) -> str:
    """16 hexadecimal digits for a quote of a source."""
    return hashlib.sha256(f"{source}\n{normalise_quote(quote)}".encode()).hexdigest()[:16]


def items_of(value: Plain) -> list[dict[str, Plain]]:
    """The mappings of a list of them, or of a single one in its place."""
    members = value if isinstance(value, list) else [value]
    return [member for member in members if isinstance(member, dict)]


def fingerprints_of(record: dict[str, Plain]) -> frozenset[str]:
    """The fingerprints of the evidence that stands directly in a plain event or claim; without any, of what it says."""
    evidence = items_of(record.get("evidence"))
    if not evidence:
        return frozenset({fingerprint_quote("", str(record.get("says", record.get("title"))))})
    return frozenset(fingerprint_evidence(item) for item in evidence)


def fingerprint_evidence(item: dict[str, Plain]) -> str:
    """The fingerprint of one plain piece of evidence."""
    return fingerprint_quote(str(item.get("source")), str(item.get("quote")))


def similarity(one: str, other: str) -> float:
    """The share of words that two texts have in common, 0 to 1."""
    return overlap(normalise_quote(one).split(), normalise_quote(other).split())


def overlap(one: Iterable[str], other: Iterable[str]) -> float:
    """Members in common by members in all (Jaccard), 0 to 1."""
    first, second = frozenset(one), frozenset(other)
    return len(first & second) / len(first | second) if first or second else 0.0
