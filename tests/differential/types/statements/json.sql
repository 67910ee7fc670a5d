-- The constructors of SQL/JSON and its query functions: what they take, and what they give.

SELECT json(t.raw), json(t.name), json(t.code), json(t.doc), json(t.old), json('1') FROM trip t; -- 42883, works since 18

SELECT json(t.id) FROM trip t; -- 42883, 42846 since 18

SELECT json(t.tags) FROM trip t; -- 42883, 42846 since 18

SELECT json(t.nick) FROM trip t;

SELECT json(t.note) FROM trip t;

SELECT json(t.cost) FROM trip t; -- 42883, 42846 since 18

SELECT json(t.extra) FROM trip t; -- 42883, works since 18

SELECT json(t.state) FROM trip t; -- 42883, 42846 since 18

SELECT json(t) FROM trip t; -- 42883, 42846 since 18

SELECT "json"(t.raw) FROM trip t; -- 42883

SELECT "json"(t.doc) FROM trip t;

SELECT pg_catalog.json(t.raw) FROM trip t; -- 42883

SELECT json(t.name) -> 'a' FROM trip t;

SELECT json(t.name) @> '{}' FROM trip t; -- 42883

SELECT json(t.raw WITH UNIQUE KEYS), json(t.name WITH UNIQUE KEYS) FROM trip t; -- 42601, works since 18

SELECT json(t.name FORMAT JSON) FROM trip t; -- 42601, works since 18

SELECT json_object('a': 1 RETURNING varchar(10)), json_object('a': 1 RETURNING jsonb), json_object('a': 1 RETURNING bytea) FROM trip t; -- 42601, works since 18

SELECT json_object('a': 1 RETURNING integer); -- 42601, 42846 since 18

SELECT json_object('a': 1 RETURNING mood); -- 42601, 42846 since 18

SELECT json_object('a': 1 RETURNING label); -- 42601, works since 18

SELECT json_object('a': 1 RETURNING citext); -- 42601, works since 18

SELECT json_object('a': 1 RETURNING hstore); -- 42601, 42846 since 18

SELECT json_object('a': 1 RETURNING text[]); -- 42601, 42846 since 18

SELECT json_object('a': 1 RETURNING xml); -- 42601, 42846 since 18

SELECT json_object('a': 1 RETURNING name); -- 42601, works since 18

SELECT json_object('a': 1 RETURNING cents); -- 42601, 42846 since 18

SELECT json_object('a': 1 RETURNING spot); -- 42601, 42846 since 18

SELECT json_array(1 RETURNING integer); -- 42601, 42846 since 18

SELECT json_array(SELECT t.id FROM trip t RETURNING integer); -- 42601, 42846 since 18

SELECT json_arrayagg(t.id RETURNING integer) FROM trip t; -- 42601, 42846 since 18

SELECT json_arrayagg(t.id RETURNING jsonb) @> '[]' FROM trip t; -- 42601, works since 18

SELECT json_objectagg(t.name: t.id RETURNING date) FROM trip t; -- 42601, 42846 since 18

SELECT json_objectagg(t.name: t.id RETURNING text) || 'a' FROM trip t; -- 42601, works since 18

SELECT json_serialize(t.doc RETURNING integer) FROM trip t; -- 42601, 42804 since 18

SELECT json_serialize(t.doc RETURNING jsonb) FROM trip t; -- 42601, 42804 since 18

SELECT json_serialize(t.doc RETURNING bytea), json_serialize(t.doc RETURNING varchar), json_serialize(t.doc RETURNING name), json_serialize(t.doc RETURNING label), json_serialize(t.doc RETURNING citext) FROM trip t; -- 42601, works since 18

SELECT json_serialize(t.doc RETURNING mood) FROM trip t; -- 42601, 42804 since 18

SELECT json_serialize(t.id) FROM trip t; -- 42883, 42804 since 18

SELECT json_serialize(t.tags) FROM trip t; -- 42883, 42804 since 18

SELECT json_serialize(t.raw), json_serialize(t.name), json_serialize(t.old), json_serialize(t.nick), json_serialize(t.note), json_serialize('1') FROM trip t; -- 42883, works since 18

