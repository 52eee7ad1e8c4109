import random
import time

import pytest

from chronology import languages
from chronology.extraction.attributions import extract_attributions
from chronology.extraction.parser import parse_sentences, split_body
from chronology.model.annotations import Attribution
from chronology.model.document import Document, Span, Zone, ZoneKind

ENGLISH = languages.load("en")


def attributions(text: str, zones: tuple[Zone, ...] = (), *, learned: bool = True) -> tuple[Attribution, ...]:
    document = Document("d", text, zones=zones)
    sentences = parse_sentences(document, ENGLISH, split_body(document, ENGLISH), lambda _: True)
    return extract_attributions(document, sentences, ENGLISH, learned=learned)


def told(text: str, *, learned: bool = True) -> list[tuple[str, str, str]]:
    def words(spans: tuple[Span, ...]) -> str:
        return " … ".join(text[span.start : span.end] for span in spans)

    return [(words(a.source), words(a.cue), words(a.content)) for a in attributions(text, learned=learned)]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        # A clause as the object, before or after.
        (
            "The ministry said that the dam had been hit twice.",
            "The ministry",
            "said",
            "that the dam had been hit twice",
        ),
        ("The dam had been hit twice, the ministry said on Friday.", "the ministry", "said", "The dam had been hit twice"),
        ("The harbour is closed, said Anna Brook, the port's director.", "Anna Brook, the port's director", "said",
         "The harbour is closed"),
        ("The bridge, she said, was gone.", "she", "said", "The bridge … was gone"),
        ("After the rain stopped, the road was safe, Brook said.", "Brook", "said",
         "After the rain stopped, the road was safe"),
        ("The governor told reporters that the road was safe.", "The governor", "told", "that the road was safe"),
        ("The army issued a report on Monday, claiming that the rebels had fled.", "The army", "claiming",
         "that the rebels had fled"),
        ("The union puts the toll at seven.", "The union", "puts", "the toll at seven"),
        ("They made an accusation the army rejected.", "the army", "rejected", "an accusation"),
        ("The ministry withdrew the figure.", "The ministry", "withdrew", "the figure"),
        # According to.
        ("The convoy left at dawn, according to two drivers.", "two drivers", "according to", "The convoy left at dawn"),
        ("According to two drivers, the convoy left at dawn.", "two drivers", "According to", "the convoy left at dawn"),
        # Passive.
        ("The general was accused of shelling the market.", "", "was accused", "The general … of shelling the market"),
        ("The talks are expected to resume in May.", "", "are expected", "The talks … to resume in May"),
        # Objects, infinitives, prepositions, nouns, adjectives, adverbs.
        ("The rebels rejected this account.", "The rebels", "rejected", "this account"),
        ("The rebels denied any part in the raid.", "The rebels", "denied", "any part in the raid"),
        ("The market was hit, the army said, while the rebels denied the attack.", "the army", "said",
         "The market was hit"),
        ("The rebels accused the army of shelling the market.", "The rebels", "accused",
         "the army of shelling the market"),
        ("The president vowed to rebuild the bridge.", "The president", "vowed", "to rebuild the bridge"),
        ("The envoy urged both sides to stop.", "The envoy", "urged", "both sides to stop"),
        ("The envoy called for a truce.", "The envoy", "called for", "a truce"),
        ("Nobody believed the ministry's claim that the dam was safe.", "the ministry", "claim", "that the dam was safe"),
        ("The engineer was confident that the dam would hold.", "The engineer", "was confident",
         "that the dam would hold"),
        ("The soldiers reportedly left the village.", "", "reportedly", "The soldiers … left the village"),
    ],
)  # fmt: skip
def test_each_way_of_saying(text: str, source: str, cue: str, content: str) -> None:
    assert (source, cue, content) in told(text, learned=False)


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ('"The dam is safe," the engineer said.', "the engineer", '"The dam is safe,"'),
        ("“The dam is safe,” said the engineer.", "the engineer", "“The dam is safe,”"),
        ('The engineer said: "The dam is safe."', "The engineer", '"The dam is safe."'),
        ('"We looked. It is dry. The dam is safe," the engineer said.', "the engineer",
         '"We looked. It is dry. The dam is safe,"'),
        ('"The dam is safe," the engineer said. "We looked at every wall of it."', "the engineer",
         '"The dam is safe," … "We looked at every wall of it."'),
        ("The engineer said the dam was “perfectly safe” this week.", "The engineer",
         "the dam was “perfectly safe” this week"),
    ],
)  # fmt: skip
def test_quotations_go_whole_to_their_speaker(text: str, source: str, content: str) -> None:
    assert [(row[0], row[2]) for row in told(text)] == [(source, content)]


