-- A call with the name of a type is a cast where no function takes its argument as it is.

SELECT text(s.price) FROM stop s;

SELECT text(t.id) || 'a' FROM trip t;

SELECT text(t.id) + 1 FROM trip t; -- 42883

SELECT text(t.flag) FROM trip t;

SELECT text(t.addr) FROM trip t;

SELECT text(t) FROM trip t; -- 42883

SELECT text(t.place) FROM trip t; -- 42883

SELECT text(t.tags) FROM trip t;

SELECT text(t.doc) FROM trip t;

SELECT text(t.state) FROM trip t;

SELECT text(t.cost) FROM trip t;

SELECT text(t.note) FROM trip t;

SELECT text(ROW(1)) FROM trip t; -- 42883

SELECT int4(t.id) FROM trip t;

SELECT int4(t.name) FROM trip t;

SELECT int4(t.name) + 1 FROM trip t;

SELECT int4(t.name) || t.tags FROM trip t; -- 42883

SELECT int4(t.small) FROM trip t;

SELECT int4(t.price) FROM trip t;

SELECT int4(t.addr) FROM trip t; -- 42883

SELECT int4(t.made) FROM trip t; -- 42883

SELECT int4(t.doc) FROM trip t;

SELECT int4(t.cost) FROM trip t;

SELECT "timestamptz"(t.made) - t.made FROM trip t;

SELECT "timestamptz"(t.made) + t.made FROM trip t; -- 42883

SELECT "timestamptz"(t.day) FROM trip t;

SELECT "timestamptz"(t.name) - t.made FROM trip t;

SELECT "timestamptz"(t.name) + 1 FROM trip t; -- 42883

SELECT "time"(t.clock) + t.day FROM trip t;

SELECT "time"(t.span) FROM trip t;

SELECT "time"('10:00') + t.day FROM trip t;

SELECT date(t.day) + 1 FROM trip t;

SELECT date(t.name) + 1 FROM trip t;

SELECT date(t.id) FROM trip t; -- 42883

SELECT uuid(t.name) = s.id FROM trip t, stop s;

SELECT uuid(t.id) FROM trip t; -- 42883

SELECT uuid(s.id) = s.id FROM stop s;

SELECT jsonb(t.old) @> t.doc FROM trip t;

SELECT jsonb(t.name) @> t.doc FROM trip t;

SELECT jsonb(t.id) FROM trip t; -- 42883

SELECT json(t.doc) -> 'a' FROM trip t;

SELECT json(t.doc) @> t.doc FROM trip t; -- 42883

SELECT citext(t.name) = t.nick FROM trip t;

SELECT citext(t.id) = t.nick FROM trip t;

SELECT mood(t.name) = t.state FROM trip t;

SELECT mood(t.id) FROM trip t; -- 42883

SELECT cents(t.id) + 1 FROM trip t;

SELECT cents(t.name) + 1 FROM trip t;

SELECT cents(t.price) FROM trip t; -- 42883

SELECT label(t.id) FROM trip t;

SELECT label(t.name) || 'a' FROM trip t;

SELECT spot(t.place) FROM trip t; -- 42883

SELECT spot(t.name) FROM trip t; -- 42883

SELECT spot('(1,a)'); -- 42883

SELECT weights(t.name) FROM trip t;

SELECT weights(t.load) FROM trip t;

SELECT hstore(t.name) FROM trip t;

SELECT hstore(t.place) FROM trip t;

SELECT "bit"(t.id) FROM trip t; -- 42883

SELECT "bit"(t.bits) & t.bits FROM trip t;

SELECT bytea(t.name) FROM trip t;

SELECT bytea(t.raw) || 'a' FROM trip t;

SELECT oid(t.id) FROM trip t;

SELECT oid(t.number) FROM trip t;

SELECT name(t.name) FROM trip t;

SELECT name(t.id) FROM trip t;

SELECT "varchar"(t.name) FROM trip t;

SELECT "varchar"(t.id) FROM trip t;

SELECT "interval"(t.span) + t.made FROM trip t;

SELECT "interval"(t.clock) FROM trip t;

SELECT point(t.at) FROM trip t;

SELECT point(t.name) FROM trip t;

SELECT xml(t.name) FROM trip t;

SELECT float8(t.ratio) + 1 FROM trip t;

SELECT float8(t.name) + 1 FROM trip t;

SELECT float8(t.tags) FROM trip t; -- 42883

SELECT regclass(t.id) FROM trip t;

SELECT tstzrange(t.period) FROM trip t;

SELECT tstzrange(t.name) FROM trip t;

SELECT tsvector(t.name) @@ to_tsquery('a') FROM trip t;

SELECT bool(t.name) AND t.flag FROM trip t;

SELECT bool(t.id) AND t.flag FROM trip t;

SELECT bool(t.small) FROM trip t;

SELECT inet(t.name) = t.addr FROM trip t;

SELECT inet(t.addr) = t.addr FROM trip t;

SELECT inet(t.addr) + 'a' FROM trip t; -- 22P02

SELECT _int4(t.marks) || 1 FROM trip t;

SELECT _int4(t.name) || 1 FROM trip t;

SELECT _text(t.marks) || 'a' FROM trip t; -- 42883

SELECT pg_catalog.text(t.id) FROM trip t;

SELECT pg_catalog.int4(t.name) FROM trip t;

SELECT text(VARIADIC t.tags) FROM trip t;

SELECT text($1);

SELECT int4($1) + 1; -- 42725, undecided

SELECT int4($1) || 'a' FROM trip t WHERE t.name = $1; -- 42725, undecided

SELECT int4($1) FROM trip t WHERE t.name = $1; -- 42725, undecided

SELECT t.period = tstzrange(t.made, t.made, text(s.price)) FROM trip t, stop s;

SELECT uuid($1); -- 42883, undecided

SELECT jsonb($1); -- 42883, undecided

SELECT mood($1); -- 42883, undecided

SELECT cents($1); -- 42883, undecided

SELECT citext($1);

SELECT text(NULL);

SELECT text(('a'));

SELECT uuid(NULL::text);

SELECT uuid(coalesce('a'));

SELECT uuid((SELECT '11111111-1111-1111-1111-111111111111'));

SELECT int4(coalesce($1, $2));

SELECT "timestamptz"($1); -- 42725, undecided

SELECT (t.name).uuid FROM trip t;

SELECT (t.name).int4 + 1 FROM trip t;

SELECT ('1').int4;

SELECT max($1) + 1; -- 42883, undecided

SELECT (max($1)) - 1; -- 42883, undecided

SELECT abs($1) + 1;

SELECT max($1) || 'a';

SELECT 1 + min($1); -- 42883, undecided

SELECT lower($1) * 2; -- 42883, undecided

SELECT sum($1) + 1; -- 42725, undecided

SELECT round($1) + 1;

SELECT coalesce($1, 1) + 1;

SELECT length($1) + 1;
