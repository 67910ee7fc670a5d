"""The command with a bug: a rule that dies of a relation, or a parser of its second statement."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import forked

import replicalint.rules
from replicalint.contract import Contract
from replicalint.facts import Statement
from replicalint.finding import Finding, Severity
from replicalint.rule import Rule

SUPPORT = Path(__file__).parent
A_BUG = ZeroDivisionError("a bug")
STARTED = """\
import sys
import raising
raising.{}()
from replicalint.cli import main
main()
"""


def dying_rule(raised: BaseException = A_BUG) -> None:
    """Adds a rule that raises where a statement uses the relation `boom`."""

    def check(statement: Statement, contract: Contract) -> Iterator[Finding]:
        if any(use.name.name == "boom" for use in statement.relations):
            raise raised
        return iter(())

    rule = Rule("raises", Severity.NOTE, check, "Stands for a bug.")
    replicalint.rules.RULES = (*replicalint.rules.RULES, rule)


class _Broken:
    """A parser that dies of the second statement it is given."""

    def __init__(self, sound: object) -> None:
        self.sound = sound
        self.parsed = 0

    def parse(self, tokens: object, sql: object) -> object:
        self.parsed += 1
        if self.parsed == 2:
            raise A_BUG
        return self.sound.parse(tokens, sql)


def dying_parser() -> None:
    """Puts a parser in the place of sqlglot's that raises once."""
    from sqlglot.dialects.postgres import Postgres

    made = Postgres.parser
    Postgres.parser = lambda self, **options: _Broken(made(self, **options))


def command(
    *arguments: str, bug: Callable[[], None] = dying_rule, text: str = ""
) -> subprocess.CompletedProcess[str]:
    """What comes of `replicalint ARGUMENTS` with a bug, and with a text on standard input."""
    return forked.ran(arguments, before=bug, text=text)


def started(
    *arguments: str, bug: Callable[[], None] = dying_rule
) -> subprocess.CompletedProcess[str]:
    """The same in a new Python: where what the bug takes the place of is remembered here."""
    return subprocess.run(
        [sys.executable, "-c", STARTED.format(bug.__name__), *arguments],
        env={**os.environ, "PYTHONPATH": f"{SUPPORT.parents[1]}{os.pathsep}{SUPPORT}"},
        capture_output=True,
        text=True,
    )
