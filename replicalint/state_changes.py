"""Which functions change something, and how a read-only server answers them.

Asked of PostgreSQL 15 and 18, in BEGIN READ ONLY and on a hot standby: few of them are refused in
a read-only transaction, more during recovery (manual, "Hot Standby", User's Overview), and those
that steer the server by neither. `tests/test_server_functions.py` holds the list against servers:
every volatile function of theirs is here or among those that change nothing.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from .contract import Contract
from .facts import FunctionUse
from .sqlstate import (
    FEATURE_NOT_SUPPORTED,
    OBJECT_NOT_IN_PREREQUISITE_STATE,
    READ_ONLY_SQL_TRANSACTION,
)


class StateChange(Struct, frozen=True):
    """What a function does to the server.

    `read_only` and `recovery` are the SQLSTATEs in a read-only transaction and on a hot standby,
    None where the call succeeds there, or fails without a SQLSTATE of its own. `since` is the
    version from which a read-only transaction refuses it, `until` the last that does in recovery.
    """

    effect: str
    read_only: str | None = None
    recovery: str | None = None
    since: int = 0
    until: int | None = None

    def sqlstate(self, contract: Contract) -> str | None:
        """What a reader's read-only transaction on the replica is answered with."""
        if self.read_only is not None and contract.postgres >= self.since:
            return self.read_only
        if self.until is not None and contract.postgres > self.until:
            return None
        return self.recovery if contract.replication == "physical" else None


_SEQUENCE = StateChange("changes a sequence", READ_ONLY_SQL_TRANSACTION, READ_ONLY_SQL_TRANSACTION)
_LOCK = StateChange("takes a lock that no other server sees")
_LARGE_OBJECT = StateChange("writes a large object", READ_ONLY_SQL_TRANSACTION, since=16)
_TRANSACTION = StateChange("assigns a transaction ID", recovery=READ_ONLY_SQL_TRANSACTION)
_OID = StateChange("assigns an OID")
_LOG = StateChange("writes to the write-ahead log", recovery=OBJECT_NOT_IN_PREREQUISITE_STATE)
_MESSAGE = StateChange("writes to the write-ahead log")
_SLOT = StateChange("changes a replication slot")
_LOGICAL_SLOT = StateChange(  # PostgreSQL 16 brought logical decoding on standbys
    "changes a replication slot", recovery=FEATURE_NOT_SUPPORTED, until=15
)
_ORIGIN = StateChange("changes a replication origin", recovery=READ_ONLY_SQL_TRANSACTION)
_INDEX = StateChange("writes to an index", recovery=OBJECT_NOT_IN_PREREQUISITE_STATE)
_STATISTICS = StateChange("resets statistics")
_STORED_STATISTICS = StateChange(
    "changes the planner's statistics", recovery=OBJECT_NOT_IN_PREREQUISITE_STATE
)
_RELATION = StateChange("writes to a relation", recovery=OBJECT_NOT_IN_PREREQUISITE_STATE)
_FILE = StateChange("writes a file of the server")
_BACKUP = StateChange("changes whether a backup of the server is in progress")
_REPLAY = StateChange("changes whether the replica replays the write-ahead log")
_BUFFERS = StateChange("evicts buffers of the server")
_SCHEMA = StateChange("changes tables", READ_ONLY_SQL_TRANSACTION, READ_ONLY_SQL_TRANSACTION)

SESSION_SETTING = StateChange("changes a setting of the session")


def _all(change: StateChange, names: str) -> dict[str, StateChange]:
    return dict.fromkeys(names.split(), change)


STATE_CHANGES: Mapping[str, StateChange] = {
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
        "lo_creat lo_create lo_from_bytea lo_import lo_put lo_truncate lo_truncate64 lowrite",
    ),
    "lo_unlink": StateChange(  # it takes a lock that no standby gives
        "writes a large object",
        READ_ONLY_SQL_TRANSACTION,
        OBJECT_NOT_IN_PREREQUISITE_STATE,
        since=16,
    ),
    "lo_export": _FILE,
    **_all(_TRANSACTION, "pg_current_xact_id txid_current"),
    "pg_nextoid": _OID,
    **_all(_LOG, "pg_create_restore_point pg_log_standby_snapshot pg_switch_wal"),
    "pg_logical_emit_message": _MESSAGE,
    **_all(
        _SLOT,
        "pg_copy_physical_replication_slot pg_create_physical_replication_slot"
        " pg_drop_replication_slot pg_replication_slot_advance pg_sync_replication_slots",
    ),
    **_all(
        _LOGICAL_SLOT,
        "pg_copy_logical_replication_slot pg_create_logical_replication_slot"
        " pg_logical_slot_get_binary_changes pg_logical_slot_get_changes",
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
    "pg_promote": StateChange("ends recovery: the replica is a primary from then on"),
    **_all(_REPLAY, "pg_wal_replay_pause pg_wal_replay_resume"),
    "pg_terminate_backend": StateChange("ends a session of the server"),
    "pg_cancel_backend": StateChange("cancels a query of another session"),
    "pg_reload_conf": StateChange("reloads the configuration of the server"),
    "pg_log_backend_memory_contexts": StateChange("writes to the log of the server"),
    **_all(
        StateChange("rotates the log file of the server"),
        "pg_rotate_logfile pg_rotate_logfile_old",
    ),
    **_all(_BACKUP, "pg_backup_start pg_backup_stop"),
}

