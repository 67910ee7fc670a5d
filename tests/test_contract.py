"""The contract loader: what a good contract becomes, and every mistake of a bad one."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from replicalint.api import check_text
from replicalint.contract import (
    CheckSettings,
    Column,
    Contract,
    ContractError,
    Derived,
    Endpoint,
    Function,
    Migrations,
    NamedRule,
    NotReplicated,
    QueryPattern,
    Relation,
    Rollout,
    SqlArgument,
    SqlTag,
    SqlWrappers,
    TypeDef,
)
from replicalint.contract.check_settings import Exclusion, PathRules, RuleSeverity
from replicalint.contract.spelling import as_written
from replicalint.contract.summary import summary
from replicalint.files.contracts import load_contract
from replicalint.files.reading import InputError
from replicalint.name import Name
from replicalint.path_patterns import PathPattern, path_pattern
from replicalint.pgtype import BOOL, INT4, INT8, NUMERIC, TEXT, PgType
from replicalint.source import Source, Span

CONTRACTS = Path(__file__).parent / "contracts"
BAD = sorted((CONTRACTS / "bad").glob("*.yaml"))


def written(folder: Path, text: str) -> Path:
    """A contract file outside any repository."""
    path = folder / "contract.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def loaded(folder: Path, name: str) -> Contract:
    text = (CONTRACTS / "good" / name).read_text(encoding="utf-8")
    return load_contract(written(folder, text))


def place(source: Source, words: str, within: str = "") -> Span:
    """Where words stand, after other words."""
    start = source.text.index(words, source.text.index(within))
    return Span(source, start, start + len(words))


def pattern(
    source: Source,
    words: str,
    key: str,
    files: str = "",
    names: str | None = None,
    endpoint: str = "/reports",
) -> QueryPattern:
    """A path of an endpoint: what stands in the file, and what it says."""
    text = words.strip('"')
    key = f"endpoints.{endpoint}.{key}"
    return QueryPattern(text, files or text, names, place(source, words), key)


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_a_bad_contract_is_refused_with_every_mistake(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / path.name
    copy.write_bytes(path.read_bytes())
    with pytest.raises(ContractError) as refused:
        load_contract(copy)
    assert f"{refused.value}\n" == path.with_suffix(".expected").read_text(encoding="utf-8")


def test_a_contract_is_read_whole(tmp_path: Path) -> None:
    contract = loaded(tmp_path, "full.yaml")
    source = contract.source
    state = Name("app", "state")
    derived = Derived(
        (Name("app", "invoices"), Name("app", "seats")),
        "app.refresh_is_paying(bigint)",
        "15 minutes",
        Span(
            source,
            source.text.index("from: [app.invoices"),
            source.text.index("15 minutes") + len("15 minutes"),
        ),
    )
    accounts = Relation(
        Name("app", "accounts"),
        {
            "id": Column("id", INT8, place(source, "id", "columns")),
            "state": Column("state", PgType(state), place(source, "state", "columns")),
            "seats": Column(
                "seats",
                NUMERIC,
                place(source, "seats", "columns"),
                generated=True,
                modifier="(10,2)",
            ),
            "is_paying": Column(
                "is_paying",
                BOOL,
                place(source, "is_paying"),
                Rollout.ADDING,
                "false",
                "The account pays for at least one seat.",
                derived,
            ),
        },
        place(source, "app.accounts"),
        "index accounts_key",
        None,
        ("id",),
        ("state", "seats"),
        (("state", "seats"),),
        False,
        contract.relations[Name("app", "accounts")].keys,
    )
    plans = Relation(
        Name("public", "plans"),
        {
            "name": Column(
                "name", TEXT, place(source, "name", "public.plans"), Rollout.REMOVING, "'free'"
            ),
            "features": Column(
                "features", PgType(Name("", "citext"), True), place(source, "features")
            ),
        },
        place(source, "public.plans"),
        "full",
        None,
        (),
        (),
        (),
        None,
        contract.relations[Name("public", "plans")].keys,
    )
    reports = Endpoint(
        "/reports",
        (
            pattern(source, "sql/reports/*.sql", "queries[0]"),
            pattern(source, '"sql/shared/**"', "queries[1]"),
            pattern(source, '"sql/all.sql#Report*"', "queries[2]", "sql/all.sql", "Report*"),
        ),
        (Name("app", "accounts"),),
        place(source, "/reports"),
        place(source, "[app.accounts]"),
        (
            pattern(source, "sql/all.sql#ReportOld", "except[0]", "sql/all.sql", "ReportOld"),
            pattern(source, r"sql/reports/\#*.sql", "except[1]", "sql/reports/#*.sql"),
        ),
    )
    assert contract == Contract(
        source=Source("contract.yaml", source.text),
        name="reporting",
        description="What the reports may read.",
        replication="logical",
        postgres=16,
        postgres_span=place(source, "16"),
        search_path=("app", "public"),
        relations={accounts.name: accounts, plans.name: plans},
        types={
            state: TypeDef(
                state, place(source, "app.state", "types"), ("trial", "paying", "closed")
            ),
            Name("app", "address"): TypeDef(
                Name("app", "address"),
                place(source, "app.address"),
                fields={"street": TEXT, "number": INT4},
            ),
            Name("app", "email"): TypeDef(
                Name("app", "email"), place(source, "app.email"), base=TEXT
            ),
            Name("app", "seatrange"): TypeDef(
                Name("app", "seatrange"), place(source, "app.seatrange"), subtype=INT4
            ),
            Name("app", "opaque"): TypeDef(Name("app", "opaque"), place(source, "app.opaque")),
        },
        functions=(
            Function(Name("", "slug"), None, place(source, "slug")),
            Function(Name("app", "normalise"), (TEXT,), place(source, "app.normalise(text)")),
            Function(
                Name("app", "pair"),
                (INT4, NUMERIC),
                place(source, "'app.pair(integer, numeric(10, 2)) returns setof app.address'"),
                PgType(Name("app", "address")),
            ),
            Function(Name("app", "bump"), (INT8,), place(source, "app.bump(bigint)"), writes=True),
        ),
        sequences={Name("app", "accounts_id_seq"): place(source, "app.accounts_id_seq")},
        extensions={"citext": place(source, "citext", "extensions")},
        settings={
            "app.tenant": place(source, "app.tenant"),
            "app.user": place(source, "App.User"),
        },
        roles={"reader": place(source, "reader"), "Batch": place(source, "'\"Batch\"'")},
        not_replicated=(
            NotReplicated(
                Name("app", "balances"),
                "view",
                place(source, "app.balances"),
                "app.accounts.is_paying",
                "Views are not published.",
            ),
            NotReplicated(Name("app", "ledger_*"), "table", place(source, "app.ledger_*")),
        ),
        endpoints=(
            reports,
            Endpoint(
                "/plans",
                (pattern(source, "sql/plans.sql", "queries[0]", endpoint="/plans"),),
                None,
                place(source, "/plans"),
            ),
        ),
        migrations=(
            Migrations(
                ("sql/migrations/*.sql",),
                (place(source, "sql/migrations/*.sql"),),
                contract.migrations[0].span,
                "migrations[0]",
                "goose",
                "0042",
                42,
                None,
                contract.migrations[0].keys,
            ),
            Migrations(
                ("sql/other/*.sql",),
                (place(source, "sql/other/*.sql"),),
                contract.migrations[1].span,
                "migrations[1]",
                None,
                "1.10",
                None,
                "sql/schema.sql",
                contract.migrations[1].keys,
            ),
        ),
        registries=(Name("app", "cron_tasks"),),
        keys=contract.keys,
        check=contract.check,
    )


def test_what_is_judged_and_how_is_read(tmp_path: Path) -> None:
    contract = loaded(tmp_path, "full.yaml")
    source = contract.source

    def at(words: str, within: str = "check:") -> Span:
        return place(source, words, within)

    def files(words: str) -> PathPattern:
        pattern = path_pattern(words)
        assert pattern is not None
        return pattern

    assert contract.check == CheckSettings(
        (
            NamedRule("default", at("default")),
            NamedRule("replica-identity-full", at("replica-identity-full")),
        ),
        (NamedRule("undecided", at("undecided")),),
        (
            RuleSeverity("select-star", "note", at("select-star")),
            RuleSeverity("session-state", "error", at("session-state")),
        ),
        (
            Exclusion(files("legacy/"), at("legacy/")),
            Exclusion(files("!legacy/kept.sql"), at('"!legacy/kept.sql"')),
            Exclusion(files(r"\#old.sql"), at(r"\#old.sql")),
        ),
        (
            PathRules(
                files("sql/reports/"),
                at('"sql/reports/"'),
                (NamedRule("select-star", at("select-star", "per_file")),),
            ),
            PathRules(
                files("*_gen.sql"),
                at('"*_gen.sql"'),
                (NamedRule("row-key", at("row-key")),),
                (RuleSeverity("write", "warning", at("write")),),
            ),
        ),
    )


def test_programs_are_read(tmp_path: Path) -> None:
    contract = loaded(tmp_path, "code.yaml")
    source = contract.source
    of_updates = partial(pattern, source, endpoint="/updates")
    updates, stats = contract.endpoints
    assert updates.queries[1:] == (
        of_updates('"src/db.ts#getUpdate*"', "queries[1]", "src/db.ts", "getUpdate*"),
        of_updates('"src/db.ts#Apps.find"', "queries[2]", "src/db.ts", "Apps.find"),
    )
    handler, worker = updates.code
    assert handler.entries == (
        of_updates(
            "src/routes/updates.ts#handler", "code[0].entry", "src/routes/updates.ts", "handler"
        ),
    )
    assert handler.within == (of_updates("src/**", "code[0].within[0]"),)
    assert [(one.files, one.names) for one in handler.excepted] == [
        ("src/admin/**", None),
        ("src/db.ts", "getWriter"),
    ]
    assert [(one.files, one.names) for one in worker.entries] == [
        ("src/worker.ts", "default"),
        ("app/updates.py", None),
    ]
    assert (worker.within, worker.excepted, worker.key) == ((), (), "endpoints./updates.code[1]")
    assert (stats.queries, [one.text for one in stats.code[0].entries]) == (
        (),
        ["src/routes/stats.ts"],
    )
    assert contract.wrappers == SqlWrappers(
        (
            SqlArgument("db.run", 1, place(source, '"db.run(1)"')),
            SqlArgument("execute", 2, place(source, '"execute(2)"')),
        ),
        (SqlTag("q", place(source, "q", "tags")), SqlTag("lib.$sql", place(source, "lib.$sql"))),
    )


def test_keys_have_their_places(tmp_path: Path) -> None:
    text = (
        "replicalint: 1\nname: x\n"
        "description: |\n  functions: none\n  postgres: 15\n"
        "replica: {postgres: 16}\n"
        "relations: {}\n"
        "functions: []\n"
    )
    contract = load_contract(written(tmp_path, text))
    source = contract.source
    assert dict(contract.keys) == {
        "replicalint": place(source, "replicalint"),
        "name": place(source, "name"),
        "description": place(source, "description"),
        "replica": place(source, "replica", "none"),
        "replica.postgres": place(source, "postgres", "replica:"),
        "relations": place(source, "relations"),
        "functions": place(source, "functions", "relations"),
    }


def test_a_finding_points_to_a_key_and_not_to_a_description(tmp_path: Path) -> None:
    text = "replicalint: 1\nname: x\ndescription: |\n  functions: none\nrelations: {}\n"
    missing = load_contract(written(tmp_path, text))
    listed = load_contract(written(tmp_path, f"{text}functions: []\n"))
    (unseen,) = check_text("SELECT public.f()", missing).findings
    (seen,) = check_text("SELECT public.f()", listed).findings
    assert unseen.related == ()
    assert [(one.message, one.span.line) for one in seen.related] == [
        ("not listed under functions", 6)
    ]


def test_what_is_not_written_has_its_default(tmp_path: Path) -> None:
    contract = loaded(tmp_path, "minimal.yaml")
    assert contract == Contract(contract.source, "minimal", keys=contract.keys)


def test_a_standby_has_its_own_kind_of_replication(tmp_path: Path) -> None:
    contract = loaded(tmp_path, "physical.yaml")
    assert (contract.replication, contract.postgres) == ("physical", 18)


def test_words_mean_what_they_say(tmp_path: Path) -> None:
    contract = loaded(tmp_path, "words.yaml")
    columns = contract.relations[Name("public", "yes")].columns
    assert contract.name == "1"
    assert contract.search_path == ("$user", "public")
    assert {name: (str(column.type), column.absent) for name, column in columns.items()} == {
        "on": ("text", None),
        "no": ("bool", "false"),
        "y": ("text", "'no'"),
        "null": ("int4", None),
        "1": ("int4", "0"),
        "createdAt": ("timestamptz", "NULL"),
        "naïve": ("text", "'it''s'"),
        "2fa": ("text", "'12:30'"),
    }
    labels = contract.types[Name("public", "answer")].labels
    assert labels == ("yes", "no", "on", "off", "y", "n", "true", "1")


def test_types_have_the_names_of_the_catalogue(tmp_path: Path) -> None:
    columns = loaded(tmp_path, "types.yaml").relations[Name("public", "t")].columns
    assert {name: str(column.type) for name, column in columns.items()} == {
        "a": "int4",
        "b": "timestamptz",
        "c": "varchar",
        "d": "float8",
        "e": "text[]",
        "f": "int4[]",
        "g": "int8",
        "h": '"char"',
        "i": "bpchar",
        "j": "interval",
        "k": "public.mood[]",
        "l": "public.mood",
        "m": 'public."Size"',
        "n": "public.floatmultirange",
        "o": "public.span_multirange",
        "p": "public.u",
        "q": "geometry",
        "r": "vector",
        "s": "numeric",
        "t": 'public."my-type"[]',
        "u": 'public."Size"',
        "v": "public.mood[]",
    }


def test_arguments_are_types_whose_names_may_hold_what_stands_between_them(tmp_path: Path) -> None:
    (function,) = loaded(tmp_path, "types.yaml").functions
    assert function.arguments is not None
    assert [*map(str, function.arguments)] == ['public."Size"', 'public."a, b)"', "numeric[]"]


def test_a_bare_name_is_looked_up_along_the_search_path(tmp_path: Path) -> None:
    with_path = loaded(tmp_path, "full.yaml")
    accounts = with_path.relations[Name("app", "accounts")]
    assert with_path.relation(Name("", "accounts")) is accounts
    assert with_path.relation(Name("app", "accounts")) is accounts
    assert with_path.relation(Name("public", "accounts")) is None
    assert with_path.type(Name("", "state")) is with_path.types[Name("app", "state")]
    assert with_path.candidates("plans") == (Name("public", "plans"),)
    assert with_path.schemas == {"app", "public"}
    without = loaded(tmp_path, "types.yaml")
    assert without.relation(Name("", "t")) is None
    assert without.candidates("t") == (Name("public", "t"),)


def test_a_multirange_comes_with_its_range(tmp_path: Path) -> None:
    contract = loaded(tmp_path, "types.yaml")
    by_range = contract.types[Name("public", "floatrange")]
    assert contract.type(Name("public", "floatmultirange")) is by_range
    assert contract.types[Name("public", "span")].multirange == Name("public", "span_multirange")
    assert contract.types[Name("public", "mood")].multirange is None


def test_a_call_reaches_every_listed_overload(tmp_path: Path) -> None:
    functions = "[f, public.g, public.g(text), app.g]"
    text = f"replicalint: 1\nname: x\nrelations: {{}}\nfunctions: {functions}\n"
    contract = load_contract(written(tmp_path, text))
    f, g, g_of_text, other = contract.functions
    assert contract.function(Name("anything", "f")) == (f,)
    assert contract.function(Name("public", "g")) == (g, g_of_text)
    assert contract.function(Name("app", "g")) == (other,)
    assert contract.function(Name("", "g")) == ()


NOT_REPLICATED = """
replicalint: 1
name: x
relations: {}
not_replicated:
  public.credit_*: {kind: table}
  public.credit_balances: {kind: view}
  public.*_log_*_old: {kind: table}
  app.*: {kind: view}
