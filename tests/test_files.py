"""The file system: what is found, what is read, and what is refused."""

from __future__ import annotations

import os
import shutil
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from installations import Account

from replicalint.contract import Contract, ContractError
from replicalint.files.borders import repository_root
from replicalint.files.contract_search import discover_contracts
from replicalint.files.contracts import contract_root, load_contract
from replicalint.files.discovery import Found, find_sql
from replicalint.files.governing import governed, governing
from replicalint.files.reading import InputError, read_source
from replicalint.source import Source


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """An empty repository with something secret beside it."""
    root = tmp_path / "repository"
    (root / ".git").mkdir(parents=True)
    (tmp_path / "secret.sql").write_text("SELECT 'secret';")
    return root


def put(root: Path, path: str, text: str | bytes = "SELECT 1;\n") -> Path:
    """A file with its folders."""
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return file


def mistakes_of(paths: list[Path]) -> tuple[str, ...]:
    return find_sql(paths).mistakes


def refusal(path: Path, root: Path | None) -> tuple[str, ...]:
    with pytest.raises(InputError) as refused:
        read_source(path, root)
    return refused.value.mistakes


def test_a_repository_is_the_nearest_folder_with_git(repository: Path) -> None:
    inner = put(repository, "vendor/part/.git", "gitdir: ../../.git/worktrees/part\n").parent
    query = put(inner, "sql/a.sql")
    assert repository_root(query) == inner
    assert repository_root(repository / "vendor") == repository
    assert repository_root(repository.parent) is None


def test_a_contract_outside_a_repository_has_a_root_of_its_own(tmp_path: Path) -> None:
    assert contract_root(tmp_path / "contracts" / "a.yaml") == tmp_path
    assert contract_root(tmp_path / "replicalint.yaml") == tmp_path


def test_a_source_has_its_path_in_the_repository(repository: Path) -> None:
    path = put(repository, "sql/größe.sql", "SELECT 1;\r\nSELECT 2;\n")
    source = Source("sql/größe.sql", "SELECT 1;\r\nSELECT 2;\n")
    assert read_source(path, repository) == source


def test_a_source_without_a_repository_has_its_path_from_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, "sql/a.sql")
    monkeypatch.chdir(tmp_path / "sql")
    assert read_source(Path("a.sql"), None).path == "a.sql"
    assert read_source(tmp_path / "sql" / "a.sql", None).path == "a.sql"
    monkeypatch.chdir("/")
    other = put(tmp_path, "b.sql")
    assert read_source(other, tmp_path / "sql").path == other.relative_to("/").as_posix()


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    path = put(tmp_path, "a.sql", b"\xef\xbb\xbfSELECT 1;")
    assert read_source(path, tmp_path).text == "SELECT 1;"


@pytest.mark.parametrize(
    ("data", "mistake"),
    [
        (b"SELECT\n '\xc3\xa9\xff';", "a.sql:2:4: byte 0xff at offset 11 is not UTF-8"),
        (b"\xef\xbb\xbf\xff", "a.sql:1:1: byte 0xff at offset 3 is not UTF-8"),
        (b"SELECT '\xe2\x82", "a.sql:1:9: byte 0xe2 at offset 8 is not UTF-8"),
        (
            "SELECT 1".encode("utf-16"),
            "a.sql:1:1: byte 0xff at offset 0 is not UTF-8: the file looks like UTF-16",
        ),
        (b"SELECT\n\xc3\xa9\0;", "a.sql:2:2: NUL byte"),
    ],
)
def test_what_is_no_text_is_refused_at_its_place(data: bytes, mistake: str, tmp_path: Path) -> None:
    assert refusal(put(tmp_path, "a.sql", data), tmp_path) == (mistake,)


def test_what_is_no_file_is_refused(repository: Path) -> None:
    os.mkfifo(repository / "pipe.sql")
    (repository / "loop.sql").symlink_to("loop.sql")
    (repository / "folder.sql").mkdir()
    too_long = "n" * 300 + ".sql"
    assert {
        name: refusal(repository / name, repository)
        for name in ("pipe.sql", "loop.sql", "folder.sql", "missing\x1b.sql", too_long)
    } == {
        "pipe.sql": ("pipe.sql: is not a regular file",),
        "loop.sql": ("loop.sql: too many levels of symbolic links",),
        "folder.sql": ("folder.sql: is a folder",),
        "missing\x1b.sql": ("missing\\x1b.sql: no such file or directory",),
        too_long: (f"{too_long}: file name too long",),
    }


