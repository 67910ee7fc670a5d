-- Functions that return sets: where they may stand, and their columns in FROM.

SELECT CASE WHEN unnest(ARRAY[true]) THEN 1 END; -- 42804

SELECT CASE 1 WHEN unnest(ARRAY[1]) THEN 1 END; -- 42804

SELECT NOT unnest(ARRAY[true]); -- 42804

SELECT true OR 1 = unnest(t.marks) FROM trip t; -- 42804

SELECT t.id FROM trip t WHERE t.flag AND unnest(ARRAY[true]); -- 0A000

SELECT t.id FROM trip t ORDER BY t.flag AND unnest(ARRAY[true]); -- 42804

SELECT count(*) FILTER (WHERE unnest(ARRAY[true])) FROM trip t; -- 0A000

SELECT count(*) FILTER (WHERE 1 = unnest(t.marks)) FROM trip t; -- 0A000

SELECT count(*) FILTER (WHERE t.flag AND 1 = unnest(t.marks)) FROM trip t; -- 0A000

SELECT percentile_cont(unnest(ARRAY[0.5])) WITHIN GROUP (ORDER BY t.ratio) FROM trip t; -- 0A000

SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY unnest(t.marks)) FROM trip t; -- 0A000

SELECT array_agg(t.id ORDER BY unnest(t.marks)) FROM trip t; -- 0A000

SELECT sum(t.id) OVER (ORDER BY t.id ROWS unnest(ARRAY[1]) PRECEDING) FROM trip t; -- 0A000

SELECT sum(t.id) OVER (ORDER BY unnest(t.marks)) FROM trip t;

SELECT sum(t.id) FILTER (WHERE unnest(ARRAY[true])) OVER () FROM trip t; -- 0A000

SELECT count(coalesce(unnest(t.tags), 'x')) FROM trip t; -- 0A000

SELECT CASE WHEN true THEN (SELECT unnest(t.tags) LIMIT 1) END FROM trip t;

SELECT CASE WHEN 'a' IN (SELECT unnest(t.tags)) THEN 1 END FROM trip t;

SELECT t.id FROM trip t WHERE EXISTS (SELECT 1 FROM unnest(t.tags) x WHERE x = 'a');

SELECT ARRAY(SELECT unnest(t.tags)) FROM trip t;

SELECT t.id FROM trip t OFFSET unnest(ARRAY[1]); -- 0A000

INSERT INTO trip (id) VALUES (generate_series(1, 3)), (4); -- 0A000

INSERT INTO trip (id) SELECT generate_series(1, 3);

INSERT INTO trip (id) VALUES (1) ON CONFLICT (id) DO UPDATE SET id = generate_series(1, 3); -- 0A000

INSERT INTO trip (id) VALUES (1) ON CONFLICT (id) DO UPDATE SET id = 3 WHERE generate_series(1, 3) = 1; -- 0A000

UPDATE trip SET (id, number) = (SELECT generate_series(1, 3), 1);

UPDATE trip SET (id, number) = (generate_series(1, 3), 1); -- 0A000

MERGE INTO trip t USING stop s ON t.id = generate_series(1, 3) WHEN MATCHED THEN DO NOTHING; -- 0A000

MERGE INTO trip t USING stop s ON t.id = s.price WHEN MATCHED AND generate_series(1, 3) = 1 THEN DO NOTHING; -- 0A000

MERGE INTO trip t USING stop s ON t.id = s.price WHEN MATCHED THEN UPDATE SET id = generate_series(1, 3); -- 0A000

MERGE INTO trip t USING stop s ON t.id = s.price WHEN NOT MATCHED THEN INSERT (id) VALUES (generate_series(1, 3));

SELECT * FROM trip t, LATERAL unnest(string_to_array(unnest(t.tags), ',')) x; -- 0A000

SELECT * FROM trip t, LATERAL string_to_array(unnest(t.tags), ',') x; -- 0A000

SELECT * FROM ROWS FROM (unnest(ARRAY[1]), generate_series(1, 2)) x;

SELECT * FROM ROWS FROM (unnest(ARRAY[unnest(ARRAY[1])])) x; -- 0A000

