"""A noun phrase of an article -> the names in it that act: "Kestria's troops and the Air Command" has two.

A name acts by itself, or before what a party acts through ("NATO warplanes"); not before anything else ("the NATO
summit"), nor where it only says where from ("youths in Osk").
"""

from __future__ import annotations

import dataclasses
import enum
import functools
from collections.abc import Iterator

from chronology.linking.entities.lexicon import Lexicon

_OWNED = "'s"
_CUT = ","
_MARKS = ',;:()[]"“”«»…'
_MOST_WORDS, _MOST_TOKENS = 8, 60
_ABBREVIATED = 4  # letters of the longest abbreviation, with its full stop


class Sense(enum.Enum):
    """How a name stands for its party."""

    NAME = "name"
    COUNTRY = "country"
    ADJECTIVE = "adjective"  # "Kestrian jets"
    ALONE = "adjective alone"  # of "the Kestrian bombardment"
    CAPITAL = "capital"
    BODY = "body"  # "Kestria's Defence Ministry"
    SEAT = "seat"
    DEFINITE = "definite"  # "the council", where one name of the article ends so


@dataclasses.dataclass(frozen=True, slots=True)
class Use:
    """A name in a phrase; ``code`` is the country that it is, or belongs to; ``before`` whether an organ follows it."""

    name: str
    sense: Sense = Sense.NAME
    code: str | None = None
    before: bool = False


@functools.lru_cache(maxsize=1 << 16)
@functools.lru_cache(maxsize=1 << 15)
def read_phrase(text: str, lexicon: Lexicon) -> tuple[Use, ...]:
    """The names that act in a phrase, in its order."""
    return tuple(_read(_split(text)[:_MOST_TOKENS], lexicon))


def _split(text: str) -> list[str]:
    tokens: list[str] = []
    for raw in text.replace("’", "'").split():
        word = raw.lstrip(_MARKS + "'`*_") if raw not in {"'s", "'"} else raw
        cut = word.endswith(tuple(_MARKS + "?!*_"))
        word = word.rstrip(_MARKS + "?!*_")
        owned = word.endswith(("'s", "s'")) or word == "'"
        word = word.removesuffix("'s").removesuffix("'")
        if len(word) > _ABBREVIATED and word.endswith(".") and "." not in word[:-1]:
            word, cut = word[:-1], True
        tokens += [word] * bool(word) + [_OWNED] * owned + [_CUT] * (cut or raw[0] in _MARKS)
    return tokens


def _read(tokens: list[str], lexicon: Lexicon) -> Iterator[Use]:
    lower: list[str] = []
    blocked = False
    at = 0
    while at < len(tokens):
        token = tokens[at]
        end = _end_of_name(tokens, at, lexicon)
        if end > at:
            tail = _tail(tokens, end, lexicon)
            if not blocked:
                yield from _read_name(tokens[at:end], tokens[end : end + 1] == [_OWNED], tail, lexicon)
            if tokens[end : end + 1] == [_OWNED] and _is_capital(tokens[end + 1 : end + 2]) and not blocked:
                owned_end = _end_of_name(tokens, end + 1, lexicon)
                yield from _read_owned(tokens[at:end], tokens[end + 1 : owned_end], lexicon)
                end = owned_end
            at, lower = end, []
            continue
        if token == _CUT or token in lexicon.sets["joins"]:
            lower, blocked = [], False
        elif token in lexicon.sets["prepositions"]:
            leads = token in lexicon.sets["of_words"] and bool(lower) and lower[-1] in lexicon.sets["organs"]
            blocked = blocked or not leads
        elif token != _OWNED:
            lower.append(token.casefold())
        at += 1


def _is_capital(words: list[str]) -> bool:
    return bool(words) and (words[0][:1].isupper() or words[0][:3].casefold() in {"al-", "el-"})


def _end_of_name(tokens: list[str], at: int, lexicon: Lexicon) -> int:
    """Where the name that begins at a token ends; ``at`` itself where none begins."""
    end = at
    while end < len(tokens) and end - at < 2 * _MOST_WORDS:
        if _is_capital(tokens[end : end + 1]):
            end += 1
        elif end > at and tokens[end] in lexicon.sets["connectors"] and _is_capital(tokens[end + 1 : end + 2]):
            end += 2
        elif (
            end > at
            and tokens[end] in lexicon.sets["of_words"]
            and tokens[end - 1].casefold() in lexicon.sets["of_heads"]
        ):
            more = end + 2 if tokens[end + 1 : end + 2] == ["the"] else end + 1
            if not _is_capital(tokens[more : more + 1]):
                break
            end = more + 1
        else:
            break
    return end


def _tail(tokens: list[str], end: int, lexicon: Lexicon) -> list[str]:
    """The lower-case words behind a name, to the end of its phrase."""
    start = end + 1 if tokens[end : end + 1] == [_OWNED] else end
    ends = lexicon.sets["joins"] | lexicon.sets["prepositions"] | {_CUT, _OWNED}
    found = []
    for token in tokens[start:]:
        if token in ends or _is_capital([token]):
            break
        found.append(token)
    return found


