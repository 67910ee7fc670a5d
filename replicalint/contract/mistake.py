"""What is wrong with a contract, and where: collected, so that all of it is told at once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from difflib import get_close_matches

from msgspec import Struct, field

from ..name import Name
from ..source import Span, visible

_SHOWN = 80
# A hostile contract must not buy hours of comparing names.
_MOST_COMPARISONS = 20_000


def shown(text: str) -> str:
    """Text of the input as a message shows it: in double quotes, visible, not endless."""
    cut = text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
    return f'"{visible(cut)}"'


def alternatives(words: Sequence[str]) -> str:
    """`a`, `a or b`, `a, b or c`."""
    *most, last = words
    return f"{', '.join(most)} or {last}" if most else last


class Mistake(Struct, frozen=True):
    """One mistake. `path` is the key path to it, `hint` a whole sentence."""

    span: Span
    path: str
    message: str
    hint: str | None = None

    def __str__(self) -> str:
        path = f"{visible(self.path)}: " if self.path else ""
        hint = f" ({self.hint})" if self.hint else ""
        place = f"{visible(self.span.source.path)}:{self.span.line}:{self.span.column}"
        return f"{place}: {path}{self.message}{hint}"


class ContractError(Exception):
    """A contract that cannot be used, with all its mistakes in the order of the file."""

    def __init__(self, mistakes: Iterable[Mistake]) -> None:
        key = {m: (m.span.source.path, m.span.start, m.span.end, m.message) for m in mistakes}
        self.mistakes = tuple(sorted(key, key=lambda mistake: key[mistake]))
        super().__init__("\n".join(map(str, self.mistakes)))


class Mistakes(Struct):
    """The mistakes found so far while a contract is read.

    `remarks` are lines about what is no mistake, and may not mean what it seems to.
    """

    found: list[Mistake] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    compared: int = 0  # names, in the search for the nearest

    def add(self, span: Span, path: str, message: str, hint: str | None = None) -> None:
        self.found.append(Mistake(span, path, message, hint))

    def nearest(self, word: str, known: Collection[str]) -> str | None:
        """The known word that is most like an unknown one."""
        self.compared += len(known)
        if self.compared > _MOST_COMPARISONS:
            return None
        return next(iter(get_close_matches(word, known, n=1)), None)

    def suggestion(self, word: str, known: Collection[str]) -> str | None:
        """The sentence that asks for it."""
        near = self.nearest(word, known)
        return f"Did you mean {shown(near)}?" if near else None

    def suggested_name(self, name: Name, known: Collection[Name]) -> str | None:
        """The same for a name with a schema: the schema says nothing about likeness."""
        if self.compared + len(known) > _MOST_COMPARISONS:
            return None
        by_name = {other.name: other for other in sorted(known)}
        near = self.nearest(name.name, by_name)
        return f"Did you mean {shown(str(by_name[near]))}?" if near else None