SELECT * FROM unnest(ARRAY[1], ARRAY[generate_series(1, 2)]) x; -- 0A000

SELECT * FROM unnest(ARRAY[1], ARRAY[2]) x;

SELECT * FROM unnest((SELECT array_agg(generate_series) FROM generate_series(1, 3))) x;

SELECT * FROM CAST(unnest(ARRAY[1]) AS int8) x; -- 0A000

SELECT * FROM coalesce(unnest(ARRAY[1]), 2) x; -- 0A000

SELECT (unnest(t.tags)) COLLATE "C" FROM trip t;

SELECT t.marks[generate_series(1, 2)] FROM trip t;

SELECT regexp_split_to_table(t.name, ',') FROM trip t;

SELECT t.id FROM trip t WHERE regexp_split_to_table(t.name, ',') = 'a'; -- 0A000

SELECT t.id FROM trip t WHERE regexp_matches(t.name, ',') IS NOT NULL; -- 0A000

SELECT t.id FROM trip t WHERE regexp_match(t.name, ',') IS NOT NULL;

SELECT t.id FROM trip t WHERE (regexp_matches(t.name, '(a)'))[1] = 'a'; -- 0A000

SELECT (jsonb_each(t.doc)).key FROM trip t WHERE (jsonb_each(t.doc)).key = 'a'; -- 0A000

SELECT (jsonb_each(t.doc)).* FROM trip t;

SELECT (each(t.extra)).key FROM trip t WHERE (each(t.extra)).key = 'a'; -- 0A000

SELECT t.id FROM trip t WHERE json_object_keys(t.old) = 'a'; -- 0A000

SELECT t.id FROM trip t WHERE t.doc @> jsonb_path_query(t.doc, '$.a'); -- 0A000

SELECT t.id FROM trip t GROUP BY generate_series(1, 2), t.id;

SELECT row_number() OVER (), unnest(t.tags) FROM trip t;

SELECT lag(unnest(t.tags)) OVER () FROM trip t; -- 0A000

SELECT t.id FROM trip t WHERE generate_series(1, t.id) = 1; -- 0A000

SELECT t.id FROM trip t WHERE unnest(t.tags) = 'a'; -- 0A000

SELECT t.id FROM trip t WHERE jsonb_array_elements_text(t.doc) = 'a'; -- 0A000

SELECT t.id FROM trip t WHERE 'a' IN (SELECT unnest(t.tags));

SELECT CASE WHEN t.flag THEN unnest(t.tags) ELSE 'x' END FROM trip t; -- 0A000

SELECT coalesce(unnest(t.tags), 'x') FROM trip t; -- 0A000

SELECT t.id FROM trip t LIMIT generate_series(1, 2); -- 0A000

SELECT count(unnest(t.tags)) FROM trip t; -- 0A000

SELECT sum(generate_series(1, t.id)) FROM trip t; -- 0A000

SELECT array_agg(unnest(t.tags)) FROM trip t; -- 0A000

SELECT sum(count(*)) OVER (ORDER BY unnest(array_agg(t.id))) FROM trip t;

SELECT sum(t.id) OVER (PARTITION BY unnest(t.tags)) FROM trip t;

SELECT sum(unnest(t.marks)) OVER () FROM trip t; -- 0A000

SELECT t.id FROM trip t GROUP BY t.id, unnest(t.tags);

SELECT t.id FROM trip t HAVING unnest(t.tags) = 'a'; -- 0A000

SELECT t.id FROM trip t GROUP BY t.id HAVING bool_or(t.flag) AND generate_series(1,2) = 1; -- 0A000

SELECT t.id FROM trip t JOIN stop s ON unnest(t.tags) = s.number; -- 0A000

VALUES (generate_series(1, 3)); -- 0A000

SELECT * FROM (VALUES (generate_series(1, 3))) v; -- 0A000

INSERT INTO trip (id) VALUES (generate_series(1, 3));

UPDATE trip SET id = generate_series(1, 3); -- 0A000

DELETE FROM trip RETURNING unnest(tags); -- 0A000

SELECT generate_series(1, generate_series(1, 3));

