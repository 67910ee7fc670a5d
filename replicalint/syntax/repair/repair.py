"""Tokens PostgreSQL accepts become tokens sqlglot accepts: structure for sqlglot, words for us.

What sqlglot gets is a small dialect that it reads reliably. A token's text is the number of the
lexeme that it stands for, so that the tree leads back to names, constants, types and operators as
they are written, whatever sqlglot would have made of them:

- every name and every function that is called is a quoted identifier;
- every constant and every parameter is a number or a string;
- every operator but comparison and arithmetic is `OPERATOR(n)`, which has PostgreSQL's precedence;
- every type name is one identifier; a typed constant is a CAST;
- calls with a grammar of their own (EXTRACT, XMLTABLE, JSON_VALUE, ...) are plain calls;
- clauses that name things but change no structure (COLLATE, TABLESAMPLE, USING operator) are
  taken out and noted in `Marks`.

This file is the pass itself: what a word is by the place where it stands. Its length is that of
the question; clauses and calls that are taken apart as a whole have files of their own.
"""

from __future__ import annotations

from collections.abc import Callable

from sqlglot.tokenizer_core import Token, TokenType

from ...name import Name
from ..lexer import Kind, Lexeme
from . import calls, clauses
from .constructs import CONSTRUCTS
from .words import (
    ARITHMETIC,
    CLAUSES,
    COMPARISON,
    ENDING_WITH_VALUES,
    INFIX_TYPE_WORDS,
    LOCK_WORDS,
    MARKS,
    PAIRS_AFTER,
    PAIRS_BEFORE,
    STATEMENT_WORDS,
    TYPE_CALLS,
    VALUE_WORDS,
    WINDOW_WORDS,
)
from .writer import Frame, Marks, NotReadable, Writer

# Both of sqlglot's parsers read this far without running out of stack.
MAX_NESTING = 150


def repair(lexemes: list[Lexeme]) -> tuple[list[Token], Marks]:
    """The tokens and the marks for the lexemes of one query; raises NotReadable."""
    w = Writer(lexemes, _read_one)
    count, texts, frames, a_word = len(lexemes), w.texts, w.frames, Kind.WORD
    while w.at < count:
        at = w.at
        lexeme = lexemes[at]
        # The `o` and the `id` of `o.id` are half of all words, and nothing but names.
        if lexeme.kind is a_word and _is_plain_part(w, texts[at - 1], texts[at + 1]):
            w.identifier(at)
            w.at = at + 1
            w.prefixes = 0
            continue
        _HANDLERS[lexeme.kind](w, lexeme)
        if w.value_ended:
            w.prefixes = 0
            continue
        w.prefixes += 1
        if len(frames) + w.cases + w.prefixes // 2 > MAX_NESTING:
            raise NotReadable(f"statement is nested more than {MAX_NESTING} levels deep", w.at - 1)
    clauses.close(w, frames[0], count - 1)
    return w.tokens, w.marks


def _is_plain_part(w: Writer, before: str, after: str) -> bool:
    """Whether a word between these two is a part of a dotted name, and no call."""
    if w.may_hold_typed_constants or w.frames[-1].kind == "targets":
        return False
    return before != "as" if after == "." else before == "." and after != "("


def _read_one(w: Writer) -> None:
    lexeme = w.lexemes[w.at]
    _HANDLERS[lexeme.kind](w, lexeme)


def _unreadable(w: Writer, lexeme: Lexeme) -> None:
    if lexeme.kind is Kind.NAME_PARAM:
        raise NotReadable(f"the name {lexeme.text} is filled in by psql", w.at)
    if len(lexeme.text) > 1:
        what = "parameter" if lexeme.text[0] == "$" else "numeric literal"
        raise NotReadable(f'trailing junk after {what} at or near "{lexeme.text}"', w.at)
    raise NotReadable(f"unexpected {lexeme.text!r}", w.at)


def _number(w: Writer, lexeme: Lexeme) -> None:
    if lexeme.kind is Kind.NUMBER and not lexeme.text.isdigit():
        text = lexeme.text
        if "_" in text or text[1:2] in ("x", "X", "o", "O", "b", "B"):
            w.note_recent(f'the number "{text}"', 16, w.at, w.at)
    w.constant(w.at)
    w.at += 1


def _string(w: Writer, lexeme: Lexeme) -> None:
    w.emit(TokenType.STRING, str(w.at), w.at)
    w.value_ended = True
    w.at += 1


