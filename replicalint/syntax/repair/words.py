"""Which words and marks mean what, by the place where they stand."""

from __future__ import annotations

from sqlglot.tokenizer_core import TokenType

# In the place of a value, these words begin something; by the word that follows or went before.
PAIRS_BEFORE = {
    ("with", "recursive"),
    ("as", "materialized"),
    ("not", "materialized"),
    ("nulls", "first"),
    ("nulls", "last"),
    ("do", "nothing"),
    ("do", "update"),
    ("update", "set"),
    ("then", "update"),
    ("then", "insert"),
    ("then", "delete"),
    ("as", "insert"),
    ("as", "update"),
    ("as", "delete"),
    ("as", "merge"),
    ("(", "insert"),
    ("(", "update"),
    ("(", "delete"),
    ("(", "merge"),
    (")", "insert"),
    (")", "update"),
    (")", "delete"),
    (")", "merge"),
    ("not", "matched"),
    ("when", "matched"),
    ("on", "conflict"),
    ("for", "update"),
    ("for", "share"),
    ("for", "key"),
    ("for", "no"),
    ("no", "key"),
    ("key", "update"),
    ("key", "share"),
    ("skip", "locked"),
    ("insert", "into"),
    ("overriding", "user"),
    ("overriding", "system"),
    ("fetch", "first"),
    ("fetch", "next"),
    ("with", "ties"),
    ("current", "of"),
    ("matched", "by"),
    ("by", "source"),
    ("by", "target"),
    ("with", "ordinality"),
    ("or", "replace"),
    ("where", "current"),
    ("search", "depth"),
    ("search", "breadth"),
    ("depth", "first"),
    ("breadth", "first"),
    ("first", "by"),
}
PAIRS_AFTER = {
    ("partition", "by"),
    ("rows", "from"),
    ("current", "row"),
    ("nulls", "first"),
    ("nulls", "last"),
    ("at", "time"),
    ("within", "group"),
    ("search", "depth"),
    ("search", "breadth"),
    ("skip", "locked"),
    ("overriding", "user"),
    ("overriding", "system"),
}
WINDOW_WORDS = frozenset(
    "rows range groups unbounded preceding following current row partition by order".split()
)
INFIX_TYPE_WORDS = frozenset(
    (
        "natural left right full inner outer cross join "
        "like ilike similar is isnull notnull overlaps"
    ).split()
)
INTO_OPTIONS = frozenset("temporary temp local global unlogged table".split())
LOCK_WORDS = frozenset(["update", "share", "key", "no", "of", "nowait", "skip", "locked"])
STATEMENT_WORDS = frozenset("select insert update delete merge with values table".split())
CLAUSES = frozenset(
    (
        "select from where group having window order limit offset fetch for set values "
        "returning union intersect except into"
    ).split()
)
# Clauses whose last word is one of a value, where no alias can follow.
ENDING_WITH_VALUES = frozenset("where group having window order limit offset fetch".split())
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
COMPARISON = {
    "=": TokenType.EQ,
    "<": TokenType.LT,
    ">": TokenType.GT,
    "<=": TokenType.LTE,
    ">=": TokenType.GTE,
    "<>": TokenType.NEQ,
    "!=": TokenType.NEQ,
}
ARITHMETIC = {
    "+": TokenType.PLUS,
    "-": TokenType.DASH,
    "*": TokenType.STAR,
    "/": TokenType.SLASH,
    "%": TokenType.MOD,
    "^": TokenType.CARET,
}
MARKS = {
    "(": TokenType.L_PAREN,
    ")": TokenType.R_PAREN,
    "[": TokenType.L_BRACKET,
    "]": TokenType.R_BRACKET,
    ",": TokenType.COMMA,
    ".": TokenType.DOT,
    "::": TokenType.DCOLON,
    ":=": TokenType.COLON_EQ,
    ":": TokenType.COLON,
}


ENDS_OF_VALUES = frozenset(["null", "true", "false", "case", "not", "array"])
JSON_WORDS = frozenset(["value", "absent", "returning", "without", "unique"])
TYPE_CALLS = frozenset(
    ("varchar character char bit numeric decimal dec time timestamp interval float nchar").split()
)


def value_word_type(word: str) -> str | None:
    """The type of CURRENT_DATE and its like; None for any other word."""
    return VALUE_WORDS.get(word)
