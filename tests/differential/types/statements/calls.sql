-- Functions and aggregates have arguments of some types.

SELECT lower(c.title), lower(t.during) FROM city c, trip t;

SELECT lower(c.code) FROM city c; -- 42883

SELECT date_trunc('month', c.open_at), date_trunc('month', d.open_at), date_trunc('hour', t.span) FROM city c, road d, trip t;

SELECT date_trunc('month', s.number) FROM stop s; -- 42883

SELECT date_trunc(t.id, t.made) FROM trip t; -- 42883

SELECT to_char(t.made, 'YYYY'), to_char(t.id, '999'), to_char(t.price, '9'), to_char(t.span, 'HH') FROM trip t;

SELECT to_char(t.clock, 'HH24') FROM trip t;

SELECT to_char(t.name, '999') FROM trip t; -- 42883

SELECT age(t.made), age(t.made, t.day) FROM trip t;

SELECT age(t.clock) FROM trip t; -- 42883

SELECT sum(s.number) FROM stop s; -- 42883

SELECT sum(t.id), sum(t.price), sum(t.span), sum(t.cost), avg(t.small), stddev(t.ratio) FROM trip t;

SELECT avg(t.made) FROM trip t; -- 42883

SELECT sum(t.flag) FROM trip t; -- 42883

SELECT string_agg(t.name, ','), string_agg(t.raw, '\x00'), string_agg(t.note, t.name) FROM trip t;

SELECT string_agg(t.id, ',') FROM trip t; -- 42883

SELECT string_agg(t.name, s.price) FROM trip t, stop s; -- 42883

SELECT array_agg(t.tags), array_agg(t.id), array_agg(t.place) FROM trip t;

SELECT json_object_agg(t.name, t.id), jsonb_object_agg(t.id, t.old) FROM trip t;

SELECT array_length(t.tags, 1), cardinality(t.marks), array_upper(t.tags, t.small) FROM trip t;

SELECT array_length(t.name, 1) FROM trip t; -- 42883

SELECT cardinality(t.doc) FROM trip t; -- 42883

SELECT array_append(t.tags, t.name), array_prepend(t.id, t.marks), array_cat(t.tags, ARRAY[t.name]) FROM trip t;

SELECT array_append(t.tags, t.id) FROM trip t; -- 42883

SELECT array_position(t.marks, t.id), array_remove(t.tags, 'a'), array_to_string(t.marks, ',') FROM trip t;

SELECT array_position(t.marks, t.name) FROM trip t; -- 42883

SELECT array_to_string(t.name, ',') FROM trip t; -- 42883

SELECT jsonb_array_length(t.doc), json_array_length(s.doc) FROM trip t, stop s WHERE false;

SELECT jsonb_array_length(s.doc) FROM stop s; -- 42883

SELECT jsonb_set(t.doc, '{a}', '1'), jsonb_set(t.doc, t.tags, s.old) FROM trip t, stop s;

SELECT jsonb_set(t.doc, '{a}', t.name) FROM trip t; -- 42883

SELECT jsonb_typeof(t.old) FROM trip t; -- 42883

SELECT to_jsonb(t.old), to_json(t), row_to_json(t), to_jsonb(t.at) FROM trip t;

SELECT row_to_json(t.id) FROM trip t; -- 42883

SELECT jsonb_path_exists(t.doc, '$.a ? (@ > 1)'), jsonb_path_query_first(t.doc, '$.a') FROM trip t;

SELECT jsonb_path_exists(t.old, '$.a') FROM trip t; -- 42883

SELECT jsonb_path_exists(t.doc, '$.a ? (@ >') FROM trip t; -- 42601

SELECT round(t.price, 2), round(t.ratio), round(t.id), round(t.number, t.id) FROM trip t;

SELECT round(t.ratio, 2) FROM trip t; -- 42883

SELECT round(t.price, t.number) FROM trip t; -- 42883

SELECT mod(t.id, t.number), div(t.price, t.id), power(t.ratio, t.small) FROM trip t;

SELECT mod(t.ratio, 2) FROM trip t; -- 42883

SELECT length(t.name), length(t.raw), length(t.bits), length(t.at::lseg), length(t.body) FROM trip t WHERE false; -- 42846

SELECT length(t.id) FROM trip t; -- 42883

SELECT char_length(t.raw) FROM trip t; -- 42883

SELECT left(t.name, t.id), repeat(t.code, t.small), split_part(t.note, ',', 1), lpad(t.nick::text, 3) FROM trip t;

SELECT left(t.name, t.number) FROM trip t; -- 42883

SELECT left(t.id, 2) FROM trip t; -- 42883

SELECT split_part(t.tags, ',', 1) FROM trip t; -- 42883

SELECT replace(t.name, 'a', t.id) FROM trip t; -- 42883

SELECT regexp_replace(t.name, 'a', 'b', 'g'), regexp_match(t.note, t.code) FROM trip t;

SELECT regexp_replace(t.name, t.id, 'b') FROM trip t; -- 42883

SELECT md5(t.name), md5(t.raw), encode(t.raw, 'hex'), sha256(t.raw) FROM trip t;

SELECT md5(t.id) FROM trip t; -- 42883

SELECT sha256(t.name) FROM trip t; -- 42883

SELECT encode(t.name, 'hex') FROM trip t; -- 42883

SELECT host(t.addr), masklen(t.addr), family(t.addr), set_masklen(t.addr, 24) FROM trip t;

SELECT host(s.addr) FROM stop s; -- 42883

SELECT network(s.id) FROM stop s; -- 42883

SELECT upper(t.period), isempty(t.during), lower_inc(t.load), range_merge(t.during, t.during) FROM trip t;

SELECT isempty(t.marks) FROM trip t; -- 42883