def _quoted(w: Writer, lexeme: Lexeme) -> None:
    if w.text(-1) == "as" and w.frames[-1].kind == "cast":
        _alias_after_as(w, "", w.frames[-1])
        return
    if not w.value_ended and _typed_constant(w):
        return
    if w.frames[-1].kind == "alias" and clauses.alias_column(w):
        return
    if w.frames[-1].kind == "targets":
        clauses.target_column(w)
        return
    _name(w)


def _name(w: Writer) -> None:
    """A name; where it names a call or an alias, what its parenthesis holds is known."""
    number = w.at
    was_alias = w.value_ended or w.texts[number - 1] == "as"
    w.identifier(number)
    w.at = number + 1
    if w.texts[number + 1] == "(":
        if w.frames[-1].clause == "into" and w.text(1) not in STATEMENT_WORDS:
            w.frames[-1].clause = "target"  # its list comes once
            w.open("targets")
        elif was_alias and w.text(-2) != ".":
            w.open("alias")
        else:
            w.open("call")


def _mark(w: Writer, lexeme: Lexeme) -> None:
    mark = lexeme.text
    if mark == ".":
        w.emit(TokenType.DOT, mark, w.at)
        w.value_ended = False
        w.at += 1
        return
    frame = w.frames[-1]
    if mark == "(":
        w.open(_paren_kind(w), number=w.at + 1)
    elif mark == ")":
        if len(w.frames) > 1:
            closed = w.frames.pop()
            clauses.close(w, closed, w.at)
            clauses.join_alias(w, closed)
        if w.tokens and w.tokens[-1].token_type is TokenType.COMMA:
            w.tokens.pop()
        w.emit(TokenType.R_PAREN, ")", w.at)
        if w.frames[-1].is_arm_of_values and w.text(1) != ",":
            clauses.name_values(w)
        w.value_ended = frame.kind != "distinct on"
        w.at += 1 + w.lexemes_to_skip
        w.lexemes_to_skip = 0
    elif mark == "[":
        w.frames.append(Frame("subscript" if w.value_ended else ""))
        w.emit(TokenType.L_BRACKET, "[", w.at)
        w.value_ended = False
        w.at += 1
    elif mark == "]":
        _close_bracket(w)
    elif mark == "::":
        _cast(w)
    elif mark == ":" and frame.kind == "subscript":
        if w.tokens[-1].token_type not in (TokenType.L_BRACKET, TokenType.COMMA):
            w.emit(TokenType.COMMA, ",", w.at)
        w.value_ended = False
        w.at += 1
    elif mark == ":" and frame.kind == "construct":
        w.comma(w.at)
        w.at += 1
    elif mark in MARKS:
        if mark != "," or w.tokens[-1].token_type is not TokenType.L_PAREN:
            w.emit(MARKS[mark], mark, w.at)
        w.value_ended = False
        w.at += 1
    else:
        raise NotReadable(f'unexpected "{mark}"', w.at)


def _paren_kind(w: Writer) -> str:
    before = w.text(-1)
    if before == "using" and w.text(1) not in STATEMENT_WORDS and w.text(1) != "(":
        return "using"
    if before == "on" and w.text(-2) == "distinct":
        return "distinct on"
    if before == "over" or (before == "as" and w.frames[-1].clause == "window"):
        return "window"
    if before == "as" and w.text(1) not in STATEMENT_WORDS and w.text(1) != "(":
        return "alias"
    return ""


def _close_bracket(w: Writer) -> None:
    """Ends `[`; a second subscript keeps sqlglot from changing the first."""
    frame = w.frames.pop() if len(w.frames) > 1 else w.frames[0]
    if frame.kind == "subscript":
        if w.tokens[-1].token_type not in (TokenType.L_BRACKET, TokenType.COMMA):
            w.emit(TokenType.COMMA, ",", w.at)
        w.emit(TokenType.NULL, "NULL", w.at)
        w.emit(TokenType.COMMA, ",", w.at)
        w.emit(TokenType.NULL, "NULL", w.at)
    w.emit(TokenType.R_BRACKET, "]", w.at)
    w.value_ended = True
    w.at += 1


def _cast(w: Writer) -> None:
    read = w.types.read(w.at + 1)
    if read is None:
        raise NotReadable("expected a type after ::", w.at)
    found, after = read
    w.emit(TokenType.DCOLON, "::", w.at)
    w.type(w.at + 1, found)
    w.at = after


def _operator(w: Writer, lexeme: Lexeme) -> None:
    text = lexeme.text
    if text == "*" and not w.value_ended:
        w.emit(TokenType.STAR, str(w.at), w.at)
        w.value_ended = True
        w.at += 1
        return
    if text == "*" and clauses.is_inheritance_star(w):
        w.at += 1
        return
    if text == "=>":
        _named_argument(w)
        return
    if w.value_ended:
        _infix(w, text)
    else:
        _prefix(w, text)
    w.at += 1


