"""Modules of host code written out as programs that people can read: what the nodes say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from replicalint.host.module import Export, Import, Module
from replicalint.host.nodes import (
    Argument,
    Assign,
    AssignmentExpression,
    Binary,
    BlockStatement,
    CallExpression,
    Class,
    ClassMember,
    Comprehension,
    Conditional,
    Declare,
    Evaluate,
    Expression,
    FunctionExpression,
    Identifier,
    If,
    Item,
    List,
    Literal,
    Loop,
    Member,
    ModuleReference,
    Not,
    Other,
    Parameter,
    Property,
    Record,
    Return,
    Statement,
    Stop,
    Tagged,
    TemplateString,
    Text,
    Yield,
)


def outline(module: Module) -> str:
    """A module: what it imports, its statements, what it exports."""
    return "\n".join(
        [
            *map(_import, module.imports),
            *(f"run {one}" for one in module.runs),
            *_lines(module.body),
            *(f"export {name}: {_export(one)}" for name, one in module.exports.items()),
            *(f"export *: {one}" for one in module.stars),
            *(f"type {name}: {written}" for name, written in module.types.items()),
            *(
                f"problem: {text} {module.source.text[start:end]!r}"
                for text, start, end in module.problems
            ),
        ]
    )


def _import(one: Import) -> str:
    kind = "import type" if one.is_type else "import"
    return f"{kind} {one.local or '-'}: {one.name} of {one.specifier}"


def _export(one: Export) -> str:
    if one.specifier is not None:
        return f"{one.name} of {one.specifier}"
    return one.local if one.local is not None else expression(one.value)


def _lines(statements: Iterable[Statement], indent: str = "") -> Iterator[str]:
    for statement in statements:
        yield from (indent + line for line in _statement(statement))


def _body(statements: Iterable[Statement]) -> Iterator[str]:
    return _lines(statements, "  ")


def _statement(one: Statement) -> Iterator[str]:
    match one:
        case Declare(value=FunctionExpression() | Class() as value):
            yield f"{one.name} := {_head(value)}"
            yield from _inner(value)
        case Declare():
            typed = f": {one.type}" if one.type else ""
            yield f"{one.name}{typed} := {expression(one.value)}"
            yield from _inner(one.value)
        case Assign():
            yield f"{expression(one.target)} {one.operator} {expression(one.value)}"
            yield from _inner(one.value)
        case Evaluate():
            yield expression(one.value)
            yield from _inner(one.value)
        case Return():
            yield f"return {expression(one.value)}" if one.value is not None else "return"
            yield from _inner(one.value)
        case Stop():
            yield f"{one.kind} {expression(one.value)}" if one.value is not None else one.kind
        case If():
            for test, branch in zip(one.tests, one.branches, strict=True):
                yield f"if {expression(test)}" if test is not None else "else"
                yield from _body(branch)
        case Loop():
            yield f"loop {', '.join(one.names)} of {expression(one.over)}"
            yield from _body(one.body)
        case BlockStatement():
            yield "block"
            yield from _body(one.body)


def _inner(value: Expression | None) -> Iterator[str]:
    """The bodies of functions in an expression, below the line that it stands on."""
    for function in _functions(value):
        if isinstance(function, Class):
            yield from (f"  {line}" for member in function.members for line in _member(member))
        else:
            yield from _body(function.body)


def _functions(value: Expression | None) -> Iterator[FunctionExpression | Class]:
    match value:
        case FunctionExpression() | Class():
            yield value
        case CallExpression():
            yield from _functions(value.function)
            for argument in value.arguments:
                yield from _functions(argument.value)
        case Record():
            for entry in value.entries:
                yield from _functions(entry.value)
        case List():
            for item in value.items:
                yield from _functions(item.value)
        case Comprehension():
            yield from _functions(value.each)
            yield from _functions(value.over)


def _member(one: ClassMember) -> Iterator[str]:
    marks = f"{'static ' if one.is_static else ''}{one.kind + ' ' if one.kind else ''}"
    typed = f": {one.type}" if one.type else ""
    yield f"{marks}{one.name}{typed} := {_head(one.value)}"
    yield from _inner(one.value)


def _head(value: Expression | None) -> str:
    match value:
        case FunctionExpression():
            marks = "".join(f"@{expression(one)} " for one in value.decorators)
            star = "*" if value.is_generator else ""
            return f"{marks}function{star}({', '.join(map(_parameter, value.parameters))})"
        case Class():
            marks = "".join(f"@{expression(one)} " for one in value.decorators)
            return f"{marks}class({', '.join(map(expression, value.bases))})"
    return expression(value)


def _parameter(one: Parameter) -> str:
    typed = f": {one.type}" if one.type else ""
    default = f" = {expression(one.default)}" if one.default is not None else ""
    return f"{one.kind}{one.name}{typed}{default}"


def _argument(one: Argument) -> str:
    name = f"{one.name}=" if one.name else ""
    return f"{'...' if one.is_spread else ''}{name}{expression(one.value)}"


def _property(one: Property) -> str:
    if one.key is None:
        return f"...{expression(one.value)}"
    key = one.key if isinstance(one.key, str) else f"[{expression(one.key)}]"
    return f"{key}: {expression(one.value)}"


def expression(one: Expression | None) -> str:
    """An expression on one line; each text of a string between its own quotes."""
    match one:
        case None:
            return "nothing"
        case TemplateString():
            parts = (repr(p.value) if isinstance(p, Text) else expression(p) for p in one.parts)
            return f"<{' '.join(parts)}>"
        case Literal():
            return repr(one.value)
        case Tagged():
            return f"{expression(one.tag)}{expression(one.template)}"
        case Identifier():
            return one.name
        case Member():
            return f"{expression(one.value)}.{one.name}"
        case Item():
            return f"{expression(one.value)}[{expression(one.key)}]"
        case CallExpression():
            given = ", ".join(map(_argument, one.arguments))
            return f"{'new ' if one.is_new else ''}{expression(one.function)}({given})"
        case List():
            return f"[{', '.join(map(_argument, one.items))}]"
        case Record():
            return f"{{{', '.join(map(_property, one.entries))}}}"
        case Conditional():
            return f"({expression(one.test)} ? {expression(one.then)} : {expression(one.other)})"
        case Binary():
            return f"({expression(one.left)} {one.operator} {expression(one.right)})"
        case Not():
            return f"!{expression(one.value)}"
        case ModuleReference():
            return f"module {one.specifier}"
        case AssignmentExpression():
            before = "before " if one.is_before else ""
            return f"({before}{expression(one.target)} {one.operator} {expression(one.value)})"
        case FunctionExpression() | Class():
            return _head(one)
        case Yield():
            return f"yield {expression(one.value)}"
        case Comprehension():
            marks = f"{'*' if one.is_flat else ''}{'?' if one.is_filtered else ''}"
            kind = "record" if one.is_record else "each"
            return f"{kind}{marks}({_head(one.each)} of {expression(one.over)})"
        case Other():
            return f"?({', '.join(map(expression, one.parts))})"
    raise AssertionError(one)
