"""The commands that tell: rules, explain, show, contract, completion, version."""

import json
import re
from pathlib import Path

import pytest

from replicalint.cli.command import status_of
from replicalint.report.colours import plain
from replicalint.rules import RULES

ROOT = Path(__file__).parent.parent
GOLDEN = ROOT / "tests" / "golden"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(ROOT)
    monkeypatch.delenv("REPLICALINT_CONTRACT", raising=False)

    def run(*arguments: str) -> tuple[int, str, str]:
        return (status_of(arguments), *capsys.readouterr())

    return run


def test_rules_are_listed_with_severity_and_summary(run) -> None:
    status, out, err = run("rules")
    assert (status, err) == (0, "")
    assert [line.split()[:2] for line in out.splitlines()] == [
        [rule.name, "/".join(one.value for one in rule.severities)] for rule in RULES
    ]


def when(rule: dict) -> str:
    """The severities of a rule in JSON, in the words of the table."""
    others = (f"{other['severity']} {other['where']}" for other in rule["otherwise"])
    return "; ".join((rule["severity"], *others))


def test_rules_as_json_and_as_markdown_say_the_same(run) -> None:
    _, as_json, _ = run("rules", "--format", "json")
    _, as_markdown, _ = run("rules", "--format", "markdown")
    rows = [
        f"| {each['name']} | {when(each)} | {each['sqlstate'] or ''} | {each['summary']} |"
        for each in json.loads(as_json)
    ]
    assert as_markdown.replace("\\|", "|").splitlines()[2:] == rows
    assert [each["name"] for each in json.loads(as_json)] == [rule.name for rule in RULES]


@pytest.mark.parametrize(
    ("command", "shown"),
    [
        ("rules", "<1>select-star<0>  "),
        ("rules", " <1;36>note<0>/<1;33>warning<0> "),
        ("explain select-star", "<1>select-star<0>: <1;36>note<0>; <1;33>warning<0> where "),
        ("explain select-star", "<1;31>Bad:<0>\n"),
        ("explain --all", "<1;32>Good:<0>\n"),
        ("contract check", "<1>contracts/plugin-read-path.yaml<0>: "),
        ("contract check", ", 1 <1;33>in rollout<0>)"),
    ],
)
def test_what_is_told_has_colours_where_they_are_wanted(
    run, monkeypatch: pytest.MonkeyPatch, command: str, shown: str
) -> None:
    _, bare, _ = run(*command.split())
    assert "\x1b" not in bare
    monkeypatch.setenv("CLICOLOR_FORCE", "1")
    _, told, _ = run(*command.split())
    assert re.sub(r"<([\d;]+)>", "\x1b[\\1m", shown) in told
    assert plain(told) == bare
    assert run(*command.split(), "--no-color")[1] == bare


@pytest.mark.parametrize("command", ["rules", "explain select-star"])
@pytest.mark.parametrize("form", ["markdown", "json"])
def test_what_goes_elsewhere_has_none(
    run, monkeypatch: pytest.MonkeyPatch, command: str, form: str
) -> None:
    monkeypatch.setenv("CLICOLOR_FORCE", "1")
    assert "\x1b" not in run(*command.split(), "--format", form)[1]


def test_a_command_of_a_group_is_told(run) -> None:
    status, _, err = run("pull")
    assert status == 2
    assert err.endswith("Error: No such command 'pull'. Did you mean \"contract pull\"?\n")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_rule_is_explained_with_its_examples(run, rule) -> None:
    status, out, err = run("explain", rule.name)
    assert (status, err) == (0, "")
    assert out.startswith(f"{rule.name}: {rule.severity.value}")
    assert "Bad:" in out and "Good:" in out and "```" not in out


def test_an_unknown_rule_is_an_error_of_usage_with_the_nearest_name(run) -> None:
    status, out, err = run("explain", "select-stars")
    assert (status, out) == (2, "")
    assert 'rule "select-stars" does not exist. Did you mean "select-star"?' in err


def test_show_tells_what_statements_use(run) -> None:
    contract = ("--contract", "contracts/plugin-read-path.yaml")
    status, out, err = run("show", "tests/golden/facts.sql", *contract)
    assert (status, err) == (0, "")
    assert out == (GOLDEN / "facts.txt").read_text()


def test_show_says_for_whom_a_file_is_read(run) -> None:
    shown = {
        path: run("show", path)[1].splitlines()[0]
        for path in (
            "sql/queries/gate/organisation.sql",
            "sql/migrations/20260206213247_org_has_usage_credits_flag.sql",
        )
    }
    contract = "against contracts/plugin-read-path.yaml, for"
    assert list(shown.values()) == [
        f"{contract} /updates, /stats, /channel_self",
        f"{contract} a migration",
    ]


def test_contract_check_says_in_one_line_what_a_contract_lists(run) -> None:
    assert run("contract", "check") == (
        0,
        "contracts/plugin-read-path.yaml: plugin-read-path: 6 relations (34 columns, 1 in rollout),"
        " 1 type, 3 endpoints\n",
        "",
    )


def test_contract_check_tells_every_mistake(run, tmp_path: Path) -> None:
    file = tmp_path / "app.yaml"
    file.write_text("replicalint: 1\nname: app\nrelation: {}\nendpoint: {}\n")
    status, out, err = run("contract", "check", str(file))
    assert (status, out) == (2, "")
    assert [line.split(" ")[0].split("app.yaml")[1] for line in err.splitlines()] == [
        ":3:1:",
        ":4:1:",
    ]


def test_contract_schema_is_json(run) -> None:
    status, out, err = run("contract", "schema")
    assert (status, err) == (0, "")
    assert json.loads(out)["$schema"] == "https://json-schema.org/draft/2020-12/schema"


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_prints_the_script_of_a_shell(run, shell: str) -> None:
    status, out, _ = run("completion", shell)
    assert status == 0
    assert f"_REPLICALINT_COMPLETE={shell}_complete" in out


def test_version_names_the_tool(run) -> None:
    status, out, err = run("--version")
    assert (status, err) == (0, "")
    assert out.startswith("replicalint ")


@pytest.mark.parametrize(
    "arguments", [("chekc",), ("check", "--fail-on", "all"), ("check", "--colour"), ("explain",)]
)
def test_wrong_usage_gives_no_verdict(run, arguments: tuple[str, ...]) -> None:
    status, out, err = run(*arguments)
    assert (status, out) == (2, "")
    assert err.startswith("Usage: replicalint")
