"""A contract that is edited says what was meant, and keeps all that is not concerned."""

from __future__ import annotations

from random import Random

import pytest
from contract_values import contract_values
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from random_contracts import contracts
from styled_contracts import Styled

from replicalint.contract import Contract, Relation
from replicalint.contract.load import read_contract
from replicalint.files.document import read_document
from replicalint.source import Source
from replicalint.writing import NotEditable, form_of, updated
from replicalint.writing.edit import Edit, edited
from replicalint.writing.form import Keys, Named, Value


def paths(value: Value, path: str = "") -> set[str]:
    """The key paths of all that a form says."""
    if isinstance(value, tuple):
        return {path, *(f"{path}[{item}]" for item in value)}
    if not isinstance(value, (Keys, Named)):
        return {path}
    return {path}.union(*(paths(each, f"{path}.{key}") for key, each in value.values.items()))


def mixed(old: Contract, other: Contract, random: Random) -> Contract:
    """The old contract with some of its parts gone, some changed, and some of another put in."""

    def some(values: tuple, more: tuple) -> tuple:
        kept = [value for value in values if random.random() < 0.7]
        for value in more:
            if value not in values and random.random() < 0.5:
                kept.insert(random.randint(0, len(kept)), value)
        return tuple(kept)

    def relation(one: Relation) -> Relation:
        if random.random() < 0.4 or not other.relations:
            return one
        more = random.choice([*other.relations.values()])
        # What the other one's columns are of may not be there.
        free = {name: column for name, column in more.columns.items() if column.type.is_built_in}
        names = some(tuple(one.columns), tuple(free))
        columns = {name: one.columns.get(name) or free[name] for name in names}
        identity = random.choice((one, more)).replica_identity
        before = one.not_null or ()
        required = tuple(name for name in before if name in names)
        more_required = (*required, *(name for name in names if name not in required))
        known = tuple(each for each in one.unique or () if set(names).issuperset(each))
        single = ((name,) for name in names if {name} not in map(set, known))
        return replace(
            one,
            columns=columns,
            replica_identity=identity,
            key=None if random.random() < 0.3 else names[:1],
            not_null=random.choice((None, required, more_required)),
            unique=random.choice((None, (), (*known, *single))),
            partitioned=random.choice((None, True)),
        )

    free = [
        one
        for one in other.relations.values()
        if all(column.type.is_built_in for column in one.columns.values())
        and one.name not in {entry.name for entry in old.not_replicated}
    ]
    relations = {name: relation(old.relations[name]) for name in some(tuple(old.relations), ())}
    named = {
        one.name: relations.get(one.name, one) for one in some((*relations.values(),), (*free,))
    }
    migrations = tuple(
        replace(one, applied_through="0007", applied_files=random.choice((None, 7)))
        if random.random() < 0.5
        else one
        for one in old.migrations
    )
    return replace(
        old,
        description=random.choice((old.description, other.description)),
        postgres=random.choice((old.postgres, other.postgres)),
        search_path=random.choice((old.search_path, other.search_path)),
        relations=named,
        types={**old.types, **{
            name: one for name, one in other.types.items() if random.random() < 0.5}},
        functions=tuple(one for one in old.functions if random.random() < 0.7),
        extensions=dict.fromkeys(some(tuple(old.extensions), tuple(other.extensions))),
        sequences=dict.fromkeys(some(tuple(old.sequences), ())),
        endpoints=tuple(
            replace(one, relations=tuple(name for name in one.relations or named if name in named))
            for one in old.endpoints
        ),
        not_replicated=some(old.not_replicated, ()),
        registries=some(old.registries, other.registries),
        migrations=migrations,
    )  # fmt: skip


