"""Publishes a table that the contract does not list.

The first row of a table that a replica lacks stops its apply worker: `logical replication target
relation does not exist`. No other table is replicated any more either. FOR ALL TABLES and FOR
TABLES IN SCHEMA publish every new table by themselves; temporary and unlogged ones are not sent.

```sql bad
CREATE TABLE public.invoices (id bigint PRIMARY KEY);
ALTER PUBLICATION plugin_read_path ADD TABLE public.invoices;
--                                           ^^^^^^^^^^^^^^^ relation-not-in-contract
```

Create the table on every replica and list it in the contract, then publish it; each subscription
asks for it with REFRESH PUBLICATION.

```sql good
ALTER PUBLICATION plugin_read_path ADD TABLE public.channels;
```
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from ...changes import Publish
from ...contract import Contract
from ...finding import Finding, Severity
from ...history import History
from ...history.entering import Entered, entered
from ...rule import Rule
from ...source import Span
from ...wording import in_quotes, listing, section


def check(history: History, contract: Contract) -> Iterator[Finding]:
    for _, group in groupby(entered(history, contract), lambda one: id(one.done)):
        yield _finding(tuple(group), contract)


def _finding(group: Sequence[Entered], contract: Contract) -> Finding:
    roots = tuple(dict.fromkeys(one.root for one in group))
    noun = "relation" if len(roots) == 1 else "relations"
    carriers = dict.fromkeys(name for one in group for name in one.publications)
    by = f" by publication {listing(map(in_quotes, carriers))}" if carriers else ""
    names = listing(map(in_quotes, roots))
    are, them = ("is", "it") if len(roots) == 1 else ("are", "them")
    return RULE.at(
        _span(group),
        f"{noun} {names} {are} sent to the replicas{by}, but the contract does not list {them}",
        subject=roots[0],
        label="every replica stops at the first row",
        hint=f"Create {them} on every replica and list {them} in the contract first.",
        related=section(contract, "relations", "what the replicas have"),
    )


def _span(group: Sequence[Entered]) -> Span:
    """The place of the one table in a publication's list, else that of the change."""
    change = group[0].done.change
    if isinstance(change, Publish) and len(group) == 1:
        for table in change.tables:
            if table.name == group[0].relation:
                return table.span
    return change.span


RULE = Rule(
    "relation-not-in-contract", Severity.ERROR, __doc__, migrations=check, replication="logical"
)
