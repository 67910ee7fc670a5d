"""What comes of holding the linter's verdicts and a contract against real servers."""

from __future__ import annotations

from enum import Enum

from msgspec import Struct

from .finding import Finding, InternalError
from .source import Span


class Outcome(Enum):
    """What the linter and the replica say of a statement; all but three are no disagreement."""

    SERVER_ONLY = "found by the server only"
    LINTER_ONLY = "found by the linter only"
    OTHER_ANSWER = "found by both, with different answers"
    AGREED = "agreed"
    NOT_ANALYSED = "not analysed"
    NOT_VERIFIED = "not verified"

    @property
    def is_disagreement(self) -> bool:
        return self in (Outcome.SERVER_ONLY, Outcome.LINTER_ONLY, Outcome.OTHER_ANSWER)


class Answer(Struct, frozen=True):
    """A server's refusal; `position` is the offset of the character of the SQL that it blames."""

    sqlstate: str
    message: str
    position: int | None = None


class Verdict(Struct, frozen=True):
    """One statement: `answer` and `primary` are None where the server takes it, or is not asked.

    `span` is the place that the server or the first finding blames. `errors` are the findings
    that preparing could confirm; `suppressed` of them a comment silences, `unconfirmed` others
    show only when the statement runs. `reason` says why it is not analysed or not verified.
    """

    statement: Span
    span: Span
    outcome: Outcome
    answer: Answer | None = None
    errors: tuple[Finding, ...] = ()
    suppressed: int = 0
    unconfirmed: int = 0
    reason: str = ""
    has_asked_primary: bool = False
    primary: Answer | None = None


class Difference(Struct, frozen=True):
    """Something that the contract and the catalogue do not say alike; a note changes nothing."""

    span: Span
    message: str
    is_note: bool = False


class Verification(Struct, frozen=True):
    """A whole run. `servers` are the role and the address of each server that was asked."""

    servers: tuple[tuple[str, str], ...]
    verdicts: tuple[Verdict, ...] = ()
    differences: tuple[Difference, ...] = ()
    migrations: int = 0  # files, which are not verified
    is_complete: bool = True
    left_out: int = 0  # files that undo migrations
    internal_errors: tuple[InternalError, ...] = ()
    unselected: int = 0  # statements that no endpoint selects
    excepted: int = 0  # files that a contract takes out as a whole

    def having(self, outcome: Outcome) -> tuple[Verdict, ...]:
        return tuple(one for one in self.verdicts if one.outcome is outcome)

    @property
    def is_conclusive(self) -> bool:
        """Whether the replica could be asked about every statement."""
        return self.is_complete and not self.having(Outcome.NOT_VERIFIED)

    @property
    def is_analysed(self) -> bool:
        """Whether the linter could analyse every statement."""
        return not self.having(Outcome.NOT_ANALYSED)

    @property
    def disagrees(self) -> bool:
        return any(one.outcome.is_disagreement for one in self.verdicts) or any(
            not one.is_note for one in self.differences
        )
