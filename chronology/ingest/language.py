"""Which language a text is in: as declared, as its commonest words show, or as py3langid's model tells."""

from __future__ import annotations

import re

DEFAULT = "en"
_SAMPLE_CHARS = 3_000
_MIN_LETTERS = 90  # the model guesses at less
_CODE = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9]{1,8}){0,4}")
_WORD = re.compile(r"[^\W\d_]+")
# Together these are an eighth of English prose and next to nothing of any other language's:
# with them at hand the model, which takes half a second to load, is not needed for English.
_ENGLISH_WORDS = frozenset(("the", "of", "and", "to", "was", "were", "that", "with", "for", "from", "had", "by"))
_ENGLISH_SHARE = 0.12


def detect_language(text: str, declared: str | None = None) -> str:
    """ISO 639 code of a text's language; English when nobody says and the text is too short to tell."""
    if declared and (code := _CODE.fullmatch(declared.strip())):
        return code[1].lower()
    sample = text[:_SAMPLE_CHARS]
    words = _WORD.findall(sample.lower())
    if words and sum(word in _ENGLISH_WORDS for word in words) >= _ENGLISH_SHARE * len(words):
        return DEFAULT
    if sum(map(len, words)) < _MIN_LETTERS:
        return DEFAULT
    import py3langid

    code_found: str = py3langid.classify(sample)[0]
    return code_found
