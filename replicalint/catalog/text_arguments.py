"""What functions make of texts that they are given: the names that they look up, the queries.

PostgreSQL itself does not know: a text is a value, and the function reads it when it is called
(acl.c, ruleutils.c, xml.c, tsvector_op.c; manual 9.26.2).
"""

from __future__ import annotations

from enum import Enum

from ..sqlstate import FEATURE_NOT_SUPPORTED, INVALID_PARAMETER_VALUE, UNDEFINED_FILE


class Reads(Enum):
    """What a function reads a text as; the value is what messages call it."""

    VALUE = "value"  # a text and nothing else
    QUERY = "query"
    RELATION = "relation"
    SEQUENCE = "sequence"
    COLUMN = "column"  # of the relation before it; as it is written, not folded
    SQL_COLUMN = "column of the relation"  # as SQL has it, with which it is put together
    FUNCTION = "function"  # with the types of its arguments
    TYPE = "type"
    PARSER = "text search parser"
    SETTING = "configuration parameter"
    # As they are written, neither folded nor cut at dots:
    SCHEMA = "schema"
    GRANTEE = "grantee"  # a role, or `public`
    ROLE = "role"
    LANGUAGE = "language"
    TABLESPACE = "tablespace"
    DATABASE = "database"
    SERVER = "server"
    WRAPPER = "foreign-data wrapper"
    PUBLICATION = "publication"
    ELSEWHERE = (
        "text for another server"  # a query, or the name of something, that another server gets
    )


_VALUE = Reads.VALUE

# has_table_privilege(grantee, table, privilege), where the grantee may be left out.
_PRIVILEGES: dict[str, tuple[Reads, ...]] = {
    "has_any_column_privilege": (Reads.RELATION,),
    "has_column_privilege": (Reads.RELATION, Reads.COLUMN),
    "has_database_privilege": (Reads.DATABASE,),
    "has_foreign_data_wrapper_privilege": (Reads.WRAPPER,),
    "has_function_privilege": (Reads.FUNCTION,),
    "has_language_privilege": (Reads.LANGUAGE,),
    "has_largeobject_privilege": (Reads.VALUE,),
    "has_parameter_privilege": (Reads.VALUE,),  # of one that is not there it tells, too
    "has_schema_privilege": (Reads.SCHEMA,),
    "has_sequence_privilege": (Reads.SEQUENCE,),
    "has_server_privilege": (Reads.SERVER,),
    "has_table_privilege": (Reads.RELATION,),
    "has_tablespace_privilege": (Reads.TABLESPACE,),
    "has_type_privilege": (Reads.TYPE,),
    "pg_has_role": (Reads.ROLE,),
}

_BUILT_IN: dict[str, tuple[Reads, ...]] = {
    "current_setting": (Reads.SETTING,),
    "currtid2": (Reads.RELATION,),
    "pg_database_size": (Reads.DATABASE,),
    "pg_get_publication_tables": (Reads.PUBLICATION,),
    "pg_get_serial_sequence": (Reads.RELATION, Reads.COLUMN),
    "pg_get_viewdef": (Reads.RELATION,),
    "pg_input_error_info": (_VALUE, Reads.TYPE),
    "pg_input_is_valid": (_VALUE, Reads.TYPE),
    "pg_tablespace_size": (Reads.TABLESPACE,),
    "query_to_xml": (Reads.QUERY,),
    "query_to_xml_and_xmlschema": (Reads.QUERY,),
    "query_to_xmlschema": (Reads.QUERY,),
    "row_security_active": (Reads.RELATION,),
    "schema_to_xml": (Reads.SCHEMA,),
    "schema_to_xml_and_xmlschema": (Reads.SCHEMA,),
    "schema_to_xmlschema": (Reads.SCHEMA,),
    "set_config": (Reads.SETTING,),
    "ts_parse": (Reads.PARSER,),
    "ts_rewrite": (_VALUE, Reads.QUERY),
    "ts_stat": (Reads.QUERY,),
    "ts_token_type": (Reads.PARSER,),
}

