"""One meta-command: its name, its arguments, where it ends and what it does."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from enum import Enum
from functools import cache

from msgspec import Struct


class Effect(Enum):
    """What a command does with the statement before it, or runs itself."""

    NONE = "none"  # prints, sets a variable, asks the catalogue
    SEND = "send"  # sends the statement
    SEND_RESULT = "send result"  # sends it, and each value of its result as a statement
    DROP = "drop"  # what stands before it is never run
    EDIT = "edit"  # lets an editor change it
    BRANCH = "branch"  # \if and what belongs to it
    CONNECT = "connect"
    QUIT = "quit"
    COPY = "copy"
    STATEMENT = "statement"  # sends a statement of its own
    INCLUDE = "include"  # runs another file
    SHELL = "shell"
    UNKNOWN = "unknown"


class MetaCommand(Struct, frozen=True):
    """`\\g file.txt`: one command with the ranges of its arguments.

    `end` is behind its last argument, `stop` where SQL or another command goes on. `is_complete` is
    False where a quote in it never ends: psql then does nothing.
    """

    name: str
    effect: Effect
    start: int
    end: int
    stop: int
    arguments: tuple[tuple[int, int], ...] = ()
    is_complete: bool = True


_NAMES = {
    Effect.NONE: (
        "? a bind bind_named C cd conninfo copyright echo encoding errverbose f getenv H h help "
        "html o out p print prompt pset qecho restrict s set setenv t T timing "
        "unrestrict unset w warn write x"
    ),
    Effect.SEND: "crosstabview g gdesc gset gx parse sendpipeline watch",
    Effect.SEND_RESULT: "gexec",
    Effect.DROP: (
        "close close_prepared endpipeline flush flushrequest getresults r reset startpipeline "
        "syncpipeline"
    ),
    Effect.EDIT: "e edit ef ev",
    Effect.BRANCH: "if elif else endif",
    Effect.CONNECT: "c connect",
    Effect.QUIT: "q quit",
    Effect.COPY: "copy",
    Effect.STATEMENT: "lo_export lo_import lo_unlink password sf sf+ sv sv+",
    Effect.INCLUDE: "i include include_relative ir",
    Effect.SHELL: "!",
}
_EFFECTS: Mapping[str, Effect] = {
    name: effect for effect, names in _NAMES.items() for name in names.split()
}
# The rest of the line is their argument, whatever it holds (OT_WHOLE_LINE).
_WHOLE_LINE = frozenset("! copy ef ev h help sf sf+ sv sv+".split())
# A `|` makes the rest of the line their argument (OT_FILEPIPE).
_TO_PROGRAM = frozenset("g gx o out w write".split())
# What only asks the catalogue: `\dt+`, `\lx`, `\zS`. A name that it does not know is no error.
_DESCRIBES = cache(
    lambda: re.compile(
        r"(?:d(?:[abcCdDgGlLnoOpTtvmisEuxXy][A-Za-z]*|A[cfop]?|F[dpt]?|P[int]*|R[ps]|e[stuw]|f[anptw]*"
        r"|rds|rg)?|l|list|lo_list|z)[S+x]?[S+x]?[S+x]?"
    )
)

_NAME = cache(lambda: re.compile(r"\\([^ \t\n\r\f\v\\]*+)"))
BLANKS = r"[ \t\r\f\v]*+"  # between arguments
_BLANKS = cache(lambda: re.compile(BLANKS))
_ARGUMENT = cache(
    lambda: re.compile(
        r"(?:[^ \t\n\r\f\v\\'\"`]"
        r"|'[^'\\\n]*+(?:(?:''|\\[^\n])[^'\\\n]*+)*+'(?!')"
        r'|"[^"\n]*+"'
        r"|`[^`\n]*+`)++"
    )
)


def meta_command(text: str, start: int, last: int) -> MetaCommand:
    """The command whose backslash stands there; none reaches over the end of its line.

    Arguments are those of psqlscanslash.l: a backslash outside quotes ends them, `\\\\` the
    command. What psql does not know, or cannot read, takes the rest of the line (HandleSlashCmds).
    """
    found = _NAME().match(text, start, last)
    assert found is not None
    name, at = found.group(1), found.end()
    effect = _effect(name)
    if effect is Effect.UNKNOWN:
        return MetaCommand(name, effect, start, at, _line_end(text, at, last))
    if name.lower() in _WHOLE_LINE:
        return _of_line(name, effect, start, at, text, _line_end(text, at, last))
    arguments: list[tuple[int, int]] = []
    end, first = at, _past(_BLANKS, text, at, last)
    while (at := _past(_BLANKS, text, at, last)) < last and text[at] not in "\\\n":
        if text[at] == "|" and name in _TO_PROGRAM and (at == first or text[end - 1] == ")"):
            end = _line_end(text, at, last)
            arguments.append((at, end))
            at = end
            break
        argument = _ARGUMENT().match(text, at, last)
        if argument is None or argument.end() == at or _is_cut(text, argument.end(), last):
            end = _line_end(text, at, last)
            return MetaCommand(name, effect, start, end, end, tuple(arguments), is_complete=False)
        arguments.append(argument.span())
        end = at = argument.end()
    stop = at + 2 if text.startswith("\\\\", at) and at + 2 <= last else at
    return MetaCommand(name, effect, start, end, stop, tuple(arguments))


def _line_end(text: str, at: int, last: int) -> int:
    """Where a line ends: looked for where a command takes all of it, as it may have many others."""
    end = text.find("\n", at, last)
    return last if end < 0 else end


def _effect(name: str) -> Effect:
    if name.lower() == "copy":  # its case alone does not matter
        return Effect.COPY
    if _DESCRIBES().fullmatch(name):
        return Effect.NONE
    return _EFFECTS.get(name, Effect.UNKNOWN)


def _of_line(
    name: str, effect: Effect, start: int, at: int, text: str, line_end: int
) -> MetaCommand:
    first = _past(_BLANKS, text, at, line_end)
    end = first + len(text[first:line_end].rstrip(" \t\r\f\v"))
    arguments = ((first, end),) if end > first else ()
    return MetaCommand(name, effect, start, max(end, at) if arguments else at, line_end, arguments)


def _is_cut(text: str, at: int, last: int) -> bool:
    """Whether an argument goes on behind what was read of it: with a quote that never ends."""
    return at < last and text[at] in "'\"`"


def _past(pattern: Callable[[], re.Pattern[str]], text: str, at: int, last: int) -> int:
    found = pattern().match(text, at, last)
    assert found is not None
    return found.end()
