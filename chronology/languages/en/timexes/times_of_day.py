"""Times and parts of a day: "10 p.m. Wednesday", "noon", "Monday night", "this morning", "the night of 3 June"."""

from __future__ import annotations

from chronology.languages.en.timexes.engine import Match, Refusal, Rule
from chronology.languages.en.timexes.macros import is_indefinite, mod_of
from chronology.languages.en.timexes.numbers import amount_of, ordinal_of
from chronology.languages.en.timexes.plain_numbers import is_cited
from chronology.temporal.meaning import Amount, Anchor, Impossible, Meaning, Named, Shifted, TimeOfDay


def _day_of(match: Match) -> Meaning | None:
    """The day that the words beside the time name."""
    if match.has("tonight"):
        return Shifted("day", 0)
    if match.has("deictic_day"):
        return Shifted("day", match.value_int("deictic_day") or 0)
    if match.has("weekday"):
        return Named(
            weekday=match.value_int("weekday"),
            step=match.value_int("step"),
            indefinite=is_indefinite(match),
            month=_month(match),
            day=_day(match),
            year=match.integer("year"),
        )
    if match.has("step"):  # "last night", "this morning"
        return Shifted("day", match.value_int("step") or 0)
    if match.has("monthname"):
        return Named(month=_month(match), day=_day(match), year=match.integer("year"))
    return None


def _month(match: Match) -> int | None:
    return match.value_int("monthname", "month")


def _day(match: Match) -> int | None:
    return ordinal_of(match) if match.has("nth_day") else match.integer("day")


def _part(match: Match) -> str | None:
    return match.value_str("tonight") or match.value_str("partofday", "part_of_day")


def _part_of_day(match: Match) -> Meaning | None:
    return TimeOfDay(_day_of(match), _part(match), mod=mod_of(match))


def _relative_part(match: Match) -> Meaning | None:
    """ "this morning" counts from the publication date, "that night", "the next morning" from the date before."""
    if match.has("relative"):
        day = Shifted("day", match.value_int("relative") or 0, Anchor.PREVIOUS)
    else:
        day = Shifted("day", match.value_int("step") or 0)
    return TimeOfDay(day, _part(match), mod=mod_of(match))


def _part_beside(match: Match) -> Meaning | None:
    day = Shifted("day", -1 if match.word("closing_side") == "before" else 1, Anchor.PREVIOUS)
    return TimeOfDay(day, _part(match))


def _tonight(match: Match) -> Meaning | None:
    return TimeOfDay(Shifted("day", 0), "NI", mod=mod_of(match))


def _night_before_last(match: Match) -> Meaning | None:
    return TimeOfDay(Shifted("day", -2 if match.has("last") else 2), _part(match))


def _overnight(match: Match) -> Meaning | None:
    return TimeOfDay(None, "NI")


def _named_hour(match: Match) -> Meaning | None:
    hour = match.value_int("named_hour") or 0
    if hour == _MIDNIGHT and match.has("weekday") and _word_before(match) in {"after", "past"}:
        hour = 0  # "after midnight on Sunday": as Sunday begins
    return TimeOfDay(_day_of(match), hour=hour, minute=None if hour == 24 else 0, mod=mod_of(match))


_MIDNIGHT = 24


def _word_before(match: Match) -> str:
    at = match.found.start() - 1
    return match.all_words[at].lower() if at >= 0 else ""


def _clock(match: Match) -> Meaning | Refusal | None:
    if match.has("clock") or match.has("decimal"):
        written = match.word("clock") or match.word("decimal")
        parts = [int(part) for part in written.replace(".", ":").split(":")]
        hour, minute = parts[0], parts[1]
        if hour > 23 or minute > 59:
            return Refusal(f"there is no such time of day: {hour}:{minute:02}")
        if is_cited(match, match.place("clock")):
            return Refusal("a chapter and a verse, or another pair of numbers that is cited")
    else:
        hour, minute = match.integer("hour12") or 0, None
    meridiem = match.value_str("meridiem")
    if meridiem:
        if not 1 <= hour <= 12:
            value = f"XXXX-XX-XXT{hour:02}" + ("" if minute is None else f":{minute:02}")
            return Impossible(value, "there is no such hour before or after noon")
        hour = hour % 12 + (12 if meridiem == "pm" else 0)
    elif part := _part(match):
        hour = _hour_within(hour, part)
    offset = match.value_str("zone") or ""
    return TimeOfDay(_day_at(match, hour), hour=hour, minute=minute, offset=offset, mod=mod_of(match))


_NIGHT_ENDS = 6


