"""What the generated catalogue knows, held against the manual and the release notes."""

import pytest
from msgspec import Struct
from msgspec.structs import astuple

from replicalint import catalog
from replicalint.catalog import (
    CatalogColumn,
    CatalogRelation,
    Keyword,
    ObjectInfo,
    OperatorInfo,
    Signature,
    TypeInfo,
    tables,
)
from replicalint.contract.type_names import TypeNames
from replicalint.name import Name
from replicalint.pgtype import BYTEA, NO_OPERAND, PgType, built_in
from replicalint.syntax.typenames import written_type


def words(value):
    """What the catalogue says, with each type as its name."""
    if isinstance(value, PgType):
        return "" if value == NO_OPERAND else str(value)
    if type(value) in (tuple, list):
        return type(value)(map(words, value))
    if isinstance(value, Struct) and not isinstance(value, Name):
        return type(value)(*map(words, astuple(value)))
    return value


def meaning(text):
    """The type that SQL means by a text."""
    written = written_type(text)
    return written and TypeNames().meaning(written.name, written.dimensions > 0)


def versions(items):
    return {(item.since, item.until) for item in items}


# Functions


def test_a_function_has_one_signature_an_overload():
    assert words(catalog.functions("to_hex")) == (
        Signature("to_hex", ("int4",), (), 0, False, "text", False, (), "f", "i", 15, None),
        Signature("to_hex", ("int8",), (), 0, False, "text", False, (), "f", "i", 15, None),
    )


def test_a_signature_tells_names_and_defaults_of_arguments():
    assert words(catalog.functions("make_interval")) == (
        Signature(
            name="make_interval",
            arguments=("int4", "int4", "int4", "int4", "int4", "int4", "float8"),
            argument_names=("years", "months", "weeks", "days", "hours", "mins", "secs"),
            defaults=7,
            variadic=False,
            result="interval",
            returns_set=False,
            columns=(),
            kind="f",
            volatility="i",
            since=15,
            until=None,
        ),
    )


def test_a_signature_tells_the_columns_that_a_function_in_from_has():
    assert words(catalog.functions("jsonb_each")) == (
        Signature(
            name="jsonb_each",
            arguments=("jsonb",),
            argument_names=("from_json",),
            defaults=0,
            variadic=False,
            result="record",
            returns_set=True,
            columns=(("key", "text"), ("value", "jsonb")),
            kind="f",
            volatility="i",
            since=15,
            until=None,
        ),
    )


def test_a_variadic_argument_has_the_array_type_or_any():
    assert [words((s.arguments, s.variadic)) for s in catalog.functions("jsonb_extract_path")] == [
        (("jsonb", "text[]"), True)
    ]
    assert [words((s.arguments, s.variadic)) for s in catalog.functions("concat_ws")] == [
        (("text", "any"), True)
    ]


@pytest.mark.parametrize(
    ("name", "kind"),
    [("lower", "f"), ("string_agg", "a"), ("row_number", "w"), ("percentile_cont", "a")],
)
def test_a_signature_tells_the_kind_of_function(name, kind):
    assert {s.kind for s in catalog.functions(name)} == {kind}


def test_a_signature_tells_the_volatility():
    assert {s.volatility for s in catalog.functions("random")} == {"v"}
    assert {s.volatility for s in catalog.functions("now")} == {"s"}


@pytest.mark.parametrize(
    ("name", "since"),
    [
        ("gen_random_uuid", 15),  # built in since 13
        ("starts_with", 15),
        ("any_value", 16),
        ("array_shuffle", 16),
        ("erf", 16),
        ("pg_input_is_valid", 16),
        ("to_bin", 17),
        ("uuid_extract_version", 17),
        ("xmltext", 17),
        ("array_sort", 18),
        ("casefold", 18),
        ("crc32", 18),
        ("uuidv7", 18),
    ],
)
def test_a_function_tells_the_version_it_appeared_in(name, since):
    assert versions(catalog.functions(name)) == {(since, None)}


def test_an_overload_that_came_later_has_its_own_version():
    assert {words(s.arguments): s.since for s in catalog.functions("random")} == {
        (): 15,
        ("int4", "int4"): 17,
        ("int8", "int8"): 17,
        ("numeric", "numeric"): 17,
    }


