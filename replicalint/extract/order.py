"""The order in which migrations run, by the paths of their files: numbers sort as numbers.

`2_b.sql` comes before `10_a.sql`, `V1.2__b.sql` before `V1.10__a.sql`, and a version before those
that go on from it: `1.sql`, `1.1.sql`. Where the numbers are equal, the characters decide. What
Flyway repeats, `R__views.sql`, it runs behind all the others.

That is the order where no tool is known. Some tools have another, and a tool's own is what runs:
`tools.py` says which.
"""

from __future__ import annotations

import re
from collections.abc import Callable

_DIGITS = re.compile(r"([0-9]+)")
# The first number of a name with the parts of its version. Flyway takes "_" for a dot.
_VERSION = re.compile(r"[0-9]+(?:\.[0-9]+)*+")
_FLYWAY = re.compile(r"[VUB]?+[0-9]+(?:[._][0-9]+)*+(?=__)")
_ZEROS = ((0, ""),)

# A number of any length: how many digits it has without leading zeros, and these.
_Number = tuple[int, str]
_Part = tuple[bool, str, tuple[_Number, ...], tuple[str | _Number, ...], str]
Place = tuple[_Part, ...]
Order = Callable[[str], Place]


def place(path: str) -> Place:
    """What a path, with `/` between its parts, sorts by."""
    return tuple(_part(part) for part in path.split("/"))


def by_number(path: str) -> Place:
    """The number that begins the file's name, whatever folder it is in; then the name."""
    name = _file(path)
    match = _DIGITS.match(name)
    numbers = (_number(match[0]),) if match else ()
    return ((match is None, "", numbers, (), name),)


def by_name(path: str) -> Place:
    """The characters of the file's name, whatever folder it is in."""
    return ((False, "", (), (), _file(path)),)


def by_folder(path: str) -> Place:
    """The characters of the name of the file's folder: it is the migration."""
    folder, _, name = path.rpartition("/")
    return ((False, "", (), (), f"{_file(folder)}/{name}"),)


def by_version_of_folder(path: str) -> Place:
    """The characters of what stands before the folder's first `_`, but for dashes."""
    folder = _file(path.rpartition("/")[0])
    version = folder.partition("_")[0].replace("-", "")
    return ((False, "", (), (), f"{version}/{folder}"),)


def by_number_of_folder(path: str) -> Place:
    """The number that begins the name of the file's folder."""
    return by_number(path.rpartition("/")[0])


def by_version(path: str) -> Place:
    """The version in the file's name, in which `1.0` is `1`; then what is repeated, by its name."""
    name = _file(path)
    match = _FLYWAY.match(name)
    numbers = tuple(map(_number, _DIGITS.findall(match[0]))) if match else ()
    while numbers[-1:] == _ZEROS and len(numbers) > 1:
        numbers = numbers[:-1]
    return ((match is None, "", numbers, (), name),)


def _file(path: str) -> str:
    return path.rpartition("/")[2]


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
