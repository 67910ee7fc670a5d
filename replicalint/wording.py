"""The words of findings: what is missing, where the truth is written, what to use instead."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import islice

from msgspec import Struct

from .contract import Contract, Relation
from .facts import Range
from .finding import Finding, Related
from .name import Name
from .pgtype import PgType
from .replica import (
    Absence,
    Ambiguous,
    Listed,
    Newer,
    NoSchema,
    OfExtension,
    OffSearchPath,
    Removed,
    Unfit,
    Unknown,
    has_schema,
)
from .rule import Rule
from .source import Source, Span

# A thousand joins are named in none of the messages about each of them.
MOST_LISTED = 16
_MOST_SEEN = 256
_KEY = re.compile(r"^ *(\w+)\s*:", re.MULTILINE)


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
    """The place of a key in the contract, where the contract writes it."""
    span = _key(contract.source, key) if key else None
    return (Related(span, message),) if span is not None else ()


@lru_cache(maxsize=64)
def _key(source: Source, key: str) -> Span | None:
    keys = (match for match in _KEY.finditer(source.text) if match[1] == key)
    match = next(keys, None)
    return Span(source, match.start(1), match.end(1)) if match is not None else None


def listed_here(relation: Relation) -> Related:
    """The place of a relation in the contract."""
    return Related(relation.span, f"columns of {in_quotes(relation.name)} on the replica")


def contract_relations(ranges: Iterable[Range], contract: Contract) -> tuple[Relation, ...]:
    """The contract's relations that these entries of FROM read, each once; of very many some."""
    found: dict[Name, Relation] = {}
    for number, one in enumerate(ranges):
        if len(found) > MOST_LISTED or (found and number > _MOST_SEEN):
            break
        if one.relation is not None and one.relation in contract.relations:
            found[one.relation] = contract.relations[one.relation]
    return tuple(found.values())


def nearby(scope: Sequence[Range]) -> tuple[Range, ...]:
    """The entries of FROM that are shown to whoever wrote a name that is not there."""
    return tuple(islice(scope, MOST_LISTED))


_QUIET_ABOUT_SCHEMAS = 16
_NO_BEST = "Could not choose a best candidate operator."


class Missing(Struct, frozen=True):
    """Something that a query names and the replica lacks.

    `noun` is PostgreSQL's word for it, `key` the contract's key that would list it ("" for none),
    `sqlstate` what PostgreSQL answers for one that is unknown ("" where that is not decided).
    `from_literal` says that a constant names it: 'public.t'::regclass.
    """

    noun: str
    name: Name
    span: Span
    key: str
    sqlstate: str
    from_literal: bool = False

    @property
    def title(self) -> str:
        return f"{self.noun} {in_quotes(self.name)}"

    def answer(self, contract: Contract) -> str:
        """The SQLSTATE: PostgreSQL looks for the schema first, except where it reads FROM.

        From 16 on it does not say so of a schema that a constant names (regproc.c).
        """
        schema = self.name.schema
        is_told = not self.from_literal or contract.postgres < _QUIET_ABOUT_SCHEMAS
        if schema and is_told and not has_schema(schema, contract):
            return "3F000"
        return self.sqlstate


def absence_finding(
    rule: Rule, missing: Missing, absence: Absence, contract: Contract, sqlstate: str | None = None
) -> Finding:
    """The finding for a name that the replica lacks."""
    message, instead, hint, related = _words(missing, absence, contract)
    state = sqlstate or missing.answer(contract)
    return rule.at(
        missing.span,
        message,
        subject=missing.name,
        sqlstate=state,
        instead=instead,
        hint=hint,
        related=related,
    )


_Words = tuple[str, str | None, str | None, tuple[Related, ...]]


def _words(missing: Missing, absence: Absence, contract: Contract) -> _Words:
    """The message, what to use instead, a hint, and where the truth is written."""
    title = missing.title
    match absence:
        case Listed(entry):
            name = f"{entry.kind} {in_quotes(missing.name)}"
            what = name if missing.noun != "type" else f"row type of {name}"
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
            return _off_search_path(missing, absence, contract)
        case NoSchema(schema):
            message = f'{title} is not on the replica: schema "{schema}" is not in the contract'
            return message, None, None, _list(missing, contract)
        case Unfit(arguments):
            return _unfit(missing, arguments, contract)
        case Ambiguous(operands):
            types = ", ".join(str(one or "?") for one in operands)
            message = f"{title} is not unique on the replica for operands ({types})"
            return (
                message,
                None,
                f"{_NO_BEST} Add explicit type casts.",
                (),
            )
        case Unknown(near):
            message = f"{title} is not on the replica"
            return message, None, _unknown_hint(missing, near), _list(missing, contract)


def _reason(reason: str | None) -> str | None:
    return None if reason is None else f"{reason[:1].upper()}{reason[1:].rstrip('.')}."


def _list(missing: Missing, contract: Contract) -> tuple[Related, ...]:
    return section(contract, missing.key, f"not listed under {missing.key}")


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


def _off_search_path(missing: Missing, absence: OffSearchPath, contract: Contract) -> _Words:
    entry = absence.entry
    if contract.search_path:
        message = f"{missing.title} is not in the search path"
    else:
        message = f"{missing.title} is not schema-qualified, and the search path is empty"
    related = section(contract, "search_path", "the readers' search path")
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


def _unfit(missing: Missing, arguments: tuple[PgType | None, ...], contract: Contract) -> _Words:
    types = ", ".join(str(one or "?") for one in arguments)
    word = "operands" if missing.noun == "operator" else "arguments"
    message = f"{missing.title} with {word} ({types}) is not on the replica"
    hint = f"The built-in {missing.noun} {in_quotes(missing.name)} does not accept these {word}."
    if contract.function(missing.name):
        hint = f"The {missing.noun} that the contract lists does not accept these {word}."
    return message, None, hint, _list(missing, contract)


def _unknown_hint(missing: Missing, near: Name | None) -> str | None:
    if near is not None:
        return perhaps(near)
    if not missing.key:
        return None
    return f'If every replica has it, list it in the contract under "{missing.key}".'
