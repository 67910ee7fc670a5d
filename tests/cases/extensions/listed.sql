-- extensions: pg_trgm, citext, pg_stat_statements
-- What a listed extension brings is there.
SELECT similarity(o.name, $1), public.word_similarity(o.name, $1), o.name <-> $1, $1::citext, digest(o.name, 'md5')
--                                                                                            ^^^^^^ user-function
FROM public.orgs o
WHERE o.name % $1
ORDER BY o.name <->>> $1;

SELECT s.query FROM public.pg_stat_statements s;
