-- What stands behind IS, and XML.
SELECT i IS TRUE FROM w;
--     ^ type-mismatch "argument of IS TRUE must be type boolean, not type integer"
SELECT i IS NOT FALSE FROM w;
--     ^ type-mismatch "argument of IS NOT FALSE must be type boolean, not type integer"
SELECT t IS UNKNOWN FROM w;
--     ^ type-mismatch "argument of IS UNKNOWN must be type boolean, not type text"
SELECT i IS NOT UNKNOWN FROM w;
--     ^ type-mismatch "argument of IS NOT UNKNOWN must be type boolean, not type integer"
SELECT i IS DOCUMENT FROM w;
--     ^ type-mismatch "argument of IS DOCUMENT must be type xml, not type integer"
SELECT t IS DOCUMENT FROM w;
--     ^ type-mismatch "argument of IS DOCUMENT must be type xml, not type text"
SELECT (b IS TRUE) IS NOT FALSE, (i = 1) IS UNKNOWN, (t) IS NULL, i IS NOT NULL, i ISNULL FROM w;
SELECT (i) IS TRUE, (i) IS NOT UNKNOWN FROM w;
--                   ^ type-mismatch "argument of IS NOT UNKNOWN must be type boolean, not type integer"
--      ^ type-mismatch "argument of IS TRUE must be type boolean, not type integer"
SELECT 1 FROM w WHERE b IS TRUE IS TRUE;
SELECT x IS DOCUMENT, x IS NOT DOCUMENT FROM w;
SELECT xmlconcat(t) FROM w;
--               ^ type-mismatch "argument of XMLCONCAT must be type xml, not type text"
SELECT xmlconcat(x, x) FROM w;
SELECT xmlroot(t, version '1') FROM w;
--             ^ type-mismatch "argument of XMLROOT must be type xml, not type text"
SELECT xmlserialize(content t as text) FROM w;
--                          ^ type-mismatch "argument of XMLSERIALIZE must be type xml, not type text"
SELECT xmlserialize(content x as varchar) FROM w;
SELECT xmlparse(content i) FROM w;
SELECT xmlpi(name a, i) FROM w;
SELECT xmlexists('/a' passing t) FROM w;
--     ^^^^^^^^^ user-function
SELECT xmlexists('/a' passing x) FROM w;
SELECT xmlexists(i passing x) FROM w;
--     ^^^^^^^^^ user-function
SELECT xmlelement(name a, i, t) FROM w;
SELECT xmlelement(name a, xmlattributes(i)) FROM w;
SELECT xmlforest(i, t) FROM w;
SELECT xmlserialize(document x as text), xmlroot(x, version no value) FROM w;

-- XMLSERIALIZE gives a text, or what a text becomes.
SELECT xmlserialize(CONTENT w.x AS text) || 'a', xmlserialize(CONTENT w.x AS varchar(9)), xmlserialize(CONTENT w.x AS integer) FROM w;
--                                                                                                                    ^^^^^^^ user-function "cast from ""text"" to ""integer"" does not exist on the replica: it is not built in"
SELECT xmlserialize(CONTENT w.x AS public.dtext), xmlserialize(CONTENT w.x AS public.mood), xmlserialize(CONTENT w.x AS bytea) FROM w;
--                                                                                                                      ^^^^^ user-function "cast from ""text"" to ""bytea"" does not exist on the replica: it is not built in"
--                                                                            ^^^^^^^^^^^ user-function "cast from ""text"" to ""public.mood"" does not exist on the replica: it is not built in"
