"""Suppresses a rule without a reason, which has no effect.

The reason is for whoever reads the query next: it says why the rule does not apply here, and when
that may change. Reports keep it beside the finding.

```sql bad
-- replicalint: ignore[select-star]
--<^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ ignore-without-reason
SELECT * FROM public.orgs o;
--     ^ select-star
```

Give the reason; a date after `until=` limits the exception.

```sql good
-- replicalint: ignore[select-star] until=2199-12-31 the decoder takes any shape
SELECT * FROM public.orgs o;
```
"""

from __future__ import annotations

from ..finding import Severity
from ..rule import Rule

RULE = Rule("ignore-without-reason", Severity.WARNING, __doc__)
