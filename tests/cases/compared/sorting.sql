-- ORDER BY needs an ordering operator, by whatever it names its values.
SELECT c.meta FROM city c ORDER BY c.meta;
--                                 ^^^^^^ user-operator "could not identify an ordering operator for type json"
SELECT c.meta FROM city c ORDER BY 1 DESC NULLS LAST;
--                                 ^ user-operator "could not identify an ordering operator for type json"
SELECT c.meta AS m FROM city c ORDER BY m, c.code;
--                                      ^ user-operator "could not identify an ordering operator for type json"
SELECT c.meta AS code FROM city c ORDER BY (code);
--                                          ^^^^ user-operator "could not identify an ordering operator for type json"
SELECT c.code AS meta FROM city c ORDER BY meta;
SELECT c.code FROM city c ORDER BY c.shape, c.meta::text, c.meta -> 'a';
--                                                        ^^^^^^^^^^^^^ user-operator "could not identify an ordering operator for type json"
--                                 ^^^^^^^ user-operator "could not identify an ordering operator for type polygon"
SELECT c.code FROM city c ORDER BY c;
--                                 ^ user-operator "could not identify an ordering operator for type public.city"
SELECT x FROM ty ORDER BY x;
--                        ^ user-operator "could not identify an ordering operator for type xid"
SELECT ja, jc, jd, jca, jda FROM ty ORDER BY 1, 2, 3, 4, 5;
--                                                       ^ user-operator "could not identify an ordering operator for type public.jdom[]"
--                                                    ^ user-operator "could not identify an ordering operator for type public.jcomp[]"
--                                                 ^ user-operator "could not identify an ordering operator for type public.jdom"
--                                              ^ user-operator "could not identify an ordering operator for type public.jcomp"
--                                           ^ user-operator "could not identify an ordering operator for type json[]"
SELECT pt, pa, ln, ls, xm, ci, ac, lq, jp, snap, psnap, rf FROM ty ORDER BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12;
--                                                                                                             ^^ user-operator "could not identify an ordering operator for type refcursor"
--                                                                                                         ^^ user-operator "could not identify an ordering operator for type pg_snapshot"
--                                                                                                     ^^ user-operator "could not identify an ordering operator for type txid_snapshot"
--                                                                                                  ^ user-operator "could not identify an ordering operator for type jsonpath"
--                                                                                               ^ user-operator "could not identify an ordering operator for type lquery"
--                                                                                            ^ user-operator "could not identify an ordering operator for type aclitem"
--                                                                                         ^ user-operator "could not identify an ordering operator for type cid"
--                                                                                      ^ user-operator "could not identify an ordering operator for type xml"
--                                                                                   ^ user-operator "could not identify an ordering operator for type lseg"
--                                                                                ^ user-operator "could not identify an ordering operator for type line"
--                                                                             ^ user-operator "could not identify an ordering operator for type path"
--                                                                          ^ user-operator "could not identify an ordering operator for type point"
SELECT s.most_common_vals FROM pg_stats s ORDER BY 1;
--                                                 ^ user-operator "could not identify an ordering operator for type anyarray"
SELECT 1 FROM ty WHERE EXISTS (SELECT t.js FROM ty t ORDER BY 1);
--                                                            ^ user-operator "could not identify an ordering operator for type json"
SELECT row_to_json(d) FROM road d ORDER BY 1;
--                                         ^ user-operator "could not identify an ordering operator for type json"
--                 ^ select-star "the whole row of relation ""public.road"" is returned"
SELECT js FROM ty UNION ALL SELECT js FROM ty ORDER BY 1;
--                                                     ^ user-operator "could not identify an ordering operator for type json"
SELECT js AS a FROM ty UNION ALL SELECT js FROM ty ORDER BY a;
--                                                          ^ user-operator "could not identify an ordering operator for type json"
DELETE FROM city WHERE code IN (SELECT c.code FROM city c ORDER BY c.meta LIMIT 1);
--                                                                 ^^^^^^ user-operator "could not identify an ordering operator for type json"
--          ^^^^ write "DELETE changes relation ""public.city"""

-- USING names the operator itself.
SELECT i4 FROM ty ORDER BY pt USING <;
--                                  ^ user-operator "operator ""<"" with operands (point, point) is not on the replica"
SELECT i4 FROM ty ORDER BY js USING >;
--                                  ^ user-operator "operator "">"" with operands (json, json) is not on the replica"
SELECT i4 FROM ty ORDER BY bx USING <, tx USING <=;
--                                              ^^ type-mismatch "operator <= is not a valid ordering operator"
--                                  ^ type-mismatch "operator < is not a valid ordering operator"
SELECT i4 FROM ty ORDER BY tx USING <, (i8) USING > NULLS FIRST, hs USING #<#;

-- A row of no named type is compared field by field, as far as rows do not differ before.
SELECT i4 FROM ty ORDER BY (js, i4);
--                          ^^^^^^ user-operator "could not identify a comparison function for type json"
SELECT i4 FROM ty ORDER BY (i4, js);
--                          ^^^^^^ undecided "ORDER BY fails where rows make it compare values of type ""json"""
SELECT i4 FROM ty ORDER BY (i4, (tx, md)), ROW(i4);

-- What can be sorted.
SELECT c.code FROM city c ORDER BY 1, c.title, c.region, c.open_at, c.capital, c.title || 'x', $1, c.code + $2;
SELECT bo, i4, i8, n, f4, f8, tx, vc, bp, nm, ch, by, d, ts, tstz, tt, iv, u, o, rc, lsn FROM ty ORDER BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21;
SELECT i4 FROM ty ORDER BY bx, cr, pg::box, cd, inn, m, b, vb, ia, jb, tv, tq, mac, mac8, x8, t, i2v, ov, xa IS NULL, tv2;
--                                 ^^^^^^^ user-operator "could not identify an ordering operator for type box"
--                             ^^ user-operator "could not identify an ordering operator for type circle"
--                         ^^ user-operator "could not identify an ordering operator for type box"
SELECT i4 FROM ty ORDER BY ct, hs, lt, cu, sg, isb, l, md, idm, co, fr, ir, imr, coa;
SELECT i4 FROM ty ORDER BY thing, things;
--                                ^^^^^^ undecided "cannot tell whether ORDER BY can compare values of type ""public.thing[]"": the contract does not say what the type is"
--                         ^^^^^ undecided "cannot tell whether ORDER BY can compare values of type ""public.thing"": the contract does not say what the type is"
