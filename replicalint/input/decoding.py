"""What the fields of a date or a time mean in one session (datetime.c, DecodeDateTime).

A session has an order of day, month and year, and names for time zones. What a field means follows
from all before it, in one long function of PostgreSQL's: so its parts stay together here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from .fields import (
    DATE,
    ERA,
    HALF_DAY,
    IGNORED,
    ISO_TIME,
    JULIAN,
    MONTH,
    NUMBER,
    RESERVED,
    TIME,
    WEEKDAY,
    WORDS,
    ZONE,
    BadFormat,
    FieldOverflow,
    TimeField,
    ZoneOverflow,
)
from .refused import Undetermined

ORDERS = ("mdy", "dmy", "ymd")
_LABELS_GONE_SINCE = 16
_MOST_HOURS_OF_ZONE = 15
_MOST_INTEGER = 2**31 - 1
_DAY = frozenset(("year", "month", "day"))
_CLOCK = frozenset(("hour", "minute", "second", "millisecond", "microsecond"))
_MONTH_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_HALF_DAY_HOURS = 12
_SPECIAL = frozenset(("epoch", "infinity", "-infinity"))


class DateSession(Struct, frozen=True):
    """How a session reads dates. `has_zones`: a word that is none of the table's is a time zone."""

    order: str
    has_zones: bool
    version: int


class Decoder(Struct):
    """The values read so far; `seen` are their names, which come once (fmask)."""

    session: DateSession
    seen: set[str]
    year: int = 0
    month: int = 0
    day: int = 0
    hour: int = 0
    minute: int = 0
    second: int = 0
    fraction: float = 0
    has_text_month: bool = False
    is_two_digits: bool = False
    is_before_christ: bool = False
    half: str = ""
    label: str = ""  # what the field before says of the next one (ptype)
    is_special: bool = False  # now, infinity, ...
    is_julian: bool = False
    names_zone: bool = False


def decoded(found: Sequence[TimeField], session: DateSession, *, is_time: bool) -> Decoder:
    """Reads the fields; raises BadFormat, FieldOverflow or ZoneOverflow as the server would."""
    is_old = session.version < _LABELS_GONE_SINCE
    if is_old and len(found) > 1 and any(one.text in _SPECIAL for one in found):
        raise Undetermined
    d = Decoder(session, set())
    for place in range(len(found)):
        given = _taken(d, found, place, is_time)
        if given & d.seen:
            raise BadFormat
        d.seen |= given
    if d.label and session.version >= _LABELS_GONE_SINCE:
        raise BadFormat
    if not d.is_special or is_time:
        _check(d, is_time)
    return d


def _taken(d: Decoder, found: Sequence[TimeField], place: int, is_time: bool) -> set[str]:
    field = found[place]
    match field.kind:
        case "date":
            return _date_field(d, found, place, field.text, is_time)
        case "time":
            if d.label not in ("", ISO_TIME):
                raise BadFormat
            d.label = ""
            _read_clock(d, field.text)
            if not is_time:
                _check_clock(d)
            return set(_CLOCK)
        case "zone":
            check_zone(field.text)
            return {ZONE}
        case "number":
            return _number_field(d, found, place, field.text, is_time)
        case _:
            return _word_field(d, found, place, field.text, is_time)


# -- dates -----------------------------------------------------------------------------------------


def _date_field(
    d: Decoder, found: Sequence[TimeField], place: int, text: str, is_time: bool
) -> set[str]:
    if is_time:
        is_first = place == 0 and len(found) > 1
        is_date = is_first and (found[-1].kind == DATE or found[1].kind == TIME)
    else:
        if d.label == JULIAN:
            raise Undetermined
        is_date = not d.label and not {"month", "day"} <= d.seen
    if is_date:
        return _read_date(d, text)
    if text[0].isdigit() or (d.label and not is_time):
        if d.label not in ("", ISO_TIME):
            raise BadFormat
        d.label = ""
        if d.seen >= _CLOCK or "-" not in text:
            raise BadFormat
        number, _, zone = text.partition("-")
        check_zone("-" + zone)
        seen = d.seen | _DAY if is_time else d.seen
        return {*_read_joined(d, number, seen), ZONE}
    if not d.session.has_zones:
        raise Undetermined  # 22023, with the name of the zone
    d.names_zone = True
    return {ZONE}


def _parts(text: str) -> list[str]:
    """DecodeDate: the character behind each part is overwritten, whatever it is."""
    parts: list[str] = []
    at = 0
    while at < len(text):
        while at < len(text) and not text[at].isalnum():
            at += 1
        if at == len(text):
            raise BadFormat
        start = at
        is_digits = text[at].isdigit()
        while at < len(text) and (text[at].isdigit() if is_digits else text[at].isalpha()):
            at += 1
        parts.append(text[start:at])
        at += 1
    return parts


