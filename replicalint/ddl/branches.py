"""Under what condition a statement of a PL/pgSQL block runs, as far as its text says.

Three answers: whenever the block does (""); behind a test of the catalogue ("exists"), so that it
is done unless that has been done already; or nobody knows ("maybe"). What stands before a handler
of exceptions is an attempt: if one statement of it fails, none is done.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from ..changes import Part
from ..facts import FunctionUse, RelationUse
from ..name import Name

# Functions that look a name up in the catalogue, and give null where it is none.
_LOOKUPS = (
    *("to_regclass", "to_regtype", "to_regproc", "to_regprocedure", "to_regnamespace"),
    *("to_regrole", "has_column_privilege", "has_table_privilege"),
)
# Conditions that READ_ONLY_SQL_TRANSACTION meets: its name, its class, its code, or any at all.
_CAUGHT = frozenset(
    ("others", "read_only_sql_transaction", "invalid_transaction_state", "'25006'", "'25000'")
)
_RANKS = ("", "exists", "maybe")


class _Construct(Struct):
    """What is open: its word, its condition, and the number of the first part inside it.

    `end` is that of the first part in its handlers.
    """

    word: str
    condition: str
    first: int
    end: int = 0


class BranchStack(Struct):
    """The constructs that are open, the innermost last.

    `tested` are the variables that hold what a look into the catalogue gave.
    """

    constructs: list[_Construct] = field(default_factory=list)
    tested: set[str] = field(default_factory=set)
    attempts: int = 0

    @property
    def condition(self) -> str:
        """That of a statement which stands here."""
        return max((one.condition for one in self.constructs), key=_RANKS.index, default="")

    @property
    def word(self) -> str:
        """The innermost construct."""
        return self.constructs[-1].word if self.constructs else ""

    def open(self, word: str, condition: str, parts: Sequence[Part]) -> None:
        self.constructs.append(_Construct(word, condition, len(parts)))

    def close(self, word: str) -> None:
        """END IF, END LOOP and END CASE close their own, END a block with or without handlers."""
        words = (word,) if word in ("if", "loop", "case") else ("begin", "exception")
        if self.word in words:
            self.constructs.pop()

    def otherwise(self, condition: str) -> None:
        """Another branch: behind a test of the catalogue what is done fits what is there."""
        if self.constructs and "exists" not in (condition, self.constructs[-1].condition):
            self.constructs[-1].condition = "maybe"

    def enter_loop(self, parts: Sequence[Part]) -> None:
        """LOOP, by itself or behind the head of one."""
        if self.word == "head of loop":
            self.constructs[-1].word = "loop"
        else:
            self.open("loop", "maybe", parts)

    def handle(self, parts: list[Part]) -> None:
        """EXCEPTION: what stands before it, and then its handlers."""
        if self.word != "begin":
            return
        block = self.constructs[-1]
        self.attempts += 1
        for place in range(block.first, len(parts)):
            if not parts[place].attempt:
                parts[place] = replace(parts[place], attempt=self.attempts)
        block.word, block.condition, block.end = "exception", "maybe", len(parts)

    def catch(self, parts: list[Part], conditions: Iterable[str]) -> None:
        """WHEN of a handler: whether it goes on where a read-only transaction refuses a write."""
        if _CAUGHT.isdisjoint(conditions):
            return
        block = self.constructs[-1]
        for place in range(block.first, block.end):
            parts[place] = replace(parts[place], is_caught=True)

    def leave(self) -> None:
        """RETURN: what follows runs where it has not come to that."""
        condition = self.condition
        if self.constructs and condition:
            self.constructs[0].condition = condition

    # -- looks into the catalogue --------------------------------------------------------------

    def of_test(self, parts: Sequence[Part], words: Sequence[str]) -> str:
        """The condition of a branch behind a test, which is read into these parts."""
        if list(words) == ["true"]:
            return ""
        return "exists" if self._looks_up(parts, words) else "maybe"

    def note(self, parts: Sequence[Part], variables: Iterable[str]) -> None:
        """Notes what variables hold after an assignment or a query."""
        if parts and self._looks_up(parts, ()):
            self.tested.update(variables)
        else:
            self.tested.difference_update(variables)

    def _looks_up(self, parts: Sequence[Part], words: Sequence[str]) -> bool:
        """Whether all that is read is the catalogue, or what was read of it before."""
        statements = [part.statement for part in parts]
        relations = [use.name for one in statements for use in one.of(RelationUse)]
        calls = [use.name for one in statements for use in one.of(FunctionUse) if use.is_call]
        if not all(map(_is_of_catalogue, relations)):
            return False
        if any(name.schema and name.schema != "pg_catalog" for name in calls):
            return False
        is_looked_up = bool(relations) or any(name.name in _LOOKUPS for name in calls)
        return is_looked_up or any(word in self.tested for word in words)


def _is_of_catalogue(name: Name) -> bool:
    if name.schema:
        return name.schema in ("pg_catalog", "information_schema")
    return name.name.startswith("pg_")
