"""One date among those of a typed expression: what its words give, and what it takes from its neighbours."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from chronology.errors import EdtfError
from chronology.languages.typed_words import Token, TypedWords, portion_named
from chronology.temporal.bounds import DayRange
from chronology.temporal.edtf import EdtfDate, Precision
from chronology.temporal.edtf_dates import parse_date
from chronology.temporal.portions import days_of_portion, notation_of_portion

_WINTER = 24
_WHOLE_DAY = len("2016-06-03")


@dataclasses.dataclass(slots=True)
class Part:
    """One date while it is read; ``start`` is where its first token stands, from 0."""

    start: int
    day: int | None = None
    month: int | None = None
    year: int | None = None
    code: int | None = None  # a season, quarter or half of ISO 8601-2
    next_year: str | None = None  # the second year of a winter, as typed
    iso: str | None = None
    decade: int | None = None
    time: str | None = None
    weekday: Token | None = None
    portion: str | None = None
    about: bool = False
    perhaps: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing of a date was taken yet."""
        return self.iso is None and self.day is self.month is self.year is self.code is self.decade is None

    @property
    def opens_winter(self) -> bool:
        """Whether the second year of a winter may come now."""
        return self.code == _WINTER and self.year is not None and self.next_year is None

    def take(self, token: Token) -> bool:
        """Take a token; whether there was room for it."""
        role = token.role
        if self.opens_winter and role in {"number", "year"}:
            self.next_year = token.text
        elif role == "number" and self.day is None and self.iso is None:
            self.day = token.value
        elif role == "month" and self.month is None and self.iso is None:
            self.month = token.value
        elif role == "year" and self.year is None and self.iso is None:
            self.year = token.value
        else:
            return self._take_word(token)
        return True

    def _take_word(self, token: Token) -> bool:
        role = token.role
        if role in {"about", "~"}:
            self.about = True
        elif role in {"perhaps", "?"}:
            self.perhaps = True
        elif role == "weekday" and self.weekday is None:
            self.weekday = token
        elif role in {"season", "part"} and self.code is None:
            self.code = token.value
        else:
            return self._take_rare(token)
        return True

    def _take_rare(self, token: Token) -> bool:
        role = token.role
        if role == "iso" and self.code == _WINTER and self.year is None:
            self.year, self.next_year = int(token.text[:4]), token.text[5:]
        elif role == "iso" and self.is_empty:
            self.iso = "-".join(piece.rjust(2, "0") for piece in token.text.replace("/", "-").split("-"))
        elif role == "decade" and self.is_empty:
            self.decade = token.value
        elif role == "time" and self.time is None:
            self.time = token.text.rjust(5, "0")
        elif role == "portion" and self.portion is None and self.is_empty:
            self.portion = token.text.lower()
        else:
            return role in {",", "dash"} or (role == "/" and self.opens_winter)
        return True


def fill_gaps(parts: Sequence[Part]) -> None:
    """Give each date the year and month that its neighbours have: "3 and 5 June 2016", "June 3 to 5, 2016"."""
    for order in (reversed(parts), parts):
        year = month = None
        for part in order:
            if part.iso is not None:
                year, month = int(part.iso[:4]), int(part.iso[5:7])
                continue
            if part.month is None and part.day is not None:
                part.month = month
            if part.year is None:
                part.year = year
            year, month = part.year or year, part.month or month


def date_of(part: Part, text: str, words: TypedWords) -> EdtfDate:
    """The date that a part is. Raises EdtfError with the column in ``text``."""
    if part.portion:
        raise EdtfError(text, part.start + 1, words.hint("portion"))
    mark = "%" if part.about and part.perhaps else "~" if part.about else "?" if part.perhaps else ""
    notation = _notation(part, text, words) + mark
    try:
        one = parse_date(notation, notation, 0)
    except EdtfError as error:
        raise EdtfError(text, part.start + 1, error.reason) from None
    if part.weekday:
        _check_weekday(one, part.weekday, text, words)
    return one


def portion_of(part: Part, text: str, words: TypedWords) -> str:
    """The notation of "mid-June 2016". Raises EdtfError when it is not that of a part of a stretch."""
    assert part.portion
    whole = parse_date(text, _notation(part, text, words), part.start).days
    portion = portion_named(part.portion, words.code)
    written = notation_of_portion(whole, days_of_portion(whole, portion, DayRange(None, None)), portion)
    if written is None or part.about or part.perhaps or part.weekday:
        raise EdtfError(text, part.start + 1, words.hint("portion"))
    return written


def _notation(part: Part, text: str, words: TypedWords) -> str:
    if part.decade is not None:
        return f"{part.decade // 10}X"
    if part.year is None and part.iso is None:
        raise EdtfError(text, len(text) + 1, words.hint("no_year"))
    if part.code is not None:
        return _season(part, text, words)
    if part.day is not None and part.month is None:
        raise EdtfError(text, part.start + 1, words.hint("no_month"))
    plain = part.iso or f"{part.year:04}"
    if part.month is not None and part.iso is None:
        plain += f"-{part.month:02}" if part.day is None else f"-{part.month:02}-{part.day:02}"
    if part.time and len(plain) != _WHOLE_DAY:
        raise EdtfError(text, part.start + 1, words.hint("time"))
    return f"{plain}T{part.time}" if part.time else plain


def _season(part: Part, text: str, words: TypedWords) -> str:
    year, code = part.year, part.code
    assert year is not None
    if part.day is not None or part.month is not None or part.iso is not None:
        raise EdtfError(text, part.start + 1, words.hint("twice", word=text[part.start :]))
    if code == _WINTER and part.next_year not in {f"{year + 1:04}", f"{(year + 1) % 100:02}"}:
        first, second = (words.winter_of.format(first=y, last=(y + 1) % 100) for y in (year - 1, year))
        raise EdtfError(text, part.start + 1, words.hint("winter", first=first, second=second))
    return f"{year:04}-{code}"


def _check_weekday(one: EdtfDate, weekday: Token, text: str, words: TypedWords) -> None:
    day = one.days.earliest
    if day is None or one.precision < Precision.DAY:
        raise EdtfError(text, weekday.start + 1, words.hint("weekday_alone"))
    if day.isoweekday() != weekday.value:
        name = words.weekday_names[day.weekday()]
        raise EdtfError(text, weekday.start + 1, words.hint("weekday", date=day, weekday=name))
