-- PostgreSQL's digits and blanks are ASCII: those of other scripts are letters of a word.
SELECT 1::float(24), 1::float(53), 1::varchar(10), now()::timestamp(3), '1'::interval second(2);
SELECT 1::float(²);
--              ^ unanalysed "could not be parsed near ""²"": expected an integer"
SELECT 1::varchar(١);
--                ^ unanalysed "expected an integer"
SELECT 1::float(99999999999999999999);
--              ^^^^^^^^^^^^^^^^^^^^ unanalysed "expected an integer"
SELECT 1::int(4);
--           ^ unanalysed "could not be parsed near ""("""
SELECT '1'::interval second(²);
--                          ^ unanalysed "expected an integer"
SELECT 1²;
--     ^^ unanalysed "trailing junk after numeric literal at or near ""1²"""
SELECT 1١ FROM public.orgs o;
--     ^^ unanalysed "trailing junk after numeric literal"
SELECT 1.5a;
--     ^^^^ unanalysed "trailing junk after numeric literal"
SELECT 1e;
--     ^^ unanalysed "trailing junk after numeric literal"
SELECT .5e5x;
--     ^^^^^ unanalysed "trailing junk after numeric literal"
SELECT $1²;
--     ^^^ unanalysed "trailing junk after parameter at or near ""$1²"""
SELECT id FROM public.orgs o;
--             ^^^^^^^^^^^^^ unreplicated-relation
SELECT $١$ b.id $١$, $²$ b.id $²$ FROM public.orgs o;
SELECT ſum(1), İd, o.NAME FROM public.orgs o;
--     ^^^ user-function
--             ^^ unknown-column
SELECT ' public.orgs '::regclass, 'public.orgs '::regclass;
--                                 ^^^^^^^^^^^^ missing-object
SELECT '12'::regclass, '١٢'::regclass;
--                      ^^ missing-object
SELECT U&"!0041" UESCAPE '!' FROM public.orgs o;
--     ^^^^^^^^^^^^^^^^^^^^^ unknown-column "column ""A"""
SELECT U&"\D83D\DE00" FROM public.orgs o;
--     ^^^^^^^^^^^^^^ unknown-column "😀"
