"""Mixed files: `sql/all.sql#Get*` selects statements by their names, `except` takes some out."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from replicalint.api import InputError, check_paths, check_text, load_contract
from replicalint.cli.command import status_of

CONTRACT = """\
replicalint: 1
name: app
relations:
  public.orgs:
    columns: {id: uuid, name: text}
  public.apps:
    columns: {id: uuid, owner: uuid}
endpoints:
  /orgs:
    queries: ["sql/all.sql#*Org*"]
    except: ["sql/all.sql#Update*"]
    relations: [public.orgs]
  /apps:
    queries: ["sql/all.sql#GetApp", sql/apps.sql]
    except: [sql/apps.sql#Rename]
"""
ALL = """\
-- name: GetOrg :one
SELECT o.id FROM public.orgs o WHERE o.id = $1;

-- name: GetApp :one
SELECT a.id FROM public.apps a WHERE a.id = $1;

-- name: UpdateOrg :exec
UPDATE public.orgs SET name = $1 WHERE id = $2;

DELETE FROM public.orgs WHERE id = $1;
"""
APPS = """\
SELECT a.owner FROM public.apps a;
-- name: Rename :exec
UPDATE public.apps SET owner = $1 WHERE id = $2;
"""
UNNAMED = " (25006); hint: Do it on the primary."
NAMED = f'{UNNAMED} If no reader runs this statement, name it under "except" in the contract.'
CLEAN = "analysed 3 of 3 statements in 2 files (3 not selected): no findings\n"


class Ran:
    """How a command ended and what it printed, but for what is said of `except`."""

    def __init__(self, status: int, out: str, err: str) -> None:
        lines = [line for line in out.splitlines(keepends=True) if not line.startswith("milder")]
        self.status, self.out, self.err = status, "".join(lines), err


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with two endpoints that share a file; the working folder."""
    write(tmp_path / "contracts/app.yaml", CONTRACT)
    write(tmp_path / "sql/all.sql", ALL)
    write(tmp_path / "sql/apps.sql", APPS)
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    for variable in ("REPLICALINT_CONTRACT", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(variable, raising=False)
    return tmp_path


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def run(repository: Path, capsys: pytest.CaptureFixture[str]):
    def run(*arguments: str) -> Ran:
        status = status_of(arguments)
        return Ran(status, *capsys.readouterr())

    return run


@pytest.fixture
def contract(repository: Path):
    """The contract with one text in the place of another."""

    def contract(old: str, new: str) -> None:
        path = repository / "contracts/app.yaml"
        text = path.read_text(encoding="utf-8")
        assert old in text
        write(path, text.replace(old, new))

    return contract


def test_what_is_not_selected_is_counted_and_not_judged(run) -> None:
    ran = run("check")
    assert (ran.status, ran.out, ran.err) == (0, CLEAN, "")


def test_json_counts_it_and_names_the_endpoints_of_each_statement(run) -> None:
    report = json.loads(run("check", "--format", "json").out)
    counts = report["summary"]
    assert (counts["statements"], counts["not_selected"], counts["excepted"]) == (3, 3, 0)
    assert report["files"] == [
        {
            "path": "sql/all.sql",
            "endpoint": "/orgs",
            "statements": [{"line": 2, "name": "GetOrg"}],
        },
        {
            "path": "sql/all.sql",
            "endpoint": "/apps",
            "statements": [{"line": 5, "name": "GetApp"}],
        },
        {"path": "sql/apps.sql", "endpoint": "/apps", "statements": [{"line": 1}]},
    ]


def test_a_statement_is_held_against_its_own_endpoints(run, contract) -> None:
    contract("#GetApp", "#Get*")
    assert run("check", "--quiet").out == ""
    contract("#*Org*", "#*")
    ran = run("check", "--format", "concise")
    assert ran.out.splitlines() == [
        "sql/all.sql:5:18: error[endpoint-relation] "
        'relation "public.apps" is not listed for endpoint "/orgs"',
        "analysed 3 of 3 statements in 2 files (3 not selected): 1 error",
    ]


def test_one_endpoint_may_read_all_of_a_file_and_another_some(run, contract) -> None:
    contract('"sql/all.sql#GetApp"', "sql/all.sql")
    ran = run("check", "--format", "concise", "sql/all.sql")
    assert ran.out.splitlines() == [
        f'sql/all.sql:8:8: error[write] UPDATE changes relation "public.orgs"{NAMED}',
        f'sql/all.sql:10:13: error[write] DELETE changes relation "public.orgs"{UNNAMED}',
        "analysed 4 of 4 statements in 1 file: 2 errors",
    ]


def test_a_file_that_is_named_whole_and_by_names_is_read_whole(run, contract) -> None:
    contract('queries: ["sql/all.sql#*Org*"]', "queries: [sql/all.sql#GetOrg, sql/a*.sql]")
    contract("    relations: [public.orgs]\n", "")
    ran = run("check", "--select", "write", "--format", "concise")
    assert ran.out.splitlines() == [
        f'sql/all.sql:10:13: error[write] DELETE changes relation "public.orgs"{UNNAMED}',
        f'sql/apps.sql:3:8: error[write] UPDATE changes relation "public.apps"{NAMED}',
        "analysed 5 of 5 statements in 2 files (1 not selected): 2 errors",
    ]


def test_a_file_on_the_command_line_is_judged_as_far_as_it_is_selected(run) -> None:
    ran = run("check", "sql/all.sql", "sql/apps.sql")
    assert (ran.status, ran.out) == (0, CLEAN)


def test_standard_input_is_judged_as_far_as_it_is_selected(
    repository: Path, run, monkeypatch: pytest.MonkeyPatch
) -> None:
    with (repository / "sql/all.sql").open() as text:
        monkeypatch.setattr("sys.stdin", text)
        ran = run("check", "--stdin-filename", "sql/all.sql")
    last = "analysed 2 of 2 statements in 1 file (2 not selected): no findings\n"
    assert (ran.status, ran.out) == (0, last)


def test_a_text_that_is_being_written_is_no_mistake_of_the_contract(
    run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"SELECT")))
    ran = run("check", "--stdin-filename", "sql/all.sql", "--quiet")
    assert (ran.status, ran.out, ran.err) == (0, "", "")


