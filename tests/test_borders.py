"""Links that lead out of a repository: nothing there is read or shown, whoever names the link."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest
from one_relation import CONTRACT, FAULTY, Command, Ended, found, put

from replicalint.api import InputError, check_paths, load_contract
from replicalint.files.borders import folders_looked_up_once, led_to

SECRET = "SELECT o.hunter2 FROM public.orders o;\n"


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository, the working folder, beside another that holds secrets."""
    monkeypatch.delenv("REPLICALINT_CONTRACT", raising=False)
    root, other = tmp_path / "own", tmp_path / "other"
    for folder in (root, other):
        put(folder / ".git/config", "[core]\n")
        put(folder / ".git/hooks/token.sql", SECRET)
        put(folder / "contracts/app.yaml", CONTRACT)
        put(folder / "sql/q.sql", FAULTY)
    put(other / "contracts/hunter2.yaml", "hunter2: [\n")
    put(other / "sql/hunter2.sql", SECRET)
    put(other / "replicalint.yaml", "hunter2: [\n")
    monkeypatch.chdir(root)
    return root


def link(path: Path, target: str) -> None:
    """A link in the place of whatever stands there."""
    if path.is_dir():
        path.rename(path.with_name(f"{path.name}-before"))
    path.unlink(missing_ok=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.symlink_to(target)


@dataclass(frozen=True)
class Discreet(Command):
    """The command, which must never show a secret."""

    def __call__(self, *arguments: str) -> Ended:
        status, out, err = super().__call__(*arguments)
        assert "hunter2" not in "".join(out + err)
        return status, out, err


@pytest.fixture
def run(repository: Path, capsys: pytest.CaptureFixture[str]) -> Command:
    return Discreet(capsys)


def outside(path: str) -> Ended:
    return 2, [], [f"{path}: points outside the repository"]


def unknown(place: str) -> Ended:
    return 1, [found(place)], []


@pytest.mark.parametrize(
    ("links", "named", "told"),
    [
        ({"link": "../other"}, "link", "link"),
        ({"link": "../other"}, "link/sql", "link/sql"),
        ({"link": "../other"}, "link/sql/q.sql", "link/sql/q.sql"),
        ({"link": "../other/sql"}, "link", "link"),
        ({"link": "../other/sql"}, "link/../sql/q.sql", "sql/q.sql"),
        ({"link": "../other/sql/q.sql"}, "link", "link"),
        ({"q.sql": "../other/sql/q.sql"}, "q.sql", "q.sql"),
        ({"q.sql": "../nowhere.sql"}, "q.sql", "q.sql"),
        ({"a": "b", "b": "c", "c": "../other"}, "a/sql/q.sql", "a/sql/q.sql"),
        ({"a": "sql", "sql/b": "../../other/sql"}, "a/b/q.sql", "a/b/q.sql"),
        ({"up": ".."}, "up/other/sql/q.sql", "up/other/sql/q.sql"),
        ({"git": ".git/hooks"}, "git", "git"),
        ({"git": ".git/hooks"}, "git/token.sql", "git/token.sql"),
        ({"git.sql": ".git/config"}, "git.sql", "git.sql"),
        ({"git": "../other/.git/hooks"}, "git/token.sql", "git/token.sql"),
        ({}, ".git/hooks/token.sql", ".git/hooks/token.sql"),
        ({}, ".git/hooks", ".git/hooks"),
    ],
)
@pytest.mark.parametrize("command", ["check", "show", "verify"])
def test_what_a_link_of_the_repository_leads_to_outside_is_not_read(
    run: Command, repository: Path, command: str, links: dict[str, str], named: str, told: str
) -> None:
    for path, target in links.items():
        link(repository / path, target)
    server = ["--replica", "host=/nowhere"] if command == "verify" else []
    assert run(command, *server, named) == outside(told)
    assert run(command, *server, str(repository / named)) == outside(told)
    with pytest.raises(InputError) as refused:
        check_paths([named])
    assert list(refused.value.mistakes) == outside(told)[2]


@pytest.mark.parametrize(
    ("links", "told"),
    [
        ({"contracts": "../other"}, "contracts"),
        ({"contracts": "../other/contracts"}, "contracts"),
        ({"contracts": ".git"}, "contracts"),
        ({"contracts/app.yaml": "../../other/contracts/app.yaml"}, "contracts/app.yaml"),
        ({"contracts/hunter.yml": "../../other/contracts/hunter2.yaml"}, "contracts/hunter.yml"),
        ({"contracts/git.yml": "../.git/config"}, "contracts/git.yml"),
        ({"contracts/no.yml": "../../nowhere"}, "contracts/no.yml"),
        ({"replicalint.yaml": "../other/replicalint.yaml"}, "replicalint.yaml"),
    ],
)
def test_contracts_are_not_found_through_a_link_that_leads_outside(
    run: Command, repository: Path, links: dict[str, str], told: str
) -> None:
    for path, target in links.items():
        link(repository / path, target)
    assert run.check() == run.check("sql/q.sql") == outside(told)
    assert run("show", "sql/q.sql") == outside(told)
    status, _, err = run("contract", "check")
    assert (status, err) == outside(told)[::2]


@pytest.mark.parametrize("is_variable", [False, True])
@pytest.mark.parametrize(
    ("links", "named", "told"),
    [
        ({"contracts": "../other/contracts"}, "contracts/app.yaml", "contracts/app.yaml"),
        ({"link": "../other"}, "link/contracts/app.yaml", "link/contracts/app.yaml"),
        ({"one.yaml": "../other/contracts/hunter2.yaml"}, "one.yaml", "one.yaml"),
        ({}, ".git/config", ".git/config"),
    ],
)
def test_a_contract_is_not_read_through_a_link_that_leads_outside(
    run: Command,
    repository: Path,
    monkeypatch: pytest.MonkeyPatch,
    links: dict[str, str],
    named: str,
    told: str,
    is_variable: bool,
) -> None:
    for path, target in links.items():
        link(repository / path, target)
    if is_variable:
        monkeypatch.setenv("REPLICALINT_CONTRACT", named)
    option = [] if is_variable else ["--contract", named]
    assert run.check(*option, "sql/q.sql") == outside(told)
    assert run("contract", "check", *option) == outside(told)
    with pytest.raises(InputError) as refused:
        load_contract(named)
    assert list(refused.value.mistakes) == outside(told)[2]


def test_a_name_for_standard_input_leads_to_no_contract_outside(
    run: Command, repository: Path
) -> None:
    link(repository / "link", "../other")
    named = "link/sql/new.sql"
    assert run.check("--stdin-filename", named) == outside(named)


@pytest.mark.parametrize(
    ("links", "glob"),
    [
        ({"link": "../other"}, "link/sql/*.sql"),
        ({"link": "../other"}, "*/sql/q.sql"),
        ({"a": "link", "link": "../other"}, "a/sql/q.sql"),
        ({"link": ".git/hooks"}, "link/*.sql"),
    ],
)
def test_the_paths_of_a_contract_do_not_lead_outside(
    run: Command, repository: Path, links: dict[str, str], glob: str
) -> None:
    for path, target in links.items():
        link(repository / path, target)
    put(repository / "contracts/app.yaml", f'{CONTRACT}migrations: ["{glob}"]\n')
    status, out, (line,) = run.check()
    assert (status, out) == (2, [])
    name = glob.partition("/")[0].replace("*", "link")
    expected = f'migrations[0]: "{glob}" leaves the repository through the link "{name}"'
    assert line == f"contracts/app.yaml:5:14: {expected}"
    queries = f'endpoints: {{/a: {{queries: ["{glob}#Get*"]}}}}\n'
    put(repository / "contracts/app.yaml", CONTRACT + queries)
    status, out, (line,) = run.check()
    assert (status, out) == (2, [])
    expected = f'"{glob}#Get*" leaves the repository through the link "{name}"'
    assert line.endswith(f"endpoints./a.queries[0]: {expected}")


def test_a_folder_shows_nothing_of_what_its_links_lead_to(run: Command, repository: Path) -> None:
    link(repository / "sql/deep", "../../other/sql")
    link(repository / "sql/one.sql", "../../other/sql/hunter2.sql")
    link(repository / "sql/git.sql", "../.git/hooks/token.sql")
    told = [*outside("sql/deep")[2], *outside("sql/git.sql")[2], *outside("sql/one.sql")[2]]
    assert run.check("sql") == (2, unknown("sql/q.sql:1:10")[1], told)


def test_what_the_user_names_outside_is_his(run: Command, repository: Path) -> None:
    other = repository.parent / "other"
    (other / "replicalint.yaml").unlink()
    (other / "contracts/hunter2.yaml").unlink()
    assert run.check("../other/sql/q.sql") == unknown("sql/q.sql:1:10")
    assert run.check(str(other / "sql/q.sql")) == unknown("sql/q.sql:1:10")
    contract = ("--contract", "../other/contracts/app.yaml")
    assert run.check(*contract, "sql/q.sql") == unknown("sql/q.sql:1:10")


def test_links_within_the_repository_are_followed(run: Command, repository: Path) -> None:
    link(repository / "in", "sql")
    link(repository / "one.sql", str(repository / "in/q.sql"))
    link(repository / "contracts/b.yaml", "app.yaml")
    put(repository / "sql/deep/d.sql", FAULTY)
    link(repository / "down", "sql/deep")
    assert run.check("in/q.sql", "--contract", "contracts/b.yaml") == unknown("in/q.sql:1:10")
    (repository / "contracts/b.yaml").unlink()
    assert run.check("one.sql") == unknown("one.sql:1:10")
    assert run.check("down/../q.sql") == unknown("sql/q.sql:1:10")


def test_a_link_in_no_repository_leads_to_one(
    run: Command, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As where `/home` or `/tmp` is a link."""
    home = repository.parent / "home"
    link(home, ".")
    assert run.check(str(home / "own/sql/q.sql")) == unknown("sql/q.sql:1:10")
    monkeypatch.chdir(home / "own")
    assert run.check("sql") == unknown("sql/q.sql:1:10")
    link(repository / "link", "../other")
    assert run.check(str(home / "own/link/sql/q.sql")) == outside("link/sql/q.sql")
    assert run.check(str(home / "own/sql")) == unknown("sql/q.sql:1:10")


def test_the_own_repository_may_be_reached_through_a_repository_around_it(
    run: Command, repository: Path
) -> None:
    around = repository.parent / "home"
    put(around / ".git/config", "")
    link(around / "work", "..")
    assert run.check(str(around / "work/own/sql/q.sql")) == unknown("sql/q.sql:1:10")
    beside = str(around / "work/other/sql/q.sql")
    assert run.check(beside) == outside("work/other/sql/q.sql")


def test_a_repository_in_another_is_part_of_it_and_has_a_border(
    run: Command, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    part = repository / "vendor/part"
    put(part / ".git", "gitdir: ../../.git/modules/part\n")
    put(part / "sql/p.sql", FAULTY)
    link(repository / "in", "vendor/part/sql")
    assert run.check("in/p.sql") == unknown("in/p.sql:1:10")
    link(part / "out", "../../sql")
    link(part / "git.sql", ".git")
    for path in ("out/q.sql", "git.sql"):
        assert run.check(f"vendor/part/{path}") == outside(path)
    put(part / "replicalint.yaml", CONTRACT)
    (part / "git.sql").unlink()
    told = (2, unknown("sql/p.sql:1:10")[1], outside("out")[2])
    assert run.check("vendor/part") == told
    monkeypatch.chdir(part)
    assert run.check(".") == told


def test_a_work_tree_has_a_border(
    run: Command, repository: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    tree = tmp_path / "tree"
    person = ("-c", "user.name=n", "-c", "user.email=n@localhost")
    for command in (
        ("init", "--quiet", "."),
        (*person, "commit", "--quiet", "--allow-empty", "--message", "all"),
        ("worktree", "add", "--quiet", str(tree)),
    ):
        subprocess.run(("git", *command), check=True, env={**os.environ, "GIT_CONFIG_GLOBAL": ""})
    put(tree / "replicalint.yaml", CONTRACT)
    put(tree / "sql/q.sql", FAULTY)
    monkeypatch.chdir(tree)
    assert run.check("sql") == unknown("sql/q.sql:1:10")
    for name, target in {"a.sql": "../own/sql/q.sql", "b.sql": ".git"}.items():
        link(tree / name, target)
        assert run.check(name) == outside(name)


def test_without_a_repository_a_folder_is_the_border(
    run: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = tmp_path / "plain"
    put(plain / "sql/q.sql", FAULTY)
    link(plain / "replicalint.yaml", "../other/contracts/app.yaml")
    monkeypatch.chdir(plain)
    assert run.check("sql") == outside("replicalint.yaml")
    contract = ("--contract", "replicalint.yaml")
    assert run.check(*contract, "sql/q.sql") == unknown("sql/q.sql:1:10")
    (plain / "replicalint.yaml").unlink()
    link(plain / "contracts", "../other/contracts")
    assert run.check("sql") == outside("contracts")
    (plain / "contracts").unlink()
    put(plain / "contracts/app.yaml", CONTRACT)
    link(plain / "sql/out", "../../other/sql")
    assert run.check("sql") == (2, unknown("sql/q.sql:1:10")[1], outside("sql/out")[2])


def test_a_run_that_looks_folders_up_once_is_led_to_the_same(tmp_path: Path) -> None:
    """Through links in the middle and at the end, round in circles, up again and out."""
    repository = tmp_path / "repository"
    (repository / ".git").mkdir(parents=True)
    (repository / "sql").mkdir()
    (repository / "sql/a.sql").write_text("")
    (tmp_path / "outside").mkdir()
    links = {
        "sql/same.sql": "a.sql",
        "sql/out.sql": "../../outside/b.sql",
        "linked": "sql",
        "out": "../outside",
        "round": "round",
        "sql/git": "../.git",
        "absolute": str(repository / "sql"),
    }
    for name, target in links.items():
        (repository / name).symlink_to(target)
    folders = [
        "",
        "sql",
        "linked",
        "out",
        "round",
        "absolute",
        "sql/git",
        "linked/..",
        "out/..",
        "no",
    ]
    names = ["", "a.sql", "same.sql", "out.sql", "..", "config", ".git", "no.sql"]
    paths = [repository / folder / name for folder in folders for name in names]
    apart = [(led_to(path), led_to(path, repository / "sql")) for path in paths]
    with folders_looked_up_once():
        for _ in range(2):
            assert [(led_to(path), led_to(path, repository / "sql")) for path in paths] == apart
    assert len(set(apart)) > 10


def test_what_a_run_looked_up_is_not_known_to_the_next(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "link").symlink_to("a")
    with folders_looked_up_once():
        assert led_to(tmp_path / "link/x.sql") == str(tmp_path / "a/x.sql")
        (tmp_path / "a/y.sql").symlink_to("x.sql")  # where a file leads is looked up each time
        assert led_to(tmp_path / "link/y.sql") == str(tmp_path / "a/x.sql")
    (tmp_path / "link").unlink()
    (tmp_path / "link").symlink_to("b")
    with folders_looked_up_once():
        assert led_to(tmp_path / "link/x.sql") == str(tmp_path / "b/x.sql")
