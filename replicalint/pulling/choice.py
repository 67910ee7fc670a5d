"""Which tables of a schema are replicated, with which of their columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from ..contract import Contract, Relation
from ..likeness import Known, KnownNames
from ..name import Name
from ..primary import Primary, Publication, Table, publishings
from .patterns import RelationPattern, patterns
from .pulled import PullError, Wanted

_MOST_NAMED = 5
_TABLES = ("table", "partitioned table")
# Supabase makes one for its own subscribers.
_NOT_OF_REPLICAS = frozenset(("supabase_realtime", "supabase_realtime_messages_publication"))


class Choice(Struct, frozen=True):
    """The chosen tables, each with the columns that go out: None for all, those to come as well.

    `filtered` are those of which some rows go out; `why` is what a person is told of the choice.
    """

    tables: dict[Name, tuple[str, ...] | None] = field(default_factory=dict)
    filtered: set[Name] = field(default_factory=set)
    why: str = ""
    notes: list[str] = field(default_factory=list)


def chosen(primary: Primary, wanted: Wanted, search_path: tuple[str, ...]) -> Choice:
    """The tables of a primary that are replicated.

    Raises PullError where a publication is not there, or a pattern names no table.
    """
    if wanted.publication is not None:
        return _of_publication(primary, _publication(primary, wanted.publication))
    if wanted.tables:
        return _of_patterns(primary, wanted, search_path)
    if wanted.is_replica:
        return _of_replica(primary, wanted)
    if wanted.existing is not None:
        return _as_before(primary, wanted)
    possible = [one for one in primary.publications.values() if _may_be_meant(one)]
    if len(possible) == 1:
        why = f"The tables of publication {_shown(possible[0].name)}, the only one."
        return replace(_of_publication(primary, possible[0]), why=why)
    return Choice(dict.fromkeys(_all(primary, wanted)), why=_undecided(possible))


def _undecided(publications: Iterable[Publication]) -> str:
    names = ", ".join(_shown(one.name) for one in publications)
    why = f"which of the publications {names}" if names else "which tables are published"
    return (
        f"DECIDE: the schema does not say {why}. All tables are listed: take out those that "
        "no replica has, or pull again with --publication NAME or --tables PATTERNS."
    )


def _may_be_meant(publication: Publication) -> bool:
    return publication.is_known and publication.name not in _NOT_OF_REPLICAS


# -- tables that can be replicated -----------------------------------------------------------------


def why_not(table: Table, wanted: Wanted) -> str | None:
    """Why no replica can have the rows of a relation; None where it can.

    A subscriber can have them in an unlogged table.
    """
    is_subscriber = wanted.is_replica and wanted.replication == "logical"
    if table.kind not in _TABLES:
        return f"it is a {table.kind}"
    if table.persistence != "permanent" and not is_subscriber:
        return f"it is {table.persistence}"
    return None


def _all(primary: Primary, wanted: Wanted) -> Iterator[Name]:
    """Ordinary and partitioned tables, but no partitions."""
    for name, table in primary.tables.items():
        if why_not(table, wanted) is None and not table.is_partition:
            yield name


# -- by publication --------------------------------------------------------------------------------


def _publication(primary: Primary, name: str) -> Publication:
    found = primary.publications.get(name)
    if found is None:
        near = Known(primary.publications).nearest(name)
        hint = f' (Did you mean "{near}"?)' if near is not None else ""
        known = "" if primary.publications else ": it has none"
        raise PullError([f'the schema has no publication "{name}"{hint or known}'])
    return found


def _of_publication(primary: Primary, publication: Publication) -> Choice:
    """What a publication sends, under the names that the rows go by."""
    choice = Choice()
    for name, table in primary.tables.items():
        if table.kind == "partitioned table" and not publication.via_root:
            continue  # the rows are those of its partitions
        for how in publishings(primary, name):
            if how.publication.name != publication.name:
                continue
            if how.root != name and how.root not in primary.tables:
                continue
            choice.tables[how.root] = how.columns
            if how.is_filtered:
                choice.filtered.add(how.root)
    if not choice.tables:
        choice.notes.append(f"publication {_shown(publication.name)} has no tables")
    return choice


# -- by patterns -----------------------------------------------------------------------------------


def _of_patterns(primary: Primary, wanted: Wanted, search_path: tuple[str, ...]) -> Choice:
    try:
        asked = patterns(wanted.tables)
    except ValueError as error:
        raise PullError(
            [f"--tables: expected a pattern of tables, found {_shown(str(error))}"]
        ) from None
    choice = Choice()
    mistakes: list[str] = []
    for pattern in asked:
        named = [one for one in primary.tables if pattern.covers(one, search_path)]
        possible = [one for one in named if why_not(primary.tables[one], wanted) is None]
        if not possible:
            mistakes.append(_names_nothing(primary, wanted, pattern, named))
        for name in possible:
            if not (pattern.is_wild and primary.tables[name].is_partition):
                choice.tables[name] = None
    if mistakes:
        raise PullError(mistakes)
    return choice


def _names_nothing(
    primary: Primary, wanted: Wanted, pattern: RelationPattern, named: list[Name]
) -> str:
    shown = _shown(pattern.text)
    if named:
        why = why_not(primary.tables[named[0]], wanted)
        return f"--tables: {shown} names {_shown(str(named[0]))}, which is never replicated: {why}"
    known = KnownNames(
        one for one, table in primary.tables.items() if why_not(table, wanted) is None
    )
    try:
        near = known.nearest(Name.parse(pattern.text))
    except ValueError:
        near = None
    hint = f' (Did you mean "{near}"?)' if near is not None else ""
    if any(one.schema == pattern.text for one in primary.tables):
        hint = f" (All tables of a schema are {_shown(f'{pattern.text}.*')}.)"
    return f"--tables: {shown} names no table of the schema{hint}"


# -- as a replica has it ---------------------------------------------------------------------------


def _of_replica(primary: Primary, wanted: Wanted) -> Choice:
    """All of a standby's tables that can be read; of a subscriber those that are subscribed.

    Those that the existing contract lists are meant to be there, however they are filled.
    """
    if wanted.replication == "physical":
        return Choice(dict.fromkeys(_all(primary, wanted)))
    listed = existing_names(primary, wanted.existing) if wanted.existing is not None else {}
    filled = {*(wanted.subscribed or ()), *listed}
    tables = (name for name, one in primary.tables.items() if why_not(one, wanted) is None)
    found = [name for name in tables if name in filled]
    others = [name for name in _all(primary, wanted) if name not in filled]
    if not found:
        is_known = wanted.subscribed is not None
        note = "no table of the replica is subscribed: all of them are listed"
        return Choice(dict.fromkeys(others), notes=[note] if is_known else [])
    choice = Choice(dict.fromkeys(found))
    if others:
        why = "no subscription fills them; --tables says which tables are listed"
        choice.notes.append(f"left out: {_few(others)} ({why})")
    return choice


def _few(names: Sequence[Name]) -> str:
    """The first of many names, and how many more there are."""
    more = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
    return ", ".join(map(str, names[:_MOST_NAMED])) + more


# -- as the contract has it ------------------------------------------------------------------------


def _as_before(primary: Primary, wanted: Wanted) -> Choice:
    """The relations that the existing contract lists; what it does not know at all is noted."""
    existing = wanted.existing
    assert existing is not None
    listed = existing_names(primary, existing)
    choice = Choice()
    new: list[Name] = []
    for name in _all(primary, wanted):
        if name not in listed and existing.not_replicated_entry(name) is None:
            new.append(name)
    for name, table in primary.tables.items():
        if name in listed and why_not(table, wanted) is None:
            choice.tables[name] = _columns_sent(primary, name)
    if new:
        how = 'move it from not_replicated to relations, with "columns: {}", and pull again'
        choice.notes.append(f"not in the contract yet: {_few(new)}; to take one, {how}")
    return choice


def existing_names(primary: Primary, existing: Contract) -> Mapping[Name, Relation]:
    """The relations of a contract by the names that the schema has for them.

    A key with capitals and without quotes stands for the exact or for the folded name.
    """
    found: dict[Name, Relation] = {}
    for name, relation in existing.relations.items():
        is_folded = name not in primary.tables and relation.folded in primary.tables
        found[relation.folded if is_folded and relation.folded is not None else name] = relation
    return found


def _columns_sent(primary: Primary, name: Name) -> tuple[str, ...] | None:
    """The columns of a table that publications send; None for all, as where none has the table."""
    sent = [one for one in publishings(primary, name) if _may_be_meant(one.publication)]
    listed = [one.columns for one in sent if one.columns is not None]
    if not sent or len(listed) < len(sent):
        return None
    return tuple(dict.fromkeys(column for columns in listed for column in columns))


def _shown(text: str) -> str:
    return f'"{text}"'
