"""The fields of what is read as a date, a time or an interval (datetime.c, ParseDateTime)."""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from ..name import BLANKS

DATE, TIME, ZONE, NUMBER, STRING, SPECIAL = "date", "time", "zone", "number", "string", "special"


class BadFormat(Exception):
    """DTERR_BAD_FORMAT: the text is no date, time or interval."""


class FieldOverflow(Exception):
    """DTERR_FIELD_OVERFLOW: a part of the text is too large, or there is no such day."""


class ZoneOverflow(Exception):
    """DTERR_TZDISP_OVERFLOW: a time zone is too far from UTC."""


class TimeField(Struct, frozen=True):
    """One field, in small letters. Its kind says how it looks, not what it means."""

    kind: str
    text: str


_MOST_FIELDS = 25
_LONGEST = 100  # letters: longer ones may not fit into the server's buffer

# -- words -----------------------------------------------------------------------------------------

MONTH, WEEKDAY, HALF_DAY, ERA, IGNORED, ISO_TIME = "month", "weekday", "half", "era", "ignored", "t"
RESERVED, UNIT, JULIAN, DAYLIGHT, ZONE_NAME = "reserved", "unit", "julian", "daylight", "zone name"

_MONTHS = "january february march april may june july august september october november december"
# datetktbl. What a session calls a time zone is no word of it.
WORDS: dict[str, tuple[str, int | str]] = {
    **{name: (MONTH, number) for number, name in enumerate(_MONTHS.split(), 1)},
    **{name[:3]: (MONTH, number) for number, name in enumerate(_MONTHS.split(), 1)},
    "sept": (MONTH, 9),
    **dict.fromkeys(
        "sun sunday mon monday tue tues tuesday wed wednesday weds".split(), (WEEKDAY, 0)
    ),
    **dict.fromkeys("thu thur thurs thursday fri friday sat saturday".split(), (WEEKDAY, 0)),
    **{name: (RESERVED, name) for name in "now today tomorrow yesterday epoch".split()},
    **{name: (RESERVED, name) for name in ("allballs", "infinity", "-infinity")},
    "am": (HALF_DAY, "am"),
    "pm": (HALF_DAY, "pm"),
    "ad": (ERA, "ad"),
    "bc": (ERA, "bc"),
    "at": (IGNORED, 0),
    "on": (IGNORED, 0),
    "t": (ISO_TIME, 0),
    "dst": (DAYLIGHT, 0),
    **dict.fromkeys(("j", "jd", "julian"), (JULIAN, 0)),
    **dict.fromkeys("d h m mm s y dow doy isodow isoyear".split(), (UNIT, 0)),
    **dict.fromkeys(("z", "utc", "gmt"), (ZONE_NAME, 0)),
}

_BLANK = cache(lambda: re.compile(f"[{BLANKS}]++"))
_DIGITS = cache(lambda: re.compile("[0-9]++"))
_CLOCK = cache(lambda: re.compile("[0-9:.]*+"))
# Behind the second mark of a date, which is the same as the first.
_TEXT_MONTH = {
    "-": re.compile("[A-Za-z0-9-]*+"),
    "/": re.compile("[A-Za-z0-9/]*+"),
    ".": re.compile("[A-Za-z0-9.]*+"),
}
_MORE_DATE = {
    "-": re.compile("[0-9-]*+"),
    "/": re.compile("[0-9/]*+"),
    ".": re.compile("[0-9.]*+"),
}
_LETTERS = cache(lambda: re.compile("[A-Za-z]++"))
_NAME = cache(lambda: re.compile("[-+/_.:A-Za-z0-9]*+"))
_ZONE = cache(lambda: re.compile("[0-9][-0-9:.]*+"))


def fields(text: str) -> list[TimeField]:
    """The fields of a text; raises BadFormat where it has none such."""
    found: list[TimeField] = []
    at = 0
    while at < len(text):
        letter = text[at]
        if (blank := _BLANK().match(text, at)) is not None:
            at = blank.end()
            continue
        is_word = letter.isascii() and letter.isalnum()
        if not is_word and letter not in ".+-":
            if not letter.isascii() or not letter.isprintable():
                raise BadFormat
            at += 1
            continue
        if letter.isascii() and letter.isdigit():
            field, at = _numeric(text, at)
        elif letter == ".":
            end = _end(_DIGITS(), text, at + 1)
            field, at = TimeField(NUMBER, text[at:end]), end
        elif is_word:
            field, at = _word(text, at)
        else:
            field, at = _signed(text, at)
        found.append(field)
        if len(found) > _MOST_FIELDS or sum(len(one.text) for one in found) > _LONGEST:
            raise BadFormat
    return found


def _end(pattern: re.Pattern[str], text: str, at: int) -> int:
    found = pattern.match(text, at)
    return found.end() if found is not None else at


def _numeric(text: str, start: int) -> tuple[TimeField, int]:
    """A date, a time or a number."""
    end = _end(_DIGITS(), text, start)
    mark = text[end : end + 1]
    if mark == ":":
        end = _end(_CLOCK(), text, end)
        return TimeField(TIME, text[start:end]), end
    if not mark or mark not in "-/.":
        return TimeField(NUMBER, text[start:end]), end
    more = _end(_DIGITS(), text, end + 1)
    if more == end + 1:  # `1-jan-2024`
        end = _end(_TEXT_MONTH[mark], text, more)
        return TimeField(DATE, text[start:end].lower()), end
    if text[more : more + 1] == mark:
        end = _end(_MORE_DATE[mark], text, more)
        return TimeField(DATE, text[start:end]), end
    return TimeField(NUMBER if mark == "." else DATE, text[start:more]), more


def _word(text: str, start: int) -> tuple[TimeField, int]:
    """A word, or a date or a zone that begins with one."""
    end = _end(_LETTERS(), text, start)
    word, mark = text[start:end].lower(), text[end : end + 1]
    is_other = mark != "" and mark in "-/."
    if mark == "+" or (mark.isascii() and mark.isdigit()):
        is_other = word not in WORDS or WORDS[word][0] == ZONE_NAME
    if not is_other:
        return TimeField(STRING, word), end
    end = _end(_NAME(), text, end)
    return TimeField(DATE, text[start:end].lower()), end


def _signed(text: str, start: int) -> tuple[TimeField, int]:
    """A zone, or a special word, behind its sign."""
    at = _end(_BLANK(), text, start + 1)
    for kind, pattern in ((ZONE, _ZONE()), (SPECIAL, _LETTERS())):
        end = _end(pattern, text, at)
        if end > at:
            return TimeField(kind, text[start] + text[at:end].lower()), end
    raise BadFormat
