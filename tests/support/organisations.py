"""Organisations with an app, as the tests of the reference system need them on a primary."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from servers import Database

# The organisations whose flag is not what the view says.
WRONG_FLAGS = """
    SELECT o.id, o.has_usage_credits, b.available_credits
    FROM public.orgs AS o
    LEFT JOIN public.usage_credit_balances AS b ON b.org_id = o.id
    WHERE o.has_usage_credits IS DISTINCT FROM COALESCE(b.available_credits > 0, false)
"""


@dataclass(frozen=True)
class Organisation:
    """An organisation and its app, on a primary."""

    primary: Database
    id: uuid.UUID
    app_id: str
    customer_id: str | None

    def grant(self, credits: int, expires_in: str = "1 year") -> int:
        """Buys credits; gives the id of the grant."""
        grant = self.primary.value(
            "INSERT INTO public.usage_credit_grants (org_id, total, expires_at)"
            " VALUES ($1, $2, now() + $3::interval) RETURNING id",
            self.id,
            credits,
            expires_in,
        )
        assert isinstance(grant, int)
        return grant

    def spend(self, grant: int, credits: int) -> None:
        """Spends credits of a grant, in both tables of the ledger."""
        self.primary.run(
            "WITH spent AS (INSERT INTO public.usage_credit_consumptions"
            " (grant_id, metric, credits) VALUES ($1, 'mau', $2) RETURNING grant_id, credits)"
            " UPDATE public.usage_credit_grants AS g SET consumed = g.consumed + s.credits"
            " FROM spent AS s WHERE g.id = s.grant_id",
            grant,
            credits,
        )

    def subscribe(self, status: str, trial_in: str = "-1 day", **exceeded: bool) -> None:
        """Sets the subscription: its status, the end of its trial, and the metrics exceeded."""
        self.primary.run(
            "INSERT INTO public.stripe_info AS s (customer_id, status, trial_at, mau_exceeded,"
            " storage_exceeded, bandwidth_exceeded)"
            " VALUES ($1, $2::public.stripe_status, now() + $3::interval, $4, $5, $6)"
            " ON CONFLICT (customer_id) DO UPDATE SET status = excluded.status,"
            " trial_at = excluded.trial_at, mau_exceeded = excluded.mau_exceeded,"
            " storage_exceeded = excluded.storage_exceeded,"
            " bandwidth_exceeded = excluded.bandwidth_exceeded",
            self.customer_id,
            status,
            trial_in,
            *(exceeded.get(metric, False) for metric in ("mau", "storage", "bandwidth")),
        )

    def has_flag(self) -> bool:
        """The flag as the primary has it."""
        flag = "SELECT o.has_usage_credits FROM public.orgs AS o WHERE o.id = $1"
        return bool(self.primary.value(flag, self.id))


def organisation(primary: Database, *, has_customer: bool = True) -> Organisation:
    """Creates an organisation with one app; its customer, if it has one, has no subscription."""
    key = uuid.uuid4()
    customer_id = f"cus_{key.hex}" if has_customer else None
    app_id = f"app.{key.hex}"
    primary.run(
        "INSERT INTO public.orgs (id, name, customer_id) VALUES ($1, 'An organisation', $2)",
        key,
        customer_id,
    )
    primary.run(
        "INSERT INTO public.apps (app_id, owner_org, name) VALUES ($1, $2, 'An app')", app_id, key
    )
    return Organisation(primary, key, app_id, customer_id)
