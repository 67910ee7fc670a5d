"""The primary keys of PostgreSQL's own catalogues, which are constraints since version 14.

The relations of information_schema and the views have none.
"""

from __future__ import annotations

from .relations import relation
from .tables import is_in

# Of those whose key is not `oid`. pg_depend and pg_shdepend have none.
_KEYS = {
    "pg_aggregate": ("aggfnoid",),
    "pg_attribute": ("attrelid", "attnum"),
    "pg_db_role_setting": ("setdatabase", "setrole"),
    "pg_description": ("objoid", "classoid", "objsubid"),
    "pg_foreign_table": ("ftrelid",),
    "pg_index": ("indexrelid",),
    "pg_inherits": ("inhrelid", "inhseqno"),
    "pg_init_privs": ("objoid", "classoid", "objsubid"),
    "pg_largeobject": ("loid", "pageno"),
    "pg_partitioned_table": ("partrelid",),
    "pg_range": ("rngtypid",),
    "pg_replication_origin": ("roident",),
    "pg_seclabel": ("objoid", "classoid", "objsubid", "provider"),
    "pg_sequence": ("seqrelid",),
    "pg_shdescription": ("objoid", "classoid"),
    "pg_shseclabel": ("objoid", "classoid", "provider"),
    "pg_statistic": ("starelid", "staattnum", "stainherit"),
    "pg_statistic_ext_data": ("stxoid", "stxdinherit"),
    "pg_subscription_rel": ("srrelid", "srsubid"),
    "pg_ts_config_map": ("mapcfg", "maptokentype", "mapseqno"),
}
_BEFORE_OID = {"pg_auth_members": ("roleid", "member")}  # which has an oid since 16


def key(schema: str, name: str, version: int) -> tuple[str, ...]:
    """The columns of the primary key that a catalogue has in a version; none where it has none."""
    found = relation(schema, name) if schema == "pg_catalog" else None
    if found is None or found.kind != "r":
        return ()
    has_oid = any(one.name == "oid" and is_in(one, version) for one in found.columns)
    return _KEYS.get(name, ("oid",) if has_oid else _BEFORE_OID.get(name, ()))
