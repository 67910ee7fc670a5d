"""The command with a bug: in a rule about a relation, in the parser, or in the clock."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from importlib import import_module
from itertools import count
from pathlib import Path

import forked
from sqlglot.tokenizer_core import Token

import replicalint.clock
import replicalint.rules
from replicalint.contract import Contract
from replicalint.facts import RelationUse, Statement
from replicalint.finding import Finding, Severity
from replicalint.rule import Rule
from replicalint.rules import RuleList
from replicalint.syntax.parser import Parsed

SUPPORT = Path(__file__).parent
A_BUG = ZeroDivisionError("a bug")
STARTED = """\
import sys
import raising
raising.dying_rule()
from replicalint.cli import main
main()
"""


def dying_rule(raised: BaseException = A_BUG) -> None:
    """Adds a rule that raises where a statement uses the relation `boom`."""

    def check(statement: Statement, contract: Contract) -> Iterator[Finding]:
        if any(use.name.name == "boom" for use in statement.of(RelationUse)):
            raise raised
        return iter(())

    rule = Rule("raises", Severity.NOTE, "Stands for a bug.", queries=check)
    every = replicalint.rules.RULES.names
    replicalint.rules.RULES = RuleList((*every, rule.name), {rule.name: rule})


def dying_parser() -> None:
    """Puts a parser in the place of the sound one that raises at its second statement."""
    module = import_module("replicalint.syntax.statement")
    sound, numbers = module.parsed, count(1)

    def parsed(tokens: tuple[Token, ...]) -> Parsed:
        if next(numbers) == 2:
            raise A_BUG
        return sound(tokens)

    module.parsed = parsed


def dying_clock(raised: BaseException = A_BUG) -> None:
    """Puts a clock in the place of the sound one that raises."""

    def utc_day() -> date:
        raise raised

    replicalint.clock.utc_day = utc_day


def command(
    *arguments: str, bug: Callable[[], None] = dying_rule, text: str = ""
) -> subprocess.CompletedProcess[str]:
    """What comes of `replicalint ARGUMENTS` with a bug, and with a text on standard input."""
    return forked.ran(arguments, before=bug, text=text)


def started(*arguments: str) -> subprocess.CompletedProcess[str]:
    """The same with a rule, in a new Python: what has not been loaded with the other rules."""
    return subprocess.run(
        [sys.executable, "-c", STARTED, *arguments],
        env={**os.environ, "PYTHONPATH": f"{SUPPORT.parents[1]}{os.pathsep}{SUPPORT}"},
        capture_output=True,
        text=True,
    )
