"""May rewrite rows whose value does not change.

An UPDATE that sets what a row already holds still writes a new version of the row, its write-ahead
log, and a message to every replica. A refresh that does it for all organisations every night keeps
the replicas busy with nothing.

```sql bad
UPDATE public.apps AS a SET name = btrim(a.name);
--     ^^^^^^^^^^^ noop-update "IS DISTINCT FROM btrim(a.name)"
```

Say which rows differ, in whatever words: an UPDATE is not reported where no row can be as it was.
The same goes for ON CONFLICT DO UPDATE, for MERGE and for functions. That a number may be NaN or
infinite counts only where the statement itself says so.

```sql good
UPDATE public.apps AS a SET name = btrim(a.name)
WHERE a.name IS DISTINCT FROM btrim(a.name);
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ...changes import Update
from ...contract import Contract
from ...finding import Finding, Severity
from ...history import History
from ...rule import Rule
from ...wording import in_quotes


def check(history: History, contract: Contract) -> Iterator[Finding]:
    from ...history.backfills import row_states
    from ...history.guards import Rewrites, rewrites

    states = row_states(history)
    for done in history.done:
        change = done.change
        if not isinstance(change, Update) or change.relation not in contract.relations:
            continue
        state = states.get(change.span) if done.runs else None
        found = rewrites(change, done.primary, contract, state)
        is_redundant = found is Rewrites.ALL and state is not None  # a finding of another rule
        if found is not Rewrites.NONE and not is_redundant:
            yield _finding(change, rewrites_all=found is Rewrites.ALL)


def _finding(change: Update, *, rewrites_all: bool) -> Finding:
    rewrites = "rewrites" if rewrites_all else "may rewrite"
    return RULE.at(
        change.span,
        f"{change.action} of relation {in_quotes(change.relation)} {rewrites} rows whose value "
        "does not change",
        subject=change.relation,
        label="each such row is sent to every replica",
        hint=_hint(change, rewrites_all=rewrites_all),
    )


def _hint(change: Update, *, rewrites_all: bool) -> str:
    from ...history.guards import guard

    condition = guard(change)
    if condition is None:
        return "It sets a column to itself: remove the assignment."
    if rewrites_all:
        return "Remove it: it changes no value."
    is_first = change.where is None and change.action != "MERGE"
    return f'Add "{"WHERE" if is_first else "AND"} {condition}".'


RULE = Rule("noop-update", Severity.WARNING, __doc__, migrations=check)
