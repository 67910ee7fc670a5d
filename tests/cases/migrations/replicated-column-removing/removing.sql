-- The contract says `rollout: removing`: the primary goes first.
ALTER TABLE public.orders DROP COLUMN note;

ALTER TABLE public.orders DROP COLUMN paid_at;
--                                    ^^^^^^^ replicated-column-dropped
