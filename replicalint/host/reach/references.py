"""The names that a part of a program speaks of: what it may reach when it is run.

A reference is as good as a call: a function that is handed to another is called by it. Names that a
function declares for itself are not those of its module.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from ..nodes import (
    Argument,
    Assign,
    BlockStatement,
    CallExpression,
    Declare,
    Evaluate,
    Expression,
    FunctionExpression,
    Identifier,
    If,
    Item,
    Literal,
    Loop,
    Member,
    ModuleReference,
    Parameter,
    Return,
    Statement,
    Stop,
    TemplateString,
)

_TYPE = re.compile(r"[^\W\d][\w$]*+(?:\.[^\W\d][\w$]*+)*+")
_NOTHING: frozenset[str] = frozenset()
THIS = frozenset({"this", "self", "cls"})
UNKNOWN = ""  # in the place of a name that is computed

IsStopped = Callable[[int], bool]


class NameReference(Struct, frozen=True):
    """`root.name.name`, as it is written at a place.

    `root` None is a value that only the run of the program knows. `specifier` is a module that is
    loaded there. `is_type`: in an annotation. `is_any`: a member is called whose name is computed.
    """

    root: str | None
    names: tuple[str, ...]
    start: int
    specifier: str | None = None
    is_type: bool = False
    is_any: bool = False


def references(
    parts: Iterable[Statement | Expression], is_stopped: IsStopped, *, has_blocks: bool = True
) -> Iterator[NameReference]:
    """What parts of a program speak of; what begins at a place that `is_stopped` is left out.

    `has_blocks`: what a block declares is not known behind it, which it is in Python.
    """
    waiting: list[tuple[object, frozenset[str]]] = [(part, _NOTHING) for part in parts]
    while waiting:
        node, own = waiting.pop()
        start = start_of(node)
        if start is not None and is_stopped(start):
            continue
        got = _got(node)
        if got is not None and isinstance(node, CallExpression):
            waiting += [(one, own) for one in node.arguments[2:]]
            node = got
        if isinstance(node, (Member, Item, Identifier, ModuleReference)):
            found, rest = _chain(node)
            if got is not None and found.root in THIS and _is_computed(got):
                found = replace(found, is_any=True)  # what it gives is called later on
            yield _seen_from(found, own)
            waiting += [(one, own) for one in rest]
            continue
        if isinstance(node, CallExpression) and _is_computed(node.function):
            yield _seen_from(replace(_chain(node.function)[0], is_any=True), own)
        if isinstance(node, FunctionExpression):
            waiting += [(one, own) for one in node.decorators]
            parameters = [one.name for one in node.parameters if one.name is not None]
            own = _with(own, (*parameters, *_declared(node.body, is_deep=not has_blocks)))
            waiting += [(one, own) for one in (*node.parameters, *node.body)]
            continue
        if isinstance(node, (Declare, Parameter)) and node.type:
            yield from typed(node.type, start or 0)
        if has_blocks and isinstance(node, If):
            waiting += [(test, own) for test in node.tests]
            for branch in node.branches:
                within = _with(own, _declared(branch))
                waiting += [(one, within) for one in branch]
            continue
        if has_blocks and isinstance(node, (Loop, BlockStatement)):
            names = node.names if isinstance(node, Loop) else ()
            own = _with(own, (*names, *_declared(node.body)))
        waiting += [(one, own) for one in inner(node)]


def _with(own: frozenset[str], names: Iterable[str]) -> frozenset[str]:
    new = {name for name in names if name not in own}
    return own | new if new else own


def _seen_from(found: NameReference, own: frozenset[str]) -> NameReference:
    """A reference in a function that has some names for itself: what these are is not known."""
    if found.root in THIS or found.root not in own:
        return found
    return replace(found, root=None)


def _is_computed(function: Expression) -> bool:
    """Whether a member is called whose name is computed: `this[method]()`."""
    function = _got(function) or function
    if not isinstance(function, Item) or isinstance(function.key, Literal):
        return False
    return _constant(function.key) is None


def calls(
    parts: Iterable[Statement | Expression], is_stopped: IsStopped
) -> Iterator[NameReference]:
    """What parts of a program call at once; the functions in them are not run yet."""
    waiting: list[object] = [*parts]
    while waiting:
        node = waiting.pop()
        start = start_of(node)
        if isinstance(node, FunctionExpression) or (start is not None and is_stopped(start)):
            continue
        if isinstance(node, CallExpression):
            found, _ = _chain(node.function)
            yield found
        waiting += inner(node)


def typed(written: str, start: int) -> Iterator[NameReference]:
    """The types that an annotation names."""
    for match in _TYPE.finditer(written):
        root, *names = match[0].split(".")
        yield NameReference(root, tuple(names), start, is_type=True)


def _got(node: object) -> Item | None:
    """`getattr(value, key)` of Python as `value[key]`."""
    match node:
        case CallExpression(Identifier("getattr"), (Argument(value), Argument(key), *_)):
            return Item(value, key, node.start, node.end)
        case _:
            return None


def root_reference(value: Expression) -> NameReference:
    """What an expression begins with, and the names that follow it."""
    return _chain(value)[0]


def _chain(node: Expression) -> tuple[NameReference, list[object]]:
    """`a.b.c` in one, and what else stands in it."""
    names: list[str] = []
    rest: list[object] = []
    start = node.start
    while True:
        match node:
            case Member(inner, name):
                names.append(name)
                node = inner
            case Item(inner, key):
                constant = _constant(key)
                rest.append(key)
                names.append(UNKNOWN if constant is None else constant)
                node = inner
            case Identifier(name):
                return NameReference(name, tuple(reversed(names)), start), rest
            case ModuleReference(specifier):
                return NameReference(None, tuple(reversed(names)), start, specifier), rest
            case CallExpression(Identifier("super")):
                return NameReference("super", tuple(reversed(names)), start), rest
            case CallExpression(Identifier("getattr"), (Argument(inner), Argument(key), *others)):
                rest += others
                node = Item(inner, key, node.start, node.end)
            case _:
                rest.append(node)
                return NameReference(None, tuple(reversed(names)), start), rest


def _constant(key: Expression) -> str | None:
    """What a string says that has no holes."""
    if not isinstance(key, TemplateString):
        return None
    found = []
    for part in key.parts:
        value = getattr(part, "value", None)
        if not isinstance(value, str):
            return None
        found.append(value)
    return "".join(found)


def _declared(statements: Iterable[Statement], *, is_deep: bool = False) -> Iterator[str]:
    """The names that statements declare; `is_deep`: with those in them."""
    waiting: list[Statement] = [*statements]
    while waiting:
        statement = waiting.pop()
        match statement:
            case Declare(name):
                yield name
            case _ if not is_deep:
                continue
            case If(_, branches):
                waiting += (one for branch in branches for one in branch)
            case Loop(names, _, body):
                yield from names
                waiting += body
            case BlockStatement(body):
                waiting += body


def start_of(node: object) -> int | None:
    """Where a statement begins; None for what is none."""
    if isinstance(node, (Declare, Assign, Return, If, Loop)):
        return node.start
    if isinstance(node, (Evaluate, Stop)) and node.value is not None:
        return node.value.start
    return None


def inner(node: object) -> Iterator[Struct]:
    """The nodes in a node."""
    if not isinstance(node, Struct):
        return
    waiting: list[object] = [getattr(node, name) for name in node.__struct_fields__]
    while waiting:
        value = waiting.pop()
        if isinstance(value, tuple):
            waiting += value
        elif isinstance(value, Struct):
            yield value
