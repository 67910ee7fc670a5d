"""`replicalint verify` on a server that means no good: one line, in bounded time and memory."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest
from peers import (
    DONE,
    LOGIN,
    NOTICE,
    ONE_COLUMN,
    READY,
    Manners,
    answering,
    endless,
    message,
    peer,
    row,
    saying,
    silent,
)

from replicalint.api import load_contract
from replicalint.cli.command import status_of
from replicalint.live.catalogue import differences
from replicalint.live.failure import ServerError
from replicalint.live.server import Server
from replicalint.live.snapshot import snapshot

ONE_GB = struct.pack("!i", 1 << 30)
AUTHENTICATED = message(b"R", struct.pack("!i", 0))
REFUSAL = message(b"E", b"SERROR\0C42P01\0M\x1b[31m\r\n::error::no\0\0")
KLINGON = LOGIN.removesuffix(READY) + message(b"S", b"client_encoding\0KLINGON\0") + READY


@pytest.mark.parametrize(
    ("manners", "ending"),
    [
        (silent, "connection timeout expired"),
        (endless(AUTHENTICATED, NOTICE * 100), "connection timeout expired"),
        (saying(b"E" + ONE_GB), "failed: @"),
        (saying(b"HTTP/1.1 400 Bad Request\r\n\r\n"), "but received H"),
        (saying(b"R" + ONE_GB), "received invalid authentication request"),
        (saying(message(b"R", struct.pack("!i", 77))), "authentication method 77 not supported"),
    ],
)
def test_no_login(
    shop_repository: Path, capsys: pytest.CaptureFixture[str], manners: Manners, ending: str
) -> None:
    with peer(manners) as dsn:
        assert status_of(["verify", "--replica", f"{dsn} connect_timeout=2"]) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert err.startswith("replica: ")
    assert err.endswith(f"{ending}\n")


@pytest.mark.parametrize(
    ("manners", "ending"),
    [
        (answering(b""), "no answer within 0.2 s"),
        (answering(DONE[:6]), "no answer within 0.2 s"),
        (answering(ONE_COLUMN + b"D" + ONE_GB), "no answer within 0.2 s"),
        (answering(b"S" + ONE_GB), 'got message type "S", length 1073741824'),
        (endless(LOGIN, NOTICE * 100), "no answer within 0.2 s"),
        (endless(LOGIN, DONE), "no answer within 0.2 s"),
        (endless(LOGIN, REFUSAL * 100), "no answer within 0.2 s"),
        (answering(message(b"G", b"\0\0\0")), "unexpected COPY"),
        (answering(message(b"H", b"\0\0\0")), "unexpected COPY"),
        (answering(message(b"W", b"\0\0\0")), "unexpected COPY"),
        (answering(DONE + READY, ONE_COLUMN + row(b"[") + DONE + READY), "cannot be read"),
        (answering(DONE + READY, ONE_COLUMN + row(b"[" * 100_000) + DONE + READY), "be read"),
        (answering(DONE + READY, ONE_COLUMN + row(b"1") + DONE + READY), "cannot be read"),
        (answering(REFUSAL + READY), "\\x1b[31m ::error::no"),
        (endless(KLINGON, NOTICE), "no answer within 0.2 s"),
    ],
)
def test_no_answer(manners: Manners, ending: str) -> None:
    with peer(manners) as dsn:
        server = Server("replica", dsn, patience=0.2)
        with pytest.raises(ServerError) as lost:
            server.rows("SELECT 1")
        server.close()
    assert str(lost.value).startswith("replica: stopped answering: ")
    assert str(lost.value).endswith(ending)
    assert "\n" not in str(lost.value)


def test_an_answer_without_an_end() -> None:
    manners = endless(LOGIN + ONE_COLUMN + b"D" + ONE_GB, b"x" * (1 << 20))
    with peer(manners) as dsn:
        server = Server("replica", dsn)
        with pytest.raises(ServerError, match="the answer exceeds 256 MB"):
            server.rows("SELECT 1")
        server.close()


@pytest.mark.parametrize(
    "rows", [b"", ONE_COLUMN + row(b'{"a": 1}'), ONE_COLUMN + row(b'{"a": 1, "a": "x"}')]
)
def test_a_catalogue_that_is_none(
    shop_repository: Path, capsys: pytest.CaptureFixture[str], rows: bytes
) -> None:
    with peer(answering(DONE + READY, rows + DONE + READY)) as dsn:
        assert status_of(["verify", "--replica", dsn]) == 2
    err = capsys.readouterr().err
    assert err == "replica: stopped answering: its catalogue cannot be read (after 0 statements)\n"


def test_a_relation_of_an_unknown_kind(shop_repository: Path) -> None:
    end = DONE + READY
    relation = ONE_COLUMN + row(b'{"1": "shop", "2": "orders", "3": "?", "4": false}') + end
    recovery = ONE_COLUMN + row(b'{"1": false}') + end
    empty = ONE_COLUMN + end
    answers = (relation, empty, recovery, *[empty] * 5)
    turns = [turn for answer in answers for turn in (end, answer, end)]
    with peer(answering(*turns, b"")) as dsn:
        server = Server("replica", dsn)
        contract = load_contract("replicalint.yaml")
        found = snapshot(server, contract)
        said = [one.message for one in differences(contract, server, found)]
        server.close()
    kind = "a relation of another kind"
    assert f'relation "shop.orders" is {kind} on the replica, not a table' in said
