"""The functions of a replica: PostgreSQL's, the contract's, and those that types come with.

Which one a call reaches, and why none, are asked of the same candidates: so both stand here.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from .. import catalog
from ..catalog.coercion import casts_by_name
from ..catalog.kinds import NO_USER_TYPES, UserTypes, kind_of
from ..catalog.overload import choose, declared_arguments
from ..contract import Contract, Function, answered_once
from ..facts import FunctionUse
from ..likeness import Known
from ..name import Name
from ..pgtype import UNKNOWN, PgType
from ..source import Source, Span
from .absence import (
    Absence,
    Listed,
    Newer,
    NoSchema,
    OfExtension,
    OffSearchPath,
    Unfit,
    Unknown,
    has_schema,
    listed_extensions,
    version_absence,
)
from .types import (
    UNLIKE_ALL,
    decided,
    has_type,
    user_types,
    with_own_rows,
    with_records,
    with_unlike_all,
)

_Types = tuple[PgType | None, ...]

_NOWHERE = Span(Source("", ""), 0, 0)


def missing_function(
    use: FunctionUse, contract: Contract, *, as_listed: bool = False
) -> Absence | None:
    """Why the replica has no function that this call could reach; None where it has one.

    No contract tells what has a default or is VARIADIC. A listed function takes as many arguments
    as it is listed with, where `as_listed`, and any number that these could allow otherwise.
    """
    return _missing(
        contract,
        use.name,
        use.arguments,
        use.is_star,
        use.names,
        use.has_variadic,
        use.from_literal,
        use.since,
        use.is_open,
        as_listed,
    )


@answered_once
def _missing(
    contract: Contract,
    name: Name,
    arguments: _Types,
    is_star: bool,
    names: tuple[str, ...],
    has_variadic: bool,
    from_literal: bool,
    since: int | None,
    is_open: bool,
    as_listed: bool,
) -> Absence | None:
    """The same wherever the call stands."""
    use = FunctionUse(
        name,
        _NOWHERE,
        arguments,
        is_star,
        names,
        has_variadic,
        from_literal,
        since=since,
        is_open=is_open,
    )
    if use.since is not None:
        return Newer(use.since) if use.since > contract.postgres else None
    user = user_types(use.arguments, contract)
    types = decided(use.arguments, user)
    built_in = _fitting(use, with_records(use.arguments, types, contract), user)
    # A few take the row type of a catalogue: information_schema._pg_truetypid(pg_attribute, ...).
    built_in = built_in or _fitting(use, with_own_rows(use.arguments, types, contract), user)
    absence = version_absence(built_in, contract.postgres)
    if built_in and absence is None:
        return None
    if _is_in_contract(use, types, contract, user, as_listed):
        return None
    # A function that makes a cast is found by its own name alone (parse_func.c, func_get_detail).
    if absence is None and _is_cast(use.name, use.arguments, contract):
        return None
    if contract.replication == "physical":
        # All of the primary's functions are there. Only a name that nothing but pg_catalog can
        # answer is known to be too new.
        is_certain = use.name.schema or not contract.search_path
        return absence if is_certain else None
    if absence is not None:
        return absence
    why = _absence(use, types, contract)
    return None if use.is_open and _is_named(why, use.name, contract) else why


def _is_named(why: Absence, name: Name, contract: Contract) -> bool:
    """Whether the replica has functions of the name, that take other arguments."""
    if isinstance(why, Unfit) or is_built_in(name):
        return True
    return isinstance(why, OfExtension) and bool(listed_extensions(why.extensions, contract))


def accepts(use: FunctionUse, arguments: _Types, contract: Contract) -> bool:
    """Whether the replica has a function for a call with these types instead of its own."""
    user = with_unlike_all(arguments, contract)
    types = decided(arguments, user)
    form = _form(use)
    return (
        any(
            catalog.is_in(one, contract.postgres) and _accepts(one, types, form, use.names, user)
            for one in named_built_in(use.name)
        )
        or _is_in_contract(use, types, contract, user)
        or _is_cast(use.name, arguments, contract)
    )


def is_ambiguous_call(use: FunctionUse, contract: Contract) -> bool:
    """Whether the replica cannot choose between several functions for these arguments.

    None is a type that is not known: nothing is said about what it would choose.
    """
    user = user_types(use.arguments, contract)
    types = decided(use.arguments, user)
    if None in types or use.is_star or use.is_open or contract.function(use.name):
        return False
    listed = listed_extensions(catalog.extensions_with_function(use.name.name), contract)
    own = None if user is NO_USER_TYPES else user
    form = use.names, use.has_variadic
    return _is_ambiguous(use.name, types, form, contract.postgres, listed, own)


@lru_cache(maxsize=4096)
def _is_ambiguous(
    name: Name,
    types: _Types,
    form: tuple[tuple[str, ...], bool],
    version: int,
    extensions: tuple[str, ...],
    user: UserTypes | None,
) -> bool:
    signatures = [one for one in named_built_in(name) if catalog.is_in(one, version)]
    for extension in extensions:
        signatures += catalog.extension_functions(extension, name.name)
    declared = {
        kinds: one
        for one in signatures
        if (kinds := declared_arguments(one, len(types), *form)) is not None
    }
    return len(choose(declared.items(), types, NO_USER_TYPES if user is None else user)) > 1


def is_built_in(name: Name) -> bool:
    """Whether PostgreSQL itself has a function that the name reaches."""
    return bool(named_built_in(name))


def _fitting(use: FunctionUse, types: _Types, user: UserTypes) -> tuple[catalog.Signature, ...]:
    """The built-in functions, of any version, that take these arguments."""
    form = _form(use)
    if user is NO_USER_TYPES:
        return _fitting_built_in(use.name, types, form, use.names)
    return tuple(s for s in named_built_in(use.name) if _accepts(s, types, form, use.names, user))


@lru_cache(maxsize=4096)
def _fitting_built_in(
    name: Name, types: _Types, form: str, names: tuple[str, ...]
) -> tuple[catalog.Signature, ...]:
    return tuple(s for s in named_built_in(name) if _accepts(s, types, form, names, NO_USER_TYPES))


def named_built_in(name: Name) -> tuple[catalog.Signature, ...]:
    """PostgreSQL's own functions that a name reaches, of whatever version."""
    if name.schema in ("", "pg_catalog"):
        return catalog.functions(name.name)
    if name.schema == "information_schema":
        return catalog.functions(name.name, name.schema)
    return ()


