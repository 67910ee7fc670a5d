-- ROWS FROM puts the columns of several functions side by side.
SELECT r.a, r.b, r.c
--                 ^ unknown-column
FROM ROWS FROM (generate_series(1, 2), unnest(ARRAY['x', 'y'])) AS r(a, b);

SELECT r.n FROM ROWS FROM (public.numbers(3)) AS r(n);
--                         ^^^^^^^^^^^^^^ user-function
