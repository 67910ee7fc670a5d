"""The functions of a replica: PostgreSQL's, the contract's, and those that types bring."""

from __future__ import annotations

from functools import lru_cache

from .. import catalog
from ..catalog.overload import NO_USER_TYPES, UserTypes, choose, spread_arguments
from ..contract import Contract, Function
from ..facts import FunctionUse
from ..name import Name
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
    nearest_name,
    nearest_of_many,
    version_absence,
)
from .types import decided, has_type, user_types

_Types = tuple[str | None, ...]


def missing_function(use: FunctionUse, contract: Contract) -> Absence | None:
    """Why the replica has no function that this call could reach; None where it has one."""
    if use.since is not None:
        return Newer(use.since) if use.since > contract.postgres else None
    user = user_types(use.arguments, contract)
    types = decided(use.arguments, user)
    built_in = _fitting(use, types, user)
    absence = version_absence(built_in, contract.postgres)
    if built_in and absence is None:
        return None
    if _is_in_contract(use, contract):
        return None
    if contract.replication == "physical":
        # All of the primary's functions are there. Only a name that nothing but pg_catalog can
        # answer is known to be too new.
        is_certain = use.name.schema or not contract.search_path
        return absence if is_certain else None
    return absence or _absence(use, types, contract)


def is_built_in(name: Name) -> bool:
    """Whether PostgreSQL itself has a function that the name reaches."""
    return bool(_named(name))


def _fitting(use: FunctionUse, types: _Types, user: UserTypes) -> tuple[catalog.Signature, ...]:
    """The built-in functions, of any version, that take these arguments."""
    if user is NO_USER_TYPES:
        return _fitting_built_in(use.name, types, _form(use))
    return tuple(s for s in _named(use.name) if accepts(s, types, _form(use), user))


@lru_cache(maxsize=4096)
def _fitting_built_in(name: Name, types: _Types, form: str) -> tuple[catalog.Signature, ...]:
    return tuple(s for s in _named(name) if accepts(s, types, form, NO_USER_TYPES))


def _named(name: Name) -> tuple[catalog.Signature, ...]:
    if name.schema in ("", "pg_catalog"):
        return catalog.functions(name.name)
    if name.schema == "information_schema":
        return catalog.functions(name.name, name.schema)
    return ()


def _form(use: FunctionUse) -> str:
    """How the call gives its arguments, where that decides which functions can take them."""
    if use.from_literal:
        return "literal"
    if use.has_named:
        return "named"
    if use.has_variadic:
        return "variadic"
    return "star" if use.is_star else "plain"


def accepts(signature: catalog.Signature, types: _Types, form: str, user: UserTypes) -> bool:
    """Whether a function can be called so: by the number of arguments and by their types."""
    count, most = len(types), len(signature.arguments)
    match form:
        case "literal":  # regproc gives no types, regprocedure gives all of them
            return not types or (count == most and choose(((signature.arguments, 1),), types) != ())
        case "named":
            return most - signature.defaults <= count <= most or signature.variadic
        case "variadic":
            return signature.variadic and count <= most
        case "star":
            return most == 0
    spread = spread_arguments(signature, count)
    return spread is not None and choose(((spread, signature),), types, user) != ()


def _is_in_contract(use: FunctionUse, contract: Contract) -> bool:
    if any(_takes(function, use) for function in contract.function(use.name)):
        return True
    found = contract.type(use.name)
    if found is not None and found.subtype is not None:
        return True
    if listed_extensions(catalog.extensions_with_function(use.name.name), contract):
        return True
    # A call with one argument and the name of a type is a cast (manual 4.2.9).
    return len(use.arguments) == 1 and has_type(use.name, contract)


def _takes(function: Function, use: FunctionUse) -> bool:
    """Whether a listed function has room for the arguments; their types are its own business."""
    if function.arguments is None or use.has_named or use.has_variadic:
        return True
    if use.from_literal and not use.arguments:
        return True
    return len(function.arguments) == len(use.arguments)


def _absence(use: FunctionUse, types: _Types, contract: Contract) -> Absence:
    name = use.name
    entry = contract.not_replicated_entry(name)
    if entry is not None and entry.kind == "function":
        return Listed(entry)
    extensions = catalog.extensions_with_function(name.name)
    if extensions and name.schema not in ("pg_catalog", "information_schema"):
        return OfExtension(extensions)
    if not name.schema:
        return _bare_absence(use, types, contract)
    if not has_schema(name.schema, contract):
        return NoSchema(name.schema)
    if contract.function(name) or _named(name):
        return Unfit(types)
    return Unknown(nearest_name(name, (function.name for function in contract.functions)))


def _bare_absence(use: FunctionUse, types: _Types, contract: Contract) -> Absence:
    name = use.name.name
    elsewhere = tuple(f.name for f in contract.functions if f.name.name == name)
    entries = contract.not_replicated_candidates(name) if not contract.search_path else ()
    entry = next((e for e in entries if e.kind == "function"), None)
    if elsewhere or entry is not None:
        if contract.function(use.name):
            return Unfit(types)
        return OffSearchPath(tuple(dict.fromkeys(elsewhere)), entry)
    if _named(use.name):
        return Unfit(types)
    near = nearest_name(use.name, (function.name for function in contract.functions))
    return Unknown(near or _nearest_built_in(name))


@lru_cache(maxsize=1024)
def _nearest_built_in(name: str) -> Name | None:
    return nearest_of_many(name, catalog.function_names())
