"""What a script does besides its SQL: its commands are obeyed as psql obeys them (command.c)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct, field

from ..group import Group, LexicalGap
from ..lexeme import Kind, Lexeme
from .branches import NO_TEXT, Branches
from .command import Effect, MetaCommand
from .sent import sent
from .shell import may_run_sql
from .variables import set_text

_RESULT = "each value of the result is run as SQL"
_SHELL = "shell command is not analysed"
_EDITED = "statement is changed in an editor before it is run"
_MIXED = "branches of \\if hold parts of the statement"

# What is the same in each database of a cluster, and what a dump begins with.
_OF_CLUSTER = frozenset("database group role tablespace user".split())
_SETTINGS = frozenset("reset set".split())
# Arguments of \connect that change nothing; psql sets the variables to what is connected to.
_SAME = frozenset(("", "-", ":DBNAME", ":HOST", ":PORT"))
_QUOTES = cache(lambda: re.compile(r"[\"']"))


class Script(Struct):
    """Follows the commands of one text, among its statements."""

    branches: Branches = field(default_factory=Branches)
    statements: int = 0  # that have ended
    database: tuple[str, ...] | None = None  # that the last \\connect names
    is_in_use: bool = False  # a statement was run in it
    is_left: bool = False  # has been said
    texts: set[str] = field(default_factory=set)  # variables that are set to text of a statement

    def pass_statement(self, group: Group) -> None:
        """The statement of a group ends."""
        self.statements += 1
        self.is_in_use = self.is_in_use or (bool(group.lexemes) and not _is_of_cluster(group))

    def obey(self, command: MetaCommand, text: str, group: Group) -> Group | None:
        """Does what a command does with the statement so far, which `group` is.

        Gives the group itself where its statement ends, another for a statement of the command's
        own or for what is not seen of it, and None where there is nothing to read.
        """
        match command.effect:
            case Effect.SEND | Effect.SEND_RESULT:
                return self._send(command, text, group)
            case Effect.DROP:
                group.forget()
            case Effect.BRANCH:
                self._branch(command, group)
                return _of_shell(command, text)
            case Effect.EDIT if group.lexemes:
                group.error = _gap(command, _EDITED)
            case _:
                return self._own(command, text)
        return None

    def _send(self, command: MetaCommand, text: str, group: Group) -> Group | None:
        found = tuple(_shell_commands(command, text))
        if command.effect is Effect.SEND_RESULT:
            found = (*found, _gap(command, _RESULT, runs_unseen=True))
        if group.lexemes:
            group.gaps += found
            group.is_described = command.name == "gdesc"
            return group
        self.statements += 1  # the one before is sent once more
        group.error = None
        return _group(command, found[0]) if found else None

    def _branch(self, command: MetaCommand, group: Group) -> None:
        text_end = group.lexemes[-1].end if group.lexemes else NO_TEXT
        place = command.start, command.end
        found = self.branches.pass_(command.name, place, text_end, self.statements)
        if found is not None:
            group.error = group.error or LexicalGap(_MIXED, *found)
        elif not group.lexemes:
            group.error = None

    def _own(self, command: MetaCommand, text: str) -> Group | None:
        found = set_text(text, command)
        if found is not None:
            (self.texts.add if found[1] else self.texts.discard)(found[0])
        match command.effect:
            case Effect.COPY | Effect.STATEMENT:
                self.is_in_use = True
                return _sent(command, text)
            case Effect.INCLUDE if command.arguments:
                name = _unquoted(text, command)
                reason = f'statements of file "{name}" are not analysed here'
                return _group(command, _gap(command, reason, runs_unseen=True))
            case Effect.INCLUDE:
                reason = f"\\{command.name}: missing required argument"
                return _group(command, _gap(command, reason))
            case Effect.CONNECT:
                return self._connect(command, text)
            case Effect.EDIT:
                return _group(command, _gap(command, _EDITED, runs_unseen=True))
            case Effect.UNKNOWN:
                return _group(command, _gap(command, f"invalid command \\{command.name}"))
        return _of_shell(command, text)

    def _connect(self, command: MetaCommand, text: str) -> Group | None:
        """`\\connect`: what follows may be run elsewhere, or only by another role."""
        given = [_QUOTES().sub("", text[start:end].rstrip(";")) for start, end in command.arguments]
        database = tuple(one for one in (*given[:1], *given[2:4]) if one not in _SAME)
        if not database or database == self.database:
            return None
        is_other = self.is_in_use or self.database is not None
        self.database = database
        if not is_other or self.is_left:
            return None
        self.is_left = True
        reason = f'statements from here on run in database "{database[0]}"'
        return _group(command, _gap(command, reason))


def _is_of_cluster(group: Group) -> bool:
    """Whether a statement does the same in whichever database it is run, but for the session's."""
    words = [lexeme.text for lexeme in group.lexemes[:4]]
    if words[0] in ("create", "alter", "drop", "comment"):
        return bool(_OF_CLUSTER.intersection(words[1:3]))
    return words[0] in _SETTINGS or words[-1] == "set_config"


def _sent(command: MetaCommand, text: str) -> Group:
    """The statement that a command sends."""
    found = sent(text, command)
    if isinstance(found, str):
        return _group(command, _gap(command, found))
    group = _group(command)
    group.parts, group.has_data = found.parts, found.has_data
    if found.program is not None:
        start, end = found.program
        if may_run_sql(text[start + 1 : end - 1]):
            group.gaps.append(LexicalGap(_SHELL, start, end, runs_unseen=True))
    return group


def _of_shell(command: MetaCommand, text: str) -> Group | None:
    """What is not seen of a command that runs a program."""
    found = next(_shell_commands(command, text), None)
    return _group(command, found) if found else None


def _shell_commands(command: MetaCommand, text: str) -> Iterator[LexicalGap]:
    """The programs that a command runs, in backticks or behind `|`, and may run SQL."""
    for start, end in command.arguments:
        argument = text[start:end]
        is_program = command.effect is Effect.SHELL or argument.startswith("|")
        programs = [argument] if is_program else argument.split("`")[1::2]
        if any(map(may_run_sql, programs)):
            yield LexicalGap(_SHELL, start, end, runs_unseen=True)


def _unquoted(text: str, command: MetaCommand) -> str:
    start, end = command.arguments[0]
    return text[start:end].rstrip(";").strip("'\"")


def _gap(command: MetaCommand, reason: str, *, runs_unseen: bool = False) -> LexicalGap:
    return LexicalGap(reason, command.start, command.end, runs_unseen)


def _group(command: MetaCommand, *gaps: LexicalGap) -> Group:
    name = f"\\{command.name}"
    lexeme = Lexeme(Kind.COMMAND, name, command.start, command.end)
    return Group([lexeme], gaps=list(gaps))
