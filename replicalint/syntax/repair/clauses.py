"""Clauses that change no structure, or that sqlglot does not know: one function a clause.

The file is as long as the list of those clauses; the functions know nothing of each other.
"""

from __future__ import annotations

from collections.abc import Callable

from sqlglot.tokenizer_core import TokenType

from ...name import Name
from ..lexer import Kind
from .constructs import Construct
from .words import ENDS_OF_VALUES, INTO_OPTIONS, STATEMENT_WORDS, VALUE_WORDS
from .writer import KEYWORDS, Frame, NotReadable, Writer


def is_inheritance_star(w: Writer) -> bool:
    """`FROM t *`: with the tables that inherit from it, as always."""
    if w.frames[-1].clause not in ("from", "update", "delete"):
        return False
    after = w.text(1)
    follows = w.kind(1)
    if follows is None or after in (",", ")"):
        return w.text(-1) != ")"
    return w.categories.get(after) in ("R", "T") and after not in ENDS_OF_VALUES


def skip_exclusion(w: Writer) -> None:
    while w.text(0) not in (")", ""):
        w.at += 1
    w.value_ended = True


def grouping(w: Writer, word: str, after: str) -> bool:
    """CUBE (...), ROLLUP (...), GROUPING SETS (...): what they hold is grouped by."""
    if word in ("cube", "rollup") and after == "(":
        w.at += 1
    elif (word, after) == ("grouping", "sets"):
        w.at += 2
    else:
        return False
    return True


def is_merge_join(w: Writer) -> bool:
    """`MERGE INTO t USING a JOIN b ON ... ON ...`: finds the ON of MERGE itself."""
    depth = 0
    has_join = False
    condition = -1
    for place in range(w.at, len(w.lexemes)):
        text = w.lexemes[place].text
        if w.lexemes[place].kind is Kind.PUNCTUATION:
            depth += (text == "(") - (text == ")")
        elif depth == 0 and w.lexemes[place].kind is Kind.WORD:
            if text == "when":
                break
            has_join = has_join or text == "join"
            condition = place if text == "on" else condition
    if not has_join or w.lexemes[0].text not in ("merge", "with"):
        return False
    w.merge_condition = condition
    return text == "when" and condition > 0


def lock(w: Writer, number: int) -> None:
    """Notes FOR [NO KEY] UPDATE and FOR [KEY] SHARE."""
    last = number + 1
    while w.lexemes[last].text in ("no", "key") and last + 1 < len(w.lexemes):
        last += 1
    words = " ".join(lexeme.text for lexeme in w.lexemes[number : last + 1]).upper()
    w.marks.locks.append((f"SELECT {words}", number, last))


def collate(w: Writer) -> None:
    w.at += 1
    name, start, end = dotted_name(w)
    w.marks.collations.append((name, start, end))
    w.value_ended = True


def dotted_name(w: Writer) -> tuple[Name, int, int]:
    first = w.at
    parts: list[str] = []
    while w.kind(0) in (Kind.WORD, Kind.QUOTED):
        parts.append(w.lexemes[w.at].text)
        w.at += 1
        if w.text(0) != ".":
            break
        w.at += 1
    if not parts:
        raise NotReadable("expected a name", min(first, len(w.lexemes) - 1))
    name = Name(parts[-2] if len(parts) > 1 else "", parts[-1])
    return name, w.lexemes[first].start, w.lexemes[w.at - 1].end


def sample(w: Writer) -> None:
    """TABLESAMPLE method (arguments) REPEATABLE (seed): neither changes what is in scope."""
    w.at += 1
    name, start, end = dotted_name(w)
    w.marks.sampling.append((name, start, end))
    skip_parenthesis(w)
    if w.text(0) == "repeatable":
        w.at += 1
        skip_parenthesis(w)
    w.value_ended = True


def skip_parenthesis(w: Writer) -> None:
    depth = 0
    while w.at < len(w.lexemes):
        text = w.text(0)
        if text == "select":
            raise NotReadable("a query inside TABLESAMPLE", w.at)
        depth += (text == "(") - (text == ")")
        w.at += 1
        if depth <= 0:
            return


