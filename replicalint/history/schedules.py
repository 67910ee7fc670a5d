"""How often a registered task runs, as far as its row or its cron expression says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from ..changes import FALSE, NULL, Constant, Expression

_SECOND, _MINUTE, _HOUR, _DAY, _WEEK = 1, 60, 3600, 86400, 604800
_MONTH = 31 * _DAY
_UNITS = {"second": _SECOND, "minute": _MINUTE, "hour": _HOUR, "day": _DAY, "week": _WEEK}
_AMOUNT = re.compile(r"(?<![0-9])([0-9]+) (second|minute|hour|day|week)s?")
_CRON = re.compile(r"([0-9*/,-]+) ([0-9*/,-]+) ([0-9*/,-]+) ([0-9A-Za-z*/,-]+) ([0-9A-Za-z*/,-]+)")
_STEP = re.compile(r"\*/([0-9]{1,9})")
_COUNT = re.compile(r"[0-9]{1,9}")  # of more digits, none is a time that comes


def seconds(duration: str) -> int:
    """`1 hour 30 minutes`, as a contract writes it."""
    return sum(int(amount) * _UNITS[unit] for amount, unit in _AMOUNT.findall(duration))


def period(texts: Iterable[str], values: Mapping[str, Expression]) -> int | None:
    """The longest time between two runs, in seconds; None where the row does not say.

    `texts` are the string constants of the row, `values` its columns.
    """
    for text in texts:
        match = _CRON.fullmatch(text)
        if match is not None:
            return cron_period(match.groups())
    if values.get("enabled") == FALSE:
        return _MONTH
    for column, value in values.items():
        unit = next((unit for unit in _UNITS if unit in column), None)
        if "interval" not in column or not unit or not isinstance(value, Constant):
            continue
        if _COUNT.fullmatch(value.text):
            return int(value.text) * _UNITS[unit]
    return _at_a_time(values)


def _at_a_time(values: Mapping[str, Expression]) -> int | None:
    """Of a row that says when: the largest unit that is fixed."""
    fixed = {column for column, value in values.items() if value != NULL}
    if any("dow" in column or "weekday" in column for column in fixed):
        return _WEEK
    if any(column.endswith("_day") for column in fixed):
        return _MONTH
    if any(column.endswith("_hour") for column in fixed):
        return _DAY
    if any(column.endswith("_minute") for column in fixed):
        return _HOUR
    return None


def cron_period(fields: tuple[str, ...]) -> int | None:
    """Of `minute hour day month weekday`: the longest gap, where a field is `*`, `*/n` or fixed."""
    minute, hour, day, month, weekday = fields
    if month != "*":
        return 366 * _DAY
    if weekday != "*":
        return _WEEK
    if day != "*":
        return _MONTH
    if hour != "*":
        return _stepped(hour, _HOUR, _DAY)
    return _stepped(minute, _MINUTE, _HOUR)


def _stepped(field: str, unit: int, whole: int) -> int:
    if field == "*":
        return unit
    step = _STEP.fullmatch(field)
    return int(step[1]) * unit if step else whole