def _day_at(match: Match, hour: int) -> Meaning | None:
    """ "2 a.m. last night" is of the day on which that night ends."""
    day = _day_of(match)
    if isinstance(day, Shifted) and match.has("step") and _part(match) == "NI" and hour < _NIGHT_ENDS:
        return Shifted("day", day.step + 1)
    return day


def _dotted_clock(match: Match) -> Meaning | Refusal | None:
    """ "21.30 GMT": with two digits behind the full stop, and only beside a zone or "hours"."""
    hour, _, minute = match.word("decimal").partition(".")
    return _clock(match) if len(minute) == 2 and len(hour) <= 2 else None


def _spoken_clock(match: Match) -> Meaning | None:
    """ "half past three", "a quarter to six", "ten past nine in the evening"."""
    hour = match.integer("hour12") or match.value_int("hourword", "cardinal") or 0
    minutes = amount_of(match, "number")
    minute = 30 if match.has("past_half") else 15 if match.has("past_quarter") else _small(minutes)
    if minute is None or not 1 <= hour <= 12:
        return None
    if match.has("to_hour"):
        hour, minute = (hour - 1) or 12, 60 - minute
    if match.has("meridiem"):
        hour = hour % 12 + (12 if match.value_str("meridiem") == "pm" else 0)
    elif part := _part(match):
        hour = _hour_within(hour, part)
    return TimeOfDay(_day_at(match, hour), hour=hour, minute=minute)


def _spoken_hour(match: Match) -> Meaning | None:
    """ "six this evening", "ten o'clock last night"."""
    hour = match.integer("hour12") or match.value_int("hourword", "cardinal") or 0
    if not 1 <= hour <= 12:
        return None
    hour = _hour_within(hour, _part(match))
    return TimeOfDay(_day_at(match, hour), hour=hour, mod=mod_of(match))


def _hour_within(hour: int, part: str | None) -> int:
    """The hour of 24 that an hour of 12 is in a part of the day: at night both ends of it."""
    if hour > 12 or (part == "NI" and hour < _NIGHT_ENDS):
        return hour
    if hour == 12:
        return 0 if part in {"NI", "MO"} else 12
    return hour + 12 if part in {"AF", "EV", "NI"} else hour


def _small(amount: Amount | None) -> int | None:
    known = amount is not None and amount.low is not None and amount.low % 5 == 0 and 5 <= amount.low <= 25
    return int(amount.low) if known and amount is not None and amount.low is not None else None


def _early_hours(match: Match) -> Meaning | None:
    return TimeOfDay(_day_of(match), "MO", mod="START")


def _four_digits(match: Match) -> Meaning | None:
    digits = match.word("four_digits")
    hour, minute = int(digits[:2]), int(digits[2:])
    if hour > 23 or minute > 59:
        return None
    return TimeOfDay(_day_of(match), hour=hour, minute=minute, offset=match.value_str("zone") or "")


def _iso_moment(match: Match) -> Meaning | None:
    hour, minute = (int(part) for part in match.word("clock").split(":")[:2])
    month, day = match.integer("monthno") or 0, match.integer("day") or 0
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return TimeOfDay(Named(year=match.integer("year"), month=month, day=day), hour=hour, minute=minute)