def test_a_function_that_vanished_tells_its_last_version():
    assert versions(catalog.functions("pg_start_backup")) == set()  # gone in 15
    assert versions(catalog.functions("pg_rotate_logfile_old")) == {(15, 16)}


def test_a_function_that_changed_has_a_signature_for_each_shape():
    signatures = catalog.functions("jsonb_strip_nulls")
    assert [words((s.arguments, s.defaults, s.since, s.until)) for s in signatures] == [
        (("jsonb",), 0, 15, 17),
        (("jsonb", "bool"), 1, 18, None),
    ]


def test_names_of_no_function_are_not_known():
    assert catalog.functions("similarity") == ()
    assert catalog.functions("json_serialize") == ()  # syntax of a keyword
    assert "any_value" in catalog.function_names()
    assert "similarity" not in catalog.function_names()


def test_information_schema_has_functions_too():
    assert {
        words(s.result) for s in catalog.functions("_pg_index_position", "information_schema")
    } == {"int4"}
    assert catalog.functions("_pg_index_position") == ()


def test_is_in_compares_with_both_ends():
    (old,) = catalog.functions("pg_rotate_logfile_old")
    (new,) = catalog.functions("any_value")
    assert [catalog.is_in(old, v) for v in (15, 16, 17)] == [True, True, False]
    assert [catalog.is_in(new, v) for v in (15, 16, 17)] == [False, True, True]


# Types


def a_type(name, kind, category, element=None, array=None, base=None, subtype=None, since=15):
    return TypeInfo(name, kind, category, False, element, array, base, subtype, (), since, None)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("int4", a_type("int4", "b", "N", array="int4[]")),
        ("int4[]", a_type("int4[]", "b", "A", element="int4")),
        ("_int4", a_type("int4[]", "b", "A", element="int4")),
        ("oidvector", a_type("oidvector", "b", "A", element="oid", array="oidvector[]")),
        ("anyelement", a_type("anyelement", "p", "P")),
        ("record[]", a_type("record[]", "p", "P", element="record")),
        ("daterange", a_type("daterange", "r", "R", array="daterange[]", subtype="date")),
        (
            "datemultirange",
            a_type("datemultirange", "m", "R", array="datemultirange[]", subtype="daterange"),
        ),
        (
            "information_schema.yes_or_no",
            a_type(
                "information_schema.yes_or_no",
                "d",
                "S",
                array="information_schema.yes_or_no[]",
                base="varchar",
            ),
        ),
        ("pg_class", a_type("pg_class", "c", "C", array="pg_class[]")),
        ("pg_stat_io", a_type("pg_stat_io", "c", "C", array="pg_stat_io[]", since=16)),
        ("anyelement[]", None),
        ("hstore", None),
        ("public.text", None),
    ],
)
def test_a_type_is_found_by_its_name(name, expected):
    found = meaning(name)
    assert words(found and catalog.type_info(found)) == expected


def test_a_type_tells_whether_its_category_prefers_it():
    names = ("bool", "int4", "float8", "text", "varchar", "timestamptz", "timestamp")
    assert [n for n in names if catalog.type_named(n).is_preferred] == [
        "bool",
        "float8",
        "text",
        "timestamptz",
    ]


def test_names_of_types_leave_out_arrays_and_row_types():
    names = catalog.type_names()
    assert [n for n in ("uuid", "_uuid", "uuid[]", "pg_class") if n in names] == ["uuid"]


