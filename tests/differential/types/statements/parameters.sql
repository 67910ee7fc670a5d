-- A parameter that has several places is of the type that the first of them makes it, as a server
-- analyses them, unless the driver declares one: PREPARE without types does not.

SELECT t.id FROM trip t WHERE $1::text = '*' OR t.addr = $1; -- 42883, undecided

SELECT t.id FROM trip t WHERE t.addr = $1 OR $1::text = '*';

SELECT t.id FROM trip t WHERE t.addr = $1 OR $1 = '*'; -- 22P02

SELECT t.id FROM trip t, stop s WHERE t.id = $1 AND s.number = $1; -- 42883

SELECT t.id FROM trip t WHERE t.id = $1 AND t.price = $1;

SELECT t.id FROM trip t WHERE t.name = $1 AND t.id = $1; -- 42883

SELECT t.id FROM trip t WHERE t.made > $1 AND t.day > $1;

SELECT t.id FROM trip t WHERE $1 IS NULL OR t.id = $1; -- 42P08, undecided

SELECT t.id FROM trip t WHERE t.id = $1 OR $1 IS NULL;

SELECT t.id FROM trip t WHERE $1 IS NULL; -- 42P18, undecided

SELECT t.id FROM trip t WHERE $1::int IS NULL OR t.id = $1;

SELECT t.id FROM trip t WHERE $1::uuid IS NULL OR t.id = $1; -- 42883

-- In the target list of a query, and in its other clauses, in their order.

SELECT $1, t.id FROM trip t WHERE t.id = $1; -- 42P08, undecided

SELECT $1, $1 FROM trip t WHERE t.id = $1; -- 42P08, undecided

SELECT $1 FROM trip t ORDER BY t.id = $1; -- 42P08, undecided

SELECT $1 FROM trip t LIMIT $1; -- 42P08, undecided

SELECT t.id FROM trip t WHERE t.id = $1 LIMIT $1;

SELECT t.id FROM trip t WHERE t.name = $1 LIMIT $1; -- 42804

SELECT t.id FROM trip t LIMIT $1 OFFSET $1;

SELECT $1::text FROM trip t WHERE t.id = $1; -- 42883, undecided

SELECT $1::text FROM trip t JOIN stop s ON t.id = $1;

SELECT t.name = $1 FROM trip t WHERE t.id = $1; -- 42883

SELECT t.name = $1 FROM trip t JOIN stop s ON t.id = $1 WHERE t.number = $1; -- 42883

SELECT t.name = $1 FROM trip t GROUP BY t.name, t.id = $1; -- 42883

SELECT t.name FROM trip t GROUP BY t.name HAVING max(t.id) = $1 ORDER BY t.name = $1; -- 42883

SELECT t.name FROM trip t GROUP BY t.name, t.id = $1 ORDER BY t.name = $1; -- 42883

SELECT DISTINCT ON (t.id = $1) t.name FROM trip t ORDER BY t.id = $1, t.name = $1; -- 42883

SELECT sum(t.id) OVER (ORDER BY t.name = $1) FROM trip t WHERE t.id = $1; -- 42883

SELECT sum(t.id) OVER (ORDER BY t.name = $1) FROM trip t LIMIT $1; -- 42883

SELECT sum(t.id) OVER w FROM trip t WINDOW w AS (ORDER BY t.name = $1) LIMIT $1; -- 42883

SELECT sum(t.id) OVER (ORDER BY t.name = $1), t.id = $1 FROM trip t; -- 42883

SELECT count(*) FILTER (WHERE t.name = $1) FROM trip t HAVING max(t.id) = $1; -- 42883

-- Beside values with which it has a type in common, and where one type is asked for.

SELECT coalesce($1, t.id), t.name = $1 FROM trip t; -- 42883

SELECT coalesce(t.name, $1), t.id = $1 FROM trip t; -- 42883

SELECT coalesce($1, $1) FROM trip t WHERE t.id = $1; -- 42883, undecided

