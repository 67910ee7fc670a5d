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
"""

from __future__ import annotations

from collections.abc import Iterator

from ... import catalog
from ...changes import CreateFunction, CreateTable
from ...contract import Contract
from ...facts import FunctionUse, RelationUse
from ...finding import Finding, Severity
from ...history import History
from ...history.routines import DefinedRoutine, parts_of, routines, transition_tables
from ...rule import Rule
from ...source import Span
from ...wording import in_quotes

_TEMPORARY = "pg_temp"


def check(history: History, contract: Contract) -> Iterator[Finding]:
    for routine in routines(history):
        if not routine.is_definer:
            continue
        path = routine.search_path
        if path is None:
            yield _finding(routine, routine.place, f"{_title(routine)} does not set search_path")
        elif path and path[-1] != _TEMPORARY:
            message = f"search_path of {_title(routine)} does not end with pg_temp"
            yield _finding(routine, routine.place, message)
        elif not path:
            for name, span in _unqualified(routine.created, history):
                message = f'"{name}" is not schema-qualified, and search_path of '
                yield _finding(routine, span, f"{message}{_title(routine)} is empty")


def _title(routine: DefinedRoutine) -> str:
    return f"SECURITY DEFINER {routine.created.kind} {in_quotes(routine.created.name)}"


def _unqualified(created: CreateFunction, history: History) -> Iterator[tuple[str, Span]]:
    """The bare names of a body that an empty search path does not find."""
    known = {*transition_tables(history, created.name), *_temporary_tables(created)}
    for part in parts_of(created):
        for relation in part.statement.of(RelationUse):
            is_catalogue = catalog.relation("pg_catalog", relation.name.name) is not None
            if not relation.name.schema and not is_catalogue and relation.name.name not in known:
                yield relation.name.name, relation.span
        for function in part.statement.of(FunctionUse):
            if not function.name.schema and not _is_built_in(function.name.name):
                yield function.name.name, function.span


def _is_built_in(name: str) -> bool:
    return name in catalog.function_names() or catalog.type_named(name) is not None


def _temporary_tables(created: CreateFunction) -> Iterator[str]:
    """The tables that the body makes for itself: they are found without a path."""
    for part in parts_of(created):
        for change in part.changes:
            if isinstance(change, CreateTable) and change.is_temporary:
                yield change.name.name


def _finding(routine: DefinedRoutine, span: Span, message: str) -> Finding:
    return RULE.at(
        span,
        message,
        subject=routine.created.name,
        label="its caller controls what names resolve to",
        hint="Add SET search_path = '' and schema-qualify every name.",
    )


RULE = Rule("definer-search-path", Severity.ERROR, __doc__, migrations=check)
