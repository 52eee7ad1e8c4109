"""EDTF held against the `edtf` package, version 5.0.2: its strict lower and upper day of each expression.

The package is no part of the tests: it needs 2 to 40 ms a date and hangs on some. What it answered stands here,
days that are open as "-inf" and "inf", and where we answer otherwise the reason.
"""

from __future__ import annotations

import time

import pytest

from chronology.errors import EdtfError
from chronology.temporal.edtf import Edtf

ORACLE = """
2001-02-03                     2001-02-03 2001-02-03
2008-12                        2008-12-01 2008-12-31
2008                           2008-01-01 2008-12-31
2001-02-03T09:30:01            2001-02-03 2001-02-03
2004-01-01T10:10:10Z           2004-01-01 2004-01-01
2004-01-01T10:10:10+05:00      2004-01-01 2004-01-01
1964/2008                      1964-01-01 2008-12-31
2004-06/2006-08                2004-06-01 2006-08-31
2004-02-01/2005-02-08          2004-02-01 2005-02-08
2004-02-01/2005-02             2004-02-01 2005-02-28
2004-02-01/2005                2004-02-01 2005-12-31
2005/2006-02                   2005-01-01 2006-02-28
2001-21                        2001-03-01 2001-05-31
2003-22                        2003-06-01 2003-08-31
2000-23                        2000-09-01 2000-11-30
1984?                          1984-01-01 1984-12-31
2004-06~                       2004-06-01 2004-06-30
2004-06-11%                    2004-06-11 2004-06-11
2023-05-04?                    2023-05-04 2023-05-04
201X                           2010-01-01 2019-12-31
20XX                           2000-01-01 2099-12-31
2004-XX                        2004-01-01 2004-12-31
1985-04-XX                     1985-04-01 1985-04-30
1985-XX-XX                     1985-01-01 1985-12-31
../1985-04-12                  -inf       1985-04-12
../1985-04                     -inf       1985-04-30
../1985                        -inf       1985-12-31
1985-04-12/..                  1985-04-12 inf
1985-04/..                     1985-04-01 inf
1985/..                        1985-01-01 inf
1984?/2004%                    1984-01-01 2004-12-31
1984~/2004-06                  1984-01-01 2004-06-30
[1667,1668,1670..1672]         1667-01-01 1672-12-31
[..1760-12-03]                 -inf       1760-12-03
[1760-12..]                    1760-12-01 inf
[1760-01,1760-02,1760-12..]    1760-01-01 inf
[1667,1760-12]                 1667-01-01 1760-12-31
{1667,1668,1670..1672}         1667-01-01 1672-12-31
{1960,1961-12}                 1960-01-01 1961-12-31
{..1984}                       -inf       1984-12-31
2001-34                        2001-04-01 2001-06-30
2001-40                        2001-01-01 2001-06-30
2004-06-XX/2004-07-03          2004-06-01 2004-07-03
2000-02-29                     2000-02-29 2000-02-29
"""
REFUSED = ["2016-02-30", "2016-13", "2016-00", "2016-06-00", "2016-6-3", "16-06-03", "June 2016"]
# What the package answers, what we do, and why.
OTHERWISE = {
    "2001-02-29": (("2001-02-29", "2001-02-29"), None, "2001 was no leap year"),
    "1900-02-29": (("1900-02-29", "1900-02-29"), None, "1900 was no leap year"),
    "2016/2015": (("2016-01-01", "2015-12-31"), None, "it ends before it begins"),
    "2010-24": (("2010-12-01", "2010-12-31"), ("2010-12-01", "2011-02-28"), "a winter is three months long"),
    "1985-04-12/": (("1985-04-12", "1995-04-12"), ("1985-04-12", "inf"), "an unknown end is not ten years off"),
    "/1985-04-12": (("1975-04-12", "1985-04-12"), ("-inf", "1985-04-12"), "an unknown begin is not ten years off"),
    "-0999": (("-999-01-01", "-999-12-31"), None, "our calendar has the years 1 to 9999"),
    "Y170000002": (("170000002-01-01", "170000002-12-31"), None, "our calendar has the years 1 to 9999"),
}


def days(text: str) -> tuple[str, str] | None:
    try:
        hull = Edtf.parse(text).bounds.hull
    except EdtfError:
        return None
    return str(hull.earliest or "-inf"), str(hull.latest or "inf")


@pytest.mark.parametrize("line", ORACLE.strip().splitlines())
def test_an_expression_covers_the_days_that_the_oracle_gives(line: str) -> None:
    text, earliest, latest = line.split()
    assert days(text) == (earliest, latest)


@pytest.mark.parametrize("text", REFUSED)
def test_what_the_oracle_refuses_is_refused(text: str) -> None:
    assert days(text) is None


@pytest.mark.parametrize("text", OTHERWISE)
def test_where_we_answer_otherwise_it_is_for_a_reason(text: str) -> None:
    theirs, ours, reason = OTHERWISE[text]
    assert (days(text), bool(reason), ours != theirs) == (ours, True, True)


@pytest.mark.parametrize("text", ["Y1E99999999", "2" * 200, "[" + "2016," * 30 + "2016]", "2016-06-0" * 20])
def test_no_expression_takes_long(text: str) -> None:
    started = time.process_time()
    for _ in range(100):
        days(text)
    assert (time.process_time() - started) / 100 < 0.005
