"""A place in the lexemes of one statement, and what gram.y could be asked about it.

Every lexeme has a role, which is the token that scan.l and the lists of keywords make of it. What a
name may be is then a comparison: a ColId is an identifier or a keyword that is not reserved, a
ColLabel any word. All readers ask the same of a place, names, marks and holes: so the file is long.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final, Self

from ..catalog import keywords
from .holes import Stands, is_text
from .lexeme import Kind, Lexeme, special
from .styles import may_be_name

# The roles. Up to COLUMN_WORD a lexeme is a ColId, up to RESERVED_WORD a ColLabel.
END: Final = 0  # past the last lexeme
IDENTIFIER: Final = 1  # IDENT: quoted, or no keyword
UNRESERVED_WORD: Final = 2
COLUMN_WORD: Final = 3  # col_name_keyword: no function and no type
TYPE_WORD: Final = 4  # type_func_name_keyword: no column and no table
RESERVED_WORD: Final = 5
STRING: Final = 6
NUMBER: Final = 7
PARAMETER: Final = 8  # which a client fills in, where a value may stand
OPERATOR: Final = 9
MARK: Final = 10
OTHER: Final = 11
LOOKAHEAD_WORD: Final = 12  # NOT_LA and its like: no name, as another word makes one token of it
HOLE: Final = 13  # for which a client puts in any text
_NAME_HOLE: Final = 14  # an IDENTIFIER that is noted as a hole

# parser.c, base_yylex: words that are another token before some others.
_LOOKAHEAD = {
    "not": ("between", "in", "like", "ilike", "similar"),
    "nulls": ("first", "last"),
    "with": ("time", "ordinality"),
    "without": ("time",),
    "format": ("json",),
}

# What is refused for one of the two lexemes behind it.
_LOOKS_AHEAD = frozenset((*_LOOKAHEAD, "collation", "(", "*"))

_OF_CATEGORY = {
    "U": UNRESERVED_WORD,
    "C": COLUMN_WORD,
    "T": TYPE_WORD,
    "R": RESERVED_WORD,
}
_OF_KIND = {
    Kind.QUOTED: IDENTIFIER,
    Kind.STRING: STRING,
    Kind.NUMBER: NUMBER,
    Kind.PARAM: PARAMETER,
    Kind.OPERATOR: OPERATOR,
    Kind.PUNCTUATION: MARK,
    Kind.OTHER: OTHER,
    Kind.NAME_PARAM: _NAME_HOLE,
    Kind.HOLE: HOLE,
}
# By the number of the kind.
_ROLES = [_OF_KIND.get(kind, END) for kind in (END, *Kind)]
_BITS = ("b", "B", "x", "X")
IS_WRITTEN: Final = [kind in (Kind.WORD, Kind.PUNCTUATION, Kind.OPERATOR) for kind in (END, *Kind)]
# By the role.
IS_COMPARED: Final = [
    role in (UNRESERVED_WORD, COLUMN_WORD, TYPE_WORD, RESERVED_WORD, OPERATOR, MARK)
    for role in range(_NAME_HOLE + 1)
]
_MOST_PARTS = 3  # catalog.schema.name
_MARGIN = 4  # so far a reader looks ahead
_FROM_CLIENT = (PARAMETER, HOLE, _NAME_HOLE)
_NO_ROLES = [END] * _MARGIN
_NO_TEXTS = [""] * _MARGIN
# What may follow a query in parentheses that is a part of a larger query in parentheses.
_BEHIND_QUERY = frozenset("from where group order limit offset union intersect except".split())
_SETS = frozenset("union intersect except".split())
_GOES_ON = frozenset(") union intersect except order limit offset fetch for".split())


class NotReadable(Exception):
    """The statement holds something that no PostgreSQL statement holds at this place.

    `reason` is "" where that is all there is to say. `expected` is what could have stood there;
    `is_near` says that something else does, and that the statement does not just end. `hole` is the
    lexeme that a client puts in, and that may be why; -1 for none.
    """

    def __init__(
        self,
        number: int,
        reason: str = "",
        expected: str = "",
        *,
        is_near: bool = True,
        hole: int = -1,
    ) -> None:
        super().__init__(reason or expected)
        self.number = number
        self.reason = reason
        self.expected = expected
        self.is_near = is_near
        self.hole = hole


@cache
def word_roles() -> Mapping[str, int]:
    """The role of each keyword."""
    return {word: _OF_CATEGORY[category] for word, category in keywords().items()}


class Cursor:
    """Reads the lexemes of one statement from left to right; `at` is the place."""

    def __init__(self, lexemes: Sequence[Lexeme], same: Cursor | None = None) -> None:
        """At the beginning of lexemes; `same` is another over them, which is not read anew."""
        self._lexemes = lexemes
        self.at = 0
        self.is_by_shape = True  # so far nobody has looked at the lexemes themselves
        self.holes: dict[int, Stands] = {}  # what is not known, by the lexeme
        self.last_hole = -1  # that was passed
        self.has_holes = False  # any text may stand somewhere
        self._whole: tuple[Cursor, int] | None = None  # for a part: of what, and from where on
        self.roles: list[int]
        # Words, marks and operators as they are compared; "" for names in quotes and all else.
        self.texts: list[str]
        self._closing: dict[int, int] | None = None
        self._queries: set[int] = set()
        self.is_all_known: bool = same is not None and same.is_all_known  # nothing from a client
        if same is not None and self.is_all_known:
            self.roles, self.texts = same.roles, same.texts
            self._closing, self._queries = same._closing, same._queries
            return
        of_word = word_roles()
        a_word = Kind.WORD
        self.roles = [
            of_word.get(one.text, IDENTIFIER) if one.kind is a_word else _ROLES[one.kind]
            for one in lexemes
        ]
        found = set(self.roles)
        self.is_all_known = found.isdisjoint(_FROM_CLIENT)
        if HOLE in found or _NAME_HOLE in found:
            self._note_holes()
        elif PARAMETER in found:
            self.has_holes = self._may_hold_text()
        self.roles += _NO_ROLES
        self.texts = self._compared(lexemes)
        self.texts += _NO_TEXTS
        for word in _LOOKAHEAD.keys() & set(self.texts):
            self._look_ahead(word, _LOOKAHEAD[word])

    def _compared(self, lexemes: Sequence[Lexeme]) -> list[str]:
        return [one.text if IS_WRITTEN[one.kind] else "" for one in lexemes]

    @property
    def lexemes(self) -> Sequence[Lexeme]:
        """What is read; what is made of names and places does not hold for others of the shape."""
        self.is_by_shape = False
        return self._lexemes

    def between(self, first: int, end: int) -> Self:
        """A cursor of its own over some of the lexemes; its errors are those of the whole."""
        part = object.__new__(type(self))
        part.__dict__.update(self.__dict__)
        part._lexemes = self.lexemes[first:end]
        part.roles = self.roles[first:end] + _NO_ROLES
        part.texts = self.texts[first:end] + _NO_TEXTS
        part.at = 0
        part._closing, part._queries = None, set()
        part.holes = {n - first: one for n, one in self.holes.items() if first <= n < end}
        part._whole = (self, first)
        return part

    def _note_holes(self) -> None:
        self.has_holes = HOLE in self.roles or self._may_hold_text()
        for place, role in enumerate(self.roles):
            if role == HOLE:
                self.holes[place] = Stands.TEXT
            elif role == _NAME_HOLE:
                self.roles[place] = IDENTIFIER
                self.holes[place] = Stands.NAME

    def _may_hold_text(self) -> bool:
        """Whether a parameter may be any text; most are values."""
        number = self.roles.count(PARAMETER)
        place = -1
        for _ in range(number):
            place = self.roles.index(PARAMETER, place + 1)
            if is_text(self._lexemes[place]):
                return True
        return False

    def _look_ahead(self, word: str, following: tuple[str, ...]) -> None:
        for place, text in enumerate(self.texts):
            if text == word and self.texts[place + 1] in following:
                self.roles[place] = LOOKAHEAD_WORD

    # -- what stands here ------------------------------------------------------------------

    def is_next(self, *texts: str) -> bool:
        """Whether these stand here, one after the other."""
        return self.texts[self.at : self.at + len(texts)] == [*texts]

    @property
    def is_at_end(self) -> bool:
        return self.at >= len(self._lexemes)

    def is_string(self, place: int) -> bool:
        """Sconst: a string constant but of bits, or a parameter that stands for one.

        That is psql's :'name', and $1 where pg_stat_statements has taken the constant out.
        """
        role = self.roles[place]
        if role == PARAMETER:
            return self.special(place).startswith(":'") or self.is_taken_out(place)
        return role == STRING and self.special(place)[:1] not in _BITS

    def is_taken_out(self, place: int) -> bool:
        """Whether $1 stands there, which may be a constant that pg_stat_statements took out."""
        if self.roles[place] != PARAMETER:
            return False
        text = self.special(place)
        return text[0] == "$" and text[1:].isdigit()

    def special(self, place: int) -> str:
        """What is special about the text of a value there, or ""."""
        return special(self._lexemes[place])

    # -- holes -----------------------------------------------------------------------------

    def is_hole(self, place: int) -> bool:
        """Whether any text may stand there: what a client puts in as it is."""
        return self.roles[place] in (HOLE, PARAMETER) and is_text(self._lexemes[place])

    def is_name_hole(self, place: int) -> bool:
        """Whether a name may stand there that the client puts in; no identifier of a kind."""
        role = self.roles[place]
        return role == HOLE or (role == PARAMETER and may_be_name(self._lexemes[place].text))

    def hole_before(self, place: int) -> int:
        """The hole that may be why the lexeme at a place cannot be read; -1 for none.

        It is the last one that may be any text; of parameters one that stands beside the place.
        """
        if not self.has_holes:
            return -1
        last = place + 2 if self.texts[place] in _LOOKS_AHEAD else place
        beside = range(max(place - 1, 0), min(last + 1, len(self._lexemes)))
        found = (n for n in (*self.holes, *beside) if n <= last and self.is_hole(n))
        return max(found, default=-1)

    def pass_hole(self, stands: Stands) -> int:
        """Passes a hole, and notes what it stands for; its number."""
        self.holes[self.at] = stands
        self.last_hole = self.at
        self.at += 1
        return self.last_hole

    def pass_holes(self) -> None:
        """Passes all that stand here as text of which nothing is known."""
        while self.is_hole(self.at):
            self.pass_hole(Stands.TEXT)

    @property
    def is_behind_hole(self) -> bool:
        """Whether a hole stands right before this place."""
        return self.at - 1 in self.holes

    # -- steps -----------------------------------------------------------------------------

    def accept(self, text: str) -> bool:
        """Passes a word, a mark or an operator where it stands here."""
        if self.texts[self.at] != text:
            return False
        self.at += 1
        return True

    def accept_all(self, *texts: str) -> bool:
        """Passes these, one after the other, where all of them stand here."""
        at = self.at
        if self.texts[at] != texts[0] or self.texts[at : at + len(texts)] != [*texts]:
            return False
        self.at += len(texts)
        return True

    def accept_any(self, *texts: str) -> str:
        """Passes one of these; "" where none of them stands here."""
        text = self.texts[self.at]
        if not text or text not in texts:
            return ""
        self.at += 1
        return text

    def expect(self, *texts: str) -> None:
        """Passes these, one after the other; raises NotReadable where one is missing."""
        for text in texts:
            if self.texts[self.at] != text:
                self.pass_holes()
                if self.texts[self.at] != text:
                    raise self.error()
            self.at += 1

    def error(self, expected: str = "", at: int | None = None) -> NotReadable:
        """What is wrong here; `expected` where more is known than the place."""
        place = self.at if at is None else at
        if self._whole is not None:
            whole, first = self._whole
            return whole.error(expected, first + place)
        last = len(self._lexemes) - 1
        if (hole := self.hole_before(place)) >= 0:
            return NotReadable(min(place, last), is_near=place <= last, hole=hole)
        if place > last:
            return NotReadable(last, "", expected, is_near=False)
        kind, text = self._lexemes[place].kind, self._lexemes[place].text
        if kind is Kind.OTHER and len(text) > 1:
            what = "parameter" if text[0] == "$" else "numeric literal"
            return NotReadable(place, f'trailing junk after {what} at or near "{text}"')
        return NotReadable(place, "", expected)

    def refuse(self, reason: str, at: int) -> NotReadable:
        """What gram.y's actions refuse, in their words."""
        if self._whole is not None:
            whole, first = self._whole
            return whole.refuse(reason, first + at)
        return NotReadable(min(at, len(self._lexemes) - 1), reason)

    def type_modifiers(self) -> None:
        """opt_type_modifiers: passed, whatever values they are."""
        if self.texts[self.at] == "(":
            close = self.closing(self.at)
            if close in (self.at + 1, len(self._lexemes)):
                raise self.error(at=close)
            self.at = close + 1

    # -- parentheses and brackets, looked for once ---------------------------------------------

    def closing(self, place: int) -> int:
        """The place of what closes the parenthesis or bracket at `place`; the end for none."""
        if self._whole is not None and self._closing is None:
            whole, first = self._whole
            return min(whole.closing(first + place) - first, len(self._lexemes))
        return self._parentheses().get(place, len(self._lexemes))

    def is_ahead(self, text: str) -> bool:
        """Whether a word or a sign follows outside parentheses."""
        place = self.at
        while place < len(self._lexemes):
            if self.texts[place] == "(":
                place = self.closing(place)
            elif self.texts[place] == text:
                return True
            place += 1
        return False

    def opens_query(self, place: int) -> bool:
        """Whether a parenthesis is that of a select_with_parens.

        As many parentheses as can belong to a query do: in `((SELECT 1) UNION SELECT 2)` both, in
        `((SELECT 1) + 1)` the inner ones.
        """
        self._parentheses()
        return place in self._queries

    def _parentheses(self) -> dict[int, int]:
        if self._closing is None:
            self._closing = closing = {}
            texts = self.texts
            open_: list[int] = []
            for place, text in enumerate(texts):
                if text == "(":
                    open_.append(place)
                    self._note_query(place)
                elif text == "[":
                    open_.append(place)
                elif text in (")", "]") and open_:
                    first = open_.pop()
                    closing[first] = place
                    if self.has_holes and self._is_arm(first, place):
                        self._queries.add(first)
                    is_query = first in self._queries and texts[place + 1] in _GOES_ON
                    if is_query and open_ and open_[-1] == first - 1:
                        self._queries.add(first - 1)
        return self._closing

    def may_be_row(self, place: int) -> bool:
        """Whether a row of VALUES stands there: one in parentheses, or one that a client writes."""
        return self.texts[place] == "(" or self.roles[place] in (PARAMETER, HOLE)

    def _is_arm(self, first: int, last: int) -> bool:
        """Whether text in two parentheses is a query, as no value stands before UNION there.

        In one it may be: `id IN (:ids) UNION SELECT 1`.
        """
        is_alone = first > 0 and last == first + 2 and self.is_hole(first + 1)
        return is_alone and self.texts[first - 1] == "(" and self.texts[last + 1] in _SETS

    def _note_query(self, place: int) -> None:
        after = self.texts[place + 1]
        if not after and self.has_holes and self.is_hole(place + 1):
            after = self.texts[place + 2]  # text before the query
            if after == "values":
                return
            if after in _BEHIND_QUERY:  # and in the place of its beginning
                self._queries.add(place)
        if after in ("select", "with", "table") or (
            after == "values" and self.may_be_row(place + 2)
        ):
            self._queries.add(place)


def pass_col_id(c: Cursor) -> int:
    """ColId, not written."""
    if not END < c.roles[c.at] <= COLUMN_WORD:
        if c.is_name_hole(c.at):
            return c.pass_hole(Stands.NAME)
        raise c.error("a name" if c.roles[c.at] != RESERVED_WORD else "")
    c.at += 1
    return c.at - 1


def pass_col_label(c: Cursor) -> int:
    """ColLabel, not written: any word."""
    if not END < c.roles[c.at] <= RESERVED_WORD:
        if c.is_name_hole(c.at):
            return c.pass_hole(Stands.NAME)
        raise c.error("a name")
    c.at += 1
    return c.at - 1


def expect_few_parts(c: Cursor, parts: int, first: int) -> None:
    """Refuses a name of so many parts where none can have them; it begins at `first`."""
    if parts > _MOST_PARTS:
        raise c.refuse("improper qualified name (too many dotted names)", first)


def is_type_function_name(role: int) -> bool:
    """type_function_name: an identifier, or a keyword that may name types and functions."""
    return role in (IDENTIFIER, UNRESERVED_WORD, TYPE_WORD)
