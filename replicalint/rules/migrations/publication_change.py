"""Stops publishing a table of the contract, or a part of it.

The replicas keep what was last sent and are told nothing: no error, no message, only stale rows. A
column list is fixed, so that later columns are never sent; a row filter hides rows; without
`update` or `delete` in `publish` the replicas keep what the primary has changed.

```sql bad
ALTER PUBLICATION plugin_read_path DROP TABLE public.channels;
--                                            ^^^^^^^^^^^^^^^ publication-change
CREATE PUBLICATION small FOR TABLE public.channel_devices (app_id, device_id);
--                                 ^^^^^^^^^^^^^^^^^^^^^^ publication-change "channel_id"
```

Publish the whole table. To take one out, move its readers and change the contract first.

```sql good
ALTER PUBLICATION plugin_read_path ADD TABLE public.channels;
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ...contract import Contract
from ...finding import Finding, Related, Severity
from ...history import History
from ...primary.publications import Fault, faults
from ...rule import Rule


def check(history: History, contract: Contract) -> Iterator[Finding]:
    if contract.replication == "physical":
        return
    for fault in faults(history, contract):
        yield _finding(fault)


def _finding(fault: Fault) -> Finding:
    return RULE.at(
        fault.span,
        fault.message,
        subject=fault.subject,
        label=fault.label,
        hint=fault.hint,
        related=tuple(
            Related(relation.span, "the contract lists it here") for relation in fault.relations
        ),
    )


RULE = Rule("publication-change", Severity.ERROR, __doc__, migrations=check)
