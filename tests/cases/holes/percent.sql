-- `%name%`, which a program replaces by text: a condition, an order, a query.
SELECT o.id FROM public.orgs AS o WHERE o.nmae = $1 AND %query% ORDER BY %order% LIMIT $2;
--                                        ^^^^ unknown-column
--                                                      ^^^^^^^ unanalysed
--                                                                       ^^^^^^^ unanalysed
WITH subs AS (%query%) SELECT s.id, o.nmae FROM subs AS s, public.orgs AS o;
--            ^^^^^^^ unanalysed
--                                    ^^^^ unknown-column
SELECT o.id FROM public.orgs AS o %joins% WHERE o.nmae = $1 %filter% ORDER BY o.name;
--                                ^^^^^^^ unanalysed
--                                                ^^^^ unknown-column
--                                                          ^^^^^^^^ unanalysed
-- Between operands both are the operator.
SELECT q.a %bc% q.c, q.a %bc% (q.c), q.a %bc% CASE WHEN true THEN 1 END, q.a%bc%q.c, q.a %bc% -1, q.dd
--                                                                                                  ^^ unknown-column
FROM (SELECT 1 AS a, 3 AS bc, 4 AS c) AS q;
