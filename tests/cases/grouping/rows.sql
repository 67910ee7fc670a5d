-- A whole row, and all columns.
SELECT c.* FROM city c GROUP BY c.code;
--     ^^^ select-star "* expands to all columns of relation ""public.city"""
SELECT * FROM city c GROUP BY c.code;
--     ^ select-star "* expands to all columns of relation ""public.city"""
SELECT * FROM city c GROUP BY c.title;
--     ^ ungrouped-column "column ""c.code"" must appear"
--     ^ select-star "* expands to all columns of relation ""public.city"""
SELECT c.* FROM city c GROUP BY c.title;
--     ^^^ ungrouped-column "column ""c.code"" must appear"
--     ^^^ select-star "* expands to all columns of relation ""public.city"""
SELECT * FROM city c JOIN road r USING (code) GROUP BY r.code, r.part;
--     ^ ungrouped-column "column ""c.code"" must appear"
--     ^ select-star "* expands to all columns of relations ""public.city"" and ""public.road"""
SELECT * FROM city c JOIN road r USING (code) GROUP BY c.code, r.part, r.code;
--     ^ select-star "* expands to all columns of relations ""public.city"" and ""public.road"""
SELECT c FROM city c GROUP BY c.code;
--     ^ select-star "the whole row of relation ""public.city"" is returned"
SELECT c FROM city c GROUP BY c;
--     ^ select-star "the whole row of relation ""public.city"" is returned"
SELECT c, c.title FROM city c GROUP BY c;
--        ^^^^^^^ ungrouped-column "column ""c.title"" must appear"
--     ^ select-star "the whole row of relation ""public.city"" is returned"
SELECT c FROM city c GROUP BY c.title;
--     ^ ungrouped-column "column ""c.*"" must appear"
--     ^ select-star "the whole row of relation ""public.city"" is returned"
SELECT to_jsonb(c), to_jsonb(c.*) FROM city c GROUP BY c.code;
--                           ^^^ select-star "the whole row of relation ""public.city"" is returned"
--              ^ select-star "the whole row of relation ""public.city"" is returned"
SELECT to_jsonb(c) FROM city c GROUP BY c.title;
--              ^ ungrouped-column "column ""c.*"" must appear"
--              ^ select-star "the whole row of relation ""public.city"" is returned"
SELECT count(c), count(c.*) FROM city c GROUP BY c.title;
SELECT d FROM (SELECT r.code FROM road r) d GROUP BY d.code;
--     ^ ungrouped-column "column ""d.*"" must appear"
-- A field of a row is the column.
SELECT (c).title, title(c) FROM city c GROUP BY c.title;
SELECT (c).title FROM city c GROUP BY c;
--      ^ ungrouped-column "column ""c.title"" must appear"
SELECT c.title FROM city c GROUP BY (c).title;
