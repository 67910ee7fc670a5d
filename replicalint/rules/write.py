"""Writes, locks or changes server state on a read path.

A hot standby refuses every write. A logical subscriber does not: it is an ordinary database, and a
row that a reader changes there is not what the primary has; the next change to that row may stop
replication. Readers should run in read-only transactions, which answer 25006.

```sql bad
UPDATE public.orgs SET name = $2 WHERE id = $1;
--     ^^^^^^^^^^^ write "UPDATE"
```

```sql bad
SELECT o.name FROM public.orgs o WHERE o.id = $1 FOR UPDATE;
--                                               ^^^^^^^^^^ write "SELECT FOR UPDATE"
```

Functions count by what they do: `nextval` changes a sequence, an advisory lock on a replica holds
nobody back on the primary, `pg_notify` reaches no listener there. Those that steer the server count
as well: `pg_promote` makes a standby a primary, `pg_terminate_backend` ends sessions of others. The
functions of extensions do so where the contract lists the extension. PostgreSQL allows some of them
in read-only transactions; those findings carry no SQLSTATE.

```sql bad
SELECT pg_advisory_xact_lock(42);
--     ^^^^^^^^^^^^^^^^^^^^^ write "takes a lock"
```

A function of your own counts where the contract says that it writes,
`functions: - public.bump(uuid): {writes: true}`, and where its body in the migrations does: the run
reads them where it checks all that the contract governs. What a body changes in a branch counts as
well, unless it asks `pg_is_in_recovery()` or catches the refusal. `{writes: false}` says that none
of it happens where readers call the function.

Write on the primary. Where a file holds reads as well, an endpoint of the contract selects those,
`queries: ["sql/orgs.sql#Get*"]`, or names under `except` what no reader runs.

```sql good
SELECT o.name FROM public.orgs o WHERE o.id = $1;
```

EXPLAIN without ANALYZE only plans, so it writes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from ..contract import Contract
from ..facts import FunctionUse, SessionUse, Statement, Write
from ..finding import Finding, Related, Severity
from ..replica import WritingCall, WritingFunction
from ..rule import Rule
from ..safe_form import spelled
from ..sqlstate import READ_ONLY_SQL_TRANSACTION
from ..state_changes import is_refused_in_recovery, state_change, statement_sqlstate
from ..wording import in_quotes, section

_PRIMARY = "Do it on the primary."
_UNSELECTED = 'If no reader runs this statement, name it under "except" in the contract.'


def check(statement: Statement, contract: Contract) -> Iterator[Finding]:
    for write in statement.of(Write):
        message = f"{write.action} is not read-only"
        if write.relation is not None:
            message = f"{write.action} changes relation {in_quotes(write.relation)}"
        sqlstate = statement_sqlstate(write.action, contract)
        yield _finding(write, message, sqlstate, contract, statement.name)
    for session in statement.of(SessionUse):
        if is_refused_in_recovery(session.action, contract):
            write = Write(session.action, session.span)
            message = f"cannot execute {write.action} during recovery"
            yield _finding(write, message, statement_sqlstate(write.action, contract), contract)
    for call in statement.of(WritingCall):
        yield _of_call(call, contract)
    for use in statement.of(FunctionUse):
        change = state_change(use, contract)
        if change is not None:
            message = f"function {in_quotes(use.name)} {change.effect}"
            yield _finding(use, message, change.sqlstate(contract), contract)


def _of_call(call: WritingCall, contract: Contract) -> Finding:
    """A call of a user function that writes, as the contract says it or its migrations."""
    function, name = call.function, in_quotes(call.use.name)
    body, listed = function.body, function.listed
    if listed is not None and listed.writes:
        message, state, place = f"function {name} writes", READ_ONLY_SQL_TRANSACTION, listed.span
        related: tuple[Related, ...] = (Related(place, "the contract says that it writes"),)
    else:
        assert body is not None
        verb = "executes" if body.is_certain else "may execute"
        message, state = f"function {name} {verb} {body.action}", body.sqlstate or ""
        within = body.within or body.name
        whose = "its body" if within == body.name else f"the body of {in_quotes(within)}"
        related = (Related(body.span, f"in {whose}"),)
    finding = _finding(call.use, message, state, contract)
    hint = finding.hint
    if body is not None and (listed is None or listed.writes is None):
        hint = f"{hint} List it as {_signature(function)}: {{writes: true}}."
    return replace(finding, hint=hint, related=(*related, *finding.related))


def _signature(function: WritingFunction) -> str:
    """The function as the contract lists it, or may."""
    arguments = function.arguments
    if arguments is None or None in arguments:
        return str(function.name)
    return f"{function.name}({', '.join(spelled(one) for one in arguments if one is not None)})"


def _finding(
    use: Write | FunctionUse,
    message: str,
    sqlstate: str | None,
    contract: Contract,
    name: str | None = None,
) -> Finding:
    is_logical = contract.replication == "logical"
    answering = "a read-only transaction" if is_logical else "the replica"
    subject = use.relation or use.action if isinstance(use, Write) else use.name
    return RULE.at(
        use.span,
        message,
        subject=subject,
        sqlstate=sqlstate or "",
        label=f"{answering} answers {sqlstate}" if sqlstate else "replicas must be read-only",
        hint=_PRIMARY if name is None else f"{_PRIMARY} {_UNSELECTED}",
        related=section(
            contract,
            "replica.replication",
            "a subscriber accepts writes, and then differs from the primary"
            if is_logical
            else "a hot standby is read-only",
        ),
    )


RULE = Rule(
    "write",
    Severity.ERROR,
    __doc__,
    queries=check,
    reads=(Write, SessionUse, FunctionUse, WritingCall),
    sqlstate=READ_ONLY_SQL_TRANSACTION,
)
