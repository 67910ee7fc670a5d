"""Depends on a type, a text or a role that is unknown, and could not be checked.

A replica has a function, an operator or a cast for some types and not for others: `lower` takes
texts and ranges, `*` numbers, intervals and points. Where the contract and PostgreSQL's catalogue
do not tell the type of an operand, nothing is known about the use, and this note says so. It is not
an error: most such statements run.

```sql bad
SELECT o.name FROM public.orgs o WHERE $1 * $2 > 30;
--                                        ^ undecided "$1 and $2"
```

Two parameters have no types of their own: every server refuses them (42725) unless the driver names
their types. Add a type cast to one. A function that the contract lists may state its result type
there: `public.owner_of(text) returns uuid`; what has a default or is VARIADIC, it cannot say, and a
call with another number of arguments is not checked. Whether a function writes is unknown where
migrations define it with dynamic SQL or in another language: the contract may say it,
`public.run(text): {writes: false}`.

```sql good
SELECT o.name FROM public.orgs o WHERE $1::integer * $2 > 30;
```

So is a value where its place asks for a type: `WHERE public.f(o.id)` is refused unless the function
returns a boolean. Of what is written to columns nothing is said here.

A server that is told no type for a parameter gives it that of its first use, in the order FROM,
select list, WHERE, HAVING, ORDER BY, GROUP BY, LIMIT; an UPDATE writes last. What that type does
not fit is refused, unless the driver declares another one. pgx, lib/pq, node-postgres and asyncpg
declare none; JDBC drivers, Npgsql and sqlx do, and psycopg 3 does but for texts:

```sql bad
SELECT o.name FROM public.orgs o WHERE $1::text = 'all' OR o.id = $1;
--                                                              ^ undecided "$1::uuid"
SELECT o.name FROM public.orgs o WHERE o.created_at > now() - $1;
--                                                  ^ undecided "$1::interval"
```

Where no type fits all uses, that is an error of the rule for the use. Some places ask for no type,
and a parameter that stands in none other has none (42P18):

```sql bad
SELECT jsonb_build_object('id', $1), o.name FROM public.orgs o;
--                              ^^ undecided "$1::text"
```

So has one that is left out, which a server counts as well:

```sql bad
SELECT o.name FROM public.orgs o WHERE o.name = $2;
--                                              ^^ undecided "cannot tell whether $1 has a type"
```

```sql good
SELECT o.name FROM public.orgs o WHERE $1::text = 'all' OR o.id = $1::uuid;
SELECT o.name FROM public.orgs o WHERE o.created_at > now() - $1::interval;
SELECT jsonb_build_object('id', $1::text), o.name FROM public.orgs o;
```

What accepts every type is not reported, `count(x)` or `x::text`, nor are comparisons, which every
type has. A statement that lacks something else must be fixed first.

Roles do not replicate, and neither does what ALTER DATABASE and ALTER ROLE set: `'reader'::regrole`
and `current_setting('app.tenant')` are checked where the contract has a list of `roles` and of
`settings`. A text in which a function looks up a name, or a query that it runs, is read where it is
a constant:

```sql bad
SELECT query_to_xml($1, true, false, ''), has_table_privilege('public.orgs', 'select');
--     ^^^^^^^^^^^^ undecided "its text is not a constant"
```

What such a function reads only behind a condition that asks the server what it has, as
`to_regclass('public.t') IS NOT NULL`, is not checked, and this note says so. Nor can a column be
checked whose name a program puts in, ``sql`o.${sql.identifier(key)}` ``, where nothing tells which
it may be.

Where a program puts SQL together by choices of its own, what is wrong with one branch is reported
as it is. What takes branches of several choices together is this note, for the program may never
take them together: a column of one and a join that the other leaves out.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from ..contract import Contract, Function
from ..facts import (
    CastUse,
    CoercionUse,
    ColumnUse,
    Demand,
    FunctionUse,
    Gap,
    MismatchUse,
    ObjectKind,
    ObjectUse,
    OperatorUse,
    RelationUse,
    RowUse,
    SortingUse,
    Statement,
    TypeUse,
    UngroupedUse,
    UnknownName,
    UnreadText,
)
from ..finding import Finding, Related, Severity
from ..pgtype import UNKNOWN
from ..replica import Absent, Doubt, Undecided, UndeclaredParameter
from ..rule import Rule
from ..safe_form import spelled
from ..source import Span
from ..wording import in_quotes, listing

_UNKNOWN_NAME = "Choose the column from constants, or suppress the finding once all are checked."
_LONGEST = 40  # characters of an operand that a message repeats


def check(statement: Statement, contract: Contract) -> Iterator[Finding]:
    for name in statement.of(UnknownName):
        yield RULE.at(
            name.span, name.reason, subject=statement.kind, label="not checked", hint=_UNKNOWN_NAME
        )
    for text in statement.of(UnreadText):
        yield RULE.at(
            text.span, text.reason, subject=text.function, label="not checked", hint=text.hint
        )
    found: list[_Use] = []
    asked: list[_Use] = []
    is_refused = _is_refused(statement)
    for undecided in statement.of(Undecided):
        match undecided.use, undecided.why:
            case ObjectUse() as named, _:
                yield _of_object(named)
            case SortingUse() as sorting, why:
                yield _of_sorting(sorting, why)
            case _ if is_refused:
                pass
            case FunctionUse() as call, (Doubt.WRITES | Doubt.WRITER) as why:
                yield _of_writing(call, _WRITES[why])
            case FunctionUse() as call, Doubt.COUNT:
                yield _of_count(call, contract)
            case (FunctionUse() | OperatorUse() | CastUse()) as use, _:
                found.append(_use(use))
            case CoercionUse() as use, _:
                asked.append(_use(use))
    for parameter in () if is_refused else statement.of(UndeclaredParameter):
        yield _of_parameter(parameter)
    for ungrouped in statement.of(UngroupedUse):
        is_same = contract.replication == "physical"  # as on the primary, whatever its keys are
        if ungrouped.decides and not is_refused and not is_same:
            yield _of_group(ungrouped, contract)
    places = sorted({one.span.start for one in found})
    calls = {function.span.start: function for function in statement.of(FunctionUse)}
    for one in [*found, *asked]:
        if not any(_holds(operand, places) for operand in one.untyped):
            yield _finding(one, _hint(one.untyped[0], calls, contract))


def _is_refused(statement: Statement) -> bool:
    """Whether a statement is refused, or not analysed, whatever those types are."""
    return (
        bool(statement.of(Gap) or statement.of(MismatchUse))
        or any(asked.source is not None for asked in statement.of(CoercionUse))
        or any(row.entry is None for row in statement.of(RowUse))
        or any(column.missing is not None for column in statement.of(ColumnUse))
        or any(isinstance(absent.use, _REFUSED) for absent in statement.of(Absent))
    )


_REFUSED = (RelationUse, FunctionUse, TypeUse, OperatorUse)


class _Use(Struct, frozen=True):
    """What is not decided: a name, what is asked about it, and the operands that would decide."""

    name: str
    question: str
    span: Span
    untyped: tuple[Span, ...]


def _use(use: FunctionUse | OperatorUse | CastUse | CoercionUse) -> _Use:
    match use:
        case FunctionUse():
            name = str(use.name)
            question = f'function "{name}" exists on the replica'
        case OperatorUse():
            name = use.name.name
            question = f'operator "{name}" exists on the replica'
        case CastUse():
            name = spelled(use.target)
            question = f'the cast to "{name}" exists on the replica'
        case CoercionUse():
            name = use.construct
            question = _demanded(use)
    return _Use(name, question, use.span, use.untyped)


def _demanded(use: CoercionUse) -> str:
    match use.demand:
        case Demand.SUBSCRIPTED:
            return "the value takes subscripts on the replica"
        case Demand.RANGE:
            return "RANGE takes an offset for the column on the replica"
        case Demand.SUBSCRIPT:
            return f"{use.construct} is of type {spelled(use.target)} on the replica"
        case _:
            return f"argument of {use.construct} is of type {spelled(use.target)} on the replica"


def _holds(operand: Span, places: Sequence[int]) -> bool:
    """Whether something that is not decided stands in an operand: that must be fixed first."""
    at = bisect_left(places, operand.start)
    return at < len(places) and places[at] < operand.end


def _finding(use: _Use, hint: str) -> Finding:
    operands = listing(map(_shown, use.untyped))
    are = f"type of {operands} is" if len(use.untyped) == 1 else f"types of {operands} are"
    return RULE.at(
        use.span,
        f"cannot tell whether {use.question}: the {are} unknown",
        subject=use.name,
        label="not checked",
        hint=hint,
        related=tuple(Related(s, "its type decides") for s in use.untyped if _shown(s) != s.text),
    )


def _of_parameter(use: UndeclaredParameter) -> Finding:
    """A parameter that a server takes, or not, by what the driver says of it."""
    kind, cast = in_quotes(spelled(use.type)), f"{use.name}::{spelled(use.declared)}"
    has_type = f"cannot tell whether {use.name} has a type"
    if use.type == UNKNOWN:
        message = f"{has_type}: unless the driver names one, the server cannot determine it"
    elif use.is_late:
        message = f"{has_type} here: unless the driver names one, only a later use does"
    else:
        message = f"{has_type} that fits here: unless the driver names one, its first use makes it"
        message += f" {kind}"
    where = "" if use.span.text == use.name else " where it is first used"
    hint = f"Add an explicit type cast{where}: {cast}."
    if use.type == UNKNOWN and where and use.span.text.startswith("$"):
        hint = f"{use.name} stands nowhere: number the parameters without a gap."
    return RULE.at(
        use.span,
        message,
        subject=use.name,
        label="not checked",
        hint=hint,
        related=(Related(use.first, f"used as {kind}"),) if use.type != UNKNOWN else (),
    )


def _of_object(use: ObjectUse) -> Finding:
    kind, name = use.kind.value, in_quotes(use.name)
    reason = f"contracts do not list {kind}s"
    hint = f"A {kind} does not replicate: create it on every replica first."
    match use.kind:
        case ObjectKind.SETTING if "." not in use.name.name:
            reason, hint = "only some builds of PostgreSQL have it", _MISSING_OK
        case ObjectKind.SETTING:
            reason, hint = "the contract does not list its settings", f"{_SET} {_MISSING_OK}"
        case ObjectKind.INDEX:
            reason = "contracts do not list indexes"
            hint = "An index does not replicate: create it on every replica first."
        case ObjectKind.ROLE:
            reason = "the contract does not list its roles"
            hint = 'Create it on every replica, and list those in the contract under "roles".'
    return RULE.at(
        use.span,
        f"cannot tell whether {kind} {name} exists on the replica: {reason}",
        subject=use.name,
        label="not checked",
        hint=hint,
    )


_SET = (
    "ALTER DATABASE and ALTER ROLE set it on one server alone: list what every replica sets in the"
    ' contract under "settings".'
)
_MISSING_OK = "Read NULL where it is not set: current_setting(name, true)."


def _of_sorting(use: SortingUse, why: Doubt) -> Finding:
    kind = in_quotes(spelled(use.type))
    if why is Doubt.ROWS:
        message = f"{use.clause} fails where rows make it compare values of type {kind}"
        hint = "The replica cannot compare these: leave the field out of the row, or cast it."
    else:
        message = f"cannot tell whether {use.clause} can compare values of type {kind}: "
        message += "the contract does not say what the type is"
        hint = "Say in the contract what the type is: an enum, a domain, a range or composite."
    return RULE.at(use.span, message, subject=spelled(use.type), label="not checked", hint=hint)


def _of_count(use: FunctionUse, contract: Contract) -> Finding:
    listed = contract.function(use.name)[0]
    number = "1 argument" if len(use.arguments) == 1 else f"{len(use.arguments)} arguments"
    return RULE.at(
        use.span,
        f"cannot tell whether function {in_quotes(use.name)} with {number} exists on the replica:"
        " the contract does not say which arguments have a default or are VARIADIC",
        subject=use.name,
        label="not checked",
        hint=f"List it by its name alone, {listed.name}, to accept any arguments.",
        related=(Related(listed.span, f"listed as {_signature(listed)}"),),
    )


_WRITES = {
    Doubt.WRITES: "its body runs what is not known here",
    Doubt.WRITER: "several functions fit, and some of them do",
}


def _of_writing(use: FunctionUse, why: str) -> Finding:
    return RULE.at(
        use.span,
        f"cannot tell whether function {in_quotes(use.name)} writes: {why}",
        subject=use.name,
        label="not checked",
        hint="Say in the contract whether it does: {writes: true} or {writes: false}.",
    )


def _of_group(use: UngroupedUse, contract: Contract) -> Finding:
    """A column that a key, or an aggregate around it, lets stand ungrouped."""
    name = f"{use.alias}.{use.column}"
    is_key = use.decides == "key" and use.relation is not None
    relation = contract.relations.get(use.relation) if is_key and use.relation else None
    related: tuple[Related, ...] = ()
    if relation is not None:
        why = f'the contract does not say what the primary key of "{relation.name}" is'
        columns = ", ".join(use.grouped)
        hint = f"Add to the contract key: [{columns}] if that is the key, key: [] if there is none."
        related = (Related(relation.span, "its key decides"),)
    else:
        called = in_quotes(use.call) if use.call is not None else "it"
        why = f"the contract does not say whether {called} is an aggregate"
        hint = "Group by the column as well if it is none."
    return RULE.at(
        use.span,
        f'cannot tell whether column "{name}" must appear in the GROUP BY clause: {why}',
        subject=name,
        label="not checked",
        hint=hint,
        related=related,
    )


def _shown(span: Span) -> str:
    text = " ".join(span.text.split())
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 3]}..."


def _hint(untyped: Span, calls: Mapping[int, FunctionUse], contract: Contract) -> str:
    call = calls.get(untyped.start)
    listed = contract.function(call.name) if call is not None else ()
    if not listed or listed[0].returns is not None:
        return f"Add an explicit type cast: {_shown(untyped)}::TYPE."
    return f"Add its result type to the contract: {_signature(listed[0])} returns TYPE."


def _signature(function: Function) -> str:
    """A listed function as the contract writes it."""
    if function.arguments is None:
        return str(function.name)
    return f"{function.name}({', '.join(map(spelled, function.arguments))})"


RULE = Rule(
    "undecided",
    Severity.NOTE,
    __doc__,
    queries=check,
    reads=(Undecided, UndeclaredParameter, UngroupedUse, UnknownName, UnreadText),
)
