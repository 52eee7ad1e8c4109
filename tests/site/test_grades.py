"""The rubric that a project states is the one that pages show; a mistake in it is told where it stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from chronology.errors import ConfigError
from chronology.grade_settings import read_rubric
from chronology.reasoning.grades import DEFAULT_RUBRIC, Condition, Grade
from tests.site.building import build, lay_chronology

SETTINGS = "site_name: T\nplugins:\n  - search\n  - chronology:\n      grades:\n"


def write(folder: Path, grades: str) -> Path:
    (folder / "mkdocs.yml").write_text(SETTINGS + grades, encoding="utf-8")
    return folder / "mkdocs.yml"


def test_what_is_left_out_keeps_its_own_conditions(tmp_path: Path) -> None:
    rubric = read_rubric(write(tmp_path, "        fair: [{independent: 4}, {sources: 9, reviewed: yes}]\n"))
    assert rubric.find_ways(Grade.FAIR) == (
        (Condition("independent", 4),),
        (Condition("sources", 9), Condition("reviewed", True)),
    )
    assert rubric.find_ways(Grade.WEAK) == DEFAULT_RUBRIC.find_ways(Grade.WEAK)


@pytest.mark.parametrize(
    ("grades", "message"),
    [
        ("        fare: {sources: 2}\n", "mkdocs.yml:6:9: grades: unknown grade 'fare'; did you mean 'fair'?"),
        ("        fair: {source: 2}\n", "mkdocs.yml:6:16: grades.fair: unknown condition 'source'; did you mean 'sources'?"),
        ("        fair: {sources: many}\n", "mkdocs.yml:6:25: grades.fair.sources: expected a whole number from 1 to 99, not 'many'"),
        ("        weak: {reviewed: 2}\n", "mkdocs.yml:6:26: grades.weak.reviewed: expected true or false, not '2'"),
        ("        fair: 2\n", "mkdocs.yml:6:15: grades.fair: expected conditions such as {independent: 2}"),
        ("        - fair\n", "mkdocs.yml:6:9: grades: expected a map from grades to conditions, not a list"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_its_place(grades: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as caught:
        read_rubric(write(tmp_path, grades))
    assert message in str(caught.value)


def test_every_mistake_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as caught:
        read_rubric(write(tmp_path, "        fair: {sources: many, sauces: 1}\n        worse: {}\n"))
    assert len(str(caught.value).splitlines()) == 3


def test_pages_show_the_grade_of_the_stated_rubric_and_the_method_explains_it(tmp_path: Path) -> None:
    event = "- {id: e, title: E, when: '2031', evidence: [{source: s, quote: q}]}\n"
    settings = lay_chronology(tmp_path, event, "- {id: s, title: S, outlet: Post}\n")
    text = settings.read_text(encoding="utf-8").replace("notice:", "grades: {fair: {sources: 1}}, notice:")
    settings.write_text(text, encoding="utf-8")
    site = {path: page.decode() for path, page in build(settings).items() if path.endswith(".html")}
    shown = ['class="s-fair"' in site[path] for path in ("e/e/index.html", "2031/index.html", "timeline/index.html")]
    assert shown == [True, True, True]
    assert 'at least 1 source. <span class="n">1 event</span>' in site["method/index.html"]
