from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from chronology.model.records import Claim
from chronology.site.views.sides import thread_claims


def claim(name: str, party: str | None, counters: str | None = None) -> Claim:
    return Claim(name, "says", claimant=party, counters=counters)


def columns(*claims: Claim) -> list[str]:
    return [" ".join(f"{column}:{claim.id}" for column, claim in thread) for thread in thread_claims(claims)]


def test_a_reply_to_a_reply_returns_to_its_side() -> None:
    claims = claim("1", "Port"), claim("2", "Fleet", "1"), claim("3", "Port", "2"), claim("4", "Fleet", "3")
    assert columns(*claims) == ["one:1 other:2 one:3 other:4"]


def test_the_reply_of_somebody_else_to_a_reply_stands_across_from_it() -> None:
    assert columns(claim("1", "Port"), claim("2", "Fleet", "1"), claim("3", None, "2")) == ["one:1 other:2 one:3"]


def test_all_claims_of_a_party_stand_on_its_side() -> None:
    claims = claim("1", "Port"), claim("2", "Fleet", "1"), claim("3", "the fleet"), claim("4", "fleet")
    assert columns(*claims) == ["one:1 other:2 other:4", "one:3"]


def test_what_is_answered_stands_first_wherever_the_record_has_it() -> None:
    assert columns(claim("1", "Port", "2"), claim("2", "Fleet")) == ["one:2 other:1"]


def test_claims_that_nobody_answers_stand_alone() -> None:
    assert columns(claim("1", "Port"), claim("2", "Port"), claim("3", None)) == ["one:1", "one:2", "one:3"]


def test_a_party_that_answers_itself_stays_on_its_side() -> None:
    assert columns(claim("1", "Port"), claim("2", "Fleet", "1"), claim("3", "Fleet", "2")) == ["one:1 other:2 other:3"]


def test_three_that_answer_one_another_in_a_circle_keep_the_side_given_first() -> None:
    assert columns(claim("1", "A", "3"), claim("2", "B", "1"), claim("3", "C", "2")) == ["one:1 other:2 other:3"]


def test_a_claim_that_answers_itself_or_nobody_known_opens_a_thread() -> None:
    assert columns(claim("1", "A", "1"), claim("2", "B", "9")) == ["one:1", "one:2"]


NUMBERS = st.integers(0, 7)


@given(st.lists(st.tuples(st.sampled_from(["A", "B", "C", None]), NUMBERS), max_size=8))
def test_every_claim_stands_once(rows: list[tuple[str | None, int]]) -> None:
    claims = [claim(str(n), party, str(counters)) for n, (party, counters) in enumerate(rows)]
    placed = [found.id for thread in thread_claims(claims) for _, found in thread]
    assert sorted(placed) == [found.id for found in claims]