def _form(use: FunctionUse) -> str:
    """How the call gives its arguments, where that decides which functions can take them."""
    if use.from_literal:
        return "literal"
    if use.has_variadic:
        return "variadic"
    return "star" if use.is_star else "plain"


def _accepts(
    signature: catalog.Signature,
    types: _Types,
    form: str,
    names: tuple[str, ...],
    user: UserTypes,
) -> bool:
    """Whether a function can be called so: by the number of arguments and by their types."""
    if form == "literal":  # regproc gives no types, regprocedure gives all of them
        return not types or _is_exactly(signature.arguments, types)
    if form == "star":
        return not signature.arguments
    declared = declared_arguments(signature, len(types), names, form == "variadic")
    return declared is not None and choose(((declared, signature),), types, user) != ()


def _is_exactly(declared: tuple[PgType, ...], types: _Types) -> bool:
    """Whether these are the declared types, as far as they are known."""
    return len(declared) == len(types) and all(
        given is None or given == one for one, given in zip(declared, types, strict=True)
    )


def _is_in_contract(
    use: FunctionUse,
    types: _Types,
    contract: Contract,
    user: UserTypes,
    as_listed: bool = False,
) -> bool:
    listed, made = contract.function(use.name), contract.constructors(use.name, len(types))
    if any(_takes(function, use, types, contract, as_listed) for function in listed):
        return True
    if any(_takes(function, use, types, contract, as_listed=True) for function in made):
        return True
    form, name = _form(use), use.name.name
    types = with_records(use.arguments, types, contract)
    for extension in listed_extensions(catalog.extensions_with_function(name), contract):
        for signature in catalog.extension_functions(extension, name):
            if _accepts(signature, types, form, use.names, user):
                return True
    return False


def _is_cast(name: Name, arguments: _Types, contract: Contract) -> bool:
    """Whether a call with one argument and the name of a type is a cast (manual 4.2.9)."""
    if len(arguments) != 1 or not has_type(name, contract):
        return False
    user, target = contract.user_types, contract.type_names.meaning(name)
    if target is None or kind_of(target, user) == "c":
        return False
    source = arguments[0]
    return source in (None, UNKNOWN, UNLIKE_ALL) or casts_by_name(source, target, user)


