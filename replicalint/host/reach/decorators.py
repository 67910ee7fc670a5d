"""What is kept of a function or a class that is decorated: a list of handlers, a table of commands.

Who calls what is kept takes it from there. So it is reached with the variable that keeps it:

```python
handlers = {}
def handles(name):
    def note(function):
        handles.known[name] = function  # or `handlers[name] = function`, `listed.append(function)`
        return function
    return note
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ..functions import root_of
from ..nodes import (
    Assign,
    CallExpression,
    Class,
    Expression,
    FunctionExpression,
    Identifier,
    Item,
    Member,
)
from .references import inner


def decorators_of(part: object) -> tuple[Expression, ...]:
    """The decorators of a function or a class."""
    return part.decorators if isinstance(part, (FunctionExpression, Class)) else ()


def kept_in(function: FunctionExpression) -> Iterator[str]:
    """The variables in which a function, or one in it, keeps what it is given."""
    given: set[str] = set()
    kept: list[tuple[str | None, object]] = []
    waiting: list[object] = [function]
    while waiting:
        node = waiting.pop()
        match node:
            case FunctionExpression(_, parameters):
                given.update(one.name for one in parameters if one.name is not None)
                waiting += node.body
            case Assign(Member() | Item() as target, _, value):
                kept.append((root_of(target), value))
            case CallExpression(Member() as called, arguments):
                kept.append((root_of(called), arguments))
            case _:
                pass
        waiting += inner(node)
    for root, held in kept:
        if root is not None and root not in given and _speaks_of(held, given):
            yield root


def _speaks_of(value: object, names: set[str]) -> bool:
    waiting = [value]
    while waiting:
        node = waiting.pop()
        if isinstance(node, tuple):
            waiting += node
        elif isinstance(node, Identifier) and node.name in names:
            return True
        elif not isinstance(node, FunctionExpression):
            waiting += inner(node)
    return False