def test_another_contract_may_select_what_the_first_does_not(run, repository: Path) -> None:
    other = CONTRACT.replace("name: app", "name: other").replace(
        "sql/all.sql#GetApp", "sql/all.sql"
    )
    write(repository / "contracts/other.yaml", other)
    ran = run("check", "sql/all.sql", "--select", "write")
    assert ran.out.splitlines()[-2].startswith("analysed 4 of 4 statements in 1 file: 2 errors")


def test_a_file_that_is_taken_out_as_a_whole_is_not_read(run, contract, repository: Path) -> None:
    contract("except: [sql/apps.sql#Rename]", "except: [sql/apps.sql]")
    contract("sql/apps.sql]\n    except", "sql/*.sql]\n    except")
    (repository / "sql/apps.sql").write_bytes(b"\xff")
    assert run("check", "--select", "endpoint-relation").out == (
        "analysed 4 of 4 statements in 1 file (1 file excepted): no findings\n"
    )
    note = "sql/apps.sql: the contract takes it out with except, not checked\n"
    for command in ("check", "show"):
        ran = run(command, "sql/apps.sql")
        assert (ran.status, ran.out, ran.err) == (0, "", note)
    report = json.loads(run("check", "sql/apps.sql", "--format", "json").out)
    assert (report["summary"]["files"], report["summary"]["excepted"]) == (0, 1)
    loaded = load_contract("contracts/app.yaml")
    assert check_text("DROP TABLE x", loaded, "sql/apps.sql").excepted == ("sql/apps.sql",)


def test_comments_in_what_is_not_selected_are_not_unused(run, repository: Path) -> None:
    ignore = "-- replicalint: ignore[write] it is for the primary\n"
    write(repository / "sql/all.sql", ALL.replace("UPDATE", f"{ignore}UPDATE"))
    assert run("check").out == CLEAN
    write(repository / "sql/all.sql", ALL.replace("SELECT o", f"{ignore}SELECT o"))
    assert 'unused suppression of rule "write"' in run("check").out