@pytest.mark.parametrize(
    ("spelling", "name"),
    [
        ("integer", "int4"),
        ("INT", "int4"),
        ("smallint", "int2"),
        ("boolean", "bool"),
        ("decimal(10, 2)", "numeric"),
        ("real", "float4"),
        ("float", "float8"),
        ("float(24)", "float4"),
        ("float(25)", "float8"),
        ("double  precision", "float8"),
        ("character varying (20)", "varchar"),
        ("national character varying(20)", "varchar"),
        ("char", "bpchar"),
        ("character(3)", "bpchar"),
        ('"char"', '"char"'),
        ("pg_catalog.char", '"char"'),
        ("bit", "bit"),
        ("bit varying(8)", "varbit"),
        ("timestamp", "timestamp"),
        ("timestamp(3) with time zone", "timestamptz"),
        ("time without time zone", "time"),
        ("time with time zone", "timetz"),
        ("interval year to month", "interval"),
        ("interval day to second(3)", "interval"),
        ("text", "text"),
        ("_text", "text[]"),
        ("pg_catalog.int8", "int8"),
        ("integer[]", "int4[]"),
        ("integer[3][4]", "int4[]"),
        ("varchar(3)[]", "varchar[]"),
        ("int ARRAY", "int4[]"),
        ("int array[4]", "int4[]"),
        ("pg_catalog.pg_class", "pg_class"),
        ("information_schema.sql_identifier", "information_schema.sql_identifier"),
        ("pg_catalog.integer", None),
        ('"integer"', None),
        ('"TEXT"', None),
        ("public.text", None),
        ("hstore", None),
        ("serial", None),
        ("text[][]", "text[]"),
        ("setof text", None),
        ("text; text", None),
        ("text text", None),
        ("public.t.c%TYPE", None),
        ("", None),
    ],
)
def test_each_spelling_of_a_type_means_one_name(spelling, name):
    assert words(meaning(spelling)) == name


# Operators and casts


def test_an_operator_has_its_overloads():
    assert words(catalog.operators("||/")) == (
        OperatorInfo("||/", "", "float8", "float8", 15, None),
    )
    assert words(catalog.operators("->>")) == (
        OperatorInfo("->>", "json", "int4", "text", 15, None),
        OperatorInfo("->>", "json", "text", "text", 15, None),
        OperatorInfo("->>", "jsonb", "int4", "text", 15, None),
        OperatorInfo("->>", "jsonb", "text", "text", 15, None),
    )


def test_the_similarity_operator_on_text_is_an_extensions():
    assert ("text", "text") not in {words((o.left, o.right)) for o in catalog.operators("%")}
    assert words(catalog.extension_operators("pg_trgm", "%")) == (
        OperatorInfo("%", "text", "text", "bool", 15, None),
    )
    assert catalog.extensions_with_operator("%") == ("pg_trgm",)


def test_an_operator_of_several_extensions_names_them_all():
    assert catalog.extensions_with_operator("<->") == (
        "btree_gist",
        "cube",
        "pg_trgm",
        "postgis",
        "vector",
    )


def test_names_of_no_operator_are_not_known():
    assert catalog.operators("<%") == ()
    assert [n for n in ("@>", "<%") if n in catalog.operator_names()] == ["@>"]


@pytest.mark.parametrize(
    ("source", "target", "context"),
    [
        ("int4", "int8", "i"),
        ("int8", "int4", "a"),
        ("int4", "bool", "e"),
        ("varchar", "text", "i"),
        ("text", "int4", None),
    ],
)
def test_a_cast_tells_where_it_applies(source, target, context):
    assert catalog.cast(built_in(source), built_in(target)) == context


def test_casts_tell_their_versions():
    assert {words(c.target): c.since for c in catalog.casts_from(BYTEA)} == {
        "int2": 18,
        "int4": 18,
        "int8": 18,
    }
    assert {
        words(c.target): c.context
        for c in catalog.extension_casts("citext", PgType(Name("", "citext")))
    } == {
        "bpchar": "a",
        "text": "i",
        "varchar": "i",
    }


# Relations


def test_a_relation_has_its_columns_in_order():
    assert words(catalog.relation("pg_catalog", "pg_shdescription")) == CatalogRelation(
        Name("pg_catalog", "pg_shdescription"),
        "r",
        (
            CatalogColumn("objoid", "oid", 15, None),
            CatalogColumn("classoid", "oid", 15, None),
            CatalogColumn("description", "text", 15, None),
        ),
        15,
        None,
    )


