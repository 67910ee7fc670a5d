-- What only calls of aggregates may have: DISTINCT, ORDER BY, FILTER and WITHIN GROUP.

SELECT generate_series(DISTINCT 1, 2) FROM trip t; -- 42809

SELECT max() WITHIN GROUP (ORDER BY t.id) FROM trip t; -- 42809

SELECT lower() WITHIN GROUP (ORDER BY t.name) FROM trip t; -- 42809

SELECT first_value() WITHIN GROUP (ORDER BY t.name) FROM trip t; -- 42809

SELECT count() FILTER (WHERE t.flag) FROM trip t; -- 42809

SELECT int4(t.number) FILTER (WHERE t.flag) FROM trip t; -- 42809

SELECT upper(DISTINCT t.name ORDER BY t.name) FILTER (WHERE t.flag) FROM trip t; -- 42809

SELECT lower(t.name ORDER BY t.nosuch) FROM trip t; -- 42809

SELECT array_agg(DISTINCT t.id ORDER BY t.id::text) FROM trip t; -- 42P10

SELECT array_agg(DISTINCT t.id::text ORDER BY t.id) FROM trip t; -- 42P10

SELECT array_agg(DISTINCT t.name ORDER BY lower(t.name)) FROM trip t; -- 42P10

SELECT array_agg(DISTINCT t.id ORDER BY id) FROM trip t;

SELECT array_agg(DISTINCT t.id ORDER BY 1) FROM trip t; -- 42P10

SELECT string_agg(DISTINCT c.title, ',' ORDER BY c.title), string_agg(DISTINCT r.title, ',' ORDER BY r.title) FROM city c, road r;

SELECT string_agg(DISTINCT r.title::text, ',' ORDER BY r.title) FROM road r; -- 42P10

SELECT string_agg(DISTINCT t.name::text, ',' ORDER BY t.name) FROM trip t;

SELECT json_agg(DISTINCT t.id ORDER BY t.name) FROM trip t; -- 42P10

SELECT jsonb_agg(DISTINCT t.id ORDER BY t.id DESC NULLS LAST) FROM trip t;

SELECT array_agg(DISTINCT (t.place).x ORDER BY (t.place).y) FROM trip t; -- 42P10

SELECT array_agg(DISTINCT t.id ORDER BY random()) FROM trip t; -- 42P10

SELECT sum(DISTINCT t.id ORDER BY t.number) FROM trip t; -- 42P10

SELECT sum(DISTINCT t.id ORDER BY t.id + 1) FROM trip t; -- 42P10

SELECT sum(t.id ORDER BY t.number) FROM trip t;

SELECT lower(DISTINCT t.name) FROM trip t; -- 42809

SELECT lower(t.name ORDER BY t.id) FROM trip t; -- 42809

SELECT count() FROM trip t; -- 42809

SELECT lower(t.name) FILTER (WHERE t.flag) FROM trip t; -- 42809

SELECT percentile_cont(0.5, t.id) FROM trip t; -- 42809

SELECT mode(t.id) FROM trip t; -- 42809

SELECT rank() FROM trip t; -- 42809

SELECT rank(1) FROM trip t; -- 42809

SELECT rank(1) WITHIN GROUP (ORDER BY t.id) FROM trip t;

SELECT string_agg(DISTINCT t.name, ',' ORDER BY t.id) FROM trip t; -- 42P10

SELECT string_agg(DISTINCT t.name, ',' ORDER BY t.name) FROM trip t;

SELECT array_agg(DISTINCT t.id ORDER BY t.name) FROM trip t; -- 42P10

SELECT array_agg(DISTINCT t.id ORDER BY t.id DESC) FROM trip t;

SELECT count(DISTINCT t.id ORDER BY t.day) FROM trip t; -- 42P10

(SELECT t.name FROM trip t) ORDER BY lower(name);

SELECT lower(t.name) FILTER (WHERE t.flag), pg_catalog.lower(t.name) FILTER (WHERE t.flag) FROM trip t; -- 42809

SELECT pg_catalog.count() FROM trip t; -- 42809

SELECT pg_catalog.lower(DISTINCT t.name) FROM trip t; -- 42809

SELECT pg_catalog.sum(t.id) FILTER (WHERE t.flag) FROM trip t;

SELECT string_agg(DISTINCT t.name, ',' ORDER BY t.name DESC), array_agg(DISTINCT lower(t.name) ORDER BY lower(t.name)) FROM trip t;

SELECT string_agg(DISTINCT t.nick, ',' ORDER BY t.nick) FROM trip t;

SELECT string_agg(DISTINCT t.id::text, ',' ORDER BY t.id::text) FROM trip t;

SELECT string_agg(DISTINCT t.state::text, ',' ORDER BY t.state) FROM trip t; -- 42P10

SELECT array_agg(DISTINCT s.number ORDER BY s.number COLLATE "C") FROM stop s; -- 42P10

SELECT jsonb_agg(DISTINCT jsonb_build_object('a', t.id) ORDER BY t.id) FROM trip t; -- 42P10

SELECT jsonb_agg(DISTINCT jsonb_build_object('a', t.id) ORDER BY jsonb_build_object('a', t.id)) FROM trip t;

SELECT json_object_agg(t.name, t.id ORDER BY t.number) FROM trip t;