SELECT CASE WHEN t.flag THEN $1 ELSE t.id END, t.name || $1 FROM trip t;

SELECT CASE WHEN $1 THEN 1 END FROM trip t WHERE t.id = $1; -- 42883

SELECT CASE $1 WHEN t.id THEN 1 END FROM trip t WHERE t.name = $1; -- 42883

SELECT CASE $1 WHEN t.id THEN 1 END FROM trip t WHERE t.id = $1; -- 42883, undecided

SELECT t.id FROM trip t WHERE $1 AND t.id = $1; -- 42883

SELECT t.id FROM trip t WHERE NOT $1 AND t.flag = $1;

SELECT t.id FROM trip t WHERE t.id IN ($1, 2) AND t.name = $1; -- 42883

SELECT t.id FROM trip t WHERE t.id IN ($1, $2) AND t.number = $2 AND t.name = $1; -- 42883

SELECT t.id FROM trip t WHERE $1 IN (t.id, 2) AND t.name = $1; -- 42883

SELECT t.id FROM trip t WHERE t.id = ANY($1) AND t.name = $1; -- 42883

SELECT t.id FROM trip t WHERE t.id = ANY($1) AND $1 = t.marks;

SELECT t.id FROM trip t WHERE t.id = ANY($1) AND t.number = ANY($1);

SELECT t.id FROM trip t WHERE t.id = ANY($1::int[]) AND t.name = ANY($1); -- 42883, undecided

SELECT t.id FROM trip t WHERE t.id BETWEEN $1 AND $2 AND t.day BETWEEN $1 AND $2; -- 42883

SELECT t.id FROM trip t WHERE $1 BETWEEN t.id AND t.number AND t.name = $1; -- 42883

SELECT t.id FROM trip t WHERE $1 BETWEEN t.id AND t.name; -- 42883

-- As an operand and as an argument.

SELECT t.id FROM trip t WHERE t.id = $1 + 1 AND t.price = $1;

SELECT t.id FROM trip t WHERE t.made > now() - $1 AND t.made < $1; -- 42883

SELECT t.id FROM trip t WHERE lower($1) = t.name AND t.id = $1; -- 42883

SELECT t.id FROM trip t WHERE t.name LIKE $1 AND t.addr = $1; -- 42883

SELECT t.id FROM trip t WHERE abs($1) = t.id;

SELECT t.id FROM trip t WHERE length($1) > 1 AND t.raw = $1; -- 42883, undecided

-- In subqueries, VALUES and the arms of UNION.

SELECT t.id FROM trip t WHERE t.id IN (SELECT $1) AND t.id = $1; -- 42883, undecided

SELECT t.id FROM trip t WHERE $1 IN (SELECT s.number FROM stop s WHERE s.price = $1); -- 42883

SELECT t.id FROM trip t WHERE EXISTS (SELECT 1 FROM stop s WHERE s.id = $1) AND t.id = $1; -- 42883

SELECT t.id FROM trip t WHERE t.id = (SELECT $1) AND t.id = $1; -- 42883, undecided

WITH w AS (SELECT s.number FROM stop s WHERE s.number = $1) SELECT t.id FROM trip t WHERE t.id = $1; -- 42883

WITH w AS (SELECT $1 AS x) SELECT t.id FROM trip t, w WHERE t.id = $1; -- 42883, undecided

WITH w AS (SELECT $1 AS x) SELECT t.id FROM trip t, w WHERE t.name = w.x;

SELECT t.id FROM (SELECT $1 AS x) q, trip t WHERE t.id = $1; -- 42883, undecided

SELECT q.x FROM (VALUES ($1)) q(x), trip t WHERE t.id = $1; -- 42883, undecided

SELECT q.x FROM (VALUES ($1), (1)) q(x), trip t WHERE t.name = $1; -- 42883

