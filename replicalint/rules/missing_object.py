"""Uses another object that the replica does not have: a sequence, a collation, a dictionary.

Names hide outside FROM: in COLLATE, in TABLESAMPLE, and inside string literals that PostgreSQL
looks up when it prepares the statement, as `'public.t'::regclass`, `nextval('public.s')` or
`to_tsvector('public.german', ...)`. None of these objects replicate. The replica answers 42P01 for
a relation or a sequence and 42704 for the others.

```sql bad
SELECT to_tsvector('public.unaccented', o.name), 'public.usage_credit_grants'::regclass
--                                                ^^^^^^^^^^^^^^^^^^^^^^^^^^ missing-object
--                  ^^^^^^^^^^^^^^^^^ missing-object "text search configuration"
FROM public.orgs o
ORDER BY o.name COLLATE "numbers_last";
--                      ^^^^^^^^^^^^^^ missing-object "collation"
```

Use what every server has, or list the sequence in the contract. An index is looked up like a
relation: name the table instead. Collations that are named after a locale depend on each server's
build and are not reported.

```sql good
SELECT to_tsvector('english', o.name), 'public.orgs'::regclass
FROM public.orgs o
ORDER BY o.name COLLATE "C";
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ..contract import Contract
from ..facts import ObjectKind, ObjectUse, Statement
from ..finding import Finding, Severity
from ..replica import Newer, Removed, missing_object
from ..rule import Rule
from ..wording import Missing, absence_finding

_KEYS = {ObjectKind.RELATION: "relations", ObjectKind.SEQUENCE: "sequences"}
_STATES = {
    ObjectKind.RELATION: "42P01",
    ObjectKind.SEQUENCE: "42P01",
    ObjectKind.SCHEMA: "3F000",
}


def check(statement: Statement, contract: Contract) -> Iterator[Finding]:
    for use in statement.of(ObjectUse):
        absence = missing_object(use, contract)
        if absence is None or isinstance(absence, (Newer, Removed)):
            continue
        state, key = _STATES.get(use.kind, "42704"), _KEYS.get(use.kind, "")
        missing = Missing(use.kind.value, use.name, use.span, key, state, use.from_literal)
        yield absence_finding(RULE, missing, absence, contract)


RULE = Rule("missing-object", Severity.ERROR, __doc__, queries=check, reads=(ObjectUse,))