def _named_argument(w: Writer) -> None:
    w.emit(TokenType.FARROW, "=>", w.at)
    w.value_ended = False
    w.at += 1


def _infix(w: Writer, text: str) -> None:
    kind = COMPARISON.get(text) or ARITHMETIC.get(text)
    if kind is not None:
        w.emit(kind, text, w.at)
        w.value_ended = False
        return
    if text == "%%" and any("%" in x.text for x in w.lexemes if x.kind is Kind.PARAM):
        w.emit(TokenType.MOD, "%", w.at)
        w.value_ended = False
        return
    if text.startswith("??") and any(x.text == "?" for x in w.lexemes):
        text = text[1:]
    w.operator_call(w.at, Name("", text))


def _prefix(w: Writer, text: str, name: Name | None = None, number: int | None = None) -> None:
    place = w.at if number is None else number
    if text in "+-" and name is None:
        w.emit(TokenType.DASH, "-", place)
        w.value_ended = False
        return
    name = name or Name("", text)
    last = w.tokens[-1].token_type if w.tokens else None
    if last in ARITHMETIC.values() or last is TokenType.R_PAREN:
        lexeme = w.lexemes[place]
        w.marks.lone_operators.append((name, lexeme.start, lexeme.end))
        w.emit(TokenType.DASH, "-", place)
        w.value_ended = False
        return
    w.constant(place)
    w.marks.prefix.add(place)
    w.operator_call(place, name)


def _word(w: Writer, lexeme: Lexeme) -> None:
    word, at = lexeme.text, w.at
    before, after = w.texts[at - 1], w.texts[at + 1]
    frame = w.frames[-1]
    if frame.kind == "targets" and word not in STATEMENT_WORDS:
        clauses.target_column(w)
        return
    if before == "as" and frame.kind == "cast":
        _alias_after_as(w, word, frame)
        return
    if before == "." or after == ".":
        if not (w.value_ended or before == ".") and _typed_constant(w):
            return
        if word != "operator" or after == ".":
            _name(w)
            return
    if before == "as" and _alias_after_as(w, word, frame):
        return
    if frame.kind == "alias" and clauses.alias_column(w):
        return
    if frame.kind == "construct" and calls.construct_word(w, word, frame):
        return
    category = w.categories.get(word)
    if w.value_ended:
        _word_after_value(w, word, category, before, after, frame)
    else:
        _word_for_value(w, word, category, before, after, frame)


def _alias_after_as(w: Writer, word: str, frame: Frame) -> bool:
    """The word after AS: a type in CAST, else a name whatever it is."""
    if frame.kind == "cast":
        read = w.types.read(w.at)
        if read is None:
            raise NotReadable("expected a type after AS", w.at)
        found, after = read
        w.type(w.at, found)
        w.at = after
        return True
    if word == "materialized" or (word == "not" and w.text(1) == "materialized"):
        return False
    if frame.kind == "construct":
        return False
    w.value_ended = True
    _name(w)
    return True


def _typed_constant(w: Writer) -> bool:
    """`date '2026-01-01'`, `public.mood 'happy'`: CAST('...' AS type)."""
    if not w.may_hold_typed_constants:
        return False
    word = w.lexemes[w.at]
    if not w.is_string(w.at + 1) and w.text(1) not in (
        "(",
        ".",
        "precision",
        "varying",
        "character",
        "char",
        "with",
        "without",
    ):
        return False
    is_call = word.kind is Kind.WORD and w.text(1) == "(" and word.text not in TYPE_CALLS
    if is_call and not clauses.string_after_parenthesis(w):
        return False
    read = w.types.read(w.at)
    if read is None:
        return False
    found, after = read
    if not w.is_string(after):
        return False
    number = w.at
    w.emit(TokenType.VAR, "CAST", number)
    w.emit(TokenType.L_PAREN, "(", number)
    is_written = w.lexemes[after].kind is Kind.STRING
    w.emit(TokenType.STRING if is_written else TokenType.NUMBER, str(after), after)
    w.emit(TokenType.ALIAS, "AS", number)
    w.type(number, found)
    w.emit(TokenType.R_PAREN, ")", number)
    w.at = after + 1
    if found.name == Name("pg_catalog", "interval"):
        clauses.skip_interval_fields(w)
    w.value_ended = True
    return True


