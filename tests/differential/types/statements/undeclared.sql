-- Parameters that stand once, as a server takes them that is told no types. Where a driver that
-- declares one would be served, that is undecided.

SELECT q.x = 1 FROM (SELECT $1 AS x) q; -- 42883, undecided

SELECT t.id FROM trip t WHERE t.id = (SELECT $1); -- 42883, undecided

SELECT t.id FROM trip t WHERE t.id IN (SELECT $1); -- 42883, undecided

INSERT INTO trip (id) SELECT $1;

INSERT INTO trip (id) SELECT $1 FROM stop;

INSERT INTO trip (id) SELECT DISTINCT $1 FROM stop; -- 42804, undecided

INSERT INTO trip (id) VALUES ($1), ($2);

INSERT INTO trip (id) SELECT $1 UNION SELECT $2; -- 42804, undecided

UPDATE trip SET id = (SELECT $1); -- 42804, undecided

UPDATE trip SET (id, name) = (SELECT $1, $2); -- 42804, undecided

UPDATE trip SET (id, name) = ($1, $2);

WITH w AS (SELECT $1 AS x) SELECT t.id FROM trip t, w WHERE t.id = w.x; -- 42883, undecided

SELECT t.id FROM trip t, (VALUES ($1)) v(x) WHERE t.id = v.x; -- 42883, undecided

SELECT t.id FROM trip t, (VALUES ($1), (1)) v(x) WHERE t.id = v.x;

SELECT t.id FROM trip t, (VALUES ($1), ($2)) v(x) WHERE t.id = v.x; -- 42883, undecided

SELECT count($1); -- 42P18, undecided

SELECT jsonb_build_object('a', $1); -- 42P18, undecided

SELECT concat($1, 'x'); -- 42P18, undecided

SELECT format('%s', $1); -- 42P18, undecided

SELECT pg_typeof($1); -- 42P18, undecided

SELECT num_nulls($1); -- 42P18, undecided

SELECT to_json($1); -- 42804, undecided

SELECT to_jsonb($1); -- 42804, undecided

SELECT array_agg($1); -- 42725, undecided

SELECT json_agg($1); -- 42804, undecided

SELECT t.id FROM trip t WHERE t.made > now() - $1; -- 42883, undecided

SELECT t.id FROM trip t WHERE t.made > now() + $1;

SELECT t.id FROM trip t WHERE t.day > current_date - $1; -- 42883, undecided

SELECT t.id FROM trip t WHERE t.day > current_date + $1; -- 42725, undecided

SELECT t.id FROM trip t WHERE t.made > now() - interval '1 day' * $1;

SELECT t.id FROM trip t WHERE t.made > now() - $1 * interval '1 day';

SELECT t.id FROM trip t WHERE t.made > $1 - interval '1 day'; -- 42883, undecided

SELECT t.id FROM trip t WHERE t.addr = t.addr - $1; -- 42883, undecided

SELECT t.id FROM trip t WHERE CASE $1 WHEN t.id THEN true END; -- 42883, undecided

SELECT CASE $1 WHEN 'a' THEN 1 END;

SELECT CASE $1 WHEN 1 THEN 1 END; -- 42883, undecided

SELECT CASE t.id WHEN $1 THEN 1 END FROM trip t;

SELECT t.id FROM trip t WHERE $1 BETWEEN t.day AND t.made;

SELECT t.id FROM trip t WHERE $1 BETWEEN t.id AND t.price;

SELECT t.id FROM trip t WHERE $1 BETWEEN 1 AND t.price;

SELECT t.id FROM trip t WHERE $1 BETWEEN '1' AND t.price; -- 42883, undecided

SELECT t.id FROM trip t WHERE $1 BETWEEN $2 AND t.price; -- 42883, undecided

SELECT $2::int; -- 42P18, undecided

SELECT t.id FROM trip t WHERE t.id = $3 AND t.name = $1; -- 42P18, undecided

SELECT $1;

SELECT $1 IS NOT NULL; -- 42P18, undecided

SELECT $1 IS TRUE;

SELECT $1 IS DISTINCT FROM NULL; -- 42P18, undecided

SELECT ($1, 2) IS NULL; -- 42P18, undecided

SELECT $1 IS JSON; -- 42601, works since 18

SELECT t.id FROM trip t ORDER BY $1;

SELECT count(*) FROM trip t GROUP BY $1;

SELECT DISTINCT $1 FROM trip;

SELECT coalesce($1, $2);

SELECT coalesce($1, 1);

SELECT coalesce(t.id, $1) FROM trip t;

SELECT nullif($1, '');

SELECT nullif($1, 0);

SELECT nullif(t.id, $1) FROM trip t;

SELECT greatest($1, 1);

SELECT $1 || $2;

SELECT t.name || $1 FROM trip t;

SELECT t.id || $1 FROM trip t;

SELECT t.tags || $1 FROM trip t;

SELECT t.doc || $1 FROM trip t;

SELECT array_append(t.tags, $1) FROM trip t;

SELECT $1 + 1;

SELECT -$1; -- 42725, undecided

SELECT abs($1);

SELECT max($1);

SELECT sum($1); -- 42725, undecided

SELECT sum($1) > 1; -- 42725, undecided

SELECT round($1);

SELECT round($1, 2);

SELECT lower($1);

SELECT length($1);

SELECT ARRAY[$1];

SELECT unnest($1); -- 42725, undecided

