"""Calls that have a grammar of their own: gram.y, func_expr_common_subexpr and func_table.

They are no functions of any schema: nothing is looked up for their name. Some are recent.
"""

from __future__ import annotations

from msgspec import Struct


class Construct(Struct, frozen=True):
    """One such call. `result` is the type that it gives, None where that depends."""

    name: str
    result: str | None = None
    since: int = 15


CONSTRUCTS = {
    construct.name: construct
    for construct in (
        Construct("coalesce"),
        Construct("greatest"),
        Construct("least"),
        Construct("nullif"),
        Construct("grouping", "int4"),
        Construct("treat"),
        Construct("collate"),
        Construct("row"),
        Construct("extract", "numeric"),
        Construct("position", "int4"),
        Construct("overlay"),
        Construct("substring"),
        Construct("trim"),
        Construct("normalize", "text"),
        Construct("xmlconcat", "xml"),
        Construct("xmlelement", "xml"),
        Construct("xmlattributes", "xml"),
        Construct("xmlforest", "xml"),
        Construct("xmlparse", "xml"),
        Construct("xmlpi", "xml"),
        Construct("xmlroot", "xml"),
        Construct("xmlexists", "bool"),
        Construct("xmlserialize"),
        Construct("xmltable"),
        Construct("xmlnamespaces"),
        Construct("json_table", since=17),
        Construct("json_value", "text", 17),
        Construct("json_query", "jsonb", 17),
        Construct("json_exists", "bool", 17),
        Construct("json_object", "json", 16),
        Construct("json_array", "json", 16),
        Construct("json_objectagg", "json", 16),
        Construct("json_arrayagg", "json", 16),
        Construct("json_scalar", "json", 17),
        Construct("json_serialize", "text", 17),
        Construct("json", "json", 17),
        Construct("merge_action", "text", 17),
    )
}
# SQLValueFunction, and DEFAULT: constants that are words, and their types.
VALUE_WORDS = {
    "current_date": "date",
    "current_time": "timetz",
    "current_timestamp": "timestamptz",
    "localtime": "time",
    "localtimestamp": "timestamp",
    "current_role": "name",
    "current_user": "name",
    "session_user": "name",
    "system_user": "text",
    "user": "name",
    "current_catalog": "name",
    "current_schema": "name",
    "default": "unknown",
}


def value_word_type(word: str) -> str | None:
    """The type of CURRENT_DATE and its like; None for any other word."""
    return VALUE_WORDS.get(word)