def test_a_column_tells_its_versions():
    assert words(catalog.relation("pg_catalog", "pg_stat_bgwriter")) == CatalogRelation(
        Name("pg_catalog", "pg_stat_bgwriter"),
        "v",
        (
            # 17 moved these to pg_stat_checkpointer, or dropped them.
            CatalogColumn("checkpoints_timed", "int8", 15, 16),
            CatalogColumn("checkpoints_req", "int8", 15, 16),
            CatalogColumn("checkpoint_write_time", "float8", 15, 16),
            CatalogColumn("checkpoint_sync_time", "float8", 15, 16),
            CatalogColumn("buffers_checkpoint", "int8", 15, 16),
            CatalogColumn("buffers_clean", "int8", 15, None),
            CatalogColumn("maxwritten_clean", "int8", 15, None),
            CatalogColumn("buffers_backend", "int8", 15, 16),
            CatalogColumn("buffers_backend_fsync", "int8", 15, 16),
            CatalogColumn("buffers_alloc", "int8", 15, None),
            CatalogColumn("stats_reset", "timestamptz", 15, None),
        ),
        15,
        None,
    )


def test_a_column_that_moved_is_there_once_for_each_place():
    columns = catalog.relation("pg_catalog", "pg_attribute").columns
    assert [words(c) for c in columns if c.name in ("attcollation", "attstattarget")] == [
        CatalogColumn("attstattarget", "int4", 15, 15),
        CatalogColumn("attcollation", "oid", 17, None),
        CatalogColumn("attstattarget", "int2", 16, None),
        CatalogColumn("attcollation", "oid", 15, 16),
    ]


def test_a_column_of_a_later_relation_is_as_old_as_the_relation():
    columns = catalog.relation("pg_catalog", "pg_stat_checkpointer").columns
    since = {column.name: column.since for column in columns}
    assert (since["num_timed"], since["num_done"]) == (17, 18)


@pytest.mark.parametrize(
    ("name", "since"),
    [("pg_class", 15), ("pg_stat_io", 16), ("pg_wait_events", 17), ("pg_aios", 18)],
)
def test_a_relation_tells_the_version_it_appeared_in(name, since):
    assert versions([catalog.relation("pg_catalog", name)]) == {(since, None)}


def test_columns_of_the_information_schema_have_its_domains():
    columns = catalog.relation("information_schema", "schemata").columns
    assert words(columns[:2]) == (
        CatalogColumn("catalog_name", "information_schema.sql_identifier", 15, None),
        CatalogColumn("schema_name", "information_schema.sql_identifier", 15, None),
    )


def test_relations_are_found_in_their_own_schema_only():
    assert catalog.relation("pg_catalog", "schemata") is None
    assert catalog.relation("public", "pg_class") is None
    assert "schemata" in catalog.relation_names("information_schema")
    assert catalog.relation_names("public") == set()


# Objects known by name


@pytest.mark.parametrize(
    ("kind", "name", "since"),
    [
        ("collation", "C", 15),
        ("collation", "default", 15),
        ("collation", "ucs_basic", 15),
        ("collation", "unicode", 16),
        ("collation", "pg_c_utf8", 17),
        ("collation", "pg_unicode_fast", 18),
        ("text search configuration", "english", 15),
        ("text search configuration", "estonian", 18),
        ("text search dictionary", "english_stem", 15),
        ("text search parser", "default", 15),
        ("text search template", "snowball", 15),
        ("tablesample method", "bernoulli", 15),
        ("access method", "brin", 15),
        ("language", "plpgsql", 15),
    ],
)
def test_an_object_tells_the_version_it_appeared_in(kind, name, since):
    assert catalog.has_object(kind, name) == ObjectInfo(kind, name, since, None)


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("collation", "english"),
        ("collation", "en-x-icu"),
        ("text search dictionary", "english"),
        ("tablesample method", "tsm_handler_in"),
    ],
)
def test_an_object_of_another_kind_is_another_object(kind, name):
    assert catalog.has_object(kind, name) is None


def test_object_names_are_those_of_one_kind():
    assert catalog.object_names("tablesample method") == {"bernoulli", "system"}


@pytest.mark.parametrize(
    ("name", "depends"),
    [
        ("en-US-x-icu", True),
        ("und-x-icu", True),
        ("de_DE", True),
        ("de_DE.utf8", True),
        ("de_DE@euro", True),
        ("C.UTF-8", True),
        ("C", False),
        ("pg_c_utf8", False),
        ("case_insensitive", False),
    ],
)
def test_a_collation_named_like_a_locale_depends_on_the_build(name, depends):
    assert catalog.depends_on_build(name) is depends


