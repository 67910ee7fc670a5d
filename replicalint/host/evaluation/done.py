"""What one function does to what variables hold, by its nodes.

Each change is of the name at the root of what is changed: `conf` in `conf.table = 'x'`. Which
function's name that is, `elsewhere.py` says. All ways to change a value stand here: so the file is
long.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from ..nodes import (
    Argument,
    Assign,
    AssignmentExpression,
    Binary,
    CallExpression,
    Class,
    Declare,
    Expression,
    FunctionExpression,
    Identifier,
    If,
    Item,
    Literal,
    Loop,
    Member,
    Not,
    Record,
    TemplateString,
    Text,
)

MAKERS = frozenset(("constructor", "__init__", "__new__"))
# Methods that change their list or record.
_ADDING = frozenset("add append extend insert push unshift".split())
_CHANGING = _ADDING | frozenset(
    (
        "clear copyWithin delete discard fill pop popitem remove reverse set setdefault shift sort "
        "splice update"
    ).split()
)
_BEFORE = frozenset(("insert", "unshift"))
_GIVING = frozenset("=".split())
_FIRST = frozenset(("??=", "||="))
_NULL_TESTS = frozenset(("==", "===", "is"))
ANY = ""  # the key of a field or an item that is not known
DELETED = "delete"  # the operator of `delete a.b`, `del a[b]`


class Change(Struct, frozen=True):
    """What a function does to a variable, or to what `path` leads to from there: names of fields.

    It is given a constant (`value`), another value, items (`is_added`), or less (`is_gone`).
    """

    path: tuple[str, ...]
    start: int
    end: int
    value: Expression | None = None
    is_given: bool = False  # all of it
    is_added: bool = False
    is_before: bool = False  # items are added before others
    is_gone: bool = False
    is_text: bool = False
    is_name: bool = False  # the variable itself is given another value: its other names are not


class PassedOn(Struct, frozen=True):
    """A variable, or a part of it, is handed on to a function as an argument."""

    path: tuple[str, ...]
    function: str
    place: int


_MADE_OF_NODES = (Struct, tuple)
Changes = Mapping[str, list[Change]]
_Place = tuple[str, tuple[str, ...]]


class FunctionLook:
    """One function is gone through, but for those within it."""

    def __init__(self) -> None:
        self.declared: set[str] = set()
        self.functions: list[FunctionExpression] = []
        self.changes: list[tuple[str, Change]] = []
        self.passed: list[tuple[str, PassedOn]] = []
        self._same: dict[str, _Place] = {}  # variables that are a part of another one

    def declare(self, names: Iterable[str | None]) -> None:
        """Names are the function's own."""
        self.declared.update(name for name in names if name is not None)

    def root(self, name: str, path: tuple[str, ...]) -> _Place:
        """The variable that a place belongs to, behind all other names for it."""
        for _ in range(8):
            same = self._same.get(name)
            if same is None:
                break
            name, path = same[0], (*same[1], *path)
        return name, path

    def belongs(self, name: str, change: Change) -> _Place:
        """The variable that a change is of, and what leads from there to what is changed."""
        is_own = change.is_name and not change.path
        return (name, change.path) if is_own else self.root(name, change.path)

    def through(self, nodes: Iterable[object]) -> None:
        """Goes through nodes."""
        waiting: list[object] = [*nodes]
        while waiting:
            node = waiting.pop()
            if isinstance(node, FunctionExpression):
                self.functions.append(node)
                continue
            if isinstance(node, Class):
                self._class(node)
                continue
            if isinstance(node, Declare):
                self._declared(node.name, node.value)
            elif isinstance(node, Loop):
                self.declare(node.names)
                for name in node.names:
                    self._declared(name, node.over, (ANY,))
            elif isinstance(node, (Assign, AssignmentExpression)):
                self._assigned(node)
            elif isinstance(node, CallExpression):
                self._called(node)
            elif isinstance(node, If) and node.tests:
                waiting += _unless_first(node)
                continue
            elif isinstance(node, Binary) and _makes_first(node):
                continue
            waiting += inner_nodes(node)

    def _class(self, node: Class) -> None:
        """The methods of a class have an object of their own."""
        inner = FunctionLook()
        inner.declare(("this",))
        inner.through(tuple(one.value for one in node.members))
        self.functions += inner.functions
        self.through((*node.bases, *node.decorators))

    def _declared(self, name: str, value: Expression | None, more: tuple[str, ...] = ()) -> None:
        self.declared.add(name)
        place = None if value is None else _place(value)
        if place is not None and place[0] != name:
            self._same[name] = (place[0], (*place[1], *more))

    def _assigned(self, node: Assign | AssignmentExpression) -> None:
        place = _place(node.target)
        if place is None or (node.operator in _FIRST and not place[1]):
            return
        name, path = place
        value = node.value
        if path and path[-1] == "length":
            path, value = path[:-1], Literal(None, value.start, value.end)
            self._note(name, Change(path, node.start, node.end, is_gone=True))
            return
        is_given = node.operator in _GIVING
        self._note(
            name,
            Change(
                path,
                value.start,
                value.end,
                value if is_given and _is_constant(value) else None,
                is_given,
                is_gone=node.operator == DELETED,
                is_text=_is_text(value),
                is_name=not path,
            ),
        )

    def _note(self, name: str, change: Change) -> None:
        self.changes.append((name, change))

    def _called(self, node: CallExpression) -> None:
        function = node.function
        if isinstance(function, Member):
            place = _place(function.value)
            if place is not None and function.name in _CHANGING:
                self._changed(node, function.name, *place)
            if _is_object_assign(function) and node.arguments:
                place = _place(node.arguments[0].value)
                if place is not None:
                    self._laid_out(node, node.arguments[1:], *place)
        elif isinstance(function, Identifier):
            for number, argument in enumerate(node.arguments):
                place = None if argument.is_spread else _place(argument.value)
                if place is not None:
                    self.passed.append((place[0], PassedOn(place[1], function.name, number)))

    def _changed(self, node: CallExpression, method: str, name: str, path: tuple[str, ...]) -> None:
        """A method changes its list or its record."""
        if method == "update" and self._laid_out(node, node.arguments, name, path):
            return
        is_added = method in _ADDING
        values: list[Expression | None] = [None]
        if is_added and node.arguments:
            values = [one.value for one in node.arguments]
        for value in values:
            constant = value if value is not None and _is_constant(value) else None
            is_text = value is not None and _is_text(value)
            one = Change(
                path,
                node.start,
                node.end,
                constant,
                is_added=is_added,
                is_before=method in _BEFORE,
                is_text=is_text,
            )
            self._note(name, one)

    def _laid_out(
        self,
        node: CallExpression,
        arguments: Iterable[Argument],
        name: str,
        path: tuple[str, ...],
    ) -> bool:
        """`record.update({..}, key=value)`, `Object.assign(record, {..})`: whether it is that."""
        fields: list[tuple[str, Expression]] = []
        is_known = True
        for one in arguments:
            if one.name is not None and one.name != "**":
                fields.append((one.name, one.value))
            elif isinstance(one.value, Record):
                for entry in one.value.entries:
                    if isinstance(entry.key, str):
                        fields.append((entry.key, entry.value))
                    else:
                        is_known = False
            else:
                is_known = False
        if not fields:
            return False
        for key, value in fields:
            constant = value if _is_constant(value) else None
            self._note(name, Change((*path, key), value.start, value.end, constant, True))
        if not is_known:
            self._note(name, Change(path, node.start, node.end))
        return True


