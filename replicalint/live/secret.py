"""What a server or libpq says, without the passwords that were given to it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from ..source import visible

_SECRETS = (
    *("password", "sslpassword", "oauth_client_secret"),
    *("scram_client_key", "scram_server_key"),
)
# Replacing fewer characters would leave no sentence whole; what libpq could take a password's
# characters for is refused before it says anything.
_FEWEST = 4
_LONG = 200  # what begins like a longer one is hidden to the end of the message


class Secrets(Struct, frozen=True):
    """Passwords, the longest first."""

    words: tuple[str, ...] = ()

    @staticmethod
    def of(given: Mapping[str, str]) -> Secrets:
        """Those of a connection string and of libpq's variables, one behind `user=me:` included."""
        words = [given[key] for key in _SECRETS if given.get(key)]
        _, _, behind_user = (given.get("user") or os.environ.get("PGUSER", "")).partition(":")
        return Secrets().with_words([*words, behind_user, os.environ.get("PGPASSWORD", "")])

    def with_words(self, words: Iterable[str]) -> Secrets:
        every = {*self.words, *(word for word in words if len(word) >= _FEWEST)}
        return Secrets(tuple(sorted(every, key=lambda word: (-len(word), word))))

    def plain(self, message: str) -> str:
        """A message on one line, without a password or anything that acts on a terminal."""
        for word in self.words:
            message = _without(word, message)
        return visible(" ".join(message.split()))


def _without(word: str, message: str) -> str:
    """The message without a word, as it is and as a URI may write it."""
    spellings = [(one, _in_hex(one)) for one in word[:_LONG]]
    parts: list[str] = []
    position = start = 0
    while start < len(message):
        end = _end(spellings, message, start)
        if end is None:
            start += 1
            continue
        parts += (message[position:start], "***")
        position = start = end if len(word) <= _LONG else len(message)
    return "".join((*parts, message[position:]))


def _in_hex(character: str) -> str:
    return "".join(f"%{byte:02x}" for byte in character.encode("utf-8", "surrogateescape"))


def _end(spellings: Sequence[tuple[str, str]], message: str, start: int) -> int | None:
    """Where the characters end that begin here, each in one of its spellings."""
    ends = {start}
    for plain, in_hex in spellings:
        plainly = {end + 1 for end in ends if message.startswith(plain, end)}
        lowered = ((end + len(in_hex), message[end : end + len(in_hex)].lower()) for end in ends)
        ends = plainly | {end for end, written in lowered if written == in_hex}
        if not ends:
            return None
    return max(ends)
