from __future__ import annotations

from tests.site.building import GOLDEN, golden_parts


def test_pages_are_as_last_reviewed(example: dict[str, bytes]) -> None:
    """After a wanted change: ``python -m tests.site.update_golden``, then read the diff."""
    expected = {path.name: path.read_text(encoding="utf-8") for path in GOLDEN.glob("*.html")}
    actual = golden_parts(example)
    assert sorted(actual) == sorted(expected)
    changed = [name for name in expected if actual[name] != expected[name]]
    assert changed == []


def test_every_kind_of_date_has_a_page(example: dict[str, bytes]) -> None:
    names = "exact-day minute interval month one-of-range one-or-other approximate uncertain before since year undated"
    missing = [name for name in names.split() if f"e/{name}/index.html" not in example]
    assert missing == []


def test_rejected_events_are_nowhere(example: dict[str, bytes]) -> None:
    found = [path for path, content in example.items() if b"never stood in any paper" in content]
    assert found == []


def test_the_notice_stands_on_every_page(example: dict[str, bytes]) -> None:
    without = [path for path, c in example.items() if path.endswith(".html") and b"Invented example: no place" not in c]
    assert without == []


def test_every_link_leads_to_a_page(example: dict[str, bytes]) -> None:
    from html.parser import HTMLParser
    from posixpath import join, normpath

    class Links(HTMLParser):
        def __init__(self) -> None:
            super().__init__()
            self.found: list[str] = []

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            self.found += [value or "" for name, value in attrs if name in {"href", "src"}]

    dead = []
    for path, content in example.items():
        if not path.endswith(".html") or path == "404.html":  # that one is served anywhere, its links are absolute
            continue
        links = Links()
        links.feed(content.decode())
        for link in links.found:
            if link.startswith(("#", "http", "mailto:")):
                continue
            target = normpath(join(path.rpartition("/")[0], link.partition("#")[0]))
            candidates = (target, f"{target}/index.html".removeprefix("./"))
            if not any(candidate in example for candidate in candidates):
                dead.append((path, link))
    assert dead == []