SELECT * FROM generate_series(1, generate_series(1, 3)); -- 0A000

SELECT * FROM abs(generate_series(1, 3)); -- 0A000

SELECT abs(generate_series(1, 3));

SELECT t.id FROM trip t ORDER BY unnest(t.tags);

SELECT unnest(t.tags) FROM trip t ORDER BY 1;

SELECT DISTINCT unnest(t.tags) FROM trip t ORDER BY 1;

SELECT (SELECT unnest(t.tags) LIMIT 1) FROM trip t;

SELECT nullif(unnest(t.tags), 'x') FROM trip t;

SELECT greatest(unnest(t.marks), 1) FROM trip t;

SELECT t.flag AND unnest(array[true]) FROM trip t; -- 42804

SELECT ARRAY[unnest(t.tags)] FROM trip t;

SELECT ROW(unnest(t.tags)) FROM trip t;

SELECT CASE unnest(t.marks) WHEN 1 THEN 2 END FROM trip t; -- 0A000

SELECT generate_series(1, 2) IN (1, 2);

SELECT generate_series(1, 2) IS NULL;

SELECT * FROM trip t, json_to_record(t.old); -- 42601

SELECT * FROM trip t, json_to_record(t.old) AS x; -- 42601

SELECT * FROM trip t, json_to_record(t.old) AS x(a int);

SELECT json_to_record(t.old) FROM trip t;

SELECT * FROM trip t, jsonb_to_recordset(t.doc) AS r; -- 42601

SELECT * FROM jsonb_populate_record(NULL::spot, '{}') AS x(a int, b text); -- 42601

SELECT * FROM generate_series(1, 2) AS x(a int); -- 42601

SELECT * FROM trip t, jsonb_each(t.doc) AS x(a text, b jsonb); -- 42601

SELECT * FROM json_to_record('{}'); -- 42601

SELECT * FROM json_to_record('{}') AS x(a, b); -- 42601

SELECT * FROM json_to_record('{}') AS x(a int, b text);

SELECT * FROM json_to_record('{}') AS (a int, b text);

SELECT * FROM ROWS FROM (json_to_record('{}')) x; -- 42601

SELECT * FROM ROWS FROM (json_to_record('{}') AS (a int), generate_series(1, 2)) x;

SELECT * FROM jsonb_populate_record(NULL::spot, '{}');

SELECT * FROM jsonb_populate_record(NULL::spot, '{}') x;

SELECT * FROM jsonb_populate_record(NULL::record, '{}') x(a int);

SELECT * FROM jsonb_populate_recordset(NULL::trip, '[]') x(a int); -- 42601

SELECT r.* FROM trip t, jsonb_populate_record(t, '{}') r;

SELECT r.* FROM trip t, jsonb_populate_record(t, '{}') r(a int); -- 42601

SELECT * FROM unnest(ARRAY[ROW(1, 'a')]) x(a int, b text);

SELECT * FROM unnest(ARRAY[ROW(1, 'a')::spot]) x(a int, b text); -- 42601

SELECT * FROM unnest(ARRAY[1]) x(a int); -- 42601

SELECT * FROM unnest(ARRAY[1], ARRAY[2]) x(a int, b int); -- 42601

SELECT * FROM jsonb_each('{}') x(a, b);

SELECT * FROM jsonb_each('{}') x(a text, b jsonb); -- 42601

SELECT * FROM json_array_elements('[]') x(v);

SELECT * FROM json_array_elements('[]') x(v json); -- 42601

SELECT * FROM each('a=>1'::hstore) x(k text, v text); -- 42601

SELECT * FROM populate_record(NULL::spot, 'x=>1') x(k int, v text); -- 42601

SELECT * FROM populate_record(NULL::spot, 'x=>1') x;

SELECT * FROM ts_stat('select 1') x;

SELECT * FROM pg_ls_dir('.') AS x(n text); -- 42601

SELECT x.a FROM trip t LEFT JOIN LATERAL jsonb_to_recordset(t.doc) AS x(a int) ON true;

SELECT x.a FROM trip t LEFT JOIN LATERAL jsonb_to_recordset(t.doc) AS x ON true; -- 42601