def test_what_cannot_be_read_hides_nothing_that_is_selected(run, repository: Path) -> None:
    write(repository / "sql/all.sql", ALL + "-- name: Broken\nUPDATE x SET y = 'z;\n" + ALL)
    ran = run("check", "sql/all.sql", "--format", "concise")
    assert ran.out.splitlines() == [
        "sql/all.sql:12:18: error[unanalysed] unterminated quoted string",
        "analysed 2 of 3 statements in 1 file (2 not selected): 1 error",
    ]


@pytest.mark.parametrize(
    "statement",
    [
        "\\i other.sql\n",
        "\\copy (SELECT :a) TO 'x'\n",
        "-- :snip owner\nAND o.owner = :owner\n",
        "-- name: Rename\nUPDATE SET;\n",
        "-- name: Load\n\\copy public.orgs FROM 'x'\n",
    ],
)
def test_what_hides_nothing_is_not_judged(run, repository: Path, statement: str) -> None:
    write(repository / "sql/all.sql", statement + ALL)
    assert run("check", "sql/all.sql").out == (
        "analysed 2 of 2 statements in 1 file (3 not selected): no findings\n"
    )


def test_a_header_inside_of_what_cannot_be_read_hides_nothing(run, repository: Path) -> None:
    hiding = "-- name: Rename\nUPDATE public.orgs SET name = (\n-- name: GetOrgs\nSELECT 1\n"
    write(repository / "sql/all.sql", ALL.replace("DELETE", hiding + "DELETE"))
    ran = run("check", "sql/all.sql", "--format", "concise")
    assert ran.out.splitlines() == [
        "sql/all.sql:14:36: error[unanalysed] statement could not be parsed at end of input",
        "analysed 2 of 3 statements in 1 file (1 not selected): 1 error",
    ]
    write(repository / "sql/all.sql", ALL.replace("DELETE", hiding.replace("1", "1);") + "DELETE"))
    assert run("check", "sql/all.sql").status == 0


def test_a_temporary_table_is_known_behind_what_is_not_selected(run, repository: Path) -> None:
    made = "-- name: Make\nCREATE TEMPORARY TABLE t AS SELECT 1 AS a;\n"
    read = "-- name: GetOrgs\nSELECT t.a FROM t;\n"
    write(repository / "sql/all.sql", ALL + made + read)
    assert run("check", "sql/all.sql").status == 0


def test_several_processes_give_the_same_report(run, contract, repository: Path) -> None:
    contract('["sql/all.sql#*Org*"]', '["sql/all.sql#*Org*", sql/many/*.sql#Get*]')
    for number in range(60):
        write(repository / f"sql/many/{number:02}.sql", ALL)
    whole = check_paths(processes=1)
    assert len(whole.unselected) == 3 + 60 * 2
    assert check_paths(processes=2) == whole
    assert run("check").out.splitlines()[-2] == (
        "analysed 123 of 123 statements in 62 files (123 not selected): 60 errors"
    )


