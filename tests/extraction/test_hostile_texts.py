"""All of the reading at once: places are exact after any Unicode, and no text makes it fail or take long."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chronology.model.annotations import Annotations
from chronology.model.document import Document, Span
from chronology.pipeline import annotate

DCT = date(2016, 7, 25)
# Marks that change how long a text is in bytes, UTF-16 units or on paper, and never how many code points it has.
ODD = (
    "\u0301",
    "🙂",
    "👩\u200d🚒",
    "\r\n",
    "\u00ad",
    "\u202e",
    "\u2066",
    "\u200b",
    "\ufeff",
    "\u2028",
    "ﬁ",
    "İ",
    "\x0c",
    "𝔄",
    " ",
    "",
)
WORDS = (
    "Rebels", "seized", "Ostrow", "on", "Monday", "two days later", "“We", "left”,", "she", "said.", "The army", "denied it.",
    "at least 20 people", "were killed in June.", "according to", "officials", "\n\n", "12 May 2014", "'", '"', "(", "–",
)  # fmt: skip


def places(found: Annotations) -> Iterator[tuple[Span, str | None]]:
    """Every span that is told, with the words that are told with it."""
    for timex in found.timexes:
        yield timex.span, timex.text
    for event in found.events:
        yield event.span, event.text
        yield from ((event.clause, None), (event.sentence, None))
        yield from ((number.span, number.text) for number in event.quantities)
        yield from ((who.span, None) for who in event.participants)  # their text is the whole phrase, tidied
    for claim in found.attributions:
        yield from ((span, None) for role in (claim.source, claim.cue, claim.content, claim.via) for span in role)


def wrong_places(text: str) -> list[tuple[Span, str | None]]:
    """The spans that lie outside the text, are empty, or hold other words than those told."""
    found = annotate(Document("d", text, DCT)).annotations
    return [
        (span, words) for span, words in places(found)
        if not (0 <= span.start < span.end <= len(text)) or (words is not None and words.split() != text[span.start : span.end].split())
    ]  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(ODD)), max_size=40))
def test_places_are_exact_after_any_mark(pieces: list[tuple[str, str]]) -> None:
    text = " ".join(word + odd for word, odd in pieces)
    assert wrong_places(text) == []


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_places_are_exact_in_any_text(text: str) -> None:
    assert wrong_places(text) == []


SENTENCE = "Rebels seized the town of Ostrow on Monday, killing at least 20 people, officials said. "
TEXTS = {
    "nothing": "",
    "white space": " \t\r\n\u2028 ",
    "an open quotation mark": "“We left on Monday, she said. The army denied it.",
    "a closing quotation mark": "We left on Monday,” she said. The army denied it.",
    "quotation marks within each other": "“He said ‘they said “we said ‘go’” on Monday’”, officials said.",
    "a thousand opening marks": "“" * 1_000 + "We left,” she said on Monday.",
    "all capitals": SENTENCE.upper() * 3,
    "no capitals": SENTENCE.lower() * 3,
    "a table": "Date | Killed | Place\n12 May | 20 | Ostrow\n13 May | 5 | Marn\n" * 20,
    "tabs": "12 May\t20\tOstrow\n" * 50,
    "code": "for (i = 0; i < 10; i++) { kill(pid[i]); } /* said on 12 May */\n" * 20,
    "one long word": "a" * 100_000,
    "punctuation": "?!." * 5_000,
    "control characters": "".join(map(chr, range(32))) + SENTENCE,
    "right to left": "قال الجيش يوم الاثنين إنه استولى على البلدة. " * 5,
    "lone surrogates": "\ud800" + SENTENCE + "\udfff",
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_strange_text_is_read_without_a_fault(text: str) -> None:
    assert wrong_places(text) == []


@pytest.mark.parametrize("text", [SENTENCE.upper(), SENTENCE.lower()], ids=["capitals", "no capitals"])
def test_a_date_is_found_whatever_the_case(text: str) -> None:
    timexes = annotate(Document("d", text, DCT)).annotations.timexes
    assert [timex.value for timex in timexes] == ["2016-07-25"]


def test_another_language_is_said_and_not_guessed() -> None:
    document = Document("d", "Die Armee nahm am Montag die Stadt ein.", DCT, language="de")
    annotated = annotate(document)
    assert (annotated.annotations, [p.message for p in annotated.problems]) == (
        Annotations(), ["not read: language 'de' cannot be read yet; these can: en"],
    )  # fmt: skip


@pytest.mark.parametrize(
    "unit", [SENTENCE, "He said “we left”, ", "12 May, ", "strikes and "], ids=lambda unit: unit[:12]
)
def test_a_paragraph_of_many_words_takes_linear_time(unit: str) -> None:
    def seconds(repeats: int) -> float:
        begin = time.process_time()
        annotate(Document("d", unit * repeats, DCT))
        return time.process_time() - begin

    seconds(1)
    small, large = seconds(100), seconds(400)
    assert large < 3 * 4 * max(small, 0.05), (small, large)
