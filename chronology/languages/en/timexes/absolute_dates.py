"""Dates that name day, month or year: "June 3, 2016", "the 15th of March", "Friday, 3 June", "2016-06-03"."""

from __future__ import annotations

import dataclasses

from chronology.languages.en.timexes.engine import Match, Refusal, Rule
from chronology.languages.en.timexes.lexicon import fold
from chronology.languages.en.timexes.macros import mod_of
from chronology.languages.en.timexes.numbers import ordinal_of, year_of
from chronology.languages.en.timexes.patterns import DASHES
from chronology.temporal.meaning import Amount, Anchor, Counted, Impossible, Meaning, Named, Shifted


def _day(match: Match) -> int | None:
    return ordinal_of(match) if match.has("nth_day") else match.integer("day")


def _month_first(match: Match) -> Meaning | Refusal | None:
    return _date(match, day_first=False)


def _day_first(match: Match) -> Meaning | Refusal | None:
    return _date(match, day_first=True)


def _date(match: Match, *, day_first: bool | None = None) -> Meaning | Refusal | None:
    day = _day(match)
    if day is not None and not 1 <= day <= 31:
        return Refusal(f"no month has a day {day}")
    return Named(
        day_first=day_first,
        year=year_of(match),
        month=match.value_int("monthname", "month"),
        day=day,
        weekday=match.value_int("weekday", "weekday_any"),
        mod=mod_of(match),
    )


def _second_day(match: Match) -> Meaning | None:
    """The month stands before the first day, behind which only days and what joins them stand."""
    at = match.found.start() - 1
    while at >= 0 and (match.all_words[at] in _JOINS or match.all_words[at][0].isdigit()):
        at -= 1
    month_word = match.all_words[at] if at >= 0 else ""
    if fold(month_word) not in match.lexicon.classes["month"] and month_word not in match.lexicon.classes["month"]:
        return None
    month, day = match.lexicon.value("month", month_word), _day(match)
    assert isinstance(month, int)
    return Named(year=year_of(match), month=month, day=day) if day and day <= 31 else None


_JOINS = frozenset([",", "and", "to", "through", "or", "/", ".", *DASHES])


def _day_of_month(match: Match) -> Meaning | None:
    """ "on the 15th": of the month that the text speaks of."""
    step = match.value_int("step")
    outer = (
        Shifted("month", step)
        if step is not None
        else Shifted("month", match.value_int("relative") or 0, Anchor.PREVIOUS)
    )
    return Named(day=ordinal_of(match), within=outer)


def _nth_weekday(match: Match) -> Meaning | None:
    nth = -1 if match.has("last") else match.value_int("nth_word")
    if nth is None or nth > 5:
        return None
    return Named(
        month=match.value_int("monthname", "month"), weekday=match.value_int("weekday"), nth=nth, year=year_of(match)
    )


def _nth_of_month(match: Match) -> Meaning | None:
    """ "The last Friday of last month", "the first Monday of the month"."""
    nth = -1 if match.has("last") else match.value_int("nth_word")
    anchor = Anchor.DCT if match.has("step") else Anchor.PREVIOUS
    outer = Shifted("month", match.value_int("step") or match.value_int("relative") or 0, anchor)
    return Named(weekday=match.value_int("weekday"), nth=nth, within=outer) if nth and nth <= 5 else None


def _weekday_nth(match: Match) -> Meaning | None:
    """ "Friday the 13th": of a month near by, in which that day has that name."""
    return Named(weekday=match.value_int("weekday"), day=ordinal_of(match))


def _week_of(match: Match) -> Meaning | None:
    day = Named(year=year_of(match), month=match.value_int("monthname", "month"), day=_day(match))
    return Counted(Amount.of(0), "week", "after", Anchor.DCT, day)


def _short_year_date(match: Match) -> Meaning | None:
    short = match.integer("two_digits")
    return Named(year=short, short_year=True, month=match.value_int("monthname", "month"), day=_day(match))


