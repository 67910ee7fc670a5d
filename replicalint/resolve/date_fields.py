"""Which fields EXTRACT takes out of which types: datetime.c's words, as each type's function reads.

A field that a type does not have is an error once a row has a value (0A000). Nothing is said of
words that are no field of any type.
"""

from __future__ import annotations

_OF_TIMES = frozenset(
    (
        "h hour hours hr hrs m min mins minute minutes s sec second seconds secs ms msec msecond "
        "mseconds msecs millisecon millisecond milliseconds us usec usecond useconds usecs "
        "microsecon microsecond microseconds epoch"
    ).split()
)
_OF_YEARS = frozenset(
    (
        "c cent centuries century dec decade decades decs mil millennia millennium mils mon mons "
        "month months qtr quarter y year years yr yrs d day days epoch"
    ).split()
)
_WEEKS = frozenset("w week weeks".split())
_OF_DATES = _OF_YEARS | _WEEKS | frozenset("dow doy isodow isoyear julian jd j".split())
_ZONES = frozenset("timezone timezone_h timezone_hour timezone_m timezone_minute".split())

_FIELDS = _OF_TIMES | _OF_DATES | _ZONES
_SUPPORTED = {
    "date": _OF_DATES,
    "time": _OF_TIMES,
    "timetz": _OF_TIMES | _ZONES,
    "timestamp": _OF_TIMES | _OF_DATES,
    "timestamptz": _FIELDS,
    "interval": _OF_TIMES | _OF_YEARS,
}
_WEEKS_OF_INTERVALS = 18


def is_supported(field: str, of: str, version: int) -> bool | None:
    """Whether a type has a field; None of another type, and of what is no field."""
    fields = _SUPPORTED.get(of)
    if fields is None or field not in _FIELDS:
        return None
    if of == "interval" and field in _WEEKS:
        return version >= _WEEKS_OF_INTERVALS
    return field in fields