SELECT json_serialize(t.extra) FROM trip t; -- 42883, 42804 since 18

SELECT json_exists(t.id, '$.a') FROM trip t; -- 42883, 42846 since 18

SELECT json_exists(t.tags, '$.a') FROM trip t; -- 42883, 42846 since 18

SELECT json_exists(t.extra, '$.a') FROM trip t; -- 42883, works since 18

SELECT json_value(t.flag, '$.a') FROM trip t; -- 42883, 42846 since 18

SELECT json_value(t.price, '$.a') FROM trip t; -- 42883, 42846 since 18

SELECT json_query(t.state, '$.a') FROM trip t; -- 42883, 42846 since 18

SELECT json_query(t.doc, '$.a b') FROM trip t; -- 42883, 42601 since 18

SELECT json_value(t.doc, '$.') FROM trip t; -- 42883, 42601 since 18

SELECT json_exists(t.doc, t.name) FROM trip t; -- 42883, works since 18

SELECT json_exists(t.doc, t.id) FROM trip t; -- 42883, 42804 since 18

SELECT json_exists(t.doc, t.nick) FROM trip t; -- 42883, works since 18

SELECT json_exists(t.doc, '$'::jsonpath) FROM trip t; -- 42883, works since 18

SELECT json_exists(t.doc, t.doc) FROM trip t; -- 42883, 42804 since 18

SELECT json_exists($1, $2); -- 42883, works since 18

SELECT json_value(t.doc, '$.a' RETURNING integer) + 1 FROM trip t; -- 42601, works since 18

SELECT json_value(t.doc, '$.a') + 1 FROM trip t; -- 42883

SELECT json_query(t.doc, '$.a' RETURNING text) || 'a' FROM trip t; -- 42601, works since 18

SELECT json_exists(t.doc, '$.a ? (@ > $x)' PASSING t.id AS x) FROM trip t; -- 42601, works since 18

SELECT json_object('a' VALUE t.id) FROM trip t; -- 42601, works since 18

SELECT json_object(t.id VALUE t.name) FROM trip t; -- 42601, works since 18

SELECT json_object(t.doc VALUE t.name) FROM trip t; -- 42601, works since 18

SELECT json_object(t.tags VALUE t.name) FROM trip t; -- 42601, works since 18

SELECT json_object(ROW(1) VALUE t.name) FROM trip t; -- 42601, works since 18

SELECT json_object(NULL VALUE 1); -- 42601, works since 18

SELECT json_object('a': 1 RETURNING jsonb); -- 42601, works since 18

SELECT json_object('a': 1 RETURNING text) || 'a'; -- 42601, works since 18

SELECT json_object('a': 1 RETURNING bytea); -- 42601, works since 18

SELECT json_object('a': 1 RETURNING bytea FORMAT JSON ENCODING UTF8); -- 42601, works since 18

SELECT json_object('a': t.name FORMAT JSON) FROM trip t; -- 42601, works since 18

SELECT json_object('a': t.raw FORMAT JSON) FROM trip t; -- 42601, works since 18

SELECT json_object('a': t.doc FORMAT JSON) FROM trip t; -- 42601, works since 18

SELECT json_array(1, t.name, t.doc) FROM trip t; -- 42883, works since 18

SELECT json_array(SELECT t.id FROM trip t); -- 42601, works since 18

SELECT json_array(1 RETURNING jsonb) -> 0; -- 42601, works since 18

SELECT json_array(1 RETURNING jsonb) @> '1'; -- 42601, works since 18

SELECT json_array(1) @> '1'; -- 42883

SELECT json_arrayagg(t.id ORDER BY t.id) FROM trip t; -- 42883, works since 18

SELECT json_objectagg(t.name VALUE t.id) FROM trip t; -- 42601, works since 18

SELECT json_objectagg(t.doc VALUE t.id) FROM trip t; -- 42601, works since 18

SELECT json_objectagg(t.tags VALUE t.id) FROM trip t; -- 42601, works since 18

