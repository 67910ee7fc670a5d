"""The modules of a program as one: what a name means in each, through imports and barrels."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Protocol, TypeVar

from msgspec import Struct, field

from ..functions import Functions, FunctionUnit
from ..module import Export, External, Import, Module, Modules
from ..nodes import Class, Identifier, Member, ModuleReference
from .references import NameReference, root_reference
from .stops import Stops

Made = TypeVar("Made")

ANY = "*"  # all of a module as one value
_GETTER = "__getattr__"  # of a module: what is asked for a name that it has not
_OF_PROMISES = frozenset({"then", "catch", "finally"})
WHOLE = "export="  # the same, where a module says what it is


class FunctionPlace(Struct, frozen=True):
    """A name in a module; None: what the module does besides its declarations."""

    path: str
    name: str | None


class Space(Struct, frozen=True):
    """All of a module as one value."""

    path: str


class MissingImport(Struct, frozen=True):
    """An import that leads to no file of the repository; None: its name is computed."""

    path: str
    start: int
    specifier: str | None


Target = FunctionPlace | Space


class ProgramModule(Struct, frozen=True):
    """A module with the functions in it, by their names."""

    module: Module
    functions: Functions
    units: dict[str | None, list[FunctionUnit]]
    imports: dict[str, list[Import]]
    stops: Stops

    @staticmethod
    def of(module: Module) -> ProgramModule:
        functions = Functions.of(module)
        units: dict[str | None, list[FunctionUnit]] = {}
        for unit in functions.units:
            units.setdefault(unit.name, []).append(unit)
        imports: dict[str, list[Import]] = {}
        for one in module.imports:
            imports.setdefault(one.local, []).append(one)
        return ProgramModule(module, functions, units, imports, Stops.of(module, functions))

    def declares(self, name: str) -> bool:
        """Whether a name is one of its own: a statement with an import is no declaration."""
        return any(unit.hung_on is None for unit in self.units.get(name, ()))

    def loads(self, name: str) -> NameReference | None:
        """The module that a variable is, or what it is of one."""
        units = self.units.get(name, ())
        parts = [part for unit in units for part in unit.parts]
        if len(parts) != 1 or not isinstance(parts[0], (Member, ModuleReference)):
            return None
        found = root_reference(parts[0])
        return found if found.specifier is not None else None


def as_it_is(_: str, made: Callable[[], Made]) -> Made | None:
    """Makes something of a file; a bug ends all."""
    return made()


class Only(Protocol):
    """Makes something of the file with that path; None where a bug keeps it from being made."""

    def __call__(self, path: str, made: Callable[[], Made], /) -> Made | None: ...


class Program(Struct):
    """What is known of the modules so far; each is read when it is first asked for, and a body in
    it likewise: `only` says what a bug in that costs."""

    modules: Modules
    only: Only = as_it_is
    known: dict[str, ProgramModule | None] = field(default_factory=dict)
    resolved: dict[tuple[str, str], str | External | None] = field(default_factory=dict)
    missing: dict[MissingImport, None] = field(default_factory=dict)
    above: dict[FunctionPlace, tuple[tuple[FunctionPlace, ...], bool]] = field(default_factory=dict)

    def module(self, path: str) -> ProgramModule | None:
        if path not in self.known:
            read = self.modules.module(path)
            self.known[path] = (
                None if read is None else self.only(path, partial(ProgramModule.of, read))
            )
        return self.known[path]

    def path(self, importer: Module, specifier: str, start: int) -> str | None:
        """The file of the repository that an import leads to."""
        key = importer.path, specifier
        if key not in self.resolved:
            self.resolved[key] = self.modules.resolve(importer, specifier)
        found = self.resolved[key]
        if found is None:
            self.missing.setdefault(MissingImport(importer.path, start, specifier))
        return found if isinstance(found, str) else None

    def meant(self, one: ProgramModule, name: str) -> Iterator[Target]:
        """What a name of a module may mean."""
        module = one.loads(name)
        if module is not None:  # `const db = require('./db')`
            yield from self.referred(one, module)
        elif one.declares(name):
            yield FunctionPlace(one.module.path, name)
        for each in one.imports.get(name, ()):
            yield from self.imported(one, each)
        if one.module.language == "python" and name not in one.imports and not one.declares(name):
            for specifier in one.module.stars:  # `from module import *`
                path = self.path(one.module, specifier, 0)
                if path is not None:
                    yield from self.exported(path, name)

    def imported(self, one: ProgramModule, each: Import) -> Iterator[Target]:
        path = self.path(one.module, each.specifier, each.start)
        if each.name == ANY:
            if path is not None:
                yield Space(path)
            return
        found = () if path is None else tuple(self.exported(path, each.name))
        yield from found
        if not found:
            yield from self._submodule(one, each.specifier, each.name)

    def _submodule(self, one: ProgramModule, specifier: str, name: str) -> Iterator[Space]:
        """The module that `from package import module` names."""
        if one.module.language == "python" and name != ANY:
            dots = "" if specifier.endswith(".") else "."
            inner = self.modules.resolve(one.module, f"{specifier}{dots}{name}")
            if isinstance(inner, str):
                yield Space(inner)

    def exported(self, path: str, name: str) -> Iterator[Target]:
        """What a module has under a name, wherever it was declared."""
        waiting = [(path, name)]
        seen: set[tuple[str, str]] = set()
        while waiting:
            path, name = waiting.pop()
            if (path, name) in seen:
                continue
            seen.add((path, name))
            one = self.module(path)
            if one is None:
                continue
            export = one.module.exports.get(name)
            if export is not None and export.specifier is not None:
                inner = self.path(one.module, export.specifier, 0)
                if inner in (None, path):  # `from . import module` in a package
                    yield from self._submodule(one, export.specifier, export.name or name)
                if inner is not None and export.name == ANY:
                    yield Space(inner)
                elif inner is not None:
                    waiting.append((inner, export.name or name))
                continue
            local = self._local(one, name, export)
            if local is not None and one.declares(local):
                yield FunctionPlace(path, local)
                continue
            imports = one.imports.get(local or name, ()) if self._is_open(one, export) else ()
            for each in imports:
                inner = self.path(one.module, each.specifier, each.start)
                if inner is not None and each.name == ANY:
                    yield Space(inner)
                elif inner is not None:
                    waiting.append((inner, each.name))
                if inner in (None, path):  # `from . import module` in a package
                    yield from self._submodule(one, each.specifier, each.name)
            if not imports and export is None:
                for specifier in one.module.stars:
                    inner = self.path(one.module, specifier, 0)
                    if inner is not None and name != "default":
                        waiting.append((inner, name))
                yield from self._within(one, name)
                if one.module.language == "python" and one.declares(_GETTER):
                    yield FunctionPlace(path, _GETTER)
                if WHOLE in one.module.exports or name in (WHOLE, "default"):
                    yield FunctionPlace(path, "default")

    def _within(self, one: ProgramModule, name: str) -> Iterator[Space]:
        """The module of a name in a package of Python: what imports it sees it as a member."""
        path = one.module.path
        if path.rpartition("/")[2] == "__init__.py" and name.isidentifier():
            inner = self.modules.resolve(one.module, f".{name}")
            if isinstance(inner, str) and self.module(inner) is not None:
                yield Space(inner)

    def _local(self, one: ProgramModule, name: str, export: Export | None) -> str | None:
        """The name that an export has in its own module."""
        if export is None:
            return name if one.module.language == "python" else None
        if export.local is not None:
            return export.local
        if isinstance(export.value, Identifier):
            return export.value.name
        return "default" if name == WHOLE else name

    def _is_open(self, one: ProgramModule, export: Export | None) -> bool:
        """Whether a name of imports is one that others find in the module."""
        if export is None:
            return one.module.language == "python"
        return export.local is not None or isinstance(export.value, Identifier)

    def class_at(self, place: FunctionPlace) -> Class | None:
        one = self.module(place.path)
        return None if one is None or place.name is None else one.functions.classes.get(place.name)

    def bases(self, place: FunctionPlace) -> tuple[tuple[FunctionPlace, ...], bool]:
        """The classes that a class is made of, and whether these are all."""
        if place not in self.above:
            self.above[place] = self._bases(place)
        return self.above[place]

    def _bases(self, place: FunctionPlace) -> tuple[tuple[FunctionPlace, ...], bool]:
        found, one = self.class_at(place), self.module(place.path)
        if found is None or one is None:
            return (), True
        bases: list[FunctionPlace] = []
        is_whole = True
        for base in found.bases:
            targets = [
                target
                for target in self.referred(one, root_reference(base))
                if isinstance(target, FunctionPlace) and self.class_at(target) is not None
            ]
            bases += targets
            is_whole = is_whole and bool(targets)
        return tuple(bases), is_whole

    def referred(self, one: ProgramModule, reference: NameReference) -> Iterator[Target]:
        """What a reference with all its names leads to, as far as modules lead."""
        for target, rest in self.followed(one, reference):
            if not rest:
                yield target

    def followed(
        self, one: ProgramModule, reference: NameReference
    ) -> Iterator[tuple[Target, tuple[str, ...]]]:
        """What a reference leads to, and the names behind it that are members of that."""
        targets: list[Target] = []
        if reference.specifier is not None:
            path = self.path(one.module, reference.specifier, reference.start)
            targets = [] if path is None else [Space(path)]
        elif reference.root is not None:
            targets = [*self.meant(one, reference.root)]
        names = reference.names
        for target in targets:
            yield from self._into(target, names)

    def _into(
        self, target: Target, names: tuple[str, ...]
    ) -> Iterator[tuple[Target, tuple[str, ...]]]:
        waiting: list[tuple[Target, tuple[str, ...]]] = [(target, names)]
        seen: set[tuple[Target, tuple[str, ...]]] = set()
        while waiting:
            one = waiting.pop()
            if one in seen:
                continue
            seen.add(one)
            target, names = one
            if isinstance(target, FunctionPlace) or not names:
                yield target, names
                continue
            first, *rest = names
            found = [*self.exported(target.path, first)]
            if not found and first in _OF_PROMISES:  # `import('./module').then(...)`
                rest = []
                found = [target]
            elif not found and first == "default":  # what an older module is, seen by a newer one
                found = [target]
            waiting += [(each, tuple(rest)) for each in found]
            if not found:
                yield target, names
