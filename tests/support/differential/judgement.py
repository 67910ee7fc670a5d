"""Holds what the linter says of a query against what a primary and a replica say."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from conversation import TIMED_OUT, Conversation
from marks import findings_of
from mutations import is_in_text
from pair import Pair
from servers import Failure

from replicalint.contract import Contract
from replicalint.facts import Gap
from replicalint.finding import Finding, Severity
from replicalint.live.prediction import answers
from replicalint.resolve import statements
from replicalint.source import Fragment, Source

# A read-only transaction says so when the statement runs; here it is only prepared.
WRITES = "25006"
# Of a statement that writes, what its target lacks is not all looked for: it is refused anyway.
_ABOUT_TARGETS = re.compile(
    r"INSERT has more expressions than target columns|constraint .* does not"
)
# Not every PostgreSQL is built with libxml.
NOT_BUILT = "unsupported XML feature"
_PARAMETER = re.compile(r"\$\d+")
# A server finds these when it plans or computes that very part: not where a query leaves it out, or
# has no rows.
_WHEN_REACHED = re.compile(r"could not (identify an? .* for type|implement) ")
_UNDECIDED = "undecided"  # the rule that says where types cannot be known
# Statements that look nothing up before they run.
_UTILITY = re.compile(r"(--[^\n]*\n|\s)*(copy|declare|explain|prepare)\b", re.IGNORECASE)


class Outcome(Enum):
    REFUSED = "refused"  # the primary, or any server here, does not take it: nothing to compare
    AGREED = "agreed"
    MISSED = "missed"  # the replica refuses it, the linter finds nothing
    FALSE_ALARM = "false alarm"  # the replica takes it, the linter does not
    OTHER_ANSWER = "other answer"  # both refuse it, with different SQLSTATEs
    NOT_REACHED = "not reached"  # the linter finds what the replica would, had it come so far
    NOT_ANALYSED = "not analysed"
    UNDECIDED = "undecided"  # the replica refuses it, and the linter says that it cannot know


@dataclass(frozen=True)
class Verdict:
    """What the linter says of a query: the errors that a server could confirm, and its gaps."""

    errors: tuple[Finding, ...]
    gaps: tuple[str, ...]
    is_undecided: bool

    @property
    def states(self) -> frozenset[str]:
        """The SQLSTATEs that it expects."""
        return frozenset(answer for error in self.errors for answer in answers(error))

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(error.message for error in self.errors)


_SILENCE = Verdict((), (), is_undecided=False)


@dataclass(frozen=True)
class Judgement:
    """The comparison for one query: what the replica answered, and what the linter found."""

    query: str
    outcome: Outcome
    failure: Failure | None = None
    found: Verdict = _SILENCE

    @property
    def answer(self) -> str:
        """The replica's SQLSTATE, "" where the query works."""
        return self.failure.sqlstate if self.failure is not None else ""

    @property
    def sqlstate(self) -> str:
        """The SQLSTATE that it is about: the linter's, where the replica has none."""
        return min(self.found.states) if self.outcome is Outcome.FALSE_ALARM else self.answer

    @property
    def is_safe(self) -> bool:
        """Whether it works on both servers and the linter finds nothing in it."""
        return self.outcome is Outcome.AGREED and self.answer == ""

    @property
    def is_disagreement(self) -> bool:
        said = (Outcome.AGREED, Outcome.REFUSED, Outcome.NOT_REACHED, Outcome.UNDECIDED)
        return self.outcome not in said

    def __str__(self) -> str:
        said = (self.failure.message,) if self.failure is not None else ()
        details = "; ".join((*said, *self.found.words, *self.found.gaps))
        return f"{self.outcome.value} {self.answer} {details}\n{self.query}\n"


# Several tests ask about one query, and the linter is what takes the longest here. The contract
# stands in a value as well: nothing else can have its number.
_SAID: dict[tuple[int, str], tuple[Contract, Verdict]] = {}


def verdict(query: str, contract: Contract) -> Verdict:
    """What all rules find in a query that a server could say: looked for once."""
    key = (id(contract), query)
    if key not in _SAID:
        _SAID[key] = (contract, _verdict(query, contract))
    return _SAID[key][1]


def _verdict(query: str, contract: Contract) -> Verdict:
    found: list[Finding] = []
    gaps: list[str] = []
    for statement in statements(Fragment.of(Source("query.sql", query)), contract):
        gaps += [gap.reason for gap in statement.of(Gap)]
        found += findings_of(statement, contract)
    errors = [one for one in found if one.severity is Severity.ERROR and answers(one)]
    is_undecided = any(one.rule == _UNDECIDED for one in found)
    return Verdict(tuple(errors), tuple(gaps), is_undecided)


def judge(query: str, pair: Pair) -> Judgement:
    """Asks the replica and the linter, where the primary takes the query."""
    if ask(pair.primary, query) is not None:
        return Judgement(query, Outcome.REFUSED)
    return judge_any(query, pair)


def judge_any(query: str, pair: Pair) -> Judgement:
    """Asks the replica and the linter, whatever the primary says."""
    failure = ask(pair.replica, query)
    if failure is not None and failure.message == NOT_BUILT:
        return Judgement(query, Outcome.REFUSED)
    found = verdict(query, pair.contract)
    outcome = _outcome(failure, found)
    if outcome is not Outcome.FALSE_ALARM:
        return Judgement(query, outcome, failure, found)
    return _judged_as_it_begins_to_run(query, found, pair)


def _judged_as_it_begins_to_run(query: str, found: Verdict, pair: Pair) -> Judgement:
    """Asks for a plan as well: some of what a server refuses, it finds only then.

    And what a function finds in a text, only as it runs.
    """
    asked = _PARAMETER.sub("NULL", query)
    is_about_text = any(is_in_text(query, one.span.start) for one in found.errors)
    failure = pair.replica.execute(asked if is_about_text else f"EXPLAIN {asked}")
    if failure is not None and failure.sqlstate in found.states:
        return Judgement(query, Outcome.AGREED, failure, found)
    others = [one.message for one in found.errors if {*answers(one)} - {WRITES}]
    is_later = all(map(_WHEN_REACHED.match, others))
    return Judgement(query, Outcome.NOT_REACHED if is_later else Outcome.FALSE_ALARM, None, found)


def ask(session: Conversation, query: str) -> Failure | None:
    """The server's answer when it prepares the query, or runs what cannot be prepared."""
    if not _UTILITY.match(query):
        return session.prepare(query)
    failure = session.execute(query)
    return None if failure is not None and failure.sqlstate == TIMED_OUT else failure


def _outcome(failure: Failure | None, found: Verdict) -> Outcome:
    if found.gaps:
        return Outcome.NOT_ANALYSED
    expected = found.states - {WRITES}
    if failure is None:
        return Outcome.FALSE_ALARM if expected else Outcome.AGREED
    if failure.sqlstate in found.states or _is_about_target(failure, found):
        return Outcome.AGREED
    if expected:
        return Outcome.OTHER_ANSWER
    return Outcome.UNDECIDED if found.is_undecided else Outcome.MISSED


def _is_about_target(failure: Failure, found: Verdict) -> bool:
    return WRITES in found.states and _ABOUT_TARGETS.match(failure.message) is not None