SELECT t.id FROM trip t WHERE t.id = $1 UNION SELECT s.price FROM stop s WHERE s.number = $1; -- 42883

SELECT $1 UNION SELECT t.id FROM trip t WHERE t.id = $1;

SELECT $1 UNION SELECT t.id FROM trip t WHERE t.name = $1; -- 42P08

SELECT t.id FROM trip t UNION SELECT $1 ORDER BY 1 LIMIT $1;

SELECT t.name FROM trip t UNION SELECT $1 ORDER BY 1 LIMIT $1; -- 42804

-- In what is written.

INSERT INTO trip (id, name) VALUES ($1, $1); -- 42P08, undecided

INSERT INTO trip (id, number) VALUES ($1, $1); -- 42P08, undecided

INSERT INTO trip (id, name) VALUES ($1::int, $1);

INSERT INTO trip (name, id) VALUES ($1, $1); -- 42P08, undecided

INSERT INTO trip (id, name) SELECT $1, $1; -- 42P08, undecided

INSERT INTO trip (id, name) SELECT $1, t.name FROM trip t WHERE t.name = $1; -- 42P08

INSERT INTO trip (id, name) VALUES ($1, 'a') ON CONFLICT (id) DO UPDATE SET name = $1;

INSERT INTO trip (id, name) VALUES ($1, 'a') ON CONFLICT (id) DO UPDATE SET name = 'b' WHERE trip.name = $1; -- 42883

INSERT INTO trip (id, name) VALUES ($1, 'a') RETURNING name = $1; -- 42883

INSERT INTO trip (id, number) VALUES ($1, 1), (1, $1);

UPDATE trip SET name = $1 WHERE id = $1;

UPDATE trip SET id = $1 WHERE name = $1; -- 42804

UPDATE trip SET number = $1 WHERE id = $1;

UPDATE trip SET id = $1 WHERE number = $1;

UPDATE trip SET id = $1 WHERE addr = $1::inet RETURNING name = $1; -- 42883

UPDATE trip SET name = $1 FROM stop s WHERE s.price = trip.id RETURNING trip.id = $1;

UPDATE trip SET id = $1 RETURNING name = $1; -- 42804

UPDATE trip SET (id, name) = ($1, $1); -- 42P08, undecided

UPDATE trip SET (id, name) = (SELECT $1, $1); -- 42804, undecided

DELETE FROM trip WHERE id = $1 AND name = $1; -- 42883

DELETE FROM trip WHERE id = $1 RETURNING $1;

MERGE INTO trip t USING stop s ON t.id = $1 WHEN MATCHED AND t.name = $1 THEN DELETE; -- 42883

MERGE INTO trip t USING stop s ON t.id = s.price WHEN MATCHED AND t.number = $1 THEN UPDATE SET name = $1;

MERGE INTO trip t USING stop s ON t.id = s.price WHEN MATCHED THEN UPDATE SET name = $1 WHEN NOT MATCHED AND s.price = $1 THEN DO NOTHING; -- 42883, undecided

MERGE INTO trip t USING stop s ON t.id = s.price WHEN MATCHED THEN UPDATE SET name = $1 WHEN NOT MATCHED THEN INSERT (id) VALUES ($1); -- 42804, undecided

-- In subscripts, rows and arrays.

SELECT t.tags[$1] FROM trip t WHERE t.name = $1; -- 42883

SELECT t.tags[$1] FROM trip t WHERE t.id = $1;

SELECT ROW($1, 1) = ROW(t.id, 1) FROM trip t WHERE t.name = $1; -- 42883

SELECT t.id FROM trip t WHERE (t.id, t.name) = ($1, $1); -- 42P08

SELECT t.id FROM trip t WHERE (t.id, t.name) IN (($1, $2), ($2, $1)); -- 42P08

SELECT t.id FROM trip t WHERE nullif($1, '') IS NULL OR t.id = $1; -- 42883

SELECT t.id FROM trip t WHERE nullif($1, 0) = t.id OR t.name = $1; -- 42883

