"""Texts as intervals (datetime.c, DecodeInterval): read from their end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from ..sqlstate import INTERVAL_FIELD_OVERFLOW, INVALID_DATETIME_FORMAT
from .fields import (
    DATE,
    IGNORED,
    JULIAN,
    NUMBER,
    RESERVED,
    TIME,
    UNIT,
    WORDS,
    ZONE,
    BadFormat,
    FieldOverflow,
    TimeField,
    fields,
)
from .refused import NotAValue, Undetermined

_CHECKS_UNITS_SINCE = 16
_INFINITE_SINCE = 17
_LONGEST_UNIT = 10  # letters that count
# deltatktbl.
_UNITS = {
    **dict.fromkeys("us usec usecs usecond useconds microsecon".split(), "microsecond"),
    **dict.fromkeys("ms msec msecs msecond mseconds millisecon".split(), "millisecond"),
    **dict.fromkeys("s sec secs second seconds".split(), "second"),
    **dict.fromkeys("m min mins minute minutes".split(), "minute"),
    **dict.fromkeys("h hr hrs hour hours".split(), "hour"),
    **dict.fromkeys("d day days".split(), "day"),
    **dict.fromkeys("w week weeks".split(), "week"),
    **dict.fromkeys("mon mons month months".split(), "month"),
    **dict.fromkeys("y yr yrs year years".split(), "year"),
    **dict.fromkeys("dec decade decades decs".split(), "decade"),
    **dict.fromkeys("c cent centuries century".split(), "century"),
    **dict.fromkeys("mil mils millennia millennium".split(), "millennium"),
    **dict.fromkeys("qtr quarter timezone timezone_h timezone_m".split(), "none"),
}
_CLOCK = frozenset(("hour", "minute", "second", "millisecond", "microsecond"))
_SECONDS = frozenset(("second", "millisecond", "microsecond"))
_LONG_NUMBER = cache(lambda: re.compile("[0-9]{6}"))
_YEARS_AND_MONTHS = cache(lambda: re.compile("[+-]?[0-9]++-([+-]?[0-9]++|)", re.ASCII))
_NUMBER = cache(lambda: re.compile("[+-]?([0-9]++)?(?P<fraction>[.][0-9]*+)?", re.ASCII))
_ISO_8601 = cache(
    lambda: re.compile(
        r"P(?=[0-9T])(?:[0-9]{1,4}Y)?(?:[0-9]{1,4}M)?(?:[0-9]{1,4}W)?(?:[0-9]{1,4}D)?"
        r"(?:T(?=[0-9])(?:[0-9]{1,4}H)?(?:[0-9]{1,4}M)?(?:[0-9]{1,4}(?:\.[0-9]{1,6})?S)?)?",
        re.ASCII,
    )
)


def interval(text: str, version: int) -> None:
    """`interval`: of long numbers, which may be too large, nothing is known."""
    if text.startswith("P"):
        if _ISO_8601().fullmatch(text) is None:
            raise Undetermined
        return
    try:
        _decode(fields(text), version)
    except BadFormat:
        _check_length(text)
        message = f'invalid input syntax for type interval: "{text}"'
        raise NotAValue(INVALID_DATETIME_FORMAT, message) from None
    except FieldOverflow:
        _check_length(text)
        message = f'interval field value out of range: "{text}"'
        raise NotAValue(INTERVAL_FIELD_OVERFLOW, message) from None
    _check_length(text)


def _check_length(text: str) -> None:
    if _LONG_NUMBER().search(text) is not None:
        raise Undetermined


def _decode(found: Sequence[TimeField], version: int) -> None:
    seen: set[str] = set()
    unit = ""  # of the number before; "" where none has been read
    waits = False  # a unit, for its number
    for place in range(len(found) - 1, -1, -1):
        field = found[place]
        given: set[str] = set()
        is_clock = field.kind == TIME or (field.kind == ZONE and ":" in field.text)
        if is_clock and (field.kind == TIME or _is_clock(field.text[1:])):
            _read_clock(field.text)
            given, unit, waits = set(_CLOCK), "day", False
        elif field.kind in (ZONE, DATE, NUMBER):
            unit, given = _number(field.text, unit or "second")
            waits = False
        else:
            if waits and version >= _CHECKS_UNITS_SINCE:
                raise BadFormat
            word = field.text[:_LONGEST_UNIT]
            kind = WORDS.get(field.text.lstrip("+"), ("",))[0] if version >= _INFINITE_SINCE else ""
            if word == "ago":
                if place != len(found) - 1 and version >= _CHECKS_UNITS_SINCE:
                    raise BadFormat
                unit = "none"
            elif word in _UNITS:
                unit, waits = _UNITS[word], True
            elif kind == IGNORED:
                unit = ""
                continue
            elif kind in (UNIT, JULIAN):
                raise Undetermined
            elif kind == RESERVED and "infinity" in field.text:
                if place != len(found) - 1:
                    raise BadFormat
                given = {"infinity"}
            else:
                raise BadFormat
        if given & seen or (seen and "infinity" in seen | given and given):
            raise BadFormat
        seen |= given
    if not seen or (waits and version >= _CHECKS_UNITS_SINCE):
        raise BadFormat


def _number(text: str, unit: str) -> tuple[str, set[str]]:
    """The unit of a number, and what it gives."""
    if (found := _YEARS_AND_MONTHS().match(text)) is not None:
        if not 0 <= int(found[1] or 0) < 12:
            raise FieldOverflow
        if found.end() != len(text):
            raise BadFormat
        return "month", {"month"}
    found = _NUMBER().fullmatch(text)
    if found is None or unit == "none":
        raise BadFormat
    if unit == "second" and found["fraction"] is not None and found["fraction"].strip(".0"):
        return unit, set(_SECONDS)
    return "day" if unit == "hour" else unit, {unit}


_CLOCK_PARTS = cache(
    lambda: re.compile("([0-9]*+):([0-9]*+)(?::([0-9]*+))?([.][0-9]*+)?", re.ASCII)
)


def _is_clock(text: str) -> bool:
    try:
        _read_clock(text)
    except (BadFormat, FieldOverflow):
        return False
    return True


def _read_clock(text: str) -> None:
    if "-" in text[1:]:
        raise Undetermined
    found = _CLOCK_PARTS().fullmatch(text.lstrip("+-"))
    if found is None:
        raise BadFormat
    minute, second = found[2], found[3]
    if second is None and found[4] is not None:
        minute, second = found[1], found[2]
    if int(minute or 0) > 59 or int(second or 0) > 60:
        raise FieldOverflow
