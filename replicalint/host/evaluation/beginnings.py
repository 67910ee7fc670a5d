"""What variables and fields hold where a function begins that others call.

What other functions do to them may have been done by then, or not. What that makes of each kind of
value stands here: so the file is long.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from msgspec.structs import replace

from ..module import Module
from ..nodes import Declare
from ..values import (
    ClassValue,
    Closure,
    Fields,
    Hole,
    Instance,
    Items,
    Many,
    NotKnown,
    NoValue,
    OneOf,
    Plain,
    String,
    Value,
)
from . import answers
from .changes import Changes, in_each, with_field
from .done import ANY, Change
from .joining import leaves
from .scope import NameScope
from .state import Around

_MOST_BASES = 16
_DEEPEST = 4  # fields of fields that others change
_Given = list[tuple[Change, NameScope]]  # with the scope in which what is given stands
_Typed = tuple[str | None, NameScope]  # an annotation, and where it stands


class Beginnings(Changes):
    """The start of what others call."""

    def begin(self, closure: Closure | None = None) -> None:
        """A function begins: what is done elsewhere may have been done."""
        if self.frames:
            return
        self.has_begun = True
        for scope in [*self.scopes.values()]:
            for name, value in [*scope.variables.items()]:
                self._open_variable(name, scope, value, self._done_to(scope.module, name))
        if closure is not None:
            for at, within in self._changed_around(closure.environment):
                for name in [one for one in within if one in at.variables]:
                    given = [(one, at) for one in within[name]]
                    self._open_variable(name, at, at.variables[name], given)

    def _changed_around(self, environment: object) -> Around:
        """The scopes around a function that others change variables of, with what they do."""
        waiting: list[NameScope] = []
        at = environment
        while isinstance(at, NameScope) and at.outer is not None and id(at) not in self.around:
            waiting.append(at)
            at = at.outer
        known = self.around.get(id(at))
        found: Around = () if known is None else known[1]
        for scope in reversed(waiting):
            if scope.function is not None:
                within = self.elsewhere.of_function(scope.function, scope.module).within
                found = ((scope, within), *found) if within else found
            self.around[id(scope)] = (scope, found)
        return found

    def run_open(self, closure: Closure | None, act: Callable[[], object]) -> None:
        """Runs what others call in any order. What it leaves in variables that are not its own may
        be there for others, and may be not."""
        if self.frames:
            act()
            return
        self.begin(closure)
        self.journal.fork()
        try:
            act()
        finally:
            changed = self.journal.back()
            for (holder_id, name), (holder, _, after) in changed.items():
                before = holder.get(name)
                if before is None or after is None or (holder_id, name) in self.beginnings:
                    value = after if before is None else before
                elif _is_changed_by_others(before) and _is_changed_by_others(after):
                    value = self.one_of(object(), (before, after), after.span)
                else:
                    value = after
                if value is not None and value is not before:
                    self.journal.write(holder, name, value)

    def begin_object(self, value: Instance) -> None:
        """Its methods are called by others, in any order."""
        if id(value) in self.begun_objects:
            return
        self.begun_objects[id(value)] = value
        fields = self.held.setdefault(id(value), {})
        for of in self.kinds(value.of):
            scope = self.scope_of(of)
            given = self.elsewhere.of_class(of.definition, of.module)
            for name, changes in given.items():
                if name not in fields:
                    self.member(value, name, value.span)
                if name in fields:
                    here = [(one, scope) for one in changes]
                    types = [one.type for one in of.definition.members if one.name == name]
                    typed = next(filter(None, types), None), scope
                    self._open_cell(fields, name, fields[name], here, typed)

    def handed_out(self, value: Instance) -> None:
        """What is not known has the object, and may call its methods."""
        fields = self.held.setdefault(id(value), {})
        for of in self.kinds(value.of):
            scope = self.scope_of(of)
            for name, changes in self.elsewhere.of_class(of.definition, of.module).items():
                if name not in fields:
                    self.member(value, name, value.span)
                known = self.beginnings.get((id(fields), name))
                if name in fields and (known is None or known[2] is not fields[name]):
                    opened = self._after(fields[name], [(one, scope) for one in changes])
                    self.beginnings[id(fields), name] = (fields, name, opened)
                    self.journal.write(fields, name, opened)

    def kinds(self, of: ClassValue) -> list[ClassValue]:
        """A class, and those of the program that it extends."""
        found: list[ClassValue] = []
        waiting: list[Value] = [of]
        while waiting and len(found) < _MOST_BASES:
            at = waiting.pop(0)
            if isinstance(at, ClassValue) and at not in found:
                found.append(at)
                scope = self.scope_of(at)
                waiting += [self.evaluate(base, scope) for base in at.definition.bases]
        return found

    def loaded(self, name: str, scope: NameScope, value: Value) -> Value:
        """What a variable of another module holds when that is loaded."""
        given = self.elsewhere.at_load(scope.module).get(name, ())
        if not given:
            return value
        typed = self._typed_as(name, scope)
        return self._after(value, [(one, scope) for one in given], typed)

    def opened(self, name: str, scope: NameScope, value: Value) -> Value:
        """What a variable of a module holds, or what functions do to it."""
        given = self._done_to(scope.module, name)
        if not given:
            return value
        opened = self._after(value, given, self._typed_as(name, scope))
        self.beginnings[id(scope.variables), name] = (scope.variables, name, opened)
        return opened

    def _open_variable(self, name: str, scope: NameScope, value: Value, given: _Given) -> None:
        if isinstance(value, Instance):
            self.begin_object(value)
        if given:
            self._open_cell(scope.variables, name, value, given, self._typed_as(name, scope))

    def _typed_as(self, name: str, scope: NameScope) -> _Typed:
        """The annotation with which a module declares a variable."""
        found = None
        if scope.outer is None:
            for one in scope.module.body:
                if isinstance(one, Declare) and one.name == name and one.type is not None:
                    found = one.type
        return found, scope

    def _open_cell(
        self,
        holder: dict[str, Value],
        name: str,
        value: Value,
        given: _Given,
        typed: _Typed | None = None,
    ) -> None:
        known = self.beginnings.get((id(holder), name))
        if known is not None and known[2] is value:
            return
        opened = self._after(value, given, typed)
        if opened is not value:
            self.beginnings[id(holder), name] = (holder, name, opened)
            self.journal.write(holder, name, opened)

    def _done_to(self, module: Module, name: str) -> _Given:
        """What functions do to a variable of a module: its own, and those of the file."""
        own = self.elsewhere.of_module(module).get(name, ())
        found = [(one, self.module_scope(module)) for one in own]
        if module is not self.module:
            found += self._by_file.get((module.path, name), ())
        return found

    # --- values -----------------------------------------------------------------------------------

    def _after(self, value: Value, given: _Given, typed: _Typed | None = None) -> Value:
        """A value, or what becomes of it where others change it."""
        direct = [(one, scope) for one, scope in given if not one.path]
        inner = [(one, scope) for one, scope in given if one.path]
        if inner:
            value = in_each(value, lambda one: self._inside(one, inner))
        return self._instead(value, direct, typed) if direct else value

    def _inside(self, value: Value, given: _Given) -> Value:
        """A record, a list or an object of which others change parts."""
        by_key: dict[str, _Given] = {}
        for one, scope in given:
            if len(one.path) <= _DEEPEST:
                rest = replace(one, path=one.path[1:])
                by_key.setdefault(one.path[0], []).append((rest, scope))
        if isinstance(value, Items):
            return self._items_inside(value, [one for ones in by_key.values() for one in ones])
        if isinstance(value, Instance):
            fields = self.held.setdefault(id(value), {})
            for key, changes in by_key.items():
                if key not in fields and key != ANY:
                    self.member(value, key, value.span)
                for name in [*fields] if key == ANY else [key]:
                    if name in fields:
                        self._open_cell(fields, name, fields[name], changes)
            return value
        if not isinstance(value, Fields):
            return value
        found = value
        for key, changes in by_key.items():
            names = [name for name, _ in found.fields] if key == ANY else [key]
            for name in names:
                before = found.get(name)
                absent = NoValue(value.span)
                after = self._after(absent if before is None else before, changes)
                found = with_field(found, name, after)
            if key == ANY:
                found = Fields(found.fields, found.span, False)
        return found

    def _items_inside(self, value: Items, given: _Given) -> Value:
        """A list of which each item may be changed."""
        items: list[Value] = []
        for item in value.items:
            if isinstance(item, Many):
                items.append(Many(self._after(item.value, given), item.span))
            else:
                items.append(self._after(item, given))
        more = [
            Many(self._value_of(one, scope), value.span)
            for one, scope in given
            if one.is_given and not one.path and (value.items or one.is_text)
        ]
        return Items((*items, *more), value.span)

    def _value_of(self, one: Change, scope: NameScope) -> Value:
        """What is given: a constant, or what is made of others there."""
        if one.value is not None:
            return self.evaluate(one.value, scope)
        return NotKnown(self.span(scope, one.start, one.end))

    def _instead(self, value: Value, given: _Given, typed: _Typed | None) -> Value:
        """A value, or those that are given instead of it."""
        if not _is_changed_by_others(value):
            return value
        is_flag = isinstance(value, Plain) and isinstance(value.value, bool)
        if is_flag:
            return answers.asked(object(), value.span)
        is_string = any(isinstance(leaf, (String, Fields)) for leaf in leaves(value))
        is_plain = all(isinstance(leaf, (Plain, NoValue)) for leaf in leaves(value))
        options: list[Value] = []
        unknown: Value | None = None
        for one, scope in given:
            made = self._value_of(one, scope)
            if one.is_gone and not isinstance(value, Items):
                options.append(NoValue(made.span))
            elif isinstance(value, Items) and one.is_added:
                if value.items or one.is_text:
                    options.append(Items((*value.items, Many(made, value.span)), value.span))
                    if one.is_before:
                        options.append(Items((Many(made, value.span), *value.items), value.span))
            elif isinstance(value, Items) and not one.is_given:
                if value.items:
                    options.append(_some_of(value))
            elif one.value is not None and (is_string or one.is_text or is_plain):
                options.append(made)
            elif is_string or one.is_text or is_plain or (isinstance(value, Items) and value.items):
                unknown = unknown or NotKnown(self.span(scope, one.start, one.end))
        if unknown is not None:
            is_typed = is_plain and typed is not None and typed[0] is not None
            options.append(self.annotated(*typed, unknown.span) if is_typed and typed else unknown)
        for option in _each_once(options):
            value = self.one_of(object(), (value, option), option.span)
        return value

    # --- the functions of other modules -----------------------------------------------------------

    @property
    def _by_file(self) -> dict[tuple[str, str], _Given]:
        """What the file's functions do to the variables of modules that it imports."""
        if self.done_to_others is None:
            self.done_to_others = {}
            scope = self.module_scope(self.module)
            declared = {one.name for one in self.module.body if isinstance(one, Declare)}
            for name, changes in self.elsewhere.of_module(self.module).items():
                if name in declared:
                    continue
                for one in changes:
                    target = self._imported_variable(name, one)
                    if target is not None:
                        path, variable, rest = target
                        self.done_to_others.setdefault((path, variable), []).append((rest, scope))
        return self.done_to_others

    def _imported_variable(self, name: str, change: Change) -> tuple[str, str, Change] | None:
        """The module and the variable of it that an imported name, or a part of it, is."""
        one = self.modules.imports_of(self.module).get(name)
        specifiers = tuple(reversed(self.module.stars)) if one is None else (one.specifier,)
        wanted = name if one is None else one.name
        path = change.path
        if wanted == "*":
            if not path:
                return None
            wanted, path = path[0], path[1:]
        for specifier in specifiers:
            target = self.modules.resolve(self.module, specifier)
            other = self.modules.module(target) if isinstance(target, str) else None
            if other is None and one is not None:  # `from package import module`
                inner = [to for to in self.modules.targets(self.module, one) if isinstance(to, str)]
                other = self.modules.module(inner[-1]) if inner else None
                if path:
                    wanted, path = path[0], path[1:]
            if one is None and other is not None and not _has_name(other, wanted):
                continue
            if other is not None:
                export = other.exports.get(wanted)
                variable = export.local if export is not None and export.local else wanted
                rest = replace(change, path=path)
                return other.path, variable, rest
        return None