def is_cast_of_parameter(use: FunctionUse, contract: Contract) -> bool:
    """Whether `uuid($1)` is a cast if the driver names a type, and a function that is not there."""
    if use.arguments != (UNKNOWN,) or not use.untyped:
        return False
    is_taken = _fitting(use, use.arguments, NO_USER_TYPES) or _is_in_contract(
        use, use.arguments, contract, contract.user_types
    )
    return not is_taken and _is_cast(use.name, use.arguments, contract)


def _takes(
    function: Function, use: FunctionUse, types: _Types, contract: Contract, as_listed: bool
) -> bool:
    """Whether a listed function takes these arguments; the contract knows no argument's name."""
    declared, user = function.arguments, contract.user_types
    if declared is None or use.names or use.has_variadic:
        return True
    if use.from_literal:
        return not types or _is_exactly(declared, types)
    return any(
        fits_all(form, types, user)
        for form in ((declared,) if as_listed else forms(declared, len(types)))
    )


def fits_all(declared: tuple[PgType, ...], types: _Types, user: UserTypes) -> bool:
    """Whether a function that declares these types takes the arguments."""
    return choose(((declared, True),), _open(types, declared, user), user) != ()


def forms(declared: tuple[PgType, ...], count: int) -> Iterator[tuple[PgType, ...]]:
    """The types of so many arguments, if the last ones have defaults or one is VARIADIC."""
    yield declared[:count]
    more = count - len(declared)
    if more >= 0 and declared and declared[-1].is_array:
        yield declared[:-1] + (declared[-1].bare,) * (more + 1)


def _open(types: _Types, declared: tuple[PgType, ...], user: UserTypes) -> _Types:
    """The types of the arguments, with None for what may become the declared type."""
    if len(types) != len(declared):
        return types
    pairs = zip(types, declared, strict=True)
    return tuple(None if _may_become(*pair, user) else pair[0] for pair in pairs)


def _may_become(given: PgType | None, declared: PgType, user: UserTypes) -> bool:
    """Whether a value may become one of the declared type by what no contract tells.

    A row becomes one of a table that its own inherits from, or of the type that it is OF; and a
    type of which only the name is known may have any cast (parse_coerce.c, can_coerce_type).
    """
    if not declared.name.schema or declared.is_built_in or given is None:
        return False
    is_row = kind_of(given, user) == kind_of(declared, user) == "c"
    return is_row or declared.bare not in user


def _absence(use: FunctionUse, types: _Types, contract: Contract) -> Absence:
    name = use.name
    entry = contract.not_replicated_entry(name)
    if entry is not None and entry.kind == "function":
        return Listed(entry)
    extensions = catalog.extensions_with_function(name.name)
    if extensions and name.schema not in ("pg_catalog", "information_schema"):
        bringing = _bringing(use, types, contract)
        listed = listed_extensions(extensions, contract)
        if bringing or (use.is_open and not listed):
            return OfExtension(bringing or extensions)
        if not named_built_in(name) and not contract.function(name):
            return Unfit(types, listed or extensions)
    if not name.schema:
        return _bare_absence(use, types, contract)
    if not has_schema(name.schema, contract):
        return NoSchema(name.schema)
    if contract.function(name) or contract.constructors(name, 0) or named_built_in(name):
        return Unfit(types)
    return Unknown(contract.lookups.functions.nearest(name))


def _bringing(use: FunctionUse, types: _Types, contract: Contract) -> tuple[str, ...]:
    """The extensions with a function that would take these arguments."""
    form, user, name = _form(use), contract.user_types, use.name.name
    return tuple(
        extension
        for extension in catalog.extensions_with_function(name)
        if any(
            _accepts(one, types, form, use.names, user)
            for one in catalog.extension_functions(extension, name)
        )
    )


def _bare_absence(use: FunctionUse, types: _Types, contract: Contract) -> Absence:
    name = use.name.name
    elsewhere = contract.lookups.functions.called(name)
    entries = contract.not_replicated_candidates(name) if not contract.search_path else ()
    entry = next((e for e in entries if e.kind == "function"), None)
    if elsewhere or entry is not None:
        if contract.function(use.name):
            return Unfit(types)
        return OffSearchPath(tuple(dict.fromkeys(elsewhere)), entry)
    if named_built_in(use.name) or contract.constructors(use.name, 0):
        return Unfit(types)
    near = contract.lookups.functions.nearest(use.name)
    return Unknown(near or _nearest_built_in(name))


@lru_cache(maxsize=1024)
def _nearest_built_in(name: str) -> Name | None:
    found = _built_in().nearest(name)
    return Name("", found) if found is not None else None


@cache
def _built_in() -> Known:
    return Known(catalog.function_names())
