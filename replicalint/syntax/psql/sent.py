"""The statement that a meta-command sends, made of its line: `\\copy`, `\\sf`, `\\lo_unlink`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from .command import BLANKS, MetaCommand

# A text with the range of the script that it stands for.
Part = tuple[str, int, int]


class Sent(Struct, frozen=True):
    """What is sent. `has_data`: lines of the script follow as data, up to `\\.`.

    `program` is the range of the shell command that writes or reads the data.
    """

    parts: tuple[Part, ...]
    has_data: bool = False
    program: tuple[int, int] | None = None


# The tokens of strtokx, as copy.c asks for them.
_QUOTED = r'"[^"]*+(?:""[^"]*+)*+"(?!")'
_STRING = r"'[^']*+(?:''[^']*+)*+'(?!')"
_ESCAPED = r"[eE]'[^'\\]*+(?:(?:''|\\.)[^'\\]*+)*+'(?!')"
_NAME = cache(lambda: re.compile(rf'{BLANKS}({_QUOTED}|[.,()]|[^ \t\r\f\v".,()]++)'))
_COLUMN = cache(lambda: re.compile(rf'{BLANKS}({_QUOTED}|[()]|[^ \t\r\f\v"()]++)'))
_QUERY = cache(
    lambda: re.compile(rf"{BLANKS}({_ESCAPED}|{_STRING}|{_QUOTED}|[()]|[^ \t\r\f\v'\"()]++)")
)
_FILE = cache(lambda: re.compile(rf"{BLANKS}({_STRING}|;|[^ \t\r\f\v';]++)"))


def sent(text: str, command: MetaCommand) -> Sent | str:
    """The statement that a command sends, or why it sends none, in psql's words."""
    name = command.name.lower()
    if name == "copy":
        return _Copy(text, command).read()
    if name == "password":
        return _password(text, command)
    if len(command.arguments) < (2 if name == "lo_export" else 1):
        return f"\\{command.name}: missing required argument"
    start, end = command.arguments[0]
    before = command.start, command.start + 1 + len(command.name)
    match name:
        case "lo_import":
            return Sent((("SELECT lo_creat(-1)", *before),))
        case "lo_unlink" | "lo_export":
            number = text[start:end], start, end
            called = "lo_unlink" if name == "lo_unlink" else "lo_get"
            return Sent(((f"SELECT {called}(", *before), number, (")", end, end)))
        case "sf" | "sf+":
            kind = "regprocedure" if "(" in text[start:end] else "regproc"
        case _:
            kind = "regclass"
    end = start + len(text[start:end].rstrip(";"))
    name = text[start:end].replace("'", "''")
    cast = f"'::pg_catalog.{kind}::pg_catalog.oid"
    return Sent((("SELECT '", *before), (name, start, end), (cast, end, end)))


def _password(text: str, command: MetaCommand) -> Sent:
    """`\\password role`: the role is that of the session where none is named."""
    start, end = command.arguments[0] if command.arguments else (command.end, command.end)
    role = text[start:end].rstrip(";") or "CURRENT_USER"
    return Sent(
        (
            ("ALTER USER ", command.start, command.start + 1 + len(command.name)),
            (role, start, end),
            (" PASSWORD ''", end, end),
        )
    )


class _Copy:
    """Reads a line of `\\copy` as parse_slash_copy of copy.c does."""

    def __init__(self, text: str, command: MetaCommand) -> None:
        self.text, self.command = text, command
        start = command.start + 1 + len(command.name)
        first, self.last = command.arguments[0] if command.arguments else (start, start)
        self.at = first
        self.start = self.end = first  # of the token that was read last
        self.name_end = start
        self.parted: list[int] = []  # where psql puts a blank between two tokens of a query

    def read(self) -> Sent | str:
        """The COPY that is sent, with `stdin` or `stdout` in place of the file."""
        if self.at == self.last:
            return "\\copy: arguments required"
        is_read = self.source()
        direction = self.word if is_read else ""
        if direction not in ("from", "to") or not self.take(_FILE().match(*self.rest)):
            return self.error()
        file_start, program = self.start, None
        if self.word == "program":
            if not self.take(_FILE().match(*self.rest)) or self.text[self.start] != "'":
                return self.error()
            program = self.start, self.end
        client = "STDIN" if direction == "from" else "STDOUT"
        file_end, last = self.end, self.last
        return Sent(
            (
                ("COPY", self.command.start, self.name_end),
                *self.source_parts(file_start),
                (client, file_start, file_end),
                (self.text[file_end:last], file_end, last),
            ),
            direction == "from" and program is None and self.word in ("stdin", "stdout"),
            program,
        )

    def source(self) -> bool:
        """Passes what is copied, and reads the word behind it."""
        if not self.take(_NAME().match(*self.rest)) or (
            self.word == "binary" and not self.take(_NAME().match(*self.rest))
        ):
            return False
        if self.word == "(":
            depth = 1
            while depth:
                end = self.end
                if not self.take(_QUERY().match(*self.rest)):
                    return False
                if self.start == end:
                    self.parted.append(end)
                depth += (self.word == "(") - (self.word == ")")
        if not self.take(_NAME().match(*self.rest)):
            return False
        if self.word == "." and not (
            self.take(_NAME().match(*self.rest)) and self.take(_NAME().match(*self.rest))
        ):
            return False
        if self.word == "(":
            while self.word != ")":
                if not self.take(_COLUMN().match(*self.rest)):
                    return False
            return self.take(_NAME().match(*self.rest))
        return True

    def source_parts(self, end: int) -> Iterator[Part]:
        """What is copied, up to the file: `x'ff'` becomes `x 'ff'`, which is no bit string."""
        start = self.name_end
        for place in (*self.parted, end):
            yield self.text[start:place], start, place
            if place < end:
                yield " ", place, place
            start = place

    @property
    def word(self) -> str:
        """The last token in lower case."""
        return self.text[self.start : self.end].lower()

    @property
    def rest(self) -> tuple[str, int, int]:
        """What is not read yet."""
        return self.text, self.at, self.last

    def take(self, token: re.Match[str] | None) -> bool:
        """Passes a token; False at the end of the line, which a quote without its end takes."""
        if token is None:
            self.start = self.end = self.at = self.last
            return False
        self.start, self.end = token.span(1)
        self.at = self.end
        return True

    def error(self) -> str:
        """What psql says of the line."""
        near = self.text[self.start : self.end]
        place = f'"{near}"' if near else "end of line"
        return f"\\copy: parse error at {place}"