SELECT t.id FROM trip t WHERE t.id IS DISTINCT FROM $1 AND t.name = $1; -- 42883

SELECT t.id FROM trip t WHERE $1 = $1 AND t.id = $1; -- 42883, undecided

SELECT t.id FROM trip t WHERE $1 = $2 AND t.id = $1; -- 42883, undecided

SELECT ARRAY[$1, t.id] FROM trip t WHERE t.name = $1; -- 42883

SELECT ARRAY[$1] FROM trip t WHERE t.name = $1;

SELECT ARRAY[$1] FROM trip t WHERE t.id = $1; -- 42883, undecided

SELECT jsonb_build_object('a', $1) FROM trip t WHERE t.id = $1; -- 42P08, undecided

SELECT concat($1, 'a') FROM trip t WHERE t.id = $1; -- 42P08, undecided

SELECT count($1) FROM trip t WHERE t.id = $1; -- 42P08, undecided

-- Beside other types, and with casts.

SELECT t.id FROM trip t WHERE t.state = $1 AND t.name = $1; -- 42883

SELECT t.id FROM trip t WHERE t.cost = $1 AND t.name = $1; -- 42883

SELECT t.id FROM trip t WHERE t.note = $1 AND t.id = $1; -- 42883

SELECT t.id FROM trip t WHERE t.nick = $1 AND t.name = $1;

SELECT t.id FROM trip t WHERE t.code = $1 AND t.name = $1;

SELECT t.id FROM trip t WHERE t.doc @> $1 AND t.old::jsonb = $1;

SELECT t.id FROM trip t WHERE t.doc -> $1 = '1' AND t.id = $1; -- 42883, undecided

SELECT t.id FROM trip t WHERE t.doc ->> $1 = 'a' AND t.name = $1;

SELECT t.id FROM generate_series(1, $1) g, trip t WHERE t.name = $1; -- 42883

SELECT t.id FROM unnest($1::int[]) g, trip t WHERE t.tags = $1; -- 42883, undecided

SELECT extract(year FROM $1) FROM trip t WHERE t.made = $1; -- 42725, undecided

SELECT extract(year FROM $1::date) FROM trip t WHERE t.made = $1;

SELECT t.id FROM trip t WHERE t.made AT TIME ZONE $1 > now() AND t.name = $1;

SELECT t.id FROM trip t WHERE $1 || 'a' = t.name AND t.id = $1; -- 42883, undecided

SELECT t.id FROM trip t WHERE -$1 = t.id AND t.price = $1; -- 42725, undecided

SELECT t.id FROM trip t WHERE ($1::text) IS NULL OR t.state = $1; -- 42883, undecided

SELECT t.id FROM trip t WHERE ($1::text) IS NULL OR t.state = $1::mood;

SELECT t.id FROM trip t WHERE t.name = $1::text OR t.name = $1::varchar;

SELECT t.id FROM trip t WHERE t.id = $1::text OR t.id = $1; -- 42883

SELECT t.id FROM trip t WHERE t.id = $1::int OR t.number = $1::bigint;

SELECT t.id FROM trip t WHERE t.made = $1::date OR t.day = $1::timestamptz;

SELECT t.id FROM trip t WHERE t.addr = $1::inet OR t.id = $1::int; -- 42846, undecided

SELECT t.id FROM trip t WHERE t.addr = $1 AND t.id = $1; -- 42883

SELECT t.id FROM trip t WHERE t.addr = $1 AND t.name = $1; -- 42883

SELECT t.id FROM trip t ORDER BY CASE WHEN $1 = 'a' THEN t.id END, CASE WHEN $1 = 'b' THEN t.id END;

SELECT t.id FROM trip t WHERE CASE WHEN $1 <> '' THEN t.state = $1 ELSE true END; -- 42883

SELECT t.id FROM trip t WHERE t.id = greatest($1, 0) AND t.name = $1; -- 42883

