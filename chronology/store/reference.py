"""The reference page of the YAML that people edit, made from the model."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from chronology.languages.typed_dates import read_date
from chronology.store.shapes import Field, Kind, choices_of, fields_of, record_classes

_HEAD = """\
# The YAML of a chronology

<!-- Made by `python -m chronology.store.schema`; edit chronology/store/words.py instead. -->

Events stand below `content/events/`, sources below `content/sources/`, actors below `content/actors/`,
places below `content/places/`, one record a file or several in one file as a list. Every value is text: `no` is the
word no, and a date is never a timestamp. Unknown keys are errors, except below `notes:` and `extra:`. Anchors, tags,
merge keys, a second document in a file, and keys that stand twice are errors as well.

Dates are [EDTF](https://www.loc.gov/standards/datetime/): `2031`, `2031-02`, `2031-02-13`, `2031-02~` (about),
`2031?` (if the source is right), `[2031-02-03..2031-02-20]` (one of these days), `2031-02-03/2031-02-20` (all of it),
`../2031-02` (until), `2031-02/..` (since). A notation in brackets or braces wants quotation marks.

They may also be typed in words, and are read as the EDTF beside them; `chronology fmt` rewrites them so.

| you type | is read as |
|---|---|
"""
_TYPED = (
    ("13 February 2031", "February 13, 2031", "Thursday, 13 February 2031"),
    ("February 2031", "Feb. 2031"),
    ("about 2031", "circa 2031"),
    ("perhaps February 2031", "February 2031, uncertain"),
    ("before 3 May 2031",),
    ("after 3 May 2031",),
    ("by 3 May 2031", "on or before 3 May 2031"),
    ("since 3 May 2031", "from 3 May 2031 on"),
    ("until 3 May 2031",),
    ("2031-02-03 to 2031-02-20", "3 to 20 February 2031", "February 3-20, 2031"),
    ("between 3 February and 20 May 2031",),
    ("3 or 5 February 2031",),
    ("3 and 5 February 2031",),
    ("spring 2031", "winter 2031-32", "the second quarter of 2031", "the 2030s"),
    ("mid-February 2031", "early 2031", "the end of May 2031"),
    ("13 February 2031, 14:30",),
)
_AFTER_TYPED = """
Nothing is guessed: `3/4/2031` could be two days, `winter 2031` two winters, and `13 February` any year. They are
errors, each told at its place.
"""


def render_reference() -> str:
    """The page, in Markdown."""
    rows = "".join(f"| {_listed(texts)} | {_listed(_read(texts))} |\n" for texts in _TYPED)
    return _HEAD + rows + _AFTER_TYPED + "".join("".join(_render_class(cls)) for cls in record_classes())


def _read(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(read_date(text).text for text in texts))


def _listed(texts: Iterable[str]) -> str:
    return ", ".join(f"`{text}`" for text in texts)


def _render_class(cls: type) -> Iterator[str]:
    yield f"\n## {cls.__name__}\n"
    for field in fields_of(cls):
        needed = ", needed" if field.required else ""
        yield f"\n### {cls.__name__.lower()}: {field.name}\n\n"
        yield f"{field.description} *({_describe_kind(field)}{needed})*\n\n"
        yield f"```yaml\n{field.name}: {field.example}\n```\n"


def _describe_kind(field: Field) -> str:
    if field.kind is Kind.CHOICE:
        return "one of " + ", ".join(f"`{choice}`" for choice in choices_of(field))
    if field.kind in {Kind.RECORD, Kind.RECORDS}:
        shape = "a mapping" if field.kind is Kind.RECORD else "a list of mappings"
        one = " or a single one" if field.single_allowed else ""
        return f"{shape}{one}: [{field.of.__name__}](#{field.of.__name__.lower()})"
    return str(field.kind.value)