def _next_nth(match: Match) -> Meaning | None:
    return Named(day=ordinal_of(match), within=Shifted("month", 0, Anchor.PREVIOUS))


def _dotted(match: Match) -> Meaning | None:
    """Day, month and year: no country puts full stops between them in another order."""
    day, month, year = (int(part) for part in match.word("dotted").split("."))
    return Named(year=year, month=month, day=day) if 1 <= month <= 12 and 1 <= day <= 31 else None


def _edge_day(match: Match) -> Meaning | None:
    """ "the last day of March", "the first day of 2016"."""
    month = match.value_int("monthname", "month")
    last = match.word("edge_nth") != "first"
    if month is None:
        return Named(year=year_of(match), month=12 if last else 1, day=31 if last else 1)
    return Named(year=year_of(match), month=month, day=None if last else 1, last_day=last)


def _named_after_day(match: Match) -> Meaning | None:
    """The attacks that are called by their day."""
    day, month = _day(match), match.value_int("monthname", "month")
    return Named(year=2001, month=9, day=11) if (month, day) == (9, 11) else None


def _iso_week(match: Match) -> Meaning | None:
    return Named(year=match.integer("year"), week=match.integer("any_two"))


def _iso(match: Match) -> Meaning | None:
    year, month, day = (match.integer(name) for name in ("year", "monthno", "day"))
    text = f"{year}-{month:02}-{day:02}"
    if month is None or not 1 <= month <= 12 or day is None or not 1 <= day <= 31:
        return Impossible("XXXX-XX-XX", f"there is no day {text}")
    return Named(year=year, month=month, day=day)


def _slashed(match: Match) -> Meaning | None:
    parts = match.word("slashed").split("/")
    if len(parts) != 3 or not all(part.isdecimal() for part in parts):
        return None
    if len(parts[0]) == 4:
        year, month, day = (int(part) for part in parts)
        return Named(year=year, month=month, day=day) if 1 <= month <= 12 and 1 <= day <= 31 else None
    return _in_digits(*parts)


def _dashed(match: Match) -> Meaning | None:
    return _in_digits(match.word("first_number"), match.word("second_number"), match.word("year"))


def _in_digits(first_part: str, second_part: str, year: str) -> Meaning | None:
    """Day and month by order only where one of them cannot be the month."""
    first, second = int(first_part), int(second_part)
    if len(year) not in {2, 4} or not (1 <= first <= 31 and 1 <= second <= 31) or (first > 12 and second > 12):
        return None
    date = Named(year=int(year), short_year=len(year) == 2, month=first, day=second, in_digits=True)
    if first <= 12 and second <= 12 and first != second:
        return dataclasses.replace(date, either_order=True)
    if second > 12:
        return dataclasses.replace(date, day_first=False)
    return dataclasses.replace(date, month=second, day=first, day_first=True if first > 12 else None)


def _iso_month(match: Match) -> Meaning | None:
    """ "2016-03" cannot be a range of years, as "2003-04" can."""
    year, month = match.integer("year") or 0, match.integer("zero2") or 0
    return Named(year=year, month=month) if 1 <= month <= 12 and month < year % 100 else None


_WEEKDAY = "((this)? (coming | past | last | next)? (<weekday> | <weekday_short:weekday>) .? ,? (the)?)?"
_YEAR = "(,? (of)? <year> | ,? <yearwords>)?"
_NO_COUNT = "(?! <counted_thing> | % | - <units>)"

