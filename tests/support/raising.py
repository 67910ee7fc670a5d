"""The command with a bug: a rule that dies of a relation, or a parser of its second statement."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
START = """\
import sys
from replicalint.cli.command import status_of
"""
END = "sys.exit(status_of(sys.argv[1:]))\n"
RULE = """\
import replicalint.rules
from replicalint.finding import Severity
from replicalint.rule import Rule

def check(statement, contract):
    if any(use.name.name == "boom" for use in statement.relations):
        raise ZeroDivisionError("a bug")
    return iter(())

rule = Rule("raises", Severity.NOTE, check, "Stands for a bug.")
replicalint.rules.RULES = (*replicalint.rules.RULES, rule)
"""
PARSER = """\
from sqlglot.dialects.postgres import Postgres

class Broken:
    def __init__(self, sound):
        self.sound = sound
        self.parsed = 0

    def parse(self, tokens, sql):
        self.parsed += 1
        if self.parsed == 2:
            raise ZeroDivisionError("a bug")
        return self.sound.parse(tokens, sql)

made = Postgres.parser
Postgres.parser = lambda self, **options: Broken(made(self, **options))
"""


def command(*arguments: str, bug: str = RULE, text: str = "") -> subprocess.CompletedProcess[str]:
    """What comes of `replicalint ARGUMENTS`, with a text on standard input."""
    return subprocess.run(
        [sys.executable, "-c", START + bug + END, *arguments],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        input=text,
        capture_output=True,
        text=True,
    )