SELECT string_agg(t.name, $1) FROM trip t WHERE t.id = $1; -- 42883

SELECT array_agg(t.name ORDER BY t.id = $1) FILTER (WHERE t.name = $1) FROM trip t; -- 42883

SELECT string_agg(t.name, $1) FILTER (WHERE t.id = $1) FROM trip t; -- 42P08

SELECT string_agg(t.name, $1 ORDER BY t.id = $1) FROM trip t; -- 42883

SELECT t.id FROM trip t FETCH FIRST $1 ROWS ONLY;

SELECT t.id FROM trip t WHERE $1 ILIKE t.name AND t.id::text = $1;

SELECT t.id FROM trip t WHERE t.id::text = $1 AND t.id = $1; -- 42883

SELECT t.id FROM trip t WHERE t.id::text = $1 AND t.id = $1::int;

SELECT t.id FROM trip t WHERE $1 = t.id AND $2 = t.name AND ($1::text = '*' OR $2::inet = t.addr);

SELECT t.id FROM trip t WHERE ($1::text IS NULL OR t.state = $1) AND ($2::text IS NULL OR t.addr = $2); -- 42883, undecided

SELECT t.id FROM trip t WHERE ($1::text IS NULL OR t.state = $1) AND t.id = $2 AND t.addr = $2; -- 42883

PREPARE x (inet) AS SELECT t.id FROM trip t WHERE $1::text = '*' OR t.addr = $1;

SELECT t.id FROM trip t WHERE t.made > $1 AND t.made < $1 + interval '1 day';

SELECT t.id FROM trip t WHERE t.made > $1::date AND t.made < $1::date + 1;

SELECT t.id FROM trip t WHERE t.day > $1 AND t.day < $1 + 1;

SELECT t.id FROM trip t WHERE t.doc @> jsonb_build_object('a', $1::text) AND t.name = $1;

SELECT t.id FROM trip t WHERE t.id = coalesce($1, t.id) AND t.number = coalesce($1, t.number);

SELECT t.id FROM trip t WHERE t.name = coalesce($1, t.name) AND t.id = coalesce($1, t.id); -- 42804

SELECT t.id FROM trip t WHERE t.id = ANY ($1::integer[]) AND cardinality($1) > 1;

SELECT t.id FROM trip t WHERE cardinality($1::integer[]) = 0 OR t.id = ANY ($1::integer[]);

SELECT t.id FROM trip t WHERE t.marks && $1 OR t.tags && $1; -- 42883

SELECT t.id FROM trip t WHERE t.id > $1 ORDER BY t.id <-> $1; -- 42883

SELECT t.id FROM trip t WHERE t.state::text = $1 OR t.state = $1::mood;

SELECT t.id FROM trip t WHERE t.state = $1 OR t.state = $1::mood;

SELECT t.id FROM trip t WHERE t.period @> $1 AND t.made < $1; -- 42883, undecided

SELECT t.id FROM trip t WHERE t.clock > $1 AND t.span > $1;

SELECT t.id FROM trip t WHERE t.price > $1 AND t.ratio > $1 AND t.small > $1;

SELECT t.id FROM trip t WHERE t.name = $1 AND t.nick = $1 AND t.code = $1 AND t.note = $1;

SELECT t.id FROM trip t WHERE t.raw = $1 AND t.name = $1; -- 42883

SELECT t.id FROM trip t WHERE to_tsquery($1) @@ t.body AND t.name ILIKE $1;

SELECT date_trunc('day', $1::timestamptz) FROM trip t WHERE t.day = $1;

SELECT t.id FROM trip t WHERE t.place = $1 AND t.at ~= $1; -- 42883

SELECT string_agg(t.name, $1 ORDER BY t.id = $1::int) FROM trip t;

SELECT string_agg(t.name, $1 ORDER BY t.id) FROM trip t WHERE t.id = $1; -- 42883