JSON = '{"replicalint": 1, "name": "edited", '
# What a contract says, in a style, what it is to say, and how it says that.
EDITED = [
    (  # what is said of a function
        "relations: {}\nfunctions:\n  - public.a\n  - public.b(uuid): {writes: true} # two\n",
        "relations: {}\nfunctions:\n  - public.a\n  - public.b(uuid): {writes: false} # two\n",
    ),
    (
        "relations: {}\nfunctions:\n  - public.a  # one\n  - public.b(uuid)\n  - public.c\n",
        "relations: {}\nfunctions:\n  - public.a  # one\n  - public.b(uuid): {writes: true}\n"
        "  - public.c\n",
    ),
    (
        "relations: {}\nfunctions: [public.a: {writes: true}, public.b(uuid), public.c]\n",
        "relations: {}\nfunctions: [public.a, public.b(uuid): {writes: true}, public.c]\n",
    ),
    (
        "relations: {}\nfunctions:\n- public.a(uuid): {writes: true}\n- public.c\n",
        "relations: {}\nfunctions:\n- public.a(text): {writes: true}\n- public.c\n",
    ),
    (  # what comes in front of what stays, behind what goes
        "relations: {public.a: {replica_identity: full, key: [], columns: {id: int4}}}\n",
        "relations: {public.a: {not_null: [id], columns: {id: int4}}}\n",
    ),
    (  # what goes takes its comments along, and one of the gaps around it
        "relations:\n"
        "  # All of the shop.\n\n"
        "  public.a:\n    columns: {id: int4}\n\n"
        "  # Gone soon.\n  public.b:   # really\n    columns:\n      id: int4\n      # more\n\n"
        "  public.c:\n    columns: {id: int4}\n"
        "# What else there is.\n"
        "types: {}\n",
        "relations:\n"
        "  # All of the shop.\n\n"
        "  public.a:\n    columns: {id: int4}\n\n"
        "  public.c:\n    columns: {id: int4}\n"
        "# What else there is.\n"
        "types: {}\n",
    ),
    (  # the last column goes, and a relation comes behind it
        "relations:\n  public.a:\n    columns:\n      id: int4\n\n      x: text\n\ntypes: {}\n",
        "relations:\n  public.a:\n    columns:\n      id: int4\n\n"
        "  public.b:\n    columns: {}\n\ntypes: {}\n",
    ),
    (  # what comes stands as its neighbours do, and comments stay where they are
        "relations:\n"
        "    public.a:\n        columns:\n            id: int4   # the key\n"
        "            # to come: a name\n"
        "types:   # none\n    {}\n",
        "relations:\n"
        "    public.a:\n        columns:\n            id: int4   # the key\n"
        "            name: text\n            # to come: a name\n\n"
        "    public.b:\n        columns:\n            id: integer\n"
        "types:   # none\n    {}\n",
    ),
    (  # items in lines of their own, each with its comment
        "relations: {}\nfunctions:\n- public.a(int4)  # of defaults\n# of checks\n- public.b()\n",
        "relations: {}\nfunctions:\n- public.a(bigint)  # of defaults\n",
    ),
    (  # in brackets in several lines
        "relations: {}\nextensions: [\n  citext,   # emails\n  # ids\n  pgcrypto   # last\n]\n",
        "relations: {}\nextensions: [\n  citext,   # emails\n  hstore\n]\n",
    ),
    (  # the same, in front of all
        "relations: {}\nextensions: [\n  # emails\n  citext,\n  # keys\n  hstore,\n]\n",
        "relations: {}\nextensions: [\n  btree_gist,\n  # keys\n  hstore,\n]\n",
    ),
    (  # nothing is left, and something where nothing was
        "relations: {}\nextensions:   # of types\n  - citext  # emails\nsequences: []  # none\n",
        "relations: {}\nextensions: []   # of types\nsequences: [public.s]  # none\n",
    ),
    (  # JSON stays JSON
        '"relations": {"public.a": {"columns": {"id": "int4", "x": "text"}}}\n',
        '"relations": {"public.a": {"columns": {"id": "int4", "y": {"type": "text", '
        '"generated": true}}}}\n',
    ),
    (  # a column that gets more than a type, as its type is spelt there
        "relations:\n  public.a:\n    columns:\n      id: int4  # key\n",
        "relations:\n  public.a:\n    columns:\n      id: {type: int4, rollout: removing}  # key\n",
    ),
    (  # a relation that is only named
        "relations:\n  public.a: {columns: {}}  # new\n  public.b: {columns: {x: text}}\n",
        "relations:\n  public.a:  # new\n    key: [id]\n    columns:\n      id: uuid\n"
        "  public.b: {columns: {x: text, z: text}}\n",
    ),
    (  # behind the end of the document nothing stands
        "relations: {}\n...\n",
        "relations: {}\n\ntypes:\n  public.mood: {enum: [sad, ok]}\n...\n",
    ),
]


