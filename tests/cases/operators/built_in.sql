-- Operators that every server has.
SELECT
    1 + 2 - 3 * 4 / 5 % 6, 6 ^ 2, -o.n, |/ 16.0, @ -5, 5 & 3 | 1 # 2, ~1, 1 << 2 >> 1,
    'a' || 'b', 'a' ~ 'b', 'a' ~* 'b', 'a' !~ 'b', 'a' !~* 'b', 'a' ~~ 'b', 'a' !~~* 'b', 'a' ^@ 'b',
    '[1,2]'::int4range && '[2,3]'::int4range, '[1,2]'::int4range -|- '[3,4]'::int4range,
    '[1,2]'::int4range <@ '[0,9]'::int4range, '[1,2]'::int4range &< '[2,3]'::int4range,
    point(1, 2) <-> point(3, 4), box(point(0, 0), point(1, 1)) ?# box(point(0, 0), point(1, 1)),
    '{"a": 1}'::jsonb @? '$.a', '{"a": 1}'::jsonb @@ '$.a == 1', '{"a": 1}'::jsonb #- '{a}',
    to_tsvector('a') @@ to_tsquery('a'), 'a'::tsquery && 'b'::tsquery, !!'a'::tsquery,
    inet '10.0.0.1' <<= inet '10.0.0.0/8', inet '10.0.0.1' && inet '10.0.0.0/8',
    ARRAY[1] || ARRAY[2], ARRAY[1] @> ARRAY[1], o.n IS DISTINCT FROM 1, o.n BETWEEN 1 AND 2
FROM (SELECT 1 AS n) o;
