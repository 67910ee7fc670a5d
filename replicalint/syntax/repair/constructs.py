"""Calls that have a grammar of their own: gram.y, func_expr_common_subexpr and func_table.

They are no functions of any schema: nothing is looked up for their name. Some are recent.
"""

from __future__ import annotations

from msgspec import Struct


class Construct(Struct, frozen=True):
    """One such call. `separators` are words that stand between its operands, `dropped` words
    that say how it works. `result` is the type that it gives, None where that depends."""

    name: str
    separators: frozenset[str] = frozenset()
    dropped: frozenset[str] = frozenset()
    result: str | None = None
    since: int = 15
    function: str | None = None  # the function of pg_catalog that it calls

    @property
    def has_words(self) -> bool:
        return bool(self.separators or self.dropped)

    def separates(self, word: str, value_ended: bool, after: str) -> bool:
        """Whether the word stands between two operands here."""
        return word in self.separators and (value_ended or word in ("from", "for"))

    def drops(self, word: str, after: str, before: str, value_ended: bool) -> bool:
        """Whether the word only says how the call works."""
        if word not in self.dropped:
            return False
        if word in _ALWAYS:
            return True
        if word in ("null", "error", "empty", "true", "false", "unknown", "absent"):
            return (
                after == "on"
                or before in ("empty",)
                or (word != "null" and before == "on")
                or (word in ("null", "error", "empty") and before == "on")
            )
        return (
            value_ended
            or before in ("(", ",")
            or before in self.dropped
            or before in self.separators
        )


_ALWAYS = frozenset(
    (
        "both leading trailing document content passing preserve strip whitespace "
        "unconditional conditional wrapper quotes unique keys scalar standalone"
    ).split()
)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_JSON = _words(
    "format json encoding utf8 on null error empty absent true false unknown array object with"
    " without wrapper unconditional conditional unique keys keep omit quotes scalar string key"
)
_JSON_SEPARATORS = _words("passing default value")

CONSTRUCTS = {
    construct.name: construct
    for construct in (
        Construct("coalesce"),
        Construct("greatest"),
        Construct("least"),
        Construct("nullif"),
        Construct("grouping", result="int4"),
        Construct("treat"),
        Construct("row"),
        Construct("xmlnamespaces", dropped=_words("default")),
        Construct("extract", _words("from"), result="numeric"),
        Construct("position", _words("in"), result="int4"),
        Construct("overlay", _words("placing from for"), result=None),
        Construct("substring", _words("from for similar escape"), result=None),
        Construct("trim", _words("from"), _words("both leading trailing"), result=None),
        Construct("normalize", dropped=_words("nfc nfd nfkc nfkd"), result="text"),
        Construct("xmlconcat", result="xml"),
        Construct("xmlelement", dropped=_words("name"), result="xml"),
        Construct("xmlattributes", dropped=_words("version"), result="xml"),
        Construct("xmlforest", dropped=_words("version"), result="xml"),
        Construct(
            "xmlparse",
            dropped=_words("document content preserve strip whitespace"),
            result="xml",
        ),
        Construct("xmlpi", dropped=_words("name"), result="xml"),
        Construct("xmlroot", dropped=_words("version standalone yes no value"), result="xml"),
        Construct("xmlexists", _words("passing"), _words("by ref value"), result="bool"),
        Construct("xmlserialize", dropped=_words("document content indent no"), result=None),
        Construct("xmltable", _words("passing"), _words("by ref value")),
        Construct("json_table", _JSON_SEPARATORS, _JSON, since=17),
        Construct("json_value", _JSON_SEPARATORS, _JSON, result="text", since=17),
        Construct("json_query", _JSON_SEPARATORS, _JSON, result="jsonb", since=17),
        Construct("json_exists", _JSON_SEPARATORS, _JSON, result="bool", since=17),
        Construct(
            "json_object", _JSON_SEPARATORS, _JSON, result="json", since=16, function="json_object"
        ),
        Construct("json_array", _JSON_SEPARATORS, _JSON, result="json", since=16),
        Construct("json_objectagg", _JSON_SEPARATORS, _JSON, result="json", since=16),
        Construct("json_arrayagg", _JSON_SEPARATORS, _JSON, result="json", since=16),
        Construct("json_scalar", _JSON_SEPARATORS, _JSON, result="json", since=17),
        Construct("json_serialize", _JSON_SEPARATORS, _JSON, result="text", since=17),
        Construct("json", _JSON_SEPARATORS, _JSON, result="json", since=17),
        Construct("merge_action", result="text", since=17),
    )
}