SELECT json_objectagg(t.name: t.id RETURNING jsonb) @> '{}' FROM trip t; -- 42601, works since 18

SELECT json(t.name) FROM trip t;

SELECT json(t.raw) FROM trip t; -- 42883, works since 18

SELECT json(t.name WITH UNIQUE KEYS) FROM trip t; -- 42601, works since 18

SELECT json_scalar(t.id) FROM trip t; -- 42883, works since 18

SELECT json_scalar(t.doc) FROM trip t; -- 42883, works since 18

SELECT json_scalar(t.tags) FROM trip t; -- 42883, works since 18

SELECT json_serialize(t.doc) FROM trip t; -- 42883, works since 18

SELECT json_serialize(t.name) FROM trip t; -- 42883, works since 18

SELECT json_serialize(t.doc RETURNING varchar) FROM trip t; -- 42601, works since 18

SELECT json_serialize(t.doc RETURNING bytea) FROM trip t; -- 42601, works since 18

SELECT json_exists(t.doc, '$.a') FROM trip t; -- 42883, works since 18

SELECT json_exists(t.name, '$.a') FROM trip t; -- 42883, works since 18

SELECT json_exists(t.doc, '$.a b') FROM trip t; -- 42883, 42601 since 18

SELECT json_exists(t.doc, '$.a' PASSING t.id AS x) FROM trip t; -- 42601, works since 18

SELECT json_value(t.doc, '$.a') || 'a' FROM trip t; -- 42883, works since 18

SELECT json_value(t.doc, '$.a' RETURNING jsonb) FROM trip t; -- 42601, works since 18

SELECT json_value(t.doc, '$.a' RETURNING mood) FROM trip t; -- 42601, works since 18

SELECT json_value(t.doc, '$.a' RETURNING text[]) FROM trip t; -- 42601, works since 18

SELECT json_value(t.doc, '$.a' RETURNING integer DEFAULT 1 ON EMPTY) FROM trip t; -- 42601, works since 18

SELECT json_value(t.tags, '$.a') FROM trip t; -- 42883, 42846 since 18

SELECT json_query(t.doc, '$.a') @> '1' FROM trip t; -- 42883, works since 18

SELECT json_query(t.doc, '$.a') + 1 FROM trip t; -- 42883

SELECT json_query(t.old, '$.a' RETURNING integer) FROM trip t; -- 42601, works since 18

SELECT json_query(t.id, '$.a') FROM trip t; -- 42883, 42846 since 18

SELECT t.id FROM trip t UNION SELECT s.small::int FROM stop s;

SELECT t.at FROM trip t UNION SELECT t.at FROM trip t; -- 42883

SELECT t.bits::xid, t.id FROM trip t; -- 42846

SELECT JSON_ARRAYAGG(t.id ORDER BY t.old) FROM trip t; -- 42883

SELECT JSON_ARRAYAGG(t.id ORDER BY t.name) FROM trip t; -- 42883, works since 16

SELECT JSON_ARRAYAGG($1 ORDER BY t.nosuch) FROM trip t WHERE t.id = $1; -- 42883, 42703 since 16

SELECT j.a FROM stop s, JSON_TABLE(s.price, '$[*]' COLUMNS (a int PATH '$.a')) j; -- 42601, 42846 since 17

SELECT j.a FROM trip t, JSON_TABLE(t.tags, '$[*]' COLUMNS (a int PATH '$.a')) j; -- 42601, 42846 since 17

SELECT j.a FROM trip t, JSON_TABLE(t.raw, '$[*]' COLUMNS (a int PATH '$.a')) j; -- 42601, 42846 since 17, open

SELECT j.a FROM trip t, JSON_TABLE(t.extra, '$[*]' COLUMNS (a int PATH '$.a')) j; -- 42601, works since 17

SELECT j.a FROM trip t, JSON_TABLE($1, '$[*]' COLUMNS (a int PATH '$.a')) j; -- 42601, works since 17

SELECT j.a FROM trip t, JSON_TABLE(jsonb '[1]', '$[*' COLUMNS (a int PATH '$.a')) j; -- 42601
