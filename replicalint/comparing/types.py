"""What changes of the types of a contract."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from types import MappingProxyType

from msgspec.structs import replace

from ..contract import Contract, TypeDef
from ..format_type import format_type
from ..name import Name
from ..pgtype import PgType
from .change import (
    ChangeClass,
    ContractChange,
    Step,
    Verb,
    having,
    in_order,
    is_reordered,
    unchanged,
    without,
)

Fields = Mapping[str, PgType]


def type_changes(old: Contract, new: Contract) -> Iterator[ContractChange]:
    """The types that are gone or new, and what changes of the others."""
    for name, defined in old.types.items():
        if name not in new.types:
            step = partial(_without_type, defined)
            yield _change(defined, None, Verb.REMOVED, ChangeClass.READERS, "removed", step)
    for name, defined in new.types.items():
        if name not in old.types:
            step = partial(_with_type, defined, new.types)
            yield _change(None, defined, Verb.ADDED, ChangeClass.ADDITIVE, "added", step)
    for name, defined in old.types.items():
        if name in new.types:
            yield from _of_type(defined, new.types[name])
    if is_reordered(old.types, new.types):
        yield ContractChange(
            Verb.REORDERED,
            "types",
            ChangeClass.NEUTRAL,
            "types reordered",
            unchanged,
            old.keys.get("types"),
            new.keys.get("types"),
        )


def _of_type(old: TypeDef, new: TypeDef) -> Iterator[ContractChange]:
    if old.folded != new.folded:
        exact = "its exact name alone" if new.folded is None else "the folded name as well"
        step = _edited(old, partial(replace, folded=new.folded))
        message = f"stands for {exact}"
        yield _change(old, new, Verb.CHANGED, ChangeClass.NEUTRAL, message, step)
    if _kind(old) != _kind(new):
        yield _of_kind(old, new)
    elif old.labels != new.labels:
        yield from _labels(old, new)
    elif (old.base, old.subtype) != (new.base, new.subtype):
        before, after = (
            format_type(one, None)
            for one in (old.base or old.subtype, new.base or new.subtype)
            if one
        )
        message = f"is a {_kind(new)} over {after}, was over {before}"
        step = _defined_as(new)
        yield _change(old, new, Verb.CHANGED, ChangeClass.READERS, message, step)
    else:
        yield from _fields(old, new)


def _kind(defined: TypeDef) -> str:
    """The key under which the contract defines it; "" where it says only that it is there."""
    if defined.labels:
        return "enum"
    if defined.fields:
        return "composite"
    if defined.base is not None:
        return "domain"
    return "range" if defined.subtype is not None else ""


def _of_kind(old: TypeDef, new: TypeDef) -> ContractChange:
    before, after = _kind(old), _kind(new)
    if not before:
        verb, change_class, message = (
            Verb.ADDED,
            ChangeClass.ADDITIVE,
            f"stated as {after}",
        )
    elif not after:
        message = f"no longer stated as {before}"
        verb, change_class = Verb.REMOVED, ChangeClass.READERS
    else:
        message = f"changed from {before} to {after}"
        verb, change_class = Verb.CHANGED, ChangeClass.READERS
    return _change(old, new, verb, change_class, message, _defined_as(new))


def _labels(old: TypeDef, new: TypeDef) -> Iterator[ContractChange]:
    """The labels of an enum; their order, which comparisons go by, is the server's to say."""
    order = dict.fromkeys(new.labels)

    def edited(edit: Callable[[Mapping[str, None]], Mapping[str, None]]) -> Step:
        return _edited(old, lambda of: replace(of, labels=tuple(edit(dict.fromkeys(of.labels)))))

    for label in old.labels:
        if label not in order:
            step = edited(partial(without, key=label))
            message = f'label "{label}"', "removed"
            yield _change(old, new, Verb.REMOVED, ChangeClass.READERS, message, step, ".enum")
    for label in new.labels:
        if label not in old.labels:
            step = edited(partial(having, key=label, value=None, order=order))
            message = f'label "{label}"', "added"
            yield _change(old, new, Verb.ADDED, ChangeClass.ADDITIVE, message, step, ".enum")
    if is_reordered(dict.fromkeys(old.labels), order):
        step = edited(partial(in_order, order=order))
        message = "labels", "reordered"
        yield _change(old, new, Verb.REORDERED, ChangeClass.NEUTRAL, message, step, ".enum")


def _fields(old: TypeDef, new: TypeDef) -> Iterator[ContractChange]:
    """A composite type is used by the names of its fields and, in rows, by their order."""

    def edited(edit: Callable[[Fields], Fields]) -> Step:
        return _edited(old, lambda of: replace(of, fields=edit(of.fields)))

    key = ".composite"
    for name, of in old.fields.items():
        if name not in new.fields:
            step = edited(partial(without, key=name))
            message = f'field "{name}"', "removed"
            yield _change(old, new, Verb.REMOVED, ChangeClass.READERS, message, step, key)
        elif of != new.fields[name]:
            step = edited(partial(having, key=name, value=new.fields[name], order=new.fields))
            before, after = format_type(of, None), format_type(new.fields[name], None)
            message = f'field "{name}"', f"retyped from {before} to {after}"
            yield _change(old, new, Verb.CHANGED, ChangeClass.READERS, message, step, key)
    for name, of in new.fields.items():
        if name not in old.fields:
            step = edited(partial(having, key=name, value=of, order=new.fields))
            message = f'field "{name}"', "added"
            yield _change(old, new, Verb.ADDED, ChangeClass.ADDITIVE, message, step, key)
    if is_reordered(old.fields, new.fields):
        step = edited(partial(in_order, order=new.fields))
        message = "fields", "reordered: its rows have another shape"
        yield _change(old, new, Verb.REORDERED, ChangeClass.READERS, message, step, key)


def _change(
    old: TypeDef | None,
    new: TypeDef | None,
    verb: Verb,
    change_class: ChangeClass,
    message: str | tuple[str, str],
    step: Step,
    below: str = "",
) -> ContractChange:
    defined = old or new
    assert defined is not None
    part, words = ("", message) if isinstance(message, str) else (f"{message[0]} of ", message[1])
    return ContractChange(
        verb,
        f"types.{defined.name}{below}",
        change_class,
        f'{part}type "{defined.name}" {words}',
        step,
        old.span if old else None,
        new.span if new else None,
        subject=defined.name,
    )


def _edited(defined: TypeDef, edit: Callable[[TypeDef], TypeDef]) -> Step:
    """The step that changes one type, where there is one."""

    def step(contract: Contract) -> Contract:
        known = contract.types.get(defined.name)
        if known is None:
            return contract
        types = {**contract.types, defined.name: edit(known)}
        return replace(contract, types=MappingProxyType(types))

    return step


def _defined_as(new: TypeDef) -> Step:
    parts = {part: getattr(new, part) for part in ("labels", "fields", "base", "subtype")}
    return _edited(new, partial(replace, **parts))


def _without_type(defined: TypeDef, contract: Contract) -> Contract:
    return replace(contract, types=without(contract.types, defined.name))


def _with_type(defined: TypeDef, order: Mapping[Name, TypeDef], contract: Contract) -> Contract:
    return replace(contract, types=having(contract.types, defined.name, defined, order))
