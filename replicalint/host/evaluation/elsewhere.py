"""What functions do to variables that are not theirs, by nodes.

These are the variables of their module, of modules that it imports, of functions around them, and
the fields of `this`. What is done to `conf` is what is done to `c` after `c = conf`, or by a
function that is given it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from ..module import Module
from ..nodes import Class, Declare, FunctionExpression
from .done import MAKERS, Change, Changes, FunctionLook, inner_nodes

_PASSED = 2  # functions that hand a value on to one another
_DEEPEST = 100  # functions within one another that are looked at
# A word: whether it is a member, and whether it is called.
_WORD = re.compile(r"((?<!\.)\.)?+((?!\d)[\w$]++)(\s*+\()?+")
_NOTHING: Changes = {}


class Changed(Struct, frozen=True):
    """What a function, with those within it, does: `outward` to names that it does not declare,
    `within` what those do to its own, `given` what it does to its parameters, by their places."""

    outward: Changes
    within: Changes
    given: Mapping[int, list[Change]]


class Elsewhere:
    """What the functions of modules do, found once."""

    def __init__(self, function_of: Callable[[Module, str], FunctionExpression | None]) -> None:
        self._function_of = function_of
        self._of_functions: dict[tuple[int, str], tuple[FunctionExpression, Changed]] = {}
        self._of_modules: dict[str, Changes] = {}
        self._at_load: dict[str, dict[str, list[Change]]] = {}
        self._depth = 0  # functions within one another

    def of_module(self, module: Module) -> Changes:
        """What the functions of a module do to names around them: its own and imported ones."""
        found = self._of_modules.get(module.path)
        if found is None:
            found = self._of_modules[module.path] = self._outward(module)
        return found

    def _outward(self, module: Module) -> Changes:
        names = {
            one.name
            for one in module.body
            if isinstance(one, Declare) and not isinstance(one.value, (FunctionExpression, Class))
        }
        names.update(one.local for one in module.imports if not one.is_type)
        found: dict[str, list[Change]] = {}
        text, offset = module.source.text, module.source.offset
        for function in sorted(_functions(module.body), key=lambda one: one.start):
            start, end = function.start - offset, function.end - offset
            is_far = not function.has_outer_names and not module.stars
            if is_far and names.isdisjoint(_said(text, start, end)):
                continue
            _add(found, self.of_function(function, module).outward)
        return found

    def at_load(self, module: Module) -> Changes:
        """What the statements of a module do to its variables, behind their declarations."""
        found = self._at_load.get(module.path)
        if found is None:
            found = self._at_load[module.path] = {}
            look = FunctionLook()
            look.through(module.body)
            begun = {one.name for one in module.body if isinstance(one, Declare) and one.value}
            for written, change in self._direct(look, module, _PASSED):
                name, path = look.belongs(written, change)
                if path or name in begun or not change.is_given:  # else that is what it begins as
                    found.setdefault(name, []).append(replace(change, path=path))
        return found

    def _direct(
        self, look: FunctionLook, module: Module, most: int
    ) -> Iterator[tuple[str, Change]]:
        """What is done by what was looked at itself, and by functions that it hands something."""
        yield from look.changes
        for name, passed in look.passed if most else ():
            target = self._function_of(module, passed.function)
            if target is not None:
                for one in self.of_function(target, module, most - 1).given.get(passed.place, ()):
                    yield name, _behind(passed.path, one)

    def of_class(self, definition: Class, module: Module) -> Changes:
        """What its methods do to the fields of its object, but for the one that makes it."""
        found: dict[str, list[Change]] = {}
        for member in definition.members:
            if isinstance(member.value, FunctionExpression) and member.name not in MAKERS:
                for one in self.of_function(member.value, module).outward.get("this", ()):
                    _deeper(found, one)
        return found

    def of_function(
        self, function: FunctionExpression, module: Module, most: int = _PASSED
    ) -> Changed:
        """What a function does; `most` functions that it hands something on to are looked at."""
        key = id(function), module.path
        known = self._of_functions.get(key)
        if known is None:
            nothing = Changed(_NOTHING, _NOTHING, {})
            known = self._of_functions[key] = (function, nothing)  # it may call itself
            if self._depth < _DEEPEST:
                self._depth += 1
                try:
                    known = (function, self._looked(function, module, most))
                    self._of_functions[key] = known
                finally:
                    self._depth -= 1
        return known[1]

    def _looked(self, function: FunctionExpression, module: Module, most: int) -> Changed:
        look = FunctionLook()
        look.declare(one.name for one in function.parameters)
        look.through((*function.body, *function.parameters))
        outward: dict[str, list[Change]] = {}
        within: dict[str, list[Change]] = {}
        given: dict[int, list[Change]] = {}
        places = {one.name: place for place, one in enumerate(function.parameters) if one.name}
        found = [(name, one, False) for name, one in self._direct(look, module, most)]
        for inner in look.functions:
            changes = self.of_function(inner, module, most).outward
            found += [(name, one, True) for name, ones in changes.items() for one in ones]
        for written, change, is_inner in found:
            name, path = look.belongs(written, change)
            change = _behind(path, change, len(change.path))
            if is_inner and written in look.declared:
                within.setdefault(written, []).append(change)
            if name in places:
                given.setdefault(places[name], []).append(change)
            elif name not in look.declared:
                outward.setdefault(name, []).append(change)
        return Changed(outward, within, given)


def _behind(path: tuple[str, ...], change: Change, own: int | None = None) -> Change:
    """A change of what a path leads to, as one of what that begins with."""
    rest = change.path if own is None else ()
    whole = (*path, *rest)
    return change if whole == change.path else replace(change, path=whole)


def _deeper(found: dict[str, list[Change]], change: Change) -> None:
    """Adds a change of an object to those of its fields."""
    if change.path:
        found.setdefault(change.path[0], []).append(replace(change, path=change.path[1:]))


def _add(found: dict[str, list[Change]], more: Changes) -> None:
    for name, changes in more.items():
        found.setdefault(name, []).extend(changes)


def _said(text: str, start: int, end: int) -> set[str]:
    """The names that something may be done to: none that are only called."""
    words = _WORD.findall(text, start, end)
    return {word for dot, word, call in words if not dot and not call}


def _functions(nodes: Iterable[object]) -> list[FunctionExpression]:
    """The functions in some statements, but for those within them."""
    found: list[FunctionExpression] = []
    waiting: list[object] = [*nodes]
    while waiting:
        node = waiting.pop()
        if isinstance(node, FunctionExpression):
            found.append(node)
        else:
            waiting += inner_nodes(node)
    return found
