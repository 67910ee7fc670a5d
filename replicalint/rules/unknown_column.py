"""Names a column that a relation, a WITH query or a subquery does not have.

DDL does not travel with logical replication: a replica has the columns that the contract lists. A
column that only the primary has, or that nobody has, fails with 42703; a name before the dot that
is not in FROM with 42P01; a name that several entries of FROM have with 42702; an alias list that
names more columns than there are with 42P10.

```sql bad
SELECT o.nmae FROM public.orgs o WHERE o.id = $1;
--       ^^^^ unknown-column "nmae"
```

Read a column that the contract lists. If the column is new on the primary, it goes to the
subscribers first and then into the contract, as `rollout: adding` until every replica has it.

```sql good
SELECT o.name FROM public.orgs o WHERE o.id = $1;
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ..contract import Contract
from ..facts import AliasList, ColumnUse, EntryKind, FromEntry, RowUse, Statement, Unresolved
from ..finding import Finding, Severity
from ..likeness import Known, known
from ..rule import Rule
from ..sqlstate import (
    AMBIGUOUS_ALIAS,
    AMBIGUOUS_COLUMN,
    DATATYPE_MISMATCH,
    INVALID_COLUMN_REFERENCE,
    UNDEFINED_COLUMN,
    UNDEFINED_TABLE,
)
from ..wording import (
    contract_relations,
    in_quotes,
    listed_here,
    listing,
    nearby,
    perhaps,
)

_LISTS = ("target", "copy", "text")
_STATES = {
    Unresolved.COLUMN: UNDEFINED_COLUMN,
    Unresolved.FIELD: UNDEFINED_COLUMN,
    Unresolved.NO_FIELDS: DATATYPE_MISMATCH,
    Unresolved.QUALIFIER: UNDEFINED_TABLE,
    Unresolved.AMBIGUOUS: AMBIGUOUS_COLUMN,
    Unresolved.ENTRY: AMBIGUOUS_ALIAS,
}


def check(statement: Statement, contract: Contract) -> Iterator[Finding]:
    missing = [use for use in statement.of(ColumnUse) if use.missing is not None]
    rows = {use.span for use in statement.of(RowUse) if use.entry is None} if missing else ()
    for use in missing:
        if use.missing is not None and use.span not in rows:
            yield _finding(use, use.missing, contract)
    for aliases in statement.of(AliasList):
        if len(aliases.spans) > len(aliases.columns):
            yield _surplus(aliases)


def _surplus(aliases: AliasList) -> Finding:
    there, given = len(aliases.columns), len(aliases.spans)
    columns = "1 column" if there == 1 else f"{there} columns"
    span = aliases.spans[there]
    entry = f"{_kind(aliases.kind)} {in_quotes(aliases.alias)}"
    return RULE.at(
        span,
        f"{entry} has {columns} available on the replica but {given} columns specified",
        subject=f"{aliases.alias}.{span.text}",
        sqlstate=INVALID_COLUMN_REFERENCE,
    )


def _finding(use: ColumnUse, missing: Unresolved, contract: Contract) -> Finding:
    message, hint = _words(use, missing)
    relations = contract_relations(use.scope, contract) if len(use.scope) == 1 else ()
    state = _STATES[missing]
    return RULE.at(
        use.span,
        message,
        subject=f"{use.qualifier}.{use.name}" if use.qualifier else use.name,
        sqlstate=state,
        hint=hint,
        related=tuple(map(listed_here, relations)),
    )


def _words(use: ColumnUse, missing: Unresolved) -> tuple[str, str | None]:
    match missing:
        case Unresolved.QUALIFIER:
            return f'missing FROM-clause entry for table "{use.qualifier}"', _entry_hint(use)
        case Unresolved.AMBIGUOUS:
            owners = dict.fromkeys(_title(one) for one in use.entries)
            message = f'column reference "{use.name}" is ambiguous'
            return message, f"{listing(owners).capitalize()} have it." if len(owners) > 1 else None
        case Unresolved.ENTRY:
            hint = "Give each table an alias of its own, or qualify the name with the schema."
            return f'table reference "{use.qualifier}" is ambiguous', hint
        case Unresolved.FIELD:
            return f'composite value has no field "{use.name}"', None
        case Unresolved.NO_FIELDS:
            message = f'cannot assign to field "{use.name}"'
            return f"{message}: its column is not of a composite type", None
        case Unresolved.COLUMN:
            return _absent(use), _column_hint(use)


def _absent(use: ColumnUse) -> str:
    if not use.scope:
        return f'column "{use.name}" does not exist: the query has no FROM clause'
    if len(use.scope) == 1:
        place = " on the replica" if use.scope[0].relation is not None else ""
        return f'{_title(use.scope[0])} has no column "{use.name}"{place}'
    return f'column "{use.name}" does not exist in any FROM-clause entry'


def _title(entry: FromEntry) -> str:
    """An entry of FROM in words: `relation "public.orgs"`, `cte "recent"`."""
    if entry.relation is not None:
        return f"relation {in_quotes(entry.relation)}"
    kind = _kind(entry.kind)
    return f"{kind} {in_quotes(entry.alias)}" if entry.alias else f"the {kind}"


def _kind(kind: EntryKind) -> str:
    return "WITH query" if kind is EntryKind.CTE else kind.value


def _entry_hint(use: ColumnUse) -> str | None:
    """The alias under which FROM has the relation of that name, or the alias most like it."""
    near = nearby(use.scope)
    for entry in near:
        if entry.relation is not None and entry.relation.name == use.qualifier:
            return f'Perhaps you meant to reference the table alias "{entry.alias}".'
    return perhaps(Known({entry.alias for entry in near}).nearest(use.qualifier or ""))


def _column_hint(use: ColumnUse) -> str | None:
    owners: dict[str, FromEntry] = {}
    for entry in nearby(use.scope):
        found = known(entry.columns or ()).nearest(use.name)
        if found is not None:
            owners.setdefault(found, entry)
    near = Known(owners).nearest(use.name)
    if near is None:
        return None
    alias = owners[near].alias
    return perhaps(f"{alias}.{near}" if alias and use.in_clause not in _LISTS else near)


RULE = Rule(
    "unknown-column",
    Severity.ERROR,
    __doc__,
    queries=check,
    reads=(ColumnUse, AliasList),
    sqlstate=UNDEFINED_COLUMN,
)
