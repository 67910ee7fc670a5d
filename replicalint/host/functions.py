"""The functions of a file by name: what a contract selects, and what reaches what.

A name is that of the outermost declaration that holds a place: of a function, of a constant, of a
member of a class as `Class.member`, "default" for what is exported without a name. What a module
does with a variable when it is loaded belongs to the variable: in `app.get('/x', async () => ...)`
the function is one of `app`. The rest of what it does then has no name.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from .module import Module
from .nodes import (
    Assign,
    AssignmentExpression,
    BlockStatement,
    CallExpression,
    Class,
    Declare,
    Evaluate,
    Expression,
    FunctionExpression,
    Identifier,
    If,
    Item,
    Loop,
    Member,
    Return,
    Statement,
    Stop,
)

DEFAULT = "default"  # the name of what is exported without one
_WHOLE = "export="  # under this, a module is one value


class FunctionUnit(Struct, frozen=True):
    """A part of a module that is reached as a whole: a declaration, or a statement of its own.

    `parts` are what it does. Of a member of a class, `owner` is the class and `member` its name.
    `hung_on` is the variable that a statement without a declaration does something with.
    """

    name: str | None
    start: int
    end: int
    parts: tuple[Statement | Expression, ...]
    type: str | None = None
    owner: str | None = None
    member: str | None = None
    hung_on: str | None = None
    is_decorated: bool = False


class Functions(Struct, frozen=True, dict=True):
    """The units of a module, in the order of the file, and its classes by their names."""

    units: tuple[FunctionUnit, ...]
    classes: dict[str, Class]

    @staticmethod
    def of(module: Module) -> Functions:
        imported = {one.local for one in module.imports}
        declared = {one.name for one in _statements(module.body) if isinstance(one, Declare)}
        classes: dict[str, Class] = {}
        units: list[FunctionUnit] = []
        exported = {
            export.value.start: name
            for name, export in module.exports.items()
            if export.value is not None and name != _WHOLE
        }
        for statement in _statements(module.body):
            name = exported.get(_assigned(statement))
            if name is not None and isinstance(statement, Assign):
                units += _declared(name, _value(statement), None, classes)
            else:
                units += _units(statement, imported | declared, classes)
        known = Functions(tuple(units), {})
        for name, export in module.exports.items():
            value = export.value
            if value is None or name == _WHOLE:
                continue
            found = known.range_at(value.start)
            if found is None or (found[2] == DEFAULT and name != DEFAULT):
                units += _declared(name, value, None, classes)
        return Functions(tuple(sorted(units, key=lambda one: one.start)), classes)

    def at(self, offset: int) -> str | None:
        """The name of what a place belongs to."""
        found = self.range_at(offset)
        return None if found is None else found[2]

    def range_at(self, offset: int) -> tuple[int, int, str | None] | None:
        """The range of a unit that a place is in, and its name; None outside of all."""
        number = bisect_right(self._starts, offset) - 1
        found = self._ranges[number] if number >= 0 else None
        return found if found is not None and offset < found[1] else None

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _, _ in self._ranges]

    @cached_property
    def _ranges(self) -> list[tuple[int, int, str | None]]:
        """Ranges that do not overlap: where units do, the inner one counts."""
        found: list[tuple[int, int, str | None]] = []
        open_ones: list[FunctionUnit] = []
        position = 0

        def close(until: int) -> None:
            nonlocal position
            while open_ones and open_ones[-1].end <= until:
                one = open_ones.pop()
                if position < one.end:
                    found.append((position, one.end, one.name))
                    position = one.end

        for unit in sorted(self.units, key=lambda one: (one.start, -one.end)):
            close(unit.start)
            if open_ones and position < unit.start:
                found.append((position, unit.start, open_ones[-1].name))
            position = max(position, unit.start)
            open_ones.append(unit)
        close(max((unit.end for unit in self.units), default=0))
        return found


def _statements(body: tuple[Statement, ...]) -> Iterator[Statement]:
    """What a module does, and what it does under conditions: these declare for the module, too."""
    waiting = [*reversed(body)]
    while waiting:
        statement = waiting.pop()
        if isinstance(statement, If):
            tests = (Evaluate(test) for test in statement.tests if test is not None)
            inner = (*tests, *(one for branch in statement.branches for one in branch))
        elif isinstance(statement, Loop):
            over = () if statement.over is None else (Evaluate(statement.over),)
            inner = (*over, *statement.body)
        elif isinstance(statement, BlockStatement):
            inner = statement.body
        else:
            yield statement
            continue
        waiting += reversed(inner)


def _units(
    statement: Statement, variables: set[str], classes: dict[str, Class]
) -> Iterator[FunctionUnit]:
    """The units of a statement, of which `variables` are those that it may be about."""
    match statement:
        case Declare(name, None, start, end, type):
            yield FunctionUnit(name, start, end, (), type)
        case Declare(name, value, start, end, type) if value is not None:
            for unit in _declared(name, value, type, classes):
                if unit.owner is None:
                    unit = replace(unit, start=min(start, unit.start), end=max(end, unit.end))
                yield unit
        case Assign(target, _, value, start, end):
            root = root_of(target)
            hung_on = root if root in variables else None
            yield FunctionUnit(hung_on, start, end, (target, value), hung_on=hung_on)
        case Evaluate(value):
            root = root_of(value) if isinstance(value, CallExpression) else None
            is_about = isinstance(value, CallExpression) and isinstance(value.function, Member)
            hung_on = root if is_about and root in variables else None
            yield FunctionUnit(hung_on, value.start, value.end, (value,), hung_on=hung_on)
        case Return(value, start, end) if value is not None:
            yield FunctionUnit(None, start, end, (value,))
        case Stop(value) if value is not None:
            yield FunctionUnit(None, value.start, value.end, (value,))


def _declared(
    name: str, value: Expression, type: str | None, classes: dict[str, Class]
) -> Iterator[FunctionUnit]:
    """A value by its name; a class with each of its members."""
    if not isinstance(value, Class):
        decorators = value.decorators if isinstance(value, FunctionExpression) else ()
        start = min([value.start, *(one.start for one in decorators)])
        yield FunctionUnit(name, start, value.end, (value,), type, is_decorated=bool(decorators))
        return
    classes.setdefault(name, value)
    outer = (*value.bases, *value.decorators)
    yield FunctionUnit(
        name, value.start, value.end, outer, owner=name, is_decorated=bool(value.decorators)
    )
    for member in value.members:
        parts = () if member.value is None else (member.value,)
        is_decorated = isinstance(member.value, FunctionExpression) and bool(
            member.value.decorators
        )
        yield FunctionUnit(
            f"{name}.{member.name}",
            member.start,
            member.end,
            parts,
            member.type,
            name,
            member.name,
            is_decorated=is_decorated,
        )


def _value(statement: Assign) -> Expression:
    """What is assigned: of `a = b = value` the last."""
    value = statement.value
    while isinstance(value, AssignmentExpression):
        value = value.value
    return value


def _assigned(statement: Statement) -> int:
    """Where what is assigned begins."""
    return _value(statement).start if isinstance(statement, Assign) else -1


def root_of(value: Expression) -> str | None:
    """The variable that an expression begins with: `app` of `app.route('/').get(handler)`."""
    while True:
        match value:
            case Identifier(name):
                return name
            case Member(inner) | Item(inner) | CallExpression(inner):
                value = inner
            case _:
                return None
