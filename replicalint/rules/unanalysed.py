"""Could not be analysed, in whole or in part.

Silence means checked, so whatever could not be analysed is reported. That is SQL that PostgreSQL
would not accept either, the body of a DO block, what a psql script runs out of sight (another file
by `\\i`, the results of a query by `\\gexec`), a template, of which nothing is SQL before it is
rendered, or a construct that this version of replicalint does not know.

```sql bad
SELECT o.name FROM public.orgs o WHERE;
--                               ^^^^^ unanalysed
SELECT o.name FROM public.orgs o;
```

Fix the statement, or, if PostgreSQL accepts it, suppress the finding and say why it is right on the
replica.

```sql good
-- replicalint: ignore[unanalysed] reads nothing: the block only raises a notice
DO $$ BEGIN RAISE NOTICE 'started'; END $$;
```

What a client puts in the place of a name or of a part of a statement is not known either. It is
reported where it stands, and all else of the statement is checked; of names that it may bring,
nothing is said. Write it out, or suppress the finding once all that may be put in is checked.

```sql bad
SELECT o.id, t.name FROM :schema.teams t JOIN public.orgs o ON o.id = t.org_id :filter;
--                       ^^^^^^^ unanalysed "which name"
--                                                                             ^^^^^^^ unanalysed
```

In the SQL of a program it is a warning, which fails a run only with `--fail-on-unanalysed`: most
programs use more of their libraries than is read. A name is said to be unknown where a program puts
it in and no constant tells it, and calls of a library that builds SQL in ways that are not read are
counted, once a file: "14 calls of prisma.user are not read".

A migration is judged by what it does to the contract's tables: there, only what names one of them
and what runs unknown SQL are reported. All that was not analysed is counted. The statements of a DO
block are followed, behind IF where it asks the catalogue. The DDL of a function that is called is
not, since it depends on the call: write it into the migration itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from ..contract import Contract
from ..facts import Gap, Statement
from ..finding import Finding, Severity
from ..rule import Otherwise, Rule

if TYPE_CHECKING:
    from ..history import History, Step

_UNSEEN = "Check what is run here, and suppress the finding."
_BEGIN = re.compile(r"\b(?=\w)|(?<=\")")
_INSIDE_WORD = re.compile(r"\w\w")


def check(statement: Statement, contract: Contract) -> Iterator[Finding]:
    for gap in statement.of(Gap):
        yield _finding(gap, statement)


def check_migrations(history: History, contract: Contract) -> Iterator[Finding]:
    named = (*contract.relations, *contract.types)
    names = _Names(frozenset(name.name.lower() for name in named))
    for step in history.steps:
        for gap in step.statement.of(Gap):
            if _may_touch(step, gap, names):
                yield _finding(gap, step.statement)


class _Names(Struct, frozen=True, dict=True):
    """Names in lower case. Words are looked up in them, so that many cost no more than one."""

    names: frozenset[str]

    @cached_property
    def _lengths(self) -> frozenset[int]:
        return frozenset(map(len, self.names))

    def stand_in(self, text: str) -> bool:
        """Whether one of the names stands in a text as a word or as several."""
        return any(
            text[start : start + length].lower() in self.names and _ends(text, start + length)
            for start in (match.start() for match in _BEGIN.finditer(text))
            for length in self._lengths
        )


def _ends(text: str, place: int) -> bool:
    """Whether no word goes on here."""
    return not _INSIDE_WORD.match(text, place - 1)


def _may_touch(step: Step, gap: Gap, names: _Names) -> bool:
    """Whether what was not seen may be about the contract."""
    if gap.runs_unseen or gap.may_be_any:
        return True
    if step.runs_block:
        return True
    unseen = step.statement.span if gap.is_whole else gap.unseen or gap.span
    return names.stand_in(unseen.text)


def _label(gap: Gap, statement: Statement) -> str:
    if gap.cause is not None:
        return "nothing of the file is analysed"
    is_statement = statement.kind != "MIGRATION" and not statement.kind.startswith("\\")
    return "the statement is not analysed" if gap.is_whole and is_statement else "not analysed"


def _finding(gap: Gap, statement: Statement) -> Finding:
    return RULE.at(
        gap.span,
        gap.reason,
        subject=statement.kind,
        label=_label(gap, statement),
        hint=gap.hint or (_UNSEEN if gap.runs_unseen and gap.cause is None else None),
    )


RULE = Rule(
    "unanalysed",
    Severity.ERROR,
    __doc__,
    queries=check,
    reads=(Gap,),
    migrations=check_migrations,
    otherwise=(Otherwise(Severity.WARNING, "in the SQL of a program"),),
)
