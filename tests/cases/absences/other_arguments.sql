-- An extension brings a function for what its own functions take, and for nothing else.
SELECT min(o.id), max(to_json(o.name)) FROM public.orgs o;
--                ^^^ user-function "function ""max"" with arguments (json) is not on the replica"
--     ^^^ user-function "function ""min"" with arguments (uuid) is not on the replica"
SELECT similarity(o.id,                1), levenshtein(o.name, 'x') FROM public.orgs o;
--                                         ^^^^^^^^^^^ user-function "belongs to extension ""fuzzystrmatch"""
--     ^^^^^^^^^^ user-function "function ""similarity"" with arguments (uuid, integer) is not on the replica"
SELECT o.id || o.id, o.name % o.id FROM public.orgs o;
--                          ^ user-operator "operator ""%"" with operands (text, uuid) is not on the replica"
--          ^^ user-operator "operator ""||"" with operands (uuid, uuid) is not on the replica"
SELECT similarity($1, $2), skeys($1);
--                         ^^^^^ user-function "belongs to extension ""hstore"""
--     ^^^^^^^^^^ user-function "belongs to extension ""pg_trgm"""