SELECT unnest(ARRAY[$1]);

SELECT unnest($1::int[]);

SELECT * FROM unnest($1, $2); -- 42725, undecided

SELECT date_trunc('day', $1); -- 42725, undecided

SELECT date_trunc($1, t.made) FROM trip t;

SELECT extract(epoch from $1); -- 42725, undecided

SELECT age($1); -- 42725, undecided

SELECT to_char($1, 'YYYY'); -- 42725, undecided

SELECT generate_series(1, $1);

SELECT generate_series($1, $2); -- 42725, undecided

SELECT row_to_json($1);

SELECT ($1).a; -- 42809

SELECT ($1).*; -- 42809, open

SELECT $1[1]; -- 42804, undecided

SELECT ($1)[1]; -- 42804, undecided

SELECT t.id FROM trip t WHERE t.place = $1;

SELECT t.id FROM trip t WHERE $1;

SELECT t.id FROM trip t WHERE t.id = ANY($1);

SELECT t.id FROM trip t WHERE $1 = ANY(t.tags);

SELECT t.id FROM trip t WHERE $1 = ANY($2);

SELECT t.id FROM trip t WHERE $1 = $2;

SELECT t.id FROM trip t WHERE $1 LIKE $2;

SELECT t.id FROM trip t WHERE $1 @> t.tags;

SELECT t.id FROM trip t WHERE $1 IN ($2, $3);

SELECT t.id FROM trip t WHERE ($1, t.id) IN ((t.name, 1), (t.id, 2)); -- 42P08, open

SELECT t.id FROM trip t WHERE $1 <@ $2; -- 42725, undecided

SELECT t.id FROM trip t WHERE t.id IS DISTINCT FROM $1;

SELECT lag(t.id, $1) OVER () FROM trip t;

SELECT lag(t.id, 1, $1) OVER (ORDER BY t.id) FROM trip t;

SELECT ntile($1) OVER () FROM trip t;

SELECT sum(t.id) OVER (ORDER BY t.id ROWS $1 PRECEDING) FROM trip t;

SELECT sum(t.id) OVER (ORDER BY t.made RANGE $1 PRECEDING) FROM trip t;

SELECT sum(t.id) OVER (PARTITION BY $1) FROM trip t;

SELECT percentile_cont($1) WITHIN GROUP (ORDER BY t.id) FROM trip t;

SELECT rank($1) WITHIN GROUP (ORDER BY t.id) FROM trip t;

SELECT mode() WITHIN GROUP (ORDER BY $1) FROM trip t; -- 42804, undecided

SELECT t.made AT TIME ZONE $1 FROM trip t;

SELECT $1 AT TIME ZONE 'UTC';

SELECT $1 COLLATE "C";

SELECT t.id FROM trip t TABLESAMPLE system ($1);

SELECT jsonb_set(t.doc, '{a}', $1) FROM trip t;

SELECT jsonb_set(t.doc, $1, to_jsonb($2)) FROM trip t; -- 42804, undecided

SELECT json_build_array($1); -- 42P18, undecided

SELECT to_tsvector($1);

SELECT make_interval(days => $1);

SELECT position($1 in t.name) FROM trip t;

SELECT substring($1 from 1 for 2);

SELECT substring(t.name from $1) FROM trip t;

SELECT overlay($1 placing 'a' from 1);

SELECT trim($1);

SELECT (t.made, t.made) OVERLAPS ($1, $2) FROM trip t;

SELECT $1 IS DOCUMENT;

SELECT nextval($1);

SELECT pg_sleep($1);

SELECT $1 FROM trip UNION SELECT id FROM trip;

SELECT $1 UNION SELECT $2;

SELECT $1 UNION ALL SELECT 1;

SELECT $1 UNION ALL SELECT $2 UNION ALL SELECT 1; -- 42804, undecided

WITH RECURSIVE r(x) AS (SELECT $1 UNION ALL SELECT x + 1 FROM r) SELECT x FROM r; -- 42883, undecided

SELECT count(DISTINCT $1);

SELECT collation for ($1); -- 42P18, undecided

SELECT (t.name, t.name) ~<~ (t.name, t.name) FROM trip t;

SELECT (t.name, t.id) ~<~ (t.name, t.id) FROM trip t; -- 42883, open

SELECT ROW(t.name) ~<~ ROW(t.name) FROM trip t;

SELECT ROW(t.name) + ROW(t.name) FROM trip t; -- 42883

SELECT (t.name, t.nick) ~~ (t.name, t.nick) FROM trip t; -- 0A000, open

SELECT (t.doc, t.doc) @> (t.doc, t.doc) FROM trip t; -- 0A000, open

SELECT ROW(t.doc) @> ROW(t.doc) FROM trip t;

SELECT jsonb_agg(DISTINCT $1); -- 42804, undecided

SELECT array_agg(DISTINCT $1); -- 42725, undecided

SELECT string_agg(DISTINCT $1, ',' ORDER BY $1);

SELECT count($1) FILTER (WHERE $1); -- 42P08, undecided

SELECT to_jsonb($1) || '{}'; -- 42804, undecided

SELECT count(t.id) OVER (PARTITION BY $1 ORDER BY $1) FROM trip t WHERE t.id = $1;

SELECT t.id FROM trip t WHERE t.id = $1 ORDER BY $1;

SELECT $1 AS a, count(*) FROM trip t GROUP BY $1;

