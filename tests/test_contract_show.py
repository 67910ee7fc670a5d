"""`replicalint contract show`: the contract as a table, as Markdown, as JSON; sections of files."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from replicalint.cli.command import status_of

ROOT = Path(__file__).parent.parent
GOLDEN = ROOT / "tests" / "golden"
FULL = "tests/contracts/good/full.yaml"
SHOP = "replicalint: 1\nname: {}\nrelations:\n  public.orders: {{columns: {{id: {}}}}}\n"
BEGIN, END = "<!-- replicalint contract shop -->", "<!-- /replicalint contract -->"
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(ROOT)
    monkeypatch.delenv("REPLICALINT_CONTRACT", raising=False)
    monkeypatch.setenv("COLUMNS", "80")

    def run(*arguments: str) -> tuple[int, str, str]:
        return (status_of(("contract", "show", *arguments)), *capsys.readouterr())

    return run


@pytest.fixture
def repository(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with the contracts shop and desk."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "contracts").mkdir()
    (tmp_path / "contracts/shop.yaml").write_text(SHOP.format("shop", "bigint"))
    (tmp_path / "contracts/desk.yaml").write_text(SHOP.format("desk", "uuid"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("form", "golden"), [("text", "contract.txt"), ("markdown", "contract.md")]
)
def test_a_contract_is_shown_with_all_that_it_says(run: Run, form: str, golden: str) -> None:
    shown = (GOLDEN / golden).read_text(encoding="utf-8")
    assert run(FULL, "--format", form) == (0, shown, "")


def test_json_says_the_same_as_values(run: Run) -> None:
    status, out, err = run(FULL, "--format", "json")
    assert (status, err, out.count("\n")) == (0, "", 1)
    golden = json.loads((GOLDEN / "contract.json").read_text(encoding="utf-8"))
    found = json.loads(out)
    assert found.pop("tool")["name"] == "replicalint"
    assert found == golden


def test_the_page_shows_the_keys_of_json(run: Run) -> None:
    page = (ROOT / "docs" / "contract-show.md").read_text(encoding="utf-8")
    shown = json.loads(page.partition("```json\n")[2].partition("```")[0])
    found = json.loads(run(FULL, "--format", "json")[1])
    (one,), (other,) = shown["contracts"], found["contracts"]
    assert (shown.keys(), one.keys()) == (found.keys(), other.keys())
    for key in ("relations", "types", "functions", "not_replicated", "endpoints", "migrations"):
        assert one[key][0].keys() == other[key][0].keys(), key
    assert one["relations"][0]["columns"][0].keys() == other["relations"][0]["columns"][0].keys()


def test_a_narrow_terminal_breaks_the_last_cell(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    lines = run("contracts/plugin-read-path.yaml")[1].splitlines()
    assert lines[lines.index("public.orgs") + 4 :][:3] == [
        "  customer_id        text                      The payment provider's",
        " " * 47 + "customer; null for an",
        " " * 47 + "organisation that never",
    ]


def test_the_page_about_the_reference_contract_is_up_to_date(run: Run) -> None:
    assert run("--check", "docs/replica-data-contract.md") == (0, "", "")


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_section_is_made_anew_and_the_rest_stays(
    run: Run, repository: Path, newline: str
) -> None:
    before = ["# Data \udcff", "", "## Shop", "", f"  {BEGIN} ", "old"]
    after = [END, "", "```", BEGIN, "```", "<!-- replicalint contract desk -->", END, "behind"]
    page = repository / "page.md"
    page.write_bytes(newline.join([*before, *after]).encode("utf-8", "surrogateescape"))
    assert run("--check", "page.md")[0] == 1
    assert run("--write", "page.md") == (0, "page.md: written\n", "")
    written = page.read_bytes()
    assert run("--write", "page.md") == (0, "page.md: up to date\n", "")
    assert run("--check", "page.md") == (0, "", "")
    assert page.read_bytes() == written
    lines = written.decode("utf-8", "surrogateescape").split(newline)
    assert lines[:5] == before[:5]
    begin = lines.index(END)
    assert lines[begin : begin + 6] == after[:6]
    assert "### shop" in lines[5:begin]
    assert "| `id` | `bigint` |" in lines[5:begin]
    assert "| `id` | `uuid` |" in lines[begin:]
    assert lines[-2:] == after[-2:]
    assert (b"\r" in written.replace(b"\r\n", b"")) is False


def test_what_markdown_was_written_once_is_found_again(run: Run, repository: Path) -> None:
    (repository / "AGENTS.md").write_text(run("contracts/shop.yaml", "--format", "markdown")[1])
    assert run("--check", "AGENTS.md") == (0, "", "")


def test_a_stale_section_is_a_finding_and_stays(run: Run, repository: Path) -> None:
    page = repository / "docs.md"
    page.write_text(f"{BEGIN}\n{END}\n")
    told = "docs.md: the section of the contract is stale: run replicalint contract show --write"
    assert run("--check", "docs.md") == (1, f"{told} docs.md\n", "")
    assert page.read_text() == f"{BEGIN}\n{END}\n"


REFUSED = {
    "": f"page.md: no section to write: put the lines <!-- replicalint contract desk --> or {BEGIN}"
    f" and {END} where it is to stand",
    f"a\n{BEGIN}\n": f"page.md:2: this section has no end: put the line {END} behind it",
    f"{BEGIN}\n{BEGIN}\n{END}\n": "page.md:1: this section has no end: put the line"
    f" {END} behind it",
    f"\n<!-- replicalint contract shoe -->\n{END}\n": 'page.md:2: no contract is named "shoe":'
    ' expected one of "desk", "shop"',
}


@pytest.mark.parametrize("text", REFUSED)
@pytest.mark.parametrize("option", ["--write", "--check"])
def test_a_section_that_cannot_be_made_is_told_in_one_line(
    run: Run, repository: Path, text: str, option: str
) -> None:
    page = repository / "page.md"
    page.write_text(text)
    assert run(option, "page.md") == (2, "", f"{REFUSED[text]}\n")
    assert page.read_text() == text


def test_a_contract_that_is_named_leaves_the_sections_of_others(run: Run, repository: Path) -> None:
    page = repository / "page.md"
    page.write_text(f"<!-- replicalint contract other -->\nmine\n{END}\n{BEGIN}\n{END}\n")
    assert run("contracts/shop.yaml", "--write", "page.md")[0] == 0
    assert page.read_text().splitlines()[:4] == [
        "<!-- replicalint contract other -->",
        "mine",
        END,
        BEGIN,
    ]


def test_nothing_is_written_through_a_link(run: Run, repository: Path) -> None:
    (repository / "real.md").write_text(f"{BEGIN}\n{END}\n")
    os.symlink("real.md", repository / "link.md")
    assert run("--write", "link.md") == (2, "", "link.md: is a symbolic link to a file\n")


def test_two_contracts_of_one_name_have_no_section(run: Run, repository: Path) -> None:
    (repository / "contracts/desk.yaml").write_text(SHOP.format("shop", "uuid"))
    (repository / "page.md").write_text(f"{BEGIN}\n{END}\n")
    assert run("--write", "page.md") == (
        2,
        "",
        "contracts/desk.yaml and contracts/shop.yaml are both named"
        ' "shop": choose one by its file\n',
    )


HOSTILE = """\
replicalint: 1
name: "x --> <b>`| \\n<!-- /replicalint contract -->"
description: "a | b `code|x` <script> *x* [l](u) _it_ snake_case &amp; \\\\\\n# H\\n\\e[31m"
relations:
  'public."a|b`c"':
    columns: {'"x|``y"': {type: text, description: "- item | `a|b` ends"}}
