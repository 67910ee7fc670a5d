"""Assignments, and what a program does to the lists and records that its variables hold.

It is long as each way to change one has its own rules.
"""

from __future__ import annotations

from collections.abc import Callable

from ...source import Chunk, Span
from ..libraries.library import Given, LibraryObject
from ..nodes import Assign, AssignmentExpression, Expression, Identifier, Item, Member
from ..values import (
    ClassValue,
    Fields,
    Hole,
    Instance,
    Items,
    Many,
    ModuleValue,
    NotKnown,
    NoValue,
    OneOf,
    Plain,
    String,
    Thing,
    Value,
)
from . import answers
from .conditions import constant, is_nothing, truth
from .done import DELETED
from .joining import one_of
from .scope import Changed, NameScope
from .texts import may_be_absent
from .types import Annotations

_MOST_PARTS = 4000  # of a string, whose parts are copied each time that it gets one more


class Changes(Annotations):
    """What variables and fields are given."""

    def declare(self, scope: NameScope, name: str, value: Value) -> None:
        """A variable of a scope gets a value."""
        scope.waiting.pop(name, None)
        self.journal.write(scope.variables, name, value)

    def assign(self, node: Assign | AssignmentExpression, scope: NameScope) -> Value:
        """`target = value`, `target += value`: what the target holds then."""
        operator = node.operator
        if operator == DELETED:
            return self._deleted(node, scope)
        if operator == "=":
            value = self.evaluate(node.value, scope)
        else:
            before = self.evaluate(node.target, scope)  # as it is before the value changes it
            value = self.evaluate(node.value, scope)
            span = self.span(scope, node.start, node.end)
            value = self._changed(operator, before, value, span, node, scope)
        self.put(node.target, value, scope)
        self.use(value)
        return value

    def _deleted(self, node: Assign | AssignmentExpression, scope: NameScope) -> Value:
        """A field or an item is taken away."""
        target, span = node.target, self.span(scope, node.start, node.end)
        if isinstance(target, (Member, Item)):
            of = self.evaluate(target.value, scope)
            if isinstance(target, Item):
                key = self.evaluate(target.key, scope)
            else:
                key = String((Chunk(target.name, span, False),), span)
            if isinstance(of, (Instance, ClassValue)):
                fields, name = self.held.setdefault(id(of), {}), constant(key)
                if name in fields and name is not None:
                    self.journal.write(fields, name, NoValue(span))
            else:
                changed = in_each(of, lambda one: without(one, key, span))
                self.change(target.value, of, changed, scope)
        return Plain(True, span)

    def _changed(
        self,
        operator: str,
        before: Value,
        value: Value,
        span: Span,
        node: Assign | AssignmentExpression,
        scope: NameScope,
    ) -> Value:
        if operator == "+=":
            where = self.span(scope, node.value.start, node.value.end)
            return self.added(before, value, before.span, where, span)
        if operator in ("??=", "||=", "&&="):
            known = is_nothing(before) if operator == "??=" else truth(before)
            if known is not None:
                return value if known == (operator != "||=") else before
            return self.one_of(object(), (value, before), span)
        if isinstance(before, Plain) and isinstance(value, Plain):
            one, other = before.value, value.value
            if operator == "-=" and isinstance(one, int) and isinstance(other, int):
                return Plain(one - other, span)
        return NotKnown(span)

    def added(self, left: Value, right: Value, one: Span, other: Span, span: Span) -> Value:
        """`left + right`, with where each stands."""
        if isinstance(left, Plain) and isinstance(right, Plain):
            numbers = left.value, right.value
            if isinstance(numbers[0], (int, float)) and isinstance(numbers[1], (int, float)):
                return Plain(numbers[0] + numbers[1], span)
        if isinstance(left, Items) and isinstance(right, Items):
            return Items((*left.items, *right.items), span)
        if _is_thing(left):
            return self.method(left, "+", Given((right,)), span)
        if not (_is_text(left) or _is_text(right)):
            return NotKnown(span)
        parts = left.parts if isinstance(left, String) else (Hole(left, one),)
        if len(parts) > _MOST_PARTS:
            parts = (Hole(left, one),)
        whole = span if left.span.source is not span.source else _hull(left.span, span)
        if isinstance(right, String) and right.span.source is span.source:
            return String((*parts, *right.parts), whole)
        return String((*parts, Hole(right, other)), whole)

    def put(self, target: Expression, value: Value, scope: NameScope) -> None:
        """A variable, a field or an item gets a value."""
        if isinstance(target, Identifier):
            at: NameScope | None = scope
            while at is not None:
                if target.name in at.variables or target.name in at.waiting:
                    self.declare(at, target.name, value)
                    return
                if at.outer is None:
                    break
                at = at.outer
            assert at is not None
            other, name = at.shared.get(target.name, (at, target.name))
            self.declare(other, name, value)
        elif isinstance(target, Member):
            of = self.evaluate(target.value, scope)
            if isinstance(of, (Instance, ClassValue)):
                self.journal.write(self.held.setdefault(id(of), {}), target.name, value)
            elif isinstance(of, ModuleValue):
                self.declare(self.module_scope(of.module), target.name, value)
            else:
                changed = in_each(of, lambda one: _with_member(one, target.name, value))
                self.change(target.value, of, changed, scope)
        elif isinstance(target, Item):
            of = self.evaluate(target.value, scope)
            key = self.evaluate(target.key, scope)
            changed = in_each(of, lambda one: _with_key(one, key, value))
            self.change(target.value, of, changed, scope)

    def join(self, paths: list[tuple[Value, Changed]], span: Span) -> None:
        """Does what one of several paths does, each with the test that leads to it."""
        cells: dict[tuple[int, str], tuple[dict[str, Value], str]] = {}
        for _, changed in paths:
            for cell, (holder, name, _) in changed.items():
                cells.setdefault(cell, (holder, name))
        for cell, (holder, name) in cells.items():
            value: Value | None = None
            for test, changed in reversed(paths):
                one = changed[cell][2] if cell in changed else holder.get(name)
                if value is None or one is None:
                    value = one if value is None else value
                else:
                    value = answers.select(test, one, value, span)
            if value is not None:
                self.journal.write(holder, name, value)

    def change(self, written: Expression | None, old: Value, new: Value, scope: NameScope) -> None:
        """A list or a record is changed: all variables that hold it hold what it is now."""
        if old is new:
            return
        seen: set[int] = set()
        scopes: list[NameScope | None] = [scope, *(frame for _, frame in self.frames)]
        for one in scopes:
            at = one
            while at is not None and id(at) not in seen:
                seen.add(id(at))
                self._replace(at.variables, old, new)
                for other, _ in at.shared.values():
                    if id(other) not in seen:
                        seen.add(id(other))
                        self._replace(other.variables, old, new)
                at = at.outer
        for fields in self.held.values():
            self._replace(fields, old, new)
        if isinstance(written, (Member, Item)):
            of = self.evaluate(written.value, scope)
            if isinstance(of, Fields):
                self.put(written, new, scope)
        elif isinstance(written, Identifier):
            found = self.lookup(written.name, scope, new.span)
            if found is old:  # held as one of several
                self.put(written, new, scope)

    def _replace(self, variables: dict[str, Value], old: Value, new: Value) -> None:
        for name in [name for name, value in variables.items() if value is old]:
            self.journal.write(variables, name, new)


