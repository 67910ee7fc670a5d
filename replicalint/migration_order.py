"""The order in which migrations run, by the names of their files: numbers sort as numbers.

`2_b.sql` comes before `10_a.sql`, `V1.2__b.sql` before `V1.10__a.sql`, and a version before those
that go on from it: `1.sql`, `1.1.sql`. Where the numbers are equal, the characters decide. What
Flyway repeats, `R__views.sql`, it runs behind all the others.
"""

from __future__ import annotations

import re

_DIGITS = re.compile(r"([0-9]+)")
# The first number of a name with the parts of its version. Flyway takes "_" for a dot.
_VERSION = re.compile(r"[0-9]+(?:\.[0-9]+)*+")
_FLYWAY = re.compile(r"[VUB][0-9]+(?:[._][0-9]+)*+(?=__)")

# A number of any length: how many digits it has without leading zeros, and these.
_Number = tuple[int, str]
_Part = tuple[bool, str, tuple[_Number, ...], tuple[str | _Number, ...], str]


def place(path: str) -> tuple[_Part, ...]:
    """What a path, with `/` between its parts, sorts by."""
    return tuple(_part(part) for part in path.split("/"))


def _part(name: str) -> _Part:
    is_repeated = name.startswith("R__")
    version = _FLYWAY.match(name) or _VERSION.search(name)
    if version is None:
        stem, dot, suffix = name.rpartition(".")
        return is_repeated, stem or name, (), (dot + suffix,), name
    numbers = tuple(map(_number, _DIGITS.findall(version[0])))
    before = name[: version.start()] or version[0].rstrip("0123456789._")
    rest = _DIGITS.split(name[version.end() :])
    behind = tuple(_number(text) if n % 2 else text for n, text in enumerate(rest))
    return is_repeated, before, numbers, behind, name


def _number(digits: str) -> _Number:
    significant = digits.lstrip("0")
    return len(significant), significant
