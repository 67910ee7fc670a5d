"""The lexemes of one statement, with what is known of them before they are read."""

from __future__ import annotations

from msgspec import Struct, field

from .enclosing import Enclosing
from .lexeme import Lexeme, LexicalComment


class LexicalGap(Struct, frozen=True, gc=False):
    """What is not seen of a text; `runs_unseen`: SQL that may touch anything."""

    reason: str
    start: int
    end: int
    runs_unseen: bool = False


class Group(Struct):
    """The lexemes of one statement. `error` says why and where the text cannot be read on."""

    lexemes: list[Lexeme] = field(default_factory=list)
    comments: list[LexicalComment] = field(default_factory=list)
    error: LexicalGap | None = None
    gaps: list[LexicalGap] = field(default_factory=list)
    parts: tuple[tuple[str, int, int], ...] = ()  # of what a command of psql sends
    has_data: bool = False  # lines of the text follow it as data
    is_described: bool = False  # and not run
    counted: int = 0  # how many lexemes `open` has seen
    open: int = 0  # parentheses that are not closed
    created: int = 0  # the place of the last CREATE
    depth: int = 0  # of BEGIN, CASE and END in a BEGIN ATOMIC body
    has_values: bool = False  # of MyBatis: `#{x}`
    has_formats: bool = False  # `%s`
    is_cut: bool = False  # too long to be kept: only its first lexemes and its last are here
    enclosing: Enclosing = field(default_factory=Enclosing)

    def forget(self) -> None:
        """Leaves nothing of the text so far but its comments."""
        self.lexemes.clear()
        self.gaps.clear()
        self.counted = self.open = self.created = self.depth = 0
        self.is_cut = self.has_values = self.has_formats = False
        self.enclosing = Enclosing()
        self.error = None
