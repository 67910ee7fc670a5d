"""The types of calls and operators, as far as PostgreSQL could know them."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from .. import catalog
from ..catalog.kinds import NO_USER_TYPES, UserTypes
from ..catalog.overload import (
    choose,
    choose_operator,
    declared_arguments,
    operands,
    result_type,
)
from ..contract import Function
from .analysis import Analysis

_Signatures = tuple[catalog.Signature, ...]


def element_type(kind: str | None) -> str | None:
    """The type of an array's elements; None where that is not known."""
    if kind is None:
        return None
    if kind.endswith("[]"):
        return kind[:-2]
    if kind == "unknown":
        return "unknown"
    info = catalog.type_info(kind)
    return info.element if info is not None and info.element else None


def cast_since(a: Analysis, source: str | None, target: str) -> int | None:
    """The version since which PostgreSQL has a cast of its own; None where it has none.

    Follows parse_coerce.c, find_coercion_pathway, for an explicit cast: one of pg_cast, or through
    text where either type is a string; arrays are cast by their elements. Of a value of unknown
    type, None where the target cannot be cast to from every type.
    """
    target = _below_domain(a, target)
    if source is None:
        is_open = a.contract.extensions or _scalar_category(a, target) not in _WITHOUT_STRINGS
        return catalog.OLDEST if is_open else None
    source = _below_domain(a, source)
    if source.endswith("[]") and target.endswith("[]"):
        return cast_since(a, source[:-2], target[:-2])
    for one in catalog.casts_from(source):
        if one.target == target:
            return one.since
    if source == target or a.contract.extensions:
        return catalog.OLDEST
    categories = {_scalar_category(a, source), _scalar_category(a, target)}
    return None if categories <= _WITHOUT_STRINGS else catalog.OLDEST


# All but arrays, rows, pseudo-types and strings: PostgreSQL casts none of them through text.
_WITHOUT_STRINGS = frozenset("BDEGINRTUVZ")


def _below_domain(a: Analysis, kind: str) -> str:
    found = a.contract.user_types.get(kind)
    return found.base if found is not None and found.kind == "d" and found.base else kind


def _scalar_category(a: Analysis, kind: str) -> str:
    """The category of a type that is no array, row or pseudo-type; "" for those."""
    found = a.contract.user_types.get(kind)
    if found is not None:
        return "E" if found.kind == "e" else ""
    info = catalog.type_info(kind)
    return info.category if info is not None and info.kind in "brm" else ""


def operator_type(a: Analysis, operator: str, left: str | None, right: str | None) -> str | None:
    """The type that an operator gives; None where it is not decided."""
    return chosen_operator(a, operator, left, right)[1]


def chosen_operator(
    a: Analysis, operator: str, left: str | None, right: str | None
) -> tuple[bool, str | None]:
    """Whether one operator takes the operands, and the type that it gives.

    It is not one alone where several do, or where an operand's type is not known.
    """
    if a.contract.extensions or "." in f"{left}{right}":
        found = list(catalog.operators(operator))
        for extension in a.contract.extensions:
            found += catalog.extension_operators(extension, operator)
        return _choose_operator(tuple(found), left, right, a.contract.user_types)
    return _built_in_operator(operator, left, right)


@lru_cache(maxsize=4096)
def _built_in_operator(
    operator: str, left: str | None, right: str | None
) -> tuple[bool, str | None]:
    return _choose_operator(catalog.operators(operator), left, right, NO_USER_TYPES)


def _choose_operator(
    found: tuple[catalog.OperatorInfo, ...],
    left: str | None,
    right: str | None,
    user_types: UserTypes,
) -> tuple[bool, str | None]:
    actual = (right,) if left == "" else (left, right)
    chosen = choose_operator(found, left, right, user_types)
    results = {result_type(one.result, operands(one), actual, user_types) for one in chosen}
    kind = results.pop() if len(results) == 1 else None
    return len(chosen) == 1 and None not in actual, kind


class Form(NamedTuple):
    """How a call gives its arguments: `f(1, days => 2)`, `f(VARIADIC x)`."""

    names: tuple[str, ...] = ()
    is_variadic: bool = False


PLAIN = Form()


def call_result(
    a: Analysis, signatures: _Signatures, actual: tuple[str | None, ...], form: Form = PLAIN
) -> tuple[_Signatures, str | None]:
    """The signatures that a call may mean, and the type it gives where that is decided."""
    known = a.contract.user_types
    if any(kind is not None and kind.removesuffix("[]") in known for kind in actual):
        return _choose_call(signatures, actual, form, known)
    return _call_without_user_types(signatures, actual, form)


def listed_result(
    a: Analysis, listed: tuple[Function, ...], actual: tuple[str | None, ...]
) -> str | None:
    """What a function of the contract gives, where the contract says it of all it may be."""
    candidates = [(one.arguments, one) for one in listed if one.arguments is not None]
    fitting = choose(candidates, actual, a.contract.user_types)
    loose = tuple(one for one in listed if one.arguments is None)
    results = {one.returns for one in fitting + loose}
    return results.pop() if len(results) == 1 else None


@lru_cache(maxsize=4096)
def _call_without_user_types(
    signatures: _Signatures, actual: tuple[str | None, ...], form: Form
) -> tuple[_Signatures, str | None]:
    return _choose_call(signatures, actual, form, NO_USER_TYPES)


def _choose_call(
    signatures: _Signatures, actual: tuple[str | None, ...], form: Form, user_types: UserTypes
) -> tuple[_Signatures, str | None]:
    declared = {
        signature: types
        for signature in signatures
        if (types := declared_arguments(signature, len(actual), *form)) is not None
    }
    chosen = choose([(types, one) for one, types in declared.items()], actual, user_types)
    results = {result_type(one.result, declared[one], actual, user_types) for one in chosen}
    return chosen, results.pop() if len(results) == 1 else None
