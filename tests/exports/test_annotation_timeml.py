from __future__ import annotations

import dataclasses
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from chronology.errors import Problem
from chronology.exports.annotation_timeml import to_timeml
from chronology.exports.safe_text import replace_controls
from chronology.model.annotations import Annotations, EventMention, Modality, Timex3
from chronology.model.document import Document, Span
from tests.exports.example_article import ANNOTATIONS, DOCUMENT, LEFT, TEXT

ROOT = ElementTree.fromstring(to_timeml(DOCUMENT, ANNOTATIONS))


def attributes_of(root: ElementTree.Element, path: str) -> dict[str, str]:
    element = root.find(path)
    assert element is not None
    return element.attrib


def text_of(root: ElementTree.Element, path: str = "TEXT") -> str:
    element = root.find(path)
    assert element is not None
    return "".join(element.itertext())


def timex(tid: str, start: int, end: int) -> Timex3:
    return Timex3(tid, Span(start, end), "", "DATE", "2031", "r")


def event(eid: str, start: int, end: int) -> EventMention:
    return EventMention(eid, Span(start, end), "", "", Span(0, 0), Span(0, 0))


def test_the_text_comes_back_to_the_letter() -> None:
    actual = text_of(ROOT)
    assert actual == TEXT


def test_times_and_events_stand_in_the_text_in_order() -> None:
    actual = [(element.tag, element.text) for element in ROOT.iterfind("TEXT/*")]
    assert actual == [("EVENT", "burned"), ("TIMEX3", "May"), ("TIMEX3", "Days later"), ("EVENT", "left")]


def test_the_publication_date_is_the_creation_time_that_others_count_from() -> None:
    dct = attributes_of(ROOT, "DCT/TIMEX3")
    may = attributes_of(ROOT, "TEXT/TIMEX3")
    actual = (dct["functionInDocument"], dct["value"], may["anchorTimeID"] == dct["tid"], may["temporalFunction"])
    assert actual == ("CREATION_TIME", "2031-06-09", True, "true")


def test_a_text_without_publication_date_has_an_empty_creation_time() -> None:
    actual = len(ElementTree.fromstring(to_timeml(Document("d", "x"), Annotations())).findall("DCT/*"))
    assert actual == 0


def test_every_event_has_its_instance() -> None:
    actual = [element.attrib for element in ROOT.iterfind("MAKEINSTANCE")]
    common = {"pos": "VERB", "tense": "PAST", "aspect": "NONE", "polarity": "POS"}
    assert actual == [{"eventID": "e1", "eiid": "ie1", **common}, {"eventID": "e2", "eiid": "ie2", **common}]


def test_what_did_not_happen_has_its_modality_and_polarity() -> None:
    planned = dataclasses.replace(LEFT, modality=Modality.PLANNED, polarity="negative", tense="none")
    found = attributes_of(ElementTree.fromstring(to_timeml(DOCUMENT, Annotations(events=(planned,)))), "MAKEINSTANCE")
    actual = (found["modality"], found["polarity"], found["pos"])
    assert actual == ("PLANNED", "NEG", "OTHER")


def test_an_event_within_a_time_is_nested() -> None:
    written = to_timeml(Document("d", "since the raid"), Annotations((timex("t1", 0, 14),), (event("e1", 10, 14),)))
    actual = [element.text for element in ElementTree.fromstring(written).iterfind("TEXT/TIMEX3/EVENT")]
    assert actual == ["raid"]


def test_of_two_that_cross_the_second_is_named_in_a_comment() -> None:
    written = to_timeml(Document("d", "0123456789"), Annotations((timex("t1", 2, 6),), (event("e1", 4, 8),)))
    actual = ("not inline: e1 [4:8]" in written, len(ElementTree.fromstring(written).findall("TEXT//EVENT")))
    assert actual == (True, 0)


def test_a_time_of_no_certain_day_has_its_reason_in_a_comment() -> None:
    doubted = dataclasses.replace(timex("t1", 2, 6), unresolved="2031-03-14 was a Friday, the text says Monday")
    written = to_timeml(Document("d", "0123456789"), Annotations((doubted, timex("t2", 7, 9))))
    actual = [line for line in written.splitlines() if "unresolved" in line]
    assert actual == ["<!-- unresolved: t1 [2:6] 2031-03-14 was a Friday, the text says Monday -->"]


def test_a_problem_cannot_end_its_comment() -> None:
    written = to_timeml(DOCUMENT, ANNOTATIONS, [Problem("a--><b>.txt", None, None, None, "--->")])
    actual = ElementTree.fromstring(written).find("b")
    assert actual is None


@given(
    st.text(st.characters(codec=None), max_size=40),
    st.lists(st.tuples(st.booleans(), st.integers(0, 40), st.integers(0, 40)), max_size=8),
)
def test_any_text_with_any_spans_is_valid_and_keeps_its_offsets(text: str, spans: list[tuple[bool, int, int]]) -> None:
    times = tuple(timex(f"t{i}", min(a, b), max(a, b)) for i, (time, a, b) in enumerate(spans) if time)
    events = tuple(event(f"e{i}", min(a, b), max(a, b)) for i, (time, a, b) in enumerate(spans) if not time)
    written = to_timeml(Document(text, text, title=text), Annotations(times, events), [Problem(text, 1, 1, text, text)])
    actual = text_of(ElementTree.fromstring(written.encode()))
    assert actual == replace_controls(text)
