"""EDTF dates in English words, as vague as they are."""

from __future__ import annotations

from chronology.temporal.edtf import Edtf, EdtfDate, Kind, Precision

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_SEASONS = {
    "21": "spring {}",
    "22": "summer {}",
    "23": "autumn {}",
    "24": "winter {}",
    "33": "the first quarter of {}",
    "34": "the second quarter of {}",
    "35": "the third quarter of {}",
    "36": "the last quarter of {}",
    "40": "the first half of {}",
    "41": "the second half of {}",
}


def describe_date(edtf: Edtf) -> str:
    """A date in words: "June 2031", "some day between 3 June and 10 July 2031", "from about 2031 on"."""
    described = [_describe_range(edtf.kind, first, last) for first, last in edtf.ranges]
    if edtf.kind is Kind.ALL_OF:
        return _list(described, "and")
    return _list(described, "or")


def _describe_range(kind: Kind, first: EdtfDate | None, last: EdtfDate | None) -> str:
    if first is last and first is not None:
        return _describe_one(first)
    if kind is Kind.ONE_OF:
        return _one_of_range(first, last)
    if first is None:
        return f"until {_describe_one(last)}, or before" if last else ""
    if last is None:
        return f"from {_describe_one(first)} on"
    low, high = _describe_pair(first, last)
    return f"from {low} to {high}"


def _one_of_range(first: EdtfDate | None, last: EdtfDate | None) -> str:
    if first is None:
        return f"some day in or before {_describe_one(last)}" if last else ""
    if last is None:
        return f"some day in or after {_describe_one(first)}"
    low, high = _describe_pair(first, last)
    return f"some day between {low} and {high}"


def _describe_pair(first: EdtfDate, last: EdtfDate) -> tuple[str, str]:
    """Both dates; the first one without the month and year that it shares with the second."""
    low, high = _describe_one(first), _describe_one(last)
    plain = first.precision in {Precision.MONTH, Precision.DAY} and first.text.isascii() and _is_plain(first)
    if not (plain and _is_plain(last) and last.precision is first.precision and first.text[:4] == last.text[:4]):
        return low, high
    if first.precision is Precision.DAY and first.text[:7] == last.text[:7]:
        return low.split(" ")[0], high
    return low.rsplit(" ", 1)[0], high


def _is_plain(date: EdtfDate) -> bool:
    return not (date.approximate or date.uncertain)


def _describe_one(date: EdtfDate) -> str:
    words = _describe_days(date)
    if date.approximate:
        words = f"about {words}"
    return f"{words} (uncertain)" if date.uncertain else words


def _describe_days(date: EdtfDate) -> str:
    digits, _, time = date.text.rstrip("?~%").partition("T")
    year, _, rest = digits.partition("-")
    first, last = date.days.earliest, date.days.latest
    assert first is not None  # a date that is written out covers known days
    assert last is not None
    month = f"{_MONTHS[first.month - 1]} {first.year}"
    match date.precision:
        case Precision.CENTURY:
            return f"the years {first.year} to {last.year}"
        case Precision.DECADE:
            return f"the {year[:3]}0s"
        case Precision.YEAR:
            return str(first.year)
        case Precision.SEASON:
            return _SEASONS[rest].format(int(year))
        case Precision.MONTH:
            return month
        case Precision.DAYS:
            return f"some day from {first.day} to {last.day} {month}"
        case Precision.DAY:
            return f"{first.day} {month}"
        case Precision.MINUTE:
            return f"{first.day} {month}, {time.replace('Z', ' UTC')}"


def _list(parts: list[str], word: str) -> str:
    if len(parts) == 1:
        return parts[0]
    return f"{', '.join(parts[:-1])} {word} {parts[-1]}"
