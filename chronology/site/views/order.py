"""What an event's page says of conflicts over its date, and of agreement."""

from __future__ import annotations

from chronology.reasoning.record_order import Agreement, Conflict
from chronology.reasoning.record_statements import Said
from chronology.site.views.catalogue import Catalogue
from chronology.temporal.edtf import Edtf

_MOST_STATEMENTS = 8


def describe_agreement(agreement: Agreement | None, catalogue: Catalogue) -> str | None:
    """ "3 of 4 sources that date it agree on 16 June 2031", or nothing where not even two do."""
    if agreement is None or len(agreement.agreeing) < 2:
        return None
    days = catalogue.date(Edtf.from_days(agreement.days)).words
    return f"{len(agreement.agreeing)} of {len(agreement.dating)} sources that date it agree on: {days}"


def describe_conflict(conflict: Conflict, catalogue: Catalogue) -> str:
    """What cannot all be so, in a sentence, and what was set aside for it."""
    others = [said for said in conflict.said if said is not conflict.gave_way]
    told = [_tell(said, catalogue) for said in others[:_MOST_STATEMENTS]]
    if len(others) > len(told):
        told.append(f"{len(others) - len(told)} more statements")
    weakest = _tell(conflict.gave_way, catalogue)
    if conflict.beyond is not None:
        return _sentence("; ".join([*told, f"{weakest}: no calendar goes that far"]))
    if not told:
        return _sentence(f"{weakest}: it ends before it begins")
    return _sentence(f"{'; '.join(told)}; but {weakest}. The last of them is set aside")


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."


def _tell(said: Said, catalogue: Catalogue) -> str:
    outlets = ", ".join(said.publishers)
    if said.kind == "relation":
        distance = f"{said.by} " if said.by else ""
        words = f"{_name(said.first, catalogue)} lies {distance}before {_name(said.then, catalogue)}"
        return f"by {outlets}, {words}" if outlets else words
    name, days = _name(said.event, catalogue), catalogue.date(said.when).words
    if said.kind == "date":
        return f"{name} is dated {days}"
    return f"{said.claimant or outlets or 'a claim'} dates {name} {days}"


def _name(event: str, catalogue: Catalogue) -> str:
    known = catalogue.by_id.get(event)
    return f"“{known.title}”" if known else event
