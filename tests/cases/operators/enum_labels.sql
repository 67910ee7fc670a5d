-- Comparisons of a listed enum are there.
SELECT s.customer_id
FROM public.stripe_info s
WHERE s.status = 'succeeded'
  AND s.status IN ('created', 'updated')
  AND s.status < ANY (ARRAY['deleted', 'canceled']::public.stripe_status[])
  AND s.status IS DISTINCT FROM $1
ORDER BY s.status;
