"""What a file imports and exports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from ..module import Export, Import
from ..nodes import (
    Assign,
    AssignmentExpression,
    Declare,
    Expression,
    Identifier,
    Member,
    Record,
    Statement,
)
from .statements import DEFAULT
from .walk import Walk, first, place

if TYPE_CHECKING:
    from tree_sitter import Node

WHOLE = "export="  # what `require` gives, where a module is one value


def specifier(text: str, node: Node) -> str | None:
    """The module that an import or an export names; None where it names none."""
    source = node.child_by_field_name("source")
    return text[source.start_byte + 1 : source.end_byte - 1] if source is not None else None


def imports(walk: Walk, node: Node) -> Iterator[Import]:
    """The names that an import declares."""
    start, end = place(node)
    is_type = _is_type(node)
    for clause in node.named_children:
        of = specifier(walk.text, clause) or specifier(walk.text, node)
        if of is None:
            continue
        if clause.type == "import_require_clause":
            name = first(clause)
            if name is not None:
                yield Import(walk.written(name), of, WHOLE, start, end, is_type)
        elif clause.type == "import_clause":
            for part in clause.named_children:
                yield from _imported(walk, part, of, is_type)


def _imported(walk: Walk, node: Node, of: str, is_type: bool) -> Iterator[Import]:
    start, end = place(node)
    if node.type == "identifier":
        yield Import(walk.written(node), of, DEFAULT, start, end, is_type)
    elif node.type == "namespace_import":
        name = first(node)
        if name is not None:
            yield Import(walk.written(name), of, "*", start, end, is_type)
    elif node.type == "named_imports":
        for part in node.named_children:
            name = part.child_by_field_name("name")
            if part.type == "import_specifier" and name is not None:
                local = part.child_by_field_name("alias") or name
                types = is_type or _is_type(part)
                yield Import(walk.written(local), of, _name(walk, name), *place(part), types)


def _is_type(node: Node) -> bool:
    """Whether `type` or `typeof` stands before what is imported."""
    return any(part.type in ("type", "typeof") for part in node.children[:2])


def _name(walk: Walk, node: Node) -> str:
    """The name of an import or an export, which may be a string."""
    written = walk.written(node)
    return written[1:-1] if node.type == "string" else written


def exported(
    walk: Walk, node: Node, statements: Iterable[Statement]
) -> Iterator[tuple[str, Export]]:
    """What a statement `export` exports, under which names."""
    of = specifier(walk.text, node)
    for clause in node.named_children:
        if clause.type == "export_clause":
            yield from _listed(walk, clause, of)
        elif clause.type == "namespace_export" and of is not None:
            name = first(clause)
            if name is not None:
                yield _name(walk, name), Export(specifier=of, name="*")
    marks = {part.type for part in node.children}
    for one in statements:
        if isinstance(one, Declare):
            yield DEFAULT if "default" in marks else one.name, _declared(one)
    value = first(node)
    if "=" in marks and value is not None:
        found = walk.optional(value)
        yield WHOLE, Export(value=found)
        yield DEFAULT, Export(value=found)


def _declared(one: Declare) -> Export:
    is_name = one.name == DEFAULT and isinstance(one.value, Identifier)
    return Export(value=one.value) if is_name else Export(local=one.name)


def _listed(walk: Walk, clause: Node, of: str | None) -> Iterator[tuple[str, Export]]:
    for part in clause.named_children:
        name = part.child_by_field_name("name")
        if part.type != "export_specifier" or name is None:
            continue
        known = part.child_by_field_name("alias") or name
        if of is None:
            yield _name(walk, known), Export(local=_name(walk, name))
        else:
            yield _name(walk, known), Export(specifier=of, name=_name(walk, name))


def is_star(node: Node) -> bool:
    """Whether a statement is `export * from`."""
    return any(part.type == "*" for part in node.children)


def assigned(statements: Iterable[Statement]) -> Iterator[tuple[str, Export]]:
    """What the statements of a module assign to `exports` and `module.exports`."""
    for one in statements:
        if not isinstance(one, Assign) or one.operator != "=":
            continue
        value = one.value
        targets = [one.target]
        while isinstance(value, AssignmentExpression):
            targets.append(value.target)
            value = value.value
        for target in targets:
            yield from _assigned(target, value)


def _assigned(target: Expression, value: Expression) -> Iterator[tuple[str, Export]]:
    if _is_exports(target) and not isinstance(target, Identifier):
        yield WHOLE, Export(value=value)
        yield DEFAULT, Export(value=value)
        for entry in value.entries if isinstance(value, Record) else ():
            if isinstance(entry.key, str):
                yield entry.key, Export(value=entry.value)
    elif isinstance(target, Member) and _is_exports(target.value):
        yield target.name, Export(value=value)


def _is_exports(value: Expression) -> bool:
    """Whether an expression is `exports` or `module.exports`."""
    if isinstance(value, Member):
        return value.name == "exports" and _is_named(value.value, "module")
    return _is_named(value, "exports")


def _is_named(value: Expression, name: str) -> bool:
    return isinstance(value, Identifier) and value.name == name
