ALTER TABLE public.stripe_info ALTER COLUMN status SET DEFAULT 'cancelled';
--                                          ^^^^^^ unknown-label-written "Perhaps you meant ""canceled"""
UPDATE public.stripe_info AS s SET status = 'paused'
--     ^^^^^^^^^^^^^^^^^^ unknown-label-written "no such label on the replica"
WHERE s.status IS DISTINCT FROM 'paused';
INSERT INTO public.stripe_info (customer_id, status) SELECT o.customer_id,
--          ^^^^^^^^^^^^^^^^^^ unknown-label-written "gone"
    CASE WHEN o.name = '' THEN 'gone' ELSE 'failed' END::public.stripe_status FROM public.orgs AS o;

INSERT INTO public.stripe_info (customer_id, status) VALUES ('gone', 'created'), ('b', 'lost');
--          ^^^^^^^^^^^^^^^^^^ unknown-label-written "lost"
INSERT INTO public.stripe_info (customer_id, status)
SELECT o.customer_id, coalesce(NULL, 'created')::public.stripe_status FROM public.orgs AS o;
INSERT INTO public.stripe_info (status, customer_id) SELECT 'left', o.customer_id FROM public.orgs AS o;
--          ^^^^^^^^^^^^^^^^^^ unknown-label-written "left"

-- When it is called.
CREATE FUNCTION public.pause() RETURNS void LANGUAGE sql AS $$
INSERT INTO public.stripe_info (customer_id, status) VALUES ('c', 'paused')
--          ^^^^^^^^^^^^^^^^^^ unknown-label-written
$$;

-- Known labels, no value, another type, another table.
ALTER TABLE public.stripe_info ALTER COLUMN status SET DEFAULT 'created'::public.stripe_status;
ALTER TABLE public.stripe_info ALTER COLUMN status DROP DEFAULT;
UPDATE public.apps SET name = 'paused' WHERE name IS DISTINCT FROM 'paused';
INSERT INTO public.usage_credit_grants (status) VALUES ('paused');
