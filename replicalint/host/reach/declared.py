"""What a declaration of a program is: of which class, when it is run, what keeps it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from ..functions import FunctionUnit, root_of
from ..nodes import (
    AssignmentExpression,
    CallExpression,
    ClassMember,
    Expression,
    FunctionExpression,
    Identifier,
    Member,
    Statement,
)
from .decorators import decorators_of
from .program import FunctionPlace, ProgramModule, Target
from .references import NameReference, root_reference

_CONSTRUCTORS = frozenset({"constructor"})
_BY_THE_LANGUAGE = frozenset({"toString", "valueOf", "toJSON", "then"})  # beside `[Symbol.x]`


def class_around(one: ProgramModule | None, place: FunctionPlace) -> FunctionPlace | None:
    """The class that a member is of, or that a place is itself."""
    if one is None or place.name is None:
        return None
    name = place.name.partition(".")[0]
    return FunctionPlace(place.path, name) if name in one.functions.classes else None


def is_method(one: ProgramModule, unit: FunctionUnit) -> bool:
    """Whether nothing of a unit is run before it is called, or an object is made."""
    if unit.hung_on is not None:
        return False
    if unit.member is None:
        return any(isinstance(part, FunctionExpression) for part in unit.parts)
    known = one.functions.classes[unit.owner or ""]
    members = [member for member in known.members if member.start == unit.start]
    return not any(
        member.is_static and not isinstance(member.value, FunctionExpression) for member in members
    )


def is_run_at_once(member: ClassMember) -> bool:
    """Whether a member is run when an object is made, or by the language itself."""
    name = member.name
    if name in _CONSTRUCTORS or name in _BY_THE_LANGUAGE or name.startswith("["):
        return True
    if name.startswith("__") and name.endswith("__"):
        return True
    return not isinstance(member.value, FunctionExpression) or member.kind == "static"


def hung_on(unit: FunctionUnit) -> Iterator[str]:
    """The variables that a unit is something of: `app.get(...)`, `@app.get(...)`."""
    if unit.hung_on is not None:
        yield unit.hung_on
    for part in unit.parts:
        for decorator in decorators_of(part):
            root = root_of(decorator)
            if root is not None:
                yield root


def decorators_above(one: ProgramModule, unit: FunctionUnit) -> Iterator[Expression]:
    """What is called with a function or a class, for it is written above it."""
    if unit.owner is not None and unit.member is None:
        yield from one.functions.classes[unit.owner].decorators
    for part in unit.parts:
        yield from decorators_of(part)


def is_computed_import(one: ProgramModule, reference: NameReference) -> bool:
    """Whether it loads a module: where the module is known, the call is no name of its own."""
    root = reference.root
    if root is None or one.declares(root):
        return False
    written = ".".join((root, *reference.names))
    if one.module.language == "python":
        imported = [each.specifier for each in one.imports.get(root, ())]
        is_loader = written in ("importlib.import_module", "import_module")
        return written == "__import__" or (is_loader and imported == ["importlib"])
    return written in ("import", "require") and root not in one.imports


def called_by(decorator: Expression) -> NameReference:
    """What a decorator calls: `@name`, `@name(...)`."""
    while isinstance(decorator, CallExpression):
        decorator = decorator.function
    return root_reference(decorator)


def is_own(one: ProgramModule, root: str, targets: Iterable[Target]) -> bool:
    """Whether a variable is one of the repository, and not what the module is for others.

    What is done with a variable of another package is done when the module is loaded; so is what is
    done with `const self = module.exports`.
    """
    found = [target for target in targets if isinstance(target, FunctionPlace)]
    units = one.units.get(root, ()) if one.declares(root) else ()
    return bool(found) and not any(_is_module(part) for unit in units for part in unit.parts)


def _is_module(value: Statement | Expression) -> bool:
    """Whether a value is what others see of its module: `module.exports`, `exports = ...`."""
    while isinstance(value, AssignmentExpression):
        if _is_module(value.target):
            return True
        value = value.value
    match value:
        case Identifier("exports") | Member(Identifier("module"), "exports"):
            return True
        case _:
            return False


def without_decorators(
    parts: Iterable[Statement | Expression],
) -> Iterator[Statement | Expression]:
    for part in parts:
        yield replace(part, decorators=()) if isinstance(part, FunctionExpression) else part
