-- Rows as composite values, field by field (parse_coerce.c, coerce_record_to_complex).
SELECT ROW(1,'a')::pair, ROW(1)::pair FROM w;
--                               ^^^^ user-function
SELECT ROW(ts, i)::pair FROM w;
--                 ^^^^ user-function
SELECT ROW(i, i)::pair FROM w;
SELECT ROW(t, i)::pair FROM w;
SELECT (1,'a')::pair FROM w;
SELECT cp::g FROM w;
--         ^ user-function
SELECT s::pair FROM (SELECT 1, 'a'::text) s;
SELECT s::pair FROM (SELECT 1, now()) s;
SELECT s::pair FROM (SELECT now(), 1) s;
--        ^^^^ user-function
SELECT cp::text, cp::record, ROW(1)::record, w::record FROM w;
SELECT cp::int FROM w;
--         ^^^ user-function
SELECT NULL::pair, '(1,a)'::pair FROM w;
