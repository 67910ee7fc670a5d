"""The words of findings: what is missing, where the truth is written, what to use instead.

The file is as long as the list of what may be missing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from msgspec import Struct

from .contract import Column, Contract, Relation, Rollout
from .facts import (
    CastUse,
    ColumnUse,
    FromEntry,
    FunctionUse,
    ObjectKind,
    ObjectUse,
    OperatorUse,
    RelationUse,
    TypeUse,
)
from .finding import Finding, Related
from .format_type import format_type
from .name import Name
from .pgtype import PgType
from .replica import (
    Absence,
    Absent,
    Ambiguous,
    FutureWith,
    Listed,
    Newer,
    NoSchema,
    OfExtension,
    OffSearchPath,
    Removed,
    Unfit,
    Unknown,
)
from .rule import Rule

if TYPE_CHECKING:
    from .history.affected import ReadPlace

# A thousand joins are named in none of the messages about each of them.
MOST_LISTED = 16
_MOST_SEEN = 256


def in_quotes(name: Name | str) -> str:
    """A name as messages show it: `"public.orgs"`."""
    if isinstance(name, Name) and name.schema:
        return f'"{name.schema}.{name.name}"'
    return f'"{name.name if isinstance(name, Name) else name}"'


def listing(words: Iterable[str]) -> str:
    """`a`, `a and b`, `a, b and c`; of very many the first, `and others`."""
    *most, last = islice(words, MOST_LISTED + 1)
    if len(most) == MOST_LISTED:
        last = "others"
    return f"{', '.join(most)} and {last}" if most else last


def perhaps(name: Name | str | None) -> str | None:
    """The hint that names what was probably meant."""
    return f"Perhaps you meant {in_quotes(name)}." if name is not None else None


def section(contract: Contract, key: str, message: str) -> tuple[Related, ...]:
    """The place of a key in the contract, `types` or `replica.postgres`, where it is written."""
    span = contract.keys.get(key)
    return (Related(span, message),) if span is not None else ()


def read_here(place: ReadPlace) -> Related:
    """Where a governed query reads what a migration takes away, and for which endpoints."""
    names = ", ".join(endpoint.name for endpoint in place.reader.endpoints)
    return Related(place.span, f"read here by {names or 'a query'}")


def replicas_with(column: Column) -> str:
    """Which replicas have a column."""
    if column.rollout is Rollout.ADDING:
        return "every replica that has it already"
    return "every replica"


def listed_here(relation: Relation) -> Related:
    """The place of a relation in the contract."""
    return Related(relation.span, f"columns of {in_quotes(relation.name)} on the replica")


def contract_relations(entries: Iterable[FromEntry], contract: Contract) -> tuple[Relation, ...]:
    """The contract's relations that these entries of FROM read, each once; of very many some."""
    found: dict[Name, Relation] = {}
    for number, one in enumerate(entries):
        if len(found) > MOST_LISTED or (found and number > _MOST_SEEN):
            break
        if one.relation is not None and one.relation in contract.relations:
            found[one.relation] = contract.relations[one.relation]
    return tuple(found.values())


def nearby(scope: Sequence[FromEntry]) -> tuple[FromEntry, ...]:
    """The entries of FROM that are shown to whoever wrote a name that is not there."""
    return tuple(islice(scope, MOST_LISTED))


_KEYS = {
    RelationUse: "relations",
    FunctionUse: "functions",
    TypeUse: "types",
    OperatorUse: "extensions",
    ObjectKind.RELATION: "relations",
    ObjectKind.SEQUENCE: "sequences",
    ObjectKind.ROLE: "roles",
    ObjectKind.LANGUAGE: "extensions",
}


class _Named(Struct, frozen=True):
    """What is absent, in words: `noun` is PostgreSQL's word for it.

    `key` is the contract's key that would list it, "" for none.
    """

    noun: str
    name: Name
    key: str

    @property
    def title(self) -> str:
        return f"{self.noun} {in_quotes(self.name)}"


def _named(
    use: RelationUse | ColumnUse | FunctionUse | TypeUse | OperatorUse | ObjectUse,
) -> _Named:
    match use:
        case ColumnUse(name=name):
            return _Named("column", Name("", name), "")
        case ObjectUse(kind=ObjectKind.SETTING as kind, name=name):
            return _Named(kind.value, name, "settings" if "." in name.name else "")
        case ObjectUse(kind=kind):
            return _Named(kind.value, use.name, _KEYS.get(kind, ""))
        case _:
            return _Named(_NOUNS[type(use)], use.name, _KEYS[type(use)])


_NOUNS = {
    RelationUse: "relation",
    FunctionUse: "function",
    TypeUse: "type",
    OperatorUse: "operator",
}


def absence_finding(rule: Rule, absent: Absent, contract: Contract) -> Finding:
    """The finding for a name that the replica lacks."""
    assert not isinstance(absent.use, CastUse)
    named = _named(absent.use)
    message, instead, hint, related = _words(named, absent.why, contract)
    return rule.at(
        absent.span,
        message,
        subject=named.name,
        sqlstate=absent.sqlstate,
        instead=instead,
        hint=hint,
        related=related,
    )


_Words = tuple[str, str | None, str | None, tuple[Related, ...]]


