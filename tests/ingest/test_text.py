"""Plain text: title, byline, date, broken paragraphs and footers are found by their look."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from chronology.ingest.reading import read_documents
from chronology.model.document import DctOrigin, ZoneKind
from tests.ingest.reading_one import read_as, read_document, told, zones

BODY = "A storm closed the strait on Sunday, and nobody was hurt. The ferry stayed in port."
TITLE, BYLINE, DATELINE = ZoneKind.TITLE, ZoneKind.BYLINE, ZoneKind.DATELINE

HEADS = {
    "title, name and date on lines of their own": (
        "Storm closes the strait\n\nAna Lemos\n3 May 2030\n\n",
        ("Storm closes the strait", "Ana Lemos", None, date(2030, 5, 3)),
        [(TITLE, "Storm closes the strait"), (BYLINE, "Ana Lemos"), (DATELINE, "3 May 2030")],
    ),
    "all in one block": (
        "Storm closes the strait\nBy Ana Lemos\nPublished: 3 May 2030\n\n",
        ("Storm closes the strait", "Ana Lemos", None, date(2030, 5, 3)),
        [(TITLE, "Storm closes the strait"), (BYLINE, "By Ana Lemos"), (DATELINE, "Published: 3 May 2030")],
    ),
    "two authors, and the outlet before the date": (
        "Storm closes the strait\n\nBy Ana Lemos and Tom Reed\nThe Lowland Gazette, Friday 3 May 2030\n\n",
        ("Storm closes the strait", "Ana Lemos and Tom Reed", "The Lowland Gazette", date(2030, 5, 3)),
        [
            (TITLE, "Storm closes the strait"),
            (BYLINE, "By Ana Lemos and Tom Reed"),
            (DATELINE, "The Lowland Gazette, Friday 3 May 2030"),
        ],
    ),
    "the outlet's name on top": (
        "The Lowland Gazette\n3 May 2030\n\nStorm closes the strait\n\n",
        ("Storm closes the strait", None, "The Lowland Gazette", date(2030, 5, 3)),
        [(BYLINE, "The Lowland Gazette"), (DATELINE, "3 May 2030"), (TITLE, "Storm closes the strait")],
    ),
    "a title over two lines": (
        "Storm closes the strait\nand keeps the ferry in port\n\nAna Lemos | 3 May 2030\n\n",
        ("Storm closes the strait and keeps the ferry in port", "Ana Lemos", None, date(2030, 5, 3)),
        [(TITLE, "Storm closes the strait\nand keeps the ferry in port"), (DATELINE, "Ana Lemos | 3 May 2030")],
    ),
    "an emphasised title with a question": (
        "*Who closed the strait?*\n\nBy Ana Lemos\n\n",
        ("Who closed the strait?", "Ana Lemos", None, None),
        [(TITLE, "*Who closed the strait?*"), (BYLINE, "By Ana Lemos")],
    ),
    "a German head": (
        "Sturm sperrt die Meerenge\n\nVon Anna Lehm\n3. Mai 2030\n\n",
        ("Sturm sperrt die Meerenge", "Anna Lehm", None, date(2030, 5, 3)),
        [(TITLE, "Sturm sperrt die Meerenge"), (BYLINE, "Von Anna Lehm"), (DATELINE, "3. Mai 2030")],
    ),
    "a date of change is none of publication": (
        "Storm closes the strait\n\nLast updated: 4 May 2030\n\n",
        ("Storm closes the strait", None, None, None),
        [(TITLE, "Storm closes the strait"), (DATELINE, "Last updated: 4 May 2030")],
    ),
    "no head at all": ("", (None, None, None, None), []),
}


@pytest.mark.parametrize("name", HEADS)
def test_finds_the_head(name: str, tmp_path: Path) -> None:
    head, facts, expected = HEADS[name]

    document = read_document(tmp_path, "storm.txt", f"{head}{BODY}\n\n{BODY}\n")

    assert (document.title, document.author, document.outlet, document.dct) == facts
    assert zones(document) == [*expected, (ZoneKind.BODY, f"{BODY}\n\n{BODY}")]


def test_a_standfirst_between_title_and_byline_stays_in_the_body(tmp_path: Path) -> None:
    text = f"Storm closes strait\n\nFerries stay in port as waves reach nine metres.\n\nBy Ana Lemos\n\n{BODY}\n"

    actual = [kind for kind, _ in zones(read_document(tmp_path, "storm.txt", text))]

    assert actual == [TITLE, ZoneKind.BODY, BYLINE, ZoneKind.BODY]


def test_a_title_that_looks_like_a_name_is_no_byline(tmp_path: Path) -> None:
    document = read_document(tmp_path, "storm.txt", f"Storm Closes Strait\n\nFerry Owners Blame Council\n\n{BODY}\n")

    assert (document.title, document.author) == ("Storm Closes Strait", None)


def test_an_agency_opening_gives_the_date_and_stays_body(tmp_path: Path) -> None:
    opening = f"SALTMOUTH, May 3, 2030 (Lowland Wire) — {BODY}"

    document = read_document(tmp_path, "storm.txt", f"Storm closes the strait\n\n{opening}\n")

    assert (document.dct, document.dct_origin) == (date(2030, 5, 3), DctOrigin.DATELINE)
    assert zones(document)[-1] == (ZoneKind.BODY, opening)


def test_a_date_that_contradicts_its_weekday_is_told_and_not_taken(tmp_path: Path) -> None:
    reading = read_as(tmp_path, "storm.txt", f"Storm closes the strait\n\nMonday 3 May 2030\n\n{BODY}\n")

    assert told(reading, tmp_path) == [
        "storm.txt:3:1: published: 'Monday 3 May 2030' contradicts itself: 2030-05-03 was a Friday; "
        "correct the weekday or the date"
    ]
    assert reading.document is not None
    assert reading.document.dct is None


BROKEN = {
    "between words": ("The council fears that the road along the cliff\n\nwill not last the winter.", True),
    "after a comma": ("The council, he said,\n\nwill not pay.", True),
    "within a quotation": ('"Nobody asked us whether the ferry\n\nshould sail," the owner said.', True),
    "with an emphasised word after the break": (
        "It was first told to the editors of\n\n*the* Gazette by a pilot.",
        True,
    ),
    "twice": (
        "The council fears that the road along the\n\ncliff will not outlast the coming winter, and\n\nso do we.",
        True,
    ),
    "not after a full stop": ("The road will not last.\n\nde Vries doubts it.", False),
    "not after a closing quotation": ("“The road will not last.”\n\nde Vries doubts it.", False),
    "not before a capital": ("The council fears for the road along the cliff\n\nThe ferry sails.", False),
    "not after a short heading": ("A road on sand\n\niron was found below it.", False),
    "not before an address": ("The council can be reached by every reader at\n\nlowland.example/contact", False),
    "not after a colon": ("The council named three roads in its report:\n\nthe cliff road was one.", False),
    "not after a list item": ("- the council fears that the cliff road\n\nwill not last", False),
}


@pytest.mark.parametrize("name", BROKEN)
def test_joins_a_paragraph_that_a_blank_line_broke(name: str, tmp_path: Path) -> None:
    text, broken = BROKEN[name]

    document = read_document(tmp_path, "road.txt", f"{BODY}\n\n{text}\n")

    expected = text.replace("\n\n", " ") if broken else text
    assert document.text == f"{BODY}\n\n{expected}\n"


FOOTERS = {
    "contact lines": "To contact the Lowland\nLeague visit:\n\nlowland.example/contact",
    "a subscription": "Subscribe to our letter at https://lowland.example/letter",
    "an address by itself": "https://lowland.example/strait",
    "copyright": "© 2030 The Lowland Gazette. All rights reserved.",
    "a handle": "Follow Ana Lemos on Twitter: @analemos",
    "credits of an agency": "(Reporting by Ana Lemos; Editing by Tom Reed)",
    "rest elsewhere": "Read the full story here.",
    "several": "Read more: lowland.example/more\n\n* * *\n\nContact us: desk@lowland.example\n\nCopyright 2030 Lowland Media",
}


@pytest.mark.parametrize("name", FOOTERS)
def test_a_footer_is_boilerplate(name: str, tmp_path: Path) -> None:
    document = read_document(tmp_path, "storm.txt", f"{BODY}\n\n{BODY}\n\n{FOOTERS[name].strip('()')}\n")

    assert zones(document)[0] == (ZoneKind.BODY, f"{BODY}\n\n{BODY}")
    assert {kind for kind, _ in zones(document)[1:]} == {ZoneKind.BOILERPLATE}


def test_a_short_part_set_apart_by_a_wide_gap_is_boilerplate_when_it_gives_an_address(tmp_path: Path) -> None:
    footer = "The Gazette is printed in Saltmouth.\nLetters: lowland.example/letters"

    document = read_document(tmp_path, "storm.txt", f"{BODY}\n\n{BODY}\n\n\n\n{footer}\n")

    assert zones(document) == [(ZoneKind.BODY, f"{BODY}\n\n{BODY}"), (ZoneKind.BOILERPLATE, footer)]


NO_FOOTERS = [
    "Visit the strait today and you will find no ferry.",
    "Contact between the two shores was lost on Monday, the harbour office said.",
    "The full report is kept at www.lowland.example, where anyone can read it.",
    "Follow the road and you come to the bridge that fell.",
    "The owner plans to subscribe to a weather service, according to his office.",
    "Copyright law was among the matters that they discussed.",
]


@pytest.mark.parametrize("ending", NO_FOOTERS)
def test_a_last_paragraph_of_the_article_stays_in_the_body(ending: str, tmp_path: Path) -> None:
    document = read_document(tmp_path, "storm.txt", f"{BODY}\n\n{BODY}\n\n{ending}\n")

    assert zones(document) == [(ZoneKind.BODY, f"{BODY}\n\n{BODY}\n\n{ending}")]


def test_quotation_and_emphasis_marks_are_kept_and_letters_composed(tmp_path: Path) -> None:
    text = "“It’s 'shut',” the *Lowland Gazette* wrote of the cafe\u0301 on the _Mole_.\r\n\r\nIt was.\r"

    document = read_document(tmp_path, "quotes.txt", b"\xef\xbb\xbf" + text.encode())

    assert document.text == "“It’s 'shut',” the *Lowland Gazette* wrote of the café on the _Mole_.\n\nIt was.\n"


def test_soft_hyphens_and_odd_line_ends_vanish(tmp_path: Path) -> None:
    document = read_document(tmp_path, "odd.txt", "The har\u00adbour\u2028office closed.\n \t\nIt rained.")

    assert document.text == "The harbour\noffice closed.\n\nIt rained."


LANGUAGES = {
    "en": BODY,
    "de": "Ein Sturm hat am Sonntag die Meerenge gesperrt. Verletzt wurde niemand, wie der Rat mitteilte. Die Fähre blieb "
    "im Hafen, und die Fischer warteten auf besseres Wetter.",
    "fr": "Une tempête a fermé le détroit dimanche. Personne n'a été blessé, selon le conseil. Le bac est resté au port, "
    "et les pêcheurs attendent un temps meilleur pour sortir.",
    "ru": "Буря закрыла пролив в воскресенье. По словам совета, никто не пострадал. Паром остался в порту, и рыбаки ждут "
    "лучшей погоды, чтобы выйти в море.",
}


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_language_is_detected(code: str, tmp_path: Path) -> None:
    assert read_document(tmp_path, "any.txt", LANGUAGES[code]).language == code


def test_a_text_too_short_to_tell_counts_as_english(tmp_path: Path) -> None:
    assert read_document(tmp_path, "any.txt", "Sturm bei Saltmouth.").language == "en"


@pytest.mark.parametrize("name", ["Tarn Echo", "Kesh Courier", "Oren Gazette", "Lower Coast Weekly"])
def test_an_outlet_above_the_date_is_no_author(tmp_path: Path, name: str) -> None:
    (tmp_path / "a.txt").write_text(f"Ferry sinks at Oren\n\n{name}\n3 May 2030\n\nThe ferry sank on Sunday.\n")

    (reading,) = read_documents([tmp_path / "a.txt"])

    assert reading.document is not None
    assert (reading.document.outlet, reading.document.author) == (name, None)


POSTS = {
    "stamps to answer by": "May 4, 2030 at 9:1{n} am | Reply Ship {n} was no loss.",
    "names above stamps": "Someone says:\nMay 4, 2030 at 9:1{n} am | Reply\nShip {n} was no loss.",
    "a day in figures": "04.05.2030 9:1{n} Report abuse\nShip {n} was no loss.",
    "how long ago": "Ana{n} 3 hours ago | Like (2)\nShip {n} was no loss.",
}


@pytest.mark.parametrize("post", POSTS.values(), ids=POSTS)
def test_readers_comments_are_no_part_of_the_article(post: str, tmp_path: Path) -> None:
    posts = "\n\n".join(post.format(n=number) for number in range(4))
    document = read_document(tmp_path, "storm.txt", f"{BODY}\n\n{posts}\n")
    body = [words for kind, words in zones(document) if kind is ZoneKind.BODY]
    outside = "\n\n".join(words for kind, words in zones(document) if kind is ZoneKind.BOILERPLATE)
    assert (body, outside) == ([BODY], posts)


def test_a_notice_opens_the_comments(tmp_path: Path) -> None:
    notice = "We welcome comments that stay with the matter. Ship 9 was lost to us all!"
    document = read_document(tmp_path, "storm.txt", f"{BODY} {BODY} {BODY}\n\n{notice}\n")
    assert zones(document) == [(ZoneKind.BODY, f"{BODY} {BODY} {BODY}"), (ZoneKind.BOILERPLATE, notice)]


def test_the_hours_of_a_live_article_are_no_comments(tmp_path: Path) -> None:
    live = "\n\n".join(f"May 4, 2030 at 9:1{number} am\nShip {number} is in port." for number in range(4))
    document = read_document(tmp_path, "storm.txt", f"{BODY}\n\n{live}\n")
    assert zones(document) == [(ZoneKind.BODY, f"{BODY}\n\n{live}")]