"""


@pytest.mark.parametrize(
    ("name", "entry"),
    [
        (Name("public", "credit_grants"), "credit_*"),
        (Name("public", "credit_"), "credit_*"),
        (Name("public", "credit_balances"), "credit_balances"),
        (Name("public", "credit"), None),
        (Name("public", "x_log_y_old"), "*_log_*_old"),
        (Name("public", "_log__old"), "*_log_*_old"),
        (Name("public", "_log_old"), None),
        (Name("public", "x_log_y_older"), None),
        (Name("app", "anything"), "*"),
        (Name("other", "credit_grants"), None),
        (Name("", "credit_grants"), None),
    ],
)
def test_an_exact_entry_goes_before_a_pattern(
    name: Name, entry: str | None, tmp_path: Path
) -> None:
    found = load_contract(written(tmp_path, NOT_REPLICATED)).not_replicated_entry(name)
    assert (found.name.name if found else None) == entry


def test_a_bare_name_may_mean_several_entries(tmp_path: Path) -> None:
    contract = load_contract(written(tmp_path, NOT_REPLICATED))
    named = [str(e.name) for e in contract.not_replicated_candidates("credit_balances")]
    assert named == ["public.credit_balances", 'public."credit_*"', 'app."*"']


def test_the_summary_counts_what_the_replica_has(tmp_path: Path) -> None:
    assert summary(loaded(tmp_path, "full.yaml")) == (
        "contract.yaml: reporting: 2 relations (6 columns, 2 in rollout), 5 types, 4 functions, "
        "1 sequence, 1 extension, 2 endpoints\n"
    )


def test_a_summary_shows_control_characters(tmp_path: Path) -> None:
    text = 'replicalint: 1\nname: "\\e[31m"\nrelations: {}\n'
    assert "\x1b" not in summary(load_contract(written(tmp_path, text)))


@pytest.mark.parametrize("opening", ["[", "- ", "{a: ", "? ", "a: ["])
def test_deep_nesting_is_refused(opening: str, tmp_path: Path) -> None:
    with pytest.raises(ContractError, match=r"nested more than 20 levels deep"):
        load_contract(written(tmp_path, "x:\n  " + opening * 100_000))


def test_a_huge_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError) as refused:
        load_contract(written(tmp_path, "# " + "x" * 5_000_000))
    assert refused.value.mistakes == ("contract.yaml: larger than 1000000 bytes",)


def test_a_file_of_the_greatest_size_is_read(tmp_path: Path) -> None:
    text = "replicalint: 1\nname: x\nrelations: {}\n"
    filled = text + "#" * (1_000_000 - len(text))
    assert load_contract(written(tmp_path, filled)).name == "x"


def test_thousands_of_mistakes_are_all_told(tmp_path: Path) -> None:
    names = "".join(f"  n{number}: {{}}\n" for number in range(5000))
    text = f"replicalint: 1\nname: x\nrelations: {{}}\ntypes:\n{names}"
    with pytest.raises(ContractError) as refused:
        load_contract(written(tmp_path, text))
    assert [m.span.line for m in refused.value.mistakes] == list(range(5, 5005))


def relation(folder: Path, keys: str) -> Relation:
    """The only relation of a contract, with these keys besides its columns."""
    columns = "    columns: {id: uuid, name: text, email: text}\n"
    text = f"replicalint: 1\nname: x\nrelations:\n  public.orgs:\n{keys}{columns}"
    (found,) = load_contract(written(folder, text)).relations.values()
    return found


def test_what_a_relation_does_not_say_is_not_claimed(tmp_path: Path) -> None:
    one = relation(tmp_path, "")
    assert (one.replica_identity, one.key, one.partitioned) == (None, None, None)
    assert (one.requires("id"), one.is_unique(["id"])) == (None, None)


def test_a_key_is_required_and_unique(tmp_path: Path) -> None:
    one = relation(tmp_path, "    key: [id]\n")
    assert (one.requires("id"), one.requires("name")) == (True, None)
    assert (one.is_unique(["id"]), one.is_unique(["name", "id"])) == (True, True)
    assert one.is_unique(["name"]) is None


def test_an_empty_list_says_that_there_is_none(tmp_path: Path) -> None:
    one = relation(tmp_path, "    key: []\n    not_null: []\n    unique: [[name, email]]\n")
    assert (one.requires("id"), one.is_unique(["id"])) == (False, False)
    assert (one.is_unique(["email", "name"]), one.is_unique(["name"])) == (True, False)


def test_columns_of_a_key_fold_with_their_relation(tmp_path: Path) -> None:
    text = (
        "replicalint: 1\nname: x\nrelations:\n  public.orgs:\n"
        "    key: [orgId]\n    not_null: [orgid]\n    unique: [[orgId]]\n"
        "    columns: {orgId: uuid}\n"
    )
    contract = load_contract(written(tmp_path, text))
    (exact,) = contract.relations.values()
    (folded,) = as_written(contract, "SELECT orgId").relations.values()
    assert (exact.key, exact.not_null, exact.unique) == (("orgId",), ("orgId",), (("orgId",),))
    assert (folded.key, folded.not_null, folded.unique) == (("orgid",), ("orgid",), (("orgid",),))
    constraint = 'ALTER TABLE t DROP CONSTRAINT "t_orgId_fkey"'  # another name
    (kept,) = as_written(contract, constraint).relations.values()
    assert kept.key == ("orgId",)


@pytest.mark.parametrize(
    "migrations",
    ["[sql/*.sql]", "{files: [sql/*.sql]}", "[{files: [sql/*.sql]}]"],
)
def test_migrations_come_in_three_forms(tmp_path: Path, migrations: str) -> None:
    text = f"replicalint: 1\nname: x\nrelations: {{}}\nmigrations: {migrations}\n"
    (found,) = load_contract(written(tmp_path, text)).migrations
    assert (found.files, found.tool, found.applied_through) == (("sql/*.sql",), None, None)
