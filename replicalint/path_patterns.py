"""Patterns of paths as .gitignore writes them, and which paths they name (gitignore(5)).

`legacy/` is any folder of that name and all that is in it, `*.gen.sql` any such file, and what has
a slash at its beginning or in its middle is relative to where the pattern stands. `**` is any
folders, and `!` takes back what an earlier pattern named. Matching takes linear time: a pattern
may come from a stranger.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from msgspec import Struct

_SPECIAL = frozenset("*?[\\")
_CLASSES = {
    "alnum": (("0", "9"), ("A", "Z"), ("a", "z")),
    "alpha": (("A", "Z"), ("a", "z")),
    "blank": ((" ", " "), ("\t", "\t")),
    "cntrl": (("\0", "\x1f"), ("\x7f", "\x7f")),
    "digit": (("0", "9"),),
    "graph": (("!", "~"),),
    "lower": (("a", "z"),),
    "print": ((" ", "~"),),
    "punct": (("!", "/"), (":", "@"), ("[", "`"), ("{", "~")),
    "space": ((" ", " "), ("\t", "\r")),
    "upper": (("A", "Z"),),
    "xdigit": (("0", "9"), ("A", "F"), ("a", "f")),
}


class PathPattern(Struct, frozen=True):
    """One pattern. `parts` are what stands between its slashes, `**` for any folders.

    `is_taken_back`: it begins with `!`. `is_of_folders`: it ends with `/`.
    """

    text: str
    parts: tuple[str, ...]
    is_taken_back: bool = False
    is_of_folders: bool = False

    def names(self, words: Sequence[str], *, is_folder: bool) -> bool:
        """Whether it names a path itself, whose parts are these; not what it is in."""
        if self.is_of_folders and not is_folder:
            return False
        places = {0}
        for word in words:
            places = {behind for place in places for behind in self._behind(place, word)}
            if not places:
                return False
        return len(self.parts) in places

    def _behind(self, place: int, word: str) -> Iterator[int]:
        """How far into the parts a path has come after one more word."""
        last = len(self.parts) - 1
        if place > last:
            return
        part = self.parts[place]
        if part == "**":
            yield place
            if place == last:
                yield place + 1
            else:  # never followed by another
                yield from self._behind(place + 1, word)
        elif part_matches(part, word):
            yield place + 1


def path_pattern(line: str) -> PathPattern | None:
    """The pattern of a line; None for a comment and for an empty one."""
    written = _trimmed(line)
    if not written or written.startswith("#"):
        return None
    is_taken_back = written.startswith("!")
    glob = written[1:] if is_taken_back else written
    is_of_folders = glob.endswith("/")
    glob = glob.removesuffix("/")
    is_anywhere = "/" not in glob
    parts = _split(glob.removeprefix("/"))
    if is_anywhere:
        parts = ["**", "*" if parts == ["**"] else parts[0]]
    pairs = zip(["", *parts], parts, strict=False)
    kept = tuple(part for before, part in pairs if not before == part == "**")
    return PathPattern(written, kept, is_taken_back, is_of_folders) if glob else None


def deciding(patterns: Sequence[PathPattern], path: str) -> PathPattern | None:
    """The pattern that takes a file out, or a folder that it is in; None where none does.

    The last that names something decides about it; what is in a folder that is taken out cannot be
    taken back.
    """
    words = path.split("/")
    for count in range(1, len(words) + 1):
        found = last_naming(patterns, words[:count], is_folder=count < len(words))
        if found is not None and not found.is_taken_back:
            return found
    return None


def last_naming(
    patterns: Sequence[PathPattern], words: Sequence[str], *, is_folder: bool
) -> PathPattern | None:
    """The last pattern that names a path itself."""
    for pattern in reversed(patterns):
        if pattern.names(words, is_folder=is_folder):
            return pattern
    return None


def path_patterns(lines: Iterable[str]) -> tuple[PathPattern, ...]:
    """The patterns of the lines of a file."""
    return tuple(one for one in map(path_pattern, lines) if one is not None)


def _trimmed(line: str) -> str:
    """A line without its end and the spaces there that no backslash keeps."""
    written = line.removesuffix("\n").removesuffix("\r")
    end = len(written.rstrip(" "))
    backslashes = end - len(written[:end].rstrip("\\"))
    return written[: end + 1] if backslashes % 2 else written[:end]


def _split(glob: str) -> list[str]:
    """What stands between the slashes; one in a class is none, and an escaped one is one."""
    parts, begin, place = list[str](), 0, 0
    while place < len(glob):
        character = glob[place]
        if character == "[":
            place = _class(glob, place + 1)[1]
        elif glob.startswith("\\/", place) or character == "/":
            parts.append(glob[begin:place])
            place += 2 if character == "\\" else 1
            begin = place
        else:
            place += 2 if character == "\\" else 1
    parts.append(glob[begin:])
    return ["**" if len(one) > 1 and not one.strip("*") else one for one in parts]


class _Character(Struct, frozen=True):
    """One character: one of some ranges, or where it `is_other`, one of none of them."""

    ranges: tuple[tuple[str, str], ...]
    is_other: bool = False

    def takes(self, character: str) -> bool:
        return any(low <= character <= high for low, high in self.ranges) is not self.is_other


_ANY = _Character((), is_other=True)
_NONE = _Character(())
_Piece = tuple[_Character, ...]  # what stands between two stars


def part_matches(part: str, word: str) -> bool:
    """Whether a part of a pattern names a part of a path (git's wildmatch.c)."""
    if _SPECIAL.isdisjoint(part):
        return part == word
    first, *rest = _pieces(part)
    if not rest:
        return len(word) == len(first) and _stands(first, word, 0)
    if not _stands(first, word, 0):
        return False
    place = len(first)
    *middle, last = rest
    for piece in middle:  # the first place where each may stand leaves most to the others
        ends = range(place, len(word) - len(piece) + 1)
        found = next((start for start in ends if _stands(piece, word, start)), None)
        if found is None:
            return False
        place = found + len(piece)
    end = len(word) - len(last)
    return end >= place and _stands(last, word, end)


def _stands(piece: _Piece, word: str, place: int) -> bool:
    """Whether a piece stands in a word at a place."""
    text = word[place : place + len(piece)]
    return len(text) == len(piece) and all(map(_Character.takes, piece, text))


@lru_cache(maxsize=4096)
def _pieces(part: str) -> tuple[_Piece, ...]:
    """What stands between the stars of a part."""
    pieces = [list[_Character]()]
    place = 0
    while place < len(part):
        character = part[place]
        place += 1
        if character == "*":
            pieces.append([])
        elif character == "?":
            pieces[-1].append(_ANY)
        elif character == "[":
            found, place = _class(part, place)
            pieces[-1].append(found)
        else:
            if character == "\\":
                character = part[place : place + 1]
                place += 1
            pieces[-1].append(_Character(((character, character),)) if character else _NONE)
    return tuple(map(tuple, pieces))


def _class(part: str, place: int) -> tuple[_Character, int]:
    """A class of characters, and where it ends; one without an end is nothing."""
    is_other = part[place : place + 1] in ("!", "^")
    place += is_other
    ranges, start = list[tuple[str, str]](), place
    while place < len(part) and (part[place] != "]" or place == start):
        name, place = _named_class(part, place)
        if name is not None:
            if name not in _CLASSES:
                return _NONE, len(part)
            ranges += _CLASSES[name]
            continue
        low, place = _member(part, place)
        high = low
        if part[place : place + 1] == "-" and part[place + 1 : place + 2] not in ("", "]"):
            high, place = _member(part, place + 1)
            ranges.append((low, low))
        ranges.append((low, high))
    if place >= len(part):
        return _NONE, len(part)
    return _Character(tuple(ranges), is_other), place + 1


def _named_class(part: str, place: int) -> tuple[str | None, int]:
    """The name in `[:alpha:]`, and where that ends; without one, None and the same place."""
    end = part.find(":]", place + 2) if part.startswith("[:", place) else -1
    name = part[place + 2 : max(end, 0)]
    return (name, end + 2) if end >= 0 and "]" not in name else (None, place)


def _member(part: str, place: int) -> tuple[str, int]:
    """One character of a class, and where it ends."""
    if part[place] == "\\" and place + 1 < len(part):
        place += 1
    return part[place], place + 1
