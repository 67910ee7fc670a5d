"""PostgreSQL confirms what the linter says of every statement that the project writes down.

The shipped queries, the rules' examples and the case files are put to a primary, to its logical
replica and to a replica without the column that is still rolling out, on each PostgreSQL of this
machine and against a contract of its version:

- An error with a SQLSTATE: the statement works on the primary, and the replica answers with that
  SQLSTATE. What is nowhere, as a misspelt column, is refused by the primary as well.
- An error of `rollout-column`: it works on the replica, and fails where the column is absent.
- No such error: the statement works everywhere.
- `unanalysed`: no server can read the statement either.
- `undecided`: a server may refuse the statement for types. A parameter for which no type fits is
  refused by the primary as well.

Of several faults PostgreSQL names one. Cases about a hot standby are not asked, nor migrations.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import pytest
from conversation import TIMED_OUT, Conversation
from examples import BAD, GOOD
from marks import REFERENCE, TESTS, findings_of
from marks import adjusted as adjusted
from msgspec.structs import replace
from placeholders import sent
from replication import MIGRATION, PRIMARY_ONLY, REPLICA_STEP, ROOT, SUBSCRIBER, System
from servers import Database, Failure
from verdicts_known import KNOWN, WORKS, Disagreement

from replicalint.contract import Contract
from replicalint.facts import ParameterUse, Statement
from replicalint.finding import Finding
from replicalint.live.prediction import answers

# What these rules blame is missing on a primary of the replica's version as well.
_EVERYWHERE = (
    "unknown-column",
    "row-alias",
    "newer-than-replica",
    "type-mismatch",
    "column-count",
    "ungrouped-column",
    "misplaced-aggregate",
    "misused-window",
    "not-allowed",
)
# Answers about the types of values, and of parameters.
_ABOUT_TYPES = {"42883", "42725", "42804", "42846", "42P08", "42P18"}
# Answers about nulls, rows and the state of the server: the statement itself was understood.
_ABOUT_VALUES = ("22", "23", "55")
_ABOUT_LABELS = "invalid input value for enum"


def _sources() -> Iterator[tuple[str, str]]:
    for rule, sql in (*BAD, *GOOD):
        if rule.queries is not None:
            yield f"rules/{rule.name}", sql
    for folder in (ROOT / "sql" / "queries", TESTS / "cases"):
        for path in sorted(folder.glob("*/*.sql")):
            if not (path.parent / "contract.yaml").exists():
                yield f"{path.parent.name}/{path.stem}", path.read_text(encoding="utf-8")


SOURCES = tuple(_sources())


@dataclass(frozen=True)
class Servers:
    """The databases that answer, and the sessions that are open with them."""

    system: System
    primary: Database
    replica: Database
    lagging: Database
    sessions: dict[tuple[str, ...], dict[str, Conversation]] = field(default_factory=dict)
    extended: dict[tuple[str, ...], tuple[Database, Database]] = field(default_factory=dict)

    @property
    def version(self) -> int:
        return self.system.version

    def asked(self, contract: Contract) -> dict[str, Conversation]:
        """A session with each server, as the contract's readers have one.

        The sessions of the primary have `public` in their search path, whatever the readers have.
        """
        key = (*contract.search_path, "with", *contract.extensions)
        if key not in self.sessions:
            path = contract.search_path
            replica, lagging = self._replicas(tuple(contract.extensions))
            self.sessions[key] = {
                "primary": Conversation(self.primary, [*path, "public"], read_only=False),
                "replica": Conversation(replica, path),
                "lagging": Conversation(lagging, path),
            }
        return self.sessions[key]

    def _replicas(self, extensions: tuple[str, ...]) -> tuple[Database, Database]:
        """The replica and the lagging one; those with extensions have no subscription."""
        if not extensions:
            return self.replica, self.lagging
        if extensions in self.extended:
            return self.extended[extensions]
        lagging = self.system.clusters[1].create("lagging_" + "_".join(extensions))
        replica = self.system.clusters[1].create("_".join(extensions))
        for database in (replica, lagging):
            database.run(SUBSCRIBER.read_text())
            for extension in extensions:
                database.run(f'CREATE EXTENSION "{extension}" SCHEMA public')
        replica.run(REPLICA_STEP.read_text())
        self.extended[extensions] = replica, lagging
        return replica, lagging


@pytest.fixture(scope="session")
def servers(system: System) -> Iterator[Servers]:
    """Databases that no other test fills: what a statement calls for each row is not called."""
    primary, replica = system.create_pair("verdicts")
    replica.run(REPLICA_STEP.read_text())
    primary.run(MIGRATION.read_text())
    primary.run(PRIMARY_ONLY.read_text())
    lagging = system.clusters[1].create("verdicts_lagging")
    lagging.run(SUBSCRIBER.read_text())
    servers = Servers(system, primary, replica, lagging)
    yield servers
    for sessions in servers.sessions.values():
        for session in sessions.values():
            session.close()


@pytest.mark.parametrize(
    ("name", "sql"), SOURCES, ids=lambda part: part if "\n" not in part else ""
)
def test_postgresql_confirms_the_verdicts(servers: Servers, name: str, sql: str) -> None:
    known = {one.disagreement for one in KNOWN if one.concerns(name, servers.version)}
    found = set(disagreements(servers, name, sql))
    assert sorted(found - known) == [], "PostgreSQL does not confirm what the linter says"
    shown = {one for one in known if one.statement in sql}
    assert sorted(shown - found) == [], "PostgreSQL confirms it by now: strike it off the list"


def test_each_known_disagreement_is_about_a_statement_that_is_there() -> None:
    written = {
        (name, one.disagreement)
        for one in KNOWN
        for name, sql in SOURCES
        if name == one.source and one.disagreement.statement in sql
    }
    assert [one for one in KNOWN if (one.source, one.disagreement) not in written] == []


def disagreements(servers: Servers, name: str, sql: str) -> Iterator[Disagreement]:
    """Where the servers do not confirm what the linter says of the statements of a text."""
    contract = replace(adjusted(sql, REFERENCE), postgres=servers.version)
    if contract.replication == "physical":
        return
    asked = servers.asked(contract)
    for statement, question in sent(sql, contract, f"{name}.sql"):
        text = statement.span.text
        for server, expected in predictions(statement, contract):
            answer = answer_of(asked[server].execute(question))
            refused = asked[server].prepare(question)
            # Read with the constants in it; the primary's operators may read others.
            if refused is not None and refused.sqlstate[:2] == "22":
                is_told = server != "primary" or refused.sqlstate in expected
                answer = refused.sqlstate if is_told else answer
            if answer not in (*expected, TIMED_OUT):
                yield Disagreement(text.partition("\n")[0], server, answer)


def predictions(statement: Statement, contract: Contract) -> Iterator[tuple[str, set[str]]]:
    """The answers that the linter's findings allow each server, by server."""
    if not statement.is_analysed:
        yield "primary", {"42601"}
        return
    errors = findings_of(statement, contract)
    open_ = _ABOUT_TYPES if any(one.rule == "undecided" for one in errors) else set()
    is_of_parameters = bool(statement.of(ParameterUse))
    everywhere = (error for error in errors if _is_everywhere(error, is_of_parameters))
    yield "primary", _states(everywhere) | open_
    yield "replica", _states(error for error in errors if error.rule != "rollout-column") | open_
    yield "lagging", _states(errors) | open_


def _is_everywhere(error: Finding, is_of_parameters: bool) -> bool:
    if error.rule == "user-operator" and is_of_parameters:
        return True  # of the types that a parameter would need, which are the same here
    if error.rule == "user-operator" and error.message.startswith("could not identify"):
        return True  # of a type, which is the same here
    if error.rule == "invalid-constant":
        return True  # of the column's type, which is the same here
    is_setting = error.message.startswith("configuration parameter")
    is_misspelt = (error.hint or "").startswith("Perhaps you mean")
    return error.rule in _EVERYWHERE or is_setting or is_misspelt


def _states(errors: Iterable[Finding]) -> set[str]:
    return {answer for error in errors for answer in answers(error)} or {WORKS}


def answer_of(failure: Failure | None) -> str:
    """The server's answer; "works" where it found all that the statement names."""
    if failure is None or failure.message == "unsupported XML feature":
        return WORKS
    if failure.message.startswith(_ABOUT_LABELS):
        return failure.sqlstate
    return WORKS if failure.sqlstate[:2] in _ABOUT_VALUES else failure.sqlstate
