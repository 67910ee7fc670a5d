"""Creates a SECURITY DEFINER function that resolves names by its caller's search path.

A SECURITY DEFINER function that does not set search_path finds relations, functions and operators
along the caller's: whoever can create a table of the right name gains the owner's privileges. Where
the path is fixed, temporary objects come first unless `pg_temp` stands last; where it is empty,
every name needs its schema.

```sql bad
CREATE FUNCTION public.close_gate() RETURNS void LANGUAGE sql SECURITY DEFINER
--              ^^^^^^^^^^^^^^^^^ definer-search-path
--              ^^^^^^^^^^^^^^^^^ definer-owner
--              ^^^^^^^^^^^^^^^^^ definer-grants
AS $$ DELETE FROM public.channel_devices WHERE device_id = '' $$;
```

Fix an empty path and write every name with its schema. CREATE OR REPLACE drops the setting: repeat
it each time.

```sql good
CREATE FUNCTION public.close_gate() RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = ''
AS $$ DELETE FROM public.channel_devices WHERE device_id = '' $$;
ALTER FUNCTION public.close_gate() OWNER TO postgres;
REVOKE ALL ON FUNCTION public.close_gate() FROM PUBLIC;
```

For a function that touches nothing of the contract this is a note.
"""

from __future__ import annotations

from collections.abc import Iterator

from ... import catalog
from ...changes import CreateTable
from ...contract import Contract
from ...facts import FunctionUse, RelationUse
from ...finding import Finding, Severity
from ...history import History
from ...history.definers import faulty, touches_contract
from ...primary import Primary, Routine, body_parts
from ...rule import Otherwise, Rule
from ...source import Span
from ...wording import in_quotes

_TEMPORARY = "pg_temp"


def check(history: History, contract: Contract) -> Iterator[Finding]:
    for routine, span in faulty(history, _fault):
        is_near = touches_contract(history.primary, routine, contract)
        severity = Severity.ERROR if is_near else Severity.NOTE
        path = routine.search_path
        if path is None:
            message = f"{_title(routine)} does not set search_path"
            yield _finding(routine, span, message, severity)
        elif path:
            message = f"search_path of {_title(routine)} does not end with pg_temp"
            yield _finding(routine, span, message, severity)
        else:
            for name, place in _unqualified(routine, history.primary):
                message = f'"{name}" is not schema-qualified, and search_path of '
                at = place if place.source == span.source else span
                yield _finding(routine, at, f"{message}{_title(routine)} is empty", severity)


def _fault(routine: Routine, primary: Primary) -> Span | None:
    path = routine.search_path
    if path is None or (path and path[-1] != _TEMPORARY):
        return routine.place or routine.span
    if not path:
        return next((place for _, place in _unqualified(routine, primary)), None)
    return None


def _title(routine: Routine) -> str:
    return f"SECURITY DEFINER {routine.kind} {in_quotes(routine.name)}"


def _unqualified(routine: Routine, primary: Primary) -> Iterator[tuple[str, Span]]:
    """The bare names of a body that an empty search path does not find."""
    known = {*_transition_tables(routine, primary), *_temporary_tables(routine)}
    for part in body_parts(routine.created):
        for relation in part.statement.of(RelationUse):
            is_catalogue = catalog.relation("pg_catalog", relation.name.name) is not None
            if not relation.name.schema and not is_catalogue and relation.name.name not in known:
                yield relation.name.name, relation.span
        for function in part.statement.of(FunctionUse):
            if not function.name.schema and not _is_built_in(function.name.name):
                yield function.name.name, function.span


def _is_built_in(name: str) -> bool:
    return name in catalog.function_names() or catalog.type_named(name) is not None


def _transition_tables(routine: Routine, primary: Primary) -> Iterator[str]:
    """The tables that triggers give to the function under a bare name."""
    for triggers in primary.triggers.values():
        for trigger in triggers.values():
            if trigger.function == routine.name:
                yield from trigger.tables


def _temporary_tables(routine: Routine) -> Iterator[str]:
    """The tables that the body makes for itself: they are found without a path."""
    for part in body_parts(routine.created):
        for change in part.changes:
            if isinstance(change, CreateTable) and change.is_temporary:
                yield change.name.name


def _finding(routine: Routine, span: Span, message: str, severity: Severity) -> Finding:
    return RULE.at(
        span,
        message,
        subject=routine.name,
        label="its caller controls what names resolve to",
        hint="Add SET search_path = '' and schema-qualify every name.",
        severity=severity,
    )


RULE = Rule(
    "definer-search-path",
    Severity.ERROR,
    __doc__,
    migrations=check,
    otherwise=(Otherwise(Severity.NOTE, "where it touches nothing of the contract"),),
)