def _read_name(words: list[str], owned: bool, tail: list[str], lexicon: Lexicon) -> Iterator[Use]:
    while words and words[0].casefold() in lexicon.sets["determiners"] and words[0] not in lexicon.names:
        words = words[1:]
    words = _without_furniture(words, lexicon)
    dull = len(words) == 1 and words[0].casefold() in lexicon.sets["dull"] and words[0] not in lexicon.names
    if not words or dull or len(words) > _MOST_WORDS or (owned and not tail):
        return
    if tail and not lexicon.is_organ(tail, of_state=False):
        return
    country = lexicon.country_at(words)
    found = _read_country(words, country, tail, lexicon) if country else _read_other(words, bool(tail), lexicon)
    if found is not None:
        yield found


def _without_furniture(words: list[str], lexicon: Lexicon) -> list[str]:
    """A name without what a page, or an agency's mark, puts before it; none is left of an outlet or a byline.

    One word behind such a mark begins a sentence, as a rule: its capital makes it a name only where it is a known one.
    """
    rest = words
    while count := _count_furniture(rest, lexicon):
        rest = rest[count:]
    if len(rest) in (0, len(words)):
        return rest
    return rest if len(rest) > 1 or lexicon.country_at(rest) or rest[0].isupper() else []


def _count_furniture(words: list[str], lexicon: Lexicon) -> int:
    """How many of the first words are furniture: two, one or none."""
    lower = [word.casefold().rstrip("-") for word in words[:2]]
    known = lexicon.sets["furniture"] | lexicon.sets["outlets"]
    return next((count for count in (2, 1) if len(lower) >= count and " ".join(lower[:count]) in known), 0)


def _read_country(words: list[str], found: tuple[str, int, bool], tail: list[str], lexicon: Lexicon) -> Use | None:
    """What a name is that begins with that of a country, or its adjective."""
    code, count, is_adjective = found
    rest = words[count:]
    if not rest or _are_titles(rest, lexicon):
        if tail and not lexicon.is_organ(tail, of_state=True):
            return None
        sense = (Sense.ADJECTIVE if tail or rest else Sense.ALONE) if is_adjective else Sense.COUNTRY
        return Use(" ".join(words[:count]), sense, code, bool(tail))
    if lexicon.seats.get(" ".join(rest)) == code:
        return Use(" ".join(rest), Sense.SEAT, code)
    if is_body(rest, lexicon):
        return Use(" ".join(words), Sense.BODY, code)
    person = _without_titles(rest, lexicon)
    return Use(" ".join(person if len(person) < len(rest) else words), before=bool(tail))


def _read_other(words: list[str], before: bool, lexicon: Lexicon) -> Use | None:
    name = " ".join(words)
    if name in lexicon.seats:
        return Use(name, Sense.SEAT, lexicon.seats[name])
    if name in lexicon.capitals:
        codes = lexicon.capitals[name]
        return Use(name, Sense.CAPITAL, min(codes) if len(codes) == 1 else None, before)
    return None if _are_titles(words, lexicon) else Use(" ".join(_without_titles(words, lexicon)), before=before)


def _read_owned(owner: list[str], words: list[str], lexicon: Lexicon) -> Iterator[Use]:
    """What "Kestria's Defence Ministry" and "the Post's Ann Osk" name."""
    found = lexicon.country_at(owner)
    if found is not None and found[1] == len(owner) and is_body(words, lexicon):
        yield Use(" ".join(owner) + "'s " + " ".join(words), Sense.BODY, found[0])
    elif not _are_titles(words, lexicon):
        yield Use(" ".join(_without_titles(words, lexicon)))


def _are_titles(words: list[str], lexicon: Lexicon) -> bool:
    return all(word.casefold().rstrip(".") in lexicon.sets["titles"] for word in words)


def _without_titles(words: list[str], lexicon: Lexicon) -> list[str]:
    """A person's name without what comes before it; any other name as it is ("State Department")."""
    if words[-1].casefold() in lexicon.sets["generic"] | lexicon.sets["bodies"]:
        return words
    titled = [at for at, word in enumerate(words[:-1]) if word.casefold().rstrip(".") in lexicon.sets["titles"]]
    if not titled or _needs_more(words, titled[-1], lexicon):
        return words  # "Chief Steward Ann Osk": what a steward is no table says
    rest = words[titled[-1] + 1 :]
    if rest[0] in lexicon.sets["of_words"]:  # "Secretary of Trade Ann Osk"
        rest = rest[2:] or rest
    # Of "Osk Council President Ann Brandt" the name is left; of "Osk General Brandt" who can say?
    return rest if len(rest) > 1 or _are_titles(words[: titled[-1] + 1], lexicon) else words


def _needs_more(words: list[str], at: int, lexicon: Lexicon) -> bool:
    """Whether a title is none without another word: "Chief", but not the last word of "Secretary of State"."""
    ends_office = at > 1 and words[at - 1] in lexicon.sets["of_words"]
    return words[at].casefold() in lexicon.sets["title_modifiers"] and not ends_office


def is_body(words: list[str], lexicon: Lexicon) -> bool:
    """Whether the words name a part of a state: "Defence Ministry"."""
    lower = [word.casefold() for word in words]
    ends = any(" ".join(lower[at:]) in lexicon.sets["bodies"] for at in range(len(lower)))
    return ends or (lower[0] == "ministry" and len(lower) > 1)