def test_a_quotation_of_two_paragraphs_has_one_speaker() -> None:
    text = "“The wall is dry,” the engineer said. “We looked at it.\n\n“It will hold for years.”"
    actual = [row[2] for row in told(text)]
    assert actual == ["“The wall is dry,” … “We looked at it. … “It will hold for years.”"]


def test_quotations_of_two_speakers_in_one_paragraph_stay_apart() -> None:
    text = (
        "“The guns fell silent at noon,” Brook said. “We were shelled until dusk,” said Mayor Tansley. “It was loud.”"
    )
    assert [(row[0], row[2]) for row in told(text)] == [
        ("Brook", "“The guns fell silent at noon,”"),
        ("Mayor Tansley", "“We were shelled until dusk,”"),
    ]


def test_a_quotation_goes_on_with_the_sentence_in_which_its_speaker_speaks() -> None:
    text = "The tapes have a gap, she said at a briefing on Friday, “and it is the gap that matters to all of us.”"
    assert [row[2] for row in told(text)] == ["The tapes have a gap … “and it is the gap that matters to all of us.”"]


@pytest.mark.parametrize("learned", [True, False])
def test_a_line_that_opens_with_a_name_is_said_by_it(learned: bool) -> None:
    text = "The hearing opened, Brook first.\n\nBROOK: We saw no ships in the bay.\n\nTANSLEY: Did you think so then?\n\nBROOK: I did not say that."
    assert [(source, content) for source, cue, content in told(text, learned=learned) if not cue] == [
        ("BROOK", "We saw no ships in the bay."),
        ("BROOK", "I did not say that."),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Latest: two boats were sunk at dawn.",
        "Editor's Note: this page was changed twice.",
        "Where: the old mill by the bay.",
    ],
)
def test_a_label_that_is_no_name_says_nothing(text: str) -> None:
    assert [row for row in told(text, learned=False) if not row[1]] == []


def test_a_signature_owns_the_quotation_before_it() -> None:
    text = "“They never warned anybody of us on the quay.” — Anna Brook\n\nThe quay was empty."
    assert told(text) == [("Anna Brook", "", "“They never warned anybody of us on the quay.”")]


def test_the_kind_of_quotation_is_told() -> None:
    text = '"It is safe," she said. He said it was "not at all" safe. They said it leaked.'
    assert [a.quote for a in attributions(text)] == ["direct", "mixed", "indirect"]


def test_a_scare_quote_is_nobodys() -> None:
    assert told('The "peace train" reached the border.') == []


def test_what_a_speaker_says_that_others_say_stays_the_speakers() -> None:
    assert [row[0] for row in told('"I think they said it was safe," the engineer said.')] == ["the engineer"]


@pytest.mark.parametrize(
    "text",
    [
        "The train reached the border at noon.",
        "They want bread.",
        "The idea is old.",
        "A statement of accounts was sent.",
        "The army withdrew its guns.",
        "He put the lamp at the gate.",
    ],
)
def test_sentences_in_which_nobody_says_anything(text: str) -> None:
    assert told(text, learned=False) == []