not_replicated:
  'public."w|*"': {kind: view, instead: "`|`", reason: "x | y\\n| z |"}
"""


def test_no_name_and_no_description_is_markdown(run: Run, repository: Path) -> None:
    (repository / "contracts/shop.yaml").write_text(HOSTILE)
    status, out, err = run("contracts/shop.yaml", "--format", "markdown")
    assert (status, err) == (0, "")
    lines = out.splitlines()
    opening, ending = "x --&gt; &lt;b&gt;`| ", "&lt;!-- /replicalint contract --&gt;"
    assert lines[0] == f"<!-- replicalint contract {opening}\\n{ending} -->"
    assert lines.count(END) == 1 and lines[-1] == END
    assert (
        "a \\| b <code>code&#124;x</code> &lt;script&gt; \\*x\\* \\[l\\](u) \\_it\\_ snake_case"
        " &amp;amp; \\\\ # H \\\\x1b\\[31m"
    ) in lines
    assert "#### <code>public&#46;&#34;a&#124;b&#96;c&#34;</code>" in lines
    assert (
        "| <code>&#34;x&#124;&#96;&#96;y&#34;</code> | `text` | \\- item \\| <code>a&#124;b</code>"
        " ends. |"
    ) in lines
    assert (
        "| <code>public&#46;w&#124;&#42;</code> | view | <code>&#96;&#124;&#96;</code>."
        " x \\| y \\| z \\| |"
    ) in lines


def test_nobody_is_mentioned_in_markdown(run: Run, repository: Path) -> None:
    said = "@team and (@org/team) fix #1, org/repo#2, GH-3; a@b.example, # 4, `@team #1`"
    (repository / "contracts/shop.yaml").write_text(
        f"replicalint: 1\nname: '#1 @team'\ndescription: '{said}'\n"
        "relations: {public.a: {columns: {id: bigint}}}\n"
    )
    status, out, err = run("contracts/shop.yaml", "--format", "markdown")
    assert (status, err) == (0, "")
    lines = out.splitlines()
    assert r"## \#&#8203;1 @&#8203;team" in lines
    assert (
        "@&#8203;team and (@&#8203;org/team) fix #&#8203;1, org/repo#&#8203;2, GH-&#8203;3;"
        " a@b.example, # 4, `@team #1`"
    ) in lines


def test_the_section_of_a_hostile_name_is_found_again(run: Run, repository: Path) -> None:
    (repository / "contracts/shop.yaml").write_text(HOSTILE)
    page = repository / "page.md"
    page.write_text(run("contracts/shop.yaml", "--format", "markdown")[1])
    assert run("contracts/shop.yaml", "--check", "page.md") == (0, "", "")


def test_two_actions_at_once_are_wrong_usage(run: Run, repository: Path) -> None:
    status, out, err = run("--write", "a.md", "--check", "a.md")
    assert (status, out) == (2, "")
    assert err.splitlines()[-1] == "Error: --write and --check exclude each other"
