from __future__ import annotations

import gzip
from collections.abc import Callable

import pytest

from chronology.errors import ConfigError
from chronology.site.script_joining import join_modules
from tests.site.building import ROOT

MODULES = ROOT / "site_templates/assets/timeline"
BUDGET_BYTES = 12_000


def reader(**modules: str) -> Callable[[str], str]:
    return lambda name: modules[name.removesuffix(".js")]


def joined(**modules: str) -> str:
    return join_modules(reader(**modules), "main.js").removeprefix('"use strict";\n{\n').removesuffix("}\n")


def test_a_module_stands_after_those_that_it_imports_and_only_once() -> None:
    a = 'import { one } from "./c.js";\nexport const a = one;\n'
    main = 'import { a } from "./a.js";\nimport { one } from "./c.js";\nuse(a, one);\n'
    assert joined(main=main, a=a, c="export const one = 1;\n") == "const one=1;const a=one;use(a,one);"


def test_comments_and_blanks_go_and_texts_stay() -> None:
    text = 'const a = "b  // c = d";  \n  // e\n  f(`g ${h + 1} = i`); // j\n  if (k === -l) m = n + o - (p / 2);\n'
    assert joined(main=text) == 'const a="b  // c = d";f(`g ${h + 1} = i`);if(k===-l)m=n+o-(p/2);'


def test_signs_that_would_run_together_keep_their_blanks() -> None:
    assert joined(main="a = b + +c;\nd = e - -f;\n") == "a=b + +c;d=e - -f;"


def test_the_end_of_a_line_stays_where_it_may_end_a_statement() -> None:
    assert joined(main="a = () => {\n  b(\n    c,\n  )\n}\nd\n") == "a=()=>{b(c,)\n}\nd\n"


def test_a_module_that_imports_itself_in_a_circle_is_told() -> None:
    with pytest.raises(ConfigError, match=r"main\.js: imports itself by way of main\.js, a\.js; move"):
        joined(main='import { a } from "./a.js";\n', a='import { b } from "./main.js";\n')


@pytest.mark.parametrize(
    "line",
    ['import x from "./a.js";', "export default 1;", 'import { a } from "https://example.org/a.js";', "export { a };"],
)
def test_another_form_of_import_or_export_is_told_with_its_line(line: str) -> None:
    with pytest.raises(ConfigError, match=r"^main\.js:2: write import"):
        joined(main=f"const a = 1;\n{line}\n")


def test_the_script_of_the_timeline_keeps_within_its_budget() -> None:
    script = join_modules(lambda name: (MODULES / name).read_text(encoding="utf-8"), "main.js")
    assert len(gzip.compress(script.encode(), 9)) <= BUDGET_BYTES


def test_the_script_has_every_module(example: dict[str, bytes]) -> None:
    script = example["timeline/view.js"]
    starts = [
        path.read_text(encoding="utf-8").rstrip().rpartition("\n")[2].strip().encode() for path in MODULES.glob("*.js")
    ]
    assert (len(starts), [start for start in starts if start not in script]) == (11, [])
    assert [path for path in example if path.startswith("assets/timeline")] == []
