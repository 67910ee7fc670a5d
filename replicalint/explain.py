"""The rules as people and programs read them: the table of all, and the documentation of one."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from textwrap import dedent

from msgspec import Struct
from msgspec.structs import replace

from . import sqlstate
from .documentation import rule_page
from .finding import Severity
from .rule import Rule

_FENCE = re.compile(r"```(?P<language>\w*)(?: (?P<kind>\w*))?")


def rules_as_text(rules: Sequence[Rule]) -> str:
    """One line a rule: name, severity, SQLSTATE, summary."""
    size = max(len(rule.name) for rule in rules)
    room = max(len(_severities(rule)) for rule in rules)
    return "".join(
        f"{rule.name:<{size}}  {_severities(rule):<{room}}  {rule.sqlstate or '':<5}"
        f"  {rule.summary}\n"
        for rule in rules
    )


def _severities(rule: Rule) -> str:
    """`note/warning`: all that its findings may have."""
    return "/".join(severity.value for severity in rule.severities)


def _when(rule: Rule) -> str:
    """`note; warning where a relation has a column in rollout`."""
    others = (f"{other.severity.value} {other.where}" for other in rule.otherwise)
    return "; ".join((rule.severity.value, *others))


def _otherwise(rule: Rule) -> list[dict[str, str]]:
    return [{"severity": other.severity.value, "where": other.where} for other in rule.otherwise]


def rules_as_markdown(rules: Sequence[Rule]) -> str:
    """A table of them, for documents."""
    head = "| rule | severity | SQLSTATE | what |\n|---|---|---|---|\n"
    return head + "".join(
        f"| {rule.name} | {_when(rule)} | {rule.sqlstate or ''} | {_in_cell(rule.summary)} |\n"
        for rule in rules
    )


def rules_as_json(rules: Sequence[Rule]) -> str:
    """The same for programs."""
    return json.dumps([_values(rule) for rule in rules], indent=2) + "\n"


def _values(rule: Rule) -> dict[str, object]:
    return {
        "name": rule.name,
        "severity": rule.severity.value,
        "otherwise": _otherwise(rule),
        "sqlstate": rule.sqlstate,
        "summary": rule.summary,
    }


def explanation(rule: Rule) -> str:
    """The documentation of a rule; its examples are set off and say which is which."""
    answer = f", the replica answers {rule.sqlstate}" if rule.sqlstate else ""
    lines = [f"{rule.name}: {_when(rule)}{answer}", "", *_prose(rule)]
    return "\n".join(lines).rstrip() + "\n"


def explanations_as_text(rules: Sequence[Rule]) -> str:
    """Those of several, an empty line between them."""
    return "\n".join(map(explanation, rules))


def explanations_as_markdown(rules: Sequence[Rule]) -> str:
    """The same as pages in a row."""
    return "\n".join(map(explanation_as_markdown, rules))


def _prose(rule: Rule) -> Iterator[str]:
    for part in _parts(rule):
        if not part.kind:
            yield from part.lines
            continue
        yield f"{part.kind.capitalize()}:"
        yield ""
        yield from (f"    {line}".rstrip() for line in part.lines)


def explanation_as_markdown(rule: Rule) -> str:
    """The page of a rule: what and why, a bad and a good example, how to fix it, what PostgreSQL
    answers, and how to suppress it.
    """
    return f"# {rule.name}\n\n{help_as_markdown(rule)}"


def help_as_markdown(rule: Rule) -> str:
    """The same without its title, below which it stands elsewhere."""
    parts = _parts(rule)
    first, *why = parts[0].lines
    lines = [first, "", f"{_about(rule)}", "", "## Why", *why, *_examples(parts[1:])]
    lines += ["## What PostgreSQL answers", "", *_answer(rule), ""]
    lines += ["## How to suppress it", "", *_suppressing(rule)]
    return "\n".join(lines).rstrip() + "\n"


def index_as_markdown(rules: Sequence[Rule]) -> str:
    """The page that lists the pages of all rules."""
    rows = "".join(
        f"| [{rule.name}]({rule.name}.md) | {_when(rule)} | {rule.sqlstate or ''} "
        f"| {_in_cell(rule.summary)} |\n"
        for rule in rules
    )
    return f"# Rules\n\n| rule | severity | SQLSTATE | what |\n|---|---|---|---|\n{rows}"


def explanations_as_json(rules: Sequence[Rule]) -> str:
    """The documentation of rules for programs."""
    values = [
        {
            **_values(rule),
            "subject": subject(rule),
            "optional": rule.is_optional,
            "page": rule_page(rule.name),
            "markdown": help_as_markdown(rule),
        }
        for rule in rules
    ]
    return json.dumps(values, indent=2) + "\n"


def subject(rule: Rule) -> str:
    """What a rule judges."""
    kinds = {"queries": rule.queries, "migrations": rule.migrations}
    return " and ".join(kind for kind, check in kinds.items() if check is not None) or "files"


class _Passage(Struct, frozen=True):
    """Lines of the documentation in a row: prose, or an example of a kind and in a language."""

    lines: tuple[str, ...]
    kind: str = ""
    language: str = ""


def _parts(rule: Rule) -> list[_Passage]:
    """The documentation, divided at its examples; the first part is prose."""
    first, _, rest = rule.doc.strip().partition("\n")
    parts = [_Passage((first.rstrip(),))]
    for line in dedent(rest).split("\n"):
        fence = _FENCE.fullmatch(line.strip())
        last = parts[-1]
        if fence is None:
            parts[-1] = replace(last, lines=(*last.lines, line.rstrip()))
        elif last.kind:
            parts.append(_Passage(()))
        else:
            parts.append(_Passage((), fence["kind"], fence["language"]))
    return parts


def _about(rule: Rule) -> str:
    """One line: its severity, what it judges, where it holds."""
    severity = {Severity.ERROR: "An error", Severity.WARNING: "A warning", Severity.NOTE: "A note"}
    others = (f", {severity[one.severity].lower()} {one.where}" for one in rule.otherwise)
    about = f"{severity[rule.severity]}{''.join(others)}, about {subject(rule)}"
    if rule.replication is not None:
        about += f", where replication is {rule.replication}"
    return f"{about}{', where it is selected' if rule.is_optional else ''}."


def _examples(parts: Sequence[_Passage]) -> Iterator[str]:
    """The examples with the prose between them; the prose before the first good one is the remedy.

    A line of carets in a bad example marks what is found, and by which rule.
    """
    good = next((at for at, part in enumerate(parts) if part.kind == "good"), len(parts))
    remedy = good - 1 if good and _is_prose(parts[good - 1]) else good
    for at, part in enumerate(parts):
        if at == 0:
            yield from ("## Example", "")
        if at == remedy:
            yield from ("## How to fix it", "")
        if not part.kind:
            yield from _without_margin(part.lines)
            continue
        yield from (f"{part.kind.capitalize()}:", "", f"```{part.language}")
        yield from part.lines
        yield from ("```", "")


def _is_prose(part: _Passage) -> bool:
    return not part.kind and any(part.lines)


def _without_margin(lines: Sequence[str]) -> Iterator[str]:
    """The lines from the first that says something on, and one empty line behind them."""
    text = "\n".join(lines).strip("\n")
    if text:
        yield from (*text.split("\n"), "")


_ANSWERS = {
    "queries": (
        "A finding names the SQLSTATE where the replica is known to answer with an error. Where it",
        "names none, no error can be relied on to tell: what differs is the result, if anything.",
    ),
    "migrations": (
        "As a rule no error while the migration runs on the primary. What it breaks, and where,",
        "is said above.",
    ),
    "files": ("Nothing: it is about comments and names, not about what runs.",),
}


def _answer(rule: Rule) -> Iterable[str]:
    if rule.sqlstate is None:
        return _ANSWERS[subject(rule).partition(" ")[0]]
    name = next(name for name, value in vars(sqlstate).items() if value == rule.sqlstate)
    return (f"SQLSTATE `{rule.sqlstate}`, `{name.lower()}`, unless the finding names another one.",)


def _suppressing(rule: Rule) -> Iterator[str]:
    yield "By a comment on the line of the statement or on the line above, with a reason, and until"
    yield "a day if there is one:"
    yield ""
    yield "```sql"
    yield f"-- replicalint: ignore[{rule.name}] until=2027-01-31 why it does no harm here"
    yield "```"
    yield ""
    yield "`ignore-file` in the place of `ignore` holds for the whole file."


def _in_cell(text: str) -> str:
    return text.replace("|", chr(92) + "|")
