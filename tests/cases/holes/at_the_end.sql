-- A query ends with ORDER BY and LIMIT: whatever stands there, no other clause follows.
SELECT o.id FROM public.orgs o LIMIT :limit OFFSET :offset ORDER BY o.id;
--                                                         ^^^^^ unanalysed "could not be parsed near ""ORDER"""
SELECT o.id FROM public.orgs o ORDER BY :column WHERE o.id = 1;
--                                              ^^^^^ unanalysed "could not be parsed near ""WHERE"""
SELECT x.id FROM (SELECT o.id FROM public.orgs o ORDER BY o.id ${direction:raw}, o.name WHERE o.id = 1) x;
--                                                                                      ^^^^^ unanalysed "could not be parsed near ""WHERE"""
SELECT o.id FROM public.orgs o ORDER BY lower(:name) LIMIT {most} UNION SELECT 1;
--                                                                ^^^^^ unanalysed "could not be parsed near ""UNION"""
SELECT o.id FROM public.orgs o LIMIT :limit GROUP BY o.id;
--                                          ^^^^^ unanalysed "could not be parsed near ""GROUP"""

-- Where some text would help, it is to blame: `FOR UPDATE OF`, a condition, `mode() WITHIN`.
SELECT o.id FROM public.orgs o LIMIT :limit o;
--                                   ^^^^^^ unanalysed "cannot tell what text"
SELECT o.id FROM public.orgs o WHERE o.id = 1 :condition ORDER o.id;
--                                            ^^^^^^^^^^ unanalysed "cannot tell what text"
SELECT o.id FROM public.orgs o LIMIT :limit GROUP (ORDER BY o.id);
--                                   ^^^^^^ unanalysed "cannot tell what text"
SELECT o.order :rest WHERE o.id = 1 WHERE o.id = 1;
--             ^^^^^ unanalysed "cannot tell what text"
INSERT INTO public.stripe_info (org_id) SELECT o.id FROM public.orgs o LIMIT :limit WHERE o.id = 1;
--                                                                           ^^^^^^ unanalysed "cannot tell what text"
