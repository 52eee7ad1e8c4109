from __future__ import annotations

import pytest

from chronology.exports.date_words import describe_date
from chronology.temporal.edtf import Edtf


@pytest.mark.parametrize(
    ("edtf", "words"),
    {
        "2031": "2031",
        "0476": "476",
        "2031-06": "June 2031",
        "2031-06-03": "3 June 2031",
        "2031-06-XX": "June 2031",
        "2031-06-1X": "some day from 10 to 19 June 2031",
        "203X": "the 2030s",
        "20XX": "the years 2000 to 2099",
        "2031-22": "summer 2031",
        "2031-36": "the last quarter of 2031",
        "2031-06~": "about June 2031",
        "2031?": "2031 (uncertain)",
        "2031-06-03%": "about 3 June 2031 (uncertain)",
        "2031-06-03T14:30": "3 June 2031, 14:30",
        "2031-06-03T14:30Z": "3 June 2031, 14:30 UTC",
        "2031-06-03T14:30+02:00": "3 June 2031, 14:30+02:00",
        "2031-06-03/2031-06-10": "from 3 to 10 June 2031",
        "2031-06-03/2031-07-10": "from 3 June to 10 July 2031",
        "2031-06/2031-07": "from June to July 2031",
        "2031-06/2032-07": "from June 2031 to July 2032",
        "2031-06-03~/2031-06-10": "from about 3 June 2031 to 10 June 2031",
        "2031-06/2031-06-10": "from June 2031 to 10 June 2031",
        "2031/..": "from 2031 on",
        "../2031-06": "until June 2031, or before",
        "[2031-06-03..2031-07-10]": "some day between 3 June and 10 July 2031",
        "[2031-06-03..]": "some day in or after 3 June 2031",
        "[..2031-06]": "some day in or before June 2031",
        "[2031-06-03,2031-06-05]": "3 June 2031 or 5 June 2031",
        "{2031-06-03,2031-06-05,2031-07}": "3 June 2031, 5 June 2031 and July 2031",
        "{2031-06-03..2031-06-05}": "from 3 to 5 June 2031",
    }.items(),
)
def test_a_date_in_words_is_as_vague_as_it_is_written(edtf: str, words: str) -> None:
    actual = describe_date(Edtf.parse(edtf))
    assert actual == words
