"""Random edits of a contract, as a person or a tool makes them: on its text as plain data.

The file is as long as the list of edits.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Sequence
from random import Random
from typing import Any

Document = dict[str, Any]
Edit = Callable[[Document, Random], None]

TYPES = ("text", "bigint", "integer", "boolean", "varchar(10)", "varchar(300)", "numeric(20,2)")


def edited(document: Document, random: Random, edits: int) -> Document:
    """The document with some random edits; each leaves a contract that can be loaded."""
    found = copy.deepcopy(document)
    for _ in range(edits):
        random.choice(EDITS)(found, random)
    return tidy(found)


def tidy(document: Document) -> Document:
    """The document without what it says of relations and columns that are gone."""
    for relation in document["relations"].values():
        columns = relation["columns"]
        for key in ("key", "not_null"):
            if key in relation:
                relation[key] = [one for one in relation[key] if one in columns]
        if "unique" in relation:
            relation["unique"] = [one for one in relation["unique"] if {*one} <= {*columns}]
    for endpoint in document.get("endpoints", {}).values():
        if "relations" in endpoint:
            endpoint["relations"] = [
                one for one in endpoint["relations"] if one in document["relations"]
            ]
    listed = {*document["relations"], *document.get("sequences", ())}
    listed |= {one.partition("(")[0] for one in document.get("functions", ())}
    entries = document.get("not_replicated", {})
    document["not_replicated"] = {k: v for k, v in entries.items() if k not in listed}
    for relation in document["relations"].values():
        for name, column in relation["columns"].items():
            relation["columns"][name] = _known(column, document)
    for defined in document.get("types", {}).values():
        for name, of in defined.get("composite", {}).items():
            defined["composite"][name] = _known(of, document)
    return document


def _known(column: Any, document: Document) -> Any:
    """A column, or a type, with text in place of a type that is gone."""
    if isinstance(column, dict):
        return column | {"type": _known(column["type"], document)}
    is_own = "." in column and not column.startswith("public.citext")
    gone = is_own and column not in document.get("types", {})
    gone = gone or ("citext" in column and "citext" not in document.get("extensions", ()))
    return "text" if gone else column


def _any(random: Random, values: Any) -> Any:
    values = list(values)
    return random.choice(values) if values else None


def _relation(document: Document, random: Random) -> tuple[str, Document] | None:
    return _any(random, document["relations"].items())


def _long(columns: Document, name: str) -> Document:
    if not isinstance(columns[name], dict):
        columns[name] = {"type": columns[name]}
    found: Document = columns[name]
    return found


def _column(document: Document, random: Random) -> tuple[Document, str] | None:
    found = _relation(document, random)
    if found is None:
        return None
    name = _any(random, found[1]["columns"])
    return (found[1]["columns"], name) if name else None


def remove_relation(document: Document, random: Random) -> None:
    if len(document["relations"]) > 1 and (found := _relation(document, random)):
        del document["relations"][found[0]]
        if random.random() < 0.5:
            document.setdefault("not_replicated", {})[found[0]] = {"kind": "table"}


def add_relation(document: Document, random: Random) -> None:
    found = _relation(document, random)
    if found is None:
        return
    bare = found[0].split(".")[-1]
    name = random.choice([f"public.{bare}", "public.usage_credit_grants", "public.fresh"])
    columns = random.choice([{"id": "bigint"}, copy.deepcopy(found[1]["columns"])])
    document["relations"].setdefault(name, {"columns": columns})


def remove_column(document: Document, random: Random) -> None:
    found = _column(document, random)
    if found and len(found[0]) > 1:
        del found[0][found[1]]


def add_column(document: Document, random: Random) -> None:
    found, other = _relation(document, random), _column(document, random)
    if found and other:
        columns = found[1]["columns"]
        pairs = [*columns.items()]
        place = random.randrange(len(pairs) + 1)
        if other[1] not in columns:
            pairs.insert(place, (other[1], "text"))
        found[1]["columns"] = dict(pairs)


def retype_column(document: Document, random: Random) -> None:
    if found := _column(document, random):
        types = (*TYPES, *(f"{name}" for name in document.get("types", {})))
        column = _long(*found)
        column["type"] = random.choice(types)
        column.pop("absent", None)


def set_rollout(document: Document, random: Random) -> None:
    if found := _column(document, random):
        column = _long(*found)
        column.pop("absent", None)
        if "rollout" in column and random.random() < 0.5:
            del column["rollout"]
            return
        column["rollout"] = random.choice(["adding", "removing"])
        if random.random() < 0.5:
            column["absent"] = None


def drop_derived(document: Document, random: Random) -> None:
    for relation in document["relations"].values():
        for column in relation["columns"].values():
            if isinstance(column, dict) and "derived" in column and random.random() < 0.7:
                key = random.choice(["derived", "at_most"])
                holder = column if key == "derived" else column["derived"]
                holder.pop(key, None)


def change_absent(document: Document, random: Random) -> None:
    for relation in document["relations"].values():
        for column in relation["columns"].values():
            if isinstance(column, dict) and "rollout" in column and column["type"] == "boolean":
                column["absent"] = random.choice([True, False, None])


def generate_column(document: Document, random: Random) -> None:
    if found := _column(document, random):
        column = _long(*found)
        column["generated"] = not column.get("generated", False)


def describe(document: Document, random: Random) -> None:
    if found := _column(document, random):
        _long(*found)["description"] = random.choice(["One.", "Another."])


def reorder_columns(document: Document, random: Random) -> None:
    if found := _relation(document, random):
        pairs = [*found[1]["columns"].items()]
        random.shuffle(pairs)
        found[1]["columns"] = dict(pairs)


def state_of_rows(document: Document, random: Random) -> None:
    if found := _relation(document, random):
        columns = [*found[1]["columns"]]
        key = random.choice(["replica_identity", "key", "not_null", "unique", "partitioned"])
        if key in found[1] and random.random() < 0.3:
            del found[1][key]
            return
        some = random.sample(columns, random.randint(0, min(2, len(columns))))
        found[1][key] = {
            "replica_identity": random.choice(["default", "full", "nothing", "index some_idx"]),
            "key": some,
            "not_null": some,
            "unique": [some] if some else [],
            "partitioned": random.random() < 0.5,
        }[key]


def change_type(document: Document, random: Random) -> None:
    found = _any(random, document.get("types", {}).items())
    if found is None:
        return
    name, defined = found
    kind = _any(random, defined)
    if kind == "enum":
        labels = defined["enum"]
        action = random.randrange(3)
        if action == 0 and len(labels) > 1:
            labels.remove(random.choice(labels))
        elif action == 1:
            labels.insert(random.randrange(len(labels) + 1), f"label_{random.randrange(9)}")
            defined["enum"] = [*dict.fromkeys(labels)]
        else:
            random.shuffle(labels)
    elif kind == "composite":
        fields = defined["composite"]
        action = random.randrange(4)
        if action == 0 and len(fields) > 1:
            del fields[random.choice([*fields])]
        elif action == 1:
            fields[f"field_{random.randrange(9)}"] = "text"
        elif action == 2:
            fields[random.choice([*fields])] = "bigint"
        else:
            pairs = [*fields.items()]
            random.shuffle(pairs)
            defined["composite"] = dict(pairs)
    elif kind is not None:
        defined[kind] = random.choice(["text", "bigint", "date"])
    if random.random() < 0.1:
        document["types"][name] = {}


def remove_type(document: Document, random: Random) -> None:
    if name := _any(random, document.get("types", {})):
        del document["types"][name]


def change_list(document: Document, random: Random) -> None:
    key = random.choice(["functions", "sequences", "extensions", "settings", "roles", "registries"])
    listed = document.setdefault(key, [])
    if listed and random.random() < 0.6:
        listed.remove(random.choice(listed))
        return
    new = {
        "functions": [
            "public.refresh_orgs_has_usage_credits()",
            "public.slug(text) returns bigint",
        ],
        "sequences": ["public.some_seq"],
        "extensions": ["hstore", "ltree"],
        "settings": ["app.tenant", "app.user"],
        "roles": ["reader", "reporting"],
        "registries": ["public.cron_tasks", "public.other_tasks"],
    }[key]
    document[key] = [*dict.fromkeys([*listed, random.choice(new)])]
    if key == "functions":
        by_name = {one.partition(" returns")[0]: one for one in document[key]}
        document[key] = [*by_name.values()]


def change_not_replicated(document: Document, random: Random) -> None:
    entries = document.setdefault("not_replicated", {})
    name = _any(random, entries)
    action = random.randrange(3)
    if name and action == 0:
        del entries[name]
    elif name and action == 1:
        entries[name] = {"kind": random.choice(["view", "table", "function"])}
    else:
        entries["public.elsewhere"] = {"kind": "view"}


def change_replica(document: Document, random: Random) -> None:
    replica = document.setdefault("replica", {})
    key = random.choice(["replication", "postgres", "search_path"])
    replica[key] = {
        "replication": random.choice(["logical", "physical"]),
        "postgres": random.randint(15, 18),
        "search_path": random.choice([[], ["public"], ["public", "shop"], ["shop"]]),
    }[key]


def change_endpoint(document: Document, random: Random) -> None:
    endpoints = document.get("endpoints", {})
    name = _any(random, endpoints)
    if name is None:
        return
    endpoint = endpoints[name]
    action = random.randrange(7)
    if action == 0:
        del endpoints[name]
    elif action == 1:
        endpoints[f"{name}-renamed"] = endpoints.pop(name)
    elif action == 2 and len(endpoint["queries"]) > 1:
        endpoint["queries"].remove(random.choice(endpoint["queries"]))
    elif action == 3 and "except" in endpoint:
        del endpoint["except"]
    elif action == 4 and "relations" in endpoint and endpoint["relations"]:
        endpoint["relations"].remove(random.choice(endpoint["relations"]))
    elif action == 5:
        relations = [*document["relations"]]
        endpoint["relations"] = random.sample(relations, random.randint(1, len(relations)))
    elif action == 6:
        other = endpoints[_any(random, endpoints)]
        endpoint["queries"] = [*dict.fromkeys([*endpoint["queries"], *other["queries"]])]


def change_migrations(document: Document, random: Random) -> None:
    migrations = document.get("migrations")
    if isinstance(migrations, dict):
        for key in ("applied_through", "applied_files"):
            migrations.pop(key, None)
        if random.random() < 0.5:
            del document["migrations"]
    elif migrations is not None and random.random() < 0.5:
        del document["migrations"]


EDITS: Sequence[Edit] = (
    *(remove_relation, add_relation, remove_column, remove_column, add_column, add_column),
    *(retype_column, retype_column, set_rollout, set_rollout, drop_derived, change_absent),
    *(generate_column, describe, reorder_columns, state_of_rows, state_of_rows, change_type),
    *(change_type, remove_type, change_list, change_list, change_not_replicated),
    *(change_replica, change_endpoint, change_endpoint, change_migrations),
)
