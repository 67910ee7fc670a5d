"""What the path of a file says of it."""

from __future__ import annotations

import re
from itertools import takewhile

_LONGEST = 4000  # characters, with room for `*`
_TESTS = frozenset(
    "test tests testdata testing __tests__ spec specs fixture fixtures example examples sample "
    "samples demo demos docs doc benchmark benchmarks bench e2e mock mocks".split()
)
_VENDORED = frozenset(
    "node_modules vendor vendored venv site-packages third_party bower_components".split()
)
_TEST_WORDS = frozenset(("test", "tests", "testdata", "fixture", "fixtures", "example", "examples"))
_SEEDS = re.compile(r"(?:^|[/._-])(?:seeds?|seeders?|fixtures?|sample|mock|demo)(?:[/._-]|$)", re.I)
_OTHERS = re.compile(
    r"my_?sql|maria_?db|sqlite|mssql|sql_?server|(?<![a-z])(?:oracle|h2|mongo|duckdb|clickhouse)(?![a-z])",
    re.IGNORECASE,
)
OTHER_SYSTEM = "is for another database system, by its name"
_REPLICA = re.compile(
    r"(?<![A-Za-z])(?:read[-_]?)?(?:replicas?|subscribers?|standby)(?![A-Za-z])", re.IGNORECASE
)


def folder_of(path: str) -> str:
    """The folder that a file or a folder is in; "" for the top."""
    return path.rpartition("/")[0]


def name_of(path: str) -> str:
    """The last part of a path."""
    return path.rpartition("/")[2]


def stem_of(path: str) -> str:
    """The name without its suffix."""
    return name_of(path).rpartition(".")[0]


def is_of_tests(path: str) -> bool:
    """Whether a folder on the way says that what is in it is for tests or for show."""
    folders = folder_of(path).lower().split("/")
    words = (word for part in folders for word in re.split(r"[-_.]", part))
    return not _TESTS.isdisjoint(folders) or not _TEST_WORDS.isdisjoint(words)


def is_vendored(path: str) -> bool:
    """Whether a folder on the way says that others wrote what is in it."""
    return not _VENDORED.isdisjoint(path.lower().split("/"))


def is_seed(path: str) -> bool:
    """Whether a name says that rows are put in, or examples."""
    return _SEEDS.search(path) is not None


def says_replica(path: str) -> bool:
    """Whether the name of a file, or of its folder, says that it is about a replica."""
    return any(_REPLICA.search(part) for part in path.split("/")[-2:])


def says_other_system(path: str) -> bool:
    """Whether a name on the way is that of a database system that is not PostgreSQL."""
    return _OTHERS.search(path) is not None


def by_depth(path: str) -> tuple[bool, int, str]:
    """An order of paths: what is for tests last, then those of higher folders first."""
    return is_of_tests(path), path.count("/"), path


def joined(folder: str, path: str) -> str | None:
    """A path that is written relative to a folder; None where it leads out of the repository."""
    parts = [] if path.startswith("/") else [part for part in folder.split("/") if part]
    for part in path.split("/"):
        if part == ".." and parts:
            parts.pop()
        elif part == "..":
            return None
        elif part not in ("", "."):
            parts.append(part)
    return None if path.startswith("/") else "/".join(parts)


def escaped(path: str) -> str:
    """A path as a contract writes it where nothing in it stands for something else."""
    return re.sub(r"([*?\[])", r"[\1]", path).replace("#", r"\#")


def can_be_listed(path: str) -> bool:
    """Whether a contract can have a path: it has no backslash and no control character."""
    return path.isprintable() and "\\" not in path and len(path) < _LONGEST


def shared_folders(path: str, other: str) -> int:
    """How many folders two paths have in common from the top."""
    pairs = zip(path.split("/"), other.split("/"), strict=False)
    return len([*takewhile(lambda pair: pair[0] == pair[1], pairs)])
