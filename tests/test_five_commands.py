"""The README's five commands in a repository that has never seen a contract, and what comes next.

What each of five bad pull requests shows its reviewer: in the log, as annotations, as SARIF.
"""

import json
import re
import shutil
import sys
import venv
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml
from lending_library import lending_library, put
from workplace import Workplace, copied

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")

# A person who writes down what `init` asks: who reads what, the programs among them.
EDITOR = f"""\
#!{sys.executable}
import sys
from pathlib import Path

for path in map(Path, sys.argv[1:]):
    before, heading, after = path.read_text().partition("\\nendpoints:\\n")
    written = "  routes:\\n    queries: [src/routes/*.ts]\\n"
    path.write_text(before + heading + written + after)
"""


def five_commands() -> list[str]:
    """The lines of the README that bring a repository to a green gate."""
    (block,) = re.findall(r"^```bash\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    return [line.partition("  #")[0].strip() for line in block.splitlines()]


@dataclass(frozen=True)
class Adopted:
    """The library after the five commands, and what each of them printed."""

    folder: Path
    workplace: Workplace
    said: tuple[str, ...]


@pytest.fixture(scope="module")
def adopted(package_index: None, tmp_path_factory: pytest.TempPathFactory) -> Adopted:
    """The five commands, as they stand in the README, in the repository of the library."""
    place = tmp_path_factory.mktemp("five")
    venv.create(place / "venv", with_pip=True)
    workplace = Workplace(place / "cache", place / "venv" / "bin")
    source = copied(place)
    workplace.commit_all(source)
    folder = place / "library"
    put(folder, lending_library())
    workplace.commit_all(folder)
    editor = place / "editor"
    editor.write_text(EDITOR, encoding="utf-8")
    editor.chmod(0o755)
    variables = {"EDITOR": str(editor), "PIP_QUIET": "1"}
    said = []
    for command in five_commands():
        line = command.replace("git+URL", f"git+file://localhost{source}")
        ran = workplace.run(folder, "bash", "-euo", "pipefail", "-c", line, **variables)
        assert ran.returncode == 0, f"{line}\n{ran.stdout}"
        said.append(ran.stdout)
    workplace.commit_all(folder)
    return Adopted(folder, workplace, tuple(said))


def test_the_library_is_as_large_as_it_says() -> None:
    files = lending_library()
    folders = [path.partition("/")[0] for path in files]
    assert [folders.count(name) for name in ("queries", "migrations", "src")] == [50, 20, 10]


def test_five_commands_lead_to_a_green_gate(adopted: Adopted) -> None:
    _, init, edit, write, check = adopted.said
    assert edit == ""
    assert init.endswith("next: replicalint check\n")
    assert write == "replicalint-baseline.txt: 4 known\n"
    assert check == (
        "replicalint-baseline.txt, 4 entries: 4 known, 0 new, 0 mended\n"
        "analysed 58 of 58 statements in 58 files (20 files known, 0 judged): no findings\n"
    )


CONTRACT = "contracts/library.yaml"
NEW = "migrations/0021_change_books.up.sql"
VIEW = {
    "queries/members/late.sql": "SELECT m.email, o.loans FROM public.members AS m\n"
    "JOIN public.overdue AS o ON o.member_id = m.id;\n"
}
NEW_COLUMN = {
    NEW: "ALTER TABLE public.books ADD COLUMN language text NOT NULL DEFAULT 'en';\n",
    CONTRACT: (
        "      isbn: text\n",
        "      isbn: text\n      language: {type: text, rollout: adding, absent: en}\n",
    ),
    "queries/books/by_id.sql": ("t.title\n", "t.title, t.language\n"),
}
DROPPED = {NEW: "ALTER TABLE public.books DROP COLUMN title;\n"}
LABEL = {"queries/loans/all.sql": ("ORDER BY", "WHERE t.state = 'borrowed'\nORDER BY")}
FRAGMENT = {"src/parts.ts": ("b.title", "b.title, b.subtitle")}

Change = dict[str, str | tuple[str, str]]


@pytest.mark.parametrize(
    ("change", "place", "rule"),
    [
        (VIEW, "queries/members/late.sql:2:6", "unreplicated-relation"),
        (NEW_COLUMN, "queries/books/by_id.sql:1:25", "rollout-column"),
        (DROPPED, f"{NEW}:1:38", "replicated-column-dropped"),
        (LABEL, "queries/loans/all.sql:3:18", "unknown-enum-label"),
        (FRAGMENT, "src/parts.ts:1:40", "unknown-column"),
    ],
    ids=["view", "new column", "dropped column", "label", "fragment"],
)
def test_a_bad_pull_request_is_seen_on_its_line(
    adopted: Adopted, tmp_path: Path, change: Change, place: str, rule: str
) -> None:
    folder = tmp_path / "library"
    shutil.copytree(adopted.folder, folder)
    made = {path: changed(folder / path, to) for path, to in change.items()}
    put(folder, made)
    outputs = ("--output", "github=github.txt", "--output", "sarif=replicalint.sarif")
    ran = adopted.workplace.run(folder, "replicalint", "check", "--since", "HEAD", *outputs)
    assert ran.returncode == 1, ran.stdout
    assert re.findall(r"^(\w+)\[(.+)\].*\n +--> (\S+)", ran.stdout, re.MULTILINE) == [
        ("error", rule, place)
    ]
    assert annotated((folder / "github.txt").read_text(encoding="utf-8")) == [
        ("error", rule, place)
    ]
    assert of_sarif(folder / "replicalint.sarif") == [("error", rule, place)]


def jobs(job: str) -> dict:
    """What a YAML block of the page on pull requests holds under a key."""
    page = (ROOT / "docs" / "pull-requests.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```yaml\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    (found,) = (block for block in map(yaml.safe_load, blocks) if job in block)
    return found[job]


@pytest.fixture
def merged(adopted: Adopted, tmp_path: Path) -> Path:
    """A clone of two commits, as GitHub's: the merge of a bad branch into main, and its parents."""
    origin, git = tmp_path / "origin", adopted.workplace.git
    shutil.copytree(adopted.folder, origin)
    git(origin, "checkout", "--quiet", "-b", "bad")
    put(origin, VIEW)
    adopted.workplace.commit_all(origin)
    git(origin, "checkout", "--quiet", "-")
    put(origin, {"README.md": "A lending library.\n"})
    adopted.workplace.commit_all(origin)
    git(origin, "merge", "--quiet", "--no-ff", "--no-edit", "bad")
    git(tmp_path, "clone", "--quiet", "--depth", "2", f"file://{origin}", "clone")
    return tmp_path / "clone"


def test_the_workflow_of_github_works_as_written(adopted: Adopted, merged: Path) -> None:
    steps = jobs("jobs")["replicalint"]["steps"]
    (depth,) = (
        step["with"]["fetch-depth"] for step in steps if "checkout@" in step.get("uses", "")
    )
    install, on_request, on_push = (step["run"] for step in steps if "run" in step)
    assert (depth, install) == (2, five_commands()[0])
    for command, since in ((on_request, ", 1 file changed since HEAD^1"), (on_push, "")):
        ran = adopted.workplace.run(merged, "bash", "-ec", command, GITHUB_ACTIONS="true")
        assert (ran.returncode, f"{since}: 1 error" in ran.stdout) == (1, True), ran.stdout
        assert annotated(ran.stdout) == [
            ("error", "unreplicated-relation", "queries/members/late.sql:2:6")
        ]


def test_the_job_of_gitlab_works_as_written(adopted: Adopted, merged: Path) -> None:
    job = jobs("replicalint")
    install, check = job["script"]
    assert install == five_commands()[0]
    base = adopted.workplace.git(merged, "rev-parse", "HEAD^1")
    ran = adopted.workplace.run(
        merged, "bash", "-ec", check, CI_MERGE_REQUEST_DIFF_BASE_SHA=base, GITLAB_CI="true"
    )
    assert ran.returncode == 1, ran.stdout
    report = merged / job["artifacts"]["reports"]["codequality"]
    issues = json.loads(report.read_text(encoding="utf-8"))
    (issue,) = (one for one in issues if one["severity"] != "info")
    assert issue["check_name"] == "unreplicated-relation"
    assert issue["location"]["path"] == "queries/members/late.sql"


def test_the_readme_shows_what_a_reviewer_sees(adopted: Adopted, tmp_path: Path) -> None:
    folder = tmp_path / "library"
    shutil.copytree(adopted.folder, folder)
    put(folder, {path: changed(folder / path, to) for path, to in NEW_COLUMN.items()})
    ran = adopted.workplace.run(folder, "replicalint", "check", "--format", "github")
    (written,) = re.findall(r"^::error .*?::(.*)$", ran.stdout, re.MULTILINE)
    (picture,) = re.findall(r"^```text\n(queries/books/by_id.*?)^```$", README, re.M | re.S)
    shown = re.findall(r"^     \| (.+)$", picture, re.MULTILINE)
    assert shown == ["Check failure: replicalint: rollout-column", *written.split("%0A")]
    source = re.findall(r"^  \d  (.+)$", picture, re.MULTILINE)
    assert source == (folder / "queries/books/by_id.sql").read_text("utf-8").splitlines()


def changed(file: Path, to: str | tuple[str, str]) -> str:
    """The text of a new file, or that of a file with one text in place of another."""
    if isinstance(to, str):
        return to
    text = file.read_text(encoding="utf-8")
    assert text.count(to[0]) == 1
    return text.replace(*to)


def annotated(log: str) -> list[tuple[str, str, str]]:
    """The annotations of a log: command, rule, and place."""
    command = r"^::(\w+) title=replicalint%3A (.+?),file=(.+?),line=(\d+),.*?col=(\d+),"
    found = re.findall(command, log, re.MULTILINE)
    return [(kind, rule, ":".join(place)) for kind, rule, *place in found]


def of_sarif(log: Path) -> list[tuple[str, str, str]]:
    """The results of a log that nothing suppresses: level, rule, and place."""
    (run,) = json.loads(log.read_text(encoding="utf-8"))["runs"]
    return [
        (result["level"], result["ruleId"], sarif_place(result["locations"][0]))
        for result in run["results"]
        if not result.get("suppressions")
    ]


def sarif_place(location: dict[str, dict]) -> str:
    physical = location["physicalLocation"]
    region = physical["region"]
    return f"{physical['artifactLocation']['uri']}:{region['startLine']}:{region['startColumn']}"