SELECT $1 AS a, count(*) FROM trip t GROUP BY 1;

SELECT $1 AS a, count(*) FROM trip t WHERE t.id = $1 GROUP BY 1; -- 42P08, undecided

SELECT DISTINCT $1 AS a FROM trip t WHERE t.id = $1; -- 42P08, undecided

SELECT DISTINCT ON ($1) t.id FROM trip t WHERE t.id = $1;

SELECT DISTINCT ON (t.id) $1 FROM trip t WHERE t.id = $1; -- 42P08, undecided

INSERT INTO trip (id, name) SELECT DISTINCT $1, t.name FROM trip t; -- 42804, undecided

INSERT INTO trip (id, name) SELECT $1, t.name FROM trip t ORDER BY 1; -- 42804, open

INSERT INTO trip (id, name) SELECT $1, t.name FROM trip t GROUP BY 1, 2; -- 42804, open

INSERT INTO trip (id, name) SELECT $1, t.name FROM trip t ORDER BY t.name LIMIT $1; -- 42P08, undecided

INSERT INTO trip (id, name) (SELECT $1, $2);

INSERT INTO trip (id, name) SELECT * FROM (SELECT $1, $2) q; -- 42804, undecided

INSERT INTO trip (id, name) SELECT q.* FROM (VALUES ($1, $2)) q; -- 42804, undecided

INSERT INTO trip (id, name) VALUES ($1, $2), ($3, $4);

INSERT INTO trip (id, name) WITH w AS (SELECT 1) SELECT $1, $2 FROM w;

INSERT INTO trip (id, name) SELECT $1, $2 WHERE NOT EXISTS (SELECT 1 FROM trip WHERE id = $1);

INSERT INTO trip (id, made) VALUES ($1, now() - $2); -- 42804, undecided

INSERT INTO trip (id, made) SELECT $1, now() - $2; -- 42804, undecided

UPDATE trip SET made = now() - $1 WHERE id = $2; -- 42804, undecided

UPDATE trip SET made = now() + $1 WHERE id = $2;

UPDATE trip SET id = id + $1 WHERE id = $2;

UPDATE trip SET price = price * $1 WHERE id = $2;

UPDATE trip SET day = day - $1 WHERE id = $2; -- 42804, undecided

UPDATE trip SET day = day + $1 WHERE id = $2; -- 42725, undecided

UPDATE trip SET doc = doc || $1 WHERE id = $2;

UPDATE trip SET doc = doc - $1 WHERE id = $2;

UPDATE trip SET doc = jsonb_set(doc, '{a}', to_jsonb($1)) WHERE id = $2; -- 42804, undecided

UPDATE trip SET doc = doc || jsonb_build_object('a', $1) WHERE id = $2; -- 42P18, undecided

UPDATE trip SET tags = array_append(tags, $1) WHERE id = $2;

UPDATE trip SET tags = tags || $1 WHERE id = $2;

UPDATE trip SET name = CASE WHEN $1 IS NOT NULL THEN $1 ELSE name END WHERE id = $2; -- 42P08, undecided

UPDATE trip SET name = coalesce($1, name) WHERE id = $2;

UPDATE trip SET (id, name) = (SELECT $1, t.name FROM trip t LIMIT 1); -- 42804, undecided

SELECT t.id FROM trip t WHERE t.made BETWEEN now() - $1 AND now(); -- 42883, undecided

SELECT t.id FROM trip t WHERE t.made BETWEEN $1 AND $1 + interval '1 day';

SELECT t.id FROM trip t WHERE t.made BETWEEN $1 AND $2 + interval '1 day'; -- 42883, undecided

SELECT t.id FROM trip t WHERE t.made BETWEEN $1 AND $2;

SELECT t.id FROM trip t WHERE $1 BETWEEN t.made AND t.made + t.span;

SELECT t.id FROM trip t WHERE now() - t.made > $1;

SELECT t.id FROM trip t WHERE now() > t.made + $1;

SELECT t.id FROM trip t WHERE now() - $1 > t.made; -- 42883, undecided

SELECT t.id FROM trip t WHERE t.made < now() - ($1 * interval '1 second');

SELECT t.id FROM trip t WHERE t.made < now() - ($1 || ' seconds')::interval;

SELECT t.id FROM trip t WHERE t.made < now() - make_interval(secs => $1);

SELECT t.id FROM trip t WHERE t.day >= current_date - $1; -- 42883, undecided

SELECT t.id FROM trip t WHERE t.day >= date_trunc('day', now() - $1); -- 42883, undecided

SELECT t.id FROM trip t WHERE extract(epoch from now() - $1) > 1; -- works, undecided

SELECT t.id FROM trip t WHERE t.clock > t.clock - $1;

SELECT t.id FROM trip t WHERE t.price > t.price - $1;

SELECT now() - $1;

SELECT (now() - $1) > interval '1 day';

SELECT t.id FROM trip t WHERE (t.name, t.id) > ($1, $2) ORDER BY t.name, t.id LIMIT $3;

SELECT t.id FROM trip t WHERE (t.name = $1 OR $1 IS NULL) AND (t.id = $2 OR $2 IS NULL);

SELECT t.id FROM trip t WHERE ($1 IS NULL OR t.name = $1) AND ($2 IS NULL OR t.id = $2); -- 42P08, undecided

SELECT t.id FROM trip t WHERE ($1 = '' OR t.name = $1) AND ($2 = 0 OR t.id = $2);

