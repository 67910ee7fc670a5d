-- A cast needs a way from one type to the other.

SELECT c.code::text, c.region::text, c.meta::jsonb, c.open_at::date, c.capital::integer, c.shape::text FROM city c;

SELECT c.region::integer FROM city c; -- 42846

SELECT c.code::uuid FROM city c; -- 42846

SELECT c.capital::smallint FROM city c; -- 42846

SELECT d.capital::boolean FROM road d; -- 42846

SELECT d.capital::integer::boolean, d.capital::bigint, d.open_at::timestamptz, d.meta::json FROM road d;

SELECT d.open_at::time FROM road d; -- 42846

SELECT c.open_at::time, c.open_at::timestamp, c.open_at::timetz FROM city c;

SELECT c.open_at::interval FROM city c; -- 42846

SELECT t.number::boolean FROM trip t; -- 42846

SELECT t.number::timestamptz FROM trip t; -- 42846

SELECT t.price::integer, t.ratio::numeric(10, 2), t.number::smallint, t.small::double precision, t.price::money FROM trip t;

SELECT t.ratio::money FROM trip t; -- 42846

SELECT t.span::time, t.clock::interval, t.day::timestamp FROM trip t;

SELECT t.span::integer FROM trip t; -- 42846

SELECT t.day::integer FROM trip t; -- 42846

SELECT t.clock::timestamptz FROM trip t; -- 42846

SELECT t.tags::text, t.marks::bigint[], t.tags::integer[], t.marks::text[] FROM trip t WHERE false;

SELECT t.marks::integer FROM trip t; -- 42846

SELECT t.marks::uuid[] FROM trip t; -- 42846

SELECT t.id::integer[] FROM trip t; -- 42846

SELECT t.name::integer[], t.name::mood, t.name::spot, t.name::cents, t.name::int4range FROM trip t WHERE false;

SELECT t.id::mood FROM trip t; -- 42846

SELECT t.state::text, t.state::label, t.state::varchar(3) FROM trip t;

SELECT t.state::integer FROM trip t; -- 42846

SELECT t.raw::text, t.name::bytea FROM trip t WHERE false;

SELECT t.raw::integer FROM trip t; -- 42846, works since 18

SELECT t.id::bytea FROM trip t; -- 42846, works since 18

SELECT t.addr::cidr, t.addr::text, t.name::inet FROM trip t WHERE false;

SELECT t.addr::bigint FROM trip t; -- 42846

SELECT t.doc::text, t.doc::integer, t.doc::numeric, t.doc::boolean FROM trip t WHERE false;

SELECT t.doc::date FROM trip t; -- 42846

SELECT t.doc::uuid FROM trip t; -- 42846

SELECT t.old::integer FROM trip t; -- 42846

SELECT t.place::text, ROW(1, 'a')::spot, ROW(t.id, t.made)::spot FROM trip t;

SELECT t.place::blob FROM trip t; -- 42846

SELECT ROW(t.made, t.id)::spot FROM trip t; -- 42846

SELECT ROW(t.id)::spot FROM trip t; -- 42846

SELECT t.place::integer FROM trip t; -- 42846

SELECT t.during::int4multirange, t.during::text FROM trip t;

SELECT t.during::tstzrange FROM trip t; -- 42846

SELECT t.during::numrange FROM trip t; -- 42846

SELECT t.bits::integer, t.id::bit(8), t.bits::varbit FROM trip t;

SELECT t.bits::numeric FROM trip t; -- 42846

SELECT t.number::bit(8), t.small::bit(8) FROM trip t; -- 42846

SELECT t.at::box, t.at::text, c.shape::point, c.shape::box FROM trip t, city c;

SELECT t.at::polygon FROM trip t; -- 42846

SELECT t.form::text, t.name::xml FROM trip t WHERE false;

SELECT t.form::jsonb FROM trip t; -- 42846

SELECT t.body::text, t.name::tsvector FROM trip t;

SELECT t.body::json FROM trip t; -- 42846

SELECT t.extra::json, t.extra::jsonb, t.extra::text, t.nick::text FROM trip t;

SELECT t.extra::xml FROM trip t; -- 42846

SELECT t.flag::text, t.flag::integer, t.id::boolean, t.flag::varchar FROM trip t;

SELECT t.flag::bigint FROM trip t; -- 42846

SELECT t.flag::date FROM trip t; -- 42846

SELECT CAST(t.cost AS bigint), CAST(t.note AS integer), CAST(t.id AS cents) FROM trip t WHERE false;

SELECT CAST(t.cost AS date) FROM trip t; -- 42846

SELECT text(t.id), date(t.made), int8(t.price) FROM trip t WHERE false;

SELECT date(t.id) FROM trip t; -- 42883

SELECT int4(t.made) FROM trip t; -- 42883

SELECT t.id::regclass, t.number::oid, t.number::regtype FROM trip t WHERE false;

SELECT t.name::regtype FROM trip t WHERE false; -- works, undecided

SELECT t.made::oid FROM trip t; -- 42846

SELECT (SELECT s.id FROM stop s LIMIT 1)::text, (SELECT s.price FROM stop s LIMIT 1)::numeric FROM trip t;

SELECT (SELECT s.id FROM stop s LIMIT 1)::bigint FROM trip t; -- 42846

SELECT coalesce(t.id, t.number)::date FROM trip t; -- 42846

SELECT (t.id + 1)::jsonb FROM trip t; -- 42846

SELECT ARRAY[]::text[] || t.tags, ARRAY[t.id]::numeric[] FROM trip t;

SELECT ARRAY[t.made]::integer[] FROM trip t; -- 42846

SELECT "time"('10:00') + t.day, "timestamptz"(t.made) - t.made FROM trip t;

SELECT "time"('10:00') + t.made FROM trip t;

SELECT "timestamptz"(t.made) + t.made FROM trip t; -- 42883
