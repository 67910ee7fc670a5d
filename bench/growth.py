"""Measures how time and memory grow with the size of what is checked.

    python bench/growth.py [--rounds N] [--only WORD] [--brief]

Every point is a process of its own. Its time is the processor's, the median of the rounds, without
what a check of one short statement takes; its memory is the process's largest, without that of the
short statement. An exponent is that of a step: 1 is growth with n, and n log n stays below 1.1 at
these sizes. Above 1.3, which leaves room for a busy machine, the row is marked and the exit status
is 1. Times below a fifth of a second and memory below 20 MB say nothing about growth and have no
exponent.

The file is as long as the list of shapes that are measured.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import log
from pathlib import Path

import shapes
from run import CONTRACT, Ran, on_cores, ran
from shapes import Files

MOST, LEAST_SECONDS, LEAST_MEGABYTES = 1.3, 0.2, 20.0
MOST_SECONDS = 30.0  # of a point: no larger one is tried

BYTES = (100_000, 300_000, 1_000_000, 3_000_000, 10_000_000)  # of one statement
DEPTHS = (16, 64, 256, 1024)
WIDE = (*DEPTHS, 4096, 16384)
MANY = (250, 1000, 4000, 16000)
SOME = (64, 256, 1024, 4096)
CHECK = ("check", "--fail-on", "never")
JSON = (*CHECK, "--format", "json")


def in_format(form: str) -> tuple[str, ...]:
    return (*CHECK, "--format", form)


@dataclass(frozen=True)
class Series:
    """What grows, to which sizes, the files of a size, and the command that reads them."""

    name: str
    sizes: tuple[int, ...]
    files: Callable[[int], Files]
    command: tuple[str, ...] = CHECK
    targets: tuple[str, ...] = ("query.sql",)


QUERIES = (
    Series("statements of a file", MANY, lambda n: shapes.sql(shapes.QUERY * n)),
    Series("findings of a file", MANY, lambda n: shapes.sql(shapes.FAULTY * n)),
    Series("findings of a file, JSON", MANY, lambda n: shapes.sql(shapes.FAULTY * n), JSON),
    Series("findings of one line", MANY, shapes.one_line),
    *(
        Series(f"findings of one wide line, {form}", MANY, shapes.wide_line, in_format(form))
        for form in ("sarif", "github", "gitlab", "junit", "rdjson", "markdown", "jsonl")
    ),
    Series("findings of one statement", MANY, lambda n: shapes.selected(", ".join(["o.no"] * n))),
    Series(
        "findings of one statement, JSON",
        MANY,
        lambda n: shapes.selected(", ".join(["o.no"] * n)),
        JSON,
    ),
    Series("show", MANY, lambda n: shapes.sql(shapes.QUERY * n), ("show",)),
    Series("silenced findings", MANY, lambda n: shapes.sql((shapes.IGNORE + shapes.FAULTY) * n)),
    Series("silenced findings of one statement", MANY, shapes.ignores_of_one_statement),
    Series("ignores in vain", MANY, shapes.unused_ignores),
    Series("ignores of unknown rules", MANY, shapes.unknown_ignores),
    Series("headers in place of semicolons", MANY, shapes.headers),
    Series("headers behind what could have an alias", MANY, shapes.headers_behind_aliases),
    Series("headers behind faults", MANY, shapes.headers_behind_faults),
    Series("headers between arms of UNION", MANY, shapes.headers_between_arms),
    Series("headers in parentheses", MANY, shapes.headers_in_parentheses),
    Series("headers before parentheses", MANY, shapes.headers_of_arms),
    Series("headers of snippets", MANY, shapes.headers_of_snippets),
    Series("headers of all statements but one", MANY, shapes.methods),
    Series("statements that nothing separates", MANY, shapes.unseparated),
    Series("lists of utility statements", MANY, shapes.utility_lists),
    Series("data of COPY", MANY, shapes.copied_data),
    Series("psql's commands", MANY, shapes.commands),
    Series("psql's branches in each other", MANY, shapes.branches),
    Series("files", SOME, shapes.files_of_queries, targets=("q",)),
    Series("files with findings", SOME, shapes.faulty_files, targets=("q",)),
)
PROGRAMS = (
    Series("SQL of a program", MANY[:3], shapes.sites_of_a_program, targets=()),
    Series("functions in one another", SOME, shapes.functions_of_a_program_nested, targets=()),
    Series("classes in one another", SOME, shapes.classes_of_a_program_nested, targets=()),
    Series("constants, each of the next", SOME, shapes.constants_of_a_program, targets=()),
    Series("concatenations", SOME, shapes.concatenations_of_a_program, targets=()),
    Series("branches that add to a text", SOME, shapes.branches_of_a_program, targets=()),
    Series("modules that export the next", SOME, shapes.modules_of_a_program, targets=()),
)
TEN_THOUSAND = (10, 100, 1000, 10_000)
CONTRACTS = (
    Series("relations of a contract", TEN_THOUSAND, shapes.relations_of_a_contract),
    Series("columns of a relation", (25, 100, 400, 1600), shapes.columns_of_a_relation),
    Series("not replicated, with patterns", (100, 1000, 10_000), shapes.not_replicated),
    Series("endpoints, each with a file", SOME, shapes.endpoints, targets=()),
    Series("endpoints, each with a statement", SOME, shapes.selected_statements, targets=()),
    Series("listed functions, each called", SOME, shapes.functions),
    Series("types, each cast to", SOME, shapes.types),
    Series("unknown relations among as many", SOME, shapes.unknown_relations),
    Series("bare relations among as many", SOME, shapes.bare_relations),
    Series("unknown functions", SOME, shapes.unknown_functions),
    Series(
        "unknown columns of a wide relation", SOME[:3], shapes.unknown_columns_of_a_wide_relation
    ),
    Series(
        "contract check",
        TEN_THOUSAND,
        lambda n: {"contract.yaml": shapes.relations(n)},
        ("contract", "check"),
        ("contract.yaml",),
    ),
)
FROM = (
    Series("aggregates in subqueries", SOME, shapes.aggregates),
    Series("columns of joins with USING, grouped", SOME, shapes.grouped_columns),
    Series("expressions that are grouped", SOME, shapes.grouped_expressions),
    Series("GROUPING SETS", SOME, shapes.grouping_sets),
    Series("joins", SOME, shapes.joins),
    Series("texts that functions read", SOME, shapes.texts_that_functions_read),
    Series("joins, bare names", SOME, shapes.joins_of_bare_names),
    Series("joins of subqueries, bare names", SOME, shapes.joins_of_subqueries),
    Series("joins with USING", SOME, shapes.joins_using),
    Series("joins with USING and aliases", SOME, shapes.joins_using_with_alias),
    Series("joins, NATURAL", SOME, shapes.joins_natural),
    Series("joins, NATURAL, of one relation", SOME, shapes.joins_natural_of_one),
    Series("joins, LATERAL", SOME, shapes.joins_lateral),
    Series("joins, LATERAL, after a comma", SOME, shapes.joins_after_a_comma),
    Series("joins in parentheses, LATERAL", SOME, shapes.joins_in_parentheses),
    Series("commas, LATERAL", SOME, shapes.commas_lateral),
    Series("commas, bare names", SOME, shapes.commas),
    Series("commas of joins, bare names", SOME[:3], shapes.commas_of_joins),
    Series("subqueries with bare names from around", SOME, shapes.subqueries_of_bare_names),
    Series("system columns beside subqueries", SOME, shapes.system_columns_of_subqueries),
    Series("stars", SOME, shapes.stars),
    Series("whole rows", SOME, shapes.whole_rows),
    Series("whole rows that are missing", SOME, shapes.row_aliases),
    Series("unknown columns of joins", SOME, shapes.unknown_columns_of_joins),
    Series("WITH queries, each of the last", SOME, shapes.ctes),
    Series("WITH queries side by side", SOME, shapes.ctes_side_by_side),
    Series("WITH RECURSIVE, each of the next", SOME, shapes.ctes_recursive),
    Series("WITH queries of stars", SOME, shapes.ctes_of_stars),
)
STATEMENTS = (
    Series("subqueries, nested", DEPTHS, shapes.nested),
    Series("arms of UNION", SOME, shapes.unions),
    Series("parentheses, nested", DEPTHS, lambda n: shapes.where("(" * n + "o.id = $1" + ")" * n)),
    Series(
        "calls, nested",
        DEPTHS,
        lambda n: shapes.where("lower(" * n + "o.name" + ")" * n + " = 'x'"),
    ),
    Series(
        "CASE, nested",
        DEPTHS,
        lambda n: shapes.where("CASE WHEN true THEN " * n + "true" + " END" * n),
    ),
    Series(
        "conditions with AND",
        WIDE,
        lambda n: shapes.where(shapes.filled("o.name = 'x'", 17 * n, " AND ")),
    ),
    Series("IN list", WIDE, shapes.in_list),
    Series("labels in an IN list", WIDE, shapes.labels),
    Series("rows in an IN list", WIDE, shapes.rows_in_list),
    Series("operators in a row", WIDE, lambda n: shapes.selected(" || ".join(["o.name"] * n))),
    Series("select list", WIDE, lambda n: shapes.selected(", ".join(["o.name"] * n))),
    Series("ORDER BY names of the select list", SOME, shapes.order_by_names),
    Series("windows", SOME, shapes.windows),
    Series("operators over TRUE", SOME, shapes.operators_over_true),
    Series("named arguments", WIDE, shapes.named_arguments),
    Series("parameters", WIDE, shapes.parameters),
    Series("parameters beside parameters", WIDE, shapes.parameters_beside_parameters),
    Series("parameters in a row", WIDE, shapes.parameters_in_a_row),
    Series("subscripts", WIDE, shapes.subscripts),
    Series("holes that touch", WIDE, shapes.holes_that_touch),
    Series("holes behind values", WIDE, shapes.holes_behind_values),
    Series("colons in brackets", WIDE, shapes.colons_in_brackets),
    Series("Clojure without end", WIDE, shapes.clojure_without_end),
    Series("calls of json_object", WIDE, shapes.json_calls),
    Series("arguments of a call", WIDE, shapes.arguments_of_a_call),
    Series("rows of INSERT", WIDE, shapes.insert),
)
MIGRATIONS = (
    Series("ALTERs of one table, a file", SOME, shapes.alters_of_one_file, targets=()),
    Series("ALTERs of one table, a statement", SOME, shapes.alters_of_one_statement, targets=()),
    Series("columns dropped, as many relations", SOME, shapes.drops_of_columns, targets=()),
    Series("columns dropped, among backfills", SOME, shapes.drops_among_backfills, targets=()),
    Series("tables dropped, as many relations", SOME, shapes.drops_of_tables, targets=()),
    Series("tables dropped, among types", SOME, shapes.drops_among_types, targets=()),
    Series("tables dropped, as many readers", SOME[:3], shapes.drops_with_readers, targets=()),
    Series("migration files", SOME, shapes.migration_files, targets=()),
    Series("files and their tables", SOME, shapes.migration_tables, targets=()),
    Series("tables created", SOME, shapes.migration_creates, targets=()),
    Series("functions and triggers", SOME, shapes.migration_functions, targets=()),
    Series("bodies in quotes", SOME, shapes.migration_bodies_in_quotes, targets=()),
    Series("not understood, among relations", SOME, shapes.migration_unread, targets=()),
    Series("publications", SOME, shapes.migration_publications, targets=()),
    Series("backfills", SOME, shapes.migration_backfills, targets=()),
    Series("bytes: function body", BYTES, shapes.migration_body, targets=()),
)
LONG = (
    Series(
        "bytes: IN list",
        BYTES,
        lambda n: shapes.where(f"o.name IN ({shapes.filled('1234567', n)})"),
    ),
    Series(
        "bytes: VALUES",
        BYTES,
        lambda n: shapes.sql("VALUES " + shapes.filled("(1, 'abcd')", n) + ";"),
    ),
    Series("bytes: array of labels", BYTES, shapes.array_of_labels),
    Series("bytes: select list", BYTES, lambda n: shapes.selected(shapes.filled("o.name", n))),
    Series(
        "bytes: conditions with AND",
        BYTES,
        lambda n: shapes.where(shapes.filled("o.name = 'x'", n, " AND ")),
    ),
    Series("bytes: findings", BYTES, lambda n: shapes.selected(shapes.filled("o.nmae", n))),
    Series("bytes: string", BYTES, lambda n: shapes.where(f"o.name = '{'x' * n}'")),
    Series(
        "bytes: dollar-quoted string",
        BYTES,
        lambda n: shapes.where(f"o.name = $a${'x$ ' * (n // 3)}$a$"),
    ),
    Series(
        "bytes: string of quotes",
        BYTES,
        lambda n: shapes.where("o.name = '" + "''" * (n // 2) + "'"),
    ),
    Series(
        "bytes: comment", BYTES, lambda n: shapes.sql(f"/* {'x ' * (n // 2)} */ {shapes.QUERY}")
    ),
    Series(
        "bytes: comments, nested",
        BYTES,
        lambda n: shapes.sql("/*" * (n // 4) + "*/" * (n // 4) + shapes.QUERY),
    ),
    Series("bytes: line comments", BYTES, lambda n: shapes.sql("-- x\n" * (n // 5) + shapes.QUERY)),
    Series("bytes: quotes in tags", BYTES, lambda n: shapes.sql("SELECT '{{'a, " * (n // 14))),
    Series("bytes: tags of ERB", BYTES, lambda n: shapes.sql("a <% if, " * (n // 9) + "\n%>")),
    Series("bytes: empty statements", BYTES, lambda n: shapes.sql(";" * n)),
    Series("bytes: psql's ends of statements", BYTES, lambda n: shapes.sql("\\; " * (n // 3))),
    Series("bytes: arguments of psql", BYTES, lambda n: shapes.sql("\\set a " + "'' " * (n // 3))),
    Series("bytes: line of \\copy", BYTES, lambda n: shapes.sql("\\copy (" + "( " * (n // 2))),
    Series("bytes: blanks", BYTES, lambda n: shapes.sql(" " * n + shapes.QUERY)),
    Series("bytes: string that never ends", BYTES, lambda n: shapes.sql("SELECT '" + "x" * n)),
    Series("bytes: dollars", BYTES, lambda n: shapes.sql("SELECT " + "$a$ $" * (n // 5))),
    Series("bytes: one operator", BYTES, lambda n: shapes.sql("SELECT 1 " + "+" * n + " 1;")),
    Series("bytes: one name", BYTES, lambda n: shapes.sql(f"SELECT {'x' * n} FROM public.orgs;")),
    Series("bytes: one number", BYTES, lambda n: shapes.sql(f"SELECT {'1' * n} FROM public.orgs;")),
    Series("bytes: open parentheses", BYTES, lambda n: shapes.sql("SELECT " + "(" * n)),
    Series(
        "bytes: one statement a line",
        BYTES,
        lambda n: shapes.sql(shapes.filled(shapes.QUERY, n, "")),
    ),
)
SERIES = (*QUERIES, *PROGRAMS, *CONTRACTS, *FROM, *STATEMENTS, *MIGRATIONS, *LONG)


def points(series: Series, rounds: int, folder: Path) -> Iterator[tuple[int, Ran]]:
    """The median run for each size."""
    for n in series.sizes:
        inside = folder / "repository"
        shutil.rmtree(inside, ignore_errors=True)
        files = series.files(n)
        for name, text in files.items():
            path = inside / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        command = [sys.executable, "-m", "replicalint", *series.command]
        if series.command[0] != "contract":
            contract = inside / "contract.yaml" if "contract.yaml" in files else CONTRACT
            command += ["--contract", str(contract)]
        report = folder / "report"
        if series.command[0] == "check":
            command += ["--output", str(report)]
        command += [str(inside / target) for target in series.targets]
        runs = sorted((ran(command) for _ in range(rounds)), key=lambda one: one.cpu_seconds)
        middle = runs[len(runs) // 2]
        last = middle.last_line
        if series.command == CHECK:
            last = last_line(report)
        yield n, Ran(middle.seconds, middle.cpu_seconds, middle.megabytes, last)


def last_line(path: Path) -> str:
    """Without reading the file: a process starts with the memory of the one that starts it."""
    with path.open("rb") as file:
        file.seek(max(path.stat().st_size - 1000, 0))
        return file.read().decode(errors="replace").splitlines()[-1]


@dataclass
class Growth:
    """How one measure grows: the exponent of each step, where the step says something."""

    least: float
    most: float = 0.0
    before: tuple[int, float] | None = None

    def exponent(self, n: int, value: float) -> str:
        """The exponent of the step to this point, as it is printed."""
        before, self.before = self.before, (n, value) if value >= self.least else None
        if before is None or value <= 0:
            return ""
        exponent = log(value / before[1]) / log(n / before[0])
        self.most = max(self.most, exponent)
        return f"{exponent:.2f}"


def printed(series: Series, rounds: int, start: Ran, folder: Path, is_brief: bool) -> bool:
    """Prints a row for each size, or for the largest; whether it grows no faster than n log n."""
    time, memory = Growth(LEAST_SECONDS), Growth(LEAST_MEGABYTES)
    if not is_brief:
        print(f"\n{series.name}")
    for n, run in points(series, rounds, folder):
        seconds = max(run.cpu_seconds - start.cpu_seconds, 0.0)
        megabytes = max(run.megabytes - start.megabytes, 0.0)
        row = f"{n:>12,}{seconds:>9.2f} s{time.exponent(n, seconds):>6}"
        row += f"{megabytes:>8.0f} MB{memory.exponent(n, megabytes):>6}  {run.last_line[:70]}"
        if not is_brief:
            print(row, flush=True)
        if seconds > MOST_SECONDS:
            break
    fits = time.most <= MOST and memory.most <= MOST
    if is_brief:
        print(f"{series.name:42}{row}{'' if fits else '  TOO FAST'}", flush=True)
    elif not fits:
        print(f"{'':12} grows faster than n log n")
    return fits


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=3, help="runs of each point")
    parser.add_argument("--only", default="", metavar="WORD", help="the rows whose name holds it")
    parser.add_argument("--brief", action="store_true", help="only the largest size of each")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name, on_cores(1):
        folder = Path(name)
        small = Series("", (1,), lambda _: shapes.sql(shapes.QUERY))
        ((_, start),) = points(small, 5, folder)
        print(
            f"one statement: {start.cpu_seconds:.2f} s, {start.megabytes:.0f} MB, taken off below\n"
            f"{'n':>12}{'time':>11}  exp.{'memory':>11}  exp."
        )
        chosen = [series for series in SERIES if options.only in series.name]
        fits = [printed(series, options.rounds, start, folder, options.brief) for series in chosen]
    return 0 if all(fits) else 1


if __name__ == "__main__":
    sys.exit(main())
