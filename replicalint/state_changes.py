"""Which built-in functions change something, and how a read-only server answers them.

Asked of PostgreSQL 15 and 18, in BEGIN READ ONLY and on a hot standby: few of them are refused in
a read-only transaction, many more during recovery (manual, "Hot Standby", User's Overview).
"""

from __future__ import annotations

from msgspec import Struct

from .contract import Contract
from .sqlstate import OBJECT_NOT_IN_PREREQUISITE_STATE, READ_ONLY_SQL_TRANSACTION


class StateChange(Struct, frozen=True):
    """What a function does to the server.

    `read_only` and `recovery` are the SQLSTATEs in a read-only transaction and on a hot standby,
    None where the call succeeds there, or fails without a SQLSTATE of its own. `since` is the
    version from which a read-only transaction refuses it.
    """

    effect: str
    read_only: str | None = None
    recovery: str | None = None
    since: int = 0

    def sqlstate(self, contract: Contract) -> str | None:
        """What a reader's read-only transaction on the replica is answered with."""
        if self.read_only is not None and contract.postgres >= self.since:
            return self.read_only
        return self.recovery if contract.replication == "physical" else None


_SEQUENCE = StateChange("changes a sequence", READ_ONLY_SQL_TRANSACTION, READ_ONLY_SQL_TRANSACTION)
_LOCK = StateChange("takes a lock that no other server sees")
_LARGE_OBJECT = StateChange("writes a large object", READ_ONLY_SQL_TRANSACTION, since=16)
_TRANSACTION = StateChange("assigns a transaction ID", recovery=READ_ONLY_SQL_TRANSACTION)
_LOG = StateChange("writes to the write-ahead log", recovery=OBJECT_NOT_IN_PREREQUISITE_STATE)
_MESSAGE = StateChange("writes to the write-ahead log")
_SLOT = StateChange("changes a replication slot")
_ORIGIN = StateChange("changes a replication origin", recovery=READ_ONLY_SQL_TRANSACTION)
_INDEX = StateChange("writes to an index", recovery=OBJECT_NOT_IN_PREREQUISITE_STATE)
_STATISTICS = StateChange("resets statistics")
_STORED_STATISTICS = StateChange(
    "changes the planner's statistics", recovery=OBJECT_NOT_IN_PREREQUISITE_STATE
)

SESSION_SETTING = StateChange("changes a setting of the session")


def _all(change: StateChange, names: str) -> dict[str, StateChange]:
    return dict.fromkeys(names.split(), change)


STATE_CHANGES: dict[str, StateChange] = {
    **_all(_SEQUENCE, "nextval setval"),
    **_all(
        _LOCK,
        "pg_advisory_lock pg_advisory_lock_shared pg_advisory_xact_lock"
        " pg_advisory_xact_lock_shared pg_try_advisory_lock pg_try_advisory_lock_shared"
        " pg_try_advisory_xact_lock pg_try_advisory_xact_lock_shared",
    ),
    "pg_notify": StateChange(
        "sends a notification that stays on its server", recovery=READ_ONLY_SQL_TRANSACTION
    ),
    **_all(
        _LARGE_OBJECT,
        "lo_creat lo_create lo_from_bytea lo_import lo_put lo_truncate lo_truncate64 lo_unlink"
        " lowrite",
    ),
    **_all(_TRANSACTION, "pg_current_xact_id txid_current"),
    **_all(_LOG, "pg_create_restore_point pg_log_standby_snapshot pg_switch_wal"),
    "pg_logical_emit_message": _MESSAGE,
    **_all(
        _SLOT,
        "pg_copy_logical_replication_slot pg_copy_physical_replication_slot"
        " pg_create_logical_replication_slot pg_create_physical_replication_slot"
        " pg_drop_replication_slot pg_logical_slot_get_binary_changes"
        " pg_logical_slot_get_changes pg_replication_slot_advance",
    ),
    **_all(
        _ORIGIN,
        "pg_replication_origin_advance pg_replication_origin_create pg_replication_origin_drop"
        " pg_replication_origin_session_reset pg_replication_origin_session_setup"
        " pg_replication_origin_xact_reset pg_replication_origin_xact_setup",
    ),
    **_all(
        _INDEX,
        "brin_desummarize_range brin_summarize_new_values brin_summarize_range"
        " gin_clean_pending_list",
    ),
    "pg_import_system_collations": StateChange(
        "writes to a catalogue", recovery=OBJECT_NOT_IN_PREREQUISITE_STATE
    ),
    **_all(
        _STATISTICS,
        "pg_stat_reset pg_stat_reset_backend_stats pg_stat_reset_replication_slot"
        " pg_stat_reset_shared pg_stat_reset_single_function_counters"
        " pg_stat_reset_single_table_counters pg_stat_reset_slru"
        " pg_stat_reset_subscription_stats",
    ),
    **_all(
        _STORED_STATISTICS,
        "pg_clear_attribute_stats pg_clear_relation_stats pg_restore_attribute_stats"
        " pg_restore_relation_stats",
    ),
}

# A read-only transaction runs them, or no transaction block does; a hot standby refuses them.
_NOT_REFUSED = frozenset(
    ("ANALYSE", "ANALYZE", "CLUSTER", "LISTEN", "LOCK TABLE", "NOTIFY", "REINDEX", "VACUUM")
)
_NEVER_REFUSED = ("CHECKPOINT", "LOCK TABLE IN")  # the latter with a mode that a standby grants


def is_refused_in_recovery(action: str, contract: Contract) -> bool:
    """Whether a statement that changes the session alone is a write to this replica."""
    return contract.replication == "physical" and action in _NOT_REFUSED


def statement_sqlstate(action: str, contract: Contract) -> str | None:
    """What a statement that writes is answered with.

    Follows utility.c, ClassifyUtilityCommandAsReadOnly.
    """
    if action.startswith(_NEVER_REFUSED):
        return None
    if action in _NOT_REFUSED and contract.replication != "physical":
        return None
    return READ_ONLY_SQL_TRANSACTION
