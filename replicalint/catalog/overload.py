"""Which function or operator PostgreSQL picks for a list of argument types.

Follows parse_func.c, func_get_detail and func_select_candidate, and parse_oper.c (manual 10.2 and
10.3). Types are named as everywhere: "int4", "public.mood", "text[]"; "unknown" is a constant
without a type; None is a type that the caller does not know, which fits anything. The steps narrow
one list of candidates, in the manual's order, and are kept together for that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from .functions import Signature
from .operators import all_extension_casts, cast
from .types import extension_type, extension_type_names, type_info

_POLYMORPHIC = frozenset(
    (
        "any",
        "anyelement",
        "anynonarray",
        "anyarray",
        "anyenum",
        "anyrange",
        "anymultirange",
        "anycompatible",
        "anycompatiblearray",
        "anycompatiblenonarray",
        "anycompatiblerange",
        "anycompatiblemultirange",
    )
)
_ARRAYS = frozenset(("anyarray", "anycompatiblearray"))
_NOT_ARRAYS = frozenset(("anynonarray", "anycompatiblenonarray"))
_RANGES = frozenset(("anyrange", "anycompatiblerange"))
_VARIADIC = {"anyarray": "anyelement", "anycompatiblearray": "anycompatible"}
_MULTIRANGES = frozenset(("anymultirange", "anycompatiblemultirange"))


@dataclass(frozen=True)
class UserType:
    """What overload resolution must know of a type that is not in the catalogue.

    `kind` is "e" (enum), "c" (composite), "d" (domain), "r" (range), "m" (multirange) or "b"
    (anything else); `base` is a domain's base type or a range's subtype; `gives` and `takes` are
    the types that casts lead to and come from where nobody writes them.
    """

    kind: str
    base: str | None = None
    category: str = "U"
    gives: frozenset[str] = frozenset()
    takes: frozenset[str] = frozenset()


UserTypes = Mapping[str, UserType]
NO_USER_TYPES: UserTypes = {}

_Candidate = TypeVar("_Candidate")


def choose(
    candidates: Iterable[tuple[tuple[str, ...], _Candidate]],
    actual: Sequence[str | None],
    user: UserTypes = NO_USER_TYPES,
) -> tuple[_Candidate, ...]:
    """The candidates that PostgreSQL would call with arguments of these types.

    Each candidate comes with its argument types, as many as `actual` has. One in the answer: that
    is the one. None: the call fails. Several: undecided or ambiguous.
    """
    bare = [_base(kind, user) for kind in actual]
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


@lru_cache(maxsize=4096)
def spread_arguments(signature: Signature, count: int) -> tuple[str, ...] | None:
    """The types of so many arguments; None where the function does not take so many."""
    types = signature.arguments
    if signature.variadic and count >= len(types):
        element = _VARIADIC.get(types[-1], types[-1].removesuffix("[]"))
        return types[:-1] + (element,) * (count - len(types) + 1)
    if len(types) - signature.defaults <= count <= len(types):
        return types[:count]
    return None


@lru_cache(maxsize=4096)
def declared_arguments(
    signature: Signature, count: int, names: tuple[str, ...] = (), is_variadic: bool = False
) -> tuple[str, ...] | None:
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
) -> tuple[str, ...] | None:
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


def fits(source: str | None, target: str, user: UserTypes = NO_USER_TYPES) -> bool:
    """Whether a value of the source type is accepted, implicitly, where the target is expected."""
    if source is None or source == target or source == "unknown":
        return True
    if target in _POLYMORPHIC:
        return _fits_polymorphic(source, target, user)
    base = _base(source, user)
    if base == target:
        return True
    assert base is not None
    if base.endswith("[]") and target.endswith("[]"):
        return fits(base[:-2], target[:-2], user)
    if target == "record":
        return base == "record" or _kind(base, user) == "c"
    if base in user and target in user[base].gives:
        return True
    if target in user and base in user[target].takes:
        return True
    return cast(base, target) == "i"


def result_type(declared: str, types: Sequence[str], actual: Sequence[str | None]) -> str | None:
    """The type that a call gives: a polymorphic one is worked out from the arguments."""
    if declared not in _POLYMORPHIC:
        return declared
    element = _element(types, actual)
    if element is None:
        return None
    if declared in _ARRAYS:
        return f"{element}[]"
    if declared in _RANGES or declared in _MULTIRANGES:
        return next((a for t, a in zip(types, actual, strict=False) if t == declared), None)
    return element


def _element(types: Sequence[str], actual: Sequence[str | None]) -> str | None:
    """The element type that polymorphic arguments agree on."""
    found: str | None = None
    for declared, given in zip(types, actual, strict=False):
        if given is None or given == "unknown" or declared not in _POLYMORPHIC:
            continue
        if declared in _RANGES or declared in _MULTIRANGES:
            info = type_info(given)
            one = (info.subtype or None) if info is not None else None
        elif declared in _ARRAYS:
            one = given[:-2] if given.endswith("[]") else None
        else:
            one = given
        if one is None:
            return None
        if found is not None and found != one:
            if fits(found, one):
                found = one
            elif not fits(one, found):
                return None
        else:
            found = one
    return found


def extension_types(extension: str) -> UserTypes:
    """What overload resolution must know of the types that an extension brings."""
    casts = [one for one in all_extension_casts(extension) if one.context == "i"]
    found = {}
    for name in extension_type_names(extension):
        info = extension_type(extension, name)
        assert info is not None
        found[name] = UserType(
            info.kind,
            info.base or info.subtype or None,
            info.category,
            frozenset(one.target for one in casts if one.source == name),
            frozenset(one.source for one in casts if one.target == name),
        )
    return found


def common_type(kinds: Sequence[str | None]) -> str | None:
    """The type of CASE, UNION, ARRAY[...] and COALESCE (manual 10.5)."""
    if not kinds or None in kinds:
        return None
    known = [kind for kind in kinds if kind is not None and kind != "unknown"]
    if not known:
        return "unknown"
    chosen = known[0]
    for kind in known[1:]:
        if kind == chosen:
            continue
        if _category(kind) != _category(chosen):
            return None
        if not _is_preferred(chosen) and fits(chosen, kind) and not fits(kind, chosen):
            chosen = kind
    return chosen


def _all_fit(types: tuple[str, ...], actual: Sequence[str | None], user: UserTypes) -> bool:
    if len(types) != len(actual):
        return False
    return all(
        fits(source, target, user) for source, target in zip(actual, types, strict=True)
    ) and _agree(types, actual, user)


def _agree(types: tuple[str, ...], actual: Sequence[str | None], user: UserTypes) -> bool:
    """Whether the arguments of one polymorphic family have one type (enforce_generic_type...)."""
    elements = set()
    for declared, given in zip(types, actual, strict=True):
        if given is None or given == "unknown":
            continue
        if declared in ("anyelement", "anynonarray", "anyenum"):
            elements.add(given)
        elif declared == "anyarray" and given.endswith("[]"):
            elements.add(given[:-2])
        elif declared == "anyrange":
            subtype = _subtype(given, user)
            if subtype is not None:
                elements.add(subtype)
    return len(elements) < 2


def _subtype(name: str, user: UserTypes) -> str | None:
    """What a range is of."""
    if name in user:
        return user[name].base
    info = type_info(name)
    return (info.subtype or None) if info is not None else None


def _fits_polymorphic(source: str, target: str, user: UserTypes) -> bool:
    base = _base(source, user) or source
    if target in _ARRAYS:
        return base.endswith("[]") or base in ("oidvector", "int2vector", "anyarray")
    if target in _NOT_ARRAYS:
        return not base.endswith("[]")
    if target == "anyenum":
        return _kind(base, user) == "e"
    if target in _RANGES:
        return _kind(base, user) == "r"
    if target in _MULTIRANGES:
        return _kind(base, user) == "m"
    return True


def _base(kind: str | None, user: UserTypes) -> str | None:
    """The type below a domain."""
    seen = 0
    while kind is not None and seen < 16:
        below = user.get(kind)
        if below is not None:
            if below.kind != "d" or below.base is None:
                return kind
            kind = below.base
        elif kind.startswith("information_schema."):
            info = type_info(kind)
            if info is None or not info.base:
                return kind
            kind = info.base
        else:
            return kind
        seen += 1
    return kind


def _kind(name: str, user: UserTypes) -> str:
    if name in user:
        return user[name].kind
    info = type_info(name)
    return info.kind if info is not None else ""


_CATEGORIES = {"e": "E", "c": "C", "r": "R", "m": "R"}


def _category(name: str | None, user: UserTypes = NO_USER_TYPES) -> str:
    if name is None:
        return ""
    if name.endswith("[]"):
        return "A"
    if name in user:
        return _CATEGORIES.get(user[name].kind, user[name].category)
    info = type_info(name)
    return info.category if info is not None else "U"


def _is_preferred(name: str) -> bool:
    info = type_info(name)
    return info is not None and info.is_preferred


_Listed = list[tuple[tuple[str, ...], _Candidate]]


def _best(
    listed: _Listed[_Candidate], score: Callable[[tuple[str, ...]], int]
) -> _Listed[_Candidate]:
    scores = [score(types) for types, _ in listed]
    most = max(scores)
    return [one for one, points in zip(listed, scores, strict=True) if points == most]


def _most_exact(
    listed: _Listed[_Candidate], actual: list[str | None], user: UserTypes
) -> _Listed[_Candidate]:
    def score(types: tuple[str, ...]) -> int:
        return sum(
            source == target and source != "unknown"
            for source, target in zip(actual, types, strict=True)
        )

    return _best(listed, score)


def _most_preferred(
    listed: _Listed[_Candidate], actual: list[str | None], user: UserTypes
) -> _Listed[_Candidate]:
    def score(types: tuple[str, ...]) -> int:
        return sum(
            source != "unknown"
            and (
                source == target
                or (_is_preferred(target) and _category(target) == _category(source, user))
            )
            for source, target in zip(actual, types, strict=True)
        )

    return _best(listed, score)


def _by_category(
    listed: _Listed[_Candidate], actual: list[str | None], user: UserTypes
) -> _Listed[_Candidate]:
    """Constants without a type take the string category where a candidate has it."""
    for place, source in enumerate(actual):
        if source != "unknown":
            continue
        categories = {_category(types[place], user) for types, _ in listed}
        if "S" in categories:
            chosen = "S"
        elif len(categories) == 1:
            chosen = categories.pop()
        else:
            continue
        of_category = [each for each in listed if _category(each[0][place], user) == chosen]
        preferred = [each for each in of_category if _is_preferred(each[0][place])]
        listed = preferred or of_category
        if len(listed) == 1:
            break
    return listed


def _by_known(
    listed: _Listed[_Candidate], actual: list[str | None], user: UserTypes
) -> _Listed[_Candidate]:
    """Where all known arguments have one type, the others are taken to have it too."""
    known = {source for source in actual if source != "unknown"}
    if len(known) != 1:
        return listed
    kind = known.pop()
    assert kind is not None
    same = [each for each in listed if all(fits(kind, target, user) for target in each[0])]
    exact = [each for each in same if all(target == kind for target in each[0])]
    return exact or same or listed