_DATE = "(<weekday> ,?)? <monthname> (<nth_day> | <day>) (,? <year>)?"
_DAY_FIRST = "(the)? (<nth_day> | <day>) (of)? <monthname> <year>?"
_DAY = f"({_DATE} | {_DAY_FIRST} | <step>? <weekday> | <deictic_day>)"
_ZONE = "(<zone> | (<zone_word>) (standard | daylight)? time)?"
_DAY_AFTER = f"(,? (on)? {_DAY} <partofday>? | <step> <plain_part:partofday> | <tonight>)?"
_PART_AFTER = "(<step> <plain_part:partofday> | <tonight> | (on)? (<deictic_day> | <weekday>) <plain_part:partofday>)"
RULES = (
    Rule("<weekday> night", "<part>? <step>? <weekday> <partofday>", _part_of_day),
    Rule("tomorrow morning", "<part>? <deictic_day> <partofday>", _part_of_day),
    Rule("mid-afternoon yesterday", "<part>? <partofday> (on)? (<deictic_day> | <weekday>)", _part_of_day),
    Rule("dawn on <date>", f"<part>? <edge_of_day:partofday> on ({_DATE} | {_DAY_FIRST})", _part_of_day),
    Rule("the evening of <weekday>", "<part>? (the)? <plain_part:partofday> of <weekday>", _part_of_day),
    Rule("this morning", "<part>? <step> <plain_part:partofday>", _relative_part),
    Rule("that night", "<part>? (the)? <relative> (same | very)? <plain_part:partofday>", _relative_part),
    Rule("the night before", "the <plain_part:partofday> <closing_side> (?= , | . | ; | ¶)", _part_beside),
    Rule("tonight", "<part>? tonight", _tonight),
    Rule("overnight", "overnight", _overnight),
    Rule("the night before last", "the <plain_part:partofday> (before <last> | after next)", _night_before_last),
    Rule(
        "at dawn", "(?<= at | before | after | by | until | till | since) <edge_of_day:partofday> (?! 's)", _part_of_day
    ),
    Rule(
        "a quarter to <hour>",
        "(a)? <quarter_word:past_quarter> <to_hour> (<hour12> | <cardinal:hourword>) (in the <partofday>)? <meridiem>?"
        f" {_DAY_AFTER}",
        _spoken_clock,
    ),
    Rule(
        "half past <hour>",
        "(<half:past_half> | (a)? <quarter_word:past_quarter> | <number>) past (<hour12> |"
        " <cardinal:hourword>) (o'clock)? (in the <partofday>)? (<meridiem>)?"
        f" {_DAY_AFTER}",
        _spoken_clock,
    ),
    Rule(
        "half <hour>",
        "(?<= at | by | until | till | from | before | after | around | about) <half:past_half> <cardinal:hourword>"
        f" ((in the | this) <partofday> | {_DAY_AFTER}) (?! <anyword> | <cardinal_scale> | of | - | <unit> | <units>)",
        _spoken_clock,
    ),
    Rule(
        "the morning of <date>",
        f"<part>? (the)? (early)? <partofday> (hours)? of ({_DATE} | {_DAY_FIRST})",
        _part_of_day,
    ),
    Rule(
        "the early hours of <day>",
        f"the <early_hours> (morning)? hours of ((the)? {_DAY} (morning)? | <step> <plain_part>)",
        _early_hours,
    ),
    Rule(
        "the early hours",
        "(?<= in | into | during | until) the <early_hours> (morning)? hours (?! of | <anyword>)",
        _early_hours,
    ),
    Rule("early morning", "<part> <plain_part:partofday>", _part_of_day),
    Rule("the morning", "(?<= in | during | into) the <plain_part:partofday>", _part_of_day),
    Rule("noon <weekday>", f"<approx_date>? <named_hour> {_DAY_AFTER}", _named_hour),
    Rule(
        "<hour> p.m. <weekday>",
        f"<approx_date>? (<clock> | <decimal> | <hour12>) <meridiem> {_ZONE} {_DAY_AFTER} <zone>?",
        _clock,
    ),
    Rule(
        "<hour> p.m. <place> time",
        "<approx_date>? (<clock> | <decimal> | <hour12>) <meridiem> new? <capitalword>{1,2}"
        " (standard | daylight)? time",
        _clock,
    ),
    Rule("<clock> <weekday>", f"<approx_date>? <clock> (hours)? <zone>? {_DAY_AFTER}", _clock),
    Rule(
        "<hour> in the morning",
        f"<approx_date>? (<clock> | <hour12>) (o'clock)? in the <partofday> {_DAY_AFTER}",
        _clock,
    ),
    Rule(
        "<hhmm> GMT",
        f"<four_digits> (<zone> | (hours | hrs)? <zone_word> time | hours | hrs) ((on)? {_DAY})?",
        _four_digits,
    ),
    Rule(
        "<hhmm> on <date>",
        f"(?<= at | by | until | till | before | after | from) <four_digits> on {_DAY}",
        _four_digits,
    ),
    Rule("<h>.<mm> GMT", f"<decimal> (<zone> | <zone_word> time | hours | hrs) {_DAY_AFTER}", _dotted_clock),
    Rule(
        "<hour> to <hour> p.m.",
        "(?<= between | from) (<clock> | <decimal> | <hour12>)"
        f" (?= (and | to | -) (<clock:_> | <decimal:_> | <hour12:_>) <meridiem> {_DAY_AFTER})",
        _clock,
    ),
    Rule(
        "<year>-<mm>-<dd>T<clock>",
        "<year> - <any_two:monthno> - <any_two:day> T <clock> (Z | (<oov_mark> | -) <clock:_>)?",
        _iso_moment,
    ),
    Rule(
        "<hour> this evening",
        "((?<= at | by | until | till | from | before | after | since | between | and | to) | <approx_date>)"
        f" (<hour12> | <cardinal:hourword>) (o'clock)? {_PART_AFTER}",
        _spoken_hour,
    ),
    Rule("<hour> o'clock", f"<approx_date>? <hour12> o'clock {_DAY_AFTER}", _clock),
)
