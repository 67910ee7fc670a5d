"""Texts as addresses of networks (network.c, inet_net_pton.c, mac.c, mac8.c)."""

from __future__ import annotations

import re

from ..name import BLANKS
from ..sqlstate import INVALID_TEXT_REPRESENTATION, NUMERIC_VALUE_OUT_OF_RANGE
from .refused import NotAValue, Undetermined, misspelt

_LONGEST = 9  # digits of a number that C counts as PostgreSQL does


def address(text: str, kind: str) -> None:
    """`inet`, `cidr`."""
    is_network = kind == "cidr"
    if ":" in text:
        found = _six(text)
    else:
        found = _network_of_four(text) if is_network else _host_of_four(text)
    if found is None:
        raise misspelt(kind, text)
    octets, length = found
    host = int.from_bytes(octets, "big") & ((1 << (8 * len(octets) - length)) - 1)
    if is_network and host:
        raise NotAValue(INVALID_TEXT_REPRESENTATION, f'invalid cidr value: "{text}"')


_HOST = re.compile(r"([0-9]+(?:\.[0-9]+)*)\.?(?:/([0-9]+))?", re.ASCII)
_NETWORK = re.compile(r"(?:0[xX]([0-9a-fA-F]+)|([0-9]+(?:\.[0-9]+)*))(?:/([0-9]+))?", re.ASCII)


def _host_of_four(text: str) -> tuple[bytes, int] | None:
    found = _HOST.fullmatch(text)
    octets = _octets(found[1]) if found is not None else None
    if found is None or octets is None:
        return None
    length = _length(found[2], 32)
    if length is None:
        length = 32 if len(octets) == 4 else -1
    if not 0 <= length <= 32 or length // 8 > len(octets):
        return None
    return octets.ljust(4, b"\0"), length


def _network_of_four(text: str) -> tuple[bytes, int] | None:
    found = _NETWORK.fullmatch(text)
    if found is None:
        return None
    if found[1] is not None:
        digits = found[1] + "0" * (len(found[1]) % 2)
        octets: bytes | None = bytes.fromhex(digits) if len(digits) <= 8 else None
    else:
        octets = _octets(found[2])
    if octets is None:
        return None
    length = _length(found[3], 32)
    if length is None:
        length = max(_class_of(octets[0]), 8 * len(octets))
        if length == 8 and octets[0] == 224:
            length = 4
    if length > 32:
        return None
    return octets.ljust(4, b"\0"), length


def _class_of(first: int) -> int:
    """The length of the prefix where none is written."""
    for least, length in ((240, 32), (224, 8), (192, 24), (128, 16)):
        if first >= least:
            return length
    return 8


def _octets(text: str) -> bytes | None:
    parts = text.split(".")
    digits = [part.lstrip("0") for part in parts]
    numbers = [int(one or "0") if len(one) < 4 else 256 for one in digits]
    return bytes(numbers) if len(parts) <= 4 and max(numbers) < 256 else None


def _length(digits: str | None, most: int) -> int | None:
    if digits is None:
        return None
    significant = digits.lstrip("0")
    if len(significant) > _LONGEST:
        raise Undetermined
    return min(int(significant or "0"), most + 1)


def _six(text: str) -> tuple[bytes, int] | None:
    """An address of IPv6, whose last four octets may be written as one of IPv4."""
    written, slash, digits = text.partition("/")
    length = 128
    if slash:
        if re.fullmatch("0|[1-9][0-9]*", digits, re.ASCII) is None or len(digits) > 3:
            return None
        length = int(digits)
        if length > 128:
            return None
    head, gap, tail = written.partition("::")
    if gap and "::" in tail:
        return None
    if slash and re.search("[0-9a-fA-F]:$", tail if gap else head) is not None:
        head, tail = (head, tail[:-1]) if gap else (head[:-1], tail)
    first, last = _groups(head, not gap, slash), _groups(tail, True, slash)
    if first is None or last is None:
        return None
    missing = 16 - len(first) - len(last)
    if missing < 0 or (missing == 0) == bool(gap):
        return None
    return first + bytes(missing) + last, length


def _groups(text: str, is_last: bool, behind: str) -> bytes | None:
    if not text:
        return b""
    found = b""
    groups = text.split(":")
    for place, group in enumerate(groups):
        if "." in group and is_last and place == len(groups) - 1:
            parts = group.split(".")
            if not parts[-1] and not behind:
                return None
            if any(re.fullmatch("(?:0|[1-9][0-9]*)?", part, re.ASCII) is None for part in parts):
                return None
            octets = _octets(".".join(part or "0" for part in parts))
            if octets is None:
                return None
            found += octets.ljust(4, b"\0")
        elif re.fullmatch("[0-9a-fA-F]{1,4}", group) is None:
            return None
        else:
            found += bytes.fromhex(group.rjust(4, "0"))
    return found


_H = "[0-9a-fA-F]"
_OCTETS_APART = re.compile(rf"{_H}++(?::{_H}++){{5}}|{_H}++(?:-{_H}++){{5}}", re.ASCII)
_OCTETS_JOINED = re.compile(
    rf"{_H}{{5,6}}[:-]{_H}{{5,6}}|{_H}{{3,4}}(?:\.{_H}{{3,4}}){{2}}|{_H}{{3,4}}(?:-{_H}{{3,4}}){{2}}"
    rf"|{_H}{{11,12}}",
    re.ASCII,
)


def hardware_address(text: str) -> None:
    """`macaddr`: what sscanf of C reads in one of seven forms."""
    bare = text.strip(BLANKS)
    if re.search(r"[ \t\n\v\f\r+xX]|(?:^|[-:.])-", bare) is not None:
        raise Undetermined
    if _OCTETS_APART.fullmatch(bare) is not None:
        octets = re.split("[:-]", bare)
        if any(len(octet) > 8 for octet in octets):
            raise Undetermined
        if any(int(octet, 16) > 255 for octet in octets):
            message = f'invalid octet value in "macaddr" value: "{text}"'
            raise NotAValue(NUMERIC_VALUE_OUT_OF_RANGE, message)
    elif _OCTETS_JOINED.fullmatch(bare) is None:
        if "-" in bare and re.fullmatch("[-0-9a-fA-F:.]*", bare) is not None:
            raise Undetermined  # a hyphen may be a sign
        raise misspelt("macaddr", text)


_HARDWARE_8 = re.compile(
    rf"[ \t\n\v\f\r]*((?:{_H}{{2}}[-:.]?){{6}}(?:(?:{_H}{{2}}[-:.]?){{2}})?)(?:[ \t\n\v\f\r]*|.)",
    re.ASCII | re.DOTALL,
)


def long_hardware_address(text: str) -> None:
    """`macaddr8`: six or eight octets with one kind of mark between some of them.

    One more character behind them is overlooked.
    """
    found = _HARDWARE_8.fullmatch(text)
    if found is None or len(set(re.findall("[-:.]", found[1]))) > 1:
        raise misspelt("macaddr8", text)