def is_predicate(w: Writer) -> None:
    """IS [NOT] NULL | TRUE | DISTINCT FROM | DOCUMENT | JSON ... | NORMALIZED."""
    number = w.at
    w.keyword("is", number)
    w.at += 1
    if w.text(0) == "not":
        w.keyword("not", w.at)
        w.at += 1
    word = w.text(0)
    if word == "distinct":
        w.keyword("distinct", w.at)
        w.at += 1
        return
    if word not in ("null", "true", "false"):
        skip_predicate(w)
        w.keyword("null", number)
        w.value_ended = True


def skip_predicate(w: Writer) -> None:
    word = w.text(0)
    if word not in ("unknown", "document", "json", "normalized", "nfc", "nfd", "nfkc", "nfkd"):
        raise NotReadable("expected a predicate after IS", min(w.at, len(w.lexemes) - 1))
    w.at += 1
    if word.startswith("nf"):
        w.at += w.text(0) == "normalized"
    if word == "json":
        w.note_recent("IS JSON", 16, w.at - 1, w.at - 1)
        w.at += w.text(0) in ("value", "array", "object", "scalar")
        if w.text(0) in ("with", "without") and w.text(1) == "unique":
            w.at += 2
            w.at += w.text(0) == "keys"


def ordering_operator(w: Writer) -> None:
    """ORDER BY x USING <."""
    lexeme = w.lexemes[w.at + 1]
    w.marks.lone_operators.append((Name("", lexeme.text), lexeme.start, lexeme.end))
    w.at += 2
    w.value_ended = True


def at_time_zone(w: Writer) -> None:
    number = w.at
    if w.text(1) == "local":
        w.note_recent("AT LOCAL", 17, number, number + 1)
        w.at += 2
        w.value_ended = True
        return
    for word in ("at", "time", "zone"):
        w.keyword(word, number)
    w.at += 3


def skip_search_or_cycle(w: Writer) -> None:
    """SEARCH and CYCLE add columns to a recursive query: noted for the query before."""
    names: list[int] = []
    ends = (")", ",", *STATEMENT_WORDS)
    while w.text(0) not in ends and w.at < len(w.lexemes):
        if w.text(-1) in ("set", "using") and w.kind(0) in (Kind.WORD, Kind.QUOTED):
            names.append(w.at)
        w.at += 1
        while w.text(0) == "," and w.text(2) in (",", "set"):
            w.at += 1
    w.marks.extra_names.extend(names)
    w.value_ended = True


def table_query(w: Writer) -> None:
    """`TABLE t` is `SELECT * FROM t`."""
    number = w.at
    w.keyword("select", number)
    w.emit(TokenType.STAR, str(number), number)
    w.keyword("from", number)
    w.at += 1
    if w.text(0) == "only":
        w.at += 1


def values_after_with(w: Writer, frame: Frame) -> None:
    """`WITH ... VALUES (1)` is `WITH ... SELECT * FROM (VALUES (1))` to sqlglot."""
    number = w.at
    w.keyword("select", number)
    w.emit(TokenType.STAR, str(number), number)
    w.keyword("from", number)
    w.emit(TokenType.L_PAREN, "(", number)
    frame.unclosed += 1
    w.marks.has_values_after_with = True
    frame.clause = "values"
    w.keyword("values", number)
    w.at += 1


def order_by_nothing(w: Writer) -> None:
    """Before LIMIT and OFFSET where an alias could stand: to see whether they are one, sqlglot
    reads the whole clause, and then once more; in a query in a query, both times twice.
    """
    w.emit(KEYWORDS["ORDER BY"], "ORDER BY", w.at)
    w.emit(TokenType.NULL, "NULL", w.at)


