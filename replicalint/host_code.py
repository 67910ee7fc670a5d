"""The programs of a repository: what of them contracts govern, and the SQL that they hold.

A contract names files of programs and functions in them as it does with SQL, and where programs
begin: all that these reach is governed as well. Each file is read once, when it is asked for. Both
ways to name code end in one list of functions, which is made here: so the file is long.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from msgspec import Struct, field
from msgspec.structs import replace

from .border import Border, Place
from .cache.digests import content_digest
from .code_reach import CodeReach, EntryReach, unfollowed, vain
from .contract import (
    Contract,
    Endpoint,
    EntryPoints,
    Mistake,
    NamePatterns,
    QueryPattern,
    Selection,
    SqlWrappers,
)
from .files.globs import matches
from .files.governing import Governance, Governed
from .files.languages import is_code
from .files.named_paths import code_paths, files_of
from .files.packages import folders_in, plain_yaml
from .files.reading import LARGEST, InputError, printed_path, read_content
from .finding import InternalError
from .host.extraction import Extraction
from .host.module import External, Module, Modules
from .host.reach import (
    Beginning,
    CodePattern,
    FunctionPlace,
    Program,
    StoppedAt,
    as_it_is,
    reached_from,
)
from .likeness import Known
from .source import Fragment, Source, Span, visible

if TYPE_CHECKING:
    from .host.extract import Extractor
    from .host.repository import Answer, RepositoryModules

Made = TypeVar("Made")

_NOT_READ = "SQL in a file of this kind is not read"


class AskedModules(Struct, frozen=True):
    """What was asked on the way to what is found of programs.

    `modules` are those that were asked for, each with where its imports were said to lead, and
    `contents` the digests of files that were read. Where something `is_wrong`, it is told each
    time: a bug, or settings that cannot be read.
    """

    modules: Mapping[str, Mapping[str, Answer]]
    contents: Mapping[str, str]
    is_wrong: bool


class FunctionNames(Struct, frozen=True):
    """The names of the functions of a file, and where it is asked, those of its default export."""

    every: tuple[str, ...] = ()
    default: tuple[str, ...] = ()


class CodeMemory(Protocol):
    """What earlier runs found of the same programs: it is asked before, and told after.

    None: that is not known. What it is told is held to depend on all that was asked before.
    """

    def reach(self, contract: Contract) -> CodeReach | None: ...
    def names(self, path: str, has_default: bool) -> FunctionNames | None: ...
    def found_reach(self, contract: Contract, found: CodeReach) -> None: ...
    def found_names(self, path: str, has_default: bool, found: FunctionNames) -> None: ...


class BoundedModules(Struct):
    """The modules of a repository: a bug in reading one costs that one, and is noted."""

    modules: RepositoryModules
    border: Border
    lost: set[str] = field(default_factory=set)  # their paths

    def module(self, path: str) -> Module | None:
        """The file with that path; None also where a bug keeps it from being read."""
        if path in self.lost:
            return None
        return self.only(path, partial(self.modules.module, path))

    def only(self, path: str, made: Callable[[], Made]) -> Made | None:
        """What is made of a file; None where a bug keeps it from being made, or more of it."""
        bugs = len(self.border.noted)
        found = self.border.only(made, lambda _: Place(path))
        if len(self.border.noted) > bugs:
            self.lost.add(path)
        return found

    def resolve(self, importer: Module, specifier: str) -> str | External | None:
        """What an import leads to: a path, a package, or None where it leads nowhere."""
        return self.modules.resolve(importer, specifier)


class HostCode(Struct):
    """The programs below a root. `texts` stand in for files.

    `is_bounded`: whoever asks tells the `bugs`; else one ends what is asked. What is `passed` was
    known to the `memory`: it is made up for before anything else is found out.
    """

    root: Path
    most_bytes: int = LARGEST
    texts: Mapping[str, Source] = {}
    read: dict[str, Source | InputError] = field(default_factory=dict)
    known: dict[object, CodeReach] = field(default_factory=dict)  # by the entries of a contract
    extractions: dict[tuple[str, object, object], Extraction] = field(default_factory=dict)
    extractors: dict[tuple[object, object], Extractor] = field(default_factory=dict)
    repository: RepositoryModules | None = None
    is_bounded: bool = False
    bounded: BoundedModules | None = None
    followed: Program | None = None
    memory: CodeMemory | None = None
    contents: dict[str, str] = field(default_factory=dict)  # digests of files that were read
    named: dict[tuple[str, bool], FunctionNames] = field(default_factory=dict)
    passed: list[Callable[[], object]] = field(default_factory=list)

    @property
    def modules(self) -> Modules:
        """The modules of the repository."""
        if self.repository is None:
            self.repository = self.repository_modules()
            if self.is_bounded:
                from .host.typescript import MissingParser

                border = Border(passing=(MemoryError, MissingParser))
                self.bounded = BoundedModules(self.repository, border)
        return self.repository if self.bounded is None else self.bounded

    @property
    def notes(self) -> tuple[str, ...]:
        """What is to be said of how imports are followed, as far as they have been."""
        return () if self.repository is None else self.repository.notes

    def repository_modules(self) -> RepositoryModules:
        """The same, of which none has been read."""
        from .host.repository import RepositoryModules

        return RepositoryModules(
            self.source,
            self.exists,
            lambda folder: folders_in(self.root / folder, self.root),
            lambda path: plain_yaml(self.source(path)),
        )

    @property
    def bugs(self) -> tuple[InternalError, ...]:
        """Those in reading modules so far."""
        return () if self.bounded is None else self.bounded.border.errors

    def is_lost(self, file: Path) -> bool:
        """Whether a bug keeps a file from being read."""
        path = self.printed(file)
        with _installed():
            self.program.module(path)
        return self.bounded is not None and path in self.bounded.lost

    @property
    def program(self) -> Program:
        if self.followed is None:
            modules = self.modules
            only = as_it_is if self.bounded is None else self.bounded.only
            self.followed = Program(modules, only)
        return self.followed

    def text(self, path: str) -> Source:
        """The text of a file; raises InputError where it cannot be read."""
        if path in self.texts:
            return self.texts[path]
        if path not in self.read:
            try:
                content = read_content(self.root / path, self.root, self.most_bytes)
                self.read[path] = content.source()
                self.contents[path] = content_digest(content.data)
            except InputError as error:
                self.read[path] = error
        found = self.read[path]
        if isinstance(found, InputError):
            raise found
        return found

    def source(self, path: str) -> Source | None:
        """The same; None where there is none that may be read."""
        try:
            return self.text(path)
        except InputError:
            return None

    def exists(self, path: str) -> bool:
        return path in self.texts or (self.root / path).is_file()

    def module(self, path: str) -> Module | None:
        one = self.program.module(path)
        return None if one is None else one.module

    def asked(self) -> AskedModules:
        """What was asked since this was."""
        contents, self.contents = self.contents, {}
        modules = {} if self.repository is None else self.repository.asked()
        return AskedModules(modules, contents, bool(self.bugs or self.notes))

    # -- SQL -------------------------------------------------------------------------------

    def extraction(self, file: Path, contracts: Iterable[Contract]) -> Extraction:
        """The SQL of a file, without what is marked as running on the primary.

        Raises InputError where the file cannot be read, or what reads it is not installed.
        """
        from .host.extract import Extractor, Wrappers

        path = self.printed(file)
        source = self.text(path)
        wrappers = [contract.wrappers for contract in contracts]
        sinks, tags = dict.fromkeys(_sinks(wrappers)), dict.fromkeys(_tags(wrappers))
        key = path, tuple(sinks), tuple(tags)
        if key not in self.extractions:
            with _installed():
                if self.program.module(path) is None:
                    place = Span(source, 0, 0)
                    found = Extraction(source, problems=((_NOT_READ, place),))
                else:
                    extractor = self.extractors.get(key[1:])
                    if extractor is None:
                        extractor = Extractor(self.modules, Wrappers(*key[1:]))
                        self.extractors[key[1:]] = extractor
                    made = self._only(path, partial(extractor.extraction, path))
                    found = Extraction(source) if made is None else made
            self.extractions[key] = self._followed(path, found)
        return self.extractions[key]

    def _only(self, path: str, made: Callable[[], Made]) -> Made | None:
        """What is made of a file; a bug costs that where somebody tells it."""
        return made() if self.bounded is None else self.bounded.only(path, made)

    def _followed(self, path: str, found: Extraction) -> Extraction:
        """What is left of a file's SQL without what is marked."""
        one = self.program.module(path)
        if one is None or not one.stops.stops:
            return found
        stops = one.stops
        unread = []
        for calls in found.unread:
            pairs = zip(calls.spans, calls.functions, strict=True)
            kept = [pair for pair in pairs if stops.at(pair[0].start) is None]
            if kept:
                spans, functions = zip(*kept, strict=True)
                unread.append(replace(calls, spans=tuple(spans), functions=tuple(functions)))
        sites = tuple(site for site in found.sites if stops.at(site.span.start) is None)
        return replace(found, sites=sites, unread=tuple(unread))

    def fragments(self, one: Governed) -> tuple[Fragment, ...]:
        """The SQL of a governed file, each with the name of its function."""
        found = self.extraction(one.path, (one.contract,))
        return tuple(
            replace(fragment, name=site.function)
            for site in found.sites
            for fragment in site.fragments
        )

    def names(self, file: Path, functions: frozenset[str | None] | None) -> frozenset[str] | None:
        """The names by which a contract may select some functions of a file; None: not known."""
        if functions is None:
            return None
        names = {name for name in functions if name is not None}
        owners = {name.partition(".")[0] for name in names}
        path = self.printed(file)
        is_default = any(
            isinstance(target, FunctionPlace) and target.path == path and target.name in names
            for target in self.program.exported(path, "default")
        )
        return frozenset(names | owners | ({"default"} if is_default else set()))

    def stopped(self, file: Path) -> tuple[StoppedAt, ...]:
        """What of a file is marked as running on the primary."""
        one = self.program.module(self.printed(file))
        return () if one is None else one.stops.stops

    def printed(self, path: Path) -> str:
        return printed_path(path, self.root)

    # -- what is governed ------------------------------------------------------------------

    def governed(self, found: Iterable[Governed], contract: Contract) -> tuple[Governed, ...]:
        """The files that a contract names, and those that its entries reach.

        Of programs, the names of functions are those that its patterns stand for.
        """
        reached = dict(self.reach(contract).functions)
        every = []
        for one in found:
            own = one.contract is contract and is_code(one.path)
            functions = reached.pop(self.printed(one.path), {}) if own else {}
            every.append(self._with(one, functions) if own else one)
        for path, functions in reached.items():
            every.append(self._with(Governed(self.root / path, Governance(contract)), functions))
        return tuple(every)

    def file(self, path: Path, found: Governed | None, contract: Contract) -> Governed | None:
        """One file as a contract governs it, by its name or by what reaches it."""
        functions = self.reach(contract).functions.get(self.printed(path), {})
        if found is None and not functions:
            return None
        return self._with(found or Governed(path, Governance(contract)), functions)

    def _with(self, one: Governed, functions: Mapping[str, frozenset[str | None]]) -> Governed:
        """A file with the functions that endpoints reach of it."""
        selections = {each.endpoint.name: each for each in one.how.selections}
        endpoints = {each.name: each for each in one.contract.endpoints}
        for name, names in functions.items():
            known = selections.get(name) or Selection(endpoints[name])
            selections[name] = replace(known, reached=known.reached | names)
        named = [self._named(one.path, each) for each in selections.values()]
        order = [*endpoints]
        named.sort(key=lambda each: order.index(each.endpoint.name))
        is_excepted = one.how.is_excepted and not named
        how = replace(one.how, selections=tuple(named), is_excepted=is_excepted)
        return Governed(one.path, how)

    def _named(self, file: Path, selection: Selection) -> Selection:
        """A selection with the members of the classes that it names, and what is exported so."""
        if selection.named is None:
            return selection
        asked = self.printed(file), selection.takes("default")
        if asked not in self.named:
            self.named[asked] = self._names_in(*asked)
        found, names = self.named[asked], set(selection.reached)
        for name in found.every:
            owner = name.partition(".")[0]
            if owner != name and selection.takes(owner):
                names.add(name)
        return replace(selection, reached=frozenset(names.union(found.default)))

    def _names_in(self, path: str, has_default: bool) -> FunctionNames:
        """The names of a file's functions, which may be known."""
        memory, made = self.memory, partial(self._followed_names, path, has_default)
        known = None if memory is None else memory.names(path, has_default)
        if known is not None:
            self.passed.append(made)
            return known
        with _installed():
            self._make_up()
            found = made()
        if memory is not None:
            memory.found_names(path, has_default, found)
        return found

    def _followed_names(self, path: str, has_default: bool) -> FunctionNames:
        one = self.program.module(path)
        if one is None:
            return FunctionNames()
        targets = self.program.exported(path, "default") if has_default else ()
        own = (each for each in targets if isinstance(each, FunctionPlace))
        default = [each.name for each in own if each.path == path and each.name]
        return FunctionNames(tuple(name for name in one.units if name), tuple(default))

    def _make_up(self) -> None:
        """Finds out what was known: what was asked before shows in what is said of imports."""
        passed, self.passed = self.passed, []
        for made in passed:
            made()

    def reach(self, contract: Contract) -> CodeReach:
        """What the entries of a contract reach.

        Raises InputError where what reads the programs is not installed.
        """
        key = _entries(contract)
        if key not in self.known:
            self.known[key] = self._reach(contract)
        return self.known[key]

    def reached(self, contract: Contract) -> CodeReach | None:
        """The same where it is known already."""
        return self.known.get(_entries(contract))

    def _reach(self, contract: Contract) -> CodeReach:
        """The same, which may be known."""
        has_entries = any(endpoint.code for endpoint in contract.endpoints)
        memory, made = self.memory if has_entries else None, partial(self._followed_reach, contract)
        known = None if memory is None else memory.reach(contract)
        if known is not None:
            self.passed.append(made)
            return known
        with _installed():
            self._make_up()
            found = made()
        if memory is not None:
            memory.found_reach(contract, found)
        return found

    def _followed_reach(self, contract: Contract) -> CodeReach:
        entries: list[EntryReach] = []
        mistakes: list[Mistake] = []
        for endpoint in contract.endpoints:
            for points in endpoint.code:
                found = self._from(endpoint, points, mistakes)
                entries += found
                mistakes += vain(points, [one.reached for one in found])
        if self.bugs:  # who knows what is reached through those
            mistakes = []
        return CodeReach(tuple(entries), tuple(mistakes), tuple(self._notes(entries)))

    def _from(
        self, endpoint: Endpoint, points: EntryPoints, mistakes: list[Mistake]
    ) -> list[EntryReach]:
        """What each entry reaches; notes those that name nothing."""
        known = len(mistakes)
        files = {
            path.span.start: files_of(path, self.root, mistakes)
            for path in code_paths(points, endpoint)
        }
        if len(mistakes) > known:
            return []
        within, excepted = (tuple(map(_pattern, each)) for each in (points.within, points.excepted))
        found: list[EntryReach] = []
        for entry in points.entries:
            paths = tuple(self.printed(path) for path in files[entry.span.start])
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
        yield from self.notes

    def without_sql(
        self, contracts: Iterable[Contract], functions: Mapping[str, frozenset[str | None] | None]
    ) -> Iterator[Mistake]:
        """The entries of contracts that reach no SQL.

        `functions` are those that hold any, by the paths of files; None where that is not known.
        """
        for contract in contracts:
            found = self.reached(contract)
            for one in found.entries if found is not None else ():
                names = one.reached.names()
                holding = {path: functions.get(path, frozenset()) for path in names}
                if not names or any(
                    held is None or held & names[path] for path, held in holding.items()
                ):
                    continue
                message = f'"{one.entry.text}" reaches no SQL'
                yield Mistake(one.entry.span, one.entry.key, message)


