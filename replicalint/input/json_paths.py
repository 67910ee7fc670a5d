"""Texts as jsonpath (jsonpath_gram.y, and jsonpath.c, which checks what has been read)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

from ..sqlstate import INVALID_TEXT_REPRESENTATION, SYNTAX_ERROR
from .json_path_tokens import END, METHODS_SINCE, PathScanner, PathToken, refused_at
from .refused import NotAValue, Undetermined

_DEEPEST = 100  # parentheses: how many more a server takes follows from its stack
_LONGEST_NUMBER = 9  # digits that no part of a server finds too many
_LATER_METHODS_SINCE = 19
_METHODS = frozenset("abs size type floor double ceiling keyvalue".split())
_METHODS_OF_17 = frozenset("bigint boolean date integer number string".split())
_WITH_PRECISION = frozenset("time time_tz timestamp timestamp_tz".split())
_COMPARISONS = ("==", "!=", "<>", "<", ">", "<=", ">=")


def json_path(text: str, version: int) -> None:
    """`jsonpath`: of regular expressions, and of numbers with many digits, nothing is said."""
    if "\\" in text or "\x00" in text:
        raise Undetermined  # escapes have rules of their own
    parser = _Parser(PathScanner(text, version), version)
    if parser.token is END:
        message = f'invalid input syntax for type jsonpath: "{text}"'
        raise NotAValue(INVALID_TEXT_REPRESENTATION, message)
    parser.run()


class _Parser:
    """Reads a path. What gives a value, and what gives a truth value, are told apart."""

    def __init__(self, scanner: PathScanner, version: int) -> None:
        self.scanner = scanner
        self.version = version
        self.token = scanner.next()
        self.depth = self.filters = self.subscripts = 0
        self.misplaced = ""

    def run(self) -> None:
        self._accept("strict", "lax")
        self._either()
        if self.token is not END:
            raise self._error()
        if self.misplaced:
            raise NotAValue(SYNTAX_ERROR, self.misplaced)

    def _error(self) -> NotAValue:
        return refused_at("syntax error", self.token.near)

    def _advance(self) -> PathToken:
        passed, self.token = self.token, self.scanner.next()
        return passed

    def _accept(self, *kinds: str) -> bool:
        if self.token.kind not in kinds:
            return False
        self._advance()
        return True

    def _expect(self, *kinds: str) -> PathToken:
        if self.token.kind not in kinds:
            raise self._error()
        return self._advance()

    def _value(self, is_predicate: bool) -> None:
        if is_predicate:
            raise self._error()

    def _predicate(self, is_predicate: bool) -> None:
        if not is_predicate:
            raise self._error()

    # Each of these says whether it has read a predicate.

    def _either(self) -> bool:
        return self._chain("||", lambda: self._chain("&&", self._one))

    def _chain(self, mark: str, part: Callable[[], bool]) -> bool:
        is_predicate = part()
        while self.token.kind == mark:
            self._predicate(is_predicate)
            self._advance()
            self._predicate(part())
        return is_predicate

    def _one(self) -> bool:
        if self._accept("!") and self.token.kind != "exists":
            self._expect("(")
            self._nested(self._predicate)
            return True
        if self._accept("exists"):
            self._expect("(")
            self._nested(self._value)
            return True
        is_predicate = self._sum()
        if is_predicate:
            return True
        if self._accept(*_COMPARISONS):
            self._value(self._sum())
        elif self._accept("starts"):
            self._expect("with")
            self._expect("STRING", "VARIABLE")
        elif self._accept("like_regex"):
            self._pattern()
        else:
            return False
        return True

    def _pattern(self) -> None:
        pattern = self._expect("STRING")
        if re.search(r"[^\w ]", pattern.text) is not None:
            raise Undetermined
        if self._accept("flag"):
            self._check_flags(self.token)
            self._expect("STRING")

    def _check_flags(self, token: PathToken) -> None:
        """What is wrong with flags is said before anything behind them is read."""
        if token.kind != "STRING":
            return
        if set("xq").intersection(token.text):
            raise Undetermined
        if not set("ism").issuperset(token.text):
            raise NotAValue(SYNTAX_ERROR, "invalid input syntax for type jsonpath")

    def _nested(self, check: Callable[[bool], None]) -> None:
        """What stands between parentheses."""
        self.depth += 1
        if self.depth > _DEEPEST:
            raise Undetermined
        check(self._either())
        self._expect(")")
        self.depth -= 1

    def _sum(self) -> bool:
        return self._operators(("+", "-"), lambda: self._operators(("*", "/", "%"), self._signed))

    def _operators(self, marks: Sequence[str], part: Callable[[], bool]) -> bool:
        is_predicate = part()
        while self.token.kind in marks:
            self._value(is_predicate)
            self._advance()
            self._value(part())
        return is_predicate

    def _signed(self) -> bool:
        is_signed = False
        while self._accept("+", "-"):
            is_signed = True
        is_predicate = self._primary()
        if is_signed:
            self._value(is_predicate)
        return is_predicate

    def _primary(self) -> bool:
        if self._accept("("):
            kinds: list[bool] = []
            self._nested(kinds.append)
            if self.token.kind not in (".", "[", "?"):
                if kinds[0] and self._accept("is"):
                    self._expect("unknown")
                return kinds[0]
        else:
            self._scalar()
        while self._accessor():
            pass
        return False

    def _scalar(self) -> None:
        token = self._expect(*_SCALARS)
        if token.kind in ("NUMBER", "INTEGER"):
            _check_number(token.text)
        elif token.kind == "@" and not self.filters:
            self.misplaced = self.misplaced or "@ is not allowed in root expressions"
        elif token.kind == "last" and not self.subscripts:
            self.misplaced = self.misplaced or "LAST is allowed only in array subscripts"

    def _accessor(self) -> bool:
        if self._accept("."):
            self._member()
        elif self._accept("["):
            self._elements()
        elif self._accept("?"):
            self._expect("(")
            self.filters += 1
            self._nested(self._predicate)
            self.filters -= 1
        else:
            return False
        return True

    def _elements(self) -> None:
        if self._accept("*"):
            self._expect("]")
            return
        self.subscripts += 1
        self._element()
        while self._accept(","):
            self._element()
        self._expect("]")
        self.subscripts -= 1

    def _element(self) -> None:
        self._value(self._sum())
        if self._accept("to"):
            self._value(self._sum())

    def _member(self) -> None:
        """`.a`, `.*`, `.**{1 to last}`, `.size()`."""
        if self._accept("*"):
            return
        if self._accept("**"):
            if self._accept("{"):
                self._level()
                if self._accept("to"):
                    self._level()
                self._expect("}")
            return
        token = self.token
        if token.kind not in ("NAME", "STRING") and not token.kind.islower():
            raise self._error()
        self._advance()
        if self.token.kind == "(" and token.kind in _calls(self.version):
            self._advance()
            _calls(self.version)[token.kind](self)
            self._expect(")")

    def _level(self) -> None:
        token = self._expect("INTEGER", "last")
        if token.kind == "INTEGER":
            _check_number(token.text)

    def _nothing(self) -> None:
        """The arguments of most methods."""

    def _template(self) -> None:
        self._accept("STRING")

    def _precision(self) -> None:
        if self.token.kind == "INTEGER":
            _check_number(self._advance().text)

    def _digits(self) -> None:
        """Those of decimal(): two integers at most, which may have signs."""
        number = 0
        while self.token.kind in ("INTEGER", "+", "-") or number:
            self._accept("+", "-")
            _check_number(self._expect("INTEGER").text)
            number += 1
            if not self._accept(","):
                break
        if number > 2 and self.token.kind == ")":
            raise NotAValue(SYNTAX_ERROR, "invalid input syntax for type jsonpath")


_SCALARS = ("STRING", "null", "true", "false", "NUMBER", "INTEGER", "VARIABLE", "$", "@", "last")


@lru_cache(maxsize=16)
def _calls(version: int) -> Mapping[str, Callable[[_Parser], None]]:
    """The methods of a version, with what reads their arguments."""
    if version >= _LATER_METHODS_SINCE:
        raise Undetermined
    found = {**dict.fromkeys(_METHODS, _Parser._nothing), "datetime": _Parser._template}
    if version >= METHODS_SINCE:
        found |= dict.fromkeys(_METHODS_OF_17, _Parser._nothing)
        found |= dict.fromkeys(_WITH_PRECISION, _Parser._precision)
        found["decimal"] = _Parser._digits
    return found


def _check_number(text: str) -> None:
    """Nothing is said of numbers that some part of a server may find too large."""
    mantissa, _, exponent = (
        text.lower().partition("e") if text[:2].lower() != "0x" else (text, "", "")
    )
    if len(exponent.lstrip("+-")) > 3 or len(mantissa) > _LONGEST_NUMBER:
        raise Undetermined
