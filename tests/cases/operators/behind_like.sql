-- What stands behind LIKE, its ESCAPE and BETWEEN is read to its end, whatever operators it has.
SELECT o.id
FROM public.orgs o
WHERE 0.5 BETWEEN o.name <-> 'x' AND 1
--                       ^^^ user-operator "pg_trgm"
   OR o.name NOT ILIKE to_jsonb(o) ->> 'name'
   OR o.name LIKE '%' || o.customer_id || '%' ESCAPE o.customer_id || ''
   OR to_jsonb(o) ->> 'name' SIMILAR TO to_jsonb(o) ->> 'customer_id'
   OR 1 BETWEEN 2 | 3 AND 4 << 5
   OR ~ 1 BETWEEN ~ 2 AND ~ 3;
-- Behind ANY (...) a comparison goes on with what it gives.
SELECT 1 = ANY (ARRAY[2]) <= true, 'a' LIKE ANY (ARRAY['b']) = true;
