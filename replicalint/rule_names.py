"""The names of all rules, for who must know them before the rules themselves are needed.

A contract says of rules what is to be done with them, and rules are about contracts: so these stand
below both. Each is the name of a file in `rules/`, or in `rules/migrations/`.
"""

QUERY_RULES = (
    "unreplicated-relation",
    "unknown-column",
    "user-function",
    "user-type",
    "user-operator",
    "unknown-enum-label",
    "type-mismatch",
    "invalid-constant",
    "column-count",
    "missing-object",
    "correlated-fragment",
    "newer-than-replica",
    "write",
    "primary-only-function",
    "serializable-on-standby",
    "rollout-column",
    "rollout-default",
    "row-key",
    "row-alias",
    "select-star",
    "natural-join",
    "unqualified-relation",
    "unqualified-column",
    "endpoint-relation",
    "unanalysed",
    "undecided",
    "declared-type",
    "session-state",
    "duplicate-name",
    "unused-ignore",
    "unknown-rule",
    "ignore-without-reason",
)
MIGRATION_RULES = (
    "replicated-column-dropped",
    "replicated-column-renamed",
    "replicated-column-retyped",
    "replicated-relation-dropped",
    "replicated-relation-renamed",
    "column-not-in-contract",
    "relation-not-in-contract",
    "partition-not-replicated",
    "generated-column",
    "rewrite-not-replicated",
    "required-column-without-default",
    "constraint-relaxed",
    "replica-identity",
    "replica-identity-moved",
    "replica-identity-full",
    "type-change-not-replicated",
    "unknown-label-written",
    "publication-change",
    "relation-unlogged",
    "noop-update",
    "redundant-backfill",
    "definer-search-path",
    "definer-owner",
    "definer-grants",
    "register-without-update",
    "derived-column-stale",
    "view-on-read-path",
    "contract-drift",
    "migration-edited",
    "migration-out-of-order",
)

RULE_NAMES = (*QUERY_RULES, *MIGRATION_RULES)

# Those that are applied only where they are selected.
OPTIONAL_RULES = frozenset(("replica-identity-full",))
