"""What each change of a contract is called, and what it does to those who rely on it."""

from collections.abc import Mapping
from textwrap import dedent, indent

import pytest
from contract_values import contract_values

from replicalint.comparing import contract_changes, with_changes
from replicalint.contract import Contract
from replicalint.contract.load import read_contract
from replicalint.files.document import read_document
from replicalint.source import Source

READERS, REPLICATION, UNGOVERNED = "breaks readers", "breaks replication", "no longer governed"
ADDITIVE, NEUTRAL = "additive", "neutral"


def contract(text: str) -> Contract:
    document = read_document(Source("contract.yaml", text))
    return read_contract(document.root, document.mistakes)


def whole(keys: str) -> str:
    """A contract with one relation and these keys."""
    keys = dedent(keys)
    relations = (
        "" if "\nrelations:" in f"\n{keys}" else "relations: {public.t: {columns: {id: bigint}}}\n"
    )
    return f"replicalint: 1\nname: c\n{relations}{keys}"


def relation(keys: str) -> str:
    return whole("relations:\n  public.t:\n" + indent(dedent(keys).strip("\n"), "    "))


def columns(text: str) -> str:
    return relation(f"columns: {{id: bigint, {text}}}")


def found(old: str, new: str) -> list[tuple[str, str]]:
    """The changes between two contracts, each class with its message."""
    before, after = contract(old), contract(new)
    changes = contract_changes(before, after)
    assert values(with_changes(before, changes)) == values(after)
    return [(one.change_class.value, one.message) for one in changes]


def values(of: Contract) -> Mapping[str, object]:
    return contract_values(of)


C = "columns: {id: bigint, a: text}"

OF_COLUMNS = {
    ("a: text", "b: text"): [
        (READERS, 'column "a" of relation "public.t" removed'),
        (ADDITIVE, 'column "b" of relation "public.t" added'),
    ],
    ("a: {type: text, rollout: removing}", ""): [
        (NEUTRAL, 'column "a" of relation "public.t" removed after rollout: removing')
    ],
    ("", "a: {type: text, rollout: adding}"): [
        (ADDITIVE, 'column "a" of relation "public.t" added, rollout: adding')
    ],
    ("a: integer", "a: bigint"): [
        (READERS, 'column "a" of relation "public.t" retyped from integer to bigint')
    ],
    ("a: varchar(20)", "a: varchar(50)"): [
        (
            ADDITIVE,
            'column "a" of relation "public.t" retyped'
            " from character varying(20) to character varying(50)",
        )
    ],
    ("a: varchar(50)", "a: varchar(20)"): [
        (
            REPLICATION,
            'column "a" of relation "public.t" retyped'
            " from character varying(50) to character varying(20)",
        )
    ],
    ("a: varchar(50)", "a: varchar"): [
        (
            NEUTRAL,
            'column "a" of relation "public.t" retyped'
            " from character varying(50) to character varying",
        )
    ],
    ('a: "numeric(10,2)"', 'a: "numeric(11,4)"'): [
        (
            REPLICATION,
            'column "a" of relation "public.t" retyped from numeric(10,2) to numeric(11,4)',
        )
    ],
    ('a: "numeric(10,2)"', 'a: "numeric(12,4)"'): [
        (
            ADDITIVE,
            'column "a" of relation "public.t" retyped from numeric(10,2) to numeric(12,4)',
        )
    ],
    ("a: text", "a: {type: text, rollout: adding}"): [
        (READERS, 'column "a" of relation "public.t" may be absent: rollout: adding')
    ],
    ("a: {type: text, rollout: adding}", "a: text"): [
        (
            ADDITIVE,
            'column "a" of relation "public.t" is on every replica: rollout: adding removed',
        )
    ],
    ("a: {type: text, rollout: adding}", "a: {type: text, rollout: removing}"): [
        (NEUTRAL, 'rollout of column "a" of relation "public.t" changed from adding to removing')
    ],
    (
        "a: {type: boolean, rollout: adding, absent: false}",
        "a: {type: boolean, rollout: adding, absent: true}",
    ): [
        (
            READERS,
            'the value where column "a" of relation "public.t" is absent'
            " changed from false to true",
        )
    ],
    ("a: text", "a: {type: text, generated: true}"): [
        (NEUTRAL, 'generated of column "a" of relation "public.t" now stated: yes')
    ],
    ("a: {type: text, generated: true}", "a: text"): [
        (REPLICATION, 'column "a" of relation "public.t" is no longer generated on the primary')
    ],
    ("a: varchar", "a: varchar(50)"): [
        (
            NEUTRAL,
            'length of column "a" of relation "public.t" now stated: character varying(50)',
        )
    ],
    ("a: numeric", 'a: "numeric(10,2)"'): [
        (NEUTRAL, 'precision of column "a" of relation "public.t" now stated: numeric(10,2)')
    ],
    ("a: timestamptz", "a: timestamptz(3)"): [
        (
            NEUTRAL,
            'precision of column "a" of relation "public.t" now stated:'
            " timestamp(3) with time zone",
        )
    ],
    ("a: text", "a: {type: text, description: More.}"): [
        (NEUTRAL, 'description of column "a" of relation "public.t" changed')
    ],
    ("a: text, b: text", "b: text, a: text"): [
        (NEUTRAL, 'columns of relation "public.t" reordered')
    ],
    ("A: text", "'\"A\"': text"): [
        (NEUTRAL, 'column "A" of relation "public.t" stands for its exact name alone')
    ],
    (
        "a: {type: text, derived: {from: [public.x], refreshed_by: public.f(), at_most: 1 day}}",
        "a: {type: text, derived: {from: [public.x], refreshed_by: public.f(), at_most: 2 days}}",
    ): [(READERS, 'column "a" of relation "public.t" may be staler: 2 days, was 1 day')],
    (
        "a: {type: text, derived: {from: [public.x], refreshed_by: public.f()}}",
        "a: text",
    ): [(UNGOVERNED, 'how the primary keeps column "a" of relation "public.t" no longer stated')],
}

