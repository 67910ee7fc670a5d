"""A schema that host code declares, against a contract: as facts of a statement of its own.

```ts
export const orgs = pgTable("orgs", { nmae: text("nmae") });
```

Whatever reads `orgs.nmae` asks for a column that the contract does not list, and the schema is
where it is wrong: the facts stand at its lines.
"""

from __future__ import annotations

from collections.abc import Iterator

from .contract import Contract
from .contract.spelling import as_written
from .facts import (
    ColumnUse,
    DeclaredType,
    EntryKind,
    Fact,
    FromEntry,
    RelationUse,
    Statement,
    Unresolved,
    by_kind,
)
from .host.extraction import Declared
from .name import Name
from .pgtype import PgType
from .resolve.relations import resolve_relation
from .syntax.typenames import written_type

_SERIAL = {"smallserial": "smallint", "serial": "integer", "bigserial": "bigint"}


def declared_facts(named: Declared, contract: Contract) -> Statement:
    """The facts of one relation, or of one column of a relation that the replica has."""
    names = (named.schema, named.relation, named.column)
    contract = as_written(contract, " ".join(f'"{name}"' for name in names if name is not None))
    facts = _of_relation(named, contract) if named.column is None else _of_column(named, contract)
    return Statement(named.span, named.kind.upper(), None, by_kind(facts))


def _name(named: Declared) -> Name:
    return Name(named.schema or "", named.relation)


def _of_relation(named: Declared, contract: Contract) -> Iterator[Fact]:
    name = _name(named)
    yield RelationUse(name, named.span, resolve_relation(name, contract))


def _of_column(named: Declared, contract: Contract) -> Iterator[Fact]:
    resolved = resolve_relation(_name(named), contract)
    if named.column is None or resolved is None or resolved not in contract.relations:
        return
    columns = contract.relations[resolved].columns
    entry = FromEntry(named.relation, EntryKind.TABLE, tuple(columns), resolved)
    if named.column not in columns:
        missing = Unresolved.COLUMN
        yield ColumnUse(named.column, named.relation, named.span, (), (entry,), missing)
        return
    yield ColumnUse(named.column, named.relation, named.span, (entry,), of=resolved)
    if named.type is not None:
        meaning = _meaning(named.type, contract)
        yield DeclaredType(named.column, resolved, named.type, meaning, named.span)


def _meaning(text: str, contract: Contract) -> PgType | None:
    """What a type means on the replica; None for one that it does not have."""
    written = written_type(_SERIAL.get(text.lower(), text))
    if written is None:
        return None
    return contract.type_names.meaning(written.name, written.dimensions > 0)
