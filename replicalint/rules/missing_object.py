"""Uses another object that the replica does not have: a sequence, a collation, a dictionary.

Names hide outside FROM: in COLLATE, in TABLESAMPLE, and inside string literals that PostgreSQL
looks up when it prepares the statement, as `'public.t'::regclass`, `nextval('public.s')` or
`to_tsvector('public.german', ...)`. Some functions look up a name when they are called:
`has_table_privilege('public.t', 'select')`, `current_setting('work_mem')`. So is what a setting
names: `SET LOCAL default_text_search_config = 'public.german'`. None of these objects replicate.
The replica answers 42P01 for a relation or a sequence and 42704 for the others.

```sql bad
SELECT to_tsvector('public.unaccented', o.name), 'public.usage_credit_grants'::regclass
--                                                ^^^^^^^^^^^^^^^^^^^^^^^^^^ missing-object
--                  ^^^^^^^^^^^^^^^^^ missing-object "text search configuration"
FROM public.orgs o
ORDER BY o.name COLLATE "numbers_last";
--                      ^^^^^^^^^^^^^^ missing-object "collation"
```

Use what every server has, or list the sequence, the role or the setting in the contract. Where that
has no list of `roles` or `settings`, such a name is `undecided`, and so is that of an index, which
no contract lists: `orgs_pkey`, and what a function takes that is for indexes alone. Collations that
are named after a locale depend on each server's build and are not reported.

```sql good
SELECT to_tsvector('english', o.name), 'public.orgs'::regclass
FROM public.orgs o
ORDER BY o.name COLLATE "C";
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ..contract import Contract
from ..facts import ObjectUse, Statement
from ..finding import Finding, Severity
from ..replica import Absent
from ..rule import Rule
from ..wording import absence_finding


def check(statement: Statement, contract: Contract) -> Iterator[Finding]:
    for absent in statement.of(Absent):
        if isinstance(absent.use, ObjectUse) and not absent.is_of_version:
            yield absence_finding(RULE, absent, contract)


RULE = Rule("missing-object", Severity.ERROR, __doc__, queries=check, reads=(Absent,))
