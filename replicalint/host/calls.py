"""The calls and the tagged templates in a module, by the names that are written there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from .module import Module
from .nodes import CallExpression, Expression, FunctionExpression, Identifier, Member, Tagged


class NamedUse(Struct, frozen=True):
    """A call of `a.b.c`, or such a tag.

    `arguments` are as many as stand before one of which the number is not known; None: a tag.
    `is_open`: there is such a one.
    """

    names: tuple[str, ...]
    arguments: int | None
    is_open: bool = False


def named_uses(module: Module) -> Iterator[NamedUse]:
    """Each call and each tag of a module that has a name, in no order."""
    exported = (export.value for export in module.exports.values() if export.value is not None)
    stack: list[object] = [module.body, *exported]
    seen: set[int] = set()
    while stack:
        one = stack.pop()
        if isinstance(one, tuple):
            stack.extend(one)
            continue
        if not isinstance(one, Struct) or id(one) in seen:
            continue
        seen.add(id(one))
        if isinstance(one, (CallExpression, Tagged)):
            names = dotted(one.function if isinstance(one, CallExpression) else one.tag)
            if names:
                yield _use(one, tuple(names))
        if isinstance(one, FunctionExpression):
            stack.append(one.body)
        stack.extend(getattr(one, name) for name in one.__struct_fields__)


def _use(one: CallExpression | Tagged, names: tuple[str, ...]) -> NamedUse:
    if isinstance(one, Tagged):
        return NamedUse(names, None)
    number = 0
    for argument in one.arguments:
        if argument.is_spread:
            return NamedUse(names, number, is_open=True)
        number += argument.name is None
    return NamedUse(names, number)


def dotted(expression: Expression) -> list[str]:
    """The names of `a.b.c`; none where it is something else."""
    names: list[str] = []
    while isinstance(expression, Member):
        names.append(expression.name)
        expression = expression.value
    if isinstance(expression, Identifier):
        names.append(expression.name)
    elif not names:
        return []
    return names[::-1]


def ends(names: Sequence[str], known: str) -> bool:
    """Whether names that are written end with those of a wrapper: `this.db.run` with "db.run"."""
    parts = known.split(".")
    return [*names[-len(parts) :]] == parts