def _read_date(d: Decoder, text: str) -> set[str]:
    given: set[str] = set()
    parts = _parts(text)
    has_text_month = False
    for part in parts:
        if part.isalpha():
            kind, number = WORDS.get(part, ("", 0))
            if kind == IGNORED:
                raise BadFormat
            if kind != MONTH or "month" in d.seen | given:
                raise BadFormat
            d.month, has_text_month = int(number), True
            given.add("month")
    for part in parts:
        if not part.isalpha():
            more = _read_number(d, part, d.seen | given, has_text_month)
            if more & (d.seen | given):
                raise BadFormat
            given |= more
    if (d.seen | given) - {"day of year", ZONE} != _DAY:
        raise BadFormat
    return given


def _whole(text: str) -> int:
    number = int(text) if len(text) < 20 else _MOST_INTEGER + 1
    if number > _MOST_INTEGER:
        raise FieldOverflow
    return number


def _read_number(d: Decoder, text: str, seen: set[str], has_text_month: bool) -> set[str]:
    """DecodeNumber: which part of a date a number is follows from those before it."""
    digits, point, _ = text.partition(".")
    if not digits:
        raise BadFormat
    number = _whole(digits)
    if point and len(digits) > 2:
        return _read_joined(d, text, seen | _DAY)
    dated = seen & _DAY
    length = len(text)
    if length == 3 and dated == {"year"} and 1 <= number <= 366:
        return {"day of year", "month", "day"}
    if dated == _DAY:
        return _read_joined(d, text, seen)
    if has_text_month and dated == {"year", "month"} and length > 2 and d.is_two_digits:
        # `1-jan-2024` where years come first.
        d.day, d.year, d.is_two_digits = d.year, number, False
        return {"day"}
    part = _part_of_date(d, dated, length, has_text_month)
    if part == "year":
        d.year, d.is_two_digits = number, length <= 2
    elif part == "month":
        d.month = number
    else:
        d.day = number
    return {part}


def _part_of_date(d: Decoder, dated: set[str], length: int, has_text_month: bool) -> str:
    is_year = length > 2 or d.session.order == "ymd"
    if not dated:
        return "year" if is_year else "day" if d.session.order == "dmy" else "month"
    if dated == {"month"}:
        return "year" if has_text_month and is_year else "day"
    following = {
        frozenset(("year",)): "month",
        frozenset(("year", "month")): "day",
        frozenset(("day",)): "month",
        frozenset(("month", "day")): "year",
    }
    if frozenset(dated) not in following:
        raise BadFormat
    return following[frozenset(dated)]


def _read_joined(d: Decoder, text: str, seen: set[str]) -> set[str]:
    """DecodeNumberField: `20240131`, `235959.5`."""
    digits, point, _ = text.partition(".")
    if not digits.isdigit():
        raise Undetermined
    if not point and not seen >= _DAY and len(digits) >= 6:
        if len(digits) > 12:
            raise Undetermined
        d.year, d.month, d.day = int(digits[:-4]), int(digits[-4:-2]), int(digits[-2:])
        d.is_two_digits = d.is_two_digits or len(digits) == 6
        return set(_DAY)
    if not seen >= _CLOCK and len(digits) in (4, 6):
        d.hour, d.minute = int(digits[:2]), int(digits[2:4])
        d.second = int(digits[4:] or 0)
        d.fraction = float(f"0{text[len(digits) :]}") if len(text) > len(digits) + 1 else 0
        return set(_CLOCK)
    raise BadFormat


# -- numbers and words -----------------------------------------------------------------------------


def _number_field(
    d: Decoder, found: Sequence[TimeField], place: int, text: str, is_time: bool
) -> set[str]:
    if d.label == JULIAN:
        raise Undetermined
    if d.label == ISO_TIME:
        d.label = ""
        given = _read_joined(d, text, d.seen | _DAY)
        if given != _CLOCK:
            raise BadFormat
        return given
    digits, point, _ = text.partition(".")
    if is_time:
        seen = d.seen | _DAY
        if point and place == 0 and len(found) > 1 and found[-1].kind == DATE:
            return _read_date(d, text)
        if point:
            if len(digits) > 2:
                return _read_joined(d, text, seen)
            raise BadFormat
        if len(text) > 4:
            return _read_joined(d, text, seen)
        return _read_number(d, text, seen, False)
    if point and not d.seen & _DAY:
        return _read_date(d, text)
    has_both = bool(d.seen & _DAY and d.seen & _CLOCK)
    is_joined = len(digits) > 2 if point else len(text) >= 6 and not has_both
    if is_joined:
        return _read_joined(d, text, d.seen)
    return _read_number(d, text, d.seen, d.has_text_month)


