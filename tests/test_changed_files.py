"""What of a repository is changed since a commit, or staged: files/changed_files.py."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from repositories import HOSTILE, begin, commit, git, put

from replicalint.files.changed_files import ChangedFiles, changes_since, staged_changes
from replicalint.files.reading import InputError


@pytest.fixture(params=["sha1", "sha256"])
def repository(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> Path:
    """A repository with a.sql, b.sql and sub/c.sql on main, and a branch."""
    folder = begin(tmp_path / "repository", form=request.param)
    for path in ("a.sql", "b.sql", "sub/c.sql"):
        put(folder, path, f"SELECT '{path}';\n")
    commit(folder)
    git(folder, "checkout", "--quiet", "-b", "work")
    monkeypatch.chdir(folder)
    monkeypatch.delenv("GIT_INDEX_FILE", raising=False)
    return folder


def told(changes: ChangedFiles) -> tuple[list[str], list[str], list[str]]:
    """What is the same, other or new, and gone."""
    return sorted(changes.same), sorted(changes.changed), sorted(changes.gone)


def test_nothing_is_changed(repository: Path) -> None:
    assert told(changes_since("main", repository)) == (["a.sql", "b.sql", "sub/c.sql"], [], [])
    assert told(staged_changes(repository)) == (["a.sql", "b.sql", "sub/c.sql"], [], [])


def test_committed_staged_and_unstaged(repository: Path) -> None:
    put(repository, "a.sql", "SELECT 1;\n")
    commit(repository)
    put(repository, "b.sql", "SELECT 2;\n")
    git(repository, "add", "b.sql")
    put(repository, "sub/c.sql", "SELECT 3;\n")
    assert told(changes_since("main", repository)) == ([], ["a.sql", "b.sql", "sub/c.sql"], [])
    assert told(staged_changes(repository)) == (["a.sql", "sub/c.sql"], ["b.sql"], [])
    assert told(staged_changes(repository, "main"))[1] == ["a.sql", "b.sql"]


def test_what_was_changed_and_put_back_is_the_same(repository: Path) -> None:
    before = (repository / "a.sql").read_text()
    put(repository, "a.sql", "SELECT 1;\n")
    commit(repository)
    put(repository, "a.sql", before)
    assert "a.sql" in changes_since("main", repository).same
    os.utime(repository / "b.sql", (1, 1))  # git has noted another time
    assert told(changes_since("main", repository))[1:] == ([], [])


def test_new_ignored_and_gone(repository: Path) -> None:
    put(repository, ".gitignore", "/made.sql\n")
    put(repository, "made.sql", "SELECT 1;\n")
    put(repository, "new.sql", "SELECT 1;\n")
    (repository / "a.sql").unlink()
    found = changes_since("main", repository)
    assert told(found)[1:] == ([".gitignore", "new.sql"], ["a.sql"])
    assert found.count == 3
    assert not found.is_same("made.sql")  # git knows nothing of it


def test_a_file_that_moves_is_gone_and_new(repository: Path) -> None:
    git(repository, "mv", "a.sql", "sub/a.sql")
    assert told(changes_since("main", repository))[1:] == (["sub/a.sql"], ["a.sql"])
    assert told(staged_changes(repository))[1:] == (["sub/a.sql"], ["a.sql"])


def test_what_the_other_branch_did_is_no_change(repository: Path) -> None:
    git(repository, "checkout", "--quiet", "main")
    put(repository, "a.sql", "SELECT 1;\n")
    commit(repository)
    git(repository, "checkout", "--quiet", "work")
    put(repository, "b.sql", "SELECT 1;\n")
    assert told(changes_since("main", repository))[1:] == (["b.sql"], [])
    git(repository, "checkout", "--quiet", "--detach")
    assert told(changes_since("main", repository))[1:] == (["b.sql"], [])


def test_a_file_that_is_only_meant_to_be_added(repository: Path) -> None:
    put(repository, "new.sql", "SELECT 1;\n")
    git(repository, "add", "--intent-to-add", "new.sql")
    assert told(changes_since("main", repository))[1:] == (["new.sql"], [])
    assert told(staged_changes(repository))[1:] == ([], [])
    put(repository, "empty.sql", "")
    git(repository, "add", "empty.sql")
    assert told(staged_changes(repository))[1:] == (["empty.sql"], [])


def test_before_the_first_commit(tmp_path: Path) -> None:
    folder = begin(tmp_path / "new")
    put(folder, "a.sql", "SELECT 1;\n")
    assert told(staged_changes(folder)) == ([], [], [])
    git(folder, "add", "a.sql")
    put(folder, "a.sql", "SELECT 2;\n")
    assert told(staged_changes(folder)) == ([], ["a.sql"], [])
    with pytest.raises(InputError, match=r"^--since main: no such revision$"):
        changes_since("main", folder)


def test_a_variable_that_names_nothing(repository: Path) -> None:
    with pytest.raises(InputError, match=r"^--since: is empty: give a branch or a commit$"):
        changes_since("", repository)
    with pytest.raises(InputError, match=r"^--since 0{40}: names no revision: give a branch or"):
        changes_since("0" * 40, repository)


def test_an_index_in_the_middle_of_a_merge(repository: Path) -> None:
    put(repository, "a.sql", "SELECT 1;\n")
    commit(repository)
    git(repository, "checkout", "--quiet", "main")
    put(repository, "a.sql", "SELECT 2;\n")
    commit(repository)
    with pytest.raises(Exception, match="merge"):
        git(repository, "merge", "work")
    with pytest.raises(InputError, match=r"^a\.sql: unmerged: the index has no one content of it"):
        staged_changes(repository)
    assert told(changes_since("main", repository))[1:] == (["a.sql"], [])


@pytest.mark.parametrize(
    "name", ['"quoted" name.sql', "tab\tname.sql", "line\nbreak.sql", "größe.sql", "a b;c$(d).sql"]
)
def test_names_of_any_kind(repository: Path, name: str) -> None:
    put(repository, name, "SELECT 1;\n")
    assert told(changes_since("main", repository))[1:] == ([name], [])
    commit(repository)
    put(repository, name, "SELECT 2;\n")
    git(repository, "add", ".")
    assert told(staged_changes(repository))[1:] == ([name], [])


def test_a_name_that_is_not_utf_8(repository: Path) -> None:
    name = os.fsdecode(b"caf\xe9.sql")
    put(repository, name, "SELECT 1;\n")
    git(repository, "add", ".")
    assert told(staged_changes(repository))[1:] == ([name], [])
    assert told(changes_since("main", repository))[1:] == ([name], [])


def test_links(repository: Path) -> None:
    (repository / "link.sql").symlink_to("a.sql")
    commit(repository)
    git(repository, "branch", "linked")
    assert "link.sql" in changes_since("linked", repository).same
    (repository / "link.sql").unlink()
    (repository / "link.sql").symlink_to("b.sql")
    assert told(changes_since("linked", repository))[1:] == (["link.sql"], [])
    (repository / "link.sql").unlink()
    put(repository, "link.sql", "a.sql")  # a file that says what the link said
    assert told(changes_since("linked", repository))[1:] == (["link.sql"], [])


def test_a_work_tree_beside_the_repository(repository: Path, tmp_path: Path) -> None:
    tree = tmp_path / "tree"
    git(repository, "worktree", "add", "--quiet", str(tree), "-b", "other")
    put(tree, "a.sql", "SELECT 1;\n")
    git(tree, "add", ".")
    assert told(changes_since("main", tree / "sub"))[1:] == (["a.sql"], [])
    assert told(staged_changes(tree))[1:] == (["a.sql"], [])
    assert told(staged_changes(repository))[1:] == ([], [])


def test_a_sparse_checkout(repository: Path) -> None:
    git(repository, "sparse-checkout", "set", "--no-cone", "/*", "!/sub/")
    assert not (repository / "sub").exists()
    assert told(changes_since("main", repository))[1:] == ([], [])
    assert told(staged_changes(repository))[1:] == ([], [])


def test_a_shallow_clone(repository: Path, tmp_path: Path) -> None:
    put(repository, "a.sql", "SELECT 1;\n")
    commit(repository)
    git(repository, "checkout", "--quiet", "main")
    put(repository, "b.sql", "SELECT 1;\n")
    commit(repository)
    clone = tmp_path / "clone"
    git(
        tmp_path, "clone", "--quiet", "--depth=1", "--no-single-branch", f"file://{repository}",
        str(clone), "--branch", "work",
    )  # fmt: skip
    with pytest.raises(InputError) as refused:
        changes_since("origin/main", clone)
    assert refused.value.mistakes == (
        "--since origin/main: no commit that it has in common with HEAD is in this shallow clone: "
        "git fetch --unshallow",
    )
    git(clone, "fetch", "--quiet", "--unshallow")
    assert told(changes_since("origin/main", clone))[1:] == (["a.sql"], [])


def test_the_merge_of_a_pull_request_with_both_parents(repository: Path, tmp_path: Path) -> None:
    put(repository, "a.sql", "SELECT 1;\n")
    commit(repository)
    git(repository, "checkout", "--quiet", "main")
    put(repository, "b.sql", "SELECT 1;\n")
    commit(repository)
    git(repository, "merge", "--quiet", "--no-edit", "work")
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", "--depth=2", f"file://{repository}", str(clone))
    assert told(changes_since("HEAD^1", clone))[1:] == (["a.sql"], [])


def test_histories_that_have_nothing_in_common(repository: Path) -> None:
    git(repository, "checkout", "--quiet", "--orphan", "other")
    commit(repository, "Begin anew")
    with pytest.raises(InputError, match=r"^--since main: has no commit in common with HEAD$"):
        changes_since("main", repository)


def test_a_submodule(repository: Path, tmp_path: Path) -> None:
    part = begin(
        tmp_path / "part", form=git(repository, "rev-parse", "--show-object-format").strip()
    )
    put(part, "d.sql", "SELECT 1;\n")
    commit(part)
    git(repository, "submodule", "--quiet", "add", str(part), "part")
    commit(repository)
    git(repository, "branch", "with")
    found = changes_since("with", repository)
    assert found.count == 0
    assert found.is_same("part/d.sql")
    put(repository, "part/d.sql", "SELECT 2;\n")
    found = changes_since("with", repository)
    assert list(found.paths) == ["part/d.sql"]
    assert not found.is_same("part/d.sql")
    commit(repository / "part")
    git(repository, "add", "part")
    assert list(changes_since("with", repository).paths) == ["part/d.sql"]
    assert not staged_changes(repository).is_same("part/d.sql")
    commit(repository)
    assert staged_changes(repository).is_same("b.sql")


def test_the_index_of_a_hook(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(repository, "a.sql", "SELECT 1;\n")
    put(repository, "b.sql", "SELECT 1;\n")
    git(repository, "add", "b.sql")
    hook = put(
        repository,
        ".git/hooks/pre-commit",
        '#!/bin/sh\nprintf %s "$GIT_INDEX_FILE" > ../named\ncp "$GIT_INDEX_FILE" .git/kept\n',
    )
    hook.chmod(0o755)
    git(repository, "commit", "--quiet", "-m", "Only a", "a.sql")
    named = (repository.parent / "named").read_text()
    (repository / ".git/kept").rename(repository / named)  # as while the hook runs
    git(repository, "reset", "--quiet", "--soft", "HEAD~1")
    monkeypatch.setenv("GIT_INDEX_FILE", named)
    assert told(staged_changes(repository))[1:] == (["a.sql"], [])
    monkeypatch.setenv("GIT_INDEX_FILE", "/elsewhere/.git/index")  # another repository's hook
    monkeypatch.delenv("GIT_INDEX_FILE")
    assert "b.sql" in told(staged_changes(repository))[1]


def test_nothing_of_a_repository_runs(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    part = begin(
        repository / "part", form=git(repository, "rev-parse", "--show-object-format").strip()
    )
    put(part, "d.sql", "SELECT 1;\n")
    commit(part)
    git(repository, "add", "part")
    commit(repository)
    for folder in (repository, part):
        put(folder, ".gitattributes", "* filter=f diff=f\n")
        with (folder / ".git/config").open("a") as config:
            config.write(HOSTILE)
        for hook in ("post-index-change", "post-checkout", "reference-transaction"):
            put(folder, f".git/hooks/{hook}", "#!/bin/sh\ntouch hook-ran\n").chmod(0o755)
    for path in ("a.sql", "part/d.sql"):
        text = (repository / path).read_text()
        put(repository, path, text)  # as new: git would look at its content
    put(repository, "b.sql", "SELECT 2;\n")
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_OBJECT_DIRECTORY", "GIT_EXTERNAL_DIFF"):
        monkeypatch.setenv(name, "/nowhere")
    found = changes_since("main", repository)
    assert {"b.sql", ".gitattributes"} <= found.changed
    assert "a.sql" in found.same
    staged_changes(repository)
    assert not [*repository.rglob("*-ran")]


def test_a_filter_whose_name_no_setting_has(repository: Path) -> None:
    with (repository / ".git/config").open("a") as config:
        config.write('[filter "a=b"]\n    clean = touch clean-ran\n')
    with pytest.raises(InputError, match='filter "a=b" of its settings cannot be switched off'):
        changes_since("main", repository)


def test_another_working_tree(repository: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    git(repository, "config", "core.worktree", str(tmp_path / "elsewhere"))
    with pytest.raises(InputError, match="the repository's working tree is another folder"):
        changes_since("main", repository)


def test_no_repository(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"^--since main: not in a git repository$"):
        changes_since("main", tmp_path)
    with pytest.raises(InputError, match=r"^--staged: not in a git repository$"):
        staged_changes(tmp_path)