def test_a_link_that_leaves_the_repository_is_not_read(repository: Path) -> None:
    put(repository, "sql/real.sql", "SELECT 'real';")
    put(repository, ".git/config.sql", "SELECT 'token';")
    (repository / "out.sql").symlink_to("../secret.sql")
    (repository / "outer").symlink_to("..")
    (repository / "token.sql").symlink_to(".git/config.sql")
    (repository / "in.sql").symlink_to("sql/real.sql")
    assert read_source(repository / "in.sql", repository) == Source("in.sql", "SELECT 'real';")
    for path in ("out.sql", "outer/secret.sql", "token.sql"):
        expected = (f"{path}: points outside the repository",)
        assert refusal(repository / path, repository) == expected


def test_a_repository_behind_a_link_is_read(repository: Path) -> None:
    put(repository, "a.sql", "SELECT 1;")
    alias = repository.parent / "alias"
    alias.symlink_to(repository)
    assert read_source(alias / "a.sql", alias) == Source("a.sql", "SELECT 1;")
    assert read_source(alias / "a.sql", repository_root(alias)) == Source("a.sql", "SELECT 1;")


def test_files_are_taken_as_given_and_folders_are_searched(repository: Path) -> None:
    text = put(repository, "query.txt")
    for path in ("sql/b.sql", "sql/a/z.SQL", "sql/a.sql", "sql/note.md", "sql/.cache/c.sql"):
        put(repository, path)
    found = find_sql([repository / "sql" / "b.sql", text, repository / "sql", text]).files
    assert [Path(path).relative_to(repository).as_posix() for path in found] == [
        "sql/b.sql",
        "query.txt",
        "sql/a/z.SQL",
        "sql/a.sql",
    ]


def test_every_path_that_is_nothing_is_told(repository: Path) -> None:
    (repository / "empty" / "below").mkdir(parents=True)
    paths = [repository / "missing.sql", repository / "empty", put(repository, "a.sql")]
    assert mistakes_of(paths) == (
        "missing.sql: no such file or directory",
        "empty: contains no *.sql files",
    )


def test_what_is_wrong_in_a_folder_hides_nothing(repository: Path) -> None:
    (repository / "sql").mkdir()
    (repository / "sql" / "gone.sql").symlink_to("nothing.sql")
    good = put(repository, "sql/good.sql")
    found = find_sql([repository / "sql"])
    assert found == Found((str(good),), ("sql/gone.sql: no such file or directory",))


def test_a_linked_folder_is_searched_once(repository: Path) -> None:
    put(repository, "real/a.sql")
    (repository / "sql").mkdir()
    (repository / "sql" / "one").symlink_to("../real")
    (repository / "sql" / "two").symlink_to("../real")
    assert len(find_sql([repository / "sql"]).files) == 1
    assert find_sql([repository]) == Found((str(repository / "real" / "a.sql"),), ())


def test_links_that_lead_nowhere_are_told(repository: Path) -> None:
    put(repository, "sql/a.sql")
    put(repository, "sql/deep/b.sql")
    (repository / "sql" / "deep" / "back").symlink_to("..")
    (repository / "sql" / "self.sql").symlink_to("self.sql")
    (repository / "sql" / "gone.sql").symlink_to("nothing.sql")
    (repository / "sql" / "out").symlink_to("../..")
    (repository / "sql" / "secret.sql").symlink_to("../../secret.sql")
    assert sorted(mistakes_of([repository / "sql"])) == [
        "sql/deep/back: symbolic link loop",
        "sql/gone.sql: no such file or directory",
        "sql/out: points outside the repository",
        "sql/secret.sql: points outside the repository",
        "sql/self.sql: too many levels of symbolic links",
    ]


def test_outside_a_repository_paths_are_told_from_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, "sql/a.sql")
    (tmp_path / "sql" / "gone.sql").symlink_to("nothing.sql")
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path)
    assert mistakes_of([Path("sql"), Path("empty")]) == (
        "sql/gone.sql: no such file or directory",
        "empty: contains no *.sql files",
    )


def test_an_argument_that_leaves_its_repository_is_told(repository: Path) -> None:
    (repository / "out").symlink_to("..")
    assert mistakes_of([repository / "out"]) == ("out: points outside the repository",)


MINIMAL = "replicalint: 1\nname: minimal\nrelations: {}\n"


def test_the_nearest_contracts_win(repository: Path) -> None:
    top = put(repository, "contracts/top.yaml", MINIMAL)
    put(repository, "contracts/readme.md")
    inner = put(repository, "part/replicalint.yml", MINIMAL)
    shelved = put(repository, "part/contracts/a.yml", MINIMAL)
    query = put(repository, "part/sql/a.sql")
    assert discover_contracts(query).files == (shelved, inner)
    assert discover_contracts(repository / "other" / "a.sql").files == (top,)
    assert discover_contracts(repository).files == (top,)


