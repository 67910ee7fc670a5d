"""Whether what looks like a parameter is one, and how far it goes.

Which style is meant stands in the text alone: PostgreSQL has no `:name` and no `{`, and an operator
that looks like a parameter follows a value. The styles themselves are those of `styles.py`.

Characters that begin a parameter are those of operators as well: what each may be stands here, so
the file is long.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence, Set
from functools import cache

from msgspec import Struct, field
from msgspec.structs import replace

from ..catalog import extensions_with_operator, keywords, operator_names
from ..name import MAX_BYTES
from .enclosing import Bracket
from .headers import HUGSQL_SOMEWHERE, SOMEWHERE
from .letters import FIRST, NEXT, NEXT_BUT_DOLLAR, SPACE
from .lexeme import Kind, Lexeme
from .styles import IN_SUBSCRIPT, KEYWORD, NUMBERED, first_of, parameter
from .value_end import value_ended

_CONSTANTS = (Kind.STRING, Kind.NUMBER, Kind.PARAM)
_HAS_OPERAND = cache(lambda: re.compile(rf"{SPACE}*(?:{NEXT}|[(\"'$])"))
_IS_JDBC = cache(lambda: re.compile(r"[=(,][ \t]{0,3}\?(?:[ \t\r\n,);]|::|\Z)"))
_NO_NUMBER = cache(lambda: re.compile(rf"{SPACE}*+[^\d\s.?:]"))
_PREFIXES = ("?-", "?|")  # of lines, geo_ops.c: `?- lseg '(0,0),(1,0)'`
_CALLED = cache(lambda: re.compile(rf"\.{FIRST}|{SPACE}*+\("))
_IS_FORMAT = cache(lambda: re.compile(r"[=(,<>}][ \t]{0,3}%(?:s\b(?!\.)|\([^()\n'\"]{1,63}\)s\b)"))
_IS_NUMBERED = cache(lambda: re.compile(r"\$[0-9]"))
FORMAT = "%s"
_EXPRESSION_END = cache(lambda: re.compile(r"(?<!/\*)~\*/"))
# `(when c */ text /*~ ) ~*/` makes of itself the text or nothing; `/*~ ) ~*/` alone is its end.
_OPTIONAL = cache(lambda: re.compile(r"/\*~\s*+\(\s*+(?:when|if)(?![^\s-])[^*~]*+\*/"))
_OPTIONAL_END = cache(lambda: re.compile(r"/\*~[\s)]*+~\*/"))
# jeesql's names, where they cannot be yesql's or aiosql's: `:days-o.created_at` is a difference.
_JEESQL_NAME = cache(
    lambda: re.compile(
        rf":{FIRST}{NEXT_BUT_DOLLAR}*+(?:-{NEXT_BUT_DOLLAR}++(?!\.|{SPACE}*+\())*+"
        rf"(?:\.{NEXT_BUT_DOLLAR}++(?!{SPACE}*+\())*+(?:\?(?![?|&'\"$\w]))?+"
    )
)
# What may follow a modifier of pg-promise that else is an operator: `$1~`, `$1^`, `$1#`.
_BEHIND_MODIFIER = cache(
    lambda: re.compile(rf"{SPACE}*(?:[),;.=<>\]]|\Z|(?P<word>{FIRST}{NEXT}*))")
)
_AFTER_TEXT = frozenset(
    (
        "where group having order limit offset fetch for union intersect except and or on window"
        " returning from then when else end"
    ).split()
)
_MARKS = frozenset("?%@#")
_COMPARES = "<>=!"
_BEFORE_NAME = frozenset("from join into update table only using".split())
_IN_QUOTES = cache(lambda: re.compile(r"\$\{[^{}]++\}|(?<!\{)\{[A-Za-z_][\w.]*+\}(?!\})"))
# Of a template. An array of arrays in a string has commas, unless each has one element.
_TAG = cache(lambda: re.compile(r"\{\{[-~]?\s*+[A-Za-z_.$][^{},]*+\}\}|<%[-=][^%]*+%>"))
_CLOSING = frozenset("})>]/")
_WORD_REST = cache(lambda: re.compile(rf"{NEXT_BUT_DOLLAR}+"))


class Parameters(Struct):
    """Reads the parameters of a text; `end` is the end of what is read.

    A body of a function has none: what there looks like one may be of its language.
    """

    text: str
    is_body: bool = False
    _found: dict[Callable[[], re.Pattern[str]], bool] = field(default_factory=dict)

    def at_dollar(
        self, lexemes: Sequence[Lexeme], bracket: Bracket, start: int, end: int
    ) -> Lexeme | None:
        """What a dollar begins, unless it is a string: `$1`, `$1:csv`, `$name`, `${name}`."""
        param = parameter(self.text, start, end)
        if param is None or not "0" <= param.text[1] <= "9":
            return param
        is_modified = (
            self._is_modifier(lexemes, param.end, end)
            if param.text[-1] in "~^#"
            else bracket is not Bracket.SUBSCRIPT  # `keys[$1:name]`
        )
        return param if is_modified else first_of((NUMBERED,), self.text, start, end)

    def _is_modifier(self, lexemes: Sequence[Lexeme], at: int, end: int) -> bool:
        """Whether the `~`, `^` or `#` behind `$1`, up to here, is no operator of PostgreSQL."""
        if lexemes and (lexemes[-1].text == "." or lexemes[-1].text in _BEFORE_NAME):
            return True
        behind = _BEHIND_MODIFIER().match(self.text, at, end)
        if behind is None:
            return False
        word = behind["word"]
        return word is None or keywords().get(word.lower()) == "R"

    def at_colon(
        self, lexemes: Sequence[Lexeme], bracket: Bracket, start: int, end: int
    ) -> Lexeme | None:
        """The parameter that a colon begins; None for the colon of a slice or of a pair."""
        if bracket is Bracket.PAIRS:
            return None if value_ended(lexemes) else self._named(start, end)
        if bracket is not Bracket.SUBSCRIPT:
            return self._named(start, end)
        # `keys[:i:n]` is a slice, but in a text of HugSQL
        if self._has(HUGSQL_SOMEWHERE):
            param = self._named(start, end)
        else:
            param = first_of(IN_SUBSCRIPT, self.text, start, end)
        if param is not None and param.text[1] in "'\"":
            # `[date :'day']` of psql; but ['a':'b'], where a constant has just ended
            return None if lexemes[-1].kind in _CONSTANTS else param
        if param is None or value_ended(lexemes):
            return None
        if lexemes[-1].text != "[":
            return param
        is_bound = self.is_body or "0" <= param.text[1] <= "9"  # `keys[:2]`
        is_called = _CALLED().match(self.text, param.end, end)  # `keys[:length(x)]`, `keys[:o.n]`
        return None if is_bound or is_called else param

    def _named(self, start: int, end: int) -> Lexeme | None:
        param = parameter(self.text, start, end)
        if param is None or self.text[param.end : param.end + 1] not in ("-", ".", "/", "?"):
            return param
        if not self._has(SOMEWHERE):
            return param
        pattern = KEYWORD.pattern if self._has(HUGSQL_SOMEWHERE) else _JEESQL_NAME
        keyword = pattern().match(self.text, start, end)
        if keyword is None or keyword.end() <= param.end:
            return param
        return Lexeme(Kind.PARAM, keyword.group(), start, keyword.end())

    def at_operator(
        self, lexemes: Sequence[Lexeme], run: str, start: int, end: int
    ) -> Lexeme | None:
        """The parameter that a run of operator characters begins, where no value has ended.

        Where `%s` stands for values elsewhere it does so behind a value as well: psycopg has no
        operator `%` then.
        """
        text = self.text
        if run == "#":
            return parameter(text, start, end)
        if run[0] not in "?%@":
            return None
        if value_ended(lexemes) and not (run == "%" and self._has(_IS_FORMAT)):
            return self._text_behind_value(run, start, end)
        is_behind = bool(lexemes) and _touches(lexemes[-1], start)
        if run in _PREFIXES and not is_behind and not self._has(_IS_JDBC):
            behind = start + 2
            if run == "?|" and _HAS_OPERAND().match(text, behind, end):
                return None
            if run == "?-" and _NO_NUMBER().match(text, behind, end):
                return None
        return parameter(text, start, end)

    def _text_behind_value(self, run: str, start: int, end: int) -> Lexeme | None:
        """`%filter%` behind a value, where no operand follows: `a %b% c` are two operators."""
        param = parameter(self.text, start, end) if run == "%" else None
        if param is None or param.kind is not Kind.HOLE:
            return None
        behind = _BEHIND_MODIFIER().match(self.text, param.end, end)
        is_meant = behind is not None and (behind["word"] or "where").lower() in _AFTER_TEXT
        return param if is_meant else None

    def before_parameter(self, operator: str, start: int, end: int) -> str:
        """An operator without the parameter in it or at its end: JDBC's `a=?`, psycopg's `a=%s`.

        JDBC's may stand between two operators: `'%'||?||'%'`. Longer ones than PostgreSQL's
        ("operator too long" in scan.l) hold none: each would have the rest read once more.
        """
        text, last = self.text, operator[-1]
        if not 1 < len(operator) <= MAX_BYTES or not _MARKS & set(operator):
            return operator
        place = len(operator) - 1
        is_known = _is_known_operator(operator)
        if last == "#" or (last == "%" and not operator.endswith("%%")):
            is_meant = not is_known or last == "#" or self._has(_IS_FORMAT)
            param = parameter(text, start + place, end) if is_meant else None
            if param is not None and text[param.end : param.end + 1] != ".":
                return operator[:place]
        if is_known:
            return operator
        if last == "@":
            return operator if parameter(text, start + place, end) is None else operator[:place]
        place = operator.find("?", max(len(operator) - len(operator.lstrip("?")), 1))
        before, behind = operator[:place], operator[place:].lstrip("?")
        is_meant = place > 0 and (not behind or _goes_on(before.rstrip("+-") or before[0], behind))
        return before if is_meant else operator

    def _has(self, evidence: Callable[[], re.Pattern[str]]) -> bool:
        """Whether the text holds what tells whose it is; it is looked for once."""
        if evidence not in self._found:
            self._found[evidence] = evidence().search(self.text) is not None
        return self._found[evidence]

    def expression(self, start: int, end: int) -> tuple[Lexeme, int] | None:
        """The comment of HugSQL that begins here and holds Clojure, which makes text of itself.

        `--~ (when ...)` is one alone, `/*~ (if ...) */ a /*~*/ b /*~ ) ~*/` one up to its `~*/`,
        with what stands between its parts. The lexeme ends with its line, the second is its end.
        What `/*~ (when ...) */` and `/*~ ) ~*/` enclose is read as if it were there: with all such
        parts a statement has every name that it ever has.
        """
        if not self._has(HUGSQL_SOMEWHERE) or _OPTIONAL_END().match(self.text, start, end):
            return None
        is_block = self.text[start] == "/"
        if is_block:
            close = _EXPRESSION_END().search(self.text, start + 3, end)
            end = end if close is None else close.end()
            if self._is_optional(start, end):
                return None
        line = self.text.find("\n", start, end)
        line = end if line < 0 else line
        text = self.text[start : start + 3]
        return Lexeme(Kind.HOLE, text, start, line), end if is_block else line

    def _is_optional(self, start: int, end: int) -> bool:
        """Whether an expression of HugSQL makes one text or none: it has one part and its end."""
        opening = _OPTIONAL().match(self.text, start, end)
        if opening is None:
            return False
        inner = self.text.find("/*~", opening.end(), end)
        closing = _OPTIONAL_END().match(self.text, inner, end) if inner >= 0 else None
        return closing is not None and closing.end() == end


def brace_parameter(text: str, start: int, end: int) -> Lexeme | None:
    """`{name}`; None in `{{name}}`, which is the mark of a template."""
    return None if text[start - 1 : start] == "{" else parameter(text, start, end)


def put_text_in(lexemes: list[Lexeme]) -> None:
    """Makes text of each `${x}` of a statement in which `#{x}` is a value.

    It is so in MyBatis (TextSqlNode); alone `${x}` may be pg-promise's, which is a value.
    """
    for place, lexeme in enumerate(lexemes):
        if lexeme.kind is Kind.PARAM and lexeme.text.startswith("${"):
            lexemes[place] = replace(lexeme, kind=Kind.HOLE)


def put_variables_in(lexemes: list[Lexeme], texts: Set[str]) -> None:
    """Makes text of each `:name` that a script of psql has set to text of a statement."""
    for place, lexeme in enumerate(lexemes):
        if lexeme.kind is Kind.PARAM and lexeme.text[:1] == ":" and lexeme.text[1:] in texts:
            lexemes[place] = replace(lexeme, kind=Kind.HOLE)


def put_formats_in(lexemes: list[Lexeme]) -> None:
    """Makes text of each `%s` of a statement in which `$1` is a value.

    No client sends both: `%s` is what a program formats the text with, as by fmt.Sprintf.
    """
    if any(one.kind is Kind.PARAM and _IS_NUMBERED().match(one.text) for one in lexemes):
        for place, lexeme in enumerate(lexemes):
            if lexeme.kind is Kind.PARAM and lexeme.text == FORMAT:
                lexemes[place] = replace(lexeme, kind=Kind.HOLE)


def joined(lexemes: list[Lexeme], param: Lexeme, text: str, end: int) -> Lexeme:
    """A parameter with the letters that touch it: `orders_${year}`, `${prefix}orders`.

    Takes what stands before it from the lexemes. Together they are a name that is not known.
    """
    start, stop = param.start, param.end
    if lexemes and lexemes[-1].end == start and lexemes[-1].kind is Kind.WORD:
        start = lexemes[-1].start if value_ended(lexemes) else start
    if text[stop - 1] in _CLOSING:
        stop = _letters_end(text, stop, end)
    if (start, stop) == (param.start, param.end):
        return param
    if start < param.start:
        lexemes.pop()
    return Lexeme(Kind.NAME_PARAM, text[start:stop], start, stop)


def _letters_end(text: str, stop: int, end: int) -> int:
    """Where the letters and parameters end that touch a parameter which ends at `stop`."""
    while stop < end:
        rest = _WORD_REST().match(text, stop, end)
        if rest is not None:
            stop = rest.end()
        more = parameter(text, stop, end) if text[stop : stop + 1] in ("$", "{") else None
        if more is None or text[more.end - 1] not in _CLOSING:
            break
        stop = more.end
    return stop


def is_filled_in(constant: str) -> bool:
    """Whether a string is filled in, all or a part of it: `'${status}'`, `'{{ status }}'`."""
    if "${" in constant and holds_parameter(constant):
        return True
    return ("{{" in constant or "<%" in constant) and _TAG().search(constant) is not None


def holds_parameter(name: str) -> bool:
    """Whether a name in quotes is filled in, all or a part of it: `"${schema}"`, `"{table}"`."""
    return _IN_QUOTES().search(name) is not None


def _touches(last: Lexeme, start: int) -> bool:
    """Whether PostgreSQL would read what is before and what begins here as one operator."""
    return last.kind is Kind.OPERATOR and last.end == start


def _goes_on(before: str, behind: str) -> bool:
    """Whether of `a||?||b` two operators are known, and not two of which only one may stand."""
    is_compared = before[0] in _COMPARES and behind[0] in _COMPARES
    return not is_compared and _is_known_operator(before) and _is_known_operator(behind[:1])


def _is_known_operator(name: str) -> bool:
    return name in operator_names() or bool(extensions_with_operator(name))
