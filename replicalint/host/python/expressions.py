"""Expressions of Python as nodes.

They are walked with a stack: a chain of ten thousand calls is as deep as it is long. The bodies of
lambdas and comprehensions are lowered when somebody asks for them.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import TypeAlias, cast

from msgspec import Struct

from ..nodes import (
    Argument,
    AssignmentExpression,
    Binary,
    CallExpression,
    Comprehension,
    Conditional,
    Declare,
    Expression,
    FunctionExpression,
    Identifier,
    Item,
    List,
    Literal,
    Member,
    ModuleReference,
    Not,
    Other,
    Parameter,
    Property,
    Record,
    Return,
    Statement,
    TemplateString,
    Yield,
)
from .annotations import metadata, written
from .parts import parts
from .places import Places
from .strings import Field
from .templates import FormattedString, texts

Lowered = Mapping[int, Expression]  # by the id of the parser's node

_OPERATORS: dict[type[ast.AST], str] = {
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: "*",
    ast.Div: "/",
    ast.FloorDiv: "//",
    ast.Mod: "%",
    ast.Pow: "**",
    ast.MatMult: "@",
    ast.BitOr: "|",
    ast.BitAnd: "&",
    ast.BitXor: "^",
    ast.LShift: "<<",
    ast.RShift: ">>",
    ast.And: "&&",
    ast.Or: "||",
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.Is: "is",
    ast.IsNot: "is not",
    ast.In: "in",
    ast.NotIn: "not in",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
}


def operator(node: ast.operator | ast.boolop | ast.cmpop) -> str:
    return _OPERATORS[type(node)]


class PythonExpressions(Struct, frozen=True, dict=True):
    """Makes nodes of the expressions of one text."""

    places: Places

    def expression(self, root: ast.expr) -> Expression:
        """One expression with all that is in it."""
        order = [root]
        for node in order:  # it grows: parents before their parts
            order += parts(node)
        lowered: dict[int, Expression] = {}
        for node in reversed(order):
            lowered[id(node)] = self._made(node, lowered)
        return lowered[id(root)]

    def optional(self, node: ast.expr | None) -> Expression | None:
        return None if node is None else self.expression(node)

    def text(self, node: ast.expr) -> str:
        """What is written there."""
        start, end = self.places.of_node(node)
        return self.places.text[start:end]

    def parameters(self, arguments: ast.arguments) -> tuple[Parameter, ...]:
        """The parameters of a function, in the order in which they are written."""
        defaults = (*arguments.defaults, *arguments.kw_defaults)
        return self._parameters(
            arguments, {id(one): self.expression(one) for one in defaults if one is not None}
        )

    def _parameters(self, arguments: ast.arguments, lowered: Lowered) -> tuple[Parameter, ...]:
        positional = (*arguments.posonlyargs, *arguments.args)
        without = len(positional) - len(arguments.defaults)
        defaults = (*(None for _ in range(without)), *arguments.defaults)

        def made(argument: ast.arg, default: ast.expr | None) -> Parameter:
            return self._parameter(argument, None if default is None else lowered[id(default)])

        found = [made(*one) for one in zip(positional, defaults, strict=True)]
        if arguments.vararg:
            found.append(self._parameter(arguments.vararg, kind="*"))
        named = zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True)
        found += [made(*one) for one in named]
        if arguments.kwarg:
            found.append(self._parameter(arguments.kwarg, kind="**"))
        return tuple(found)

    def _parameter(
        self, argument: ast.arg, default: Expression | None = None, kind: str = ""
    ) -> Parameter:
        if default is None and argument.annotation is not None:
            default = self._dependency(argument.annotation)
        return Parameter(argument.arg, default, self.annotation(argument.annotation), kind)

    def _dependency(self, annotation: ast.expr) -> Expression | None:
        """What `Annotated[Session, Depends(get_db)]` calls, for whoever asks what a function runs:
        a value of which nothing is known."""
        calls = [self.expression(one) for one in metadata(annotation)]
        return Other(tuple(calls), *self.places.of_node(annotation)) if calls else None

    def annotation(self, node: ast.expr | None) -> str | None:
        """The type that an annotation names."""
        return None if node is None else written(node, self.text(node))

    def _made(self, node: ast.expr, lowered: Lowered) -> Expression:
        make = _MAKE.get(type(node))
        return make(self, node, lowered) if make else self._other(node, lowered)

    def _other(self, node: ast.expr, lowered: Lowered) -> Expression:
        inner = tuple(lowered[id(part)] for part in parts(node))
        return Other(inner, *self.places.of_node(node))

    def name(self, node: ast.Name, lowered: Lowered) -> Expression:
        return Identifier(node.id, *self.places.of_node(node))

    def constant(self, node: ast.Constant, lowered: Lowered) -> Expression:
        start, end = self.places.of_node(node)
        value = node.value
        if isinstance(value, str):
            return TemplateString(texts(self.places, value, start, end), start, end)
        if isinstance(value, bytes):
            said = value.decode("latin-1")
            return TemplateString(texts(self.places, said, start, end), start, end)
        if value is None or isinstance(value, bool | int | float):
            return Literal(value, start, end)
        return Other((), start, end)

    def template(self, node: ast.JoinedStr, lowered: Lowered) -> Expression:
        start, end = self.places.of_node(node)
        return FormattedString(node, self.places, start, end, lowered, self._parsed).string()

    def _parsed(self, field: Field) -> Expression:
        """The expression of a field whose place the parser does not know: it is parsed again."""
        text = self.places.text
        try:
            parsed = ast.parse(f"({text[field.start : field.end]})", mode="eval").body
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return Other((), field.start, field.end)
        within = Places(text, field.start - 1, field.end)  # the parenthesis stands for the brace
        return PythonExpressions(within).expression(parsed)

    def attribute(self, node: ast.Attribute, lowered: Lowered) -> Expression:
        start, end = self.places.of_node(node)
        return Member(lowered[id(node.value)], node.attr, end - len(node.attr), start, end)

    def subscript(self, node: ast.Subscript, lowered: Lowered) -> Expression:
        start, end = self.places.of_node(node)
        if isinstance(node.slice, ast.Slice):
            return self._other(node, lowered)
        return Item(lowered[id(node.value)], lowered[id(node.slice)], start, end)

    def call(self, node: ast.Call, lowered: Lowered) -> Expression:
        start, end = self.places.of_node(node)
        arguments = (
            *(_item(one, lowered) for one in node.args),
            *(Argument(lowered[id(one.value)], one.arg or "**") for one in node.keywords),
        )
        function = lowered[id(node.func)]
        if isinstance(function, Identifier) and function.name == "super":
            return Identifier("super", start, end)
        specifier = _loaded(node)
        if specifier:
            return ModuleReference(specifier, start, end)
        return CallExpression(function, arguments, start, end)

    def sequence(self, node: ast.List | ast.Tuple | ast.Set, lowered: Lowered) -> Expression:
        items = tuple(_item(one, lowered) for one in node.elts)
        return List(items, *self.places.of_node(node))

    def record(self, node: ast.Dict, lowered: Lowered) -> Expression:
        entries = tuple(
            self._entry(key, value, lowered)
            for key, value in zip(node.keys, node.values, strict=True)
        )
        return Record(entries, *self.places.of_node(node))

    def _entry(self, key: ast.expr | None, value: ast.expr, lowered: Lowered) -> Property:
        made = lowered[id(value)]
        if key is None:
            return Property(None, made, made.start, made.end)
        start, end = self.places.of_node(key)
        if isinstance(key, ast.Constant) and isinstance(key.value, str):
            return Property(key.value, made, start, end)
        return Property(lowered[id(key)], made, start, end)

    def conditional(self, node: ast.IfExp, lowered: Lowered) -> Expression:
        return Conditional(
            lowered[id(node.test)],
            lowered[id(node.body)],
            lowered[id(node.orelse)],
            *self.places.of_node(node),
        )

    def binary(self, node: ast.BinOp, lowered: Lowered) -> Expression:
        left, right = lowered[id(node.left)], lowered[id(node.right)]
        return Binary(operator(node.op), left, right, *self.places.of_node(node))

    def boolean(self, node: ast.BoolOp, lowered: Lowered) -> Expression:
        made = lowered[id(node.values[0])]
        start, _ = self.places.of_node(node)
        for part in node.values[1:]:
            made = Binary(
                operator(node.op), made, lowered[id(part)], start, self.places.of_node(part)[1]
            )
        return made

    def compare(self, node: ast.Compare, lowered: Lowered) -> Expression:
        start, end = self.places.of_node(node)
        if len(node.ops) > 1:
            return self._other(node, lowered)
        left, right = lowered[id(node.left)], lowered[id(node.comparators[0])]
        return Binary(operator(node.ops[0]), left, right, start, end)

    def unary(self, node: ast.UnaryOp, lowered: Lowered) -> Expression:
        start, end = self.places.of_node(node)
        operand = lowered[id(node.operand)]
        if (
            isinstance(node.op, ast.USub)
            and isinstance(operand, Literal)
            and operand.value is not None
        ):
            return Literal(-operand.value, start, end)
        if isinstance(node.op, ast.Not):
            return Not(operand, start, end)
        return Other((operand,), start, end)

    def awaited(self, node: ast.Await, lowered: Lowered) -> Expression:
        return lowered[id(node.value)]

    def yielded(self, node: ast.Yield | ast.YieldFrom, lowered: Lowered) -> Expression:
        value = None if node.value is None else lowered[id(node.value)]
        start, end = self.places.of_node(node)
        if isinstance(node, ast.YieldFrom) and value is not None:
            value = Other((value,), value.start, value.end)
        return Yield(value, start, end)

    def walrus(self, node: ast.NamedExpr, lowered: Lowered) -> Expression:
        target, value = lowered[id(node.target)], lowered[id(node.value)]
        return AssignmentExpression(target, "=", value, *self.places.of_node(node))

    def function(self, node: ast.Lambda, lowered: Lowered) -> Expression:
        body = partial(self._returned, node.body)
        return self.anonymous(self._parameters(node.args, lowered), body, node)

    def anonymous(
        self,
        parameters: tuple[Parameter, ...],
        body: Callable[[], tuple[Statement, ...]],
        node: ast.expr,
    ) -> FunctionExpression:
        start, end = self.places.of_node(node)
        return FunctionExpression(None, parameters, body, start, end)

    def _returned(self, node: ast.expr) -> tuple[Statement, ...]:
        return (Return(self.expression(node), *self.places.of_node(node)),)

    def comprehension(
        self, node: ast.ListComp | ast.SetComp | ast.GeneratorExp | ast.DictComp, lowered: Lowered
    ) -> Expression:
        over = lowered[id(node.generators[0].iter)]
        return self._level(node, 0, over)

    def _level(
        self,
        node: ast.ListComp | ast.SetComp | ast.GeneratorExp | ast.DictComp,
        number: int,
        over: Expression,
    ) -> Comprehension:
        """The `for` of a number, as a function of its target that has the next one in it."""
        generator = node.generators[number]
        parameters = (Parameter("#0"),)
        if isinstance(generator.target, ast.Name):
            parameters = (Parameter(generator.target.id),)
        body = partial(self._each, node, number)
        return Comprehension(
            self.anonymous(parameters, body, node),
            over,
            *self.places.of_node(node),
            bool(generator.ifs),
            number + 1 < len(node.generators),
            isinstance(node, ast.DictComp),
        )

    def _each(
        self,
        node: ast.ListComp | ast.SetComp | ast.GeneratorExp | ast.DictComp,
        number: int,
    ) -> tuple[Statement, ...]:
        generator = node.generators[number]
        declared: list[Statement] = []
        if not isinstance(generator.target, ast.Name):
            item = Identifier("#0", *self.places.of_node(generator.target))
            declared += self.declared(generator.target, item)
        tests = [self.expression(test) for test in generator.ifs]
        start, end = self.places.of_node(node)
        if number + 1 < len(node.generators):
            over = self.expression(node.generators[number + 1].iter)
            value: Expression = self._level(node, number + 1, over)
        elif isinstance(node, ast.DictComp):
            pair = (Argument(self.expression(node.key)), Argument(self.expression(node.value)))
            value = List(pair, start, end)
        else:
            value = self.expression(node.elt)
        for test in reversed(tests):
            value = Binary("if", test, value, start, end)
        return (*declared, Return(value, value.start, value.end))

    def declared(self, target: ast.expr, value: Expression) -> list[Statement]:
        """The names of a target that is unpacked, each with its part of the value."""
        return [
            Declare(one.id, part, *self.places.of_node(one))
            for one, part in self.unpacked(target, value)
            if isinstance(one, ast.Name)
        ]

    def unpacked(self, target: ast.expr, value: Expression) -> list[tuple[ast.expr, Expression]]:
        """The names, attributes and items of a target, each with its part of the value."""
        found: list[tuple[ast.expr, Expression]] = []
        todo = [(target, value)]
        while todo:
            one, part = todo.pop()
            if isinstance(one, ast.Tuple | ast.List):
                todo += reversed([*self._items(one.elts, part)])
            elif isinstance(one, ast.Starred):
                todo.append((one.value, part))
            else:
                found.append((one, part))
        return found

    def _items(
        self, targets: Sequence[ast.expr], value: Expression
    ) -> Iterator[tuple[ast.expr, Expression]]:
        """Targets side by side; behind a `*rest` nobody knows the number of an item."""
        is_known = True
        for number, target in enumerate(targets):
            is_known = is_known and not isinstance(target, ast.Starred)
            start, end = self.places.of_node(target)
            key = Literal(number, start, start)
            part = Item(value, key, start, end) if is_known else Other((value,), start, end)
            yield target, part


def _item(node: ast.expr, lowered: Lowered) -> Argument:
    if isinstance(node, ast.Starred):
        return Argument(lowered[id(node.value)], is_spread=True)
    return Argument(lowered[id(node)])


Make: TypeAlias = Callable[[PythonExpressions, ast.expr, Lowered], Expression]
_MAKE: dict[type[ast.expr], Make] = {
    ast.Name: cast("Make", PythonExpressions.name),
    ast.Constant: cast("Make", PythonExpressions.constant),
    ast.JoinedStr: cast("Make", PythonExpressions.template),
    ast.Attribute: cast("Make", PythonExpressions.attribute),
    ast.Subscript: cast("Make", PythonExpressions.subscript),
    ast.Call: cast("Make", PythonExpressions.call),
    ast.List: cast("Make", PythonExpressions.sequence),
    ast.Tuple: cast("Make", PythonExpressions.sequence),
    ast.Set: cast("Make", PythonExpressions.sequence),
    ast.Dict: cast("Make", PythonExpressions.record),
    ast.IfExp: cast("Make", PythonExpressions.conditional),
    ast.BinOp: cast("Make", PythonExpressions.binary),
    ast.BoolOp: cast("Make", PythonExpressions.boolean),
    ast.Compare: cast("Make", PythonExpressions.compare),
    ast.UnaryOp: cast("Make", PythonExpressions.unary),
    ast.Await: cast("Make", PythonExpressions.awaited),
    ast.Yield: cast("Make", PythonExpressions.yielded),
    ast.YieldFrom: cast("Make", PythonExpressions.yielded),
    ast.NamedExpr: cast("Make", PythonExpressions.walrus),
    ast.Lambda: cast("Make", PythonExpressions.function),
    ast.ListComp: cast("Make", PythonExpressions.comprehension),
    ast.SetComp: cast("Make", PythonExpressions.comprehension),
    ast.GeneratorExp: cast("Make", PythonExpressions.comprehension),
    ast.DictComp: cast("Make", PythonExpressions.comprehension),
}


def _loaded(node: ast.Call) -> str | None:
    """The module that `importlib.import_module('a.b')` gives, or `__import__('a')`."""
    match node:
        case ast.Call(
            ast.Attribute(ast.Name("importlib"), "import_module") | ast.Name("import_module"),
            [ast.Constant(str(name))],
            [],
        ):
            return name
        case ast.Call(ast.Name("__import__"), [ast.Constant(str(name)), *_]) if "." not in name:
            return name
        case _:
            return None
