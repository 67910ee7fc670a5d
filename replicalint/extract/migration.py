"""A file of a migration tool: what of it runs, as one or as several units, and what does not."""

from __future__ import annotations

from msgspec import Struct

from ..source import Fragment, Source, Span


class Misfit(Struct, frozen=True):
    """A word of a tool, or text beside its words, with which the tool runs nothing of the file."""

    span: Span
    reason: str


class Unit(Struct, frozen=True):
    """What a tool runs and records as one: a migration, or a changeset of Liquibase.

    `names` begin with what the tool itself records; the others are further spellings of it. A unit
    is one transaction of the tool's, or each statement is what its own BEGIN and COMMIT say.
    """

    names: tuple[str, ...]
    fragments: tuple[Fragment, ...] = ()
    is_transaction: bool = False
    is_repeatable: bool = False


class Migration(Struct, frozen=True):
    """A file, the units that it holds in order, and the ways back, of which nothing is run.

    `unrun` says why the tool passes over the file.
    """

    source: Source
    tool: str
    units: tuple[Unit, ...]
    back: tuple[Span, ...] = ()
    misfits: tuple[Misfit, ...] = ()
    unrun: str | None = None
