"""The values of integer constants (manual 4.1.2.6): ASCII digits, however many there are."""

from __future__ import annotations

_BASES = {"0x": 16, "0o": 8, "0b": 2}
_MOST_DIGITS = 63  # of a bigint, in base 2


def integer(text: str) -> int | None:
    """The value of an integer constant; None where it is none, or does not fit into a bigint.

    scan.l: process_integer_literal.
    """
    digits = text.replace("_", "")
    base = _BASES.get(digits[:2].lower(), 10)
    digits = (digits if base == 10 else digits[2:]).lstrip("0") or "0"
    if len(digits) > _MOST_DIGITS or not digits.isalnum() or not digits.isascii():
        return None
    try:
        value = int(digits, base)
    except ValueError:
        return None
    return value if value < 2**63 else None