OF_ROWS = {
    ("", "replica_identity: default"): [
        (NEUTRAL, 'replica_identity of "public.t" now stated: default')
    ],
    ("replica_identity: default", ""): [
        (REPLICATION, 'replica identity of "public.t" no longer agreed: was default')
    ],
    ("replica_identity: default", "replica_identity: nothing"): [
        (REPLICATION, 'replica identity of "public.t" changed from default to nothing')
    ],
    ("replica_identity: default", "replica_identity: full"): [
        (NEUTRAL, 'replica identity of "public.t" changed from default to full')
    ],
    ("replica_identity: full", "replica_identity: index t_a_idx"): [
        (REPLICATION, 'replica identity of "public.t" changed from full to index t_a_idx')
    ],
    ("", "key: [id]"): [(NEUTRAL, 'key of "public.t" now stated: (id)')],
    ("key: [id]", ""): [(REPLICATION, 'key of "public.t" no longer stated: was (id)')],
    ("key: [id]", "key: []"): [(REPLICATION, 'key of "public.t" changed from (id) to ()')],
    ("key: [id, a]", "key: [a, id]"): [
        (NEUTRAL, 'key of "public.t" changed from (id, a) to (a, id)')
    ],
    ("not_null: [id]", "not_null: [id, a]"): [
        (REPLICATION, 'column "a" of relation "public.t" required: NOT NULL on the replicas')
    ],
    ("key: [a]\nnot_null: []", "key: [a]\nnot_null: [a]"): [
        (ADDITIVE, 'not_null of "public.t" is (a)')
    ],
    ("not_null: [id, a]", "not_null: [id]"): [
        (ADDITIVE, 'column "a" of relation "public.t" no longer required')
    ],
    ("not_null: [id]", ""): [(NEUTRAL, 'not_null of "public.t" no longer stated')],
    ("unique: []", "unique: [[a]]"): [
        (REPLICATION, '(a) of relation "public.t" unique on the replicas')
    ],
    ("unique: [[a]]", "unique: []"): [
        (ADDITIVE, '(a) of relation "public.t" no longer unique on the replicas')
    ],
    ("unique: [[a]]", "unique: [[a], [a, id]]"): [
        (ADDITIVE, 'unique of "public.t" is (a), (a, id)')
    ],
    ("partitioned: true", "partitioned: false"): [
        (REPLICATION, 'relation "public.t" now not partitioned on the replicas')
    ],
    ("", "partitioned: false"): [(NEUTRAL, 'partitioned of "public.t" now stated: no')],
}

