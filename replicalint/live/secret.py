"""What a server or libpq says, without the passwords that were given to it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..source import visible

_SECRETS = (
    *("password", "sslpassword", "oauth_client_secret"),
    *("scram_client_key", "scram_server_key"),
)
# Replacing fewer characters would leave no sentence whole; what libpq could take a password's
# characters for is refused before it says anything.
_FEWEST = 4
_LONG = 200  # what begins like a longer one is hidden to the end of the message


@dataclass(frozen=True)
class Secrets:
    """Passwords, the longest first."""

    words: tuple[str, ...] = ()

    @staticmethod
    def of(given: Mapping[str, str]) -> Secrets:
        """Those of a connection string and of libpq's variables."""
        words = [given[key] for key in _SECRETS if given.get(key)]
        return Secrets().with_words([*words, os.environ.get("PGPASSWORD", "")])

    def with_words(self, words: Iterable[str]) -> Secrets:
        every = {*self.words, *(word for word in words if len(word) >= _FEWEST)}
        return Secrets(tuple(sorted(every, key=lambda word: (-len(word), word))))

    def plain(self, message: str) -> str:
        """A message on one line, without a password or anything that acts on a terminal."""
        for word in self.words:
            rest = ".*" if len(word) > _LONG else ""
            pattern = "".join(map(_spellings, word[:_LONG])) + rest
            message = re.sub(pattern, "***", message, flags=re.DOTALL)
        return visible(" ".join(message.split()))


def _spellings(character: str) -> str:
    """A pattern for a character as it is, and as a URI may write it."""
    in_hex = "".join(f"%{byte:02x}" for byte in character.encode("utf-8", "surrogateescape"))
    return f"(?:{re.escape(character)}|(?i:{in_hex}))"
