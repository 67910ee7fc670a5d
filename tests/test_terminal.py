"""What a terminal gets and a pipe does not: its width, colours, links where they surely work."""

from __future__ import annotations

import fcntl
import os
import pty
import struct
import sys
import termios
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

import pytest

from replicalint.cli.output import wants_colour
from replicalint.cli.terminal import view, wants_links
from replicalint.report.view import LEAST_WIDTH, MOST_WIDTH, WIDTH

TELLING = (
    *("COLUMNS", "TERM", "TERM_PROGRAM", "VTE_VERSION", "WT_SESSION", "KITTY_WINDOW_ID"),
    *("TMUX", "STY", "CI", "FORCE_HYPERLINK", "NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE"),
    "CLICOLOR",
)


@pytest.fixture(autouse=True)
def nothing_told(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in TELLING:
        monkeypatch.delenv(variable, raising=False)


@pytest.fixture
def terminal() -> Iterator[TextIO]:
    """A terminal of 93 columns, to be standard output."""
    reader, writer = pty.openpty()
    fcntl.ioctl(writer, termios.TIOCSWINSZ, struct.pack("HHHH", 50, 93, 0, 0))
    with os.fdopen(writer, "w") as stream:
        yield stream
    os.close(reader)


@pytest.fixture
def pipe() -> Iterator[TextIO]:
    reader, writer = os.pipe()
    with os.fdopen(writer, "w") as stream:
        yield stream
    os.close(reader)


@pytest.mark.parametrize(
    ("columns", "width"),
    [
        ("200", 200),
        ("3", LEAST_WIDTH),
        ("9" * 99, MOST_WIDTH),
        ("0", 93),
        ("", 93),
        ("-5", 93),
        ("wide", 93),
        ("²", 93),
    ],
)
def test_the_width_is_that_of_columns_and_else_of_the_terminal(
    terminal: TextIO, monkeypatch: pytest.MonkeyPatch, columns: str, width: int
) -> None:
    monkeypatch.setattr(sys, "stdout", terminal)
    monkeypatch.setenv("COLUMNS", columns)
    assert (view().width, view().is_wrapped) == (width, True)


@pytest.mark.parametrize(("columns", "width"), [(None, WIDTH), ("80", 80)])
def test_elsewhere_the_width_is_fixed_and_no_sentence_is_broken(
    pipe: TextIO, monkeypatch: pytest.MonkeyPatch, columns: str | None, width: int
) -> None:
    monkeypatch.setattr(sys, "stdout", pipe)
    if columns is not None:
        monkeypatch.setenv("COLUMNS", columns)
    assert (view().width, view().is_wrapped) == (width, False)


@pytest.mark.parametrize(
    ("told", "has_links"),
    [
        ({}, False),
        ({"TERM": "xterm-256color"}, False),
        ({"TERM": "xterm-kitty"}, True),
        ({"TERM": "alacritty"}, True),
        ({"TERM_PROGRAM": "WezTerm"}, True),
        ({"TERM_PROGRAM": "Apple_Terminal"}, False),
        ({"VTE_VERSION": "7600"}, True),
        ({"VTE_VERSION": "4600"}, False),
        ({"WT_SESSION": "1"}, True),
        ({"WT_SESSION": "1", "CI": "true"}, False),
        ({"WT_SESSION": "1", "TERM": "dumb"}, False),
        ({"WT_SESSION": "1", "TMUX": "/tmp/tmux"}, False),
        ({"WT_SESSION": "1", "FORCE_HYPERLINK": "0"}, False),
        ({"FORCE_HYPERLINK": "1"}, True),
    ],
)
def test_links_are_for_terminals_that_are_known_to_open_them(
    terminal: TextIO, monkeypatch: pytest.MonkeyPatch, told: dict[str, str], has_links: bool
) -> None:
    monkeypatch.setattr(sys, "stdout", terminal)
    for name, value in told.items():
        monkeypatch.setenv(name, value)
    assert wants_links() is has_links


def test_a_pipe_has_no_links_unless_they_are_demanded(
    pipe: TextIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdout", pipe)
    monkeypatch.setenv("WT_SESSION", "1")
    assert not wants_links()
    monkeypatch.setenv("FORCE_HYPERLINK", "1")
    assert wants_links()


def test_an_address_is_that_of_a_file_of_the_repository(
    terminal: TextIO, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "stdout", terminal)
    (tmp_path / ".git").mkdir()
    (tmp_path / "sql").mkdir()
    (tmp_path / "sql/a é.sql").touch()
    monkeypatch.chdir(tmp_path / "sql")
    monkeypatch.setenv("FORCE_HYPERLINK", "1")
    address = view().address
    assert address is not None and address("sql/none.sql") is address("<stdin>") is None
    uri = address("sql/a é.sql")
    assert uri is not None and uri.startswith("file://")
    assert uri.endswith(f"{tmp_path.as_posix()}/sql/a%20%C3%A9.sql")


@pytest.mark.parametrize(
    ("told", "has_colours"),
    [
        ({}, True),
        ({"CLICOLOR": "1"}, True),
        ({"CLICOLOR": "0"}, False),
        ({"FORCE_COLOR": "0"}, False),
        ({"CLICOLOR": "0", "CLICOLOR_FORCE": "1"}, True),
        ({"NO_COLOR": "1", "CLICOLOR_FORCE": "1"}, False),
        ({"TERM": "dumb"}, False),
        ({"TERM": "dumb", "FORCE_COLOR": "1"}, True),
    ],
)
def test_a_terminal_has_colours_unless_it_says_otherwise(
    terminal: TextIO, monkeypatch: pytest.MonkeyPatch, told: dict[str, str], has_colours: bool
) -> None:
    monkeypatch.setattr(sys, "stdout", terminal)
    for name, value in told.items():
        monkeypatch.setenv(name, value)
    assert wants_colour(no_color=False) is has_colours
    assert not wants_colour(no_color=True)