SELECT range_merge(t.during, t.load) FROM trip t; -- 42883

SELECT int4range(t.id, s.price), tstzrange(t.made, s.made, '[]'), weights(t.ratio, t.id) FROM trip t, stop s;

SELECT int4range(t.id, t.number) FROM trip t; -- 42883

SELECT tstzrange(t.made, t.clock) FROM trip t; -- 42883

SELECT to_tsvector(t.name), to_tsvector('english', t.doc), to_tsvector(t.old), ts_rank(t.body, to_tsquery('a')) FROM trip t;

SELECT to_tsvector(t.id) FROM trip t; -- 42883

SELECT ts_rank(t.name, to_tsquery('a')) FROM trip t; -- 42883

SELECT ts_headline(t.name, to_tsquery(t.name)), plainto_tsquery(t.code), setweight(t.body, 'A') FROM trip t;

SELECT setweight(t.name, 'A') FROM trip t; -- 42883

SELECT enum_range(t.state), enum_first(t.state), enum_range(t.state, 'busy') FROM trip t;

SELECT enum_range(s.state) FROM stop s; -- 42883

SELECT make_date(t.id, t.small, 1), make_interval(days => t.id), make_interval(secs => t.ratio) FROM trip t WHERE false;

SELECT make_date(t.number, 1, 1) FROM trip t; -- 42883

SELECT make_interval(days => t.price) FROM trip t; -- 42883

SELECT make_interval(days => t.name) FROM trip t; -- 42883

SELECT justify_days(t.span), date_part('year', t.day), isfinite(t.made) FROM trip t;

SELECT justify_days(t.clock) FROM trip t;

SELECT isfinite(t.clock) FROM trip t;

SELECT to_timestamp(t.id), to_timestamp(t.ratio), to_timestamp(t.price::float8) FROM trip t;

SELECT to_timestamp(t.name) FROM trip t; -- 42883

SELECT to_date(t.made, 'YYYY') FROM trip t; -- 42883

SELECT greatest(length(t.name), t.id), width_bucket(t.price, 1, 2, 3), sign(t.ratio) FROM trip t;

SELECT width_bucket(t.name, 1, 2, 3) FROM trip t; -- 42883

SELECT count(t.form), count(t), every(t.flag), bit_and(t.bits), bit_or(t.small) FROM trip t;

SELECT bit_and(t.price) FROM trip t; -- 42883

SELECT every(t.name = t.note), every(t.id) FROM trip t; -- 42883

SELECT corr(t.ratio, t.id), regr_slope(t.small, t.ratio) FROM trip t;

SELECT corr(t.name, t.id) FROM trip t; -- 42883

SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY t.name) FROM trip t; -- 42883

SELECT percentile_disc(ARRAY[0.2, 0.5]) WITHIN GROUP (ORDER BY t.name) FROM trip t;

SELECT percentile_disc(t.id) WITHIN GROUP (ORDER BY t.name) FROM trip t GROUP BY t.id HAVING false;

SELECT percentile_disc(t.flag) WITHIN GROUP (ORDER BY t.name) FROM trip t GROUP BY t.flag; -- 42883

SELECT first_value(t.old) OVER (ORDER BY t.id), row_number() OVER (), cume_dist() OVER (ORDER BY t.state) FROM trip t;

SELECT sum(t.name) OVER () FROM trip t; -- 42883

SELECT range_agg(t.during), range_intersect_agg(t.period) FROM trip t;

SELECT range_agg(t.marks) FROM trip t; -- 42883

SELECT akeys(t.extra), hstore(t.name, t.note), avals(t.extra) FROM trip t;

SELECT akeys(t.doc) FROM trip t; -- 42883

SELECT hstore(t.id, t.name) FROM trip t; -- 42883

SELECT num_nonnulls(VARIADIC t.marks), concat_ws(',', VARIADIC t.tags), format('%s', t.id) FROM trip t;

SELECT concat_ws(t.id, t.name) FROM trip t; -- 42883

SELECT format(t.id, t.name) FROM trip t; -- 42883

SELECT coalesce(lower(t.name), upper(t.id)) FROM trip t; -- 42883

SELECT lower(CASE WHEN t.flag THEN t.name ELSE t.note END), lower((SELECT s.nick FROM stop s LIMIT 1)) FROM trip t;

SELECT lower((SELECT s.code FROM stop s LIMIT 1)) FROM trip t; -- 42883

SELECT abs(t.span) FROM trip t; -- 42883

SELECT pg_typeof(t.old), pg_column_size(t.form) FROM trip t;

SELECT generate_series(t.id, s.price), generate_series(t.made, t.made, '1 day') FROM trip t, stop s;

SELECT generate_series(t.id, s.number) FROM trip t, stop s; -- 42883

SELECT max($1) || 'x';

SELECT max($1) + 1; -- 42883, undecided

SELECT to_char(t.span, min($1)) FROM trip t GROUP BY t.id;

SELECT t.period = tstzrange(t.made, t.made, text(s.price)) FROM trip t, stop s;

SELECT num_nulls(VARIADIC t.name) FROM trip t; -- 42804

SELECT num_nulls(VARIADIC '{a}') FROM trip t; -- 42804

SELECT concat(VARIADIC t.id), format('%s', VARIADIC t.doc) FROM trip t; -- 42804

SELECT concat(VARIADIC s.tags), format('%s', VARIADIC ARRAY[s.id]) FROM stop s;

SELECT json_build_array(VARIADIC t.raw) FROM trip t; -- 42804

SELECT concat(VARIADIC (t.id, t.name)) FROM trip t; -- 42804

SELECT num_nulls(VARIADIC t.place) FROM trip t; -- 42804, open