def test_contracts_are_not_looked_for_above_the_repository(repository: Path) -> None:
    put(repository.parent, "replicalint.yaml", MINIMAL)
    assert discover_contracts(repository / "a.sql").files == ()


def test_a_contract_that_cannot_be_read_is_refused(repository: Path) -> None:
    put(repository.parent, "secret.yaml", "password: hunter2\n")
    contracts = repository / "contracts"
    contracts.mkdir()
    (contracts / "out.yaml").symlink_to("../../secret.yaml")
    put(repository, "contracts/latin.yaml", b"name: caf\xe9\n")
    put(repository, "contracts/nul.yaml", b"replicalint: \0\n")
    refused = {}
    for path in discover_contracts(repository).files:
        with pytest.raises(InputError) as error:
            load_contract(path)
        refused[path.name] = error.value.mistakes
    assert refused == {
        "latin.yaml": ("contracts/latin.yaml:1:10: byte 0xe9 at offset 9 is not UTF-8",),
        "nul.yaml": ("contracts/nul.yaml:1:14: NUL byte",),
        "out.yaml": ("contracts/out.yaml: points outside the repository",),
    }


TWO_READERS = """
replicalint: 1
name: readers
relations: {}
endpoints:
  /updates:
    queries: [sql/queries/updates/*.sql, "sql/shared/**"]
  /stats:
    queries: ["sql/queries/stat?/[ab].sql", sql/shared/**/*.sql]
migrations: [sql/migrations/*.sql]
"""


def contract_in(repository: Path, text: str, name: str = "contract.yaml") -> Contract:
    return load_contract(put(repository, f"contracts/{name}", text))


@pytest.mark.parametrize(
    ("path", "names"),
    [
        ("*.sql", "a.sql ab.sql a-b.sql b].sql"),
        ("a*b.sql", "ab.sql a-b.sql"),
        ("*a*b*.sql", "ab.sql a-b.sql"),
        ("a*a.sql", ""),
        ("?.sql", "a.sql"),
        ("a?b.sql", "a-b.sql"),
        ("[ab].sql", "a.sql"),
        ("[!b-z]*.sql", "a.sql ab.sql a-b.sql"),
        ("a[b-]*.sql", "ab.sql a-b.sql"),
        ("*[]].sql", "b].sql"),
        ("b[].sql", ""),
        ("b[!a].sql", "b].sql"),
        ("a[", "a["),
        ("*[", "a["),
    ],
)
def test_what_a_part_of_a_path_names(repository: Path, path: str, names: str) -> None:
    for name in ("a.sql", "ab.sql", "a-b.sql", "b].sql", "a[", ".sql"):
        put(repository, f"sql/{name}")
    text = TWO_READERS.partition("endpoints")[0] + f"migrations: ['sql/{path}']\n"
    contract = contract_in(repository, text)
    try:
        found = {one.path.name for one in governed([contract], repository)}
    except ContractError:
        found = set()
    assert found == set(names.split())


def test_a_contract_governs_what_its_paths_name(repository: Path) -> None:
    contract = contract_in(repository, TWO_READERS)
    for path in (
        "sql/queries/updates/plan.sql",
        "sql/queries/updates/.hidden.sql",
        "sql/queries/updates/deeper/plan.sql",
        "sql/queries/stats/a.sql",
        "sql/queries/stats/c.sql",
        "sql/shared/gate.sql",
        "sql/shared/deep/er/gate.sql",
        "sql/shared/notes.txt",
        "sql/migrations/001.sql",
        "sql/other.sql",
    ):
        put(repository, path)
    found = {
        one.path.relative_to(repository).as_posix(): (
            [endpoint.name for endpoint in one.how.endpoints],
            one.how.is_migration,
        )
        for one in governed([contract], repository)
    }
    assert list(found.items()) == [
        ("sql/migrations/001.sql", ([], True)),
        ("sql/queries/stats/a.sql", (["/stats"], False)),
        ("sql/queries/updates/plan.sql", (["/updates"], False)),
        ("sql/shared/deep/er/gate.sql", (["/updates", "/stats"], False)),
        ("sql/shared/gate.sql", (["/updates", "/stats"], False)),
        ("sql/shared/notes.txt", (["/updates"], False)),
    ]
    for one in governed([contract], repository):
        assert governing(one.path, [contract], repository) == (one,)


