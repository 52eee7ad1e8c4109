"""Templates take short cuts where nothing comes out otherwise: macros called at once, loops that know their ends."""

from pathlib import Path

import jinja2
import pytest
from jinja2.exceptions import SecurityError
from markupsafe import Markup

from chronology.site.templates import build_environment

PARTS = '{% macro bold(text, end="") %}<b>{{ text }}</b>{{ end }}{% endmacro %}'


def fill(folder: Path, template: str, **values: object) -> str:
    (folder / "parts.html").write_text(PARTS, encoding="utf-8")
    (folder / "page.html").write_text('{% import "parts.html" as parts %}' + template, encoding="utf-8")
    return build_environment([str(folder)]).get_template("page.html").render(**values)


def test_a_macro_escapes_what_it_is_given_and_its_own_markup_is_written_as_it_is(tmp_path: Path) -> None:
    assert fill(tmp_path, "{{ parts.bold('<i>') }}{{ parts.bold('a', '&') }}") == "<b>&lt;i&gt;</b><b>a</b>&amp;"


def test_a_macro_takes_by_name_what_it_takes_by_place(tmp_path: Path) -> None:
    assert fill(tmp_path, "{{ parts.bold(end='.', text='a') }}") == "<b>a</b>."


def test_what_is_called_like_a_macro_and_is_none_is_called_guarded_and_escaped(tmp_path: Path) -> None:
    assert fill(tmp_path, "{{ own('a') }}", own=lambda text: f"<{text}>") == "&lt;a&gt;"


def test_what_only_looks_like_a_macro_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SecurityError):
        fill(tmp_path, "{% set parts = [1] %}{{ parts.append(2) }}")


def test_a_macro_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(jinja2.UndefinedError):
        fill(tmp_path, "{{ parts.italic('a') }}")


@pytest.mark.parametrize("count", [0, 1, 2, 63, 64, 100])
def test_a_loop_knows_its_first_and_last_item_however_many_there_are(tmp_path: Path, count: int) -> None:
    template = (
        "{% for n in items %}{% if not loop.first %}, {% endif %}{{ n }}{% if loop.last %}.{% endif %}{% endfor %}"
    )
    expected = ", ".join(map(str, range(count))) + ("." if count else "")
    assert fill(tmp_path, template, items=tuple(range(count))) == expected


def test_a_loop_can_be_asked_for_anything_else_that_jinja_knows_of_it(tmp_path: Path) -> None:
    assert (
        fill(tmp_path, "{% for n in items %}{{ loop.index }}/{{ loop.length }} {% endfor %}", items=(5, 6))
        == "1/2 2/2 "
    )


def test_texts_are_joined_and_escaped_and_markup_among_them_is_kept(tmp_path: Path) -> None:
    template = "{{ plain|join(' & ') }} {{ mixed|join(' & ') }}"
    values = {"plain": ("<a>", "b"), "mixed": (Markup("<b>"), "<c>")}
    assert fill(tmp_path, template, **values) == "&lt;a&gt; &amp; b <b> &amp; &lt;c&gt;"


def test_what_is_kept_by_what_a_macro_was_given_never_stands_for_a_text_that_is_to_be_escaped(tmp_path: Path) -> None:
    template = "{% macro states(a) %}{{ a }}{% endmacro %}{{ states(markup) }} {{ states(text) }}"
    assert fill(tmp_path, template, markup=Markup("<b>"), text="<b>") == "<b> &lt;b&gt;"
