"""What variables of modules and fields of objects hold where a function begins that others call.

Text that another function gives them may be there, or what they were declared with.
"""

from __future__ import annotations

from itertools import islice

from ..values import (
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
from .changes import Changes
from .elsewhere import GivenElsewhere, of_class, of_module
from .joining import leaves
from .scope import NameScope


class Beginnings(Changes):
    """The start of what others call."""

    def begin(self) -> None:
        """A function begins: what is given elsewhere may be there."""
        if self.frames:
            return
        self.has_begun = True
        for scope in [*self.scopes.values()]:
            variables = scope.variables
            known = self.begun_variables.get(id(variables), 0)
            self.begun_variables[id(variables)] = len(variables)
            for name in [*islice(variables, known, None)]:
                value = variables[name]
                if isinstance(value, Instance):
                    self.begin_object(value)
                elif (id(variables), name) not in self.beginnings:
                    opened = self.opened(name, scope, value)
                    if opened is not value:
                        self.journal.write(variables, name, opened)
        for holder, name, value in self.beginnings.values():
            now = holder.get(name)
            if now is not None and now is not value and _is_text(now):
                self.journal.write(holder, name, value)

    def begin_object(self, value: Instance) -> None:
        """Its methods are called by others, in any order."""
        if id(value) in self.begun_objects:
            return
        self.begun_objects[id(value)] = value
        fields = self.held.setdefault(id(value), {})
        declared = {one.name for one in value.of.definition.members}
        scope = self.scope_of(value.of)
        for name, given in of_class(value.of.definition).items():
            if name in declared and name not in fields:
                self.member(value, name, value.span)
            if name in fields:
                opened = self._with(fields[name], given, scope)
                if opened is not fields[name]:
                    self.beginnings[id(fields), name] = (fields, name, opened)
                    self.journal.write(fields, name, opened)

    def opened(self, name: str, scope: NameScope, value: Value) -> Value:
        """What a variable of a module holds, or what its functions give it."""
        if not _is_text(value):
            return value
        path = scope.module.path
        found = self.elsewhere.get(path)
        if found is None:
            found = self.elsewhere[path] = of_module(scope.module)
        if name not in found:
            return value
        opened = self._with(value, found[name], scope)
        if opened is not value:
            self.beginnings[id(scope.variables), name] = (scope.variables, name, opened)
        return opened

    def _with(self, value: Value, given: list[GivenElsewhere], scope: NameScope) -> Value:
        """A value, or those that are given instead of it."""
        if not _is_text(value):
            return value
        is_string = any(isinstance(leaf, String) for leaf in leaves(value))
        options: list[Value] = []
        unknown: Value | None = None
        for one in given:
            text = None if one.value is None else self.evaluate(one.value, scope)
            not_known = NotKnown(self.span(scope, one.start, one.end))
            if isinstance(value, Items):
                if one.is_added and (value.items or one.is_text):
                    item = Many(not_known if text is None else text, value.span)
                    options.append(Items((*value.items, item), value.span))
                elif value.items and not one.is_added:
                    unknown = unknown or not_known
            elif text is not None:
                options.append(text)
            elif is_string or one.is_text:
                unknown = unknown or not_known
        if unknown is not None:
            options.append(unknown)
        for option in options:
            value = self.one_of(object(), (value, option), option.span)
        return value


def _is_text(value: Value) -> bool:
    """Whether a value is text, a list of it, or nothing that is known."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, OneOf):
            waiting += one.options
        elif isinstance(one, Items):
            waiting += one.items
        elif isinstance(one, (Many, Hole)):
            waiting.append(one.value)
        elif isinstance(one, NotKnown):
            if one.type is not None:
                return False
        elif not isinstance(one, (String, Plain, NoValue)):
            return False
    return True