def test_paths_of_a_contract_without_a_repository_start_where_its_shelf_is(tmp_path: Path) -> None:
    query = put(tmp_path, "sql/a.sql")
    text = "replicalint: 1\nname: x\nrelations: {}\nmigrations: [sql/*.sql]\n"
    path = put(tmp_path, "contracts/shop.yaml", text)
    contract = load_contract(path)
    assert contract.source.path == "contracts/shop.yaml"
    assert [one.path for one in governed([contract], contract_root(path))] == [query]


def test_paths_that_name_nothing_or_leave_are_mistakes_of_the_contract(repository: Path) -> None:
    put(repository, "sql/a.sql")
    (repository / "sql" / "out").symlink_to("../..")
    (repository / "sql" / "secret.sql").symlink_to("../../secret.sql")
    put(repository, ".git/hooks/a.sql")
    text = (
        "replicalint: 1\nname: x\nrelations: {}\nendpoints:\n  /a:\n    queries:\n"
        "      - sql/a.sql\n      - sql/none/*.sql\n      - sql/\n      - sql/o*/*.sql\n"
        "      - sql/*.sql\n      - .g*/hooks/*.sql\nmigrations: [migrations/*.sql]\n"
    )
    with pytest.raises(ContractError) as refused:
        governed([contract_in(repository, text)], repository)
    queries = "contracts/contract.yaml:{}:9: endpoints./a.queries[{}]:"
    assert list(map(str, refused.value.mistakes)) == [
        f'{queries.format(8, 1)} "sql/none/*.sql" matches no file',
        f'{queries.format(9, 2)} "sql/" matches no file (It is a folder: write "sql/*.sql".)',
        f'{queries.format(10, 3)} "sql/o*/*.sql" leaves the repository through the link "sql/out"',
        f"{queries.format(11, 4)} "
        '"sql/*.sql" leaves the repository through the link "sql/secret.sql"',
        f'{queries.format(12, 5)} ".g*/hooks/*.sql" matches no file',
        'contracts/contract.yaml:13:14: migrations[0]: "migrations/*.sql" matches no file',
    ]


def test_any_folders_are_not_followed_through_links(repository: Path) -> None:
    put(repository, "sql/deep/a.sql")
    (repository / "sql" / "deep" / "back").symlink_to("..")
    (repository / "sql" / "out").symlink_to("../..")
    text = TWO_READERS.partition("endpoints")[0] + 'migrations: ["sql/**/*.sql"]\n'
    found = governed([contract_in(repository, text)], repository)
    assert [one.path for one in found] == [repository / "sql" / "deep" / "a.sql"]


def test_a_file_that_no_contract_names_needs_a_choice(repository: Path) -> None:
    one = contract_in(repository, TWO_READERS, "one.yaml")
    two = contract_in(repository, MINIMAL, "two.yaml")
    named = put(repository, "sql/queries/updates/plan.sql")
    other = put(repository, "sql/other.sql")
    assert [g.contract for g in governing(named, [one, two], repository)] == [one]
    (alone,) = governing(other, [two], repository)
    assert (alone.contract, alone.how.endpoints, alone.how.is_migration) == (two, (), False)
    with pytest.raises(InputError) as several:
        governing(other, [one, two], repository)
    assert several.value.mistakes == (
        "sql/other.sql: not listed in any contract (contracts/one.yaml, "
        "contracts/two.yaml); list it under the endpoints of one, or choose one with --contract",
    )


def test_a_path_of_many_folders_costs_little(repository: Path) -> None:
    put(repository, "a/" * 30 + "b.sql")
    text = TWO_READERS.partition("endpoints")[0] + f'migrations: ["{"**/a/" * 15}**/b.sql"]\n'
    contract = contract_in(repository, text)
    (one,) = governed([contract], repository)
    assert governing(one.path, [contract], repository) == (one,)


@pytest.mark.parametrize("size", [11, 3_000_000_000])
def test_a_file_past_the_bound_is_not_read(size: int, tmp_path: Path) -> None:
    file = put(tmp_path, "a.sql", "")
    os.truncate(file, size)
    tracemalloc.start()
    try:
        with pytest.raises(InputError) as refused:
            read_source(file, tmp_path, 10)
        assert tracemalloc.get_traced_memory()[1] < 1_000_000
    finally:
        tracemalloc.stop()
    assert refused.value.mistakes == ("a.sql: larger than 10 bytes (--max-file-size)",)


def test_a_file_up_to_the_bound_is_read(tmp_path: Path) -> None:
    for text in ("", "SELECT 12", "SELECT 123", " " * 200_000):
        file = put(tmp_path, "a.sql", text)
        assert read_source(file, tmp_path, max(10, len(text))).text == text


