"""Leaves a published table without a replica identity, or changes rows while it has none.

UPDATE and DELETE reach a replica with the old row's key. A published table that has none refuses
them: the primary answers 55000, `cannot update table ... because it does not have a replica
identity and publishes updates`. A unique constraint is no identity, nor is a primary key that is
DEFERRABLE; CREATE TABLE AS, SELECT INTO, LIKE and INHERITS copy no key. A column list must hold the
identity, and a row filter must read nothing else: else the answer is 42P10.

```sql bad
ALTER TABLE public.orgs DROP CONSTRAINT orgs_pkey;
--                                      ^^^^^^^^^ replica-identity "55000"
--                                      ^^^^^^^^^ constraint-relaxed
ALTER TABLE public.apps REPLICA IDENTITY NOTHING;
--                      ^^^^^^^^^^^^^^^^^^^^^^^^ replica-identity
```

Put the new key in place in the same migration, ideally in the same statement, and write rows before
or after.

```sql good
ALTER TABLE public.orgs DROP CONSTRAINT orgs_pkey, ADD CONSTRAINT orgs_key PRIMARY KEY (id);
```
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from ...changes import Delete, Update
from ...contract import Contract
from ...finding import Finding, Related, Severity
from ...history import History
from ...history.identity import RefusedRows, Why, refusals
from ...rule import Otherwise, Rule
from ...sqlstate import INVALID_COLUMN_REFERENCE, OBJECT_NOT_IN_PREREQUISITE_STATE
from ...wording import in_quotes

_REFUSES_GENERATED = 18  # execReplication.c, CheckCmdReplicaIdentity


def check(history: History, contract: Contract) -> Iterator[Finding]:
    for refused in refusals(history, contract):
        yield _finding(refused, contract)


def _finding(refused: RefusedRows, contract: Contract) -> Finding:
    listed = contract.relations.get(refused.relation)
    agreed = "" if listed is None or listed.replica_identity is None else listed.replica_identity
    place = f"replica identity {agreed} in the contract" if agreed else "the contract lists it here"
    finding = RULE.at(
        refused.done.change.span,
        _message(refused),
        subject=refused.relation,
        label=_label(refused),
        hint=_hint(refused),
        related=() if listed is None else (Related(listed.place("replica_identity"), place),),
    )
    is_later = refused.why is Why.GENERATED and contract.postgres < _REFUSES_GENERATED
    return replace(finding, severity=Severity.NOTE) if is_later else finding


def _message(refused: RefusedRows) -> str:
    table = f"relation {in_quotes(refused.relation)}"
    lack = {
        Why.IDENTITY: "has no replica identity",
        Why.LIST: "is published with a column list that does not hold its replica identity",
        Why.FILTER: "is published with a row filter on columns outside its replica identity",
        Why.GENERATED: "has a replica identity with a generated column that is not published",
    }[refused.why]
    match refused.done.change:
        case (Update() | Delete()) as change if refused.is_written:
            return f"{_action(change)} of {table} while it {lack}"
        case _ if refused.why is not Why.IDENTITY:
            return f"{table} {lack}"
        case _:
            return f"{table} is left without a replica identity"


def _action(change: Update | Delete) -> str:
    return change.action if isinstance(change, Update) else "DELETE"


def _label(refused: RefusedRows) -> str:
    is_identity = refused.why is Why.IDENTITY
    state = OBJECT_NOT_IN_PREREQUISITE_STATE if is_identity else INVALID_COLUMN_REFERENCE
    what = "the migration fails" if refused.is_written else "UPDATE and DELETE fail"
    since = f" from PostgreSQL {_REFUSES_GENERATED} on" if refused.why is Why.GENERATED else ""
    return f"{what} with {state} on the primary{since}"


def _hint(refused: RefusedRows) -> str:
    if refused.why is Why.GENERATED:
        return (
            "Choose an identity without generated columns, or publish_generated_columns = stored."
        )
    if refused.why is Why.LIST:
        return "Publish the whole table, or choose another identity."
    if refused.why is Why.FILTER:
        return "Filter by columns of the replica identity, or choose REPLICA IDENTITY FULL."
    if refused.is_written:
        return "Write the rows while the table has its key."
    return (
        "Add a primary key in the same migration, or choose a unique index: "
        "REPLICA IDENTITY USING INDEX."
    )


RULE = Rule(
    "replica-identity",
    Severity.ERROR,
    __doc__,
    migrations=check,
    replication="logical",
    otherwise=(Otherwise(Severity.NOTE, "where only a later PostgreSQL refuses it"),),
)
