"""Texts as values of text search (tsvector_parser.c, tsquery.c)."""

from __future__ import annotations

import re

from ..name import BLANKS
from ..sqlstate import INVALID_PARAMETER_VALUE, SYNTAX_ERROR
from .refused import NotAValue, Undetermined

_LONGEST = 8  # digits of a number that C counts as PostgreSQL does
_MOST_DISTANCE = 16384
_DEEPEST = 100  # parentheses: how many more a server takes follows from its stack
# Quotes and backslashes have rules of their own, which are not followed here.
_QUOTING = re.compile(r"['\\]")
# A number and one weight, of which D is none; digits between them are overlooked.
_POSITION = re.compile("([0-9]++)[0-9Dd]*+(?:[A-Ca-c*][0-9]*+)?", re.ASCII)


def lexemes(text: str) -> None:
    """`tsvector`: words, of which each may have positions behind a colon."""
    if _QUOTING.search(text) is not None:
        raise Undetermined
    for word in re.split(f"[{BLANKS}]+", text.strip(BLANKS)):
        at = word.find(":", 1)
        if at > 0:
            _check_positions(word[at + 1 :], text)


def _check_positions(written: str, text: str) -> None:
    for position in written.split(","):
        found = _POSITION.match(position)
        if found is None:
            raise _misspelt("tsvector", text)
        if len(found[1]) > _LONGEST:
            raise Undetermined
        if int(found[1]) == 0:
            raise NotAValue(SYNTAX_ERROR, f'wrong position info in tsvector: "{text}"')
        if found.end() != len(position):
            raise _misspelt("tsvector", text)


def _misspelt(kind: str, text: str) -> NotAValue:
    return NotAValue(SYNTAX_ERROR, f'syntax error in {kind}: "{text}"')


_WORD = re.compile(rf"[^{BLANKS}!&|()<:][^{BLANKS}!&|()<:]*+(?::[A-Da-d*]*+)?")
_PHRASE = re.compile("<(?:-|([0-9]++))(>?)", re.ASCII)


def query(text: str) -> None:
    """`tsquery`: words with operators between them (gettoken_query_standard)."""
    if _QUOTING.search(text) is not None:
        raise Undetermined
    at = depth = 0
    is_first = waits = True  # for a word
    while True:
        while at < len(text) and text[at] in BLANKS:
            at += 1
        letter = text[at : at + 1]
        if waits:
            if not letter:
                if is_first:
                    return
                if text.endswith(">"):
                    raise _misspelt("tsquery", text)
                raise NotAValue(SYNTAX_ERROR, f'no operand in tsquery: "{text}"')
            if letter in "!(":
                depth += letter == "("
                is_first = False
                at += 1
                if depth > _DEEPEST:
                    raise Undetermined
                continue
            word = _WORD.match(text, at)
            if word is None:
                raise _misspelt("tsquery", text)
            at, waits, is_first = word.end(), False, False
        elif not letter:
            if depth:
                raise _misspelt("tsquery", text)
            return
        elif letter == ")":
            depth -= 1
            at += 1
            if depth < 0:
                raise _misspelt("tsquery", text)
        else:
            at, waits = _operator(text, at), True


def _operator(text: str, at: int) -> int:
    """Where the operator ends that begins there."""
    if text[at] in "&|":
        return at + 1
    found = _PHRASE.match(text, at)
    if found is None:
        raise _misspelt("tsquery", text)
    if found[1] is not None and (len(found[1]) > _LONGEST or int(found[1]) > _MOST_DISTANCE):
        raise NotAValue(
            INVALID_PARAMETER_VALUE,
            "distance in phrase operator must be an integer value between zero and"
            f" {_MOST_DISTANCE} inclusive",
        )
    if not found[2]:
        raise _misspelt("tsquery", text)
    return found.end()
