from __future__ import annotations

import subprocess
import sys

import pytest

from chronology.errors import ConfigError
from chronology.languages.wording import describe_edtf, load_date_words
from chronology.temporal.edtf import Edtf

WORDS = {
    "2016-06-03": "3 June 2016",
    "2016-06-03T14:30": "3 June 2016, 14:30",
    "2016-06-03T14:30Z": "3 June 2016, 14:30 UTC",
    "2016-06-03T14:30-05:00": "3 June 2016, 14:30 UTC−05:00",
    "2016-06": "June 2016",
    "2016-06-XX": "June 2016",
    "2016": "2016",
    "0476": "476",
    "201X": "the 2010s",
    "19XX": "1900 to 1999",
    "2016-22": "summer 2016",
    "2016-24": "winter 2016–2017",
    "2016-33": "the first quarter of 2016",
    "2016-34": "the second quarter of 2016",
    "2016-06-1X": "some day between 10 and 19 June 2016",
    "2016-06~": "about June 2016",
    "2016-06-03?": "3 June 2016, uncertain",
    "2016%": "about 2016, uncertain",
    "2016-06-03%": "about 3 June 2016, uncertain",
    "[2016-06-03..2016-07-10]": "some day between 3 June and 10 July 2016",
    "[2016-06-03..2016-06-10]": "some day between 3 and 10 June 2016",
    "[2016-06-04..2016-06-05]": "4 or 5 June 2016",
    "[2016-06-30..2016-07-01]": "30 June or 1 July 2016",
    "[2015-12-31..2016-01-01]": "31 December 2015 or 1 January 2016",
    "[2016-06-04..2016-06-05~]": "some day between 4 June 2016 and about 5 June 2016",
    "[2016-06..2016-07]": "some day between June and July 2016",
    "[2016-06-04..2016-06-05,2016-07]": "4 or 5 June 2016 or July 2016",
    "[2015-12-30..2016-01-02]": "some day between 30 December 2015 and 2 January 2016",
    "[2016-06..2016-08]": "some day between June and August 2016",
    "[2016-06-03~..2016-06-10]": "some day between about 3 June 2016 and 10 June 2016",
    "[..2016-06-03]": "on or before 3 June 2016",
    "[2016-06..]": "in or after June 2016",
    "[2016-06-03..]": "on or after 3 June 2016",
    "[2016-06-03,2016-06-05]": "3 or 5 June 2016",
    "[2016-06-03,2016-07-05]": "3 June 2016 or 5 July 2016",
    "{2016-06-03,2016-06-05}": "3 and 5 June 2016",
    "{2016-06-03,2016-06-05,2016-07}": "3 June 2016, 5 June 2016 and July 2016",
    "{2016-06-03..2016-06-05}": "3 to 5 June 2016",
    "2016-07-18/2016-07-24": "18 to 24 July 2016",
    "2016-06/2016-08": "June to August 2016",
    "2016-06/2017-07": "June 2016 to July 2017",
    "2016-06-03~/2016-06-10": "about 3 June 2016 to 10 June 2016",
    "2016-06/2016-06-10": "June 2016 to 10 June 2016",
    "../2016-06": "in or before June 2016",
    "../2016-06-03": "on or before 3 June 2016",
    "2016/..": "since 2016",
    "2016/": "from 2016, end unknown",
}


@pytest.mark.parametrize("edtf", WORDS)
def test_a_date_is_said_as_vaguely_as_it_is_written(edtf: str) -> None:
    assert describe_edtf(Edtf.parse(edtf), load_date_words("en")) == WORDS[edtf]


def test_a_date_is_said_in_english_where_no_words_are_given() -> None:
    assert describe_edtf(Edtf.parse("2016-06")) == "June 2016"


def test_words_are_read_without_loading_the_rules_of_their_language() -> None:
    code = "import sys; from chronology.languages.wording import load_date_words as load; load(); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "chronology.languages.en" not in done.stdout.split()


def test_no_date_is_said_to_be_not_known() -> None:
    assert describe_edtf(None, load_date_words("en")) == "date not known"


def test_a_language_without_words_is_refused_with_those_that_have_some() -> None:
    with pytest.raises(ConfigError, match="these languages can: en"):
        load_date_words("xx")
