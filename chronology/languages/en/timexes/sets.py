"""How often: "daily", "every other week", "twice a month", "each Friday", "Saturday nights"."""

from __future__ import annotations

from chronology.languages.en.timexes.engine import Match, Rule
from chronology.languages.en.timexes.lexicon import fold
from chronology.languages.en.timexes.macros import unit_of
from chronology.languages.en.timexes.numbers import cardinal_value, ordinal_of
from chronology.temporal.meaning import Meaning, Recurring

_PERIODS = {
    "second": "PT{}S", "minute": "PT{}M", "hour": "PT{}H", "day": "P{}D", "week": "P{}W", "month": "P{}M",
    "quarter": "P{}Q", "year": "P{}Y", "decade": "P{}DE", "century": "P{}CE", "millennium": "P{}ML",
}  # fmt: skip


def _adverb(match: Match) -> Meaning | None:
    value = match.value_str("adverb_set", "adverb_any")
    return Recurring(value) if value else None


def _period(match: Match) -> Meaning | None:
    unit = unit_of(match)
    if unit == "second":
        return None
    if unit not in _PERIODS:
        return Recurring("XXXX-WXX-WE") if unit == "weekend" else None
    words = match.words("number")
    count = cardinal_value(match, words) if words else ordinal_of(match, "nth")
    if match.has("other"):
        count = 2
    if match.has("vague"):
        return Recurring(_PERIODS[unit].format("X"))
    return Recurring(_PERIODS[unit].format(count or 1))


def _again(match: Match) -> Meaning | None:
    """ "night after night"."""
    same = match.word("anyunit") == match.word("again")
    return Recurring(_PERIODS[unit_of(match)].format(1)) if same else None


def _named(match: Match) -> Meaning | None:
    part = match.value_str("parts_of_day") or match.value_str("plain_part") or ""
    suffix = f"T{part}" if part else ""
    if match.has("month"):
        return Recurring(f"XXXX-{match.value_int('month'):02}")
    if match.has("seasons"):
        return Recurring(f"XXXX-{match.value_str('seasons')}")
    if match.has("season"):
        return Recurring(f"XXXX-{match.value_str('season')}")
    day = match.value_int("weekday") or match.value_int("weekdays")
    return Recurring(f"XXXX-WXX-{day}{suffix}" if day else f"XXXX-XX-XX{suffix}")


_JOINS = frozenset([",", "and", "or", "&", "/"])


def _further_weekday(match: Match) -> Meaning | None:
    """ "Every Monday, Wednesday and Friday": only weekdays and what joins them stand behind "every"."""
    classes, at = match.lexicon.classes, match.found.start() - 1
    while at >= 0 and (match.all_words[at] in _JOINS or fold(match.all_words[at]) in classes["weekday"]):
        at -= 1
    if at >= 1 and match.all_words[at - 1].lower() in _EVERY:  # "every other Monday and Friday"
        at -= 1
    return _named(match) if at >= 0 and match.all_words[at].lower() in _EVERY else None


_EVERY = frozenset(["every", "each"])


def _day_of_year(match: Match) -> Meaning | None:
    return Recurring(f"XXXX-{match.value_int('monthname', 'month'):02}-{match.integer('day'):02}")


RULES = (
    Rule("daily", "<adverb_set> (?! -)", _adverb, doubt="adverb_set"),
    Rule("quarterly", "<adverb_quarterly:adverb_set> (?= . | , | ; | ¶)", _adverb, doubt="adverb_set"),
    Rule("every <unit>", "(every | each | per) (<other> | <nth> | <number> | <vague>)? <anyunit>", _period),
    Rule("everyday", "everyday", lambda _: Recurring("P1D")),
    Rule(
        "twice a <unit>",
        "(?<= once | twice | times | % | <units> | <counted_thing> | <integer> | <decimal>) (a | an)"
        " <long_unit:anyunit> (?! <ago_word> | <later_word> | <closing_side>)",
        _period,
    ),
    Rule("<unit> after <unit>", "<repeated_unit:anyunit> after <repeated_unit:again> (?! <anyword>)", _again),
    Rule("each <weekday>", "(every | each) (other | <nth_word:_>)? <weekday> <plain_part>?", _named),
    Rule("every <weekday> and <weekday>", "(?<= <weekday> (and | or | , | & | /)) <weekday>", _further_weekday),
    Rule("every <weekday>, and <weekday>", "(?<= <weekday> , (and | or)) <weekday>", _further_weekday),
    Rule("every <day> <month>", "(every | each) (<day> <monthname> | <monthname> <day>)", _day_of_year),
    Rule(
        "the first <weekday> of each month",
        "(the)? (<nth_word:_> | <last:_>) <weekday:_> (of | in) (each | every) (<long_calendar_unit:anyunit> |"
        " <quarter_word:anyunit>)",
        _period,
    ),
    Rule("each <month>", "(every | each) (<month> | <season>)", _named),
    Rule("every morning", "(every | each) <plain_part>", _named),
    Rule("<weekdays>", "<weekdays> (<parts_of_day>)?", _named),
    Rule(
        "the past <amount> <seasons>",
        "(the | these | <possessive>)? <length_step:_> (<amount:_> | <vague:_>) (<seasons> | <weekdays>)",
        _named,
    ),
    Rule("at night", "(?<= at) <night:plain_part> (?! - | <capitalword>)", _named),
    Rule("at weekends", "(?<= at | on) weekends", lambda _: Recurring("XXXX-WXX-WE")),
    Rule("<weekday> nights", "<weekday> <parts_of_day>", _named),
)
