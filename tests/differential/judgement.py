"""Holds what the linter says of a query against what a primary and a replica say."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from conversation import Conversation
from pair import Pair
from servers import Failure
from verdicts import answers

from replicalint.contract import Contract
from replicalint.finding import Severity
from replicalint.parse import statements
from replicalint.rules import RULES
from replicalint.source import Fragment, Source

# A read-only transaction says so when the statement runs; here it is only prepared.
_WRITES = "25006"
# Of a statement that writes, what its target lacks is not all looked for: it is refused anyway.
_ABOUT_TARGETS = re.compile(
    r"INSERT has more expressions than target columns|constraint .* does not"
)
# Not every PostgreSQL is built with libxml.
_NOT_BUILT = "unsupported XML feature"
# Statements that look nothing up before they run.
_UTILITY = re.compile(r"(--[^\n]*\n|\s)*(copy|declare|explain|prepare)\b", re.IGNORECASE)


class Outcome(Enum):
    REFUSED = "refused"  # the primary, or any server here, does not take it: nothing to compare
    AGREED = "agreed"
    MISSED = "missed"  # the replica refuses it, the linter finds nothing
    FALSE_ALARM = "false alarm"  # the replica takes it, the linter does not
    OTHER_ANSWER = "other answer"  # both refuse it, with different SQLSTATEs
    NOT_ANALYSED = "not analysed"


@dataclass(frozen=True)
class Verdict:
    """What the linter says: the SQLSTATEs it expects, the objects it blames, all in words."""

    states: frozenset[str]
    subjects: frozenset[str]
    words: tuple[str, ...]
    gaps: tuple[str, ...]


@dataclass(frozen=True)
class Judgement:
    """The comparison for one query. `answer` is the replica's SQLSTATE, "" where it works."""

    query: str
    outcome: Outcome
    answer: str = ""
    details: tuple[str, ...] = ()

    @property
    def is_disagreement(self) -> bool:
        return self.outcome not in (Outcome.AGREED, Outcome.REFUSED)

    def __str__(self) -> str:
        return f"{self.outcome.value} {self.answer} {'; '.join(self.details)}\n{self.query}\n"


def verdict(query: str, contract: Contract) -> Verdict:
    """What all rules find in a query that a server could say."""
    errors = []
    gaps: list[str] = []
    for statement in statements(Fragment(Source("query.sql", query), 0, len(query)), contract):
        gaps += [gap.reason for gap in statement.gaps]
        errors += [error for rule in RULES for error in rule.check(statement, contract)]
    errors = [error for error in errors if error.severity is Severity.ERROR and answers(error)]
    return Verdict(
        frozenset(answer for error in errors for answer in answers(error)),
        frozenset(error.subject for error in errors),
        tuple(error.message for error in errors),
        tuple(gaps),
    )


def judge(query: str, pair: Pair) -> Judgement:
    """Asks the replica and the linter, where the primary takes the query."""
    if ask(pair.primary, query) is not None:
        return Judgement(query, Outcome.REFUSED)
    return judge_any(query, pair)


def judge_any(query: str, pair: Pair) -> Judgement:
    """Asks the replica and the linter, whatever the primary says."""
    failure = ask(pair.replica, query)
    if failure is not None and failure.message == _NOT_BUILT:
        return Judgement(query, Outcome.REFUSED)
    found = verdict(query, pair.contract)
    answer = failure.sqlstate if failure is not None else ""
    said = (failure.message,) if failure is not None else ()
    return Judgement(query, _outcome(failure, found), answer, said + found.words + found.gaps)


def ask(session: Conversation, query: str) -> Failure | None:
    """The server's answer when it prepares the query, or runs what cannot be prepared."""
    return session.execute(query) if _UTILITY.match(query) else session.prepare(query)


def _outcome(failure: Failure | None, found: Verdict) -> Outcome:
    if found.gaps:
        return Outcome.NOT_ANALYSED
    expected = found.states - {_WRITES}
    if failure is None:
        return Outcome.FALSE_ALARM if expected else Outcome.AGREED
    if failure.sqlstate in found.states or _is_about_target(failure, found):
        return Outcome.AGREED
    return Outcome.OTHER_ANSWER if expected else Outcome.MISSED


def _is_about_target(failure: Failure, found: Verdict) -> bool:
    return _WRITES in found.states and _ABOUT_TARGETS.match(failure.message) is not None
