"""What of migrations leads back: a part of a file behind its Down marker, or a whole file.

A tool runs a way back only when it is told to undo a migration: it is none of the history that the
primary has gone through. Nothing of it is read, and all of it is counted.

The tools find their markers line by line, before they know anything of SQL: a marker counts in a
string, in a function's body and in a block comment as well, and a statement ends in front of it.
Which lines are markers is taken from their sources:

- goose, internal/sqlparser/parser.go, `extractAnnotation`: begins its line, in any case, `--` and
  blanks anywhere, and nothing else in the line;
- dbmate, pkg/dbmate/migration.go, `upRegExp`, `downRegExp`: begins its line, in lower case, options
  behind it (`transaction:false`);
- sql-migrate, sqlparse/sqlparse.go, `parseCommand`: begins its line with `-- +migrate `, in this
  case, options behind it (`notransaction`); micrate, src/micrate/migration.cr, has no options;
- rambler, migration.go, `scan`: `-- rambler` and one word, in lower case;
- shmig, `UP_MARK`, `DOWN_MARK`: `-- ====  UP  ====` and `-- ==== DOWN ====`;
- Play's evolutions, `upsMarker`, `downsMarker`: `!Ups` or `!Downs` in a line that begins with `--`
  or `#`;
- tern, migrate/migrate.go, `LoadMigrations`: one text, anywhere; what follows is Down to the end;
- MyBatis Migrations, MigrationReader.java, `determinePart`: `-- //@UNDO` begins its line, and what
  follows is Down to the end;
- node-pg-migrate, src/sqlMigration.ts, `createMigrationCommentRegex`: a comment of one line that
  begins with the words, in any case. Prose may begin so, too (`-- down migrations are not kept`).
  The words count where the file has an Up line, as for the tool, or where they alone are the
  comment; not in a file of another tool, nor in one whose way back is a file of its own
  (`1.up.sql`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from .source import Fragment, Source, Span

FOLDERS = frozenset(("down", "revert", "rollback"))

_MARKER = re.compile(
    r"^(?:"
    r"--(?:[ \t]|--)*+\+goose(?:[ \t]|--)*+(?i:(?P<goose>up|down))(?:[ \t\r]|--)*+$"
    r"|--[ \t\f]*+migrate:(?P<dbmate>up|down)(?!\S)"
    r"|-- \+migrate [ \t]*+(?P<sql_migrate>Up|Down)(?!\S)"
    r"|-- \+micrate [ \t]*+(?P<micrate>Up|Down)[ \t\r]*+$"
    r"|-- rambler[ \t]*+(?P<rambler>up|down)[ \t\r]*+$"
    r"|(?:--|\#)[^\n]*!(?P<play>Up|Down)s"
    r"|-- ====[ ]{1,2}(?P<shmig>UP|DOWN)[ ]{1,2}====[ \t\r]*+$"
    r"|[ \t]*+(?:--|//)[ \t]*+//[ \t]*+@(?P<mybatis>UNDO)"
    r"|[ \t]*+--[ \t-]*+(?i:(?P<node_pg_migrate>up|down)[ \t]++migration)(?P<rest>[^\n]*+)"
    r")|---- create above / (?P<tern>drop) below ----",
    re.MULTILINE,
)
_LOOSE = "node_pg_migrate"
# One of these words is in every Down marker, whatever its case: most files have none.
_WORDS = ("down", "undo", "drop below")


class Parts(Struct, frozen=True):
    """A migration: the fragments that are run, and the ways back, each to the next Up marker."""

    source: Source
    forward: tuple[Fragment, ...]
    back: tuple[Span, ...]


class _Marker(Struct, frozen=True):
    tool: str
    start: int
    end: int  # of its line
    is_up: bool
    is_alone: bool


def parts(source: Source) -> Parts:
    """Cuts a migration at its markers; without any, all of it is run."""
    forward: list[Fragment] = []
    back: list[Span] = []
    start, is_back = 0, False
    for marker in _counting(source):
        if marker.is_up:
            _add(source, start, marker.start, is_back, forward, back)
            start, is_back = marker.end, False
        elif not is_back:
            _add(source, start, marker.start, is_back, forward, back)
            start, is_back = marker.start, True
    _add(source, start, len(source.text), is_back, forward, back)
    return Parts(source, tuple(forward), tuple(back))


def is_way_back(name: str) -> bool:
    """Whether a file's name says that it undoes a migration.

    `1_orders.down.sql` of golang-migrate, sqlx and node-pg-migrate, `1_orders.rollback.sql` of
    yoyo, `down.sql` of Diesel, `U1__orders.sql` of Flyway.
    """
    stem, _, _ = name.lower().rpartition(".")
    is_flyway = name[:1] == "U" and name[1:2].isascii() and name[1:2].isdigit()
    is_other = stem == "down" or stem.endswith((".down", ".rollback"))
    return is_other or (is_flyway and "__" in name)


def _add(
    source: Source,
    start: int,
    end: int,
    is_back: bool,
    forward: list[Fragment],
    back: list[Span],
) -> None:
    if is_back:
        back.append(Span(source, start, start + len(source.text[start:end].rstrip())))
    elif start < end:
        forward.append(Fragment.of(source, start, end))


def _counting(source: Source) -> list[_Marker]:
    """The markers of a file that divide it, in order."""
    found = list(_markers(source.text))
    strict = [marker for marker in found if marker.tool != _LOOSE]
    if strict:
        return strict
    name = source.path.rpartition("/")[2].lower()
    if name == "up.sql" or name.endswith(".up.sql"):
        return []
    has_up = any(marker.is_up for marker in found)
    return [marker for marker in found if has_up or marker.is_alone]


def _markers(text: str) -> Iterator[_Marker]:
    lowered = text.lower()
    if not any(word in lowered for word in _WORDS):
        return
    for match in _MARKER.finditer(text):
        tool = next(name for name, word in match.groupdict().items() if word is not None)
        is_alone = tool != _LOOSE or _is_alone(text, match)
        line_end = text.find("\n", match.end())
        end = line_end if line_end >= 0 else len(text)
        yield _Marker(tool, match.start(), end, match[tool].lower() == "up", is_alone)


def _is_alone(text: str, match: re.Match[str]) -> bool:
    """Whether a marker is a whole comment: no words stand behind it or on the line above."""
    above = text[text.rfind("\n", 0, max(match.start() - 1, 0)) + 1 : match.start()].strip()
    is_first = not (above.startswith("--") and _has_words(above))
    return is_first and "." not in match["rest"] and not _has_words(match["rest"])


def _has_words(text: str) -> bool:
    return any(character.isalnum() for character in text)
