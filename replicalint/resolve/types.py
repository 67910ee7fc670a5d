"""The types of calls and operators, as far as PostgreSQL could know them.

Casts, operators and calls ask one another: so the file is long.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import chain

from msgspec import Struct
from sqlglot import exp

from .. import catalog
from ..catalog.kinds import NO_USER_TYPES, UserTypes
from ..catalog.overload import (
    choose,
    choose_operator,
    common_type,
    declared_arguments,
    mismatch,
    operands,
    result_type,
)
from ..contract import Contract, Function, answered_once
from ..facts import MismatchUse
from ..pgtype import NO_OPERAND, RECORD, UNKNOWN, PgType, built_in
from .analysis import Analysis
from .constants import is_told, read_as

_Signatures = tuple[catalog.Signature, ...]


def element_type(kind: PgType | None) -> PgType | None:
    """The type of an array's elements; None where that is not known."""
    if kind is None or kind == UNKNOWN:
        return kind
    if kind.is_array:
        return kind.bare
    info = catalog.type_info(kind)
    return info.element if info is not None else None


def can_cast(a: Analysis, source: PgType | None, target: PgType) -> bool:
    """Whether the replica has a cast of its own; of a value of unknown type, whether from any type.

    Follows parse_coerce.c, find_coercion_pathway, for an explicit cast: one of pg_cast, or of the
    elements of two arrays, or through text where either type is a string. True where that is not
    known.
    """
    return _has_cast(a.contract, source, target)


@answered_once
def _has_cast(contract: Contract, source: PgType | None, target: PgType) -> bool:
    target = _below_domain(contract, target)
    if source is None:
        return bool(contract.extensions) or _category(contract, target) in _FROM_ANY_TYPE
    source = _below_domain(contract, source)
    if source == target or _is_listed(contract, source, target):
        return True
    categories = _category(contract, source), _category(contract, target)
    if categories == (_ROW, _ROW):
        # A row of a table may be one of another that it inherits from, a composite value is none.
        return source.name not in contract.types or target == RECORD
    if "" in categories or _STRING in categories:
        return True
    if categories == (_ARRAY, _ARRAY) and target not in _VECTORS:
        element = element_type(target)
        return element is None or _has_cast(contract, element_type(source), element)
    return False


_STRING, _ARRAY, _ROW = "S", "A", "C"
_FROM_ANY_TYPE = ("", _STRING, _ARRAY, _ROW)  # or from so many that nothing can be said
_VECTORS = (built_in("int2vector"), built_in("oidvector"))  # casts to them never go by element


def _is_listed(contract: Contract, source: PgType, target: PgType) -> bool:
    """Whether pg_cast has the cast; that of an extension which is not known may have any."""
    if _is_brought(source, target, contract.postgres, tuple(contract.extensions)):
        return True
    multirange = contract.user_types.get(target)
    return multirange is not None and multirange.kind == "m" and multirange.base == source


@lru_cache(maxsize=4096)
def _is_brought(source: PgType, target: PgType, version: int, extensions: tuple[str, ...]) -> bool:
    """Whether PostgreSQL or an extension has the cast, or an extension that is not known."""
    if any(catalog.is_in(one, version) for one in _casts_to(source, target)):
        return True
    casts = (one for each in extensions for one in catalog.extension_casts(each, source))
    return any(one.target == target for one in casts) or not (
        catalog.extension_names() >= set(extensions)
    )


def cast_since(a: Analysis, source: PgType | None, target: PgType) -> int | None:
    """The version that brought PostgreSQL's own cast between two types, or of their elements."""
    if source is None:
        return None
    source, target = _below_domain(a.contract, source), _below_domain(a.contract, target)
    if source.is_array and target.is_array:
        return cast_since(a, source.bare, target.bare)
    return min((one.since for one in _casts_to(source, target)), default=None)


def _casts_to(source: PgType, target: PgType) -> list[catalog.CastInfo]:
    return [one for one in catalog.casts_from(source) if one.target == target]