def begin_values(w: Writer, frame: Frame) -> None:
    """VALUES as a WITH query and as an arm of UNION, which sqlglot makes a query over a copy of it.

    Copies of what holds copies are as many as the levels, and each is as large as what it holds. A
    WITH query in parentheses and an arm with an alias are left as they are.
    """
    if w.text(-1) == "(" and w.text(-2) in ("as", "materialized"):
        w.emit(TokenType.L_PAREN, "(", w.at)
        frame.unclosed += 1
    frame.is_arm_of_values = _may_be_arm(w)


def _may_be_arm(w: Writer) -> bool:
    before = w.text(-1)
    if before == "(":
        around = (f for f in reversed(w.frames[:-1]) if f.clause or f.kind)
        return next(around, w.frames[0]).clause not in ("from", "using", "into", "target")
    return before in ("", "union", "intersect", "except", "all", "distinct")


def name_values(w: Writer) -> None:
    """An alias that stands for no lexeme."""
    w.frames[-1].is_arm_of_values = False
    w.emit(TokenType.ALIAS, "AS", w.at)
    w.emit(TokenType.IDENTIFIER, "-1", w.at)


def close(w: Writer, frame: Frame, number: int) -> None:
    for _ in range(frame.unclosed):
        w.emit(TokenType.R_PAREN, ")", number)
    frame.unclosed = 0


def join_alias(w: Writer, closed: Frame) -> None:
    """`USING (a, b) AS j`: sqlglot knows no alias here."""
    if closed.kind == "using" and w.text(1) == "as" and w.kind(2) is not None:
        w.marks.join_aliases[closed.number] = w.at + 2
        w.lexemes_to_skip = 2


def skip_interval_fields(w: Writer) -> None:
    while w.text(0) in ("year", "month", "day", "hour", "minute", "second", "to"):
        w.at += 1
        if w.text(0) == "(" and w.kind(1) is Kind.NUMBER and w.text(2) == ")":
            w.at += 3


def string_after_parenthesis(w: Writer) -> bool:
    depth = 0
    for lexeme in w.lexemes[w.at + 1 : w.at + 12]:
        if lexeme.kind is Kind.PUNCTUATION and lexeme.text in "()":
            depth += 1 if lexeme.text == "(" else -1
        elif depth == 0:
            return lexeme.kind is Kind.STRING
    return False


_SUBSCRIPTS = (Kind.QUOTED, Kind.NUMBER, Kind.STRING, Kind.PARAM, Kind.OPERATOR)


def target_column(w: Writer) -> None:
    """A column that INSERT writes: of `a[1].field` the column alone."""
    w.identifier(w.at)
    w.at += 1
    while w.text(0) not in (",", ")", ""):
        w.at += 1
        while w.kind(0) in _SUBSCRIPTS:
            w.at += 1


def alias_column(w: Writer) -> bool:
    """A column of an alias list, with its type in a column definition list."""
    if w.text(-1) not in ("(", ","):
        return False
    number = w.at
    w.identifier(number)
    w.at += 1
    if w.text(0) not in (",", ")", ""):
        read = w.types.read(w.at)
        if read is None:
            raise NotReadable("expected a type", w.at)
        found, after = read
        w.type(w.at, found)
        w.at = after
    return True


def value_in_from(w: Writer, word: str) -> None:
    """`FROM current_date` is a call without parentheses."""
    w.marks.constructs[w.at] = Construct(word, result=VALUE_WORDS[word])
    w.identifier(w.at)
    w.emit(TokenType.L_PAREN, "(", w.at)
    w.emit(TokenType.R_PAREN, ")", w.at)


# -- words that begin more than themselves. Each gets its own place and stands after it; False means
# -- that the word is to be written as it is.


def _by(w: Writer, number: int, frame: Frame) -> bool:
    """GROUP BY, ORDER BY, PARTITION BY are one token each."""
    if w.text(0) != "by":
        return False
    upper = f"{w.lexemes[number].text} by".upper()
    w.emit(KEYWORDS[upper], upper, number)
    w.value_ended = False
    w.at += 1
    return True


def _similar(w: Writer, number: int, frame: Frame) -> bool:
    if w.text(0) != "to":
        return False
    w.emit(KEYWORDS["SIMILAR TO"], "SIMILAR TO", number)
    w.value_ended = False
    w.at += 1
    return True