def test_a_file_that_says_a_smaller_size_is_held_to_the_bound() -> None:
    """What the kernel writes when it is read says that it is empty."""
    file = Path("/proc/self/maps")
    assert file.stat().st_size == 0
    with pytest.raises(InputError) as refused:
        read_source(file, None, 10)
    assert refused.value.mistakes == (f"{file}: larger than 10 bytes (--max-file-size)",)


def test_links_make_no_more_paths_than_there_are_folders(repository: Path) -> None:
    """30 folders with two links to the next: a billion paths to one file."""
    for number in range(30):
        folder = repository / f"chain/{number}"
        folder.mkdir(parents=True)
        for name in ("left", "right"):
            (folder / name).symlink_to(f"../{number + 1}")
    put(repository, "chain/30/a.sql")
    for name in ("left", "right"):
        (repository / name).symlink_to(".")
    for glob, expected in (
        (f"chain/0/{'*/' * 30}*.sql", [f"chain/0/{'left/' * 30}a.sql"]),
        (f"{'*/' * 30}chain/30/*.sql", [f"{'left/' * 30}chain/30/a.sql"]),
        ("chain/*/a.sql", ["chain/30/a.sql"]),
    ):
        contract = contract_in(repository, f"{MINIMAL}migrations: ['{glob}']\n")
        paths = [one.path for one in governed([contract], repository)]
        assert [path.relative_to(repository).as_posix() for path in paths] == expected
    (repository / "again").symlink_to("chain/30")
    contract = contract_in(repository, f"{MINIMAL}migrations: ['again/*.sql']\n")
    assert [one.path.name for one in governed([contract], repository)] == ["a.sql"]


def test_a_contract_has_a_bound_of_its_own(repository: Path) -> None:
    file = put(repository, "contracts/a.yaml", "")
    os.truncate(file, 3_000_000_000)
    with pytest.raises(InputError) as refused:
        load_contract(file)
    assert refused.value.mistakes == ("contracts/a.yaml: larger than 1000000 bytes",)


@pytest.fixture
def private() -> Iterator[Path]:
    """A repository of a user who is not root, and whom permissions bind."""
    account = Account.of_this_process()
    folder = account.private_folder()
    for path in (".git/config", "contracts/a.yaml", "sql/closed/a.sql", "sql/b.sql", "sql/c.sql"):
        put(folder, path, f"{MINIMAL}migrations: [sql/**/*.sql]\n" if "yaml" in path else "")
    account.own(folder)
    yield folder
    for path in ("sql/closed", "contracts"):
        (folder / path).chmod(0o700)
    shutil.rmtree(folder)


def told_to_another(call: Callable[[], object]) -> str:
    """What a call says that it cannot use, where it is not root that calls."""
    account = Account.of_this_process()
    reader, writer = os.pipe()
    if (child := os.fork()) == 0:
        said = "the call failed"
        try:
            if account.user is not None and account.group is not None:
                os.setgroups([])
                os.setgid(account.group)
                os.setuid(account.user)
            said = str(call())
        except (ContractError, InputError) as error:
            said = "\n".join(map(str, error.mistakes))
        finally:
            os.write(writer, said.encode())
            os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as answer:
        said = answer.read()
    os.waitpid(child, 0)
    return said


def test_what_may_not_be_read_is_told_and_nothing_is_passed_over(private: Path) -> None:
    contract = load_contract(private / "contracts/a.yaml")
    for path in ("sql/closed", "sql/b.sql", "contracts"):
        (private / path).chmod(0)
    assert told_to_another(lambda: find_sql([private / "sql"]).mistakes) == str(
        ("sql/closed: permission denied",)
    )
    assert told_to_another(lambda: read_source(private / "sql/b.sql", private)) == (
        "sql/b.sql: permission denied"
    )
    assert told_to_another(lambda: load_contract(private / "contracts/a.yaml")) == (
        "contracts/a.yaml: permission denied"
    )
    assert told_to_another(lambda: discover_contracts(private)) == "contracts: permission denied"
    assert told_to_another(lambda: governed([contract], private)).endswith(
        ': migrations[0]: "sql/closed" cannot be read'
    )


def test_what_may_be_listed_and_not_entered_is_not_passed_over_either(private: Path) -> None:
    put(private, "sql/closed/folder/d.sql", "")
    (private / "sql/link").symlink_to("closed/folder")
    for path in ("sql/closed", "contracts"):
        (private / path).chmod(0o400)
    assert told_to_another(lambda: find_sql([private / "sql"]).mistakes) == str(
        ("sql/link: permission denied", "sql/closed: permission denied")
    )
    assert told_to_another(lambda: discover_contracts(private)) == "contracts: permission denied"
