"""What libraries sent for the host files of tests/host/libraries, as tools/record.py recorded."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

LIBRARIES = Path(__file__).parents[1] / "host" / "libraries"
_SENT = re.compile(r"  line (?:(.+):)?(\d+|\?), (\d+) parameters?")
_FUNCTION = re.compile(r"(?:new )?([\w.$]+)")
_TRANSACTION = re.compile(r"\s*(?:begin|commit|rollback|savepoint|release)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Sent:
    """A statement, and the line that sent it; `file` where that is another one's of the folder."""

    text: str
    parameters: int
    line: int | None
    file: str | None

    @property
    def is_of_transaction(self) -> bool:
        """BEGIN, COMMIT and their like, which libraries send by themselves."""
        return bool(_TRANSACTION.match(self.text))


@dataclass(frozen=True)
class Call:
    """What one call sent, in order, and the error that it then raised."""

    expression: str
    statements: tuple[Sent, ...]
    raises: str | None

    @property
    def function(self) -> str:
        """The name of what is called: `byId`, `Store` of `new Store(pool).channels('a1')`."""
        match = _FUNCTION.match(self.expression)
        return match[1] if match else ""


@dataclass(frozen=True)
class Recording:
    """Of one host file. `header` names the library and its version."""

    host: Path
    header: str
    calls: tuple[Call, ...]


def recordings(library: str) -> Iterator[Recording]:
    """Those of a library's folder."""
    for path in sorted((LIBRARIES / library).rglob("*.emitted")):
        yield recording(path)


def recording(path: Path) -> Recording:
    """One recording, read again from its file."""
    header, *calls = path.read_text().removesuffix("\n").split("\n\n")
    return Recording(path.with_suffix(""), header, tuple(_call(text) for text in calls))


def _call(text: str) -> Call:
    """A call from its lines."""
    expression, *lines = text.split("\n")
    statements: list[Sent] = []
    raises = None
    heads = [number for number, line in enumerate(lines) if not line.startswith("  | ")]
    for number, end in zip(heads, [*heads[1:], len(lines)], strict=True):
        if match := _SENT.fullmatch(lines[number]):
            sql = "\n".join(line[4:] for line in lines[number + 1 : end])
            line = None if match[2] == "?" else int(match[2])
            statements.append(Sent(sql, int(match[3]), line, match[1]))
        else:
            raises = lines[number].removeprefix("  raises ")
    return Call(expression, tuple(statements), raises)