def _using(w: Writer, number: int, frame: Frame) -> bool:
    """MERGE ... USING a JOIN b ON ... ON ...: sqlglot wants the join in parentheses."""
    if frame.clause != "into":
        return False  # that of a join
    frame.clause = "using"
    if not is_merge_join(w):
        return False
    w.keyword("using", number)
    w.emit(TokenType.L_PAREN, "(", number)
    frame.unclosed += 1
    return True


def _on(w: Writer, number: int, frame: Frame) -> bool:
    if number == w.merge_condition:
        close(w, frame, number)
    return False


def _current(w: Writer, number: int, frame: Frame) -> bool:
    """WHERE CURRENT OF cursor: a condition that names no column."""
    if w.text(0) != "of":
        return False
    w.keyword("true", number)
    w.at += 2
    w.value_ended = True
    return True


def _for(w: Writer, number: int, frame: Frame) -> bool:
    if w.text(0) in ("update", "share", "no", "key"):
        lock(w, number)
    return False


def _end(w: Writer, number: int, frame: Frame) -> bool:
    w.cases -= 1
    w.keyword("end", number)
    w.value_ended = True
    return True


def _case(w: Writer, number: int, frame: Frame) -> bool:
    w.cases += 1
    return False


def _some(w: Writer, number: int, frame: Frame) -> bool:
    w.keyword("any", number)
    return True


def _array(w: Writer, number: int, frame: Frame) -> bool:
    """`ARRAY[...]`: after its own word sqlglot reads the values as bounds of a type, then again."""
    if w.text(0) != "[":
        return False
    w.emit(TokenType.VAR, "ARRAY", number)
    w.value_ended = False
    return True


def _into(w: Writer, number: int, frame: Frame) -> bool:
    w.keyword("into", number)
    while w.text(0) in INTO_OPTIONS:
        w.at += 1
    return True


def _insert(w: Writer, number: int, frame: Frame) -> bool:
    """MERGE ... THEN INSERT VALUES: sqlglot wants something between the two words."""
    if w.text(-2) != "then" or w.text(0) not in ("values", "default", "overriding"):
        return False
    w.keyword("insert", number)
    w.emit(TokenType.VAR, "ROW", number)
    if w.text(0) == "overriding":
        w.at += 3
    if w.text(0) == "default":
        w.at += 2
        w.value_ended = True
    return True


def _by_source(w: Writer, number: int, frame: Frame) -> bool:
    """WHEN NOT MATCHED BY SOURCE and BY TARGET of MERGE."""
    if w.text(-2) == "by" and w.text(-3) == "matched":
        word = w.lexemes[number].text.upper()
        w.note_recent(f"WHEN NOT MATCHED BY {word}", 17, number - 1, number)
    return False


def _returning(w: Writer, number: int, frame: Frame) -> bool:
    """`RETURNING WITH (OLD AS o, NEW AS n)`: names for the versions of a row, since 18."""
    if (w.text(0), w.text(1)) == ("with", "("):
        first = w.at
        versions: dict[str, str] = {}
        while w.text(0) != ")" and w.at < w.count:
            if w.text(1) == "as" and w.kind(2) in (Kind.WORD, Kind.QUOTED):
                versions[w.text(0)] = w.lexemes[w.at + 2].text
            w.at += 1
        w.note_recent("RETURNING WITH", 18, first, min(w.at, w.count - 1))
        w.marks.row_versions[number] = versions
        w.at += 1
    w.keyword("returning", number)
    return True


BEGINNINGS: dict[str, Callable[[Writer, int, Frame], bool]] = {
    "group": _by,
    "order": _by,
    "partition": _by,
    "similar": _similar,
    "using": _using,
    "on": _on,
    "current": _current,
    "for": _for,
    "end": _end,
    "case": _case,
    "some": _some,
    "array": _array,
    "into": _into,
    "insert": _insert,
    "returning": _returning,
    "source": _by_source,
    "target": _by_source,
}
