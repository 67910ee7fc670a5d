"""The places where a program begins, as a contract names them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct

from ..module import Modules
from .program import FunctionPlace, Program
from .reached import Reached
from .reaching import Reaching

Covers = Callable[[str], bool]


class CodePattern(Struct, frozen=True):
    """Files, and behind `#` names of functions in them; `names` None: files as a whole.

    `key` is by which the pattern is told from others.
    """

    key: int
    files: Covers
    names: Covers | None = None
    exact: str | None = None  # the name, where it is one

    def covers(self, path: str, name: str | None) -> bool:
        """Whether a function of a file is meant; a class is meant with its members."""
        if not self.files(path):
            return False
        if self.names is None:
            return True
        if name is None:
            return False
        return self.names(name) or self.names(name.partition(".")[0])

    def covers_file(self, path: str) -> bool:
        """Whether a file is meant as a whole."""
        return self.names is None and self.files(path)


class Beginning(Struct, frozen=True):
    """Where a program begins, in which files, and how far it is followed."""

    entries: tuple[tuple[CodePattern, tuple[str, ...]], ...]
    within: tuple[CodePattern, ...] = ()
    excepted: tuple[CodePattern, ...] = ()


def reached_from(beginning: Beginning, modules: Modules, program: Program | None = None) -> Reached:
    """All that is reached from a beginning."""
    reaching = Reaching(program or Program(modules), _Limits(beginning))
    for pattern, paths in beginning.entries:
        found = [place for path in paths for place in _entered(pattern, path, reaching)]
        reaching.begun[pattern.key] = tuple(dict.fromkeys(found))
    return reaching.ended()


def _entered(pattern: CodePattern, path: str, reaching: Reaching) -> Iterator[FunctionPlace]:
    """The functions of a file that a program begins with, each entered."""
    one = reaching.program.module(path)
    if one is None:
        return
    if pattern.names is None:
        reaching.load(path, None)
        for name in one.units:
            yield reaching.enter(FunctionPlace(path, name), is_whole=True)
        if one.module.specifiers and one.module.language != "python":
            yield reaching.export(path)
        return
    found = [name for name in one.units if name is not None and pattern.covers(path, name)]
    for name in found:
        yield reaching.enter(FunctionPlace(path, name), is_whole=name in one.functions.classes)
    for name in [pattern.exact] if pattern.exact and not found else _exported(one.module.exports):
        if name in found or not pattern.names(name):
            continue
        for target in reaching.program.exported(path, name):
            if isinstance(target, FunctionPlace) and target.name not in found:
                is_class = reaching.program.class_at(target) is not None
                yield reaching.enter(target, is_whole=is_class)


def _exported(names: Iterable[str]) -> list[str]:
    return [name for name in names if name == "default"]


class _Limits(Struct):
    """How far a program is followed; says what it was asked that a pattern is about."""

    beginning: Beginning

    def excepted(self, path: str, name: str | None) -> int | None:
        """The key of what takes a function out."""
        for pattern in self.beginning.excepted:
            if pattern.covers(path, name):
                return pattern.key
        return None

    def excepted_file(self, path: str) -> int | None:
        for pattern in self.beginning.excepted:
            if pattern.covers_file(path):
                return pattern.key
        return None

    def within(self, path: str) -> tuple[int, ...] | None:
        """The keys of the patterns that let a file be entered; None where it may not be."""
        if not self.beginning.within:
            return ()
        keys = tuple(one.key for one in self.beginning.within if one.files(path))
        return keys or None
