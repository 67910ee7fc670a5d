-- A constant that is read as an enum is one of its labels, to the letter.
SELECT s.customer_id FROM public.stripe_info s WHERE s.status = 'paused' OR 'created' = s.status;
--                                                               ^^^^^^ unknown-enum-label
SELECT 'Created'::public.stripe_status, public.stripe_status 'created ', CAST('created' AS public.stripe_status);
--                                                            ^^^^^^^^ unknown-enum-label
--      ^^^^^^^ unknown-enum-label
SELECT s.status IN ('created', 'paused'), s.status BETWEEN 'paused' AND 'created' FROM public.stripe_info s;
--                                                          ^^^^^^ unknown-enum-label
--                              ^^^^^^ unknown-enum-label
SELECT s.status IS DISTINCT FROM 'paused', nullif(s.status, 'paused') FROM public.stripe_info s;
--                                                           ^^^^^^ unknown-enum-label
--                                ^^^^^^ unknown-enum-label
SELECT (s.customer_id, s.status) IN (('x', 'paused'), ('paused', 'created')) FROM public.stripe_info s;
--                                          ^^^^^^ unknown-enum-label
SELECT (s.status, 'paused') = ('paused', s.customer_id) FROM public.stripe_info s;
--                              ^^^^^^ unknown-enum-label

-- What several values have in common.
SELECT coalesce(s.status, 'paused'), CASE WHEN true THEN 'paused' ELSE s.status END FROM public.stripe_info s;
--                                                        ^^^^^^ unknown-enum-label
--                         ^^^^^^ unknown-enum-label
SELECT CASE s.status WHEN 'created' THEN 'paused' WHEN 'paused' THEN '' END FROM public.stripe_info s;
--                                                      ^^^^^^ unknown-enum-label
SELECT 'paused' UNION SELECT s.status FROM public.stripe_info s UNION ALL SELECT 'paused';
--                                                                                ^^^^^^ unknown-enum-label
--      ^^^^^^ unknown-enum-label
SELECT v.a FROM (VALUES ('paused', 'paused'), ('created'::public.stripe_status, 'x')) v(a, b);
--                        ^^^^^^ unknown-enum-label

-- Of arrays and rows, each part.
SELECT s.status = ANY ('{created, paused ,NULL}'), s.status = ANY (ARRAY['paused']::public.stripe_status[])
--                                                                        ^^^^^^ unknown-enum-label
--                                ^^^^^^ unknown-enum-label
FROM public.stripe_info s;
SELECT '{"paused",created}'::public.stripe_status[], array_append(array_agg(s.status), 'paused')
--                                                                                      ^^^^^^ unknown-enum-label
--        ^^^^^^ unknown-enum-label
FROM public.stripe_info s;
SELECT '(x,paused,,,,,)'::public.stripe_info;
--         ^^^^^^ unknown-enum-label

-- As text, from elsewhere, or of a type that nobody knows.
SELECT s.status::text = 'paused', s.status = $1, s.status = (SELECT 'created'::public.stripe_status),
    s.status::text IN ('paused'), s.customer_id = 'paused', lag(s.status, 1, 'created') OVER ()
FROM public.stripe_info s;
