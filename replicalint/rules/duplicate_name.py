"""Gives two statements of a file the same name.

The name in a statement's header is how a program calls it. sqlc, aiosql, PugSQL and PrairieLearn
refuse a file with two statements of one name; yesql, HugSQL and dotsql say nothing, and the last
one is run for both. An endpoint of a contract that reads `sql/orgs.sql#OrgName` reads both.

```sql bad
-- name: OrgName :one
SELECT o.name FROM public.orgs o WHERE o.id = $1;

-- name: OrgName :one
--       ^^^^^^^ duplicate-name
SELECT o.name FROM public.orgs o WHERE o.customer_id = $1;
```

Give each of them a name of its own.

```sql good
-- name: OrgName :one
SELECT o.name FROM public.orgs o WHERE o.id = $1;

-- name: NameOfCustomersOrg :one
SELECT o.name FROM public.orgs o WHERE o.customer_id = $1;
```
"""

from __future__ import annotations

from ..finding import Severity
from ..rule import Rule

RULE = Rule("duplicate-name", Severity.NOTE, __doc__)
