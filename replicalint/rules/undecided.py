"""Depends on a type that is not known, so that silence would not mean checked.

A replica has a function, an operator or a cast for some types and not for others: `lower` takes
texts and ranges, `*` numbers, intervals and points. Where the contract and PostgreSQL's catalogue
do not tell the type of an operand, nothing is known about the use, and this says so. It is no
error: most such statements run.

```sql bad
SELECT o.name FROM public.orgs o WHERE $1 * $2 > 30;
--                                        ^ undecided "$1 and $2"
```

Two parameters have no types of their own: every server refuses them (42725) unless the driver
names their types. Cast one to the type that is meant.

```sql good
SELECT o.name FROM public.orgs o WHERE $1::integer * $2 > 30;
```

What accepts every type is not reported, `count(x)` or `x::text`, nor are comparisons, which a type
brings with it. A statement that lacks something else is to be mended first.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..contract import Contract
from ..facts import Statement
from ..finding import Finding, Related, Severity
from ..replica import (
    is_undecided_cast,
    is_undecided_function,
    is_undecided_operator,
    lacks_something,
)
from ..rollout import spelled
from ..rule import Rule
from ..source import Span
from ..wording import in_quotes, listing

_LONGEST = 40  # characters of an operand that a message repeats


def check(statement: Statement, contract: Contract) -> Iterator[Finding]:
    found = tuple(_undecided(statement, contract))
    if not found or lacks_something(statement, contract):
        return
    for what, use, untyped in found:
        if not any(_is_inside(other, untyped) for _, other, _ in found if other != use):
            yield _finding(what, use, untyped)


# What is not decided in words, its place, and the operands that would decide it.
_Use = tuple[str, Span, tuple[Span, ...]]


def _undecided(statement: Statement, contract: Contract) -> Iterator[_Use]:
    for function in statement.functions:
        if is_undecided_function(function, contract):
            yield f"function {in_quotes(function.name)}", function.span, function.untyped
    for operator in statement.operators:
        if is_undecided_operator(operator, contract):
            yield f"operator {in_quotes(operator.name)}", operator.span, operator.untyped
    for cast in statement.casts:
        if is_undecided_cast(cast, contract):
            yield f'the cast to "{spelled(cast.target)}"', cast.span, cast.untyped


def _is_inside(span: Span, others: tuple[Span, ...]) -> bool:
    return any(other.start <= span.start and span.end <= other.end for other in others)


def _finding(what: str, use: Span, untyped: tuple[Span, ...]) -> Finding:
    operands = listing(map(_shown, untyped))
    are = "type of {} is" if len(untyped) == 1 else "types of {} are"
    return Finding(
        RULE.name,
        RULE.severity,
        f"whether the replica has {what} here is not known: the {are.format(operands)} not",
        use,
        what,
        label="not checked",
        hint=f"Cast it to the type that is meant: {_shown(untyped[0])}::TYPE.",
        related=tuple(Related(span, "its type decides") for span in untyped),
    )


def _shown(span: Span) -> str:
    text = " ".join(span.text.split())
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 3]}..."


RULE = Rule("undecided", Severity.NOTE, check, __doc__)
