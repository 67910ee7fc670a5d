"""Reads a project's own settings: the keys of `check`, and what belongs to a run.

They stand in `[tool.replicalint]` of pyproject.toml. Its paths are relative to its folder.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from types import MappingProxyType

from msgspec import Struct, field

from ..source import Source, Span
from .check_settings import CHECK_KEYS, NO_SETTINGS, CheckSettings, leaves, read_check_keys
from .mistake import ContractError, Mistakes, shown
from .node import Node, NodeKind
from .reading import choice, expected, fields, text, unique

RUN_KEYS = ("contract", "fail_on", "fail_on_unanalysed", "format", "output", "baseline")
_FAIL_ON = ("error", "warning", "note", "never")


class ProjectOutput(Struct, frozen=True):
    """A file that a report goes to, in its own format where it has one."""

    form: str | None
    path: str
    span: Span


class ProjectSettings(Struct, frozen=True):
    """What a project says of its runs; None and an empty tuple: nothing.

    `base` is the folder that its paths are relative to, as paths are printed: "" or with a slash at
    its end. `keys` are the places of the keys.
    """

    source: Source
    base: str = ""
    check: CheckSettings = NO_SETTINGS
    contract: str | None = None
    fail_on: str | None = None
    fail_on_unanalysed: bool | None = None
    form: str | None = None
    outputs: tuple[ProjectOutput, ...] = ()
    baseline: str | None = None
    keys: Mapping[str, Span] = field(default_factory=lambda: MappingProxyType({}))


def read_project_settings(node: Node, base: str, formats: Collection[str]) -> ProjectSettings:
    """The settings that a table is; raises ContractError with every mistake."""
    mistakes = Mistakes()
    values = fields(node, (*CHECK_KEYS, *RUN_KEYS), mistakes)
    settings = ProjectSettings(
        node.span.source,
        base,
        read_check_keys(values, mistakes, base),
        _path(values.get("contract"), mistakes),
        _one_of(values.get("fail_on"), _FAIL_ON, mistakes),
        _yes_or_no(values.get("fail_on_unanalysed"), mistakes),
        _one_of(values.get("format"), formats, mistakes),
        _outputs(values.get("output"), formats, mistakes),
        _path(values.get("baseline"), mistakes),
        MappingProxyType({entry.key: entry.span for entry in node.entries}),
    )
    if mistakes.found:
        raise ContractError(mistakes.found)
    return settings


def _one_of(node: Node | None, words: Collection[str], mistakes: Mistakes) -> str | None:
    return None if node is None else choice(node, tuple(words), mistakes)


def _yes_or_no(node: Node | None, mistakes: Mistakes) -> bool | None:
    if node is None:
        return None
    if node.kind is NodeKind.BOOLEAN:
        return node.text == "true"
    expected(node, "true or false", mistakes)
    return None


def _path(node: Node | None, mistakes: Mistakes) -> str | None:
    """A path that stays in the repository: the settings may come with a stranger's pull request."""
    if node is None:
        return None
    written = text(node, mistakes, "a path")
    return None if written is None else _inside(written, node, mistakes)


def _inside(written: str, node: Node, mistakes: Mistakes) -> str | None:
    if not written.isprintable() or "\\" in written:
        expected(node, "a path with / as separator", mistakes)
    elif leaves(written) or written.startswith("/"):
        message = f"{shown(written)} leaves the repository"
        hint = "Paths are relative to the folder of the file and stay in the repository."
        mistakes.add(node.span, node.path, message, hint)
    elif ".git" in written.lower().split("/"):
        expected(node, "a path outside .git", mistakes)
    else:
        return written
    return None


def _outputs(
    node: Node | None, formats: Collection[str], mistakes: Mistakes
) -> tuple[ProjectOutput, ...]:
    """`report.txt`, `sarif=report.sarif`, or a list of such."""
    if node is None:
        return ()
    if node.kind is NodeKind.TEXT:
        node = Node(NodeKind.LIST, node.span, node.path, items=(node,))

    def read(item: Node, mistakes: Mistakes) -> tuple[str | None, str] | None:
        written = text(item, mistakes, "the path of a file")
        if written is None:
            return None
        form, sign, behind = written.partition("=")
        is_named = bool(sign) and form in formats
        path = behind if is_named else written
        if path in ("", "-"):
            expected(item, "the path of a file", mistakes)
            return None
        return None if _inside(path, item, mistakes) is None else (form if is_named else None, path)

    found = unique(node, mistakes, "paths", read)
    return tuple(ProjectOutput(form, path, item.span) for (form, path), item in found.items())
