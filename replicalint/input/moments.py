"""Texts as dates and times (datetime.c, date.c, timestamp.c).

DateStyle, TimeZone and timezone_abbreviations decide what many texts mean. Read here are those that
every session reads alike; of others it is known that no session reads them.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime

from ..name import BLANKS
from ..sqlstate import (
    DATETIME_FIELD_OVERFLOW,
    INVALID_DATETIME_FORMAT,
    INVALID_TIME_ZONE_DISPLACEMENT_VALUE,
)
from .refused import NotAValue, Undetermined

_NAMES = {
    "date": "date",
    "time": "time",
    "timetz": "time with time zone",
    "timestamp": "timestamp",
    "timestamptz": "timestamp with time zone",
}
_DAY = 86_400_000_000
_CLOCK = (
    r"(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{1,2})"
    r"(?::(?P<second>[0-9]{1,2})(?P<fraction>\.[0-9]+)?)?"
)
_ZONE = (
    r"(?:[ ]?(?:(?P<utc>[zZ]|UTC|utc|GMT|gmt)"
    r"|(?P<sign>[+-])(?P<hours>[0-9]{1,2})"
    r"(?::(?P<minutes>[0-9]{2})(?::(?P<seconds>[0-9]{2}))?|(?P<joined>[0-9]{2}))?))?"
)
_ISO = re.compile(
    r"(?P<year>[0-9]{4,6})(?P<mark>[-/])(?P<month>[0-9]{1,2})(?P=mark)(?P<day>[0-9]{1,2})"
    rf"(?:(?:[tT]|[ ]+){_CLOCK}{_ZONE})?",
    re.ASCII,
)
_TIME = re.compile(f"{_CLOCK}{_ZONE}", re.ASCII)
_NUMBER_AND_WORD = re.compile(r"([0-9]{1,4})?[ ]*([A-Za-z]{3,})?", re.ASCII)
_WORD_WITH_DIGITS = re.compile(r"([A-Za-z]+)[0-9][A-Za-z0-9]*", re.ASCII)
_MONTH_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

# What stands for a date or a time without a digit.
_SPECIAL = frozenset("now today tomorrow yesterday epoch infinity allballs zulu".split())
_DATES = frozenset("now today tomorrow yesterday epoch infinity -infinity".split())
_TIMES = frozenset("now allballs".split())
# Words that may stand beside numbers (datetktbl).
_WORDS = frozenset(
    """ad allballs am apr april at aug august bc d dec december dow doy dst epoch feb february fri
    friday h infinity isodow isoyear j jan january jd jul julian july jun june m mar march may mm
    mon monday nov november now oct october on pm s sat saturday sep sept september sun sunday t
    thu thur thurs thursday today tomorrow tue tues tuesday wed wednesday weds y yesterday z
    zulu""".split()
)


def moment(text: str, kind: str) -> int | None:
    """A date or time in microseconds; None where it is one and the session decides which."""
    bare = text.strip(BLANKS)
    is_time = kind in ("time", "timetz")
    if bare.lower() in (_TIMES if is_time else _DATES):
        return None
    found = _TIME.fullmatch(bare) if is_time else _ISO.fullmatch(bare)
    if found is not None:
        return _read(found, text, kind)
    if _is_none(bare, is_time):
        raise NotAValue(
            INVALID_DATETIME_FORMAT, f'invalid input syntax for type {_NAMES[kind]}: "{text}"'
        )
    raise Undetermined


def _is_none(text: str, is_time: bool) -> bool:
    """Whether no session reads a text that has another form."""
    if re.search("[0-9]", text) is None:
        words = re.findall("[a-z]+", text.lower())
        is_plain = not is_time or re.fullmatch("[A-Za-z ]*", text) is not None
        return is_plain and _SPECIAL.isdisjoint(words)
    if is_time:
        return False
    if (found := _WORD_WITH_DIGITS.fullmatch(text)) is not None:
        return found[1].lower() not in _WORDS
    found = _NUMBER_AND_WORD.fullmatch(text)
    if found is None or found[1] is None:
        return False
    is_year = len(found[1]) > 2
    is_known = found[2] is not None and found[2].lower() in _WORDS
    return not is_known and (is_year or 1 <= int(found[1]) <= 12)


def _read(found: re.Match[str], text: str, kind: str) -> int | None:
    part = found.groupdict()
    if int(part["minute"] or 0) > 59 or int(part["second"] or 0) > 60:
        raise _overflow(text)
    if "year" not in part:
        _zone(part, text)
    clock = _clock(part, text)
    offset = _zone(part, text)
    day = 0
    if "year" in part:
        day = _day(int(part["year"]), int(part["month"]), int(part["day"]), text, kind)
    if kind == "date":
        return day * _DAY
    if kind == "timestamptz":
        if offset is None:
            return None
        return day * _DAY + clock - offset
    return None if kind == "timetz" else day * _DAY + clock


def _overflow(text: str) -> NotAValue:
    return NotAValue(DATETIME_FIELD_OVERFLOW, f'date/time field value out of range: "{text}"')


def _day(year: int, month: int, day: int, text: str, kind: str) -> int:
    """The days since 2000."""
    is_leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    if not year or not 1 <= month <= 12 or not 1 <= day <= _MONTH_DAYS[month - 1]:
        raise _overflow(text)
    if month == 2 and day == 29 and not is_leap:
        raise _overflow(text)
    if year > 294_000 and kind != "date":
        raise Undetermined
    cycles, within = divmod(year - 1, 400)
    since = datetime(within + 1, month if month != 2 or day != 29 else 2, 1, tzinfo=UTC)
    return cycles * 146_097 + (since - datetime(2000, 1, 1, tzinfo=UTC)).days + day - 1


def _clock(part: dict[str, str | None], text: str) -> int:
    if part["hour"] is None:
        return 0
    hour, minute, second = (int(part[name] or 0) for name in ("hour", "minute", "second"))
    fraction = round(float(part["fraction"] or 0) * 1_000_000)
    total = ((hour * 60 + minute) * 60 + second) * 1_000_000 + fraction
    if hour > 24 or total > _DAY:
        raise _overflow(text)
    return total


def _zone(part: dict[str, str | None], text: str) -> int | None:
    """How far a zone is from UTC; None where none is written."""
    if part["utc"] is not None:
        return 0
    if part["sign"] is None:
        return None
    hours, seconds = int(part["hours"] or 0), int(part["seconds"] or 0)
    minutes = int(part["minutes"] or part["joined"] or 0)
    if hours > 15 or minutes > 59 or seconds > 59:
        raise NotAValue(
            INVALID_TIME_ZONE_DISPLACEMENT_VALUE,
            f'time zone displacement out of range: "{text}"',
        )
    total = ((hours * 60 + minutes) * 60 + seconds) * 1_000_000
    return -total if part["sign"] == "-" else total


# -- interval --------------------------------------------------------------------------------------

_INFINITE_SINCE = 17
_UNITS = {
    **dict.fromkeys("us usec usecs usecond useconds microsecond microseconds".split(), "us"),
    **dict.fromkeys("ms msec msecs msecond mseconds millisecond milliseconds".split(), "ms"),
    **dict.fromkeys("s sec secs second seconds".split(), "s"),
    **dict.fromkeys("m min mins minute minutes".split(), "min"),
    **dict.fromkeys("h hr hrs hour hours".split(), "h"),
    **dict.fromkeys("d day days".split(), "d"),
    **dict.fromkeys("w week weeks".split(), "w"),
    **dict.fromkeys("mon mons month months".split(), "mon"),
    **dict.fromkeys("y yr yrs year years".split(), "y"),
}
# Other words that DecodeUnits knows (deltatktbl), in their first ten letters.
_OTHER_UNITS = tuple(
    "c cent centuries century dec decade decades decs mil mils millennia millennium ago qtr quarter"
    " millisecon microsecon mseconds timezone timezone_h timezone_m".split()
)
_PART = re.compile(
    r"(?:(?P<sign>[+-])?(?P<number>[0-9]{1,6})(?P<fraction>\.[0-9]{1,6})?[ ]*(?P<unit>[A-Za-z]+)"
    r"|(?P<clock>[+-]?[0-9]{1,6}:[0-9]{1,2}(?::[0-9]{1,2}(?:\.[0-9]{1,6})?)?))[ ]*",
    re.ASCII,
)
_LONE = re.compile(r"[+-]?[0-9]{1,6}(?:\.[0-9]{1,6})?", re.ASCII)
_ISO_8601 = re.compile(
    r"P(?=[0-9T])(?:[0-9]{1,4}Y)?(?:[0-9]{1,4}M)?(?:[0-9]{1,4}W)?(?:[0-9]{1,4}D)?"
    r"(?:T(?=[0-9])(?:[0-9]{1,4}H)?(?:[0-9]{1,4}M)?(?:[0-9]{1,4}(?:\.[0-9]{1,6})?S)?)?",
    re.ASCII,
)


def interval(text: str, version: int) -> None:
    """`interval`: parts with a unit each, of which the last may be a time."""
    bare = text.strip(BLANKS)
    if bare.lower() in ("infinity", "-infinity") and version >= _INFINITE_SINCE:
        return
    if _LONE.fullmatch(bare) is not None or _ISO_8601.fullmatch(bare) is not None:
        return
    if re.search("[0-9]", bare) is None:
        words = re.findall("[a-z]+", bare.lower())
        if "." in bare or bare[:1] in ("p", "P") or not _SPECIAL.isdisjoint(words):
            raise Undetermined
        raise _no_interval(text)
    _parts(bare, text)


def _no_interval(text: str) -> NotAValue:
    return NotAValue(INVALID_DATETIME_FORMAT, f'invalid input syntax for type interval: "{text}"')


def _parts(bare: str, text: str) -> None:
    rest = bare[1:].lstrip(" ") if bare.startswith("@") else bare
    if rest.lower().endswith(" ago"):
        rest = rest[: -len(" ago")].rstrip(" ")
    at = 0
    units: list[str] = []
    is_none = False
    while at < len(rest):
        found = _PART.match(rest, at)
        if found is None:
            raise Undetermined
        at = found.end()
        if found["clock"] is not None:
            _check_clock(found["clock"], is_last=at == len(rest))
            units.append("clock")
            continue
        word = found["unit"].lower()
        behind = rest[found.end("unit") :][:1]
        if behind.strip() and not (behind.isdigit() and word in _WORDS):
            raise Undetermined
        if word not in _UNITS:
            if word[:10] in _OTHER_UNITS or word in _WORDS or word == "e":
                raise Undetermined
            is_none = True
            continue
        units.append(_UNITS[word])
    if len(set(units)) < len(units) or ("clock" in units and not _DATE_UNITS.issuperset(units)):
        raise Undetermined
    if is_none:
        raise _no_interval(text)


_DATE_UNITS = frozenset(("clock", "y", "mon", "d"))


def _check_clock(text: str, *, is_last: bool) -> None:
    parts = text.lstrip("+-").split(":")
    if not is_last or int(parts[1]) > 59 or float((parts[2:] or ["0"])[0]) >= 60:
        raise Undetermined