MISTAKES = {
    "a wrong name": (
        "#GetApp",
        "#GetAp",
        'endpoints./apps.queries[0]: "sql/all.sql#GetAp" selects no statement '
        '(Did you mean "GetApp"?)',
    ),
    "a wrong case": (
        "#GetApp",
        "#get*",
        'endpoints./apps.queries[0]: "sql/all.sql#get*" selects no statement '
        '(Case matters: perhaps you meant "GetApp".)',
    ),
    "a name like no other": (
        "#GetApp",
        "#list*",
        'endpoints./apps.queries[0]: "sql/all.sql#list*" selects no statement '
        '(The names in "sql/all.sql" are "GetApp", "GetOrg", "UpdateOrg".)',
    ),
    "several files": (
        "sql/all.sql#GetApp",
        "sql/*.sql#list*",
        'endpoints./apps.queries[0]: "sql/*.sql#list*" selects no statement '
        '(The names in these 2 files are "GetApp", "GetOrg", "Rename", "UpdateOrg".)',
    ),
    "an exception for nothing": (
        "#Update*",
        "#Delete*",
        'endpoints./orgs.except[0]: "sql/all.sql#Delete*" takes out no statement '
        '(The names in "sql/all.sql" are "GetApp", "GetOrg", "UpdateOrg".)',
    ),
    "an exception from what is not selected": (
        "#Update*",
        "#GetApp",
        'endpoints./orgs.except[0]: "sql/all.sql#GetApp" takes out no statement: '
        "queries selects none of those it names",
    ),
    "all that is selected taken out": (
        "#Update*",
        "#*",
        'endpoints./orgs.queries[0]: "sql/all.sql#*Org*" selects no statement: '
        "except takes out all of those it names",
    ),
    "an exception in another file": (
        "sql/all.sql#Update*",
        "sql/apps.sql#Rename",
        'endpoints./orgs.except[0]: "sql/apps.sql#Rename" takes out nothing: '
        "no path under queries names such a file",
    ),
    "all files taken out": (
        "sql/all.sql#Update*",
        "sql/all.sql",
        'endpoints./orgs.queries[0]: "sql/all.sql#*Org*" selects nothing: '
        "except takes out every file that it names",
    ),
    "a file that is not there": (
        "sql/all.sql#GetApp",
        "sql/al.sql#GetApp",
        'endpoints./apps.queries[0]: "sql/al.sql" matches no file'
        ' (Did you mean "sql/all.sql#GetApp"?)',
    ),
    "a folder": (
        "sql/all.sql#GetApp",
        "sql#GetApp",
        'endpoints./apps.queries[0]: "sql" matches no file '
        '(It is a folder: write "sql/*.sql#GetApp".)',
    ),
}


@pytest.mark.parametrize("kind", MISTAKES)
def test_what_selects_nothing_is_a_mistake_of_the_contract(run, contract, kind: str) -> None:
    old, new, message = MISTAKES[kind]
    contract(old, new)
    places = {"/orgs.queries": (10, 15), "/orgs.except": (11, 14), "/apps.queries": (14, 15)}
    line, column = next(at for key, at in places.items() if f"endpoints.{key}[" in message)
    place = f"contracts/app.yaml:{line}:{column}: "
    for command in (("check",), ("contract", "check")):
        ran = run(*command)
        assert (ran.status, ran.err) == (2, f"{place}{message}\n")


def test_a_file_without_headers_has_no_names(run, contract) -> None:
    contract("sql/apps.sql]\n    except: [sql/apps.sql#Rename]", "sql/bare.sql#*]")
    write(Path("sql/bare.sql"), "SELECT a.id FROM public.apps a;\n")
    ran = run("check")
    assert (ran.status, ran.err) == (
        2,
        "contracts/app.yaml:14:37: endpoints./apps.queries[1]: "
        '"sql/bare.sql#*" selects no statement (No statement of "sql/bare.sql" has a name: '
        'write "-- name: GetOrg" or the like above it.)\n',
    )


def test_a_path_may_hold_the_mark(run, contract, repository: Path) -> None:
    write(repository / "sql/v#2.sql", ALL)
    contract('"sql/all.sql#GetApp"', "sql/v#2.sql")
    assert run("check").err == (
        'contracts/app.yaml:14:15: endpoints./apps.queries[0]: "sql/v" matches no file '
        r"""(For a # that is part of the file's name, write "sql/v\#2.sql".)""" + "\n"
    )
    contract("sql/v#2.sql", r"sql/v\#2.sql#GetApp")
    assert run("check").out == (
        "analysed 3 of 3 statements in 3 files (7 not selected): no findings\n"
    )


def test_a_statement_without_its_file_is_no_path(run, contract) -> None:
    contract('"sql/all.sql#GetApp"', "GetApp")
    assert run("check").err == (
        'contracts/app.yaml:14:15: endpoints./apps.queries[0]: "GetApp" matches no file '
        '(A statement is named with its file: "FILE.sql#GetApp".)\n'
    )


@pytest.mark.parametrize("mark", [" ", ":", "/"])
def test_a_mark_that_is_forgotten_is_told(run, contract, mark: str) -> None:
    contract("sql/all.sql#GetApp", f"sql/all.sql{mark}GetApp")
    assert run("check").err == (
        f'contracts/app.yaml:14:15: endpoints./apps.queries[0]: "sql/all.sql{mark}GetApp" matches '
        'no file (To select statements of a file, write "sql/all.sql#GetApp".)\n'
    )


