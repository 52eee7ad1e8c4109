"""Which sentences are worth a parse: those with a date, a word of event or of saying, or quotation marks."""

from __future__ import annotations

import bisect
import functools
import re
from collections.abc import Callable, Iterable, Sequence

from chronology.extraction.event_words import irregular_forms, load_event_words, verb_forms
from chronology.languages.language import Language
from chronology.model.annotations import Timex3
from chronology.model.document import Document, Span

_WORD = re.compile(r"[^\W\d_]++(?:-[^\W\d_]++)?+")
_QUOTATION_MARKS = frozenset('"“”„«»')


def select_sentences(
    document: Document, spans: Sequence[Span], timexes: Iterable[Timex3], language: Language
) -> Callable[[Span], bool]:
    """A predicate that says which of the sentences ``spans`` are to be parsed."""
    starts = sorted(timex.span.start for timex in timexes)
    cues = load_event_words(language).forms | _saying_words(language)

    def is_selected(span: Span) -> bool:
        if bisect.bisect_left(starts, span.start) < bisect.bisect_left(starts, span.end):
            return True
        text = document.quote(span)
        return not _QUOTATION_MARKS.isdisjoint(text) or _has_cue(text, cues)

    chosen = frozenset(span for span in spans if is_selected(span))
    return chosen.__contains__


def _has_cue(text: str, cues: frozenset[str]) -> bool:
    for match in _WORD.finditer(text):
        word = match[0].lower()
        if word in cues or ("-" in word and not cues.isdisjoint(word.split("-"))):
            return True
    return False


@functools.cache
def _saying_words(language: Language) -> frozenset[str]:
    saying = language.words["saying"]
    lemmas = {lemma for group in ("classes", "frames") for words in saying[group].values() for lemma in words}
    irregular = irregular_forms(language)
    return frozenset(form for lemma in lemmas for form in verb_forms(lemma, irregular.get(lemma, ())))
