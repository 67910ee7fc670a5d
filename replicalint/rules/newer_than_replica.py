"""Uses a built-in that the PostgreSQL version of the replica does not have.

A subscriber may run another major version than its publisher. `replica.postgres` of the contract is
the oldest one; a function, type, operator, catalogue relation or column that came later, or was
removed before, is not there. The replica answers as for any other name that is missing.

```sql bad
SELECT any_value(o.name), uuidv7() FROM public.orgs o;
--                        ^^^^^^ newer-than-replica "PostgreSQL 18"
--     ^^^^^^^^^ newer-than-replica "PostgreSQL 16"
```

Use what the replica's version has.

```sql good
SELECT min(o.name), gen_random_uuid() FROM public.orgs o;
```
"""

from __future__ import annotations

from collections.abc import Iterator

from .. import catalog
from ..contract import Contract
from ..facts import (
    CastUse,
    ColumnUse,
    FunctionUse,
    ObjectKind,
    ObjectUse,
    OperatorUse,
    RelationUse,
    Statement,
    SyntaxUse,
    TypeUse,
)
from ..finding import Finding, Severity
from ..name import Name
from ..replica import (
    Absence,
    Newer,
    Removed,
    missing_function,
    missing_object,
    missing_operator,
    missing_relation,
    missing_type,
    version_absence,
)
from ..rollout import spelled
from ..rule import Rule
from ..source import Span
from ..wording import Missing, absence_finding, section

_RELATIONS = (ObjectKind.RELATION, ObjectKind.SEQUENCE)


def check(statement: Statement, contract: Contract) -> Iterator[Finding]:
    for missing, absence in _absences(statement, contract):
        if isinstance(absence, (Newer, Removed)):
            yield absence_finding(RULE, missing, absence, contract)
    for use in statement.of(SyntaxUse):
        if use.since > contract.postgres:
            yield _newer(use.text, use.since, use.span, use.sqlstate, contract)
    for cast in statement.of(CastUse):
        if cast.source is not None and cast.since is not None:
            text = f'cast from "{spelled(cast.source)}" to "{spelled(cast.target)}"'
            yield _newer(text, cast.since, cast.span, "42846", contract)


def _newer(text: str, since: int, span: Span, sqlstate: str, contract: Contract) -> Finding:
    return RULE.at(
        span,
        f"{text} is new in PostgreSQL {since}, but the replica runs {contract.postgres}",
        subject=text,
        sqlstate=sqlstate,
        label=f"the replica answers {sqlstate}",
        related=section(contract, "postgres", "the oldest version that a replica runs"),
    )


def _absences(statement: Statement, contract: Contract) -> Iterator[tuple[Missing, Absence]]:
    for relation in statement.of(RelationUse):
        if absence := missing_relation(relation, contract):
            yield Missing("relation", relation.name, relation.span, "", "42P01"), absence
    for column in statement.of(ColumnUse):
        if absence := _missing_column(column, contract):
            name = Name("", column.name)
            yield Missing("column", name, column.span, "", "42703"), absence
    for function in statement.of(FunctionUse):
        if absence := missing_function(function, contract):
            # A call that is part of the grammar is a missing function or a syntax error.
            state = "42883" if function.since is None else ""
            yield Missing("function", function.name, function.span, "", state), absence
    for type_ in statement.of(TypeUse):
        if absence := missing_type(type_.name, contract):
            yield Missing("type", type_.name, type_.span, "", "42704"), absence
    for operator in statement.of(OperatorUse):
        if absence := missing_operator(operator, contract):
            yield Missing("operator", operator.name, operator.span, "", "42883"), absence
    for other in statement.of(ObjectUse):
        if absence := missing_object(other, contract):
            state = "42P01" if other.kind in _RELATIONS else "42704"
            yield Missing(other.kind.value, other.name, other.span, "", state), absence


def _missing_column(use: ColumnUse, contract: Contract) -> Newer | Removed | None:
    """Of a column of a catalogue relation that the replica does have."""
    if use.of is None or use.of in contract.relations:
        return None
    relation = catalog.relation(use.of.schema, use.of.name)
    if relation is None or not catalog.is_in(relation, contract.postgres):
        return None
    named = tuple(column for column in relation.columns if column.name == use.name)
    return version_absence(named, contract.postgres)


RULE = Rule(
    "newer-than-replica",
    Severity.ERROR,
    __doc__,
    queries=check,
    reads=(
        SyntaxUse,
        CastUse,
        RelationUse,
        ColumnUse,
        FunctionUse,
        TypeUse,
        OperatorUse,
        ObjectUse,
    ),
)