# Keywords


@pytest.mark.parametrize(
    ("word", "category"),
    [("select", "R"), ("left", "T"), ("coalesce", "C"), ("abort", "U"), ("json", "C")],
)
def test_a_keyword_has_a_category(word, category):
    assert catalog.keywords()[word] == category


@pytest.mark.parametrize(
    ("word", "since"),
    [("json_array", 16), ("json_serialize", 17), ("json_table", 17), ("merge_action", 17)],
)
def test_a_keyword_tells_the_version_its_syntax_appeared_in(word, since):
    assert catalog.keyword(word) == (Keyword(word, "C", True, since, None),)


def test_a_keyword_that_changed_its_category_has_both():
    assert catalog.keyword("json") == (
        Keyword("json", "U", True, 16, 16),
        Keyword("json", "C", True, 17, None),
    )


def test_a_keyword_tells_whether_it_names_a_column_without_as():
    assert catalog.keyword("year") == (Keyword("year", "U", False, 15, None),)
    assert catalog.keyword("value") == (Keyword("value", "U", True, 15, None),)


def test_words_that_are_no_keywords_are_not_known():
    assert catalog.keyword("orgs") == ()
    assert "orgs" not in catalog.keywords()


# Extensions


@pytest.mark.parametrize(
    ("function", "extensions"),
    [
        ("similarity", ("pg_trgm",)),
        ("digest", ("pgcrypto",)),
        ("uuid_generate_v4", ("uuid-ossp",)),
        ("hstore_to_json", ("hstore",)),
        ("nlevel", ("ltree",)),
        ("levenshtein", ("fuzzystrmatch",)),
        ("unaccent", ("unaccent",)),
        ("crosstab", ("tablefunc",)),
        ("st_dwithin", ("postgis",)),
        ("cosine_distance", ("vector",)),
        ("dblink", ("dblink",)),
        ("lower", ()),
    ],
)
def test_a_function_names_the_extensions_that_bring_it(function, extensions):
    assert catalog.extensions_with_function(function) == extensions


def test_an_extensions_function_has_signatures():
    assert words(catalog.extension_functions("hstore", "each")) == (
        Signature(
            name="each",
            arguments=("hstore",),
            argument_names=("hs",),
            defaults=0,
            variadic=False,
            result="record",
            returns_set=True,
            columns=(("key", "text"), ("value", "text")),
            kind="f",
            volatility="i",
            since=15,
            until=None,
        ),
    )


def test_an_extensions_function_tells_its_version():
    assert versions(catalog.extension_functions("fuzzystrmatch", "daitch_mokotoff")) == {(16, None)}
    assert versions(catalog.extension_functions("pgcrypto", "fips_mode")) == {(18, None)}


@pytest.mark.parametrize(
    ("name", "extensions"),
    [
        ("hstore", ("hstore",)),
        ("geometry", ("postgis",)),
        ("vector", ("vector",)),
        ("_vector", ("vector",)),
        ("pg_stat_statements", ("pg_stat_statements",)),
        ("text", ()),
    ],
)
def test_a_type_names_the_extensions_that_bring_it(name, extensions):
    assert catalog.extensions_with_type(name) == extensions


def test_an_extensions_type_is_found_by_its_name():
    assert words(catalog.extension_type("citext", "_citext")) == TypeInfo(
        "citext[]", "b", "A", False, "citext", None, None, None, (), 15, None
    )
    assert words(catalog.extension_type("postgis", "geometry_dump")) == TypeInfo(
        type="geometry_dump",
        kind="c",
        category="C",
        is_preferred=False,
        element=None,
        array="geometry_dump[]",
        base=None,
        subtype=None,
        fields=(("path", "int4[]"), ("geom", "geometry")),
        since=15,
        until=None,
    )
    assert catalog.extension_type("citext", "hstore") is None


