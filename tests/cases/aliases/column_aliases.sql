-- An alias list renames columns from the left.
SELECT o.a, o.b, o.customer_id, o.name FROM public.orgs AS o(a, b);
--                                ^^^^ unknown-column
