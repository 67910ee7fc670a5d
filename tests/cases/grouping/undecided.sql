-- The contract does not say what the key is, and says which columns may be null.
SELECT u.title FROM unsaid u GROUP BY u.code;
--     ^^^^^^^ undecided """u.title"" must appear" "Add to the contract key: [code]"
SELECT u.code, u.title FROM unsaid u GROUP BY u.code, u.kind HAVING max(u.kind) > 1;
--             ^^^^^^^ undecided """u.title"" must appear" "Add to the contract key: [code, kind]"
-- One note for all columns of an entry.
SELECT u.title, u.kind FROM unsaid u GROUP BY u.code;
--     ^^^^^^^ undecided """u.title"" must appear" "Add to the contract key: [code]"
SELECT u.title, v.title FROM unsaid u, unsaid v GROUP BY u.code, v.kind;
--              ^^^^^^^ undecided """v.title"" must appear" "Add to the contract key: [kind]"
--     ^^^^^^^ undecided """u.title"" must appear" "Add to the contract key: [code]"
-- No key holds what may be null, nor is it empty.
SELECT u.kind FROM unsaid u GROUP BY u.title;
--     ^^^^^^ ungrouped-column "column ""u.kind"" must appear"
SELECT u.kind, count(*) FROM unsaid u;
--     ^^^^^^ ungrouped-column "column ""u.kind"" must appear"
SELECT u.kind FROM unsaid u GROUP BY ROLLUP (u.code);
--     ^^^^^^ ungrouped-column "column ""u.kind"" must appear"
-- All of it is grouped: whatever the key is.
SELECT u.code, u.kind, u.title FROM unsaid u GROUP BY u.code, u.kind, u.title;
-- A listed function may be an aggregate, and then takes what is in no group.
SELECT c.region, total(c.code) FROM city c GROUP BY c.region;
--                     ^^^^^^ undecided """c.code"" must appear" "is an aggregate"
SELECT c.region, public.plain(c.code) FROM city c GROUP BY c.region;
--                            ^^^^^^ undecided """c.code"" must appear" "is an aggregate"
SELECT c.region, plain(c.region) FROM city c GROUP BY c.region;
SELECT c.code, plain(c.region) FROM city c GROUP BY c.code;
SELECT c.region, total(DISTINCT c.code), total(c.code ORDER BY c.pop), total(c.code) FILTER (WHERE c.capital) FROM city c GROUP BY c.region;
--                              ^^^^^^ undecided """c.code"" must appear" "is an aggregate"
SELECT c.region, total(c.code) OVER () FROM city c GROUP BY c.region;
--                     ^^^^^^ ungrouped-column "column ""c.code"" must appear"
