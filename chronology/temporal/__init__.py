"""Time itself, without text: days, bounds, EDTF and TIMEX3 values. No I/O, no clock."""