def test_an_extensions_relation_has_columns_with_versions():
    found = catalog.extension_relation("pg_stat_statements", "pg_stat_statements")
    since_until = {c.name: (c.since, c.until) for c in found.columns}
    assert (found.name, found.kind) == (Name("", "pg_stat_statements"), "v")
    assert since_until["query"] == (15, None)
    assert since_until["blk_read_time"] == (15, 16)
    assert since_until["shared_blk_read_time"] == (17, None)
    assert catalog.extensions_with_relation("spatial_ref_sys") == ("postgis",)


def test_an_extensions_objects_are_found_by_kind_and_name():
    kind = "text search dictionary"
    assert catalog.extension_object("unaccent", kind, "unaccent") == ObjectInfo(
        kind, "unaccent", 15, None
    )
    assert catalog.extensions_with_object(kind, "unaccent") == ("unaccent",)
    assert catalog.extensions_with_object("collation", "unaccent") == ()


def test_an_extension_tells_the_versions_that_ship_it():
    assert catalog.extension("adminpack") == ObjectInfo("extension", "adminpack", 15, 16)
    assert catalog.extension("pg_logicalinspect") == ObjectInfo(
        "extension", "pg_logicalinspect", 18, None
    )
    assert catalog.extension("vector") == ObjectInfo("extension", "vector", 15, None)
    assert catalog.extension("timescaledb") is None


def test_the_common_extensions_are_known():
    common = {
        *("btree_gin", "btree_gist", "citext", "fuzzystrmatch", "hstore", "intarray", "ltree"),
        *("pg_stat_statements", "pg_trgm", "pgcrypto", "postgis", "tablefunc", "unaccent"),
        *("uuid-ossp", "vector"),
    }
    assert common - catalog.extension_names() == set()


def test_every_type_of_a_built_in_signature_is_known():
    signatures = [s for name in catalog.function_names() for s in catalog.functions(name)]
    types = {t for s in signatures for t in (*s.arguments, s.result, *(c[1] for c in s.columns))}
    assert {one for one in types if catalog.type_info(one) is None} == set()


def test_every_type_of_a_built_in_operator_is_known():
    overloads = [o for name in catalog.operator_names() for o in catalog.operators(name)]
    types = {t for o in overloads for t in (o.left, o.right, o.result)} - {NO_OPERAND}
    assert {one for one in types if catalog.type_info(one) is None} == set()


@pytest.mark.parametrize("schema", ["pg_catalog", "information_schema"])
def test_every_type_of_a_system_column_is_known(schema):
    relations = [catalog.relation(schema, name) for name in catalog.relation_names(schema)]
    types = {column.type for relation in relations for column in relation.columns}
    assert {one for one in types if catalog.type_info(one) is None} == set()


OWNERS = {
    tables.BUILT_IN: ("pg_catalog", "information_schema"),
    tables.EXTENSIONS: tuple(sorted(tables.entries(tables.EXTENSIONS, "extensions", "extensions"))),
}


@pytest.mark.parametrize("group", [tables.BUILT_IN, tables.EXTENSIONS])
@pytest.mark.parametrize("kind", ["functions", "types", "operators", "casts", "relations"])
def test_an_entry_is_found_alone_as_among_all(group, kind):
    owners = [one for one in OWNERS[group] if tables.entries(group, kind, one)]
    assert owners
    for owner in owners:
        found, alone = tables.entries(group, kind, owner), tables.section(group, kind, owner)
        assert {name: alone[name] for name in found} == dict(found)
        assert not any(name in alone for name in ("", "no such", "\n", "text\t"))
        lines = {line.rstrip("\t") for each in found.values() for line in each}
        assert not any(line in alone for line in lines if "\t" in line)


@pytest.mark.parametrize("kind", ["functions", "types", "operators", "casts", "relations"])
def test_the_owners_of_a_name_are_all_that_have_it(kind):
    group = tables.EXTENSIONS
    found = {owner: tables.entries(group, kind, owner) for owner in OWNERS[group]}
    names = {"", "no such", *(name for each in found.values() for name in each)}
    expected = {name: [one for one, each in found.items() if name in each] for name in names}
    assert {name: [*tables.owners_of(group, kind, name)] for name in names} == expected