@contextmanager
def _installed() -> Iterator[None]:
    """Says in one line where what reads a language is not installed."""
    from .host.typescript import MissingParser

    try:
        yield
    except MissingParser as error:
        raise InputError([str(error)]) from None


def _entries(contract: Contract) -> object:
    """What is the same for contracts whose entries reach the same."""
    return tuple((one.name, one.code) for one in contract.endpoints if one.code)


def functions_with_sql(found: Extraction) -> frozenset[str | None] | None:
    """The functions of a file that hold SQL, or calls that are not read; None: not known."""
    if found.problems:
        return None
    calls = (name for one in found.unread for name in one.functions)
    return frozenset((*(site.function for site in found.sites), *calls))


def _pattern(pattern: QueryPattern) -> CodePattern:
    """A path of the contract, to be asked about files and functions."""
    names = None if pattern.names is None else NamePatterns.of([pattern.names])
    exact = None if names is None or names.wild else pattern.names
    covers = None if names is None else names.cover
    return CodePattern(pattern.span.start, partial(matches, pattern.files), covers, exact)


def _sinks(wrappers: Iterable[SqlWrappers]) -> Iterator[tuple[str, int]]:
    return ((sink.function, sink.argument) for one in wrappers for sink in one.sinks)


def _tags(wrappers: Iterable[SqlWrappers]) -> Iterator[str]:
    return (tag.name for one in wrappers for tag in one.tags)