def _below_domain(contract: Contract, kind: PgType) -> PgType:
    found = contract.user_types.get(kind)
    if found is not None:
        return found.base if found.kind == "d" and found.base else kind
    info = catalog.type_info(kind)
    return info.base if info is not None and info.base else kind


def _category(contract: Contract, kind: PgType) -> str:
    """The category of a type (pg_type.typcategory); "" of a pseudo-type, an unknown one."""
    found = contract.user_types.get(kind)
    if found is not None:
        return _CATEGORIES.get(found.kind, found.category)
    if kind.is_array and kind.bare in contract.user_types:
        return _ARRAY
    info = catalog.type_info(kind)
    return info.category if info is not None and info.kind in "brmc" else ""


_CATEGORIES = {"e": "E", "r": "R", "m": "R", "c": _ROW}  # of a user type, by pg_type.typtype


def common_of(
    a: Analysis,
    construct: str,
    kinds: Sequence[PgType | None],
    values: Sequence[exp.Expr],
    *,
    is_cast: bool = False,
) -> PgType | None:
    """The type of CASE, ARRAY[...] and COALESCE; parameters without types have none together.

    `is_cast`: each value is cast to a type of its own.
    """
    if not is_cast:
        take_common(a, kinds, values)
    if set(kinds) == {UNKNOWN} and any(a.open_type(UNKNOWN, value) is None for value in values):
        return UNKNOWN
    return matched(a, construct, kinds, values)


def take_common(a: Analysis, kinds: Sequence[PgType | None], values: Sequence[exp.Expr]) -> None:
    """Gives parameters the type that they have in common with others, or alone are: text.

    The last of `values` have the last of `kinds`.
    """
    if a.parameters is None:
        return
    pairs = [
        (UNKNOWN if a.parameters.has_none(value) else kind, value)
        for kind, value in zip(reversed(kinds), reversed(values), strict=False)
    ][::-1]
    kinds = [*kinds[: len(kinds) - len(pairs)], *(kind for kind, _ in pairs)]
    if UNKNOWN not in kinds:
        return
    is_known = all(kind != UNKNOWN or a.has_no_type(value) for kind, value in pairs)
    common = common_type(kinds, a.contract.user_types) if is_known else None
    for kind, value in pairs:
        if kind == UNKNOWN:
            a.takes(value, common)


def matched(
    a: Analysis, construct: str, kinds: Sequence[PgType | None], values: Sequence[exp.Expr]
) -> PgType | None:
    """The type that values have in common, as which constants are read; none is noted.

    The last of `values` have the last of `kinds`.
    """
    user = a.contract.user_types
    found = common_type(kinds, user)
    pairs = zip(reversed(kinds), reversed(values), strict=False)
    if found is not None:
        if is_told(a, found):
            for value in (value for kind, value in pairs if kind == UNKNOWN):
                read_as(a, found, value)
    elif (wrong := mismatch(kinds, user)) is not None:
        misfit = next((value for kind, value in pairs if kind == wrong.second), values[-1])
        place = a.tree.place_of(misfit)
        a.note(MismatchUse(construct, wrong.first, wrong.second, wrong.sqlstate, place))
    return found


class Chosen(Struct, frozen=True):
    """What is chosen for an operator: the type that it gives, and as what it takes its operands.

    It is not one alone where several fit, or where an operand's type is not known.
    """

    is_one: bool
    is_any: bool
    result: PgType | None  # None where it is not decided, as those of the operands
    operands: tuple[PgType | None, ...]


def chosen_operator(
    a: Analysis, operator: str, left: PgType | None, right: PgType | None
) -> Chosen:
    """Which operator PostgreSQL takes."""
    return _chosen(a.contract, operator, left, right)


@answered_once
def _chosen(contract: Contract, operator: str, left: PgType | None, right: PgType | None) -> Chosen:
    extensions = tuple(contract.extensions)
    if not extensions and _is_own(left) and _is_own(right):
        return _chosen_operator(operator, left, right, extensions, None)
    user_types = contract.user_types_for((left, right))
    return _chosen_operator(operator, left, right, extensions, user_types)