SELECT t.id FROM trip t WHERE ($1 = '' OR t.state = $1); -- 42883

SELECT t.id FROM trip t WHERE (t.state = $1 OR $1 = ''); -- 22P02

SELECT t.id FROM trip t WHERE (t.state = ANY($1) OR cardinality($1) = 0);

SELECT t.id FROM trip t WHERE (cardinality($1) = 0 OR t.state = ANY($1)); -- 42804, undecided

SELECT t.id FROM trip t WHERE coalesce($1, '') = '' OR t.name ILIKE '%' || $1 || '%';

SELECT t.id FROM trip t WHERE t.name ILIKE '%' || $1 || '%';

SELECT t.id FROM trip t WHERE t.name ILIKE concat('%', $1, '%'); -- 42P18, undecided

SELECT t.id FROM trip t WHERE t.name ILIKE concat('%', $1::text, '%');

SELECT t.id FROM trip t ORDER BY CASE WHEN $1 THEN t.id END, CASE WHEN $2 = 'asc' THEN t.name END;

SELECT t.id FROM trip t ORDER BY CASE $1 WHEN 'id' THEN t.id END;

SELECT t.id FROM trip t LIMIT coalesce($1, 10);

SELECT t.id FROM trip t LIMIT $1 OFFSET ($2 - 1) * $1;

SELECT t.id FROM trip t LIMIT $1 OFFSET $2 * $1; -- 42725, undecided

SELECT jsonb_agg(jsonb_build_object('id', t.id, 'x', $1)) FROM trip t; -- 42P18, undecided

SELECT EXISTS (SELECT $1 FROM trip);

SELECT EXISTS (SELECT 1 FROM trip WHERE id = $1) AS x, $1 AS y;

SELECT pg_notify($1, json_build_object('a', $2)::text); -- 42P18, undecided

SELECT set_config('a.b', $1, true);

SELECT pg_advisory_xact_lock(hashtext($1));

SELECT pg_advisory_xact_lock($1);

SELECT pg_try_advisory_lock($1, $2);

SELECT t.id FROM trip t WHERE t.id = ANY(string_to_array($1, ',')::int[]);

SELECT t.id FROM trip t WHERE t.id IN (SELECT unnest($1)); -- 42725, undecided

SELECT t.id FROM trip t WHERE t.id IN (SELECT unnest($1::int[]));

SELECT t.id FROM trip t JOIN unnest($1::int[]) WITH ORDINALITY u(i, o) ON u.i = t.id;

SELECT t.id FROM trip t WHERE to_tsvector('english', t.name) @@ plainto_tsquery('english', $1);

SELECT t.id FROM trip t WHERE t.body @@ to_tsquery($1);

SELECT ts_rank(t.body, $1) FROM trip t;

SELECT t.id FROM trip t WHERE t.at <@ box($1); -- 42725, undecided

SELECT t.id FROM trip t WHERE t.at <@ box(point($1, $2), point($3, $4));

SELECT t.id FROM trip t WHERE t.period && tstzrange($1, $2);

SELECT t.id FROM trip t WHERE t.period @> $1;

SELECT t.id FROM trip t WHERE t.during @> $1;

SELECT t.id FROM trip t WHERE upper(t.period) < $1;

SELECT t.id FROM trip t WHERE md5($1) = t.name;

SELECT t.id FROM trip t WHERE encode($1, 'hex') = t.name;

SELECT t.id FROM trip t WHERE t.extra -> $1 = $2;

SELECT t.id FROM trip t WHERE t.extra @> hstore($1, $2);

SELECT t.id FROM trip t WHERE t.doc #>> $1 = $2;

SELECT t.id FROM trip t WHERE t.doc ->> $1 = $2;

SELECT t.id FROM trip t WHERE t.doc ? $1;

SELECT t.id FROM trip t WHERE t.doc ?| $1;

SELECT t.id FROM trip t WHERE jsonb_path_exists(t.doc, $1);

SELECT t.id FROM trip t WHERE t.doc @? $1;

SELECT to_timestamp($1);

SELECT to_timestamp($1 / 1000.0);

SELECT to_date($1, 'YYYY');

SELECT greatest($1, t.made) FROM trip t;

SELECT least($1, $2, t.id) FROM trip t;

SELECT nullif($1, '')::int;

SELECT nullif($1, $2) + 1; -- 42883, undecided

SELECT generate_series($1::int, $2);

SELECT t.id FROM generate_series($1, $2, interval '1 day') g(d) JOIN trip t ON t.day = g.d;

SELECT width_bucket(t.id, $1, $2, $3) FROM trip t;

SELECT random() < $1;

SELECT * FROM json_to_recordset($1) AS x(a int);

SELECT * FROM jsonb_array_elements($1) e;

SELECT * FROM jsonb_each_text($1) e;

SELECT * FROM jsonb_populate_record(null::spot, $1);

SELECT jsonb_populate_record($1, '{}'); -- 42804, undecided

SELECT lag(t.id, 1, $1) OVER () FROM trip t;

SELECT first_value($1) OVER () FROM trip t; -- 42804, undecided

SELECT array_position(t.tags, $1) FROM trip t;

SELECT array_remove(t.tags, $1) FROM trip t;

SELECT array_length($1, 1); -- 42804, undecided

SELECT cardinality($1); -- 42804, undecided

SELECT array_to_string($1, ','); -- 42804, undecided

