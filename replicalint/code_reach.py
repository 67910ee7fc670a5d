"""What the entries of contracts reach in programs, and what is wrong with entries."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from msgspec import Struct

from .contract import Contract, Endpoint, EntryPoints, Mistake, NamePatterns, QueryPattern
from .files.globs import matches
from .files.named_paths import NamedPath, code_paths
from .host.module import Modules
from .host.reach import (
    Beginning,
    CodePattern,
    MissingImport,
    Program,
    Reached,
    StoppedAt,
    reached_from,
)
from .likeness import Known
from .source import visible


class EntryReach(Struct, frozen=True):
    """What one entry of an endpoint reaches."""

    endpoint: Endpoint
    points: EntryPoints
    entry: QueryPattern
    reached: Reached


class CodeReach(Struct, frozen=True):
    """What the entries of a contract reach, what is wrong with them, and what to say of that."""

    entries: tuple[EntryReach, ...] = ()
    mistakes: tuple[Mistake, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def functions(self) -> Mapping[str, Mapping[str, frozenset[str | None]]]:
        """The functions of each file that each endpoint reaches, by the endpoint's name."""
        found: dict[str, dict[str, frozenset[str | None]]] = {}
        for one in self.entries:
            for path, names in one.reached.names().items():
                known = found.setdefault(path, {})
                name = one.endpoint.name
                known[name] = known.get(name, frozenset()) | names
        return found

    def without_sql(
        self, functions: Mapping[str, frozenset[str | None] | None]
    ) -> Iterator[Mistake]:
        """The entries that reach no SQL.

        `functions` are those that hold any, by the paths of files; None where that is not known.
        """
        for one in self.entries:
            names = one.reached.names()
            holding = {path: functions.get(path, frozenset()) for path in names}
            if not names or any(
                held is None or held & names[path] for path, held in holding.items()
            ):
                continue
            message = f'"{one.entry.text}" reaches no SQL'
            yield Mistake(one.entry.span, one.entry.key, message)


class CodeEntries(Struct, frozen=True):
    """Follows the entries of contracts through programs.

    `files` are those of a path of a contract, as they are printed; it notes what is wrong with it.
    """

    files: Callable[[NamedPath, list[Mistake]], Sequence[str]]
    modules: Modules
    program: Program

    def followed(self, contract: Contract) -> CodeReach:
        """What the entries of a contract reach, and what is wrong with them."""
        entries: list[EntryReach] = []
        mistakes: list[Mistake] = []
        for endpoint in contract.endpoints:
            for points in endpoint.code:
                found = self._from(endpoint, points, mistakes)
                entries += found
                mistakes += _vain(points, [one.reached for one in found])
        return CodeReach(tuple(entries), tuple(mistakes), tuple(self._notes(entries)))

    def _from(
        self, endpoint: Endpoint, points: EntryPoints, mistakes: list[Mistake]
    ) -> list[EntryReach]:
        """What each entry reaches; notes those that name nothing."""
        known = len(mistakes)
        files = {
            path.span.start: self.files(path, mistakes) for path in code_paths(points, endpoint)
        }
        if len(mistakes) > known:
            return []
        within, excepted = (tuple(map(_pattern, each)) for each in (points.within, points.excepted))
        found: list[EntryReach] = []
        for entry in points.entries:
            paths = tuple(files[entry.span.start])
            beginning = Beginning(((_pattern(entry), paths),), within, excepted)
            reached = reached_from(beginning, self.modules, self.program)
            if not reached.begun[entry.span.start]:
                mistakes.append(self._nothing(entry, paths))
            found.append(EntryReach(endpoint, points, entry, reached))
        return found

    def _nothing(self, entry: QueryPattern, paths: Sequence[str]) -> Mistake:
        """An entry of which no function has the name."""
        modules = (self.program.module(path) for path in paths)
        units = (name for one in modules if one is not None for name in one.units)
        names = {name for name in units if name is not None}
        fault = next((said for path in paths if (said := self._fault(path)) is not None), None)
        if entry.names is None:
            message = f'"{entry.text}" holds no code' if fault is None else fault
            return Mistake(entry.span, entry.key, message)
        near = Known(sorted(names)).nearest(entry.names.strip("*?"))
        hint = f'Did you mean "{visible(near)}"?' if near is not None else None
        message = f'"{entry.text}" names no function'
        message = message if fault is None else f"{message}: {fault}"
        return Mistake(entry.span, entry.key, message, hint)

    def _fault(self, path: str) -> str | None:
        """That a program cannot be parsed, and from where on."""
        one = self.program.module(path)
        if one is None or not one.module.problems:
            return None
        message, start, _ = one.module.problems[0]
        line, _ = one.module.source.line_column(start)
        return f"{visible(path)}:{line} cannot be parsed: {message}"

    def _notes(self, entries: Sequence[EntryReach]) -> Iterator[str]:
        """What is marked and several entries reach, and imports that lead nowhere."""
        reaching: dict[StoppedAt, dict[str, None]] = {}
        missing: dict[str, None] = {}
        for one in entries:
            for stop in one.reached.stopped:
                reaching.setdefault(stop, {})[f'"{one.entry.text}" of {one.endpoint.name}'] = None
            for each in one.reached.missing:
                module = self.program.module(each.path)
                if module is not None:
                    line, column = module.module.source.line_column(each.start)
                    where = f"{visible(each.path)}:{line}:{column}"
                    missing[f"{where}: {unfollowed(each)}: what it holds is not followed"] = None
        for stop, names in reaching.items():
            if len(names) > 1:
                where = f"{visible(stop.span.source.path)}:{stop.span.line}"
                what = f"{visible(stop.what)} is" if stop.what else "this statement is"
                listed = " and ".join(map(visible, names))
                yield f"{where}: {what} marked as running on the primary, and reached by {listed}"
        yield from missing


def unfollowed(missing: MissingImport) -> str:
    """Why an import is not followed."""
    if missing.specifier is None:
        return "cannot tell which module this import loads"
    return f'import "{visible(missing.specifier)}" leads to no file'


def _vain(points: EntryPoints, found: Sequence[Reached]) -> Iterator[Mistake]:
    """The patterns under `within` and `except` that make no difference."""
    if not found:
        return
    used = frozenset(key for one in found for key in one.within)
    taken = frozenset(key for one in found for key in one.excepted)
    for pattern in points.within:
        if pattern.span.start not in used:
            message = f'"{pattern.text}" matches no file that is reached'
            yield Mistake(pattern.span, pattern.key, message)
    for pattern in points.excepted:
        if pattern.span.start not in taken:
            message = f'"{pattern.text}" takes out nothing: no entry reaches it'
            yield Mistake(pattern.span, pattern.key, message)


def _pattern(pattern: QueryPattern) -> CodePattern:
    """A path of the contract, to be asked about files and functions."""
    names = None if pattern.names is None else NamePatterns.of([pattern.names])
    exact = None if names is None or names.wild else pattern.names
    covers = None if names is None else names.cover
    return CodePattern(pattern.span.start, partial(matches, pattern.files), covers, exact)