def _word_for_value(
    w: Writer, word: str, category: str | None, before: str, after: str, frame: Frame
) -> None:
    """A word where a value, a name or a clause may begin."""
    if word in VALUE_WORDS and _value_word(w, word, after):
        return
    if word == "operator" and after == "(":
        _qualified_operator(w)
    elif category == "R":
        _reserved(w, word, after, frame)
    elif word in INFIX_TYPE_WORDS and (
        after != "(" or before in ("not", "is") or word in ("join", "outer")
    ):
        _clause(w, word, frame)
    elif _typed_constant(w):
        pass
    elif word == "values" and before == ")" and not frame.clause:
        clauses.values_after_with(w, frame)
    elif word == "exclude" and frame.kind == "window":
        clauses.skip_exclusion(w)
    elif frame.clause == "group" and clauses.grouping(w, word, after):
        pass
    elif _is_keyword_for_value(w, word, before, after, frame):
        _clause(w, word, frame)
    elif word in CONSTRUCTS and after == "(":
        if word in ("json_object", "json") and not calls.has_json_words(w):
            _name(w)
        else:
            calls.construct(w, CONSTRUCTS[word])
    elif (word, after) == ("collation", "for"):
        w.identifier(w.at)
        w.marks.collation_calls.add(w.at)
        w.at += 2
    else:
        _name(w)


def _is_keyword_for_value(w: Writer, word: str, before: str, after: str, frame: Frame) -> bool:
    if not before and w.at == 0 and word in STATEMENT_WORDS:
        return True
    if word == "values" or (word == "exists" and after == "("):
        return True
    if word == "between":
        return before in ("rows", "range", "groups", "not")
    if frame.clause == "for" and word in LOCK_WORDS:
        return True
    if frame.kind == "window" and word in WINDOW_WORDS:
        if word == "unbounded":
            return after in ("preceding", "following")  # else a name, as that of a function
        return (
            word not in ("row", "current")
            or (word, after) == ("current", "row")
            or (before == "current")
        )
    if (before, word) in PAIRS_BEFORE:
        return before != "(" or after != "("  # else a call: `coalesce(merge(x))`
    if word == "set" and w.writes_rows and before != ",":
        return True
    return (word, after) in PAIRS_AFTER or (word == "setof")


def _value_word(w: Writer, word: str, after: str) -> bool:
    """CURRENT_DATE and its like are constants; DEFAULT is one in VALUES and SET."""
    if word == "default" and after == "values":
        return False
    if word == "current_schema" and after == "(":
        return False
    if word == "user" and w.text(-1) == "overriding":
        return False
    if word == "system_user":
        w.note_recent("SYSTEM_USER", 16, w.at, w.at, "42703")
    if w.frames[-1].clause == "from" and w.text(-1) in ("from", ",", "join", "lateral"):
        clauses.value_in_from(w, word)
    else:
        w.constant(w.at)
    w.at += 1
    if w.text(0) == "(" and w.kind(1) is Kind.NUMBER and w.text(2) == ")":
        w.at += 3
    return True


def _opens_call(w: Writer, frame: Frame) -> bool:
    """Whether the last token opens the arguments of a call."""
    return frame.kind == "call" and w.tokens[-1].token_type is TokenType.L_PAREN


def _reserved(w: Writer, word: str, after: str, frame: Frame) -> None:
    if word in ("collate", "tablesample"):
        raise NotReadable(f'unexpected "{word}"', w.at)
    if word == "cast" and after == "(":
        w.keyword("cast", w.at)
        w.at += 1
        w.open("cast")
    elif (
        word in ("symmetric", "asymmetric")
        or (word == "only" and frame.clause != "fetch")
        or (word == "all" and _opens_call(w, frame) and after not in ("(", "select"))
        or (word in ("distinct", "all") and frame.clause == "group" and w.text(-1) == "by")
    ):
        w.at += 1
    elif word == "null" or word in ("true", "false"):
        w.keyword(word, w.at)
        w.value_ended = True
        w.at += 1
    elif word == "table" and (
        w.at == 0 or w.text(-1) in ("(", "union", "all", "except", "intersect", "as", ")")
    ):
        clauses.table_query(w)
    else:
        _clause(w, word, frame)


def _clause(w: Writer, word: str, frame: Frame) -> None:
    """A keyword that stays one, or begins what sqlglot must get in other words."""
    if word in ("limit", "offset") and frame.clause not in ENDING_WITH_VALUES:
        clauses.order_by_nothing(w)
    is_rows = word == "values" and w.text(1) == "("  # else a column's name, or DEFAULT VALUES
    if word in CLAUSES and (is_rows or word != "values"):
        frame.clause = word
    if is_rows:
        clauses.begin_values(w, frame)
    number = w.at
    w.at += 1
    begin = clauses.BEGINNINGS.get(word)
    if begin is None or not begin(w, number, frame):
        w.keyword(word, number)


