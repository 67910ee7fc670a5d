"""What CI runners and terminals take for a command in a log, written after the runners.

GitHub: `TryParse` and `TryParseV2` of actions/runner's ActionCommand.cs; Azure: `TryParse` of the
agent's Command.cs, and `##[...]`, which its log viewer acts on; TeamCity's service messages;
Buildkite's groups. GitLab's and Travis' sections need a raw escape, as terminals do.
"""

import re
from collections.abc import Iterator

# Where one reader or another begins a new line.
_LINES = re.compile(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
_GITHUB = re.compile(r"::[^:\s]")  # a name follows: no command is called "" or ":"
_BUILDKITE = re.compile(r"(---|\+\+\+|~~~|\^\^\^)\s")
_ANYWHERE = ("##[", "##vso[", "##teamcity[")


def commands(text: str, *, may_be_coloured: bool = False) -> list[str]:
    """The lines of a log that a runner or a terminal would act on; ours may have colours."""
    plain = _COLOUR.sub("", text) if may_be_coloured else text
    lines = {*_LINES.split(text), *_LINES.split(plain)}
    return [*filter(_is_command, sorted(lines)), *_raw(plain)]


def _is_command(line: str) -> bool:
    begun = line.strip()
    return (
        _GITHUB.match(begun) is not None
        or any(prefix in line for prefix in _ANYWHERE)
        or _BUILDKITE.match(begun + " ") is not None
    )


def _raw(text: str) -> Iterator[str]:
    """Characters that act on a terminal."""
    for character in text.replace("\n", ""):
        if not character.isprintable():
            yield ascii(character)
