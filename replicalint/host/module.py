"""A file of host code as its parser leaves it, and how it is joined to others by imports."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Protocol

from msgspec import Struct

from ..source import Comment, Source
from .nodes import Expression, Statement


class Import(Struct, frozen=True):
    """`import {name as local} from 'specifier'`, `from specifier import name as local`.

    `name` is "*" for all of the module as one value, "default" for its default. An import for types
    alone is no edge of the program, and yet says what a type's name means. The imports inside
    Python's functions are here as well. `require('x')` and `import('x')` are expressions: they have
    no local name.
    """

    local: str
    specifier: str
    name: str
    start: int
    end: int
    is_type: bool = False


class Export(Struct, frozen=True):
    """What another module finds under a name: a variable of this one, a value, or an import's.

    `export {x as y} from 'z'` has a specifier, and the name that it has there; `export * as y from
    'z'` has the name "*". `export = x` and `module.exports = x` are all of a module as one value,
    under the name "export=", and its default.
    """

    local: str | None = None
    value: Expression | None = None
    specifier: str | None = None
    name: str | None = None


class Module(Struct, frozen=True, dict=True):
    """One file. `path` is relative to the root of the repository, with slashes.

    In Python every variable of the module is exported. `stars` are the specifiers of `export *` and
    `from x import *`. `runs` are specifiers imported for what they do. `types` are the names that
    stand for types, as written: `type Db = Pool`, the body of an interface.
    """

    path: str
    source: Source
    language: str  # "typescript", "python"
    body: tuple[Statement, ...]
    imports: tuple[Import, ...] = ()
    exports: Mapping[str, Export] = {}
    stars: tuple[str, ...] = ()
    runs: tuple[str, ...] = ()
    types: Mapping[str, str] = {}
    comments: tuple[Comment, ...] = ()
    problems: tuple[tuple[str, int, int], ...] = ()  # what cannot be read, and where

    @cached_property
    def specifiers(self) -> frozenset[str]:
        """All that it imports, for what it runs or to export it again."""
        found = {one.specifier for one in self.imports} | {*self.stars, *self.runs}
        found.update(one.specifier for one in self.exports.values() if one.specifier)
        return frozenset(found)


class External(Struct, frozen=True):
    """A module that is not in the repository: a package, by the name under which it is published.

    `npm:pg@8/lib` is the package "pg" with the rest "lib".
    """

    package: str
    rest: str = ""


class Modules(Protocol):
    """The modules of a repository, each read when it is first asked for."""

    def module(self, path: str) -> Module | None:
        """The file with that path; None where there is none or it is no host code."""
        ...

    def resolve(self, importer: Module, specifier: str) -> str | External | None:
        """What an import leads to: a path, a package, or None where it leads nowhere."""
        ...
