"""Texts as numbers (numutils.c, numeric.c, float.c, oid.c, xid.c)."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

from ..name import BLANKS
from ..sqlstate import NUMERIC_VALUE_OUT_OF_RANGE
from .refused import NotAValue, Undetermined, misspelt, out_of_range

# Hexadecimal, octal and binary numbers, and underscores, came with this version.
_BASES_SINCE = 16
_BITS = {"smallint": 16, "integer": 32, "bigint": 64}
# By the letter behind a zero: the base, and the digits with the underscores between them. One may
# stand right behind the prefix.
_PREFIXES = {
    "x": (16, re.compile("_?[0-9a-fA-F]+(?:_[0-9a-fA-F]+)*+")),
    "o": (8, re.compile("_?[0-7]+(?:_[0-7]+)*+")),
    "b": (2, re.compile("_?[01]+(?:_[01]+)*+")),
}
_DECIMAL = 10, re.compile("[0-9]+(?:_[0-9]+)*+")
_LONGEST = 4000  # digits: Python refuses to convert more


def integer(text: str, kind: str, version: int) -> int:
    """`smallint`, `integer`, `bigint` (numutils.c, pg_strtoint32_safe)."""
    sign, rest = _signed(text.lstrip(BLANKS))
    least = 2 ** (_BITS[kind] - 1)  # of a negative one
    if version < _BASES_SINCE:
        value, behind = _whole_number(rest, least)
    else:
        value, behind = _number_of_base(rest, least)
    if value is None:
        raise misspelt(kind, text)
    if value > least:
        raise out_of_range(kind, text)
    if behind.strip(BLANKS):
        raise misspelt(kind, text)
    if value == least and sign >= 0:
        raise out_of_range(kind, text)
    return sign * value


def _signed(text: str) -> tuple[int, str]:
    return (-1 if text[:1] == "-" else 1), text[1:] if text[:1] in ("-", "+") else text


def _whole_number(text: str, least: int) -> tuple[int | None, str]:
    """The digits that a text begins with, and the rest of it."""
    digits = _DIGITS.match(text)
    if digits is None:
        return None, text
    return _converted(digits[0], 10, least), text[digits.end() :]


def _converted(digits: str, base: int, least: int) -> int:
    significant = digits.lstrip("0")
    return int(significant or "0", base) if len(significant) < _LONGEST else least + 1


def _number_of_base(text: str, least: int) -> tuple[int | None, str]:
    """The same with `0x`, `0o`, `0b` and underscores."""
    is_of_base = text[:1] == "0" and text[1:2].lower() in _PREFIXES
    base, digits_of_base = _PREFIXES[text[1].lower()] if is_of_base else _DECIMAL
    found = digits_of_base.match(text, 2 if is_of_base else 0)
    if found is None:
        return None, text
    end = found.end()
    digits = found[0].replace("_", "")
    value = _converted(digits, base, least)
    if value > least and _overflows(digits, base, least):
        return value, ""
    if text[end : end + 1] == "_":
        return None, text
    behind = text[end:]
    return (value, behind) if not behind.strip(BLANKS) else (None, behind)


def _overflows(digits: str, base: int, least: int) -> bool:
    """Whether a number is too large before its last digit: what follows is not looked at."""
    significant = digits.lstrip("0")
    return len(significant) >= _LONGEST or int(significant[:-1] or "0", base) > least // base


_DIGITS = re.compile("[0-9]+", re.ASCII)
_MASK = (1 << 64) - 1
_UNSIGNED = re.compile(r"[ \t\n\v\f\r]*([+-]?)(0[xX][0-9a-fA-F]+|[0-9]+)", re.ASCII)


def unsigned(text: str, kind: str, version: int, bits: int = 32) -> int:
    """`oid`; `xid`, `cid` and `xid8` too from 16 on (numutils.c, uint32in_subr).

    Those take any text before.
    """
    if kind != "oid" and version < _BASES_SINCE:
        return 0
    found = _UNSIGNED.match(text)
    if found is None:
        raise misspelt(kind, text)
    sign, digits = found.groups()
    behind = text[found.end() :]
    if version < _BASES_SINCE:
        base, is_octal = 10, False
        if digits[:2].lower() == "0x":
            digits, behind = "0", digits[1:] + behind
    else:
        base = 16 if digits[:2].lower() == "0x" else 8 if digits[0] == "0" else 10
        is_octal = base == 8
    if behind[:1].lower() == "b" and digits == "0":
        raise Undetermined  # newer libraries of C read binary numbers
    if is_octal and (wrong := re.search("[89]", digits)) is not None:
        behind = digits[wrong.start() :] + behind
        digits = digits[: wrong.start()]
    value = _converted(digits[2:] if base == 16 else digits, base, 2**64)
    if value >= 2**64:
        raise out_of_range(kind, text)
    if behind.strip(BLANKS):
        raise misspelt(kind, text)
    value = (-value if sign == "-" else value) & _MASK
    if bits == 32 and not (value < 2**32 or value >= 2**64 - 2**31):
        raise out_of_range(kind, text)
    return value & ((1 << bits) - 1)


# -- numeric ---------------------------------------------------------------------------------------

_NOT_FINITE = re.compile(r"nan|[+-]?(?:infinity|inf)", re.ASCII | re.IGNORECASE)
_MOST_DIGITS = 131072  # before the decimal point
_MOST_SCALE = 16383  # behind it
_MOST_EXPONENT = (2**31 - 1) // 2
_OLD_NUMERIC = re.compile(
    rf"([+-]?)(\.[0-9]++|[0-9]++(?:\.[0-9]*+)?)(?:[eE]([{BLANKS}]*+[+-]?[0-9]++))?", re.ASCII
)
_DIGIT_GROUPS = "[0-9]+(?:_[0-9]+)*+"
_NUMERIC = re.compile(
    rf"([+-]?)(\.{_DIGIT_GROUPS}|{_DIGIT_GROUPS}(?:\.(?:{_DIGIT_GROUPS})?)?)"
    rf"(?:[eE]([+-]?{_DIGIT_GROUPS}))?",
    re.ASCII,
)


def numeric(text: str, version: int) -> Decimal:
    """`numeric` (numeric.c, numeric_in)."""
    bare = text.strip(BLANKS)
    found = _NOT_FINITE.fullmatch(bare)
    if found is not None:
        return Decimal(found[0])
    if version >= _BASES_SINCE and (value := _numeric_of_base(bare, text)) is not None:
        return value
    is_old = version < _BASES_SINCE
    found = _OLD_NUMERIC.match(bare) if is_old else _NUMERIC.match(bare)
    if found is None:
        raise misspelt("numeric", text)
    sign, digits, power = (part or "" for part in found.groups())
    exponent = int(power.replace("_", "") or 0) if len(power) < _LONGEST else _MOST_EXPONENT + 1
    is_huge = abs(exponent) > _MOST_EXPONENT - (version < _BASES_SINCE)
    if is_huge:
        raise _overflow()
    if found.end() != len(bare):
        raise misspelt("numeric", text)
    whole, _, fraction = digits.replace("_", "").partition(".")
    significant = (whole + fraction).lstrip("0")
    before = len(significant) - len(fraction) + exponent
    if (significant and before > _MOST_DIGITS) or len(fraction) - exponent > _MOST_SCALE:
        raise _overflow()
    return Decimal(f"{sign}{whole}.{fraction}E{exponent}")


def _numeric_of_base(text: str, whole: str) -> Decimal | None:
    sign, rest = _signed(text)
    prefix = rest[1:2].lower()
    if rest[:1] != "0" or prefix not in _PREFIXES:
        return None
    base, digits_of_base = _PREFIXES[prefix]
    if digits_of_base.fullmatch(rest, 2) is None:
        raise misspelt("numeric", whole)
    digits = rest[2:].replace("_", "")
    if len(digits) >= _LONGEST:
        raise Undetermined
    return Decimal(sign * int(digits, base))


def _overflow() -> NotAValue:
    return NotAValue(NUMERIC_VALUE_OUT_OF_RANGE, "value overflows numeric format")


# -- floating point --------------------------------------------------------------------------------

_FLOAT = re.compile(
    r"([+-]?)(?:(?P<special>infinity|inf|nan(?:\([0-9a-z_]*\))?)"
    r"|0x(?P<hex>[0-9a-f]++(?:\.[0-9a-f]*+)?|\.[0-9a-f]++)(?:p(?P<power>[+-]?[0-9]+))?"
    r"|(?P<digits>[0-9]++(?:\.[0-9]*+)?|\.[0-9]++)(?:e(?P<exponent>[+-]?[0-9]+))?)",
    re.ASCII | re.IGNORECASE,
)
# By type: the bits of the fraction, and the exponents of the largest number and of the least.
_FORMATS = {"real": (24, 128, -149), "double precision": (53, 1024, -1074)}
_FARTHEST = 5000  # exponents of ten: all beyond is out of range


def floating(text: str, kind: str, version: int) -> tuple[float, str]:
    """`real`, `double precision`, and what stands behind the number (float.c, float8in_internal).

    Which texts are numbers says strtod of C.
    """
    bare = text.lstrip(BLANKS)
    found = _FLOAT.match(bare)
    if found is None:
        raise misspelt(kind, text)
    behind = bare[found.end() :].lstrip(BLANKS)
    if found["special"] is not None:
        return float(found[1] + found["special"].partition("(")[0]), behind
    exact = _exact(found)
    bits, highest, least = _FORMATS[kind]
    is_overflow = exact is None or exact >= (2**bits - Fraction(1, 2)) * Fraction(2) ** (
        highest - bits
    )
    if is_overflow or (exact and exact <= Fraction(2) ** (least - 1)):
        named = text if version < 16 and kind == "real" else found[0]
        raise NotAValue(NUMERIC_VALUE_OUT_OF_RANGE, f'"{named}" is out of range for type {kind}')
    assert exact is not None
    return float(exact) * (-1 if found[1] == "-" else 1), behind


def _exact(found: re.Match[str]) -> Fraction | None:
    """What a number says; None of one that is out of every range."""
    is_hex = found["hex"] is not None
    written = found["hex"] if is_hex else found["digits"]
    whole, _, fraction = written.partition(".")
    digits = (whole + fraction).lstrip("0")
    if not digits:
        return Fraction(0)
    if len(digits) >= _LONGEST:
        raise Undetermined
    power = found["power" if is_hex else "exponent"] or "0"
    if len(power) > 20:
        raise Undetermined
    exponent = int(power)
    if is_hex:
        return Fraction(int(digits, 16)) * _power(2, exponent - 4 * len(fraction), 4 * len(digits))
    return Fraction(int(digits)) * _power(10, exponent - len(fraction), len(digits))


def _power(base: int, exponent: int, length: int) -> Fraction:
    if abs(exponent) > _FARTHEST + length:
        return Fraction(base) ** (_FARTHEST if exponent > 0 else -_FARTHEST)
    return Fraction(base) ** exponent


def lone_floating(text: str, kind: str, version: int) -> float:
    """The same, where nothing may stand behind the number."""
    value, behind = floating(text, kind, version)
    if behind:
        raise misspelt(kind, text)
    return value
