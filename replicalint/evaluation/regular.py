"""Regular expressions of PostgreSQL, as far as they are plain: matched in linear time.

Follows the manual, 9.7.3: of all matches the one that begins first, and of those the longest. What
is not read here (references back, look-ahead, lazy repetition, ...) is not known.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache

from msgspec import Struct, field

_MOST_STATES = 400
_SPECIAL = frozenset("\\[](){}*+?.^$|")
_Test = Callable[[str], bool]
_CLASSES: dict[str, _Test] = {
    "d": lambda letter: letter in "0123456789",
    "w": lambda letter: letter.isalnum() or letter == "_",
    "s": lambda letter: letter in " \t\n\r\f\v",
}
_CLASSES |= {
    "D": lambda letter: not _CLASSES["d"](letter),
    "W": lambda letter: not _CLASSES["w"](letter),
    "S": lambda letter: not _CLASSES["s"](letter),
}


class NotPlain(Exception):
    """The expression is not read here."""


class _State(Struct, eq=False):
    """`test` takes a letter and leads to `next`; without one, the `next` ones are reached at once.

    `place` is "^" or "$" where they are reached at the beginning or at the end alone.
    """

    next: list[_State] = field(default_factory=list)
    test: _Test | None = None
    place: str = ""


class _Part(Struct):
    """A part of the expression, from one state to another."""

    first: _State
    last: _State


class RegularExpression(Struct, eq=False):
    """One that has been read."""

    first: _State
    last: _State
    ignores_case: bool = False

    def end_of_match(self, text: str, start: int) -> int:
        """Where the longest match ends that begins there; -1 where none does."""
        found = -1
        states = self._reached([self.first], text, start)
        at = start
        while True:
            if self.last in states:
                found = at
            if at == len(text) or not states:
                return found
            letter = text[at]
            at += 1
            taken = [n for s in states if s.test is not None and s.test(letter) for n in s.next]
            states = self._reached(taken, text, at)

    def matches(self, text: str) -> bool:
        """Whether it matches somewhere."""
        text = text.lower() if self.ignores_case else text
        return any(self.end_of_match(text, start) >= 0 for start in range(len(text) + 1))

    def replaced(self, text: str, new: str, *, is_global: bool) -> str:
        """The text with something else in place of the matches; raises NotPlain for empty ones."""
        read = text.lower() if self.ignores_case else text
        parts: list[str] = []
        at = 0
        while at <= len(text):
            end = self.end_of_match(read, at)
            if end == at:
                raise NotPlain
            if end < 0:
                parts.append(text[at : at + 1])
                at += 1
                continue
            parts.append(new)
            at = end
            if not is_global:
                break
        return "".join(parts) + text[at:]

    @staticmethod
    def _reached(states: list[_State], text: str, at: int) -> list[_State]:
        seen: dict[int, _State] = {}
        waiting = list(states)
        while waiting:
            state = waiting.pop()
            if id(state) in seen:
                continue
            seen[id(state)] = state
            if state.test is not None or (state.place == "^" and at):
                continue
            if state.place == "$" and at < len(text):
                continue
            waiting += state.next
        return list(seen.values())


class _Reader(Struct):
    """Reads an expression from its first letter on."""

    text: str
    ignores_case: bool
    at: int = 0
    states: int = 0

    def state(self, test: _Test | None = None, place: str = "") -> _State:
        self.states += 1
        if self.states > _MOST_STATES:
            raise NotPlain
        return _State(test=test, place=place)

    def here(self) -> str:
        return self.text[self.at : self.at + 1]

    def alternatives(self) -> _Part:
        parts = [self._branch()]
        while self.here() == "|":
            self.at += 1
            parts.append(self._branch())
        first, last = self.state(), self.state()
        for part in parts:
            first.next.append(part.first)
            part.last.next.append(last)
        return _Part(first, last)

    def _branch(self) -> _Part:
        first = last = self.state()
        while self.here() not in ("", "|", ")"):
            part = self._repeated()
            last.next.append(part.first)
            last = part.last
        return _Part(first, last)

    def _repeated(self) -> _Part:
        start = self.at
        part = self._atom()
        mark = self.here()
        if mark not in ("*", "+", "?", "{"):
            return part
        end = self.at
        low, high = self._bounds()
        if self.here() in ("*", "+", "?", "{"):
            raise NotPlain
        first = last = self.state()
        behind = self.at
        for number in range(low + 1 if high is None else high):
            self.at = start
            again = self._atom()
            assert self.at == end
            if number >= low:
                again = self._optional(again, loops=high is None)
            last.next.append(again.first)
            last = again.last
        self.at = behind
        return _Part(first, last)

    def _optional(self, part: _Part, *, loops: bool) -> _Part:
        first, last = self.state(), self.state()
        first.next += [part.first, last]
        part.last.next.append(first if loops else last)
        return _Part(first, last)

    def _bounds(self) -> tuple[int, int | None]:
        mark = self.here()
        self.at += 1
        if mark != "{":
            return {"*": (0, None), "+": (1, None), "?": (0, 1)}[mark]
        end = self.text.find("}", self.at)
        low, comma, high = self.text[self.at : end].partition(",")
        if end < 0 or not low.isdecimal() or (high and not high.isdecimal()):
            raise NotPlain
        self.at = end + 1
        if not comma:
            return int(low), int(low)
        return int(low), int(high) if high else None

    def _atom(self) -> _Part:
        letter = self.here()
        self.at += 1
        if letter == "(":
            if self.here() == "?":
                raise NotPlain
            part = self.alternatives()
            if self.here() != ")":
                raise NotPlain
            self.at += 1
            return part
        if letter in ("^", "$"):
            state = self.state(place=letter)
            last = self.state()
            state.next.append(last)
            return _Part(state, last)
        return self._one(self._test(letter))

    def _one(self, test: _Test) -> _Part:
        first, last = self.state(test), self.state()
        first.next.append(last)
        return _Part(first, last)

    def _test(self, letter: str) -> _Test:
        if letter == ".":
            return lambda one: True
        if letter == "[":
            return self._bracket()
        if letter == "\\":
            letter = self.here()
            self.at += 1
            if letter in _CLASSES:
                return _CLASSES[letter]
            if letter.isalnum() or not letter:
                raise NotPlain
        elif letter in _SPECIAL:
            raise NotPlain
        wanted = letter.lower() if self.ignores_case else letter
        return lambda one: one == wanted

    def _bracket(self) -> _Test:
        is_denied = self.here() == "^"
        self.at += is_denied
        end = self.text.find("]", self.at + 1)
        inner = self.text[self.at : end]
        if end < 0 or "\\" in inner or "[" in inner or inner.startswith("]"):
            raise NotPlain
        self.at = end + 1
        ranges = list(_ranges(inner.lower() if self.ignores_case else inner))
        return lambda one: any(low <= one <= high for low, high in ranges) is not is_denied


def _ranges(inner: str) -> Iterator[tuple[str, str]]:
    at = 0
    while at < len(inner):
        low = high = inner[at]
        if inner[at + 1 : at + 2] == "-" and at + 2 < len(inner):
            high = inner[at + 2]
            at += 2
        yield low, high
        at += 1


@lru_cache(maxsize=256)
def regular(pattern: str, *, ignores_case: bool = False) -> RegularExpression | None:
    """The regular expression; None where it is not read here."""
    if pattern.startswith("***") or not pattern.isascii():
        return None
    reader = _Reader(pattern, ignores_case)
    try:
        part = reader.alternatives()
    except (NotPlain, RecursionError):
        return None
    if reader.at < len(pattern):
        return None
    return RegularExpression(part.first, part.last, ignores_case)
