"""The programs of a repository: what of them contracts govern, and the SQL that they hold.

A contract names files of programs and functions in them as it does with SQL, and where programs
begin: all that these reach is governed as well. Each file is read once, when it is asked for. Both
ways to name code end in one list of functions, which is made here: so the file is long.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from msgspec import Struct, field
from msgspec.structs import replace

from .border import Border, Place
from .cache.digests import content_digest
from .code_reach import CodeEntries, CodeReach
from .contract import (
    Contract,
    Mistake,
    Selection,
    SqlWrappers,
)
from .files.governing import Governance, Governed
from .files.languages import is_code
from .files.named_paths import NamedPath, files_of
from .files.packages import folders_in, plain_yaml
from .files.reading import LARGEST, InputError, printed_path, read_content
from .finding import InternalError
from .host.extraction import Extraction
from .host.module import External, Module, Modules
from .host.reach import (
    FunctionPlace,
    Program,
    StoppedAt,
    as_it_is,
)
from .source import Fragment, Source, Span

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

    def files_of(self, path: NamedPath, mistakes: list[Mistake]) -> tuple[str, ...]:
        """The files of a path of a contract, as they are printed; notes what is wrong with it."""
        return tuple(map(self.printed, files_of(path, self.root, mistakes)))

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
        made = partial(self._followed_names, path, has_default)
        if self.memory is None:
            return self._made(made)
        told = partial(self.memory.found_names, path, has_default)
        return self._known_or_made(self.memory.names(path, has_default), made, told)

    def _followed_names(self, path: str, has_default: bool) -> FunctionNames:
        one = self.program.module(path)
        if one is None:
            return FunctionNames()
        targets = self.program.exported(path, "default") if has_default else ()
        own = (each for each in targets if isinstance(each, FunctionPlace))
        default = [each.name for each in own if each.path == path and each.name]
        return FunctionNames(tuple(name for name in one.units if name), tuple(default))

    def _known_or_made(
        self, known: Made | None, made: Callable[[], Made], told: Callable[[Made], None]
    ) -> Made:
        """What is known, or what is found out: the memory is told of that."""
        if known is not None:
            self.passed.append(made)
            return known
        found = self._made(made)
        told(found)
        return found

    def _made(self, made: Callable[[], Made]) -> Made:
        """What is found out, after all that was known: what was asked before shows in notes."""
        with _installed():
            passed, self.passed = self.passed, []
            for one in passed:
                one()
            return made()

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
        made = partial(self._followed_reach, contract)
        if self.memory is None or not any(endpoint.code for endpoint in contract.endpoints):
            return self._made(made)
        told = partial(self.memory.found_reach, contract)
        return self._known_or_made(self.memory.reach(contract), made, told)

    def _followed_reach(self, contract: Contract) -> CodeReach:
        found = CodeEntries(self.files_of, self.modules, self.program).followed(contract)
        mistakes = () if self.bugs else found.mistakes  # who knows what is reached through those
        return replace(found, mistakes=mistakes, notes=(*found.notes, *self.notes))

    def without_sql(
        self, contracts: Iterable[Contract], functions: Mapping[str, frozenset[str | None] | None]
    ) -> Iterator[Mistake]:
        """The entries of contracts that reach no SQL.

        `functions` are those that hold any, by the paths of files; None where that is not known.
        """
        for contract in contracts:
            found = self.reached(contract)
            if found is not None:
                yield from found.without_sql(functions)


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


def _sinks(wrappers: Iterable[SqlWrappers]) -> Iterator[tuple[str, int]]:
    return ((sink.function, sink.argument) for one in wrappers for sink in one.sinks)


def _tags(wrappers: Iterable[SqlWrappers]) -> Iterator[str]:
    return (tag.name for one in wrappers for tag in one.tags)
