"""What `show` prints of a file of host code."""

from __future__ import annotations

from marks import REFERENCE
from test_check_code import at, fragment

from replicalint.border import Border
from replicalint.host.extraction import Declared, Extraction, Site, UnreadCalls
from replicalint.show_code import code_as_text
from replicalint.source import Source

TEXT = "function get() {\n  `SELECT o.id FROM public.orgs o\n  WHERE o.${x}`; prisma.a()\n}"
SOURCE = Source("q.ts", TEXT)
SPAN = at(SOURCE, "SELECT o.id FROM public.orgs o\n  WHERE o.${x}")
SCHEMA = Source("schema.ts", "orgs, nmae")


def test_each_way_of_a_statement_is_shown_as_it_is_sent_with_its_facts() -> None:
    ways = (fragment(SPAN, {"x": "name = $1"}), fragment(SPAN, {"x": "${1:name} = $2"}))
    site = Site(ways, SPAN, "get", "drizzle", "14 ways, 2 of them checked")
    extraction = Extraction(
        SOURCE,
        (site,),
        (UnreadCalls("prisma.a", (at(SOURCE, "prisma.a"),), ("get",)),),
        problems=(("statement could not be read", at(SOURCE, "}", "prisma")),),
        declared=(
            Declared(at(SCHEMA, "orgs"), "orgs"),
            Declared(at(SCHEMA, "nmae"), "orgs", column="nmae", type="text"),
        ),
    )
    border = Border()
    assert code_as_text(extraction, REFERENCE, border) == (
        "q.ts: 1 statement\n"
        "  names: get\n"
        "  libraries: drizzle\n"
        "  parameters: $1 (2)\n"
        "  holes: ${x}\n"
        "\n"
        "q.ts:2: SELECT (get), the first of 2 ways\n"
        "  | SELECT o.id FROM public.orgs o\n"
        "  |   WHERE o.name = $1\n"
        "  2:13  column    id           "
        "name: id; qualifier: o; entries: o (public.orgs); of: public.orgs\n"
        "  2:21  relation  public.orgs  name: public.orgs; resolved: public.orgs\n"
        "  3:11  column    ${x}         "
        "name: name; qualifier: o; entries: o (public.orgs); of: public.orgs\n"
        "\n"
        "q.ts:2: SELECT (get), another way\n"
        "  | SELECT o.id FROM public.orgs o\n"
        "  |   WHERE o.${1:name} = $2\n"
        "  2:13  column        id           "
        "name: id; qualifier: o; entries: o (public.orgs); of: public.orgs\n"
        "  2:21  relation      public.orgs  name: public.orgs; resolved: public.orgs\n"
        "  3:11  unknown name  ${x}         "
        "reason: cannot tell which column the client puts in for ${x}\n"
        "14 ways, 2 of them checked\n"
        "\n"
        "schema.ts:1: declared table orgs\n"
        "schema.ts:1: declared column orgs.nmae text\n"
        "q.ts:3: 1 call of prisma.a not read\n"
        "q.ts:4: statement could not be read\n"
    )
    assert border.errors == ()
