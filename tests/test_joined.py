"""SQL that a program puts together from several places: where each range of it leads."""

from __future__ import annotations

from replicalint.source import Chunk, Fragment, Source, Span

NAMES = Source("names.ts", "export const BY_ID = 'o.id = $1 AND o.x';")
QUERY = Source("query.ts", "const q = sql`SELECT ${name}\\n FROM orgs o WHERE ${BY_ID}`;")


def at(source: Source, text: str) -> Span:
    start = source.text.index(text)
    return Span(source, start, start + len(text))


def written(source: Source, text: str, put: Span | None = None) -> Chunk:
    return Chunk(text, at(source, text), True, put)


HOLE = at(QUERY, "${BY_ID}")
FRAGMENT = Fragment.joined(
    at(QUERY, "sql`SELECT ${name}\\n FROM orgs o WHERE ${BY_ID}`"),
    (
        written(QUERY, "SELECT "),
        Chunk('"o"."name"', at(QUERY, "${name}"), False),
        Chunk("\n", at(QUERY, "\\n"), False),
        written(QUERY, " FROM orgs "),
        written(QUERY, "o WHERE "),
        written(NAMES, "o.id = ", HOLE),
        written(NAMES, "$1 AND o.x", HOLE),
    ),
    name="getOrg",
)


def led(text: str) -> tuple[str, str]:
    """Where a text of the fragment leads."""
    start = FRAGMENT.text.index(text)
    span = FRAGMENT.span(start, start + len(text))
    return span.source.path, span.text


def test_the_text_is_that_of_the_chunks() -> None:
    assert FRAGMENT.text == 'SELECT "o"."name"\n FROM orgs o WHERE o.id = $1 AND o.x'
    assert FRAGMENT.name == "getOrg"


def test_chunks_that_go_on_in_the_file_are_one_piece() -> None:
    assert len(FRAGMENT.pieces) == 5


def test_a_range_of_what_is_written_leads_there_character_by_character() -> None:
    assert led("orgs") == ("query.ts", "orgs")


def test_what_a_hole_holds_leads_to_the_hole_as_a_whole() -> None:
    assert led('"name"') == ("query.ts", "${name}")
    assert led('"o"."name"\n FROM') == ("query.ts", "${name}\\n FROM")


def test_text_of_another_file_leads_to_that_file() -> None:
    assert led("o.id") == ("names.ts", "o.id")
    assert led("$1 AND o.x") == ("names.ts", "$1 AND o.x")


def test_a_range_that_begins_outside_leads_to_where_the_text_is_put() -> None:
    assert led("WHERE o.id") == ("query.ts", "WHERE ${BY_ID}")
    assert led(FRAGMENT.text) == ("query.ts", "SELECT ${name}\\n FROM orgs o WHERE ${BY_ID}")


def test_the_same_holds_of_what_is_made_of_it() -> None:
    start = FRAGMENT.text.index("WHERE")
    made = FRAGMENT.rendered([(FRAGMENT.text[start:], start, len(FRAGMENT.text))])
    assert made.span(0, 5).text == "WHERE"
    assert made.span(6, 10) == at(NAMES, "o.id")
    assert made.span(0, 10).text == "WHERE ${BY_ID}"
    assert made.name == "getOrg"


def test_text_of_another_file_without_a_hole_is_put_into_the_statement() -> None:
    whole = at(QUERY, "${BY_ID}")
    fragment = Fragment.joined(whole, [written(NAMES, "o.id"), Chunk(" ", whole, False)])
    assert fragment.span(0, 4) == at(NAMES, "o.id")
    assert fragment.span(0, 5) == whole


def test_a_part_that_is_written_further_up_leads_there() -> None:
    source = Source("q.ts", "const by = sql`o.id = 1`; const q = sql`SELECT WHERE ${by} AND x`;")
    hole = at(source, "${by}")
    fragment = Fragment.joined(
        at(source, "sql`SELECT WHERE ${by} AND x`"),
        (
            written(source, "SELECT WHERE "),
            written(source, "o.id = 1", hole),
            written(source, " AND x"),
        ),
    )
    assert fragment.span(13, 21) == at(source, "o.id = 1")
    assert fragment.whole == at(source, "SELECT WHERE ${by} AND x")
    assert fragment.span(7, 17).text == "WHERE ${by}"


def test_nothing_at_all_leads_to_the_statement() -> None:
    whole = at(QUERY, "sql")
    assert Fragment.joined(whole, ()).whole == whole
