"""Adds or removes a partition of a replicated table, on the primary alone.

The rows of a partition are sent under its own name, and a replica that has no such table stops; by
publish_via_partition_root they are sent under the parent's, and a replica whose table has no
partition for them stops as well. What a partition held when it is attached is not sent, and what it
held when it is detached or dropped stays on the replicas. Rows of a child by INHERITS are read with
its parent, and not sent with it.

```sql bad
CREATE TABLE public.old_apps () INHERITS (public.apps);
--           ^^^^^^^^^^^^^^^ partition-not-replicated "lack"
```

Do the same on every replica: what comes is created there first, what goes is dropped there as
well. Where the replicas' table is an ordinary one and the publication sends via the root, say
`partitioned: false` in the contract.

```sql good
CREATE TABLE public.usage_2026 PARTITION OF public.usage FOR VALUES IN (2026);
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ...contract import Contract
from ...finding import Finding, Related, Severity
from ...history import History
from ...history.entering import Parted, parted
from ...rule import Otherwise, Rule
from ...wording import in_quotes


def check(history: History, contract: Contract) -> Iterator[Finding]:
    for one in parted(history, contract):
        yield _finding(one)


def _finding(parted: Parted) -> Finding:
    relation = parted.relation
    message, label, hint = _words(parted)
    is_certain = parted.action in ("joins", "is renamed") and (
        relation.partitioned is True or parted.is_via_root is False
    )
    return RULE.at(
        parted.done.change.span,
        message,
        subject=parted.part,
        label=label,
        hint=hint,
        related=(Related(relation.place("partitioned"), "the contract lists it here"),),
        severity=Severity.ERROR if is_certain else Severity.WARNING,
    )


def _words(parted: Parted) -> tuple[str, str, str]:
    """The message, the label and the hint."""
    part = in_quotes(parted.part)
    table = f"relation {in_quotes(parted.relation.name)}"
    match parted.action:
        case "inherits":
            return (
                f"rows of {part} are read with {table}, and the replicas lack them",
                "the replicas answer with fewer rows",
                "Publish the child as well, list it in the contract, or keep it apart.",
            )
        case "leaves":
            return (
                f"partition {part} leaves {table}, and the replicas keep its rows",
                "the replicas answer with more rows",
                "Detach or drop it on every replica as well.",
            )
        case "is renamed":
            return (
                f"partition {part} of {table} is renamed on the primary alone",
                "a replica without the new name stops at the first row",
                "Rename it on every replica at the same time, or leave its name.",
            )
        case _:
            return (
                f"partition {part} of {table} is created on the primary alone",
                "a replica without it stops at the first row",
                "Create the partition on every replica first.",
            )


RULE = Rule(
    "partition-not-replicated",
    Severity.WARNING,
    __doc__,
    migrations=check,
    replication="logical",
    otherwise=(Otherwise(Severity.ERROR, "where replicas are known to need the partition"),),
)
