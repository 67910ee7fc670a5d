"""Parts of statements, each read as the query that it could be a part of: `SELECT` expression."""

from __future__ import annotations

from sqlglot import exp

from ..source import Form
from .lexer import Kind, Lexeme

# The words that make a query of a part, and what of a SELECT the part may be.
_BEFORE = {
    Form.EXPRESSION: ("select",),
    Form.SELECT_LIST: ("select",),
    Form.FROM_ITEM: ("select", "from"),
    Form.CONDITION: ("select", "where"),
}
_WITHIN = {
    Form.EXPRESSION: frozenset(("expressions",)),
    Form.SELECT_LIST: frozenset(("expressions",)),
    Form.FROM_ITEM: frozenset(("from_", "joins", "laterals")),
    Form.CONDITION: frozenset(
        ("where", "group", "having", "windows", "order", "limit", "offset", "locks")
    ),
}
# What may stand at the end of a query without a condition before it.
_CLAUSES = ("where", "group", "having", "window", "order", "limit", "offset", "fetch", "for")


def as_query(form: Form, lexemes: list[Lexeme]) -> list[Lexeme]:
    """The lexemes of a query that holds the part; what is added takes no room in the text."""
    first = lexemes[0].text if lexemes[0].kind is Kind.WORD else ""
    before = _BEFORE[form]
    if form is Form.CONDITION and first in _CLAUSES:
        before = ("select",)
    elif form is Form.CONDITION and first in ("and", "or"):
        before = (*before, "true")
    start = lexemes[0].start
    return [*(Lexeme(Kind.WORD, word, start, start) for word in before), *lexemes]


def holds_only(form: Form, root: exp.Expr) -> bool:
    """Whether the query that was read has nothing but the part in it."""
    if not isinstance(root, exp.Select):
        return False
    if not _WITHIN[form].issuperset(key for key, value in root.args.items() if value):
        return False
    if form is not Form.EXPRESSION:
        return True
    return len(root.expressions) == 1 and not isinstance(root.expressions[0], (exp.Alias, exp.Star))
