"""Which functions of a file can send SQL: the others are run only where their results are wanted.

A function can where its text names what leads there: an import of a library or of a module that
imports one, a method or a tag that sends SQL, or another name of the file of which that is so.
Names are words of the text, so what is said of a function is too much at worst.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Protocol

from ..libraries.library import Library
from ..module import External, Import, Module
from ..nodes import (
    Binary,
    BlockStatement,
    Class,
    Declare,
    Evaluate,
    Expression,
    FunctionExpression,
    Item,
    Member,
    Statement,
    Stop,
)

_WORD = re.compile(r"(?!\d)[\w$]++")
_FIELD = re.compile(r"\b(?:this|self)\.#?((?!\d)[\w$]++)\s*+=(?!=)")


class Leading(Protocol):
    """Where imports lead in a repository, and which packages are libraries."""

    packages: dict[str, Library]
    generated: frozenset[str]

    def module(self, path: str) -> Module | None:
        """The file with that path; None where there is none or it is no host code."""
        ...

    def resolve(self, importer: Module, specifier: str) -> str | External | None:
        """What an import leads to: a path, a package, or None where it leads nowhere."""
        ...

    def targets(self, importer: Module, one: Import) -> tuple[str | External, ...]:
        """What an import leads to: paths, a package, or nothing."""
        ...

    def leads(self, target: str | External) -> bool:
        """Whether a module is a library's, or comes to one over a few imports."""
        ...


def _taken_from(value: Expression) -> Iterator[Expression]:
    """What a declaration takes apart, which stands beside it: `const {a = 1} = value`."""
    while isinstance(value, (Member, Item, Binary)):
        if isinstance(value, Binary) and value.operator != "??":
            return
        value = value.left if isinstance(value, Binary) else value.value
        yield value


class Relevance:
    """What of a file can send SQL."""

    def __init__(self, surroundings: Leading, module: Module, own: frozenset[str]) -> None:
        self._surroundings = surroundings
        self._module = module
        self._own = own
        self._known: dict[tuple[int, int], bool] = {}

    @cached_property
    def libraries(self) -> list[Library]:
        """The libraries that the file imports, or what it imports: values of theirs may come in."""
        found: dict[str, Library] = {}
        modules = [self._module]
        for number, module in enumerate(modules):
            targets = self._surroundings.targets
            all_of = [
                self._surroundings.resolve(module, one) for one in (*module.stars, *module.runs)
            ]
            for target in [*all_of, *(to for one in module.imports for to in targets(module, one))]:
                if isinstance(target, External):
                    library = self._surroundings.packages.get(target.package)
                    if library is not None:
                        found[library.name] = library
                elif target is not None and number == 0:
                    other = self._surroundings.module(target)
                    if other is not None:
                        modules.append(other)
        return [*found.values()]

    def holds(self, start: int, end: int) -> bool:
        """Whether a range of the file can send SQL."""
        known = self._known.get((start, end))
        if known is None:
            place = bisect_left(self._places, start)
            known = place < len(self._places) and self._places[place] < end
            self._known[start, end] = known
        return known

    def of(self, node: Expression | Statement) -> bool:
        """Whether an expression or a statement can."""
        if isinstance(node, Evaluate):
            node = node.value
        if isinstance(node, (BlockStatement, Stop)):
            return True
        return self.holds(node.start, node.end)

    def _said(self, start: int, end: int) -> set[str]:
        source = self._module.source
        text = source.text[start - source.offset : end - source.offset]
        return set(_WORD.findall(text))

    @cached_property
    def _places(self) -> list[int]:
        """Where the file says a name that leads to SQL, in order."""
        words, source = self._words, self._module.source
        found = _WORD.finditer(source.text) if words else ()
        return [source.offset + one.start() for one in found if one[0] in words]

    @cached_property
    def _words(self) -> set[str]:
        """The names that lead to SQL."""
        found = {*self._own, *self._imported()}
        for library in self.libraries:
            found |= library.markers
            found.update(key.rpartition(".")[2] for key in library.calls if "." in key)
        found -= {"*", ""}
        if not found:
            return found
        naming: dict[str, list[tuple[str, ...]]] = {}  # by a word, the names of what says it
        for names, words in self._declared():
            for word in words:
                naming.setdefault(word, []).append(names)
        waiting = [*found]
        while waiting:
            for names in naming.pop(waiting.pop(), ()):
                waiting += (name for name in names if name not in found)
                found.update(names)
        return found

    def _declared(self) -> Iterable[tuple[tuple[str, ...], set[str]]]:
        """What the module declares, with the words in it."""
        for one in self._module.body:
            if isinstance(one, Declare) and one.value is not None:
                said = self._said(one.value.start, one.value.end)
                for part in _taken_from(one.value):
                    said |= self._said(part.start, part.end)
                said.update(_WORD.findall(one.type or ""))
                yield (one.name,), said
                if isinstance(one.value, Class):
                    yield from self._fields(one.value)
        for name, export in self._module.exports.items():
            if isinstance(export.value, Class):
                yield from self._fields(export.value)
            if export.value is not None:
                yield (name,), self._said(export.value.start, export.value.end)
        for name, text in self._module.types.items():
            yield (name,), set(_WORD.findall(text))

    def _fields(self, node: Class) -> Iterable[tuple[tuple[str, ...], set[str]]]:
        """The fields of a class, with the words in what they are given."""
        for member in node.members:
            said = self._said(member.start, member.end)
            said.update(_WORD.findall(member.type or ""))
            names = [member.name]
            if isinstance(member.value, FunctionExpression):
                start, end = member.value.start, member.value.end
                said |= self._said(start, end)
                source = self._module.source
                text = source.text[start - source.offset : end - source.offset]
                names += _FIELD.findall(text)
            yield tuple(names), said

    def _imported(self) -> Iterable[str]:
        """The names that are imported of libraries, and of modules that come to them."""
        for one in self._module.imports:
            targets = self._surroundings.targets(self._module, one)
            if not targets and one.name in self._surroundings.generated:
                yield one.local
            elif any(map(self._surroundings.leads, targets)):
                yield one.local or one.specifier