# What reads every table that it finds, of a schema or of the database.
READS_ALL = frozenset(
    """schema_to_xml schema_to_xml_and_xmlschema schema_to_xmlschema
    database_to_xml database_to_xml_and_xmlschema database_to_xmlschema""".split()
)
ADDRESS = "pg_get_object_address"  # reads a kind of object, and an array of its name's parts
_BUILT_IN[ADDRESS] = ()
_BUILT_IN |= {name: () for name in READS_ALL if name.startswith("database")}

_CROSSTAB = (Reads.QUERY, Reads.QUERY)
_RELATION = (Reads.RELATION,)
_ELSEWHERE = (Reads.ELSEWHERE,)
_OF_EXTENSIONS: dict[str, dict[str, tuple[Reads, ...]]] = {
    "dblink": {
        "dblink": _ELSEWHERE,
        "dblink_build_sql_delete": _RELATION,
        "dblink_build_sql_insert": _RELATION,
        "dblink_build_sql_update": _RELATION,
        "dblink_connect": _ELSEWHERE,
        "dblink_connect_u": _ELSEWHERE,
        "dblink_exec": _ELSEWHERE,
        "dblink_get_pkey": _RELATION,
        "dblink_open": _ELSEWHERE,
        "dblink_send_query": _ELSEWHERE,
    },
    "pageinspect": {
        "bt_metap": _RELATION,
        "bt_multi_page_stats": _RELATION,
        "bt_page_items": _RELATION,
        "bt_page_stats": _RELATION,
        "get_raw_page": _RELATION,
    },
    "pgrowlocks": {"pgrowlocks": _RELATION},
    "pgstattuple": {
        "pg_relpages": _RELATION,
        "pgstatindex": _RELATION,
        "pgstattuple": _RELATION,
    },
    "postgres_fdw": {"postgres_fdw_disconnect": (Reads.SERVER,)},
    "tablefunc": {
        "connectby": (Reads.RELATION, Reads.SQL_COLUMN, Reads.SQL_COLUMN),
        "crosstab": _CROSSTAB,
        "crosstab2": _CROSSTAB,
        "crosstab3": _CROSSTAB,
        "crosstab4": _CROSSTAB,
    },
    "xml2": {"xpath_table": (Reads.SQL_COLUMN, Reads.SQL_COLUMN, Reads.RELATION)},
}

# What reads the rows of the relation that it is given: by a query, or in the relation's file.
_BY_QUERY = """connectby dblink_build_sql_delete dblink_build_sql_insert
    dblink_build_sql_update table_to_xml table_to_xml_and_xmlschema xpath_table"""
_IN_FILE = """bt_metap bt_multi_page_stats bt_page_items bt_page_stats get_raw_page pg_relpages
    pg_visibility pg_visibility_map pg_visibility_map_summary pgrowlocks pgstatindex pgstattuple
    pgstattuple_approx"""
# The SQLSTATE that a hot standby answers where the relation is unlogged.
ROW_READERS = dict.fromkeys(_BY_QUERY.split(), FEATURE_NOT_SUPPORTED)
ROW_READERS |= dict.fromkeys(_IN_FILE.split(), UNDEFINED_FILE)
ROW_READERS["pg_prewarm"] = INVALID_PARAMETER_VALUE

_OWNERS = {name: extension for extension, named in _OF_EXTENSIONS.items() for name in named}
READERS = frozenset((*_PRIVILEGES, *_BUILT_IN, *_OWNERS))


def text_arguments(name: str, count: int) -> tuple[str, tuple[Reads, ...]]:
    """What the function of a name reads its first arguments as, of so many that it is given.

    The extension that the function belongs to stands before, "" for none.
    """
    if name in _PRIVILEGES:
        reads = _PRIVILEGES[name]
        grantee = Reads.ROLE if name == "pg_has_role" else Reads.GRANTEE
        return "", (grantee, *reads) if count == len(reads) + 2 else reads
    if name in _BUILT_IN:
        return "", _BUILT_IN[name]
    extension = _OWNERS[name]
    return extension, _OF_EXTENSIONS[extension][name]
