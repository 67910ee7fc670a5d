"""Hand-made queries that the linter and PostgreSQL do not agree on, and why. It may only shrink."""

from __future__ import annotations

from dataclasses import dataclass

_ANY = range(15, 100)


@dataclass(frozen=True)
class Known:
    """A query of one file, on servers of these versions."""

    schema: str
    file: str
    query: str
    reason: str
    versions: range = _ANY

    def concerns(self, schema: str, file: str, version: int) -> bool:
        return (schema, file) == (self.schema, self.file) and version in self.versions


_DATABASE = "The contract does not know the database's name, which PostgreSQL compares."

KNOWN = (Known("rich", "scopes", "SELECT postgres.public.people.id FROM people", _DATABASE),)