SELECT array_cat(t.tags, $1) FROM trip t;

SELECT $1 = ANY(ARRAY['a','b']);

SELECT $1 = ANY(ARRAY[1,2]);

SELECT $1 = ANY('{a,b}');

SELECT ARRAY[$1, 1];

SELECT ARRAY[$1, 'a'];

SELECT ARRAY[$1]::int[];

SELECT CAST($1 AS int) + 1;

SELECT row_number() OVER (ORDER BY $1) FROM trip;

SELECT quote_literal($1);

SELECT quote_ident($1);

SELECT quote_nullable($1);

SELECT t.id FROM trip t WHERE NOT $1;

SELECT t.id FROM trip t WHERE $1 AND NOT $2;

SELECT CASE WHEN $1 THEN $2 ELSE $3 END;

SELECT CASE WHEN $1 THEN $2 ELSE 1 END;

SELECT t.id FROM trip t GROUP BY ROLLUP (t.id, $1);

SELECT count(*) FROM trip t HAVING count(*) > $1;

SELECT sum($1::int), avg(t.id + $1) FROM trip t;

SELECT string_agg($1, $2);

SELECT string_agg(t.name, $1 ORDER BY $2) FROM trip t;

SELECT array_agg(t.id ORDER BY $1) FROM trip t;

SELECT t.id FROM trip t LIMIT $1 OFFSET ($2 - 1) * $3;

SELECT t.id FROM trip t LIMIT $1 OFFSET $2 * $3; -- 42725, undecided

SELECT avg(t.id + $1) FROM trip t;

SELECT t.id FROM trip t LIMIT $1 OFFSET ($2 - 1) * 10;

SELECT t.price * ($1 - 1) * $2 FROM trip t;

SELECT ($1 + 1) * ($2 + 1);

SELECT round(t.price * $1, 2) FROM trip t;

SELECT round(t.ratio * $1) FROM trip t;

SELECT abs(t.id - $1) FROM trip t;

SELECT sum(t.id * $1) FROM trip t;

SELECT sum(t.price * $1) FROM trip t;

SELECT max(t.id + $1) FROM trip t;

SELECT date_trunc('day', now() - $1);

SELECT date_trunc('day', now() + $1);

SELECT to_char(now() + $1, 'YYYY');

SELECT to_char(t.id + $1, '999') FROM trip t;

SELECT to_char(now() - $1, 'YYYY');

SELECT sqrt(t.id + $1) FROM trip t;

SELECT ceil(t.id / $1) FROM trip t;

SELECT ceil(count(*)::numeric / $1) FROM trip t;

SELECT ceil(count(*) / $1) FROM trip t;

SELECT (count(*) + $1 - 1) / $1 FROM trip t;

SELECT generate_series(0, $1 - 1);

SELECT power(t.id, $1) FROM trip t;

SELECT mod(t.id, $1) FROM trip t;

SELECT t.id % $1 = $2 FROM trip t;

SELECT (t.id % $1) = ANY($2) FROM trip t;

SELECT t.id FROM trip t, (SELECT $1 AS x) s, (VALUES ($2)) v(y) WHERE t.addr = s.x AND t.id = v.y; -- 42883, undecided

SELECT t.id FROM trip t, (SELECT $1 AS x, $2 AS y) s WHERE t.addr = s.x AND t.id = s.y; -- 42883, undecided

SELECT t.id FROM trip t, (SELECT $1 AS x, $2 AS y, $3 AS z) s WHERE t.addr = s.x AND t.id = s.y AND t.made = s.z; -- 42883, open

SELECT CASE $1 WHEN 1 THEN 2 END, t.doc = $1 || $2 FROM trip t; -- 42883

WITH w AS (SELECT $1 AS x, $2 AS y) UPDATE trip SET id = w.x, made = w.y FROM w; -- 42804, undecided

SELECT count(*) FROM trip t WHERE t.made > now() - $1 AND t.day > current_date - $2; -- 42883, undecided

SELECT jsonb_build_object('a', $1, 'b', $2); -- 42P18, undecided

SELECT jsonb_build_object('a', $1, 'b', $1); -- 42P18, undecided

SELECT jsonb_build_object('a', $1) FROM trip t WHERE t.made > now() - $2; -- 42883, undecided

SELECT jsonb_build_object('a', $1, 'b', $2, 'c', $3, 'd', $4, 'e', $5) FROM trip t WHERE t.made > now() - $6; -- 42883, undecided

SELECT t.id FROM trip t WHERE ($1 IS NULL OR t.id = $1) AND ($2 IS NULL OR t.name = $2) AND ($3 IS NULL OR t.made > $3) AND ($4 IS NULL OR t.day = $4) AND ($5 IS NULL OR t.addr = $5); -- 42P08, undecided

SELECT array_length($1, 1), $1 IS NULL; -- 42804, undecided

SELECT $1 IS NULL, array_length($1, 1); -- 42804, undecided

SELECT lower($1), $1 IS NULL;

SELECT isempty($1); -- 42725, undecided

SELECT enum_range($1); -- 42883, open

SELECT lag($1) OVER (), $1 FROM trip; -- 42804, undecided

SELECT lag($1, 1, 1) OVER () FROM trip;

SELECT array_fill($1, $2); -- 42804, undecided

SELECT array_append($1, $2);

SELECT array_append($1, 1);

SELECT range_merge($1, $2); -- 42804, undecided

