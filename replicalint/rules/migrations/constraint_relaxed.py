"""Relaxes a constraint on the primary that the replicas may enforce.

DDL does not replicate: a replica keeps the constraints that it was given. The first row that the
primary takes and a replica refuses stops its apply worker, with 23502 for a null, 23505 for a row
that is there already, 23514 for a check. Foreign keys are not looked at while rows are applied.

```sql bad
ALTER TABLE public.orgs ALTER COLUMN name DROP NOT NULL;
--                                   ^^^^ constraint-relaxed "every replica first"
```

Relax it on every replica first, also before a column goes that replicas require and still have. A
constraint that is put back in the same migration did no harm, unless rows are written meanwhile.
Where the contract lists `key`, `not_null` and `unique` of the relation, only what the replicas
enforce is found.

```sql good
ALTER TABLE public.usage_credit_grants ALTER COLUMN total DROP NOT NULL;
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ...changes import DropColumn
from ...contract import Contract
from ...finding import Finding, Related, Severity
from ...history import History
from ...history.relaxations import Relaxed, relaxations
from ...rule import Otherwise, Rule
from ...source import Span
from ...wording import in_quotes, listing

_STATES = {
    "not null": " with 23502",
    "unique": " with 23505",
    "check": " with 23514",
    "exclude": " with 23P01",
    "": ", unless it is a foreign key",
}
_NOUNS = {
    "unique": "unique constraint",
    "check": "check constraint",
    "exclude": "exclusion constraint",
    "": "constraint",
}
_KEYS = {"not null": '"not_null"', "unique": '"key" and "unique"'}


def check(history: History, contract: Contract) -> Iterator[Finding]:
    for relaxed in relaxations(history, contract):
        if relaxed.is_enforced is not False:
            yield _finding(relaxed)


def _finding(relaxed: Relaxed) -> Finding:
    relation = relaxed.relation
    change = relaxed.done.change
    return RULE.at(
        change.span,
        _message(relaxed),
        subject=f"{relation.name}.{relaxed.name}",
        label=f"a replica that enforces it stops{_STATES[relaxed.kind]}",
        hint=_hint(relaxed),
        related=(*_places(relaxed), Related(*_said(relaxed))),
        severity=_severity(relaxed),
    )


def _severity(relaxed: Relaxed) -> Severity:
    if relaxed.is_enforced:
        return Severity.ERROR
    return Severity.NOTE if relaxed.is_wider or not relaxed.kind else Severity.WARNING


def _message(relaxed: Relaxed) -> str:
    table = f"relation {in_quotes(relaxed.relation.name)}"
    enforce = "enforce" if relaxed.is_enforced else "may enforce"
    if isinstance(relaxed.done.change, DropColumn) and relaxed.kind == "not null":
        require = "require" if relaxed.is_enforced else "may require"
        return f'column "{relaxed.name}" of {table} is no longer sent, but replicas {require} it'
    if relaxed.kind == "not null":
        return f'column "{relaxed.name}" of {table} loses NOT NULL, which replicas {enforce}'
    noun = f'{"primary key" if relaxed.is_primary else _NOUNS[relaxed.kind]} "{relaxed.name}"'
    if relaxed.columns and relaxed.kind == "unique":
        columns = listing(map(in_quotes, relaxed.columns))
        noun += f" on {columns}"
    if relaxed.between is not None:
        return f"{noun} of {table} is missing while rows are written, but replicas {enforce} it"
    return f"{noun} of {table} is dropped, but replicas {enforce} it"


def _hint(relaxed: Relaxed) -> str:
    keys = _KEYS.get(relaxed.kind)
    hint = "Relax it on every replica first"
    if keys is None or relaxed.between is not None:
        return f"{hint}."
    if relaxed.is_enforced:
        return f'{hint}, and then remove it from "{_key(relaxed)}" in the contract.'
    return f"{hint}, or list in the contract what they enforce, under {keys}."


def _places(relaxed: Relaxed) -> Iterator[Related]:
    if relaxed.between is not None:
        yield Related(relaxed.between.change.span, "rows are written here")


def _key(relaxed: Relaxed) -> str:
    """The key of the contract that has a constraint."""
    key = set(relaxed.relation.key or ())
    if relaxed.kind == "unique":
        return "key" if key >= set(relaxed.columns) else "unique"
    return "not_null" if relaxed.name in (relaxed.relation.not_null or ()) else "key"


def _said(relaxed: Relaxed) -> tuple[Span, str]:
    relation = relaxed.relation
    if relaxed.is_enforced:
        return relation.place(_key(relaxed)), "the contract says that replicas enforce it"
    return relation.span, "the contract does not say whether replicas enforce it"


RULE = Rule(
    "constraint-relaxed",
    Severity.ERROR,
    __doc__,
    migrations=check,
    replication="logical",
    otherwise=(
        Otherwise(Severity.WARNING, "where the contract does not say whether replicas enforce it"),
        Otherwise(Severity.NOTE, "where a wider key takes its place, or its kind is unknown"),
    ),
)
