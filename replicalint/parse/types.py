"""The types of calls and operators, as far as PostgreSQL could know them."""

from __future__ import annotations

from functools import lru_cache

from .. import catalog
from ..catalog.overload import (
    NO_USER_TYPES,
    UserTypes,
    choose,
    common_type,
    result_type,
    spread_arguments,
)
from .analysis import Analysis

__all__ = ["call_result", "chosen_operator", "common_type", "element_type", "operator_type"]

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


def operator_type(a: Analysis, operator: str, left: str | None, right: str | None) -> str | None:
    """The type that an operator gives; None where it is not decided."""
    return chosen_operator(a, operator, left, right)[1]


def chosen_operator(
    a: Analysis, operator: str, left: str | None, right: str | None
) -> tuple[bool, str | None]:
    """Whether an operator of these operands may be there, and the type that it gives."""
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
    candidates: list[tuple[tuple[str, ...], catalog.OperatorInfo]] = [
        ((one.left, one.right) if one.left else (one.right,), one)
        for one in found
        if bool(one.left) == (left != "")
    ]
    chosen = choose(_both_alike(candidates, actual), actual, user_types)
    results = {one.result for one in chosen}
    if len(results) != 1:
        return bool(chosen), None
    one = chosen[0]
    declared = (one.left, one.right) if one.left else (one.right,)
    return True, result_type(results.pop(), declared, actual)


def _both_alike(
    candidates: list[tuple[tuple[str, ...], catalog.OperatorInfo]], actual: tuple[str | None, ...]
) -> list[tuple[tuple[str, ...], catalog.OperatorInfo]]:
    """One constant without a type beside a typed value is first taken to be of its type."""
    if len(actual) == 2 and "unknown" in actual and actual[0] != actual[1]:
        kind = actual[0] if actual[1] == "unknown" else actual[1]
        same = [each for each in candidates if each[0] == (kind, kind)]
        if same:
            return same
    return candidates


def call_result(
    a: Analysis, signatures: _Signatures, actual: tuple[str | None, ...]
) -> tuple[_Signatures, str | None]:
    """The signatures that a call may mean, and the type it gives where that is decided."""
    if any(kind is not None and "." in kind for kind in actual):
        return _choose_call(signatures, actual, a.contract.user_types)
    return _call_without_user_types(signatures, actual)


@lru_cache(maxsize=4096)
def _call_without_user_types(
    signatures: _Signatures, actual: tuple[str | None, ...]
) -> tuple[_Signatures, str | None]:
    return _choose_call(signatures, actual, NO_USER_TYPES)


def _choose_call(
    signatures: _Signatures, actual: tuple[str | None, ...], user_types: UserTypes
) -> tuple[_Signatures, str | None]:
    spread = [
        (types, signature)
        for signature in signatures
        if (types := spread_arguments(signature, len(actual))) is not None
    ]
    chosen = choose(spread, actual, user_types)
    results = {
        result_type(one.result, spread_arguments(one, len(actual)) or (), actual) for one in chosen
    }
    return chosen, results.pop() if len(results) == 1 else None