SELECT t.period && $1 FROM trip t;

SELECT to_jsonb($1)::text = $1; -- 42804, undecided

SELECT ARRAY[1, 2] && ARRAY[$1]; -- 42883, undecided

SELECT t.marks && ARRAY[$1] FROM trip t; -- 42883, undecided

SELECT t.tags && ARRAY[$1] FROM trip t;

SELECT t.tags || ARRAY[$1] FROM trip t;

SELECT t.marks || ARRAY[$1] FROM trip t; -- 42883, undecided

SELECT t.id = ANY (ARRAY[$1]) FROM trip t; -- 42883, undecided

SELECT t.id = ANY (ARRAY[$1, $2]) FROM trip t; -- 42883, undecided

SELECT t.name = ANY (ARRAY[$1, $2]) FROM trip t;

SELECT t.id = coalesce($1, $2) FROM trip t; -- 42883, undecided

SELECT t.name = coalesce($1, $2) FROM trip t;

SELECT t.id = CASE WHEN t.flag THEN $1 ELSE $2 END FROM trip t; -- 42883, undecided

SELECT t.id = greatest($1, $2) FROM trip t; -- 42883, undecided

SELECT t.id = nullif($1, $2) FROM trip t; -- 42883, undecided

SELECT t.id = nullif($1, '') FROM trip t; -- 42883

SELECT t.id = nullif($1, 0) FROM trip t;

SELECT coalesce($1, $2) + 1; -- 42883, undecided

SELECT coalesce($1, '') || 'a';

SELECT lower(coalesce($1, $2));

SELECT abs(coalesce($1, $2)); -- 42883, undecided

SELECT coalesce($1, NULL) + 1; -- 42883, undecided

SELECT coalesce($1, NULL) IS NULL;

UPDATE trip SET id = coalesce($1, $2); -- 42804, undecided

UPDATE trip SET tags = ARRAY[$1];

UPDATE trip SET marks = ARRAY[$1]; -- 42804, undecided

UPDATE trip SET id = CASE WHEN flag THEN $1 ELSE $2 END; -- 42804, undecided

INSERT INTO trip (id, name) VALUES (coalesce($1, $2), nullif($3, '')); -- 42804, undecided

INSERT INTO trip (id) VALUES (nullif($1, '')); -- 42804

SELECT t.id FROM trip t WHERE t.made > coalesce($1, $2) - interval '1 day'; -- 42883, undecided

SELECT t.id FROM trip t WHERE t.doc @> coalesce($1, '{}'); -- 42883, undecided

SELECT t.id FROM trip t WHERE t.state = coalesce($1, 'calm'); -- 42883, undecided

SELECT t.id FROM trip t WHERE t.state = CASE WHEN $1 = 'x' THEN 'calm' ELSE $2 END; -- 42883, undecided

SELECT t.id FROM trip t WHERE t.name = $1 || $2;

SELECT t.id FROM trip t WHERE t.id = $1 || $2; -- 42883

SELECT t.id FROM trip t WHERE t.name || $1 = $2 || t.name;

SELECT t.doc || ARRAY[$1] FROM trip t; -- 42883, undecided

SELECT t.doc -> ARRAY[$1] FROM trip t; -- 42883

SELECT t.doc #> ARRAY[$1] FROM trip t;

SELECT t.doc ?| ARRAY[$1, $2] FROM trip t;

SELECT t.doc - ARRAY[$1] FROM trip t;

SELECT array_cat(t.tags, ARRAY[$1]) FROM trip t;

SELECT array_cat(t.marks, ARRAY[$1]) FROM trip t; -- 42883, undecided

SELECT jsonb_set(t.doc, ARRAY[$1], 'true') FROM trip t;

SELECT t.id FROM trip t WHERE t.id IN (coalesce($1, $2), 1); -- 42883, undecided

SELECT t.id FROM trip t WHERE t.id BETWEEN coalesce($1, $2) AND 1; -- 42883, undecided

SELECT t.id FROM trip t ORDER BY coalesce($1, $2) LIMIT coalesce($3, $4); -- 42804, undecided

SELECT unnest(ARRAY[$1, $2]);

SELECT t.id FROM trip t WHERE t.id IN (SELECT unnest(ARRAY[$1, $2])); -- 42883, undecided

SELECT $2::int, $1::int, $4::int; -- 42P18, undecided

SELECT t.id FROM trip t WHERE t.id = $2; -- 42P18, undecided

SELECT t.id = ANY (ARRAY[$1, 2]) FROM trip t;

SELECT t.name = ANY (ARRAY[$1]) FROM trip t;

SELECT t.number = ANY (ARRAY[$1]) FROM trip t; -- 42883, undecided

SELECT t.id FROM trip t WHERE t.id = ANY (ARRAY[$1::int]);

SELECT t.id FROM trip t WHERE t.tags && ARRAY[$1];

SELECT t.id FROM trip t WHERE t.marks && ARRAY[$1]; -- 42883, undecided

SELECT t.id FROM trip t WHERE t.marks @> ARRAY[$1, $2]; -- 42883, undecided

SELECT t.id FROM trip t LIMIT coalesce($1, $2); -- 42804, undecided

SELECT t.id FROM trip t WHERE t.id = coalesce($1, $2); -- 42883, undecided

SELECT t.id FROM trip t WHERE t.id = coalesce($1, t.id);

SELECT t.id FROM trip t WHERE coalesce($1, $2) = t.id; -- 42883, undecided

