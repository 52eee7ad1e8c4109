from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from chronology.exports.segments import nest_spans, split_segments
from chronology.model.document import Span

LENGTH = 30
SPANS = st.lists(
    st.tuples(st.integers(0, LENGTH), st.integers(0, LENGTH)).map(lambda pair: Span(min(pair), max(pair))), max_size=12
)


def test_two_stretches_that_cross_make_three_pieces() -> None:
    pieces = split_segments(10, [Span(0, 6), Span(4, 8)])
    actual = [(piece.span.start, piece.span.end, piece.covering) for piece in pieces]
    assert actual == [(0, 4, (0,)), (4, 6, (0, 1)), (6, 8, (1,)), (8, 10, ())]


def test_of_two_that_cross_the_first_to_start_can_be_an_element() -> None:
    actual = nest_spans([Span(4, 8), Span(0, 6), Span(1, 3)])
    assert actual == ((1, 2), (0,))


def test_the_same_stretch_twice_stays_once() -> None:
    actual = nest_spans([Span(2, 5), Span(2, 5)])
    assert actual == ((0,), (1,))


@given(SPANS)
def test_pieces_cover_the_text_once_and_know_what_covers_them(spans: list[Span]) -> None:
    pieces = list(split_segments(LENGTH, spans))
    actual = [(place, piece.covering) for piece in pieces for place in range(piece.span.start, piece.span.end)]
    covering = [tuple(i for i, span in enumerate(spans) if span.start <= at < span.end) for at in range(LENGTH)]
    assert actual == list(enumerate(covering))


@given(SPANS)
def test_elements_never_cross_and_each_stretch_is_kept_or_named(spans: list[Span]) -> None:
    kept, left_out = nest_spans(spans)
    crossing = [
        (a, b)
        for a in (spans[i] for i in kept)
        for b in (spans[i] for i in kept)
        if a.overlaps(b) and not a.contains(b) and not b.contains(a)
    ]
    actual = (crossing, sorted(kept + left_out))
    assert actual == ([], list(range(len(spans))))
