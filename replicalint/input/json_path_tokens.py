"""The tokens of jsonpath (jsonpath_scan.l)."""

from __future__ import annotations

import re
from collections.abc import Callable

from msgspec import Struct

from ..sqlstate import SYNTAX_ERROR
from .refused import NotAValue, Undetermined

_SPECIAL = r"?%$.\[\]{}()|&!=<>@#,*:\-+/"
_BLANK = r" \t\n\r\f"
_OTHER = rf"[^{_SPECIAL}\\\"{_BLANK}]"
_NUMBERS_SINCE, METHODS_SINCE = 16, 17
_WORDS = frozenset(
    (
        "is to abs lax flag null size true type with false floor double exists last starts strict"
        " ceiling unknown datetime keyvalue like_regex"
    ).split()
)
_WORDS_OF_17 = frozenset(
    (
        "date time bigint number string boolean decimal integer time_tz timestamp timestamp_tz"
    ).split()
)
_LOWER_CASE = ("null", "true", "false")  # no words in capitals


class PathToken(Struct, frozen=True):
    """`kind` is a word or a mark of the grammar, or in capitals what the text is.

    `near` is what an error is said to be near to.
    """

    kind: str
    text: str = ""
    near: str = ""


END = PathToken("END")


def refused_at(what: str, near: str) -> NotAValue:
    """What is wrong near to some text, or at the end (jsonpath_yyerror)."""
    where = f'at or near "{near}"' if near else "at end"
    return NotAValue(SYNTAX_ERROR, f"{what} {where} of jsonpath input")


# Numbers; since 16 with an underscore between two digits, `1_000`, and to other bases.
_DIGITS, _DIGITS_16 = "[0-9]+", "[0-9](?:_?[0-9])*"
_INTEGER, _INTEGER_16 = "(?:0|[1-9][0-9]*)", "(?:0|[1-9](?:_?[0-9])*)"
_DECIMAL = rf"(?:{_INTEGER}\.(?:{_DIGITS})?|\.{_DIGITS})"
_DECIMAL_16 = rf"(?:{_INTEGER_16}\.(?:{_DIGITS_16})?|\.{_DIGITS_16})"
_REAL = rf"(?:{_DECIMAL}|{_INTEGER})[Ee][-+]?{_DIGITS}"
_REAL_16 = rf"(?:{_DECIMAL_16}|{_INTEGER_16})[Ee][-+]?{_DIGITS_16}"

# What tokens are like: the longest is taken, of those as long the first.
_Rule = tuple[str, Callable[[str, int], re.Match[str] | None]]
_RULES: tuple[_Rule, ...] = (
    ("mark", re.compile(r"&&|\|\||\*\*|[=!<>]=|<>|[<>!]").match),
    ("VARIABLE", re.compile(rf"\${_OTHER}+").match),
    ("quoted VARIABLE", re.compile(r'\$"').match),
    ("mark", re.compile(rf"[{_SPECIAL}]").match),
    ("blank", re.compile(rf"[{_BLANK}]+").match),
    ("comment", re.compile(r"/\*").match),
    ("quoted STRING", re.compile('"').match),
)
_NUMBERS: tuple[_Rule, ...] = (
    ("NUMBER", re.compile(_REAL).match),
    ("NUMBER", re.compile(_DECIMAL).match),
    ("INTEGER", re.compile(_INTEGER).match),
    ("fail", re.compile(rf"(?:{_DECIMAL}|{_INTEGER})[Ee][-+]").match),
    ("junk", re.compile(f"{_INTEGER}{_OTHER}").match),
    ("junk", re.compile(f"{_DECIMAL}{_OTHER}").match),
    ("junk", re.compile(f"{_REAL}{_OTHER}").match),
)
_NUMBERS_16: tuple[_Rule, ...] = (
    ("NUMBER", re.compile(_REAL_16).match),
    ("NUMBER", re.compile(_DECIMAL_16).match),
    ("INTEGER", re.compile(_INTEGER_16).match),
    ("INTEGER", re.compile("0[xX][0-9a-fA-F](?:_?[0-9a-fA-F])*").match),
    ("INTEGER", re.compile("0[oO][0-7](?:_?[0-7])*").match),
    ("INTEGER", re.compile("0[bB][01](?:_?[01])*").match),
    ("fail", re.compile(rf"(?:{_DECIMAL_16}|{_INTEGER_16})[Ee][-+]").match),
    ("junk", re.compile(f"{_INTEGER_16}{_OTHER}").match),
    ("junk", re.compile(f"{_DECIMAL_16}{_OTHER}").match),
    ("junk", re.compile(f"{_REAL_16}{_OTHER}").match),
)
_NAMES: tuple[_Rule, ...] = (("name", re.compile(f"{_OTHER}+").match),)
_BEFORE_16, _SINCE_16 = _RULES + _NUMBERS + _NAMES, _RULES + _NUMBERS_16 + _NAMES


class PathScanner(Struct):
    """Reads token after token, as far as the grammar asks."""

    text: str
    version: int
    at: int = 0

    def next(self) -> PathToken:
        while self.at < len(self.text):
            kind, found = self._longest()
            start, self.at = self.at, self.at + len(found)
            match kind:
                case "blank":
                    continue
                case "comment":
                    self._pass_comment()
                case "fail":
                    raise refused_at("invalid numeric literal", found)
                case "junk":
                    raise refused_at("trailing junk after numeric literal", found)
                case "quoted STRING" | "quoted VARIABLE":
                    return PathToken(kind.removeprefix("quoted "), self._quoted(), '"')
                case "name":
                    return self._name(self.text[start : self.at])
                case "mark":
                    return PathToken(found, found, found)
                case _:
                    return PathToken(kind, found, found)
        return END

    def _longest(self) -> tuple[str, str]:
        kind, longest = "", ""
        for of_rule, match in _SINCE_16 if self.version >= _NUMBERS_SINCE else _BEFORE_16:
            found = match(self.text, self.at)
            if found is not None and len(found[0]) > len(longest):
                kind, longest = of_rule, found[0]
        return kind, longest

    def _pass_comment(self) -> None:
        end = self.text.find("*/", self.at)
        if end < 0:
            raise refused_at("unexpected end of comment", "")
        self.at = end + 2

    def _quoted(self) -> str:
        end = self.text.find('"', self.at)
        if end < 0:
            is_new = self.version >= _NUMBERS_SINCE
            raise refused_at(
                f"{'unterminated' if is_new else 'unexpected end of'} quoted string", ""
            )
        start, self.at = self.at, end + 1
        return self.text[start:end]

    def _name(self, text: str) -> PathToken:
        """A name ends at blanks, which an error is near to then; before a comment it is lost."""
        behind = re.compile(f"[{_BLANK}]+").match(self.text, self.at)
        if behind is not None:
            self.at = behind.end()
        elif self.text.startswith("/*", self.at):
            raise Undetermined
        return PathToken(self._word(text), text, behind[0] if behind is not None else "")

    def _word(self, text: str) -> str:
        word = text.lower()
        if word in _LOWER_CASE and word != text:
            return "NAME"
        is_word = word in _WORDS or (word in _WORDS_OF_17 and self.version >= METHODS_SINCE)
        return word if is_word and text.isascii() else "NAME"