def test_patterns_of_names_are_bounded(run, contract) -> None:
    patterns = ", ".join(f'"sql/all.sql#*{number}"' for number in range(500))
    contract('"sql/all.sql#GetApp"', f"sql/all.sql#GetApp, {patterns}")
    ran = run("contract", "check")
    assert ran.status == 2
    assert ran.err.splitlines()[0].endswith(
        "endpoints./apps.queries[499]: expected at most 500 patterns of names in a contract"
    )


def test_a_name_longer_than_any_is_no_match(run, contract, repository: Path) -> None:
    contract('["sql/all.sql#*Org*"]', '["sql/all.sql#*Org*", "sql/all.sql#aa*"]')
    shortest = f"-- name: aaa\nSELECT 1;\n-- name: {'a' * 100_000}\nDELETE FROM public.orgs;\n"
    write(repository / "sql/all.sql", ALL + shortest)
    ran = run("check", "sql/all.sql")
    assert ran.out == "analysed 3 of 3 statements in 1 file (3 not selected): no findings\n"


def test_of_a_file_on_the_command_line_only_its_own_patterns_are_held(run, contract) -> None:
    contract("#GetApp", "#getApp")
    contract('["sql/all.sql#*Org*"]', '["sql/all.sql#*Org*", "sql/**#None"]')
    ran = run("check", "sql/all.sql")
    assert ran.status == 2
    assert [line.split(": ")[2] for line in ran.err.splitlines()] == [
        '"sql/all.sql#getApp" selects no statement (Case matters'
    ]
    assert run("check", "sql/apps.sql").err == ""
    with pytest.raises(InputError):
        check_paths(["sql/all.sql"])


def test_a_file_that_cannot_be_read_is_the_only_mistake(run, contract, repository: Path) -> None:
    (repository / "sql/all.sql").write_bytes(b"\xff")
    for command in (("check",), ("contract", "check")):
        ran = run(*command)
        assert (ran.status, ran.err) == (
            2,
            "sql/all.sql:1:1: byte 0xff at offset 0 is not UTF-8\n",
        )


@pytest.mark.parametrize(
    "written", ["sql/all.sql #Get*", '"sql/all.sql" #get_one', "sql/all.sql #GetOrg"]
)
def test_what_yaml_takes_for_a_comment_is_told(run, contract, written: str) -> None:
    contract('["sql/all.sql#*Org*"]\n', f"\n      - {written}\n")
    comment = written.partition(" ")[2]
    note = (
        f'contracts/app.yaml:11:9: YAML reads "{comment}" as a comment, because a space is before '
        f'it; to select statements, write "sql/all.sql{comment}"\n'
    )
    assert run("contract", "check").err == note
    assert run("check", "sql/all.sql").err == note


@pytest.mark.parametrize("comment", ["# Get*", "#todo", "#12", "# the mixed file", "#TODO split"])
def test_a_comment_is_a_comment(run, contract, comment: str) -> None:
    contract('["sql/all.sql#*Org*"]\n', f"\n      - sql/all.sql#*Org* {comment}\n")
    contract("sql/apps.sql]", "sql/apps.sql] " + comment)
    assert run("check").err == ""


def test_show_prints_the_names_that_can_be_selected(run) -> None:
    ran = run("show", "sql/all.sql")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith(
        "against contracts/app.yaml, for /orgs, /apps\n\n"
        "sql/all.sql: 4 statements\n"
        "  names: GetOrg, GetApp, UpdateOrg\n"
        "  headers: -- name: x :one (3)\n"
        "  parameters: $1 (5)\n\n"
        "sql/all.sql:2: SELECT (GetOrg)\n"
    )
    assert ran.out.endswith(
        "sql/all.sql:8: UPDATE (UpdateOrg): not selected\n\nsql/all.sql:10: DELETE: not selected\n"
    )


