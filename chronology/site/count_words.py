"""Numbers that claims give, and other values, in the words that readers see."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from chronology.model.records import Claim
from chronology.reasoning.claim_values import read_counts
from chronology.reasoning.counts import Count
from chronology.reasoning.quantities import Quantity
from chronology.site.views.facts import DateView
from chronology.temporal.edtf import Edtf

VALUE_WORDS: Mapping[str, str] = {"accident": "an error"}


def describe_quantity(quantity: Quantity) -> str:
    """ "40", "40 or more", "up to 7", "10 to 12"."""
    low, high = quantity.low, quantity.high
    if high is None:
        return f"{low:,} or more"
    if low == high:
        return f"{low:,}"
    return f"up to {high:,}" if low == 0 else f"{low:,} to {high:,}"


def describe_range(count: Count) -> str:
    """From the lowest number to the highest that anybody gives: "11 to 40 or more"."""
    high = f"{count.high:,}{' or more' if count.is_open else ''}"
    return high if count.low == count.high else f"{count.low:,} to {high}"


def describe_best(count: Count) -> str | None:
    """The number that most give, where several numbers are given; None where none is ahead."""
    if count.best is None or len({quantity.stated for _, quantity in count.given}) == 1:
        return None
    return f"{count.best:,}, which {count.agreed} give, more than any other number"


def describe_given(claim: Claim, describe: Callable[[Edtf | None], DateView]) -> str:
    """What a claim gives, short: its date or its numbers, else what it says."""
    if claim.when is not None:
        return describe(claim.when).words
    counts = read_counts(claim)
    return ", ".join(f"{describe_quantity(one)} {one.what}" for one in counts) or claim.says
