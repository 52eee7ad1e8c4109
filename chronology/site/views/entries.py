"""An event as a line of a list: its date in words, its title, how sure it is, and its mark."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import chain, count

from chronology.model.annotations import Modality, Stance
from chronology.model.records import Claim, Event
from chronology.reasoning.status import Dispute, is_answer, is_retracted
from chronology.site.marks import Mark, find_marks, hull_days
from chronology.site.outline import name_claimant
from chronology.site.quick_value import quick_value
from chronology.site.status_words import STANCE_WORDS, describe_dispute
from chronology.site.timeline_axis import choose_ticks, draw_axis
from chronology.site.timeline_svg import Row, Scale, Sign, Svg, Variant, draw_track
from chronology.site.views.catalogue import Catalogue
from chronology.site.views.facts import DateView, Facts, StatusView
from chronology.temporal.edtf import Kind

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_SHOWN_ACCOUNTS = 6
# One day in a range is drawn in full up to so far beyond its month; what lasts longer is cut off there.
_LONGEST_OVERHANG_DAYS = 31


@quick_value
class Account:
    """One side of a contested event, short."""

    letter: str
    claimant: str
    says: str
    verb: str
    answers: bool
    retracted: bool


@quick_value
class Entry:
    """One event in a list."""

    href: str
    title: str
    date: DateView
    place: str | None
    statuses: tuple[StatusView, ...]
    differ: str | None
    accounts: tuple[Account, ...]
    more: int  # accounts that are not shown
    track: Svg | None


def letter_claims(claims: Sequence[Claim]) -> dict[str, str]:
    """Letters by claim id, in the order of the record; numbers after Z."""
    letters = _LETTERS if len(claims) <= len(_LETTERS) else chain(_LETTERS, map(str, count(len(_LETTERS) + 1)))
    return {claim.id: letter for claim, letter in zip(claims, letters, strict=False)}


def find_answered(claim: Claim, claims: Iterable[Claim]) -> Claim | None:
    """The claim, among those of its event, that a claim answers."""
    return next((other for other in claims if other.id == claim.counters), None) if claim.counters is not None else None


def head_claimant(claim: Claim) -> str:
    """Who says it, as it stands at the head of a line."""
    return _capitalise(name_claimant(claim))


@lru_cache(maxsize=1 << 12)  # claimants come again and again
def _capitalise(name: str) -> str:
    return name[:1].upper() + name[1:] if len(name[:1].upper()) == 1 else name


def choose_variant(event: Event) -> Variant:
    """How an event's own mark is drawn."""
    if is_retracted(event):
        return Variant.RETRACTED
    return Variant.SAID if event.modality is Modality.ACTUAL else Variant.PLANNED


def claim_row(event: Event, claim: Claim, letter: str | None, signs: tuple[tuple[Sign, int], ...] = ()) -> Row:
    """A claim's line in a drawing; one that gives no date has no mark, only when it was said and published."""
    variant = Variant.SAID
    if claim.retracted is not None:
        variant = Variant.RETRACTED
    elif is_answer(claim):
        variant = Variant.COUNTER
    elif event.modality is not Modality.ACTUAL or claim.stance is Stance.CALLS_FOR:
        variant = Variant.PLANNED
    return Row(find_marks(claim.when) if claim.when else (), variant, letter, signs)


def build_entry(
    event: Event, catalogue: Catalogue, scale: Scale | None, most: int = _SHOWN_ACCOUNTS, facts: Facts | None = None
) -> Entry:
    """One line of a list, drawn on ``scale`` when there is one, with the ``most`` first accounts if it is contested.

    An event as it was known on another day comes with ``facts`` of its own; its claims keep the letters of today.
    """
    facts = facts or catalogue.facts(event)
    dispute = facts.dispute
    letters = letter_claims(catalogue.by_id[event.id].claims) if dispute else {}
    sides = find_sides(event, dispute, most)
    return Entry(
        href=catalogue.paths.to_event(event.id),
        title=event.title,
        date=facts.date,
        place=event.place.name if event.place else None,
        statuses=facts.statuses,
        differ=describe_dispute(dispute) if dispute else None,
        accounts=tuple([_view_account(claim, letters[claim.id]) for claim in sides]) if sides else (),
        more=len(dispute.claims) - len(sides) if dispute else 0,
        track=_draw_entry(event, sides, letters, scale) if scale and event.when else None,
    )


def _view_account(claim: Claim, letter: str) -> Account:
    retracted = claim.retracted is not None
    return Account(letter, head_claimant(claim), claim.says, STANCE_WORDS[claim.stance], is_answer(claim), retracted)


def find_rows(event: Event, sides: Sequence[Claim], letters: Mapping[str, str]) -> list[Row]:
    """The rows of an event that has a date: one for each of ``sides`` that gives a date, or its own alone."""
    assert event.when is not None
    own = Row(find_marks(event.when), choose_variant(event))
    if not sides:  # most entries
        return [own]
    rows = [claim_row(event, claim, letters[claim.id]) for claim in sides if claim.when]
    if len(rows) == 1 and rows[0].marks != own.marks:
        rows.insert(0, own)
    return rows if len(rows) > 1 else [own]


def find_sides(event: Event, dispute: Dispute | None, most: int = _SHOWN_ACCOUNTS) -> list[Claim]:
    """The ``most`` first claims that a dispute is between."""
    return [claim for claim in event.claims if claim.id in dispute.claims][:most] if dispute else []


def _draw_entry(event: Event, sides: Sequence[Claim], letters: Mapping[str, str], scale: Scale) -> Svg:
    rows = find_rows(event, sides, letters)
    return draw_track(scale, rows, bracket=len(rows) > 1)


# ---------------------------------------------------------------- scales


def _ranged_marks(event: Event, catalogue: Catalogue) -> tuple[Mark, ...]:
    """The marks of an entry that name alternatives; durations may well run on beyond the axis."""
    contested = catalogue.facts(event).dispute is not None
    dates = [event.when, *(claim.when for claim in event.claims)] if contested else [event.when]
    return tuple(mark for when in dates if when and when.kind is Kind.ONE_OF for mark in find_marks(when))


def scale_for(first: int, end: int, events: Iterable[Event], grid: str, catalogue: Catalogue) -> Scale:
    """The axis of a month's section: its own days, and what its marks need beyond them, within reason."""
    low, high = first, end
    for event in events:
        start, stop = hull_days(_ranged_marks(event, catalogue))
        if start is not None and stop is not None:
            low, high = min(low, start), max(high, stop)
    return Scale(max(low, first - _LONGEST_OVERHANG_DAYS), min(high, end + _LONGEST_OVERHANG_DAYS), grid)


def draw_section_axis(scale: Scale, catalogue: Catalogue) -> Svg:
    """The axis that heads a section."""
    return draw_axis(scale, choose_ticks(scale, catalogue.words))