STYLES = """\
-- name: get-org^
SELECT o.id FROM public.orgs o WHERE o.id = :id
-- name: touch!
UPDATE public.orgs SET name = :name WHERE id = %(id)s
/* @name FindApp */
SELECT a.id FROM public.apps a WHERE a.id = :id;
-- BLOCK select_apps
SELECT a.id FROM public.apps a WHERE a.id = $id;
"""


def test_show_prints_the_styles_that_were_recognised(run, repository: Path) -> None:
    write(repository / "sql/styles.sql", STYLES)
    ran = run("show", "sql/styles.sql")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.splitlines()[2:7] == [
        "sql/styles.sql: 4 statements",
        "  names: get-org, touch, FindApp, select_apps",
        "  headers: -- name: x (2), /* @name x */, -- BLOCK x",
        "  parameters: :name (3), %(name)s, $name",
        "",
    ]


def test_show_breaks_a_long_list_into_lines(run, repository: Path) -> None:
    sql = "".join(f"-- name: ListAllOrganisations{n:02} :many\nSELECT 1;\n" for n in range(10))
    write(repository / "sql/long.sql", sql)
    lines = run("show", "sql/long.sql").out.splitlines()[3:7]
    assert lines[0].startswith("  names: ListAllOrganisations00, ListAllOrganisations01, ")
    assert lines[1].startswith("         ListAllOrganisations03, ")
    assert [line[-1] for line in lines] == [",", ",", ",", "9"]


def test_the_names_of_a_template_are_not_known(run, repository: Path) -> None:
    write(repository / "sql/all.sql", "-- name: GetOrg\nSELECT {{ columns }} FROM public.orgs;\n")
    ran = run("check", "sql/all.sql", "--format", "concise", "--quiet")
    assert (ran.status, ran.out, ran.err) == (
        1,
        "sql/all.sql:2:8: error[unanalysed] this is a template: check what it renders to\n",
        "",
    )
    assert run("contract", "check").status == 0
    assert run("show", "sql/all.sql").out.splitlines()[2:] == [
        "sql/all.sql: 1 statement",
        "  names: none",
        "  template: Jinja",
        "",
        "sql/all.sql:2: TEMPLATE",
        "  2:8  gap  {{ columns }}  reason: this is a template: check what it renders to; "
        "the statement is not analysed; may run other SQL",
    ]


def test_show_of_a_file_without_headers(run, repository: Path) -> None:
    write(repository / "sql/bare.sql", "SELECT 1;\n")
    assert run("show", "sql/bare.sql").out == (
        "against contracts/app.yaml\n\nsql/bare.sql: 1 statement\n  names: none\n\n"
        "sql/bare.sql:1: SELECT\n"
    )
    write(repository / "sql/empty.sql", "")
    assert run("show", "sql/empty.sql").out == (
        "against contracts/app.yaml\n\nsql/empty.sql: 0 statements\n  names: none\n\n"
    )


def test_a_query_that_is_not_selected_is_no_reader_for_a_migration(
    run, contract, repository: Path
) -> None:
    contract("endpoints:", "migrations: [migrations/*.sql]\nendpoints:")
    write(repository / "migrations/1.sql", "ALTER TABLE public.apps DROP COLUMN owner;\n")
    ran = run("check", "migrations", "--format", "concise")
    assert "read here" not in ran.out
    report = json.loads(run("check", "migrations", "--format", "json").out)
    readers = [place for place in report["places"] if place["message"].startswith("read here")]
    assert [(one["path"], one["line"], one["message"]) for one in readers] == [
        ("sql/apps.sql", 1, "read here by /apps")
    ]


def test_what_a_template_has_no_pattern_can_miss(run, repository: Path) -> None:
    write(repository / "sql/all.sql", "{% if all %}\n" + ALL + "{% endif %}\n")
    ran = run("check", "--format", "concise")
    assert (ran.status, ran.err) == (1, "")
    line, counts = ran.out.splitlines()
    message = "this is a template: check what it renders to"
    assert line == f"sql/all.sql:1:1: error[unanalysed] {message}"
    assert counts.startswith("analysed 1 of 2 statements in 2 files (1 not selected): ")
    assert run("contract", "check").status == 0
