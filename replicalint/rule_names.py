"""The names of all rules, for who must know them before the rules themselves are needed.

A contract says of rules what is to be done with them, and rules are about contracts: so these stand
below both. Each is the name of a file in `rules/`, or in `rules/migrations/`.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

# Each with the kinds of fact without which it finds nothing, as the rule itself says: what no
# statement has anything to ask of need not be loaded.
QUERY_RULES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "unreplicated-relation": ("Absent",),
        "unknown-column": ("ColumnUse", "AliasList"),
        "user-function": ("Absent",),
        "user-type": ("Absent",),
        "user-operator": ("Absent", "Incomparable"),
        "unknown-enum-label": ("LabelUse",),
        "type-mismatch": ("MismatchUse", "RowComparison", "CoercionUse"),
        "invalid-constant": ("ConstantUse",),
        "ungrouped-column": ("UngroupedUse",),
        "misplaced-aggregate": ("MisplacedAggregate",),
        "misused-window": ("MisusedWindow",),
        "not-allowed": ("NotAllowed",),
        "column-count": ("ArmsUse", "PositionUse"),
        "missing-object": ("Absent",),
        "correlated-fragment": ("ColumnUse",),
        "newer-than-replica": ("Absent", "SyntaxUse"),
        "write": ("Write", "SessionUse", "FunctionUse", "WritingCall"),
        "primary-only-function": ("FunctionUse",),
        "serializable-on-standby": ("SerializableUse", "FunctionUse"),
        "read-write-on-standby": ("ReadWriteUse", "FunctionUse"),
        "sequence-state": ("FunctionUse",),
        "server-local-value": ("ColumnUse", "FunctionUse", "RelationUse"),
        "rollout-column": ("ColumnUse", "AliasList", "ArmsUse"),
        "rollout-default": ("JsonKeyUse",),
        "row-key": ("JsonKeyUse",),
        "row-alias": ("RowUse",),
        "select-star": ("StarUse", "RowUse"),
        "natural-join": ("NaturalJoin",),
        "unqualified-relation": ("Absent",),
        "unqualified-column": ("ColumnUse",),
        "endpoint-relation": ("RelationUse",),
        "unanalysed": ("Gap",),
        "undecided": (
            "Undecided",
            "UndeclaredParameter",
            "UngroupedUse",
            "UnknownName",
            "UnreadText",
        ),
        "declared-type": ("DeclaredType",),
        "session-state": ("SessionUse",),
    }
)
# What these find, the pipeline does.
PIPELINE_RULES = (
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

RULE_NAMES = (*QUERY_RULES, *PIPELINE_RULES, *MIGRATION_RULES)

# Those that are applied only where they are selected.
OPTIONAL_RULES = frozenset(("replica-identity-full",))