def _word_field(
    d: Decoder, found: Sequence[TimeField], place: int, text: str, is_time: bool
) -> set[str]:
    kind, meant = WORDS.get(text, ("", 0))
    if text == "+infinity" and d.session.version >= _LABELS_GONE_SINCE:
        kind, meant = RESERVED, text
    match kind:
        case "ignored":
            return set()
        case "reserved":
            return _reserved(d, str(meant), is_time)
        case "month" if not is_time:
            given = {"month"}
            may_be_day = "month" in d.seen and not d.has_text_month and "day" not in d.seen
            if may_be_day and 1 <= d.month <= 31:
                d.day, given = d.month, {"day"}
            d.has_text_month, d.month = True, int(meant)
            return given
        case "weekday" if not is_time:
            if text == "sat":
                raise Undetermined  # a zone of Australia's
            return {WEEKDAY}
        case "half":
            d.half = str(meant)
            return {HALF_DAY}
        case "era":
            d.is_before_christ = meant == "bc"
            return {ERA}
        case "t":
            following = found[place + 1].kind if place + 1 < len(found) else ""
            is_new = d.session.version >= _LABELS_GONE_SINCE
            is_fit = not d.label if is_new else following in (NUMBER, TIME, DATE)
            if (not is_time and not d.seen >= _DAY) or not is_fit:
                raise BadFormat
            d.label = ISO_TIME
            return set()
        case "julian":
            if d.session.version < _LABELS_GONE_SINCE:
                raise Undetermined
            if d.label:
                raise BadFormat
            d.label = JULIAN
            return set()
        case "zone name":
            return {ZONE}
        case "daylight" | "unit":
            raise Undetermined
        case "":
            if not d.session.has_zones or text[0] in "+-":
                raise BadFormat
            d.names_zone = True
            return {ZONE}
        case _:
            raise BadFormat


def _reserved(d: Decoder, word: str, is_time: bool) -> set[str]:
    if word == "allballs":
        return {*_CLOCK, ZONE}
    if is_time:
        if word != "now":
            raise BadFormat
        return set(_CLOCK)
    if word in ("today", "tomorrow", "yesterday"):
        d.year, d.month, d.day = 2000, 1, 1
        return set(_DAY)
    if word == "now":
        d.year, d.month, d.day = 2000, 1, 1
    else:
        d.is_special = True
    return {*_DAY, *_CLOCK, ZONE}


# -- times -----------------------------------------------------------------------------------------

_CLOCK_PARTS = re.compile("([0-9]*+):([0-9]*+)(?::([0-9]*+))?(?P<fraction>[.][0-9]*+)?", re.ASCII)


def _read_clock(d: Decoder, text: str) -> None:
    """DecodeTime."""
    found = _CLOCK_PARTS.fullmatch(text)
    if found is None:
        raise BadFormat if text.count(":") < 2 or "." in text else Undetermined
    hour, minute, second = (_whole(part or "0") for part in found.groups()[:3])
    fraction = found["fraction"]
    if fraction is not None and found[3] is None:
        hour, minute, second = 0, hour, minute
    d.hour, d.minute, d.second = hour, minute, second
    d.fraction = float(f"0{fraction}") if fraction is not None and len(fraction) > 1 else 0
    if minute > 59 or second > 60:
        raise FieldOverflow


def _check_clock(d: Decoder) -> None:
    """time_overflows."""
    total = (d.hour * 60 + d.minute) * 60 + d.second + d.fraction
    if d.hour > 24 or d.minute > 59 or d.second > 60 or total > 86400:
        raise FieldOverflow


def check_zone(text: str) -> None:
    """DecodeTimezone: `+02`, `-0330`, `+05:30:15`."""
    found = _ZONE.match(text)
    if found is None:
        raise BadFormat
    parts = [part or "" for part in found.groups()]
    if any(len(part) > 9 for part in parts):
        raise Undetermined
    hours, minutes, seconds = (int(part or 0) for part in parts)
    is_whole = found.end() == len(text)
    if found[2] is None and is_whole and len(text) > 3:
        minutes, hours = hours % 100, hours // 100
    if not (0 <= hours <= _MOST_HOURS_OF_ZONE and 0 <= minutes < 60 and 0 <= seconds < 60):
        raise ZoneOverflow
    if not is_whole:
        raise BadFormat


_ZONE = re.compile("[+-]([+-]?[0-9]++|)(?::([+-]?[0-9]++|)(?::([+-]?[0-9]++|))?)?", re.ASCII)


# -- all of it -------------------------------------------------------------------------------------


def _check(d: Decoder, is_time: bool) -> None:
    """ValidateDate, and what comes behind it."""
    if "year" in d.seen:
        if d.is_two_digits and not d.is_before_christ:
            d.year += 2000 if d.year < 70 else 1900 if d.year < 100 else 0
        elif d.year <= 0:
            raise FieldOverflow
        if d.is_before_christ:
            d.year = 1 - d.year
    if "day of year" in d.seen:
        d.month = d.day = 1
    if ("month" in d.seen and not 1 <= d.month <= 12) or ("day" in d.seen and not 1 <= d.day <= 31):
        raise FieldOverflow
    if d.seen >= _DAY and d.day > month_days(d.year, d.month):
        raise FieldOverflow
    if d.half and d.hour > _HALF_DAY_HOURS:
        raise FieldOverflow
    if is_time:
        if d.half == "pm" and d.hour < _HALF_DAY_HOURS:
            d.hour += _HALF_DAY_HOURS
        _check_clock(d)
        if not d.seen >= _CLOCK:
            raise BadFormat
        if d.names_zone and not d.seen >= _DAY:
            raise Undetermined  # some zones need a date
    elif not d.seen >= _DAY:
        raise BadFormat


def month_days(year: int, month: int) -> int:
    """How many days a month has."""
    is_leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 28 if month == 2 and not is_leap else _MONTH_DAYS[month - 1]
