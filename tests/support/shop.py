"""A small shop that `replicalint verify` is tried on: contract, schema, and what it printed."""

from __future__ import annotations

import json
import re

TEXT = """\
replicalint: 1
name: shop
replica: {replication: logical, postgres: 15, search_path: [shop]}
relations:
  shop.orders:
    columns:
      id: bigint
      state: shop.state
      tags: text[]
      priority: {type: boolean, rollout: adding, absent: false}
types:
  shop.state: {enum: [open, paid]}
functions: ["shop.known(text)"]
sequences: [shop.numbers]
extensions: []
not_replicated:
  shop.totals: {kind: view, instead: shop.orders}
endpoints:
  /orders: {queries: [sql/*.sql]}
"""
SCHEMA = """\
CREATE SCHEMA shop;
CREATE TYPE shop.state AS ENUM ('open', 'paid');
CREATE TABLE shop.orders (id bigint, state shop.state, tags text[]);
CREATE FUNCTION shop.known(text) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE SEQUENCE shop.numbers;
"""
ON_THE_PRIMARY = "CREATE VIEW shop.totals AS SELECT o.id FROM shop.orders o;"
AS_PROMISED = "SELECT o.id, o.state FROM orders o WHERE o.id = :id AND o.state = :state;\n"


class Ran:
    """How the command ended and what it printed."""

    def __init__(self, status: int, out: str, err: str) -> None:
        self.status, self.err = status, err
        self.out = re.sub(r"^(replica|primary)  .*\n", r"\1\n", out, flags=re.MULTILINE)

    @property
    def json(self) -> dict:
        return json.loads(self.out)

    @property
    def verdicts(self) -> list[tuple[object, ...]]:
        """Line, column, outcome and the replica's SQLSTATE of each statement."""
        return [
            (one["line"], one["column"], one["outcome"], (one["replica"] or {}).get("sqlstate"))
            for one in self.json["statements"]
        ]

    @property
    def differences(self) -> list[tuple[int, str]]:
        """Line of the contract and message of each difference."""
        return [
            (one["line"], one["message"])
            for one in self.json["catalogue"]
            if one["kind"] == "difference"
        ]

    @property
    def notes(self) -> list[tuple[int, str]]:
        found = self.json["catalogue"]
        return [(one["line"], one["message"]) for one in found if one["kind"] == "note"]
