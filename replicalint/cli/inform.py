"""The commands that tell: rules, explain, show, contract, completion."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.shell_completion import get_completion_class

from .options import A_PATH, FileCommand, check_rule_name, contract_option, max_file_size_option
from .output import CLEAN, NO_VERDICT, refuse, tell, write

if TYPE_CHECKING:
    from ..contract import Contract
    from ..files import Governed

COMPLETION = "_REPLICALINT_COMPLETE"


@click.command()
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown", "json"]),
    default="text",
    show_default=True,
    help="How the table is written.",
)
def rules(form: str) -> int:
    """List the rules."""
    from ..explain import rules_as_json, rules_as_markdown, rules_as_text
    from ..rules import RULES

    render = {"text": rules_as_text, "markdown": rules_as_markdown, "json": rules_as_json}[form]
    write(render(RULES))
    return CLEAN


def _complete_rule(_: click.Context, __: click.Parameter, incomplete: str) -> list[str]:
    from ..rules import RULES

    return [rule.name for rule in RULES if rule.name.startswith(incomplete)]


@click.command(cls=FileCommand)
@click.argument("rule", shell_complete=_complete_rule)
@click.pass_context
def explain(context: click.Context, rule: str) -> int:
    """Say what a rule finds, why, and what to do."""
    from ..explain import explanation
    from ..rules import RULES

    check_rule_name(rule, context.command.params[0])
    write(next(explanation(each) for each in RULES if each.name == rule))
    return CLEAN


@click.command(cls=FileCommand, short_help="Show what the statements of a file use.")
@click.argument("file", type=A_PATH)
@contract_option
@max_file_size_option
def show(file: Path, contract: Path | None, max_file_size: int) -> int:
    """Show what the statements of a file use: what the rules judge by."""
    from ..files import InputError
    from ..plan import plan

    planned = plan([file], contract, max_file_size)
    mistakes = list(planned.mistakes)
    tell(planned.notes)
    try:
        for task in planned.tasks:
            for one in task.governed:
                _show_query(one, task.root, max_file_size)
        for changes in planned.migrations:
            for path in changes.judged:
                _show_migration(path, changes.contract, changes.root, max_file_size)
    except InputError as error:
        mistakes += error.mistakes
    return refuse(mistakes) if mistakes else CLEAN


def _show_query(one: Governed, root: Path, most_bytes: int) -> None:
    """Writes the facts of a query file as one contract sees them."""
    from ..check import view
    from ..files import read_source
    from ..parse import statements
    from ..show import facts_as_text, heading
    from ..source import Fragment

    source = read_source(one.path, root, most_bytes)
    found = statements(Fragment(source, 0, len(source.text)), view(one.contract, one.endpoints))
    readers = [endpoint.name for endpoint in one.endpoints]
    write(heading(one.contract.source.path, readers) + facts_as_text(found))


def _show_migration(path: Path, contract: Contract, root: Path, most_bytes: int) -> None:
    """Writes the facts of a migration as if it came first."""
    from ..files import read_source
    from ..parse.migrations import migration
    from ..show import facts_as_text, heading, left_out_as_text
    from ..ways_back import parts

    cut = parts(read_source(path, root, most_bytes))
    steps = migration(cut.forward, contract)
    title = heading(contract.source.path, ["a migration"])
    write(title + facts_as_text(step.statement for step in steps) + left_out_as_text(cut.back))


@click.group()
def contract() -> None:
    """Check a contract, or print the format's schema."""


@contract.command("check", cls=FileCommand)
@click.argument("file", required=False, type=A_PATH)
@contract_option
def contract_check(file: Path | None, contract: Path | None) -> int:
    """Say what a contract holds, or all that is wrong with it.

    Without FILE: the contracts that are found from here upwards.
    """
    from ..contract import ContractError, summary
    from ..files import InputError, contract_root, governed, load_contract
    from ..plan import contracts_from

    status = CLEAN
    try:
        paths = contracts_from(Path.cwd(), file or contract)
    except InputError as error:
        return refuse(error.mistakes)
    for path in paths:
        try:
            loaded = load_contract(path)
            governed([loaded], contract_root(path))
        except (ContractError, InputError) as error:
            status = refuse([str(mistake) for mistake in error.mistakes])
        else:
            write(summary(loaded))
    return status


@contract.command("schema")
def contract_schema() -> int:
    """Print the JSON Schema of the contract's format, for editors."""
    from importlib.resources import files

    write((files("replicalint.contract") / "contract.schema.json").read_text("utf-8"))
    return CLEAN


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(context: click.Context, shell: str) -> int:
    """Print the shell's completion script.

    For bash: eval "$(replicalint completion bash)"
    """
    found = get_completion_class(shell)
    if found is None:
        return NO_VERDICT
    write(found(context.find_root().command, {}, "replicalint", COMPLETION).source() + "\n")
    return CLEAN
