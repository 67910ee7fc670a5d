"""A contract as Markdown, for a page of a team's documents or the instructions of an agent.

Whoever reads it is to write queries that run on every replica: first the rules, one sentence each,
then what there is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..contract import (
    Column,
    Contract,
    Derived,
    Endpoint,
    Function,
    NotReplicated,
    Relation,
    Rollout,
    TypeDef,
)
from ..markup import code, codes, plain, prose, table
from ..name import quoted
from ..safe_form import safe_form
from .section import END, in_comment, marker
from .words import (
    definition,
    effect,
    named,
    queries_of,
    replica_in_words,
    roles_of,
    signature,
    stated,
    type_in,
)

LEVEL = 2  # of the heading, where no document says another
_WHY = {
    Rollout.ADDING: "some replicas may not have it yet",
    Rollout.REMOVING: "some replicas no longer have it",
}


def as_markdown(contract: Contract) -> str:
    """The contract between the two comments by which a later run finds it."""
    return f"{marker(contract.name)}\n{section_of(contract, LEVEL)}{END}\n"


def section_of(contract: Contract, level: int) -> str:
    """What stands between the comments; `level` is that of its heading, 1 to 4."""
    parts = [part for part in _parts(contract, "#" * level) if part]
    return "".join(f"{part}\n\n" for part in parts)


def _parts(contract: Contract, mark: str) -> Iterator[str]:
    path = in_comment(contract.source.path)
    yield f"<!-- Made from {path} by replicalint contract show: edit that file instead. -->"
    yield f"{mark} {plain(contract.name)}"
    yield prose(contract.description)
    yield _replica(contract)
    yield "\n".join(f"- {rule}" for rule in _rules(contract))
    if contract.relations:
        yield f"{mark}# Tables"
    for relation in contract.relations.values():
        yield f"{mark}## {code(str(relation.name))}"
        yield _said(relation)
        yield _columns(relation)
    if contract.types:
        yield f"{mark}# Types"
        yield table(("Type", "Kind", "Values"), map(_type, contract.types.values()))
    yield from _names(contract, mark)
    if contract.not_replicated:
        yield f"{mark}# Not on the replicas"
        yield "These are on the primary only. `*` stands for any characters."
        head = ("Name", "Kind", "Use instead")
        yield table(head, map(_not_replicated, contract.not_replicated))
    if contract.endpoints:
        yield f"{mark}# Endpoints"
        head = ("Endpoint", "Queries", "May read")
        yield table(head, map(_endpoint, contract.endpoints))


def _replica(contract: Contract) -> str:
    return (
        f"Each replica runs {replica_in_words(contract)}. A query may use what every PostgreSQL"
        " server has and what is listed here, and nothing else; `replicalint check FILE` tells"
        " whether it does."
    )


def _rules(contract: Contract) -> Iterator[str]:
    """What a query must keep to, a sentence each."""
    path = contract.search_path
    if path:
        order = ", in this order" if len(path) > 1 else ""
        yield f"Names without a schema are looked up in {codes(map(quoted, path))}{order}."
    else:
        yield "Write every relation with its schema: the search path of the readers is empty."
    yield "In a query over several relations, write every column with the alias of its relation."
    yield "Name the columns that you read: no `SELECT *`, no whole row, no `NATURAL JOIN`."
    yield "Only read: no writes, no row locks such as `FOR UPDATE`, no sequences' `nextval`."
    if contract.extensions:
        brought = codes(contract.extensions)
        yield f"Call PostgreSQL's own functions, those of {brought}, and those listed here, only."
    elif contract.functions:
        yield "Call PostgreSQL's own functions and those listed here, only."
    else:
        yield "Call PostgreSQL's own functions only: no function of the primary is on a replica."
    columns = (one for relation in contract.relations.values() for one in relation.columns.values())
    if any(one.rollout is not Rollout.NONE for one in columns):
        yield (
            "A column in rollout is missing on some replicas: read it by the expression that is"
            " given with it, with your alias of its relation in the place of `r`."
        )


def _said(relation: Relation) -> str:
    parts = [f"{key}: {code(value)}" for key, value in stated(relation)]
    text = "; ".join(parts)
    return f"{text[:1].upper()}{text[1:]}." if text else ""


def _columns(relation: Relation) -> str:
    columns = relation.columns.values()
    rows = [
        (code(quoted(c.name)), code(type_in(relation, c)), " ".join(_remarks(c))) for c in columns
    ]
    if any(remarks for _, _, remarks in rows):
        return table(("Column", "Type", "Remarks"), rows)
    return table(("Column", "Type"), [row[:2] for row in rows])


def _remarks(column: Column) -> Iterator[str]:
    """What is to be known of a column, in sentences."""
    if column.description:
        yield _sentence(prose(column.description))
    if column.rollout is not Rollout.NONE:
        safe = safe_form(column, "r")
        how = f"read it as {code(safe)}" if safe else "do not read it yet"
        yield f"**In rollout** ({column.rollout.value}: {_WHY[column.rollout]}): {how}."
    if column.generated:
        yield "Generated on the primary."
    if column.derived is not None:
        yield f"{_derived(column.derived)}."


def _derived(derived: Derived) -> str:
    sources, by = codes(map(str, derived.from_)), code(derived.refreshed_by)
    stale = f", at most {plain(derived.at_most)} old" if derived.at_most else ""
    return f"Derived from {sources} by {by}{stale}"


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?", ":")) else f"{text}."


def _type(of: TypeDef) -> tuple[str, str, str]:
    kind, values = definition(of)
    return code(str(of.name)), kind, codes(values)


def _names(contract: Contract, mark: str) -> Iterator[str]:
    """The lists that are names alone."""
    lists = (
        ("Functions", map(_function, contract.functions)),
        ("Sequences", map(code, map(str, contract.sequences))),
        ("Extensions", map(code, contract.extensions)),
        ("Settings", _stated(contract.settings)),
        ("Roles", _stated(roles_of(contract))),
    )
    for title, names in lists:
        items = [f"- {name}" for name in names]
        if items:
            yield f"{mark}# {title}"
            yield "\n".join(items)


def _stated(names: Iterable[str] | None) -> list[str]:
    """Names of a list that may be left out: an empty one says that there is none."""
    return [] if names is None else [code(name) for name in names] or ["none"]


def _function(function: Function) -> str:
    does = effect(function)
    return f"{code(signature(function))}: {does}" if does else code(signature(function))


def _not_replicated(entry: NotReplicated) -> tuple[str, str, str]:
    instead = code(entry.instead) if entry.instead else ""
    reason = prose(entry.reason) if entry.reason else ""
    return code(named(entry)), plain(entry.kind), ". ".join(filter(None, (instead, reason)))


def _endpoint(endpoint: Endpoint) -> tuple[str, str, str]:
    relations = endpoint.relations
    may_read = "all tables" if relations is None else codes(map(str, relations)) or "none"
    return code(endpoint.name), "; ".join(queries_of(endpoint, codes)), may_read
