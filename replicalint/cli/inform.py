"""The commands that tell: rules, explain, show, completion."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.shell_completion import ShellComplete, get_completion_class

from ..source import visible
from .colouring import explanation_in_colour, rules_in_colour
from .options import (
    A_PATH,
    FileCommand,
    check_rule_name,
    contract_option,
    debug_option,
    format_option,
    max_file_size_option,
    no_color_option,
)
from .output import (
    CLEAN,
    NO_VERDICT,
    coloured,
    hand_over,
    refuse,
    tell,
    tell_bugs,
    wants_colour,
    write,
)
from .usage import COMPLETION

if TYPE_CHECKING:
    from ..border import Border
    from ..files.governing import Governed
    from ..finding import InternalError
    from ..host_code import HostCode
    from ..run_plan import MigrationTask
    from ..syntax.reading import Reading
    from ..syntax.statement import Syntax


@click.command()
@format_option(("text", "markdown", "json"), "Output format.")
@no_color_option
def rules(form: str, no_color: bool) -> int:
    """List the rules."""
    from ..explain import rules_as_json, rules_as_markdown, rules_as_text
    from ..rules import RULES

    render = {"text": rules_as_text, "markdown": rules_as_markdown, "json": rules_as_json}[form]
    text = render(RULES)
    if form == "text":
        text = coloured(rules_in_colour(text), wants_colour(no_color))
    write(text)
    return CLEAN


def _complete_rule(_: click.Context, __: click.Parameter, incomplete: str) -> list[str]:
    from ..rules import RULES

    return [name for name in RULES.names if name.startswith(incomplete)]


@click.command(cls=FileCommand)
@click.argument("rule", shell_complete=_complete_rule, required=False, metavar="RULE")
@click.option("--all", "every", is_flag=True, help="Explain every rule.")
@format_option(("text", "markdown", "json"), "Output format.")
@no_color_option
@click.pass_context
def explain(
    context: click.Context, rule: str | None, every: bool, form: str, no_color: bool
) -> int:
    """Explain what a rule finds, why, and how to fix it."""
    from ..explain import explanations_as_json, explanations_as_markdown, explanations_as_text
    from ..rules import RULES

    if every == (rule is not None):
        raise click.UsageError("expected a RULE, or --all")
    if rule is not None:
        check_rule_name(rule, context.command.params[0])
    renderers = {
        "text": explanations_as_text,
        "markdown": explanations_as_markdown,
        "json": explanations_as_json,
    }
    text = renderers[form]([*RULES] if rule is None else [RULES.named(rule)])
    if form == "text":
        text = coloured(explanation_in_colour(text), wants_colour(no_color))
    write(text)
    return CLEAN


@click.command(cls=FileCommand, short_help="Show what the statements of a file use.")
@click.argument("file", type=A_PATH, required=False)
@click.option(
    "--reach",
    metavar="ENDPOINT",
    help="Show the functions that the entries of an endpoint reach, in place of a file.",
)
@contract_option
@max_file_size_option
@debug_option
def show(
    file: Path | None, reach: str | None, contract: Path | None, max_file_size: int, debug: bool
) -> int:
    """Show what the statements of a file use: the facts that rules check."""
    from ..border import Border
    from ..files.governing import Governed
    from ..files.reading import InputError
    from ..planner import plan_run

    if reach is not None:
        if file is not None:
            raise click.UsageError("--reach shows what an endpoint reaches: leave out FILE")
        return _show_reach(reach, contract, max_file_size, debug=debug)
    if file is None:
        raise click.UsageError("Missing argument 'FILE'.")
    planned = plan_run([file], contract, max_file_size, is_bounded=True)
    mistakes = list(planned.mistakes)
    tell((*planned.passed_over, *planned.notes))
    border = Border()
    try:
        for task in planned.tasks:
            for one in (Governed(task.path, how) for how in task.governed):
                if task.code is not None:
                    _show_code(one, task.code, border)
                else:
                    _show_query(one, task.root, max_file_size, border)
        for changes in planned.migrations:
            for path in changes.judged:
                _show_migration(path, changes, border)
    except InputError as error:
        mistakes += error.mistakes
    bugs = (*border.errors, *(bug for code in planned.code for bug in code.bugs))
    status = tell_bugs(bugs, debug=debug) or CLEAN
    return refuse(mistakes) if mistakes else status


def _show_reach(name: str, contract: Path | None, most_bytes: int, *, debug: bool) -> int:
    """Writes what the entries of an endpoint reach, in each contract that has them."""
    from ..contract import ContractError
    from ..files.contract_search import contracts_from
    from ..files.contracts import contract_root, load_contract
    from ..files.reading import InputError
    from ..host_code import HostCode
    from ..show_reach import reach_as_text

    texts: list[str] = []
    known: list[str] = []
    bugs: list[InternalError] = []
    try:
        found = contracts_from(Path.cwd(), contract)
        tell(found.notes)
        for path in found.files:
            loaded = load_contract(path)
            known += [one.name for one in loaded.endpoints if one.code]
            code = HostCode(contract_root(path), most_bytes, is_bounded=True)
            reach = code.reach(loaded)
            bugs += code.bugs
            tell(code.notes)
            if reach.mistakes:
                raise ContractError(reach.mistakes)
            entries = [one for one in reach.entries if one.endpoint.name == name]
            texts += [reach_as_text(name, entries, code, loaded)] if entries else []
    except (ContractError, InputError) as error:
        return refuse([str(mistake) for mistake in error.mistakes])
    if not texts:
        verb = "has" if len(known) == 1 else "have"
        listed = f": {', '.join(map(visible, known))} {verb}" if known else ""
        return refuse([f'no endpoint "{visible(name)}" has entries under code{listed}'])
    write("\n".join(texts))
    return tell_bugs(bugs, debug=debug) or CLEAN


def _show_query(one: Governed, root: Path, most_bytes: int, border: Border) -> None:
    """Writes the facts of a query file as one contract sees them."""
    from ..extract import fragments
    from ..files.reading import read_source
    from ..replica import looked_up
    from ..resolve import Session
    from ..show import contents_as_text, heading, statement_as_text, unselected_as_text
    from ..syntax.reading import read
    from ..syntax.styles import styles_of

    source = read_source(one.path, root, most_bytes)
    session = Session(one.how.selected)
    readers = [endpoint.name for endpoint in one.how.endpoints]
    readings = [read(fragment) for fragment in fragments(source)]
    every = [*_statements(readings, border)]

    def text(syntax: Syntax) -> str:
        if not session.selects(syntax):
            session.pass_over(syntax)
            return unselected_as_text(syntax.span, syntax.kind, syntax.name)
        return statement_as_text(looked_up(session.resolve(syntax), session.seen_by(syntax)))

    write(heading(one.contract.source.path, readers))
    recognised = {
        "headers": (one.header.style.example for one in every if one.header is not None),
        "parameters": (style.name for one in every for style in styles_of(one.lexemes)),
        "template": (one.template.kind.name for one in readings if one.template is not None),
    }
    write(contents_as_text(source.path, [one.name for one in every], recognised))
    write(_shown(every, text, border))


def _show_code(one: Governed, code: HostCode, border: Border) -> None:
    """Writes the SQL of a program as one contract sees it."""
    from ..show import heading
    from ..show_code import code_as_text

    found = code.extraction(one.path, (one.contract,))
    write(heading(one.contract.source.path, [endpoint.name for endpoint in one.how.endpoints]))
    write(code_as_text(found, one.how.selected, border))


def _show_migration(path: Path, changes: MigrationTask, border: Border) -> None:
    """Writes the facts of a migration as if it came first."""
    from ..extract.migrations import migrations
    from ..files.indexes import read_indexes
    from ..files.reading import read_source
    from ..replay import Fold
    from ..show import heading, left_out_as_text, statement_as_text
    from ..syntax.reading import read

    contract, root, most_bytes = changes.contract, changes.root, changes.most_bytes
    entry, is_base = changes.entries.get(path, (0, False))
    tool = "sql" if is_base else contract.migrations[entry].tool
    source = read_source(path, root, most_bytes)
    (migration,) = migrations([source], tool, read_indexes([path], root, most_bytes))
    fold = Fold.of(contract)
    write(heading(contract.source.path, ["a migration"]))
    facts = [statement_as_text(fold.unread(x.span, x.reason).statement) for x in migration.misfits]
    for unit in migration.units:
        fold.begin_session(is_transaction=unit.is_transaction)
        facts.append(
            _shown(
                _statements(map(read, unit.fragments), border),
                lambda syntax: statement_as_text(fold.step(syntax).statement),
                border,
            )
        )
    write("\n".join(facts) + left_out_as_text(migration.back))


def _statements(readings: Iterable[Reading], border: Border) -> Iterator[Syntax]:
    """The statements of a source."""
    from ..border import in_file

    for reading in readings:
        yield from border.each(reading.__iter__, in_file(reading.fragment.source))


def _shown(statements: Iterable[Syntax], text: Callable[[Syntax], str], border: Border) -> str:
    """What is written about each statement, a line between them."""
    from ..border import at

    shown = (
        border.only(partial(text, syntax), at(syntax.span, syntax.name)) for syntax in statements
    )
    return "\n".join(one for one in shown if one is not None)


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(context: click.Context, shell: str) -> int:
    """Print the completion script of a shell.

    For bash: eval "$(replicalint completion bash)"
    """
    found = get_completion_class(shell)
    if found is None:
        return NO_VERDICT
    completer = found(context.find_root().command, {}, "replicalint", COMPLETION)
    hand_over(ShellComplete.source(completer) + "\n")  # bash's own would run bash
    return CLEAN
