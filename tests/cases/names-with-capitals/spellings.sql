-- The exact names, or the folded ones: what a statement writes tells which.
SELECT o."createdAt", o.state::"OrderState" FROM "Orders" AS o WHERE o.state = 'open';
SELECT o.createdAt, o.state::OrderState FROM Orders AS o WHERE o.state = 'open';
SELECT o.createdat FROM public.orders AS o WHERE o.state = 'closed';
--                                                          ^^^^^^ unknown-enum-label
SELECT to_jsonb(o) ->> 'createdAt', to_jsonb(o) ->> 'creatdAt' FROM orders AS o;
--                                                   ^^^^^^^^ row-key
SELECT to_jsonb(o) ->> 'createdat' FROM orders AS o;

-- It is one column, under one of the two names.
INSERT INTO orders VALUES (1, now(), 'open', 2, 3);
--          ^^^^^^ write
SELECT * FROM (SELECT 1, now(), 'open'::OrderState, 2, 3) AS a UNION ALL TABLE orders;
--                                                                       ^^^^^ select-star
SELECT o.createdat, o."createdAt" FROM orders AS o;
--       ^^^^^^^^^ unknown-column

-- Where the contract has both, each is itself; and what is in quotes there, is exact.
SELECT o."Total", o.total FROM orders AS o;
SELECT e.id FROM "Exact" AS e;
--       ^^ unknown-column
SELECT e."ID", (e.other).createdAt FROM "Exact" AS e;
SELECT e."ID" FROM Exact AS e;
--                 ^^^^^ unreplicated-relation
SELECT t.id FROM OrderTotals AS t, public."OrderTotals" AS u;
--               ^^^^^^^^^^^ unreplicated-relation
--                                 ^^^^^^^^^^^^^^^^^^^^ unreplicated-relation