SELECT t.id FROM trip t WHERE t.id BETWEEN coalesce($1, $2) AND 3; -- 42883, undecided

SELECT t.id FROM trip t WHERE t.id = greatest($1, $2); -- 42883, undecided

SELECT t.id FROM trip t WHERE t.id = CASE WHEN t.flag THEN $1 ELSE $2 END; -- 42883, undecided

SELECT t.id + CASE WHEN t.flag THEN $1 ELSE $2 END FROM trip t; -- 42883, undecided

SELECT t.id FROM trip t WHERE t.id = nullif($1, $2); -- 42883, undecided

SELECT t.id FROM trip t WHERE t.id = nullif($1, ''); -- 42883

SELECT t.id FROM trip t WHERE t.id = nullif($1, 0);

SELECT t.id FROM trip t JOIN unnest($1::int[]) x ON x = t.id;

SELECT t.id FROM trip t JOIN (VALUES ($1, $2)) v(a, b) ON v.a = t.id; -- 42883, undecided

SELECT t.id FROM trip t JOIN (VALUES ($1, $2)) v(a, b) ON v.a = t.name;

SELECT t.id FROM trip t, LATERAL (SELECT $1 AS a) v WHERE v.a = t.name;

WITH q AS (SELECT $1 AS a) SELECT t.id FROM trip t, q WHERE q.a = t.id; -- 42883, undecided

WITH q AS (SELECT $1::int AS a) SELECT t.id FROM trip t, q WHERE q.a = t.id;

SELECT t.id FROM trip t WHERE t.made > now() - ($1 || ' days')::interval;

SELECT t.id FROM trip t WHERE t.made > now() - make_interval(days => $1);

SELECT t.id FROM trip t WHERE t.made::date = $1 + 1; -- 42883, undecided

SELECT t.id FROM trip t WHERE t.day = $1::date + $2; -- 42725, undecided

SELECT t.id FROM trip t WHERE t.doc -> $1 -> $2 IS NOT NULL;

SELECT t.id FROM trip t WHERE t.doc @> jsonb_build_object('a', $1); -- 42P18, undecided

SELECT t.id FROM trip t WHERE t.doc @> jsonb_build_object('a', $1::text);

SELECT t.id FROM trip t WHERE t.doc @> $1;

SELECT t.id FROM trip t WHERE t.name ILIKE format('%%%s%%', $1); -- 42P18, undecided

SELECT t.id FROM trip t WHERE ($1 IS NULL OR t.id = $1); -- 42P08, undecided

SELECT t.id FROM trip t WHERE ($1::int IS NULL OR t.id = $1);

SELECT t.id FROM trip t WHERE t.name = $1 OR t.id = $1; -- 42883

SELECT t.id FROM trip t WHERE t.id = ANY ($1);

SELECT t.id FROM trip t WHERE t.id = ANY (string_to_array($1, ',')); -- 42883

SELECT t.id FROM trip t WHERE t.id = ANY (string_to_array($1, ',')::int[]);

SELECT t.id FROM trip t WHERE cardinality($1) = 0 OR t.id = ANY ($1); -- 42804, undecided

SELECT t.id FROM trip t WHERE cardinality($1::int[]) = 0 OR t.id = ANY ($1);

SELECT t.id FROM trip t WHERE array_length($1, 1) IS NULL OR t.name = ANY ($1); -- 42804, undecided

SELECT to_json($1), to_jsonb($2); -- 42804, undecided

SELECT json_agg($1), array_agg($2); -- 42804, undecided

SELECT count($1), max($1); -- 42P08, undecided

SELECT $1 + $2; -- 42725, undecided

SELECT $1 = $2;

SELECT $1 IS NULL; -- 42P18, undecided

SELECT $1 IS NOT DISTINCT FROM t.id FROM trip t;

SELECT round($1, 2), round($2);

SELECT extract(year FROM $1); -- 42725, undecided

SELECT age($1), age($2, now()); -- 42725, undecided

SELECT substring($1 FROM 1 FOR 2), position($2 IN t.name) FROM trip t;

SELECT length($1), upper($2), lower($3);

SELECT generate_series($1, $2, interval '1 day');

SELECT generate_series($1::date, $2, '1 day');

SELECT array_position(t.marks, $1), array_append(t.tags, $2) FROM trip t;

SELECT lag(t.id, $1) OVER (ORDER BY t.id), lag(t.id, 1, $2) OVER (ORDER BY t.id) FROM trip t;

SELECT t.period @> $1, t.during @> $2 FROM trip t;

SELECT t.id FROM trip t WHERE t.during @> $1 AND t.id = $1; -- 42883, undecided

SELECT tstzrange($1, $2) @> t.made FROM trip t;

SELECT int4range($1, $2, '[]') && t.during FROM trip t;

SELECT t.id FROM trip t ORDER BY CASE WHEN $1 = 'name' THEN t.name END;

SELECT t.id FROM trip t ORDER BY CASE $1 WHEN 'name' THEN t.name WHEN 'code' THEN t.code END;

SELECT t.id FROM trip t ORDER BY CASE $1 WHEN 'name' THEN t.name WHEN 'id' THEN t.id END; -- 42804

SELECT t.id FROM trip t GROUP BY $1, t.id;

SELECT date_trunc($1, t.made), count(*) FROM trip t GROUP BY date_trunc($1, t.made);

