"""The day it is: the same for everybody, whatever the time zone of a machine."""

from __future__ import annotations

from datetime import UTC, date, datetime


def utc_day() -> date:
    """The day in UTC, by which comments end that are to end."""
    return datetime.now(UTC).date()
