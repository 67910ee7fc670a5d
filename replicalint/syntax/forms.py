"""What form a part of a statement has whose rest stands elsewhere: tried by its first word first.

```sql
LEFT JOIN public.apps a ON a.owner_org = o.id   -- a FROM clause
o.created_at DESC                               -- a sort list
```
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..source import Form
from .grammar import NotReadable, tokenised_part
from .lexeme import Kind, Lexeme
from .lexer import MAX_LEXEMES, Lexer
from .work import deep_recursion

_QUERIES = "select values table"
_ARMS = "union intersect except"
_WRITES = "insert update delete merge"
_COMMANDS = (
    "alter analyze begin call close cluster comment commit copy create deallocate declare discard "
    "do drop end execute explain grant listen load lock move notify prepare refresh reindex "
    "release reset revoke rollback savepoint security show start truncate unlisten vacuum"
)
_ALONE = ("begin", "commit", "rollback", "end")
_CLAUSES = "where on and or group having window order limit offset fetch for"
_JOINS = "from join left right full inner cross natural lateral ,"
_RESTS = "is isnull notnull in like ilike similar between collate at"
# By the first word, the forms that it can begin, the likeliest first.
_BY_FIRST_WORD: Mapping[str, tuple[Form, ...]] = {
    **dict.fromkeys(_QUERIES.split(), (Form.QUERY,)),
    **dict.fromkeys(_ARMS.split(), (Form.SET_OPERATION,)),
    **dict.fromkeys(_WRITES.split(), (Form.STATEMENTS,)),
    **dict.fromkeys(_COMMANDS.split(), (Form.EXPRESSION, Form.STATEMENTS)),
    **dict.fromkeys(_CLAUSES.split(), (Form.CONDITION, Form.REST)),
    **dict.fromkeys(_JOINS.split(), (Form.FROM_CLAUSE, Form.FROM_ITEM)),
    **dict.fromkeys(_RESTS.split(), (Form.REST,)),
    **dict.fromkeys(("asc", "desc", "nulls"), (Form.SORT_LIST,)),
    "with": (Form.QUERY, Form.WITH_LIST),
    "set": (Form.SET_LIST, Form.STATEMENTS),
    "returning": (Form.SELECT_LIST,),
}
_OTHERS = (
    Form.EXPRESSION,
    Form.SELECT_LIST,
    Form.CONDITION,
    Form.SORT_LIST,
    Form.REST,
    Form.FROM_ITEM,
    Form.FROM_CLAUSE,
    Form.WITH_LIST,
    Form.SET_LIST,
    Form.QUERY,
)


def form_of(text: str) -> Form:
    """The first form as which a part of a statement can be read.

    One that cannot be read as any is an expression, or what its first word begins; of a text with
    `;` between words nothing is a part.
    """
    lexemes = _lexemes(text)
    if lexemes is None:
        return Form.STATEMENTS
    if not lexemes:
        return Form.EXPRESSION
    if len(lexemes) == 1 and lexemes[0].kind is Kind.WORD and lexemes[0].text in _ALONE:
        return Form.STATEMENTS
    likely = _likely(lexemes)
    for form in dict.fromkeys((*likely, *_OTHERS)):
        if form is Form.STATEMENTS:
            break
        if _is(form, lexemes):
            return form
    return likely[-1] if likely else Form.EXPRESSION


def _likely(lexemes: Sequence[Lexeme]) -> tuple[Form, ...]:
    """The forms that the first word can begin."""
    first = lexemes[0].text if lexemes[0].kind in (Kind.WORD, Kind.PUNCTUATION) else ""
    if first == "not" and lexemes[1:] and lexemes[1].text in _RESTS.split():
        return (Form.REST,)
    return _BY_FIRST_WORD.get(first, ())


def _lexemes(text: str) -> list[Lexeme] | None:
    """The words of a text; None where they are several statements, or not all can be told."""
    found: list[Lexeme] = []
    for group in Lexer(text, has_commands=False).groups():
        if group.error is not None or (found and group.lexemes):
            return None
        found = found or group.lexemes
    return found if len(found) <= MAX_LEXEMES else None


def _is(form: Form, lexemes: Sequence[Lexeme]) -> bool:
    """Whether the words can be read as a part of that form."""
    try:
        with deep_recursion():
            tokenised_part(form, lexemes)
    except (NotReadable, RecursionError):
        return False
    return True