SELECT CASE WHEN t.id > $1 THEN $2 ELSE t.name END FROM trip t;

SELECT CASE WHEN t.id > $1 THEN $1 ELSE t.name END FROM trip t; -- 42804

SELECT t.id, $1 FROM trip t UNION SELECT s.price, s.number FROM stop s;

SELECT t.id, $1 FROM trip t UNION ALL SELECT s.price, $1 FROM stop s;

SELECT t.id FROM trip t WHERE (t.id, t.name) = ($1, $2);

SELECT t.id FROM trip t WHERE (t.id, t.name) > ($1, $2) ORDER BY t.id LIMIT $3;

SELECT t.id FROM trip t WHERE (t.id, t.name) IN (($1, $2), ($3, $4));

SELECT t.id FROM trip t WHERE (t.id, t.name) IN (SELECT * FROM unnest($1::int[], $2::text[]));

SELECT t.id FROM trip t WHERE t.id IN ($1, $2) AND t.name NOT IN ($3, $4);

SELECT t.state = $1, t.cost = $2, t.note = $3, t.place = $4 FROM trip t;

SELECT t.state = ANY ($1), t.state = ANY (ARRAY[$2]) FROM trip t; -- 42883, undecided

SELECT t.body @@ $1, t.body @@ to_tsquery($2), t.body @@ to_tsquery('english', $3) FROM trip t;

SELECT set_config('a.b', $1, true), current_setting($2, true);

SELECT abs($1 || $2); -- 42883

SELECT lower($1 || $2);

SELECT round(coalesce($1, $2), 2); -- 42883, undecided

SELECT date_trunc('day', coalesce($1, $2)); -- 42883, undecided

SELECT array_append(t.marks, coalesce($1, $2)) FROM trip t; -- 42883, undecided

SELECT array_append(t.tags, coalesce($1, $2)) FROM trip t;

SELECT array_length(ARRAY[$1], 1);

SELECT sum(coalesce($1, $2)) FROM trip t; -- 42883, undecided

SELECT max(coalesce($1, $2)) FROM trip t;

SELECT sum(coalesce(t.id, $1)) FROM trip t;

SELECT array_to_string(ARRAY[$1, $2], ',');

SELECT jsonb_build_object('a', coalesce($1, $2));

SELECT to_jsonb(ARRAY[$1]);

SELECT t.id FROM trip t WHERE t.made > to_timestamp(coalesce($1, $2)); -- 42883, undecided

SELECT t.id FROM trip t WHERE t.made > date_trunc('day', now() - coalesce($1, '1 day')); -- 42883, undecided

SELECT make_interval(days => coalesce($1, $2)); -- 42883, undecided

SELECT substr(t.name, coalesce($1, $2)) FROM trip t; -- 42883, undecided

SELECT left(coalesce($1, $2), 3);

SELECT left(t.name, coalesce($1, 3)) FROM trip t;

SELECT t.id FROM trip t WHERE t.id NOT IN (coalesce($1, $2), 1); -- 42883, undecided

SELECT t.id FROM trip t WHERE t.id IN (coalesce($1, $2)); -- 42883, undecided

SELECT t.id FROM trip t WHERE t.name IN (coalesce($1, $2), 'a');

SELECT t.id FROM trip t WHERE t.id <> ALL (ARRAY[$1, $2]); -- 42883, undecided

SELECT t.id FROM trip t WHERE t.name <> ALL (ARRAY[$1, $2]);

SELECT t.id FROM trip t WHERE t.name LIKE ANY (ARRAY[$1, $2]);

SELECT t.id FROM trip t WHERE t.addr <<= ANY (ARRAY[$1, $2]); -- 42883, undecided

SELECT t.id FROM trip t WHERE t.state = ANY (ARRAY[$1]::mood[]);

SELECT t.id FROM trip t WHERE t.id = ANY (ARRAY[$1]::int[]);

SELECT t.id FROM trip t WHERE $1 = ANY (t.tags);

SELECT t.id FROM trip t WHERE $1 = ANY (t.marks) AND t.id = $1;

SELECT t.id FROM trip t WHERE $1 = ANY (ARRAY[t.id, t.small]);

SELECT t.id FROM trip t WHERE $1 = ANY (ARRAY[$2, $3]);

SELECT t.id FROM trip t OFFSET coalesce($1, $2); -- 42804, undecided

SELECT t.id FROM trip t LIMIT nullif($1, 0);

SELECT t.id FROM trip t LIMIT least($1, 100);

SELECT t.id FROM trip t LIMIT least($1, $2); -- 42804, undecided

SELECT t.id FROM trip t WHERE coalesce($1, $2); -- 42804, undecided

SELECT t.id FROM trip t WHERE coalesce($1, true);

SELECT t.id FROM trip t WHERE CASE WHEN $1 THEN $2 ELSE $3 END; -- 42804, undecided

SELECT t.id FROM trip t WHERE t.flag AND coalesce($1, $2); -- 42804, undecided

SELECT t.tags[coalesce($1, $2)] FROM trip t; -- 42804, undecided

SELECT t.tags[$1] FROM trip t;

SELECT t.id FROM trip t WHERE t.id = $2 AND t.name = $3; -- 42P18, undecided

SELECT '$1', $2::int, $1::text;

SELECT '$3', $2::int, $1::text;

SELECT to_json($1), array_agg($2); -- 42804, undecided

SELECT ($1).x; -- 42809, undecided, open
