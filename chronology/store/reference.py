"""The reference page of the YAML that people edit, made from the model."""

from __future__ import annotations

from collections.abc import Iterator

from chronology.store.shapes import Field, Kind, choices_of, fields_of, record_classes

_HEAD = """\
# The YAML of a chronology

<!-- Made by `python -m chronology.store.schema`; edit chronology/store/words.py instead. -->

Events stand below `content/events/`, sources below `content/sources/`, actors below `content/actors/`,
one record a file or several in one file as a list. Every value is text: `no` is the word no, and a date
is never a timestamp. Unknown keys are errors, except below `notes:` and `extra:`. Anchors, tags,
merge keys, a second document in a file, and keys that stand twice are errors as well.

Dates are [EDTF](https://www.loc.gov/standards/datetime/): `2031`, `2031-02`, `2031-02-13`, `2031-02~` (about),
`2031?` (if the source is right), `[2031-02-03..2031-02-20]` (one of these days), `2031-02-03/2031-02-20` (all of it),
`../2031-02` (until), `2031-02/..` (since).
"""


def render_reference() -> str:
    """The page, in Markdown."""
    return _HEAD + "".join("".join(_render_class(cls)) for cls in record_classes())


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
