"""What changes of the other objects of a contract, and of what it says no replica has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from msgspec.structs import replace

from ..contract import Contract, Function, NotReplicated
from ..format_type import format_type
from ..name import Name
from ..pgtype import PgType
from ..source import Span
from .change import NOW_STATED, ChangeClass, ContractChange, Step, Verb, having, without

_Signature = tuple[Name, tuple[PgType, ...] | None]


def object_changes(old: Contract, new: Contract) -> Iterator[ContractChange]:
    """Functions, sequences and extensions, `not_replicated` and `registries`."""
    yield from _functions(old, new)
    yield from _named(old, new, "sequences", "sequence")
    yield from _named(old, new, "extensions", "extension")
    yield from _stated(old, new, "settings", "setting")
    yield from _stated(old, new, "roles", "role")
    yield from _registries(old, new)
    yield from _not_replicated(old, new)


def _functions(old: Contract, new: Contract) -> Iterator[ContractChange]:
    """The functions by their names and arguments: each overload is one."""
    before, after = ({_signature(one): one for one in each.functions} for each in (old, new))
    for key, function in before.items():
        if key not in after:
            step = partial(_without_function, key)
            message = f'function "{_called(function)}" removed'
            yield _function(function, None, Verb.REMOVED, ChangeClass.READERS, message, step)
    for key, function in after.items():
        if key not in before:
            step = partial(_with_function, function)
            message = f'function "{_called(function)}" added'
            yield _function(None, function, Verb.ADDED, ChangeClass.ADDITIVE, message, step)
    for key, function in before.items():
        if key in after and function.returns != after[key].returns:
            yield _returns(function, after[key])
        if key in after and function.writes != after[key].writes:
            yield _writes(function, after[key])


def _returns(old: Function, new: Function) -> ContractChange:
    of = f'function "{_called(old)}"'
    step = partial(_function_with, new, returns=new.returns)
    if old.returns is None:
        message = f"{of} stated to return {_typed(new.returns)}"
        return _function(old, new, Verb.ADDED, ChangeClass.ADDITIVE, message, step)
    if new.returns is None:
        message = f"result type of {of} no longer stated: was {_typed(old.returns)}"
        return _function(old, new, Verb.REMOVED, ChangeClass.NEUTRAL, message, step)
    message = f"{of} returns {_typed(new.returns)}, was {_typed(old.returns)}"
    return _function(old, new, Verb.CHANGED, ChangeClass.READERS, message, step)


def _writes(old: Function, new: Function) -> ContractChange:
    """A function that writes fails in the statements that call it."""
    step = partial(_function_with, new, writes=new.writes)
    of = f'function "{_called(old)}"'
    if new.writes:
        verb = Verb.ADDED if old.writes is None else Verb.CHANGED
        return _function(old, new, verb, ChangeClass.READERS, f"{of} stated to write", step)
    verb = Verb.REMOVED if new.writes is None else Verb.CHANGED
    if old.writes is None:
        verb = Verb.ADDED
    if old.writes:
        said = "no longer stated to write" if new.writes is None else "stated not to write"
        return _function(old, new, verb, ChangeClass.ADDITIVE, f"{of} {said}", step)
    said = "stated not to write" if old.writes is None else "no longer stated not to write"
    return _function(old, new, verb, ChangeClass.NEUTRAL, f"{of} {said}", step)


def _function(
    old: Function | None,
    new: Function | None,
    verb: Verb,
    change_class: ChangeClass,
    message: str,
    step: Step,
) -> ContractChange:
    function = old or new
    assert function is not None
    return ContractChange(
        verb,
        f"functions.{_called(function)}",
        change_class,
        message,
        step,
        old.span if old else None,
        new.span if new else None,
        subject=function.name,
    )


def _signature(function: Function) -> _Signature:
    return function.name, function.arguments


def _called(function: Function) -> str:
    if function.arguments is None:
        return str(function.name)
    return f"{function.name}({', '.join(map(_typed, function.arguments))})"


def _typed(of: PgType | None) -> str:
    return "" if of is None else format_type(of, None)


def _without_function(key: _Signature, contract: Contract) -> Contract:
    kept = tuple(one for one in contract.functions if _signature(one) != key)
    return replace(contract, functions=kept)


def _with_function(function: Function, contract: Contract) -> Contract:
    key = _signature(function)
    kept = tuple(one for one in contract.functions if _signature(one) != key)
    return replace(contract, functions=(*kept, function))


def _function_with(function: Function, contract: Contract, **said: object) -> Contract:
    """The contract with something else said of a function, where it has that."""
    key = _signature(function)
    functions = (
        replace(one, **said) if _signature(one) == key else one for one in contract.functions
    )
    return replace(contract, functions=tuple(functions))


def _stated(old: Contract, new: Contract, key: str, kind: str) -> Iterator[ContractChange]:
    """What a contract may say all of or nothing: a list that is left out claims nothing."""
    before, after = getattr(old, key), getattr(new, key)
    if before is not None and after is not None:
        yield from _named(old, new, key, kind)
    elif before != after:
        verb = Verb.ADDED if before is None else Verb.REMOVED
        said = "stated" if before is None else "no longer stated"
        yield ContractChange(
            verb,
            key,
            ChangeClass.NEUTRAL,
            f"{key} of the replicas {said}",
            lambda contract: replace(contract, **{key: after}),
            old.keys.get(key),
            new.keys.get(key),
            NOW_STATED if before is None else None,
        )


def _named(old: Contract, new: Contract, key: str, kind: str) -> Iterator[ContractChange]:
    """What is listed by its name alone."""
    before, after = getattr(old, key), getattr(new, key)

    def removed(contract: Contract, name: object) -> Contract:
        return replace(contract, **{key: without(getattr(contract, key), name)})

    def added(contract: Contract, name: object, span: Span) -> Contract:
        return replace(contract, **{key: having(getattr(contract, key), name, span, after)})

    for name, span in before.items():
        if name not in after:
            yield ContractChange(
                Verb.REMOVED,
                f"{key}.{name}",
                ChangeClass.READERS,
                f'{kind} "{name}" removed',
                partial(removed, name=name),
                span,
            )
    for name, span in after.items():
        if name not in before:
            yield ContractChange(
                Verb.ADDED,
                f"{key}.{name}",
                ChangeClass.ADDITIVE,
                f'{kind} "{name}" added',
                partial(added, name=name, span=span),
                None,
                span,
            )


def _registries(old: Contract, new: Contract) -> Iterator[ContractChange]:
    """Tables of scheduled tasks, whose rows migrations are judged by."""
    for name in old.registries:
        if name not in new.registries:

            def removed(contract: Contract, name: object = name) -> Contract:
                kept = tuple(one for one in contract.registries if one != name)
                return replace(contract, registries=kept)

            yield ContractChange(
                Verb.REMOVED,
                f"registries.{name}",
                ChangeClass.UNGOVERNED,
                f'registry "{name}" removed',
                removed,
                old.keys.get("registries"),
                new.keys.get("registries"),
            )
    for name in new.registries:
        if name not in old.registries:

            def added(contract: Contract, name: object = name) -> Contract:
                return replace(contract, registries=(*contract.registries, name))

            yield ContractChange(
                Verb.ADDED,
                f"registries.{name}",
                ChangeClass.ADDITIVE,
                f'registry "{name}" added',
                added,
                old.keys.get("registries"),
                new.keys.get("registries"),
            )


def _not_replicated(old: Contract, new: Contract) -> Iterator[ContractChange]:
    """What is known to be on the primary alone: it says why a name is not on the replica."""
    before, after = ({one.name: one for one in each.not_replicated} for each in (old, new))
    for name in dict.fromkeys((*before, *after)):
        entry, other = before.get(name), after.get(name)
        if _said(entry) == _said(other):
            continue
        verb = Verb.CHANGED if entry and other else Verb.ADDED if other else Verb.REMOVED
        yield ContractChange(
            verb,
            f"not_replicated.{name}",
            ChangeClass.NEUTRAL,
            f'"{name}" {_in_words(entry, other)}',
            partial(_listing, name, other, after),
            entry.span if entry else None,
            other.span if other else None,
        )


def _in_words(old: NotReplicated | None, new: NotReplicated | None) -> str:
    if new is None:
        return "no longer listed as not replicated"
    if old is None:
        return f"listed as not replicated ({new.kind})"
    if old.kind != new.kind:
        return f"listed as not replicated ({new.kind}, was {old.kind})"
    return "not replicated: instead or reason changed"


def _listing(
    name: Name, entry: NotReplicated | None, order: Mapping[Name, object], contract: Contract
) -> Contract:
    entries = {one.name: one for one in contract.not_replicated}
    found = without(entries, name) if entry is None else having(entries, name, entry, order)
    return replace(contract, not_replicated=tuple(found.values()))


def _said(entry: NotReplicated | None) -> object:
    return entry and (entry.kind, entry.instead, entry.reason)
