import time

import pytest

from chronology.extraction.quotes import find_quotes, outermost
from chronology.model.document import Span


def quoted(text: str) -> list[str]:
    return [text[q.span.start : q.span.end] for q in find_quotes(text, [Span(0, len(text))])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('The mayor said "go home" twice.', ['"go home"']),
        ("The mayor said “go home” twice.", ["“go home”"]),
        ("The mayor said ``go home'' twice.", ["``go home''"]),
        ("The mayor said ''go home'' twice.", ["''go home''"]),
        ("The mayor said «go home» twice.", ["«go home»"]),
        ("The mayor said ‘go home’ twice.", ["‘go home’"]),
        ("The mayor said 'go home' twice.", ["'go home'"]),
        ("The mayor's dogs' kennel isn't his.", []),
        ("The mayor’s dogs’ kennel isn’t his.", []),
        ("It fell in the '90s and rock 'n' roll went on.", []),
        ('A 5" shell and a 6\'2" guard.', []),
        ("Nothing here.", []),
        ("", []),
    ],
)
def test_marks_of_every_style(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_nested_quotations_are_found_with_their_depth() -> None:
    text = "“They told us ‘leave now’ at noon,” she said."
    actual = [(text[q.inner.start : q.inner.end], q.depth) for q in find_quotes(text, [Span(0, len(text))])]
    assert actual == [("They told us ‘leave now’ at noon,", 0), ("leave now", 1)]


def test_a_quotation_runs_over_several_sentences() -> None:
    assert quoted('He said: "One. Two! Three?" Then he left.') == ['"One. Two! Three?"']


def test_a_quotation_that_is_not_closed_ends_with_its_paragraph() -> None:
    text = 'He said "we are\nlate.\n\nThe train left.'
    (quote,) = find_quotes(text, [Span(0, len(text))])
    assert (text[quote.span.start : quote.span.end], quote.closed) == ('"we are\nlate.', False)


def test_a_paragraph_that_opens_with_the_same_mark_goes_on_with_an_open_quotation() -> None:
    text = "“We are late.\n\n“We will wait,” he said.\n\n“Why?” she asked."
    actual = [(q.closed, q.continues) for q in find_quotes(text, [Span(0, len(text))])]
    assert actual == [(False, False), (True, True), (True, False)]


def test_a_closing_mark_alone_is_nothing() -> None:
    assert quoted("We are late,” he said.") == []


def test_outermost_leaves_nested_ones_out() -> None:
    text = "“a ‘b’ c” and “d”"
    actual = [text[q.span.start : q.span.end] for q in outermost(find_quotes(text, [Span(0, len(text))]))]
    assert actual == ["“a ‘b’ c”", "“d”"]


def test_only_the_given_stretches_are_read() -> None:
    text = '"one" "two" "three"'
    actual = [text[q.span.start : q.span.end] for q in find_quotes(text, [Span(6, 11)])]
    assert actual == ['"two"']


@pytest.mark.parametrize("unit", ['"a ', "“a ", "“a” ", "'a ", "‘", "''", "``a ", "“‘", "\n\t", '"\n\n', "’a", "« »"])
def test_half_a_megabyte_of_marks_takes_linear_time(unit: str) -> None:
    def seconds(size: int) -> float:
        text = (unit * (size // len(unit) + 1))[:size]
        begin = time.process_time()
        find_quotes(text, [Span(0, size)])
        return time.process_time() - begin

    small, large = seconds(62_500), seconds(500_000)
    assert large < 32 * max(small, 0.01), (small, large)
