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
from .decoding import ORDERS, DateSession, decoded, month_days
from .fields import BadFormat, FieldOverflow, ZoneOverflow, fields
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
# The first and the last year that a type has: years before Christ count from 0.
_YEARS = {
    "date": (-4712, 5_874_897),
    "timestamp": (-4712, 294_276),
    "timestamptz": (-4712, 294_276),
}


def moment(text: str, kind: str, version: int) -> int | None:
    """A date or time in microseconds; None where it is one and its value is not known."""
    bare = text.strip(BLANKS)
    is_time = kind in ("time", "timetz")
    found = _TIME.fullmatch(bare) if is_time else _ISO.fullmatch(bare)
    if found is not None:
        return _read(found, text, kind)
    answers = {_answer(text, kind, session) for session in _sessions(version)}
    if len(answers) > 1:
        raise Undetermined
    (refused,) = answers
    if refused is not None:
        raise NotAValue(refused[0], refused[1])
    return None


def _sessions(version: int) -> list[DateSession]:
    return [DateSession(order, zones, version) for order in ORDERS for zones in (True, False)]


def _answer(text: str, kind: str, session: DateSession) -> tuple[str, str] | None:
    """What a session answers to a text: an SQLSTATE and a message, None where it reads it."""
    try:
        _decode(text, kind, session)
    except BadFormat:
        return INVALID_DATETIME_FORMAT, f'invalid input syntax for type {_NAMES[kind]}: "{text}"'
    except FieldOverflow:
        return DATETIME_FIELD_OVERFLOW, f'date/time field value out of range: "{text}"'
    except ZoneOverflow:
        message = f'time zone displacement out of range: "{text}"'
        return INVALID_TIME_ZONE_DISPLACEMENT_VALUE, message
    except NotAValue as refused:
        return refused.sqlstate, refused.message
    return None


def _decode(text: str, kind: str, session: DateSession) -> None:
    is_time = kind in ("time", "timetz")
    read = decoded(fields(text), session, is_time=is_time)
    if is_time or read.is_special:
        return
    first, last = _YEARS[kind]
    if not first - 1 <= read.year <= last + 1:
        noun = "date" if kind == "date" else "timestamp"
        raise NotAValue(DATETIME_FIELD_OVERFLOW, f'{noun} out of range: "{text}"')
    if not first < read.year < last:
        raise Undetermined


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
    if not year or not 1 <= month <= 12 or not 1 <= day <= month_days(year, month):
        raise _overflow(text)
    if year > 294_000 and kind != "date":
        raise Undetermined
    cycles, within = divmod(year - 1, 400)
    since = datetime(within + 1, month, 1, tzinfo=UTC) - datetime(2000, 1, 1, tzinfo=UTC)
    return cycles * 146_097 + since.days + day - 1


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
