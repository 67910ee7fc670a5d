"""What a survey asks of a repository, and what it finds."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct

from ..contract import Node


class Unreadable(Struct, frozen=True):
    """Why a file cannot be read, as the end of a line."""

    why: str


class Repository(Struct, frozen=True):
    """The files of a repository: their paths, and how to read them.

    Paths are relative, with `/`, in order. `head` gives the first characters of a file, "" where it
    cannot be read; `text` all of it; `document` the tree of a YAML or JSON file.
    """

    paths: Sequence[str]
    head: Callable[[str], str]
    text: Callable[[str], str | Unreadable]
    document: Callable[[str], Node | Unreadable]


class Origin(Struct, frozen=True):
    """What a schema can be read from: dumps, one after the other, or the migrations in a folder.

    `what` says what it is: "dump of the schema", "57 migrations of goose". `glob` is the path by
    which a contract lists the migrations; `tool` is theirs, where it is sure and no folder's name
    tells it. `is_replica` says that the schema is that of a replica.
    """

    what: str
    files: tuple[str, ...]
    folder: str | None = None
    glob: str = ""
    tool: str | None = None
    is_replica: bool = False

    @property
    def path(self) -> str:
        """The path that a person is told."""
        return self.folder if self.folder is not None else self.files[0]


class PassedOver(Struct, frozen=True):
    """What was found and is not taken, and why."""

    path: str
    why: str


class Programs(Struct, frozen=True):
    """What makes a schema and is not SQL: what it is, and how to have its SQL."""

    path: str
    what: str
    hint: str


class QueryFiles(Struct, frozen=True):
    """Files of queries in a folder: the paths by which a contract lists them, with their files.

    `schema` is the path of the origin that sqlc holds them against.
    """

    folder: str
    globs: Mapping[str, tuple[str, ...]]
    schema: str | None = None


class Survey(Struct, frozen=True):
    """What there is: the origins of a schema, the best first, and the files of queries."""

    origins: tuple[Origin, ...]
    queries: tuple[QueryFiles, ...]
    programs: tuple[Programs, ...]
    passed_over: tuple[PassedOver, ...]
    has_senders: bool = False  # programs that send SQL