def with_field(record: Fields, name: str, value: Value) -> Fields:
    """A record with one field more, or another one."""
    kept = [(key, one) for key, one in record.fields if key != name]
    if len(kept) < len(record.fields):
        fields = tuple((key, value if key == name else one) for key, one in record.fields)
        return Fields(fields, record.span, record.is_whole)
    return Fields((*record.fields, (name, value)), record.span, record.is_whole)


def without(value: Value, key: Value, span: Span) -> Value:
    """A record without a field, a list without an item; one that is not known may be any."""
    text = constant(key)
    number = key.value if isinstance(key, Plain) else None
    if isinstance(value, Fields) and text is not None:
        return Fields(
            tuple(one for one in value.fields if one[0] != text), value.span, value.is_whole
        )
    if isinstance(value, Fields):
        absent = NoValue(span)
        fields = tuple((name, one_of(object(), (one, absent), span)) for name, one in value.fields)
        return Fields(fields, value.span, value.is_whole)
    if isinstance(value, Items):
        is_known = isinstance(number, int) and not any(map(may_be_absent, value.items))
        if is_known and isinstance(number, int) and -len(value.items) <= number < len(value.items):
            items = [*value.items]
            del items[number]
            return Items(tuple(items), value.span)
        return _any_number(value.items, value.span)
    return value


def in_each(value: Value, become: Callable[[Value], Value]) -> Value:
    """What becomes of a value, or of each of those that it may be."""
    if not isinstance(value, OneOf):
        return become(value)
    options = tuple(in_each(option, become) for option in value.options)
    if all(one is other for one, other in zip(options, value.options, strict=True)):
        return value
    return one_of(value.key, options, value.span)


def _with_member(value: Value, name: str, member: Value) -> Value:
    """A record with a field, a list of another length."""
    if isinstance(value, Fields):
        return with_field(value, name, member)
    if isinstance(value, Items) and name == "length":
        is_empty = isinstance(member, Plain) and member.value == 0
        return Items((), value.span) if is_empty else _any_number(value.items, value.span)
    return value


def _any_number(items: tuple[Value, ...], span: Span) -> Items:
    """A list of which it is not known how many of its items are there."""
    return Items(tuple(one if isinstance(one, Many) else Many(one, span) for one in items), span)


def _with_key(value: Value, key: Value, item: Value) -> Value:
    """A record or a list with an item; where its key is not known, it may be any of them."""
    text = constant(key)
    if isinstance(value, Items):
        return _with_item(value, key, item)
    if not isinstance(value, Fields):
        return value
    if text is not None:
        return with_field(value, text, item)
    fields = tuple(
        (name, one_of(object(), (item, before), value.span)) for name, before in value.fields
    )
    return Fields(fields, value.span, False)


def _with_item(items: Items, key: Value, value: Value) -> Items:
    number = key.value if isinstance(key, Plain) else None
    if isinstance(number, int) and 0 <= number <= len(items.items):
        changed = (*items.items[:number], value, *items.items[number + 1 :])
        return Items(changed, items.span)
    if isinstance(value, Items):  # `list[:] = ..`: a range of it, as far as that is known
        both = (*_any_number(items.items, items.span).items, *value.items)
        return _any_number(both, items.span)
    return Items(tuple(_or(one, value) for one in items.items) or (value,), items.span)


def _or(item: Value, value: Value) -> Value:
    """An item, or another one in its place."""
    if isinstance(item, Many):
        return Many(_or(item.value, value), item.span)
    return one_of(object(), (item, value), value.span)


def _is_text(value: Value) -> bool:
    """Whether a value is a string, in each case."""
    if isinstance(value, OneOf):
        return any(isinstance(option, String) for option in value.options)
    return isinstance(value, String)


def _hull(one: Span, other: Span) -> Span:
    return Span(one.source, min(one.start, other.start), max(one.end, other.end))


def _is_thing(value: Value) -> bool:
    """Whether a value is what a library composes text of: `SQL("..") + SQL("..")` of psycopg."""
    if isinstance(value, OneOf):
        return any(_is_thing(option) for option in value.options)
    return isinstance(value, Thing) and not isinstance(value, LibraryObject)