def _has_name(module: Module, name: str) -> bool:
    """Whether a module declares a name that `from module import *` may give."""
    return any(isinstance(one, Declare) and one.name == name for one in module.body)


def _each_once(options: Iterable[Value]) -> list[Value]:
    found: list[Value] = []
    for one in options:
        if not any(_is_same(one, other) for other in found):
            found.append(one)
    return found


def _is_same(one: Value, other: Value) -> bool:
    if isinstance(one, NoValue):
        return isinstance(other, NoValue)
    return isinstance(one, Plain) and isinstance(other, Plain) and one.value == other.value


def _some_of(value: Items) -> Items:
    """A list of which others take items away, or put them elsewhere."""
    return Items(
        tuple(one if isinstance(one, Many) else Many(one, one.span) for one in value.items),
        value.span,
    )


def _is_changed_by_others(value: Value) -> bool:
    """Whether a value is text, a list or a record of it, or nothing that is known."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, OneOf):
            waiting += one.options
        elif isinstance(one, Items):
            waiting += one.items
        elif isinstance(one, (Many, Hole)):
            waiting.append(one.value)
        elif isinstance(one, Fields):
            waiting += [field for _, field in one.fields]
        elif isinstance(one, NotKnown):
            if one.type is not None:
                return False
        elif not isinstance(one, (String, Plain, NoValue)):
            return False
    return True