def _words(named: _Named, absence: Absence, contract: Contract) -> _Words:
    """The message, what to use instead, a hint, and where the truth is written."""
    title = named.title
    match absence:
        case Listed(entry):
            name = f"{entry.kind} {in_quotes(named.name)}"
            what = name if named.noun != "type" else f"row type of {name}"
            if contract.replication == "physical" and entry.kind == "unlogged table":
                related = Related(entry.span, "not replicated: unlogged table")
                reason = _reason(entry.reason)
                return f"{what} cannot be read during recovery", entry.instead, reason, (related,)
            related = Related(entry.span, f"not replicated: {entry.kind}")
            return f"{what} is not on the replica", entry.instead, _reason(entry.reason), (related,)
        case OfExtension(extensions):
            return _of_extension(title, extensions, contract)
        case Newer(since):
            message = f"{title} is new in PostgreSQL {since}, but the replica runs "
            return f"{message}{contract.postgres}", None, None, _version(contract)
        case Removed(until):
            message = f"{title} was removed in PostgreSQL {until + 1}, and the replica runs "
            return f"{message}{contract.postgres}", None, None, _version(contract)
        case OffSearchPath():
            return _off_search_path(named, absence, contract)
        case FutureWith():
            message = (
                f"{title} does not exist: the WITH query of this name cannot be referenced here"
            )
            return message, None, _FUTURE_WITH, ()
        case NoSchema(schema):
            message = f'{title} is not on the replica: schema "{schema}" is not in the contract'
            return message, None, None, _list(named, contract)
        case Unfit(arguments, extensions):
            return _unfit(named, arguments, extensions, contract)
        case Ambiguous(operands):
            what = "operands" if named.noun == _NOUNS[OperatorUse] else "arguments"
            message = f"{title} is not unique on the replica for {what} ({_types(operands)})"
            return (
                message,
                None,
                f"Could not choose a best candidate {named.noun}. Add explicit type casts.",
                (),
            )
        case Unknown(near):
            message = f"{title} is not on the replica"
            return message, None, _unknown_hint(named, near), _list(named, contract)


# The hint of parse_relation.c, parserOpenTable.
_FUTURE_WITH = "Use WITH RECURSIVE, or re-order the WITH queries to remove forward references."


def _reason(reason: str | None) -> str | None:
    return None if reason is None else f"{reason[:1].upper()}{reason[1:].rstrip('.')}."


def _list(named: _Named, contract: Contract) -> tuple[Related, ...]:
    return section(contract, named.key, f"not listed under {named.key}")


def _version(contract: Contract) -> tuple[Related, ...]:
    if contract.postgres_span is None:
        return ()
    return (Related(contract.postgres_span, f"the replica runs PostgreSQL {contract.postgres}"),)


def _of_extension(title: str, extensions: tuple[str, ...], contract: Contract) -> _Words:
    names = " or ".join(in_quotes(extension) for extension in extensions)
    message = f"{title} belongs to extension {names}, which the replica does not have"
    related = section(contract, "extensions", "not listed under extensions")
    hint = "If every replica has the extension, list it in the contract."
    return message, None, hint, related


def _off_search_path(named: _Named, absence: OffSearchPath, contract: Contract) -> _Words:
    entry = absence.entry
    if contract.search_path:
        message = f"{named.title} is not in the search path"
    else:
        message = f"{named.title} is not schema-qualified, and the search path is empty"
    related = section(contract, "replica.search_path", "the readers' search path")
    if len(absence.candidates) == 1:
        return message, str(absence.candidates[0]), None, related
    if absence.candidates:
        names = " or ".join(in_quotes(name) for name in absence.candidates)
        return message, None, f"The replica has {names}.", related
    if entry is not None:
        place = Related(entry.span, f"not replicated: {entry.kind}")
        hint = f"The contract lists a {entry.kind} of this name under not_replicated."
        return message, entry.instead, hint, (*related, place)
    return message, None, None, related


def _types(types: Iterable[PgType | None]) -> str:
    """Types as PostgreSQL prints them in its messages (format_type_be)."""
    return ", ".join("?" if one is None else format_type(one, None) for one in types)


def _unfit(
    named: _Named,
    arguments: tuple[PgType | None, ...],
    extensions: tuple[str, ...],
    contract: Contract,
) -> _Words:
    types = _types(arguments)
    word = "operands" if named.noun == "operator" else "arguments"
    message = f"{named.title} with {word} ({types}) is not on the replica"
    hint = f"The built-in {named.noun} {in_quotes(named.name)} does not accept these {word}."
    if extensions:
        names = " or ".join(map(in_quotes, extensions))
        hint = f"The {named.noun} of extension {names} does not accept these {word}."
    elif named.noun == "function" and contract.function(named.name):
        hint = f"The {named.noun} that the contract lists does not accept these {word}."
    elif named.noun == "function" and contract.constructors(named.name, len(arguments)):
        hint = f"The function that makes values of this range type does not accept these {word}."
    return message, None, hint, _list(named, contract)


def _unknown_hint(named: _Named, near: Name | None) -> str | None:
    if near is not None:
        return perhaps(near)
    if not named.key:
        return None
    return f'If every replica has it, list it in the contract under "{named.key}".'
