"""Which function or operator PostgreSQL picks for a list of argument types.

Follows parse_func.c, func_get_detail and func_select_candidate, and parse_oper.c (manual 10.2 and
10.3). UNKNOWN is the type of a constant without one; None is a type that the caller does not know,
which fits anything. The steps narrow one list of candidates, in the manual's order, and are kept
together for that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import TypeVar

from msgspec import Struct

from ..pgtype import NO_OPERAND, RECORD, TEXT, UNKNOWN, PgType, built_in
from ..sqlstate import CANNOT_COERCE, DATATYPE_MISMATCH
from .functions import Signature
from .kinds import NO_USER_TYPES, UserType, UserTypes, base_type, category, is_preferred, kind_of
from .operators import OperatorInfo, all_extension_casts, cast
from .polymorphic import ANY_ARRAY, ANY_ELEMENT, COMPATIBLE, POLYMORPHIC, SIMPLE, agreed
from .types import extension_type, extension_type_names

_ARRAYS = frozenset((ANY_ARRAY, built_in("anycompatiblearray")))
_NOT_ARRAYS = frozenset((built_in("anynonarray"), built_in("anycompatiblenonarray")))
_RANGES = frozenset((built_in("anyrange"), built_in("anycompatiblerange")))
_VARIADIC = {
    ANY_ARRAY: ANY_ELEMENT,
    built_in("anycompatiblearray"): built_in("anycompatible"),
}
_MULTIRANGES = frozenset((built_in("anymultirange"), built_in("anycompatiblemultirange")))
_ANY_ENUM = built_in("anyenum")
# Types of another name that an argument of anyarray takes.
_VECTORS = frozenset((built_in("oidvector"), built_in("int2vector"), ANY_ARRAY))


_Candidate = TypeVar("_Candidate")


def choose(
    candidates: Iterable[tuple[tuple[PgType, ...], _Candidate]],
    actual: Sequence[PgType | None],
    user: UserTypes = NO_USER_TYPES,
) -> tuple[_Candidate, ...]:
    """The candidates that PostgreSQL would call with arguments of these types.

    Each candidate comes with its argument types, as many as `actual` has. One in the answer: that
    is the one. None: the call fails. Several: undecided or ambiguous.
    """
    bare = [base_type(kind, user) if kind is not None else None for kind in actual]
    listed = list(candidates)
    exact = [one for types, one in listed if types == tuple(actual)]
    if len(exact) == 1 and None not in actual:
        return (exact[0],)
    fitting = [(types, one) for types, one in listed if _all_fit(types, actual, user)]
    if len(fitting) < 2 or None in actual:
        return tuple(one for _, one in fitting)
    for narrow in (_most_exact, _most_preferred, _by_category, _by_known):
        fitting = narrow(fitting, bare, user)
        if len(fitting) == 1:
            break
    return tuple(one for _, one in fitting)


def choose_operator(
    overloads: Iterable[OperatorInfo],
    left: PgType | None,
    right: PgType | None,
    user: UserTypes = NO_USER_TYPES,
) -> tuple[OperatorInfo, ...]:
    """The overloads of an operator that PostgreSQL would use, as `choose` gives functions.

    `left` is NO_OPERAND for a prefix operator.
    """
    is_prefix = left == NO_OPERAND
    actual = (right,) if is_prefix else (left, right)
    alike = (one for one in overloads if (one.left == NO_OPERAND) == is_prefix)
    candidates = [(operands(one), one) for one in alike]
    if len(actual) == 2 and UNKNOWN in actual and actual[0] != actual[1]:
        # A constant without a type is first taken to be of the other's, and of a domain's base type
        # (binary_oper_exact).
        kind = actual[0] if actual[1] == UNKNOWN else actual[1]
        same = [each for each in candidates if each[0] == (kind, kind)]
        if not same and kind is not None and (below := base_type(kind, user)) != kind:
            same = [each for each in candidates if each[0] == (below, below)]
        candidates = same or candidates
    return choose(candidates, actual, user)


def operands(operator: OperatorInfo) -> tuple[PgType, ...]:
    """The types that an operator takes."""
    if operator.left == NO_OPERAND:
        return (operator.right,)
    return operator.left, operator.right


@lru_cache(maxsize=4096)
def spread_arguments(signature: Signature, count: int) -> tuple[PgType, ...] | None:
    """The types of so many arguments; None where the function does not take so many."""
    types = signature.arguments
    if signature.variadic and count >= len(types):
        element = _VARIADIC.get(types[-1], types[-1].bare)
        return types[:-1] + (element,) * (count - len(types) + 1)
    if len(types) - signature.defaults <= count <= len(types):
        return types[:count]
    return None


@lru_cache(maxsize=4096)
def declared_arguments(
    signature: Signature, count: int, names: tuple[str, ...] = (), is_variadic: bool = False
) -> tuple[PgType, ...] | None:
    """The types that a function declares for the arguments of a call, in the call's order.

    `names` are those of the last arguments, `f(1, days => 2)`; `is_variadic` is `f(VARIADIC x)`.
    None where the function cannot be called so (namespace.c, FuncnameGetCandidates).
    """
    if is_variadic:
        if not signature.variadic:
            return None
    elif not names:
        return spread_arguments(signature, count)
    elif signature.variadic:
        return None
    return _named_arguments(signature, count, names)


def _named_arguments(
    signature: Signature, count: int, names: tuple[str, ...]
) -> tuple[PgType, ...] | None:
    """namespace.c, MatchNamedCall: each argument once, and a default for each that is left out."""
    types = signature.arguments
    places = list(range(count - len(names)))
    for name in names:
        if name not in signature.argument_names:
            return None
        places.append(signature.argument_names.index(name))
    required = range(len(types) - signature.defaults)
    if len(set(places)) < count or max(places, default=-1) >= len(types):
        return None
    return tuple(types[p] for p in places) if set(required) <= set(places) else None


def fits(source: PgType | None, target: PgType, user: UserTypes = NO_USER_TYPES) -> bool:
    """Whether a value of the source type is accepted, implicitly, where the target is expected."""
    if source is None or source in (target, UNKNOWN):
        return True
    if target in POLYMORPHIC:
        return _fits_polymorphic(source, target, user)
    base, target = base_type(source, user), base_type(target, user)
    if base == target:
        return True
    if base.is_array and target.is_array:
        return fits(base.bare, target.bare, user)
    if target == RECORD:
        return kind_of(base, user) == "c"
    if base in user and target in user[base].gives:
        return True
    if target in user and base in user[target].takes:
        return True
    return cast(base, target) == "i"


def result_type(
    declared: PgType,
    types: Sequence[PgType],
    actual: Sequence[PgType | None],
    user: UserTypes = NO_USER_TYPES,
) -> PgType | None:
    """The type that a call gives: a polymorphic one is worked out from the arguments."""
    if declared not in POLYMORPHIC:
        return declared
    if declared in SIMPLE:
        found = agreed(types, actual, SIMPLE, user, _common)
        return found.meaning(declared) if found is not None else None
    given = [one for kind, one in zip(types, actual, strict=False) if kind in COMPATIBLE]
    if None in given:  # any type may change what all have in common
        return None
    if given and set(given) == {UNKNOWN}:
        actual = [TEXT] * len(actual)
    found = agreed(types, actual, COMPATIBLE, user, _common)
    return found.meaning(declared) if found is not None else None


def extension_types(extension: str) -> UserTypes:
    """What overload resolution must know of the types that an extension adds."""
    casts = [one for one in all_extension_casts(extension) if one.context == "i"]
    found = {}
    for name in extension_type_names(extension):
        info = extension_type(extension, name)
        assert info is not None
        found[info.type] = UserType(
            info.kind,
            info.base or info.subtype,
            info.category,
            frozenset(one.target for one in casts if one.source == info.type),
            frozenset(one.source for one in casts if one.target == info.type),
        )
    return found


def common_type(kinds: Sequence[PgType | None], user: UserTypes = NO_USER_TYPES) -> PgType | None:
    """The type of CASE, UNION, VALUES, ARRAY[...] and COALESCE (manual 10.5)."""
    if not kinds or None in kinds:
        return None
    known = [kind for kind in kinds if kind is not None and kind != UNKNOWN]
    if not known:
        return TEXT
    if len(set(kinds)) == 1:
        return known[0]
    found = _common(known, user)
    # Beside a constant without a type a domain is its base type, as beside any other type.
    return base_type(found, user) if found is not None and UNKNOWN in kinds else found


class Mismatch(Struct, frozen=True):
    """Two types that CASE, UNION, ... cannot make one of, and what a server answers."""

    first: PgType
    second: PgType
    sqlstate: str


def mismatch(kinds: Sequence[PgType | None], user: UserTypes = NO_USER_TYPES) -> Mismatch | None:
    """The first two types that cannot be matched; None where all can, or are not all known.

    Of pseudo-types but records nothing is said.
    """
    known = [kind for kind in kinds if kind != UNKNOWN]
    if len(set(known)) < 2 or not all(_may_be_told(kind, user) for kind in known):
        return None
    found = _select_common([kind for kind in known if kind is not None], user)
    return found if isinstance(found, Mismatch) else None


def _may_be_told(kind: PgType | None, user: UserTypes) -> bool:
    return kind is not None and (kind == RECORD or kind_of(kind.bare, user) in tuple("bcderm"))


def _common(kinds: Sequence[PgType], user: UserTypes) -> PgType | None:
    """The type that all of these become; None where they have none in common."""
    found = _select_common(kinds, user)
    return None if isinstance(found, Mismatch) else found


def _select_common(kinds: Sequence[PgType], user: UserTypes) -> PgType | Mismatch:
    """parse_coerce.c, select_common_type and coerce_to_common_type."""
    if len(set(kinds)) == 1:
        return kinds[0]
    chosen, *others = (base_type(kind, user) for kind in kinds)
    for kind in others:
        if kind == chosen:
            continue
        if category(kind, user) != category(chosen, user):
            return Mismatch(chosen, kind, DATATYPE_MISMATCH)
        if not is_preferred(chosen) and fits(chosen, kind, user) and not fits(kind, chosen, user):
            chosen = kind
    misfit = next((kind for kind in kinds if not fits(kind, chosen, user)), None)
    return chosen if misfit is None else Mismatch(chosen, misfit, CANNOT_COERCE)


def _all_fit(types: tuple[PgType, ...], actual: Sequence[PgType | None], user: UserTypes) -> bool:
    if len(types) != len(actual):
        return False
    return all(
        fits(source, target, user) for source, target in zip(actual, types, strict=True)
    ) and _agree(types, actual, user)


def _agree(types: tuple[PgType, ...], actual: Sequence[PgType | None], user: UserTypes) -> bool:
    """Whether the polymorphic arguments of each family agree."""
    return all(
        family.isdisjoint(types) or agreed(types, actual, family, user, _common) is not None
        for family in (SIMPLE, COMPATIBLE)
    )


def _fits_polymorphic(source: PgType, target: PgType, user: UserTypes) -> bool:
    base = base_type(source, user)
    if target in _ARRAYS:
        return base.is_array or base in _VECTORS
    if target in _NOT_ARRAYS:
        return not base.is_array
    if target == _ANY_ENUM:
        return kind_of(base, user) == "e"
    if target in _RANGES:
        return kind_of(base, user) == "r"
    if target in _MULTIRANGES:
        return kind_of(base, user) == "m"
    return True


_Listed = list[tuple[tuple[PgType, ...], _Candidate]]


def _best(
    listed: _Listed[_Candidate], score: Callable[[tuple[PgType, ...]], int]
) -> _Listed[_Candidate]:
    scores = [score(types) for types, _ in listed]
    most = max(scores)
    return [one for one, points in zip(listed, scores, strict=True) if points == most]


def _most_exact(
    listed: _Listed[_Candidate], actual: list[PgType | None], user: UserTypes
) -> _Listed[_Candidate]:
    def score(types: tuple[PgType, ...]) -> int:
        return sum(
            source == target and source != UNKNOWN
            for source, target in zip(actual, types, strict=True)
        )

    return _best(listed, score)


def _most_preferred(
    listed: _Listed[_Candidate], actual: list[PgType | None], user: UserTypes
) -> _Listed[_Candidate]:
    def score(types: tuple[PgType, ...]) -> int:
        return sum(
            source != UNKNOWN
            and (
                source == target
                or (is_preferred(target) and category(target) == category(source, user))
            )
            for source, target in zip(actual, types, strict=True)
        )

    return _best(listed, score)


def _by_category(
    listed: _Listed[_Candidate], actual: list[PgType | None], user: UserTypes
) -> _Listed[_Candidate]:
    """Constants without a type take the string category where a candidate has it.

    All of them find a category, or none does.
    """
    wanted: list[tuple[int, str, bool]] = []
    for place, source in enumerate(actual):
        if source != UNKNOWN:
            continue
        categories = {category(types[place], user) for types, _ in listed}
        if "S" not in categories and len(categories) > 1:
            return listed
        chosen = "S" if "S" in categories else categories.pop()
        has_preferred = any(
            is_preferred(types[place]) and category(types[place], user) == chosen
            for types, _ in listed
        )
        wanted.append((place, chosen, has_preferred))
    return [
        each
        for each in listed
        if all(
            category(each[0][place], user) == chosen
            and (is_preferred(each[0][place]) or not has_preferred)
            for place, chosen, has_preferred in wanted
        )
    ] or listed


def _by_known(
    listed: _Listed[_Candidate], actual: list[PgType | None], user: UserTypes
) -> _Listed[_Candidate]:
    """Where all known arguments have one type and one function takes it for all, it is that one."""
    known = {source for source in actual if source != UNKNOWN}
    if len(known) != 1:
        return listed
    kind = known.pop()
    assert kind is not None
    alike = [kind] * len(actual)
    same = [each for each in listed if _all_fit(each[0], alike, user)]
    return same if len(same) == 1 else listed