def _qualified_operator(w: Writer) -> None:
    """`OPERATOR(schema.op)`, infix or prefix."""
    number = w.at
    parts: list[str] = []
    w.at += 2
    while w.text(0) != ")":
        if w.at >= len(w.lexemes):
            raise NotReadable("expected an operator", number)
        if w.text(0) != ".":
            parts.append(w.lexemes[w.at].text)
        w.at += 1
    w.at += 1
    if not 0 < len(parts) < 3:
        raise NotReadable("expected an operator", number)
    name = Name(parts[0] if len(parts) == 2 else "", parts[-1])
    if w.value_ended:
        w.operator_call(number, name)
    else:
        _prefix(w, name.name, name, number)


def _word_after_value(
    w: Writer, word: str, category: str | None, before: str, after: str, frame: Frame
) -> None:
    """A word after a value or a name: an infix word, the next clause, or an alias."""
    if word == "operator" and after == "(":
        _qualified_operator(w)
    elif word == "collate":
        clauses.collate(w)
    elif word == "tablesample":
        clauses.sample(w)
    elif word == "is":
        clauses.is_predicate(w)
    elif word in ("isnull", "notnull"):
        w.keyword("is", w.at)
        w.keyword("null", w.at)
        w.value_ended = True
        w.at += 1
    elif word == "values" and before == ")" and not frame.clause:
        clauses.values_after_with(w, frame)
    elif word == "using" and w.kind(1) is Kind.OPERATOR:
        clauses.ordering_operator(w)
    elif category == "R":
        _reserved_after_value(w, word, frame)
    elif _is_infix(w, word, before, after, frame):
        _infix_word(w, word, frame)
    elif category == "T" and word in INFIX_TYPE_WORDS:
        _clause(w, word, frame)
    else:
        _name(w)


def _reserved_after_value(w: Writer, word: str, frame: Frame) -> None:
    if word == "fetch" or word == "offset":
        frame.fetching = True
    if word == "end" or word == "window":
        _clause(w, word, frame)
    else:
        _clause(w, word, frame)


def _is_infix(w: Writer, word: str, before: str, after: str, frame: Frame) -> bool:
    if word in ("between", "values"):
        return True
    if word == "over":
        return before in (")", "nulls") or w.kind(-1) is None
    if word == "filter":
        return before == ")" and after == "("
    if word in ("escape", "uescape"):
        follows = w.kind(1)
        return follows in (Kind.STRING, Kind.PARAM, Kind.NUMBER) or after in ("(", "null")
    if word == "at":
        return after in ("time", "local")
    if word in ("row", "rows"):
        return frame.fetching or frame.kind == "window"
    if frame.kind == "window" and word in (
        "preceding",
        "following",
        "exclude",
        "range",
        "groups",
        "partition",
    ):
        return True
    if frame.clause == "for" and word in LOCK_WORDS:
        return True
    if word == "set":
        follows = w.kind(1)
        return w.writes_rows and follows is not None and after not in (",", ")", "from")
    if word == "nulls":
        return after in ("first", "last")
    if word in ("search", "cycle"):
        return before == ")" and w.frames[-1].clause == ""
    return (word, after) in PAIRS_AFTER or (before, word) in PAIRS_BEFORE


def _infix_word(w: Writer, word: str, frame: Frame) -> None:
    if word == "at":
        clauses.at_time_zone(w)
    elif word == "exclude":
        clauses.skip_exclusion(w)
    elif word == "overriding":
        w.at += 3
    elif word in ("search", "cycle"):
        clauses.skip_search_or_cycle(w)
    elif word in ("escape", "uescape"):
        # sqlglot reads ESCAPE with a constant only; any value is one more operand to us
        w.operator_call(w.at, Name("pg_catalog", "||"))
        del w.marks.operators[w.at]
        w.at += 1
    else:
        _clause(w, word, frame)
        if word in _ENDING or (word in ("row", "rows") and frame.kind != "window"):
            w.value_ended = True


# Words after which a value or a name is complete.
_ENDING = frozenset("preceding following nothing locked nowait".split())

_HANDLERS: dict[Kind, Callable[[Writer, Lexeme], None]] = {
    Kind.WORD: _word,
    Kind.QUOTED: _quoted,
    Kind.STRING: _string,
    Kind.NUMBER: _number,
    Kind.PARAM: _number,
    Kind.OPERATOR: _operator,
    Kind.PUNCTUATION: _mark,
    Kind.OTHER: _unreadable,
    Kind.NAME_PARAM: _unreadable,
}
