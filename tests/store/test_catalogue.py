"""The catalogue of what people and machines write in YAML: refused at its place with nothing written, or kept as it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from chronology.store.checking import check_content
from chronology.store.writing import write_proposals
from tests.store import test_bad_yaml as bad
from tests.store import test_styles as styles
from tests.store.examples import PROPOSALS, snapshot

# By number: the names of the rows in the tables of bad YAML, which hold each exact message.
REFUSED = {
    1: ["unsafe tag"],
    2: ["custom tag", "standard tag"],
    3: ["anchor", "alias", "alias as a key"],
    4: ["alias bomb"],
    5: ["merge bomb", "merge key"],
    6: ["alias to itself"],
    7: ["duplicate key"],
    8: ["depth 33"],
    9: ["depth 25,000", "500,000 brackets", "100,000 braces"],
    10: ["over 1 MiB"],
    11: ["no as a key"],
    12: ["octal"],
    13: ["sexagesimal"],
    14: ["1e3 and NaN", "infinity"],
    15: ["bare date"],
    16: ["5,000 digits"],
    17: ["two documents"],
    18: ["conflict markers", "what is left of a conflict"],
    19: ["NUL"],
    20: ["escaped surrogate", "surrogate bytes"],
    21: ["bad UTF-8", "UTF-16"],
    22: ["tab", "tab before an item"],
    23: ["complex key", "? ?"],
}
# By number: the names of the rows in the table of styles.
KEPT = {
    24: ["CRLF"],
    25: ["byte order mark"],
    26: ["no final newline"],
    27: ["comment between items"],
    28: ["aligned columns and a comment behind"],
    29: ["folded block", "literal block"],
    30: ["single quotes", "double quotes", "double quotes over two lines"],
    31: ["unknown keys below extra"],
    32: ["NEL and U+2028 in quotes"],
}
TABLE = {
    str(row.id): row.values for row in (*bad.UNREADABLE, *bad.BAD_RECORDS, *styles.EDITS)
}  # a row's values: two texts
BOMB = "1:4: the anchor &a is not allowed; write the value out where it is needed"


def test_the_catalogue_is_whole() -> None:
    assert sorted([*REFUSED, *KEPT]) == list(range(1, 33))


@pytest.mark.parametrize(("number", "name"), [(number, name) for number, names in REFUSED.items() for name in names])
def test_it_is_refused_at_its_place_and_nothing_is_written(number: int, name: str, tmp_path: Path) -> None:
    content = tmp_path / "content"
    write_proposals(content, PROPOSALS)
    text, expected = (bad.BOMBS[name], BOMB) if name in bad.BOMBS else TABLE[name]
    if name in {str(row.id) for row in bad.BAD_RECORDS}:
        text = bad.EVENT + str(text)
    (content / "events" / "f.yml").write_bytes(text if isinstance(text, bytes) else str(text).encode())
    before = snapshot(content)
    told = [str(p).removeprefix("content/events/f.yml:") for p in check_content(content)]
    report = write_proposals(content, PROPOSALS)
    lines = str(expected).split("\n")
    assert (told[:1] if name in bad.BOMBS else told) == lines
    assert (snapshot(content), report.changes, bool(report.problems)) == (before, (), True)


@pytest.mark.parametrize(("number", "name"), [(number, name) for number, names in KEPT.items() for name in names])
def test_it_is_kept_byte_for_byte(number: int, name: str, tmp_path: Path) -> None:
    old, new = TABLE[name]
    styles.test_a_style_stays_when_a_value_beside_it_changes(tmp_path, str(old), str(new))
