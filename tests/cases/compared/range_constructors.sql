-- A range type comes with functions that make its values of two bounds, and with its multirange's.
SELECT frange(t.f8, t.f4), frange(t.f8, NULL, '[]'), frange($1, $2) @> t.f8, frange('[,)') FROM ty t;
SELECT fmultirange(), fmultirange(t.fr), fmultirange(t.fr, t.fr, t.fr), fmultirange('{}') FROM ty t;
SELECT fmultirange(VARIADIC ARRAY[t.fr]), frange(t.i4, t.n::float8), public.frange(1, t.i8) FROM ty t;
SELECT 'frange(float8,float8)'::regprocedure;
SELECT t.fr = frange($1, $2), fmultirange(t.fr, $3) = fmultirange() FROM ty t;

-- What they make is of that type.
SELECT 1 FROM ty t WHERE t.ia = frange($1, $2);
--                            ^ user-operator "operator ""="" with operands (integer[], public.frange) is not on the replica"
SELECT 1 FROM ty t WHERE frange(t.f8, t.f8, '[]') = t.ir;
--                                                ^ user-operator "operator ""="" with operands (public.frange, int4range) is not on the replica"
SELECT 1 FROM ty t WHERE fmultirange(t.fr, t.fr) = t.imr;
--                                               ^ user-operator "operator ""="" with operands (public.fmultirange, int4multirange) is not on the replica"
SELECT frange(t.f8, NULL) @> t.u FROM ty t;
--                        ^^ user-operator "operator ""@>"" with operands (public.frange, uuid) is not on the replica"
SELECT coalesce(t.ir, frange(1, 2)) FROM ty t;
--                    ^^^^^^^^^^^ type-mismatch "COALESCE types ""int4range"" and ""public.frange"" cannot be matched on the replica"
UPDATE ty SET ia = frange($1, $2);
--                 ^^^^^^^^^^^^^^ type-mismatch "column ""ia"" is of type int4[] but expression is of type public.frange"
--     ^^ write "public.ty"

-- What they take is what it is over.
SELECT frange(t.u, $1) FROM ty t;
--     ^^^^^^ user-function "function ""frange"" with arguments (uuid, unknown) is not on the replica"
SELECT frange(t.f8, t.f8, t.i4) FROM ty t;
--     ^^^^^^ user-function "function ""frange"" with arguments (double precision, double precision, integer) is not on the replica"
SELECT frange(t.f8) FROM ty t;
--     ^^^^^^ user-function "function ""frange"" with arguments (double precision) is not on the replica"
SELECT frange() FROM ty t;
--     ^^^^^^ user-function "function ""frange"" with arguments () is not on the replica"
SELECT frange(t.f8, t.f8, '[]', 1) FROM ty t;
--     ^^^^^^ user-function "function ""frange"" with arguments (double precision, double precision, unknown, integer) is not on the replica"
SELECT fmultirange(t.fr, t.f8) FROM ty t;
--     ^^^^^^^^^^^ user-function "function ""fmultirange"" with arguments (public.frange, double precision) is not on the replica"
SELECT frange('low', t.f8) FROM ty t;
--             ^^^ invalid-constant "invalid input syntax for type double precision: ""low"""
SELECT frange(t.tx, t.f8) = t.fr FROM ty t;
--     ^^^^^^ user-function "function ""frange"" with arguments (text, double precision) is not on the replica"
