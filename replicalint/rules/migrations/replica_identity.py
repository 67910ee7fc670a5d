"""Leaves a published table without a replica identity.

UPDATE and DELETE reach a replica with the old row's key. A published table that has none refuses
them: the primary answers 55000, `cannot update table ... because it does not have a replica
identity and publishes updates`.

```sql bad
ALTER TABLE public.orgs DROP CONSTRAINT orgs_pkey;
--                                      ^^^^^^^^^ replica-identity "55000"
ALTER TABLE public.apps REPLICA IDENTITY NOTHING;
--                      ^^^^^^^^^^^^^^^^^^^^^^^^ replica-identity
```

Put the new key in place in the same migration, ideally in the same statement.

```sql good
ALTER TABLE public.orgs DROP CONSTRAINT orgs_pkey, ADD CONSTRAINT orgs_key PRIMARY KEY (id);
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ...contract import Contract
from ...finding import Finding, Related, Severity
from ...history import History
from ...history.identity import losses
from ...rule import Rule
from ...wording import in_quotes


def check(history: History, contract: Contract) -> Iterator[Finding]:
    if contract.replication == "physical":
        return
    for name, done in losses(history, contract):
        relation = contract.relations[name]
        agreed = relation.replica_identity
        listed = f"replica identity {agreed} in the contract" if agreed else "in the contract"
        yield RULE.at(
            done.change.span,
            f"relation {in_quotes(name)} is left without a replica identity",
            subject=name,
            label="UPDATE and DELETE fail with 55000 on the primary",
            hint="Add a primary key in the same migration, or choose a unique index: "
            "REPLICA IDENTITY USING INDEX.",
            related=(Related(relation.span, listed),),
        )


RULE = Rule("replica-identity", Severity.ERROR, __doc__, migrations=check)
