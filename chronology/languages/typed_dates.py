"""Dates as people type them in YAML, read as EDTF: "25 July 2016", "about 2015", "between 3 June and 24 July 2016".

The words stand in ``<language>/words/typed_dates.yml``. Nothing is guessed: a date that could be two, such as
3/6/2016 or the winter of one year, is refused with what to write instead.
"""

from __future__ import annotations

import re

from chronology.errors import EdtfError
from chronology.languages.typed_parts import Part, date_of, fill_gaps, portion_of
from chronology.languages.typed_words import Token, TypedWords, load_typed_words, split_typed
from chronology.temporal.days import add_days
from chronology.temporal.edtf import MAX_LENGTH, Edtf, EdtfDate, Kind, Precision
from chronology.temporal.edtf_dates import parse_date

_LEADS = frozenset({"before", "after", "since", "until", "by", "from", "between", "or"})
_JOINTS = frozenset({"to", "and", "or", "dash", ",", "until"})
# Where a hyphen between two pieces joins them: 25-July-2016.
_JOINED = frozenset({("number", "month"), ("month", "year")})
_LISTED = frozenset({"number", "month", "iso"})

# What EDTF never has outside of brackets; and what it writes otherwise: 2016-6-3, 2016/06/03, 2014-2016.
_WORDS = re.compile(r"[^\W\dXTZYE_]|[\s–—‑]")
_DIGITS = re.compile(r"\d{4}(?:-\d(?:-\d\d?)?|-\d\d-\d|/\d\d?/\d\d?|-\d{4})", re.ASCII)


def read_date(text: str, code: str = "en") -> Edtf:
    """A date of a YAML file: EDTF, or as people type it. Raises EdtfError with the column of the fault."""
    if not text[:1].isalnum() or len(text) > MAX_LENGTH or not (_WORDS.search(text) or _DIGITS.fullmatch(text)):
        return Edtf.parse(text)
    words = load_typed_words(code)
    return _Reader(text, words, split_typed(text, words)).read()


class _Reader:
    """Reads the tokens of one typed date from left to right."""

    def __init__(self, text: str, words: TypedWords, tokens: list[Token]) -> None:
        self.text, self.words, self.tokens = text, words, tokens
        self.at = 0

    def read(self) -> Edtf:
        """The date."""
        leads = self._take_leads()
        parts, joints = self._take_parts()
        if len(parts) == 1 and parts[0].portion and not leads:
            return Edtf.parse(portion_of(parts[0], self.text, self.words))
        fill_gaps(parts)
        dates = [date_of(part, self.text, self.words) for part in parts]
        if leads and not (leads == ["from"] and joints == ["to"]):
            return self._led(leads, dates, joints, parts)
        return self._joined(dates, joints, parts)

    def _fault(self, hint: str, at: int, **values: object) -> EdtfError:
        return EdtfError(self.text, at + 1, self.words.hint(hint, **values))

    # ------------------------------------------------------------ reading

    def _take_leads(self) -> list[str]:
        """What stands before the first date: "before", or "or" and "before" of "on or before"."""
        leads: list[str] = []
        while self.at < len(self.tokens) and (role := self.tokens[self.at].role) in _LEADS:
            leads.append(role)
            self.at += 1
        return leads

    def _take_parts(self) -> tuple[list[Part], list[str]]:
        tokens, joints = self.tokens, list[str]()
        part = Part(tokens[self.at].start if self.at < len(tokens) else len(self.text))
        parts = [part]
        for index in range(self.at, len(tokens)):
            token = tokens[index]
            if token.role in _JOINTS and self._is_joint(index, part):
                if part.is_empty:
                    raise self._fault("both_sides", token.start)
                joints.append("to" if token.role in {"dash", "until"} else token.role)
                part = Part(tokens[index + 1].start if index + 1 < len(tokens) else len(self.text))
                parts.append(part)
            elif not part.take(token):
                raise self._fault("twice", token.start, word=token.text)
        if part.is_empty:
            raise self._fault("both_sides", len(self.text))
        return parts, joints

    def _is_joint(self, index: int, part: Part) -> bool:
        role = self.tokens[index].role
        if role not in {",", "dash"}:
            return True
        before = self.tokens[index - 1].role if index else ""
        after = self.tokens[index + 1] if index + 1 < len(self.tokens) else None
        follows = after.role if after else ""
        if role == ",":  # a list goes on, but not in "Monday, 3 June, 2016, 14:30, uncertain"
            return (before in {*_LISTED, "year"} and follows in _LISTED) or before == follows == "year"
        if before == "portion" or (part.opens_winter and follows in {"number", "year"}):
            return False
        is_close = self.tokens[index].is_close and after is not None and after.is_close
        return not (is_close and (before, follows) in _JOINED)

    # ------------------------------------------------------------ the whole

    def _led(self, leads: list[str], dates: list[EdtfDate], joints: list[str], parts: list[Part]) -> Edtf:
        lead, first = leads[-1], dates[0]
        if leads == ["between"] and joints == ["and"]:
            self._refuse_reversed(dates, parts)
            return Edtf(f"[{first.text}..{dates[1].text}]", Kind.ONE_OF, ((first, dates[1]),))
        if joints or lead in {"between", "or"} or leads[:-1] not in ([], ["or"]):
            raise self._fault("both_sides", len(self.text))
        if lead in {"since", "from"}:
            return Edtf(f"{first.text}/..", Kind.INTERVAL, ((first, None),))
        if lead == "until":
            return Edtf(f"../{first.text}", Kind.INTERVAL, ((None, first),))
        if len(leads) == 1 and lead != "by":  # before it, after it
            first = self._beside(first, 1 if lead == "after" else -1)
        if lead == "after":
            return Edtf(f"[{first.text}..]", Kind.ONE_OF, ((first, None),))
        return Edtf(f"[..{first.text}]", Kind.ONE_OF, ((None, first),))

    def _beside(self, one: EdtfDate, step: int) -> EdtfDate:
        """The day, month or year just before or after one, as fine as that was told."""
        edge = one.days.earliest if step < 0 else one.days.latest
        day = add_days(edge, step) if edge else None
        if day is None:
            raise self._fault("both_sides", 0)
        length = 10 if one.precision >= Precision.DAY else 4 if one.precision <= Precision.YEAR else 7
        mark = one.text[-1] if one.text[-1] in "~?%" else ""
        return parse_date(self.text, day.isoformat()[:length] + mark, 0)

    def _joined(self, dates: list[EdtfDate], joints: list[str], parts: list[Part]) -> Edtf:
        first = dates[0]
        if not joints:
            return Edtf(first.text, Kind.DATE, ((first, first),))
        joint = joints[-1]
        if joints == ["to"]:
            self._refuse_reversed(dates, parts)
            return Edtf(f"{first.text}/{dates[1].text}", Kind.INTERVAL, ((first, dates[1]),))
        if joint not in {"and", "or"} or set(joints[:-1]) - {",", joint}:
            raise self._fault("both_sides", parts[-1].start)
        members = ",".join(one.text for one in dates)
        ranges = tuple((one, one) for one in dates)
        if joint == "or":
            return Edtf(f"[{members}]", Kind.ONE_OF, ranges)
        return Edtf(f"{{{members}}}", Kind.ALL_OF, ranges)

    def _refuse_reversed(self, dates: list[EdtfDate], parts: list[Part]) -> None:
        one, other = parts
        if (one.day is None) != (other.day is None) and (one.year, one.month) == (other.year, other.month):
            raise self._fault("sides", other.start)
        first, last = dates[0].days.earliest, dates[1].days.latest
        if first and last and first > last:
            raise self._fault("reversed", other.start)