OF_KEYS = {
    ("description: One.", "description: Two."): [(NEUTRAL, "description of the contract changed")],
    ("replica: {postgres: 16}", "replica: {postgres: 15}"): [
        (READERS, "oldest version of a replica changed from 16 to 15")
    ],
    ("replica: {postgres: 16}", "replica: {postgres: 17}"): [
        (ADDITIVE, "oldest version of a replica changed from 16 to 17")
    ],
    ("replica: {replication: physical}", "replica: {replication: logical}"): [
        (REPLICATION, "replication changed from physical to logical")
    ],
    ("replica: {search_path: [public]}", "replica: {search_path: []}"): [
        (READERS, "search path changed from [public] to []")
    ],
    ("replica: {search_path: []}", "replica: {search_path: [public]}"): [
        (ADDITIVE, "search path changed from [] to [public]")
    ],
    ("replica: {search_path: [public]}", "replica: {search_path: [other, public]}"): [
        (NEUTRAL, "search path changed from [public] to [other, public]")
    ],
    ("types: {public.s: {enum: [a, b]}}", "types: {public.s: {enum: [b, c]}}"): [
        (READERS, 'label "a" of type "public.s" removed'),
        (ADDITIVE, 'label "c" of type "public.s" added'),
    ],
    ("types: {public.s: {enum: [a, b]}}", "types: {public.s: {enum: [b, a]}}"): [
        (NEUTRAL, 'labels of type "public.s" reordered')
    ],
    ("types: {public.s: {enum: [a, b]}}", "types: {public.s: {domain: text}}"): [
        (READERS, 'type "public.s" changed from enum to domain')
    ],
    ("types: {public.s: {}}", "types: {public.s: {domain: text}}"): [
        (ADDITIVE, 'type "public.s" stated as domain')
    ],
    ("types: {public.s: {domain: text}}", "types: {public.s: {domain: bigint}}"): [
        (READERS, 'type "public.s" is a domain over bigint, was over text')
    ],
    (
        "types: {public.s: {composite: {a: text, b: text}}}",
        "types: {public.s: {composite: {b: text, a: text}}}",
    ): [(READERS, 'fields of type "public.s" reordered: its rows have another shape')],
    ("types: {public.s: {}}", ""): [(READERS, 'type "public.s" removed')],
    ("functions: [public.f(text)]", "functions: [public.f(bigint)]"): [
        (READERS, 'function "public.f(text)" removed'),
        (ADDITIVE, 'function "public.f(bigint)" added'),
    ],
    ("functions: [public.f() returns text]", "functions: [public.f() returns bigint]"): [
        (READERS, 'function "public.f()" returns bigint, was text')
    ],
    ("functions: [public.f(text)]", "functions: [public.f(text): {writes: true}]"): [
        (READERS, 'function "public.f(text)" stated to write')
    ],
    (
        "functions: [public.f: {writes: true}, public.g: {writes: false}]",
        "functions: [public.f: {writes: false}, public.g returns bigint: {writes: true}]",
    ): [
        (ADDITIVE, 'function "public.f" stated not to write'),
        (ADDITIVE, 'function "public.g" stated to return bigint'),
        (READERS, 'function "public.g" stated to write'),
    ],
    (
        "functions: [public.f, public.g: {writes: true}]",
        "functions: [public.f: {writes: false}, public.g]",
    ): [
        (NEUTRAL, 'function "public.f" stated not to write'),
        (ADDITIVE, 'function "public.g" no longer stated to write'),
    ],
    ("functions: [public.f: {writes: false}]", "functions: [public.f]"): [
        (NEUTRAL, 'function "public.f" no longer stated not to write')
    ],
    ("settings: [app.a, app.b]", "settings: [app.B, app.c]"): [
        (READERS, 'setting "app.a" removed'),
        (ADDITIVE, 'setting "app.c" added'),
    ],
    ("", "settings: []"): [(NEUTRAL, "settings of the replicas stated")],
    ("roles: [reader]", ""): [(NEUTRAL, "roles of the replicas no longer stated")],
    ("sequences: [public.s]", "sequences: []"): [(READERS, 'sequence "public.s" removed')],
    ("extensions: [citext]", "extensions: [hstore]"): [
        (READERS, 'extension "citext" removed'),
        (ADDITIVE, 'extension "hstore" added'),
    ],
    ("registries: [public.tasks]", ""): [(UNGOVERNED, 'registry "public.tasks" removed')],
    ("not_replicated: {public.v: {kind: view}}", ""): [
        (NEUTRAL, '"public.v" no longer listed as not replicated')
    ],
    (
        "not_replicated: {public.t: {kind: table}}\nrelations: {public.o: {columns: {id: text}}}",
        "relations: {public.t: {columns: {id: text}}}",
    ): [
        (READERS, 'relation "public.o" removed'),
        (ADDITIVE, 'relation "public.t" added: was listed as not replicated (table)'),
        (NEUTRAL, '"public.t" no longer listed as not replicated'),
    ],
    ("endpoints: {/a: {queries: [a.sql]}}", ""): [(UNGOVERNED, 'endpoint "/a" removed')],
    ("endpoints: {/a: {queries: [a.sql]}}", "endpoints: {/b: {queries: [a.sql]}}"): [
        (NEUTRAL, 'endpoint "/a" renamed to "/b"')
    ],
    (
        "endpoints: {/a: {queries: [a.sql, b.sql]}}",
        'endpoints: {/a: {queries: [a.sql], except: ["a.sql#Set*"]}}',
    ): [
        (UNGOVERNED, '"b.sql" removed under queries of endpoint "/a"'),
        (UNGOVERNED, '"a.sql#Set*" added under except of endpoint "/a"'),
    ],
    (
        "endpoints: {/a: {queries: [a.sql]}}",
        "endpoints: {/a: {queries: [a.sql], relations: [public.t]}}",
    ): [(READERS, 'endpoint "/a" may read only the relations that it lists')],
    (
        "endpoints: {/a: {code: [{entry: a.ts}, {entry: b.ts}]}}",
        'endpoints: {/a: {code: [{entry: a.ts}, {entry: "b.ts#f"}]}}',
    ): [
        (UNGOVERNED, 'entry "b.ts" removed under code of endpoint "/a"'),
        (ADDITIVE, 'entry "b.ts#f" added under code of endpoint "/a"'),
    ],
    (
        "endpoints: {/a: {code: {entry: a.ts}}}",
        "endpoints: {/a: {code: {entry: a.ts, within: src/**}}}",
    ): [(UNGOVERNED, 'entry "a.ts" of endpoint "/a" may reach less: within or except changed')],
    (
        "endpoints: {/a: {code: {entry: a.ts, within: [src/**]}}}",
        "endpoints: {/a: {code: {entry: a.ts, within: [src/**, lib/**]}}}",
    ): [(ADDITIVE, 'entry "a.ts" of endpoint "/a" may reach more: within or except changed')],
    (
        "endpoints: {/a: {code: {entry: a.ts, except: b.ts}}}",
        "endpoints: {/a: {code: {entry: a.ts, except: c.ts}}}",
    ): [(UNGOVERNED, 'entry "a.ts" of endpoint "/a" may reach less: within or except changed')],
    ("endpoints: {/a: {code: {entry: a.ts}}}", "endpoints: {/b: {code: {entry: a.ts}}}"): [
        (NEUTRAL, 'endpoint "/a" renamed to "/b"')
    ],
    ("wrappers: {sinks: ['db.run(1)']}", "wrappers: {sinks: ['db.run(2)'], tags: [q]}"): [
        (UNGOVERNED, '"db.run(1)" removed under sinks of wrappers'),
        (ADDITIVE, '"db.run(2)" added under sinks of wrappers'),
        (ADDITIVE, '"q" added under tags of wrappers'),
    ],
    ("", "check: {ignore: [write]}"): [(UNGOVERNED, 'ignore of check changed: "write" added')],
    ("check: {ignore: [write]}", ""): [(NEUTRAL, 'ignore of check changed: "write" removed')],
    ("check: {ignore: [write, undecided]}", "check: {ignore: [undecided, write]}"): [],
    ("check: {select: [default]}", ""): [],
    ("", "check: {select: [write], exclude: [a/], severity: {write: note}}"): [
        (UNGOVERNED, 'select of check changed: "default" removed, "write" added'),
        (NEUTRAL, 'severity of check changed: "write: note" added'),
        (NEUTRAL, 'exclude of check changed: "a/" added'),
    ],
    (
        "check: {per_file: {a/: [write]}}",
        "check: {per_file: {a/: [write], b/: {severity: {write: note}}}}",
    ): [(UNGOVERNED, 'per_file of check changed: "b/: write: note" added')],
    ("migrations: [a/*.sql]", ""): [(UNGOVERNED, 'migrations "a/*.sql" removed')],
    ("migrations: [a/*.sql, b/*.sql]", "migrations: [a/*.sql]"): [
        (UNGOVERNED, 'migrations "b/*.sql" removed')
    ],
    (
        "migrations: {files: [a/*.sql], applied_through: '1'}",
        "migrations: {files: [a/*.sql], applied_through: '2'}",
    ): [(NEUTRAL, 'the last migration that has run is "2", was "1"')],
    ("migrations: {files: [a/*.sql], base: a.sql}", "migrations: {files: [a/*.sql]}"): [
        (UNGOVERNED, 'base "a.sql" removed')
    ],
}


@pytest.mark.parametrize("pair", OF_COLUMNS, ids=" -> ".join)
def test_changes_of_columns(pair: tuple[str, str]) -> None:
    assert found(*map(columns, pair)) == OF_COLUMNS[pair]


@pytest.mark.parametrize("pair", OF_ROWS, ids=" -> ".join)
def test_changes_of_what_is_said_of_rows(pair: tuple[str, str]) -> None:
    assert found(*(relation(f"{C}\n{one}") for one in pair)) == OF_ROWS[pair]


@pytest.mark.parametrize("pair", OF_KEYS, ids=" -> ".join)
def test_changes_of_other_keys(pair: tuple[str, str]) -> None:
    assert found(*map(whole, pair)) == OF_KEYS[pair]


def test_comments_and_layout_are_no_changes() -> None:
    assert found(whole("types: {}"), f"# A comment.\n{whole('types: {}')}") == []


def test_no_key_of_a_table_stops_a_standby() -> None:
    standby = "replica: {replication: physical}\n"
    old, new = (standby + relation(f"{C}\nkey: [{key}]") for key in ("id", "a"))
    assert [one.change_class.value for one in contract_changes(contract(old), contract(new))] == [
        NEUTRAL
    ]
