-- The type takes the column along.
DROP TYPE public.stripe_status CASCADE;
--        ^^^^^^^^^^^^^^^^^^^^ replicated-column-dropped

-- Without CASCADE the server refuses while a column is of the type.
DROP TYPE IF EXISTS public.mood;
