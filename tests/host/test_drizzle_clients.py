"""Chains of clients that are known by their types alone, or not at all."""

from __future__ import annotations

from pathlib import Path

from host_folder import Folder
from recordings import LIBRARIES

from replicalint.host.extract import extraction

TEXTS = {
    "typed": ['select "app_id" from "apps"'],
    "ofSchema": ['select "app_id" from "apps" "apps"'],
    "ofClient": ['select "id" from "orgs" "orgs" limit $1'],
    "ofTransaction": ['select "id" from "channels" "channels"'],
    "untyped": ['select "name" from "apps" "apps"'],
    "held": ['select "app_id" from "apps" where "apps"."app_id" = $1'],
    "Store.list": ['select "id" from "orgs"'],
    "Store.add": ['delete from "orgs" where "orgs"."name" = $1'],
    "typedParts": [
        'select ${1:name} from "apps" where (${2:name} = $1 and ${3:raw})',
        'select ${1:name} from "apps" where ${2:name} = $1',
    ],
    "oneOfColumns": ['select upper("name") from "apps"', 'select upper("app_id") from "apps"'],
    "anyTable": ["select ${1:raw} from ${2:name} where ${3:raw} = $1"],
    "noTable": ["${1:raw}"],
    "everywhere": ['select "id" from "orgs" "orgs" limit $1'],
    "byItsName": ['select "id" from "orgs"'],
    "withKept": ['with "ids" as (select "id" from "orgs") select count(*) from ids'],
    "Scoped.named": ['select "id" from "orgs" where ("orgs"."name" = $1 and "orgs"."plan" = $2)'],
    "ofOne": ['select "id" from "orgs" "orgs" limit $1'],
    "inOrder": ['select "id" from "orgs" "orgs" order by ${1:raw}'],
    "rows": ['select "id" from "orgs"', "select $1, $2"],
}


def test_a_client_is_known_by_what_is_done_with_it() -> None:
    found = extraction(Folder(LIBRARIES / "drizzle"), "clients.ts")
    texts: dict[str | None, list[str]] = {}
    for site in found.sites:
        texts.setdefault(site.function, []).extend(one.text for one in site.fragments)
    assert texts == TEXTS
    assert found.problems == ()


def test_the_casing_of_a_client_is_that_of_the_clients_around() -> None:
    found = extraction(Folder(Path(__file__).parent / "drizzle_casing"), "queries.ts")
    texts = [one.text for site in found.sites for one in site.fragments]
    assert texts == [
        'select "app_id", "created_at" from "apps"',
        'select "created_at" from "apps" "apps"',
    ]