def read(text: str) -> Contract:
    document = read_document(Source("edited.yaml", text))
    return read_contract(document.root, document.mistakes)


@settings(max_examples=60, deadline=None, phases=[Phase.generate])
@given(contracts(), contracts(), st.integers(0, 2**32))
def test_what_is_edited_says_what_was_meant(old: Contract, other: Contract, seed: int) -> None:
    styled = Styled(old, seed)
    document = read_document(Source("edited.yaml", styled.text))
    written = read_contract(document.root, document.mistakes)
    assert form_of(written) == form_of(old)
    new = mixed(old, other, Random(seed))
    text = updated(document.root, written, new)
    assert contract_values(read(text)) == contract_values(new)
    staying = paths(form_of(new))
    for path, comments in styled.comments.items():
        for comment in comments:
            count = text.count(comment)
            assert count == 1 if path in staying else count <= 1, (path, comment)


@pytest.mark.parametrize(("before", "after"), EDITED)
def test_only_what_is_concerned_changes(before: str, after: str) -> None:
    head = "replicalint: 1\nname: edited\n"
    if before.startswith('"'):
        before, after, head = f"{before[:-1]}}}\n", f"{after[:-1]}}}\n", JSON
    document = read_document(Source("edited.yaml", head + before))
    old = read_contract(document.root, document.mistakes)
    assert updated(document.root, old, read(head + after)) == head + after
    dos = (head + before).replace("\n", "\r\n")
    document = read_document(Source("edited.yaml", dos))
    text = updated(document.root, old, read(head + after))
    assert text == (head + after).replace("\n", "\r\n")


def test_edits_that_overlap_are_refused() -> None:
    edits = [Edit(6, 9, "c"), Edit(2, 7)]
    with pytest.raises(NotEditable) as refused:
        edited("a: 1\nb: 2\n", edits)
    assert (refused.value.path, refused.value.line) == ("", 2)


@pytest.mark.parametrize("end", ["\r", "\x85", "\u2028", "\u2029"])
def test_other_ends_of_lines_are_refused_where_something_changes(end: str) -> None:
    text = f"replicalint: 1\nname: edited\nrelations: {{}}\nextensions: [a, # c{end} b, c]\n"
    document = read_document(Source("edited.yaml", text))
    old = read_contract(document.root, document.mistakes)
    assert updated(document.root, old, old) == text
    new = replace(old, extensions={"b": old.extensions["b"]})
    with pytest.raises(NotEditable) as refused:
        updated(document.root, old, new)
    assert (refused.value.path, refused.value.line) == ("", 4)


@pytest.mark.parametrize(
    "text",
    [
        "relations:\n  ? public.a\n  : columns: {id: int4}\n  public.b: {columns: {id: int4}}\n",
        "relations: {public.b: {columns: {id: int4}}}\nregistries:\n  -\n    public.a\n"
        "  - public.c\n",
    ],
)
def test_a_style_that_leaves_no_place_is_refused(text: str) -> None:
    head = "replicalint: 1\nname: edited\n"
    document = read_document(Source("edited.yaml", head + text))
    old = read_contract(document.root, document.mistakes)
    new = read(head + "relations: {public.b: {columns: {id: int4}}}\nregistries: [public.c]\n")
    with pytest.raises(NotEditable):
        updated(document.root, old, new)