def _is_object_assign(function: Member) -> bool:
    of = function.value
    return function.name == "assign" and isinstance(of, Identifier) and of.name == "Object"


def _place(node: Expression) -> _Place | None:
    """The variable at the root of `a.b[c]`, and the names behind it."""
    path: list[str] = []
    while isinstance(node, (Member, Item)):
        path.append(node.name if isinstance(node, Member) else _key(node.key))
        node = node.value
    if not isinstance(node, Identifier):
        return None
    return node.name, tuple(reversed(path))


def _key(node: Expression) -> str:
    text = text_of(node)
    return ANY if text is None else text


def text_of(node: Expression) -> str | None:
    """What a string says that is a constant; None for all else."""
    if isinstance(node, TemplateString) and all(isinstance(part, Text) for part in node.parts):
        return "".join(part.value for part in node.parts if isinstance(part, Text))
    return None


def _is_constant(value: Expression) -> bool:
    if isinstance(value, TemplateString):
        return all(isinstance(part, Text) for part in value.parts)
    return isinstance(value, Literal)


def _is_text(value: Expression) -> bool:
    """Whether an expression is a string as it is written."""
    while isinstance(value, Binary):
        value = value.left if isinstance(value.left, Binary) else value.right
    return isinstance(value, TemplateString)


def _unless_first(node: If) -> Iterator[object]:
    """The parts of branches, but for what a variable is given right behind the test whether it has
    a value: there it is made where it is asked for."""
    for test, branch in zip(node.tests, node.branches, strict=True):
        yield test
        first = branch[0] if branch else None
        is_first = (
            isinstance(first, Assign)
            and first.operator == "="
            and isinstance(first.target, Identifier)
            and test is not None
            and _asks_for_none(test, first.target.name)
        )
        if is_first and isinstance(first, Assign):
            yield first.value
            yield branch[1:]
        else:
            yield branch


def _asks_for_none(test: Expression, name: str) -> bool:
    """Whether a test, or a part of it, is that a variable has no value."""
    waiting = [test]
    while waiting:
        one = waiting.pop()
        if isinstance(one, Binary) and one.operator in ("&&", "||"):
            waiting += [one.left, one.right]
        elif isinstance(one, Not):
            asked: Expression = one.value
            if isinstance(asked, Identifier) and asked.name == name:
                return True
        elif isinstance(one, Binary) and one.operator in _NULL_TESTS:
            is_it = isinstance(one.left, Identifier) and one.left.name == name
            if is_it and isinstance(one.right, (Literal, Identifier)):
                return not isinstance(one.right, Literal) or one.right.value is None
    return False


def _makes_first(node: Binary) -> bool:
    """`pool ?? (pool = ..)`"""
    right = node.right
    return (
        node.operator in ("??", "||")
        and isinstance(right, AssignmentExpression)
        and isinstance(right.target, Identifier)
        and isinstance(node.left, Identifier)
        and right.target.name == node.left.name
    )


def inner_nodes(node: object) -> list[object]:
    """The nodes, and the tuples of them, that a node is made of."""
    if isinstance(node, tuple):
        return [one for one in node if isinstance(one, _MADE_OF_NODES)]
    if not isinstance(node, Struct):
        return []
    parts = [getattr(node, name) for name in node.__struct_fields__]
    return [one for one in parts if isinstance(one, _MADE_OF_NODES)]
