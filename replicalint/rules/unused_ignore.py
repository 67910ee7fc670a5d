"""Suppresses a finding that no longer occurs.

A comment that ignores a rule outlives its reason: the query is fixed, the comment stays, and the
next fault of that kind goes unseen. The same holds for an `until=` that is not a date.

```sql bad
-- replicalint: ignore[select-star] the decoder takes any shape
--                     ^^^^^^^^^^^ unused-ignore
SELECT o.name FROM public.orgs o;
```

Remove the comment, or the rule from its list.

```sql good
-- replicalint: ignore[select-star] the decoder takes any shape
SELECT * FROM public.orgs o;
```
"""

from __future__ import annotations

from ..finding import Severity
from ..rule import Rule

RULE = Rule("unused-ignore", Severity.WARNING, __doc__)
