from __future__ import annotations

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from chronology.errors import Problem
from chronology.exports.annotation_html import to_annotation_html
from chronology.exports.safe_text import replace_controls
from chronology.model.annotations import Annotations, Attribution, EventMention, Timex3
from chronology.model.document import Document, Span
from tests.exports.example_article import ANNOTATIONS, DOCUMENT, TEXT

VOID = {"meta"}


class Page(HTMLParser):
    """Reads a page: the article without its links, the marks, ids, link targets, and every tag and attribute."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[tuple[str, str]] = []
        self.article = ""
        self.marks: list[tuple[str, str]] = []
        self.ids: list[str] = []
        self.targets: list[str] = []
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {key: value or "" for key, value in attrs}
        self.tags.add(tag)
        self.attributes |= set(given)
        self.ids += [given["id"]] if "id" in given else []
        self.targets += [given["href"]] if "href" in given else []
        if tag not in VOID:
            self.open.append((tag, given.get("class", "")))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        classes = [name for _, name in self.open]
        if "text" in classes and "ref" not in classes:
            self.article += data
            if self.open[-1][0] == "mark":
                self.marks.append((data, classes[-1]))


PAGE = Page(to_annotation_html(DOCUMENT, ANNOTATIONS))


def test_the_article_stands_on_the_page_to_the_letter() -> None:
    actual = PAGE.article
    assert actual == TEXT


def test_overlapping_marks_are_pieces_with_the_classes_of_all() -> None:
    actual = PAGE.marks[:5]
    assert actual == [
        ("Two sheds & a pier ", "content"),
        ("burned", "event content"),
        (" down in ", "content"),
        ("May", "time content"),
        ("the harbour master", "source"),
    ]


def test_every_link_leads_to_an_id_that_stands_once() -> None:
    targets = {target.removeprefix("#") for target in PAGE.targets}
    actual = (targets - set(PAGE.ids), len(PAGE.ids) - len(set(PAGE.ids)), len(PAGE.targets))
    assert actual == (set(), 0, 12)


def test_why_an_event_has_its_time_can_be_read_without_a_pointer() -> None:
    actual = "<dt>because</dt><dd>in “May”</dd>" in to_annotation_html(DOCUMENT, ANNOTATIONS)
    assert actual


def test_a_page_without_findings_says_so() -> None:
    actual = to_annotation_html(Document("d", "x"), Annotations()).count("None found.")
    assert actual == 3


def test_problems_and_a_missing_date_are_told() -> None:
    page = to_annotation_html(Document("d", "x"), Annotations(), [Problem("a.txt", 3, None, None, "torn", "warning")])
    actual = ("warning: a.txt:3: torn" in page, "no publication date" in page)
    assert actual == (True, True)


@given(
    st.text(st.characters(codec=None), max_size=40) | st.sampled_from(["</style><script>", '"><img src=x onerror=y>']),
    st.lists(st.tuples(st.integers(0, 45), st.integers(0, 45)), max_size=6),
)
def test_no_text_becomes_code_whatever_the_spans_are(text: str, pairs: list[tuple[int, int]]) -> None:
    spans = tuple(Span(min(pair), max(pair)) for pair in pairs)
    annotations = Annotations(
        tuple(Timex3(text, span, text, "DATE", text, text, unresolved=text) for span in spans[:2]),
        tuple(EventMention(text, span, text, text, span, span, summary=text) for span in spans[2:4]),
        (Attribution(text, spans[4:], spans[:1], spans[1:], text),),
    )
    document = Document(text, text, title=text, author=text, language=text)
    page = Page(to_annotation_html(document, annotations, [Problem(text, None, None, text, text)]))
    structure = {"html", "head", "meta", "title", "style", "body", "main"}
    allowed_tags = structure | {"h1", "h2", "p", "span", "mark", "div", "a", "ul", "li", "dl", "dt", "dd"}
    allowed = {"lang", "charset", "http-equiv", "content", "name", "class", "title", "id", "href"}
    actual = (page.tags - allowed_tags, page.attributes - allowed, page.open, page.article)
    assert actual == (set(), set(), [], replace_controls(text))