RULES = (
    Rule(
        "the September 11 attacks",
        "<monthname> (<nth_day> | <day>) (?= (terrorist | terror | suicide)? (attacks | hijackers | hijackings |"
        " bombings | terrorists))",
        _named_after_day,
    ),
    Rule(
        "<weekday>, <month> <day>, <year>",
        f"<approx_date>? {_WEEKDAY} <monthname> (the)? (<nth_day> | <day>) {_NO_COUNT} {_YEAR}",
        _month_first,
    ),
    Rule(
        "<weekday>, <day> <month> <year>",
        f"<approx_date>? {_WEEKDAY} (the)? (<nth_day> | <day>) (of)? <monthname> {_YEAR}",
        _day_first,
    ),
    Rule(
        "<month> <day>-<day>",
        "(?<= (<month> | .) <day> (- | and | to | / | through)) <day> (,? <year>)? (?! <counted_thing> | -"
        " <unit> | <monthname>)",
        _second_day,
    ),
    Rule(
        "<month> <nth> and <nth>",
        "(?<= <nth_digits> (- | and | to | / | through)) (the)? <nth_digits:nth_day> (,? <year>)?"
        " (?! <anyword> | <monthname> | of | - | century)",
        _second_day,
    ),
    Rule("<month> <day>, <day> and <day>", "(?<= <day> ,) <day> (?= ,? and <day:_>)", _second_day),
    Rule(
        "<month> <day>, <day> and",
        "(?<= , <day> and) <day> (,? <year>)? (?! <counted_thing> | - <unit> | <monthname> | <anyword>)",
        _second_day,
    ),
    Rule(
        "<day>-<day> <month>",
        "(the)? (<nth_day> | <day>)"
        " (?= (, <day:_>){0,6} ,? (- | and | or | to | / | through) (the)? (<nth_any_digits:_> | <day:_>)"
        " (of)? <monthname> <year>?)",
        _date,
    ),
    Rule(
        "on the <nth>",
        "(?<= on | by | until | since | from | before | after | between | and | through) the <nth_digits:nth_day>"
        " ((of | in) (<step> month | (the | that)? <relative> month | the month))? (?! <anyword> | - | century"
        " | (and | or | to | -) (the)? (<nth_any_digits:_> | <nth_word:_>) -? (century | centuries))",
        _day_of_month,
    ),
    Rule(
        "the first <weekday> in <month>",
        "(the)? (<nth_word> | <last>) <weekday> (of | in) <monthname> <year>?",
        _nth_weekday,
    ),
    Rule(
        "the last <weekday> of last month",
        "(the)? (<nth_word> | <last>) <weekday> (of | in) (<step> | (the)? <relative> | the) month",
        _nth_of_month,
    ),
    Rule(
        "<weekday> the <nth>",
        "<weekday> ,? the <nth_digits:nth_day> (?! <anyword> | <monthname> | of | -)",
        _weekday_nth,
    ),
    Rule(
        "the week of <date>",
        f"(the)? week (of | ending | beginning | commencing | starting) {_WEEKDAY}"
        f" (<monthname> <day> | <day> <monthname>) {_YEAR}",
        _week_of,
    ),
    Rule("<day> <month> '<yy>", "(<nth_day> | <day>) (of)? <monthname> ' <two_digits>", _short_year_date),
    Rule("<month> <day>, '<yy>", "<monthname> (<nth_day> | <day>) ,? ' <two_digits>", _short_year_date),
    Rule("<year>-<mm>-<dd>", "(?<! -) <year> - <any_two:monthno> - <any_two:day> (?! -)", _iso),
    Rule("<year>-W<ww>", "<year> - W <any_two>", _iso_week),
    Rule("<dd>/<mm>/<year>", "<slashed>", _slashed),
    Rule("<dd>-<mm>-<year>", "(?<! -) <any_two:first_number> - <any_two:second_number> - <year> (?! -)", _dashed),
    Rule("<year>-<mm>", "(?<! -) (?<! <numbered>) <year> - <zero2> (?! - | <anynumber>)", _iso_month),
    Rule("<dd>.<mm>.<year>", "<dotted>", _dotted),
    Rule("<dd>-<month>-<year>", "<day> - <monthname> - <year>", _date),
    Rule(
        "the <nth> and <nth>",
        "(?<= the <nth_digits> (and | or | to | -)) (the)? <nth_digits:nth_day> (?! <anyword> | <unit> | <units>)",
        _next_nth,
    ),
    Rule("the last day of <month>", "the <edge_nth> day of (<monthname> <year>? | <year>)", _edge_day),
)
