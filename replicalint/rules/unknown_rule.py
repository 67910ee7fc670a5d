"""Uses an unknown replicalint directive or rule name.

A comment with the name of a rule that does not exist has no effect, and neither has one with a
misspelt directive or without a rule in brackets.

```sql bad
-- replicalint: ignore[select-stars] the decoder takes any shape
--                     ^^^^^^^^^^^^ unknown-rule
SELECT o.name FROM public.orgs o;
```

Write the rule's name as `replicalint rules` lists it.

```sql good
-- replicalint: ignore[select-star] the decoder takes any shape
SELECT * FROM public.orgs o;
```
"""

from __future__ import annotations

from ..finding import Severity
from ..rule import Rule

RULE = Rule("unknown-rule", Severity.WARNING, __doc__)
