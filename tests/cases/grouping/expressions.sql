-- An expression is grouped where it is equal to one of GROUP BY, or made of such.
SELECT upper(lower(title)), count(*) FROM city c GROUP BY lower(c.title);
SELECT lower(c.title), count(*) FROM city c GROUP BY 1;
SELECT lower(c.title) AS t, count(*) FROM city c GROUP BY t;
SELECT c.code + 1 FROM city c GROUP BY (c.code + 1);
SELECT (c.region + 1) * 2 FROM city c GROUP BY c.region + 1;
SELECT c.region + 2 FROM city c GROUP BY c.region + 1;
--     ^^^^^^^^ ungrouped-column "column ""c.region"" must appear"
SELECT c.region + 1 FROM city c GROUP BY 1 + c.region;
--     ^^^^^^^^ ungrouped-column "column ""c.region"" must appear"
SELECT c.region + 1 + c.code FROM city c GROUP BY c.region + 1;
--                    ^^^^^^ ungrouped-column "column ""c.code"" must appear"
SELECT lower(c.title) FROM city c GROUP BY lower(c.title) ORDER BY c.title;
--                                                                 ^^^^^^^ ungrouped-column "column ""c.title"" must appear"
SELECT lower(c.title) FROM city c GROUP BY lower(c.title) ORDER BY lower(c.title) || 'a';
SELECT CASE WHEN c.region = 1 THEN 'a' ELSE c.title END FROM city c GROUP BY CASE WHEN c.region = 1 THEN 'a' ELSE c.title END;
SELECT c.region IN (1, 2), c.region IS NULL FROM city c GROUP BY c.region IN (1, 2), c.region IS NULL;
SELECT c.region BETWEEN 1 AND 2 FROM city c GROUP BY c.region >= 1 AND c.region <= 2;
SELECT c.title LIKE 'a%', c.title ~ 'a', c.title || 'x' FROM city c GROUP BY c.title LIKE 'a%', c.title ~ 'a', c.title || 'x'::text;
SELECT date_trunc('day', c.open_at), extract(month FROM c.open_at) FROM city c GROUP BY date_trunc('day', c.open_at), extract(month FROM open_at);
SELECT extract(year FROM c.open_at) FROM city c GROUP BY extract(month FROM c.open_at);
--                       ^^^^^^^^^ ungrouped-column "column ""c.open_at"" must appear"
SELECT ARRAY[c.region, 1], (ARRAY[c.region])[1] FROM city c GROUP BY ARRAY[c.region, 1], ARRAY[c.region];
SELECT coalesce(c.title, ''), nullif(c.title, '') FROM city c GROUP BY coalesce(title, ''), nullif(title, '');
SELECT pg_catalog.lower(c.title) FROM city c GROUP BY lower(c.title);
-- Parameters are equal where they are the same.
SELECT date_trunc($1, c.open_at) FROM city c GROUP BY date_trunc($1, c.open_at);
SELECT date_trunc($1, c.open_at) FROM city c GROUP BY date_trunc($2, c.open_at);
--                    ^^^^^^^^^ ungrouped-column "column ""c.open_at"" must appear"
-- Casts that change nothing are none.
SELECT c.title::text FROM city c GROUP BY c.title;
SELECT c.title FROM city c GROUP BY c.title::text;
SELECT c.title::varchar(3) FROM city c GROUP BY c.title::varchar(3);
SELECT c.title::varchar(3) FROM city c GROUP BY c.title::varchar(4);
--     ^^^^^^^ ungrouped-column "column ""c.title"" must appear"
SELECT l.title FROM log l GROUP BY l.title::text;
--     ^^^^^^^ ungrouped-column "column ""l.title"" must appear"
SELECT lower(l.title) FROM log l GROUP BY lower(l.title::text);
SELECT c.region::text, c.region::int FROM city c GROUP BY CAST(c.region AS text), c.region::integer;
-- A collation is part of an expression.
SELECT c.title COLLATE "C" FROM city c GROUP BY c.title;
SELECT c.title COLLATE "C" FROM city c GROUP BY c.title COLLATE "C";
SELECT c.title FROM city c GROUP BY c.title COLLATE "C";
--     ^^^^^^^ ungrouped-column "column ""c.title"" must appear"
-- A name in GROUP BY is that of a column of FROM first, and in ORDER BY that of the output.
SELECT lower(c.title) AS title FROM city c GROUP BY title;
SELECT lower(c.title) AS region FROM city c GROUP BY region;
--           ^^^^^^^ ungrouped-column "column ""c.title"" must appear"
SELECT c.region AS title FROM city c GROUP BY c.region ORDER BY title;
SELECT c.region AS title FROM city c GROUP BY c.region ORDER BY c.title;
--                                                              ^^^^^^^ ungrouped-column "column ""c.title"" must appear"
