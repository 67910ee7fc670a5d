"""Leaves a derived column without the refresh that the contract requires.

A column with `derived` carries a signal from tables that do not replicate. It is as good as what
writes it: a function that a migration defines, triggers on those tables that call it, and a task
that runs it at least as often as `at_most` for what changes without a write.

```sql bad
ALTER TABLE public.orgs ADD COLUMN has_usage_credits boolean NOT NULL DEFAULT false;
--                                 ^^^^^^^^^^^^^^^^^ derived-column-stale "no migration defines"
```

Define the function, call it from triggers, and register the task.

```sql good
CREATE FUNCTION public.refresh_orgs_has_usage_credits() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE public.orgs AS o SET has_usage_credits = b.is_open
    FROM public.gates AS b
    WHERE b.org_id = o.id AND o.has_usage_credits IS DISTINCT FROM b.is_open;
    RETURN NULL;
END $$;
CREATE TRIGGER refresh AFTER INSERT OR UPDATE OR DELETE ON public.usage_credit_grants
    FOR EACH STATEMENT EXECUTE FUNCTION public.refresh_orgs_has_usage_credits();
INSERT INTO public.cron_tasks (name, description, target, run_at_hour) VALUES
    ('refresh', 'For what expires', 'public.refresh_orgs_has_usage_credits()', 3);
ALTER TABLE public.orgs ADD COLUMN has_usage_credits boolean NOT NULL DEFAULT false;
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ...contract import Contract
from ...finding import Finding, Related, Severity
from ...history import History
from ...history.derived import NoFunction, NoTask, NoTrigger, RareTask, Stale, stale
from ...rule import Rule
from ...wording import in_quotes


def check(history: History, contract: Contract) -> Iterator[Finding]:
    for fault in stale(history, contract):
        yield _finding(fault)


def _finding(fault: Stale) -> Finding:
    assert fault.column.derived is not None
    relation, column = fault.relation.name, fault.column.name
    places = [Related(fault.column.derived.span, "declared as derived here")]
    if isinstance(fault.why, RareTask):
        places.append(Related(fault.why.registered, "registered here"))
    if fault.added is None:
        del places[0]
    return RULE.at(
        fault.added or fault.column.derived.span,
        f'column "{column}" of relation {in_quotes(relation)} is not refreshed as required: '
        f"{_reason(fault.why)}",
        subject=f"{relation}.{column}",
        label="becomes stale on every replica",
        hint="Add triggers on its source tables, and a scheduled task for what no trigger sees.",
        related=tuple(places),
    )


def _reason(why: NoFunction | NoTask | RareTask | NoTrigger) -> str:
    match why:
        case NoFunction(function):
            return f'no migration defines function "{function}"'
        case NoTask(function, at_most):
            return f"no registered task runs function {in_quotes(function)} within {at_most}"
        case RareTask(function, at_most):
            name = in_quotes(function)
            return f"the registered task runs function {name} less often than every {at_most}"
        case NoTrigger(function, origin):
            return f"no trigger on {in_quotes(origin)} calls function {in_quotes(function)}"


RULE = Rule("derived-column-stale", Severity.ERROR, __doc__, migrations=check)
