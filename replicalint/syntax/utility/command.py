"""A cursor over a utility statement that notes what it does, and what its productions share."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec.structs import replace

from ..cursor import (
    END,
    NUMBER,
    PARAMETER,
    RESERVED_WORD,
    STRING,
    TYPE_WORD,
    Cursor,
    pass_col_id,
    pass_col_label,
)
from ..lexeme import Lexeme
from ..names import qualified_name
from ..numbers import integer
from ..typenames import TypeName
from .values import (
    AccessMode,
    Action,
    ColumnName,
    Content,
    Option,
    RelationName,
    RoleName,
    Serializable,
    SettingName,
)


class Command(Cursor):
    """Reads a statement that is no query; what it does is noted on the way.

    The query inside, where there is one, is left to its own grammar.
    """

    def __init__(self, lexemes: Sequence[Lexeme], kind: str) -> None:
        super().__init__(lexemes)
        self.kind = kind
        self.query: list[Lexeme] = []
        self.content = Content.STATEMENT
        self.is_only_planned = False
        self.temporary: str | None = None
        self.session: list[Action] = []
        self.writes: list[Action] = []
        self.relations: list[RelationName] = []
        self.columns: list[ColumnName] = []
        self.serializable: list[Serializable] = []
        self.access: list[AccessMode] = []
        self.options: list[Option] = []
        self.settings: list[SettingName] = []
        self.roles_named: list[RoleName] = []
        self.types: list[TypeName] = []

    # -- notes -----------------------------------------------------------------------------

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The range of some lexemes."""
        return self.lexemes[first].start, self.lexemes[last].end

    def action(self, action: str, first: int, last: int) -> Action:
        """What is done, in these words."""
        return Action(action, *self.span(first, min(last, len(self.lexemes) - 1)))

    def changes_session(self, action: str, first: int = 0) -> None:
        """Notes it of the words up to here."""
        self.session.append(self.action(action, first, self.at - 1))

    def writes_by(self, action: str) -> None:
        """Notes it of the words up to here."""
        self.writes.append(self.action(action, 0, self.at - 1))

    def take_query(self, content: Content, before: int | None = None) -> None:
        """The rest of the statement is a query, or what stands before a place."""
        end = len(self.lexemes) if before is None else before
        if self.at >= end:
            raise self.error("a query")
        self.query, self.content = list(self.lexemes[self.at : end]), content
        self.at = end

    def make_up_query(self, *lexemes: Lexeme) -> None:
        """Takes these as columns of SELECT, in whose place the first word stands."""
        self.query = [replace(self.lexemes[0], text="select"), *lexemes]
        self.content = Content.STAND_IN

    # -- productions -----------------------------------------------------------------------

    def one_of(self, *texts: str) -> str:
        """Passes the one of these words that must stand here."""
        found = self.accept_any(*texts)
        if not found:
            raise self.error()
        return found

    def name(self) -> Lexeme:
        """ColId."""
        return self.lexemes[pass_col_id(self)]

    def any_word(self) -> Lexeme:
        """ColLabel."""
        return self.lexemes[pass_col_label(self)]

    def non_reserved_word(self) -> Lexeme:
        """NonReservedWord."""
        return self._word(TYPE_WORD)

    def option_word(self, last_role: int) -> Lexeme:
        """A word of these roles as an option, or FORMAT_LA, which is one before JSON as well."""
        if self.texts[self.at] == "format":
            self.at += 1
            return self.lexemes[self.at - 1]
        return self._word(last_role)

    def _word(self, last_role: int) -> Lexeme:
        if not END < self.roles[self.at] <= last_role:
            raise self.error("a name")
        self.at += 1
        return self.lexemes[self.at - 1]

    def string(self) -> None:
        """Sconst, or what a client puts there."""
        if self.roles[self.at] not in (STRING, PARAMETER):
            raise self.error("a string")
        self.at += 1

    def signed_integer(self) -> bool:
        """SignedIconst, where one stands here."""
        sign = self.texts[self.at] in ("+", "-")
        place = self.at + sign
        is_number = self.roles[place] == NUMBER and integer(self.lexemes[place].text) is not None
        if is_number or (not sign and self.roles[place] == PARAMETER):
            self.at = place + 1
            return True
        return False

    def number(self) -> bool:
        """NumericOnly, where one stands here."""
        place = self.at + (self.texts[self.at] in ("+", "-"))
        if self.roles[place] != NUMBER:
            return False
        self.at = place + 1
        return True

    def setting(self) -> bool:
        """opt_boolean_or_string, NumericOnly or a parameter, where one stands here."""
        role = self.roles[self.at]
        if role in (STRING, PARAMETER) or END < role <= TYPE_WORD:
            self.at += 1
            return True
        return bool(self.accept_any("true", "false", "on")) or self.number()

    def option(self) -> Lexeme:
        """utility_option_elem: its name, after which a value may stand."""
        is_analyze = self.texts[self.at] in ("analyze", "analyse")
        word = self.option_word(RESERVED_WORD if is_analyze else TYPE_WORD)
        self.setting()
        return word

    def list_of(self, item: Callable[[], object]) -> None:
        """One or more of them, with commas between."""
        item()
        while self.accept(","):
            item()

    def in_parentheses(self, item: Callable[[], object]) -> None:
        """A list in parentheses."""
        self.expect("(")
        self.list_of(item)
        self.expect(")")

    def relation(self, written: str = "") -> RelationName:
        """qualified_name."""
        return RelationName(*qualified_name(self), written)

    def relation_expr(self, written: str = "") -> RelationName:
        """relation_expr: `t`, `t *`, `ONLY t`, `ONLY (t)`."""
        if not self.accept("only"):
            found = self.relation(written)
            self.accept("*")
        elif self.accept("("):
            found = self.relation(written)
            self.expect(")")
        else:
            found = self.relation(written)
        return found