def _is_own(kind: PgType | None) -> bool:
    """Whether a type is PostgreSQL's own, or not known."""
    return kind is None or kind == NO_OPERAND or kind.is_built_in


@lru_cache(maxsize=4096)
def _chosen_operator(
    operator: str,
    left: PgType | None,
    right: PgType | None,
    extensions: tuple[str, ...],
    user_types: UserTypes | None,
) -> Chosen:
    user = NO_USER_TYPES if user_types is None else user_types
    actual = (right,) if left == NO_OPERAND else (left, right)
    brought = (catalog.extension_operators(one, operator) for one in extensions)
    overloads = (*catalog.operators(operator), *chain.from_iterable(brought))
    chosen = choose_operator(overloads, left, right, user)
    results = {result_type(one.result, operands(one), actual, user) for one in chosen}
    taken: tuple[PgType | None, ...] = (None, None)
    if len(chosen) == 1:
        declared = operands(chosen[0])
        taken = tuple(result_type(kind, declared, actual, user) for kind in declared)
    result = results.pop() if len(results) == 1 else None
    return Chosen(len(chosen) == 1 and None not in actual, bool(chosen), result, taken)


def is_of_btree(a: Analysis, chosen: Chosen) -> bool | None:
    """Whether a comparison that is chosen sorts: rows are compared by such alone.

    Those of one type do where it has a default operator class, and those of two types but for
    xid's (lsyscache.c, get_op_btree_interpretation). None of operators of extensions.
    """
    left, right = chosen.operands
    if left is None or right is None or not (left.is_built_in and right.is_built_in):
        return None
    if left == right == RECORD or left.is_array:
        return True
    info = catalog.type_info(left)
    if info is None or info.kind != "b":
        return None
    return any(one.method == "btree" for one in catalog.opclasses(left.name.name))


class ArgumentForm(Struct, frozen=True):
    """How a call gives its arguments: `f(1, days => 2)`, `f(VARIADIC x)`."""

    names: tuple[str, ...] = ()
    is_variadic: bool = False

    def declared(self, signature: catalog.Signature, given: int) -> tuple[PgType, ...] | None:
        """The types that a function declares for so many arguments; None where it is not meant."""
        return declared_arguments(signature, given, self.names, self.is_variadic)


PLAIN = ArgumentForm()


def call_result(
    a: Analysis,
    signatures: _Signatures,
    actual: tuple[PgType | None, ...],
    form: ArgumentForm = PLAIN,
) -> tuple[_Signatures, PgType | None]:
    """The signatures that a call may mean, and the type it gives where that is decided."""
    a.work.step(len(signatures))
    user = a.contract.user_types
    is_own = not any(kind is not None and kind.bare in user for kind in actual)
    return _choose_call(
        signatures, actual, form, None if is_own else a.contract.user_types_for(actual)
    )


def listed_result(
    a: Analysis, listed: tuple[Function, ...], actual: tuple[PgType | None, ...]
) -> PgType | None:
    """What a function of the contract gives, where the contract says it of all it may be."""
    a.work.step(len(listed))
    candidates = [(one.arguments, one) for one in listed if one.arguments is not None]
    fitting = choose(candidates, actual, a.contract.user_types)
    loose = tuple(one for one in listed if one.arguments is None)
    results = {one.returns for one in fitting + loose}
    return results.pop() if len(results) == 1 else None


@lru_cache(maxsize=4096)
def _choose_call(
    signatures: _Signatures,
    actual: tuple[PgType | None, ...],
    form: ArgumentForm,
    user_types: UserTypes | None,
) -> tuple[_Signatures, PgType | None]:
    user = NO_USER_TYPES if user_types is None else user_types
    declared = {
        signature: types
        for signature in signatures
        if (types := form.declared(signature, len(actual))) is not None
    }
    chosen = choose([(types, one) for one, types in declared.items()], actual, user)
    results = {result_type(one.result, declared[one], actual, user) for one in chosen}
    return chosen, results.pop() if len(results) == 1 else None
