"""Records come back from YAML as they were written, with our reader and with any other."""

from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from chronology.model.annotations import Modality, Stance
from chronology.model.records import Claim, Event, Evidence, Place, Relation
from chronology.store.coercing import coerce
from chronology.store.decoding import decode
from chronology.store.encoding import encode_record, render_fields, render_file, render_text
from chronology.store.reading import read_yaml
from chronology.temporal.edtf import Edtf

WORDS = ["It", "was", "said", "in", "the", "harbour", "that", "both", "boats", "had", "gone", "down", "by", "night"]
TRICKY = ["no", "~", "null", "010", "12:30:45", "1e3", "2031-02-13", "2031", "- a", "a: b", "a #b", " a", "a ", "a:"]
TRICKY += ["'", '"', "\\", "#", "&a", "*a", "!a", "|", ">", "%", "@", "`", "[", "{a", "<<", "=", "?", "...", "---", "y"]
TRICKY += ["a\nb", "a\n\nb\n", "a\tb", "\u2028", "a\x85b", "\ufeffa", "e\u0301", "😀", "a  b", "\x7f", "٣", "true"]
texts = st.one_of(
    st.sampled_from(TRICKY),
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30),
    st.lists(st.sampled_from(WORDS + TRICKY), min_size=1, max_size=60).map(" ".join),
)


@given(texts)
def test_a_text_stays_the_same_text_for_every_reader(text: str) -> None:
    written = f"key: {render_text(text, '  ')}\nnext: end\n"
    ours = read_yaml(written.encode(), "f")
    assert (ours.value, yaml.safe_load(written)) == ({"key": text, "next": "end"}, {"key": text, "next": "end"})


# A record with a text of blanks is refused: what is blank to Python or to the schema says nothing.
visible = texts.filter(lambda text: bool(text.strip("\ufeff") and text.strip()))
slugs = st.from_regex(r"[a-z0-9]{1,6}(-[a-z0-9]{1,6}){0,2}", fullmatch=True)
dates = st.sampled_from(["2031", "2031-02", "2031-02-13", "2031-02~", "[2031-02-03..2031-02-20]", "../2031"]).map(
    Edtf.parse
)
evidence = st.builds(Evidence, slugs, visible, st.none() | st.integers(0, 10**6), prefix=st.none() | visible)
claims = st.builds(
    Claim,
    slugs,
    visible,
    st.none() | visible,
    stance=st.sampled_from(Stance),
    made=st.none() | dates,
    evidence=st.lists(evidence, max_size=2).map(tuple),
)
events = st.builds(
    Event,
    slugs,
    visible,
    st.none() | dates,
    place=st.none() | st.builds(Place, visible, st.none() | st.sampled_from([0.0, -1.5, 54.25])),
    actors=st.lists(visible, max_size=3).map(tuple),
    modality=st.sampled_from(Modality),
    evidence=st.lists(evidence, max_size=2).map(tuple),
    claims=st.lists(claims, max_size=2).map(tuple),
    relations=st.lists(st.builds(Relation, after=slugs, by=st.none() | visible), max_size=2).map(tuple),
    because=st.lists(visible, max_size=3).map(tuple),
    reviewed=st.booleans(),
    extra=st.dictionaries(visible.filter(lambda key: key != "<<"), visible, max_size=2),
)


@settings(max_examples=150)
@given(events)
def test_an_event_comes_back_as_it_was_written(event: Event) -> None:
    read = read_yaml(render_file(event, "x").encode(), "f")
    assert read.problems == ()
    assert decode(coerce(read.value, Event), Event) == (event, [])


def test_an_event_is_written_in_field_order_and_block_style() -> None:
    event = Event(
        "boats-sunk-2031-02",
        "Two boats are sunk",
        Edtf.parse("2031-02"),
        place=Place("Ostrey Sound"),
        actors=("ostrey", "castrell"),
        evidence=(Evidence("harbour-post", "two boats were sunk", 118, 137),),
        claims=(Claim("by-mine", " ".join(WORDS + WORDS), made=Edtf.parse("2031-02-13")),),
    )
    actual = render_file(event, "../../schema/event.schema.json")
    assert actual == (
        "# yaml-language-server: $schema=../../schema/event.schema.json\n"
        "id: boats-sunk-2031-02\n"
        "title: Two boats are sunk\n"
        "when: 2031-02\n"
        "place:\n"
        "  name: Ostrey Sound\n"
        "actors: [ostrey, castrell]\n"
        "evidence:\n"
        "  - source: harbour-post\n"
        "    quote: two boats were sunk\n"
        "    start: 118\n"
        "    end: 137\n"
        "claims:\n"
        "  - id: by-mine\n"
        "    says: >-\n"
        "      It was said in the harbour that both boats had gone down by night It was said in the harbour\n"
        "      that both boats had gone down by night\n"
        "    stance: asserts\n"
        '    made: "2031-02-13"\n'
        "reviewed: false\n"
    )


@pytest.mark.parametrize("value", [{"a": []}, {"a": {}}, {"a": {"b": [{"c": ["d"]}, {}]}, "e": 1, "f": 1.5}])
def test_odd_values_below_extra_survive(value: Any) -> None:
    assert yaml.safe_load(render_fields(value)) == value


def test_a_lone_surrogate_becomes_a_replacement_character() -> None:
    assert encode_record(Event("a", "x\ud800"))["title"] == "x\ufffd"