def test_the_model_takes_what_the_rules_do_not_list_and_leaves_what_they_list_in_vain() -> None:
    text = "The mayor said the road was safe. He tends to repeat the number. The envoy lambasted the council for its delay."
    by_rules = {row[1] for row in told(text, learned=False)}
    by_model = {row[1] for row in told(text)}
    assert (by_rules - by_model, by_model - by_rules) == ({"to repeat"}, {"lambasted"})


def test_boilerplate_says_nothing() -> None:
    text = "The dam held.\n\nOur lawyers say that all rights are reserved."
    body, footer = Span(0, 13), Span(15, len(text))
    zones = (Zone(body, ZoneKind.BODY), Zone(footer, ZoneKind.BOILERPLATE))
    assert attributions(text, zones) == ()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n",
        "“",
        '"""\'\'“”',
        '"We never said that, he said.\n\n"And then? said she',
        "THE MINISTRY SAID THAT THE DAM WAS HIT.",
        "the ministry said that the dam was hit",
        "Die Regierung sagte, der Damm sei sicher.",
        "| a | b |\n|---|---|\n| said | 3 |",
        "def said(x): return 'he said' + x",
        ":", "said", "according to", "said: said: said:",
        "🙂 Zoe\u0308 said the cafe\u0301 was “open 🎉”.",
        "“HE SAID ‘NO,” SHE SAID’ AND LEFT.", "“a “b “c “d said he” said she”", "x: said y: “z", "A: said. B: “said.”",
        "\u202ehe said\u202c it\u00ad was\u200b so",
    ],
)  # fmt: skip
def test_any_text_gives_spans_within_it(text: str) -> None:
    found = attributions(text)
    spans = [span for a in found for role in (a.source, a.cue, a.content) for span in role]
    assert all(0 <= span.start < span.end <= len(text) and text[span.start : span.end].strip() for span in spans)


def test_offsets_count_code_points_after_emoji_and_combining_marks() -> None:
    assert told("🙂🎉. Zoe\u0308 Brook said the cafe\u0301 was open.") == [
        ("Zoe\u0308 Brook", "said", "the cafe\u0301 was open")
    ]


def test_random_marks_and_words_raise_nothing() -> None:
    chance = random.Random(7)
    pieces = [
        '"',
        "“",
        "”",
        "'",
        "''",
        "``",
        "he said",
        "told",
        ". ",
        ", ",
        ":",
        "\n\n",
        " that ",
        "it was ",
        "🙂",
        "—",
    ]
    for _ in range(60):
        text = "".join(chance.choice(pieces) for _ in range(60))
        found = attributions(text)
        assert found == attributions(text)


def test_a_paragraph_of_100_000_words_takes_linear_time() -> None:
    unit = 'The mayor said the road was open, "said the guard, and the rest. '

    def seconds(repeats: int) -> float:
        document = Document("d", unit * repeats)
        spans = split_body(document, ENGLISH)
        sentences = parse_sentences(document, ENGLISH, spans, lambda span: span.start < 50_000)
        begin = time.process_time()
        extract_attributions(document, sentences, ENGLISH)
        return time.process_time() - begin

    small, large = seconds(1_000), seconds(8_000)
    assert large < 16 * max(small, 0.05), (small, large)


@pytest.mark.parametrize(
    "unit", ["“one two three four five.” ", "“one two three four five.\n\n", "He said. “a b c d e” "]
)
def test_one_speaker_with_many_quotations_takes_linear_time(unit: str) -> None:
    def seconds(repeats: int) -> float:
        document = Document("d", "“We were one two three late,” he said. " + unit * repeats)
        sentences = parse_sentences(document, ENGLISH, [Span(0, 40)], lambda _: True)
        begin = time.process_time()
        extract_attributions(document, sentences, ENGLISH)
        return time.process_time() - begin

    small, large = seconds(1_000), seconds(8_000)
    assert large < 24 * max(small, 0.02), (small, large)
