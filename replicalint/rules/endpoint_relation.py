"""Reads a relation that its endpoint does not list.

An endpoint may list fewer relations than the contract: those that its readers may use and that its
replicas are asked to keep fresh. A query of another relation runs, and makes the endpoint depend on
something that nobody agreed to.

```sql bad
-- endpoint: /stats
SELECT c.name FROM public.channels c WHERE c.app_id = $1;
--                 ^^^^^^^^^^^^^^^ endpoint-relation "/stats"
```

Read what the endpoint lists, or add the relation to its list in the contract.

```sql good
-- endpoint: /stats
SELECT v.name FROM public.app_versions v WHERE v.app_id = $1;
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ..contract import Contract, Endpoint
from ..facts import RelationUse, Statement
from ..finding import Finding, Related, Severity
from ..rule import Rule
from ..wording import in_quotes, listing


def check(statement: Statement, contract: Contract) -> Iterator[Finding]:
    for use in statement.of(RelationUse):
        if use.resolved not in contract.relations:
            continue
        narrower = [
            endpoint
            for endpoint in contract.endpoints
            if endpoint.relations is not None and use.resolved not in endpoint.relations
        ]
        if narrower:
            yield _finding(use, narrower)


def _finding(use: RelationUse, endpoints: list[Endpoint]) -> Finding:
    name = use.resolved or use.name
    names = listing(in_quotes(endpoint.name) for endpoint in endpoints)
    noun = "endpoint" if len(endpoints) == 1 else "endpoints"
    return RULE.at(
        use.span,
        f"relation {in_quotes(name)} is not listed for {noun} {names}",
        subject=name,
        label="not among the endpoint's relations",
        related=tuple(
            Related(endpoint.relations_span or endpoint.span, f"the relations of {endpoint.name}")
            for endpoint in endpoints
        ),
    )


RULE = Rule("endpoint-relation", Severity.ERROR, __doc__, queries=check, reads=(RelationUse,))
