"""A server for Python's clients: it speaks the protocol, takes every statement, and has no rows.

It answers on a thread, and looks at what the program waits for to find the line that sent a
statement. https://www.postgresql.org/docs/current/protocol-message-formats.html
"""

from __future__ import annotations

import re
import socket
import struct
import sys
import threading
from types import FrameType

import sent

# What libraries ask when they connect, and clean up with: it is not of the host code.
_OWN = re.compile(
    r"select pg_catalog\.version\(\)|select current_schema\(\)|show |set "
    r"|SELECT t\.oid, typarray|SELECT pg_advisory_unlock_all"
    r"|SELECT set_config\(|RESET ALL|DISCARD ",
    re.IGNORECASE,
)
_ANSWERS = {
    "select pg_catalog.version()": "PostgreSQL 15.20",
    "show standard_conforming_strings": "on",
    "show transaction isolation level": "read committed",
    "select current_schema()": "public",
}
_PARAMETERS = {
    "server_version": "15.20",
    "client_encoding": "UTF8",
    "server_encoding": "UTF8",
    "DateStyle": "ISO, MDY",
    "TimeZone": "UTC",
    "integer_datetimes": "on",
    "standard_conforming_strings": "on",
}
_READS = re.compile(r"\s*(?:select|with|values|table|show|fetch|explain)\b", re.IGNORECASE)
_MAIN = threading.main_thread()


def message(kind: bytes, body: bytes = b"") -> bytes:
    return kind + struct.pack("!i", len(body) + 4) + body


def text(value: str) -> bytes:
    return value.encode() + b"\0"


def has_rows(statement: str) -> bool:
    return bool(_READS.match(statement)) or "returning" in statement.lower()


def described(statement: str) -> bytes:
    """The columns of a statement: one, of type text."""
    if not has_rows(statement):
        return message(b"n")
    column = text("column") + struct.pack("!ihihih", 0, 0, 25, -1, -1, 0)
    return message(b"T", struct.pack("!h", 1) + column)


def parameters(statement: str) -> int:
    return max((int(number) for number in re.findall(r"\$(\d+)", statement)), default=0)


class Connection:
    """One client."""

    def __init__(self, client: socket.socket) -> None:
        self.client = client
        self.status = b"I"
        self.statements: dict[bytes, str] = {}
        self.portals: dict[bytes, str] = {}

    def read(self, size: int) -> bytes:
        found = b""
        while len(found) < size:
            piece = self.client.recv(size - len(found))
            if not piece:
                raise EOFError
            found += piece
        return found

    def serve(self) -> None:
        try:
            self.start()
            while True:
                kind = self.read(1)
                body = self.read(struct.unpack("!i", self.read(4))[0] - 4)
                if kind == b"X":
                    break
                self.client.sendall(self.answer(kind, body))
        except (EOFError, OSError):
            pass
        self.client.close()

    def start(self) -> None:
        while True:
            size, code = struct.unpack("!ii", self.read(8))
            self.read(size - 8)
            if code == 196608:  # protocol 3.0; anything else asks for encryption
                break
            self.client.sendall(b"N")
        said = (message(b"S", text(name) + text(value)) for name, value in _PARAMETERS.items())
        key = message(b"K", bytes(8))
        self.client.sendall(message(b"R", bytes(4)) + b"".join(said) + key + self.ready())

    def ready(self) -> bytes:
        return message(b"Z", self.status)

    def answer(self, kind: bytes, body: bytes) -> bytes:
        match kind:
            case b"Q":
                statement = body[:-1].decode()
                record(statement, 0)
                return self.run(statement, True) + (b"" if is_copy_in(statement) else self.ready())
            case b"P":
                name, statement, _ = body.split(b"\0", 2)
                self.statements[name] = statement.decode()
                record(statement.decode(), parameters(statement.decode()))
                return message(b"1")
            case b"B":
                portal, name, _ = body.split(b"\0", 2)
                self.portals[portal] = self.statements[name]
                return message(b"2")
            case b"D" if body[:1] == b"S":
                statement = self.statements[body[1:-1]]
                count = parameters(statement)
                types = struct.pack(f"!h{count}i", count, *[25] * count)
                return message(b"t", types) + described(statement)
            case b"D":
                return described(self.portals[body[1:-1]])
            case b"E":
                statement = self.portals[body.split(b"\0", 1)[0]]
                record(statement, parameters(statement), is_again=True)
                return self.run(statement, False)
            case b"C":
                return message(b"3")
            case b"S":
                return self.ready()
            case b"c":
                return message(b"C", text("COPY 0")) + self.ready()
            case b"f":
                error = b"SERROR\0C57014\0MCOPY failed\0\0"
                return message(b"E", error) + self.ready()
        return b""

    def run(self, statement: str, is_simple: bool) -> bytes:
        """What the server says of a statement that is run."""
        words = statement.split()
        word = words[0].upper().rstrip(";") if words else ""
        if word in ("BEGIN", "START"):
            self.status = b"T"
        elif word in ("COMMIT", "ROLLBACK") and "TO" not in words:
            self.status = b"I"
        if not words:
            return message(b"I")
        if word == "COPY":
            if is_copy_in(statement):
                return message(b"G", b"\0" + bytes(2))
            copied = message(b"H", b"\0" + bytes(2)) + message(b"c")
            return copied + message(b"C", text("COPY 0"))
        rows = b""
        if value := _ANSWERS.get(statement):
            rows = message(b"D", struct.pack("!hi", 1, len(value)) + value.encode())
        head = described(statement) if is_simple and has_rows(statement) else b""
        tag = "SELECT 0" if has_rows(statement) else {"INSERT": "INSERT 0 0"}.get(word, word)
        return head + rows + message(b"C", text(tag))


def is_copy_in(statement: str) -> bool:
    return bool(re.match(r"\s*copy\b.*\bfrom\s+stdin\b", statement, re.IGNORECASE | re.DOTALL))


def record(statement: str, count: int, is_again: bool = False) -> None:
    """Notes a statement; one that is run is noted where it was not when it was prepared."""
    if _OWN.match(statement) or not statement.strip():
        return
    if not (is_again and sent.is_last(statement)):
        sent.send(statement, count, stack())


def stack() -> FrameType | None:
    """What the program does: where it awaits, else what its thread runs."""
    return sent.awaiting() or sys._current_frames().get(_MAIN.ident or 0)


def start() -> int:
    """Starts the server; the port that it listens on."""
    listener = socket.create_server(("127.0.0.1", 0))

    def accept() -> None:
        while True:
            client, _ = listener.accept()
            client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            threading.Thread(target=Connection(client).serve, daemon=True).start()

    threading.Thread(target=accept, daemon=True).start()
    return int(listener.getsockname()[1])
