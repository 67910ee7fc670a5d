-- The alias of a function of a scalar type is its column and its value.
SELECT n, n.n, generated FROM generate_series(1, 3) AS n, generate_series(1, 3) AS g(generated);
SELECT generate_series FROM generate_series(1, 3);
SELECT d::date, to_char(d, 'YYYY') FROM generate_series(now() - interval '7 days', now(), '1 day') AS d;