# The same by extension. An extension's functions are found by its name in the contract.
EXTENSION_CHANGES: Mapping[str, Mapping[str, StateChange]] = {
    "adminpack": _all(_FILE, "pg_file_rename pg_file_sync pg_file_unlink pg_file_write"),
    "dblink": {"dblink_exec": StateChange("runs a command on another server")},
    "pg_buffercache": _all(
        _BUFFERS, "pg_buffercache_evict pg_buffercache_evict_all pg_buffercache_evict_relation"
    ),
    "pg_prewarm": {
        "autoprewarm_dump_now": _FILE,
        "autoprewarm_start_worker": StateChange("starts a worker of the server"),
    },
    "pg_stat_statements": {"pg_stat_statements_reset": _STATISTICS},
    "pg_surgery": _all(_RELATION, "heap_force_freeze heap_force_kill"),
    "pg_trgm": {"set_limit": SESSION_SETTING},
    "pg_visibility": {"pg_truncate_visibility_map": _RELATION},
    "postgis": _all(
        _SCHEMA,
        "addauth addgeometrycolumn checkauth disablelongtransactions dropgeometrycolumn"
        " dropgeometrytable enablelongtransactions lockrow populate_geometry_columns unlockrows"
        " updategeometrysrid",
    ),
}
_EXTENSIONS_BY_FUNCTION = {
    name: extension for extension, changes in EXTENSION_CHANGES.items() for name in changes
}
_TRUE = frozenset(("true", "t", "yes", "y", "on", "1"))


def state_change(use: FunctionUse, contract: Contract) -> StateChange | None:
    """What a call changes; None where nothing, or where it is not run."""
    if not use.is_call or use.is_unreached:
        return None
    name = use.name.name
    if use.name.schema in ("", "pg_catalog"):
        if name == "set_config":
            return _setting(use)
        if name in STATE_CHANGES:
            return STATE_CHANGES[name]
    extension = _EXTENSIONS_BY_FUNCTION.get(name)
    if extension is None or contract.function(use.name):
        return None
    # All that the primary has is on a hot standby, listed or not.
    is_there = contract.replication == "physical" or extension in contract.extensions
    return EXTENSION_CHANGES[extension][name] if is_there else None


def _setting(use: FunctionUse) -> StateChange | None:
    """`set_config(name, value, true)` ends with the transaction."""
    is_local = use.literals[2] if len(use.literals) == 3 else None
    is_for_session = is_local is not None and is_local.lower() not in _TRUE
    return SESSION_SETTING if is_for_session else None


class RefusedInRecovery(Struct, frozen=True):
    """How a standby refuses a function, what it has in its place, and the last version to do so."""

    instead: str | None = None
    sqlstate: str = OBJECT_NOT_IN_PREREQUISITE_STATE
    until: int | None = None
    extension: str | None = None


_ABOUT_ORIGIN = RefusedInRecovery(sqlstate=READ_ONLY_SQL_TRANSACTION)
_DECODING = RefusedInRecovery(sqlstate=FEATURE_NOT_SUPPORTED, until=15)
_REFUSED: Mapping[str, RefusedInRecovery] = {
    # PostgreSQL: xlogfuncs.c, "recovery is in progress".
    "pg_current_wal_lsn": RefusedInRecovery("pg_last_wal_replay_lsn()"),
    "pg_current_wal_insert_lsn": RefusedInRecovery("pg_last_wal_replay_lsn()"),
    "pg_current_wal_flush_lsn": RefusedInRecovery("pg_last_wal_receive_lsn()"),
    "pg_walfile_name": RefusedInRecovery(),
    "pg_walfile_name_offset": RefusedInRecovery(),
    # origin.c, "cannot manipulate replication origins during recovery".
    "pg_replication_origin_oid": _ABOUT_ORIGIN,
    "pg_replication_origin_session_is_setup": _ABOUT_ORIGIN,
    "pg_replication_origin_session_progress": _ABOUT_ORIGIN,
    # logical.c, "logical decoding cannot be used while in recovery".
    "pg_logical_slot_peek_binary_changes": _DECODING,
    "pg_logical_slot_peek_changes": _DECODING,
    # lock.c: it takes a ShareLock.
    "bt_index_parent_check": RefusedInRecovery(extension="amcheck"),
}


def refused_in_recovery(use: FunctionUse, contract: Contract) -> RefusedInRecovery | None:
    """How the replica's version refuses a call during recovery, of what changes nothing."""
    refused = _REFUSED.get(use.name.name)
    if refused is None or not use.is_call or use.is_unreached:
        return None
    if refused.until is not None and contract.postgres > refused.until:
        return None
    is_meant = use.name.schema in ("", "pg_catalog")
    if refused.extension is not None:
        is_meant = not contract.function(use.name)
    return refused if is_meant else None


# A read-only transaction runs them, or no transaction block does; a hot standby refuses them.
_NOT_REFUSED = frozenset(
    ("ANALYSE", "ANALYZE", "CLUSTER", "LISTEN", "LOCK TABLE", "NOTIFY", "REINDEX", "VACUUM")
)
# A standby runs them, outside of transactions; LOCK TABLE with a mode that it grants.
_NEVER_REFUSED = ("ALTER SYSTEM", "CHECKPOINT", "LOCK TABLE IN")


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
