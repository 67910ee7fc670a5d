"""SQL text as PostgreSQL's lexer reads it, one statement at a time.

Follows scan.l for words, strings, numbers and operators, psql's scanner (psqlscan.l) for where a
statement ends, and adds what client libraries put in place of values (`parameters`). Lexemes keep
their place in the file; nothing is decoded before it is asked for.

The file is long because a lexer is one machine: all that can begin at a character stands here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from ..name import cut, fold
from .group import Group, LexicalGap
from .letters import FIRST, NEXT, NEXT_BUT_DOLLAR
from .lexeme import Kind, Lexeme, LexicalComment
from .parameters import (
    FORMAT,
    Parameters,
    brace_parameter,
    holds_parameter,
    joined,
    put_formats_in,
    put_text_in,
    put_variables_in,
)
from .psql import Effect, Script, meta_command
from .strings import CONTINUED, ESCAPED, PLAIN, unicode_escapes
from .value_end import value_ended

# A statement of more lexemes is not kept: what reads it would need gigabytes for its tree.
MAX_LEXEMES = 300_000
_KEPT = 100

_DECIMAL = r"[0-9]+(?:_[0-9]+)*"

_TOKEN = re.compile(
    r"[ \t\n\r\f\v\ufeff]*+(?:"
    rf"(?P<prefixed>[eEbBxXnN]'|[uU]&['\"])"
    rf"|(?P<word>{FIRST}{NEXT}*)"
    r"|(?P<comment>--[^\n\r]*)"
    r"|(?P<block>/\*)"
    r"|(?P<mark>::|:=|\.\.|[(),;\[\].])"
    rf"|(?P<string>{PLAIN}(?:{CONTINUED}{PLAIN})*)"
    r'|(?P<quoted>"[^"]*(?:""[^"]*)*")'
    rf"|(?P<number>0[xX](?:_?[0-9a-fA-F])+|0[oO](?:_?[0-7])+|0[bB](?:_?[01])+"
    rf"|{_DECIMAL}(?:\.(?!\.)(?:{_DECIMAL})?)?(?:[eE][+-]?{_DECIMAL})?)"
    r"|(?P<operator>(?:[+*<>=~!@#%^&|`?]|-(?!-)|/(?!\*))+)"  # up to a comment
    rf"|(?P<numbered>\$[0-9]++(?![~^#]|:(?!:)|{FIRST}))"  # `$1`; not `$1:csv`, `$1^`
    r"|(?P<dollar>\$)"
    r"|(?P<colon>:)"
    r"|(?P<backslash>\\)"
    r"|(?P<other>.)"
    r"|(?P<end>\Z))",
    re.DOTALL,
)
_COMMON = ("word", "mark", "string", "quoted", "numbered", "comment", "operator")
_WORD, _MARK, _STRING, _QUOTED, _NUMBERED_PARAMETER, _COMMENT, _OPERATOR = map(
    _TOKEN.groupindex.__getitem__, _COMMON
)
_LEADING_DOT_NUMBER = re.compile(rf"\.{_DECIMAL}(?:[eE][+-]?{_DECIMAL})?")
_ESCAPE_STRING = cache(lambda: re.compile(rf"{ESCAPED}(?:{CONTINUED}{ESCAPED})*", re.DOTALL))
_PLAIN_STRING = re.compile(rf"{PLAIN}(?:{CONTINUED}{PLAIN})*")
_QUOTED_REST = re.compile(r'[^"]*(?:""[^"]*)*"')
_JUNK = re.compile(rf"{FIRST}{NEXT}*")  # that follows a number at once
_NUMBERED = re.compile(r"\$[0-9]++(?![~^#]|:(?!:))")  # `$1`; not `$1:csv`, `$1^`
_DOLLAR_TAG = re.compile(rf"\$(?:{FIRST}{NEXT_BUT_DOLLAR}*)?\$")
_UESCAPE = re.compile(r"\s*uescape\s*'(.)'", re.IGNORECASE | re.ASCII)
_BLOCK_MARK = re.compile(r"/\*|\*/")
_COPY_END = re.compile(r"^\\\.\r?$", re.MULTILINE)
# Of these all is one operator, and none of them begins or ends with a client's parameter.
_WHOLE = frozenset(("=", "<", ">", "<=", ">=", "<>", "!=", "*", "/", "||", "->", "->>"))
_SPECIAL = frozenset("~!@#%^&|`?")
_DIGITS = frozenset("0123456789")
_MOST_WORDS = 10_000

_BODY_WORDS = frozenset(("begin", "case", "create", "end"))


def _operator_length(run: str) -> int:
    """How much of a run of operator characters is one operator (scan.l, rule {operator})."""
    length = len(run)
    if length > 1 and run[-1] in "+-" and not (_SPECIAL & set(run)):
        stripped = run.rstrip("+-")
        length = max(len(stripped), 1)
    return length


def _from_client(lexemes: list[Lexeme]) -> Lexeme | None:
    """The `stdin` of COPY ... FROM stdin; gram.y takes `stdout` for it as well."""
    if len(lexemes) < 4 or lexemes[0].text != "copy" or lexemes[1].text == "(":
        return None
    return next(
        (
            two
            for one, two in pairwise(lexemes)
            if one.text == "from" and two.text in ("stdin", "stdout")
        ),
        None,
    )


class Lexer:
    """Reads the statements of one text, in order."""

    def __init__(self, text: str, *, has_commands: bool = True) -> None:
        self.text = text
        self.position = 0
        self.last = len(text)
        self.end = self.last  # of what is read: of the line before COPY's data, while it is read
        self.behind_data: int | None = None  # where it goes on from there
        self.data_of: list[Lexeme] = []  # what asks for data of a request that is not sent yet
        self.group = Group()
        self.before: list[Group] = []  # what commands in the statement run
        self.parameters = Parameters(text, is_body=not has_commands)
        self.script = Script()
        self.has_commands = has_commands
        self.folded: dict[str, str] = {}  # words as they are written: most stand there often

    def groups(self) -> Iterator[Group]:
        """One group of lexemes a statement, without its `;`; a last one holds the comments.

        The commands of psql are obeyed where there may be some: not in a function's body.
        """
        is_last = False
        while not is_last:
            is_last = not self._read_statement()
            if self.group.has_values:
                put_text_in(self.group.lexemes)
            if self.script.texts:
                put_variables_in(self.group.lexemes, self.script.texts)
            if self.group.has_formats:
                put_formats_in(self.group.lexemes)
            if self.before:
                yield from self.before
                self.before = []
            self.script.pass_statement(self.group)
            yield self.group
            self.group = Group()
            if len(self.folded) > _MOST_WORDS:
                self.folded.clear()

    def _read_statement(self) -> bool:
        """Reads up to and past the next end of a statement; False at the end of the text."""
        while (is_whole := self._read_on()) is None:
            if len(self.group.lexemes) > MAX_LEXEMES:
                self._cut()
        return is_whole

    def _read_on(self) -> bool | None:
        """Reads while one token follows the other; None where it must begin anew behind one.

        What is common stands here, at its full length: this loop sees every token. Each match
        begins where the last one ended, as every character is matched by some alternative.
        """
        text, lexemes, folded = self.text, self.group.lexemes, self.folded
        add, word_kind, mark_kind = lexemes.append, Kind.WORD, Kind.PUNCTUATION
        end = self.end
        for match in _TOKEN.finditer(text, self.position, end):
            which = match.lastindex or 0
            start, stop = match.span(which)
            if which == _WORD:
                written = text[start:stop]
                word = folded.get(written)
                if word is None:
                    word = folded[written] = fold(written)
                add(Lexeme(word_kind, word, start, stop))
                if word in _BODY_WORDS:
                    self._follow_body(word)
            elif which == _MARK:
                mark = text[start:stop]
                if mark == ";" and self._ends_statement():
                    self.position = stop
                    self._expect_copy_data()
                    return True
                if mark == "." and text[stop : stop + 1] in _DIGITS and self._dot_of_number(start):
                    return None
                add(Lexeme(mark_kind, mark, start, stop))
            elif which == _STRING:
                add(Lexeme(Kind.STRING, text[start:stop], start, stop))
            elif which == _QUOTED:
                name = cut(text[start + 1 : stop - 1].replace('""', '"'))
                kind = Kind.NAME_PARAM if "{" in name and holds_parameter(name) else Kind.QUOTED
                add(Lexeme(kind, name, start, stop))
            elif which == _NUMBERED_PARAMETER:
                add(Lexeme(Kind.PARAM, text[start:stop], start, stop))
            elif which == _COMMENT:
                if text.startswith("~", start + 2) and self._expression(start):
                    return None
                self.group.comments.append(LexicalComment(text[start:stop], start, stop))
            elif which == _OPERATOR and (run := text[start:stop]) in _WHOLE:
                add(Lexeme(Kind.OPERATOR, run, start, stop))
            else:
                self.position = stop
                is_whole = self._less_common(match.lastgroup or "", start, stop)
                if is_whole is not None or self.position != stop or self.end != end:
                    return is_whole
            if len(lexemes) > MAX_LEXEMES:
                self._cut()
        return None

    def _less_common(self, which: str, start: int, stop: int) -> bool | None:
        """Reads what may be longer or shorter than the token; None where the statement goes on."""
        goes_on = True
        if which == "number":
            self._number(start, stop)
        elif which == "operator":
            self._operator(self.text[start:stop], start)
        elif which == "end":
            goes_on = self.behind_data is not None
            if self.behind_data is not None:
                self.position, self.behind_data = self.behind_data, None
                self.end = self.last
        elif which == "block":
            goes_on = self._block_comment(start)
        elif which == "prefixed":
            goes_on = self._prefixed(start, stop)
        elif which == "dollar":
            goes_on = self._dollar(start)
        elif which == "colon":
            self._colon(start)
        elif which == "backslash" and self.has_commands:
            return self._backslash(start)
        elif self.text[start] in "'\"":
            kind = "quoted string" if self.text[start] == "'" else "quoted identifier"
            goes_on = self._stop(f"unterminated {kind}", start)
        else:
            self._other(start)
        return None if goes_on else False

    def _ends_statement(self) -> bool:
        """Whether a `;` does, here."""
        return self.group.depth == 0 and not self._in_rule()

    def _dot_of_number(self, start: int) -> bool:
        """Reads the number that a dot begins, if one does: `.5`."""
        if value_ended(self.group.lexemes):
            return False
        number = _LEADING_DOT_NUMBER.match(self.text, start, self.end)
        if number is None:
            return False
        self._number(start, number.end())
        return True

    def _cut(self) -> None:
        """Keeps the first lexemes of a statement that is too long, and its last."""
        self._in_rule()  # has counted the parentheses up to here
        self.group.enclosing.innermost(self.group.lexemes)
        del self.group.lexemes[_KEPT:-1]
        self.group.counted = len(self.group.lexemes)
        self.group.created = min(self.group.created, _KEPT)
        self.group.enclosing.forget(len(self.group.lexemes))
        self.group.is_cut = True

    def _stop(self, reason: str, start: int) -> bool:
        """The rest of the text belongs to something that never ends."""
        self.group.error = LexicalGap(reason, start, min(start + 2, self.end))
        self.group.lexemes.append(Lexeme(Kind.OTHER, "", start, self.end))
        self.position = self.end
        return False

    def _follow_body(self, word: str) -> None:
        """Counts how deep in a BEGIN ATOMIC body of CREATE FUNCTION the last word leaves us."""
        group = self.group
        if group.depth == 0 and word != "begin":
            if word == "create":
                group.created = len(group.lexemes) - 1
            return
        if word != "create" and self._is_created("function", "procedure"):
            group.depth += -1 if word == "end" else 1

    def _is_created(self, *things: str) -> bool:
        """Whether one of these is what the last CREATE creates; its statement may be the last."""
        lexemes, first = self.group.lexemes, self.group.created
        return lexemes[first].text == "create" and any(
            lexeme.text in things for lexeme in lexemes[first + 1 : first + 5]
        )

    def _in_rule(self) -> bool:
        """Whether we stand inside the parentheses of CREATE RULE ... DO ( ...; ... )."""
        group = self.group
        lexemes = group.lexemes
        if len(lexemes) < 4 or not self._is_created("rule"):
            return False
        for lexeme in lexemes[group.counted :]:
            if lexeme.kind is Kind.PUNCTUATION:
                group.open += (lexeme.text == "(") - (lexeme.text == ")")
        group.counted = len(lexemes)
        return group.open > 0

    def _expect_copy_data(self) -> None:
        """After COPY ... FROM stdin; the lines below are data, up to `\\.`, as psql sends them.

        The rest of its own line is read first, as psql does, and may send more data.
        """
        self._note_data()
        if self.data_of:
            for word in self.data_of:
                self._skip_copy_data(self.group, word.start, word.end)
            self.data_of.clear()

    def _note_data(self) -> None:
        word = _from_client(self.group.lexemes)
        if word is not None:
            self.data_of.append(word)

    def _skip_copy_data(self, group: Group, start: int, end: int) -> None:
        """The data of the statement of a group, which the words in this range ask for."""
        if self.behind_data is None:
            line_end = self.text.find("\n", self.position, self.end)
            if line_end < 0:
                return
            self.end, self.behind_data = line_end, line_end + 1
        mark = _COPY_END.search(self.text, self.behind_data, self.last)
        if mark is None and self.text[self.behind_data : self.last].strip():
            group.error = LexicalGap('COPY data does not end with a line "\\."', start, end)
            group.lexemes.append(Lexeme(Kind.OTHER, "", self.position, self.last))
            self.position, self.behind_data, self.end = self.last, None, self.last
        else:
            self.behind_data = mark.end() if mark else self.last

    def _expression(self, start: int) -> bool:
        """Reads a comment that HugSQL puts text in the place of; says whether it is one."""
        found = self.parameters.expression(start, self.end)
        if found is None:
            return False
        param, self.position = found
        self.group.lexemes.append(param)
        return True

    def _block_comment(self, start: int) -> bool:
        """Skips a comment, which may hold others (scan.l, <xc>); False where it never ends."""
        if self.text.startswith("~", start + 2) and self._expression(start):
            return True
        depth = 1
        while depth:
            mark = _BLOCK_MARK.search(self.text, self.position, self.end)
            if mark is None:
                return self._stop("unterminated /* comment", start)
            depth += 1 if mark.group() == "/*" else -1
            self.position = mark.end()
        stop = self.position
        self.group.comments.append(LexicalComment(self.text[start:stop], start, stop))
        return True

    def _number(self, start: int, stop: int, kind: Kind = Kind.NUMBER) -> None:
        """A number or `$1`; neither is one where letters follow at once (scan.l, integer_junk)."""
        junk = _JUNK.match(self.text, stop, self.end)
        if junk is not None:
            kind, stop = Kind.OTHER, junk.end()
        self.position = stop
        self.group.lexemes.append(Lexeme(kind, self.text[start:stop], start, stop))

    def _prefixed(self, start: int, stop: int) -> bool:
        """E'...', B'...', X'...', N'...', U&'...', U&"..."."""
        quote = self.text[stop - 1]
        if quote == '"':
            rest = _QUOTED_REST.match(self.text, stop, self.end)
        elif self.text[start] in "eE":
            rest = _ESCAPE_STRING().match(self.text, stop - 1, self.end)
        else:
            rest = _PLAIN_STRING.match(self.text, stop - 1, self.end)
        if rest is None:
            kind = "quoted identifier" if quote == '"' else "quoted string"
            return self._stop(f"unterminated {kind}", start)
        self.position = rest.end()
        raw = self.text[start : self.position]
        escape = self._uescape() if self.text[start] in "uU" else ""
        if quote == '"':
            name = cut(unicode_escapes(raw[3:-1].replace('""', '"'), escape))
            self.group.lexemes.append(Lexeme(Kind.QUOTED, name, start, self.position))
        else:
            raw = self.text[start : self.position]
            self.group.lexemes.append(Lexeme(Kind.STRING, raw, start, self.position))
        return True

    def _uescape(self) -> str:
        """The escape character that UESCAPE gives for what was just read, else `\\`.

        parser.c, base_yylex: it is a part of the same lexeme.
        """
        match = _UESCAPE.match(self.text, self.position, self.end)
        if match is None:
            return "\\"
        self.position = match.end()
        return match.group(1)

    def _dollar(self, start: int) -> bool:
        """A dollar-quoted string or a parameter; False where the string never ends."""
        number = _NUMBERED.match(self.text, start, self.end)
        if number is not None:
            self._number(start, number.end(), Kind.PARAM)
            return True
        tag = _DOLLAR_TAG.match(self.text, start, self.end)
        if tag is None:
            return self._dollar_parameter(start)
        close = self.text.find(tag.group(), tag.end(), self.end)
        if close < 0:
            return self._stop("unterminated dollar-quoted string", start)
        self.position = close + len(tag.group())
        string = self.text[start : self.position]
        self.group.lexemes.append(Lexeme(Kind.STRING, string, start, self.position))
        return True

    def _dollar_parameter(self, start: int) -> bool:
        group = self.group
        bracket = group.enclosing.innermost(group.lexemes)
        param = self.parameters.at_dollar(group.lexemes, bracket, start, self.end)
        if param is None:
            self.position = start + 1
            group.lexemes.append(Lexeme(Kind.OTHER, "$", start, self.position))
        elif param.text[1:].isdigit():
            self._number(start, param.end, Kind.PARAM)
        else:
            self._add_parameter(param)
        return True

    def _colon(self, start: int) -> None:
        """A parameter that a colon begins, or the `:` of an array slice."""
        group = self.group
        bracket = group.enclosing.innermost(group.lexemes)
        param = self.parameters.at_colon(group.lexemes, bracket, start, self.end)
        if param is None:
            self.position = start + 1
            group.lexemes.append(Lexeme(Kind.PUNCTUATION, ":", start, start + 1))
        else:
            self._add_parameter(param)

    def _add_parameter(self, param: Lexeme) -> None:
        """Adds a parameter, with the letters that touch it."""
        lexemes = self.group.lexemes
        param = joined(lexemes, param, self.text, self.end)
        self.position = param.end
        lexemes.append(param)
        if param.text.startswith("#{"):
            self.group.has_values = True
        elif param.text == FORMAT:
            self.group.has_formats = True

    def _other(self, start: int) -> None:
        """A parameter that a brace begins, or what PostgreSQL would not accept here."""
        lexemes = self.group.lexemes
        param = brace_parameter(self.text, start, self.end) if self.text[start] == "{" else None
        if param is None:
            lexemes.append(Lexeme(Kind.OTHER, self.text[start : start + 1], start, start + 1))
        else:
            self._add_parameter(param)

    def _backslash(self, start: int) -> bool | None:
        """A command of psql; True where it ends the statement, None where that goes on."""
        text = self.text
        if text.startswith((r"\;", r"\:"), start) and start + 1 < self.end:
            return self._escaped(start)
        command = meta_command(text, start, self.end)
        self.position = command.stop
        if command.effect is Effect.QUIT and not self.script.branches:
            self.position, self.end, self.behind_data = self.last, self.last, None
            return None
        group = self.script.obey(command, text, self.group)
        if group is self.group:
            self._expect_copy_data()
            return True
        if group is not None:
            self._put_before(group)
        return None

    def _escaped(self, start: int) -> bool | None:
        """`\\;` separates statements that are sent as one, `\\:` is a colon (psqlscan.l)."""
        mark, lexemes = self.text[start + 1], self.group.lexemes
        self.position = start + 2
        if mark == ";" and self._ends_statement():
            self._note_data()
            return True if lexemes else None
        is_second = mark == ":" and lexemes and lexemes[-1].text == ":"
        if is_second and lexemes[-1].end == start:
            lexemes[-1] = Lexeme(Kind.PUNCTUATION, "::", lexemes[-1].start, self.position)
        else:
            lexemes.append(Lexeme(Kind.PUNCTUATION, mark, start, self.position))
        return None

    def _put_before(self, group: Group) -> None:
        """A command's own statement is run before the one that it stands in."""
        if not self.group.lexemes:
            group.comments, self.group.comments = self.group.comments, []
        if group.has_data:
            first = group.lexemes[0]
            self._skip_copy_data(group, first.start, first.end)
        self.before.append(group)

    def _operator(self, run: str, start: int) -> None:
        """One operator, or a parameter that operator characters begin."""
        add = self.group.lexemes.append
        param = self.parameters.at_operator(self.group.lexemes, run, start, self.end)
        if param is not None:
            self._add_parameter(param)
            return
        if not run.strip("+-"):
            self._signs(run, start)
            return
        operator = run[: _operator_length(run)]
        operator = self.parameters.before_parameter(operator, start, self.end)
        operator = operator[: _operator_length(operator)]
        self.position = start + len(operator)
        add(Lexeme(Kind.OPERATOR, operator, start, self.position))

    def _signs(self, run: str, start: int) -> None:
        """`+-+`: each is an operator of its own."""
        places = range(start, start + len(run))
        self.group.lexemes += [
            Lexeme(Kind.OPERATOR, sign, at, at + 1) for sign, at in zip(run, places, strict=True)
        ]
        self.position = start + len(run)
